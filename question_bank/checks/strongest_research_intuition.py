"""Knows what a short record of hits says about a hit rate, and that delay lowers a loop's phase margin.
Never knows what an answer said."""

from math import comb, pi

from scipy.stats import beta


def check_record():
    low, high = beta.ppf(0.025, 7, 3), beta.ppf(0.975, 8, 2)
    assert abs(low - 0.40) < 0.005 and abs(high - 0.97) < 0.005


def check_coin():
    tail = sum(comb(9, k) for k in (7, 8, 9))
    assert tail == 46 and round(tail / 512, 2) == 0.09


def check_delay():
    crossover, delay = 2 * pi * 8, 0.011
    assert 30 < crossover * delay * 180 / pi < 33


def check_record_of_exemplar():
    assert round(7 / 9, 2) == 0.78 and beta.ppf(0.025, 7, 3) < 0.7 < beta.ppf(0.975, 8, 2)
