"""Stems of English words, and how far two words may differ and still be one misspelt.

Knows Snowball and edit distance. Never knows a sentence.
"""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball stem of a word, British and American endings alike."""
    lower = word.lower().replace("’", "'")
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized")):
        if len(lower) > len(british) + 3 and lower.endswith(british):
            lower = lower[: -len(british)] + american
            break
    return str(_stemmer().stemWord(lower))


@lru_cache(maxsize=16_384)
def nearest(word: str, vocabulary: frozenset[str]) -> str | None:
    """The one word of the vocabulary that `word` misspells: one edit from six letters, two from nine; else None."""
    if len(word) < 6:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    allowed = 1 if len(word) < 9 else 2
    same_start = [known for known in _initials(vocabulary).get(word[0], ()) if abs(len(known) - len(word)) <= allowed]
    found = extractOne(word, same_start, scorer=OSA.distance, score_cutoff=allowed)
    return str(found[0]) if found else None


@lru_cache(maxsize=256)
def _initials(vocabulary: frozenset[str]) -> dict[str, list[str]]:
    """The vocabulary's words by their first letter."""
    initials: dict[str, list[str]] = {}
    for known in vocabulary:
        initials.setdefault(known[:1], []).append(known)
    return initials
