"""Knows the power, sample sizes and error rates quoted for a gain of one point at a spread of 0.8, by formula and simulation.
Never knows what an answer said."""

import math

import numpy as np
from scipy import stats

Z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)


def _power(n, effect, paired=False):
    df, nc = (n - 1, effect * math.sqrt(n)) if paired else (2 * n - 2, effect * math.sqrt(n / 2))
    c = stats.t.ppf(0.975, df)
    return stats.nct.sf(c, df, nc) + stats.nct.cdf(-c, df, nc)


def _needed(effect, paired=False):
    return next(n for n in range(2, 500) if _power(n, effect, paired) >= 0.8)


def check_runs_per_arm():
    assert round(Z, 1) == 2.8 and round(Z**2, 2) == 7.85 and round(2 * Z**2, 1) == 15.7
    assert round(2 * Z**2 * 0.64, 1) in (10.0, 10.1)
    assert [round(_power(n, 1.25), 3) for n in (10, 11, 12)] == [0.753, 0.796, 0.833]
    assert _needed(1.25) == 12
    assert round(1 / Z, 2) == 0.36


def check_small_budgets():
    assert round(_power(5, 1.25), 2) == 0.41 and round(_power(3, 1.25), 2) == 0.22
    assert abs(_power(5, 1.6195 / 0.8) - 0.8) < 1e-3
    assert 2.7 < (1 / 0.6) ** 2 < 2.8 and (1 / 0.5) ** 2 == 4


def check_pairing():
    sd = 0.8 * math.sqrt(2 * (1 - 0.6))
    assert round(sd, 2) == 0.72 and _needed(1 / sd, paired=True) == 7


def check_examples():
    q, d = 0.08, 0.01
    assert round(Z**2 * (q - d * d) / d**2, -2) == 6300
    assert round(2 * Z**2 * 0.85 * 0.15 / d**2, -3) == 20_000
    assert round(100 * math.sqrt(q / 2000), 2) == 0.63
    rng = np.random.default_rng(0)
    won, lost, _ = rng.multinomial(6271, [0.045, 0.035, 0.92], 20_000).T
    assert abs((np.abs(won - lost) > 1.96 * np.sqrt(won + lost)).mean() - 0.8) < 0.02


def check_uncertain_spread():
    low, high = (math.sqrt(5 / stats.chi2.ppf(p, 5)) for p in (0.975, 0.025))
    assert (round(low, 2), round(high, 2)) == (0.62, 2.45)
    assert (round(0.8 * low, 2), round(0.8 * high, 2)) == (0.50, 1.96)
    assert (_needed(1 / (0.8 * low)), _needed(1 / (0.8 * high))) == (6, 62)


def check_adding_runs_inflates():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(2, 40_000, 12))
    rejected = np.zeros(40_000, bool)
    for n in range(3, 13):
        a, b = x[:, :n], y[:, :n]
        t = (a.mean(1) - b.mean(1)) / np.sqrt((a.var(1, ddof=1) + b.var(1, ddof=1)) / n)
        rejected |= np.abs(t) > stats.t.ppf(0.975, 2 * n - 2)
    assert abs(rejected.mean() - 0.176) < 0.004


def check_exaggeration():
    rng = np.random.default_rng(2)
    x, y = rng.normal(1, 0.8, (60_000, 3)), rng.normal(0, 0.8, (60_000, 3))
    d = x.mean(1) - y.mean(1)
    t = d / np.sqrt((x.var(1, ddof=1) + y.var(1, ddof=1)) / 3)
    passed = np.abs(t) > stats.t.ppf(0.975, 4)
    assert abs(passed.mean() - 0.22) < 0.01 and abs(d[passed].mean() - 1.656) < 0.015


def check_unequal_spread():
    """Follow-up: 24 runs, one arm with twice the spread, are best split 8 and 16."""
    best = min(range(2, 23), key=lambda n: 1 / n + 4 / (24 - n))
    assert best == 8
