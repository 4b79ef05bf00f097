"""`interviewer bank import` and `interviewer bank export`: questions in from other files, and out to them.

Knows options and how a report is written. Never knows a file format, and never writes an item itself.
"""

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from interviewer.cli.near import known, word
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import json_page, told
from interviewer.content.exchange.card import Deck
from interviewer.content.exchange.drafting import Wishes, slug
from interviewer.content.exchange.exporting import Out, exported
from interviewer.content.exchange.importing import Outcome, import_deck
from interviewer.content.exchange.own_bank import OwnBank
from interviewer.content.exchange.reading import Format, read_deck
from interviewer.content.loader import load_library
from interviewer.domain.errors import DeckError, UsageError
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.wiring import library_for

_SAID = ("taken", "already_there", "skipped")


class _Read(NamedTuple):
    """One file and what became of it. fault: why nothing could be read."""

    file: Path
    deck: Deck | None
    outcomes: Sequence[Outcome] = ()
    fault: str = ""


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Markdown, CSV, TSV, Anki's plain text or YAML.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Content folder that the questions go into.")],
    format: Annotated[
        Format | None, typer.Option(help="By the file's name and look, unless given; csv is any table.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="K", help="Kind of the questions, such as math.")] = None,
    stage: Annotated[
        str | None, typer.Option(metavar="S", help="Stage they are asked in; by kind unless given.")
    ] = None,
    content: Content = None,
    json: Json = False,
) -> None:
    """Make drafts of questions out of files that hold questions and answers. Nothing that is there is changed."""
    wished = Wishes(word("kind", kind, Kind) if kind else None, word("stage", stage, Stage) if stage else None)
    for file in files:
        if not file.exists():
            raise UsageError("no such file", str(file), "name a file of questions")
        if file.is_dir():
            raise UsageError("this is a folder", str(file), "name the files in it")
    settings = given(context).settings(content)
    library = load_library()
    bank = OwnBank(to, library.items.values(), settings.content)
    results = [_imported(file, format, wished, bank, library) for file in files]
    if json:
        json_page(_as_json(to, results, bank))
        for fault in (result.fault for result in results if result.fault):
            told(fault)
    else:
        _report(to, results, bank)
    if any(result.fault for result in results) or not _those(results, "taken", "already_there"):
        raise typer.Exit(1)


def _imported(file: Path, format: Format | None, wished: Wishes, bank: OwnBank, library: Library) -> _Read:
    """One file taken in; a file that cannot be read keeps no other from being."""
    try:
        deck = read_deck(file, format)
        wishes = wished._replace(topic=slug(file.stem)[:40].strip("-"))
        return _Read(file, deck, list(import_deck(deck, file.name, bank, wishes, library)))
    except DeckError as error:
        return _Read(file, None, fault=str(error))


def _those(results: Iterable[_Read], *statuses: str) -> list[Outcome]:
    return [one for result in results for one in result.outcomes if one.status in statuses]


def _as_json(to: Path, results: Sequence[_Read], bank: OwnBank) -> dict[str, object]:
    files = [
        {
            "file": str(result.file),
            "encoding": result.deck.encoding if result.deck else None,
            "fault": result.fault or None,
            "notes": list(result.deck.notes) if result.deck else [],
            "questions": [one.model_dump(mode="json") for one in result.outcomes],
        }
        for result in results
    ]
    counts = {status: len(_those(results, status)) for status in _SAID}
    return {"to": str(to), **counts, "files": files, "unreadable": list(bank.unread)}


def _report(to: Path, results: Sequence[_Read], bank: OwnBank) -> None:
    for line in bank.unread:
        told(f"{line} (it was passed over)")
    for result in results:
        for one in result.outcomes:
            print(f"{result.file}:{one.line}: {_line(one)}")
    for result in results:
        for line in _remarks(result):
            told(line)
    taken = _those(results, "taken")
    there, skipped = len(_those(results, "already_there")), len(_those(results, "skipped"))
    told(f"{len(taken)} question{'s' if len(taken) != 1 else ''} taken, {there} already there, {skipped} skipped.")
    if taken:
        lacking = Counter(name for one in taken for name in one.missing)
        drafts = ", ".join(f"{name} ({count})" for name, count in lacking.most_common())
        if drafts:
            told(f"They are drafts. Missing for full quality: {drafts}. See docs/writing-items.md.")
        told(f"Practise one: interviewer practice --content {shlex.quote(str(to))} --item {taken[0].id}")


def _line(one: Outcome) -> str:
    if one.status == "skipped":
        return f"skipped: {one.why}" + (f" (“{one.question}”)" if one.question else "")
    if one.status == "already_there":
        return ", ".join(filter(None, (f"already there: {one.id}", one.why)))
    points = f"{one.key_points} key point{'s' if one.key_points != 1 else ''}"
    more = "".join(f"; {note}" for note in one.notes)
    mend = "".join(f"; to mend: {fault}" for fault in one.to_mend)
    return f"taken: {one.id}, {points}{more}{mend}"


def _remarks(result: _Read) -> Iterable[str]:
    """What is to be said of a file as a whole."""
    if result.fault:
        yield result.fault
    if result.deck and not result.deck.encoding.startswith("UTF"):
        yield f"{result.file}: read as {result.deck.encoding}; save it as UTF-8 if letters came out wrong"
    yield from (f"{result.file}: {note}" for note in (result.deck.notes if result.deck else ()))


def export(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="These questions; all by default.")] = None,
    format: Annotated[Out, typer.Option(help="anki and csv for other programs, md for reading.")] = Out.MD,
    stage: Annotated[str | None, typer.Option(metavar="S", help="Only questions of this stage.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
    content: Content = None,
) -> None:
    """Write questions with their reference answers: as cards for Anki, as a table, or as one document to read."""
    library = library_for(given(context).settings(content))
    at = word("stage", stage, Stage) if stage else None
    named = [known("question", id, library.items, "see `interviewer bank list`") for id in dict.fromkeys(ids or ())]
    items = [library.items[id] for id in (named or sorted(library.items))]
    items = [item for item in items if at is None or at in item.stage]
    if not items:
        raise UsageError("no question fits", f"--stage {stage}", "see `interviewer bank list`")
    _write(exported(items, format), output)
    where = f"written to {output}" if output else "written"
    told(f"{len(items)} question{'s' if len(items) != 1 else ''} {where}, with the reference answers.")


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(
            f"the file cannot be written: {error.strerror or error}", str(output), "name another with -o"
        ) from None
