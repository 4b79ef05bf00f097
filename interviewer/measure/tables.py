"""Rows of a table or of JSON lines, and which column holds what.

Knows file formats and headers. Never knows what the rows are about.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.errors import UsageError
from interviewer.domain.noun import Noun

_TABLES = {".csv": ",", ".tsv": "\t"}
_TRUE = frozenset(("true", "1", "yes", "y"))
_LONGEST_CELL = 10_000_000

Cells = Mapping[str, Any]


class Row(NamedTuple):
    """One row with its line number; cells: None where the line is no row."""

    number: int
    cells: Cells | None


class Columns(Noun):
    """Headers that a person named. named: by what is looked for. raters: one a rater. skip: where true, leave out."""

    named: dict[str, str] = {}
    raters: tuple[str, ...] = ()
    skip: str | None = None

    def skips(self, cells: Cells) -> bool:
        """Whether the row is to be left out."""
        return bool(self.skip) and str(cells.get(self.skip or "", "")).strip().lower() in _TRUE

    def raters_of(self, cells: Cells) -> tuple[str, ...]:
        """The columns of raters: those named, else all whose header begins with rater."""
        return self.raters or tuple(name for name in cells if name.lower().startswith("rater"))


def read_rows(file: Path) -> list[Row]:
    """All rows of a CSV, TSV or JSON-lines file. Raises UsageError if it cannot be read or is empty."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            found = list(_rows(file, text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"the file cannot be read: {error}", str(file), "name a CSV or JSON-lines file") from None
    if not any(row.cells for row in found):
        raise UsageError("the file holds no rows", str(file), "name a CSV or JSON-lines file with a header")
    return found


def _rows(file: Path, text: Iterable[str]) -> Iterator[Row]:
    delimiter = _TABLES.get(file.suffix.lower())
    if delimiter:
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.DictReader(text, delimiter=delimiter)
        yield from (Row(reader.line_num, row) for row in reader)
        return
    for number, line in enumerate(text, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            yield Row(number, row if isinstance(row, dict) else None)


def headers(
    file: Path, found: Sequence[Row], columns: Columns, names: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> dict[str, str]:
    """By what is looked for, the column that holds it: the one a person named, else the first known header.

    Raises UsageError where a named column, or one that is needed, is not there.
    """
    first: Cells = next(row.cells for row in found if row.cells)
    there = f"{file}, columns: {', '.join(map(str, first))}"
    for name in (*columns.named.values(), *columns.raters):
        if name not in first:
            raise UsageError(f"there is no column “{name}”", there, "name one of these")
    held = {}
    for name, known in names.items():
        column = columns.named.get(name) or next((header for header in known if header in first), None)
        if column is not None:
            held[name] = column
        elif name in needed:
            raise UsageError(f"no column holds the {name}", there, f"name it with --{name.replace('_', '-')} COLUMN")
    return held
