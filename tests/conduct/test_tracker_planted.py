"""A hundred and sixty planted turns over the built-in items: how many are read as what they are.

Knows planted turns and their precise twins. Never knows a model.
"""

import pytest

from interviewer.conduct.tracker import RuleTracker, Seen
from interviewer.domain.library import Library
from interviewer.domain.observation import Observation, Special

MATH = "math.softmax-cross-entropy-gradient"
ROPE = "concept.rope-long-context"
DESIGN = "design.detect-reward-hacking"
STORY = "behavioral.experiment-invalidated-roadmap"
CODE = "coding.numpy-cosine-similarity"
BAR = "bar-raiser.remove-80-percent-compute"

# item, a turn that calls for the probe, the probe, a precise twin that does not
CLAIMS = [
    (
        DESIGN,
        "Our detector catches hacking better than the ensemble alarm does.",
        "P1",
        "Our detector catches 83 percent of planted hacks against 61 for the ensemble alarm, with an interval "
        "of plus or minus 5 over four seeds.",
    ),
    (
        DESIGN,
        "We ended up two points ahead of the plain reward model.",
        "P1",
        "We ended up two points ahead of the plain reward model, averaged over six repeats with a standard "
        "error of 0.4.",
    ),
    (
        BAR,
        "With our sampler retrieval quality jumped to 71.",
        "P1",
        "With our sampler retrieval quality jumped to 71, give or take 0.6 across five reruns.",
    ),
    (
        STORY,
        "The second model scored higher, so we dropped the first one.",
        "P1",
        "The second model scored 3.1 higher, larger than the 0.5 spread between seeds, so I dropped the first one.",
    ),
    (
        BAR,
        "We clearly beat SimCLR on every sensor.",
        "P2",
        "We beat SimCLR on every sensor, and both got the same forty trials of tuning over three seeds.",
    ),
    (
        DESIGN,
        "The baseline did worse than our monitor on all tasks.",
        "P2",
        "The baseline did worse than our monitor although its threshold was swept with the same budget, over "
        "five seeds.",
    ),
    (
        BAR,
        "The gain is there because of the hard negatives.",
        "P3",
        "The gain is there because of the hard negatives: when I swapped them for random ones it vanished.",
    ),
    (
        DESIGN,
        "It got better thanks to the new reward shaping.",
        "P3",
        "It got better thanks to the new reward shaping; switching it off with all else fixed undid the gain.",
    ),
    (
        ROPE,
        "It works because of better positional inductive bias.",
        "P4",
        "It works because the rotation makes the dot product depend on the offset only, so what is learned at "
        "one place carries over.",
    ),
    (
        DESIGN,
        "I'd leverage a holistic alignment framework with robust governance and scalable oversight.",
        "P4",
        "I'd compare reward with blinded ratings at ten checkpoints, because a hack makes the two separate.",
    ),
    (
        STORY,
        "We realised the plan was dead and we moved the whole team to a new topic.",
        "P5",
        "I told the others the plan was dead and proposed the new topic; we moved in April.",
    ),
    (
        BAR,
        "We built the pipeline and then we tuned it together.",
        "P5",
        "I built the pipeline; Lena tuned it afterwards.",
    ),
    (
        BAR,
        "Training would be a lot slower and the results much worse.",
        "P6",
        "Training would take 9 days instead of 3 and accuracy would fall from 76 to about 71.",
    ),
    (
        STORY,
        "It cost us quite a bit of compute and plenty of nerves.",
        "P6",
        "It cost us 1,200 GPU-hours and two missed milestones.",
    ),
    (
        ROPE,
        "RoPE guarantees that the model handles any context length.",
        "P7",
        "RoPE handles lengths up to the training window; past it angles are unseen.",
    ),
    (
        MATH,
        "The loss is obviously convex so it can never get stuck.",
        "P7",
        "The loss is convex in the logits, since the Hessian is positive semidefinite.",
    ),
    (
        DESIGN,
        "I think reward hacking is mostly a data problem.",
        "P11",
        "I think reward hacking is mostly a data problem; if retraining on clean labels left the gap open, I "
        "would give that up.",
    ),
    (
        BAR,
        "To our knowledge nobody had combined these two losses before.",
        "P15",
        "The nearest paper combines the same two losses on images; ours differs in the sensor masking.",
    ),
    (
        ROPE,
        "There was a paper showing that this breaks beyond the window.",
        "P17",
        "Press et al. 2021 showed that this breaks beyond the window.",
    ),
    (
        STORY,
        "I think the main thing is to communicate earlier.",
        "P18",
        "Since then I send the raw plot to everyone on the day I see it; on my next project that saved a month.",
    ),
    (
        BAR,
        "Our encoder overtakes the supervised one by 1.4 accuracy points.",
        "P1",
        "Our encoder overtakes the supervised one by 1.4 accuracy points, standard deviation 0.3 over five runs.",
    ),
    (
        DESIGN,
        "The policy with the penalty wins 64 percent of the comparisons.",
        "P1",
        "The policy with the penalty wins 64 percent of 900 comparisons, 95% interval 61 to 67.",
    ),
    (
        STORY,
        "The smaller model turned out to be stronger, so I stopped the large one.",
        "P1",
        "The smaller model turned out to be stronger in all six reruns, so I stopped the large one.",
    ),
    (
        BAR,
        "Error fell to 7.5 percent once we added the memory.",
        "P1",
        "Error fell to 7.5 percent once we added the memory, plus or minus 0.4 over four seeds.",
    ),
    (
        DESIGN,
        "It easily outclasses the previous monitor.",
        "P2",
        "It outclasses the previous monitor, which we retuned with the same sixty trials.",
    ),
    (
        BAR,
        "MoCo lags behind our method.",
        "P2",
        "MoCo lags behind our method even after an equally long hyperparameter search.",
    ),
    (
        STORY,
        "The speed-up came from our caching layer.",
        "P3",
        "The speed-up came from our caching layer; with the cache disabled we were back at 40 ms.",
    ),
    (
        BAR,
        "What made it generalise was the contrastive objective.",
        "P3",
        "What made it generalise was the contrastive objective: in the ablation without it transfer dropped to chance.",
    ),
    (
        DESIGN,
        "Emergent misalignment in the latent space, a distribution shift, basically Goodhart dynamics.",
        "P4",
        "The policy writes longer answers because the reward model was trained on pairs where the longer one "
        "mostly won.",
    ),
    (
        ROPE,
        "It is the attention mechanism and the inductive bias of rotations, that's just representation learning.",
        "P4",
        "Rotating q and k by their positions means the score depends on the difference of the two positions.",
    ),
    (
        STORY,
        "We ran the control, we looked at the curves, and in the end our group cancelled the router.",
        "P5",
        "I ran the control and showed the curves to the group, and I asked to cancel the router.",
    ),
    (
        DESIGN,
        "We'd collected the labels and had the raters agree on a protocol.",
        "P5",
        "I wrote the protocol for the raters; Ana collected the labels.",
    ),
    (
        BAR,
        "Most of the budget went into sweeps and the final model was pretty cheap.",
        "P6",
        "About 60 percent of the budget went into sweeps and the final model took 300 GPU-hours.",
    ),
    (
        STORY,
        "Many people depended on it and it took ages to replan.",
        "P6",
        "Eleven people depended on it and it took six weeks to replan.",
    ),
    (
        ROPE,
        "Interpolation works for every model, no matter how long the text is.",
        "P7",
        "Interpolation worked for the 7B model up to 32k tokens with fine-tuning.",
    ),
    (
        CODE,
        "Clipping makes sure the result is always correct.",
        "P7",
        "Clipping keeps the result within minus one and one when rounding pushes it past.",
    ),
    (
        BAR,
        "In my opinion scale is overrated.",
        "P11",
        "In my opinion scale is overrated; a matched-compute run in which the big model pulls away would change "
        "my mind.",
    ),
    (
        DESIGN,
        "This is the first benchmark of its kind for agents.",
        "P15",
        "It builds on the benchmark by Pan et al. 2022 and adds file access for agents.",
    ),
    (
        ROPE,
        "It has been shown many times that long contexts hurt.",
        "P17",
        "Liu et al. 2023 showed that facts in the middle of long contexts are missed.",
    ),
    (
        STORY,
        "So what I took from it is to stay open and to share results sooner.",
        "P18",
        "What I took from it: show the control before the main result. In 2024 that stopped a weak paper after "
        "nine days.",
    ),
    (
        BAR,
        "Linear probing went from 71 to 76 with the queue.",
        "P1",
        "Linear probing went from 71 to 76 with the queue, over five seeds with a spread of half a point.",
    ),
    (
        DESIGN,
        "Our alarm is more accurate than the reviewers.",
        "P1",
        "Our alarm is right in 91 percent of cases and the reviewers in 84, with a bootstrap interval of 3 points.",
    ),
    (
        STORY,
        "The random control gave better retrieval than my router.",
        "P1",
        "The random control gave 0.3 points more than my router on average over eight seeds, well inside the noise.",
    ),
    (
        BAR,
        "Adding the second sensor raised F1 by three points.",
        "P1",
        "Adding the second sensor raised F1 by three points, between 2.4 and 3.7 in a bootstrap.",
    ),
    (
        DESIGN,
        "We outperform the usual KL monitor.",
        "P2",
        "We outperform the usual KL monitor, whose threshold we tuned on the same validation runs.",
    ),
    (
        BAR,
        "It is far stronger than the standard autoencoder.",
        "P2",
        "It is two points stronger than the autoencoder, which had the same number of trials and epochs.",
    ),
    (
        BAR,
        "Our large batches are the reason the accuracy went up.",
        "P3",
        "Accuracy went up with large batches; holding everything else fixed and shrinking only the batch lost "
        "it again.",
    ),
    (
        DESIGN,
        "Hacking dropped due to the new length penalty.",
        "P3",
        "Hacking dropped by half with the length penalty and came back in an ablation without it.",
    ),
    (
        DESIGN,
        "Robust anomaly analytics with end-to-end governance would seamlessly mitigate emergent misalignment.",
        "P4",
        "An alarm fires when the proxy goes up but the blinded win rate goes down, since then the two no longer "
        "measure the same thing.",
    ),
    (
        ROPE,
        "Long inputs work due to better representations.",
        "P4",
        "Long inputs work because no position needs its own learned vector.",
    ),
    (
        STORY,
        "We discovered the leak, we rewrote the loader and we informed the partners.",
        "P5",
        "I discovered the leak and rewrote the loader, and I called the partners myself.",
    ),
    (BAR, "So we switched to a distilled teacher.", "P5", "So I switched to a distilled teacher."),
    (
        DESIGN,
        "I'd collect lots of labels from several raters on a big set of prompts.",
        "P6",
        "I'd collect three labels each on 400 prompts from five raters.",
    ),
    (
        BAR,
        "The ablations used up a huge part of our cluster time.",
        "P6",
        "The ablations used up 2,400 of our 6,000 GPU-hours.",
    ),
    (MATH, "This holds for any target, always.", "P7", "This holds when the targets sum to one."),
    (
        ROPE,
        "The rotation can never hurt the model.",
        "P7",
        "The rotation did not hurt the model in the 1B runs at 4k tokens.",
    ),
    (
        BAR,
        "I'm sure contrastive learning will be gone in two years.",
        "P11",
        "I expect contrastive learning to fade; if it still wins at matched compute in two years, I was wrong.",
    ),
    (
        DESIGN,
        "No one else has tested agents this way.",
        "P15",
        "Two groups tested agents in a similar way; the closest is Pan et al. 2022, and we add hidden tests.",
    ),
    (
        ROPE,
        "I read that most models only use the first half of the context.",
        "P17",
        "Liu et al. 2023, figure 1, shows that models use the start and the end of the context best.",
    ),
    (
        STORY,
        "The takeaway was that you should always stay critical and talk to people early.",
        "P18",
        "Two projects later I ran the trivial control on day one, and it saved us the autumn.",
    ),
    (
        BAR,
        "The contrastive encoder is clearly stronger on unseen sensors.",
        "P1",
        "The contrastive encoder is 1.2 points stronger on unseen sensors, twice the spread across our five seeds.",
    ),
    (
        DESIGN,
        "With hidden tests the pass rate fell from 80 to 55 percent.",
        "P1",
        "With hidden tests the pass rate fell from 80 to 55 percent, 95% interval 51 to 59.",
    ),
    (
        STORY,
        "The new direction beat the old one by two points.",
        "P1",
        "The new direction beat the old one by two points, averaged over three seeds with a range of half a point.",
    ),
    (
        BAR,
        "My loss improves recall on every dataset.",
        "P1",
        "My loss improves recall on every dataset by 0.9 on average; the standard error over seeds is 0.2.",
    ),
    (
        BAR,
        "We were ahead of the supervised baseline the whole time.",
        "P2",
        "We were ahead of the supervised baseline, which got the same sweep of thirty settings.",
    ),
    (
        DESIGN,
        "Our classifier gives better results than existing detectors.",
        "P2",
        "Our classifier gives better results than existing detectors when all get their published configurations.",
    ),
    (
        STORY,
        "The error went down because of my region-specific features.",
        "P3",
        "The error went down with the region features and up again when I removed them.",
    ),
    (
        BAR,
        "Thanks to our memory bank the training is so stable.",
        "P3",
        "Training is stable with the memory bank and diverged in two of three runs without it.",
    ),
    (
        ROPE,
        "That's emergence, transformers just pick it up through scaling.",
        "P4",
        "Each pair turns at its own speed, so near and far offsets look different to the dot product.",
    ),
    (
        DESIGN,
        "I would set up an advanced, data-driven monitoring ecosystem with principled uncertainty-aware analytics.",
        "P4",
        "I would plot proxy against blinded human score per checkpoint, since a hack lifts only the first.",
    ),
    (
        STORY,
        "We talked it through, we dropped the milestone and we reassigned the people.",
        "P5",
        "I talked it through with Jonas, dropped my milestone and asked for the people to be reassigned.",
    ),
    (
        BAR,
        "Our team ran the sweeps and trained the final model.",
        "P5",
        "I ran the sweeps myself; Mei trained the final model.",
    ),
    (
        BAR,
        "We burned an enormous amount of compute on tuning.",
        "P6",
        "We burned about 10,000 of 20,000 GPU-hours on tuning.",
    ),
    (
        DESIGN,
        "I'd sample a good number of prompts and watch the gap grow substantially.",
        "P6",
        "I'd sample 300 prompts and expect the gap to grow from 2 to 10 points.",
    ),
    (
        ROPE,
        "It necessarily extrapolates to any length.",
        "P7",
        "It extrapolates to about twice the training length, then loss rises.",
    ),
    (
        CODE,
        "The norm is never zero in practice, that is guaranteed.",
        "P7",
        "The norm can be zero for an all-zero row, so I mask it.",
    ),
    (
        STORY,
        "I believe most roadmaps in research are fiction.",
        "P11",
        "I believe most roadmaps are fiction; if three of four milestones held in our lab next year I'd take "
        "that back.",
    ),
    (
        BAR,
        "It was a completely new way of pre-training.",
        "P15",
        "It extends the pre-training of Chen et al. 2020 with temporal negatives.",
    ),
    (
        DESIGN,
        "Research shows that reward models like long answers.",
        "P17",
        "Singhal et al. 2023 show that reward models like long answers.",
    ),
    (
        STORY,
        "I learned that being transparent and adaptable is crucial.",
        "P18",
        "I learned to test the riskiest assumption first; on the next paper I did so in week one.",
    ),
]
# item, a turn, the readings that it may have
OTHERWISE = [
    (
        DESIGN,
        "My brother just moved to Lisbon and we spent all weekend carrying boxes up four flights of stairs.",
        ["off_topic"],
    ),
    (
        MATH,
        "I was hoping we could chat about the salary range and how many vacation days there are in this position.",
        ["off_topic"],
    ),
    (
        ROPE,
        "Did you watch the match yesterday, the goalkeeper was incredible and the whole pub was singing until "
        "midnight.",
        ["off_topic"],
    ),
    (
        STORY,
        "The train was late again this morning, and then my coffee spilled all over the seat, what a day.",
        ["off_topic"],
    ),
    (
        CODE,
        "I recently started baking sourdough bread at home and the trick is to let the dough rest overnight in "
        "the fridge.",
        ["off_topic"],
    ),
    (MATH, "Is y a one-hot vector here?", ["clarification"]),
    (CODE, "Are the inputs floats, or could they be integers?", ["clarification"]),
    (DESIGN, "Am I free to pick the environment?", ["clarification"]),
    (BAR, "Is that eighty percent of the total, or for each run?", ["clarification"]),
    (STORY, "Would something from my master's thesis be fine?", ["clarification"]),
    (MATH, "Honestly I have never derived this, I'd rather leave it.", ["dont_know", "pass"]),
    (ROPE, "I really couldn't tell you.", ["dont_know", "pass"]),
    (DESIGN, "Can we do something else instead?", ["dont_know", "pass"]),
    (CODE, "No clue how to do that without loops.", ["dont_know", "pass"]),
    (STORY, "I can't come up with a story right now.", ["dont_know", "pass"]),
    (MATH, "Could you just show me how it is done?", ["asks_answer"]),
    (ROPE, "So, did I get that one?", ["asks_answer"]),
    (DESIGN, "What would you have said?", ["asks_answer"]),
    (CODE, "Does my code look right to you?", ["asks_answer"]),
    (BAR, "Is this what you were looking for?", ["asks_answer"]),
    (
        DESIGN,
        "By the way my daughter has a piano recital tonight and I still need to pick up flowers on the way home.",
        ["off_topic"],
    ),
    (
        ROPE,
        "I love hiking in the Alps in summer, the huts serve wonderful soup and the views are just breathtaking.",
        ["off_topic"],
    ),
    (
        MATH,
        "Have you seen the new series about the royal family, my partner and I finished it in two evenings.",
        ["off_topic"],
    ),
    (
        STORY,
        "My neighbour's dog keeps barking at night and I had to buy earplugs and a second pillow last week.",
        ["off_topic"],
    ),
    (
        CODE,
        "Let us talk about where the office is and whether there is parking and free lunch for employees.",
        ["off_topic"],
    ),
    (MATH, "Do you want it for one example or averaged over a batch?", ["clarification"]),
    (ROPE, "By help, do you mean quality or just not crashing?", ["clarification"]),
    (DESIGN, "How large a labelling budget may I assume?", ["clarification"]),
    (CODE, "What should I return for a row of zeros?", ["clarification"]),
    (BAR, "May I use a different model family then?", ["clarification"]),
    (MATH, "That's beyond me, sorry.", ["dont_know", "pass"]),
    (ROPE, "I'm drawing a blank on this one.", ["dont_know", "pass"]),
    (DESIGN, "I'd prefer to go on to the next one.", ["dont_know", "pass"]),
    (STORY, "Nothing like that ever happened to me, I'm afraid.", ["dont_know", "pass"]),
    (BAR, "Let me skip that.", ["dont_know", "pass"]),
    (MATH, "Please just give me the solution.", ["asks_answer"]),
    (ROPE, "Was my explanation correct?", ["asks_answer"]),
    (DESIGN, "What is the ideal design here?", ["asks_answer"]),
    (STORY, "Is that the kind of story you wanted to hear?", ["asks_answer"]),
    (CODE, "Right or wrong?", ["asks_answer"]),
    (
        DESIGN,
        "My parents are visiting from Porto this week and we plan to eat fish by the harbour every single night.",
        ["off_topic"],
    ),
    (
        ROPE,
        "I spent the last summer repairing an old sailing boat with my uncle, mostly sanding and painting the hull.",
        ["off_topic"],
    ),
    (
        MATH,
        "Is there a cafeteria in your building, and do people usually go out for drinks after work on Fridays?",
        ["off_topic"],
    ),
    (
        STORY,
        "Honestly I am more excited about the concert on Saturday, my favourite band plays in town for the first time.",
        ["off_topic"],
    ),
    (
        BAR,
        "My bicycle was stolen yesterday so I had to walk through the rain and buy new shoes on the way.",
        ["off_topic"],
    ),
    (MATH, "Should the result be in index notation or as a vector?", ["clarification"]),
    (ROPE, "Do you mean the original version or the scaled ones?", ["clarification"]),
    (DESIGN, "Can I assume access to the reward model's weights?", ["clarification"]),
    (STORY, "Does it have to be a research project, or may it be from industry?", ["clarification"]),
    (CODE, "Which data type do the matrices have?", ["clarification"]),
    (MATH, "I've got nothing, sorry.", ["dont_know", "pass"]),
    (ROPE, "Not something I know much about.", ["dont_know", "pass"]),
    (DESIGN, "Could we move to a different question?", ["dont_know", "pass"]),
    (CODE, "Hmm, I forgot how broadcasting works.", ["dont_know", "pass"]),
    (BAR, "I'd have to pass on that one.", ["dont_know", "pass"]),
    (MATH, "What's the right answer, then?", ["asks_answer"]),
    (ROPE, "Am I correct about that?", ["asks_answer"]),
    (DESIGN, "Would that be a good design in your eyes?", ["asks_answer"]),
    (CODE, "Can you tell me if this would pass the tests?", ["asks_answer"]),
    (STORY, "How did I do?", ["asks_answer"]),
    (
        DESIGN,
        "My sister got married last weekend and I danced until four in the morning, my feet still hurt a lot.",
        ["off_topic"],
    ),
    (
        ROPE,
        "Do you know a good restaurant around here, I skipped breakfast and my flight leaves in the evening?",
        ["off_topic"],
    ),
    (
        MATH,
        "I used to play the violin in an orchestra and we toured through Japan and Korea every other summer.",
        ["off_topic"],
    ),
    (
        STORY,
        "What I enjoy most is gardening, I grow tomatoes and basil on my balcony and cook for friends.",
        ["off_topic"],
    ),
    (
        BAR,
        "The rent in this city is crazy and finding an apartment near a decent school took us forever.",
        ["off_topic"],
    ),
    (MATH, "When you say classifier, is it linear?", ["clarification"]),
    (ROPE, "Should I compare with learned positions or with ALiBi?", ["clarification"]),
    (DESIGN, "Does the experiment have to be cheap?", ["clarification"]),
    (CODE, "May I use scipy or only numpy?", ["clarification"]),
    (STORY, "How much time do I have for the story?", ["clarification"]),
    (MATH, "Sorry, I don't remember the steps.", ["dont_know", "pass"]),
    (DESIGN, "I have never worked with reinforcement learning, so I can't answer that.", ["dont_know", "pass"]),
    (ROPE, "No idea what that is.", ["dont_know", "pass"]),
    (STORY, "I'd rather not go into that.", ["dont_know", "pass"]),
    (BAR, "Next, please.", ["dont_know", "pass"]),
    (MATH, "Is my sign correct?", ["asks_answer"]),
    (ROPE, "What is the correct explanation?", ["asks_answer"]),
    (DESIGN, "Did that cover everything you wanted?", ["asks_answer"]),
    (CODE, "Could you give me the code?", ["asks_answer"]),
    (BAR, "Did I answer your question?", ["asks_answer"]),
]


@pytest.fixture(scope="module")
def rules() -> RuleTracker:
    return RuleTracker()


def track(rules: RuleTracker, library: Library, id: str, turn: str) -> Observation:
    item = library.item(id)
    seen = rules.track(Seen(item=item, question=item.prompt, turn=turn))
    for trigger in seen.triggers:
        assert turn[trigger.span.start : trigger.span.end] == trigger.span.quote
    return seen


def test_nine_vague_claims_of_ten_call_for_their_probe(rules: RuleTracker, library: Library) -> None:
    missed = []
    for id, turn, probe, _ in CLAIMS:
        if probe not in {trigger.probe.value for trigger in track(rules, library, id, turn).triggers}:
            missed.append(turn)
    assert len(missed) <= 0.1 * len(CLAIMS), missed


def test_hardly_a_precise_twin_does(rules: RuleTracker, library: Library) -> None:
    alarmed = []
    for id, _, probe, twin in CLAIMS:
        if probe in {trigger.probe.value for trigger in track(rules, library, id, twin).triggers}:
            alarmed.append(twin)
    assert len(alarmed) <= 0.05 * len(CLAIMS), alarmed


def test_precise_twins_are_answers(rules: RuleTracker, library: Library) -> None:
    for id, _, _, twin in CLAIMS:
        kinds = {special.special for special in track(rules, library, id, twin).specials}
        assert not kinds & {Special.OFF_TOPIC, Special.DONT_KNOW, Special.PASS, Special.INSTRUCTION}, twin


def test_nine_turns_of_ten_that_are_no_answer_are_read_as_what_they_are(rules: RuleTracker, library: Library) -> None:
    missed = []
    for id, turn, readings in OTHERWISE:
        kinds = {special.special.value for special in track(rules, library, id, turn).specials}
        if not kinds & set(readings):
            missed.append(turn)
    assert len(missed) <= 0.1 * len(OTHERWISE), missed
