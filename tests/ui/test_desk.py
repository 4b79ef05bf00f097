"""What a visitor can do.

Knows the desk over a house that forgets. Never knows Gradio.
"""

import json

import pytest

from interviewer.domain.errors import SessionUnknown, UsageError
from interviewer.domain.events import Reopened
from interviewer.domain.vocabulary import Mode
from interviewer.ui.choices import Form
from interviewer.ui.desk import Desk, latest_done, message_id
from interviewer.ui.server import health
from interviewer.wiring import House
from tests.played import MATH

FORM = Form(stage="technical_concepts", item=MATH, persona="jonas")
LONG_S = 20.0


def begun(desk: Desk, form: Form = FORM) -> str:
    """A session in which the interviewer has asked."""
    session = desk.start(form)
    settled(desk, session)
    return session


def settled(desk: Desk, session: str) -> None:
    run = desk.live.latest(session)
    assert run is not None
    assert run.wait(LONG_S)
    assert run.told == ()


def answered(desk: Desk, session: str, text: str) -> None:
    desk.send(session, text, desk.screen(session).answering)
    settled(desk, session)


def ended(desk: Desk, session: str) -> None:
    desk.press(session, "end", desk.screen(session).answering)
    settled(desk, session)


def test_one_start_and_the_interviewer_has_asked(desk: Desk) -> None:
    screen = desk.screen(begun(desk))
    assert screen.open
    assert not screen.owed
    assert screen.messages[-1].role == "assistant"


def test_the_same_answer_sent_twice_is_one_turn(desk: Desk) -> None:
    session = begun(desk)
    answering = desk.screen(session).answering
    for _ in range(2):
        desk.send(session, "The gradient is p - y.", answering)
        settled(desk, session)
    assert sum(message.role == "user" for message in desk.screen(session).messages) == 1


def test_the_same_words_for_a_later_turn_are_another_answer() -> None:
    assert message_id(4, "yes") == message_id(4, "yes")
    assert len({message_id(4, "yes"), message_id(6, "yes"), message_id(4, "no")}) == 3


def test_an_empty_answer_is_refused_in_one_line(desk: Desk) -> None:
    session = begun(desk)
    with pytest.raises(UsageError, match="empty answer"):
        desk.send(session, "  ", desk.screen(session).answering)


def test_hint_pressed_twice_is_one_request(desk: Desk) -> None:
    session = begun(desk)
    answering = desk.screen(session).answering
    for _ in range(2):
        desk.press(session, "hint", answering)
        settled(desk, session)
    pressed = [message for message in desk.screen(session).messages if "hint" in message.content]
    assert sum(message.role == "user" for message in pressed) == 1


def test_a_pause_ends_with_resume(desk: Desk) -> None:
    session = begun(desk)
    for action, paused in (("pause", True), ("resume", False)):
        desk.press(session, action, 0)  # type: ignore[arg-type]
        settled(desk, session)
        assert desk.screen(session).paused is paused


def test_a_reload_in_the_same_process_writes_nothing(desk: Desk) -> None:
    session = begun(desk)
    before = desk.house.interviews.state(session).sequence
    assert desk.open(session).session == session
    assert desk.house.interviews.state(session).sequence == before


def test_another_process_takes_the_session_up(desk: Desk, house: House) -> None:
    session = begun(desk)
    later = Desk(house)
    shown = later.open(session)
    assert shown.messages == desk.screen(session).messages
    assert any(isinstance(recorded.event, Reopened) for recorded in house.store.read(session))


def test_a_turn_that_was_owed_is_spoken_when_the_session_is_opened(desk: Desk, house: House) -> None:
    session = begun(desk)
    house.interviews.answer(session, "The gradient is p - y.")
    assert desk.screen(session).owed
    desk.open(session)
    settled(desk, session)
    assert not desk.screen(session).owed


def test_feedback_waits_for_the_end_of_a_mock_interview(desk: Desk) -> None:
    session = begun(desk)
    answered(desk, session, "The gradient of the loss is p - y.")
    with pytest.raises(UsageError, match="once it has ended"):
        desk.report(session)
    ended(desk, session)
    assert desk.report(session).items[0].item == MATH


def test_a_drill_shows_feedback_on_the_question_just_closed_alone(desk: Desk) -> None:
    drill = Form(stage="technical_concepts", mode=Mode.DRILL.value, persona="jonas", minutes=45)
    session = begun(desk, drill)
    answered(desk, session, "I would say it depends on the positions, **see**.")
    desk.press(session, "pass", desk.screen(session).answering)
    settled(desk, session)
    text = latest_done(desk.house.interviews.state(session), desk.report(session))
    assert text.startswith('<article class="report">')
    assert text.count("<h2") == 1
    assert "**see**" in text
    assert "Capabilities" not in text


def test_a_report_is_taken_away_in_four_formats(desk: Desk) -> None:
    session = begun(desk)
    answered(desk, session, "The gradient of the loss is p - y.")
    ended(desk, session)
    media, content = desk.export(session, "json")
    assert media.startswith("application/json")
    assert json.loads(content)["facts"]["session"] == session
    assert "The gradient of the loss is p - y." in desk.export(session, "md")[1].decode()
    assert desk.export(session, "html")[1].startswith(b"<!doctype html>")
    with pytest.raises(UsageError, match="no report is written as"):
        desk.export(session, "exe")


def test_a_deleted_session_is_gone(desk: Desk) -> None:
    session = begun(desk)
    desk.delete(session)
    assert desk.heads() == ()
    with pytest.raises(SessionUnknown):
        desk.open(session)


def test_health_counts_the_library_and_asks_the_store(house: House) -> None:
    assert health(house)["status"] == "ok"
    assert health(house)["library"]["items"] == len(house.library.items)
