"""Whether the interviewer's reactions give away how good an answer was (M4, asymmetry).

Knows reactions and what the tracker saw in the answers before them. Never knows the questions that followed.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

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
_EVEN = 1e-9
_Counts = dict[bool, dict[str, float]]
"""Weight of each feature after good answers (True) and after others."""


class Reaction(Noun):
    """What was said of an answer before the next question, by whom, and whether the answer was good."""

    text: str
    by: str
    good: bool


def reactions(held: Held) -> tuple[Reaction, ...]:
    """The reactions of one session to answers of some length that were clearly good or clearly not."""
    found = []
    turns = held.state.turns
    for before, turn in pairwise(turns):
        if turn.speaker != "interviewer" or turn.move is None or turn.move.kind not in _REACTING:
            continue
        good = _good(before.observation) if before.speaker == "candidate" else None
        text = reaction(turn, held.library) if good is not None else ""
        if good is not None and text:
            found.append(Reaction(text=text, by=_by(held, turn), good=good))
    return tuple(found)


def _by(held: Held, turn: Turn) -> str:
    """The stage and the persona: a stage has more good answers than another, which no reaction tells."""
    begun = [record for record in held.state.rounds if record.opened_s <= turn.at_s]
    chosen = held.state.chosen.rounds[begun[-1].index if begun else 0]
    return f"{chosen.stage.value}/{chosen.persona}"


def reaction(turn: Turn, library: Library) -> str:
    """The turn's sentences before its question, folded; no quotations, and nothing that leads up to the question."""
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

    Naive Bayes over the words and the whole, good and other answers counting the same for each interviewer of a stage:
    .5 is chance. One tally a session.
    """
    count = Counter((one.by, one.good) for held in every for one in held)
    both = {by for by, _ in count if count[by, True] and count[by, False]}
    weights = {
        (by, good): (count[by, True] + count[by, False]) / (2 * held)
        for (by, good), held in count.items()
        if by in both
    }
    every = [tuple(one for one in held if one.by in both) for held in every]
    totals = _counted([one for held in every for one in held], weights)
    return tuple(_guessed(held, totals, weights) for held in every if held)


def _guessed(held: Sequence[Reaction], totals: _Counts, weights: Mapping[tuple[str, bool], float]) -> Tally:
    own = _counted(held, weights)
    others = {good: {key: n - own[good].get(key, 0.0) for key, n in totals[good].items()} for good in totals}
    hits = of = 0.0
    for one in held:
        weight = weights[one.by, one.good]
        odds = _odds(one.text, others)
        of += weight
        hits += weight * (0.5 if abs(odds) < _EVEN else float((odds > 0) == one.good))
    return Tally(hits=hits, of=of)


def _counted(held: Sequence[Reaction], weights: Mapping[tuple[str, bool], float]) -> _Counts:
    counts: _Counts = {True: {}, False: {}}
    for one in held:
        for feature in _features(one.text):
            into = counts[one.good]
            into[feature] = into.get(feature, 0.0) + weights[one.by, one.good]
    return counts


def _features(text: str) -> Iterator[str]:
    yield f"={text}"
    yield from words(text)


def _odds(text: str, counts: _Counts) -> float:
    """Logarithm of the odds that the answer was good."""
    vocabulary = len(counts[True].keys() | counts[False].keys()) + 1
    sums = {good: sum(counts[good].values()) + vocabulary for good in counts}
    return sum(
        math.log((counts[True].get(f, 0.0) + 1) / sums[True]) - math.log((counts[False].get(f, 0.0) + 1) / sums[False])
        for f in _features(text)
    )
