"""A text as terms: stems, numbers, symbols and signs, each with its place in the text.

Knows how formulas are typed, spoken and set in LaTeX, and brings them to one form. Never knows which terms matter.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import (
    FUNCTION,
    GREEK,
    GREEK_LETTERS,
    JOINED,
    LATEX,
    MATH_WORDS,
    MULTIPLIERS,
    SIGNS,
    SMALL_NUMBERS,
)

Sort = Literal["content", "function", "number", "symbol", "sign"]

_RAW = re.compile(
    r"\\(?P<latex>[a-zA-Z]+)|(?P<number>\d+(?:[.,]\d+)*(?:[kKM]\b)?%?)|(?P<word>[^\W\d_²]+(?:['’][^\W\d_²]+)*)"
    r"|(?P<sign>!=|[-−–+=/*·×^_|<>≠≤≥∝@²⊤∂∇∑√{}()\[\].,;:!?\n])"
)
_JOIN_STARTS = {keys[0] for keys in JOINED} | {"1"}


class Term(NamedTuple):
    """One term. key: its normal form. [start, end): characters of the text."""

    key: str
    start: int
    end: int
    sort: Sort


class _Raw(NamedTuple):
    text: str
    start: int
    end: int
    kind: str


def _raw(text: str) -> list[_Raw]:
    pieces = []
    for match in _RAW.finditer(text):
        kind, value = str(match.lastgroup), match.group()
        if kind == "latex":
            name = match.group("latex")
            value = LATEX.get(name, name)
            kind = "latex" if value else "skip"
        elif value in GREEK_LETTERS:
            kind, value = "latex", GREEK_LETTERS[value]
        if kind != "skip":
            pieces.append(_Raw(value, match.start(), match.end(), kind))
    return pieces


def _is_symbol(piece: _Raw) -> bool:
    if piece.kind == "latex":
        return True
    if piece.kind != "word":
        return False
    return (len(piece.text) == 1 and piece.text not in ("a", "I", "A")) or piece.text.lower() in GREEK


def _mathy(piece: _Raw | None) -> bool:
    if piece is None:
        return False
    if piece.kind in ("number", "latex") or piece.text in (")", "(", "]", "}", "|") or _is_symbol(piece):
        return True
    return piece.text.lower() in MATH_WORDS


def _sign(pieces: list[_Raw], at: int) -> str | None:
    """What the sign at that place means as an operator; None where it is punctuation or a hyphen."""
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.text in ("−", "=", "+", "≠", "!=", "∝", "≤", "≥", "<", ">"):
        return {"−": "-", "!=": "≠"}.get(piece.text, piece.text)
    if piece.text == "-":
        tight = before is not None and before.end == piece.start and after is not None and after.start == piece.end
        dimension = before is not None and before.kind == "number" and after is not None and after.text in ("d", "D")
        if tight:
            return "-" if _short(before) and _short(after) and not dimension else None
        leading = after is not None and after.start == piece.end
        subscripted = at >= 2 and pieces[at - 2].text in ("_", "^")
        return "-" if _mathy(after) and (leading or subscripted or _mathy(before)) else None
    if piece.text in ("/", "@"):
        return piece.text if _mathy(before) and _mathy(after) else None
    return None


def _short(piece: _Raw | None) -> bool:
    """Whether a hyphen without blanks beside this piece is a minus: symbols, numbers and brackets, not words."""
    return piece is not None and (piece.kind in ("number", "latex") or _is_symbol(piece) or piece.text in "()[]{}")


def _number(piece: _Raw) -> str:
    plain = piece.text.rstrip("%").replace(",", "") if piece.text.count(",") else piece.text.rstrip("%")
    if plain[-1:] in ("k", "K", "M"):
        head, factor = plain[:-1], 1_000 if plain[-1] in "kK" else 1_000_000
        return f"{float(head) * factor:g}" if re.fullmatch(r"\d+(\.\d+)?", head) else plain
    return f"{float(plain):.12g}" if re.fullmatch(r"\d+(\.\d+)?", plain) else plain


def _spoken(pieces: list[_Raw], at: int) -> Term | None:
    """The word at that place as a sign, where its neighbours are mathematical; else None."""
    piece = pieces[at]
    word = piece.text.lower()
    if word not in SIGNS:
        return None
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if word in ("minus", "plus"):
        return Term(SIGNS[word], piece.start, piece.end, "sign")
    if word in ("transpose", "transposed", "squared"):
        return Term(SIGNS[word], piece.start, piece.end, "symbol")
    if word == "times" and before is not None and _near_math(before):
        return Term("", piece.start, piece.end, "sign")
    if before is not None and after is not None and _near_math(before) and _near_math(after):
        return Term(SIGNS[word], piece.start, piece.end, "sign")
    return None


def _near_math(piece: _Raw) -> bool:
    return _short(piece) or piece.text.lower() in SIGNS or piece.text.lower() in SMALL_NUMBERS


@lru_cache(maxsize=32_768)
def _plain(word: str) -> tuple[str, Sort] | None:
    """Key and sort of a word that reads the same beside any neighbour; None where its neighbours matter."""
    lower = word.lower().replace("’", "'")
    if len(word) == 1 or lower in GREEK or lower in SIGNS or lower in SMALL_NUMBERS:
        return None
    return (lower, "function") if lower in FUNCTION else (stem(lower.removesuffix("'s")), "content")


@lru_cache(maxsize=1_024)
def terms(text: str) -> tuple[Term, ...]:
    """The terms of a text in order; subscripts and multiplication signs fall away, `n-m` and `n minus m` agree."""
    pieces = _raw(text)
    out: list[Term] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        plain = _plain(piece.text) if piece.kind == "word" else None
        if plain is not None:
            if plain[0]:
                out.append(Term(plain[0], piece.start, piece.end, plain[1]))
            at += 1
            continue
        if piece.text == "_" and out and out[-1].sort == "symbol":
            skipped = _subscript(pieces, at)
            if skipped:
                out[-1] = out[-1]._replace(end=pieces[at + skipped - 1].end)
            at += max(1, skipped)
            continue
        term = _spoken(pieces, at) or _term(pieces, at)
        if term is not None and term.key:
            out.append(term)
        at += 1
    return tuple(_scaled(_joined(out)))


def _subscript(pieces: list[_Raw], at: int) -> int:
    """How many pieces a plain subscript takes, its underscore included; 0 where it holds an expression."""
    after = [piece.text for piece in pieces[at + 1 : at + 4]]
    if after[:1] == ["{"]:
        return 4 if after[2:] == ["}"] else 0
    return 2 if after else 0


def _term(pieces: list[_Raw], at: int) -> Term | None:
    piece = pieces[at]
    if piece.kind == "number":
        if piece.text == "2" and at and pieces[at - 1].text in ("^", "{"):
            return Term("squar", piece.start, piece.end, "symbol")
        return Term(_number(piece), piece.start, piece.end, "number")
    if piece.kind == "sign":
        if piece.text in ("²", "⊤"):
            return Term(GREEK_LETTERS[piece.text], piece.start, piece.end, "symbol")
        sign = _sign(pieces, at)
        return Term(sign, piece.start, piece.end, "sign") if sign else None
    if piece.kind == "latex":
        return Term(piece.text.lower(), piece.start, piece.end, "symbol")
    return _word(pieces, at)


def _word(pieces: list[_Raw], at: int) -> Term:
    piece = pieces[at]
    lower = piece.text.lower().replace("’", "'")
    if piece.text == "T" and at and pieces[at - 1].text in ("^", "{"):
        return Term("transpos", piece.start, piece.end, "symbol")
    if lower in SMALL_NUMBERS and (lower != "one" or _counts(pieces, at)):
        return Term(SMALL_NUMBERS[lower], piece.start, piece.end, "number")
    if _is_symbol(piece) and not (lower == "i" and not _in_formula(pieces, at)):
        return Term(lower, piece.start, piece.end, "symbol")
    if lower in FUNCTION or (len(lower) == 1):
        return Term(lower, piece.start, piece.end, "function")
    return Term(stem(lower.removesuffix("'s")), piece.start, piece.end, "content")


def _counts(pieces: list[_Raw], at: int) -> bool:
    """Whether "one" is a number here: beside a sign, or in one-hot and one-dimensional."""
    beside = pieces[max(0, at - 1) : at] + pieces[at + 1 : at + 2]
    return any(piece.text.lower() in ("minus", "plus", "-", "−", "=", "+", "/", "over") for piece in beside)


def _in_formula(pieces: list[_Raw], at: int) -> bool:
    beside = pieces[max(0, at - 1) : at] + pieces[at + 1 : at + 2]
    return any(piece.kind == "sign" and piece.text in "=≠^_/*{" for piece in beside)


def _joined(found: list[Term]) -> list[Term]:
    """Neighbours that are one word spelt apart, put together."""
    out: list[Term] = []
    at = 0
    while at < len(found):
        for size in (3, 2) if found[at].key in _JOIN_STARTS else ():
            run = found[at : at + size]
            key = JOINED.get(tuple("one" if t.key == "1" else t.key for t in run)) if len(run) == size else None
            if key:
                out.append(Term(key, run[0].start, run[-1].end, "content"))
                at += size
                break
        else:
            out.append(found[at])
            at += 1
    return out


def _scaled(found: list[Term]) -> list[Term]:
    """`four thousand` as one number."""
    out: list[Term] = []
    for term in found:
        factor = MULTIPLIERS.get(term.key)
        last = out[-1] if out else None
        if factor and last is not None and last.sort == "number" and re.fullmatch(r"\d+(\.\d+)?", last.key):
            out[-1] = Term(f"{float(last.key) * factor:.12g}", last.start, term.end, "number")
        else:
            out.append(term)
    return out
