"""Slides, headings, section changes in words and the end of a talk, as candidates write them.

Knows the plan's headings. Never knows a session.
"""

import pytest

from interviewer.domain.library import Library
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.vocabulary import Stage
from interviewer.lexical.talk_marks import Mark, Stretch, marked, phrase_pattern, section_of


@pytest.fixture(scope="module")
def plan(library: Library) -> TalkPlan:
    talk = library.plans[Stage.RESEARCH_TALK].talk
    assert talk is not None
    return talk


def marks(text: str, plan: TalkPlan) -> list[Mark]:
    return [piece for piece in marked(text, plan) if isinstance(piece, Mark)]


@pytest.mark.parametrize(
    "line, section, slide",
    [
        ("## Method", "method", None),
        ("# 3. Experiments", "results", None),
        ("Slide 3: Our approach", "method", 3),
        ("slide 12", None, 12),
        ("[Slide 4] - Limitations", "limits", 4),
        ("### Slide 2: Related work", "problem", 2),
        ("Results:", "results", None),
        ("2) Motivation", "motivation", None),
        ("/next results", "results", None),
        ("/slide 6", None, 6),
        ("That brings me to the results.", "results", None),
        ("Let me now turn to the method.", "method", None),
        ("Moving on to the limitations.", "limits", None),
        ("Next section: results.", "results", None),
        ("Now the method.", "method", None),
        ("So, our results.", "results", None),
        ("In conclusion we trust the pair more than the single sensor.", "limits", None),
    ],
)
def test_a_mark_leads_to_a_section_or_a_slide(
    line: str, section: str | None, slide: int | None, plan: TalkPlan
) -> None:
    found = marks(f"{line}\nNow comes what is said there.", plan)[0]
    assert (found.section, found.slide) == (section, slide)


@pytest.mark.parametrize("line", ["/next", "Next section.", "Next part, please."])
def test_a_mark_without_a_name_goes_one_section_further(line: str, plan: TalkPlan) -> None:
    assert [mark.next_section for mark in marks(line, plan)] == [True]


@pytest.mark.parametrize("line", ["---", "***", "/slide"])
def test_a_line_of_dashes_is_the_next_slide(line: str, plan: TalkPlan) -> None:
    assert [mark.next_slide for mark in marks(line, plan)] == [True]


def test_the_short_line_after_dashes_is_the_slides_title(plan: TalkPlan) -> None:
    found = marks("---\nTwo sensors\n\nEach patient has two of them, and we read both.", plan)
    assert [mark.title for mark in found] == ["", "Two sensors"]


@pytest.mark.parametrize("line", ["/done", "Thank you for listening.", "I am happy to take questions.", "## Questions"])
def test_the_end_is_told(line: str, plan: TalkPlan) -> None:
    assert marks(line, plan)[-1].done


@pytest.mark.parametrize(
    "line",
    [
        "Slide 6 shows that it holds in both wards.",
        "We ask three questions in this part of the work.",
        "The method is simple.",
        "Now the method works on both of the wards.",
        "Our results were good.",
        "We moved the sensor to the results table of the other group, which took a while in the end.",
        "The number of experiments - twelve - was small.",
        "Thank you all for the patience with the last figure, which took longer than I had thought it would take.",
    ],
)
def test_speech_is_no_mark(line: str, plan: TalkPlan) -> None:
    assert marks(line, plan) == []


def test_what_stands_on_a_slide_is_not_spoken(plan: TalkPlan) -> None:
    text = "Slide 3: Loss\n```slide\nloss = CE + KL\n```\nThis is the loss that we use."
    found = [piece for piece in marked(text, plan) if isinstance(piece, Stretch)]
    assert [(text[piece.start : piece.end], piece.spoken) for piece in found] == [
        ("```slide\nloss = CE + KL\n```", False),
        ("This is the loss that we use.", True),
    ]


def test_a_long_heading_in_one_line_with_its_speech_is_split(plan: TalkPlan) -> None:
    text = "## Method We train one encoder on pairs of signals for every ward in the study."
    mark, speech = marked(text, plan)
    assert isinstance(mark, Mark)
    assert mark.section == "method"
    assert text[speech.start : speech.end].startswith("Method We train")


def test_the_first_telling_word_of_a_title_decides(plan: TalkPlan) -> None:
    assert section_of("Results and limits", plan.sections) == "results"
    assert section_of("An encoder for the ward", plan.sections) is None


def test_a_star_stands_for_any_ending_and_words_keep_their_bounds() -> None:
    pattern = phrase_pattern(("embedding*", "±", "so that"))
    assert pattern.search("two Embeddings of it")
    assert pattern.search("3 ± 1")
    assert not pattern.search("reembedding")
    assert not pattern.search("also thatched")
