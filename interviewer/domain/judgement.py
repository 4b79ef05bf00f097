"""What a judge says of one item's transcript.

Knows verdicts with their quotes and what they add up to. Never knows personas, names or other judges.
"""

from typing import Literal

from pydantic import Field

from interviewer.domain.items import Identifier
from interviewer.domain.noun import Noun
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Assistance, Verdict


class Quote(Noun):
    """Literal words of the candidate and the turn, by its sequence number, in which they stand."""

    turn: int
    span: Span


class CriterionVerdict(Noun):
    """The verdict on one key point.

    reason: one sentence. assistance: computed from the log. confidence: 0 to 1. flags: what the checks found, for
    example a quote that no turn contains.
    """

    key_point: Identifier
    verdict: Verdict
    quote: Quote | None = None
    reason: str = ""
    assistance: Assistance = Assistance.NONE
    confidence: float = Field(default=1.0, ge=0, le=1)
    flags: tuple[str, ...] = ()


class MisconceptionVerdict(Noun):
    """A misconception that the candidate held, and whether they repaired it."""

    misconception: Identifier
    repaired: bool
    quote: Quote | None = None


class Judgement(Noun):
    """One item judged, with the versions of everything that made it.

    status: graded by a model, tentative by rules, or ungraded (then `why` says what failed and score is None).
    score: 1.0 to 4.0; level: 1 to 4; both None where nothing was evidenced. base, stretch: coverage 0 to 1.
    """

    item: Identifier
    item_version: int
    opening: int
    rubric_version: str
    judge: str
    prompt_hash: str = ""
    status: Literal["graded", "tentative", "ungraded"]
    why: str = ""
    criteria: tuple[CriterionVerdict, ...] = ()
    misconceptions: tuple[MisconceptionVerdict, ...] = ()
    score: float | None = None
    level: int | None = None
    base: float | None = None
    stretch: float | None = None
