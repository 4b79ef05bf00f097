"""`interviewer eval interviewer`: how the interviewer behaves, in numbers.

Knows how the table is shown and which sessions are measured. Never knows a metric.
"""

import sys
from collections.abc import Iterator
from typing import Annotated, TypeVar

import typer

from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_page, told
from interviewer.domain.errors import UsageError
from interviewer.measure.conduct import Conduct, Row, conduct, read
from interviewer.measure.conducted import STAGES, simulated
from interviewer.measure.recorded import recorded
from interviewer.wiring import library_for, store_for

T = TypeVar("T")
_WIDEST = 150


def interviewer(
    context: typer.Context,
    content: Content = None,
    json: Json = False,
    stages: Annotated[int, typer.Option(min=0, metavar="N", help="How many stages to simulate.")] = STAGES,
    seed: Annotated[int, typer.Option(help="Settles who sits which stage, and every choice of theirs.")] = 0,
    sessions: Annotated[bool, typer.Option("--sessions", help="Measure recorded sessions and simulate none.")] = False,
    session: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this recorded session; may be repeated.")
    ] = None,
    planted: Annotated[bool, typer.Option(help="Also measure planted turns.")] = True,
    misbehave: Annotated[
        bool, typer.Option("--misbehave", help="Let a scripted model speak that praises, leaks and asks twice.")
    ] = False,
    number: Annotated[int, typer.Option("--worst", min=0, metavar="N", help="How many turns to list.")] = 12,
) -> None:
    """Measure how the interviewer behaves, over simulated stages or recorded sessions.

    Candidates of every level and style sit stages of all nine kinds, in memory and without a model. Planted turns are
    said to questions of the bank, and what follows is compared with what must. A measurement, not a test: the exit
    status is 0 whatever comes out.
    """
    if misbehave and (session or sessions):
        raise UsageError("a recorded session cannot be spoken anew", remedy="leave out --misbehave or the sessions")
    settings = given(context).settings(content)
    library = library_for(settings)
    if sessions or session:
        store = store_for(settings)
        try:
            found = list(recorded(store, library, session or ()))
        finally:
            store.close()
        if not found:
            raise UsageError("there is no session that has ended", remedy="hold one with `interviewer practice`")
        result = conduct(list(_watched(map(read, found), len(found), "Reading")))
    else:
        result = simulated(library, stages, seed, planted, misbehave, _watched)
    if json:
        json_page(_page(result, number))
        return
    _table(result)
    _worst(result, number)


def _watched(results: Iterator[T], count: int, what: str) -> Iterator[T]:
    """The same, with a bar on standard error where that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(results, what, total=count, console=console, disable=not sys.stderr.isatty(), transient=True)


def _page(result: Conduct, number: int) -> dict[str, object]:
    return {
        "sessions": result.sessions,
        "turns": result.turns,
        "rows": [row.model_dump(mode="json") | {"met": row.met} for row in result.rows()],
        "worst": [flaw.model_dump(mode="json") for flaw in result.worst(number)],
        "notes": list(result.notes),
    }


def _table(result: Conduct) -> None:
    print(f"{result.sessions} sessions, {result.turns} turns")
    rows: list[tuple[str, ...]] = [("", "metric", "value", "interval", "of", "target", "met")]
    rows += [_line(row) for row in result.rows()]
    columns(rows)
    for note in result.notes:
        told(note)


def _line(row: Row) -> tuple[str, ...]:
    between = f"{_written(row.low, row)} to {_written(row.high, row)}" if row.low is not None else "-"
    target = "-" if row.target is None else f"{'≤' if row.most else '≥'} {_written(row.target, row)}"
    met = {True: "yes", False: "no", None: "-"}[row.met]
    return row.id, row.name, _written(row.value, row), between, f"{row.of:.0f}", target, met


def _written(value: float | None, row: Row) -> str:
    if value is None:
        return "-"
    return f"{100 * value:.1f}%" if row.sort == "share" else f"{value:.2f}"


def _worst(result: Conduct, number: int) -> None:
    flaws = result.worst(number)
    if flaws:
        print("\nturns to look at")
    for flaw in flaws:
        place = f"{flaw.session} #{flaw.sequence}" if flaw.sequence else flaw.session
        text = " ".join(flaw.text.split())
        print(f"  {flaw.metric:<4} {place}\n       {text if len(text) <= _WIDEST else text[:_WIDEST] + '…'}")
