"""The text of a Word document, cut at its headings.

Knows python-docx. Never looks at macros, pictures or what a document links to.
"""

import io
from collections.abc import Iterator
from typing import Any

from interviewer.material import limits
from interviewer.material.sections import Extract, Section
from interviewer.material.unread import Unread


def read_docx(data: bytes) -> Extract:
    """What stands under each heading. Raises Unread."""
    from docx import Document

    sections: list[Section] = []
    heading, parts = "", list[str]()
    for text, heads in _blocks(Document(io.BytesIO(data)), 0):
        if heads:
            sections += _section(heading, parts)
            heading, parts = " ".join(text.split()), []
        parts.append(text)
    sections += _section(heading, parts)
    if not sections:
        raise Unread("there is no text in the document", "paste the text into a .txt file")
    return Extract(pages=None, sections=tuple(sections))


def _section(heading: str, parts: list[str]) -> list[Section]:
    text = "\n\n".join(part for part in parts if part.strip())
    return [Section(heading=heading, text=text)] if text else []


def _blocks(holder: Any, depth: int) -> Iterator[tuple[str, bool]]:
    """Paragraphs and table rows in their order, each with whether it is a heading."""
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            if depth <= limits.DEPTH:
                yield from ((_row(row, depth), False) for row in block.rows)
        else:
            style = block.style.name if block.style is not None else ""
            yield block.text, bool(block.text.strip()) and str(style).startswith(("Heading", "Title"))


def _row(row: Any, depth: int) -> str:
    cells: list[str] = []
    seen: list[Any] = []
    for cell in row.cells:
        if any(cell._tc is one for one in seen):  # cells that were merged into one
            continue
        seen.append(cell._tc)
        cells.append(" ".join(" ".join(text for text, _ in _blocks(cell, depth + 1)).split()))
    return " | ".join(cells)
