"""Ranking by the words that a query and a question share (BM25 over weighted fields), in memory.

Knows how often each term stands where. Never knows vectors.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer.retrieval.embedding import rarities
from interviewer.retrieval.terms import terms

_SATURATION, _LENGTH = 1.2, 0.75
"""The usual constants k1 and b (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""

_CLOSE = 78.0
"""Likeness, 0 to 100, from which an unknown word is taken for a mistyped known one."""


class Field(NamedTuple):
    """A part that every document has. weight: of a term in it. length: 0 to 1, how far long texts are damped."""

    weight: float = 1.0
    length: float = _LENGTH


class WordIndex:
    """Documents by id, each as the texts of the fields, in their order (BM25F, the same source)."""

    def __init__(self, documents: Mapping[str, Sequence[str]], fields: Sequence[Field] = (Field(),)) -> None:
        counts = {id: [Counter(terms(text)) for text in texts] for id, texts in documents.items()}
        self.rarity = rarities([term for count in parts for term in count] for parts in counts.values())
        self._postings: dict[str, list[tuple[str, float]]] = {}
        means = [
            sum(sum(parts[at].values()) for parts in counts.values()) / max(1, len(counts)) or 1.0
            for at in range(len(fields))
        ]
        for id, parts in counts.items():
            said: dict[str, float] = {}
            for field, count, mean in zip(fields, parts, means, strict=True):
                damp = 1 - field.length + field.length * sum(count.values()) / mean
                for term, n in count.items():
                    said[term] = said.get(term, 0.0) + field.weight * n / damp
            for term, much in said.items():
                self._postings.setdefault(term, []).append((id, much * (_SATURATION + 1) / (much + _SATURATION)))

    def scores(self, query: Sequence[str]) -> dict[str, float]:
        """BM25 of every document that has at least one of the query's terms."""
        found: dict[str, float] = {}
        for term in set(query):
            for id, gain in self._postings.get(term, ()):
                found[id] = found.get(id, 0.0) + gain * self.rarity[term]
        return found

    def known(self, query: str) -> list[str]:
        """The query's terms; one that no document has is replaced by the likest term that one has, if it is close."""
        return [self._nearest(term) for term in terms(query)]

    def _nearest(self, term: str) -> str:
        if term in self._postings or len(term) < 4:
            return term
        from rapidfuzz import fuzz, process

        match = process.extractOne(term, self._postings.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return str(match[0]) if match else term
