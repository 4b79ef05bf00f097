"""The page docs/accuracy.md: how well answers are judged, out of the recorded results in docs/accuracy.json.

Knows recorded numbers and published ones. Never knows an answer that people graded, and judges nothing unless asked to
measure.

    python -m docs.accuracy                                                  the page again, from what is recorded
    python -m docs.accuracy --measure FILE... [--criteria FILE...] [--model NAME --limit-usd N ...]
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from interviewer.assess.markdown import plain, table
from interviewer.cli.batch import Allowance
from interviewer.cli.evaluate_report import ATTACKS, BANK, TWINS, evaluation
from interviewer.config import load_settings
from interviewer.measure.baselines import FIVE, GATED, LENGTH, LOCAL, RECALL, WHOLE
from interviewer.measure.criteria import CriteriaReport
from interviewer.measure.evaluation import Evaluation, read_evaluation, without_words
from interviewer.measure.figures import Figure, between, targeted, verdict, written
from interviewer.measure.grader import GraderReport, Method

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "docs" / "accuracy.json"
PAGE = ROOT / "docs" / "accuracy.md"

SETS = {
    "networks": (
        "Exam in computer networks",
        "short answers graded by course staff (SAF, Filighera and others)",
    ),
    "neural_networks_dev": (
        "Exam on neural networks",
        "every other question of it, one grader, three marks (DigiKlausur); copies of the reference left out",
    ),
    "school_short_answers": (
        "School short answers",
        "right or wrong by three graders, many subjects (Khan Academy, CC BY 4.0)",
    ),
    "physics_criteria": (
        "Physics criteria",
        "single criteria on written solutions, met or not by two graders",
    ),
}
"""By a file's name, what the set is called here and what it is."""

HEAD = """\
# How well answers are judged

`make docs` makes this page of [accuracy.json](accuracy.json); it is never edited. The numbers are of the judge that
works without a model unless a heading names one. The sets are public and graded by people; none of their texts is in
this repository. An interval in brackets is where 95 of 100 draws of the questions (or, for single criteria, of the
answers) fall: with twenty questions it is wide, and two methods whose intervals overlap are not told apart by them.
"""

FIGURES = """\
`r` is Pearson's correlation with people's marks, `RMSE` the error after the least-squares line from score to marks
(marks from 0 to 1), `kappa` quadratically weighted after the scores were moved and stretched to the mean and spread of
the marks, `bias` the mean of score minus mark, `r within` the correlation after each question's own means were taken
off, which nobody gains by knowing that a question is hard. The simple graders are reproduced in the same run on the
same answers.
"""

PUBLISHED = (
    ("computer science short answers (Mohler), two people", "r .60", "measured on the data"),
    ("the same, bag of words / tf-idf / ELMo", "r .48 / .33 / .49", "read: gsasikiran, README"),
    ("the same, trained alignment and embeddings", "r .59", "read: gsasikiran, README"),
    ("operating systems exam, three people", "r .93 to .97", "measured on the data"),
    ("the same, seven frontier models, all of them harsh", "r .77 to .88", "read with the data"),
    ("school short answers, pairs of people", "kappa .88", "measured from the published labels"),
    (
        "the same, GPT-4o with the question / with criteria / with criteria and examples",
        "kappa .80 / .89 / .91",
        "measured from the published labels",
    ),
    ("the same, best model", "kappa .94", "measured from the published labels"),
    ("physics, one label a criterion, two people", "kappa .73 to .87", "measured from the published labels"),
    ("the same, GPT-4o by criterion", "kappa .54 to .89", "measured from the published labels"),
    ("the same, one criterion rewritten", "kappa from .54 to .66", "measured from the published labels"),
    ("checklists of yes-or-no questions against a scale", "+.10 correlation with people", "read: arXiv 2403.18771"),
    ("rubrics written by people / by models", "about 85% / 58%", "read: arXiv 2603.01562"),
    ("a judge with a human reference / without", ".85 / .47", "read: arXiv 2603.01562"),
)
METHODS = (
    (LENGTH, ".104", ".452", ".653", ".384"),
    (RECALL, ".516", ".479", ".636", ".517"),
    ("tf-idf cosine", ".463", ".337", ".589", ".416"),
    (FIVE, ".526", ".461", ".661", ".525"),
    (GATED, ".551", ".515", ".718", ".535"),
    ("sentence embedding (MiniLM), cosine", ".492", ".450", ".691", ".471"),
    ("coverage and MiniLM", ".568", ".510", ".737", ".546"),
    ("the best of several full-mark wordings", ".593", ".534", ".713", ""),
)

UNKNOWN = """\
- How any of this carries over to spoken research interviews: no set of such answers graded by several experts exists
  here. Exams with short answers stand in for it.
- How far the bank's own figures flatter: its exemplars and accepted wordings come from the same authors. The figures
  under "its wordings taken out of the item" are the ones to read for words of a candidate's own.
- What is fitted: a few constants of the judge without a model were set on short answers graded by people, of which some
  sets here are a part. On new sets expect a little less. Two constants of the simple graders that their published
  description leaves open were set so that the published figures for the exam in networks come out again.
- Keywords and shuffled words are told from an answer by the clauses that they lack, and score a third at most. Where
  the reference itself is an equation or a formula, its parts in another order can still pass for it: that is what is
  left of high scores among the attacks on the exams.
- Whether an answer is true: without a model only words are compared. A reference put into the negative is noticed by a
  check of its own and still scores high. That is why such verdicts say "mentions", are tentative and decide nothing.
- Figures of a judging model are of that model, its version and the day. None is recorded on this page unless a heading
  names it; the command below measures the one that you use.
- Attacks that nobody has thought of yet. A count of none in n tries leaves room for about 3/n.
"""

REPEAT = """\
With graded answers of your own, or any of the sets above, in CSV or JSON lines:

    interviewer eval report ANSWERS.csv --criteria LABELS.csv --model openai/... --limit-usd 5 --out evaluation

It first says what the calls would cost, makes none beyond the limit, keeps every reply, goes on where it was
interrupted, and writes one page with its numbers beside it, compared with the run before. Without `--model` it measures
the judge without one. This page is made again by `python -m docs.accuracy --measure ANSWERS.csv --criteria LABELS.csv`.
"""


def page(one: Evaluation) -> str:
    """The page as Markdown."""
    parts = [HEAD.rstrip(), "## In short", "\n".join(_short(one))]
    parts += ["## Grades beside people's marks", FIGURES.rstrip()]
    for report in one.graders:
        parts += list(_grader(report))
    parts += ["## Single criteria beside people's labels"]
    for read in one.criteria:
        parts += list(_criteria(read))
    for title in (BANK, TWINS, ATTACKS):
        parts += [f"## {title[0].upper()}{title[1:]}", *_figures(one.measured.get(title, ()))]
    parts += ["## What others report", table(("what", "figure", "source"), PUBLISHED)]
    heads = ("without a model, r", "Mohler", "exam on neural networks", "exam in networks", "mean of ten sets")
    parts += ["The same simple graders as published, on whole sets:", table(heads, METHODS)]
    parts += ["## What is not known", UNKNOWN.rstrip(), "## How to repeat it", REPEAT.rstrip()]
    return "\n\n".join(parts) + "\n"


def called(name: str) -> str:
    """What a set is called here, with the column that its criteria were taken from where that is not the first."""
    stem, _, column = name.partition(", ")
    title = SETS[stem][0] if stem in SETS else stem
    return f"{title}, worded as in `{column}`" if column else title


def _what(name: str) -> str:
    """What the set is, as a sentence; nothing where it has no entry here."""
    found = SETS.get(name.partition(", ")[0])
    return f"{found[1][0].upper()}{found[1][1:]}. " if found else ""


def _short(one: Evaluation) -> Iterator[str]:
    for report in one.graders:
        r, gap = report.judged.agreement.r, report.ahead[GATED]
        ceiling = report.ceiling
        people = f"two people agree at {_number(ceiling.r)}" if ceiling else "one mark an answer, so no human ceiling"
        yield f"- {called(report.name)}: r {between(r)}, above coverage with vocabulary by {between(gap)}; {people}."
    for read in one.criteria:
        best = read.agreed[-1]
        people = f"; two people agree at {_number(read.people)}" if read.people is not None else ""
        yield f"- {called(read.name)}: kappa {between(best.kappa)}, {best.reading}{people}."
    every = [figure for figures in one.measured.values() for figure in figures if figure.target is not None]
    reached = sum(figure.reached is not False for figure in every)
    yield f"- {reached} of {len(every)} targets of the bank and of the attacks are reached."


def _grader(report: GraderReport) -> Iterator[str]:
    yield f"### {called(report.name)}"
    left = f" {report.ungraded} answers got no number and are left out." if report.ungraded else ""
    yield f"{_what(report.name)}{report.answers:,} answers to {report.questions} questions.{left}"
    heads = ("", "r", "Spearman", "RMSE", "kappa", "bias", "r within")
    yield table(heads, [_method(method) for method in (report.judged, *report.baselines)])
    flips = report.flips
    changed = "" if flips.share is None else f", {100 * flips.share:.1f}% of {flips.of} changed"
    lines = [f"- Above “{name}” by {between(report.ahead[name])} in r." for name in (GATED, LOCAL, WHOLE)]
    lines.append(f"- Flips: {flips.how}{changed}.")
    if report.ceiling:
        one = report.ceiling
        lines.append(
            f"- {one.raters} people on {one.answers:,} answers: r {_number(one.r)} and kappa {_number(one.kappa)} "
            f"between two; the judge against one of them: r {_number(one.judge_r)}, kappa {_number(one.judge_kappa)}."
        )
    yield "\n".join(lines)


def _method(method: Method) -> tuple[str, ...]:
    a = method.agreement
    bias = "-" if method.name == LENGTH else between(a.bias)
    return plain(method.name), *map(between, (a.r, a.spearman, a.rmse, a.kappa)), bias, between(a.within)


def _criteria(read: CriteriaReport) -> Iterator[str]:
    yield f"### {called(read.name)}"
    people = "" if read.people is None else f" Kappa between people: {_number(read.people)}."
    yield f"{_what(read.name)}{read.labels} labels on {read.answers} answers.{people}"
    rows = [(one.reading, between(one.kappa), between(one.macro_f1), between(one.leniency)) for one in read.agreed]
    yield table(("a partial verdict counts", "kappa", "macro-F1", "leniency"), rows)


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    for part, group in groupby(figures, key=lambda figure: figure.part):
        for stem, (title, _) in SETS.items():
            part = part.replace(f", {stem}", f", {title.lower()}") if part.endswith(f", {stem}") else part
        rows = [
            (plain(figure.name), written(figure.value, figure.sort), targeted(figure), verdict(figure))
            for figure in group
        ]
        yield table((plain(part), "measured", "target", ""), rows)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main() -> None:
    """Measure if asked to, then write the page."""
    asked = argparse.ArgumentParser(prog="python -m docs.accuracy", description="How well answers are judged.")
    asked.add_argument("--measure", nargs="*", type=Path, metavar="FILE", help="graded answers; writes accuracy.json")
    asked.add_argument("--criteria", nargs="*", type=Path, default=[], metavar="FILE", help="labels on criteria")
    asked.add_argument("--criterion", nargs="*", default=[None], metavar="COLUMN", help="columns with criteria")
    asked.add_argument("--skip", metavar="COLUMN", help="leave out answers where this is true")
    asked.add_argument("--model", metavar="NAME")
    asked.add_argument("--limit-usd", type=float)
    asked.add_argument("--price", nargs=2, type=float, metavar=("IN", "OUT"))
    asked.add_argument("--at-once", type=int, default=4)
    given = asked.parse_args()
    if given.measure is not None:
        allowed = Allowance(given.at_once, given.limit_usd, tuple(given.price) if given.price else None)
        one = evaluation(
            load_settings(model=given.model), given.measure, given.criteria, allowed, given.skip, given.criterion
        )
        RESULTS.write_text(without_words(one).model_dump_json(indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(read_evaluation(RESULTS)), encoding="utf-8")


if __name__ == "__main__":
    main()
