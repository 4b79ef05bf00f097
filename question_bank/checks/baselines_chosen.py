"""Knows what tuning alone is worth, a paired interval, and skill against a trivial reference.
Never knows what an answer said."""

import numpy as np
from scipy.stats import norm, t


def largest_of(k):
    x = np.linspace(-8, 8, 40_001)
    return float(np.sum(x * k * norm.pdf(x) * norm.cdf(x) ** (k - 1)) * (x[1] - x[0]))


def check_tuning_alone():
    assert abs(largest_of(10) - 1.54) < 0.006 and abs(largest_of(40) - 2.16) < 0.006
    assert round(0.6 * largest_of(40), 1) == 1.3


def check_paired_interval():
    assert abs(t.ppf(0.975, 4) * 0.7 / np.sqrt(5) - 0.87) < 0.005


def check_skill():
    assert round(1 - 6.0 / 10, 2) == 0.40 and round(1 - 5.4 / 10, 2) == 0.46


def check_margin():
    assert round(5.5 - 5.1, 1) == 0.4
