"""Neutral questions about a statement that was not made, told by what sort of statement it is.

Knows how statements are built. Never says a word of the statement itself.
"""

import re
from collections.abc import Sequence

_BY_SORT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), probe)
    for pattern, probe in (
        (r"\b(?:because|since|due to|owing to|the reason)\b", "What is the reason behind that?"),
        (r"\b(?:for example|for instance|e\.g\.|such as)", "Can you make that concrete?"),
        (
            r"\b(?:however|but|drawback|disadvantage|downside|limitation|fails?|breaks?|costs?|expensive|risk)\b",
            "Where does this run into trouble?",
        ),
        (
            r"\b(?:unlike|whereas|compared (?:to|with)|in contrast|rather than|instead of|versus|vs)\b",
            "How does that compare with what else one could do?",
        ),
        (r"\b(?:if|when|unless|only|provided|assum\w+|requires?|under)\b", "Under which conditions does that hold?"),
        (r"\d", "Can you put a figure on that?"),
        (r"[$=\\]", "Can you write that down exactly?"),
        (
            r"\b(?:therefore|thus|hence|so that|leads? to|results? in|means? that|implies|prevents?|reduces?)\b",
            "What follows from that?",
        ),
        (r"\b(?:first|then|next|finally|step|after|before|during)\b", "Take me through it in order."),
        (
            r"\b(?:is|are) (?:a|an|the)\b|\b(?:defined|denotes|called|refers)\b",
            "How would you define what you are talking about?",
        ),
    )
)
_NEUTRAL = (
    "What else belongs in a full answer?",
    "What have you not mentioned yet?",
    "Say more about that.",
    "What would you add for somebody who knows the field?",
    "Which part of this would you go into next?",
    "What is still open in what you said?",
    "How would you finish that thought?",
    "What would a careful reader still ask you here?",
)


def probes(statements: Sequence[str]) -> tuple[str, ...]:
    """One for each statement, all different; none says a word of the statement that could give it away."""
    used: list[str] = []
    for statement in statements:
        fitting = [probe for pattern, probe in _BY_SORT if pattern.search(statement)]
        free = (probe for probe in (*fitting, *_NEUTRAL) if probe not in used)
        used.append(next(free, f"What would you add to point {len(used) + 1} of your answer?"))
    return tuple(used)


SPOKEN = " ".join((*(probe for _, probe in _BY_SORT), *_NEUTRAL)).lower()
"""Every word that a probe can say: none of them can be kept from being said."""
