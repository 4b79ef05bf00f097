"""Which key points of an item a text says, by words and formulas alone.

Knows the item's authored wordings and where the text meets them. Never knows whether what is said is true.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from interviewer.domain.items import Item
from interviewer.domain.observation import Mark
from interviewer.lexical.reading import Reading, Window, reading, share_of
from interviewer.lexical.structure import is_keyword_list
from interviewer.lexical.targets import (
    MENTIONED_MASS,
    MENTIONED_SHARE,
    MENTIONED_STRONG,
    SHOWN_MASS,
    SHOWN_SHARE,
    SHOWN_STRONG,
    Target,
    Wording,
)
from interviewer.lexical.wordings import Wordings, wordings


class Hit(NamedTuple):
    """How well a window says a target. share: of the best wording's weight; strong: telling words among the matched
    ones of that wording; mass, distinct: weight and number of all the target's telling words in the window."""

    window: Window
    role: str
    share: float
    strong: int
    mass: float
    distinct: int


def _score(window: Window, target: Target, ways: Sequence[Wording]) -> Hit:
    """The best of these wordings in the window, and all the target's telling words together."""
    best: tuple[float, int, str] = (0.0, 0, "")
    for way in ways:
        share, strong = share_of(window, way)
        if (share if strong > 1 else 0.8 * share) > best[0]:
            best = (share, strong, way.role)
    mass, distinct = 0.0, 0
    for key, negated in window.keys.items():
        weight = target.telling.get(key)
        if weight is not None and (not negated or key in target.denied):
            mass += weight
            distinct += 1
    return Hit(window, best[2], best[0], best[1], mass, distinct)


def _rejected(window: Window, target: Target, share: float) -> bool:
    """Whether a near miss is matched at least as well as any accepted wording."""
    for way in target.wordings:
        if way.role == "reject":
            if any(keys in window.formulas for keys, _ in way.formulas) and share < SHOWN_SHARE["accept"]:
                return True
            if (
                not way.formulas
                and len(way.weights) >= 2
                and share_of(window, way)[0] >= max(SHOWN_SHARE["reject"], share)
            ):
                return True
    return False


def _grade(hit: Hit, thin: bool) -> tuple[Literal["mentioned", "shown"], float] | None:
    said = hit.role != "" and hit.share >= SHOWN_SHARE[hit.role] and hit.strong >= SHOWN_STRONG[hit.role]
    massive = hit.mass >= SHOWN_MASS and hit.distinct >= 4 and hit.share >= 0.35
    if (said or massive) and not thin:
        return "shown", min(1.0, 0.5 + 0.5 * max(hit.share, hit.mass / (2 * SHOWN_MASS)))
    named = hit.role != "" and hit.share >= MENTIONED_SHARE[hit.role] and hit.strong >= MENTIONED_STRONG[hit.role]
    if said or named or (hit.mass >= MENTIONED_MASS and hit.distinct >= 3):
        return "mentioned", min(0.6, 0.2 + 0.4 * max(hit.share, hit.mass / (2 * SHOWN_MASS)))
    return None


def find_points(item: Item, text: str) -> tuple[Mark, ...]:
    """The best mark for each key point that the text says, in the item's order; spans are literal.

    shown: a proposition that matches an accepted wording; mentioned: weaker, or keywords only.
    """
    return _points(wordings(item), text)


@lru_cache(maxsize=256)
def _points(known: Wordings, text: str) -> tuple[Mark, ...]:
    read = reading(known, text)
    thin = is_keyword_list(text)
    marks = (_best_mark(at, target, read, thin) for at, target in enumerate(known.points))
    return tuple(mark for mark in marks if mark is not None)


def _best_mark(at: int, target: Target, read: Reading, thin: bool) -> Mark | None:
    best: tuple[tuple[int, float, int], Window] | None = None
    for chain in read.chains("point", at):
        ways = [target.wordings[way] for way in chain.ways]
        for window in read.windows(chain.first):
            hit = _score(window, target, ways)
            graded = _grade(hit, thin)
            if graded is None:
                continue
            rank = (int(graded[0] == "shown"), round(graded[1], 3), window.first - window.last)
            if (best is None or rank > best[0]) and not _rejected(window, target, hit.share):
                best = (rank, window)
    if best is None:
        return None
    (shown, confidence, _), window = best
    return Mark(
        key_point=target.id,
        status="shown" if shown else "mentioned",
        span=read.span(window),
        confidence=confidence,
    )
