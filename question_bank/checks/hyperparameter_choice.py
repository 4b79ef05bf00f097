"""Knows hit probabilities of random search, the size of a grid, the inflation of a winner and a standard error.
Never knows what an answer said."""

import numpy as np
from scipy.stats import norm


def largest_of(k):
    x = np.linspace(-8, 8, 40_001)
    density = k * norm.pdf(x) * norm.cdf(x) ** (k - 1)
    return float(np.sum(x * density) * (x[1] - x[0]))


def check_random_search():
    assert abs(1 - 0.95**60 - 0.954) < 0.001


def check_grid():
    assert 4**5 == 1024
    assert 36 * 0.5 == 18


def check_winner():
    for k, inflation in ((10, 1.54), (30, 2.04), (100, 2.51)):
        assert abs(largest_of(k) - inflation) < 0.006
    assert round(0.4 * largest_of(30), 1) == 0.8


def check_standard_error():
    assert abs(100 * (0.9 * 0.1 / 1000) ** 0.5 - 0.95) < 0.005
