"""How much of a reference answer an answer covers, by words alone: no model, no training, a fraction of a millisecond.

Knows stems, characters and clauses. Never knows whether the answer is true.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import count

from interviewer.lexical.grams import Grams, Profile, grams
from interviewer.lexical.prose import Prose, prose, weak
from interviewer.lexical.stems import nearest

# Fitted on short answers graded by people.
GATE_FULL = 0.3
VOCABULARY_SHARE = 0.2
SATURATION = 4.0
CHANCE = 0.02
HALF_WAY = 0.12
# The question's words are the topic, so that saying them is worth something, and anybody's, so that it is worth less.
QUESTION_SHARE = 0.5
QUESTION_COSINE_SHARE = 0.33
# So many words in a row of the question are its own, and nobody else's.
COPIED_RUN = 5
# Less than this share of the reference's words, and what its characters are worth shrinks too.
WORDS_FULL = 0.1
WEAK_SHARE = 0.4
# A longer text of which less is in any wording only happens to have a word of it.
STRAY_SHARE = 0.06
STRAY_LEAST = 12
# The longer a text the more of anybody's words are in some wording.
LONG_STRAY_SHARE = 0.12
LONG_STRAY = 60
FEWEST_LISTED = 4
SENTENCE_SHARE = 0.3
LONG = 40
LONG_SENTENCE_SHARE = 0.2
LIST_SHARE = 0.06
THIN_MOST = 0.35
_CLAUSE = re.compile(r"[.;:!?\n]+|,\s+|\s(?=(?:and|but|because|while|whereas|which|so)\s)")
_MOST_SPELLINGS = 4_096


def coverage(question: str, reference: str, answer: str, exemplars: Sequence[str] = ()) -> float:
    """Share of the reference, or of the nearest full-mark wordings, that the answer covers, 0 to 1.

    The mean of five measures against each wording: recall of its stemmed words, repeated ones weighing less, the same
    with misspellings forgiven, recall of character 3- to 5-grams, their cosine, and the best sentence of the answer for
    each of its clauses. Words of the question count half, and stretches of it that are copied for nothing. The best two
    wordings are averaged. On-topic words of the answer add a fifth, gated by coverage; bare lists of keywords, and
    texts with hardly a word of either, are cut.
    """
    said = _own(prose(answer), _runs(question))
    wordings = _wordings(question, reference, tuple(exemplars))
    if not said.words or not wordings:
        return 0.0
    runs = grams(" ".join(said.words))
    best = sorted((wording.covered(said, runs) for wording in wordings), reverse=True)[:2]
    covered = sum(best) / len(best)
    distinct = len(said.stems & _topic(wordings))
    rich = distinct / (distinct + SATURATION) if distinct else 0.0
    score = calibrated((1 - VOCABULARY_SHARE) * covered + VOCABULARY_SHARE * rich * min(1.0, covered / GATE_FULL))
    return min(score, THIN_MOST) if _listed(wordings, said) or _strays(wordings, said) else score


def is_listed(wordings: Sequence[str], answer: str) -> bool:
    """Whether the answer only lists words where every wording is made of sentences."""
    return _listed(_wordings("", "", tuple(wordings)), prose(answer))


def calibrated(raw: float) -> float:
    """Raw coverage on the scale of marks: nothing below what chance words reach, then steep, then flat."""
    above = max(0.0, raw - CHANCE) / (1 - CHANCE)
    return min(1.0, (1 + HALF_WAY) * above / (above + HALF_WAY))


class _Wording:
    """One full-mark wording of a question, ready to be compared with many answers."""

    def __init__(self, question: str, text: str) -> None:
        asked, held = prose(question), prose(text)
        self.stems = held.stems
        self.topic = held.stems - asked.stems
        self.near = (held.stems | asked.stems) - weak()
        self.in_sentences = held.function_share >= (LONG_SENTENCE_SHARE if len(held.words) >= LONG else SENTENCE_SHARE)
        counts = {key: held.keys.count(key) for key in held.stems}
        self._weights = {
            key: (QUESTION_SHARE if key in asked.stems else 1.0)
            * (WEAK_SHARE if key in weak() else 1.0)
            * (1 + 0.5 / math.sqrt(n))
            for key, n in counts.items()
        }
        self._total = sum(self._weights.values())
        self._clauses: dict[str, list[int]] = {}
        self._clause_total = 0.0
        for at, clause in enumerate(part for part in map(prose, _CLAUSE.split(text)) if part.stems):
            for word in clause.stems:
                self._clauses.setdefault(word, []).append(at)
                self._clause_total += self._weights.get(word, 0.0)
        self._profile = Profile(" ".join(held.words), " ".join(asked.words), QUESTION_SHARE, QUESTION_COSINE_SHARE)
        self._spellings: dict[str, str | None] = {}

    def covered(self, said: Prose, runs: Grams) -> float:
        """The mean of the five measures."""
        if not self._total:
            return 0.0
        weights = self._weights
        exact = self.stems & said.stems
        spelt = exact.union(near for word in said.stems - exact if (near := self._near(word)) is not None)
        recall = sum(weights[key] for key in exact) / self._total
        tolerant = sum(weights[key] for key in spelt) / self._total
        alike = self._profile.compared(runs)
        likeness = (alike.recall + alike.cosine) * min(1.0, tolerant / WORDS_FULL)
        return (recall + tolerant + likeness + self._clause_coverage(said, spelt)) / 5

    def _near(self, word: str) -> str | None:
        if word not in self._spellings:
            if len(self._spellings) >= _MOST_SPELLINGS:
                self._spellings.clear()
            self._spellings[word] = nearest(word, self.stems)
        return self._spellings[word]

    def _clause_coverage(self, said: Prose, spelt: frozenset[str]) -> float:
        """For each clause of the wording the best sentence of the answer, averaged by the clauses' weight."""
        if not self._clause_total:
            return 0.0
        best: dict[int, float] = {}
        for sentence in said.sentences:
            got: dict[int, float] = {}
            for word in sentence & spelt:
                weight = self._weights[word]
                for at in self._clauses.get(word, ()):
                    got[at] = got.get(at, 0.0) + weight
            for at, weight in got.items():
                if weight > best.get(at, 0.0):
                    best[at] = weight
        return sum(best.values()) / self._clause_total


@lru_cache(maxsize=128)
def _runs(question: str) -> dict[str, list[list[str]]]:
    """Each stretch of the question that is long enough to be a copy of it, by its first word."""
    words = prose(question).words
    runs: dict[str, list[list[str]]] = {}
    for at in range(len(words) - COPIED_RUN + 1):
        runs.setdefault(words[at], []).append(words[at : at + COPIED_RUN])
    return runs


def _own(said: Prose, asked: dict[str, list[list[str]]]) -> Prose:
    """What is said, without the stretches that are the question's."""
    words, copied = said.words, set[int]()
    for at, word in enumerate(words):
        if word in asked and words[at : at + COPIED_RUN] in asked[word]:
            copied.update(range(at, at + COPIED_RUN))
    if not copied:
        return said
    places = count()
    kept = (
        token
        for token, found in zip(said.tokens, said.read, strict=True)
        if found is None or next(places) not in copied
    )
    return prose(" ".join(kept))


@lru_cache(maxsize=128)
def _wordings(question: str, reference: str, exemplars: tuple[str, ...]) -> tuple[_Wording, ...]:
    return tuple(_Wording(question, text) for text in (reference, *exemplars) if text.strip())


@lru_cache(maxsize=128)
def _topic(wordings: tuple[_Wording, ...]) -> frozenset[str]:
    return frozenset().union(*(wording.topic for wording in wordings))


def _listed(wordings: Sequence[_Wording], said: Prose) -> bool:
    thin = len(said.words) >= FEWEST_LISTED and said.function_share < LIST_SHARE
    lone = len(said.words) == 1 and all(len(wording.stems) > FEWEST_LISTED for wording in wordings)
    return (thin or lone) and all(wording.in_sentences for wording in wordings)


def _strays(wordings: Sequence[_Wording], said: Prose) -> bool:
    """Whether hardly a telling word of a longer answer is the question's or any wording's."""
    told = max(len(said.stems & wording.near) for wording in wordings)
    share = LONG_STRAY_SHARE if len(said.stems) >= LONG_STRAY else STRAY_SHARE
    return len(said.stems) >= STRAY_LEAST and told < share * len(said.stems)
