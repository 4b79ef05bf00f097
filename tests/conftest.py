"""Fixtures that all tests share: the real content, and a clock that only moves when told.

Knows the built-in library. Never knows a network, a model or a home folder of a person.
"""

from datetime import UTC, datetime, timedelta

import pytest

from interviewer.content.loader import load_library
from interviewer.domain.library import Library


class StoppedClock:
    """Moves only when told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The time it was last moved to."""
        return self.time

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.time += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def library() -> Library:
    """The built-in personas, rubrics and question bank."""
    return load_library()


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that stands at nine in the morning."""
    return StoppedClock()
