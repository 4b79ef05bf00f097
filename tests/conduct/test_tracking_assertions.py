"""What a turn claims, what it calls for, and which words settle it.

Knows sentences. Never knows an interview.
"""

import pytest

from interviewer.conduct.tracking_assertions import read_claims, read_settlings
from interviewer.conduct.tracking_said import Said
from interviewer.domain.claims import Claim, ClaimKind
from interviewer.domain.vocabulary import Kind, Probe


def claims(turn: str) -> list[Claim]:
    found = read_claims(Said(turn=turn, kind=Kind.NARRATIVE))
    assert all(turn[c.span.start : c.span.end] == c.span.quote for c in found)
    return [claim for claim in found if claim.calls]


@pytest.mark.parametrize(
    ("said", "kind", "calls"),
    [
        ("Our encoder beats the supervised baseline by two points.", ClaimKind.COMPARISON, ("P1", "P2")),
        ("We outperform all baselines.", ClaimKind.COMPARISON, ("P1", "P2", "P6")),
        ("Recall went from 31 to 62 percent.", ClaimKind.COMPARISON, ("P1",)),
        ("The gain comes from our hard negatives.", ClaimKind.CAUSE, ("P3",)),
        ("Accuracy rose by nine points due to the longer window.", ClaimKind.CAUSE, ("P3",)),
        ("We are the first to do this for children.", ClaimKind.NOVELTY, ("P15",)),
        ("Nobody had tried it on sensors.", ClaimKind.NOVELTY, ("P15",)),
        ("We reach state of the art on two corpora.", ClaimKind.NOVELTY, ("P15", "P2")),
        ("It called 86 percent of the closed segments.", ClaimKind.NUMBER, ("P1",)),
        ("A recent paper found that 30 percent of labels are wrong.", ClaimKind.NUMBER, ("P17",)),
    ],
)
def test_each_kind_of_claim_calls_for_its_probes(said: str, kind: ClaimKind, calls: tuple[str, ...]) -> None:
    found = [claim for claim in claims(said) if claim.kind is kind]
    assert [tuple(probe.value for probe in claim.calls) for claim in found] == [calls]


@pytest.mark.parametrize(
    "said",
    [
        "I hoped that it would beat the baseline.",
        "We did not outperform anything.",
        "We wanted to improve the state of the art.",
        "We compared with many state-of-the-art methods.",
        "Ours is not the first to do that.",
        "The best trial was partly luck.",
        "The history ran from 30 to 120 minutes.",
        "Does it beat the baseline?",
        "It is worse.",
    ],
)
def test_hopes_denials_rivals_and_questions_claim_nothing(said: str) -> None:
    assert claims(said) == []


def test_a_plain_count_is_in_the_ledger_and_calls_for_nothing() -> None:
    (count,) = read_claims(Said(turn="I listened to 400 errors by hand.", kind=Kind.NARRATIVE))
    assert (count.kind, count.calls, count.span.quote) == (ClaimKind.NUMBER, (), "400 errors")
    assert count.figures[0].counts == "errors"


@pytest.mark.parametrize(
    ("said", "probe", "admits"),
    [
        ("Over five seeds it moved by half a point.", Probe.VARIANCE, False),
        ("Give or take two points.", Probe.VARIANCE, False),
        ("I never measured the spread.", Probe.VARIANCE, True),
        ("Both got the same budget of forty trials.", Probe.FAIR_BASELINE, False),
        ("The baseline was never tuned.", Probe.FAIR_BASELINE, True),
        ("With it removed the gain vanished.", Probe.ISOLATE_CAUSE, False),
        ("The closest is masked prediction.", Probe.NEAREST_WORK, False),
        ("About forty.", Probe.NUMBER, False),
        ("I misspoke, the second number is the one.", Probe.CONTRADICTION, False),
    ],
)
def test_words_that_settle_are_told_from_words_that_admit(said: str, probe: Probe, admits: bool) -> None:
    found = [held for held in read_settlings(Said(turn=said)) if held.probe is probe]
    assert [held.admits for held in found] == [admits]
    assert said[found[0].span.start : found[0].span.end] == found[0].span.quote


@pytest.mark.parametrize("said", ["I would tune both with the same budget.", "In 2020 a river authority called."])
def test_a_plan_and_a_year_settle_nothing(said: str) -> None:
    assert {held.probe for held in read_settlings(Said(turn=said))} <= {Probe.NUMBER}
