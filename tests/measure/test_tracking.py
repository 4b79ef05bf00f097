"""How a tracker's turns are counted notices a tracker that sees nothing, too much, or what was denied.

Knows one worked item and planted trackers. Never knows the figures of the bank.
"""

import pytest

from interviewer.conduct.tracker import RuleTracker, Seen
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.observation import Mark, Observation, Sighting
from interviewer.domain.text import Span
from interviewer.measure.bank import Figure
from interviewer.measure.tracking import TurnsRead, exemplar_turns, read_turns, tracking_totals


class Planted:
    """Sees nothing, or every point and misconception of the item in every turn."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything

    def track(self, seen: Seen) -> Observation:
        if not self.everything or seen.item is None:
            return Observation()
        span = Span(quote=seen.turn[:5], start=0, end=5)
        marks = tuple(Mark(key_point=p.id, status="shown", span=span, confidence=1.0) for p in seen.item.key_points)
        wrong = tuple(Sighting(misconception=m.id, span=span) for m in seen.item.misconceptions)
        return Observation(marks=marks, sightings=wrong)


@pytest.fixture(scope="module")
def rope(library: Library) -> Item:
    return library.item("concept.rope-long-context")


def named(*results: TurnsRead) -> dict[str, Figure]:
    return {figure.name: figure for figure in tracking_totals(results)}


def test_an_exemplar_is_a_turn_that_says_what_its_author_says(rope: Item) -> None:
    strong = next(turn for turn in exemplar_turns(rope) if turn.text == rope.exemplars.strong.answer)
    assert strong.points == {id for id, v in rope.exemplars.strong.verdicts.items() if v.value in ("met", "partial")}


def test_rules_read_the_worked_item_well_and_hold_no_denial_against_anybody(rope: Item) -> None:
    figures = named(read_turns(rope, RuleTracker()))
    assert all(figure.reached is not False for figure in figures.values()), figures
    assert figures["misconceptions found where they are asserted"].value == 1.0


def test_a_tracker_that_sees_nothing_has_no_recall(rope: Item) -> None:
    figures = named(read_turns(rope, Planted(everything=False)))
    assert figures["key points, recall"].value == 0.0
    assert figures["key points, precision"].value is None
    assert figures["misconceptions, recall"].value == 0.0


def test_a_tracker_that_sees_everything_has_no_precision(rope: Item) -> None:
    figures = named(read_turns(rope, Planted(everything=True)))
    assert figures["key points, recall"].value == 1.0
    assert figures["key points, precision"].reached is False
    assert figures["misconceptions, precision"].reached is False
    assert figures["denied misconceptions held against somebody"].reached is False
