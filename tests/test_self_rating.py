"""Levels that candidates give themselves: once, after the end, and before any other is shown.

Knows the session service and the report. Never knows a page.
"""

from typing import Any

import pytest

from interviewer.assess import feedback
from interviewer.domain.errors import UsageError
from interviewer.domain.events import EVENT, Ended, SelfRated
from interviewer.domain.library import Library
from interviewer.domain.state import State
from tests.conftest import StoppedClock
from tests.house import House
from tests.played import Played


@pytest.fixture
def house(library: Library, clock: StoppedClock) -> House:
    return House(library, clock)


def over(house: House) -> tuple[str, int]:
    """A session that has ended after one answer, and the opening of its question."""
    session = house.begin()
    house.say(session, "The gradient is p minus y.")
    house.interviews.act(session, "end")
    list(house.interviews.advance(session))
    return session, house.interviews.state(session).items[0].opening


def test_nobody_is_taken_to_have_answered_before_they_did(house: House) -> None:
    session, _ = over(house)
    assert house.interviews.state(session).self_rated is None


def test_the_first_levels_count(house: House) -> None:
    session, opening = over(house)
    house.interviews.rate(session, {opening: 3})
    assert house.interviews.rate(session, {opening: 1}).self_rated == {opening: 3}


def test_rather_not_is_an_answer(house: House) -> None:
    session, opening = over(house)
    house.interviews.rate(session, {})
    assert house.interviews.rate(session, {opening: 4}).self_rated == {}


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_outside_the_scale_is_refused(house: House, level: int) -> None:
    session, opening = over(house)
    with pytest.raises(UsageError, match="choose between 1 and 4"):
        house.interviews.rate(session, {opening: level})


def test_only_what_was_answered_has_a_level_and_only_after_the_end(house: House) -> None:
    session, opening = over(house)
    with pytest.raises(UsageError, match="not answered"):
        house.interviews.rate(session, {opening + 1: 2})
    with pytest.raises(UsageError, match="after the end"):
        house.interviews.rate(house.begin(), {})


def test_the_clock_stands_still_after_the_end(house: House) -> None:
    session, opening = over(house)
    before = house.interviews.state(session)
    house.clock.forward(3600)
    after = house.interviews.rate(session, {opening: 2})
    assert (after.elapsed_s, after.at) == (before.elapsed_s, before.at)


def test_it_comes_back_from_where_it_was_written() -> None:
    event = SelfRated(levels={4: 3, 12: 1})
    assert EVENT.validate_json(EVENT.dump_json(event)) == event
    assert EVENT.validate_python(EVENT.dump_python(event, mode="json")) == event


def rated(state: State, library: Library) -> Any:
    return feedback.report(state, library, lambda id: None)


def test_the_report_sets_ones_own_level_beside_the_judged_one_in_one_line(house: House) -> None:
    session, opening = over(house)
    house.interviews.rate(session, {opening: 4})
    report = rated(house.interviews.settle(session), house.library)
    level = report.items[0].level
    assert report.items[0].own_level == 4
    assert f"yours 4, judged {level} (tentative): yours is {4 - level} higher." in report.own_rating
    assert "\n" not in report.own_rating


def test_without_a_level_of_ones_own_nothing_is_said(library: Library) -> None:
    played = Played().answers("p minus y").closes("covered").add(Ended(reason="plan"), SelfRated())
    assert rated(played.state(), library).own_rating == ""
    opening = played.state().items[0].opening
    unjudged = Played().answers("p minus y").closes("covered").add(Ended(reason="plan"), SelfRated(levels={opening: 2}))
    assert "yours 2, none judged" in rated(unjudged.state(), library).own_rating
