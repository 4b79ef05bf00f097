"""The judge that asks a language model, and believes only what the record bears out.

Knows how to put one item to a model and how to check each verdict's quote. Never knows persona, name or other scores,
and never takes a number from a model.
"""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer.assess.evidence import answers, can_hold_evidence, check
from interviewer.assess.judge_prompt import (
    PROMPT_HASH,
    CriterionReply,
    JudgeReply,
    MisconceptionReply,
    Sheet,
    draw_sheet,
    system_text,
)
from interviewer.assess.tally import SAID, Stamp, judgement, ungraded
from interviewer.assess.transcript import Transcript, lay_out
from interviewer.domain.errors import ModelError, ModelNonsense
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import ItemRecord
from interviewer.domain.vocabulary import Verdict
from interviewer.models.protocol import LanguageModel, Message, Spent, unheeded

TWICE = "the model judged this criterion twice; the lower verdict stands"
_WORST_FIRST = (Verdict.MISSED, Verdict.PARTIAL, Verdict.MET)
_TOKENS_PER_CRITERION, _TOKENS_BESIDE = 200, 600


class _Run(NamedTuple):
    """One judging of one record."""

    item: Item
    reference: str
    sheet: Sheet
    transcript: Transcript
    spent: Spent


class ModelJudge:
    """One fresh call per item; a second one only for criteria that the first reply left out.

    seed: makes the order of the criteria repeatable. A model's fault gives an ungraded judgement, never a number.
    """

    def __init__(self, model: LanguageModel, rules: ScoringRules, rubric_version: str, seed: int = 0) -> None:
        self._model, self._rules, self._seed = model, rules, seed
        self._stamp = Stamp(judge=model.name, rubric_version=rubric_version, prompt_hash=PROMPT_HASH)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def judge(self, item: Item, record: ItemRecord, reference: str, *, spent: Spent = unheeded) -> Judgement:
        """A new judgement of the record. reference: the reference answer, or "" where there is none."""
        if not can_hold_evidence(" ".join(turn.text for turn in answers(record))):
            return judgement(item, record, self._stamp, "graded", {}, (), self._rules)
        sheet = draw_sheet(item, random.Random(f"{self._seed}:{item.id}:{record.opening}"))
        transcript = lay_out(record)
        try:
            replies, wrong, note = self._replies(_Run(item, reference, sheet, transcript, spent))
        except ModelError as fault:
            return ungraded(item, record, self._stamp, str(fault))
        found = {
            sheet.points[label].id: _verdict(sheet.points[label].id, given, transcript, item, record)
            for label, given in replies.items()
        }
        held = _misconceptions(wrong, sheet, transcript, item, record)
        return judgement(item, record, self._stamp, "graded", found, held, self._rules, note)

    def _replies(self, run: _Run) -> tuple[dict[str, list[CriterionReply]], list[MisconceptionReply], str]:
        """What the model said of each key point's label, of misconceptions, and a note on what was ignored.

        Raises ModelNonsense if a criterion is left out twice or the one that no answer meets was met.
        """
        sheet = run.sheet
        first = self._ask(run, sheet.labels)
        given = _by_label(first.criteria)
        left_out = [label for label in sheet.labels if label not in given]
        if left_out:
            second = _by_label(self._ask(run, left_out).criteria)
            given |= {label: second[label] for label in left_out if label in second}
            left_out = [label for label in left_out if label not in given]
        if left_out:
            what = f"the judge left out {len(left_out)} of {len(sheet.labels)} criteria, also when asked again"
            raise ModelNonsense(what, self.name, "judge this answer again")
        if any(reply.verdict != "missed" for reply in given.pop(sheet.canary)):
            raise ModelNonsense("the judge accepted a criterion that no answer meets", self.name, "judge it again")
        extra = [label for label in given if label not in sheet.points]
        for label in extra:
            del given[label]
        note = f"ignored {len(extra)} verdicts on criteria that do not exist" if extra else ""
        return given, first.misconceptions, note

    def _ask(self, run: _Run, wanted: Sequence[str]) -> JudgeReply:
        messages = (
            Message(role="system", content=system_text(run.item, run.reference, run.sheet, wanted)),
            Message(role="user", content=run.transcript.text),
        )
        most = _TOKENS_BESIDE + _TOKENS_PER_CRITERION * len(wanted)
        return self._model.structured(messages, JudgeReply, max_tokens=most, spent=run.spent)


def _by_label(replies: Iterable[CriterionReply]) -> dict[str, list[CriterionReply]]:
    given: dict[str, list[CriterionReply]] = {}
    for reply in replies:
        given.setdefault(reply.criterion.strip().lower(), []).append(reply)
    return given


def _verdict(
    key_point: str, given: list[CriterionReply], transcript: Transcript, item: Item, record: ItemRecord
) -> CriterionVerdict:
    """The checked verdict: without a quote that stands it is missed, whatever the model said."""
    reply = min(given, key=lambda one: _WORST_FIRST.index(Verdict(one.verdict)))
    verdict = Verdict(reply.verdict)
    quote, flag = check(reply.quote.replace(transcript.mark, " "), item, record)
    flags = [TWICE] if len({one.verdict for one in given}) > 1 else []
    if verdict in SAID and quote is None:
        verdict, flags = Verdict.MISSED, [*flags, flag]
    return CriterionVerdict(
        key_point=key_point,
        verdict=verdict,
        quote=quote,
        reason=" ".join(reply.reason.split()),
        flags=tuple(flags),
    )


def _misconceptions(
    replies: Iterable[MisconceptionReply], sheet: Sheet, transcript: Transcript, item: Item, record: ItemRecord
) -> tuple[MisconceptionVerdict, ...]:
    """Only wrong claims that the record holds literally; repaired only by words that do not come before the claim."""
    held: dict[str, MisconceptionVerdict] = {}
    for reply in replies:
        wrong = sheet.misconceptions.get(reply.misconception.strip().lower())
        quote, _ = check(reply.quote.replace(transcript.mark, " "), item, record)
        if wrong is None or quote is None:
            continue
        repair, _ = check(reply.repair_quote.replace(transcript.mark, " "), item, record)
        repaired = repair is not None and (repair.turn, repair.span.start) > (quote.turn, quote.span.start)
        if wrong.id not in held or not repaired:
            held[wrong.id] = MisconceptionVerdict(misconception=wrong.id, repaired=repaired, quote=quote)
    return tuple(held.values())
