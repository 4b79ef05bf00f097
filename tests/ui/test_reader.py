"""The library's pages: all can be read, and a question's page keeps its answer back.

Knows the built-in content. Never knows Gradio.
"""

import pytest

from interviewer.domain.errors import UsageError
from interviewer.domain.library import Library
from interviewer.domain.text import folded
from interviewer.domain.vocabulary import Kind
from interviewer.retrieval import MemoryIndex
from interviewer.ui import reader
from interviewer.ui.reader import QUESTIONS, SHELVES
from tests.played import MATH, ROPE


@pytest.mark.parametrize("shelf", [id for _, id in SHELVES if id != QUESTIONS])
def test_everything_on_a_shelf_has_a_page(library: Library, shelf: str) -> None:
    entries = reader.shelf(shelf, library)
    assert entries
    for label, id in entries:
        page = reader.page(shelf, id, library)
        assert page.startswith("## ")
        assert label.split("\n")[0] in page.splitlines()[0]


def test_a_question_page_tells_nothing_that_is_judged(library: Library) -> None:
    for item in library.items.values():
        page = folded(reader.page(QUESTIONS, item.id, library))
        assert folded(item.prompt)[:40] in page
        kept = [point.text for point in item.key_points]
        kept += [hint for point in item.key_points for hint in point.hints]
        kept += [wrong.claim for wrong in item.misconceptions]
        kept += [anchor.answer for anchor in item.exemplars.named().values()]
        kept += [item.reference_answer] if item.reference_answer else []
        assert not [text for text in kept if folded(text) in page]


def test_the_answer_page_has_reference_points_and_a_strong_answer(library: Library) -> None:
    item = library.item(ROPE)
    page = reader.answer(item)
    assert item.exemplars.strong.answer.strip()[:60] in page
    assert page.count("\n| P") == len(item.key_points)
    assert item.exemplars.weak.answer.strip()[:60] not in page


@pytest.mark.parametrize(("shelf", "id"), [(QUESTIONS, "no.such"), ("scoring", ""), ("loops", "role.x"), ("x", "y")])
def test_what_is_not_there_is_one_line(library: Library, shelf: str, id: str) -> None:
    with pytest.raises(UsageError, match="nothing in the library"):
        reader.page(shelf, id, library)


def test_questions_are_found_by_words_stage_and_kind(library: Library) -> None:
    index = MemoryIndex(library.items)

    def found(*given: str) -> list[str]:
        return [item.id for item in reader.questions(library, index, *given)]

    assert len(found()) == len(library.items)
    assert found("rotary embeddings long context")[0] == ROPE
    assert MATH in found("", "technical_concepts")
    assert MATH in found("", "technical_concepts", "math")
    assert {library.item(id).kind for id in found("", "technical_concepts", "math")} == {Kind.MATH}
    assert found("", "coding", "math") == []


def test_the_scoring_pages_say_the_numbers_that_hold(library: Library) -> None:
    level, decision = (reader.page("scoring", id, library) for _, id in reader.shelf("scoring", library))
    assert f"at {library.scoring.fatal_cap:g} or below" in level
    assert f"below {library.scoring.gate_below:g}" in decision
    changed = library.model_copy(update={"scoring": library.scoring.model_copy(update={"gate_below": 2.25})})
    assert "below 2.25" in reader.page("scoring", "decision", changed)


def test_a_draft_is_called_one_on_its_label_and_page(library: Library) -> None:
    draft = library.item(ROPE).model_copy(update={"draft": True, "exemplars": None})
    held = library.model_copy(update={"items": {ROPE: draft}})
    assert "draft" not in reader.question_label(library.item(ROPE), tried=False)
    assert " · draft · tried" in reader.question_label(draft, tried=True)
    assert reader.DRAFT in reader.page(QUESTIONS, ROPE, held)
    assert "A strong answer" not in reader.answer(draft)
