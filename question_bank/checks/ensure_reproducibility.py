"""Knows the range in which a further run is expected, the interval of the gain, and that sums depend on their order.
Never knows what an answer said."""

import math

import numpy as np
from scipy import stats


def check_prediction_interval():
    half = stats.t.ppf(0.975, 4) * 0.5 * math.sqrt(1 + 1 / 5)
    assert round(stats.t.ppf(0.975, 4), 3) == 2.776 and round(half, 1) == 1.5
    assert abs(83.0 - 84.1) < half and abs(83.3 - 84.1) < half
    rng = np.random.default_rng(0)
    x = rng.normal(size=(60_000, 6))
    five, new = x[:, :5], x[:, 5]
    width = stats.t.ppf(0.975, 4) * five.std(1, ddof=1) * math.sqrt(1.2)
    assert abs(np.mean(np.abs(new - five.mean(1)) < width) - 0.95) < 0.005


def check_interval_of_the_gain():
    half = stats.t.ppf(0.975, 8) * 0.5 * math.sqrt(2 / 5)
    assert round(84.1 - 82.9, 1) == 1.2 and round(half, 2) == 0.73


def check_addition_is_not_associative():
    assert (0.1 + 0.2) + 0.3 != 0.1 + (0.2 + 0.3)
    rng = np.random.default_rng(1)
    x = rng.normal(size=100_000).astype(np.float32)
    total = lambda v: np.cumsum(v, dtype=np.float32)[-1]
    assert len({float(total(rng.permutation(x))) for _ in range(10)}) > 1


def check_best_of_five_is_optimistic():
    rng = np.random.default_rng(2)
    best = rng.normal(size=(50_000, 5)).max(1)
    assert np.mean(rng.normal(size=50_000) < best) > 0.8
