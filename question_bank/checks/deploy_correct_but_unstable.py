"""Knows how far two equally accurate models can disagree, and what averaging does to the variance of a score.
Never knows what an answer said."""

import numpy as np


def check_disagreement_of_equal_models():
    a = 0.91
    assert round(2 * a * (1 - a), 3) == 0.164
    assert round(2 * (1 - a), 2) == 0.18
    rng = np.random.default_rng(0)
    one, two = rng.random((2, 500_000)) < a
    assert abs(np.mean(one != two) - 0.164) < 0.002


def check_flips_split_evenly():
    """Binary, equal accuracy: right-to-wrong and wrong-to-right changes are equally many."""
    both, flips = 0.85, 0.12
    assert abs(both + flips / 2 - 0.91) < 1e-12 and both + flips <= 1


def check_ensemble_variance():
    rng = np.random.default_rng(1)
    rho, m = 0.4, 5
    cov = np.full((m, m), rho) + (1 - rho) * np.eye(m)
    mean = rng.multivariate_normal(np.zeros(m), cov, 200_000).mean(1)
    assert abs(mean.var() - (rho + (1 - rho) / m)) < 0.01
