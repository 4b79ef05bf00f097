"""Things said and things found, counted against each other.

Knows precision and recall. Never knows what was counted.
"""

from collections.abc import Collection, Iterable

from interviewer.domain.noun import Noun


class Counts(Noun):
    """hits: said and found; missed: said, not found; false: found, not said."""

    hits: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(hits=self.hits + other.hits, missed=self.missed + other.missed, false=self.false + other.false)

    @property
    def precision(self) -> float | None:
        """Share of what was found that was said, 0 to 1; None where nothing was found."""
        found = self.hits + self.false
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what was said that was found, 0 to 1; None where nothing was said."""
        said = self.hits + self.missed
        return self.hits / said if said else None


def compared(said: Collection[str], found: Collection[str]) -> Counts:
    """What was said and what was found, by name."""
    both = len(set(said) & set(found))
    return Counts(hits=both, missed=len(set(said)) - both, false=len(set(found)) - both)


def added(counts: Iterable[Counts]) -> Counts:
    """All counts together."""
    return sum(counts, Counts())


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those values that there are; None where there is none."""
    held = [value for value in values if value is not None]
    return sum(held) / len(held) if held else None
