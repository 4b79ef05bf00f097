"""Whether words stand in an order in which English puts them, told by the kinds of neighbouring words.

Knows classes of words and how much oftener two of them are neighbours than chance has it. Never knows what is said.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from interviewer.lexical.neighbours import TABLE

# Each group is a class of its own; the first word names it.
_GROUPS = (
    "a an|the|this that these those|my your his her its our their|i you we he she it they|me us him them|who which what"
    "|whom whose|is|are|was were|am|be|been being|have has|had|do does did"
    "|will would shall should can could may might must|to|of|in on at|by|for|from|with without"
    "|into onto about between among through during over under|as|than|and|or but nor"
    "|if when while because since although though whereas until once|so then|not|no"
    "|every each any some all both many much few several most more less"
    "|very too just only also even still never always often usually really|there here|how why where|up down out off"
    "|one two three four five|such same other another own|yes okay well"
)
_ENDINGS = "ing|ed|ly|tion sion ment ness ity ance ence|able ible al ive ous ful ic|er|s|e"  # the first that fits
_CLASSES = {word: at for at, group in enumerate(_GROUPS.split("|")) for word in group.split()}
_FIRST_ENDING = len(_GROUPS.split("|"))
_BY_ENDING = tuple(
    (ending, at) for at, group in enumerate(_ENDINGS.split("|"), _FIRST_ENDING) for ending in group.split()
)
WORD = _FIRST_ENDING + len(_ENDINGS.split("|"))
COMMA, STOP, OTHER = WORD + 1, WORD + 2, WORD + 3
COUNT = OTHER + 1
_SHORTEST = 5
# A letter of the table: "m" is chance, each letter after it a quarter of a natural logarithm more.
CHANCE, STEP, MOST = ord("m"), 0.25, 12
# Added to each count when the table is made, so that what was never seen is rare rather than impossible.
_UNSEEN = 2.0


def kind(token: str) -> int:
    """The class of a token of prose, 0 to COUNT - 1; numbers and signs say nothing about order and are OTHER."""
    word = token.replace("’", "'")
    if word in _CLASSES:
        return _CLASSES[word]
    if not word[0].isalpha():
        return STOP if word in ".!?;\n" else COMMA if word in ",:()" else OTHER
    if word.endswith("n't"):
        return _CLASSES["not"]
    word = word.split("'")[0]
    if word in _CLASSES:
        return _CLASSES[word]
    if len(word) >= _SHORTEST or word.endswith("s"):
        for ending, at in _BY_ENDING:
            if word.endswith(ending) and not word.endswith("ss"):
                return at
    return WORD


def order(kinds: Sequence[int]) -> float:
    """Log odds that words of those classes stand in an order rather than in none, from each pair of neighbours."""
    return sum([_ODDS[one][two] for one, two in pairwise([STOP, *kinds, STOP])])


def learnt(texts: Iterable[Sequence[int]]) -> list[str]:
    """The table from texts, as classes, whose order is sound: a line for each class, a letter for each that follows."""
    single: Counter[int] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for kinds in texts:
        found = [STOP, *kinds, STOP]
        single.update(found)
        pairs.update(pairwise(found))
    every, total = single.total(), pairs.total()

    def letter(one: int, two: int) -> str:
        if OTHER in (one, two) or not total:
            return chr(CHANCE)
        chance = total * single[one] * single[two] / every / every
        odds = math.log((pairs[one, two] + _UNSEEN) / (chance + _UNSEEN))
        return chr(CHANCE + max(-MOST, min(MOST, round(odds / STEP))))

    return ["".join(letter(one, two) for two in range(COUNT)) for one in range(COUNT)]


_ODDS = [[STEP * (ord(letter) - CHANCE) for letter in line] for line in TABLE.split()]
