"""How much of a reference answer an answer covers, by words alone: no model, no training, about a millisecond.

Knows stems, characters and clauses. Never knows whether the answer is true.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interviewer.lexical.clauses import sentences
from interviewer.lexical.stems import nearest, stem
from interviewer.lexical.wordlists import FUNCTION

# Fitted on short answers graded by people.
GATE_FULL = 0.3
VOCABULARY_SHARE = 0.2
SATURATION = 4.0
CHANCE = 0.02
HALF_WAY = 0.12
FEWEST_LISTED = 4
SENTENCE_SHARE = 0.3
LONG = 40
LONG_SENTENCE_SHARE = 0.2
LIST_SHARE = 0.06
LIST_MOST = 0.35
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?\n]+|,\s+|\s(?=(?:and|but|because|while|whereas|which|so)\s)")


class _Text(NamedTuple):
    """A text ready to be compared. stems: content stems; grams: counts of character 3- to 5-grams."""

    stems: frozenset[str]
    counts: Counter[str]
    grams: Counter[str]
    words: int
    function_share: float


def coverage(question: str, reference: str, answer: str, exemplars: Sequence[str] = ()) -> float:
    """Share of the reference, or of the nearest full-mark wordings, that the answer covers, 0 to 1.

    The mean of five measures against each wording: recall of its stemmed words weighted by rarity, the same with
    misspellings forgiven, recall of character 3- to 5-grams, their tf-idf cosine, and the best sentence of the answer
    for each of its clauses; the words of the question count for nothing. The best two wordings are averaged. On-topic
    words of the answer add a fifth, gated by coverage; bare lists of keywords are cut.
    """
    said = _text(answer)
    if not said.stems and not said.grams:
        return 0.0
    asked = _text(question)
    wordings = [text for text in (reference, *exemplars) if text.strip()]
    if not wordings:
        return 0.0
    best = sorted((_against(asked, wording, said, answer) for wording in wordings), reverse=True)[:2]
    covered = sum(best) / len(best)
    topic = frozenset().union(*(_text(wording).stems for wording in wordings)) - asked.stems
    distinct = len(said.stems & topic)
    rich = distinct / (distinct + SATURATION) if distinct else 0.0
    score = (1 - VOCABULARY_SHARE) * covered + VOCABULARY_SHARE * rich * min(1.0, covered / GATE_FULL)
    return min(calibrated(score), LIST_MOST) if is_listed(wordings, answer) else calibrated(score)


def is_listed(wordings: Sequence[str], answer: str) -> bool:
    """Whether the answer only lists words where every wording is made of sentences."""
    said = _text(answer)
    wanted = all(_in_sentences(_text(wording)) for wording in wordings)
    return wanted and said.words >= FEWEST_LISTED and said.function_share < LIST_SHARE


def _in_sentences(held: _Text) -> bool:
    return held.function_share >= (LONG_SENTENCE_SHARE if held.words >= LONG else SENTENCE_SHARE)


def calibrated(raw: float) -> float:
    """Raw coverage on the scale of marks: nothing below what chance words reach, then steep, then flat."""
    above = max(0.0, raw - CHANCE) / (1 - CHANCE)
    return min(1.0, (1 + HALF_WAY) * above / (above + HALF_WAY))


def _against(asked: _Text, wording: str, said: _Text, answer: str) -> float:
    """The mean of the five measures against one wording."""
    held = _text(wording)
    rarity = _rarity(asked, held)
    wanted = {key: weight for key, weight in rarity.items() if key not in asked.stems}
    if not wanted:
        wanted = rarity
    total = sum(wanted.values())
    if not total:
        return 0.0
    exact = {key for key in wanted if key in said.stems}
    missing = frozenset(key for key in wanted if key not in exact)
    spelt = exact | {near for word in said.stems - held.stems if (near := nearest(word, missing))}
    recall = sum(wanted[key] for key in exact) / total
    tolerant = sum(wanted[key] for key in spelt) / total
    grams = _gram_recall(asked.grams, held.grams, said.grams)
    cosine = _cosine(asked.grams, held.grams, said.grams)
    clauses = _clause_coverage(wording, answer, spelt, wanted)
    return (recall + tolerant + grams + cosine + clauses) / 5


def _rarity(asked: _Text, held: _Text) -> dict[str, float]:
    """Weight per stem of a wording: repeated words are its topic and weigh less each, words of the question least."""
    return {key: (0.5 if key in asked.stems else 1.0) * (1.0 + 0.5 / math.sqrt(held.counts[key])) for key in held.stems}


def _gram_recall(asked: Counter[str], held: Counter[str], said: Counter[str]) -> float:
    wanted = [gram for gram in held if gram not in asked]
    return sum(gram in said for gram in wanted) / len(wanted) if wanted else 0.0


def _cosine(asked: Counter[str], held: Counter[str], said: Counter[str]) -> float:
    """Cosine of log-scaled gram counts, grams of the question at a third of their weight."""

    def scaled(grams: Counter[str]) -> dict[str, float]:
        return {gram: (1 + math.log(n)) * (0.33 if gram in asked else 1.0) for gram, n in grams.items()}

    one, two = scaled(held), scaled(said)
    dot = sum(weight * two[gram] for gram, weight in one.items() if gram in two)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return dot / norm if norm else 0.0


def _clause_coverage(wording: str, answer: str, spelt: set[str], wanted: dict[str, float]) -> float:
    """For each clause of the wording the best sentence of the answer, averaged by the clauses' weight."""
    pieces = [_stems(answer[low:high]) for low, high in sentences(answer)]
    got = total = 0.0
    for clause in _clauses(wording):
        keys = [key for key in clause if key in wanted]
        weight = sum(wanted[key] for key in keys)
        if not weight:
            continue
        best = max((sum(wanted[key] for key in keys if key in piece) for piece in pieces), default=0.0)
        got += best
        total += weight
    return got / total if total else 0.0


@lru_cache(maxsize=512)
def _clauses(text: str) -> tuple[frozenset[str], ...]:
    return tuple(found for part in _CLAUSE.split(text) if (found := _stems(part)))


@lru_cache(maxsize=1_024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _content(text))


def _content(text: str) -> list[str]:
    return [word for word in (match.group().lower() for match in _WORD.finditer(text)) if word not in FUNCTION]


@lru_cache(maxsize=512)
def _text(text: str) -> _Text:
    every = [match.group().lower() for match in _WORD.finditer(text)]
    stems = [stem(word) for word in every if word not in FUNCTION]
    flat = f" {' '.join(every)} "
    grams = Counter(flat[at : at + size] for size in (3, 4, 5) for at in range(len(flat) - size + 1))
    share = sum(word in FUNCTION for word in every) / len(every) if every else 0.0
    return _Text(frozenset(stems), Counter(stems), grams, len(every), share)
