"""Knows the intervals, tests and error rates quoted for a gain of 1.2 points, by formula and by simulation.
Never knows what an answer said."""

import math

import numpy as np
from scipy import stats


def check_example_level():
    b, c, n = 72, 48, 2000
    d = (b - c) / n
    se = math.sqrt((b + c) / n - d * d) / math.sqrt(n)
    assert round(100 * d, 1) == 1.2 and round(100 * se, 2) == 0.55
    low, high = 100 * (d - 1.96 * se), 100 * (d + 1.96 * se)
    assert round(low, 1) == 0.1 and round(high, 1) == 2.3
    assert round(stats.binomtest(b, b + c).pvalue, 3) == 0.035
    assert round(100 * math.sqrt((0.84 * 0.16 + 0.852 * 0.148) / n), 2) == 1.14


def check_run_level():
    sd = 0.8 * math.sqrt(2)
    assert round(sd, 2) == 1.13
    assert round(2 * stats.norm.sf(1.2 / sd), 2) == 0.29
    half = stats.t.ppf(0.975, 8) * 0.8 * math.sqrt(2 / 5)
    assert round(stats.t.ppf(0.975, 8), 3) == 2.306
    assert round(half, 2) == 1.17 and (round(1.2 - half, 2), round(1.2 + half, 2)) == (0.03, 2.37)
    ten = stats.t.ppf(0.975, 18) * 0.8 * math.sqrt(2 / 10)
    assert round(ten, 2) == 0.75 and ten > 0.5


def check_same_recipe_rejected_in_a_third():
    """Two runs of one recipe: their true accuracies differ, so an example-level test rejects far too often."""
    rng = np.random.default_rng(0)
    reps, n, discordant = 8_000, 2000, 0.06
    within = 100 * math.sqrt(discordant / n)
    between = math.sqrt(2 * 0.8**2 - within**2)
    shift = rng.normal(0, between / 100, reps)
    wins = np.clip((discordant + shift) / 2, 0, 1)
    losses = np.clip((discordant - shift) / 2, 0, 1)
    b = rng.binomial(n, wins)
    c = rng.binomial(n - b, losses / (1 - wins))
    rejected = np.abs(b - c) > 1.96 * np.sqrt(b + c)
    assert 0.30 < rejected.mean() < 0.40
    assert abs(100 * np.std((b - c) / n) - 1.13) < 0.03


def check_multiplicity_and_looks():
    assert round(1 - 0.95**20, 2) == 0.64
    rng = np.random.default_rng(1)
    z = np.cumsum(rng.normal(size=(60_000, 5)), 1) / np.sqrt(np.arange(1, 6))
    assert abs((np.abs(z) > 1.96).any(1).mean() - 0.142) < 0.008


def check_overlap_is_not_the_test():
    rng = np.random.default_rng(2)
    base = rng.normal(0, 3, 8)
    new = base + 1 + rng.normal(0, 0.1, 8)
    ci = lambda x: (x.mean() - 2.36 * x.std(ddof=1) / 8**0.5, x.mean() + 2.36 * x.std(ddof=1) / 8**0.5)
    assert ci(base)[1] > ci(new)[0] and ci(new - base)[0] > 0
