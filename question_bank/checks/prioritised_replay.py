"""Knows the arithmetic of prioritised sampling: what the weights restore, what cancels, and what a tree costs.
Never knows what an answer said."""

import math

import numpy as np

P = np.array([0.5, 1.0, 2.0, 8.0]) ** 0.6
P /= P.sum()
N = len(P)


def check_weights_restore_the_uniform_average():
    gradients = np.array([3.0, -1.0, 0.5, 7.0])
    assert np.isclose((P * gradients / (N * P)).sum(), gradients.mean())
    assert not np.isclose((P * gradients).sum(), gradients.mean())


def check_count_and_total_cancel_after_normalisation():
    beta = 0.7
    for n, scale in ((4, 1.0), (1, 1.0), (1000, 5.0)):
        weights = (n * scale * P) ** -beta
        assert np.allclose(weights / weights.max(), (P.min() / P) ** beta)


def check_weights_fall_with_priority():
    weights = (N * P) ** -0.4
    assert (np.diff(weights) < 0).all()
    assert np.allclose((N * P) ** 0.0, 1.0)


def check_cost():
    assert round(math.log2(1_000_000)) == 20
    assert 1_000_000 / 20 == 50_000
    assert (1_000_000 - 1).bit_length() == 20
    assert 2 * 2**20 * 8 == 16_777_216


def check_differences_leave_rounding_behind():
    total = 1e-3 + 2e-3
    total += 1e14 - 1e-3
    total += 1e-3 - 1e14
    assert abs(total - 3e-3) > 1e-3


def check_visible_example():
    assert 3.0 / (1.0 + 3.0) == 0.75
