"""Which sentences of a text hang together, by the words that come back in them.

Knows content words. Never knows what they are about.
"""

from functools import lru_cache

from interviewer.lexical.clauses import sentences
from interviewer.lexical.prose import prose, weak

# Sentences that have that share of their words in common say the same twice rather than go on.
SAME = 0.6


@lru_cache(maxsize=64)
def tied(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each sentence that has a telling word in common with another one and does not just repeat it."""
    bounds = sentences(text)
    keys = [prose(text[low:high]).stems - weak() for low, high in bounds]
    places: dict[str, list[int]] = {}
    for at, held in enumerate(keys):
        for key in held:
            places.setdefault(key, []).append(at)
    near = [{other for key in held for other in places[key] if other != at} for at, held in enumerate(keys)]
    return tuple(
        bound
        for at, bound in enumerate(bounds)
        if any(len(keys[at] & keys[other]) < SAME * len(keys[at] | keys[other]) for other in near[at])
    )
