"""The requests that judging one record takes, and the check of every reply.

Knows a model, an item and its record. Never knows what the verdicts amount to, and lets nothing pass that the record
does not hold.
"""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer.assess.evidence import check
from interviewer.assess.judge_prompt import (
    CriterionReply,
    JudgeReply,
    MisconceptionReply,
    SecondLook,
    Sheet,
    draw_sheet,
    second_look_text,
    system_text,
)
from interviewer.assess.tally import SAID
from interviewer.assess.transcript import Transcript, excerpt, lay_out
from interviewer.assess.votes import Vote, lowest
from interviewer.domain.errors import ModelNonsense
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.judgement import MisconceptionVerdict, Quote
from interviewer.domain.state import ItemRecord
from interviewer.domain.vocabulary import Verdict
from interviewer.models.protocol import LanguageModel, Message, Spent, T

TWICE = "the model judged this criterion twice; the lower verdict stands"
_TOKENS_PER_CRITERION, _TOKENS_BESIDE = 200, 600
_TOKENS_SECOND_LOOK = 400


class Draw(NamedTuple):
    """One checked reply to a sheet. ignored: verdicts on criteria that were not asked for."""

    order: tuple[str, ...]
    votes: dict[str, Vote]
    misconceptions: tuple[MisconceptionVerdict, ...]
    ignored: int


class Asking:
    """All requests of one judging, counted. Each is a fresh context: instructions, and the record as data."""

    def __init__(
        self, model: LanguageModel, item: Item, record: ItemRecord, reference: str, seed: str, spent: Spent
    ) -> None:
        self._model, self._item, self._record = model, item, record
        self._reference, self._seed, self._spent = reference, seed, spent
        self._transcript = lay_out(record)
        self.requests = 0

    def together(self, number: int) -> Draw:
        """All key points in one request, in the order of that draw; a second request for what the first left out."""
        return self._draw(self._item.key_points, number, whole=True)

    def alone(self, point: KeyPoint, number: int = 0) -> Draw:
        """That key point in a request of its own."""
        return self._draw((point,), number, whole=False)

    def second_look(self, point: KeyPoint, quote: Quote) -> SecondLook:
        """What a reader who sees only this key point and the quote in its context says."""
        laid_out = excerpt(self._record, quote)
        return self._ask(second_look_text(point), laid_out, SecondLook, _TOKENS_SECOND_LOOK)

    def _draw(self, points: Sequence[KeyPoint], number: int, whole: bool) -> Draw:
        """Raises ModelNonsense if a criterion is left out twice, or the one that no answer meets was met."""
        named = f"{self._seed}:{number}" if whole else f"{self._seed}:{number}:{points[0].id}"
        sheet = draw_sheet(points, self._item.misconceptions if whole else (), random.Random(named))
        first = self._criteria(sheet, sheet.labels)
        given = _by_label(first.criteria)
        left_out = [label for label in sheet.labels if label not in given]
        if left_out:
            second = _by_label(self._criteria(sheet, left_out).criteria)
            given |= {label: second[label] for label in left_out if label in second}
            left_out = [label for label in left_out if label not in given]
        if left_out:
            what = f"the judge left out {len(left_out)} of {len(sheet.labels)} criteria, also when asked again"
            raise ModelNonsense(what, self._model.name, "judge this answer again")
        if any(reply.verdict != "missed" for reply in given.pop(sheet.canary)):
            raise ModelNonsense(
                "the judge accepted a criterion that no answer meets", self._model.name, "judge it again"
            )
        return Draw(
            order=sheet.order,
            votes={point.id: self._vote(given[label]) for label, point in sheet.points.items()},
            misconceptions=self._claims(first.misconceptions, sheet),
            ignored=sum(label not in sheet.points for label in given),
        )

    def _criteria(self, sheet: Sheet, wanted: Sequence[str]) -> JudgeReply:
        system = system_text(self._item, self._reference, sheet, wanted)
        return self._ask(system, self._transcript, JudgeReply, _TOKENS_BESIDE + _TOKENS_PER_CRITERION * len(wanted))

    def _ask(self, system: str, record: Transcript, shape: type[T], most: int) -> T:
        self.requests += 1
        messages = (Message(role="system", content=system), Message(role="user", content=record.text))
        return self._model.structured(messages, shape, max_tokens=most, spent=self._spent)

    def _vote(self, given: Sequence[CriterionReply]) -> Vote:
        """The checked verdict; void where it stands on a quote that does not."""
        worst = lowest([Verdict(one.verdict) for one in given])
        reply = next(one for one in given if Verdict(one.verdict) is worst)
        quote, fault = self._checked(reply.quote)
        flags = [TWICE] if len({one.verdict for one in given}) > 1 else []
        void = worst in SAID and quote is None
        return Vote(worst, quote, " ".join(reply.reason.split()), (*flags, *([fault] if void else [])), void)

    def _checked(self, quote: str) -> tuple[Quote | None, str]:
        return check(self._transcript.unmarked(quote), self._item, self._record)

    def _claims(self, replies: Iterable[MisconceptionReply], sheet: Sheet) -> tuple[MisconceptionVerdict, ...]:
        """Only wrong claims that the record holds literally; repaired only by words that come after the claim."""
        held: dict[str, MisconceptionVerdict] = {}
        for reply in replies:
            wrong = sheet.misconceptions.get(reply.misconception.strip().lower())
            quote, _ = self._checked(reply.quote)
            if wrong is None or quote is None:
                continue
            repair, _ = self._checked(reply.repair_quote)
            repaired = repair is not None and (repair.turn, repair.span.start) > (quote.turn, quote.span.start)
            if wrong.id not in held or not repaired:
                held[wrong.id] = MisconceptionVerdict(misconception=wrong.id, repaired=repaired, quote=quote)
        return tuple(held.values())


def _by_label(replies: Iterable[CriterionReply]) -> dict[str, list[CriterionReply]]:
    given: dict[str, list[CriterionReply]] = {}
    for reply in replies:
        given.setdefault(reply.criterion.strip().lower(), []).append(reply)
    return given
