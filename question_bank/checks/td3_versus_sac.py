"""Knows small facts behind TD3 and SAC: the bias of maxima and minima, the squashed density, temperature and reward scale.
Never knows what an answer said."""

import numpy as np


def check_minimum_counters_maximisation():
    r = np.random.default_rng(0)
    one, two = r.normal(size=(20_000, 5)), r.normal(size=(20_000, 5))
    best = one.argmax(1)
    rows = np.arange(len(best))
    chosen = one[rows, best]
    assert chosen.mean() > 1.0
    assert np.minimum(chosen, two[rows, best]).mean() < 0.1
    assert np.minimum(one[:, 0], two[:, 0]).mean() < -0.5


def check_squashed_density():
    mean, std = 0.3, 0.7
    a = np.linspace(-1 + 1e-7, 1 - 1e-7, 400_001)
    u = np.arctanh(a)
    log_normal = -0.5 * ((u - mean) / std) ** 2 - np.log(std * np.sqrt(2 * np.pi))
    density = np.exp(log_normal - np.log(1 - a**2))
    assert abs(((density[1:] + density[:-1]) / 2 * np.diff(a)).sum() - 1) < 1e-3
    uncorrected = np.exp(log_normal)
    assert abs(((uncorrected[1:] + uncorrected[:-1]) / 2 * np.diff(a)).sum() - 1) > 0.1


def _soft_optimum(q, alpha):
    e = np.exp((q - q.max()) / alpha)
    return e / e.sum()


def check_scaling_rewards_is_dividing_alpha():
    q = np.array([1.0, 0.4, -0.2])
    np.testing.assert_allclose(_soft_optimum(10 * q, 0.5), _soft_optimum(q, 0.05))


def check_soft_value_identity():
    q, alpha = np.array([1.0, 0.4, -0.2]), 0.5
    pi = _soft_optimum(q, alpha)
    value = pi @ (q - alpha * np.log(pi))
    assert abs(value - alpha * np.log(np.exp(q / alpha).sum())) < 1e-12
    other = np.array([0.2, 0.5, 0.3])
    assert other @ (q - alpha * np.log(other)) < value
