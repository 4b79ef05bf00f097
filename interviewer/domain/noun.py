"""The base of every noun: frozen, and refusing what it does not know.

Knows how strict a noun is. Never knows any noun.
"""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value: equal by content, never changed in place, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
