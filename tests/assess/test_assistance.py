"""Help is read off the log: what was said before a statement, and only that.

Knows moves and their order. Never knows a verdict.
"""

from typing import Any

from interviewer.assess.assistance import asked, assistance
from interviewer.domain.items import Item
from interviewer.domain.moves import MoveKind
from interviewer.domain.vocabulary import Assistance, Stage


def begun(talk: Any, math: Item) -> Any:
    return talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer("It is a product of two things.")


def test_a_point_said_at_once_had_no_help(talk: Any, math: Item) -> None:
    record = begun(talk, math).record
    assert assistance(record, "result", record.said[0].sequence) is Assistance.NONE


def test_the_strongest_help_before_the_turn_counts(talk: Any, math: Item) -> None:
    record = begun(talk, math).hint("result", 2).hint("result", 1).answer("p minus y").record
    assert assistance(record, "result", record.said[-1].sequence) is Assistance.H2


def test_help_after_the_turn_does_not_count(talk: Any, math: Item) -> None:
    record = begun(talk, math).hint("result", 3).answer("p minus y").record
    assert assistance(record, "result", record.said[0].sequence) is Assistance.NONE


def test_help_on_another_point_does_not_count(talk: Any, math: Item) -> None:
    record = begun(talk, math).hint("setup", 3).answer("p minus y").record
    assert assistance(record, "result", record.said[-1].sequence) is Assistance.NONE


def test_without_a_turn_all_help_counts(talk: Any, math: Item) -> None:
    record = begun(talk, math).hint("result", 1).record
    assert assistance(record, "result", None) is Assistance.H1


def test_a_probe_that_the_candidate_could_answer_was_asked(talk: Any, math: Item) -> None:
    asks = begun(talk, math).say("How would you check?", MoveKind.KEY_POINT, key_point="sanity_check")
    assert not asked(asks.record, "sanity_check")
    assert asked(asks.answer("I would not.").record, "sanity_check")


def test_passing_is_a_turn_to_answer(talk: Any, math: Item) -> None:
    asks = begun(talk, math).say("How would you check?", MoveKind.KEY_POINT, key_point="sanity_check")
    assert asked(asks.press("pass").record, "sanity_check")


def test_a_doubt_or_a_general_probe_does_not_ask_for_a_point(talk: Any, math: Item) -> None:
    doubts = begun(talk, math).say("Are you sure?", MoveKind.DOUBT, key_point="result").answer("Yes, I am.")
    assert not asked(doubts.record, "result")
