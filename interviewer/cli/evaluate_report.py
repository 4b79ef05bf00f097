"""`interviewer eval report`: all measurements in one page, with a JSON beside it.

Knows which measurements there are and where a page is written. Never knows how anything is measured.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from interviewer.assess.offline import OfflineJudge
from interviewer.cli.batch import Allowance, AtOnce, Draws, Limit, PriceOf, watched
from interviewer.cli.evaluate_attacks import EACH, attack_figures
from interviewer.cli.evaluate_criteria import labelled_report
from interviewer.cli.evaluate_grader import graded_reports
from interviewer.cli.options import Content, Model, given
from interviewer.cli.output import told
from interviewer.conduct.tracker import RuleTracker
from interviewer.config import Settings
from interviewer.domain.errors import StoreError
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Role
from interviewer.measure.bank import measured, totals
from interviewer.measure.criteria import CriteriaReport
from interviewer.measure.evaluation import Evaluation, read_evaluation
from interviewer.measure.figures import Figure
from interviewer.measure.graded import read_graded
from interviewer.measure.grader import GraderReport
from interviewer.measure.page import to_html
from interviewer.measure.shelf import Shelf
from interviewer.measure.tables import Columns
from interviewer.measure.tracking import tracked, tracking_totals
from interviewer.measure.twins import judged_twins, twin_totals
from interviewer.wiring import library_for

PAGE, NUMBERS = "evaluation.html", "evaluation.json"
BANK, TWINS, ATTACKS = "the question bank", "the same answers in other words", "attacks"
_FIGURES: TypeAdapter[tuple[Figure, ...]] = TypeAdapter(tuple[Figure, ...])
_GRADER, _CRITERIA = TypeAdapter(GraderReport), TypeAdapter(CriteriaReport)


def report(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="Graded answers: see `interviewer eval grader`.")
    ] = None,
    labels: Annotated[
        list[Path] | None,
        typer.Option("--criteria", metavar="FILE", help="Labels: see `interviewer eval criteria`; may be repeated."),
    ] = None,
    criterion: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="Column with the criterion, for several one by one.")
    ] = None,
    model: Model = None,
    content: Content = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the page and its JSON are written.")] = Path(
        "evaluation"
    ),
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON of the run to compare with, else what is in the folder.")
    ] = None,
    skip: Annotated[str | None, typer.Option(metavar="COLUMN", help="Leave out answers where this is true.")] = None,
    draws: Draws = None,
    at_once: AtOnce = 4,
    limit_usd: Limit = None,
    price: PriceOf = None,
) -> None:
    """Measure everything and write one HTML page and a JSON beside it, compared with the run before.

    What has been measured with the same code, content and files is taken from the data folder: a run that was
    interrupted goes on where it was, and a repeat is free.
    """
    settings = given(context).settings(content, model=model, judge_draws=draws)
    earlier = against or (out / NUMBERS if (out / NUMBERS).exists() else None)
    before = read_evaluation(earlier) if earlier else None
    allowed = Allowance(at_once, limit_usd, price)
    one = evaluation(settings, files or [], labels or [], allowed, skip, criterion or [None])
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / PAGE).write_text(to_html(one, before), encoding="utf-8")
        (out / NUMBERS).write_text(one.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        what = f"the report cannot be written: {error.strerror or error}"
        raise StoreError(what, str(out), "name another folder with --out") from None
    told(f"{len(one.missed)} targets missed")
    print(out / PAGE)


def evaluation(
    settings: Settings,
    files: Sequence[Path],
    labels: Sequence[Path],
    allowed: Allowance,
    skip: str | None = None,
    criteria: Sequence[str | None] = (None,),
) -> Evaluation:
    """All measurements; the labels once with each column of criteria.

    Raises UsageError before a call that nobody allowed.
    """
    library = library_for(settings)
    shelf = Shelf(settings.home / "measured", library)
    judge = settings.models().get(Role.JUDGE) or "rules"
    how = [judge, str(settings.judge_draws), settings.api_base or ""]

    def graded(file: Path) -> GraderReport:
        depends: list[str | Path] = [*how, skip or "", file]
        return shelf.get(f"grader {file.stem}", depends, _GRADER, lambda: _graded(settings, file, allowed, skip))

    def labelled(file: Path, column: str | None) -> CriteriaReport:
        def make() -> CriteriaReport:
            asked = Columns(named={"criterion": column} if column else {})
            made = labelled_report(settings, file, asked, allowed)
            return made.model_copy(update={"name": f"{made.name}, {column}"}) if column else made

        return shelf.get(f"criteria {file.stem}", [*how, column or "", file], _CRITERIA, make)

    def attacked() -> tuple[Figure, ...]:
        return tuple(attack_figures(settings, [read_graded(file, Columns(skip=skip)) for file in files], EACH, allowed))

    return Evaluation(
        judge=judge,
        graders=tuple(map(graded, files)),
        criteria=tuple(labelled(file, column) for file in labels for column in criteria),
        questions=sum(not item.draft for item in library.items.values()),
        measured={
            BANK: shelf.get("bank", [], _FIGURES, lambda: _bank(library)),
            TWINS: shelf.get("twins", [], _FIGURES, lambda: _twins(library)),
            ATTACKS: shelf.get("attacks", [*how, skip or "", *files], _FIGURES, attacked),
        },
    )


def _graded(settings: Settings, file: Path, allowed: Allowance, skip: str | None) -> GraderReport:
    return graded_reports(settings, [read_graded(file, Columns(skip=skip))], allowed)[0]


def _bank(library: Library) -> tuple[Figure, ...]:
    judge = OfflineJudge(library.scoring, library.rubric_version)
    items = [item for item in library.items.values() if not item.draft]
    read = list(watched(measured(items, judge, library.scoring), len(items), "Reading the bank"))
    return (*totals(read), *tracking_totals(list(tracked(items, RuleTracker()))))


def _twins(library: Library) -> tuple[Figure, ...]:
    judge = OfflineJudge(library.scoring, library.rubric_version)
    items = [item for item in library.items.values() if not item.draft]
    found = watched(judged_twins(items, judge, library.scoring), len(items), "Reading twins")
    return tuple(twin_totals([twin for some in found for twin in some]))
