"""What a stage comes to in each stretch of an open question.

Knows whole conversations by rules on a stopped clock. Never knows a page.
"""

import pytest

from interviewer.conduct.checks import Bounds, faults
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Stage
from tests.conftest import StoppedClock
from tests.house import House

TOOK = "We would take what is there, keep it simple at first, and see how far that carries us in the end."


def sat(library: Library, clock: StoppedClock, stage: Stage, persona: str, minutes: float, step_s: float) -> State:
    house = House(library, clock)
    session = house.begin(Setup(rounds=(Round(stage=stage, persona=persona, minutes=minutes),), seed=2))
    for _ in range(14):
        clock.forward(step_s)
        if house.interviews.state(session).ended:
            break
        house.say(session, TOOK)
    return house.interviews.state(session)


@pytest.mark.parametrize(("stage", "persona"), [(Stage.CODING, "priya"), (Stage.SYSTEMS_EXPERIMENTATION, "kenji")])
@pytest.mark.parametrize("short", [False, True])
def test_each_stretch_is_put_at_most_once_on_a_question_and_in_its_time(
    library: Library, clock: StoppedClock, stage: Stage, persona: str, short: bool
) -> None:
    plan = library.plans[stage]
    minutes = plan.short_minutes if short else plan.minutes
    state = sat(library, clock, stage, persona, minutes, 60 * minutes / 14)
    put = []
    for record in state.items:
        for place, phase in enumerate(plan.phases):
            here = [turn for turn in record.turns if turn.move and turn.move.snippet in phase.prompts]
            assert len(here) <= 1
            put += [place for _ in here]
    assert len(set(put)) >= (1 if short else 2)  # a short round runs out of follow-ups first


def test_what_a_stretch_comes_to_is_one_plain_question(library: Library) -> None:
    for plan in library.plans.values():
        for line in (prompt for phase in plan.phases for prompt in phase.prompts):
            assert faults(line, Bounds(words=library.turns.turn_words), library.turns) == ()
            assert line.endswith("?")
