"""`interviewer bank`: the questions there are, and whether they are in order.

Knows how questions are listed, shown and checked at a terminal. Never shows a reference answer that was not asked for.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Annotated

import typer

from interviewer.cli.bank_exchange import export, import_
from interviewer.cli.near import known, word
from interviewer.cli.options import Content, Json, given
from interviewer.cli.output import columns, json_line, json_page, markdown, told
from interviewer.content.lint import lint_library
from interviewer.content.loader import BUILT_IN, load_content
from interviewer.content.overlap import read_runs
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.text import folded
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.wiring import index_for, library_for

bank = typer.Typer(help="The question bank: check, list, show, search, import, export.", rich_markup_mode=None)
bank.command("import")(import_)
bank.command()(export)

Id = Annotated[str, typer.Argument(metavar="ID")]


@bank.command()
def check(context: typer.Context, content: Content = None, json: Json = False) -> None:
    """Check every file of the bank, the personas and the rubrics; exit status 1 if there are errors."""
    settings = given(context).settings(content)
    held = load_content(list(settings.content))
    findings = lint_library(held.library, held.locate, read_runs(BUILT_IN))
    if json:
        json_page([finding.model_dump(mode="json") for finding in findings])
    else:
        for finding in findings:
            print(finding)
    errors = sum(finding.severity == "error" for finding in findings)
    told(f"{len(held.library.items)} questions: {errors} errors, {len(findings) - errors} warnings.")
    if errors:
        raise typer.Exit(1)


@bank.command("list")
def list_(
    context: typer.Context,
    stage: Annotated[str | None, typer.Option(help="Only questions of this stage.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only questions of this kind, such as math.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only questions with this topic.")] = None,
    content: Content = None,
    json: Json = False,
) -> None:
    """List the questions, by id."""
    library = library_for(given(context).settings(content))
    items = list(_chosen(library, stage, kind, topic))
    if json:
        for item in items:
            json_line(summary(item))
        return
    columns((item.id, item.kind, str(item.difficulty), ", ".join(item.stage), _titled(item)) for item in items)
    if not items:
        told("No question fits.")


def _chosen(library: Library, stage: str | None, kind: str | None, topic: str | None) -> Iterator[Item]:
    at = word("stage", stage, Stage) if stage else None
    of = word("kind", kind, Kind) if kind else None
    topics = sorted({topic for item in library.items.values() for topic in item.topic})
    about = known("topic", _named(topic), [_named(one) for one in topics]) if topic else None
    for id in sorted(library.items):
        item = library.items[id]
        fits = (at is None or at in item.stage) and (of is None or item.kind is of)
        if fits and (about is None or about in map(_named, item.topic)):
            yield item


def _titled(item: Item) -> str:
    return f"{item.title} (draft)" if item.draft else item.title


def _named(topic: str) -> str:
    return folded(topic).replace("_", " ").replace("-", " ")


def summary(item: Item) -> dict[str, object]:
    """What a list says of a question; nothing that would give its answer away."""
    fields = {"id", "version", "draft", "kind", "title", "stage", "topic", "difficulty", "rarity", "seniority"}
    return item.model_dump(mode="json", include={*fields, "time_box"})


@bank.command()
def show(
    context: typer.Context,
    id: Id,
    answers: Annotated[
        bool, typer.Option("--answers", help="With key points, misconceptions and the reference answer.")
    ] = False,
    content: Content = None,
    json: Json = False,
) -> None:
    """Show one question as it is asked; what is judged only with --answers."""
    library = library_for(given(context).settings(content))
    item = library.item(known("question", id, library.items, "see `interviewer bank list`"))
    if json:
        asked = {"prompt", "candidate_context", "modality", "capabilities"}
        json_page(
            item.model_dump(mode="json") if answers else summary(item) | item.model_dump(mode="json", include=asked)
        )
        return
    markdown("\n\n".join(_page(item, answers)))


def _page(item: Item, answers: bool) -> Iterator[str]:
    yield f"# {_titled(item)}"
    box = f"{item.time_box.soft_min:g} to {item.time_box.hard_min:g} minutes"
    yield f"{item.id}, version {item.version}, {item.kind}, difficulty {item.difficulty} of 5, {box}"
    yield "Stages: " + ", ".join(item.stage) + ". Topics: " + ", ".join(item.topic) + "."
    yield item.prompt
    if item.candidate_context:
        yield f"```text\n{item.candidate_context.rstrip()}\n```"
    if answers:
        yield from _answers(item)


def _answers(item: Item) -> Iterator[str]:
    yield "## Key points"
    sorts = {point.id: "core" if point.core else "stretch" if point.stretch else "base" for point in item.key_points}
    yield "\n".join(f"- {p.id} ({sorts[p.id]}, weight {p.weight}): {p.text}" for p in item.key_points)
    if item.misconceptions:
        yield "## Misconceptions"
        yield "\n".join(f"- {m.id} ({m.severity}): {m.claim} {m.why_wrong}" for m in item.misconceptions)
    if item.reference_answer:
        yield "## Reference answer"
        yield item.reference_answer
    elif item.judge_notes:
        yield "## Notes for the judge"
        yield item.judge_notes


@bank.command()
def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    limit: Annotated[int, typer.Option(min=1, help="At most that many.")] = 5,
    content: Content = None,
    json: Json = False,
) -> None:
    """Find questions by free words, best first."""
    settings = given(context).settings(content)
    library = library_for(settings)
    with closing(index_for(settings, library, told)) as index:
        hits = index.search(text, limit)
    if json:
        for hit in hits:
            json_line(summary(library.items[hit.item_id]) | {"score": round(hit.score, 4)})
        return
    columns((hit.item_id, f"{hit.score:.2f}", _titled(library.items[hit.item_id])) for hit in hits)
    if not hits:
        told("No question fits.")
