"""Finding passages of the candidate's own documents: the seam to what keeps their vectors, its fake, and the search.

Knows passages by id and by what may narrow a search. Never knows a file, and of an owner only that they differ.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from interviewer.domain.errors import RetrievalError
from interviewer.domain.noun import Noun
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.index import fuse
from interviewer.retrieval.terms import terms
from interviewer.retrieval.words import WordIndex

DEPTH = 50
LEAST = 0.1
"""Cosine below which hashed vectors are alike by chance."""


class Kept(Noun):
    """A passage as it is searched. within: the project that it belongs to."""

    within: str
    text: str


class PassageShelf(Protocol):
    """Keeps each owner's vectors apart. Every method raises RetrievalError if what is behind it fails."""

    def nearest(
        self, owner: str, kept: Mapping[str, Kept], vector: list[float], limit: int, within: str | None
    ) -> list[tuple[str, float]]:
        """At most `limit` (passage id, cosine) pairs of that owner and project, nearest first.

        kept: all that the owner has; the shelf is brought up to date with it first.
        """
        ...

    def forget(self, owner: str) -> None:
        """Remove all that is kept of the owner, and whatever it left behind. What remains comes back with a search."""
        ...


class MemoryPassages:
    """A PassageShelf that compares with every vector, exactly, and keeps none."""

    def nearest(
        self, owner: str, kept: Mapping[str, Kept], vector: list[float], limit: int, within: str | None
    ) -> list[tuple[str, float]]:
        found = [
            (id, sum(a * b for a, b in zip(vector, embed(terms(one.text)), strict=True)))
            for id, one in kept.items()
            if within in (None, one.within)
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def forget(self, owner: str) -> None:
        pass


def find(
    shelf: PassageShelf,
    owner: str,
    kept: Mapping[str, Kept],
    text: str,
    limit: int,
    within: str | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> list[tuple[str, float]]:
    """Ids of passages that the words fit, each with a score of 0 to 1, best first. Typing errors are forgiven.

    If the vectors fail, that is said, and words alone decide.
    """
    words = WordIndex({id: [one.text] for id, one in kept.items()})
    query = words.known(text)
    scores = {id: score for id, score in words.scores(query).items() if within in (None, kept[id].within)}
    rankings = [sorted(scores, key=lambda id: (-scores[id], id))[:DEPTH]]
    vector = embed(query, words.rarity)
    if any(vector):
        try:
            near = shelf.nearest(owner, kept, vector, DEPTH, within)
            rankings.append([id for id, likeness in near if likeness >= LEAST and id in kept])
        except RetrievalError as error:
            say(f"Found by words alone: {error}")
    fused = fuse(rankings)
    return [(id, fused[id]) for id in sorted(fused, key=lambda id: (-fused[id], id))[:limit]]
