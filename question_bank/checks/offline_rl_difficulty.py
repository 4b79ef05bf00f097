"""Knows how maximisation over untried actions inflates values, how far it spreads, and that expectiles approach a maximum.
Never knows what an answer said."""

import numpy as np


def check_maximum_of_ten():
    r = np.random.default_rng(0)
    assert abs(r.normal(size=(200_000, 10)).max(1).mean() - 1.54) < 0.01


def check_excess_accumulates():
    gamma, b, q = 0.99, 0.1, 0.0
    for _ in range(5000):
        q = b + gamma * q
    assert abs(q - b / (1 - gamma)) < 1e-6 and abs(1 / (1 - gamma) - 100) < 1e-9


def check_largest_possible_value():
    assert abs(sum(0.99**t for t in range(5000)) - 100) < 1e-6


def check_fixed_log_against_correction():
    """One state, ten actions of true value 0; the log holds action 0 only. Offline the greedy value stays wrong."""
    r = np.random.default_rng(1)
    guess = r.normal(size=10)
    offline = guess.copy()
    offline[0] = 0.0
    assert offline.max() > 0
    online = guess.copy()
    for _ in range(50):
        online[online.argmax()] = 0.0
    assert online.max() <= 0 + 1e-12


def check_expectile_approaches_maximum():
    values = np.array([0.0, 0.2, 1.0])

    def expectile(tau):
        m = values.mean()
        for _ in range(20_000):
            w = np.where(values > m, tau, 1 - tau)
            m += 0.05 * (w * (values - m)).sum()
        return m

    low, high, near = expectile(0.5), expectile(0.9), expectile(0.999)
    assert abs(low - values.mean()) < 1e-6 and low < high < near < 1.0 and near > 0.99
