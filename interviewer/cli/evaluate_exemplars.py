"""`interviewer eval exemplars`: a judge's verdicts on the bank's own exemplars beside the authored ones.

Knows options and tables at a terminal. Never knows how anything is measured.
"""

from typing import Annotated

import typer

from interviewer.assess.tally import Judge
from interviewer.cli.batch import Allowance, AtOnce, Draws, Limit, PriceOf, judge_on, watched
from interviewer.cli.evaluate import figure_table, questions
from interviewer.cli.evaluate_criteria import SAMPLE, labels_table
from interviewer.cli.near import known, word
from interviewer.cli.options import Content, Json, Model, given
from interviewer.cli.output import json_page
from interviewer.domain.vocabulary import Kind
from interviewer.measure.exemplars import anchored, exemplars_report, judged_exemplar
from interviewer.models.abreast import abreast
from interviewer.wiring import library_for


def exemplars(
    context: typer.Context,
    model: Model = None,
    content: Content = None,
    json: Json = False,
    kind: Annotated[str | None, typer.Option(help="Only questions of this kind, such as math.")] = None,
    item: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this question; may be repeated.")] = None,
    worst: Annotated[int, typer.Option(min=0, metavar="N", help="How many key points to list.")] = 10,
    draws: Draws = None,
    at_once: AtOnce = 4,
    limit_usd: Limit = None,
    price: PriceOf = None,
) -> None:
    """Measure verdicts on the bank's own exemplars against the authored verdicts and levels.

    Each question's weak, ok, strong and fluent but wrong answer is judged as it would be in a session.
    """
    settings = given(context).settings(content, model=model, judge_draws=draws)
    library = library_for(settings)
    chosen = {known("question", id, library.items, "see `interviewer bank list`") for id in item or ()}
    listed = questions(library, word("kind", kind, Kind) if kind else None)
    answers = anchored(one for one in listed if not chosen or one.id in chosen)

    def sampled(judge: Judge) -> float:
        some = answers[:: max(1, len(answers) // SAMPLE)]
        for one in some:
            judged_exemplar(one, judge)
        return len(answers) / len(some)

    judge = judge_on(settings, library, Allowance(at_once, limit_usd, price), sampled)
    work = abreast(lambda one: judged_exemplar(one, judge), answers, at_once if judge.name != "rules" else 1)
    judgements = list(watched(work, len(answers), "Judging exemplars"))
    report = exemplars_report(answers, judgements, library.scoring)
    if json:
        json_page(report.model_dump(mode="json"))
        return
    labels_table(report.verdicts, number=1, worst=worst)
    print()
    figure_table(report.figures)
