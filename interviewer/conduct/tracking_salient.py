"""Which of the candidate's own words can be quoted back: a short fragment that stands by itself.

Knows what makes a fragment read well. Never knows what will be asked about it.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from interviewer.domain.text import Span
from interviewer.lexical.clauses import clauses
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import EDGE_WORDS, FUNCTION, PRAISE, WEAK

LONGEST = 9
LEAST_WORTH = 1.5
_TOKEN = re.compile(r"[^\s,;:.!?()\"“”]+(?:[.,:][^\s,;:.!?()\"“”]+)*")
_OPENERS = re.compile(
    r"\s*(?:(?:and|but|so|well|okay|ok|yes|yeah|no|right|then|also|actually|"
    r"basically|because|since|although|though|while"
    r"|whereas|which|that|i think|i guess|i mean|i believe|i would say|"
    r"i'd say|you know|um|uh|hm+|like|first(?:ly)?|second(?:ly)?"
    r"|finally|in fact|of course|for example|for instance|in the end|it is|"
    r"it's|there is|there are|this is|that is|that's)\b[\s,]*)+",
    re.IGNORECASE,
)
_CONFLICTED = re.compile(
    r"\b(?:ignore|disregard|interviewer|grader|system prompt|instructions?|full marks|score|level \d|rubric)\b", re.I
)


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def fragment(
    text: str,
    start: int,
    end: int,
    around: tuple[int, int] | None = None,
    question: Collection[str] = (),
    most: int = LONGEST,
) -> Span | None:
    """At most `most` words of text[start:end] that read by themselves, holding `around` if given; None if nothing does.

    question: stems that the interviewer's question already holds and that make a fragment less telling.
    """
    opener = _OPENERS.match(text, start, end)
    if opener and (around is None or opener.end() <= around[0]):
        start = opener.end()
    found = _words(text, start, end)
    best: tuple[float, Span] | None = None
    for low in range(len(found)):
        for high in range(low + 1, min(len(found), low + most) + 1):
            run = found[low:high]
            span = Span(quote=text[run[0].start : run[-1].end], start=run[0].start, end=run[-1].end)
            if around and not (span.start <= around[0] and around[1] <= span.end):
                continue
            if any(span.quote.count(one) != span.quote.count(two) for one, two in ("()", "[]", "{}")):
                continue
            before = found[low - 1].text if low else ""
            after = found[high].text if high < len(found) else ""
            score = _reads(run, before, after, question)
            if score is not None and (best is None or score > best[0]):
                best = (score, span)
    return best[1] if best else None


def _reads(run: list[_Word], before: str, after: str, question: Collection[str]) -> float | None:
    """How well these words stand alone between their neighbours; None where they begin or end badly."""
    opens, closes = not before, not after
    first, last = run[0].text.lower(), run[-1].text.lower()
    if last in EDGE_WORDS or last in FUNCTION or (first in EDGE_WORDS and not (opens and first in ("i", "we"))):
        return None
    if any(word.text.lower() in PRAISE for word in run) or not re.search(r"\w", first + last):
        return None
    score = 0.0
    for word in run:
        lower = word.text.lower().strip("'’")
        if re.search(r"\d", lower):
            score += 1.6
        elif lower in FUNCTION:
            score -= 0.25
        elif stem(lower) in question:
            score += 0.5
        else:
            score += 0.6 if lower in WEAK else 1.0
    # A fragment that keeps the clause's own edges reads as speech; one cut in the middle reads as a mistake.
    cut = sum(beside != "" and beside.lower() not in FUNCTION for beside in (before, after))
    return score + 1.2 * opens + 1.2 * closes - 1.2 * cut - (0.5 if len(run) == 1 else 0.0)


def salient(text: str, question: str, barred: Collection[tuple[int, int]] = ()) -> Span | None:
    """The fragment of the turn most worth going back to: new words and figures, inside one clause, outside `barred`."""
    asked = {stem(match.group().lower()) for match in _TOKEN.finditer(question)}
    best: tuple[float, Span] | None = None
    for at, clause in enumerate(clauses(text)):
        quoted = text[clause.start : clause.end]
        if any(low < clause.end and clause.start < high for low, high in barred) or _CONFLICTED.search(quoted):
            continue
        if clause.question:
            continue
        span = fragment(text, clause.start, clause.end, question=asked)
        if span is None:
            continue
        worth = _worth(span.quote, asked) - 0.02 * at
        if best is None or worth > best[0]:
            best = (worth, span)
    return best[1] if best and best[0] >= LEAST_WORTH else None


def _worth(quote: str, asked: Collection[str]) -> float:
    """New content words and figures in the fragment; around five of them are enough."""
    worth = 0.0
    for match in _TOKEN.finditer(quote):
        lower = match.group().lower()
        if re.search(r"\d", lower):
            worth += 1.2
        elif lower not in FUNCTION and stem(lower) not in asked:
            worth += 0.4 if lower in WEAK else 1.0
    return min(worth, 5.0) + (0.5 if 3 <= len(quote.split()) <= LONGEST else 0.0)
