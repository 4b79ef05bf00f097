"""A session as the page shows it.

Knows sessions written by hand. Never knows Gradio.
"""

import re
from datetime import timedelta
from html import unescape

from interviewer.domain.events import Ended, RoundClosed, Spoken
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.state import Usage
from interviewer.domain.vocabulary import Mode, Role
from interviewer.ui.screen import NOT_CALLED, OFFLINE, Screen, banner, clock_html, meter, screen_of
from tests.played import NINE, Played


def screen(played: Played, library: Library, second: float = 0.0) -> Screen:
    return screen_of(played.state(), library, NINE + timedelta(seconds=second))


def test_the_candidates_marks_are_characters_in_the_conversation(library: Library) -> None:
    shown = screen(Played().answers("<b>x</b>"), library)
    assert shown.messages[-1].role == "user"
    assert "<" not in shown.messages[-1].content


def test_a_button_is_told_in_words(library: Library) -> None:
    assert screen(Played().presses("hint"), library).messages[-1].content == "*(asked for a hint)*"


def test_an_answer_belongs_to_the_interviewers_latest_turn(library: Library) -> None:
    played = Played()
    before = screen(played, library).answering
    assert before == len(played.recorded)
    assert screen(played.answers("an answer"), library).answering == before


def test_the_clock_runs_while_the_round_is_open(library: Library) -> None:
    clock = screen(Played(minutes=20), library, 90).clock
    assert (clock.elapsed_s, clock.planned_s, clock.running) == (90, 1200, True)


def test_the_clock_stands_during_a_pause(library: Library) -> None:
    paused = Played().after(30).presses("pause")
    shown = screen(paused, library, 500)
    assert shown.paused
    assert (shown.clock.elapsed_s, shown.clock.running) == (30, False)
    assert 'data-running="0"' in clock_html(shown)


def test_after_the_end_nothing_runs_and_feedback_can_be_read(library: Library) -> None:
    ended = Played().after(60).add(RoundClosed(reason="plan"), Ended(reason="plan"))
    shown = screen(ended, library, 5000)
    assert not shown.open
    assert shown.readable
    assert (shown.clock.elapsed_s, shown.clock.running) == (60, False)


def test_a_mock_interview_has_no_feedback_before_its_end_but_a_drill_has(library: Library) -> None:
    assert not screen(Played().answers("a").closes("covered"), library).readable
    assert not screen(Played(mode=Mode.DRILL).answers("a"), library).readable
    assert screen(Played(mode=Mode.DRILL).answers("a").closes("covered"), library).readable


def test_what_the_interviewer_owes_is_seen(library: Library) -> None:
    assert not screen(Played(), library).owed
    assert screen(Played().answers("an answer"), library).owed


def test_the_banner_is_honest(library: Library) -> None:
    assert screen(Played(), library).banner == OFFLINE
    assert "openai" in banner({Role.JUDGE: "openai/x"})


def test_models_are_metered_and_an_unknown_price_is_said(library: Library) -> None:
    used = Usage(calls=2, prompt_tokens=1200, completion_tokens=34, cost=0.00125)
    shown = unescape(re.sub("<.*?>", "", meter({"judge": used})))
    assert shown == "2 calls · 1,200 tokens read, 34 written · cost $0.0013"
    assert "cost unknown" in meter({"judge": used, "speaker": used.model_copy(update={"cost": None})})
    assert meter({}) == NOT_CALLED
    assert screen(Played(), library).meter == ""


def test_silence_is_watched_only_while_the_candidate_is_asked(library: Library) -> None:
    assert screen(Played(), library).offers
    assert not screen(Played().answers("an answer"), library).offers
    assert not screen(Played().presses("pause"), library).offers
    assert not screen(Played(item=None), library).offers


def test_code_can_be_written_where_the_question_asks_for_code(library: Library) -> None:
    assert screen(Played(item="coding.numpy-cosine-similarity"), library).code == "python"
    assert screen(Played(), library).code == ""


def test_where_several_interviewers_speak_each_of_their_turns_bears_a_name(library: Library) -> None:
    alone = Played()
    assert "Lindqvist" not in screen(alone, library).messages[0].content
    held = alone.add(Spoken(text="Who pays?", move=Move(kind=MoveKind.FOLLOWUP), persona="sam")).answers("the users")
    shown = screen(held, library).messages
    assert [unescape(message.content).split("\n\n")[0] for message in shown] == [
        "**Jonas Lindqvist**",
        "**Jonas Lindqvist**",
        "**Sam Whitfield**",
        "the users",
    ]
