"""Content folders in, one frozen Library out, or one ContentError that lists every fault.

Knows where the built-in content lies. Never keeps anything between two calls.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer.content import fitting
from interviewer.content.files import Entry, Faults
from interviewer.content.shelves import Shelf, Shelves, T, fill
from interviewer.domain.errors import ContentError
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Capability, Seniority, Stage

_PACKAGE = Path(__file__).resolve().parents[1]
BUILT_IN = shipped if (shipped := _PACKAGE / "shipped").is_dir() else _PACKAGE.parent
"""Where the content lies that comes with the product: inside an installed package, beside it in a checkout."""


class Content(NamedTuple):
    """The library, and where each of its items was read."""

    library: Library
    places: Mapping[str, Entry[Item]]

    def locate(self, item: str, *steps: str | int) -> str:
        """`file:line` of a value of the item, or of the nearest value around it; steps are field names and indices."""
        return self.places[item].at(*steps)

    def folder(self, item: str) -> Path:
        """The folder that holds the item's file, and its hidden tests."""
        return self.places[item].source.file.parent


def load_library(folders: Sequence[Path] | None = None) -> Library:
    """The built-in content together with that of further content folders.

    A folder may hold `personas/`, `rubrics/` and `question_bank/`. Raises ContentError with all faults of all files.
    """
    return load_content(folders).library


def load_content(folders: Sequence[Path] | None = None) -> Content:
    """As `load_library`, with the places of the items."""
    return read_content([BUILT_IN, *(folders or ())])


def read_content(folders: Sequence[Path]) -> Content:
    """The content of exactly these folders; the first is where missing files are expected."""
    faults = Faults()
    shelves = fill([Path(folder) for folder in folders], faults)
    fitting.check(shelves, faults)
    if faults.lines:
        raise ContentError(tuple(faults.lines))
    return Content(_library(shelves), dict(shelves.items))


def _values(shelf: Shelf[T]) -> dict[str, T]:
    return {id: entry.value for id, entry in shelf.items()}


def _library(shelves: Shelves) -> Library:
    scoring: ScoringRules = shelves.singles["scoring"].value
    lists = {name: _values(shelf) for name, shelf in shelves.lists.items()}
    return Library(
        items=_values(shelves.items),
        personas=_values(shelves.personas),
        capabilities={Capability(id): rubric for id, rubric in lists["capabilities"].items()},
        overlays=lists["overlays"],
        scoring=scoring,
        roles=lists["roles"],
        plans={Stage(id): plan for id, plan in _values(shelves.plans).items()},
        loops=lists["loops"],
        seniorities={Seniority(id): preset for id, preset in lists["seniorities"].items()},
        organisations=lists["organisations"],
        turns=shelves.singles["turns"].value,
        phrases=shelves.singles["phrases"].value,
        rubric_version=f"{scoring.version}.{shelves.rubric_hash}",
    )
