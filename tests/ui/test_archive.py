"""What is found among all sessions, and which questions count as tried.

Knows sessions written by hand in a store that forgets. Never knows Gradio.
"""

from datetime import timedelta

import pytest

from interviewer.assess.offline import OfflineJudge
from interviewer.domain.events import Ended, Judged
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Mode
from interviewer.store.memory import MemoryStore
from interviewer.ui.archive import Archive
from tests.played import MATH, NINE, ROPE, STORY, Played


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def archive(store: MemoryStore, library: Library) -> Archive:
    return Archive(store, library)


def kept(store: MemoryStore, session: str, played: Played, owner: str = "", day: int = 0) -> None:
    at = NINE + timedelta(days=day)
    store.append(session, [one.event for one in played.recorded], at, owner=owner)


def answered(library: Library, item: str = MATH, mode: Mode = Mode.MOCK, said: str = "It is p minus y.") -> Played:
    """A session in which one question was answered, closed and judged."""
    stage = library.item(item).stage[0]
    played = Played(item, stage=stage, mode=mode).answers(said).closes("covered")
    record = played.state().items[0]
    judgement = OfflineJudge(library.scoring, library.rubric_version).judge(library.item(item), record, "")
    return played.add(Judged(judgement=judgement))


def over(played: Played) -> Played:
    return played.add(Ended(reason="candidate"))


def ids(archive: Archive, text: str = "", **how: str) -> list[str]:
    return [entry.head.id for entry in archive.entries(text, **how)]  # type: ignore[arg-type]


def test_sessions_are_found_by_title_stage_question_id_and_words_said(
    archive: Archive, store: MemoryStore, library: Library
) -> None:
    kept(store, "aaa", answered(library, MATH, said="The Jacobian of  the softmax, times\nthe error."), day=0)
    kept(store, "bbb", answered(library, STORY, said="We threw the roadmap away."), day=1)
    assert ids(archive) == ["bbb", "aaa"]
    assert ids(archive, "JACOBIAN of the softmax, times the") == ["aaa"]
    assert ids(archive, "technical CONCEPTS") == ["aaa"]
    assert ids(archive, library.item(STORY).title[3:20]) == ["bbb"]
    assert ids(archive, "bbb") == ["bbb"]
    assert ids(archive, "behavioural") == ["bbb"]
    assert ids(archive, "no such words") == []


def test_what_the_interviewer_said_is_not_searched(archive: Archive, store: MemoryStore, library: Library) -> None:
    kept(store, "aaa", answered(library))
    assert ids(archive, "The question.") == []


def test_the_words_around_a_find_are_the_candidates_own(archive: Archive, store: MemoryStore, library: Library) -> None:
    long = "Before that a great deal was said about many things. The <b>Fisher</b> information is what it is. " * 2
    kept(store, "aaa", answered(library, said=long))
    (entry,) = archive.entries("fisher")
    assert "<b>Fisher</b> information" in entry.said
    assert entry.said.startswith("…")
    assert len(entry.said) < 120


def test_sessions_are_filtered_by_status_and_owner(archive: Archive, store: MemoryStore, library: Library) -> None:
    kept(store, "aaa", over(answered(library)), owner="ada")
    kept(store, "bbb", answered(library), owner="bob")
    assert ids(archive, status="ended") == ["aaa"]
    assert ids(archive, status="open") == ["bbb"]
    assert ids(archive, owner="bob") == ["bbb"]
    assert ids(archive, "p minus y", owner="nobody") == []


@pytest.mark.parametrize("mode", Mode)
def test_a_question_is_tried_once_its_feedback_may_be_read(
    archive: Archive, store: MemoryStore, library: Library, mode: Mode
) -> None:
    kept(store, "aaa", answered(library, mode=mode), owner="ada")
    assert archive.tried("ada") == ({MATH} if mode is Mode.DRILL else set())
    assert bool(archive.progress("ada").series) == (mode is Mode.DRILL)
    store.append("aaa", [Ended(reason="candidate")], NINE)
    assert archive.tried("ada") == {MATH}
    assert archive.progress("ada").sessions == ("aaa",)
    assert archive.tried("bob") == frozenset()
    assert archive.progress("bob").series == ()


def test_a_question_that_was_asked_and_not_answered_is_not_tried(archive: Archive, store: MemoryStore) -> None:
    kept(store, "aaa", over(Played(ROPE)))
    assert archive.tried() == frozenset()


def test_a_question_that_left_the_library_still_lists_and_does_not_count(store: MemoryStore, library: Library) -> None:
    kept(store, "aaa", over(answered(library)))
    smaller = library.model_copy(update={"items": {}})
    archive = Archive(store, smaller)
    assert archive.entries()[0].questions == (MATH,)
    assert archive.progress().series == ()


def test_a_draft_counts_as_tried_and_makes_no_progress(store: MemoryStore, library: Library) -> None:
    kept(store, "aaa", over(answered(library)))
    draft = library.item(MATH).model_copy(update={"draft": True})
    archive = Archive(store, library.model_copy(update={"items": {MATH: draft}}))
    assert archive.tried() == {MATH}
    assert archive.progress().series == ()


def test_two_hundred_sessions_of_long_answers_are_searched(
    archive: Archive, store: MemoryStore, library: Library
) -> None:
    said = "The logits move together because they share the denominator. " * 20
    one = answered(library, said=said)
    for n in range(200):
        kept(store, f"s{n}", one, day=n)
    assert len(ids(archive, "share the DENOMINATOR")) == 200
