"""`interviewer eval attacks`: what attacks on grading come to.

Knows options and a table at a terminal. Never knows how anything is measured.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from interviewer.assess.grading import Grader
from interviewer.assess.model_judge import ModelJudge
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.tally import Judge
from interviewer.cli.batch import Allowance, AtOnce, Limit, PriceOf, judge_on, watched
from interviewer.cli.evaluate import figure_table
from interviewer.cli.options import Content, Json, Model, given
from interviewer.cli.output import json_page
from interviewer.config import Settings
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.measure.attacked import faked, faked_totals, of_answers, of_bank, struck, struck_totals, tries
from interviewer.measure.figures import Figure
from interviewer.measure.graded import GradedFile, read_graded
from interviewer.measure.plumbing import plumbed, plumbing_totals
from interviewer.measure.tricks import authored
from interviewer.models import LanguageModel
from interviewer.retrieval.documents import reference
from interviewer.wiring import library_for

PLUMBED = 12
EACH = 3


def attacks(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="Graded answers whose questions are tried too.")
    ] = None,
    model: Model = None,
    content: Content = None,
    json: Json = False,
    each: Annotated[int, typer.Option(min=1, metavar="N", help="How many answers each attack is tried on.")] = EACH,
    at_once: AtOnce = 4,
    limit_usd: Limit = None,
    price: PriceOf = None,
) -> None:
    """Try to fool the grader, and count how often it works.

    Texts that only look like answers are graded without a model; every attack is put at the start, the middle and the
    end of answers of known level, beside the same answers without it; and a judging model that obeys the attacker is
    played by a script. With a model, the attacks inside answers are put to it.
    """
    settings = given(context).settings(content, model=model)
    figures = attack_figures(
        settings, [read_graded(file) for file in files or []], each, Allowance(at_once, limit_usd, price)
    )
    if json:
        json_page([figure.model_dump(mode="json") | {"reached": figure.reached} for figure in figures])
        return
    figure_table(figures)


def attack_figures(settings: Settings, files: Sequence[GradedFile], each: int, allowed: Allowance) -> list[Figure]:
    """All figures of all attacks. Raises UsageError before a call that nobody allowed."""
    library = library_for(settings)
    items = [library.items[id] for id in sorted(library.items) if not library.items[id].draft]
    return [
        *_faked(library, items, files),
        *_struck(settings, library, items, each, allowed),
        *_plumbed(library, items),
    ]


def _faked(library: Library, items: Sequence[Item], files: Sequence[GradedFile]) -> Iterator[Figure]:
    judge = OfflineJudge(library.scoring, library.rubric_version)
    grader = Grader(library.items, judge, library.scoring, lambda id: reference(library.item(id)).text)
    sets = {
        "in place of an answer, questions of the bank": of_bank(items, named=True),
        "in place of an answer, the bank's as questions with a reference": of_bank(items, named=False),
    }
    sets |= {f"in place of an answer, {file.name}": of_answers(file.answers) for file in files}
    for part, asked in sets.items():
        count = sum(len(one.honest) for one in asked) + 7 * len(asked)
        yield from faked_totals(part, list(watched(faked(asked, grader), count, "Faking")))


def _struck(
    settings: Settings, library: Library, items: Sequence[Item], each: int, allowed: Allowance
) -> Iterator[Figure]:
    every = authored().attacks
    step = 10
    judge = judge_on(
        settings, library, allowed, lambda judge: step * bool(list(struck(items, judge, every[::step], each)))
    )
    at_once = 1 if judge.name == OfflineJudge.name else allowed.at_once
    results = list(watched(struck(items, judge, every, each, at_once), tries(every, each), "Attacking"))
    yield from struck_totals(results)


def _plumbed(library: Library, items: Sequence[Item]) -> Iterator[Figure]:
    some = items[:: max(1, len(items) // PLUMBED)][:PLUMBED]

    def judged_by(model: LanguageModel) -> Judge:
        return ModelJudge(model, library.scoring, library.rubric_version)

    yield from plumbing_totals(list(plumbed(some, judged_by)))
