"""Knows the statistics behind the limits of the training log item, recomputed.
Never knows what an answer said."""

import numpy as np


def check_standard_error_of_the_fitted_gain():
    n, sigma = 100, 3.0
    x = np.arange(n)
    exact = n * sigma / np.sqrt(((x - x.mean()) ** 2).sum())
    assert abs(exact / (sigma * np.sqrt(12 / n)) - 1) < 1e-3


def check_end_points_are_wrong_one_time_in_four():
    r = np.random.default_rng(0)
    gain, noise = 3.0, 3.0
    last, before = gain + noise * r.normal(size=20_000), noise * r.normal(size=20_000)
    assert 0.2 < (last <= before).mean() < 0.3


def check_squared_error_grows_with_the_square_of_the_returns():
    r = np.random.default_rng(1)
    returns, predicted = r.normal(size=100), r.normal(size=100)
    small, large = ((returns - predicted) ** 2).mean(), ((10 * returns - 10 * predicted) ** 2).mean()
    assert np.isclose(large, 100 * small)
    assert np.isclose(small / returns.var(), large / (10 * returns).var())


def check_ratios_fail_for_negative_rewards():
    before, after = -250.0, -200.0
    assert after > before and not after > 1.05 * abs(before)
    assert after / before < 1


def check_nan_hides_in_comparisons():
    assert not np.nan > 10 and not np.nan <= 10
