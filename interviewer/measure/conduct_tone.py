"""Whether the interviewer's reactions give away how good an answer was (M4, asymmetry).

Knows reactions and what the tracker saw in the answers before them. Never knows the questions that followed.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from interviewer.conduct.checks import sentences
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Observation
from interviewer.domain.state import Turn
from interviewer.domain.text import folded, words
from interviewer.measure.conduct_counts import Tally
from interviewer.measure.simulate import Held

_REACTING = (
    MoveKind.PROBE,
    MoveKind.KEY_POINT,
    MoveKind.DEEPEN,
    MoveKind.POINTED,
    MoveKind.STRETCH,
    MoveKind.FOLLOWUP,
    MoveKind.DOUBT,
    MoveKind.PUSHBACK,
    MoveKind.CONTRADICTION,
    MoveKind.ASK_ITEM,
)
_LEAST_WORDS = 8


class Reaction(Noun):
    """What was said of an answer before the next question, and whether the answer was good."""

    text: str
    good: bool


def reactions(held: Held) -> tuple[Reaction, ...]:
    """The reactions of one session to answers of some length that were clearly good or clearly not."""
    found = []
    turns = held.state.turns
    for before, turn in zip(turns, turns[1:], strict=False):
        if turn.speaker != "interviewer" or turn.move is None or turn.move.kind not in _REACTING:
            continue
        good = _good(before.observation) if before.speaker == "candidate" else None
        text = reaction(turn, held.library) if good is not None else ""
        if good is not None and text:
            found.append(Reaction(text=text, good=good))
    return tuple(found)


def reaction(turn: Turn, library: Library) -> str:
    """The turn's sentences before its question, folded, without quotations and without what leads up to the question."""
    move = turn.move
    if move is None:
        return ""
    text = turn.text.split("\n\n")[0] if move.kind is MoveKind.ASK_ITEM else turn.text
    asked = _lead_ups(library) | {folded(sentence) for sentence in sentences(move.snippet)}
    kept = []
    for sentence in sentences(text):
        plain = folded(sentence)
        if "?" in sentence or plain in asked:
            break
        if "“" not in sentence:
            kept.append(plain)
    return " ".join(kept)


@lru_cache(maxsize=4)
def _wordings(version: str, texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(sentence) for text in texts for sentence in sentences(text))


def _lead_ups(library: Library) -> frozenset[str]:
    """The sentences of all probes, which belong to the question that follows."""
    own = (text for persona in library.personas.values() for texts in persona.probes.values() for text in texts)
    common = (text for texts in library.phrases.probes.values() for text in texts)
    return _wordings(library.rubric_version, (*own, *common))


def _good(seen: Observation | None) -> bool | None:
    """Whether the answer showed something and nothing wrong; None where it is no answer, or neither."""
    if seen is None or seen.specials or seen.words < _LEAST_WORDS:
        return None
    wrong = any(not sighting.repaired for sighting in seen.sightings)
    shown = any(mark.status == "shown" for mark in seen.marks)
    if shown and not wrong:
        return True
    return False if wrong or not seen.marks else None


def guessed(every: Sequence[tuple[Reaction, ...]]) -> tuple[Tally, ...]:
    """How often a classifier guesses from the reaction whether the answer was good: for each session, by the others.

    Naive Bayes over the words and the whole, both kinds of answer counting the same: .5 is chance. One tally a session.
    """
    totals = {good: Counter[str]() for good in (True, False)}
    for reaction in (one for held in every for one in held):
        totals[reaction.good].update(_features(reaction.text))
    count = Counter(one.good for held in every for one in held)
    if min(count[True], count[False]) == 0:
        return ()
    tallies = []
    for held in every:
        own = {good: Counter[str]() for good in (True, False)}
        for one in held:
            own[one.good].update(_features(one.text))
        others = {good: totals[good] - own[good] for good in totals}
        hits = of = 0.0
        for one in held:
            weight = 0.5 * count.total() / count[one.good]
            of += weight
            odds = _odds(one.text, others)
            hits += weight * (0.5 if odds == 0 else float((odds > 0) == one.good))
        tallies.append(Tally(hits=hits, of=of))
    return tuple(tallies)


def _features(text: str) -> Iterator[str]:
    yield f"={text}"
    yield from words(text)


def _odds(text: str, counts: dict[bool, Counter[str]]) -> float:
    """Logarithm of the odds that the answer was good."""
    vocabulary = len(counts[True] | counts[False]) + 1
    sums = {good: counts[good].total() + vocabulary for good in counts}
    return sum(
        math.log((counts[True][f] + 1) / sums[True]) - math.log((counts[False][f] + 1) / sums[False])
        for f in _features(text)
    )
