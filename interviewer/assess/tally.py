"""From verdicts to a judgement: what counts as assessed, with which help, and what it adds up to.

Knows the item, the log and the scoring rules. Never knows how a verdict was reached.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, runtime_checkable

from interviewer.assess.assistance import asked as asked_for
from interviewer.assess.assistance import assistance
from interviewer.assess.evidence import answers
from interviewer.assess.wording import UNREAD
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Procedure
from interviewer.domain.noun import Noun
from interviewer.domain.scoring import Criterion, ItemScore, item_score
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import ItemRecord
from interviewer.domain.vocabulary import Verdict
from interviewer.models.protocol import Spent, unheeded

SAID = (Verdict.MET, Verdict.PARTIAL)
UNTESTED = "read, not run: no test stands behind this verdict"


class Judge(Protocol):
    """Whoever judges one item's transcript. name: what the judgement is signed with."""

    @property
    def name(self) -> str:
        """ "rules", or the model's name."""
        ...

    def judge(self, item: Item, record: ItemRecord, reference: str, *, spent: Spent = unheeded) -> Judgement:
        """A new judgement of the record; never raises for a model's fault, which is told as ungraded.

        reference: the reference answer, or "". spent: told the tokens of every request.
        """
        ...


@runtime_checkable
class Reconsidering(Protocol):
    """A judge that can judge one key point again, blind. One by rules cannot: it would only say the same."""

    def contest(
        self,
        item: Item,
        record: ItemRecord,
        reference: str,
        earlier: Judgement,
        key_point: str,
        *,
        spent: Spent = unheeded,
    ) -> Judgement:
        """The earlier judgement with that key point judged anew, or an ungraded one; never raises for a model's fault.

        Whoever judges learns neither the earlier verdict nor that it was contested.
        """
        ...


class Stamp(Noun):
    """Who judged, by which version of the rubric and of the prompt."""

    judge: str
    rubric_version: str
    prompt_hash: str = ""


def assessed(point: KeyPoint, record: ItemRecord) -> bool:
    """Whether a key point that was not said counts as missed.

    The question itself asks for core points. Others count once the interviewer asked for them. An answer that stands
    alone, with no interviewer, is asked for all but stretch points. Without any answer nothing is assessed.
    """
    if not answers(record):
        return False
    if not record.moves:
        return not point.stretch
    return point.core or asked_for(record, point.id)


def settle(item: Item, record: ItemRecord, found: Mapping[str, CriterionVerdict]) -> tuple[CriterionVerdict, ...]:
    """One verdict per key point, in the item's order, with help computed from the log; `found` may lack some."""
    settled = []
    for point in item.key_points:
        verdict = found.get(point.id) or CriterionVerdict(key_point=point.id, verdict=Verdict.MISSED)
        turn = verdict.quote.turn if verdict.quote else None
        changes: dict[str, object] = {"assistance": assistance(record, point.id, turn)}
        if verdict.verdict not in SAID:
            asked = assessed(point, record)
            changes["verdict"] = Verdict.MISSED if asked and UNREAD not in verdict.flags else Verdict.NOT_ASSESSED
            changes["flags"] = tuple(flag for flag in verdict.flags if asked or flag != UNREAD)
        if point.by and changes.get("verdict") is not Verdict.NOT_ASSESSED:
            changes["flags"] = (*verdict.flags, UNTESTED)
        settled.append(verdict.model_copy(update=changes))
    return tuple(settled)


def criterion(point: KeyPoint, verdict: CriterionVerdict) -> Criterion:
    """The key point with its verdict, ready to be counted."""
    return Criterion(
        weight=point.weight,
        verdict=verdict.verdict,
        core=point.core,
        stretch=point.stretch,
        assistance=verdict.assistance,
    )


def total(
    item: Item,
    criteria: Sequence[CriterionVerdict],
    misconceptions: Sequence[MisconceptionVerdict],
    rules: ScoringRules,
) -> ItemScore:
    """Score, level and coverage of settled verdicts."""
    held = [(item.misconception(wrong.misconception).severity, wrong.repaired) for wrong in misconceptions]
    return item_score([criterion(item.key_point(v.key_point), v) for v in criteria], held, rules)


def judgement(
    item: Item,
    record: ItemRecord,
    stamp: Stamp,
    status: Literal["graded", "tentative"],
    found: Mapping[str, CriterionVerdict],
    misconceptions: Sequence[MisconceptionVerdict],
    rules: ScoringRules,
    note: str = "",
    procedure: Procedure | None = None,
) -> Judgement:
    """The judgement that the verdicts amount to. note: what the checks ignored, one line."""
    criteria = settle(item, record, found)
    score = total(item, criteria, misconceptions, rules)
    return Judgement(
        item=item.id,
        item_version=item.version,
        opening=record.opening,
        status=status,
        why=note,
        criteria=criteria,
        misconceptions=tuple(misconceptions),
        score=score.score,
        level=score.level,
        base=score.base,
        stretch=score.stretch,
        procedure=procedure,
        **stamp.model_dump(),
    )


def amended(
    earlier: Judgement, verdict: CriterionVerdict, item: Item, record: ItemRecord, rules: ScoringRules
) -> Judgement:
    """The earlier judgement with that one verdict in place of its own, counted anew; everything else stays."""
    fresh = next(v for v in settle(item, record, {verdict.key_point: verdict}) if v.key_point == verdict.key_point)
    criteria = tuple(fresh if held.key_point == fresh.key_point else held for held in earlier.criteria)
    score = total(item, criteria, earlier.misconceptions, rules)
    changes = {"criteria": criteria, **score.model_dump()}
    return earlier.model_copy(update=changes)


def ungraded(item: Item, record: ItemRecord, stamp: Stamp, why: str, procedure: Procedure | None = None) -> Judgement:
    """A judgement that says only why there is none."""
    return Judgement(
        item=item.id,
        item_version=item.version,
        opening=record.opening,
        status="ungraded",
        why=why,
        procedure=procedure,
        **stamp.model_dump(),
    )
