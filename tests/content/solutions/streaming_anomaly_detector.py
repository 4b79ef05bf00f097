"""Flawed and partial solutions of the streaming anomaly detector.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import math
from collections import deque
from statistics import fmean, median

import numpy as np


class Base:
    """A sound detector; each flaw below changes one part of it."""

    def __init__(self, threshold=6.0, warmup=30, memory=200):
        self.threshold, self.warmup, self.memory = threshold, warmup, memory
        self.mean, self.var, self.n = None, 0.0, 0
        self.strange = []

    def learn(self):
        middle = median(self.strange)
        size = 1.4826 * median(abs(x - middle) for x in self.strange)
        kept = [x for x in self.strange if abs(x - middle) <= self.threshold * size] if size else self.strange
        self.mean = fmean(kept)
        self.var = fmean((x - self.mean) ** 2 for x in kept)
        self.n = len(kept)
        self.strange = []

    def rate(self):
        return 1 / min(self.n, self.memory)

    def follow(self, x):
        self.n += 1
        a, d = self.rate(), x - self.mean
        self.mean += a * d
        self.var = (1 - a) * (self.var + a * d * d)

    def odd(self, x):
        return abs(x - self.mean) > self.threshold * math.sqrt(self.var) + 1e-12 * abs(self.mean)

    def strangely(self, x):
        """What becomes of an odd reading."""
        self.strange.append(x)
        if len(self.strange) == self.warmup:
            self.learn()

    def update(self, x):
        if math.isnan(x):
            return False
        if math.isinf(x):
            return self.mean is not None
        if self.mean is None:
            self.strangely(x)
            return False
        if self.odd(x):
            self.strangely(x)
            return True
        self.strange.clear()
        self.follow(x)
        return False


class PlainStart(Base):
    """Starts from mean and variance of the first readings, whatever is among them."""

    def learn(self):
        self.mean = fmean(self.strange)
        self.var = fmean((x - self.mean) ** 2 for x in self.strange)
        self.n, self.strange = len(self.strange), []

    def update(self, x):
        return bool(super().update(x)) if math.isfinite(x) else False


class Latches(Base):
    """Never takes an odd reading for the new level."""

    def strangely(self, x):
        if self.mean is None:
            super().strangely(x)


class NeverForgets(Base):
    def rate(self):
        return 1 / self.n


class LearnsOutliers(Base):
    def strangely(self, x):
        if self.mean is None:
            super().strangely(x)
        else:
            self.follow(x)


class WholeHistory(Base):
    """Keeps every reading and computes mean and deviation afresh."""

    def __init__(self, threshold=6.0, warmup=30, memory=200):
        super().__init__(threshold, warmup, memory)
        self.all = []

    def update(self, x):
        past = np.array(self.all)
        self.all.append(x)
        if len(past) < self.warmup:
            return False
        return bool(abs(x - past.mean()) > self.threshold * past.std())


class Window(Base):
    """Mean and deviation of the last readings, outliers among them."""

    def __init__(self, threshold=6.0, warmup=30, memory=200):
        super().__init__(threshold, warmup, memory)
        self.last = deque(maxlen=memory)

    def update(self, x):
        past = np.array(self.last)
        if math.isfinite(x):
            self.last.append(x)
        if len(past) < self.warmup or math.isnan(x):
            return False
        return bool(abs(x - past.mean()) > self.threshold * past.std() + 1e-12 * abs(past.mean()))


class MedianWindow(Window):
    """Median and median deviation of the last readings; a stream that rests has a median deviation of zero."""

    def update(self, x):
        past = np.array(self.last)
        if math.isfinite(x):
            self.last.append(x)
        if len(past) < self.warmup or math.isnan(x):
            return False
        middle = np.median(past)
        return bool(abs(x - middle) > self.threshold * 1.4826 * np.median(np.abs(past - middle)))


class SumsOfSquares(Base):
    def follow(self, x):
        a = 1 / min(self.n + 1, self.memory)
        self.n += 1
        square = (1 - a) * (self.var + self.mean**2) + a * x * x
        self.mean = (1 - a) * self.mean + a * x
        self.var = max(square - self.mean**2, 0.0)


class OneSided(Base):
    def odd(self, x):
        return x - self.mean > self.threshold * math.sqrt(self.var) + 1e-12 * abs(self.mean)


class AbsoluteFloor(Base):
    def odd(self, x):
        return abs(x - self.mean) > self.threshold * (math.sqrt(self.var) + 1e-6)


class NoFloor(Base):
    """The spread of a constant stream is whatever rounding makes of it, and odd is anything at or beyond the limit."""

    def odd(self, x):
        return self.var > 0 and abs(x - self.mean) / math.sqrt(self.var) > self.threshold


class JudgesItself(Base):
    """Takes the reading in first and judges it afterwards, undoing that for odd ones."""

    def odd(self, x):
        held = self.mean, self.var, self.n
        self.follow(x)
        found = super().odd(x)
        self.mean, self.var, self.n = held
        return found


class NanLearnt(Base):
    def update(self, x):
        if self.mean is None:
            self.strangely(x)
            return False
        if self.odd(x):
            self.strangely(x)
            return True
        self.strange.clear()
        self.follow(x)
        return False


class AlarmsEarly(Base):
    """No warm-up: learns from the second reading on."""

    def __init__(self, threshold=6.0, warmup=30, memory=200):
        super().__init__(threshold, 2, memory)


class FixedLimit(Base):
    """The threshold is a distance, not a number of deviations."""

    def odd(self, x):
        return abs(x - self.mean) > self.threshold


class VarianceForDeviation(Base):
    def odd(self, x):
        return abs(x - self.mean) > self.threshold * self.var + 1e-12 * abs(self.mean)


class JudgesSteps(Base):
    """Looks at the step from the reading before, so the way back alarms as well."""

    before = None

    def update(self, x):
        step, self.before = (0.0 if self.before is None else x - self.before), x
        return super().update(step)


class TooNervous(Base):
    """Halves the limit, whatever was asked for."""

    def odd(self, x):
        return abs(x - self.mean) > self.threshold / 2 * math.sqrt(self.var) + 1e-12 * abs(self.mean)


SOLUTIONS = {
    f.__name__: f
    for f in (
        PlainStart,
        Latches,
        NeverForgets,
        LearnsOutliers,
        WholeHistory,
        Window,
        MedianWindow,
        SumsOfSquares,
        OneSided,
        AbsoluteFloor,
        NoFloor,
        JudgesItself,
        NanLearnt,
        AlarmsEarly,
        FixedLimit,
        VarianceForDeviation,
        JudgesSteps,
        TooNervous,
    )
}
FAILS = {
    "PlainStart": "t11 t14",
    "Latches": "t18",
    "NeverForgets": "t19",
    "LearnsOutliers": "t07 t18",
    "WholeHistory": "t07 t10 t11 t14 t16 t17 t18 t19",
    "Window": "t07 t14",
    "MedianWindow": "t15",
    "SumsOfSquares": "t12",
    "OneSided": "t05",
    "AbsoluteFloor": "t13",
    "NoFloor": "t09",
    "JudgesItself": "t06",
    "NanLearnt": "t10",
    "AlarmsEarly": "t02 t03 t04 t05 t07 t13 t14",
    "FixedLimit": "t03 t08 t09 t13",
    "VarianceForDeviation": "t08 t13 t19",
    "JudgesSteps": "t01 t02 t05 t07 t08 t10 t11 t12 t13 t14 t15 t18 t19",
    "TooNervous": "t02 t03 t05 t07 t08 t10 t11 t12 t18 t19",
}
EXEMPLARS = {"weak": "Window", "fluent_wrong": "WholeHistory", "ok": "PlainStart", "strong": "reference"}
