"""Labels on single criteria, given by people and by a judge, against each other.

Knows answers, criteria and verdicts. Never knows how a judge comes to a verdict.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from interviewer.assess.adhoc import adhoc_item, alone
from interviewer.assess.tally import Judge
from interviewer.domain.errors import InterviewerError, UsageError
from interviewer.domain.judgement import CriterionVerdict, Judgement
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Verdict
from interviewer.measure.agreement import DRAWS, Estimate, kappa, resampled
from interviewer.measure.tables import Cells, Columns, headers, read_rows

NAMES = {
    "answer": ("answer", "student_answer", "response", "text"),
    "criterion": ("criterion", "rubric_item", "key_point"),
    "label": ("label", "verdict", "human", "score"),
    "question": ("question", "prompt"),
    "reference_answer": ("reference_answer", "reference"),
    "answer_id": ("answer_id",),
    "criterion_id": ("criterion_id", "item_id"),
}
_LABELS = {
    "met": Verdict.MET,
    "1": Verdict.MET,
    "true": Verdict.MET,
    "yes": Verdict.MET,
    "partial": Verdict.PARTIAL,
    "0.5": Verdict.PARTIAL,
    "missed": Verdict.MISSED,
    "0": Verdict.MISSED,
    "false": Verdict.MISSED,
    "no": Verdict.MISSED,
}
_WORTH = {Verdict.MET: 1.0, Verdict.PARTIAL: 0.5, Verdict.MISSED: 0.0}
_ORDER = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSED)
AS_GIVEN, STRICT, MILD = "as given", "partial as missed", "partial as met"


class Labelled(Noun):
    """One criterion on one answer. labels: one a person. key_point: its id in the question that is judged."""

    id: str
    text: str
    key_point: str = ""
    labels: tuple[Verdict, ...]


class LabelledAnswer(Noun):
    """One answer with all its criteria."""

    id: str
    question: str
    reference: str
    answer: str
    criteria: tuple[Labelled, ...]


class Agreed(Noun):
    """How a judge's labels agree with people's, all people's pooled. leniency: mean worth of the judge's less theirs.

    reading: what a partial verdict counts as, where people give none.
    """

    reading: str
    kappa: Estimate
    macro_f1: Estimate
    leniency: Estimate


class Disagreement(Noun):
    """One answer on which the judge's label is none of the people's, or not that of most of them."""

    answer: str
    people: tuple[Verdict, ...]
    judge: Verdict
    quote: str
    reason: str


class CriterionRead(Noun):
    """One criterion over all answers."""

    id: str
    text: str
    labels: int
    kappa: float | None
    leniency: float | None
    disagreements: tuple[Disagreement, ...]


class CriteriaReport(Noun):
    """A file of labels measured. people: Cohen's kappa between them, mean over pairs; None for one person."""

    name: str
    judge: str
    answers: int
    labels: int
    ungraded: int
    people: float | None
    agreed: tuple[Agreed, ...]
    criteria: tuple[CriterionRead, ...]


def read_labels(file: Path, columns: Columns | None = None) -> list[LabelledAnswer]:
    """All answers with their labels. Raises UsageError with the line of the first label that is none."""
    columns = columns or Columns()
    found = read_rows(file)
    first = next(row.cells for row in found if row.cells)
    raters = columns.raters_of(first)
    needed = ("answer", "criterion") if raters else ("answer", "criterion", "label")
    named = headers(file, found, columns, NAMES, needed)
    held: dict[str, list[tuple[Cells, Labelled]]] = defaultdict(list)
    for number, cells in found:
        if cells is None or columns.skips(cells):
            continue
        labels = tuple(_label(cells.get(name), file, number) for name in raters or (named["label"],))
        text = str(cells[named["criterion"]]).strip()
        id = str(cells.get(named.get("criterion_id", ""), "") or text)
        asked = cells.get(named.get("question", ""), "")
        place = cells.get(named.get("answer_id", ""), "") or f"{asked}\n{cells[named['answer']]}"
        held[str(place)].append((cells, Labelled(id=id, text=text, labels=labels)))
    return [_answer(str(number), some, named) for number, some in enumerate(held.values(), 1)]


def _label(value: object, file: Path, number: int) -> Verdict:
    said = str(value).strip().lower()
    said = said.removesuffix(".0")
    if said not in _LABELS:
        raise UsageError(f"“{value}” is no label", f"{file}, line {number}", "use met, partial, missed, or 1, 0.5, 0")
    return _LABELS[said]


def _answer(id: str, some: Sequence[tuple[Cells, Labelled]], named: Mapping[str, str]) -> LabelledAnswer:
    cells = some[0][0]
    numbered = (label.model_copy(update={"key_point": f"k{number}"}) for number, (_, label) in enumerate(some, 1))
    references = dict.fromkeys(str(one.get(named.get("reference_answer", ""), "") or "").strip() for one, _ in some)
    return LabelledAnswer(
        id=id,
        question=str(cells.get(named.get("question", ""), "") or ""),
        reference="\n".join(text for text in references if text),
        answer=str(cells[named["answer"]]),
        criteria=tuple(numbered),
    )


def judged(one: LabelledAnswer, judge: Judge) -> Judgement:
    """The answer judged on its criteria, which become the key points of a question of its own."""
    item = adhoc_item(one.question or one.criteria[0].text, one.reference, [label.text for label in one.criteria])
    return judge.judge(item, alone(item, one.answer), one.reference)


def criteria_report(
    name: str, answers: Sequence[LabelledAnswer], judgements: Sequence[Judgement], draws: int = DRAWS
) -> CriteriaReport:
    """What the judgements come to beside the labels. Raises InterviewerError if none of them is graded."""
    held = [
        (one, [_settled(given.verdict(criterion.key_point)) for criterion in one.criteria])
        for one, given in zip(answers, judgements, strict=True)
        if given.status != "ungraded"
    ]
    if not held:
        why = next((given.why for given in judgements if given.why), "see whether the model answers at all")
        raise InterviewerError("no answer was judged", name, why)
    pooled = [
        Counter(
            (label, verdict.verdict)
            for criterion, verdict in zip(one.criteria, verdicts, strict=True)
            if verdict is not None
            for label in criterion.labels
        )
        for one, verdicts in held
    ]
    three = any(pair[0] is Verdict.PARTIAL for counts in pooled for pair in counts)
    readings = (AS_GIVEN,) if three else (STRICT, MILD)
    return CriteriaReport(
        name=name,
        judge=judgements[0].judge,
        answers=len(held),
        labels=sum(len(one.criteria) for one, _ in held),
        ungraded=len(answers) - len(held),
        people=_people([label for one, _ in held for label in one.criteria]),
        agreed=tuple(_agreed(reading, [_read_as(counts, reading) for counts in pooled], draws) for reading in readings),
        criteria=tuple(_criteria(held, readings[0])),
    )


def _settled(verdict: CriterionVerdict | None) -> CriterionVerdict | None:
    """The verdict, if it is one that people give too."""
    return verdict if verdict is not None and verdict.verdict in _WORTH else None


Labels = Counter[tuple[Verdict, Verdict]]


def _read_as(counts: Labels, reading: str) -> Labels:
    becomes = {STRICT: Verdict.MISSED, MILD: Verdict.MET}.get(reading, Verdict.PARTIAL)
    out: Labels = Counter()
    for (people, judge), count in counts.items():
        out[people, becomes if judge is Verdict.PARTIAL else judge] += count
    return out


def _together(parts: Iterable[Labels]) -> Labels:
    every: Labels = Counter()
    for part in parts:
        every.update(part)
    return every


def _agreed(reading: str, parts: Sequence[Labels], draws: int) -> Agreed:
    return Agreed(
        reading=reading,
        kappa=resampled(lambda held: kappa(_together(held)), parts, draws),
        macro_f1=resampled(lambda held: _macro_f1(_together(held)), parts, draws),
        leniency=resampled(lambda held: _leniency(_together(held)), parts, draws),
    )


def _macro_f1(counts: Labels) -> float | None:
    """The mean of F1 over the labels that people gave."""
    scores = []
    for label in _ORDER:
        said = sum(count for (people, _), count in counts.items() if people is label)
        found = sum(count for (_, judge), count in counts.items() if judge is label)
        if said:
            scores.append(2 * counts[label, label] / (said + found))
    return sum(scores) / len(scores) if scores else None


def _leniency(counts: Labels) -> float | None:
    n = sum(counts.values())
    return sum(count * (_WORTH[judge] - _WORTH[people]) for (people, judge), count in counts.items()) / n if n else None


def _people(labels: Sequence[Labelled]) -> float | None:
    columns = list(zip(*(one.labels for one in labels), strict=True))
    found = [kappa(Counter(zip(one, two, strict=True))) for one, two in combinations(columns, 2)]
    known = [value for value in found if value is not None]
    return sum(known) / len(known) if known else None


def _criteria(
    held: Sequence[tuple[LabelledAnswer, Sequence[CriterionVerdict | None]]], reading: str
) -> Iterable[CriterionRead]:
    by: dict[str, list[tuple[str, Labelled, CriterionVerdict]]] = defaultdict(list)
    for one, verdicts in held:
        for criterion, verdict in zip(one.criteria, verdicts, strict=True):
            if verdict is not None:
                by[criterion.id].append((one.id, criterion, verdict))
    for id, some in by.items():
        counts = Counter((label, verdict.verdict) for _, one, verdict in some for label in one.labels)
        read = _read_as(counts, reading)
        yield CriterionRead(
            id=id,
            text=some[0][1].text,
            labels=sum(counts.values()),
            kappa=kappa(read),
            leniency=_leniency(read),
            disagreements=tuple(
                Disagreement(
                    answer=answer,
                    people=one.labels,
                    judge=verdict.verdict,
                    quote=verdict.quote.span.quote if verdict.quote else "",
                    reason=verdict.reason,
                )
                for answer, one, verdict in some
                if 2 * sum(label is verdict.verdict for label in one.labels) < len(one.labels)
            ),
        )
