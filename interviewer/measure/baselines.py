"""Plain ways of grading free text by its words, none of them ours: what a grader has to be better than.

Knows a set's questions and references, for how rare a word is. Never knows marks, and shares nothing with the grader.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from interviewer.lexical.stems import nearest, stem
from interviewer.lexical.wordlists import FUNCTION

LENGTH = "length alone"
RECALL = "recall of the reference's stemmed words"
COSINE = "tf-idf cosine"
COVERAGE = "mean of five coverage measures"
ON_TOPIC = "the same + on-topic vocabulary"
WITH_QUESTION = "the same + on-topic vocabulary, the question's words left in"
NAMES = (LENGTH, RECALL, COSINE, COVERAGE, ON_TOPIC, WITH_QUESTION)

VOCABULARY_SHARE = 0.2
SATURATION = 6.0
GATE = 0.3
LIST_FUNCTION_SHARE = 0.06
LIST_LEAST = 4
LIST_MOST = 0.35
GRAM_SIZES = (3, 4, 5)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE = re.compile(r"[.;:!?\n]+|,\s+|\s(?=(?:and|but|because|while|which|so)\s)")


class _Measures(NamedTuple):
    """Five shares of a reference, 0 to 1 each."""

    recall: float
    tolerant: float
    grams: float
    cosine: float
    clauses: float


class Baselines:
    """The plain graders of one set. pairs: its questions with their references; nothing else is learnt from.

    Each follows a published description: recall, the same forgiving misspellings, recall of character 3- to 5-grams,
    their tf-idf cosine and the best sentence for each clause of the reference, averaged; then a fifth from distinct
    words of the set's vocabulary, gated by coverage, with bare lists of keywords cut.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        texts = sorted({text for pair in pairs for text in pair})
        self._count = len(texts)
        self._stems = Counter(key for text in texts for key in set(_stems(text)))
        self._grams = Counter(gram for text in texts for gram in _grams(" ".join(_words(text))))

    def scores(self, question: str, reference: str, answer: str) -> dict[str, float]:
        """Each plain grader's score by its name, 0 to 1; length is the logarithm of the words and has no upper end."""
        asked = frozenset(_stems(question))
        apart, whole = (self._measures(left_out, reference, answer) for left_out in (asked, frozenset[str]()))
        topic = len(self._stems.keys() & set(_stems(answer)))
        said = _words(answer)
        return {
            LENGTH: math.log1p(len(said)),
            RECALL: _share(set(_stems(reference)), set(_stems(answer))),
            COSINE: self._cosine(_stem_counts(reference), _stem_counts(answer), self._stems),
            COVERAGE: sum(apart) / len(apart),
            ON_TOPIC: _cut(_with_vocabulary(sum(apart) / len(apart), topic), said),
            WITH_QUESTION: _cut(_with_vocabulary(sum(whole) / len(whole), topic), said),
        }

    def _measures(self, left_out: frozenset[str], reference: str, answer: str) -> _Measures:
        held, said = set(_stems(reference)), set(_stems(answer))
        wanted = {key: self._rarity(key, self._stems) for key in held - left_out or held}
        exact = wanted.keys() & said
        missing = frozenset(wanted.keys() - exact)
        spelt = exact | {near for word in said - held if (near := nearest(word, missing))}
        own = " ".join(word for word in _words(reference) if stem(word) not in left_out)
        return _Measures(
            _weighed(wanted, exact),
            _weighed(wanted, spelt),
            _share(_grams(own).keys(), _grams(" ".join(_words(answer))).keys()),
            self._cosine(_gram_counts(reference), _gram_counts(answer), self._grams),
            _clause_share(wanted, reference, answer),
        )

    def _rarity(self, key: str, frequency: Counter[str]) -> float:
        return math.log((1 + self._count) / (1 + frequency[key])) + 1

    def _cosine(self, one: Counter[str], two: Counter[str], frequency: Counter[str]) -> float:
        def scaled(counts: Counter[str]) -> dict[str, float]:
            return {key: (1 + math.log(n)) * self._rarity(key, frequency) for key, n in counts.items()}

        held, said = scaled(one), scaled(two)
        dot = sum(weight * said[key] for key, weight in held.items() if key in said)
        norm = math.sqrt(sum(w * w for w in held.values()) * sum(w * w for w in said.values()))
        return dot / norm if norm else 0.0


def _with_vocabulary(covered: float, topic: int) -> float:
    rich = 1 - math.exp(-topic / SATURATION)
    return (1 - VOCABULARY_SHARE) * covered + VOCABULARY_SHARE * rich * min(1.0, covered / GATE)


def _cut(score: float, said: tuple[str, ...]) -> float:
    """The score, low for a list of keywords: hardly any function words."""
    listed = len(said) >= LIST_LEAST and sum(word in FUNCTION for word in said) < LIST_FUNCTION_SHARE * len(said)
    return min(score, LIST_MOST) if listed else score


def _clause_share(wanted: dict[str, float], reference: str, answer: str) -> float:
    sentences = [set(_stems(part)) for part in _SENTENCE.split(answer)]
    got = total = 0.0
    for clause in _CLAUSE.split(reference):
        keys = wanted.keys() & set(_stems(clause))
        total += sum(wanted[key] for key in keys)
        got += max((sum(wanted[key] for key in keys & sentence) for sentence in sentences), default=0.0)
    return got / total if total else 0.0


def _share(wanted: Collection[str], said: Collection[str]) -> float:
    return sum(key in said for key in wanted) / len(wanted) if wanted else 0.0


def _weighed(wanted: dict[str, float], found: Collection[str]) -> float:
    total = sum(wanted.values())
    return sum(wanted[key] for key in found) / total if total else 0.0


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in _WORD.finditer(text))


@lru_cache(maxsize=4_096)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(text) if word not in FUNCTION)


def _stem_counts(text: str) -> Counter[str]:
    return Counter(_stems(text))


def _gram_counts(text: str) -> Counter[str]:
    return _grams(" ".join(_words(text)))


@lru_cache(maxsize=512)
def _grams(plain: str) -> Counter[str]:
    flat = f" {plain} "
    return Counter(flat[at : at + size] for size in GRAM_SIZES for at in range(len(flat) - size + 1))
