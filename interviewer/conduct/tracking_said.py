"""A turn and what it claims where: sentences, claims by pattern, and the words that quote a claim.

Knows where a claim stands. Never knows which claims call for a probe.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import NamedTuple

from interviewer.conduct.tracking_salient import fragment
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Kind
from interviewer.lexical.clauses import clauses, sentences
from interviewer.lexical.quoting import lowered, whole

# A turn may be one sentence of a thousand claims; the first ones, and what stands around them, are enough.
MOST_CLAIMS = 40
FARTHEST = 300


class Said(NamedTuple):
    """A turn with what bears on it. earlier: the candidate's turns before, joined. kind: the item's, if known."""

    turn: str
    earlier: str = ""
    question: str = ""
    kind: Kind | None = None

    @property
    def low(self) -> str:
        """The turn in lower case, every character in its place."""
        return lowered(self.turn)

    def settles(self, *patterns: re.Pattern[str]) -> bool:
        """Whether one of the patterns stands in this turn or an earlier one."""
        return any(pattern.search(lowered(text)) for text in (self.turn, self.earlier) if text for pattern in patterns)

    def among(self, kinds: Collection[Kind]) -> bool:
        """Whether the item is of one of these kinds; a question of unknown kind may be any."""
        return self.kind is None or self.kind in kinds


class Claim(NamedTuple):
    """A match of a claim in a sentence [low, high)."""

    match: re.Match[str]
    low: int
    high: int

    def sentence(self, said: Said) -> str:
        """The sentence in lower case."""
        return said.low[self.low : self.high]

    def before(self, said: Said) -> str:
        """What stands before the claim in its sentence, in lower case."""
        return said.low[self.low : self.match.start()]


def claims_of(said: Said, pattern: re.Pattern[str]) -> list[Claim]:
    """Where the turn itself claims: sentences that ask nothing, in order."""
    return list(_found(said.turn, pattern))


@lru_cache(maxsize=128)
def _found(turn: str, pattern: re.Pattern[str]) -> tuple[Claim, ...]:
    out = []
    low_turn = lowered(turn)
    for low, high in sentences(turn):
        if not turn[low:high].rstrip("\"'”) ").endswith("?"):
            for match in pattern.finditer(low_turn, low, high):
                around = max(low, match.start() - FARTHEST), min(high, match.end() + FARTHEST)
                out.append(Claim(match, *around))
                if len(out) == MOST_CLAIMS:
                    return tuple(out)
    return tuple(out)


def quoted(said: Said, claim: Claim) -> Span:
    """A fragment that holds the claim and reads by itself; the bare match, its words entire, where none does."""
    return quoted_at(said, *claim.match.span())


def quoted_at(said: Said, start: int, end: int) -> Span:
    """A fragment that holds [start, end) of the turn and reads by itself."""
    held = [at for at, clause in enumerate(clauses(said.turn)) if clause.start < end and start < clause.end]
    if held:
        low, high = clauses(said.turn)[held[0]], clauses(said.turn)[held[-1]]
        before = clauses(said.turn)[held[0] - 1] if held[0] else low
        # "because of X" says little without what it explains.
        joined = before.sentence == low.sentence and said.low.startswith(("because", "thanks", "due", "owing"), start)
        for begin in (before.start, low.start) if joined else (low.start,):
            span = fragment(said.turn, begin, high.end, (start, end))
            if span is not None:
                return span
    return entire(said, start, end)


def entire(said: Said, start: int, end: int) -> Span:
    """The stretch with every word, formula and bracket entire."""
    start, end = whole(said.turn, start, end)
    return Span(quote=said.turn[start:end], start=start, end=end)


def first(said: Said, found: list[Claim], wanted: Callable[[Claim], bool]) -> Span | None:
    """The words of the first claim that is wanted."""
    return next((quoted(said, claim) for claim in found if wanted(claim)), None)


def unsettled(said: Said, found: list[Claim], *settling: re.Pattern[str]) -> Span | None:
    """The first claim, unless what settles such a claim has been said."""
    return quoted(said, found[0]) if found and not said.settles(*settling) else None
