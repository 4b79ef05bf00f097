"""After a question of a drill.

Knows sessions written by hand. Never knows Gradio.
"""

import pytest

from interviewer.domain.errors import UsageError
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Mode
from interviewer.ui.drills import done, once_more, strong_answer
from tests.played import MATH, ROPE, Played


def drilled() -> Played:
    return Played(mode=Mode.DRILL).answers("p - y").closes("covered")


def test_the_question_closed_last_is_the_one_that_is_done() -> None:
    played = drilled().asks(ROPE)
    record = done(played.state())
    assert record is not None
    assert record.item == MATH


def test_once_more_is_a_drill_of_that_question_alone() -> None:
    setup = once_more(drilled().state(), seed=7)
    assert (setup.item, setup.mode, setup.seed) == (MATH, Mode.DRILL, 7)
    assert [(round.persona, round.items) for round in setup.rounds] == [("jonas", 1)]


def test_a_strong_answer_is_one_of_many(library: Library) -> None:
    shown = strong_answer(drilled().state(), library)
    assert "not the answer" in shown
    assert library.item(MATH).exemplars.strong.answer.split()[0] in shown


@pytest.mark.parametrize(
    "played", [Played(mode=Mode.DRILL).answers("p - y"), Played().answers("p - y").closes("covered")]
)
def test_before_an_attempt_and_in_a_mock_interview_there_is_no_strong_answer(played: Played, library: Library) -> None:
    with pytest.raises(UsageError, match="no question of a drill is done yet"):
        strong_answer(played.state(), library)
    with pytest.raises(UsageError):
        once_more(played.state(), 1)


def test_of_a_draft_the_reference_answer_is_shown(library: Library) -> None:
    draft = library.item(MATH).model_copy(update={"draft": True, "exemplars": None})
    shown = strong_answer(drilled().state(), library.model_copy(update={"items": {MATH: draft}}))
    assert "is a draft" in shown
    assert "Route" in shown
