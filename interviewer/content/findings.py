"""What the lint says of an item.

Knows severity, place, fault and remedy. Never knows the rules.
"""

from typing import Literal, NamedTuple

from interviewer.content.strict_yaml import Steps
from interviewer.domain.noun import Noun

Gravity = Literal["error", "warning"]


class Finding(Noun):
    """One fault of an item with the place to mend. item: its id, "" for content that is no item."""

    severity: Gravity
    item: str
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.severity}: {self.what}: {self.remedy}"


class Found(NamedTuple):
    """A finding before its file is known: steps lead to the value inside the item."""

    severity: Gravity
    steps: Steps
    what: str
    remedy: str


def error(steps: Steps, what: str, remedy: str) -> Found:
    """An item with this cannot be used."""
    return Found("error", steps, what, remedy)


def warning(steps: Steps, what: str, remedy: str) -> Found:
    """An item with this should be looked at again."""
    return Found("warning", steps, what, remedy)
