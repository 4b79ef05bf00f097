"""What a conversation looks like in text.

Knows what happens and what is printed. Never knows a session's rules.
"""

from datetime import UTC, datetime

import pytest

from interviewer.cli.screens import TextScreen
from interviewer.domain.events import Recorded, Round, Setup, Started
from interviewer.domain.library import Library
from interviewer.domain.state import State, Turn, fold
from interviewer.domain.vocabulary import Role, Stage
from interviewer.session import Said, Shown, Told


@pytest.fixture
def state() -> State:
    models = {Role.SPEAKER: "openai/some"}
    setup = Setup(rounds=(Round(stage=Stage.CODING, persona="priya", minutes=20),), models=models)
    return fold("s1", [Recorded(sequence=1, at=datetime(2026, 1, 5, tzinfo=UTC), event=Started(setup=setup))])


def said(text: str) -> Said:
    return Said(turn=Turn(sequence=2, at_s=0, speaker="interviewer", text=text))


def test_pieces_are_shown_as_they_come_and_not_twice(
    library: Library, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = TextScreen(library, echoes=False)
    for happening in (Shown(text="Why "), Shown(text="that?"), said("Why that?")):
        screen.happens(happening, lambda: state)
    assert capsys.readouterr().out == f"{library.persona('priya').name}: Why that?\n\n"


def test_a_turn_that_was_replaced_while_it_was_shown_is_taken_back_in_words(
    library: Library, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = TextScreen(library, echoes=False)
    for happening in (Shown(text="Great ans"), said("Go on.")):
        screen.happens(happening, lambda: state)
    assert capsys.readouterr().out.endswith("Great ans\n[taken back, and said instead:] Go on.\n\n")


def test_a_failure_is_one_line_on_standard_error(
    library: Library, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    TextScreen(library, echoes=False).happens(Told(line="the model did not answer"), lambda: state)
    assert capsys.readouterr() == ("", "the model did not answer\n")


def test_the_beginning_says_who_answers_whether_a_model_or_rules(
    library: Library, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    TextScreen(library, echoes=False).begin(state, after=0)
    assert "openai/some" in capsys.readouterr().out
    offline = state.model_copy(update={"setup": state.chosen.model_copy(update={"models": {}})})
    TextScreen(library, echoes=False).begin(offline, after=0)
    assert "tentative" in capsys.readouterr().out


def test_a_turn_is_told_under_the_name_of_whoever_of_the_interviewers_speaks_it(
    library: Library, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = TextScreen(library, echoes=False)
    whole = said("Who pays?").turn.model_copy(update={"persona": "sam"})
    for happening in (Shown(text="Who pays?", persona="sam"), Said(turn=whole), Said(turn=whole)):
        screen.happens(happening, lambda: state)
    assert capsys.readouterr().out == 2 * f"{library.persona('sam').name}: Who pays?\n\n"
