"""A content folder of somebody's own: the questions in it, and new ones put beside them.

Knows files and ids. Never overwrites a file, and never changes one that is there.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from interviewer.content.exchange.card import Card, alike
from interviewer.content.files import Faults, read_yaml
from interviewer.content.lint_draft import gaps
from interviewer.content.strict_yaml import written
from interviewer.domain.errors import DeckError, UsageError
from interviewer.domain.items import Item
from interviewer.domain.text import folded

BANK = "question_bank"
_ITEM: TypeAdapter[Item] = TypeAdapter(Item)


class Held(NamedTuple):
    """An item that is there, and its file."""

    item: Item
    file: Path


def held_in(folder: Path, faults: Faults) -> Iterator[Held]:
    """The items of a content folder; what cannot be read is noted and passed over."""
    for file in sorted((folder / BANK).rglob("*.yaml")):
        entry = read_yaml(file, _ITEM, faults)
        if entry is not None:
            yield Held(entry.value, file)


class OwnBank:
    """The folder that questions are put into; the ids of `known` items and of those in other folders stay free.

    unread: one line for each file of the folder that cannot be read.
    """

    def __init__(self, folder: Path, known: Iterable[Item] = (), others: Sequence[Path] = ()) -> None:
        if folder.exists() and not folder.is_dir():
            raise UsageError("this is a file, not a folder", str(folder), "name a folder with --to")
        self.folder = folder
        faults = Faults()
        self._own = {_asked(held.item): held for held in held_in(folder, faults)}
        self.unread = tuple(faults.lines)
        further = (held.item for other in others if not _same(other, folder) for held in held_in(other, Faults()))
        self._others = (*known, *further)
        self._elsewhere = {(_asked(item), _answer(item)): item.id for item in self._others}
        self._ids = {item.id for item in self.items}

    @property
    def items(self) -> Iterator[Item]:
        """All items of all folders."""
        yield from (held.item for held in self._own.values())
        yield from self._others

    def already(self, item: Item) -> Held | str | None:
        """The item of this folder that asks the same, or the id of one elsewhere that asks and answers the same."""
        asked = _asked(item)
        return self._own.get(asked) or self._elsewhere.get((asked, _answer(item)))

    def free(self, id: str) -> str:
        """The id if neither an item nor a file has it, else with the first number that is free."""
        kind, _, name = id.partition(".")
        taken, number = id, 2
        while taken in self._ids or self._place(taken).exists():
            taken, number = f"{kind}.{name}-{number}", number + 1
        return taken

    def put(self, item: Item, card: Card, source: str) -> Path:
        """Write the item to a new file. source: where the card came from, for the remark above it."""
        file = self._place(item.id)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as out:
                out.write(as_file(item, f"{source}:{card.line}"))
        except OSError as error:
            what = f"the question cannot be written: {error.strerror or error}"
            raise DeckError(what, str(file), "name a folder that can be written to with --to") from None
        self._own[_asked(item)] = Held(item, file)
        self._ids.add(item.id)
        return file

    def _place(self, id: str) -> Path:
        kind, _, name = id.partition(".")
        return self.folder / BANK / kind.replace("-", "_") / f"{name}.yaml"


def as_file(item: Item, source: str) -> str:
    """The item as an item file, with a remark on what it lacks."""
    data = item.model_dump(mode="json", exclude_defaults=True)
    remark = [f"# Imported from {' '.join(source.split())} by `interviewer bank import`."]
    if item.draft:
        lacking = ", ".join(gaps(item))
        remark.append(f"# A draft: it lacks {lacking}." if lacking else "# A draft.")
        remark.append("# How to write them: docs/writing-items.md. Then remove the line `draft: true`.")
    return "\n".join((*remark, written(data)))


def _asked(item: Item) -> str:
    """Equal for items that ask the same about the same data."""
    return f"{alike(item.prompt)}\n{folded(item.candidate_context or '')}"


def _answer(item: Item) -> str:
    return folded(item.reference_answer or item.judge_notes or "")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
