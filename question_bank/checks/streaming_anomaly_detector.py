"""Knows tails, bounds and recursions behind the anomaly detector item, recomputed.
Never knows what an answer said."""

import math
from statistics import NormalDist

import numpy as np


def check_furthest_reading_within_its_own_sample():
    for n in (5, 10, 31):
        x = np.zeros(n)
        x[-1] = 1e9
        assert np.isclose((x[-1] - x.mean()) / x.std(), math.sqrt(n - 1))
    assert math.sqrt(31 - 1) < 6


def check_three_sigma():
    share = 2 * NormalDist().cdf(-3)
    assert abs(share - 0.0027) < 1e-4
    assert abs(share * 86_400 - 230) < 10


def check_median_deviation_of_a_normal():
    assert abs(1.4826 - 1 / NormalDist().inv_cdf(0.75)) < 1e-4


def check_recursion_is_welfords_for_rate_one_over_n():
    x = np.random.default_rng(0).normal(5, 2, size=50)
    mean, var = 0.0, 0.0
    for n, value in enumerate(x, 1):
        rate, step = 1 / n, value - mean
        mean += rate * step
        var = (1 - rate) * (var + rate * step * step)
    assert np.isclose(mean, x.mean()) and np.isclose(var, x.var())


def check_difference_of_squares_at_a_large_level():
    x = 1e9 + np.random.default_rng(1).normal(size=500)
    assert abs((x * x).mean() - x.mean() ** 2 - x.var()) > 1
    assert 0.8 < x.var() < 1.2


def check_median_deviation_of_a_resting_stream():
    x = np.array([1.0, 0.0, 0.0, 0.0, 0.0] * 40)
    assert np.median(np.abs(x - np.median(x))) == 0.0
    assert abs((1.0 - x.mean()) / x.std() - 2.0) < 1e-9


def check_nan_compares_false():
    assert not math.nan > 1 and not math.nan <= 1
