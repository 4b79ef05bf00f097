"""Text as a document holds it made into text as a person reads it: no unseen characters, ligatures or broken words.

Knows characters and line ends. Never drops a word, and never knows what the words say.
"""

import re
from collections.abc import Iterable

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = str.maketrans(_LIGATURES)
STEERING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
"""Characters that are not seen and change what is seen, or hide words from a reader but not from a program."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_EMPTY_LINES = re.compile(r"\n(?:[ ]?\n){2,}")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(?:[-\u2010\u00ad])[ ]?\n[ ]?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def cleaned(texts: Iterable[str]) -> tuple[list[str], int]:
    """The texts of one document, cleaned alike, and how many steering characters were taken out.

    A word that was broken at a line's end is put together as the rest of the document writes it.
    """
    plain, hidden = [], 0
    for text in texts:
        text, found = STEERING.subn("", text)
        hidden += found
        plain.append(_spaced(text.translate(_LIGATURE)))
    known = {word.casefold() for text in plain for word in _WORD.findall(text)}
    return [_BROKEN.sub(lambda broken: _joined(broken, known), text).replace("\u00ad", "") for text in plain], hidden


def one_line(text: str, longest: int) -> str:
    """The text on one line without characters that cannot be seen, cut at that length."""
    line = " ".join(STEERING.sub("", _CONTROL.sub(" ", text)).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _spaced(text: str) -> str:
    text = _CONTROL.sub("", _ENDS.sub("\n", text))
    text = _BLANKS.sub(" ", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _joined(broken: re.Match[str], known: set[str]) -> str:
    left, right = broken.groups()
    if f"{left}{right}".casefold() in known:
        return left + right
    hyphened = f"{left}-{right}".casefold() in known or not right[0].islower()
    return f"{left}-{right}" if hyphened else left + right
