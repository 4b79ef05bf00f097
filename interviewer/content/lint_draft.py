"""Lint rules on drafts: what is missing until a question can be judged as well as those that were written by hand.

Knows the parts that take a person to write. Never makes one up, and never refuses a draft for lacking it.
"""

from collections.abc import Iterator

from interviewer.content.findings import Found, warning
from interviewer.content.lint_shape import POINTS
from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Kind


def draft_findings(item: Item) -> Iterator[Found]:
    """One warning that names all that the draft lacks."""
    if not item.draft:
        return
    lacking = gaps(item)
    if lacking:
        yield warning(("draft",), f"lacks {', '.join(lacking)}", "write them, then remove `draft: true`")
    else:
        yield warning(("draft",), "lacks nothing", "remove `draft: true`")


def gaps(item: Item) -> tuple[str, ...]:
    """What keeps the item from full quality, in the words of the schema."""
    points, lightning = item.key_points, item.kind is Kind.LIGHTNING
    tests = (
        ("exemplars", item.exemplars is None),
        ("misconceptions", not item.misconceptions),
        ("references", not item.references and item.reference_answer is not None),
        ("a stretch point", not lightning and not any(point.stretch for point in points)),
        (f"key points (at least {POINTS[0]})", not lightning and len(points) < POINTS[0]),
        ("near misses (reject)", any(point.core and not point.reject for point in points)),
        ("hints", not lightning and not any(point.hints for point in points)),
        ("hidden tests", item.kind is Kind.CODING and item.hidden_tests is None),
    )
    return tuple(name for name, missing in tests if missing)
