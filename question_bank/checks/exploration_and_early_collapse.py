"""Knows how long random actions need on a chain with resets, and how a softmax gradient fades as the policy hardens.
Never knows what an answer said."""

import numpy as np


def _expected_steps(n):
    """Mean steps to the end of a chain of n right choices, every wrong choice leading back to the start."""
    a, b = np.eye(n), np.ones(n)
    for i in range(n):
        a[i, 0] -= 0.5
        if i + 1 < n:
            a[i, i + 1] -= 0.5
    return np.linalg.solve(a, b)[0]


def check_chain():
    for n in (1, 5, 10, 14):
        assert abs(_expected_steps(n) / (2 ** (n + 1) - 2) - 1) < 1e-9
    assert 2**21 - 2 == 2_097_150


def check_twenty_in_a_row():
    assert 0.9e-6 < 0.5**20 < 1e-6
    assert 0.5**30 < 1e-9


def check_random_walk_stays_close():
    r = np.random.default_rng(0)
    end = r.choice([-1, 1], size=(5000, 400)).sum(1)
    assert abs(end.std() - 20) < 1


def check_gradient_fades_with_entropy():
    rewards = np.array([0.2, 1.0])
    last = 1.0
    for bias in (0.0, 2.0, 4.0, 8.0):
        e = np.exp(np.array([bias, 0.0]))
        pi = e / e.sum()
        size = np.abs(pi * (rewards - pi @ rewards)).max()
        assert size < last
        last = size
    assert last < 1e-3
