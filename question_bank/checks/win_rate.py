"""Knows the statistics of a proportion of wins: interval, power, ties, odds.
Never knows what an answer said."""

import math

import numpy as np
from scipy.stats import binomtest, norm


def check_interval():
    se = math.sqrt(0.56 * 0.44 / 200)
    assert round(se, 3) == 0.035
    assert round(0.56 - 1.96 * se, 2) == 0.49 and round(0.56 + 1.96 * se, 2) == 0.63
    assert binomtest(112, 200).pvalue > 0.05


def check_sample_size():
    z, power = norm.ppf(0.975), norm.ppf(0.8)
    n = ((z * 0.5 + power * math.sqrt(0.56 * 0.44)) / 0.06) ** 2
    assert 535 < n < 550


def check_ties():
    decided = 60
    assert round(0.56 * decided, 1) == 33.6 and round(0.44 * decided, 1) == 26.4


def check_odds_and_elo():
    gap = math.log(0.56 / 0.44)
    assert round(gap, 2) == 0.24 and round(400 * math.log10(0.56 / 0.44)) == 42
    assert abs(1 / (1 + math.exp(-gap)) - 0.56) < 1e-12


def check_raters_do_not_replace_prompts():
    r = np.random.default_rng(0)
    means = []
    for _ in range(2000):
        taste = r.beta(1, 1, size=200)
        means.append(r.binomial(10, taste).mean() / 10)
    assert np.std(means) > 1.5 * 0.5 / math.sqrt(2000)
