"""The question bank measured: exemplars (T1) and composed answers (T2) of every item, and what they amount to.

Knows the targets. Never knows how a figure is shown, and fails nobody.
"""

from collections.abc import Iterable, Iterator, Sequence

from interviewer.assess.tally import Judge
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.measure.anchors import Anchors, read_anchors
from interviewer.measure.composed import PointRead, read_composed
from interviewer.measure.counts import Counts, added, mean
from interviewer.measure.figures import Figure

LEAST = 0.8


class Measured(Noun):
    """One item measured."""

    item: str
    anchors: Anchors
    points: tuple[PointRead, ...]


def measured(items: Iterable[Item], judge: Judge, rules: ScoringRules) -> Iterator[Measured]:
    """Each item measured, as they come; a draft says nothing about how well anything is read and is left out."""
    for item in (item for item in items if not item.draft):
        yield Measured(item=item.id, anchors=read_anchors(item, judge, rules), points=read_composed(item, judge))


def totals(results: Sequence[Measured]) -> tuple[Figure, ...]:
    """The figures over all items."""
    anchors = [one.anchors for one in results]
    return (*_anchor_totals(anchors), *_reference_totals(anchors), *_composed_totals(results))


def _anchor_totals(held: Sequence[Anchors]) -> Iterator[Figure]:
    part = "exemplars"
    said, wrong = added(one.said for one in held), added(one.wrong for one in held)
    scored = [one for one in held if not one.run]
    yield Figure(part=part, name="weak < ok < strong", value=mean(one.ordered for one in scored), target=0.95)
    gap = mean(one.gap for one in scored)
    yield Figure(part=part, name="strong minus weak, levels", value=gap, sort="levels", target=1.5)
    fluent = mean(one.fluent_held for one in scored)
    yield Figure(part=part, name="fluent_wrong at most weak + 0.5", value=fluent, target=0.85)
    accused = float(sum(len(one.accused) for one in held))
    name = "misconceptions found in strong exemplars"
    yield Figure(part=part, name=name, value=accused, sort="count", target=0.0, most=True)
    yield Figure(part=part, name="key points against authored verdicts, precision", value=said.precision)
    yield Figure(part=part, name="key points against authored verdicts, recall", value=said.recall)
    yield Figure(part=part, name="misconceptions against authored ones, precision", value=wrong.precision)
    yield Figure(part=part, name="misconceptions against authored ones, recall", value=wrong.recall)


def _reference_totals(held: Sequence[Anchors]) -> Iterator[Figure]:
    part = "reference answers, which no wording was fitted to"
    yield Figure(part=part, name="core key points found", value=added(one.core for one in held).recall)
    blamed = float(sum(len(one.blamed) for one in held))
    yield Figure(part=part, name="misconceptions found, where none is", value=blamed, sort="count")


def _composed_totals(results: Sequence[Measured]) -> Iterator[Figure]:
    points = [point for one in results for point in one.points]
    yield from _reads("composed", [point.seen for point in points], LEAST)
    yield from _reads("composed, its wordings taken out of the item", [point.unseen for point in points], None)


def _reads(part: str, counts: Sequence[Counts], target: float | None) -> Iterator[Figure]:
    every = added(counts)
    yield Figure(part=part, name="precision, all marks together", value=every.precision, target=target)
    yield Figure(part=part, name="recall, all marks together", value=every.recall, target=target)
    precision = mean(one.precision for one in counts)
    yield Figure(part=part, name="precision, mean over key points", value=precision, target=target)
    recall = mean(one.recall for one in counts)
    yield Figure(part=part, name="recall, mean over key points", value=recall, target=target)
    good = mean(fine(one) for one in counts)
    yield Figure(part=part, name="key points with both at least .80", value=good)


def fine(read: Counts) -> bool:
    """Whether neither precision nor recall is below the least."""
    return all(value is None or value >= LEAST for value in (read.precision, read.recall))


def failures(one: Measured) -> Iterator[str]:
    """What is not as it should be with the item, a line each, the gravest first."""
    scores, scored = one.anchors.scores, not one.anchors.run
    if scored and not one.anchors.ordered:
        yield "order: " + ", ".join(f"{name} {scores[name]:.2f}" for name in ("weak", "ok", "strong"))
    for id in one.anchors.accused:
        yield f"strong exemplar accused of {id}"
    if scored and one.anchors.fluent_held is False:
        yield f"fluent_wrong {scores['fluent_wrong']:.2f}, weak {scores['weak']:.2f}"
    for id in one.anchors.blamed:
        yield f"reference answer accused of {id}"
    for point in one.points:
        if not fine(point.seen):
            yield f"{point.key_point}: precision {_share(point.seen.precision)}, recall {_share(point.seen.recall)}"


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.2f}"


def worst(results: Iterable[Measured], number: int) -> list[Measured]:
    """The items with most amiss, worst first: a wrong order or an accusation weighs more than a point read badly."""
    amiss = [one for one in results if next(failures(one), None) is not None]
    return sorted(amiss, key=_gravity, reverse=True)[:number]


def _gravity(one: Measured) -> tuple[float, float]:
    grave = 3.0 * len(one.anchors.accused) + len(one.anchors.blamed)
    if not one.anchors.run:
        grave += 3 * (not one.anchors.ordered) + 2 * (one.anchors.fluent_held is False)
    return grave + sum(not fine(point.seen) for point in one.points), -one.anchors.gap
