"""Lint rules on wording: one question at a time, short enough to be spoken, near misses named.

Knows lengths and question marks. Never knows what the words mean.
"""

import re
from collections.abc import Iterator

from interviewer.content.findings import Found, error, warning
from interviewer.content.strict_yaml import Steps
from interviewer.domain.items import Item

_ASKING = "what|why|how|who|whom|whose|when|where|which"
_TURNED = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
_SUBJECT = "you|i|it|we|they|he|she|there|the|a|an|this|that|these|those|your|their|its"
# "…, and how …?", "…, or on what …?", "…, and is it …?": a second question behind a comma.
_SECOND = re.compile(
    r"[,;] (?:and|or|but) (?:also |then |if so,? )*"
    r"(?:(?:about|after|against|at|before|by|for|from|in|into|of|on|over|through|to|under|until|with) )?"
    rf"(?:(?:{_ASKING})|(?:{_TURNED}) (?:{_SUBJECT}))\b[^.?]*\?",
    re.I,
)
PROMPT_WORDS = 60
HINT_WORDS = 25


def word_findings(item: Item) -> Iterator[Found]:
    """Findings on length, on the number of questions in one turn, and on missing near misses."""
    if len(item.prompt.split()) > PROMPT_WORDS:
        yield warning(("prompt",), f"is longer than {PROMPT_WORDS} words", "move data to candidate_context")
    for steps, line in _spoken(item):
        if line.count("?") > 1 or _SECOND.search(line):
            grave = warning if item.draft and steps == ("prompt",) else error
            yield grave(steps, "asks more than one question", "ask the first, keep the rest for a follow-up")
    for index, point in enumerate(item.key_points):
        for number, hint in enumerate(point.hints):
            if len(hint.split()) > HINT_WORDS:
                yield warning(
                    ("key_points", index, "hints", number), f"is longer than {HINT_WORDS} words", "shorten it"
                )
        if point.core and not point.reject and not item.draft:
            yield warning(("key_points", index), f"“{point.id}” is core and has no reject", "name a near miss")


def _spoken(item: Item) -> Iterator[tuple[Steps, str]]:
    """Every line that can become a turn of the interviewer."""
    yield ("prompt",), item.prompt
    for index, point in enumerate(item.key_points):
        yield ("key_points", index, "probe"), point.probe
        if point.deepen:
            yield ("key_points", index, "deepen"), point.deepen
        for number, hint in enumerate(point.hints):
            yield ("key_points", index, "hints", number), hint
    for index, wrong in enumerate(item.misconceptions):
        for number, push in enumerate(wrong.pushback):
            yield ("misconceptions", index, "pushback", number), push
    for index, followup in enumerate(item.followups):
        yield ("followups", index, "ask"), followup.ask
