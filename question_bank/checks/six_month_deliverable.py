"""Knows the weeks and hours of six months, sample sizes for a rate, and whether the strong exemplar's test can succeed.
Never knows what an answer said."""

from scipy.stats import beta


def check_weeks():
    assert 365 / 2 / 7 > 26 and round(12 * 1.6) == 19


def check_hours():
    assert 23_500 < 8 * 18 * 168 < 24_500


def check_cases():
    assert round(1.96**2 * 0.1 * 0.9 / 0.02**2) == 864


def check_exemplar_test():
    n = 900 // 3
    assert n == 300
    assert beta.ppf(0.975, 6 + 1, n - 6) < 0.05
    assert 6 / n <= 1 / 50
