"""A judge's verdicts and levels on the exemplars of the bank beside the authored ones (test set T1).

Knows what the authors of a question said of its four exemplars. Never knows how a judge reads.
"""

from collections.abc import Iterable, Sequence

from interviewer.assess.adhoc import alone
from interviewer.assess.tally import Judge
from interviewer.domain.items import Exemplar, Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Verdict
from interviewer.measure.agreement import DRAWS, resampled
from interviewer.measure.anchors import FLUENT_MARGIN
from interviewer.measure.counts import mean
from interviewer.measure.criteria import CriteriaReport, Labelled, LabelledAnswer, criteria_report
from interviewer.measure.figures import Figure

PART = "exemplars"
SETTLED = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSED)


class Anchored(Noun):
    """One exemplar of an item as an answer, with its authored verdicts and level (1 to 4)."""

    item: Item
    anchor: str
    level: int
    labelled: LabelledAnswer


class ExemplarsReport(Noun):
    """How a judge read the exemplars: orders and levels, and its verdicts beside the authored ones."""

    figures: tuple[Figure, ...]
    verdicts: CriteriaReport


def anchored(items: Iterable[Item]) -> list[Anchored]:
    """The exemplars of the items, each item's weakest first, with the points that reading them can settle."""
    return [
        Anchored(item=item, anchor=name, level=one.expected_level, labelled=_labelled(item, name, one))
        for item in items
        if item.exemplars is not None
        for name, one in item.exemplars.named().items()
    ]


def _labelled(item: Item, name: str, one: Exemplar) -> LabelledAnswer:
    return LabelledAnswer(
        id=f"{item.id}, {name}",
        question=item.prompt,
        reference=item.reference_answer or "",
        answer=one.answer,
        criteria=tuple(
            Labelled(id=f"{item.id}/{point.id}", text=point.text, key_point=point.id, labels=(one.verdicts[point.id],))
            for point in item.key_points
            if point.by is None and one.verdicts.get(point.id) in SETTLED
        ),
    )


def judged_exemplar(one: Anchored, judge: Judge) -> Judgement:
    """The exemplar judged as one answer that nobody followed up."""
    return judge.judge(one.item, alone(one.item, one.labelled.answer), one.labelled.reference)


def exemplars_report(
    given: Sequence[Anchored], judgements: Sequence[Judgement], rules: ScoringRules, draws: int = DRAWS
) -> ExemplarsReport:
    """What the judgements come to. Raises InterviewerError if none of them is graded."""
    verdicts = criteria_report("exemplars", [one.labelled for one in given], judgements, draws)
    return ExemplarsReport(figures=tuple(_figures(given, judgements, rules, draws)), verdicts=verdicts)


def _figures(
    given: Sequence[Anchored], judgements: Sequence[Judgement], rules: ScoringRules, draws: int
) -> Iterable[Figure]:
    by: dict[str, dict[str, float]] = {}
    off: list[float] = []
    for one, judgement in zip(given, judgements, strict=True):
        if judgement.status != "ungraded" and not any(point.by for point in one.item.key_points):
            score = rules.lowest if judgement.score is None else judgement.score
            by.setdefault(one.item.id, {})[one.anchor] = score
            off.append(score - one.level)
    whole = [held for held in by.values() if {"weak", "ok", "strong"} <= held.keys()]
    ordered = mean(held["weak"] < held["ok"] < held["strong"] for held in whole)
    yield Figure(part=PART, name="weak < ok < strong", value=ordered, target=0.97)
    gap = mean(held["strong"] - held["weak"] for held in whole)
    yield Figure(part=PART, name="strong minus weak, levels", value=gap, sort="levels", target=2.0)
    fluent = mean(held["fluent_wrong"] <= held["weak"] + FLUENT_MARGIN for held in whole if "fluent_wrong" in held)
    yield Figure(part=PART, name="fluent_wrong at most weak + 0.5", value=fluent, target=1.0)
    distance = resampled(lambda some: mean(abs(gap) for gap in some), off, draws)
    yield Figure(
        part=PART,
        name="distance from the authored level, levels",
        value=distance.value,
        low=distance.low,
        high=distance.high,
        sort="levels",
    )
    yield Figure(part=PART, name="level above the authored one, levels", value=mean(off), sort="levels")
