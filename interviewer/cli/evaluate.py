"""`interviewer eval`: how well answers are read, in numbers.

Knows how measurements are shown at a terminal. Never knows how anything is measured.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer

from interviewer.assess.offline import OfflineJudge
from interviewer.cli.batch import watched
from interviewer.cli.evaluate_interviewer import interviewer
from interviewer.cli.near import word
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_page
from interviewer.conduct.tracker import RuleTracker
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind
from interviewer.measure.bank import Measured, failures, measured, totals, worst
from interviewer.measure.figures import Figure, targeted, verdict, written
from interviewer.measure.tracking import tracked, tracking_totals
from interviewer.measure.twins import judged_twins, twin_totals
from interviewer.wiring import library_for

evaluate = typer.Typer(help="How well answers are read, in numbers.", rich_markup_mode=None)


evaluate.command()(interviewer)


@evaluate.callback()
def every() -> None:
    """How well answers are read, in numbers."""


@evaluate.command()
def bank(
    context: typer.Context,
    content: Content = None,
    json: Json = False,
    kind: Annotated[str | None, typer.Option(help="Only questions of this kind, such as math.")] = None,
    twins: Annotated[bool, typer.Option(help="Also judge the exemplars in other words and in another style.")] = True,
    number: Annotated[int, typer.Option("--worst", min=0, metavar="N", help="How many questions to list.")] = 10,
) -> None:
    """Measure how answers to each question of the bank are read offline.

    Each question's own exemplars are judged, and answers put together from its accepted wordings; what both say is
    known. The exemplars are judged once more in other words and in another style, which should change nothing. A
    measurement, not a test: the exit status is 0 whatever comes out.
    """
    library = library_for(given(context).settings(content))
    judge = OfflineJudge(library.scoring, library.rubric_version)
    items = questions(library, word("kind", kind, Kind) if kind else None)
    results = list(watched(measured(items, judge, library.scoring), len(items)))
    changed = list(watched(judged_twins(items, judge, library.scoring), len(items), "Reading twins")) if twins else []
    styled = twin_totals([twin for some in changed for twin in some])
    figures = (*totals(results), *tracking_totals(list(tracked(items, RuleTracker()))), *styled)
    if json:
        json_page(
            {
                "totals": [figure.model_dump(mode="json") | {"reached": figure.reached} for figure in figures],
                "worst": [{"item": one.item, "failures": list(failures(one))} for one in worst(results, number)],
                "items": [one.model_dump(mode="json") for one in results],
            }
        )
        return
    print(f"{len(results)} questions, read offline")
    run = sum(one.anchors.run for one in results)
    if run:
        print(f"{run} of them settled by running code: left out of the scores")
    print()
    figure_table(figures)
    _worst(worst(results, number))


def questions(library: Library, kind: Kind | None) -> list[Item]:
    """All questions of the kind but drafts, which nobody has checked; of every kind where it is None."""
    items = (library.items[id] for id in sorted(library.items))
    return [item for item in items if not item.draft and kind in (None, item.kind)]


def figure_table(figures: Sequence[Figure]) -> None:
    """Figures under their parts, beside their targets."""
    rows: list[tuple[str, str, str, str]] = []
    for part, group in groupby(figures, key=lambda figure: figure.part):
        rows += [("", "", "", "")] * bool(rows)
        rows.append((part, "measured", "target", ""))
        for figure in group:
            said = written(figure.value, figure.sort), targeted(figure), verdict(figure)
            rows.append((f"  {figure.name}", *said))
    columns(rows)


def _worst(results: Sequence[Measured]) -> None:
    if not results:
        return
    print("\nworst questions")
    for one in results:
        print(f"  {one.item}")
        for line in failures(one):
            print(f"    {line}")
