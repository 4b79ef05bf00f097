"""The judge without a model: tentative verdicts from the words of an answer.

Knows what the matcher finds. Never knows whether it is right: it says "mentions", and nothing is decided from it.
"""

from collections.abc import Iterator

from interviewer.assess.assistance import assistance
from interviewer.assess.evidence import answering, answers, fault
from interviewer.assess.tally import Stamp, criterion, judgement
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Quote
from interviewer.domain.scoring import credit
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import ItemRecord
from interviewer.domain.vocabulary import Verdict
from interviewer.lexical.matching import find_misconceptions, find_points, find_repairs
from interviewer.models.protocol import Spent, unheeded

_SEEN = {"shown": Verdict.MET, "mentioned": Verdict.PARTIAL}


class OfflineJudge:
    """Judges by matching words; every judgement is tentative."""

    name = "rules"

    def __init__(self, rules: ScoringRules, rubric_version: str) -> None:
        self._rules = rules
        self._stamp = Stamp(judge=self.name, rubric_version=rubric_version)

    def judge(self, item: Item, record: ItemRecord, reference: str, *, spent: Spent = unheeded) -> Judgement:
        """A tentative judgement; the item's own wordings are used, the reference is not."""
        found = {
            point.id: CriterionVerdict(key_point=point.id, verdict=Verdict.MISSED, confidence=self._doubt)
            for point in item.key_points
        }
        for seen in self._sightings(item, record):
            held = found[seen.key_point]
            if held.quote is None or self._worth(item, seen) > self._worth(item, held):
                found[seen.key_point] = seen
        return judgement(item, record, self._stamp, "tentative", found, self._wrong(item, record), self._rules)

    @property
    def _doubt(self) -> float:
        """Confidence in not having found something: the words for it may simply be others."""
        return self._rules.credit[Verdict.PARTIAL]

    def _sightings(self, item: Item, record: ItemRecord) -> Iterator[CriterionVerdict]:
        """Every mark in every answer, earliest first, each with the help that came before it."""
        for turn in answers(record):
            for mark in find_points(item, answering(turn)):
                if fault(mark.span, turn, item, record):
                    continue
                yield CriterionVerdict(
                    key_point=mark.key_point,
                    verdict=_SEEN[mark.status],
                    quote=Quote(turn=turn.sequence, span=mark.span),
                    assistance=assistance(record, mark.key_point, turn.sequence),
                    confidence=mark.confidence,
                )

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
