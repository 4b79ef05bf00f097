"""What speaks against taking an answer's words at their face value, and how much of its score is left.

Knows the guards of the lexical reading. Never knows a verdict, and accuses nobody: each doubt is one line to look into.
"""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.lexical.coverage import is_listed
from interviewer.lexical.denial import denied
from interviewer.lexical.guards import is_bare, is_repetitive, is_shuffled

LISTED = "lists words without saying anything about them"
SHUFFLED = "its words stand in no order"
REPEATED = "says the same words over and over"
DENIED = "denies what the reference says in the same words"

# What an answer that only looks like one can score at most, 0 to 1, and what is lost where all of it is denied: little,
# since one answer in two hundred that people found right is doubted as well.
MOST_DOUBTED = 0.35
DENIED_COST = 0.3


class Doubts(NamedTuple):
    """flags: one line each. unlikely: whether it only looks like an answer. denied: share that it denies, 0 to 1."""

    flags: tuple[str, ...]
    unlikely: bool
    denied: float

    def cap(self, score: float) -> float:
        """What a score can be at most where there are only words."""
        return min(score, MOST_DOUBTED) if self.unlikely else score

    def weigh(self, score: float) -> float:
        """What is left of a score from wording alone, where what is denied has the wording too."""
        return self.cap(score * (1 - DENIED_COST * self.denied))


def doubts(said: str, wordings: Sequence[str], question: str = "") -> Doubts:
    """What to doubt about an answer. wordings: the reference first, then other full-mark answers; may be none."""
    found = {
        LISTED: bool(wordings) and (is_listed(wordings, said) or is_bare(said, [question, *wordings])),
        SHUFFLED: is_shuffled(said, wordings),
        REPEATED: is_repetitive(said),
    }
    share = min((denied(wording, said) for wording in wordings), default=0.0)
    flags = [flag for flag, holds in found.items() if holds] + [DENIED] * (share > 0)
    return Doubts(tuple(flags), any(found.values()), share)
