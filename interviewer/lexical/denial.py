"""Whether a text denies what another says in the same words.

Knows clauses, their content words and which words deny. Never knows which of the two is right.
"""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from interviewer.lexical.prose import STOPS, prose
from interviewer.lexical.wordlists import NEGATIONS, words_of

# A clause is held against that one of the source with which it has that share of content words in common.
SAME_CLAUSE = 0.55
LEAST_COMMON = 2
DENIED_SHARE = 0.15
_BREAKS = words_of("but because whereas although though while which unless since")
_MARKS = frozenset(",:()-–—") | STOPS
# What denies the whole sentence that follows: "it is wrong that", "it is not true that".
_TRUE, _FALSE = words_of("true case correct right"), words_of("wrong false untrue incorrect myth mistaken mistake")
# Behind "not" these deny nothing.
_ADDING = words_of("only just merely to")


class _Part(NamedTuple):
    """A clause. keys: its content words; denies: whether a word in it denies, or else one over it."""

    keys: frozenset[str]
    denies: bool


class _Source(NamedTuple):
    """A text's clauses. places: content word -> which of them have it. denies: whether any of them does."""

    parts: tuple[_Part, ...]
    places: dict[str, list[int]]
    denies: bool


def denied(source: str, text: str) -> float:
    """Which share of what the text repeats of the source, clause by clause, it denies: 0 to 1.

    0 where it is hardly any: one clause put the other way round is no contradiction of the whole.
    """
    held = _source(source)
    if not held.denies and NEGATIONS.isdisjoint(prose(text).tokens):
        return 0.0
    common = against = 0
    for part in _parts(text):
        near = Counter([at for word in part.keys for at in held.places.get(word, ())])
        alike = [
            (shared / len(part.keys | held.parts[at].keys), at) for at, shared in near.items() if shared >= LEAST_COMMON
        ]
        best = max(alike, default=(0.0, 0))[0]
        if best >= SAME_CLAUSE:
            common += len(part.keys)
            # Where several are as near, one that agrees is what is meant.
            if all(held.parts[at].denies != part.denies for share, at in alike if share == best):
                against += len(part.keys)
    share = against / common if common else 0.0
    return share if share >= DENIED_SHARE else 0.0


@lru_cache(maxsize=128)
def _source(text: str) -> _Source:
    parts = _parts(text)
    places: dict[str, list[int]] = {}
    for at, part in enumerate(parts):
        for word in part.keys:
            places.setdefault(word, []).append(at)
    return _Source(parts, places, any(part.denies for part in parts))


@lru_cache(maxsize=256)
def _parts(text: str) -> tuple[_Part, ...]:
    """The clauses of a text that hold content words, from mark to mark and from joining word to joining word."""
    read = prose(text)
    out: list[_Part] = []
    keys: list[str] = []
    number, over, before = 0, False, ""
    for token, found in zip([*read.tokens, "."], [*read.read, None], strict=True):
        if found is None or token in _BREAKS:
            if token in _MARKS or found is not None:
                if keys:
                    out.append(_Part(frozenset(keys), bool(number) != over))
                keys, number = [], 0
                over = over and token not in STOPS
        elif token == "that" and (before in _FALSE or (before in _TRUE and number)):
            keys, number, over = [], 0, True
        elif token in NEGATIONS:
            number += 1
        elif number and token in _ADDING and before == "not":
            number -= 1
        elif found:
            keys.append(found)
        before = token
    return tuple(out)
