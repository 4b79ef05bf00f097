"""Plain text and Markdown: bytes to words, and Markdown cut at its headings or slides.

Knows encodings and two marks of Markdown. Never renders it.
"""

import codecs
import re

from interviewer.material.sections import Extract, Section

_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S[^\n]*)$", re.M)
_FENCE = re.compile(r"^(```|~~~)[^\n]*\n.*?^\1[ \t]*$", re.M | re.S)
_NEXT_SLIDE = re.compile(r"^---+[ \t]*$", re.M)


def read_text(data: bytes) -> Extract:
    """The text as one section."""
    text, warnings = _decoded(data)
    return Extract(pages=None, sections=(Section(text=text),), warnings=warnings)


def read_markdown(data: bytes) -> Extract:
    """What stands under each heading."""
    text, warnings = _decoded(data)
    return Extract(pages=None, sections=tuple(_under_headings(text)), warnings=warnings)


def read_markdown_slides(data: bytes) -> Extract:
    """Slides between lines of dashes, numbered; as Markdown if there are no such lines."""
    text, warnings = _decoded(data)
    front = re.match(r"\A---\n.*?\n---\n", text, re.S)  # settings of the program that shows the slides
    slides = _NEXT_SLIDE.split(text[front.end() :] if front else text)
    if len(slides) < 2:
        return Extract(pages=None, sections=tuple(_under_headings(text)), warnings=warnings)
    sections = [Section(page=n, heading=_first_heading(slide), text=slide) for n, slide in enumerate(slides, 1)]
    return Extract(pages=len(slides), sections=tuple(sections), warnings=warnings)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace")), ()
    try:
        return _lines(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return _lines(data.decode("cp1252", "replace")), ("It is not UTF-8; some letters may be wrong.",)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _under_headings(text: str) -> list[Section]:
    code = [(fence.start(), fence.end()) for fence in _FENCE.finditer(text)]
    heads = [head for head in _HEADING.finditer(text) if not any(a <= head.start() < b for a, b in code)]
    bounds = [0, *(head.start() for head in heads), len(text)]
    titles = ["", *(head.group(2).strip(" #") for head in heads)]
    cut = [(title, text[a:b]) for title, a, b in zip(titles, bounds, bounds[1:], strict=False)]
    return [Section(heading=title, text=part) for title, part in cut if part.strip()]


def _first_heading(slide: str) -> str:
    head = _HEADING.search(slide)
    return head.group(2).strip(" #") if head else ""
