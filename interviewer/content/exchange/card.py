"""A question with its answer as some file holds it, before it is an item.

Knows how much text a card may have. Never knows which file format it came from.
"""

import re
import unicodedata
from typing import Any

from interviewer.domain.noun import Noun
from interviewer.domain.text import folded, visible

LONGEST_QUESTION = 4_000
LONGEST_ANSWER = 20_000
LONGEST_FIELD = 200_000
MOST_CARDS = 5_000

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_GAPS = re.compile(r"\n{3,}")
_ENDS = " .?!:;…。？！*_`"


class Card(Noun):
    """One question. line: where it begins in its file. points: what an answer must say, if the file says so.

    given: further fields of an item by name, from a file that can hold them.
    """

    line: int
    question: str
    answer: str
    points: tuple[str, ...] = ()
    id: str | None = None
    tags: tuple[str, ...] = ()
    given: dict[str, Any] = {}


class Left(Noun):
    """What was not taken, and why."""

    line: int
    question: str
    why: str


class Deck(Noun):
    """All that a file holds. encoding: how its bytes were read. notes: one line each on what else was found in it."""

    encoding: str
    cards: tuple[Card, ...]
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """The text without characters that have no shape, with plain line ends and at most one empty line in a row."""
    plain = visible(_CONTROL.sub("", _BREAK.sub("\n", unicodedata.normalize("NFC", text))))
    return _GAPS.sub("\n\n", without_edges(plain)).strip()


def without_edges(text: str) -> str:
    """The text without blanks at the ends of its lines."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def alike(question: str) -> str:
    """Equal for two wordings that differ in case, white space or the signs at their end."""
    return folded(question).strip(_ENDS)


def excerpt(text: str, most: int = 70) -> str:
    """The text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return (line[:most].rsplit(" ", 1)[0] or line[:most]).rstrip(" ,;:") + "…"
