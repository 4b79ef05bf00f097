"""A document's text cut into passages: at headings, between paragraphs, at the ends of sentences.

Knows lengths and what a heading of a paper looks like. Never changes a word.
"""

import re
from collections.abc import Iterable, Iterator

from interviewer.domain.own_work import Passage
from interviewer.material.sections import Section

USUAL, LONGEST = 900, 1400
"""Characters: from USUAL on a passage ends where it can, at LONGEST where it must."""

_NAMED = (
    "abstract|introduction|background|related work|preliminaries|methods?|approach|experiments?|results|evaluation|"
    "discussion|limitations|conclusions?|future work|acknowledge?ments|references|appendix"
)
_HEADING = re.compile(
    rf"(?:(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[A-Z](?:\.\d{{1,2}}){{0,2}})\.? (?=[A-Z])[^\n.]{{3,70}}|(?i:{_NAMED}))"
)
_NUMBERS = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?])[)\]”\"']?\s+(?=[^\sa-z])")


def cut(sections: Iterable[Section]) -> tuple[Passage, ...]:
    """The passages in order; each is of one section, so of one page."""
    found: list[Passage] = []
    running = ""
    for section in sections:
        running = section.heading or ("" if section.page is None else running)
        for heading, text in _stretches(section.text, running, headed=not section.heading and section.page is not None):
            running = heading
            found.append(Passage(page=section.page, heading=heading, text=text))
    return tuple(found)


def _stretches(text: str, heading: str, headed: bool) -> Iterator[tuple[str, str]]:
    """Heading and text of each stretch. headed: whether lines may be headings, as in a PDF."""
    held: list[str] = []
    size = 0
    for piece in _pieces(text):
        opens = headed and _is_heading(piece)
        if held and (opens or size + len(piece) > LONGEST or (size >= USUAL and _may_end(held[-1]))):
            yield heading, "\n".join(held).strip()
            held, size = [], 0
        if opens:
            heading = piece.strip()
        held.append(piece)
        size += len(piece) + 1
    if held and (last := "\n".join(held).strip()):
        yield heading, last


def _pieces(text: str) -> Iterator[str]:
    """Lines; one that is too long falls into sentences, and a sentence that is too long into parts."""
    for line in text.split("\n"):
        if len(line) <= LONGEST:
            yield line
            continue
        held = ""
        for sentence in _SENTENCE.split(line):
            if held and len(held) + len(sentence) >= USUAL:
                yield held
                held = ""
            held = f"{held} {sentence}".strip()
            while len(held) > LONGEST:
                at = held.rfind(" ", USUAL, LONGEST)
                at = at if at > 0 else LONGEST
                yield held[:at]
                held = held[at:].strip()
        if held:
            yield held


def _is_heading(line: str) -> bool:
    line = line.strip()
    # Rows of a table begin with a number too.
    return bool(_HEADING.fullmatch(line)) and len(_NUMBERS.findall(line)) <= 5


def _may_end(line: str) -> bool:
    return not line.strip() or line.rstrip(" )]”\"'").endswith((".", "!", "?", ":"))
