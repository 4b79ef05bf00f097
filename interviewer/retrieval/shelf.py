"""The seam to whatever keeps vectors, and the fake that keeps them in memory.

Knows how a search is narrowed and what it gives back. Never knows how questions are ranked or chosen.
"""

from collections.abc import Mapping
from typing import Protocol

from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.retrieval.documents import Documents
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.terms import terms


class Where(Noun):
    """What every hit must be; what is left out admits all. topic: spelled as in the items. difficulty: both ends in."""

    stage: Stage | None = None
    kinds: tuple[Kind, ...] = ()
    topic: str | None = None
    difficulty: tuple[int, int] | None = None

    def admits(self, item: Item) -> bool:
        """Whether the item may be a hit."""
        return (
            (self.stage is None or self.stage in item.stage)
            and (not self.kinds or item.kind in self.kinds)
            and (self.topic is None or self.topic in item.topic)
            and (self.difficulty is None or self.difficulty[0] <= item.difficulty <= self.difficulty[1])
        )


class Shelf(Protocol):
    """Keeps each item's documents. Every method raises RetrievalError if what is behind it fails."""

    def nearest(self, vector: list[float], limit: int, where: Where) -> list[tuple[str, float]]:
        """At most `limit` (item id, cosine) pairs, nearest first. vector: of `embed`, not all zero."""
        ...

    def answer(self, id: str) -> str | None:
        """The answer document of that item, None if it has none here."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class MemoryShelf:
    """A Shelf that compares with every vector, exactly."""

    def __init__(self, items: Mapping[str, Item], documents: Mapping[str, Documents]) -> None:
        self._items, self._documents = items, documents
        self._vectors = {id: embed(terms(held.searched)) for id, held in documents.items()}

    def nearest(self, vector: list[float], limit: int, where: Where) -> list[tuple[str, float]]:
        found = [
            (id, sum(a * b for a, b in zip(vector, held, strict=True)))
            for id, held in self._vectors.items()
            if where.admits(self._items[id])
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def answer(self, id: str) -> str | None:
        return self._documents[id].answer if id in self._documents else None

    def close(self) -> None:
        pass
