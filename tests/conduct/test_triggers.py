"""Which probe a planted turn calls for, and which precise twin calls for none.

Knows planted turns. Never knows items of the bank.
"""

import pytest

from interviewer.conduct.triggers import Said, find_triggers
from interviewer.domain.vocabulary import Kind, Probe


def fired(turn: str, **rest: object) -> set[Probe]:
    found = find_triggers(Said(turn, **rest))  # type: ignore[arg-type]
    for trigger in found:
        assert turn[trigger.span.start : trigger.span.end] == trigger.span.quote
        assert trigger.span.quote.strip()
    return {trigger.probe for trigger in found}


CALLS = {
    Probe.VARIANCE: [
        "Our sampler improves accuracy by two points over the baseline.",
        "The new loss gave us 1.4 points higher F1 than before.",
        "Model A is better than model B on every task.",
        "We beat the previous best by 3%.",
        "It ranks first on the leaderboard.",
        "The method reduced perplexity from 18.2 to 17.6.",
        "With the auxiliary head we outperform the supervised encoder.",
        "Accuracy went up by 2.1 points.",
        "My variant won by half a point on the held-out split.",
        "Fine-tuning raised the F1 to 83.2.",
        "Switching to cosine decay gave us about 0.8 BLEU.",
        "The new reranker is clearly the best of the four, it reaches 91.2.",
        "We got a 12% reduction in word error rate.",
    ],
    Probe.FAIR_BASELINE: [
        "Our sampler improves accuracy by two points over the baseline.",
        "We beat the vanilla transformer by 3 BLEU over three seeds.",
        "It outperforms existing methods on all five tasks.",
        "The encoder was 2 points better than prior work.",
        "We outperform the standard network.",
        "It beats BERT by two points.",
    ],
    Probe.ISOLATE_CAUSE: [
        "The gain is due to our new sampler.",
        "Accuracy improved because of our contrastive loss.",
        "It works better thanks to the memory module.",
        "The improvement comes from our data augmentation.",
        "Performance went up because we added the auxiliary loss.",
        "I attribute the gain to the gating mechanism.",
        "Our new router is the reason why it converges faster.",
    ],
    Probe.MECHANISM: [
        "It works because of inductive bias.",
        "It's just regularization.",
        "We leverage a robust, scalable end-to-end framework with self-supervised representation learning.",
        "The network generalises through implicit regularization.",
        "A holistic multi-layered evaluation framework with governance and dashboards.",
    ],
    Probe.OWNERSHIP: [
        "We decided to drop the feature and built a new pipeline.",
        "We designed the experiment, we ran it and we shipped it.",
        "The team decided to stop the project. We moved on.",
        "We chose the smaller model.",
        "Then we discussed it and our team agreed to go ahead.",
    ],
    Probe.NUMBER: [
        "Training got much faster after the change.",
        "It improved the results significantly.",
        "We had a lot of users on the system.",
        "The system handles large-scale data.",
        "There was a huge improvement in quality.",
        "Inference is fast.",
        "It works really well in practice.",
        "Annotation was very expensive.",
        "We saw a big jump in recall.",
        "The error dropped substantially.",
        "It saved us a ton of time.",
        "Most users were happier.",
    ],
    Probe.ASSUMPTION: [
        "Adam always converges faster than SGD.",
        "This works for any sequence length.",
        "The estimator is obviously unbiased.",
        "A KL penalty guarantees safety.",
        "Dropout never hurts.",
        "The loss can never increase.",
        "It holds in all cases.",
        "That cannot fail.",
        "It is trivially true.",
        "It generalises to arbitrary context lengths.",
    ],
    Probe.FALSIFY: [
        "I believe most gains in our field come from data, not from architecture.",
        "I'm convinced that scaling will be enough.",
        "My intuition is that the encoder matters more.",
        "I think the field will move to smaller models.",
        "I predict that transformers will be replaced in five years.",
        "In my view evaluation is the bottleneck.",
    ],
    Probe.NEAREST_WORK: [
        "We are the first to apply diffusion to this problem.",
        "Our method is completely novel.",
        "No one has done this before.",
        "It reaches state-of-the-art results.",
        "Nobody had tried that on graphs.",
        "We proposed a new paradigm for retrieval.",
        "Ours is the only method that can do this.",
    ],
    Probe.SOURCE: [
        "A recent paper showed that bigger batches generalise worse.",
        "It is well known that transformers need warmup.",
        "Studies show that ensembles are calibrated.",
        "I read somewhere that dropout is equivalent to Bayesian inference.",
        "According to neural scaling laws, performance follows a power law.",
        "OpenAI showed that feedback reduces toxicity.",
        "There's a DeepMind paper which says that.",
    ],
    Probe.LESSON: [
        "I learned that communication is key.",
        "The lesson was to be flexible and resilient.",
        "It taught me that teamwork matters, you have to communicate well.",
        "My takeaway is that details matter.",
        "Since that project I know that planning is important.",
    ],
}
PRECISE = {
    Probe.VARIANCE: [
        "Over five seeds our sampler improves accuracy by 2.0 ± 0.3 points.",
        "Accuracy improved by two points, 95% confidence interval 1.1 to 2.9.",
        "We beat the baseline by 3% with a standard deviation of 0.4 across ten runs.",
        "I would measure whether it improves accuracy.",
        "The gain was 1.4 but we ran it once per setting.",
        "The gradient is p minus y.",
        "It improved by a point; I never measured the spread.",
        "Switching to cosine decay gave 0.8 BLEU, with a standard deviation of 0.2 over four seeds.",
    ],
    Probe.FAIR_BASELINE: [
        "We beat the baseline, which got the same tuning budget of thirty trials.",
        "We beat the baseline with its default hyperparameters by 2 points.",
        "I would compare it with a baseline.",
    ],
    Probe.ISOLATE_CAUSE: [
        "The gain comes from our sampler: with it removed, accuracy falls back to 71.",
        "An ablation without the loss shows the gain is due to the loss.",
        "The entries sum to zero because of the normalisation.",
    ],
    Probe.OWNERSHIP: [
        "I proposed to stop it, and we agreed.",
        "I decided to drop the feature; we then built a pipeline.",
        "My part was the sampler; we shipped it in May.",
    ],
    Probe.NUMBER: [
        "Training got 3.2 times faster.",
        "It improved significantly, from 71 to 76.",
        "We had about two million users.",
        "Fast pairs resolve local order and slow pairs vary over long ranges.",
        "It does not matter much.",
        "How much it costs depends on n.",
    ],
    Probe.ASSUMPTION: [
        "It does not always converge.",
        "Sixteen thousand tokens gives angles the model never saw.",
        "I never ran that experiment.",
        "By definition the softmax always sums to one.",
        "Under convexity it always converges to the optimum.",
        "We always logged the seed.",
    ],
    Probe.FALSIFY: [
        "I think the gradient is p minus y.",
        "I believe scaling matters, but matched-data comparisons without a gap would change my mind.",
        "I believe so.",
    ],
    Probe.NEAREST_WORK: [
        "The first thing to break is the comparison.",
        "The closest work is by Smith, and unlike them we train end to end; it is novel in that.",
        "It is not novel.",
    ],
    Probe.SOURCE: [
        "Press et al. 2021 showed that it degrades past the training length.",
        "Barbero et al. find that high frequencies are used by positional heads.",
    ],
    Probe.LESSON: [
        "I learned to run the random control first; since then I do that in week one.",
        "What I learned is that the riskiest assumption goes first.",
    ],
}


@pytest.mark.parametrize(("probe", "turn"), [(probe, turn) for probe, turns in CALLS.items() for turn in turns])
def test_a_vague_claim_calls_for_its_probe(probe: Probe, turn: str) -> None:
    assert probe in fired(turn)


@pytest.mark.parametrize(("probe", "turn"), [(probe, turn) for probe, turns in PRECISE.items() for turn in turns])
def test_a_precise_twin_does_not(probe: Probe, turn: str) -> None:
    assert probe not in fired(turn)


def test_what_was_said_before_settles_a_claim() -> None:
    claim = "So our sampler is 2 points better than before."
    assert Probe.VARIANCE in fired(claim)
    assert Probe.VARIANCE not in fired(claim, earlier="Everything I quote is a mean over five seeds.")


def test_no_probe_fires_twice_in_one_turn() -> None:
    turn = "It improved significantly. It was much faster. It was hugely better."
    probes = [trigger.probe for trigger in find_triggers(Said(turn))]
    assert len(probes) == len(set(probes))


def test_a_question_claims_nothing() -> None:
    assert not fired("Do you mean that it always improves?")


def test_a_bare_result_of_a_derivation_calls_for_thinking_aloud() -> None:
    asked = {"question": "Derive the gradient of the loss.", "kind": Kind.MATH}
    assert Probe.THINK_ALOUD in fired("p - y", **asked)
    assert Probe.THINK_ALOUD in fired("It is p minus y.", **asked)
    assert Probe.THINK_ALOUD not in fired("p - y", question="What is the gradient?", kind=Kind.MATH)


def test_an_unchecked_result_calls_for_a_check() -> None:
    asked = {"question": "Derive the gradient of the loss.", "kind": Kind.MATH}
    turn = (
        "The loss is minus the sum of y log p, the chain rule with the Jacobian of the softmax gives two terms, and "
        "since the targets sum to one we are left with p minus y."
    )
    assert Probe.CHECK in fired(turn, **asked)
    assert Probe.CHECK not in fired(turn + " Check: the entries sum to zero.", **asked)


def test_code_without_a_test_calls_for_a_check() -> None:
    code = "def f(x):\n    return x / x.sum()"
    assert Probe.CHECK in fired(code, kind=Kind.CODING)
    assert Probe.CHECK not in fired(code + "\n# tried an empty input", kind=Kind.CODING)


def test_a_derivation_is_not_asked_for_its_variance_or_its_number() -> None:
    assert not fired("The squared error is much better than nothing, so the loss improves.", kind=Kind.MATH)


def test_spans_are_short_enough_to_be_quoted() -> None:
    for turns in CALLS.values():
        for turn in turns:
            assert all(len(trigger.span.quote.split()) <= 9 for trigger in find_triggers(Said(turn)))
