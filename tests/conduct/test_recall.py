"""What an interviewer of a loop brings up of the rounds before theirs.

Knows whole conversations by rules on a stopped clock. Never knows a page.
"""

import pytest

from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import State, Turn
from interviewer.domain.vocabulary import Probe, Stage
from tests.conftest import StoppedClock
from tests.house import House

PROJECT = "We built Switchyard, a router for sparse networks. It is the first to need no auxiliary loss."
FIRST = (
    "A river authority wanted flood maps. We ran everything on five seeds, and our sampler beats the baseline by 4%."
)
NOW = "The gap was in the small rivers. Every result in the table is a single run."


def second_round(library: Library, clock: StoppedClock, stage: Stage, persona: str, says: str) -> tuple[State, int]:
    """A deep dive of one question with Mira, then a round in which the candidate repeats themselves; its first turn."""
    house = House(library, clock)
    rounds = (
        Round(stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=30, items=1),
        Round(stage=stage, persona=persona, minutes=20),
    )
    session = house.begin(Setup(rounds=rounds, seed=1, project=PROJECT))
    house.say(session, FIRST)
    while len((state := house.interviews.state(session)).rounds) < 2:
        clock.forward(60)
        house.say(session, "I pass on that.")
    start = state.turns[-1].sequence
    for _ in range(12):
        if house.interviews.state(session).ended:
            break
        clock.forward(45)
        house.say(session, says)
    return house.interviews.state(session), start


def asked(state: State, start: int) -> list[Turn]:
    return [turn for turn in state.turns if turn.move is not None and turn.sequence >= start]


@pytest.mark.parametrize(("persona", "knows"), [("elena", False), ("mira", True)])
def test_what_was_said_to_somebody_else_is_not_held_against_anybody(
    library: Library, clock: StoppedClock, persona: str, knows: bool
) -> None:
    state, start = second_round(library, clock, Stage.RESEARCH_DEEP_DIVE, persona, NOW)
    put = [t.text for t in asked(state, start) if t.move and t.move.kind is MoveKind.CONTRADICTION]
    assert any("five seeds" in text for text in put) is knows
    assert any(c.earlier_turn < start for t in state.turns if t.observation for c in t.observation.contradictions)


def test_the_bar_raiser_brings_one_statement_of_an_earlier_round_back_once(
    library: Library, clock: StoppedClock
) -> None:
    says = "I would keep the data and drop the second model, since most of what we learned came from the data."
    state, start = second_round(library, clock, Stage.BAR_RAISER, "amara", says)
    brought = [t for t in asked(state, start) if t.move and t.move.frame == "recall"]
    assert len(brought) == 1
    [turn] = brought
    assert turn.move is not None
    assert turn.move.probe is Probe.FALSIFY
    assert turn.move.lead is not None
    assert turn.move.lead.quote in FIRST + PROJECT
    assert turn.move.lead.quote in turn.text
    assert turn.text.endswith("?")


def test_other_stages_bring_nothing_back(library: Library, clock: StoppedClock) -> None:
    state, start = second_round(library, clock, Stage.BEHAVIORAL, "daniel", "I changed the plan within two weeks.")
    heard = " ".join(t.text for t in asked(state, start))
    assert "five seeds" not in heard
    assert not [t for t in asked(state, start) if t.move and t.move.frame == "recall"]
