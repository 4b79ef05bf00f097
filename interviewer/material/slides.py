"""The text of a deck of slides, slide by slide, with its notes.

Knows python-pptx. Never looks at pictures, films or macros.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from interviewer.material import limits
from interviewer.material.sections import Extract, Section
from interviewer.material.unread import Unread


def read_pptx(data: bytes) -> Extract:
    """The slides that have text. Raises Unread."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    count = len(deck.slides)
    if count > limits.MOST_PAGES:
        raise Unread(f"the deck has {count} slides, more than {limits.MOST_PAGES}", "save only the part that matters")
    sections, empty = [], 0
    for number, slide in enumerate(deck.slides, 1):
        parts = [part for part in _words(slide.shapes, 0) if part.strip()]
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if notes is not None and notes.text.strip():
            parts.append(f"Notes: {notes.text}")
        if not parts:
            empty += 1
            continue
        title = slide.shapes.title
        heading = " ".join(title.text_frame.text.split()) if title is not None else ""
        sections.append(Section(page=number, heading=heading, text="\n\n".join(parts)))
    if not sections:
        raise Unread("there is no text on the slides", "slides that are pictures need text: paste it into a .txt file")
    warnings = (f"No text on {empty} of {count} slides.",) if empty else ()
    return Extract(pages=count, sections=tuple(sections), warnings=warnings)


def _words(shapes: Iterable[Any], depth: int) -> Iterator[str]:
    if depth > limits.DEPTH:
        return
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _words(shape.shapes, depth + 1)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                yield " | ".join(" ".join(cell.text.split()) for cell in row.cells)
        elif getattr(shape, "has_text_frame", False):
            yield shape.text_frame.text.replace("\v", "\n")
