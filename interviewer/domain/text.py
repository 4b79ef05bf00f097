"""What counts as the same text: folding, words, and finding a quotation literally.

Knows characters. Never knows what they mean.
"""

import re
import unicodedata
from functools import lru_cache

from interviewer.domain.noun import Noun

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_FOLDED = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "..."}


class Span(Noun):
    """A literal stretch of a candidate's turn: text[start:end] == quote, offsets in characters."""

    quote: str
    start: int
    end: int


def visible(text: str) -> str:
    """The text without zero-width, bidirectional and tag characters: what a reader of it sees."""
    return _INVISIBLE.sub("", text)


def seen_through(text: str) -> tuple[str, tuple[int, ...]]:
    """`visible(text)`, and for each of its characters the offset in `text` that it came from."""
    if text.isascii() or not _INVISIBLE.search(text):
        return text, tuple(range(len(text)))
    kept = [offset for offset, char in enumerate(text) if not _INVISIBLE.match(char)]
    return "".join(text[offset] for offset in kept), tuple(kept)


def words(text: str) -> list[str]:
    """The words in order, lower case."""
    return [match.group().lower() for match in _WORD.finditer(text)]


@lru_cache(maxsize=256)
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Folded text, and for each of its characters the offset in `text` that it came from."""
    out: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(text):
        if _INVISIBLE.match(char):
            continue
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                origin.append(offset)
            continue
        for folded in _FOLDED.get(char) or unicodedata.normalize("NFKC", char).lower():
            out.append(folded)
            origin.append(offset)
    return "".join(out), tuple(origin)


def folded(text: str) -> str:
    """Lower case, one blank for any white space, typographic quotes and dashes plain, Unicode compatible forms."""
    return " ".join(text.lower().split()) if text.isascii() else _fold(text)[0].strip()


def find_quote(quote: str, text: str) -> Span | None:
    """Where `quote` stands in `text`, Unicode, case and white space folded; None if it does not.

    The span returned holds the candidate's own spelling.
    """
    needle = folded(quote)
    if not needle or needle not in folded(text):
        return None
    haystack, origin = _fold(text)
    at = haystack.find(needle)
    start, end = origin[at], origin[at + len(needle) - 1] + 1
    return Span(quote=text[start:end], start=start, end=end)
