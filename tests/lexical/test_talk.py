"""A talk as it was given: what was said where, for how long, and where it stands.

Knows sessions written by hand. Never knows what is asked.
"""

import pytest

from interviewer.domain.library import Library
from tests.talks import FINAL, SECTIONS, THESIS, Given, whole


def text_of(count: int) -> str:
    return "We say a word of it. " * (count // 6)


def test_the_sections_follow_their_headings(library: Library) -> None:
    talk = whole(library).talk
    assert [(part.section, part.slide) for part in talk.parts] == [
        ("motivation", 1),
        ("problem", 2),
        ("method", 3),
        ("results", 4),
        ("limits", 5),
    ]
    assert (talk.section, talk.slide, talk.title, talk.over) == ("limits", 5, "Limits", False)


def test_a_typed_talk_takes_as_long_as_its_words_at_speaking_pace(library: Library) -> None:
    talk = Given(library).says("## Method\n" + text_of(280), after_s=3).talk
    words = 6 * (280 // 6)
    assert talk.section_s("method") == pytest.approx(60 * words / 140)
    assert talk.spoken_s == talk.section_s("method")


def test_slides_that_are_put_up_without_a_word_take_the_time_between_the_marks(library: Library) -> None:
    given = Given(library).says("Slide 1: Motivation\n```slide\nforty alarms a shift\n```")
    given.says("Slide 2: Method\n```slide\npairs of signals\n```", after_s=90)
    given.says("/done", after_s=240)
    talk = given.talk
    assert (talk.section_s("motivation"), talk.section_s("method")) == (90, 240)
    assert [(part.spoken, part.words) for part in talk.parts] == [(False, 0), (False, 0)]
    assert talk.over


def test_a_slide_that_is_spoken_to_is_timed_by_its_words_and_not_twice(library: Library) -> None:
    given = Given(library).says("Slide 1: Motivation\n```slide\nforty alarms\n```")
    given.says(text_of(140), after_s=300)
    given.says("/next")
    talk = given.talk
    assert talk.spoken_s == pytest.approx(60 * 6 * (140 // 6) / 140)


def test_a_pause_is_not_charged_between_marks(library: Library) -> None:
    given = Given(library).says("Slide 1: Motivation")
    given.played.after(20).presses("pause").after(5000).presses("resume")
    given.says("Slide 2: Method", after_s=10)
    assert given.talk.section_s("motivation") == 30


def test_dashes_count_slides_on_and_a_new_section_alone_names_no_slide(library: Library) -> None:
    talk = Given(library).says("This is the first slide.\n---\nTwo sensors\n\nThis is what stands on it.").talk
    assert [part.slide for part in talk.parts] == [None, 2]
    later = Given(library).says("Slide 4: Alarms\nNurses hear them all night.").says("/next").talk
    assert (later.section, later.slide) == ("problem", None)
    assert Given(library).says("Slide 4: Alarms\nNurses hear them.").says("/next").says("/slide").talk.slide == 5


def test_the_reply_to_an_interruption_is_no_part_of_the_talk(library: Library) -> None:
    talk = Given(library).says(SECTIONS[0]).is_interrupted(reply="It stands for the expected error.").talk
    assert [part.turn for part in talk.parts] == [talk.parts[0].turn]
    assert [asked.answers[0].text for asked in talk.interruptions] == ["It stands for the expected error."]
    assert talk.interrupted == ("motivation",)


def test_a_reply_that_goes_on_with_a_mark_is_part_of_it(library: Library) -> None:
    talk = Given(library).says(SECTIONS[0]).is_interrupted(reply="The expected error.\n" + SECTIONS[1]).talk
    assert talk.section == "problem"


def test_going_past_the_last_section_is_the_end(library: Library) -> None:
    assert whole(library).says("/next").talk.over


def test_pass_is_as_good_as_the_next_section(library: Library) -> None:
    given = Given(library).says(SECTIONS[0])
    given.played.presses("pass")
    assert given.talk.section == "problem"


def test_turns_that_bring_nothing_are_counted_until_something_comes(library: Library) -> None:
    given = Given(library).says("hm").says("well, er")
    assert given.talk.idle == 2
    assert given.says(SECTIONS[0]).talk.idle == 0


def test_thesis_and_last_sentence_are_literal(library: Library) -> None:
    talk = whole(library).ends().talk
    assert talk.thesis is not None
    assert talk.final is not None
    assert (talk.thesis.quote, talk.final.quote) == (THESIS, FINAL)


def test_every_sentence_is_literal(library: Library) -> None:
    given = whole(library)
    texts = {turn.sequence: turn.text for turn in given.played.state().turns}
    said = given.talk.sentences()
    assert len(said) >= 10
    for one in said:
        assert texts[one.turn][one.start : one.start + len(one.text)] == one.text


def test_questions_are_kept_with_who_asked_and_what_was_answered(library: Library) -> None:
    talk = whole(library).is_asked("who_notices", "The night nurse.").is_asked("cost", "One card.", "priya").talk
    assert [(one.question, one.persona, one.answers[0].text) for one in talk.asked] == [
        ("who_notices", "sam", "The night nurse."),
        ("cost", "priya", "One card."),
    ]
    assert talk.used_s > talk.spoken_s
