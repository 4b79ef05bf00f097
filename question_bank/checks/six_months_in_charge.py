"""Knows the person-weeks of the scenario, its training budget, and the size of a test for a small fall in error.
Never knows what an answer said."""

from scipy.stats import norm


def check_person_weeks():
    assert 8 * 26 == 208 and 208 * 0.75 == 156 and 3 * 60 > 156


def check_trainings():
    assert 2 * 2 == 4


def check_utterances():
    p1, p2 = 0.10, 0.095
    need = (norm.ppf(0.975) + norm.ppf(0.8)) ** 2
    assert round(need, 2) == 7.85
    n = need * (p1 * (1 - p1) + p2 * (1 - p2)) / (p1 - p2) ** 2
    assert 54_000 < n < 56_000
