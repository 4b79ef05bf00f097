"""From what several draws said of one thing to the verdict that counts.

Knows votes and their order. Never knows a question, a model or what a verdict is worth.
"""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.judgement import CriterionVerdict, MisconceptionVerdict, Quote
from interviewer.domain.vocabulary import Verdict

WORST_FIRST = (Verdict.MISSED, Verdict.PARTIAL, Verdict.MET)


class Vote(NamedTuple):
    """One draw's verdict on one key point. flags: what the checks found; void: its quote does not stand."""

    verdict: Verdict
    quote: Quote | None
    reason: str
    flags: tuple[str, ...] = ()
    void: bool = False


def lowest(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that is worth least."""
    return min(verdicts, key=WORST_FIRST.index)


def elected(verdicts: Sequence[Verdict]) -> Verdict:
    """What more than half say; the lowest where no verdict has that many."""
    return next((one for one in WORST_FIRST if 2 * verdicts.count(one) > len(verdicts)), lowest(verdicts))


def counted(key_point: str, votes: Sequence[Vote]) -> CriterionVerdict:
    """The verdict of all votes that stand, with the words of the first that agrees with it.

    A vote whose quote does not stand says nothing for or against; where none stands the point is missed.
    """
    standing = [vote for vote in votes if not vote.void]
    flags = tuple(dict.fromkeys(flag for vote in votes for flag in vote.flags))
    if not standing:
        return CriterionVerdict(key_point=key_point, verdict=Verdict.MISSED, reason=votes[0].reason, flags=flags)
    said = [vote.verdict for vote in standing]
    verdict = elected(said)
    first = next(vote for vote in standing if vote.verdict is verdict)
    return CriterionVerdict(
        key_point=key_point,
        verdict=verdict,
        quote=first.quote,
        reason=first.reason,
        confidence=round(said.count(verdict) / len(said), 2),
        flags=flags,
        votes=tuple(said) if len(said) > 1 else (),
        uncertain=len(set(said)) > 1,
    )


def disagreement(verdicts: Sequence[CriterionVerdict]) -> float:
    """Share of the verdicts on which the draws differed, 0 to 1."""
    return round(sum(verdict.uncertain for verdict in verdicts) / len(verdicts), 3) if verdicts else 0.0


def agreed_claims(draws: Sequence[Sequence[MisconceptionVerdict]]) -> tuple[MisconceptionVerdict, ...]:
    """The wrong claims that at least half of the draws found; put right where more than half of those say so."""
    found: dict[str, list[MisconceptionVerdict]] = {}
    for draw in draws:
        for wrong in draw:
            found.setdefault(wrong.misconception, []).append(wrong)
    return tuple(_claim(held, len(draws)) for held in found.values() if 2 * len(held) >= len(draws))


def _claim(held: Sequence[MisconceptionVerdict], draws: int) -> MisconceptionVerdict:
    repaired = 2 * sum(wrong.repaired for wrong in held) > len(held)
    differ = len(held) < draws or len({wrong.repaired for wrong in held}) > 1
    return held[0].model_copy(update={"repaired": repaired, "uncertain": differ})
