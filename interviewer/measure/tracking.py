"""What a tracker sees in single turns whose content is known: key points, misconceptions, and claims that are denied.

Knows authored verdicts, wordings and claims. Never knows how a tracker reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from interviewer.conduct.tracker import Seen, Tracker
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Observation
from interviewer.lexical.misconceptions import is_claim
from interviewer.measure.anchors import authored, held
from interviewer.measure.bank import Figure
from interviewer.measure.composed import composed
from interviewer.measure.counts import Counts, added, compared

COMPOSED = 3
CLAIMS = 1
ASSERTED = "What I would say: {}."
DENIED = ("It is wrong that {}.", "People say {}, which is false.", "I would never say that {}.")


class Turn(NamedTuple):
    """One turn of known content: the key points and the misconceptions that it says."""

    text: str
    points: frozenset[str]
    wrong: frozenset[str]


class TurnsRead(Noun):
    """How one item's turns were read. points, wrong: over its exemplars and over turns composed of its wordings.

    claimed: misconceptions over turns that assert one each; denied: over turns that deny one each, where all that is
    found is false.
    """

    item: str
    turns: int
    points: Counts
    wrong: Counts
    claimed: Counts
    denied: Counts


def exemplar_turns(item: Item) -> Iterator[Turn]:
    """Each exemplar as one turn, by its authored verdicts; points that running code settles are left out."""
    for anchor in item.exemplars.named().values() if item.exemplars else ():
        yield Turn(anchor.answer, frozenset(authored(anchor) - _tested(item)), frozenset(held(anchor)))


def composed_turns(item: Item) -> Iterator[Turn]:
    """Turns put together from accepted wordings."""
    for answer in composed(item, COMPOSED):
        yield Turn(answer.text, frozenset(answer.used), frozenset())


def claiming(item: Item, frame: str) -> Iterator[Turn]:
    """Turns that put a misconception's own words into the frame, each as its misconception's."""
    for wrong in item.misconceptions:
        if is_claim(wrong):
            for words in wrong.detect[:CLAIMS]:
                yield Turn(frame.format(words.strip().rstrip(".")), frozenset(), frozenset({wrong.id}))


def read_turns(item: Item, tracker: Tracker) -> TurnsRead:
    """Every turn of known content, each as the first of its conversation. Raises what the tracker raises."""
    turns = [*exemplar_turns(item), *composed_turns(item)]
    seen = [(turn, _tracked(item, turn, tracker)) for turn in turns]
    tested = _tested(item)
    claimed = [(turn, _tracked(item, turn, tracker)) for turn in claiming(item, ASSERTED)]
    denied = [(turn, _tracked(item, turn, tracker)) for frame in DENIED for turn in claiming(item, frame)]
    return TurnsRead(
        item=item.id,
        turns=len(turns),
        points=added(compared(turn.points, _points(found) - tested) for turn, found in seen),
        wrong=added(compared(turn.wrong, _wrong(found)) for turn, found in seen),
        claimed=added(compared(turn.wrong, _wrong(found) & turn.wrong) for turn, found in claimed),
        denied=added(compared((), _wrong(found) & turn.wrong) for turn, found in denied),
    )


def tracking_totals(results: Sequence[TurnsRead]) -> tuple[Figure, ...]:
    """The figures over all items."""
    part = "the tracker, turn by turn"
    points, wrong = added(one.points for one in results), added(one.wrong for one in results)
    claimed, denied = added(one.claimed for one in results), added(one.denied for one in results)
    return (
        Figure(part=part, name="turns", value=float(sum(one.turns for one in results)), sort="count"),
        Figure(part=part, name="key points, precision", value=points.precision, target=0.8),
        Figure(part=part, name="key points, recall", value=points.recall, target=0.8),
        Figure(part=part, name="misconceptions, precision", value=wrong.precision, target=0.8),
        Figure(part=part, name="misconceptions, recall", value=wrong.recall, target=0.8),
        Figure(part=part, name="misconceptions found where they are asserted", value=claimed.recall),
        Figure(
            part=part,
            name="denied misconceptions held against somebody",
            value=float(denied.false),
            sort="count",
            target=0.0,
            most=True,
        ),
    )


def tracked(items: Iterable[Item], tracker: Tracker) -> Iterator[TurnsRead]:
    """Each item that is no draft, as they come."""
    for item in items:
        if not item.draft:
            yield read_turns(item, tracker)


def _tracked(item: Item, turn: Turn, tracker: Tracker) -> Observation:
    return tracker.track(Seen(item=item, question=item.prompt, turn=turn.text))


def _tested(item: Item) -> set[str]:
    return {point.id for point in item.key_points if point.by}


def _points(found: Observation) -> set[str]:
    return {mark.key_point for mark in found.marks}


def _wrong(found: Observation) -> set[str]:
    return {sighting.misconception for sighting in found.sightings if not sighting.repaired}
