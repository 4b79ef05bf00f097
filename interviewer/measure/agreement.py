"""How well numbers agree with what people gave: correlation, error, kappa, with intervals over questions.

Knows arithmetic on pairs. Never knows an answer or who judged it.

Every figure comes from sums that can be added up question by question, so that questions can be drawn again cheaply.
"""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from interviewer.domain.noun import Noun

DRAWS = 1_000
MOST_STEPS = 6
"""Scores in more steps than this are put into quarters for kappa."""
FEWEST_WITHIN = 5
_LOW, _HIGH = 0.025, 0.975


_P = TypeVar("_P")
_L = TypeVar("_L", bound=Hashable)


class Pair(NamedTuple):
    """What people gave and what was given by a judge, for one answer to a question."""

    question: str
    human: float
    judged: float


class Sums(NamedTuple):
    """Sums over pairs: number, x, y, x squared, y squared, x times y."""

    n: float = 0.0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def moments(self) -> tuple[float, float, float]:
        """Variance of x, of y, and their covariance."""
        if not self.n:
            return 0.0, 0.0, 0.0
        mx, my = self.x / self.n, self.y / self.n
        return (
            max(0.0, self.xx / self.n - mx * mx),
            max(0.0, self.yy / self.n - my * my),
            self.xy / self.n - mx * my,
        )

    @property
    def r(self) -> float | None:
        """Pearson's correlation, None where one side never changes."""
        vx, vy, cov = self.moments
        return cov / math.sqrt(vx * vy) if vx > 1e-12 and vy > 1e-12 else None

    @property
    def bias(self) -> float | None:
        """Mean of y minus x."""
        return (self.y - self.x) / self.n if self.n else None

    @property
    def rmse(self) -> float | None:
        """Root mean square error of the least-squares line from y to x, fitted on these very pairs."""
        if not self.n:
            return None
        vx, vy, cov = self.moments
        return math.sqrt(max(0.0, vx - (cov * cov / vy if vy > 1e-12 else 0.0)))


class Estimate(Noun):
    """A figure with the interval that 95 of 100 draws of questions fall in; None where it cannot be had."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Agreement(Noun):
    """How judged scores agree with people's, over `answers` answers to `questions` questions.

    r, spearman: correlations. rmse: after the least-squares line from score to marks, on the scale of marks 0 to 1.
    kappa: quadratically weighted, after the scores were moved and stretched to the mean and spread of the marks and put
    to the nearest step; kappa_as_given: the same without moving. bias: mean of score minus mark. within: correlation
    after each question's own means were taken off. within_mean: mean of the questions' own correlations.
    """

    answers: int
    questions: int
    r: Estimate
    spearman: Estimate
    rmse: Estimate
    kappa: Estimate
    kappa_as_given: Estimate
    bias: Estimate
    within: Estimate
    within_mean: Estimate


def sums(pairs: Iterable[tuple[float, float]]) -> Sums:
    """The sums over pairs."""
    n = x = y = xx = yy = xy = 0.0
    for a, b in pairs:
        n, x, y, xx, yy, xy = n + 1, x + a, y + b, xx + a * a, yy + b * b, xy + a * b
    return Sums(n, x, y, xx, yy, xy)


def ranks(values: Sequence[float]) -> list[float]:
    """Mid-ranks, from 1."""
    held = sorted(values)
    return [(bisect_left(held, value) + bisect_right(held, value) + 1) / 2 for value in values]


def agreement(pairs: Sequence[Pair], steps: int, draws: int = DRAWS) -> Agreement:
    """All figures. steps: how many different scores people could give. draws: of questions, 0 for no intervals."""
    by_question: dict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        by_question[pair.question].append(at)
    human, judged = ranks([pair.human for pair in pairs]), ranks([pair.judged for pair in pairs])
    grid = steps - 1 if 2 <= steps <= MOST_STEPS else 4
    moved = _moved(pairs)
    parts = [
        _Part(
            plain=sums((pairs[at].human, pairs[at].judged) for at in places),
            ranked=sums((human[at], judged[at]) for at in places),
            steps=_crossed((pairs[at].human, moved[at]) for at in places).on(grid),
            given=_crossed((pairs[at].human, pairs[at].judged) for at in places).on(grid),
        )
        for places in by_question.values()
    ]
    drawn = list(_draws(len(parts), draws))

    def estimate(of: Callable[[Sequence[_Part]], float | None]) -> Estimate:
        return _estimate(of, parts, drawn)

    return Agreement(
        answers=len(pairs),
        questions=len(parts),
        r=estimate(lambda held: _total(one.plain for one in held).r),
        spearman=estimate(lambda held: _total(one.ranked for one in held).r),
        rmse=estimate(lambda held: _total(one.plain for one in held).rmse),
        kappa=estimate(lambda held: weighted_kappa(_together(one.steps for one in held), grid)),
        kappa_as_given=estimate(lambda held: weighted_kappa(_together(one.given for one in held), grid)),
        bias=estimate(lambda held: _total(one.plain for one in held).bias),
        within=estimate(lambda held: _within([one.plain for one in held])),
        within_mean=estimate(lambda held: _within_mean([one.plain for one in held])),
    )


def ahead(ours: Sequence[Pair], theirs: Sequence[Pair], draws: int = DRAWS) -> Estimate:
    """By how much our r is above theirs on the same answers, with an interval from the same draws of questions."""
    by_question: dict[str, tuple[list[Pair], list[Pair]]] = {}
    for one, two in zip(ours, theirs, strict=True):
        held = by_question.setdefault(one.question, ([], []))
        held[0].append(one)
        held[1].append(two)
    parts = [(_plain(one), _plain(two)) for one, two in by_question.values()]

    def gap(held: Sequence[tuple[Sums, Sums]]) -> float | None:
        one, two = _total(a for a, _ in held).r, _total(b for _, b in held).r
        return None if one is None or two is None else one - two

    return _estimate(gap, parts, list(_draws(len(parts), draws)))


def kappa(counts: Mapping[tuple[_L, _L], int]) -> float | None:
    """Cohen's kappa of two labellers, by how often each pair of labels was given; None where there is one label."""
    n = sum(counts.values())
    ones: Counter[_L] = Counter()
    twos: Counter[_L] = Counter()
    for (one, two), count in counts.items():
        ones[one] += count
        twos[two] += count
    chance = sum(ones[label] * twos[label] for label in ones) / (n * n) if n else 1.0
    agreed = sum(count for (one, two), count in counts.items() if one == two) / n if n else 0.0
    return (agreed - chance) / (1 - chance) if chance < 1 else None


def resampled(of: Callable[[Sequence[_P]], float | None], parts: Sequence[_P], draws: int = DRAWS) -> Estimate:
    """A figure of all parts with an interval from drawing the parts again."""
    return _estimate(of, parts, list(_draws(len(parts), draws)))


def weighted_kappa(counts: Mapping[tuple[int, int], float], most: int) -> float | None:
    """Kappa with quadratic weights over labels 0 to `most`; None where one side never changes."""
    n = sum(counts.values())
    ones, twos = [0.0] * (most + 1), [0.0] * (most + 1)
    seen = 0.0
    for (one, two), count in counts.items():
        ones[one] += count
        twos[two] += count
        seen += count * (one - two) ** 2
    chance = sum(a * b * (i - j) ** 2 for i, a in enumerate(ones) for j, b in enumerate(twos))
    return 1 - seen * n / chance if chance else None


class _Part(NamedTuple):
    plain: Sums
    ranked: Sums
    steps: Counter[tuple[int, int]]
    given: Counter[tuple[int, int]]


class _Crossed(NamedTuple):
    pairs: tuple[tuple[float, float], ...]

    def on(self, grid: int) -> Counter[tuple[int, int]]:
        return Counter((_step(one, grid), _step(two, grid)) for one, two in self.pairs)


def _crossed(pairs: Iterable[tuple[float, float]]) -> _Crossed:
    return _Crossed(tuple(pairs))


def _step(value: float, grid: int) -> int:
    return int(min(1.0, max(0.0, value)) * grid + 0.5)


def _moved(pairs: Sequence[Pair]) -> list[float]:
    """The judged scores moved and stretched to the mean and spread of the human ones."""
    every = _plain(pairs)
    vx, vy, _ = every.moments
    stretch = math.sqrt(vx / vy) if vy > 1e-12 else 0.0
    return [every.x / every.n + (pair.judged - every.y / every.n) * stretch for pair in pairs]


def _plain(pairs: Iterable[Pair]) -> Sums:
    return sums((pair.human, pair.judged) for pair in pairs)


def _total(parts: Iterable[Sums]) -> Sums:
    return Sums(*map(sum, zip(*parts, strict=True)))


def _together(parts: Iterable[Counter[tuple[int, int]]]) -> Counter[tuple[int, int]]:
    every: Counter[tuple[int, int]] = Counter()
    for part in parts:
        every.update(part)
    return every


def _within(parts: Sequence[Sums]) -> float | None:
    vx = sum(one.n * one.moments[0] for one in parts)
    vy = sum(one.n * one.moments[1] for one in parts)
    cov = sum(one.n * one.moments[2] for one in parts)
    return cov / math.sqrt(vx * vy) if vx > 1e-12 and vy > 1e-12 else None


def _within_mean(parts: Sequence[Sums]) -> float | None:
    held = [one.r for one in parts if one.n >= FEWEST_WITHIN and one.r is not None]
    return sum(held) / len(held) if held else None


def _draws(count: int, draws: int) -> Iterable[list[int]]:
    rnd = random.Random(0)
    return ([rnd.randrange(count) for _ in range(count)] for _ in range(draws if count > 1 else 0))


def _estimate(of: Callable[[Sequence[_P]], float | None], parts: Sequence[_P], drawn: Sequence[list[int]]) -> Estimate:
    value = of(parts)
    held = sorted(got for places in drawn if (got := of([parts[at] for at in places])) is not None)
    if value is None or not held:
        return Estimate(value=value)
    return Estimate(value=value, low=held[int(_LOW * len(held))], high=held[min(len(held) - 1, int(_HIGH * len(held)))])
