"""How long a model may take and how often it is asked again.

Knows seconds, characters and counts. Never knows what is waited for.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """The limits on one reply. All `_s` in seconds.

    first_s: until the first token. between_s: between two tokens. whole_s: for the whole reply, retries included.
    after_s: for the usage block after the model has said that it is finished.
    characters: the longest reply. retries: second tries, only before the first token, only for what can pass.
    pause_s: before a retry. retry_after_cap_s: a provider that asks for a longer pause is not asked again.
    """

    first_s: float = 30.0
    between_s: float = 15.0
    whole_s: float = 120.0
    after_s: float = 2.0
    characters: int = 60_000
    retries: int = 1
    pause_s: float = 0.5
    retry_after_cap_s: float = 10.0

    @property
    def silence_s(self) -> float:
        """When a socket that brings nothing is given up: a little after our own deadlines, which name the fault."""
        return max(self.first_s, self.between_s) + 1.0
