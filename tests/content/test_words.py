"""Statements about the authored words, standards and personas as they stand in the files.

Knows the rules that a spoken line is held to. Never knows which line a session will choose.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from interviewer.conduct.checks import Bounds, faults, sentences
from interviewer.domain.library import Library
from interviewer.domain.text import folded, words
from interviewer.domain.vocabulary import Assistance, Capability, Probe, Severity, Stage, Verdict

USED_OFTEN = (
    "nearest",
    "clarify_unknown",
    "keep_for_end",
    "refocus",
    "pointed",
    "last_question",
    "leave_open",
    "offer_hint",
    "hint",
    "next_item",
    "move_on",
    "deflect",
    "heard_first_part",
    "rephrase",
)
ASKING = {
    "take_further",
    "cost_to_know",
    "nearest",
    "offer_hint",
    "offer_move_on",
    "doubt",
    "candidate_questions",
    "insist",
}
NEVER_SAID = {
    Probe.VARIANCE: r"seed|interval|varianc|significan|error bar|deviation|noise",
    Probe.FAIR_BASELINE: r"undertun|under-tun|hyperparam|weak baseline|default",
    Probe.ISOLATE_CAUSE: r"ablat|control|confound",
    Probe.CHECK: r"unit test|finite differ|gradient check|small case",
}
LEAD_WORDS, LINE_WORDS, REACTION_WORDS = 7, 25, 5


def spoken(library: Library) -> Iterator[tuple[str, str]]:
    """Every authored line with the place it stands in."""
    for key, lines in library.phrases.say.items():
        yield from ((f"say {key}", line) for line in lines)
    for probe, lines in library.phrases.probes.items():
        yield from ((f"probe {probe.value}", line) for line in lines)
    for persona in library.personas.values():
        yield f"{persona.id} opening", persona.opening
        for part in ("acknowledgements", "leads", "move_on"):
            yield from ((f"{persona.id} {part}", line) for line in getattr(persona, part))
        for probe, lines in persona.probes.items():
            yield from ((f"{persona.id} {probe.value}", line) for line in lines)
        for key, lines in persona.say.items():
            yield from ((f"{persona.id} say {key}", line) for line in lines)
    for plan in library.plans.values():
        yield f"plan {plan.id.value}", plan.opening
    for place in library.organisations.values():
        for stage, asks in place.asks.items():
            yield from ((f"{place.id} {stage.value}", line) for line in asks)
    yield from (("silence", line) for _, _, line in library.turns.silence if line)


def probes(library: Library) -> Iterator[tuple[Probe, str]]:
    """Every wording of every probe, common and own."""
    for book in (library.phrases.probes, *(persona.probes for persona in library.personas.values())):
        yield from ((probe, line) for probe, lines in book.items() for line in lines)


def test_no_authored_line_praises_judges_shows_machinery_or_asks_twice(library: Library) -> None:
    bounds = Bounds(words=library.turns.problem_words)
    said = (
        (place, line.replace("{name}", "Somebody").replace("{minutes}", "45").replace("{second}", "Nora"))
        for place, line in spoken(library)
    )
    found = [(place, line, faults(line, bounds, library.turns)) for place, line in said]
    assert [one for one in found if one[2]] == []


@pytest.mark.parametrize(
    "line, fault",
    [
        ("Great, next one.", "praise"),
        ("That is a fascinating point.", "praise"),
        ("Thanks for sharing. What came next?", "praise"),
        ("Exactly. What came next?", "verdict"),
        ("You’re right, it is p minus y.", "verdict"),
        ("You are right that it is symmetric.", "verdict"),
        ("Not quite. Try the other sign.", "verdict"),
        ("As an AI I cannot say.", "role"),
        ("The rubric asks for a number.", "role"),
        ("Could you elaborate?", "generic"),
        ("What are the broader implications?", "generic"),
    ],
)
def test_the_lists_catch_what_interviewers_should_not_say(library: Library, line: str, fault: str) -> None:
    assert fault in faults(line, Bounds(words=60), library.turns)


@pytest.mark.parametrize(
    "line",
    [
        "What goes wrong if you leave that out?",
        "Where exactly does the position enter?",
        "Two classes, and the first is the correct class. What happens to the other logit?",
        "Pick a language model you know well.",
        "How would you convince yourself that this is right?",
        "How could you find out this week whether you are right?",
        "What did the team agree on?",
        "When is it good enough to ship?",
        "Tell me about a time you made a mistake.",
    ],
)
def test_the_lists_let_neutral_questions_pass(library: Library, line: str) -> None:
    assert faults(line, Bounds(words=60), library.turns) == ()


def test_the_lists_hold_lower_case_phrases_once(library: Library) -> None:
    rules = library.turns
    for phrases in (rules.praise, rules.verdicts, rules.role_words, rules.generic):
        assert len(set(phrases)) == len(phrases)
        assert [phrase for phrase in phrases if phrase != phrase.lower().strip() or not phrase] == []


def test_no_sentence_stands_twice(library: Library) -> None:
    places = defaultdict(list)
    for place, line in spoken(library):
        for sentence in sentences(line):
            places[folded(sentence).strip(" .!?:“”")].append(place)
    assert {sentence: held for sentence, held in places.items() if len(held) > 1} == {}


def test_lines_are_short_plain_and_without_options(library: Library) -> None:
    for place, line in spoken(library):
        if not place.startswith("plan "):
            assert len(words(line)) <= LINE_WORDS, (place, line)
        assert not re.search(r"[$\\^_*`#<>=|]", line), (place, line)
        assert not re.search(r"\bor\b[^.?]*\?", line), (place, line)
        assert set(re.findall(r"\{(\w*)\}", line)) <= {"span", "source", "minutes", "name", "second"}, (place, line)


def test_a_statement_may_be_followed_by_a_question_and_a_question_stands_alone(library: Library) -> None:
    for key, lines in library.phrases.say.items():
        assert {line.count("?") for line in lines} == ({1} if key in ASKING else {0}), key
    for persona in library.personas.values():
        for key, lines in persona.say.items():
            assert {line.count("?") for line in lines} == ({1} if key in ASKING else {0}), (persona.id, key)


def test_there_are_enough_variants(library: Library) -> None:
    say = library.phrases.say
    assert [key for key in USED_OFTEN if len(say[key]) < 12] == []
    assert [key for key, lines in say.items() if len(lines) < 5] == []
    assert set(library.phrases.probes) == set(Probe)
    assert [probe for probe, lines in library.phrases.probes.items() if len(lines) < 8] == []


@pytest.mark.parametrize("probe", NEVER_SAID)
def test_a_probe_never_supplies_what_it_asks_for(library: Library, probe: Probe) -> None:
    said = [line for kind, line in probes(library) if kind is probe]
    assert said
    assert [line for line in said if re.search(NEVER_SAID[probe], line, re.IGNORECASE)] == []


def test_probes_leave_quoting_to_the_lead(library: Library) -> None:
    assert [line for _, line in probes(library) if "{" in line] == []


def test_leads_quote_once_in_quotation_marks_and_ask_nothing(library: Library) -> None:
    for persona in library.personas.values():
        for lead in persona.leads:
            assert lead.count("“{span}”") == lead.count("{span}") == 1, lead
            assert "?" not in lead, lead
            assert lead[-1] in ".:", lead
            assert len(words(lead.replace("{span}", ""))) <= LEAD_WORDS, lead


def test_a_lead_with_its_longest_quotation_and_any_probe_make_one_turn(library: Library) -> None:
    span = library.turns.span_words
    common = max(len(words(line)) for lines in library.phrases.probes.values() for line in lines)
    for persona in library.personas.values():
        lead = max(len(words(line.replace("{span}", ""))) for line in persona.leads)
        own = max(len(words(line)) for lines in persona.probes.values() for line in lines)
        assert lead + span + max(common, own) <= library.turns.turn_words, persona.id


def test_reactions_are_short_and_nobody_shares_them(library: Library) -> None:
    held = [line for persona in library.personas.values() for line in persona.acknowledgements]
    assert len(set(held)) == len(held)
    for line in held:
        assert line.endswith("."), line
        assert 1 <= len(words(line)) <= REACTION_WORDS, line


def test_each_persona_has_words_enough_of_its_own(library: Library) -> None:
    for persona in library.personas.values():
        assert len(persona.acknowledgements) >= 12, persona.id
        assert len(persona.leads) >= 10, persona.id
        assert len(persona.move_on) >= 5, persona.id
        assert set(persona.favourites) <= set(persona.probes), persona.id
        assert 3 <= len(set(persona.probes) - set(persona.favourites)) <= 6, persona.id
        assert min(len(lines) for lines in persona.probes.values()) >= 3, persona.id
        assert 60 <= len(persona.manner.split()) <= 120, persona.id


def test_every_stage_has_two_personas_who_agree_to_hold_it(library: Library) -> None:
    for stage, plan in library.plans.items():
        willing = {id for id, persona in library.personas.items() if stage in persona.stages}
        assert set(plan.personas) == willing, stage
        assert len(plan.personas) >= 2, stage


def test_stage_rows_and_role_weights_sum_to_a_hundred(library: Library) -> None:
    assert set(library.plans) == set(Stage)
    for holder in (*library.plans.values(), *library.roles.values()):
        assert set(holder.weights) == set(Capability), holder.id
        assert sum(holder.weights.values()) == 100, holder.id
    assert max(library.roles["equal"].weights.values()) - min(library.roles["equal"].weights.values()) <= 1


def test_each_opening_says_the_time_in_few_sentences(library: Library) -> None:
    for plan in library.plans.values():
        assert plan.opening.count("{minutes}") == 1, plan.id
        assert 2 <= len(sentences(plan.opening)) <= 3, plan.id
        assert len(words(plan.opening)) <= 50, plan.id


def test_phases_fill_the_stage_and_end_with_the_candidates_minutes(library: Library) -> None:
    for plan in library.plans.values():
        first, last = plan.phases[0], plan.phases[-1]
        assert (first.from_min, last.to_min) == (0, plan.minutes), plan.id
        assert all(one.to_min == two.from_min for one, two in pairwise(plan.phases)), plan.id
        assert plan.questions_min == 0 or last.from_min == plan.minutes - plan.questions_min, plan.id
        assert plan.short_minutes < plan.minutes, plan.id


def test_hints_and_doubts_exist_only_where_content_is_taught_knowledge(library: Library) -> None:
    hinted = {stage for stage, plan in library.plans.items() if plan.hints}
    doubted = {stage for stage, plan in library.plans.items() if plan.doubts}
    assert hinted == {Stage.TECHNICAL_CONCEPTS, Stage.CODING, Stage.SYSTEMS_EXPERIMENTATION}
    assert doubted == hinted | {Stage.RESEARCH_DEEP_DIVE}


def test_anchors_climb_from_one_to_four(library: Library) -> None:
    ladders = [rubric.anchors for rubric in library.capabilities.values()]
    ladders += [anchors for overlay in library.overlays.values() for anchors in overlay.facets.values()]
    assert len(ladders) == len(Capability) + 8
    assert all([anchor.level for anchor in ladder] == [1, 2, 3, 4] for ladder in ladders)
    star = library.overlays["star_l"]
    assert sum(star.target_s.values()) == 120
    assert set(star.target_s) == set(star.facets)


def test_more_help_is_never_worth_more_and_not_assessed_is_no_number(library: Library) -> None:
    rules = library.scoring
    worth = [rules.assistance[help] for help in Assistance]
    assert worth == sorted(worth, reverse=True)
    assert set(rules.credit) == set(Verdict) - {Verdict.NOT_ASSESSED}
    assert set(rules.penalty) == set(Severity) - {Severity.FATAL}
    assert all(one[0] < two[0] and one[1] <= two[1] for one, two in pairwise(rules.knots))
    assert all(one[0] < two[0] for one, two in pairwise(rules.vote_limits))


def test_silence_is_covered_without_gaps(library: Library) -> None:
    silence = library.turns.silence
    assert silence[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(silence))
    assert silence[0][2] == silence[1][2] == ""
