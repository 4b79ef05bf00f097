"""The page without a browser: what a click answers, and what the server sends.

Knows the page's handlers and the web application in this process. Never knows how it looks.
"""

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from threading import Thread
from typing import Any

import httpx
import pytest
import uvicorn

from interviewer.assess.export_file import Format
from interviewer.domain.vocabulary import Mode
from interviewer.ui.desk import Desk
from interviewer.ui.page import MOVED_ON, UNFORESEEN, Page
from interviewer.ui.server import address, application, listen
from interviewer.wiring import House
from tests.played import MATH
from tests.ui.test_desk import FORM, answered, ended, settled


def in_a_loop(build: Callable[..., Any], *given: Any) -> Any:
    """What `build` makes inside a running event loop: without one Gradio opens loops and leaves them open."""

    async def inside() -> Any:
        return build(*given)

    return asyncio.run(inside())


@pytest.fixture
def page(desk: Desk) -> Page:
    return in_a_loop(Page, desk)


@pytest.fixture
def client(house: House) -> Iterator[httpx.Client]:
    with listen(house.settings.model_copy(update={"port": 0})) as listening:
        server = uvicorn.Server(uvicorn.Config(in_a_loop(application, house), log_level="error"))
        serving = Thread(target=server.run, kwargs={"sockets": [listening]})
        serving.start()
        with httpx.Client(base_url=address("127.0.0.1", listening.getsockname()[1]), trust_env=False) as client:
            yield client
        server.should_exit = True
        serving.join()


def click(page: Page, handler: Any, *given: Any) -> dict[Any, Any]:
    """What a guarded click answers."""
    return page._guarded(handler)(*given)


def as_read(markdown: str) -> str:
    """The words of Markdown that shows them as text."""
    return unescape(markdown)


def started(page: Page, desk: Desk, **chosen: str) -> str:
    """Start with the form as it opens, apart from what is chosen; the session's id once the interviewer has spoken."""
    names = [field.label for field in page.setup.fields]
    values = [chosen.get(name, field.value) for name, field in zip(names, page.setup.fields, strict=True)]
    session: str = click(page, page._start, *values)[page.talk.session]
    settled(desk, session)
    return session


def test_the_form_untouched_starts_an_interview(page: Page, desk: Desk) -> None:
    session = started(page, desk)
    shown = click(page, page._settle, session, "yes")
    assert shown[page.talk.chat][-1]["role"] == "assistant"
    assert shown[page.talk.send]["interactive"]
    assert not shown[page.talk.live]["visible"]


def test_nothing_may_be_pressed_while_the_interviewer_speaks(page: Page, desk: Desk) -> None:
    session = started(page, desk, Question=MATH)
    turn = str(desk.screen(session).answering)
    shown = click(page, page._send, session, "The gradient is p - y.", turn)
    pressable = (page.talk.send, page.talk.hint, page.talk.skip, page.talk.pause, page.talk.end)
    assert not any(shown[button]["interactive"] for button in pressable)
    assert shown[page.talk.answer] == ""
    settled(desk, session)


def test_an_answer_that_is_refused_stays_in_the_box(page: Page, desk: Desk) -> None:
    session = started(page, desk)
    shown = click(page, page._send, session, " ", "3")
    assert set(shown) == {page.fault}
    assert "empty answer" in shown[page.fault]


def test_an_unforeseen_fault_tells_no_details(page: Page) -> None:
    assert click(page, lambda: {}["secret"]) == {page.fault: UNFORESEEN}


def test_pause_becomes_resume_and_back(page: Page, desk: Desk) -> None:
    session = started(page, desk)
    for label in ("Resume", "Pause"):
        click(page, page._pause, session, "3")
        settled(desk, session)
        assert click(page, page._settle, session, "yes")[page.talk.pause]["value"] == label


def test_a_turn_under_way_is_followed_to_its_end(page: Page, desk: Desk) -> None:
    session = started(page, desk, Question=MATH)
    desk.send(session, "The gradient is p - y.", desk.screen(session).answering)
    list(page.talk.follow(session))
    settled(desk, session)
    assert list(page.talk.follow(session)) == []
    assert list(page.talk.follow("")) == []


def test_an_answer_from_a_tab_that_fell_behind_stays_in_its_box(page: Page, desk: Desk) -> None:
    session = started(page, desk, Question=MATH)
    turn = str(desk.screen(session).answering)
    answered(desk, session, "The gradient is p - y.")
    said = len(desk.screen(session).messages)
    behind = ((page._send, (session, "Other words.", turn)), (partial(page._press, "hint"), (session, turn)))
    for handler, given in behind:
        shown = click(page, handler, *given)
        assert shown[page.fault] == MOVED_ON
        assert "value" not in shown[page.talk.answer]
        assert len(shown[page.talk.chat]) == said == len(desk.screen(session).messages)
        assert shown[page.talk.turn] != turn
    again = click(page, page._send, session, "The gradient is p - y.", turn)
    assert again[page.fault] == ""
    settled(desk, session)
    assert len(desk.screen(session).messages) == said


def test_code_is_sent_as_a_block_in_the_language_of_the_question(page: Page, desk: Desk) -> None:
    session = started(page, desk, Stage="coding", Question="coding.numpy-cosine-similarity")
    shown = click(page, page._settle, session, "yes")
    assert shown[page.talk.code]["visible"]
    turn = shown[page.talk.turn]
    click(page, page._send, session, "return a @ b.T", turn, True, shown[page.talk.language])
    settled(desk, session)
    said = [turn.text for turn in desk.house.interviews.state(session).turns if turn.speaker == "candidate"]
    assert said == ["```python\nreturn a @ b.T\n```"]


def test_after_a_drill_one_strong_answer_is_shown_on_request_and_the_question_tried_again(
    page: Page, desk: Desk
) -> None:
    session = started(page, desk, Mode=Mode.DRILL.value, Question=MATH)
    assert "no question of a drill is done yet" in as_read(click(page, page._strong, session)[page.fault])
    answered(desk, session, "The gradient is p - y.")
    click(page, page._press, "pass", session, str(desk.screen(session).answering))
    settled(desk, session)
    (shown,) = page._after_item(session)
    assert shown[page.talk.drill]["visible"]
    strong = click(page, page._strong, session)[page.talk.strong_answer]
    assert strong["visible"]
    assert "not the answer" in strong["value"]
    later = click(page, page._again, session)[page.talk.session]
    settled(desk, later)
    assert later != session
    assert [record.item for record in desk.house.interviews.state(later).items] == [MATH]


def test_half_a_character_in_an_answer_is_no_fault(page: Page, desk: Desk) -> None:
    session = started(page, desk, Question=MATH)
    turn = str(desk.screen(session).answering)
    assert click(page, page._send, session, "The gradient \ud83d is p - y.", turn)[page.fault] == ""
    settled(desk, session)


def test_a_drill_shows_the_question_just_closed(page: Page, desk: Desk) -> None:
    session = started(page, desk, Mode=Mode.DRILL.value)
    assert list(page._after_item(session)) == []
    click(page, page._press, "pass", session, str(desk.screen(session).answering))
    settled(desk, session)
    (shown,) = page._after_item(session)
    assert shown[page.talk.drill_report].startswith('<article class="report">')


def test_feedback_is_waited_for_and_read(page: Page, desk: Desk) -> None:
    session = started(page, desk, Question=MATH)
    *_, early = page.feedback.read(session)
    assert "once it has ended" in early[page.feedback.told].replace("&#32;", " ")
    answered(desk, session, "The gradient is p - y, I think.")
    ended(desk, session)
    [asked] = page.feedback.read(session)
    assert asked[page.feedback.report] == ""
    assert asked[page.feedback.levels[0]]["visible"] is True
    *_, shown = page.feedback.rated(session, 3)
    assert "yours 3, judged" in shown[page.feedback.report]
    *_, shown = page.feedback.judge_again(session)
    assert ">The gradient is p - y</mark>" in shown[page.feedback.report]
    assert shown[page.feedback.files[Format.JSON]]["link"] == f"/sessions/{session}/report.json"
    assert next(page.feedback.read(""))[page.feedback.told].startswith("No feedback yet")


def test_a_past_session_is_opened_and_deleted(page: Page, desk: Desk) -> None:
    session = started(page, desk)
    listed = click(page, page.past.listed)
    assert listed[page.past.choice]["value"] == session
    assert click(page, page._open_past, session)[page.talk.session] == session
    settled(desk, session)
    left = click(page, page._delete, session, session)
    assert left[page.talk.session] == ""
    assert left[page.past.choice]["choices"] == []
    assert click(page, page._open_past, None) == {page.fault: ""}


def test_another_stage_brings_its_own_questions(page: Page) -> None:
    _, seconds, items, _, minutes, slot, stage = page.setup._restaged("coding", "")
    assert seconds["choices"][0] == ("Nobody", "")
    assert len(items["choices"]) > 1
    assert minutes["value"] == page._desk.house.library.plans["coding"].short_minutes  # type: ignore[index]
    assert slot["visible"] is False
    assert "code" in stage["info"]
    assert len(page.setup._restaged("no_such_stage", "")) == 7


def test_another_kind_of_place_brings_its_own_minutes(page: Page) -> None:
    usual = page._desk.house.library.plans["systems_experimentation"].short_minutes  # type: ignore[index]
    told, minutes, slot = page.setup._placed("applied_group", "systems_experimentation")
    assert minutes == 2 * usual
    assert slot["value"] is None
    assert "twice" in told["info"]
    assert page.setup._restaged("systems_experimentation", "applied_group")[4]["value"] == 2 * usual


def test_every_answer_carries_the_policy(client: httpx.Client) -> None:
    for path in ("/", "/healthz", "/sessions/nosuchone/report.md"):
        assert "default-src 'self'" in client.get(path).headers["content-security-policy"]
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 421


def test_the_page_names_no_outside_font_or_script(client: httpx.Client) -> None:
    text = client.get("/").text + client.get("/theme.css").text
    assert "fonts.googleapis.com" not in text
    assert "cdnjs" not in text


def test_a_report_is_a_file_of_its_own_once_it_may_be_read(client: httpx.Client, house: House) -> None:
    desk = Desk(house)
    session = desk.start(FORM)
    settled(desk, session)
    assert client.get(f"/sessions/{session}/report.json").status_code == 409
    ended(desk, session)
    answer = client.get(f"/sessions/{session}/report.json")
    assert json.loads(answer.text)["facts"]["session"] == session
    assert "attachment" in answer.headers["content-disposition"]
    assert client.get("/sessions/nosuchone/report.md").status_code == 404
    assert client.get(f"/sessions/{session}/report.exe").status_code == 409
