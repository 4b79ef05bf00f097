"""Text to a vector without any download: hashed stems and character n-grams.

Knows terms and hashes. Never knows which questions exist, except by the weights that a query's terms are given.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from math import log, sqrt

DIMENSIONS = 512

_GRAM_SHARE = 0.35
"""Weight of all n-grams of a term beside the term itself: enough for a typing error, little enough for noise."""


def embed(terms: Iterable[str], weights: Mapping[str, float] | None = None) -> list[float]:
    """DIMENSIONS floats of length 1, the same on every machine; all zero if there are no terms.

    weights: by term, what it tells (`rarities`). Only queries are given them: a question's own vector must not change
    because another question came.
    """
    vector = [0.0] * DIMENSIONS
    for term, count in Counter(terms).items():
        weight = (1 + log(count)) * (1.0 if weights is None else weights.get(term, 1.0))
        for place, sign in _features(term):
            vector[place] += sign * weight
    length = sqrt(sum(x * x for x in vector))
    return [x / length for x in vector] if length else vector


def rarities(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """Inverse document frequency of each term, from the terms of each document; about 1 for a term of half of them."""
    seen = [set(document) for document in documents]
    counts = Counter(term for document in seen for term in document)
    return {term: log(1 + (len(seen) - n + 0.5) / (n + 0.5)) for term, n in counts.items()}


@lru_cache(maxsize=100_000)
def _features(term: str) -> tuple[tuple[int, float], ...]:
    """Places and signed weights of a term and of its n-grams, three and four characters long."""
    marked = f"<{term}>"
    grams = [marked[i : i + n] for n in (3, 4) for i in range(len(marked) - n + 1)]
    share = _GRAM_SHARE / sqrt(len(grams)) if grams else 0.0
    return (_place(f"t:{term}", 1.0), *(_place(f"g:{gram}", share) for gram in grams))


def _place(feature: str, weight: float) -> tuple[int, float]:
    number = int.from_bytes(blake2b(feature.encode(), digest_size=8).digest(), "big")
    return number % DIMENSIONS, weight if number >> 63 else -weight
