"""Lint rules on an item's parts: ids, shares, numbers of points, weights, sources and references.

Knows how the parts of an item must fit together. Never knows its wording, nor what a draft may still lack.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from interviewer.content.findings import Found, error, warning
from interviewer.content.strict_yaml import Steps
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.vocabulary import Kind

POINTS = (5, 10)
CORE = (2, 5)
STRETCH = (1, 3)
PUSHBACKS = 2
SHARE_ERROR = 1e-9

_SOURCE = re.compile(r"RG-(P?[0-9]+(\.[0-9]+)*[a-z]?|C\.[0-9]+)|QA-([0-9]{2}(\.[A-Z0-9]+)*|[A-Z]\.[0-9]+)")
_PLACEHOLDER = re.compile(r"(?<![\\\w^_}])\{(\w+)\}")
_FORMULA = re.compile(r"\$[^$]+\$|\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL)
_FILLED = {"method", "claim", "earlier_claim"}


def shape_findings(item: Item) -> Iterator[Found]:
    """Findings on the parts of the item."""
    yield from _head(item)
    yield from _ids(item)
    yield from _points(item)
    yield from _after(item)
    yield from _pushed_back(item)
    yield from _sources(item)
    yield from _key(item)
    yield from _tests(item)
    yield from _placeholders(item)


def _head(item: Item) -> Iterator[Found]:
    shares = sum(item.capabilities.values())
    if abs(shares - 1) > SHARE_ERROR or min(item.capabilities.values()) <= 0:
        yield error(("capabilities",), f"sum to {shares:g}", "make the shares positive and their sum 1")
    box = item.time_box
    if box.soft_min > box.hard_min:
        yield error(("time_box", "soft_min"), "is above hard_min", "exchange the two")
    prefix = item.kind.value.replace("_", "-")
    if not item.id.startswith(f"{prefix}."):
        yield warning(("id",), f"does not begin with “{prefix}.”", "name it kind.slug")


def _ids(item: Item) -> Iterator[Found]:
    for name in ("key_points", "misconceptions", "followups"):
        counts = Counter(part.id for part in getattr(item, name))
        for id, count in counts.items():
            if count > 1:
                yield error((name,), f"has “{id}” {count} times", "give each an id of its own")


def _points(item: Item) -> Iterator[Found]:
    points = item.key_points
    core = [point for point in points if point.core and not point.stretch]
    stretch = [point for point in points if point.stretch]
    lightning = item.kind is Kind.LIGHTNING
    for index, point in enumerate(points):
        if point.core and point.stretch:
            yield error(("key_points", index), f"“{point.id}” is core and stretch", "decide for one")
    if not core:
        yield error(("key_points",), "has no core point", "mark what an answer must have")
    if not stretch and not lightning and not item.draft:
        yield error(("key_points",), "has no stretch point", "mark what lifts an answer to level 4")
    if not lightning and not item.draft:
        yield from _numbers(points, core, stretch)
    base = sum(point.weight for point in points if not point.stretch)
    if core and sum(point.weight for point in core) < base / 2:
        yield warning(
            ("key_points",), "has less than half of its base weight in core", "raise the core or lower the rest"
        )


def _numbers(points: Sequence[KeyPoint], core: Sequence[KeyPoint], stretch: Sequence[KeyPoint]) -> Iterator[Found]:
    for group, what, (least, most) in ((points, "points", POINTS), (core, "core", CORE), (stretch, "stretch", STRETCH)):
        if group and not least <= len(group) <= most:
            yield warning(("key_points",), f"has {len(group)} {what}", f"keep to {least} to {most}")


def _after(item: Item) -> Iterator[Found]:
    waits = {point.id: set(point.after) for point in item.key_points}
    for index, point in enumerate(item.key_points):
        for before in point.after:
            if before not in waits:
                yield error(("key_points", index, "after"), f"names “{before}”", "name a key point of this item")
        if point.id in _reachable(point.id, waits):
            yield error(("key_points", index, "after"), f"lets “{point.id}” wait for itself", "break the circle")


def _pushed_back(item: Item) -> Iterator[Found]:
    for index, wrong in enumerate(item.misconceptions):
        if len(wrong.pushback) < PUSHBACKS and not item.draft:
            yield warning(
                ("misconceptions", index, "pushback"),
                f"pushes back on “{wrong.id}” once: whoever stands firm hears the same again",
                "add a second question from another side",
            )


def _reachable(start: str, waits: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(waits[start])
    while ahead:
        point = ahead.pop()
        if point not in reached:
            reached.add(point)
            ahead += waits.get(point, ())
    return reached


def _sources(item: Item) -> Iterator[Found]:
    for index, id in enumerate(item.source_ids):
        if not _SOURCE.fullmatch(id):
            yield error(("source_ids", index), f"“{id}” is no source", "write RG-… or QA-… as in the coverage table")
    if item.origin == "seed" and not item.source_ids:
        yield error(("source_ids",), "is empty though origin is seed", "name the source, or set origin to authored")
    for index, reference in enumerate(item.references):
        if reference.year is None:
            yield error(("references", index), f"“{reference.title}” has no year", "add the year")


def _key(item: Item) -> Iterator[Found]:
    if item.reference_answer is None and item.judge_notes is None:
        yield error(("reference_answer",), "is empty and so is judge_notes", "write one of the two")
    if item.reference_answer is None and not item.needs_project and item.rubric_overlay is None:
        yield warning(("reference_answer",), "is empty", "leave it out only where just the candidate can know")


def _tests(item: Item) -> Iterator[Found]:
    if item.kind is Kind.CODING and item.hidden_tests is None and not item.draft:
        yield error(("hidden_tests",), "is missing in a coding item", "name the file of tests")
    if item.hidden_tests and not item.test_groups:
        yield error(("test_groups",), "is missing", "group the hidden tests")
    for index, point in enumerate(item.key_points):
        group = (point.by or "").removeprefix("tests.")
        if point.by is not None and (group not in item.test_groups or not point.by.startswith("tests.")):
            yield error(
                ("key_points", index, "by"), f"is “{point.by}”", "write tests.<group> with a group of test_groups"
            )


def _placeholders(item: Item) -> Iterator[Found]:
    spoken: list[tuple[Steps, str]] = [(("prompt",), item.prompt)]
    spoken += [(("key_points", i, "probe"), point.probe) for i, point in enumerate(item.key_points)]
    spoken += [(("misconceptions", i, "pushback"), "\n".join(m.pushback)) for i, m in enumerate(item.misconceptions)]
    for steps, text in spoken:
        for name in _PLACEHOLDER.findall(_FORMULA.sub("", text)):
            if name not in _FILLED:
                grave = warning if item.draft else error
                yield grave(steps, f"has “{{{name}}}”, which nothing fills", "use {method}, {claim} or {earlier_claim}")
            elif name != "earlier_claim" and not item.needs_project:
                yield error(steps, f"has “{{{name}}}” without a project", "set requires_context: {project: true}")
