"""A clause as units that a quotation must not cut: words, figures with what they count, formulas, bracketed stretches.

Knows what belongs together. Never knows which units are worth quoting.
"""

import re
from typing import NamedTuple

from interviewer.lexical.wordlists import ARTICLES, FUNCTION, GREEK, MATH_WORDS, SMALL_NUMBERS

_WORD = re.compile(r"[^\s\"“”]+")
_OPERATOR = re.compile(r"(?:[-+=/*<>≤≥≈≠·×→±~−]+|->|=>|\+/-|minus|plus|equals)$", re.IGNORECASE)
_SPOKEN = frozenset({"over", "transpose", "squared", "is"})
_COUNTS = frozenset({"half", "twice", "once", "hundred", "thousand", "million", "dozen", "single", *SMALL_NUMBERS})
_RANGE = frozenset({"to", "of", "against", "vs", "versus", "out", "instead", "from", "and", "or", "not"})
_BOUNDS = frozenset(
    {("at", "most"), ("at", "least"), ("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than")}
)
_OPERAND_OF = frozenset({"sum", "log", "exp", "derivative", "square", "softmax", "norm", "trace"})
_DETERMINERS = ARTICLES | {"its", "their", "our", "my"}
LONGEST_UNIT = 30
_EDGES = ",;:.!?'’`"


class Unit(NamedTuple):
    """Words that stay together. words: lower case, bare; upto: words up to and with this unit; solid: a formula.

    depth: brackets that it opens less those that it closes.
    """

    words: tuple[str, ...]
    start: int
    end: int
    upto: int
    solid: bool
    depth: int


class _Piece(NamedTuple):
    text: str
    start: int
    end: int


def units(text: str, start: int, end: int) -> list[Unit]:
    """The units of text[start:end] in order."""
    pieces = _pieces(text, start, end)
    groups: list[list[_Piece]] = []
    solid: list[bool] = []
    at = 0
    while at < len(pieces):
        group, formula = [pieces[at]], _is_math(pieces[at].text)
        at += 1
        while at < len(pieces) and len(group) < LONGEST_UNIT:
            taken = _taken(group, pieces, at)
            if not taken:
                break
            formula = formula or taken[1]
            group += pieces[at : at + taken[0]]
            at += taken[0]
        groups.append(group)
        solid.append(formula)
    out: list[Unit] = []
    upto = 0
    for group, formula in zip(groups, solid, strict=True):
        upto += len(group)
        words = tuple(piece.text.lower() for piece in group)
        out.append(Unit(words, group[0].start, group[-1].end, upto, formula, _depth(group)))
    return out


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    """The words with punctuation and lone brackets at their edges left out."""
    out = []
    for match in _WORD.finditer(text, start, end):
        low, high = match.start(), match.end()
        while low < high and text[low] in _EDGES:
            low += 1
        while low < high and text[high - 1] in _EDGES:
            high -= 1
        if low < high:
            out.append(_Piece(text[low:high], low, high))
    return out


def _taken(group: list[_Piece], pieces: list[_Piece], at: int) -> tuple[int, bool] | None:
    """How many of the pieces from `at` on belong to the group before, and whether by a formula."""
    nxt = pieces[at].text
    if _depth(group) > 0:
        return 1, True
    last = group[-1].text
    if _OPERATOR.match(last) and len(group) > 1:
        article = nxt.lower() in _DETERMINERS and at + 1 < len(pieces)
        return (2 if article else 1), True
    if _OPERATOR.match(nxt) and at + 1 < len(pieces):
        return 1, True
    if (nxt.lower() == "times" and _is_math(last)) or (nxt.lower() == "of" and last.lower() in _OPERAND_OF):
        rest = pieces[at + 1 : at + 3]
        return (3 if len(rest) == 2 and rest[0].text.lower() in _DETERMINERS else 2, True) if rest else None
    if (last.lower().lstrip("-−") in MATH_WORDS or _is_symbolic(last)) and _is_symbolic(nxt):
        return 1, True
    spoken = nxt.lower() in _SPOKEN and _is_math(last) and at + 1 < len(pieces) and _is_math(pieces[at + 1].text)
    if spoken or (nxt.lower() in ("transpose", "squared") and _is_math(last)):
        return (2 if spoken else 1), True
    if (last.lower(), nxt.lower()) in _BOUNDS:
        return 1, False
    if _is_number(last) or (len(group) == 2 and (group[0].text.lower(), last.lower()) in _BOUNDS):
        if nxt.lower() in _RANGE:
            return (2, False) if at + 1 < len(pieces) and _is_number(pieces[at + 1].text) else None
        return (1, False) if nxt.lower() not in FUNCTION else None
    return None


def _depth(group: list[_Piece]) -> int:
    """Brackets that the pieces open less those that they close."""
    return sum((char in "([{") - (char in ")]}") for piece in group for char in piece.text if not char.isalnum())


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word) or word.lower() in _COUNTS


def _is_math(word: str) -> bool:
    """Whether the word is a symbol, a figure or holds the signs of a formula."""
    lower = word.lower()
    if len(word) == 1:
        return lower not in ("a", "i")
    return lower in GREEK or lower in MATH_WORDS or _is_symbolic(word)


def _is_symbolic(word: str) -> bool:
    return re.search(r"[_^\\=()\[\]{}∂∇²⊤]|\w/\w", word) is not None
