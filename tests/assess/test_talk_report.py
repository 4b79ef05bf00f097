"""What a talk's speaker is told, and that every quotation of it is literal.

Knows talks written by hand. Never knows a judge.
"""

import json
from html import unescape

import pytest

from interviewer.assess.export import schema, to_json, to_markdown
from interviewer.assess.feedback import report
from interviewer.assess.html import to_html
from interviewer.assess.report import Evidence, Report, TalkReport
from interviewer.assess.talk_report import report_talks
from interviewer.assess.time_bar import time_bar
from interviewer.domain.library import Library
from tests.played import Played
from tests.talks import FINAL, SECTIONS, THESIS, Given, whole


def told(given: Given) -> TalkReport:
    (talk,) = report_talks(given.played.state(), given.library)
    return talk


def check(talk: TalkReport, name: str) -> str:
    return next(one.found for one in talk.checklist if name in one.name)


def lost(talk: TalkReport, audience: str) -> str:
    one = next(one for one in talk.lost if one.audience == audience)
    return one.quote.quote if one.quote else ""


def quotes(talk: TalkReport) -> list[Evidence]:
    parts = (*talk.lost, *talk.checklist, *talk.handled, *talk.rehearse)
    held = [talk.thesis, talk.final, *(one.quote for one in parts)]
    return [one for one in held if one is not None]


def full(library: Library) -> Given:
    given = whole(library)
    given.is_asked("works_everywhere", "No, only for adults on a heart ward. Speech we have not tried.")
    given.is_asked("cost", "I do not know what it costs.", "priya")
    given.played.closes("dont_know")
    given.is_asked("chat_assistant", "We have not tried that. Happy to talk about it afterwards.", "viktor")
    return given.ends()


def test_every_quotation_of_the_report_is_literal(library: Library) -> None:
    given = full(library)
    texts = {turn.sequence: turn.text for turn in given.played.state().turns}
    found = quotes(told(given))
    assert len(found) >= 8
    for one in found:
        assert texts[one.turn][one.start : one.start + len(one.quote)] == one.quote


def test_the_time_bar_sets_used_shares_against_the_planned_ones(library: Library) -> None:
    given = Given(library).says("## Motivation\n" + "One word more of it. " * 56)
    talk = told(given.says("## Method\n" + "One. " * 420))
    by_name = {one.section: one for one in talk.sections}
    assert [one.planned for one in talk.sections] == [10, 12, 32, 36, 10]
    assert by_name["Motivation"].used == pytest.approx(40, abs=1)
    assert by_name["Method"].used == pytest.approx(60, abs=1)
    assert sum(one.used for one in talk.sections) == pytest.approx(100, abs=0.5)
    assert (by_name["Motivation"].says, by_name["Results"].says) == ("longer", "left out")
    assert by_name["Method"].used_minutes == 3.0
    assert by_name["Method"].planned_minutes == 7.0


@pytest.mark.parametrize(
    "words, time, found",
    [(3080, "kept to the time", "there"), (3000, "kept to the time", "there"), (2800, "9% under", "missing")],
)
def test_time_is_kept_within_five_percent(library: Library, words: int, time: str, found: str) -> None:
    talk = told(Given(library).says("## Results\n" + "One. " * words))
    assert time in talk.time
    assert check(talk, "time kept") == found


def test_thesis_and_last_sentence_stand_side_by_side(library: Library) -> None:
    talk = told(whole(library).ends())
    assert talk.thesis is not None
    assert talk.final is not None
    assert (talk.thesis.quote, talk.final.quote, talk.sentence) == (THESIS, FINAL, "same claim")
    assert told(whole(library).ends("Nurses deserve better nights.")).sentence == "drifted"
    assert told(whole(library)).sentence == "missing"


def test_each_audience_is_lost_at_a_sentence_of_the_talk(library: Library) -> None:
    talk = told(whole(library))
    assert lost(talk, "product").startswith("We train an encoder")
    assert lost(talk, "engineering").startswith("We train an encoder")
    assert lost(talk, "research").startswith("False alarms fell")
    assert lost(talk, "leadership").startswith("False alarms fell")


def test_nobody_is_lost_where_the_talk_says_what_each_needs(library: Library) -> None:
    talk = told(
        whole(
            library,
            *SECTIONS[:2],
            "## Method\nWe compare each patient with their own week before. That takes 40 hours on one machine.",
            "## Results\nFalse alarms fell from 40 to 12 a day over five seeds, so that nurses can sleep.",
        )
    )
    assert [one.quote for one in talk.lost] == [None] * 4


def test_the_checklist_says_what_is_there_and_what_is_missing(library: Library) -> None:
    bare = told(whole(library))
    assert (check(bare, "failure"), check(bare, "spread"), check(bare, "fit")) == ("missing", "missing", "missing")
    assert (check(bare, "limits"), check(bare, "figure")) == ("there", "there")
    rich = told(
        whole(
            library,
            "## Motivation\n" + THESIS,
            "## Results\nAlarms fell from 40 to 12 a day, plus or minus one. Recall rose to 90 percent.",
            "One more word of it, and one more. And this is another one. Accuracy is 80 percent of it.",
            "## Limits\nIt fails on children. For your group it means one sensor more.",
        )
    )
    assert (check(rich, "thesis"), check(rich, "failure"), check(rich, "fit")) == ("there", "there", "there")
    assert check(rich, "spread") == "partly"


@pytest.mark.parametrize(
    "answer, says",
    [
        ("No, only for adults.", "put right at once"),
        ("Yes, exactly. It works on everything.", "taken over as if the talk had said it"),
        ("The data is large. We used many of them.", "not put right in the first two sentences"),
        ("I don't know. Perhaps.", "left open: you said that you do not know"),
        ("No. As I said, you did not listen.", "the asker was put down, though the reading was put right"),
    ],
)
def test_a_misreading_is_put_right_or_not(library: Library, answer: str, says: str) -> None:
    (one,) = told(whole(library).is_asked("works_everywhere", answer)).handled
    assert (one.kind, one.says) == ("a misreading", says)


@pytest.mark.parametrize(
    "answer, says",
    [
        ("We have not tried that; I can tell you more after the talk.", "and led back to the talk"),
        ("It could be polite as well.", "not led back to the talk"),
        ("That is irrelevant.", "the asker was put down"),
        ("It is a large field of its own. " * 30, "answered far too long"),
    ],
)
def test_a_question_beside_the_talk_is_answered_briefly_or_not(library: Library, answer: str, says: str) -> None:
    (one,) = told(whole(library).is_asked("chat_assistant", answer, "viktor")).handled
    assert one.kind == "beside the talk"
    assert says in one.says


def test_three_questions_to_rehearse_come_from_what_stayed_open(library: Library) -> None:
    given = full(library)
    talk = told(given)
    assert len(talk.rehearse) == 3
    assert talk.rehearse[0].audience == "engineering"
    assert talk.rehearse[0].ask == given.plan.question("cost").ask[0]  # type: ignore[union-attr]
    asked = {one.asked for one in talk.handled}
    assert not asked & {one.ask for one in talk.rehearse}
    assert len({one.audience for one in talk.rehearse}) == 3


def test_there_are_three_to_rehearse_even_where_nobody_was_lost(library: Library) -> None:
    talk = told(whole(library, "## Method\nIt takes 40 hours.", "## Limits\nIt fails on children, and is limited."))
    assert len(talk.rehearse) == 3
    assert len({one.ask for one in talk.rehearse}) == 3


def test_a_round_that_is_no_talk_has_no_such_report(library: Library) -> None:
    assert report_talks(Played().answers("p minus y").state(), library) == ()
    assert report_talks(Given(library).played.state(), library) == ()


@pytest.fixture
def reported(library: Library) -> Report:
    return report(full(library).played.state(), library, lambda id: None)


def test_the_report_goes_out_in_every_format(reported: Report) -> None:
    (talk,) = reported.talks
    assert Report.model_validate_json(to_json(reported)) == reported
    for text in (to_markdown(reported), unescape(to_html(reported))):
        for heading in ("The sentence to remember", "Where each audience was lost", "Slide checklist", "to rehearse"):
            assert heading in text
        assert THESIS in text
        assert all(one.section in text for one in talk.sections)
    assert "Where each audience was lost" in to_markdown(reported, short=True)
    assert "SectionTime" in json.loads(schema())["$defs"]


def test_what_a_speaker_wrote_is_escaped(library: Library) -> None:
    given = whole(library, *SECTIONS[:3], "## Results\n<b>Alarms</b> fell from 40 to 12 a day. | # x").ends("<i>x</i>")
    page = to_html(report(given.played.state(), library, lambda id: None))
    assert "<b>Alarms</b>" not in page
    assert "<i>x</i>" not in page


def test_the_bar_says_in_words_what_it_shows(reported: Report) -> None:
    (talk,) = reported.talks
    bar = time_bar(talk, "bar0")
    assert bar.count("<rect") == 2 + 10
    assert "Method: " in bar
    assert "% used of 32% planned" in bar
    assert "<script" not in bar
