"""What a text is held against: wordings with weighted keys and formulas, gathered by key point or misconception.

Knows the shapes, and from which share of a wording's weight on a match can count. Never knows where either comes from.
"""

from typing import Literal, NamedTuple

Formula = tuple[str, ...]
Role = Literal["accept", "text", "piece", "reject"]

# Fitted on answers whose content is known, half of the items held back: the log odds that a window says a point, from
# the square of the best wording's share, the share of the proposition's own words, how far the weight of the point's
# telling words is ahead of any other point's, and how much of the window they make up.
SHARE_SPEAKS = 3.05
TEXT_SPEAKS = 1.25
AHEAD_SPEAKS = 0.11
DENSITY_SPEAKS = 6.0
UNSAID = -3.1
MOST_AHEAD = 6.0
# Log odds from which on a point is mentioned, is shown, and leaves a trace.
MENTIONED = -0.45
SHOWN = 1.2
FAINT = MENTIONED - 1.5
# A wording that is met as a whole takes its words: what another point has of them without being sure of it speaks less.
WHOLE_SHARE = 0.97
FAIRLY_SURE = 0.6
TAKEN_SPEAKS = 1.5
# The most that a single word says.
LONE_SPEAKS = MENTIONED - 0.25
# What an answer adds to the log odds of each of its points, per share of the other points that it says beyond this one.
REST_SPEAKS = 2.0
REST_FROM = 0.4
MOST_MENTIONED = 0.6
# From these shares on a near miss is one.
REJECT_SHARE = 0.75
REJECT_FORMULA_SHARE = 0.7
# Fitted on worked answers so that no sound answer is accused.
DETECT_SHARE = 0.72
CLAIM_SHARE = 0.7
REPAIR_SHARE = 0.5

TELLING = 0.7
LONGEST_FORMULA = 14


class Wording(NamedTuple):
    """One way to say a point. weights: key -> weight; negated: keys said under a negation.

    formulas: each with its weight; total: of all words and the heaviest formula.
    """

    role: Role
    weights: dict[str, float]
    negated: frozenset[str]
    formulas: tuple[tuple[Formula, float], ...]
    total: float


class Target(NamedTuple):
    """A key point or misconception with all its wordings. vocabulary: key -> weight over all that count.

    telling: those of the vocabulary that say much and are not the question's; denied: keys that a wording denies.
    """

    id: str
    wordings: tuple[Wording, ...]
    vocabulary: dict[str, float]
    telling: dict[str, float]
    denied: frozenset[str]
