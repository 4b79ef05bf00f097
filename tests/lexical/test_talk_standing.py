"""What is expected of the candidate at each point of a talk.

Knows talks written by hand. Never knows a page.
"""

from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.vocabulary import Mode, Stage
from interviewer.lexical.talk_standing import Standing, standing
from tests.played import Played
from tests.talks import SECTIONS, Given, whole


def stands(given: Given) -> Standing:
    held = standing(given.played.state(), given.library)
    assert held is not None
    return held


def test_what_is_expected_follows_the_talk(library: Library) -> None:
    played = Played(item="narrative.talk-thesis", stage=Stage.RESEARCH_TALK, persona="elena", minutes=30)
    held = standing(played.state(), library)
    assert held is not None
    assert (held.phase, held.presenting) == ("thesis", False)
    given = Given(library).says(SECTIONS[0]).says(SECTIONS[1])
    assert (stands(given).phase, stands(given).section) == ("talk", "Problem and gap")
    assert "slide 2" in stands(given).expected
    interrupt = Move(kind=MoveKind.INTERRUPT, question="symbol", snippet="What is it?", persona="mira")
    given.played.says("What is it?", interrupt)
    assert stands(given).presenting
    assert stands(given).phase == "interrupted"
    asked = whole(library).is_asked("cost", "Forty hours.", "priya")
    asked.played.recorded.pop()
    assert stands(asked).phase == "questions"
    closed = whole(library).ends()
    closed.played.recorded.pop()
    assert stands(closed).phase == "sentence"


def test_no_talk_is_held_in_another_stage_in_a_drill_or_after_the_round(library: Library) -> None:
    assert standing(Played().state(), library) is None
    drill = Played(item="narrative.talk-thesis", stage=Stage.RESEARCH_TALK, persona="elena", mode=Mode.DRILL)
    assert standing(drill.state(), library) is None
    own_time = whole(library).ends()
    own_time.played.says("Your turn.", Move(kind=MoveKind.CANDIDATE_QUESTIONS))
    assert standing(own_time.played.state(), library) is None
