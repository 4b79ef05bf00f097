"""Key points, misconceptions and repairs in a text, for a tracker and a judge that work without a model.

Knows where each reading is done, and that half a point beside its own mistake is not shown. Never knows what is true.
"""

from interviewer.domain.items import Item
from interviewer.domain.observation import Mark, Sighting
from interviewer.domain.text import Span
from interviewer.lexical import points
from interviewer.lexical.misconceptions import find_misconceptions, find_repairs, opposed
from interviewer.lexical.points import Trace
from interviewer.lexical.targets import MENTIONED, MOST_MENTIONED
from interviewer.lexical.wordings import wordings

__all__ = ["find_misconceptions", "find_points", "find_repairs", "find_traces"]

BESIDE = 12


def find_points(item: Item, text: str) -> tuple[Mark, ...]:
    """The best mark for each key point that the text says, in the item's order; spans are literal.

    shown: a proposition that matches an accepted wording; mentioned: weaker, keywords only, or said together with the
    mistake that the point's near misses make.
    """
    return tuple(trace.mark for trace in find_traces(item, text) if trace.speaks >= MENTIONED)


def find_traces(item: Item, text: str) -> tuple[Trace, ...]:
    """As `find_points`, with what is too far from the item's words to count by itself, and what speaks for each."""
    traces = points.find_traces(item, text)
    wrong = find_misconceptions(item, text) if any(trace.speaks >= MENTIONED for trace in traces) else ()
    return tuple(_halved(item, trace, wrong) for trace in traces) if wrong else traces


def _halved(item: Item, trace: Trace, wrong: tuple[Sighting, ...]) -> Trace:
    """The trace, as a mention at most where the point's own mistake is made beside it."""
    against = opposed(wordings(item))[trace.mark.key_point]
    spoilt = any(seen.misconception in against and _beside(seen.span, trace.mark.span) for seen in wrong)
    if not spoilt:
        return trace
    sure = min(trace.mark.confidence, MOST_MENTIONED)
    return trace._replace(mark=trace.mark.model_copy(update={"status": "mentioned", "confidence": sure}), capped=True)


def _beside(one: Span, two: Span) -> bool:
    """Whether two stretches overlap or nearly touch."""
    return max(one.start, two.start) - min(one.end, two.end) <= BESIDE
