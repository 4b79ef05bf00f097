"""What simple graders make of the same answers, so that a figure has something to stand beside.

Knows the methods whose figures are published for short answers, written down once and left as they are. Never knows the
product's own reading, which may change without these changing.
"""

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from interviewer.lexical.stems import nearest, stem
from interviewer.lexical.wordlists import FUNCTION
from interviewer.measure.graded import Graded

LENGTH = "length alone"
RECALL = "recall of the reference's stemmed words"
COSINE = "tf-idf cosine"
FIVE = "mean of five coverage measures"
GATED = "the same + on-topic vocabulary (gated)"
LOCAL = "the same, vocabulary of the question alone"
WHOLE = "the same, the question's words in full"
BASELINES = (LENGTH, RECALL, COSINE, FIVE, GATED, LOCAL, WHOLE)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?\n]+|,\s+|\s(?=(?:and|but|because|while|whereas|which|so)\s)")
_SENTENCE = re.compile(r"[.!?\n]+")
_ASKED = 0.5
"""What a word or n-gram of the question weighs, beside any other of its rarity."""
_GATE, _VOCABULARY, _RICH = 0.3, 0.2, 10
_FEWEST_LISTED, _LIST_SHARE, _SENTENCE_SHARE, _LIST_MOST = 4, 0.06, 0.3, 0.3


class _Text(NamedTuple):
    words: int
    function: int
    stems: Counter[str]
    grams: Counter[str]


class Baselines:
    """All baselines over one set. The rarity of words and n-grams comes from its questions and references alone."""

    def __init__(self, answers: Iterable[Graded]) -> None:
        held = {(one.answer.question or "", *_wordings(one)) for one in answers}
        documents = sorted({text for texts in held for text in texts if text.strip()})
        self._count = len(documents)
        self._seen = Counter(key for text in documents for key in _read(text).stems)
        self._grams = Counter(gram for text in documents for gram in _read(text).grams)
        self._topic = frozenset(self._seen)

    def scores(self, one: Graded) -> dict[str, float]:
        """What each baseline makes of the answer: log words for length alone, else 0 to 1; none is calibrated."""
        asked, said = _read(one.answer.question or ""), _read(one.answer.answer)
        wordings = _wordings(one)
        five, whole = (
            _best_two([self._five(text, wording, one.answer.answer) for wording in wordings])
            for text in (asked, _read(""))
        )
        held = [_read(wording) for wording in wordings]
        own = frozenset(key for text in held for key in text.stems) | asked.stems.keys()
        return {
            LENGTH: math.log1p(said.words),
            RECALL: max(_recall(text, said) for text in held),
            COSINE: max(self._cosine(text, said) for text in held),
            FIVE: five,
            GATED: _gated(five, said, held, self._topic),
            LOCAL: _gated(five, said, held, own),
            WHOLE: _gated(whole, said, held, self._topic),
        }

    def _five(self, asked: _Text, wording: str, answer: str) -> float:
        held, said = _read(wording), _read(answer)
        wanted = {key: self._rarity(key, self._seen) * (_ASKED if key in asked.stems else 1) for key in held.stems}
        exact = {key for key in wanted if key in said.stems}
        missing = frozenset(wanted.keys() - exact)
        spelt = exact | {near for key in said.stems.keys() - held.stems.keys() if (near := nearest(key, missing))}
        grams = {key: self._rarity(key, self._grams) * (_ASKED if key in asked.grams else 1) for key in held.grams}
        measures = (
            _share(wanted, exact),
            _share(wanted, spelt),
            _share(grams, said.grams),
            _cosine(
                *(
                    {key: (1 + math.log(n)) * self._rarity(key, self._grams) for key, n in text.grams.items()}
                    for text in (held, said)
                )
            ),
            _clause_coverage(wording, answer, wanted),
        )
        return sum(measures) / len(measures)

    def _rarity(self, key: str, seen: Counter[str]) -> float:
        return math.log((1 + self._count) / (1 + seen[key])) + 1

    def _cosine(self, one: _Text, two: _Text) -> float:
        return _cosine(
            *({key: n * self._rarity(key, self._seen) for key, n in text.stems.items()} for text in (one, two))
        )


def _wordings(one: Graded) -> list[str]:
    given = (one.answer.reference_answer or "", *one.answer.exemplars)
    return [text for text in given if text.strip()] or [one.answer.reference]


@lru_cache(maxsize=512)
def _read(text: str) -> _Text:
    every = [match.group().lower() for match in _WORD.finditer(text)]
    spaced = [f" {word} " for word in every]
    grams = Counter(word[at : at + size] for word in spaced for size in (3, 4, 5) for at in range(len(word) - size + 1))
    function = sum(word in FUNCTION for word in every)
    return _Text(len(every), function, Counter(stem(word) for word in every if word not in FUNCTION), grams)


def _recall(wanted: _Text, said: _Text) -> float:
    return len(wanted.stems.keys() & said.stems.keys()) / len(wanted.stems) if wanted.stems else 0.0


def _share(wanted: Mapping[str, float], there: Container[str]) -> float:
    total = sum(wanted.values())
    return sum(weight for key, weight in wanted.items() if key in there) / total if total else 0.0


def _cosine(one: dict[str, float], two: dict[str, float]) -> float:
    dot = sum(weight * two[key] for key, weight in one.items() if key in two)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return dot / norm if norm else 0.0


def _clause_coverage(wording: str, answer: str, wanted: dict[str, float]) -> float:
    """For each clause of the wording the best sentence of the answer, averaged by the clauses' weight."""
    pieces = [_read(part).stems.keys() for part in _SENTENCE.split(answer) if part.strip()]
    got = total = 0.0
    for clause in _CLAUSE.split(wording):
        keys = [key for key in _read(clause).stems if key in wanted]
        weight = sum(wanted[key] for key in keys)
        got += max((sum(wanted[key] for key in keys if key in piece) for piece in pieces), default=0.0)
        total += weight
    return got / total if total else 0.0


def _best_two(values: Sequence[float]) -> float:
    best = sorted(values, reverse=True)[:2]
    return sum(best) / len(best) if best else 0.0


def _gated(five: float, said: _Text, wordings: Sequence[_Text], topic: Set[str]) -> float:
    """Coverage with a fifth for distinct words of the topic, which count only as far as anything is covered.

    A bare list of keywords is cut where every wording is made of sentences.
    """
    rich = min(1.0, math.log1p(len(said.stems.keys() & topic)) / math.log1p(_RICH))
    score = (1 - _VOCABULARY) * five + _VOCABULARY * rich * min(1.0, five / _GATE)
    listed = said.words >= _FEWEST_LISTED and said.function < _LIST_SHARE * said.words
    wanted = all(text.function >= _SENTENCE_SHARE * text.words for text in wordings)
    return min(score, _LIST_MOST) if listed and wanted else score
