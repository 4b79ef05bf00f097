"""What a provider has turned out to accept, learnt from its refusals and kept as long as the connection.

Knows parameters and the ways to ask for an object. Never knows which provider it is.
"""

import re
from dataclasses import dataclass, field

from interviewer.models.transport import Form

RUNGS: tuple[Form, ...] = ("schema", "object", "tool", "text")
"""The ways to ask for an object, best first."""

_PARAMETERS = ("max_tokens", "stream_options", "temperature")
_UNSUPPORTED = re.compile(
    r"unsupported|not support|unrecogni[sz]ed|unknown|unexpected|extra (inputs|fields)|not (permitted|allowed)"
)


@dataclass
class Terms:
    """`rung`: place in RUNGS of the way that worked last. `refused`: parameters to leave out, or to send otherwise."""

    rung: int = 0
    refused: set[str] = field(default_factory=set)

    def learn(self, complaint: str) -> bool:
        """Whether the provider's complaint names a parameter that can be left out; it will be, from now on."""
        if not _UNSUPPORTED.search(complaint):
            return False
        named = {name for name in _PARAMETERS if re.search(rf"\b{name}\b", complaint)} - self.refused
        self.refused |= named
        return bool(named)
