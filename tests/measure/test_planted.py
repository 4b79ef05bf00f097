"""Planted turns: two hundred and ten, in words that no question lists, and a tracker that sees nothing misses them.

Knows the planted turns and the offline interviewer. Never knows which figures are good ones.
"""

from functools import lru_cache

import pytest

from interviewer.assess.offline import OfflineJudge
from interviewer.conduct.tracker import RuleTracker, Seen
from interviewer.domain.library import Library
from interviewer.domain.observation import Observation
from interviewer.domain.text import folded
from interviewer.measure.planted import KINDS, Kind, PlantedTurns, Table, planted_turns
from interviewer.measure.planted_rows import planted_flaws, planted_rows
from interviewer.models.meter import Meter
from interviewer.session import Cast
from tests.house import index_of


class Blind:
    """A tracker that sees nothing in any turn."""

    def track(self, seen: Seen) -> Observation:
        return Observation(words=len(seen.turn.split()))


@lru_cache(maxsize=1)
def few() -> PlantedTurns:
    """Two of each kind."""
    every = planted_turns()
    return PlantedTurns(version=1, **{kind: every.of(kind)[:2] for kind in KINDS})


def test_there_are_thirty_of_each_kind_on_questions_that_exist(library: Library) -> None:
    for kind in KINDS:
        turns = planted_turns().of(kind)
        assert len(turns) == 30
        assert all(one.item in library.items for one in turns)
        assert all(one.twin for one in turns) or kind == "doubted"
    wrong = planted_turns().wrong
    assert all(set(one.wrong) <= {w.id for w in library.item(one.item).misconceptions} for one in wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_no_planted_turn_is_worded_as_its_question_lists_it(library: Library, kind: Kind) -> None:
    for one in planted_turns().of(kind):
        item = library.item(one.item)
        listed = [w for point in item.key_points for w in (*point.accept, *point.reject)]
        listed += [w for wrong in item.misconceptions for w in (wrong.claim, *wrong.detect)]
        listed += [clarification.if_asked for clarification in item.clarifications]
        said = folded(one.says)
        assert not any(len(wording.split()) >= 4 and folded(wording) in said for wording in listed), one.says


def test_every_second_turn_is_held_out_and_only_counted(library: Library) -> None:
    met = list(Table(library, questions=index_of(library)).every(few()))
    assert [one.held_out for one in met] == [False, True] * len(KINDS)
    shown = {flaw.text for flaw in planted_flaws(met)}
    assert not any(one.says in text for one in met if one.held_out for text in shown)


def test_an_interviewer_who_hears_nothing_meets_no_planted_turn(library: Library) -> None:
    def deaf(setup: object) -> Cast:
        blind = Blind()
        return Cast(blind, RuleTracker(), None, OfflineJudge(library.scoring, library.rubric_version), Meter())

    met = list(Table(library, deaf, index_of(library)).every(few(), ("vague", "wrong", "contradictory", "refusal")))
    assert not any(one.hit for one in met)
    hearing = list(Table(library, questions=index_of(library)).every(few(), ("vague", "refusal")))
    assert all(one.hit for one in hearing if not one.held_out)
    rows = {row.name: row for row in planted_rows(met)}
    assert rows["vague claims met by the right probe"].met is False
    assert rows["right claims pushed on"].value == 0


def test_a_push_on_a_right_claim_is_noticed(library: Library) -> None:
    wrong = planted_turns().wrong[1]
    swapped = wrong.model_copy(update={"says": wrong.twin, "twin": "The diagonal is all that matters."})
    table = Table(library, questions=index_of(library))
    claim = library.item(wrong.item).misconception(wrong.wrong[0]).detect[0]
    pushed = table.meet(
        "doubted", swapped.model_copy(update={"says": f"It is clear that {claim}.", "twin": None}), False
    )
    assert pushed.pushed
    assert not pushed.hit
    assert planted_rows([pushed])[0].met is False
