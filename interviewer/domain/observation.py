"""What the tracker has seen in one turn of the candidate.

Knows marks and spans. Never knows scores, personas or what will be asked next.
"""

from enum import StrEnum
from typing import Literal

from interviewer.domain.claims import Claim, Settling
from interviewer.domain.items import Identifier
from interviewer.domain.noun import Noun
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe


class Special(StrEnum):
    """Turns that the policy treats by a protocol of their own."""

    STOP = "stop"
    PAUSE = "pause"
    DISTRESS = "distress"
    HOSTILE = "hostile"
    INSTRUCTION = "instruction"
    CLARIFICATION = "clarification"
    ASKS_ANSWER = "asks_answer"
    ASKS_HINT = "asks_hint"
    ASKS_AGAIN = "asks_again"
    THINKING = "thinking"
    DONT_KNOW = "dont_know"
    PASS = "pass"
    OFF_TOPIC = "off_topic"
    VERY_SHORT = "very_short"
    ACCEPTS = "accepts"
    DECLINES = "declines"
    INSISTS = "insists"


class Mark(Noun):
    """A key point seen in the turn. mentioned: thinly; shown: said as a proposition."""

    key_point: Identifier
    status: Literal["mentioned", "shown"]
    span: Span
    confidence: float = 1.0


class Sighting(Noun):
    """A misconception asserted in the turn, or repaired in it."""

    misconception: Identifier
    span: Span
    repaired: bool = False


class Trigger(Noun):
    """A probe type that the turn's own words call for."""

    probe: Probe
    span: Span


class SpecialTurn(Noun):
    """A special reading of the turn. clarification: index into the item's clarifications, None if none fits."""

    special: Special
    span: Span
    clarification: int | None = None


class Contradiction(Noun):
    """Two statements of the candidate that do not fit: an earlier one, quoted, and the one in this turn.

    earlier_turn: 0 where both stand in this turn, as with a sum that does not come out, or where the earlier one stands
    in a document. source: that document, as in `claims.Document`; "" for what was said.
    """

    earlier: str
    earlier_turn: int
    source: str = ""
    span: Span


class Observation(Noun):
    """All that was seen in one turn. tracker: "rules" or the model's name. words: content words in the turn.

    claims, settles: for the ledger of the session; absent in events older than the ledger.
    """

    marks: tuple[Mark, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    specials: tuple[SpecialTurn, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    claims: tuple[Claim, ...] = ()
    settles: tuple[Settling, ...] = ()
    salient: Span | None = None
    words: int = 0
    tracker: str = "rules"

    def special(self, *kinds: Special) -> SpecialTurn | None:
        """The first special reading of one of these kinds."""
        return next((turn for turn in self.specials if turn.special in kinds), None)
