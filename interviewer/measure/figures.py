"""One total of a measurement with its target, whatever was measured.

Knows numbers and how each is written. Never knows where they come from.
"""

from interviewer.domain.noun import Noun
from interviewer.measure.agreement import Estimate


class Figure(Noun):
    """One total. value: a share, a number of levels or a count, None where there was nothing to measure.

    sort: how it is written. target: what it should be, at least, or at most where `most`; None where there is none.
    low, high: the interval that it lies in, where one was drawn.
    """

    part: str
    name: str
    value: float | None
    sort: str = "share"
    target: float | None = None
    most: bool = False
    low: float | None = None
    high: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none or nothing was measured."""
        if self.target is None or self.value is None:
            return None
        return self.value <= self.target if self.most else self.value >= self.target


def written(value: float | None, sort: str) -> str:
    """The value as a person reads it: a share in per cent, levels and correlations with two digits."""
    if value is None:
        return "-"
    return {
        "share": f"{100 * value:.1f}%",
        "levels": f"{value:.2f}",
        "count": f"{value:.0f}",
        "r": f"{value:.3f}",
    }[sort]


def targeted(figure: Figure) -> str:
    """The target as a person reads it."""
    if figure.target is None:
        return "-"
    return f"{'at most ' if figure.most else ''}{written(figure.target, figure.sort)}"


def verdict(figure: Figure) -> str:
    """How a missed target is called; nothing where it is reached."""
    return "" if figure.reached is not False else "above" if figure.most else "below"


def between(one: Estimate) -> str:
    """An estimate with its interval, as a person reads it."""
    if one.value is None:
        return "-"
    if one.low is None or one.high is None:
        return f"{one.value:.3f}"
    return f"{one.value:.3f} ({one.low:.3f} to {one.high:.3f})"
