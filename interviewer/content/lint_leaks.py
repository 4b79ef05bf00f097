"""Lint rules on leaks: no line that is spoken may give away what the candidate has not said.

Knows leak terms and the order in which points may be probed. Never knows what was said in a session.
"""

from collections.abc import Collection, Iterator

from interviewer.content.findings import Found, error
from interviewer.content.strict_yaml import Steps
from interviewer.domain.items import Item
from interviewer.domain.text import folded

FREE_HINT = 3
"""The level of hint that may use its own point's terms: it hands over a sub-step."""


def leak_findings(item: Item) -> Iterator[Found]:
    """Leak terms in the prompt, its context, probes, hints and push-backs."""
    yield from _leaks(item, ("prompt",), item.prompt)
    if item.candidate_context:
        yield from _leaks(item, ("candidate_context",), item.candidate_context)
    for index, point in enumerate(item.key_points):
        here: Steps = ("key_points", index)
        yield from _leaks(item, (*here, "probe"), point.probe, point.after)
        if point.deepen:
            yield from _leaks(item, (*here, "deepen"), point.deepen, {point.id, *point.after})
        for level, hint in enumerate(point.hints, 1):
            allowed = {point.id, *point.after} if level == FREE_HINT else set(point.after)
            yield from _leaks(item, (*here, "hints", level - 1), hint, allowed)
    for index, wrong in enumerate(item.misconceptions):
        for number, push in enumerate(wrong.pushback):
            yield from _leaks(item, ("misconceptions", index, "pushback", number), push)


def _leaks(item: Item, steps: Steps, text: str, allowed: Collection[str] = ()) -> Iterator[Found]:
    spoken = folded(text)
    for point in item.key_points:
        for term in point.leak_terms if point.id not in allowed else ():
            if folded(term) in spoken:
                yield error(steps, f"says “{term}”, which gives away “{point.id}”", "ask without the term")
