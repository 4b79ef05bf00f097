"""Key points, misconceptions and repairs in a text, for a tracker and a judge that work without a model.

Knows where each reading is done, and that half a point beside its own mistake is not shown. Never knows what is true.
"""

from interviewer.domain.items import Item
from interviewer.domain.observation import Mark, Sighting
from interviewer.domain.text import Span
from interviewer.lexical import points
from interviewer.lexical.misconceptions import find_misconceptions, find_repairs, opposed
from interviewer.lexical.wordings import wordings

__all__ = ["find_misconceptions", "find_points", "find_repairs"]

BESIDE = 12
MOST_CONFIDENT = 0.6


def find_points(item: Item, text: str) -> tuple[Mark, ...]:
    """The best mark for each key point that the text says, in the item's order; spans are literal.

    shown: a proposition that matches an accepted wording; mentioned: weaker, keywords only, or said together with the
    mistake that the point's near misses make.
    """
    marks = points.find_points(item, text)
    wrong = find_misconceptions(item, text) if any(mark.status == "shown" for mark in marks) else ()
    return tuple(_halved(item, mark, wrong) for mark in marks) if wrong else marks


def _halved(item: Item, mark: Mark, wrong: tuple[Sighting, ...]) -> Mark:
    against = opposed(wordings(item))[mark.key_point]
    spoilt = any(seen.misconception in against and _beside(seen.span, mark.span) for seen in wrong)
    if mark.status == "mentioned" or not spoilt:
        return mark
    return mark.model_copy(update={"status": "mentioned", "confidence": min(mark.confidence, MOST_CONFIDENT)})


def _beside(one: Span, two: Span) -> bool:
    """Whether two stretches overlap or nearly touch."""
    return max(one.start, two.start) - min(one.end, two.end) <= BESIDE
