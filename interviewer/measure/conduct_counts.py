"""What one metric found in one session: a count out of a count, and the turns it counted against the interviewer.

Knows how counts of sessions add up, and how sure their share is. Never knows what is counted.
"""

import math
import random
from collections.abc import Sequence

from interviewer.domain.noun import Noun

RESAMPLES = 1000
_SURE = 0.05


class Flaw(Noun):
    """A turn that counted against the interviewer. session: its name. sequence: the turn's, 0 for all of it."""

    metric: str
    session: str
    sequence: int
    text: str


class Tally(Noun):
    """hits: of `of`, what the metric counts. flaws: the turns behind it that are not as they should be."""

    hits: float = 0
    of: float = 0
    flaws: tuple[Flaw, ...] = ()


def share(tallies: Sequence[Tally]) -> float | None:
    """All hits over all that was counted; None where nothing was."""
    of = sum(tally.of for tally in tallies)
    return sum(tally.hits for tally in tallies) / of if of else None


def interval(tallies: Sequence[Tally], seed: int = 0) -> tuple[float, float] | None:
    """The 95 % interval of the share: by resampling sessions, as turns of one session are not independent.

    Where none or all counted, the exact bound for that many: none in n may still be about 3/n. None without a count.
    """
    held = [tally for tally in tallies if tally.of]
    of = sum(tally.of for tally in held)
    if not of:
        return None
    hits = sum(tally.hits for tally in held)
    if hits == 0:
        return 0.0, 1 - _SURE ** (1 / of)
    if hits == of:
        return _SURE ** (1 / of), 1.0
    rnd = random.Random(seed)
    drawn = sorted(_resampled(held, rnd) for _ in range(RESAMPLES))
    return drawn[int(RESAMPLES * _SURE / 2)], drawn[math.ceil(RESAMPLES * (1 - _SURE / 2)) - 1]


def _resampled(held: Sequence[Tally], rnd: random.Random) -> float:
    some = rnd.choices(held, k=len(held))
    return sum(tally.hits for tally in some) / sum(tally.of for tally in some)
