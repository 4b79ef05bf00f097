"""Which key points of an item a text says, by words and formulas alone.

Knows the item's authored wordings and where the text meets them. Never knows whether what is said is true.
"""

import math
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.items import Item
from interviewer.domain.observation import Mark
from interviewer.domain.text import Span
from interviewer.lexical.drift import adrift
from interviewer.lexical.guards import is_repetitive, is_shuffled
from interviewer.lexical.reading import Reading, Window, reading, share_of
from interviewer.lexical.structure import is_keyword_list, without_lists
from interviewer.lexical.targets import (
    AHEAD_SPEAKS,
    DENSITY_SPEAKS,
    FAINT,
    FAIRLY_SURE,
    LONE_SPEAKS,
    MENTIONED,
    MOST_AHEAD,
    MOST_MENTIONED,
    REJECT_FORMULA_SHARE,
    REJECT_SHARE,
    SHARE_SPEAKS,
    SHOWN,
    TAKEN_SPEAKS,
    TEXT_SPEAKS,
    UNSAID,
    WHOLE_SHARE,
    Target,
)
from interviewer.lexical.weighing import Weight, weigh
from interviewer.lexical.wordings import Wordings, wordings


class Trace(NamedTuple):
    """The best place for a point, however little it says. speaks: log odds that the point is said there.

    capped: whether it can be a mention at most, whatever speaks for it.
    """

    mark: Mark
    speaks: float
    capped: bool


def find_points(item: Item, text: str) -> tuple[Mark, ...]:
    """The best mark for each key point that the text says, in the item's order; spans are literal.

    shown: a proposition that matches an accepted wording; mentioned: weaker, or words without a sentence.
    """
    return tuple(trace.mark for trace in find_traces(item, text) if trace.speaks >= MENTIONED)


def find_traces(item: Item, text: str) -> tuple[Trace, ...]:
    """As `find_points`, with what is too far from the item's words to count by itself, and what speaks for each."""
    return _traces(wordings(item), text)


@lru_cache(maxsize=256)
def _traces(known: Wordings, text: str) -> tuple[Trace, ...]:
    read = reading(known, without_lists(text))
    thin = is_keyword_list(text) or is_shuffled(text) or is_repetitive(text)
    away = adrift(read)
    weights = [held for held in weigh(read, known.scales) if away.isdisjoint(range(held.first, held.last + 1))]
    whole = {(held.first, held.last, held.point) for held in weights if held.share >= WHOLE_SHARE}
    found: list[list[tuple[float, Weight]]] = [[] for _ in known.points]
    for held in weights:
        speaks = _evidence(held)
        if FAINT <= speaks < FAIRLY_SURE and _taken(held, whole):
            speaks -= TAKEN_SPEAKS
        if speaks >= FAINT:
            found[held.point].append((speaks, held))
    traces = (_best(target, read, text, found[at], thin) for at, target in enumerate(known.points))
    return tuple(trace for trace in traces if trace is not None)


def _taken(held: Weight, whole: Collection[tuple[int, int, int]]) -> bool:
    """Whether the window lies in one in which a wording of another point is met as a whole, and none of this one's."""
    return held.share < WHOLE_SHARE and any(
        first <= held.first and held.last <= last and point != held.point for first, last, point in whole
    )


def _evidence(held: Weight) -> float:
    """How much speaks for the point: log odds that the window says it."""
    speaks = (
        UNSAID
        + SHARE_SPEAKS * held.share * held.share
        + TEXT_SPEAKS * held.text
        + AHEAD_SPEAKS * max(-MOST_AHEAD, min(MOST_AHEAD, held.mass - held.rival))
        + DENSITY_SPEAKS * held.density
    )
    return min(speaks, LONE_SPEAKS) if held.lone else speaks


def _best(target: Target, read: Reading, text: str, found: list[tuple[float, Weight]], thin: bool) -> Trace | None:
    """The place with most evidence, of equal ones the shortest, that is no near miss."""
    for speaks, held in sorted(found, key=lambda one: (-round(one[0], 6), one[1].last - one[1].first, one[1].first)):
        window = read.window(held.first, held.last)
        if not _rejected(window, target, max(held.share, held.text)):
            shown = speaks >= SHOWN and not thin
            mark = Mark(
                key_point=target.id,
                status="shown" if shown else "mentioned",
                span=_literal(read.span(window), text),
                confidence=_confidence(speaks, shown),
            )
            return Trace(mark, speaks, thin)
    return None


def _literal(span: Span, text: str) -> Span:
    """The same place in the text as it was written."""
    return Span(quote=text[span.start : span.end], start=span.start, end=span.end)


def _confidence(speaks: float, shown: bool) -> float:
    """The probability that it is said; of what is only mentioned not much more than half."""
    sure = _probability(speaks)
    return sure if shown else min(sure, MOST_MENTIONED)


def _probability(speaks: float) -> float:
    return 1 / (1 + math.exp(-speaks))


def _rejected(window: Window, target: Target, share: float) -> bool:
    """Whether a near miss is matched as well as any accepted wording, and with more weight than one met as a whole."""
    met = [way.total for way in target.wordings if way.role == "accept" and share_of(window, way)[0] >= WHOLE_SHARE]
    for way in target.wordings:
        if way.role == "reject":
            if any(keys in window.formulas for keys, _ in way.formulas) and share < REJECT_FORMULA_SHARE:
                return True
            least = max(REJECT_SHARE, share)
            near = not way.formulas and len(way.weights) >= 2 and share_of(window, way)[0] >= least
            if near and way.total >= max(met, default=0.0):
                return True
    return False
