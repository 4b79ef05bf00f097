"""Knows the identities, minimisers and limits that concept.cross-entropy-default states.
Never knows how an answer is judged."""

import numpy as np

GRID = np.linspace(1e-4, 1 - 1e-4, 9999)


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def check_entropy_plus_kl():
    q, p = np.array([0.2, 0.5, 0.3]), np.array([0.4, 0.4, 0.2])
    ce, h, kl = -(q * np.log(p)).sum(), -(q * np.log(q)).sum(), (q * np.log(q / p)).sum()
    assert abs(ce - h - kl) < 1e-12
    half = np.array([0.5, 0.5])
    assert abs(-(half * np.log(half)).sum() - np.log(2)) < 1e-12


def check_not_symmetric():
    q, p = np.array([0.9, 0.1]), np.array([0.5, 0.5])
    assert abs(-(q * np.log(p)).sum() + (p * np.log(q)).sum()) > 0.1


def check_which_losses_are_proper():
    log = -0.7 * np.log(GRID) - 0.3 * np.log(1 - GRID)
    brier = 0.7 * (1 - GRID) ** 2 + 0.3 * GRID**2
    absolute = 0.7 * (1 - GRID) + 0.3 * GRID
    assert abs(GRID[log.argmin()] - 0.7) < 1e-3 and abs(GRID[brier.argmin()] - 0.7) < 1e-3
    assert GRID[absolute.argmin()] > 0.999


def check_gradient_for_a_confident_mistake():
    z, y = np.array([8.0, 0.0]), np.array([0.0, 1.0])
    p = _softmax(z)
    jac = np.diag(p) - np.outer(p, p)
    assert np.abs(p - y).max() > 0.99 and np.abs(jac @ (2 * (p - y))).max() < 2e-3


def check_bounds_zero_one_error():
    wrong = GRID < 0.5
    assert (-np.log2(GRID) >= wrong).all()


def check_infimum_at_infinite_logits():
    x, y = np.array([-2.0, -1.0, 1.0, 3.0]), np.array([-1, -1, 1, 1])
    losses = [np.log1p(np.exp(-s * x * y)).mean() for s in (1, 2, 5, 20)]
    assert losses == sorted(losses, reverse=True) and 0 < losses[-1] < 1e-6


def check_cost_of_a_wrong_label():
    assert abs(-np.log(0.001) - 6.9) < 0.01


def check_generalised_cross_entropy_limits():
    lq = lambda p, q: (1 - p**q) / q
    np.testing.assert_allclose(lq(GRID, 1e-7), -np.log(GRID), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(lq(GRID, 1.0), 1 - GRID)


def check_loss_and_accuracy_can_rise_together():
    before, after = np.array([0.6, 0.6, 0.45, 0.45]), np.array([0.6, 0.6, 0.6, 0.001])
    assert (after > 0.5).sum() > (before > 0.5).sum() and -np.log(after).mean() > -np.log(before).mean()
