"""Answers graded by people, read from a table or from JSON lines.

Knows which column is which. Never knows a grader, and keeps nothing of what it reads.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from interviewer.assess.grading import Answer
from interviewer.domain.errors import UsageError
from interviewer.domain.noun import Noun
from interviewer.measure.tables import Cells, Columns, Row, headers, read_rows

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


class Graded(Noun):
    """One answer with what people gave. score, raters: 0 to 1. question: what answers to one question share."""

    question: str
    answer: Answer
    score: float
    raters: tuple[float, ...] = ()


class GradedFile(Noun):
    """What a file held. steps: how many different scores people gave. faults: lines that could not be used.

    skipped: lines that a column said to leave out.
    """

    name: str
    answers: tuple[Graded, ...]
    steps: int
    faults: tuple[str, ...] = ()
    skipped: int = 0


def read_graded(file: Path, columns: Columns | None = None) -> GradedFile:
    """All answers of a CSV, TSV or JSON-lines file. Raises UsageError if it cannot be read or lacks a column."""
    columns = columns or Columns()
    found = read_rows(file)
    named = headers(file, found, columns, NAMES, ("answer", "score"))
    most = _most(found, named["score"])
    held: list[Graded] = []
    skipped = 0
    faults: list[str] = []
    for number, cells in found:
        if cells is None:
            faults.append(f"line {number} is no JSON object: left out")
        elif columns.skips(cells):
            skipped += 1
        else:
            try:
                held.append(_one(cells, named, columns.raters_of(cells), most))
            except (ValueError, TypeError, ZeroDivisionError) as error:
                faults.append(f"line {number} is left out: {_told(error)}")
    if not held:
        raise UsageError("no line holds a graded answer", str(file), faults[0] if faults else "")
    steps = len({one.score for one in held})
    return GradedFile(name=file.stem, answers=tuple(held), steps=steps, faults=tuple(faults), skipped=skipped)


def _told(error: Exception) -> str:
    what = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    return " ".join(what.removeprefix("Value error, ").split())


def _most(found: Sequence[Row], column: str) -> float:
    """The highest score of all, which is full marks where no column says what full marks are."""
    most = 0.0
    for row in found:
        try:
            most = max(most, float((row.cells or {}).get(column, 0)))
        except (TypeError, ValueError):
            continue
    return most or 1.0


def _one(cells: Cells, named: Mapping[str, str], raters: Sequence[str], most: float) -> Graded:
    of = {name: cells.get(column) for name, column in named.items()}
    full = float(of.get("max_score") or most)
    score = float(of["score"] if of["score"] is not None else "")
    if not 0 <= score <= full:
        raise ValueError(f"a score of {of['score']} is not between 0 and {full:g}")
    item = None if of.get("question") else of.get("item")
    given = {
        "answer": of["answer"] or "",
        "item": str(item) if item else None,
        "question": of.get("question"),
        "reference_answer": of.get("reference_answer"),
        **{name: cells[name] for name in ("key_points", "exemplars") if isinstance(cells.get(name), list)},
    }
    answer = Answer.model_validate(given)
    marks = tuple(float(cells[name]) / full for name in raters if str(cells.get(name) or "").strip())
    question = str(of.get("question_id") or answer.item or answer.question)
    return Graded(
        question=question, answer=answer, score=score / full, raters=marks if len(marks) == len(raters) else ()
    )
