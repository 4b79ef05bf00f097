"""Lint rules on exemplars: each is a unit test of the item, so its level must come out of its verdicts.

Knows the arithmetic of levels through the scoring rules. Never knows how a judge reads an answer.
"""

from collections.abc import Iterator

from interviewer.content.findings import Found, error, warning
from interviewer.content.strict_yaml import Steps
from interviewer.domain.items import Exemplar, Item
from interviewer.domain.scoring import Criterion, ItemScore, item_score
from interviewer.domain.standards import ScoringRules
from interviewer.domain.text import words

LEVELS = {"weak": (1, 2), "fluent_wrong": (1, 2), "ok": (3, 3), "strong": (4, 4)}
GOOD = ("ok", "strong")


def exemplar_findings(item: Item, scoring: ScoringRules) -> Iterator[Found]:
    """Findings on the four anchors of the item."""
    if item.exemplars is None:
        return  # the loader refuses that, except in a draft
    if item.exemplars.fluent_wrong is None:
        yield warning(("exemplars",), "has no fluent_wrong", "add a polished answer with little in it")
    for name, exemplar in item.exemplars.named().items():
        here: Steps = ("exemplars", name)
        ids = list(_ids(item, exemplar, here))
        yield from ids or _level(item, exemplar, scoring, here)
        least, most = LEVELS[name]
        if not least <= exemplar.expected_level <= most:
            wanted = f"at most {most}" if least < most else str(most)
            yield error((*here, "expected_level"), f"is {exemplar.expected_level}", f"{name} stands for {wanted}")
        if name in GOOD:
            yield from _wrongly_detected(item, exemplar, here)


def exemplar_score(item: Item, exemplar: Exemplar, scoring: ScoringRules) -> ItemScore:
    """Score and level of the exemplar's own verdicts, without help. Raises KeyError for ids the item does not have."""
    criteria = [
        Criterion(weight=point.weight, verdict=verdict, core=point.core, stretch=point.stretch)
        for id, verdict in exemplar.verdicts.items()
        for point in [item.key_point(id)]
    ]
    held = [(item.misconception(id).severity, repaired) for id, repaired in exemplar.misconceptions]
    return item_score(criteria, held, scoring)


def _ids(item: Item, exemplar: Exemplar, here: Steps) -> Iterator[Found]:
    points = {point.id for point in item.key_points}
    for id in sorted(set(exemplar.verdicts) - points):
        yield error((*here, "verdicts", id), "is no key point", "name a key point of this item")
    for id in sorted(points - set(exemplar.verdicts)):
        yield error((*here, "verdicts"), f"has no verdict on “{id}”", "add one, not_assessed if it was not asked")
    known = {wrong.id for wrong in item.misconceptions}
    for index, (id, _) in enumerate(exemplar.misconceptions):
        if id not in known:
            yield error((*here, "misconceptions", index), f"names “{id}”", "name a misconception of this item")


def _level(item: Item, exemplar: Exemplar, scoring: ScoringRules, here: Steps) -> Iterator[Found]:
    got = exemplar_score(item, exemplar, scoring)
    if got.level != exemplar.expected_level:
        score = "nothing" if got.score is None else f"{got.score:.2f}, level {got.level}"
        expected = exemplar.expected_level
        yield error(
            (*here, "expected_level"), f"is {expected}, its verdicts give {score}", "correct verdicts or weights"
        )


def _wrongly_detected(item: Item, exemplar: Exemplar, here: Steps) -> Iterator[Found]:
    """A detect phrase that stands in a good answer would accuse it, unless that answer is meant to hold the error."""
    said = f" {' '.join(words(exemplar.answer))} "
    held = {id for id, _ in exemplar.misconceptions}
    for index, wrong in enumerate(item.misconceptions):
        for number, phrase in enumerate(wrong.detect):
            run = " ".join(words(phrase))
            if run and wrong.id not in held and f" {run} " in said:
                steps: Steps = ("misconceptions", index, "detect", number)
                yield error(steps, f"“{phrase}” stands in the {here[-1]} exemplar", "make the phrase more specific")
