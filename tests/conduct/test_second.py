"""Two interviewers in one round.

Knows whole conversations by rules. Never knows a page.
"""

import pytest

from interviewer.domain.errors import UsageError
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Stage
from tests.conftest import StoppedClock
from tests.house import House

VAGUE = "It depends, I think, and in practice it works quite well for most of the cases that we have seen so far."


def sat(library: Library, clock: StoppedClock, second: str | None, step_s: float = 60) -> State:
    house = House(library, clock)
    chosen = Round(stage=Stage.TECHNICAL_CONCEPTS, persona="jonas", minutes=45, second=second)
    session = house.begin(Setup(rounds=(chosen,), seed=5))
    while not (state := house.interviews.state(session)).ended:
        clock.forward(step_s)
        house.say(session, VAGUE)
    return state


def test_the_second_is_announced_takes_over_once_and_leaves_with_the_question(
    library: Library, clock: StoppedClock
) -> None:
    state = sat(library, clock, "mira")
    assert library.personas["mira"].name in state.turns[0].text
    theirs = {record.opening for record in state.items for turn in record.turns if turn.persona == "mira"}
    assert len(theirs) == 1
    [record] = [record for record in state.items if record.opening in theirs]
    spoken = [turn for turn in record.turns if turn.speaker == "interviewer"]
    first = next(place for place, turn in enumerate(spoken) if turn.persona == "mira")
    assert first > 0  # the question itself is the first interviewer's
    assert all(turn.persona is None for turn in spoken[:first])


def test_whoever_asks_the_same_is_asked_and_the_same_is_judged(library: Library, clock: StoppedClock) -> None:
    two = sat(library, clock, "mira")
    one = sat(library, StoppedClock(), None)
    assert [record.item for record in two.items] == [record.item for record in one.items]
    kinds = [[turn.move.kind for turn in state.turns if turn.move] for state in (one, two)]
    assert kinds[0] == kinds[1]


def test_nobody_sits_beside_themselves(library: Library, clock: StoppedClock) -> None:
    with pytest.raises(UsageError, match="second interviewer is the first"):
        sat(library, clock, "jonas")
