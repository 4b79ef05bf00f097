"""Knows the power-law rule and the sums that the item on losing four fifths of the compute uses.
Never knows a project."""

import math

from scipy.stats import t


def check_loss_under_a_small_exponent():
    assert round(100 * (5**0.05 - 1)) == 8  # an exponent of 0.05, a fifth of the compute


def check_trials_and_budget():
    assert 30 * 0.2 == 6  # thirty trials a method become six
    assert 5 * 0.2 == 1  # five seeds become one
    assert 60 * 8 * 40 == 19_200  # hours, GPUs, runs: about twenty thousand


def check_what_fewer_seeds_do_to_an_interval():
    two, ten = t.ppf(0.975, 1) / math.sqrt(2), t.ppf(0.975, 9) / math.sqrt(10)
    assert round(two / ten, 1) == 12.6  # half-widths at the same spread


def check_optimal_size_and_tokens():
    assert round(math.sqrt(0.2), 2) == 0.45 and round(5**0.05, 3) == 1.084
