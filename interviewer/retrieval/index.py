"""Finding questions: by free words, as the next one of an interview, and what a judge should know of one.

Knows how rankings are fused. Never knows what keeps the vectors, nor anything of a session but a wish.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from interviewer.domain.errors import RetrievalError, UsageError
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.retrieval.choice import Wish, choose
from interviewer.retrieval.chroma import Say, open_shelf
from interviewer.retrieval.documents import (
    FIELDS,
    Documents,
    ReferenceAnswer,
    documents,
    read_reference,
    reference,
)
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.shelf import MemoryShelf, Shelf, Where
from interviewer.retrieval.words import WordIndex

_DAMPING = 60
"""The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)."""

_SHARES = (0.8, 0.2)
"""What the ranking by words and the one by vectors count for: hashed vectors forgive, words tell."""

_DEPTH = 50
"""Places of each ranking that are fused."""

_LEAST = 0.1
"""Cosine below which hashed vectors are alike by chance: unrelated queries stay under it."""


class Hit(Noun):
    """A question that was found. score: 0 to 1, 1 where it is first by words and by vectors."""

    item_id: str
    score: float


class Questions(Protocol):
    """The questions of one library, to be found and looked up."""

    def search(self, text: str, limit: int = 5, where: Where | None = None) -> tuple[Hit, ...]:
        """Questions that the words fit, best first; none if nothing fits."""

    def next_item(self, wish: Wish) -> str | None:
        """The question that fits the wish best, None if no question may be asked any more."""

    def reference(self, item_id: str) -> ReferenceAnswer:
        """What a judge of the item reads. Raises UsageError for an unknown id."""

    def close(self) -> None:
        """Let go of files and connections."""


class QuestionIndex:
    """`Questions` by their words and by what keeps their vectors."""

    def __init__(self, items: Mapping[str, Item], words: WordIndex, shelf: Shelf, say: Say = lambda line: None) -> None:
        self._items, self._words, self._shelf, self._say = items, words, shelf, say
        self._failed = False

    def search(self, text: str, limit: int = 5, where: Where | None = None) -> tuple[Hit, ...]:
        """Questions that the words fit, best first; none if nothing fits. Typing errors are forgiven.

        If the vectors fail, that is said once, and words alone decide.
        """
        where = where or Where()
        query = self._words.known(text)
        admitted = {id: score for id, score in self._words.scores(query).items() if where.admits(self._items[id])}
        by_words = sorted(admitted, key=lambda id: (-admitted[id], id))
        fused = fuse((by_words[:_DEPTH], self._by_vector(query, where)))
        return tuple(Hit(item_id=id, score=fused[id]) for id in sorted(fused, key=lambda id: (-fused[id], id))[:limit])

    def next_item(self, wish: Wish) -> str | None:
        """The question that fits the wish best, None if no question may be asked any more."""
        asked_for = " ".join(part for part in (wish.topic, wish.text) if part)
        hits = self.search(asked_for, _DEPTH, Where(stage=wish.stage)) if asked_for else ()
        return choose(wish, self._items, [hit.item_id for hit in hits])

    def reference(self, item_id: str) -> ReferenceAnswer:
        """What a judge of the item reads. Raises UsageError for an unknown id."""
        if item_id not in self._items:
            raise UsageError(f"no question is called “{item_id}”", remedy="see `interviewer bank list`")
        try:
            answer = self._shelf.answer(item_id)
            return read_reference(answer) if answer is not None else reference(self._items[item_id])
        except RetrievalError:
            return reference(self._items[item_id])

    def close(self) -> None:
        """Let go of files and connections."""
        self._shelf.close()

    def _by_vector(self, query: list[str], where: Where) -> list[str]:
        vector = embed(query, self._words.rarity)
        if not any(vector):
            return []
        try:
            near = self._shelf.nearest(vector, _DEPTH, where)
        except RetrievalError:
            if not self._failed:
                self._say("The question store does not answer; questions are found by their words alone.")
            self._failed = True
            return []
        return [id for id, likeness in near if likeness >= _LEAST and id in self._items]


class MemoryIndex(QuestionIndex):
    """A QuestionIndex without a store behind it."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        held = {id: documents(item) for id, item in items.items()}
        super().__init__(items, word_index(held), MemoryShelf(items, held))


def open_index(place: str | Path, items: Mapping[str, Item], say: Say = lambda line: None) -> QuestionIndex:
    """The index kept in the folder `place`/chroma, or by the Chroma server at an http(s) address, brought up to date.

    items: by id, as in `Library.items`. say: is told one line for each thing that changed. Raises RetrievalError.
    """
    held = {id: documents(item) for id, item in items.items()}
    shelf = open_shelf(place, held, say)
    return QuestionIndex(items, word_index(held), shelf, say)


def word_index(held: Mapping[str, Documents]) -> WordIndex:
    """The documents by their words."""
    return WordIndex({id: one.worded for id, one in held.items()}, FIELDS)


def fuse(rankings: Iterable[list[str]]) -> dict[str, float]:
    """Reciprocal rank fusion, each ranking with its share, scaled so that the first of both rankings has 1.

    rankings: by words, and by vectors where there are any.
    """
    fused: dict[str, float] = {}
    for share, ranking in zip(_SHARES, rankings, strict=False):
        for place, id in enumerate(ranking):
            fused[id] = fused.get(id, 0.0) + share * (_DAMPING + 1) / (_DAMPING + 1 + place)
    return fused
