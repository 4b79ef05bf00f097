"""Runs of three to five characters as numbers, so that two texts can be compared whatever their words' endings.

Knows characters, hashed to sixteen bits. Never knows words.
"""

import math
from functools import lru_cache
from typing import Any, NamedTuple

# Odd numbers without a pattern: a run's hash is its characters' sum under them, of which the upper bits are kept.
_FACTORS = (2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263, 374_761_393)
_APART = (0, 1_013_904_223, 1_664_525_007)
BITS = 16
SIZE = 1 << BITS
SHORTEST, LONGEST = 3, 5
_MOST = 100_000


class Grams(NamedTuple):
    """The distinct runs of a text. hashes: of each, 0 to SIZE - 1, ascending; weights: 1 + logarithm of its count."""

    hashes: Any
    weights: Any


@lru_cache(maxsize=64)
def grams(flat: str) -> Grams:
    """The runs of a text of words between single blanks, a blank on either side included."""
    import numpy as np

    codes = np.frombuffer(f" {flat[:_MOST]} ".encode("latin-1", "replace"), dtype=np.uint8).astype(np.uint32)
    sums, found = codes * np.uint32(_FACTORS[0]), [np.empty(0, np.uint32)]
    for size in range(2, min(LONGEST, len(codes)) + 1):
        sums = sums[:-1] + codes[size - 1 :] * np.uint32(_FACTORS[size - 1])
        if size >= SHORTEST:
            found.append(sums + np.uint32(_APART[size - SHORTEST]))
    runs = (np.concatenate(found) >> np.uint32(32 - BITS)).astype(np.uint16)
    runs.sort(kind="stable")
    fresh = np.empty(len(runs), bool)
    fresh[:1] = True
    np.not_equal(runs[1:], runs[:-1], out=fresh[1:])
    starts = np.flatnonzero(fresh)
    counts = np.empty(len(starts), np.intp)
    np.subtract(starts[1:], starts[:-1], out=counts[:-1])
    counts[-1:] = len(runs) - starts[-1:]
    return Grams(runs[starts].astype(np.intp), 1 + np.log(counts))


class Compared(NamedTuple):
    """recall: share of the wording's runs that a text has; cosine: of the two texts' weighted runs. 0 to 1."""

    recall: float
    cosine: float


class Profile:
    """A wording's runs, ready to be compared with many texts. asked: the question's; its runs count for less."""

    def __init__(self, held: str, asked: str, recall_share: float, cosine_share: float) -> None:
        import numpy as np

        own, question = grams(held), grams(asked)
        places = np.arange(1, len(own.hashes) + 1, dtype=np.uint16)
        in_question = np.isin(own.hashes, question.hashes)
        # Each hash's place: 0 for one that neither has, behind all of the wording's one that only the question has.
        self._place = np.zeros(SIZE, dtype=np.uint16)
        self._place[question.hashes] = len(places) + 1
        self._place[own.hashes] = places
        self._share = np.concatenate(([1.0], np.where(in_question, cosine_share, 1.0), [cosine_share]))
        self._recall = np.concatenate(([0.0], np.where(in_question, recall_share, 1.0), [0.0]))
        self._weights = np.concatenate(([0.0], own.weights, [0.0])) * self._share
        self._total = float(self._recall.sum())
        self._norm = float(np.sqrt(self._weights @ self._weights))

    def compared(self, said: Grams) -> Compared:
        """With one text."""
        places = self._place[said.hashes]
        weights = said.weights * self._share[places]
        norm = self._norm * math.sqrt(weights @ weights)
        recall = float(self._recall[places].sum()) / self._total if self._total else 0.0
        return Compared(recall, float(self._weights[places] @ weights) / norm if norm else 0.0)
