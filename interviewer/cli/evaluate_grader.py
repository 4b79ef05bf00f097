"""`interviewer eval grader`: grades beside people's marks.

Knows files, columns and a table at a terminal. Never knows how anything is measured.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from interviewer.assess.grading import Grade, Grader
from interviewer.assess.tally import Judge
from interviewer.cli.batch import Allowance, AtOnce, Draws, Limit, PriceOf, judge_on, watched
from interviewer.cli.options import Content, Json, Model, given
from interviewer.cli.output import columns, json_page, told
from interviewer.config import Settings
from interviewer.domain.library import Library
from interviewer.measure.baselines import LENGTH
from interviewer.measure.figures import between
from interviewer.measure.graded import Graded, GradedFile, read_graded
from interviewer.measure.grader import GraderReport, Method, flips, grader_report
from interviewer.measure.tables import Columns
from interviewer.models.abreast import abreast
from interviewer.retrieval.documents import reference
from interviewer.wiring import library_for

SAMPLE = 40
FIGURES = ("r", "spearman", "rmse", "kappa", "bias", "within", "within_mean")
HEADS = ("", "r", "Spearman", "RMSE", "kappa", "bias", "r within", "mean r of a question")


def grader(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, TSV or JSON lines of graded answers.")],
    model: Model = None,
    content: Content = None,
    json: Json = False,
    answer: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with the answer.")] = None,
    score: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with people's mark.")] = None,
    max_score: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with full marks.")] = None,
    question: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with the question.")] = None,
    reference_answer: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with the reference.")] = None,
    question_id: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column that tells questions apart.")
    ] = None,
    rater: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="One rater's marks; repeat it.")] = None,
    skip: Annotated[str | None, typer.Option(metavar="COLUMN", help="Leave out lines where this is true.")] = None,
    draws: Draws = None,
    at_once: AtOnce = 4,
    limit_usd: Limit = None,
    price: PriceOf = None,
) -> None:
    """Measure the grader against people's marks, beside simple graders and the people themselves.

    Columns are found by their headers: `answer` or `student_answer`, `score`, `max_score`, `question`,
    `reference_answer`, `question_id`, and one `rater...` a rater; options name others. Intervals come from drawing
    questions again. With a model, replies are kept in the data folder: a repeat costs nothing and goes on where it was.
    """
    settings = given(context).settings(content, model=model, judge_draws=draws)
    named = {
        "answer": answer,
        "score": score,
        "max_score": max_score,
        "question": question,
        "reference_answer": reference_answer,
        "question_id": question_id,
    }
    asked = Columns(named={name: to for name, to in named.items() if to}, raters=tuple(rater or ()), skip=skip)
    held = [read_graded(file, asked) for file in files]
    reports = graded_reports(settings, held, Allowance(at_once, limit_usd, price))
    if json:
        json_page([report.model_dump(mode="json") for report in reports])
        return
    for report in reports:
        _shown(report)


def graded_reports(settings: Settings, files: Sequence[GradedFile], allowed: Allowance) -> list[GraderReport]:
    """Every file graded and measured. Raises UsageError before a call that nobody allowed."""
    library = library_for(settings)
    for file in files:
        for fault in file.faults[:5]:
            told(f"{file.name}: {fault}")
        if file.skipped:
            told(f"{file.name}: {file.skipped} lines are left out as asked")
        if len(file.faults) > 5:
            told(f"{file.name}: {len(file.faults) - 5} more lines are left out")
    every = [one for file in files for one in file.answers]

    def sampled(judge: Judge) -> float:
        some = every[:: max(1, len(every) // SAMPLE)]
        for one in some:
            _grader(library, judge).grade(one.answer)
        return len(every) / len(some)

    judge = judge_on(settings, library, allowed, sampled)
    grader = _grader(library, judge)
    return [_report(file, grader, allowed.at_once if judge.name != "rules" else 1) for file in files]


def _report(file: GradedFile, grader: Grader, at_once: int) -> GraderReport:
    def one(numbered: tuple[int, Graded]) -> Grade:
        return grader.grade(numbered[1].answer, numbered[0])

    work = abreast(one, enumerate(file.answers, 1), at_once)
    grades = list(watched(work, len(file.answers), f"Grading {file.name}"))
    return grader_report(file, grades, flips(file.answers, grades, grader))


def _grader(library: Library, judge: Judge) -> Grader:
    return Grader(library.items, judge, library.scoring, lambda id: reference(library.item(id)).text)


def _shown(report: GraderReport) -> None:
    print(f"{report.name}: {report.answers} answers to {report.questions} questions, marks in {report.steps} steps")
    if report.ungraded:
        print(f"{report.ungraded} answers got no number and are left out")
    rows = [_row(method) for method in (report.judged, *report.baselines)]
    columns([HEADS, *rows])
    print(f"r with its interval: {between(report.judged.agreement.r)}")
    for name, gap in report.ahead.items():
        print(f"  above {name} by {between(gap)}")
    share = "" if report.flips.share is None else f": {100 * report.flips.share:.1f}% of {report.flips.of} changed"
    print(f"flips: {report.flips.how}{share}")
    if report.ceiling:
        one = report.ceiling
        print(
            f"people: {one.raters} raters, {one.answers} answers: r {_number(one.r)} between two, "
            f"{_number(one.r_others)} against the others' mean, kappa {_number(one.kappa)}; "
            f"the grader against one rater: r {_number(one.judge_r)}, kappa {_number(one.judge_kappa)}"
        )
    print()


def _row(method: Method) -> tuple[str, ...]:
    """Length has no scale, and so no bias."""
    figures = {name: _number(getattr(method.agreement, name).value) for name in FIGURES}
    return (f"  {method.name}", *(figures | ({"bias": "-"} if method.name == LENGTH else {})).values())


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
