"""The arithmetic: the vectors that were computed beside it, and the properties it may never lose.

Knows worked cases. Never knows where the constants are written.
"""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.library import Library
from interviewer.domain.scoring import (
    CapabilityScore,
    Criterion,
    ItemEvidence,
    ItemScore,
    Outcome,
    confidence,
    decide,
    item_score,
    loop_scores,
    stage_scores,
    stage_vote,
)
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Assistance, Capability, Decision, Severity, Stage, Verdict, Vote


@pytest.fixture(scope="module")
def rules(library: Library) -> ScoringRules:
    return library.scoring


def point(verdict: str, core: bool = False, stretch: bool = False, help: str = "none") -> Criterion:
    return Criterion(weight=2, verdict=Verdict(verdict), core=core, stretch=stretch, assistance=Assistance(help))


def points(core: list[str], base: list[str], stretch: list[str], help: str = "none") -> list[Criterion]:
    return [
        *(point(v, core=True, help=help) for v in core),
        *(point(v, help=help) for v in base),
        *(point(v, stretch=True, help=help) for v in stretch),
    ]


MET3, MET2 = ["met"] * 3, ["met"] * 2
VECTORS = [
    ("all base met, stretch not assessed", points(MET3, MET2, ["not_assessed"]), [], 3.40, 3),
    ("all base met, stretch met", points(MET3, MET2, ["met"]), [], 4.00, 4),
    ("all base met, stretch missed", points(MET3, MET2, ["missed"]), [], 3.40, 3),
    ("all core met, other base missed", points(MET3, ["missed"] * 2, []), [], 2.50, 3),
    ("others partial, one minor error left", points(MET3, ["partial"] * 2, []), [("minor", False)], 2.99, 3),
    ("everything after H1", points(MET3, MET2, [], "h1"), [], 2.82, 3),
    ("everything after H2", points(MET3, MET2, [], "h2"), [], 1.90, 2),
    ("one core missed, rest met", points(["missed", "met", "met"], MET2, ["met"]), [], 2.40, 2),
    ("major misconception kept", points(MET3, MET2, []), [("major", False)], 3.00, 3),
    ("major misconception repaired", points(MET3, MET2, []), [("major", True)], 3.40, 3),
    ("fatal misconception kept", points(MET3, MET2, []), [("fatal", False)], 1.40, 1),
    ("core partial, others missed", points(["partial"] * 3, ["missed"] * 2, []), [], 1.43, 1),
]


@pytest.mark.parametrize(("case", "criteria", "wrong", "score", "level"), VECTORS, ids=[v[0] for v in VECTORS])
def test_item_vectors(
    case: str, criteria: list[Criterion], wrong: list[tuple[str, bool]], score: float, level: int, rules: ScoringRules
) -> None:
    found = item_score(criteria, [(Severity(s), repaired) for s, repaired in wrong], rules)
    assert found.score == pytest.approx(score, abs=0.005)
    assert found.level == level


def test_nothing_assessed_is_not_evidenced(rules: ScoringRules) -> None:
    assert item_score([point("not_assessed", core=True)], [], rules) == ItemScore()


LOOPS = [
    ("A", [3.0] * 6, "research_scientist", False, "hire", 3.00),
    ("B", [3.8, 3.6, 3.6, 3.1, 3.3, 3.5], "research_scientist", False, "strong_hire", 3.56),
    ("C", [3.3, 1.9, 3.2, 3.0, 3.2, 3.4], "research_scientist", False, "no_hire", 2.97),
    ("D", [2.0, 2.2, 1.8, 2.2, 2.4, 3.4], "research_scientist", False, "no_hire", 2.22),
    ("E", [3.1, 3.1, 3.0, 2.9, 3.0, 3.1], "research_scientist", True, "no_hire", 3.05),
    ("F", [1.5, 1.6, 1.4, 1.5, 1.8, 2.0], "research_scientist", False, "strong_no_hire", 1.59),
    ("G", [2.8, 2.8, 2.7, 2.6, 2.8, 2.9], "research_scientist", False, "hire", 2.77),
    ("H", [3.0, 3.2, 2.9, 1.6, 2.6, 3.0], "intern", False, "hire", 2.95),
    ("H'", [3.0, 3.2, 2.9, 1.6, 2.6, 3.0], "applied_scientist", False, "no_hire", 2.68),
]


def outcome(library: Library, values: list[float], role: str, veto: bool) -> Outcome:
    """A loop of all nine stages in which every stage saw the same flat values."""
    flat = {c: CapabilityScore(score=v, minutes=10) for c, v in zip(Capability, values, strict=True)}
    stages = {stage.value: {c: s for c, s in flat.items() if library.plans[stage].weights.get(c)} for stage in Stage}
    matrix = {stage.value: library.plans[stage].weights for stage in Stage}
    minutes = {stage.value: library.plans[stage].minutes for stage in Stage}
    votes = {stage: stage_vote(found, matrix[stage], library.scoring).vote for stage, found in stages.items()}
    scores = loop_scores(stages, matrix, minutes)
    return decide(scores, votes, library.roles[role], library.scoring, veto=veto)


@pytest.mark.parametrize(("case", "values", "role", "veto", "decision", "overall"), LOOPS, ids=[v[0] for v in LOOPS])
def test_loop_vectors(
    case: str, values: list[float], role: str, veto: bool, decision: str, overall: float, library: Library
) -> None:
    found = outcome(library, values, role, veto)
    assert found.decision == decision
    assert found.overall == pytest.approx(overall, abs=0.005)


def test_reasons_name_gate_overall_and_votes(library: Library) -> None:
    reasons = " ".join(outcome(library, LOOPS[3][1], "research_scientist", False).reasons)
    assert "experimentation" in reasons
    assert "overall" in reasons
    assert "votes" in reasons


def test_a_gate_never_assessed_is_incomplete(library: Library) -> None:
    scores = {c: 3.5 for c in Capability if c is not Capability.TECHNICAL_FOUNDATIONS}
    found = decide(scores, {}, library.roles["research_scientist"], library.scoring)
    assert found.decision is Decision.INCOMPLETE
    assert "technical_foundations" in found.reasons[0]


def test_integrity_goes_before_everything_but_incompleteness(library: Library) -> None:
    scores = dict.fromkeys(Capability, 3.9)
    found = decide(scores, {}, library.roles["research_scientist"], library.scoring, integrity=True)
    assert found.decision is Decision.STRONG_NO_HIRE


def test_two_strong_noes_sink_a_loop_and_one_does_not(library: Library) -> None:
    scores = dict.fromkeys(Capability, 3.0)
    one = {"coding": Vote.STRONG_NO_HIRE, "screen": Vote.HIRE}
    two = one | {"screen": Vote.STRONG_NO_HIRE}
    role = library.roles["research_scientist"]
    assert decide(scores, one, role, library.scoring).decision is Decision.HIRE
    assert decide(scores, two, role, library.scoring).decision is Decision.STRONG_NO_HIRE


def test_a_stage_with_little_evidence_does_not_vote(library: Library, rules: ScoringRules) -> None:
    weights = library.plans[Stage.TECHNICAL_CONCEPTS].weights
    little = {Capability.COMMUNICATION: CapabilityScore(score=4, minutes=3)}
    assert stage_vote(little, weights, rules).vote is Vote.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("value", "vote"),
    [
        (1.74, Vote.STRONG_NO_HIRE),
        (1.75, Vote.NO_HIRE),
        (2.74, Vote.NO_HIRE),
        (2.75, Vote.HIRE),
        (3.39, Vote.HIRE),
        (3.40, Vote.STRONG_HIRE),
    ],
)
def test_vote_limits_belong_to_the_better_vote(value: float, vote: Vote, library: Library) -> None:
    weights = library.plans[Stage.BEHAVIORAL].weights
    scores = {c: CapabilityScore(score=value, minutes=5) for c in weights}
    assert stage_vote(scores, weights, library.scoring).vote is vote


def test_capability_scores_weigh_minutes_times_share() -> None:
    items = [
        ItemEvidence(score=4.0, minutes=10, capabilities={Capability.SYSTEMS: 0.5, Capability.EXECUTION: 0.5}),
        ItemEvidence(score=2.0, minutes=5, capabilities={Capability.SYSTEMS: 1.0}),
        ItemEvidence(score=None, minutes=50, capabilities={Capability.SYSTEMS: 1.0}),
    ]
    scores = stage_scores(items)
    assert scores[Capability.SYSTEMS] == CapabilityScore(score=3.0, minutes=10)
    assert scores[Capability.EXECUTION].score == 4.0
    assert Capability.COMMUNICATION not in scores


def test_confidence_is_full_when_every_item_says_the_same(library: Library) -> None:
    evidence = [ItemEvidence(score=3.1, minutes=10, capabilities=dict.fromkeys(Capability, 1 / 6))] * 3
    matrix = {"onsite": dict.fromkeys(Capability, 1)}
    role = library.roles["research_scientist"]
    decision, share = confidence({"onsite": evidence}, matrix, {"onsite": 60}, role, library.scoring)
    assert (decision, share) == (Decision.HIRE, 1.0)


def test_confidence_of_a_mixed_loop_is_below_one_and_repeatable(library: Library) -> None:
    evidence = [
        ItemEvidence(score=score, minutes=10, capabilities=dict.fromkeys(Capability, 1 / 6))
        for score in (1.6, 3.9, 3.0)
    ]
    matrix = {"onsite": dict.fromkeys(Capability, 1)}
    role = library.roles["research_scientist"]
    first = confidence({"onsite": evidence}, matrix, {"onsite": 60}, role, library.scoring, seed=1)
    assert first == confidence({"onsite": evidence}, matrix, {"onsite": 60}, role, library.scoring, seed=1)
    assert 0 < first[1] < 1


# -- properties

VERDICTS = st.sampled_from([Verdict.MET, Verdict.PARTIAL, Verdict.MISSED, Verdict.NOT_ASSESSED])
HELP = st.sampled_from(list(Assistance))


@st.composite
def criteria(draw: st.DrawFn) -> list[Criterion]:
    found = []
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["core", "base", "stretch"]))
        found.append(
            Criterion(
                weight=draw(st.integers(1, 4)),
                verdict=draw(VERDICTS),
                core=kind == "core",
                stretch=kind == "stretch",
                assistance=draw(HELP),
            )
        )
    return found


WRONG = st.lists(st.tuples(st.sampled_from(list(Severity)), st.booleans()), max_size=3)


@given(criteria(), WRONG, st.data())
def test_a_better_verdict_never_scores_lower(
    rules: ScoringRules, given_criteria: list[Criterion], wrong: list[tuple[Severity, bool]], data: st.DataObject
) -> None:
    before = item_score(given_criteria, wrong, rules)
    at = data.draw(st.integers(0, len(given_criteria) - 1))
    if given_criteria[at].verdict is Verdict.NOT_ASSESSED:
        return
    better = given_criteria[at].model_copy(update={"verdict": Verdict.MET})
    after = item_score([*given_criteria[:at], better, *given_criteria[at + 1 :]], wrong, rules)
    assert (after.score is None) == (before.score is None)
    if before.score is not None and after.score is not None:
        assert after.score >= before.score - 1e-9


@given(criteria(), WRONG, st.data())
def test_more_help_never_scores_higher(
    rules: ScoringRules, given_criteria: list[Criterion], wrong: list[tuple[Severity, bool]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(given_criteria) - 1))
    ladder = [
        item_score(
            [
                *given_criteria[:at],
                given_criteria[at].model_copy(update={"assistance": help}),
                *given_criteria[at + 1 :],
            ],
            wrong,
            rules,
        ).score
        for help in Assistance
    ]
    scores = [score for score in ladder if score is not None]
    assert all(later <= earlier + 1e-9 for earlier, later in itertools.pairwise(scores))


@given(criteria(), WRONG)
def test_unasked_points_never_matter(
    rules: ScoringRules, given_criteria: list[Criterion], wrong: list[tuple[Severity, bool]]
) -> None:
    unasked = [point("not_assessed", core=True), point("not_assessed", stretch=True), point("not_assessed")]
    assert item_score([*given_criteria, *unasked], wrong, rules) == item_score(given_criteria, wrong, rules)


@given(criteria())
def test_a_missing_core_cannot_be_bought_off(rules: ScoringRules, given_criteria: list[Criterion]) -> None:
    found = item_score([*given_criteria, point("missed", core=True)], [], rules)
    assert found.level is not None
    assert found.level <= 2


@given(criteria())
def test_level_four_needs_depth_beyond_the_core(rules: ScoringRules, given_criteria: list[Criterion]) -> None:
    base = [c for c in given_criteria if not c.stretch]
    assert item_score(base, [], rules).level != 4


@given(criteria(), WRONG)
def test_scores_stay_on_the_scale(
    rules: ScoringRules, given_criteria: list[Criterion], wrong: list[tuple[Severity, bool]]
) -> None:
    found = item_score(given_criteria, wrong, rules)
    assert found.score is None or rules.lowest <= found.score <= rules.highest


@given(criteria(), WRONG)
def test_repair_never_costs(
    rules: ScoringRules, given_criteria: list[Criterion], wrong: list[tuple[Severity, bool]]
) -> None:
    kept = item_score(given_criteria, wrong, rules).score
    repaired = item_score(given_criteria, [(severity, True) for severity, _ in wrong], rules).score
    assert kept is None or (repaired is not None and repaired >= kept)
