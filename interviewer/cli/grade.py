"""`interviewer grade`: answers in, grades out, one JSON line each.

Knows where lines come from and which exit status they end in. Never knows how an answer is graded.
"""

from collections.abc import Iterator

import typer

from interviewer.assess.grading import Grade, Grader, Unreadable, grade_lines
from interviewer.cli.lines import lines_of
from interviewer.cli.options import Content, Lines, Model, given
from interviewer.cli.output import json_line, told
from interviewer.config import Settings
from interviewer.retrieval.documents import reference
from interviewer.wiring import judge_for, library_for


def grade(context: typer.Context, file: Lines = "-", model: Model = None, content: Content = None) -> None:
    """Grade answers.

    Each line holds `answer` and either `item`, an id of the bank, or `question` and `reference_answer`, with
    `key_points` and `exemplars` if there are any; `id` comes back untouched. Each line out holds `score` (0 to 1 or
    null), `level`, `status`, `verdicts` and `grader`, in the same order. A line that cannot be graded is `ungraded`,
    is told on standard error, and makes the exit status 1; the others are graded all the same.
    """
    failed = False
    for result in _graded(given(context).settings(content, model=model), lines_of(file)):
        json_line(result)
        if result.status == "ungraded":
            failed = True
            told(result.error if isinstance(result, Unreadable) else f"line {result.line} is ungraded: {result.why}")
    if failed:
        raise typer.Exit(1)


def _graded(settings: Settings, lines: Iterator[str]) -> Iterator[Grade | Unreadable]:
    library = library_for(settings)
    # No question store: an item brings its own reference answer, and starting Chroma would cost a second.
    grader = Grader(
        library.items, judge_for(settings, library), library.scoring, lambda id: reference(library.item(id)).text
    )
    return grade_lines(lines, grader)
