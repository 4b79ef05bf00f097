"""Knows when a large-sample test reacts, how often daily tests fire, and that input change and loss are different things.
Never knows what an answer said."""

import math

import numpy as np


def _phi(x):
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def check_test_reacts_to_trifles():
    limit = 1.358 * math.sqrt(2 / 40_000)
    assert round(limit, 4) == 0.0096
    shift = 0.0241
    assert abs((_phi(shift / 2) - _phi(-shift / 2)) - limit) < 1e-4


def check_false_alarms():
    assert 60 * 30 * 0.01 == 18
    assert round(100 / (60 * 30), 2) == 0.06


def check_drift_is_not_loss():
    rng = np.random.default_rng(0)
    line = lambda x: 1 / (1 + np.exp(-x))
    x0, x1 = rng.normal(0, 1, 200_000), rng.normal(1, 1, 200_000)
    moved = (rng.random(200_000) < line(x1)) - line(x1)
    changed = (rng.random(200_000) < line(x0 - 1)) - line(x0)
    assert abs(moved.mean()) < 0.005
    assert changed.mean() < -0.1
