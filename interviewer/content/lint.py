"""The lint of the question bank: all rules over one item, or over a library.

Knows which rules there are and how a finding is told. Never changes an item, and never decides about a candidate.
"""

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from interviewer.content import overlap
from interviewer.content.findings import Finding, Found
from interviewer.content.lint_draft import draft_findings
from interviewer.content.lint_exemplars import exemplar_findings
from interviewer.content.lint_leaks import leak_findings
from interviewer.content.lint_shape import shape_findings
from interviewer.content.lint_words import word_findings
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.standards import ScoringRules

Locate = Callable[..., str]
"""(item id, *steps) -> `file:line`."""


def path_in_item(item: str, *steps: str | int) -> str:
    """The place of a value where no file is known: the item's id and the steps."""
    return ".".join(map(str, (item, *steps)))


def lint_item(
    item: Item, scoring: ScoringRules, runs: frozenset[bytes] = frozenset(), locate: Locate = path_in_item
) -> tuple[Finding, ...]:
    """All findings on one item, errors first.

    scoring: what the exemplars' levels are computed with. runs: hashes of the guides' six-word runs.
    """
    found = [
        *shape_findings(item),
        *leak_findings(item),
        *word_findings(item),
        *exemplar_findings(item, scoring),
        *draft_findings(item),
        *_overlaps(item, runs),
    ]
    findings = [
        Finding(
            severity=one.severity,
            item=item.id,
            where=locate(item.id, *one.steps),
            what=f"{'.'.join(map(str, one.steps))} {one.what}".strip(),
            remedy=one.remedy,
        )
        for one in found
    ]
    return tuple(sorted(findings, key=lambda finding: finding.severity))


def lint_library(
    library: Library, locate: Locate = path_in_item, runs: frozenset[bytes] = frozenset()
) -> tuple[Finding, ...]:
    """All findings on all items in order of their ids, and repeated wording in personas and rubrics."""
    findings = [
        finding
        for id in sorted(library.items)
        for finding in lint_item(library.items[id], library.scoring, runs, locate)
    ]
    for shelf in ("personas", "capabilities", "overlays", "roles", "plans", "loops", "seniorities", "organisations"):
        for id, noun in getattr(library, shelf).items():
            findings += _library_overlaps(f"{shelf} {id}", noun, runs)
    findings += _library_overlaps("phrases", library.phrases, runs)
    return tuple(findings)


def _overlaps(noun: BaseModel, runs: frozenset[bytes]) -> Iterator[Found]:
    for steps, text in texts(noun.model_dump(mode="json")):
        for stretch in overlap.repeated(text, runs) if runs else ():
            yield Found("warning", steps, f"repeats “{stretch}” of a source guide", "say it in your own words")


def _library_overlaps(where: str, noun: BaseModel, runs: frozenset[bytes]) -> list[Finding]:
    return [
        Finding(severity="warning", item="", where=where, what=one.what, remedy=one.remedy)
        for one in _overlaps(noun, runs)
    ]


def texts(data: object, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string in plain data with the steps that lead to it."""
    if isinstance(data, str):
        yield steps, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*steps, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*steps, index))
