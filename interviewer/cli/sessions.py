"""`interviewer sessions`: what was said and judged, afterwards.

Knows how sessions are listed, shown, written out, contested and deleted. Never goes on with one.
"""

import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from interviewer.assess.export import to_markdown, transcript_markdown
from interviewer.assess.export_file import Format, to_file
from interviewer.assess.report import ItemReport, Report
from interviewer.assess.spoken import turns_of
from interviewer.cli.conversation import patiently
from interviewer.cli.near import known
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_line, json_page, markdown, told
from interviewer.domain.errors import ModelError, UsageError
from interviewer.domain.state import fold
from interviewer.domain.vocabulary import Mode
from interviewer.store import EventStore, SessionHead
from interviewer.wiring import House, build, store_for

sessions = typer.Typer(
    help="Past and open sessions: list, show, export, judge again, contest, delete.", rich_markup_mode=None
)

Id = Annotated[str, typer.Argument(metavar="ID")]


@sessions.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List the sessions, the latest first."""
    with closing(store_for(given(context).settings())) as store:
        heads = store.list()
    if json:
        for head in heads:
            json_line(head)
        return
    columns((head.id, _day(head.updated_at), head.status, head.title) for head in heads)
    if not heads:
        told("No session yet; begin one with `interviewer practice`.")


@sessions.command()
def show(context: typer.Context, id: Id, json: Json = False, content: Content = None) -> None:
    """Show the whole feedback on a session and what was said; of a mock interview that is still open, only the latter.

    With --json: the session as it is kept.
    """
    if json:
        with closing(store_for(given(context).settings())) as store:
            head, state = _head(store, id), fold(id, store.read(id))
        json_page({"head": head.model_dump(mode="json"), "state": state.model_dump(mode="json")})
        return
    with closing(build(given(context).settings(content), told)) as house:
        _head(house.store, id)
        state = house.interviews.state(id)
        if state.ended or state.chosen.mode is Mode.DRILL:
            markdown(to_markdown(_report(house, id)))
            return
        markdown(transcript_markdown(turns_of(state, house.library)))
    told(f"It is still open: go on with `interviewer practice --resume {id}`; the feedback comes at its end.")


def _report(house: House, id: str) -> Report:
    with patiently():
        return house.report(id)


@sessions.command()
def export(
    context: typer.Context,
    id: Id,
    format: Annotated[Format, typer.Option(help="md, html or pdf for reading, json for programs.")] = Format.MD,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
    content: Content = None,
) -> None:
    """Write the feedback on a session; questions that nobody judged yet are judged first."""
    if output is None and format is Format.PDF and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal", remedy="name a file with -o")
    with closing(build(given(context).settings(content), told)) as house:
        _head(house.store, id)
        report = _report(house, id)
    made = to_file(report, format)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(made)
    except OSError as error:
        raise UsageError(
            f"the file cannot be written: {error.strerror or error}", str(output), "name another with -o"
        ) from None
    told(f"Written to {output}.")


@sessions.command()
def judge(context: typer.Context, id: Id, content: Content = None) -> None:
    """Judge again what a failing judge left ungraded; both judgements are kept, the later one counts."""
    with closing(build(given(context).settings(content), told)) as house:
        _head(house.store, id)
        with patiently():
            tried, state = house.interviews.judge_again(id)
    left = state.ungraded()
    told(f"{tried - len(left)} of {tried} ungraded answers are judged now.")
    if left:
        raise ModelError(left[0].why)


@sessions.command()
def contest(
    context: typer.Context,
    id: Id,
    question: Annotated[int, typer.Option("--question", metavar="N", help="Its number in the feedback.", min=1)],
    point: Annotated[str, typer.Option("--point", metavar="ID", help="The key point, by id or label such as P3.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="For your own record; no judge reads it.")] = "",
    content: Content = None,
) -> None:
    """Have one key point judged again, blind; both verdicts are kept, the later one counts, also where it is lower."""
    with closing(build(given(context).settings(content), told)) as house:
        _head(house.store, id)
        with patiently():
            before = house.report(id)
            item = _question(before, question)
            key_point = _key_point(item, point)
            house.interviews.contest(id, item.opening, key_point, why)
            after = house.report(id).items[question - 1]
    held = next(one for one in after.points if one.key_point == key_point)
    told(f"{held.label} of “{after.title}”: {held.contest.says if held.contest else held.says}.")
    told(f"The question's level {_step(item.level, after.level)}.")


def _question(report: Report, number: int) -> ItemReport:
    if number > len(report.items):
        there = f"there are {len(report.items)}; see `interviewer sessions show {report.facts.session}`"
        raise UsageError(f"there is no question {number}", f"session {report.facts.session}", there)
    return report.items[number - 1]


def _key_point(item: ItemReport, name: str) -> str:
    """The key point of that id or label."""
    labels = {point.label.lower(): point.key_point for point in item.points}
    ids = {point.key_point for point in item.points}
    if name in ids:
        return name
    if name.lower() not in labels:
        there = ", ".join(f"{point.label} ({point.key_point})" for point in item.points)
        raise UsageError(f"no key point is called “{name}”", f"“{item.title}”", f"one of {there}" if there else "")
    return labels[name.lower()]


def _step(before: int | None, after: int | None) -> str:
    was, now = (str(level) if level is not None else "none" for level in (before, after))
    return f"stays {now}" if was == now else f"was {was} and is {now} now"


@sessions.command()
def delete(
    context: typer.Context, id: Id, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Delete a session with all that was said in it."""
    with closing(store_for(given(context).settings())) as store:
        head = _head(store, id)
        if not yes and not _confirmed(head):
            told("Nothing was deleted.")
            raise typer.Exit(1)
        store.delete(id)
    told(f"Session {id} is deleted.")


def _confirmed(head: SessionHead) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("nobody is there to be asked", f"session {head.id}", "give --yes to delete it")
    return typer.confirm(f"Delete session {head.id} ({head.title}) for good?", err=True)


def _head(store: EventStore, id: str) -> SessionHead:
    heads = {head.id: head for head in store.list()}
    return heads[known("session", id, heads, "see `interviewer sessions list`")]


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
