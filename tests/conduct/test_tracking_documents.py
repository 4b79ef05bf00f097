"""What documents claim, and what a turn says against them.

Knows short pages. Never knows a file.
"""

import pytest

from interviewer.conduct.tracking_documents import MOST_CLAIMS, against_documents, read_documents
from interviewer.domain.claims import ClaimKind
from interviewer.domain.vocabulary import Probe

ABSTRACT = "Our encoder beats the supervised baseline by two points. Nobody had tried it on field data."
RUNS = "We trained three seeds for each setting. Annotators labelled 400 events by hand."


def test_a_page_keeps_its_name_its_claims_and_the_sentences_that_count() -> None:
    abstract, runs = read_documents([("paper.pdf, page 1", ABSTRACT), ("paper.pdf, page 4", RUNS)])
    assert abstract.source == "paper.pdf, page 1"
    assert [claim.kind for claim in abstract.claims] == [ClaimKind.COMPARISON, ClaimKind.NOVELTY]
    assert runs.claims == ()
    assert runs.counts == tuple(f"{sentence}." for sentence in RUNS.rstrip(".").split(". "))


def test_what_the_page_settles_is_not_called_for() -> None:
    [bare] = read_documents([("p", "Our encoder beats the baseline by two points.")])
    [told] = read_documents([("p", "Our encoder beats the baseline by two points, over five seeds plus or minus 0.2.")])
    assert Probe.VARIANCE in bare.claims[0].calls
    assert Probe.VARIANCE not in told.claims[0].calls


def test_a_long_paper_is_cut_to_the_kinds_that_weigh() -> None:
    pages = [(f"p{n}", f"Accuracy reached {60 + n}.{n} percent on set {n}.") for n in range(30)]
    read = read_documents([*pages, ("last", "Our gain comes from the new loss.")])
    assert sum(len(page.claims) for page in read) == MOST_CLAIMS
    assert ClaimKind.CAUSE in {claim.kind for claim in read[-1].claims}


def test_what_a_paper_tells_of_others_and_of_mathematics_is_not_its_own_claim() -> None:
    others = "Larger batches improve stability. Because of normality the integral has a closed form."
    assert read_documents([("p", others)]) == ()


def test_a_running_head_and_a_table_are_no_sentences() -> None:
    table = "18 layers 24 32 0.1 0.5 12 heads 64 (1) 72 81 93"
    pages = [
        (f"p{n}", f"{n} Masked patches\nWe used {n + 2} datasets in all experiments.\n\n{table}") for n in range(3)
    ]
    counts = [sentence for page in read_documents(pages) for sentence in page.counts]
    assert counts == [f"We used {n + 2} datasets in all experiments." for n in range(3)]


@pytest.mark.parametrize(
    ("said", "conflicts"),
    [
        ("We ran five seeds for each setting.", True),
        ("We ran three seeds for each setting.", False),
        ("Annotators labelled 300 events by hand.", True),
        ("We would need five seeds for each setting.", False),
        ("We looked at 300 papers.", False),
    ],
)
def test_a_count_that_differs_from_the_paper_is_noticed(said: str, conflicts: bool) -> None:
    found = against_documents(said, read_documents([("paper.pdf, page 4", RUNS)]))
    assert [one.source for one in found] == (["paper.pdf, page 4"] if conflicts else [])
    assert all(one.earlier in RUNS and one.span.quote in said for one in found)
