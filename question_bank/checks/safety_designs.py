"""Knows the arithmetic of the items on deception monitoring, red-teaming and incident response.
Never knows a design."""

import math

from scipy.stats import beta


def _wilson(k, n, z=1.96):
    p = k / n
    mid, half = (p + z * z / 2 / n), z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (mid - half) / (1 + z * z / n), (mid + half) / (1 + z * z / n)


def check_alarms_per_day():
    bad, good = 10_000 * 0.001, 10_000 * 0.999
    true, false = 0.8 * bad, 0.01 * good
    assert true == 8 and round(true + false) == 108 and round(100 * true / (true + false)) == 7
    assert round(100 * (50 - true) / good, 1) == 0.4  # fifty reviews, all by rank
    assert round(100 * (40 - true) / good, 1) == 0.3  # forty by rank and ten at random
    assert 1 - 0.001 > 0.99  # a silent monitor is more accurate than 99 percent


def check_rule_of_three():
    upper = 1 - 0.05 ** (1 / 300)  # one-sided, 95 percent
    assert abs(upper - 0.01) < 1e-4 and abs(beta.ppf(0.95, 1, 300) - upper) < 1e-9


def check_retries():
    assert round(1 - 0.99**100, 2) == 0.63
    assert 40_000 * 0.001 == 40


def check_extent():
    low, high = _wilson(6, 400)
    assert 6 / 400 == 0.015 and round(100 * low, 1) == 0.7 and round(100 * high, 1) == 3.2
    assert 6000 * 0.015 == 90 and 40 < 6000 * low < 43 and 190 < 6000 * high < 196
