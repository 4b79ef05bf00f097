"""`interviewer eval criteria`: verdicts on single criteria beside people's labels.

Knows a file, columns and a table at a terminal. Never knows how anything is measured.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from interviewer.assess.tally import Judge
from interviewer.cli.batch import Allowance, AtOnce, Draws, Limit, PriceOf, judge_on, watched
from interviewer.cli.options import Content, Json, Model, given
from interviewer.cli.output import columns, json_page
from interviewer.config import Settings
from interviewer.measure.criteria import CriteriaReport, CriterionRead, criteria_report, judged, read_labels
from interviewer.measure.figures import between
from interviewer.measure.tables import Columns
from interviewer.models.abreast import abreast
from interviewer.wiring import library_for

SAMPLE = 20


def criteria(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, TSV or JSON lines, one criterion a line.")],
    model: Model = None,
    content: Content = None,
    json: Json = False,
    answer: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with the answer.")] = None,
    criterion: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with the criterion.")] = None,
    label: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column with people's label.")] = None,
    rater: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="One rater's labels; repeat it.")] = None,
    disagreements: Annotated[int, typer.Option(min=0, metavar="N", help="How many to list a criterion.")] = 3,
    draws: Draws = None,
    at_once: AtOnce = 4,
    limit_usd: Limit = None,
    price: PriceOf = None,
) -> None:
    """Measure verdicts on single criteria against people's labels: met, partial or missed.

    Each line holds an answer, a criterion and a label, or one `rater...` column a person; answers are told apart by
    `answer_id` or their text.
    """
    settings = given(context).settings(content, model=model, judge_draws=draws)
    named = {name: to for name, to in (("answer", answer), ("criterion", criterion), ("label", label)) if to}
    asked = Columns(named=named, raters=tuple(rater or ()))
    report = labelled_report(settings, file, asked, Allowance(at_once, limit_usd, price))
    if json:
        json_page(report.model_dump(mode="json"))
        return
    labels_table(report, disagreements)


def labelled_report(settings: Settings, file: Path, asked: Columns, allowed: Allowance) -> CriteriaReport:
    """The file judged and measured. Raises UsageError before a call that nobody allowed."""
    library = library_for(settings)
    answers = read_labels(file, asked)

    def sampled(judge: Judge) -> float:
        some = answers[:: max(1, len(answers) // SAMPLE)]
        for one in some:
            judged(one, judge)
        return len(answers) / len(some)

    judge = judge_on(settings, library, allowed, sampled)
    at_once = allowed.at_once if judge.name != "rules" else 1
    work = abreast(lambda one: judged(one, judge), answers, at_once)
    return criteria_report(file.stem, answers, list(watched(work, len(answers), f"Judging {file.stem}")))


def labels_table(report: CriteriaReport, number: int, worst: int | None = None) -> None:
    """The report as a table, with at most so many disagreements a criterion.

    worst: only so many of the criteria with a disagreement, those with most first; None lists every criterion.
    """
    print(f"{report.name}: {report.labels} labels on {report.answers} answers, judged by {report.judge}")
    if report.ungraded:
        print(f"{report.ungraded} answers got no verdict and are left out")
    heads = ("", "kappa", "macro-F1", "leniency")
    rows = [(f"  {one.reading}", *map(between, (one.kappa, one.macro_f1, one.leniency))) for one in report.agreed]
    columns([heads, *rows])
    print(f"people: kappa {_number(report.people)}" if report.people is not None else "people: one label each")
    for read in _chosen(report, worst):
        missed = len(read.disagreements)
        said = f"kappa {_number(read.kappa)}, leniency {_number(read.leniency)}, {missed} disagreements"
        print(f"\n{read.id}: {said}\n  {' '.join(read.text.split())[:160]}")
        for one in read.disagreements[:number]:
            quote = f", “{' '.join(one.quote.split())[:80]}”" if one.quote else ""
            print(f"    answer {one.answer}: people {'/'.join(one.people)}, judge {one.judge}{quote}")


def _chosen(report: CriteriaReport, worst: int | None) -> Sequence[CriterionRead]:
    if worst is None:
        return report.criteria
    amiss = [read for read in report.criteria if read.disagreements]
    return sorted(amiss, key=lambda read: -len(read.disagreements))[:worst]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
