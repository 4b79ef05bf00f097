"""The course of a talk, move by move: thesis, listening, clarifying interruptions, who asks what, one sentence, close.

Knows sessions written by hand. Never knows a service or a page.
"""

from typing import Any

import pytest

from interviewer.conduct.controller import decide, ends_round
from interviewer.conduct.situation import Situation
from interviewer.domain.events import Round, Setup, Spoken, Started
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Special
from interviewer.domain.vocabulary import Mode, Stage
from tests.played import Played, seen
from tests.talks import SECTIONS, Given, whole

FILLER = "We say a word of it. "


def move_after(given: Given) -> Move:
    state = given.played.state()
    return decide(state, given.library, state.elapsed_s)


def says(given: Given, text: str, **about: Any) -> Move:
    """The move after a turn of the speaker's."""
    given.played.after(10).answers(text, seen(**about) if about else None)
    return move_after(given)


def asked(given: Given) -> Move:
    """The first question after the hand-over."""
    given.played.closes("covered").says("Questions now.", Move(kind=MoveKind.HAND_OVER, snippet="Questions now."))
    return move_after(given)


def of_seed(given: Given, seed: int) -> Given:
    """The same session with another seed."""
    recorded = given.played.recorded[0]
    assert isinstance(recorded.event, Started)
    setup = recorded.event.setup.model_copy(update={"seed": seed})
    given.played.recorded[0] = recorded.model_copy(update={"event": Started(setup=setup)})
    return given


def test_the_thesis_is_asked_for_first(library: Library) -> None:
    played = Played(item=None, stage=Stage.RESEARCH_TALK, persona="elena", minutes=30)
    move = decide(played.state(), library, 0)
    assert (move.kind, move.item) == (MoveKind.ASK_ITEM, "narrative.talk-thesis")


def test_the_floor_is_given_after_the_thesis_with_the_slots_minutes(library: Library) -> None:
    for minutes, speak in ((30, "22"), (45, "34"), (60, "45")):
        played = Played(item="narrative.talk-thesis", stage=Stage.RESEARCH_TALK, persona="elena", minutes=minutes)
        played.answers("A pair of sensors tells a real alarm from a false one.")
        move = decide(played.state(), library, 20)
        assert (move.kind, move.item, move.closes) == (MoveKind.ASK_ITEM, "narrative.talk-given", "covered")
        assert f"{speak} minutes" in move.snippet


def test_a_thesis_that_is_passed_over_does_not_stop_the_talk(library: Library) -> None:
    played = Played(item="narrative.talk-thesis", stage=Stage.RESEARCH_TALK, persona="elena", minutes=30)
    move = decide(played.presses("pass").state(), library, 20)
    assert (move.item, move.closes) == ("narrative.talk-given", "dont_know")


def test_while_one_speaks_the_chair_says_where_the_talk_stands(library: Library) -> None:
    move = says(Given(library), SECTIONS[0])
    assert (move.kind, move.persona) == (MoveKind.LISTEN, None)
    assert "Motivation" in move.snippet
    assert "?" not in move.snippet


def test_a_bare_slide_and_a_bare_section_are_told_as_such(library: Library) -> None:
    assert "lide 2" in says(Given(library).says(SECTIONS[0]), "Slide 2: What exists").snippet
    turned = says(Given(library).says(SECTIONS[0]), "/next")
    assert "Problem and gap" in turned.snippet
    assert "2.6" in turned.snippet


UNCLEAR = "## Method\nWe report the ECE for both of the wards. This plot shows it."


def test_what_nobody_can_follow_is_asked_by_somebody_of_the_audience(library: Library) -> None:
    move = says(Given(library), UNCLEAR)
    assert (move.kind, move.question) == (MoveKind.INTERRUPT, "symbol")
    assert move.lead is not None
    assert move.lead.quote == "ECE"
    assert "“ECE”" in move.snippet
    assert move.persona not in (None, "elena")


@pytest.mark.parametrize("minutes, most", [(30, 2), (45, 3), (60, 4)])
def test_there_are_at_most_as_many_interruptions_as_the_slot_allows(
    library: Library, minutes: float, most: int
) -> None:
    given = Given(library, minutes=minutes)
    sections = ("Motivation", "Problem", "Method", "Results", "Limits")
    count = 0
    for place, section in enumerate(sections):
        name = "ABCDE"[place] * 3
        move = says(given, f"## {section}\nWe report the {name} for both of the wards.")
        if move.kind is MoveKind.INTERRUPT:
            count += 1
            given.played.says(move.snippet, move)
            assert says(given, f"It is a word called {name} with no more to it.").kind is MoveKind.LISTEN
        given.says_nothing()
    assert count == most


def test_a_section_is_interrupted_once_and_a_reply_never(library: Library) -> None:
    given = Given(library)
    move = says(given, UNCLEAR)
    given.played.says(move.snippet, move)
    assert says(given, "It is read from the QRS of each of the wards.").kind is MoveKind.LISTEN
    given.says_nothing()
    assert says(given, "We also report the ABC of each of them.").kind is MoveKind.LISTEN


def test_a_talk_without_sections_is_interrupted_again_after_a_while(library: Library) -> None:
    given = Given(library)
    move = says(given, "We report the ECE for both of the wards.")
    given.played.says(move.snippet, move)
    says(given, "It is the usual error of it.")
    given.says_nothing()
    kinds = []
    for name in ("AAA", "BBB", "CCC"):
        move = says(given, f"We also report the {name} for both of them.")
        kinds.append(move.kind)
        given.played.says(move.snippet, move)
    assert kinds == [MoveKind.LISTEN, MoveKind.LISTEN, MoveKind.INTERRUPT]


def test_nothing_in_a_clear_talk_is_interrupted(library: Library) -> None:
    given = Given(library)
    for section in SECTIONS:
        assert says(given, section).kind is MoveKind.LISTEN
        given.says_nothing()


@pytest.mark.parametrize("text", ["/done", "Thank you for listening.", "## Questions"])
def test_the_speaker_ends_the_talk(library: Library, text: str) -> None:
    move = says(whole(library), text)
    assert (move.kind, move.closes) == (MoveKind.HAND_OVER, "covered")


def test_the_chair_ends_a_talk_that_runs_over(library: Library) -> None:
    given = Given(library).says("## Results\n" + FILLER * 512)  # 3072 words are 21.9 minutes
    assert says(given, FILLER * 10).question == "left"
    given.says_nothing()
    move = says(given, FILLER * 60)
    assert (move.kind, move.closes) == (MoveKind.HAND_OVER, "time")


def test_two_turns_with_nothing_in_them_end_the_talk(library: Library) -> None:
    given = Given(library)
    move = says(given, "I don't know.", special=Special.DONT_KNOW)
    assert move.kind is MoveKind.LISTEN
    given.played.says(move.snippet, move)
    assert says(given, "I don't know.", special=Special.DONT_KNOW).kind is MoveKind.HAND_OVER


def test_stopping_is_heard_in_a_short_turn_and_not_in_the_middle_of_a_talk(library: Library) -> None:
    assert says(Given(library), "Stop here, please.", special=Special.STOP).kind is MoveKind.STOP
    assert says(Given(library), "## Method\n" + FILLER * 20, special=Special.STOP).kind is MoveKind.LISTEN


def test_help_and_other_words_are_not_to_be_had_while_one_presents(library: Library) -> None:
    given = Given(library)
    given.played.presses("hint")
    assert move_after(given).kind is MoveKind.NO_HINT
    given = Given(library)
    given.played.presses("rephrase")
    assert move_after(given).kind is MoveKind.AGAIN


def test_after_the_hand_over_product_asks(library: Library) -> None:
    move = asked(whole(library))
    assert (move.kind, move.persona) == (MoveKind.ASK_ITEM, "sam")
    assert move.lead is not None
    assert f"“{move.lead.quote}”" in move.snippet
    assert "slide" in move.snippet


def order_of(given: Given, count: int) -> list[Move]:
    """The first questions, each answered with one plain sentence and not followed up."""
    moves = [asked(given)]
    while len(moves) < count:
        move = moves[-1]
        given.hears(move, "The night nurse would notice it on two wards.")
        given.played.presses("pass")
        moves.append(move_after(given))
    return moves


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_audiences_ask_in_their_order_with_one_aside_one_misreading_one_missing_slide(
    library: Library, seed: int
) -> None:
    given = of_seed(whole(library), seed)
    moves = order_of(given, 5)
    who = [next(a.id for a in given.plan.audiences if move.persona in a.personas) for move in moves]
    assert who == ["product", "engineering", "research", "research", "leadership"]
    questions = [given.plan.question(str(move.question)) for move in moves]
    aims = [question.aim for question in questions if question]
    assert sorted(aims) == ["aside", "misread", "missing", "plain", "plain"]
    assert aims[2] == "missing"
    assert moves[2].persona != moves[3].persona
    assert len({(move.lead.quote, move.lead.start) for move in moves if move.lead}) == 5
    assert all(move.item in given.plan.items for move in moves)


def test_the_missing_slide_is_the_one_that_the_talk_lacks(library: Library) -> None:
    no_failure = order_of(whole(library), 3)[2]
    assert no_failure.question == "no_failure"
    failing = whole(library, *SECTIONS[:-1], "## Limits\nIt fails on children. We did not test it on other wards.")
    assert order_of(failing, 3)[2].question == "no_spread"


def test_who_has_everything_on_a_slide_is_asked_no_missing_one(library: Library) -> None:
    sound = whole(
        library,
        *SECTIONS[:3],
        "## Results\nFalse alarms fell from 40 to 12 a day, over five seeds between 11 and 13.",
        "## Limits\nIt fails on children. We did not test it on other wards.",
    )
    move = order_of(sound, 3)[2]
    question = sound.plan.question(str(move.question))
    assert question is not None
    assert (question.audience, question.aim) == ("research", "plain")


def test_each_asker_has_one_follow_up_under_the_same_name(library: Library) -> None:
    given = whole(library)
    move = asked(given)
    given.hears(move, "The night nurse would notice it on the ward.")
    follow = move_after(given)
    assert follow.persona == "sam"
    assert follow.closes is None
    assert follow.kind is not MoveKind.ASK_ITEM
    given.played.add(Spoken(text="And then?", move=follow, persona="sam")).answers("She would sleep again.")
    onward = move_after(given)
    assert onward.persona in ("priya", "kenji")
    assert onward.closes is not None


def test_not_knowing_is_asked_for_the_nearest_thing_and_then_left(library: Library) -> None:
    given = whole(library)
    move = asked(given)
    given.hears(move, "I don't know.")
    given.played.recorded.pop()
    given.played.recorded.pop()
    given.played.answers("I don't know.", seen(special=Special.DONT_KNOW, words=3))
    nearest = move_after(given)
    assert (nearest.kind, nearest.persona) == (MoveKind.NEAREST, "sam")
    given.played.add(Spoken(text="Nearest?", move=nearest, persona="sam"))
    given.played.answers("No idea at all.", seen(special=Special.DONT_KNOW, words=3))
    assert move_after(given).closes == "dont_know"


def test_the_sentence_to_remember_comes_before_the_candidates_time(library: Library) -> None:
    given = whole(library)
    moves = order_of(given, 5 + given.plan.free_most)
    given.hears(moves[-1], "The night nurse.")
    given.played.presses("pass")
    move = move_after(given)
    assert (move.kind, move.closes) == (MoveKind.ONE_SENTENCE, "passed")
    given.played.closes("passed").says(move.snippet, move).answers("A pair of sensors tells a real alarm.")
    assert move_after(given).kind is MoveKind.CANDIDATE_QUESTIONS
    given.played.says("Your turn.", Move(kind=MoveKind.CANDIDATE_QUESTIONS)).answers("No, thank you.")
    assert move_after(given).kind is MoveKind.CLOSE_ROUND


def test_no_free_question_begins_when_the_slot_is_nearly_over(library: Library) -> None:
    given = Given(library).says("## Results\n" + FILLER * 512)
    moves = order_of(given, 5)
    given.hears(moves[-1], FILLER * 100)
    given.played.presses("pass")
    assert move_after(given).kind is MoveKind.ONE_SENTENCE


def test_where_no_further_question_is_there_the_round_still_asks_for_the_sentence(library: Library) -> None:
    given = whole(library)
    state = given.played.closes("covered").state()
    assert ends_round(Situation(state, library, state.elapsed_s)).kind is MoveKind.ONE_SENTENCE


def test_a_drill_and_another_question_are_held_as_any_other_round(library: Library) -> None:
    drill = Played(item=None, stage=Stage.RESEARCH_TALK, persona="elena", mode=Mode.DRILL)
    assert decide(drill.state(), library, 0).kind is MoveKind.NEXT_ITEM
    chosen = Played(item=None, stage=Stage.RESEARCH_TALK, persona="elena")
    rounds = (Round(stage=Stage.RESEARCH_TALK, persona="elena", minutes=30),)
    setup = Setup(rounds=rounds, item="narrative.talk-question-product")
    chosen.recorded[0] = chosen.recorded[0].model_copy(update={"event": Started(setup=setup)})
    assert decide(chosen.state(), library, 0).kind is MoveKind.NEXT_ITEM
