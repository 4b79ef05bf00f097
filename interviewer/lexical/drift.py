"""Which clauses of an answer have drifted off its question: filler, with hardly a word of it all around.

Knows an item's vocabulary and the answer's own words. Never knows what either says.
"""

from collections.abc import Sequence

from interviewer.lexical.prose import weak
from interviewer.lexical.reading import Reading

# A sentence has drifted off where no larger share of its words and its neighbours' are the item's, and none of its own
# comes back in another sentence that does not just repeat it.
OFF_SHARE = 0.4
SAME = 0.6


def adrift(read: Reading) -> frozenset[int]:
    """The clauses of the sentences that have drifted off, by their place in the reading; a lone sentence has not."""
    held: dict[int, list[int]] = {}
    for at, clause in enumerate(read.clauses):
        held.setdefault(clause.sentence, []).append(at)
    clauses = list(held.values())
    if len(clauses) < 2:
        return frozenset()
    words = [_telling(read, some) for some in clauses]
    known = [len(said & read.known.known) for said in words]
    off = [
        at
        for at, some in enumerate(clauses)
        if _is_off(words, known, at) and not any(read.formulas[clause] for clause in some) and not _is_tied(words, at)
    ]
    return frozenset(clause for at in off for clause in clauses[at])


def _telling(read: Reading, clauses: Sequence[int]) -> frozenset[str]:
    return frozenset(key for at in clauses for key in read.keys[at] if key != "#number") - weak()


def _is_off(words: Sequence[frozenset[str]], known: Sequence[int], at: int) -> bool:
    near = slice(max(0, at - 1), at + 2)
    said = sum(map(len, words[near]))
    return said > 0 and sum(known[near]) <= OFF_SHARE * said


def _is_tied(words: Sequence[frozenset[str]], at: int) -> bool:
    """Whether a word of the sentence comes back in another one."""
    said = words[at]
    return any(place != at and 0 < len(said & other) < SAME * len(said | other) for place, other in enumerate(words))
