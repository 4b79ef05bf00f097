"""The judge without a model: tentative verdicts from the words of an answer.

Knows what the matcher finds. Never knows whether it is right: it says "mentions", and nothing is decided from it.
"""

from collections.abc import Mapping, Sequence

from interviewer.assess.assistance import assistance
from interviewer.assess.evidence import answering, answers, fault
from interviewer.assess.tally import Stamp, criterion, judgement
from interviewer.assess.unread import is_unread, without_score
from interviewer.assess.wording import UNREAD
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Quote
from interviewer.domain.scoring import credit
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.vocabulary import Verdict
from interviewer.lexical.matching import find_misconceptions, find_repairs, find_traces
from interviewer.lexical.points import Trace
from interviewer.lexical.targets import MENTIONED, REST_FROM, REST_SPEAKS, SHOWN
from interviewer.models.protocol import Spent, unheeded


class OfflineJudge:
    """Judges by matching words; every judgement is tentative."""

    name = "rules"

    def __init__(self, rules: ScoringRules, rubric_version: str) -> None:
        self._rules = rules
        self._stamp = Stamp(judge=self.name, rubric_version=rubric_version)

    def judge(self, item: Item, record: ItemRecord, reference: str, *, spent: Spent = unheeded) -> Judgement:
        """A tentative judgement; the item's own wordings are used, the reference is not."""
        traces = self._traces(item, record)
        found = self._found(item, record, traces, {})
        found = self._found(item, record, traces, self._benefit(item, found))
        wrong = self._wrong(item, record)
        said = {turn.sequence: answering(turn) for turn in answers(record)}
        if is_unread(item, said, found.values(), wrong):
            found = {id: verdict if verdict.quote else self._unread(verdict) for id, verdict in found.items()}
        return without_score(judgement(item, record, self._stamp, "tentative", found, wrong, self._rules), item)

    @staticmethod
    def _unread(verdict: CriterionVerdict) -> CriterionVerdict:
        """Not found where rules cannot read: that says nothing about the answer."""
        return verdict.model_copy(update={"verdict": Verdict.NOT_ASSESSED, "flags": (UNREAD,)})

    @property
    def _doubt(self) -> float:
        """Confidence in not having found something: the words for it may simply be others."""
        return self._rules.credit[Verdict.PARTIAL]

    @staticmethod
    def _traces(item: Item, record: ItemRecord) -> list[tuple[Turn, Trace]]:
        """Whatever in the answers may be a key point and can stand as evidence, earliest first."""
        read = ((turn, trace) for turn in answers(record) for trace in find_traces(item, answering(turn)))
        return [(turn, trace) for turn, trace in read if not fault(trace.mark.span, turn, item, record)]

    def _found(
        self,
        item: Item,
        record: ItemRecord,
        traces: Sequence[tuple[Turn, Trace]],
        benefit: Mapping[str, float],
    ) -> dict[str, CriterionVerdict]:
        """For each key point what earns most, each with the help that came before it."""
        found = {
            point.id: CriterionVerdict(key_point=point.id, verdict=Verdict.MISSED, confidence=self._doubt)
            for point in item.key_points
        }
        for turn, trace in traces:
            mark = trace.mark
            verdict = self._verdict(trace, benefit.get(mark.key_point, 0.0))
            if verdict is Verdict.MISSED:
                continue
            seen = CriterionVerdict(
                key_point=mark.key_point,
                verdict=verdict,
                quote=Quote(turn=turn.sequence, span=mark.span),
                assistance=assistance(record, mark.key_point, turn.sequence),
                confidence=mark.confidence,
            )
            held = found[mark.key_point]
            if held.quote is None or self._worth(item, seen) > self._worth(item, held):
                found[mark.key_point] = seen
        return found

    @staticmethod
    def _verdict(trace: Trace, benefit: float) -> Verdict:
        speaks = trace.speaks + benefit
        if speaks >= SHOWN and not trace.capped:
            return Verdict.MET
        return Verdict.PARTIAL if speaks >= MENTIONED else Verdict.MISSED

    def _benefit(self, item: Item, found: Mapping[str, CriterionVerdict]) -> dict[str, float]:
        """What the rest of the answers adds to the log odds of a point.

        Whoever has said most of an item tends to have said the rest too, in words that its author did not think of: on
        answers of known content faint words are right more often there. Nothing is added below that, and nothing to a
        point of which there is no trace.
        """
        weights = {point.id: point.weight for point in item.key_points}
        said = {id: weights[id] * self._rules.credit[verdict.verdict] for id, verdict in found.items()}
        rest = {id: sum(weights.values()) - weight for id, weight in weights.items()}
        shares = {id: (sum(said.values()) - said[id]) / rest[id] if rest[id] else 0.0 for id in weights}
        return {id: REST_SPEAKS * max(0.0, share - REST_FROM) for id, share in shares.items()}

    def _worth(self, item: Item, verdict: CriterionVerdict) -> float:
        """What the sighting earns: half said without help is worth more than all of it after the third hint."""
        return credit(criterion(item.key_point(verdict.key_point), verdict), self._rules)

    def _wrong(self, item: Item, record: ItemRecord) -> tuple[MisconceptionVerdict, ...]:
        """Misconceptions asserted, each with its first quote, and whether the last word on it was a repair."""
        held: dict[str, MisconceptionVerdict] = {}
        for turn in answers(record):
            fresh = find_misconceptions(item, answering(turn))
            for sighting in fresh:
                if fault(sighting.span, turn, item, record):
                    continue
                quote = Quote(turn=turn.sequence, span=sighting.span)
                first = held.get(sighting.misconception)
                held[sighting.misconception] = MisconceptionVerdict(
                    misconception=sighting.misconception, repaired=False, quote=first.quote if first else quote
                )
            for repair in find_repairs(item, answering(turn), tuple(held)):
                if repair.misconception in held:
                    repaired = held[repair.misconception].model_copy(update={"repaired": True})
                    held[repair.misconception] = repaired
        return tuple(held.values())
