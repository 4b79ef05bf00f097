"""Knows the rule of three, the optimality gap of an integer program and the excess error of least squares.
Never knows what an answer said."""

import numpy as np


def check_rule_of_three():
    n = 30_000
    assert abs((1 - 0.05 ** (1 / n)) - 1e-4) < 1e-6


def check_gap():
    assert round((1020 - 1000) / 1000, 3) == 0.02


def check_least_squares():
    g = np.random.default_rng(0)
    k, n = 4, 60
    x = g.normal(size=(n, k))
    hat = x @ np.linalg.inv(x.T @ x) @ x.T
    assert abs(np.trace(hat) / n - k / n) < 1e-9 and round(100 * k / n) == 7
