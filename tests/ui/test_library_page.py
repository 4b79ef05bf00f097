"""Past sessions, progress and library without a browser: what a click in them answers.

Knows the page's handlers. Never knows how they look.
"""

from typing import Any

import pytest

from interviewer.domain.library import Library
from interviewer.domain.text import folded
from interviewer.domain.vocabulary import Mode
from interviewer.store.memory import MemoryStore
from interviewer.ui import reader
from interviewer.ui.desk import Desk
from interviewer.ui.page import Page
from interviewer.ui.past_view import NONE_YET, STEP, note
from interviewer.ui.progress_chart import NONE_YET as NO_PROGRESS
from interviewer.wiring import House
from tests.played import MATH, ROPE
from tests.ui.test_archive import answered as played
from tests.ui.test_archive import kept, over
from tests.ui.test_page import click, in_a_loop

QUESTIONS = (reader.QUESTIONS, "", "", "")


@pytest.fixture
def page(desk: Desk) -> Page:
    return in_a_loop(Page, desk)


@pytest.fixture
def store(house: House) -> MemoryStore:
    assert isinstance(house.store, MemoryStore)
    return house.store


def test_of_two_hundred_sessions_some_are_listed_and_more_on_request(
    page: Page, store: MemoryStore, library: Library
) -> None:
    one = over(played(library))
    for n in range(200):
        kept(store, f"s{n:03}", one, day=n)
    first = click(page, page.past.listed)
    assert [id for _, id in first[page.past.choice]["choices"]] == [f"s{n:03}" for n in range(199, 199 - STEP, -1)]
    assert first[page.past.more]["visible"]
    assert "200 sessions" in first[page.past.note]
    longer = click(page, page.past.longer, "", "all", first[page.past.shown], "s190")
    assert len(longer[page.past.choice]["choices"]) == 2 * STEP
    assert longer[page.past.choice]["value"] == "s190"
    narrowed = click(page, page.past.listed, "s007")
    assert [id for _, id in narrowed[page.past.choice]["choices"]] == ["s007"]
    assert not narrowed[page.past.more]["visible"]


def test_an_empty_list_says_why(page: Page, store: MemoryStore, library: Library) -> None:
    empty = click(page, page.past.listed)
    assert empty[page.past.note] == NONE_YET
    assert not empty[page.past.choice]["visible"]
    assert not empty[page.past.actions]["visible"]
    kept(store, "aaa", played(library))
    assert "No session fits" in click(page, page.past.listed, "no such words")[page.past.note]
    assert note(1, 1, True) == "1 session fits, the latest first."


def test_an_open_session_is_resumed_and_an_ended_one_read_and_saved(
    page: Page, store: MemoryStore, library: Library
) -> None:
    kept(store, "aaa", played(library))
    kept(store, "bbb", over(played(library)), day=1)
    resumable, readable = click(page, page.past.chosen, "aaa"), click(page, page.past.chosen, "bbb")
    assert resumable[page.past.open] == "Resume"
    assert not resumable[page.past.read]["interactive"]
    assert not resumable[page.past.files]["visible"]
    assert readable[page.past.open] == "Open"
    assert readable[page.past.read]["interactive"]
    links = {form.value: readable[button]["link"] for form, button in page.past.exports.items()}
    assert links["md"] == "/sessions/bbb/report.md"
    assert "no session is called" in click(page, page.past.chosen, "gone")[page.fault].replace("&#32;", " ")


def told(page: Page, shown: dict[Any, Any]) -> str:
    """Everything that the library's answers would put on the page, folded."""
    return folded(" ".join(str(value.get("value") if isinstance(value, dict) else value) for value in shown.values()))


def test_the_answer_of_an_untried_question_comes_only_when_asked_for(page: Page, library: Library) -> None:
    view, item = page.library, library.item(MATH)
    listed, opened = click(page, view.listed, *QUESTIONS, MATH), click(page, view.read, reader.QUESTIONS, MATH)
    secret = [folded(item.key_points[0].text), folded(item.exemplars.strong.answer)[:80]]
    for shown in (listed, opened):
        assert not [text for text in secret if text in told(page, shown)]
        assert shown[view.reveal]["value"] == "Show the answer anyway"
        assert shown[view.warning]["visible"]
        assert not shown[view.answer]["visible"]
    asked = click(page, view.opened, reader.QUESTIONS, MATH)
    assert secret[1] in told(page, asked)


def test_a_tried_question_needs_no_warning(page: Page, store: MemoryStore, library: Library) -> None:
    kept(store, "aaa", over(played(library)))
    view = page.library
    shown = click(page, view.listed, *QUESTIONS, MATH)
    assert shown[view.reveal]["value"] == "Show the answer"
    assert not shown[view.warning]["visible"]
    labels = {id: label for label, id in shown[view.choice]["choices"]}
    assert "tried" in labels[MATH]
    assert "tried" not in labels[ROPE]


def test_another_shelf_has_no_buttons_and_no_answer(page: Page) -> None:
    view = page.library
    shown = click(page, view.listed, "capabilities", "", "", "", MATH)
    assert not shown[view.filters]["visible"]
    assert not shown[view.actions]["visible"]
    assert shown[view.page].startswith("## ")
    assert "no question is chosen" in click(page, view.opened, "capabilities", MATH)[page.fault]


def test_practise_this_begins_a_drill_of_the_question(page: Page, desk: Desk) -> None:
    values = [field.value for field in page.setup.fields]
    shown = click(page, page._practise, ROPE, *values)
    session = shown[page.talk.session]
    chosen = desk.house.interviews.state(session).chosen
    assert (chosen.item, chosen.mode, chosen.rounds[0].items) == (ROPE, Mode.DRILL, 1)
    assert shown[page.tabs]["selected"] == "interview"
    assert "no question is chosen" in click(page, page._practise, None, *values)[page.fault]


def test_progress_is_empty_and_then_drawn(page: Page, store: MemoryStore, library: Library) -> None:
    assert NO_PROGRESS in click(page, page.progress.shown)[page.progress.charts]
    kept(store, "aaa", over(played(library)))
    drawn = click(page, page.progress.shown)[page.progress.charts]
    assert "<svg" in drawn
    assert "Tentative" in drawn
