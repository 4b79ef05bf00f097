"""All content files of some folders, read and put on shelves by id.

Knows which file holds which noun. Never knows whether the nouns fit together.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import Field, TypeAdapter

from interviewer.content.files import Entry, Faults, read_markdown, read_yaml, shown
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.people import Persona
from interviewer.domain.standards import (
    CapabilityRubric,
    Loop,
    Organisation,
    OverlayRubric,
    Phrasebook,
    RoleProfile,
    ScoringRules,
    SeniorityPreset,
    StagePlan,
    TurnRules,
)

Version = Annotated[int, Field(ge=1)]


class _Capabilities(Noun):
    version: Version
    capabilities: tuple[CapabilityRubric, ...]


class _Overlays(Noun):
    version: Version
    overlays: tuple[OverlayRubric, ...]


class _Roles(Noun):
    version: Version
    roles: tuple[RoleProfile, ...]


class _Loops(Noun):
    version: Version
    loops: tuple[Loop, ...]


class _Organisations(Noun):
    version: Version
    organisations: tuple[Organisation, ...]


class _Seniorities(Noun):
    version: Version
    seniorities: tuple[SeniorityPreset, ...]


LISTS: dict[str, TypeAdapter[Any]] = {
    "capabilities": TypeAdapter(_Capabilities),
    "overlays": TypeAdapter(_Overlays),
    "roles": TypeAdapter(_Roles),
    "loops": TypeAdapter(_Loops),
    "seniorities": TypeAdapter(_Seniorities),
    "organisations": TypeAdapter(_Organisations),
}
SINGLES: dict[str, TypeAdapter[Any]] = {
    "scoring": TypeAdapter(ScoringRules),
    "turns": TypeAdapter(TurnRules),
    "phrases": TypeAdapter(Phrasebook),
}
_ITEM: TypeAdapter[Item] = TypeAdapter(Item)
_PERSONA: TypeAdapter[Persona] = TypeAdapter(Persona)
_PLAN: TypeAdapter[StagePlan] = TypeAdapter(StagePlan)


class _Identified(Protocol):
    @property
    def id(self) -> Any: ...


T = TypeVar("T")
N = TypeVar("N", bound=_Identified)
Shelf = dict[str, Entry[T]]


@dataclass
class Shelves:
    """What the folders hold, each by id, with its place. broken: the shelves of files that could not be read."""

    home: Path
    items: Shelf[Item] = field(default_factory=dict)
    personas: Shelf[Persona] = field(default_factory=dict)
    plans: Shelf[StagePlan] = field(default_factory=dict)
    lists: dict[str, Shelf[Any]] = field(default_factory=lambda: {name: {} for name in LISTS})
    singles: dict[str, Entry[Any]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    rubric_hash: str = ""


def fill(folders: Sequence[Path], faults: Faults) -> Shelves:
    """Read every content file below the folders, in order."""
    shelves = Shelves(home=folders[0])
    digest = hashlib.sha256()
    for folder in folders:
        if not any((folder / part).is_dir() for part in ("personas", "rubrics", "question_bank")):
            faults.add(shown(folder), "no personas/, rubrics/ or question_bank/ in it", "name a content folder")
        _read_personas(folder / "personas", shelves, faults)
        for file in _files(folder / "rubrics", faults):
            _read_rubric(file, folder / "rubrics", shelves, faults)
            digest.update(file.read_bytes() if file.is_file() else b"")
        _read_items(folder / "question_bank", shelves, faults)
    shelves.rubric_hash = digest.hexdigest()[:8]
    return shelves


def _files(folder: Path, faults: Faults) -> list[Path]:
    """YAML files below the folder in order of their paths."""
    for file in sorted(folder.rglob("*.yml")):
        faults.add(shown(file), "would be overlooked", "name it .yaml")
    return sorted(folder.rglob("*.yaml"), key=lambda file: file.relative_to(folder).as_posix())


def _read_personas(folder: Path, shelves: Shelves, faults: Faults) -> None:
    for file in sorted(folder.glob("*.md")):
        entry = read_markdown(file, _PERSONA, "manner", faults)
        if entry is None:
            shelves.broken.add("personas")
            continue
        if entry.value.id != file.stem:
            faults.add(entry.at("id"), f"“{entry.value.id}” in a file called {file.name}", "give both the same name")
        _shelve(shelves.personas, entry, "persona", faults)


def _read_items(folder: Path, shelves: Shelves, faults: Faults) -> None:
    for file in _files(folder, faults):
        entry = read_yaml(file, _ITEM, faults)
        if entry is None:
            shelves.broken.add("items")
            continue
        tests = entry.value.hidden_tests
        if tests is not None and (Path(tests).name != tests or not (file.parent / tests).is_file()):
            faults.add(entry.at("hidden_tests"), f"no file “{tests}” beside the item", "add it or correct the name")
        _shelve(shelves.items, entry, "item", faults)


def _read_rubric(file: Path, folder: Path, shelves: Shelves, faults: Faults) -> None:
    name, within = file.stem, file.parent.relative_to(folder).as_posix()
    if within == "plans":
        _read_plan(file, shelves, faults)
    elif within == "." and name in LISTS:
        entry = read_yaml(file, LISTS[name], faults)
        if entry is None:
            shelves.broken.add(name)
            return
        for index, value in enumerate(getattr(entry.value, name)):
            _shelve(shelves.lists[name], Entry(value, entry.source, (name, index)), f"entry of {name}", faults)
    elif within == "." and name in SINGLES:
        _read_single(file, name, shelves, faults)
    else:
        known = ", ".join([*LISTS, *SINGLES, "plans/<stage>"])
        faults.add(shown(file), "not a rubric file that is known", f"name it one of {known}")


def _read_plan(file: Path, shelves: Shelves, faults: Faults) -> None:
    entry = read_yaml(file, _PLAN, faults)
    if entry is None:
        shelves.broken.add("plans")
        return
    if entry.value.id != file.stem:
        faults.add(entry.at("id"), f"“{entry.value.id}” in a file called {file.name}", "give both the same name")
    _shelve(shelves.plans, entry, "plan", faults)


def _read_single(file: Path, name: str, shelves: Shelves, faults: Faults) -> None:
    entry = read_yaml(file, SINGLES[name], faults)
    if entry is None:
        shelves.broken.add(name)
    elif name in shelves.singles:
        first = shelves.singles[name].at()
        faults.add(entry.at(), f"a second {name} file, the first is {first}", "keep one")
    else:
        shelves.singles[name] = entry


def _shelve(shelf: Shelf[N], entry: Entry[N], what: str, faults: Faults) -> None:
    held = shelf.setdefault(str(entry.value.id), entry)
    if held is not entry:
        faults.add(entry.at("id"), f"a second {what} “{entry.value.id}”, the first is {held.at('id')}", "rename one")
