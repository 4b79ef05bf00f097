"""A grader measured against people: agreement, how often it changes its mind, and how well people agree themselves.

Knows graded answers and what a grader made of them. Never knows how it grades, and stores no answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Protocol

from interviewer.assess.grading import Answer, Grade
from interviewer.domain.errors import InterviewerError
from interviewer.domain.noun import Noun
from interviewer.measure.agreement import DRAWS, Agreement, Estimate, Pair, agreement, ahead, kappa, sums
from interviewer.measure.baselines import BASELINES, Baselines
from interviewer.measure.graded import Graded, GradedFile

AGAIN = 10
"""Without a model every tenth answer is graded twice, to see whether the grade stays."""


class Grades(Protocol):
    """Whatever grades one answer."""

    def grade(self, answer: Answer, line: int = 1) -> Grade:
        """The grade of one answer."""
        ...


class Method(Noun):
    """What one way of grading comes to."""

    name: str
    agreement: Agreement


class Ceiling(Noun):
    """How well people agree on the same answers, from one mark a rater.

    r: mean over pairs of raters; r_others: mean of each rater against the mean of the others; kappa: Cohen's, mean over
    pairs; judge_r: mean of the grader against each rater alone; judge_kappa: the same where marks are two.
    """

    raters: int
    answers: int
    r: float | None
    r_others: float | None
    kappa: float | None
    judge_r: float | None
    judge_kappa: float | None


class Flips(Noun):
    """Verdicts that differ when the same is judged again. share: None where nothing was judged twice.

    how: what was compared. of: how many.
    """

    how: str
    of: int
    share: float | None


class GraderReport(Noun):
    """One set measured. steps: different marks that people gave. ahead: by how much r is above that of each baseline.

    ungraded: answers that the grader gave no number; they are left out of every figure, also of the baselines'.
    """

    name: str
    grader: str
    answers: int
    questions: int
    steps: int
    ungraded: int
    judged: Method
    baselines: tuple[Method, ...]
    ahead: dict[str, Estimate]
    flips: Flips
    ceiling: Ceiling | None = None
    left_out: int = 0


def graded(answers: Iterable[Graded], grader: Grades) -> Iterator[Grade]:
    """The grade of each answer, as they come."""
    for number, one in enumerate(answers, 1):
        yield grader.grade(one.answer, number)


def grader_report(file: GradedFile, grades: Sequence[Grade], again: Flips, draws: int = DRAWS) -> GraderReport:
    """What the grades come to beside the marks, the baselines and the raters.

    Raises InterviewerError if none of the grades is a number.
    """
    held = [(one, grade.score) for one, grade in zip(file.answers, grades, strict=True) if grade.score is not None]
    if not held:
        why = next((grade.why for grade in grades if grade.why), "see whether the model answers at all")
        raise InterviewerError("no answer was graded", file.name, why)
    ours = [Pair(one.question, one.score, score) for one, score in held]
    simple = Baselines(file.answers)
    made = [(one, simple.scores(one)) for one, _ in held]
    pairs = {name: [Pair(one.question, one.score, of[name]) for one, of in made] for name in BASELINES}
    judged = agreement(ours, file.steps, draws)
    return GraderReport(
        name=file.name,
        grader=grades[0].grader,
        answers=len(held),
        questions=judged.questions,
        steps=file.steps,
        ungraded=len(grades) - len(held),
        judged=Method(name=_called(grades[0].grader), agreement=judged),
        baselines=tuple(Method(name=name, agreement=agreement(pairs[name], file.steps, draws)) for name in BASELINES),
        ahead={name: ahead(ours, pairs[name], draws) for name in BASELINES},
        flips=again,
        ceiling=ceiling(held),
        left_out=len(file.faults),
    )


def _called(grader: str) -> str:
    return "the offline judge" if grader == "rules" else grader


def flips(answers: Sequence[Graded], grades: Sequence[Grade], grader: Grades) -> Flips:
    """By rules every tenth answer graded again; by a model the verdicts on which its draws differed."""
    if grades and all(grade.grader == "rules" for grade in grades):
        places = range(0, len(answers), AGAIN)
        changed = sum(grader.grade(answers[at].answer, grades[at].line) != grades[at] for at in places)
        return Flips(how="answers graded twice", of=len(places), share=changed / len(places))
    verdicts = [point for grade in grades for point in grade.verdicts if grade.draws > 1]
    if not verdicts:
        return Flips(how="not measured: one draw", of=0, share=None)
    share = sum(point.uncertain for point in verdicts) / len(verdicts)
    return Flips(
        how=f"verdicts on which {max(grade.draws for grade in grades)} draws differ", of=len(verdicts), share=share
    )


def ceiling(held: Sequence[tuple[Graded, float]]) -> Ceiling | None:
    """How well the raters agree; None where fewer than two marked the same answers."""
    rated = [(one.raters, score) for one, score in held if len(one.raters) > 1]
    if not rated:
        return None
    count = len(rated[0][0])
    rated = [(marks, score) for marks, score in rated if len(marks) == count]
    columns = list(zip(*(marks for marks, _ in rated), strict=True))
    others = [[(sum(marks) - marks[at]) / (count - 1) for marks, _ in rated] for at in range(count)]
    two = len({mark for column in columns for mark in column}) == 2
    scores = [score for _, score in rated]
    judge_kappas = [kappa(Counter(zip(column, map(round, scores), strict=True))) for column in columns] if two else []
    return Ceiling(
        raters=count,
        answers=len(rated),
        r=_mean([sums(zip(one, two_, strict=True)).r for one, two_ in combinations(columns, 2)]),
        r_others=_mean([sums(zip(column, rest, strict=True)).r for column, rest in zip(columns, others, strict=True)]),
        kappa=_mean([kappa(Counter(zip(one, two_, strict=True))) for one, two_ in combinations(columns, 2)]),
        judge_r=_mean([sums(zip(column, scores, strict=True)).r for column in columns]),
        judge_kappa=_mean(judge_kappas),
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
