"""Knows sample sizes for a chosen power, runs in three months, and the information of a yes-or-no test.
Never knows what an answer said."""

from math import log2

from scipy.stats import norm


def check_sample_sizes():
    need = (norm.ppf(0.975) + norm.ppf(0.8)) ** 2
    assert round(2 * need) == 16 and round(need) == 8


def check_time():
    assert round(365 / 4 / 7) == 13 and 13 * 7 // 3 == 30
    assert 5 * 2 * 2 / 2 <= 14


def check_information():
    def bits(p):
        return -p * log2(p) - (1 - p) * log2(1 - p)

    assert bits(0.5) == 1 and round(bits(0.9), 2) == 0.47 and round(bits(0.99), 2) == 0.08
