"""The text of a PDF, page by page.

Knows pypdf. Never looks at what a PDF would like to run or fetch.
"""

import io

from interviewer.material import limits
from interviewer.material.sections import Extract, Section
from interviewer.material.unread import Unread

_LEAST = 8
"""Letters and digits below which a page counts as one without text."""


def read_pdf(data: bytes, first: int = 0, step: int = 1) -> Extract:
    """Every `step`th page from place `first` on, so that several processes can share a file. Raises Unread."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        count = len(reader.pages)
        if count > limits.MOST_PAGES:
            raise Unread(
                f"the file has {count} pages, more than {limits.MOST_PAGES}", "save only the part that matters"
            )
        texts = {place + 1: _page(reader, place) for place in range(first, count, step)}
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        raise _locked() from None
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, AssertionError):
        raise Unread("the PDF is damaged", "print it to a new PDF, and choose that one") from None
    return Extract(
        pages=count,
        sections=tuple(Section(page=page, text=text) for page, text in texts.items() if text and not _is_bare(text)),
        bare=tuple(page for page, text in texts.items() if text is not None and _is_bare(text)),
        broken=tuple(page for page, text in texts.items() if text is None),
    )


def _page(reader: "object", number: int) -> str | None:
    """The page's text; None if this page alone is damaged."""
    try:
        return str(reader.pages[number].extract_text())  # type: ignore[attr-defined]
    except (MemoryError, RecursionError):
        raise
    except Exception:  # a library that meets a hostile page may raise anything; the others are still good
        return None


def _locked() -> Unread:
    return Unread("the PDF is encrypted", "save a copy without a password, and choose that one")


def _is_bare(text: str) -> bool:
    return sum(char.isalnum() for char in text) < _LEAST
