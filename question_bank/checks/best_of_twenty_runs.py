"""Knows the conditional expectation, its spread and the effect of selection in math.best-of-twenty-runs.
Never knows how an answer is judged."""

from math import erf, sqrt

import numpy as np


def _phi(z):
    return 0.5 * (1 + erf(z / sqrt(2)))


def check_closed_form():
    assert abs(1 / (1 + 4) * 4 - 0.8) < 1e-12 and abs(1 * 4 / (1 + 4) - 0.8) < 1e-12
    assert abs(sqrt(0.8) - 0.894) < 1e-3 and abs(_phi(0.8 / sqrt(0.8)) - 0.8145) < 1e-3
    assert abs(4 - 0.8 - 3.2) < 1e-12 and abs(0.25 / 1.25 - 0.2) < 1e-12


def check_completed_square():
    t = np.linspace(-6, 8, 140001)
    post = np.exp(-((4 - t) ** 2) / 8 - t**2 / 2)
    mean = (t * post).sum() / post.sum()
    assert abs(mean - 0.8) < 1e-6 and abs(((t - mean) ** 2 * post).sum() / post.sum() - 0.8) < 1e-6


def _sweeps(runs=100000, seed=0):
    r = np.random.default_rng(seed)
    theta = r.standard_normal((runs, 20), dtype=np.float32)
    return theta, theta + 2 * r.standard_normal((runs, 20), dtype=np.float32)


def check_selection_changes_nothing():
    theta, x = _sweeps()
    best = x.argmax(1)
    rows = np.arange(len(x))
    top, real = x[rows, best], theta[rows, best]
    near = np.abs(top - 4) < 0.15
    by_lot = np.abs(x[:, 0] - 4) < 0.15
    assert abs(real[near].mean() - 0.8) < 0.04 and abs(theta[by_lot, 0].mean() - 0.8) < 0.08
    assert abs((real[near] > 0).mean() - 0.81) < 0.02
    assert abs(top.mean() - 1.8675 * sqrt(5)) < 0.03 and abs(real.mean() - 0.2 * 1.8675 * sqrt(5)) < 0.03
    assert (top - real).mean() > 3


def check_prior_from_the_spread():
    _, x = _sweeps(2000, 1)
    assert abs((x.var(1, ddof=1) - 4).mean() - 1) < 0.15


def check_four_seeds_give_one_half():
    assert 1 / (1 + 4 / 4) == 0.5


def check_limits():
    f = lambda tau, sigma: tau**2 / (tau**2 + sigma**2) * 4
    assert f(1, 0) == 4 and f(0, 2) == 0 and abs(f(1, 1) - 2) < 1e-12
