"""What judged sessions say of each capability over time, with how unsure that is.

Knows judgements, the shares of their items and the scoring rules. Never joins in one line what was judged by
different rubrics or judges, nor tentative with graded.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Literal

from interviewer.domain.judgement import Judgement
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.domain.vocabulary import Capability

INTERVAL = 0.9  # share of resamples between the ends of an interval; it is shown, and decides nothing
FEW = 4  # below so many questions a resampled interval is said to be too narrow

ONE_QUESTION = "A value from one question has no interval: one question cannot say how far another would have differed."
FEW_QUESTIONS = (
    "An interval says where the value would lie had other questions of the same session counted more. From two or "
    "three questions it is little more than the range of what was seen, and so too narrow."
)
SEPARATE = (
    "There is more than one line because judgements by different rubrics, by different judges, or tentative beside "
    "graded, do not compare: a step from one line to the next says nothing about you."
)
TENTATIVE = "Tentative values come from matching words, without a language model; read them as what was mentioned."


class Judged(Noun):
    """One judgement as progress needs it. at: when its session began. minutes: planned for the item.

    capabilities: the item's shares, which sum to 1.
    """

    session: str
    at: datetime
    judgement: Judgement
    minutes: float
    capabilities: dict[Capability, float]


class Line(Noun):
    """What may be compared with each other: judged alike, by the same judge and the same rubric."""

    status: Literal["graded", "tentative"]
    rubric_version: str
    judge: str


class Point(Noun):
    """One session's value of a capability. value, low, high: 1.0 to 4.0, one decimal; no ends for one question."""

    session: str
    at: datetime
    value: float
    low: float | None
    high: float | None
    questions: int


class Series(Noun):
    """One capability along one line, the oldest session first."""

    capability: Capability
    line: Line
    points: tuple[Point, ...]


class Progress(Noun):
    """All series, and what has to be said about them. sessions: ids that appear, the oldest first."""

    series: tuple[Series, ...]
    sessions: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines there are, each once: graded before tentative, then in order of appearance."""
        found = dict.fromkeys(one.line for one in self.series)
        return tuple(sorted(found, key=lambda line: line.status))

    def of(self, capability: Capability) -> tuple[Series, ...]:
        """The capability's series."""
        return tuple(one for one in self.series if one.capability is capability)


def progress(judged: Iterable[Judged], rules: ScoringRules) -> Progress:
    """The series of every capability. Of several judgements of one question in a session the last given counts.

    A session's value is the mean over its questions, weighted by planned minutes times share, as in a report of one
    round; its interval is a bootstrap over those questions. Judgements without a score are left out.
    """
    latest = {(one.session, one.judgement.opening): one for one in judged}
    scored = [one for one in latest.values() if one.judgement.status != "ungraded" and one.judgement.score is not None]
    scored.sort(key=lambda one: (one.at, one.session, one.judgement.opening))
    together: dict[tuple[Line, str], list[Judged]] = {}
    for one in scored:
        together.setdefault((_line(one.judgement), one.session), []).append(one)
    points: dict[tuple[Capability, Line], list[Point]] = {}
    for (line, _), sitting in together.items():
        for capability in Capability:
            there = [one for one in sitting if one.capabilities.get(capability)]
            if there:
                points.setdefault((capability, line), []).append(_point(capability, there, rules))
    order = list(Capability)
    series = tuple(
        Series(capability=capability, line=line, points=tuple(points[capability, line]))
        for capability, line in sorted(points, key=lambda key: order.index(key[0]))
    )
    return Progress(series=series, sessions=tuple(dict.fromkeys(one.session for one in scored)), notes=_notes(series))


def _line(judgement: Judgement) -> Line:
    status: Literal["graded", "tentative"] = "graded" if judgement.status == "graded" else "tentative"
    return Line(status=status, rubric_version=judgement.rubric_version, judge=judgement.judge)


def _point(capability: Capability, there: Sequence[Judged], rules: ScoringRules) -> Point:
    parts = tuple((one.judgement.score or 0.0, one.minutes * one.capabilities[capability]) for one in there)
    low, high = _interval(parts, rules.draws, f"{there[0].session}:{capability}")
    return Point(
        session=there[0].session,
        at=there[0].at,
        value=round(_mean(parts), 1),
        low=low,
        high=high,
        questions=len(there),
    )


Parts = tuple[tuple[float, float], ...]
"""Score and weight of each question."""


def _mean(parts: Sequence[tuple[float, float]]) -> float:
    return sum(score * weight for score, weight in parts) / sum(weight for _, weight in parts)


@lru_cache(maxsize=4096)  # a session that is over is drawn again at every look, and its interval stays what it is
def _interval(parts: Parts, draws: int, seed: str) -> tuple[float, float] | tuple[None, None]:
    """The middle share of means over resampled questions; none from one question, which resamples to itself."""
    if len(parts) < 2:
        return None, None
    rnd = random.Random(seed)
    means = sorted(_mean(rnd.choices(parts, k=len(parts))) for _ in range(draws))
    cut = int(draws * (1 - INTERVAL) / 2)
    return round(means[cut], 1), round(means[-1 - cut], 1)


def _notes(series: Sequence[Series]) -> tuple[str, ...]:
    lines = {one.line for one in series}
    counts = {point.questions for one in series for point in one.points}
    said = (
        (TENTATIVE, any(line.status == "tentative" for line in lines)),
        (SEPARATE, len(lines) > 1),
        (ONE_QUESTION, 1 in counts),
        (FEW_QUESTIONS, bool(counts & set(range(2, FEW)))),
    )
    return tuple(note for note, applies in said if applies)
