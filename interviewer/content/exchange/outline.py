"""The outline of a Markdown text: which lines could begin a question, as which sort of mark.

Knows Markdown's blocks and how people mark questions. Never decides which marks are questions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

_NAME_Q, _NAME_A = r"(?:Question|Frage|Q)", r"(?:Answer|Antwort|Réponse|A)"
_LEAD = r"^[ ]{0,3}(?:#{1,6}[ \t]+)?(?:[-*+][ \t]+)?"


def _mark(name: str) -> re.Pattern[str]:
    """`Q:`, `Q1.`, `**Q**`, `**Q:**` and `**Q: text**` at the beginning of a line; `text` is what follows."""
    number = r"(?:[ ]?\d{1,4})?"
    return re.compile(
        rf"{_LEAD}(?:"
        rf"(?P<b>\*\*|__){name}{number}[ \t]*[:.)]?(?P=b)[ \t]*[:.)]?[ \t]*(?P<bold>.*)"
        rf"|(?P<w>\*\*|__){name}{number}[ \t]*[:.)][ \t]*(?P<whole>[^\s*_][^*_\n]*)(?P=w)[ \t]*"
        rf"|{name}{number}[ \t]*[:.)](?:[ \t]+(?P<plain>.*)|[ \t]*)"
        r")$",
        re.IGNORECASE,
    )


_Q, _A = _mark(_NAME_Q), _mark(_NAME_A)
_BOLD = re.compile(r"^[ ]{0,3}(?:\d{1,4}[.)][ \t]+)?(\*\*|__)(?P<text>[^*_\n]{3,}\?)\1[ \t]*$")
_PAIRED = " :: "
_LONGEST = 20_000  # a line that is longer is text, whatever it begins with
_NUMBER = re.compile(r"^(?:\d{1,4}[.)]|\[[ xX]\])[ \t]+")
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1")


class Heading(NamedTuple):
    """line: counted from 0. after: the first line below it."""

    line: int
    after: int
    level: int
    text: str


class Entry(NamedTuple):
    """An entry of a list that is not inside another, with the lines that belong to it."""

    line: int
    end: int
    nests: bool


@dataclass
class Outline:
    """All marks of a text by line, counted from 0; whole before it is used. code: lines in which nothing is a mark."""

    lines: list[str]
    headings: list[Heading] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    code: set[int] = field(default_factory=set)
    marked: dict[int, str] = field(default_factory=dict)
    bold: dict[int, str] = field(default_factory=dict)
    pairs: dict[int, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def heads(self) -> dict[int, Heading]:
        """Headings by their first line."""
        return {heading.line: heading for heading in self.headings}

    @cached_property
    def titles(self) -> frozenset[int]:
        """Every line of a heading."""
        return frozenset(line for heading in self.headings for line in range(heading.line, heading.after))


def outline(text: str) -> Outline:
    """The marks of the text."""
    found = Outline(text.split("\n"))
    _read_blocks(_tokens(text), found)
    for number, line in enumerate(map(str.rstrip, found.lines)):
        if number in found.code or len(line) > _LONGEST:
            continue
        if match := _Q.match(line):
            found.marked[number] = bare(_words(match))
        elif match := _BOLD.match(line):
            found.bold[number] = bare(match["text"])
        elif _PAIRED in line:
            question, _, answer = line.partition(_PAIRED)
            found.pairs[number] = (entry_text(question), answer.strip())
    return found


def answers(line: str) -> str | None:
    """What follows a mark such as `A:` on that line, None where there is none."""
    match = _A.match(line.rstrip()) if len(line) <= _LONGEST else None
    return _words(match) if match else None


def bare(text: str) -> str:
    """The words of a heading or a line: without a number in front and without stars around them."""
    return _EMPHASIS.sub(r"\2", _NUMBER.sub("", text.strip())).strip()


def entry_text(line: str) -> str:
    """The words of a list entry's first line."""
    return bare(_BULLET.sub("", line, count=1))


def _words(match: re.Match[str]) -> str:
    return (match["bold"] or match["whole"] or match["plain"] or "").strip()


def _tokens(text: str) -> Sequence[Any]:
    """Markdown's blocks; what stands inside a line is not read."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text)


def _read_blocks(tokens: Sequence[Any], found: Outline) -> None:
    inside: list[int] = []  # the places of the open entries of lists at the top
    for place, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if token.type in ("fence", "code_block"):
            found.code |= set(range(start, end))
        elif token.type == "heading_open" and token.level == 0:
            text = tokens[place + 1].content
            found.headings.append(Heading(start, end, int(token.tag[1:]), bare(text)))
        elif token.type == "list_item_open" and token.level == 1:
            found.entries.append(Entry(start, end, False))
            inside = [len(found.entries) - 1]
        elif token.type in ("bullet_list_open", "ordered_list_open", "paragraph_open") and inside:
            entry = found.entries[inside[0]]
            if token.level > 1 and start > entry.line:
                found.entries[inside[0]] = entry._replace(nests=True)
        elif token.type == "list_item_close" and token.level == 1:
            inside = []
