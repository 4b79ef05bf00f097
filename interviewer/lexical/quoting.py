"""Where a quotation may begin and end: no formula or bracket is cut, and no joining word stands in front.

Knows characters and joining words. Never knows what is worth quoting.
"""

import re
from functools import lru_cache

_OPENERS = re.compile(
    r"\s*(?:(?:and|but|so|well|okay|ok|yes|yeah|no(?=,)|right(?=,)|then|also|actually|basically|because|since|although"
    r"|though|while|whereas|i think|i guess|i mean|i believe|i would say"
    r"|i'd say|you know|um|uh|hm+|like(?=,)|first(?:ly)?(?=,)|second(?:ly)?(?=,)|finally(?=,)|in fact|of course"
    r"|for example|for instance|in the end|honestly|so that|except that|therefore|thus|hence)\b[\s,]*)+",
    re.IGNORECASE,
)
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
FARTHEST = 80
_FORMULA = re.compile(r"(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s$])\$(?![\d$])")


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """The text in lower case with every character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def opened(text: str, start: int, end: int) -> int:
    """Where text[start:end] begins once joining words in front are left out; `start` if nothing else would remain."""
    found = _OPENERS.match(text, start, end)
    return found.end() if found is not None and found.end() < end else start


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened so that it ends between words and every bracket in it has its partner."""
    for _ in range(3):
        before = start, end
        while start > 0 and _joins(text[start - 1]):
            start -= 1
        while end < len(text) and _joins(text[end]):
            end += 1
        start, end = _balanced(text, start, end)
        if before == (start, end):
            break
    return start, end


def with_formulas(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened to the ends of every formula between dollar signs that it cuts."""
    for formula in _FORMULA.finditer(text):
        if formula.start() < end and start < formula.end():
            start, end = min(start, formula.start()), max(end, formula.end())
    return start, end


def _joins(char: str) -> bool:
    return char.isalnum() or char in "_^\\/=+*²⊤∂∇'’"


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened to the partners of its brackets, and to a bracket that touches its end."""
    if end < len(text) and text[end] in "([{" and start < end and not text[end - 1].isspace():
        close = _partner(text, end)
        end = close + 1 if close >= 0 else end
    opened_at: list[int] = []
    for at in range(start, end):
        if text[at] in _PAIRS:
            opened_at.append(at)
        elif text[at] in _CLOSERS:
            if opened_at and text[opened_at[-1]] == _CLOSERS[text[at]]:
                opened_at.pop()
            else:
                at_open = text.rfind(_CLOSERS[text[at]], max(0, start - FARTHEST), start)
                start = at_open if at_open >= 0 and "\n" not in text[at_open:start] else start
    if opened_at:
        close = _partner(text, opened_at[0])
        end = max(end, close + 1)
    return start, end


def _partner(text: str, at: int) -> int:
    """Where the bracket at that place closes, on its line and not too far; -1 if nowhere."""
    depth = 0
    for place in range(at, min(len(text), at + FARTHEST)):
        depth += (text[place] in _PAIRS) - (text[place] in _CLOSERS)
        if depth == 0:
            return place
        if text[place] == "\n":
            break
    return -1
