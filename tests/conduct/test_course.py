"""The course of a round: its phases in order, with the questions that each may ask.

Knows the plans. Never knows which question is chosen.
"""

import pytest

from interviewer.conduct.course import phases_due
from interviewer.conduct.situation import Situation
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind, Mode, Stage
from tests.played import MATH, Played


def due(played: Played, library: Library, minutes: float = 0) -> list[frozenset[str]]:
    return list(phases_due(Situation(played.state(), library, played.second + 60 * minutes)))


def kinds(pool: frozenset[str], library: Library) -> set[Kind]:
    return {library.item(id).kind for id in pool}


def test_a_round_begins_with_its_first_phase_that_asks(library: Library) -> None:
    pools = due(Played(item=None), library)
    assert [kinds(pool, library) for pool in pools] == [{Kind.MATH}, {Kind.CONCEPT}, {Kind.DIAGNOSIS}]


def test_a_phase_asks_as_often_as_the_plan_says(library: Library) -> None:
    concepts = [id for id, item in library.items.items() if item.kind is Kind.CONCEPT]
    played = Played(item=MATH).closes("covered").asks(concepts[0])
    assert kinds(due(played, library)[0], library) == {Kind.CONCEPT}
    played.closes("covered").asks(concepts[1])
    assert [kinds(pool, library) for pool in due(played, library)] == [{Kind.DIAGNOSIS}]


def test_a_phase_whose_minutes_have_passed_is_left_out(library: Library) -> None:
    assert kinds(due(Played(item=None), library, minutes=16)[0], library) == {Kind.CONCEPT}
    assert kinds(due(Played(item=None, minutes=20), library, minutes=8)[0], library) == {Kind.CONCEPT}


@pytest.mark.parametrize("wish", [{"topic": "numerics"}, {"wish": "something on numerics"}])
def test_whoever_wishes_for_something_is_not_held_to_the_phases(library: Library, wish: dict[str, str]) -> None:
    played = Played(item=None)
    setup = played.state().chosen.model_copy(update=wish)
    state = played.state().model_copy(update={"setup": setup})
    assert list(phases_due(Situation(state, library, 0))) == []


def test_a_drill_has_no_course(library: Library) -> None:
    assert due(Played(item=None, mode=Mode.DRILL), library) == []


def test_a_behavioural_round_asks_for_four_different_kinds_of_story(library: Library) -> None:
    pools = due(Played(item=None, stage=Stage.BEHAVIORAL, persona="daniel"), library)
    assert len(pools) == 4
    assert len(frozenset().union(*pools)) == sum(map(len, pools))
