"""Ranking by the words that a query and a question share (BM25), in memory.

Knows how often each term stands where. Never knows vectors.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from interviewer.retrieval.embedding import rarities
from interviewer.retrieval.terms import terms

_SATURATION, _LENGTH = 1.2, 0.75
"""The usual constants k1 and b (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""

_CLOSE = 78.0
"""Likeness, 0 to 100, from which an unknown word is taken for a mistyped known one."""


class WordIndex:
    """Documents by id, each as its text."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        counts = {id: Counter(terms(text)) for id, text in documents.items()}
        self.rarity = rarities(counts.values())
        self._postings: dict[str, list[tuple[str, float]]] = {}
        lengths = {id: sum(count.values()) for id, count in counts.items()}
        mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        for id, count in counts.items():
            damp = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[id] / mean)
            for term, n in count.items():
                self._postings.setdefault(term, []).append((id, n * (_SATURATION + 1) / (n + damp)))

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
