"""Knows the daily arithmetic of misses and alarms, the zero-numerator bound and what shared errors do to two layers.
Never knows what an answer said."""

import numpy as np


def check_daily_numbers():
    n, rate = 20_000, 0.005
    bad = n * rate
    assert bad == 100
    caught, false = 0.95 * bad, 0.02 * (n - bad)
    assert round(bad - caught) == 5 and round(false) == 398 and round(caught + false) == 493
    assert round(caught / (caught + false), 2) == 0.19
    assert caught + false < 500


def check_zero_numerator():
    bound = lambda n: 1 - 0.05 ** (1 / n)
    assert bound(300) < 0.01 and abs(bound(300) - 3 / 300) < 1e-4
    assert round(bound(600), 3) == 0.005
    p = bound(300)
    assert abs((1 - p) ** 300 - 0.05) < 1e-12


def check_shared_errors():
    rng = np.random.default_rng(0)
    n = 400_000
    alone = (rng.random(n) < 0.1) & (rng.random(n) < 0.1)
    hard = rng.random(n) < 0.1
    assert abs(alone.mean() - 0.01) < 0.001
    assert abs((hard & hard).mean() - 0.1) < 0.002
