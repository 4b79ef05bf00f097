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
    example a quote that no turn contains. votes: what each draw said of it, where there were several; uncertain: they
    were not of one mind.
    """

    key_point: Identifier
    verdict: Verdict
    quote: Quote | None = None
    reason: str = ""
    assistance: Assistance = Assistance.NONE
    confidence: float = Field(default=1.0, ge=0, le=1)
    flags: tuple[str, ...] = ()
    votes: tuple[Verdict, ...] = ()
    uncertain: bool = False


class MisconceptionVerdict(Noun):
    """A misconception that the candidate held, and whether they repaired it. uncertain: the draws differed."""

    misconception: Identifier
    repaired: bool
    quote: Quote | None = None
    uncertain: bool = False


class Procedure(Noun):
    """How a model judged: what it was asked and in which order, so that it can be asked the same again.

    requests: calls made, of the judge's own bound. orders: of each draw the key points in the order put, with "" where
    the criterion stood that no answer meets. alone: key points judged once more on their own. second_looks: key points
    whose met was looked at again. disagreement: share of key points on which the draws differed, None for one draw.
    """

    requests: int = 0
    draws: int = 1
    orders: tuple[tuple[str, ...], ...] = ()
    alone: tuple[Identifier, ...] = ()
    second_looks: tuple[Identifier, ...] = ()
    disagreement: float | None = None


class Judgement(Noun):
    """One item judged, with the versions of everything that made it.

    status: graded by a model, tentative by rules, or ungraded (then `why` says what failed and score is None).
    score: 1.0 to 4.0; level: 1 to 4; both None where nothing was evidenced. base, stretch: coverage 0 to 1.
    procedure: how a model went about it, None by rules.
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
    procedure: Procedure | None = None

    def verdict(self, key_point: str) -> CriterionVerdict | None:
        """The verdict on that key point, if there is one."""
        return next((verdict for verdict in self.criteria if verdict.key_point == key_point), None)
