"""What a text is held against: wordings with weighted keys and formulas, gathered by key point or misconception.

Knows the shapes, and from which share of a wording's weight on a match can count. Never knows where either comes from.
"""

from typing import Literal, NamedTuple

Formula = tuple[str, ...]
Role = Literal["accept", "text", "piece", "reject"]

# Fitted on answers graded by people; shares of a wording's weight, and sums of weights.
SHOWN_SHARE = {"accept": 0.7, "text": 0.5, "piece": 0.8, "reject": 0.75}
MENTIONED_SHARE = {"accept": 0.58, "text": 0.34, "piece": 0.6, "reject": 0.6}
SHOWN_MASS = 6.5
MENTIONED_MASS = 4.5
SHOWN_STRONG = {"accept": 2, "text": 3, "piece": 3}
MENTIONED_STRONG = {"accept": 1, "text": 3, "piece": 2}
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
