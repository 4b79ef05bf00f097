"""A document of slides as a deck: what stands on each, and how the next one is put up in a talk.

Knows passages and the marks of a talk. Never knows what is said to a slide, nor a session.
"""

from collections.abc import Iterable, Sequence

from interviewer.domain.noun import Noun
from interviewer.domain.own_work import Document, DocumentRole, Passage

LONGEST = 1500
"""Characters of one slide that are put up."""


class Slide(Noun):
    """One slide. number: from 1. title: "" without."""

    number: int
    title: str
    text: str


def deck_of(passages: Iterable[Passage]) -> tuple[Slide, ...]:
    """The slides in order; a document without pages is cut at its headings."""
    held: dict[int, list[Passage]] = {}
    place, heading = 0, None
    for passage in passages:
        if passage.page is None:
            place += passage.heading != heading
            heading = passage.heading
        held.setdefault(place if passage.page is None else passage.page, []).append(passage)
    return tuple(_slide(number, held[number]) for number in sorted(held))


def slides_among(documents: Sequence[Document]) -> Document | None:
    """The document of slides that was added last."""
    slides = (one for one in documents if one.role is DocumentRole.SLIDES)
    return max(slides, key=lambda one: one.added_at, default=None)


def put_up(slide: Slide) -> str:
    """The slide as a mark of a talk, and what stands on it as a block that nobody takes for spoken words."""
    title = f": {slide.title}" if slide.title else ":"
    text = slide.text.replace("```", "'''")
    return f"Slide {slide.number}{title}\n```slide\n{text}\n```"


def after(deck: Sequence[Slide], number: int | None) -> Slide | None:
    """The slide after that number, the first one where there was none; None at the end."""
    return next((slide for slide in deck if slide.number > (number or 0)), None)


def _slide(number: int, passages: Sequence[Passage]) -> Slide:
    text = "\n".join(passage.text for passage in passages).strip()
    title = " ".join(passages[0].heading.split())[:80]
    lines = text.splitlines()
    if lines and title and lines[0].strip(" #*") == title:
        text = "\n".join(lines[1:]).strip()
    return Slide(number=number, title=title, text=text[:LONGEST])
