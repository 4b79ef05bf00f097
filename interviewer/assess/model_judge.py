"""The judge that asks a language model, and believes only what the record bears out.

Knows in which order it asks, when it asks again, and which verdict counts. Never knows persona, name or other scores,
and never takes a number from a model.
"""

from collections.abc import Iterable, Sequence

from interviewer.assess.asking import Asking, Draw
from interviewer.assess.evidence import answering, answers, enough
from interviewer.assess.judge_prompt import PROMPT_HASH
from interviewer.assess.tally import SAID, Stamp, amended, judgement, ungraded
from interviewer.assess.votes import Vote, agreed_claims, counted, disagreement, lowest
from interviewer.domain.errors import ModelError
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Procedure
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import ItemRecord
from interviewer.domain.text import visible
from interviewer.domain.vocabulary import Verdict
from interviewer.lexical.coverage import coverage
from interviewer.models.protocol import LanguageModel, Spent, unheeded

BELOW_FLOOR = "too few words of the candidate's own to be put to a model"
ALONE = "judged again on its own"
FAR_APART = "the judge found nearly everything where the words cover next to nothing; each verdict was judged again"
NEARLY_ALL, NEXT_TO_NOTHING = 0.8, 0.3


class ModelJudge:
    """Judges an item in fresh contexts: all key points together, doubtful ones alone, every met core point once more.

    seed: makes the order of the criteria repeatable. draws: how often the key points are judged together. One item
    takes at most 2 (draws + key points) + core points requests, in the plain case 1 + core points met; one contested
    key point at most 2 draws + 1. A model's fault gives an ungraded judgement, never a number.
    """

    def __init__(
        self, model: LanguageModel, rules: ScoringRules, rubric_version: str, seed: int = 0, draws: int = 1
    ) -> None:
        self._model, self._rules, self._seed, self._draws = model, rules, seed, draws
        self._stamp = Stamp(judge=model.name, rubric_version=rubric_version, prompt_hash=PROMPT_HASH)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def judge(self, item: Item, record: ItemRecord, reference: str, *, spent: Spent = unheeded) -> Judgement:
        """A new judgement of the record. reference: the reference answer, or "" where there is none."""
        if not enough(item, record):
            return judgement(item, record, self._stamp, "graded", {}, (), self._rules, BELOW_FLOOR, Procedure(draws=0))
        asking = self._asking(item, record, reference, spent)
        sitting = _Sitting(item, record, reference, self._rules, asking)
        try:
            found = sitting.judged([asking.together(number) for number in range(self._draws)])
        except ModelError as fault:
            return ungraded(item, record, self._stamp, str(fault), sitting.procedure(()))
        done = sitting.procedure(found.values())
        return judgement(item, record, self._stamp, "graded", found, sitting.claims, self._rules, sitting.note, done)

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
        """The earlier judgement with that key point judged anew, alone and blind; ungraded where the model fails."""
        asking = self._asking(item, record, reference, spent)
        sitting = _Sitting(item, record, reference, self._rules, asking)
        point = item.key_point(key_point)
        try:
            votes = [asking.alone(point, number).votes[key_point] for number in range(1, self._draws + 1)]
            verdict = sitting.looked_at_again(point, counted(key_point, votes))
        except ModelError as fault:
            return ungraded(item, record, self._stamp, str(fault), sitting.procedure(()))
        return amended(earlier, verdict, item, record, self._rules)

    def _asking(self, item: Item, record: ItemRecord, reference: str, spent: Spent) -> Asking:
        return Asking(self._model, item, record, reference, f"{self._seed}:{item.id}:{record.opening}", spent)


class _Sitting:
    """One record on its way from draws to verdicts, with what had to be done for it."""

    def __init__(self, item: Item, record: ItemRecord, reference: str, rules: ScoringRules, asking: Asking) -> None:
        self._item, self._record, self._reference = item, record, reference
        self._rules, self._asking = rules, asking
        self._draws: Sequence[Draw] = ()
        self._alone: dict[str, Vote] = {}
        self._looked: list[str] = []
        self._far_apart = False

    def judged(self, draws: Sequence[Draw]) -> dict[str, CriterionVerdict]:
        """The verdict on every key point: votes, then the doubtful ones alone, then a second look at what is met."""
        self._draws = draws
        found = {point.id: self._counted(point) for point in self._item.key_points}
        self._far_apart = self._covers_nearly_all(found) and self._words_cover() <= NEXT_TO_NOTHING
        if self._far_apart:
            found = {point.id: self._mistrusted(point, found[point.id]) for point in self._item.key_points}
        return {point.id: self.looked_at_again(point, found[point.id]) for point in self._item.key_points}

    @property
    def claims(self) -> tuple[MisconceptionVerdict, ...]:
        """The misconceptions that the draws agree on."""
        return agreed_claims([draw.misconceptions for draw in self._draws])

    @property
    def note(self) -> str:
        """What was ignored and what was odd, in one line."""
        ignored = sum(draw.ignored for draw in self._draws)
        told = [f"ignored {ignored} verdicts on criteria that do not exist"] if ignored else []
        return "; ".join([*told, *([FAR_APART] if self._far_apart else [])])

    def procedure(self, found: Iterable[CriterionVerdict]) -> Procedure:
        """What was asked, so far. found: the verdicts it came to."""
        return Procedure(
            requests=self._asking.requests,
            draws=len(self._draws),
            orders=tuple(draw.order for draw in self._draws),
            alone=tuple(self._alone),
            second_looks=tuple(self._looked),
            disagreement=disagreement(tuple(found)) if len(self._draws) > 1 else None,
        )

    def looked_at_again(self, point: KeyPoint, verdict: CriterionVerdict) -> CriterionVerdict:
        """A core point that is met, after a look by somebody who sees only the quote: it may fall, and never rises.

        It falls only where that reader names what is missing.
        """
        if not point.core or verdict.verdict is not Verdict.MET or verdict.quote is None:
            return verdict
        self._looked.append(point.id)
        look = self._asking.second_look(point, verdict.quote)
        missing = " ".join(look.missing.split())
        if not missing or Verdict(look.verdict) is Verdict.MET:
            return verdict
        flags = (*verdict.flags, _lowered(missing))
        return verdict.model_copy(update={"verdict": Verdict(look.verdict), "flags": flags})

    def _counted(self, point: KeyPoint) -> CriterionVerdict:
        """The draws' verdict; where they differ, or a quote does not stand, one more on its own has a vote too."""
        votes = [draw.votes[point.id] for draw in self._draws]
        if not any(vote.void for vote in votes) and len({vote.verdict for vote in votes}) == 1:
            return counted(point.id, votes)
        return counted(point.id, [*votes, self._on_its_own(point)])

    def _mistrusted(self, point: KeyPoint, verdict: CriterionVerdict) -> CriterionVerdict:
        """The lower of that verdict and one on its own, unless there was one already."""
        if verdict.verdict not in SAID or point.id in self._alone:
            return verdict
        again = counted(point.id, [self._on_its_own(point)])
        kept = verdict if lowest([verdict.verdict, again.verdict]) is verdict.verdict else again
        votes = (*(verdict.votes or (verdict.verdict,)), again.verdict)
        both = {"votes": votes, "uncertain": len(set(votes)) > 1, "flags": (*verdict.flags, *again.flags)}
        return kept.model_copy(update=both)

    def _on_its_own(self, point: KeyPoint) -> Vote:
        vote = self._asking.alone(point).votes[point.id]
        self._alone[point.id] = vote
        return vote._replace(flags=(*vote.flags, ALONE))

    def _covers_nearly_all(self, found: dict[str, CriterionVerdict]) -> bool:
        base = [point for point in self._item.key_points if not point.stretch]
        earned = sum(point.weight * self._rules.credit[found[point.id].verdict] for point in base)
        return earned >= NEARLY_ALL * sum(point.weight for point in base)

    def _words_cover(self) -> float:
        """How much of the reference and of the accepted wordings the answer's words cover, 0 to 1."""
        said = " ".join(visible(answering(turn)) for turn in answers(self._record))
        points = self._item.key_points
        stated = " ".join(point.text for point in points)
        wordings = [" ".join((point.text, *point.accept)) for point in points]
        return coverage(self._item.prompt, self._reference or stated, said, [" ".join(wordings)])


def _lowered(missing: str) -> str:
    return f"lowered by a second look: {missing.rstrip('.')}"
