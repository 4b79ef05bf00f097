"""What tokens cost, when somebody has said so.

Knows two prices and a multiplication. Never knows any provider's price list, which would be stale tomorrow.
"""

from interviewer.domain.noun import Noun
from interviewer.models.transport import Usage


class Price(Noun):
    """US dollars for a million tokens, of the prompt and of the completion."""

    prompt: float
    completion: float

    def of(self, usage: Usage) -> float:
        """US dollars."""
        return (self.prompt * usage.prompt + self.completion * usage.completion) / 1_000_000
