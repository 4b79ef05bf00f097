"""Which key points of an item a text says, by words and formulas alone.

Knows the item's authored wordings and where the text meets them. Never knows whether what is said is true.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from interviewer.domain.items import Item
from interviewer.domain.observation import Mark
from interviewer.lexical.reading import TELLING, Reading, Window, share_of
from interviewer.lexical.structure import is_keyword_list
from interviewer.lexical.wordings import Target, wordings

# Fitted on answers graded by people; shares of a wording's weight, and sums of weights.
SHOWN_SHARE = {"accept": 0.7, "text": 0.5, "piece": 0.8, "reject": 0.75}
MENTIONED_SHARE = {"accept": 0.58, "text": 0.34, "piece": 0.6, "reject": 0.6}
SHOWN_MASS = 6.5
MENTIONED_MASS = 4.5
SHOWN_STRONG = {"accept": 2, "text": 3, "piece": 3}
MENTIONED_STRONG = {"accept": 1, "text": 3, "piece": 2}


class Hit(NamedTuple):
    """How well a window says a target. share: of the best wording's weight; strong: telling words among the matched
    ones of that wording; mass, distinct: weight and number of all the target's telling words in the window."""

    window: Window
    role: str
    share: float
    strong: int
    mass: float
    distinct: int


def _score(window: Window, target: Target, question: frozenset[str]) -> Hit | None:
    """The best of the target's wordings in the window, and all of its words together; None where nothing meets."""
    best: tuple[float, int, str] = (0.0, 0, "")
    for way in target.wordings:
        if way.role != "reject":
            share, strong = share_of(window, way)
            if (share if strong > 1 else 0.8 * share) > best[0]:
                best = (share, strong, way.role)
    denied = {key for way in target.wordings for key in way.negated}
    counted = [
        key
        for key in target.vocabulary
        if key in window.keys and key not in question and (not window.keys[key] or key in denied)
    ]
    if not best[2] and not counted:
        return None
    telling = [target.vocabulary[key] for key in counted if target.vocabulary[key] >= TELLING]
    return Hit(window, best[2], best[0], best[1], sum(telling), len(telling))


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
    known = wordings(item)
    reading = Reading(text, known)
    thin = is_keyword_list(text)
    windows = reading.windows()
    marks = []
    for target in known.points:
        mark = _best_mark(target, reading, windows, thin, known.question)
        if mark is not None:
            marks.append(mark)
    return tuple(marks)


def _best_mark(
    target: Target, reading: Reading, windows: Sequence[Window], thin: bool, question: frozenset[str]
) -> Mark | None:
    best: tuple[tuple[int, float, int], Mark] | None = None
    for window in windows:
        hit = _score(window, target, question)
        graded = _grade(hit, thin) if hit is not None else None
        if hit is None or graded is None or _rejected(window, target, hit.share):
            continue
        status, confidence = graded
        rank = (int(status == "shown"), round(confidence, 3), window.first - window.last)
        if best is None or rank > best[0]:
            span = reading.span(window)
            best = (rank, Mark(key_point=target.id, status=status, span=span, confidence=round(confidence, 3)))
    return best[1] if best else None
