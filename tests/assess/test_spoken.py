"""Turns stand under the name of whoever spoke them.

Knows sessions written by hand. Never knows how a report is laid out.
"""

from interviewer.assess.spoken import turns_of
from interviewer.domain.events import EVENT, Spoken
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from tests.played import Played


def test_a_turn_stands_under_the_name_of_the_interviewer_that_spoke_it(library: Library) -> None:
    played = Played().add(Spoken(text="Who pays?", move=Move(kind=MoveKind.FOLLOWUP), persona="sam"))
    names = [turn.name for turn in turns_of(played.answers("the users").state(), library)]
    assert names == ["Jonas Lindqvist", "Jonas Lindqvist", "Sam Whitfield", "You"]


def test_an_event_that_names_nobody_is_the_turn_of_whoever_holds_the_round(library: Library) -> None:
    old = EVENT.validate_python({"kind": "spoken", "text": "Welcome.", "move": {"kind": "open"}})
    assert isinstance(old, Spoken)
    assert old.persona is None
    assert turns_of(Played().add(old).state(), library)[-1].name == "Jonas Lindqvist"
