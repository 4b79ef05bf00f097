"""Knows the interval arithmetic of the item on turning a gap into a hypothesis. Never knows a recogniser."""

import math

from scipy.stats import norm, t


def check_a_gain_of_one_from_minus_one_to_three_is_undecided():
    error = (3 - (-1)) / 2 / 1.96
    low, high = 1 - 1.96 * error, 1 + 1.96 * error
    assert low < 0 < high and high >= 3 - 1e-9  # neither nothing nor the three points of the claim is excluded
    power = 1 - norm.cdf(1.96 - 3 / error)
    assert 0.8 < power < 0.88  # against three points it was not a hopeless design, against one it was:
    assert 1 - norm.cdf(1.96 - 1 / error) < 0.2


def check_what_the_rule_asks_of_five_trainings():
    widest = (3 - 1) * math.sqrt(5) / t.ppf(0.975, 4)  # mean three, lower end one
    assert 1.6 < widest < 1.62  # points of spread between trainings


def check_the_gap():
    assert 19 - 8 == 11 and round(19 / 8, 1) == 2.4
