"""A document of slides as a deck: what stands on each, and how the next one is put up in a talk.

Knows passages, and how far a talk is. Never knows what is said to a slide.
"""

from collections.abc import Iterable, Sequence

from interviewer.domain.library import Library
from interviewer.domain.noun import Noun
from interviewer.domain.own_work import Document, DocumentRole, Passage
from interviewer.domain.state import State
from interviewer.lexical.talk_standing import last_slide, standing

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


def next_slide(state: State, library: Library, deck: Sequence[Slide]) -> str:
    """The deck's slide after the one that the session's talk put up last, as a mark; "" where there is none."""
    held = standing(state, library)
    shown = (last_slide(held.talk) if held else None) or 0
    slide = next((slide for slide in deck if slide.number > shown), None)
    return put_up(slide) if held is not None and slide is not None else ""


def _slide(number: int, passages: Sequence[Passage]) -> Slide:
    text = "\n".join(passage.text for passage in passages).strip()
    title = " ".join(passages[0].heading.split())[:80]
    lines = text.splitlines()
    if lines and title and lines[0].strip(" #*") == title:
        text = "\n".join(lines[1:]).strip()
    return Slide(number=number, title=title, text=text[:LONGEST])
