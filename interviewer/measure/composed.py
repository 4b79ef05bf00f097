"""Answers put together from an item's own accepted wordings, so that what they say is known (test set T2).

Knows wordings and sentences that say nothing. Never knows how a judge reads.
"""

import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interviewer.assess.adhoc import alone
from interviewer.assess.tally import Judge
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.noun import Noun
from interviewer.measure.anchors import found_points
from interviewer.measure.counts import Counts

ANSWERS = 20
INCLUDED = 0.5
_OPENING = ("Okay, here is what I have.", "There is a bit to say about that.", "Okay.")
_BEFORE = ("I would say: {}.", "What I have in mind: {}.", "{}, as I see it.", "And also: {}.")
_BETWEEN = ("", "", "So much for that.", "So much for that.", "Let me go on.")
_CLOSING = ("That is what I would say.", "That is all from me.")


class Composed(NamedTuple):
    """An answer of known content. used: for each key point that it says the accepted wording it is said in."""

    text: str
    used: dict[str, str]


class PointRead(Noun):
    """How one key point was read over the composed answers of its item. wordings: how many are accepted.

    seen: with the item as it is, whose wordings the answers are made of. unseen: each answer read with the item's
    wordings less those that the answer is made of, which is what words of a candidate's own meet.
    """

    key_point: str
    wordings: int
    seen: Counts = Counts()
    unseen: Counts = Counts()


def _read(item: Item) -> list[KeyPoint]:
    """The key points that reading settles by accepted wordings; others are settled by running code."""
    return [point for point in item.key_points if point.accept and not point.by]


def composed(item: Item, answers: int = ANSWERS) -> Iterator[Composed]:
    """That many answers, the same ones at every call."""
    rnd = random.Random(item.id)
    points = _read(item)
    for _ in range(answers if points else 0):
        chosen = [point for point in points if rnd.random() < INCLUDED] or [rnd.choice(points)]
        rnd.shuffle(chosen)
        used = {point.id: rnd.choice(point.accept) for point in chosen}
        said = [rnd.choice(_OPENING)]
        for wording in used.values():
            said += [rnd.choice(_BEFORE).format(wording.strip().rstrip(".")), rnd.choice(_BETWEEN)]
        yield Composed(" ".join(part for part in (*said, rnd.choice(_CLOSING)) if part), used)


def without(item: Item, used: Mapping[str, str]) -> Item:
    """The item without those accepted wordings."""

    def less(point: KeyPoint) -> KeyPoint:
        kept = tuple(line for line in point.accept if line != used.get(point.id))
        return point.model_copy(update={"accept": kept})

    return item.model_copy(update={"key_points": tuple(less(point) for point in item.key_points)})


def read_composed(item: Item, judge: Judge, answers: int = ANSWERS) -> tuple[PointRead, ...]:
    """How each key point with accepted wordings was read over the item's composed answers."""
    seen = points_read(item, judge, answers)
    unseen = {point.id: Counts() for point in _read(item)}
    for answer in composed(item, answers):
        _count(unseen, answer, without(item, answer.used), judge)
    return tuple(
        PointRead(key_point=point.id, wordings=len(point.accept), seen=seen[point.id], unseen=unseen[point.id])
        for point in _read(item)
    )


def points_read(item: Item, judge: Judge, answers: int = ANSWERS) -> dict[str, Counts]:
    """The same by key point, read with the item as it is."""
    seen = {point.id: Counts() for point in _read(item)}
    for answer in composed(item, answers):
        _count(seen, answer, item, judge)
    return seen


def _count(counts: dict[str, Counts], answer: Composed, item: Item, judge: Judge) -> None:
    found = found_points(judge.judge(item, alone(item, answer.text), item.reference_answer or ""))
    for id in counts:
        said, seen = id in answer.used, id in found
        counts[id] += Counts(hits=said and seen, missed=said and not seen, false=seen and not said)
