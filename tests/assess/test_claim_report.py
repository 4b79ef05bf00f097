"""The ledger in the report: each claim with its status and the words that settled it, and what to prepare.

Knows sessions told as events. Never knows how claims are read from words.
"""

import json

import pytest

from interviewer.assess import feedback
from interviewer.assess.export import to_json, to_markdown
from interviewer.assess.html import to_html
from interviewer.assess.report import Report
from interviewer.domain.claims import Claim, ClaimKind, Document, Settling
from interviewer.domain.events import Brought
from interviewer.domain.library import Library
from interviewer.domain.observation import Contradiction, Observation
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe, Stage
from tests.played import Played

SUMMARY = "narrative.problem-to-impact"
SAID = (
    "Our encoder beats <b>theirs</b> by two points. The gain comes from our loss. We used 40 users. "
    "Nobody had tried it."
)


def span(quote: str, text: str = SAID) -> Span:
    start = text.index(quote)
    return Span(quote=quote, start=start, end=start + len(quote))


def dive(library: Library, stage: Stage = Stage.RESEARCH_DEEP_DIVE) -> Report:
    claims = (
        Claim(kind=ClaimKind.COMPARISON, span=span("beats <b>theirs</b> by two points"), calls=(Probe.VARIANCE,)),
        Claim(kind=ClaimKind.CAUSE, span=span("gain comes from our loss"), calls=(Probe.ISOLATE_CAUSE,)),
        Claim(kind=ClaimKind.NUMBER, span=span("40 users")),
        Claim(kind=ClaimKind.NOVELTY, span=span("Nobody had tried it"), calls=(Probe.NEAREST_WORK,)),
    )
    played = Played(item=SUMMARY, stage=stage, persona="mira", minutes=55).answers(SAID, Observation(claims=claims))
    turn, later = len(played.recorded) - 1, "Over five seeds. It was 30 users."
    settled = Settling(probe=Probe.VARIANCE, span=span("Over five seeds", later))
    against = Contradiction(earlier="40 users", earlier_turn=turn, span=span("30 users", later))
    played.answers(later, Observation(settles=(settled,), contradictions=(against,)))
    return feedback.report(played.closes("covered").state(), library, lambda id: None)


def test_a_claim_of_a_document_names_it_and_what_was_said_otherwise(library: Library) -> None:
    page, said = "We trained three seeds for each setting.", "We ran five seeds for each setting."
    claim = Claim(kind=ClaimKind.NUMBER, span=span("three seeds", page), calls=(Probe.VARIANCE,))
    brought = Brought(documents=(Document(source="paper_v2.pdf, page 4", claims=(claim,)),))
    played = Played(item=SUMMARY, stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=55)
    against = Contradiction(
        earlier="three seeds", earlier_turn=0, source="paper_v2.pdf, page 4", span=span("five seeds", said)
    )
    spoken = Claim(kind=ClaimKind.NUMBER, span=span("five seeds", said), calls=(Probe.VARIANCE,))
    played.add(brought).answers(said, Observation(claims=(spoken,), contradictions=(against,)))
    report = feedback.report(played.closes("covered").state(), library, lambda id: None)
    assert {(one.quote.quote, one.source, one.status, one.says) for one in report.ledger} == {
        ("three seeds", "paper_v2.pdf, page 4", "contradicted", "does not fit with"),
        ("five seeds", "", "contradicted", "in paper_v2.pdf, page 4 it reads"),
    }
    assert "(in paper\\_v2.pdf, page 4)" in to_markdown(report)
    assert "in paper_v2.pdf, page 4</small>" in to_html(report)


def test_each_claim_has_its_kind_its_status_and_the_words_that_settled_it(library: Library) -> None:
    told = {claim.quote.quote: claim for claim in dive(library).ledger}
    assert {quote: (claim.kind, claim.status) for quote, claim in told.items()} == {
        "beats <b>theirs</b> by two points": ("comparison", "supported"),
        "gain comes from our loss": ("cause", "asserted"),
        "40 users": ("number", "contradicted"),
        "Nobody had tried it": ("novelty", "asserted"),
    }
    assert told["beats <b>theirs</b> by two points"].settled.quote == "Over five seeds"  # type: ignore[union-attr]
    assert told["40 users"].settled.quote == "30 users"  # type: ignore[union-attr]
    assert told["gain comes from our loss"].says.startswith("missing: ")


def test_open_claims_are_to_be_prepared_with_the_probe_that_they_call_for(library: Library) -> None:
    prepare = dive(library).prepare
    assert {one.probe for one in prepare} == {Probe.ISOLATE_CAUSE, Probe.NEAREST_WORK, Probe.CONTRADICTION}
    assert all(one.ask in library.phrases.probes[one.probe] for one in prepare)


@pytest.mark.parametrize("write", [to_markdown, to_html])
def test_the_ledger_is_written_out_and_nothing_in_it_becomes_markup(write: object, library: Library) -> None:
    document = write(dive(library))  # type: ignore[operator]
    for words in ("Your claims", "supported", "asserted", "contradicted", "Follow-ups to prepare", "Over five seeds"):
        assert words in document
    table = document[document.index("Your claims") : document.index("Follow-ups to prepare")]
    assert "<b>theirs" not in table


def test_programs_get_the_ledger_too(library: Library) -> None:
    told = json.loads(to_json(dive(library)))
    assert {claim["said_in"] for claim in told["ledger"]} == {"turn"}
    assert len(told["prepare"]) == 3


def test_other_rounds_have_no_ledger(library: Library) -> None:
    report = dive(library, Stage.BEHAVIORAL)
    assert (report.ledger, report.prepare) == ((), ())
    assert "Your claims" not in to_markdown(report) + to_html(report)
