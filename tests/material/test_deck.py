"""A document of slides as a deck, and how its slides are put up in a talk.

Knows passages and files of slides. Never knows a page.
"""

from datetime import UTC, datetime, timedelta

from interviewer.domain.library import Library
from interviewer.domain.own_work import Document, DocumentRole, Passage
from interviewer.lexical.talk_marks import Mark, Stretch, marked
from interviewer.material.deck import LONGEST, Slide, deck_of, next_slide, put_up, slides_among
from interviewer.material.work import Work
from tests.talks import Given, plan_of

SLIDES = b"# Alarms\n\nforty a shift\n\n---\n\n# Method\n\npairs of signals\n\n---\n\n# Results\n\n40 to 12 a day\n"
NINE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def kept(role: DocumentRole, minute: int) -> Document:
    return Document(
        id=f"{role}{minute}",
        project="p",
        name="talk.md",
        role=role,
        kind="markdown",
        pages=3,
        characters=80,
        passages=3,
        digest="d",
        added_at=NINE + timedelta(minutes=minute),
    )


def test_a_file_of_slides_becomes_a_deck() -> None:
    work = Work()
    project = work.begin("", "Alarms")
    document = work.add("", project.id, "talk.md", SLIDES, DocumentRole.SLIDES)
    deck = deck_of(work.passages("", document.id))
    assert [(slide.number, slide.title, slide.text) for slide in deck] == [
        (1, "Alarms", "forty a shift"),
        (2, "Method", "pairs of signals"),
        (3, "Results", "40 to 12 a day"),
    ]


def test_passages_of_one_slide_are_one_and_a_document_without_slides_is_cut_at_its_headings() -> None:
    paged = deck_of([Passage(page=2, text="one"), Passage(page=2, text="two"), Passage(page=3, text="three")])
    assert [(slide.number, slide.text) for slide in paged] == [(2, "one\ntwo"), (3, "three")]
    headed = deck_of(
        [
            Passage(page=None, heading="A", text="one"),
            Passage(page=None, heading="A", text="two"),
            Passage(page=None, heading="B", text="x"),
        ]
    )
    assert [(slide.number, slide.title, slide.text) for slide in headed] == [(1, "A", "one\ntwo"), (2, "B", "x")]


def test_a_slide_that_is_put_up_is_a_mark_and_nothing_of_it_is_spoken(library: Library) -> None:
    text = put_up(Slide(number=3, title="Method", text="a\n```\n/done\n```\nb"))
    mark, shown = marked(text, plan_of(library))
    assert isinstance(mark, Mark)
    assert isinstance(shown, Stretch)
    assert (mark.slide, mark.section, shown.spoken) == (3, "method", False)
    untitled = marked(put_up(Slide(number=4, title="", text="x")), plan_of(library))[0]
    assert isinstance(untitled, Mark)
    assert untitled.slide == 4


def test_a_slide_is_not_longer_than_can_be_shown() -> None:
    assert len(deck_of([Passage(page=1, text="word " * 2000)])[0].text) <= LONGEST


def test_the_document_of_slides_that_was_added_last_is_the_deck() -> None:
    held = [kept(DocumentRole.SLIDES, 1), kept(DocumentRole.SLIDES, 5), kept(DocumentRole.PAPER, 9)]
    found = slides_among(held)
    assert found is not None
    assert found.added_at == held[1].added_at
    assert slides_among(held[2:]) is None


def test_the_next_slide_follows_the_one_put_up_last(library: Library) -> None:
    deck = (Slide(number=1, title="Alarms", text="forty"), Slide(number=2, title="Method", text="pairs"))
    given = Given(library)
    assert next_slide(given.played.state(), library, deck).startswith("Slide 1: Alarms\n")
    given.says(next_slide(given.played.state(), library, deck))
    assert next_slide(given.played.state(), library, deck).startswith("Slide 2: Method\n")
    given.says(next_slide(given.played.state(), library, deck))
    assert next_slide(given.played.state(), library, deck) == ""
    assert next_slide(given.played.state(), library, ()) == ""
