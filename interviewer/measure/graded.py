"""Answers graded by people, read from a table or from JSON lines.

Knows which column is which. Never knows a grader, and keeps nothing of what it reads.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interviewer.assess.grading import Answer
from interviewer.domain.errors import UsageError
from interviewer.domain.noun import Noun

NAMES = {
    "answer": ("answer", "student_answer", "response", "text"),
    "score": ("score", "human_score", "grade", "mark", "marks", "points"),
    "max_score": ("max_score", "max", "out_of"),
    "question": ("question", "prompt"),
    "reference_answer": ("reference_answer", "reference", "model_answer", "sample_solution"),
    "question_id": ("question_id", "qid", "item"),
    "item": ("item",),
}
"""By what is looked for, the headers that it may stand under, the first of them that there is."""
_TABLES = {".csv": ",", ".tsv": "\t"}
_TRUE = frozenset(("true", "1", "yes", "y"))


class Graded(Noun):
    """One answer with what people gave. score, raters: 0 to 1. question: what answers to one question share."""

    question: str
    answer: Answer
    score: float
    raters: tuple[float, ...] = ()


class Columns(Noun):
    """Headers that stand for what is looked for. named: as NAMES. raters: one column a rater. skip: true leaves out."""

    named: dict[str, str] = {}
    raters: tuple[str, ...] = ()
    skip: str | None = None


class GradedFile(Noun):
    """What a file held. steps: how many different scores people gave. faults: lines that could not be used."""

    name: str
    answers: tuple[Graded, ...]
    steps: int
    faults: tuple[str, ...] = ()


def read_graded(file: Path, columns: Columns | None = None) -> GradedFile:
    """All answers of a CSV, TSV or JSON-lines file. Raises UsageError if it cannot be read or lacks a column."""
    columns = columns or Columns()
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(_rows(file, text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"the file cannot be read: {error}", str(file), "name a CSV or JSON-lines file") from None
    if not rows:
        raise UsageError("the file holds no answers", str(file), "name a CSV or JSON-lines file of graded answers")
    return _read(file, rows, columns)


def _rows(file: Path, text: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any] | None]]:
    """Each row with its number; None where it is no row."""
    delimiter = _TABLES.get(file.suffix.lower())
    if delimiter:
        csv.field_size_limit(10_000_000)
        reader = csv.DictReader(text, delimiter=delimiter)
        yield from ((reader.line_num, row) for row in reader)
        return
    for number, line in enumerate(text, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            yield number, row if isinstance(row, dict) else None


def _read(file: Path, rows: Sequence[tuple[int, Mapping[str, Any] | None]], columns: Columns) -> GradedFile:
    first = next((row for _, row in rows if row is not None), {})
    named = {name: found for name in NAMES if (found := _header(name, first, columns, file))}
    for name in ("answer", "score"):
        if name not in named:
            there = ", ".join(map(str, first)) or "none"
            raise UsageError(
                f"no column holds the {name}", f"{file}, columns: {there}", f"name it with --{name} COLUMN"
            )
    raters = columns.raters or tuple(name for name in first if name.lower().startswith("rater"))
    most = _most(rows, named)
    held: list[Graded] = []
    faults: list[str] = []
    for number, row in rows:
        if row is None:
            faults.append(f"line {number} is no JSON object: left out")
            continue
        if columns.skip and str(row.get(columns.skip, "")).strip().lower() in _TRUE:
            continue
        try:
            held.append(_one(row, named, raters, most))
        except (ValidationError, ValueError, TypeError, ZeroDivisionError) as error:
            what = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            faults.append(f"line {number} is left out: {' '.join(what.split())}")
    if not held:
        raise UsageError("no line holds a graded answer", str(file), faults[0] if faults else "")
    return GradedFile(name=file.stem, answers=tuple(held), steps=len({one.score for one in held}), faults=tuple(faults))


def _header(name: str, row: Mapping[str, Any], columns: Columns, file: Path) -> str | None:
    wanted = columns.named.get(name)
    if wanted is not None and wanted not in row:
        raise UsageError(f"there is no column “{wanted}”", str(file), f"the columns are {', '.join(map(str, row))}")
    return wanted or next((known for known in NAMES[name] if known in row), None)


def _most(rows: Iterable[tuple[int, Mapping[str, Any] | None]], named: Mapping[str, str]) -> float:
    """The highest score of all, which is full marks where no column says what full marks are."""
    most = 0.0
    for _, row in rows:
        try:
            most = max(most, float((row or {}).get(named["score"], 0)))
        except (TypeError, ValueError):
            continue
    return most or 1.0


def _one(row: Mapping[str, Any], named: Mapping[str, str], raters: Sequence[str], most: float) -> Graded:
    def of(name: str) -> Any:
        return row.get(named[name]) if name in named else None

    full = float(of("max_score") or most)
    score = float(of("score")) / full
    if not 0 <= score <= 1:
        raise ValueError(f"a score of {of('score')} is not between 0 and {full:g}")
    item = of("item") if not of("question") else None
    given = {
        "answer": of("answer") or "",
        "item": str(item) if item else None,
        "question": of("question"),
        "reference_answer": of("reference_answer"),
        **{name: row[name] for name in ("key_points", "exemplars") if isinstance(row.get(name), list)},
    }
    answer = Answer.model_validate(given)
    marks = tuple(float(row[name]) / full for name in raters if str(row.get(name) or "").strip())
    question = str(of("question_id") or answer.item or answer.question)
    return Graded(question=question, answer=answer, score=score, raters=marks if len(marks) == len(raters) else ())
