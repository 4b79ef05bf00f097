"""`interviewer grade`: answers in, grades out, one JSON line each.

Knows where lines come from and which exit status they end in. Never knows how an answer is graded.
"""

from collections.abc import Iterator

import typer

from interviewer.assess.grading import Grade, Grader, Unreadable, grade_lines
from interviewer.assess.offline import OfflineJudge
from interviewer.cli.batch import AtOnce, Draws
from interviewer.cli.lines import lines_of
from interviewer.cli.options import Content, Lines, Model, given
from interviewer.cli.output import json_line, told
from interviewer.config import Settings
from interviewer.retrieval.documents import reference
from interviewer.wiring import batch_judge, library_for

OFFLINE = OfflineJudge.name


def grade(
    context: typer.Context,
    file: Lines = "-",
    model: Model = None,
    content: Content = None,
    draws: Draws = None,
    at_once: AtOnce = 4,
) -> None:
    """Grade answers.

    Each line holds `answer` and either `item`, an id of the bank, or `question` and `reference_answer`, with
    `key_points` and `exemplars` if there are any; `id` comes back untouched. Each line out holds `score` (0 to 1 or
    null), `level`, `status`, `verdicts` and `grader`, in the same order; a verdict on which the draws of a model differ
    is `uncertain`. A line that cannot be graded is `ungraded`,
    is told on standard error, and makes the exit status 1; the others are graded all the same.
    """
    failed = False
    settings = given(context).settings(content, model=model, judge_draws=draws)
    for result in _graded(settings, lines_of(file), at_once):
        json_line(result)
        if result.status == "ungraded":
            failed = True
            told(result.error if isinstance(result, Unreadable) else f"line {result.line} is ungraded: {result.why}")
    if failed:
        raise typer.Exit(1)


def _graded(settings: Settings, lines: Iterator[str], at_once: int) -> Iterator[Grade | Unreadable]:
    library = library_for(settings)
    judge = batch_judge(settings, library, at_once)
    # No question store: an item brings its own reference answer, and starting Chroma would cost a second.
    grader = Grader(library.items, judge, library.scoring, lambda id: reference(library.item(id)).text)
    return grade_lines(lines, grader, 1 if judge.name == OFFLINE else at_once)
