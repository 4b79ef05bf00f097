"""`interviewer sessions`: what was said and judged, afterwards.

Knows how sessions are listed, shown, written out and deleted. Never goes on with one.
"""

import sys
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interviewer.assess.export import to_json, to_markdown
from interviewer.cli.near import known
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_line, json_page, minutes, told
from interviewer.domain.errors import UsageError
from interviewer.domain.state import State, fold
from interviewer.store import EventStore, SessionHead
from interviewer.wiring import build, store_for

sessions = typer.Typer(help="Past and open sessions: list, show, export, delete.", rich_markup_mode=None)

Id = Annotated[str, typer.Argument(metavar="ID")]


class Format(StrEnum):
    """How feedback is written out."""

    MD = "md"
    JSON = "json"


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
def show(context: typer.Context, id: Id, json: Json = False) -> None:
    """Show what was said in a session and how each question was judged."""
    with closing(store_for(given(context).settings())) as store:
        head = _head(store, id)
        state = fold(id, store.read(id))
    if json:
        json_page({"head": head.model_dump(mode="json"), "state": state.model_dump(mode="json")})
        return
    print(f"{head.id}  {head.title}  {_day(head.started_at)}  {head.status}\n")
    for turn in state.turns:
        print(f"[{minutes(turn.at_s)}] {turn.speaker}: {turn.text or f'/{turn.action}'}\n")
    _judgements(state)


def _judgements(state: State) -> None:
    for record in state.items:
        held = state.judgement(record.opening)
        if held is None:
            print(f"{record.item}: not judged")
        elif held.score is None:
            print(f"{record.item}: {held.status} {held.why}".rstrip())
        else:
            print(f"{record.item}: {held.status}, score {held.score:.1f}, level {held.level}, by {held.judge}")


@sessions.command()
def export(
    context: typer.Context,
    id: Id,
    format: Annotated[Format, typer.Option(help="md for reading, json for programs.")] = Format.MD,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
    content: Content = None,
) -> None:
    """Write the feedback on a session; questions that nobody judged yet are judged first."""
    with closing(build(given(context).settings(content), told)) as house:
        _head(house.store, id)
        report = house.report(id)
    text = to_markdown(report) if format is Format.MD else to_json(report)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"the file cannot be written: {error.strerror or error}", str(output), "name another with -o"
        ) from None
    told(f"Written to {output}.")


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
