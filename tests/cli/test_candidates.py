"""How a turn is typed at a keyboard.

Knows typed lines and the turn that they make. Never knows what is done with it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from interviewer.cli.candidates import Input, Typing, at_talk, clock
from interviewer.domain.events import Acted, Event, ItemOpened, Recorded, Round, RoundOpened, Setup, Started
from interviewer.domain.library import Library
from interviewer.domain.state import State, fold
from interviewer.domain.vocabulary import Stage
from interviewer.lexical.talk_standing import standing
from tests.talks import SECTIONS, Given, whole

NINE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def state(*events: Event) -> State:
    setup = Setup(rounds=(Round(stage=Stage.CODING, persona="priya", minutes=20),))
    happened = (Started(setup=setup), RoundOpened(index=0), *events)
    return fold("s", [Recorded(sequence=n, at=NINE, event=event) for n, event in enumerate(happened, start=1)])


def typed(*lines: str) -> Callable[[str], str]:
    given: Iterator[str] = iter(lines)

    def ask(prompt: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return ask


def test_an_answer_of_several_lines_ends_with_an_empty_line(library: Library) -> None:
    keyboard = Typing(library, typed("", "one", "two", "", "three"))
    assert keyboard.next(state()) == Input("answer", "one\ntwo")


def test_a_dot_alone_sends_too_and_nothing_is_not_sent(library: Library) -> None:
    keyboard = Typing(library, typed(".", "", "one.", "."))
    assert keyboard.next(state()) == Input("answer", "one.")


def test_code_may_hold_empty_lines_where_code_is_asked_for(library: Library) -> None:
    opened = state(ItemOpened(item="coding.numpy-cosine-similarity", version=1))
    keyboard = Typing(library, typed("import numpy", "", "    return 1", "."))
    assert keyboard.next(opened) == Input("answer", "import numpy\n\n    return 1")


def test_a_command_is_taken_at_the_start_of_a_turn_only(library: Library) -> None:
    assert Typing(library, typed("/hint")).next(state()) == Input("command", "/hint")
    assert Typing(library, typed("one", "/hint", "")).next(state()) == Input("answer", "one\n/hint")


def test_a_command_that_does_not_exist_is_no_answer(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert Typing(library, typed("/hnit", "/end")).next(state()) == Input("command", "/end")
    assert "/hint" in capsys.readouterr().err


def test_the_end_of_input_at_a_keyboard_leaves_the_session_open(library: Library) -> None:
    assert Typing(library, typed("half an ans")).next(state()).kind == "leave"


def test_the_clock_shows_the_rounds_time_and_stands_while_paused() -> None:
    later = NINE + timedelta(minutes=3, seconds=7)
    assert clock(state(), later) == "03:07 of 20:00"
    assert clock(state(Acted(action="pause")), later) == "00:00 of 20:00, paused"


def test_a_section_of_a_talk_may_hold_empty_lines(library: Library) -> None:
    keyboard = Typing(library, typed("## Method", "", "We train an encoder.", "."))
    assert keyboard.next(Given(library).played.state()) == Input("answer", "## Method\n\nWe train an encoder.")


def test_a_speaker_may_mark_section_slide_and_end(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    talking = Given(library).says(SECTIONS[0]).played.state()
    for mark in ("/next", "/slide", "/done"):
        assert Typing(library, typed(mark)).next(talking) == Input("answer", mark)
    assert "You are at motivation, slide 1." in capsys.readouterr().out
    assert Typing(library, typed("/next", "/end")).next(state()) == Input("command", "/end")


def test_after_the_talk_a_line_says_who_is_to_be_answered(library: Library) -> None:
    asked = whole(library).is_asked("cost", "Forty hours.", "priya").played
    asked.recorded.pop()
    held = standing(asked.state(), library)
    assert held is not None
    assert at_talk(held) == "Now: an answer to Priya Raman, engineering."
