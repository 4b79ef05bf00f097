"""The text of a PDF, page by page.

Knows PDFium, the reader of Chrome. Never looks at what a PDF would like to run or fetch.
"""

import re
from typing import Any

from interviewer.material import limits
from interviewer.material.sections import Extract, Section
from interviewer.material.unread import Unread

_LEAST = 8
"""Letters and digits below which a page counts as one without text."""

_BREAK = re.compile("[\ufffe\x02]\r?\n?")
"""What PDFium writes for the hyphen of a word that is broken at a line's end."""


def read_pdf(data: bytes) -> Extract:
    """Every page of the file. Raises Unread."""
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise Unread("the PDF is encrypted", "save a copy without a password, and choose that one") from None
        raise _damaged() from None
    if count == 0:
        raise _damaged()
    if count > limits.MOST_PAGES:
        raise Unread(f"the file has {count} pages, more than {limits.MOST_PAGES}", "save only the part that matters")
    texts = {place + 1: _page(document, place) for place in range(count)}
    return Extract(
        pages=count,
        sections=tuple(Section(page=page, text=text) for page, text in texts.items() if text and not _is_bare(text)),
        bare=tuple(page for page, text in texts.items() if text is not None and _is_bare(text)),
        broken=tuple(page for page, text in texts.items() if text is None),
    )


def _page(document: Any, place: int) -> str | None:
    """The page's text; None if this page alone is damaged."""
    try:
        return _BREAK.sub("-\n", str(document[place].get_textpage().get_text_range()))
    except (MemoryError, RecursionError):
        raise
    except Exception:  # a library that meets a hostile page may raise anything; the others are still good
        return None


def _damaged() -> Unread:
    return Unread("the PDF is damaged", "print it to a new PDF, and choose that one")


def _is_bare(text: str) -> bool:
    return sum(char.isalnum() for char in text) < _LEAST
