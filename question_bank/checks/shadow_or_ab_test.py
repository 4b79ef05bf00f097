"""Knows the sample size, the ratio check and the cost of daily looks quoted for the online test.
Never knows what an answer said."""

import numpy as np
from scipy import stats

Z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)


def check_sample_size():
    p, q = 0.04, 0.0408
    assert abs(q / p - 1.02) < 1e-12
    n = Z**2 * (p * (1 - p) + q * (1 - q)) / (q - p) ** 2
    assert abs(n - 950_000) < 2_000
    assert abs(16 * p * (1 - p) / (q - p) ** 2 - 960_000) < 1_000
    rng = np.random.default_rng(0)
    a, b = rng.binomial(int(n), p, 20_000) / n, rng.binomial(int(n), q, 20_000) / n
    se = np.sqrt((a * (1 - a) + b * (1 - b)) / n)
    assert abs(np.mean(np.abs(b - a) > 1.96 * se) - 0.8) < 0.02


def check_ratio_mismatch():
    chi2, p = stats.chisquare([1_000_000, 990_000])
    assert round(chi2) == 50 and 1e-13 < p < 1e-11


def check_daily_looks():
    rng = np.random.default_rng(1)
    z = np.cumsum(rng.normal(size=(40_000, 14)), 1) / np.sqrt(np.arange(1, 15))
    assert abs((np.abs(z) > 1.96).any(1).mean() - 0.22) < 0.01


def check_requests_are_not_independent():
    """Assignment by visitor, analysis by page view: too many false positives."""
    rng = np.random.default_rng(2)
    reject = 0
    for _ in range(120):
        rate = rng.beta(0.4, 3.6, 400)
        clicks = rng.binomial(20, rate)
        arm = rng.permutation(400) < 200
        a, b, n = clicks[arm].sum(), clicks[~arm].sum(), 200 * 20
        pooled = (a + b) / (2 * n)
        reject += abs(a - b) / n > 1.96 * np.sqrt(2 * pooled * (1 - pooled) / n)
    assert reject / 120 > 0.2
