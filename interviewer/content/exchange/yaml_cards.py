"""Questions and answers out of YAML: a list, a mapping of questions to answers, or whole items.

Knows which fields stand for question and answer. Never knows what the other fields of an item mean.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from interviewer.content import strict_yaml
from interviewer.content.exchange.card import MOST_CARDS, Card, Left, excerpt
from interviewer.content.exchange.latex import dollars
from interviewer.content.exchange.markup import without_tags
from interviewer.domain.errors import DeckError
from interviewer.domain.items import Item

QUESTION = ("question", "prompt", "front", "q")
ANSWER = ("answer", "reference_answer", "reference", "back", "a")
TAGS = ("tags", "topic", "topics")
LISTS = ("questions", "items", "cards")
NOT_TAKEN = frozenset({"hidden_tests", "test_groups", "limits"})
"""What belongs to a program that is run beside an item: copy such an item by hand, with its file of tests."""
_MINE = frozenset({"draft", "origin"})
_FIELDS = frozenset(Item.model_fields) - {"prompt", "reference_answer", "topic", "id"}
_DEEPEST = 500
_BRACKET = re.compile(r"[\[\]{}]")
_NEEDS = "write at least `question:` and `answer:`"


def yaml_cards(text: str, where: str) -> tuple[list[Card], list[Left]]:
    """The questions of a YAML text; DeckError, naming `where` and the line, if it is not plain YAML of that sort."""
    if _depth(text) > _DEEPEST:
        raise DeckError(f"brackets nested more than {_DEEPEST} deep", where, "give a plain list of questions")
    parsed = strict_yaml.parse(text)
    if parsed.faults:
        line, what, remedy = parsed.faults[0]
        more = f" ({len(parsed.faults)} such faults)" if len(parsed.faults) > 1 else ""
        raise DeckError(f"{what}{more}", f"{where}:{line}", remedy)
    entries = list(_entries(parsed.data, ()))
    if not entries:
        raise DeckError("no question is found", where, f"give a list, and {_NEEDS}")
    if len(entries) > MOST_CARDS:
        raise DeckError(f"the file has more than {MOST_CARDS:,} questions", where, "split it")
    cards: list[Card] = []
    left: list[Left] = []
    for steps, entry in entries:
        made = _card(entry, parsed.lines.get(steps, 1))
        (cards if isinstance(made, Card) else left).append(made)  # type: ignore[arg-type]
    return cards, left


def _depth(text: str) -> int:
    """How deep brackets are open at most, quoted or not: a parser's time grows with the square of it."""
    deepest = depth = 0
    for sign in _BRACKET.findall(text):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _entries(data: Any, steps: strict_yaml.Steps) -> Iterator[tuple[strict_yaml.Steps, Any]]:
    """Each entry with the way to it."""
    if isinstance(data, list):
        yield from (((*steps, place), entry) for place, entry in enumerate(data))
    elif isinstance(data, dict):
        name = next((name for name in LISTS if isinstance(data.get(name), list | dict)), None)
        if name:
            yield from _entries(data[name], (*steps, name))
        elif set(data) & {*QUESTION, *ANSWER}:
            yield steps, data
        else:
            yield from (((*steps, key), {"question": key, "answer": value}) for key, value in data.items())


def _card(entry: Any, line: int) -> Card | Left:
    if not isinstance(entry, dict):
        return Left(line=line, question=excerpt(str(entry or "")), why=f"it is no mapping: {_NEEDS}")
    question, answer = _said(entry, QUESTION), _said(entry, ANSWER)
    strange = sorted(set(entry) - {*QUESTION, *ANSWER, *TAGS, "id"} - _FIELDS)
    refused = sorted(set(entry) & NOT_TAKEN)
    why = ""
    if not question:
        why = "its question is empty: write one"
    elif not answer:
        why = "its answer is empty: write one"
    elif refused:
        why = f"{', '.join(refused)} is about a program to be run: copy the item's file and its tests by hand"
    elif strange:
        why = f"“{strange[0]}” is no field of a question: remove it or mend its spelling"
    if why:
        return Left(line=line, question=excerpt(question), why=why)
    id = entry.get("id")
    return Card(
        line=line,
        question=_cleaned(question),
        answer=_cleaned(answer),
        id=id if isinstance(id, str) else None,
        tags=tuple(_tags(entry)),
        given={name: value for name, value in entry.items() if name in _FIELDS - _MINE},
    )


def _said(entry: dict[str, Any], names: Sequence[str]) -> str:
    value = next((entry[name] for name in names if entry.get(name) is not None), "")
    if isinstance(value, list):
        return "\n".join(f"- {part}" for part in value if isinstance(part, str | int | float))
    return "" if isinstance(value, dict) else str(value).strip()


def _tags(entry: dict[str, Any]) -> Iterator[str]:
    for name in TAGS:
        value = entry.get(name)
        parts = value.replace(",", " ").split() if isinstance(value, str) else value
        yield from (str(part) for part in parts if isinstance(part, str | int)) if isinstance(parts, list) else ()


def _cleaned(text: str) -> str:
    return dollars(without_tags(text)).strip()
