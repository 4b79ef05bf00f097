"""The ledger as a fold: what was claimed where, how often, what settled it, what speaks against it.

Knows sessions told as events. Never knows how claims are read from words.
"""

from interviewer.domain.claims import Claim, ClaimKind, Document, Figure, Settling
from interviewer.domain.events import EVENT
from interviewer.domain.ledger import Entry, Ledger, ledger
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Contradiction, Mark, Observation
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe, Stage
from tests.played import Played

SUMMARY = "narrative.problem-to-impact"
EVIDENCE = "narrative.baselines-chosen"
BEATS = "our encoder beats the supervised baseline"


def span(quote: str, start: int = 0) -> Span:
    return Span(quote=quote, start=start, end=start + len(quote))


def claim(quote: str = BEATS, *calls: Probe, kind: ClaimKind = ClaimKind.COMPARISON, figured: bool = False) -> Claim:
    figures = (Figure(value=2),) if figured else ()
    return Claim(kind=kind, span=span(quote), figures=figures, calls=calls or (Probe.VARIANCE, Probe.FAIR_BASELINE))


def settles(probe: Probe | None, quote: str = "over five seeds", admits: bool = False) -> Observation:
    return Observation(settles=(Settling(probe=probe, span=span(quote), admits=admits),))


def claiming(*claims: Claim) -> Observation:
    return Observation(claims=claims)


def dive(item: str | None = SUMMARY) -> Played:
    return Played(item=item, stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=55)


def book(played: Played, library: Library) -> Ledger:
    return ledger(played.state(), library)


def only(played: Played, library: Library) -> Entry:
    (entry,) = book(played, library).entries
    return entry


def test_a_claim_is_open_until_everything_it_calls_for_was_said(library: Library) -> None:
    played = dive().answers(BEATS, claiming(claim()))
    assert only(played, library).open == (Probe.VARIANCE, Probe.FAIR_BASELINE)
    played.answers("over five seeds", settles(Probe.VARIANCE))
    assert (only(played, library).open, only(played, library).status) == ((Probe.FAIR_BASELINE,), "asserted")
    played.answers("same budget", settles(Probe.FAIR_BASELINE, "same budget"))
    held = only(played, library)
    assert (held.open, held.status) == ((), "supported")
    assert held.settled[Probe.FAIR_BASELINE].words.span.quote == "same budget"


def test_an_admission_settles_what_was_asked_and_supports_nothing(library: Library) -> None:
    played = dive().answers(BEATS, claiming(claim(BEATS, Probe.VARIANCE)))
    id = only(played, library).id
    played.says("If you ran it again?", Move(kind=MoveKind.PROBE, probe=Probe.VARIANCE, claim=id))
    played.answers("we never checked", settles(None, "we never checked", admits=True))
    held = only(played, library)
    assert (held.open, held.status) == ((), "asserted")
    assert held.admitted is not None


def test_words_settle_claims_of_their_own_question_and_the_one_just_asked_about(library: Library) -> None:
    played = dive().answers(BEATS, claiming(claim(BEATS, Probe.VARIANCE))).closes("covered").asks(EVIDENCE)
    id = only(played, library).id
    played.answers("over five seeds", settles(Probe.VARIANCE))
    assert only(played, library).open
    played.says("Earlier.", Move(kind=MoveKind.PROBE, probe=Probe.VARIANCE, claim=id, frame="earlier"))
    played.answers("over five seeds", settles(Probe.VARIANCE))
    assert not only(played, library).open
    assert only(played, library).taken_up


def test_a_number_settles_only_where_it_was_asked_for(library: Library) -> None:
    played = dive().answers(BEATS, claiming(claim(BEATS, Probe.NUMBER))).answers("14 hours", settles(Probe.NUMBER))
    id = only(played, library).id
    assert only(played, library).open
    played.says("How much?", Move(kind=MoveKind.PROBE, probe=Probe.NUMBER, claim=id))
    played.answers("two points", settles(Probe.NUMBER))
    assert not only(played, library).open


def test_the_summary_figures_repetition_and_core_points_make_a_claim_heavier(library: Library) -> None:
    def weight(*, item: str = EVIDENCE, summary: bool = False, figured: bool = False, mark: bool = False) -> float:
        played = dive(item if summary else SUMMARY)
        if not summary:
            played.closes("covered").asks(item)
        core = next(point.id for point in library.item(item).key_points if point.core)
        marks = (Mark(key_point=core, status="shown", span=span(BEATS)),) if mark else ()
        seen = Observation(claims=(claim(figured=figured),), marks=marks)
        return only(played.answers(BEATS, seen), library).weight

    plain = weight()
    assert min(weight(summary=True), weight(figured=True), weight(mark=True)) > plain
    twice = dive().answers(BEATS, claiming(claim())).answers(BEATS, claiming(claim()))
    once = dive().answers(BEATS, claiming(claim()))
    assert book(twice, library).entries[0].weight > only(once, library).weight


def test_causes_and_comparisons_weigh_more_than_numbers(library: Library) -> None:
    kinds = (ClaimKind.NUMBER, ClaimKind.NOVELTY, ClaimKind.CAUSE)
    made = [claim(f"{kind.value} of it", Probe.VARIANCE, kind=kind) for kind in kinds]
    heavy = book(dive().answers(BEATS, claiming(*made)), library).heaviest()
    assert [entry.claim.kind for entry in heavy] == [ClaimKind.CAUSE, ClaimKind.NOVELTY, ClaimKind.NUMBER]


def test_both_sides_of_a_contradiction_are_marked_until_they_are_reconciled(library: Library) -> None:
    first, second = claim("five seeds", kind=ClaimKind.NUMBER), claim("one run", kind=ClaimKind.NUMBER)
    played = dive().answers("five seeds", claiming(first))
    turn = len(played.recorded) - 1
    found = Contradiction(earlier="with five seeds", earlier_turn=turn, span=span("one run"))
    played.answers("one run", Observation(claims=(second,), contradictions=(found,)))
    assert [entry.status for entry in book(played, library).entries] == ["contradicted", "contradicted"]
    played.says("Earlier, now.", Move(kind=MoveKind.CONTRADICTION, probe=Probe.CONTRADICTION))
    played.answers("the first was another model", settles(Probe.CONTRADICTION, "another model"))
    assert "contradicted" not in [entry.status for entry in book(played, library).entries]


def test_documents_come_first_and_say_where_they_are_from(library: Library) -> None:
    played = dive().answers(BEATS, claiming(claim()))
    brought = (Document(source="paper.pdf, page 2", claims=(claim(),)),)
    entries = ledger(played.state().model_copy(update={"documents": brought}), library).entries
    assert [(entry.said_in, entry.source) for entry in entries] == [("document", "paper.pdf, page 2"), ("turn", "")]
    assert entries[0].again == 1


def test_observations_from_before_the_ledger_load_and_hold_no_claims(library: Library) -> None:
    old = EVENT.validate_python({"kind": "tracked", "turn": 5, "observation": {"words": 3}})
    assert old.observation.claims == ()  # type: ignore[union-attr]
    assert book(dive().answers("hello", Observation()), library).entries == ()
