"""The page of what the guides hold tells the truth: every ID once, every place there, no question claimed that is not.

Knows the list, the page and the bank. Never knows the guides' words.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from docs import coverage
from docs.coverage import ROOT, Row
from interviewer.content.loader import BUILT_IN, read_content
from interviewer.content.overlap import read_runs, repeated
from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Kind, Stage

GUIDES = coverage.read_guides()
CONTENT = read_content([ROOT])
ITEMS = CONTENT.library.items
COVERED = coverage.cover(GUIDES, CONTENT)
KINDS = {
    "practice question": 94,
    "plan topic": 70,
    "follow-along task": 42,
    "metadata": 34,
    "artifact": 23,
    "answer content": 21,
    "tip": 18,
    "plan phase": 11,
    "capability": 9,
    "stage": 7,
    "lens": 2,
}
WHOLE = 112
"""Questions in a bank that is whole: from then on every question that is expected must be there."""
INTRODUCTION = re.compile(r"RG-P\d+\.0")
LABEL = re.compile(r"QA-\d\d\.M")


def naming(beginning: str) -> list[Item]:
    """The questions that name a source which begins so."""
    return [item for item in ITEMS.values() if any(source.startswith(beginning) for source in item.source_ids)]


def test_every_id_stands_there_once() -> None:
    ids = [row.id for row in GUIDES.rows]
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    assert len(ids) == 331
    assert Counter(row.kind for row in GUIDES.rows) == KINDS


@pytest.mark.parametrize("row", GUIDES.rows, ids=lambda row: row.id)
def test_a_row_says_where_it_is_or_why_it_is_not(row: Row) -> None:
    assert row.by or row.not_yet or row.expected, "write by, not_yet or expected"
    assert not (row.not_yet and (row.by or row.expected)), "not_yet goes alone; what is there in part says partly"
    assert not row.partly or row.by or row.expected, "partly needs something that is there"
    assert bool(row.note) == bool(row.by), "a note says how what stands under by covers the row"


@pytest.mark.parametrize("place", sorted({place for row in GUIDES.rows for place in row.by}))
def test_what_a_row_points_at_is_there(place: str) -> None:
    file, mark, words = place.partition("::")
    assert (ROOT / file).is_file()
    assert not mark or (words and words in (ROOT / file).read_text(encoding="utf-8"))


def test_every_shared_reason_is_used_and_means_something() -> None:
    used = {row.not_yet for row in GUIDES.rows}
    assert set(GUIDES.missing) <= used
    assert [why for why in used - set(GUIDES.missing) if why and " " not in why] == []


def test_every_source_of_a_question_is_known() -> None:
    unknown = {(item.id, source) for item in ITEMS.values() for source in item.source_ids if source not in COVERED}
    assert unknown == set()


def test_a_practice_question_is_a_question_of_the_bank_or_said_to_be_missing() -> None:
    asked = [one for one in COVERED.values() if one.row.kind == "practice question"]
    assert all(one.row.expected for one in asked)
    assert all(one.questions or coverage.NOT_WRITTEN in one.missing for one in asked)


@pytest.mark.skipif(len(ITEMS) < WHOLE, reason=f"the bank has {len(ITEMS)} of at least {WHOLE} questions")
def test_every_question_that_is_expected_is_written() -> None:
    wanted = [one.row.id for one in COVERED.values() if one.row.expected and not one.questions]
    assert wanted == [], "name these in a question's source_ids, or say in docs/coverage.yaml why they are not there"


def test_no_question_stands_for_an_introduction() -> None:
    found = [(item.id, source) for item in ITEMS.values() for source in item.source_ids if INTRODUCTION.match(source)]
    assert found == []


@pytest.mark.parametrize(
    "group, kind, stage",
    [
        ("RG-P1.", Kind.NARRATIVE, Stage.RESEARCH_DEEP_DIVE),
        ("RG-P7.", Kind.BEHAVIORAL, Stage.BEHAVIORAL),
        ("RG-P8.", Kind.BAR_RAISER, Stage.BAR_RAISER),
        ("RG-P9.", Kind.CODING, Stage.CODING),
        ("RG-P10.", Kind.LIGHTNING, Stage.LIGHTNING),
    ],
)
def test_the_questions_of_a_group_are_of_its_kind(group: str, kind: Kind, stage: Stage) -> None:
    assert [item.id for item in naming(group) if item.kind is not kind or stage not in item.stage] == []


def test_a_behavioural_question_has_the_slots_of_a_story() -> None:
    assert [item.id for item in naming("RG-P7.") if item.rubric_overlay != "star_l"] == []


def test_the_labels_of_the_list_are_kept_with_its_questions() -> None:
    for item in ITEMS.values():
        for source in filter(LABEL.fullmatch, item.source_ids):
            kept = f"rarity {item.seed_rarity}, difficulty {item.seed_difficulty}"
            assert COVERED[source].row.content == kept, item.id


def test_the_page_is_made_of_the_list_and_the_bank() -> None:
    current = coverage.PAGE.read_text(encoding="utf-8") == coverage.page(GUIDES, CONTENT)
    assert current, "docs/coverage.md is out of date: run `make docs`"


@pytest.mark.parametrize("file", [coverage.LIST, coverage.PAGE], ids=lambda file: file.name)
def test_nothing_repeats_six_words_of_a_guide(file: Path) -> None:
    runs = read_runs(BUILT_IN)
    assert runs
    assert repeated(file.read_text(encoding="utf-8"), runs) == ()
