"""`interviewer material`: the candidate's own projects and documents: add, list, show, describe, search, delete.

Knows what is typed and how it is listed. Never reads a file's format, and never knows an interview.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from interviewer.cli.options import Json, given
from interviewer.cli.output import columns, json_line, json_page, told
from interviewer.domain.errors import MaterialError, UsageError
from interviewer.domain.own_work import Document, DocumentRole, Project
from interviewer.material.limits import MOST_BYTES
from interviewer.material.work import Work
from interviewer.wiring import store_for, work_for

material = typer.Typer(
    help="Your own projects and documents: add, list, show, describe, search, delete.", rich_markup_mode=None
)

OWNER = ""
"""Whoever sits at this machine, as on the page without a sign-in."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="The project's name.")]
Of = Annotated[str | None, typer.Option("--project", metavar="NAME", help="In this project alone.")]


@material.command()
def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDF, PPTX, DOCX, Markdown or plain text.")],
    project: Annotated[
        str | None, typer.Option(metavar="NAME", help="The project that they belong to; a new name begins one.")
    ] = None,
    role: Annotated[
        DocumentRole | None, typer.Option(help="What they are; by default slides for .pptx, paper for the rest.")
    ] = None,
    json: Json = False,
) -> None:
    """Read files and keep what they say. They are read on this machine; nothing in them is run or fetched."""
    failed = 0
    with _work(context) as work:
        contents = [(file, _bytes(file)) for file in files]
        chosen = _chosen(work, project, files[0])
        for file, data in contents:
            try:
                document = work.add(OWNER, chosen.id, file.name, data, role)
            except (MaterialError, UsageError) as error:
                failed += 1
                told(f"interviewer: {error}")
                continue
            if json:
                json_line({**document.model_dump(mode="json"), "project_name": chosen.name})
            else:
                print(f"{document.id}  {about(document)}")
                for line in notes(document):
                    told(f"{document.name}: {line}")
    if failed:
        raise typer.Exit(1)


@material.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List your projects with their documents."""
    with _work(context) as work:
        projects, documents = work.projects(OWNER), work.documents(OWNER)
    for project in projects:
        own = [one for one in documents if one.project == project.id]
        if json:
            json_line({**project.model_dump(mode="json"), "documents": [one.model_dump(mode="json") for one in own]})
            continue
        said = sum(bool(text) for _, text in project.lens)
        print(f"{project.name}: {said} of 8 steps described, {len(project.results)} results")
        columns((f"  {one.id}", about(one)) for one in own)
    if not projects and not json:
        told("No project yet; begin one with `interviewer material add FILE --project NAME`.")


@material.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A project's name, or a document's id.")],
    json: Json = False,
) -> None:
    """Show a project's description, or what was read of a document."""
    with _work(context) as work:
        documents = {one.id: one for one in work.documents(OWNER)}
        if name in documents:
            _show_document(work, documents[name], json)
            return
        project = work.project(OWNER, name)
        own = work.documents(OWNER, project.id)
    if json:
        json_page({**project.model_dump(mode="json"), "documents": [one.model_dump(mode="json") for one in own]})
        return
    print(project.name)
    columns((f"  {step.replace('_', ' ')}", text or "-") for step, text in project.lens)
    for row in project.results:
        print("  result: " + " | ".join(cell or "-" for _, cell in row))
    columns((f"  {one.id}", about(one)) for one in own)


@material.command()
def describe(
    context: typer.Context,
    name: Name,
    steps: Annotated[
        list[str],
        typer.Argument(
            metavar="STEP=TEXT...",
            help="problem, gap, idea, method, evidence, limits, next_steps or impact; an empty text clears it.",
        ),
    ],
) -> None:
    """Describe a project step by step, in your own words."""
    lens = {}
    for step in steps:
        word, equals, text = step.partition("=")
        if not equals:
            raise UsageError(f"“{step}” is no step with its text", remedy='such as method="a sparse router"')
        lens[word.strip().lower().replace("-", "_")] = text
    with _work(context) as work:
        project = work.describe(OWNER, name, lens)
    told(f"{project.name}: {sum(bool(text) for _, text in project.lens)} of 8 steps described.")


@material.command()
def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    project: Of = None,
    limit: Annotated[int, typer.Option(min=1, max=50)] = 5,
    json: Json = False,
) -> None:
    """Find passages of your documents by words."""
    with _work(context) as work:
        found = work.search(OWNER, text, project, limit)
    for one in found:
        if json:
            json_line(one)
            continue
        page = f", page {one.passage.page}" if one.passage.page else ""
        print(f"{one.score:.2f}  {one.document}{page}: {' '.join(one.passage.text.split())[:300]}")
    if not found and not json:
        told("No passage fits.")


@material.command()
def delete(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A project's name, or a document's id.")],
    json: Json = False,
) -> None:
    """Delete a project with all its documents, or one document, with all that is kept of it."""
    with _work(context) as work:
        documents = {one.id for one in work.documents(OWNER)}
        gone = work.delete_document(OWNER, name) if name in documents else work.delete(OWNER, name)
    if json:
        json_line({"deleted": gone})
    else:
        told(f"Deleted: {gone}.")


def about(document: Document) -> str:
    """One line of what was read."""
    unit = "slides" if document.role is DocumentRole.SLIDES else "pages"
    pages = f"{document.pages} {unit}, " if document.pages is not None else ""
    return f"{document.name} ({document.role.value}): {pages}{document.characters:,} characters"


def notes(document: Document) -> tuple[str, ...]:
    """What is odd about it, a line each."""
    orders = tuple(
        f"reads like an order to an interviewer, and is kept as text alone: {one}" for one in document.orders
    )
    return (*document.warnings, *orders)


def _show_document(work: Work, document: Document, json: bool) -> None:
    passages = work.passages(OWNER, document.id)
    if json:
        json_page({**document.model_dump(mode="json"), "text": [one.model_dump(mode="json") for one in passages]})
        return
    print(about(document))
    for line in notes(document):
        told(line)
    for passage in passages:
        print(f"\n[{f'page {passage.page}' if passage.page else passage.heading or 'text'}]\n{passage.text}")


def _chosen(work: Work, named: str | None, first: Path) -> Project:
    """The project that is named, begun if it is new; else the only one there is, or one named after the first file."""
    held = work.projects(OWNER)
    if named is not None:
        same = next((one for one in held if named.casefold() in (one.name.casefold(), one.id)), None)
        return same or work.begin(OWNER, named)
    if len(held) > 1:
        raise UsageError("there is more than one project", remedy="say which with --project NAME")
    return held[0] if held else work.begin(OWNER, first.stem)


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise UsageError("no such file", str(file), "name a file that exists")
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror or error}", str(file), "check its name") from None


@contextmanager
def _work(context: typer.Context) -> Iterator[Work]:
    settings = given(context).settings()
    with closing(store_for(settings)) as store:
        yield work_for(settings, store, told)
