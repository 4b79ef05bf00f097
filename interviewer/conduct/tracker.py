"""What one turn of the candidate shows: the seam that trackers stand behind, and the one that works by rules.

Knows the question, its key points and misconceptions and this item's transcript. Never knows personas or scores.
"""

import re
from collections.abc import Sequence
from typing import Literal, Protocol

from interviewer.conduct.tracking_assertions import OWN_WORK, read_claims, read_settlings
from interviewer.conduct.tracking_documents import against_documents
from interviewer.conduct.tracking_ledger import across, find_contradictions
from interviewer.conduct.tracking_salient import salient
from interviewer.conduct.tracking_specials import content, find_specials
from interviewer.conduct.tracking_sums import find_sums
from interviewer.conduct.triggers import Said, find_triggers
from interviewer.domain.claims import Document
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Contradiction, Mark, Observation, Sighting, Special, SpecialTurn, Trigger
from interviewer.domain.vocabulary import Kind
from interviewer.lexical.matching import find_misconceptions, find_points, find_repairs
from interviewer.lexical.suspicions import find_suspicions

_FENCE = re.compile(r"^```.*?(?:^```[ \t]*$|\Z)", re.S | re.M)
# Turns of these readings hold no content to match: they are about the interview, not the question.
_NO_CONTENT = frozenset({Special.STOP, Special.PAUSE, Special.THINKING, Special.DISTRESS, Special.HOSTILE})
# What went wrong in somebody's own work is not for the words of a bank to suspect.
_OWN_ACCOUNT = frozenset({Kind.BEHAVIORAL, Kind.NARRATIVE, Kind.BAR_RAISER})
_NO_CLAIM = _NO_CONTENT | {Special.DONT_KNOW, Special.PASS, Special.OFF_TOPIC, Special.ACCEPTS, Special.DECLINES}


class ExchangeTurn(Noun):
    """One earlier turn of this item's conversation."""

    speaker: Literal["interviewer", "candidate"]
    text: str
    sequence: int = 0


class Seen(Noun):
    """What a tracker is shown. item: None for a free question, with `context` as what is known of it.

    earlier: the item's conversation so far, oldest first. held: misconceptions held so far. before: what the candidate
    said about their own work on earlier questions of the session. documents: what they have written about it.
    """

    item: Item | None = None
    question: str = ""
    turn: str
    earlier: tuple[ExchangeTurn, ...] = ()
    held: tuple[str, ...] = ()
    context: str = ""
    before: tuple[ExchangeTurn, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def said(self) -> tuple[ExchangeTurn, ...]:
        """The candidate's own earlier turns."""
        return tuple(turn for turn in self.earlier if turn.speaker == "candidate")

    @property
    def asked(self) -> str:
        """The interviewer's latest turn."""
        return next((turn.text for turn in reversed(self.earlier) if turn.speaker == "interviewer"), "")


class Tracker(Protocol):
    """Reads one turn. May raise ModelError; rules never do."""

    def track(self, seen: Seen) -> Observation:
        """All that the turn shows; every span is literal: turn[start:end] == quote."""
        ...


class RuleTracker:
    """Reads a turn by words, formulas and patterns of speech alone."""

    def track(self, seen: Seen) -> Observation:
        """See Tracker."""
        specials = find_specials(
            seen.turn, seen.item, f"{seen.question} {seen.context}", [turn.text for turn in seen.said], seen.asked
        )
        orders = [special for special in specials if special.special is Special.INSTRUCTION]
        turn = blanked(seen.turn, orders)
        kinds = {special.special for special in specials}
        content_free, claim_free = bool(kinds & _NO_CONTENT), bool(kinds & _NO_CLAIM)
        marks, sightings = ((), ()) if content_free else self._read(seen, turn)
        triggers = () if claim_free else self._triggers(seen, turn, specials)
        if marks or sightings or triggers:
            specials = tuple(special for special in specials if special.special is not Special.VERY_SHORT)
        said = Said(turn=turn, question=seen.question, kind=seen.item.kind if seen.item else None)
        own = not claim_free and said.among(OWN_WORK)
        return Observation(
            marks=marks,
            sightings=sightings,
            triggers=triggers,
            specials=specials,
            contradictions=() if claim_free else self._contradictions(seen, turn),
            claims=read_claims(said) if own else (),
            settles=read_settlings(said) if own else (),
            salient=None if claim_free else salient(turn, seen.question, [*_outside(specials), *_code(turn)]),
            words=len(content(turn)),
        )

    @staticmethod
    def _read(seen: Seen, turn: str) -> tuple[tuple[Mark, ...], tuple[Sighting, ...]]:
        """Key points and misconceptions of the item; a claim that stands unrepaired is not reported as repaired."""
        if seen.item is None:
            return (), ()
        asserted = find_misconceptions(seen.item, turn)
        if not asserted and seen.item.kind not in _OWN_ACCOUNT:
            asserted = find_suspicions(seen.item, turn)
        repaired = find_repairs(seen.item, turn, seen.held)
        again = {sighting.misconception for sighting in asserted}
        kept = tuple(sighting for sighting in repaired if sighting.misconception not in again)
        return find_points(seen.item, turn), (*asserted, *kept)

    @staticmethod
    def _contradictions(seen: Seen, turn: str) -> tuple[Contradiction, ...]:
        """What does not fit to this question's turns, else to earlier questions' or a document, and within the turn."""
        here = find_contradictions(turn, [(said.sequence, said.text) for said in seen.said])
        told = sorted((*seen.before, *seen.said), key=lambda said: said.sequence)
        before = here or across(turn, [(said.sequence, said.text) for said in told])
        own = seen.item is None or seen.item.kind in OWN_WORK
        if not own:
            return before
        return (before or against_documents(turn, seen.documents)) + find_sums(turn)

    @staticmethod
    def _triggers(seen: Seen, turn: str, specials: Sequence[SpecialTurn]) -> tuple[Trigger, ...]:
        asking = {Special.CLARIFICATION, Special.ASKS_AGAIN, Special.ASKS_ANSWER, Special.ASKS_HINT}
        if any(special.special in asking for special in specials) and len(turn.split()) <= 30:
            return ()
        kind = seen.item.kind if seen.item is not None else None
        earlier = "\n".join(turn.text for turn in seen.said)
        return find_triggers(Said(turn=turn, earlier=earlier, question=seen.question, kind=kind))


def blanked(turn: str, orders: Sequence[SpecialTurn]) -> str:
    """The turn with its orders to the interviewer turned to blanks: offsets stay, nothing is taken from them."""
    for order in orders:
        low, high = order.span.start, order.span.end
        turn = turn[:low] + " " * (high - low) + turn[high:]
    return turn


def _code(turn: str) -> list[tuple[int, int]]:
    """Where fenced code stands beside words: nobody reads code out, unless there is nothing else."""
    fences = [(fence.start(), fence.end()) for fence in _FENCE.finditer(turn)]
    beside = _FENCE.sub("", turn).strip()
    return fences if beside else []


def _outside(specials: Sequence[SpecialTurn]) -> list[tuple[int, int]]:
    return [(special.span.start, special.span.end) for special in specials]
