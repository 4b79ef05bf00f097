"""`interviewer eval`: how well answers are read, in numbers.

Knows how measurements are shown at a terminal. Never knows how anything is measured.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from interviewer.assess.offline import OfflineJudge
from interviewer.cli.evaluate_interviewer import interviewer
from interviewer.cli.near import word
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_page
from interviewer.conduct.tracker import RuleTracker
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind
from interviewer.measure.bank import Figure, Measured, failures, measured, totals, worst
from interviewer.measure.tracking import tracked, tracking_totals
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
    number: Annotated[int, typer.Option("--worst", min=0, metavar="N", help="How many questions to list.")] = 10,
) -> None:
    """Measure how answers to each question of the bank are read offline.

    Each question's own exemplars are judged, and answers put together from its accepted wordings; what both say is
    known. A measurement, not a test: the exit status is 0 whatever comes out.
    """
    library = library_for(given(context).settings(content))
    judge = OfflineJudge(library.scoring, library.rubric_version)
    items = _items(library, word("kind", kind, Kind) if kind else None)
    results = list(_watched(measured(items, judge, library.scoring), len(items)))
    figures = (*totals(results), *tracking_totals(list(tracked(items, RuleTracker()))))
    if json:
        json_page(
            {
                "totals": [figure.model_dump(mode="json") | {"reached": figure.reached} for figure in figures],
                "worst": [{"item": one.item, "failures": list(failures(one))} for one in worst(results, number)],
                "items": [one.model_dump(mode="json") for one in results],
            }
        )
        return
    _table(figures, len(results), sum(one.anchors.run for one in results))
    _worst(worst(results, number))


def _items(library: Library, kind: Kind | None) -> list[Item]:
    """All questions of the kind but drafts, which nobody has checked."""
    items = (library.items[id] for id in sorted(library.items))
    return [item for item in items if not item.draft and kind in (None, item.kind)]


def _watched(results: Iterator[Measured], count: int) -> Iterator[Measured]:
    """The same, with a bar on standard error where that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    shown = sys.stderr.isatty()
    yield from track(results, "Reading", total=count, console=console, disable=not shown, transient=True)


def _table(figures: Sequence[Figure], count: int, run: int) -> None:
    print(f"{count} questions, read offline")
    if run:
        print(f"{run} of them settled by running code: left out of the scores")
    rows: list[tuple[str, str, str, str]] = []
    for part, group in groupby(figures, key=lambda figure: figure.part):
        rows.append(("", "", "", ""))
        rows.append((part, "measured", "target", ""))
        for figure in group:
            verdict = {True: "", False: "below", None: ""}[figure.reached]
            if figure.most and verdict:
                verdict = "above"
            rows.append((f"  {figure.name}", _written(figure.value, figure.sort), _target(figure), verdict))
    columns(rows)


def _target(figure: Figure) -> str:
    if figure.target is None:
        return "-"
    return f"{'at most ' if figure.most else ''}{_written(figure.target, figure.sort)}"


def _written(value: float | None, sort: str) -> str:
    if value is None:
        return "-"
    return {"share": f"{100 * value:.1f}%", "levels": f"{value:.2f}", "count": f"{value:.0f}"}[sort]


def _worst(results: Sequence[Measured]) -> None:
    if not results:
        return
    print("\nworst questions")
    for one in results:
        print(f"  {one.item}")
        for line in failures(one):
            print(f"    {line}")
