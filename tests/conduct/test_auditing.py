"""The audit: one claim at a time, at most two probes, three claims in a round, an earlier one taken up once.

Knows situations and the move that must follow. Never knows how moves are worded.
"""

from interviewer.conduct.controller import decide
from interviewer.domain.claims import Claim, ClaimKind, Figure, Settling
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Mark, Observation, Trigger
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe, Stage
from tests.played import Played

SUMMARY, EVIDENCE = "narrative.problem-to-impact", "narrative.baselines-chosen"


def span(quote: str) -> Span:
    return Span(quote=quote, start=0, end=len(quote))


def claiming(quote: str, kind: ClaimKind = ClaimKind.COMPARISON, *calls: Probe) -> Observation:
    made = Claim(kind=kind, span=span(quote), figures=(Figure(value=2),), calls=calls or (Probe.VARIANCE,))
    return Observation(claims=(made,), words=20)


def settling(probe: Probe | None, quote: str, admits: bool = False) -> Observation:
    return Observation(settles=(Settling(probe=probe, span=span(quote), admits=admits),), words=20)


def dive(item: str = SUMMARY, stage: Stage = Stage.RESEARCH_DEEP_DIVE) -> Played:
    return Played(item=item, stage=stage, persona="mira", minutes=55)


def step(played: Played, library: Library) -> Move:
    """The next move, spoken."""
    found = decide(played.state(), library, played.second)
    played.says(f"{found.kind} {len(played.recorded)}", found)
    return found


def covered(item: str, library: Library) -> Observation:
    points = library.item(item).key_points
    return Observation(marks=tuple(Mark(key_point=p.id, status="shown", span=span("it")) for p in points), words=20)


def test_a_claim_is_probed_before_the_next_key_point_is_asked(library: Library) -> None:
    found = step(dive().answers("we beat it by two", claiming("we beat it by two")), library)
    assert (found.kind, found.rule, found.probe) == (MoveKind.PROBE, 10, Probe.VARIANCE)
    assert found.lead == span("we beat it by two")


def test_an_open_claim_is_stayed_with_for_a_second_probe_and_no_third(library: Library) -> None:
    played = dive().answers("we beat it by two", claiming("we beat it by two"))
    first = step(played, library)
    second = step(played.answers("around that", Observation(words=20)), library)
    assert (second.claim, second.frame) == (first.claim, "stay")
    assert second.probe is not first.probe
    assert step(played.answers("around that", Observation(words=20)), library).claim is None


def test_a_settled_claim_is_left(library: Library) -> None:
    played = dive().answers("we beat it by two", claiming("we beat it by two"))
    step(played, library)
    assert step(played.answers("five seeds", settling(Probe.VARIANCE, "five seeds")), library).claim is None


def test_an_admission_is_followed_by_what_knowing_would_have_cost_and_then_left(library: Library) -> None:
    played = dive().answers("we beat it by two", claiming("we beat it by two"))
    first = step(played, library)
    cost = step(played.answers("we never checked", settling(None, "we never checked", admits=True)), library)
    assert (cost.frame, cost.claim, cost.lead) == ("cost_to_know", first.claim, span("we never checked"))
    assert step(played.answers("a week", Observation(words=20)), library).claim is None


def test_the_heaviest_claim_of_an_answer_goes_first(library: Library) -> None:
    light = Claim(kind=ClaimKind.NUMBER, span=span("86 percent"), calls=(Probe.VARIANCE,))
    heavy = Claim(kind=ClaimKind.CAUSE, span=span("due to our loss"), calls=(Probe.ISOLATE_CAUSE,))
    played = dive().answers("both", Observation(claims=(light, heavy), words=20))
    assert step(played, library).probe is Probe.ISOLATE_CAUSE
    assert (
        step(played.answers("I removed it", settling(Probe.ISOLATE_CAUSE, "I removed it")), library).lead == light.span
    )


def test_no_probe_comes_twice_on_one_question(library: Library) -> None:
    played = dive().answers("we beat it by two", claiming("we beat it by two"))
    asked = [step(played, library).probe]
    played.answers("and that by three", claiming("and that by three"))
    asked.append(step(played, library).probe)
    played.answers("and all by four", claiming("and all by four"))
    asked.append(step(played, library).probe)
    probes = [probe for probe in asked if probe]
    assert len(set(probes)) == len(probes)


def test_three_claims_are_audited_in_a_round(library: Library) -> None:
    played, taken = dive(), set()
    for number, item in enumerate((EVIDENCE, "narrative.core-equation", "narrative.three-assumptions", SUMMARY)):
        played.closes("covered").asks(item)
        quote = f"system {number} wins by {number}"
        found = step(played.answers(quote, claiming(quote)), library)
        taken |= {found.claim} - {None}
        played.answers("five seeds", settling(Probe.VARIANCE, "five seeds"))
    assert len(taken) == 3


def test_an_earlier_claim_that_stayed_open_is_taken_up_once(library: Library) -> None:
    played = dive().answers(
        "we beat it by two", claiming("we beat it by two", ClaimKind.COMPARISON, Probe.FAIR_BASELINE)
    )
    played.closes("time").asks(EVIDENCE).answers("all of it", covered(EVIDENCE, library))
    moves = [step(played, library)]
    while len(moves) < 5:
        moves.append(step(played.answers("well", covered(EVIDENCE, library)), library))
    earlier = [move for move in moves if move.frame == "earlier"]
    assert [(move.rule, move.probe) for move in earlier] == [(12, Probe.FAIR_BASELINE)]


def test_other_stages_audit_nothing(library: Library) -> None:
    played = dive("bar-raiser.remove-80-percent-compute", Stage.BAR_RAISER).answers("x", claiming("we beat it by two"))
    assert step(played, library).claim is None


def test_a_trigger_beyond_the_audit_still_has_its_probe(library: Library) -> None:
    seen = Observation(triggers=(Trigger(probe=Probe.ASSUMPTION, span=span("always")),), words=20)
    assert step(dive().answers("always", seen), library).probe is Probe.ASSUMPTION


def test_where_claims_are_audited_no_pointed_probe_comes_out_of_nowhere(library: Library) -> None:
    played, moves = dive().answers("hm, well", Observation(words=20)), []
    for _ in range(10):
        moves.append(step(played, library))
        played.answers("hm, well", Observation(words=20))
    assert [move for move in moves if move.kind is MoveKind.POINTED and move.lead is None] == []
