"""Knows the audit interval, the effect of noise on scores and the correction that concept.label-noise states.
Never knows how an answer is judged."""

import numpy as np


def check_audit_interval():
    p = 26 / 200
    assert p == 0.13 and abs(1.96 * np.sqrt(p * (1 - p) / 200) - 0.047) < 1e-3


def check_measured_accuracy():
    a, rho = 0.95, 0.1
    assert abs(a * (1 - rho) + (1 - a) * rho - 0.86) < 1e-12
    r = np.random.default_rng(0)
    y = r.integers(0, 2, 400000)
    pred = np.where(r.random(y.size) < a, y, 1 - y)
    given = np.where(r.random(y.size) < rho, 1 - y, y)
    assert abs((pred == given).mean() - 0.86) < 3e-3


def check_imitating_the_annotators_can_win_on_a_noisy_test_set():
    r = np.random.default_rng(1)
    y = r.integers(0, 4, 100000)
    given = np.where((y == 3) & (r.random(y.size) < 0.6), 2, y)  # one class mostly taken for another
    truthful = np.where(r.random(y.size) < 0.95, y, (y + 1) % 4)
    imitator = np.where(y == 3, 2, y)
    assert (truthful == y).mean() > (imitator == y).mean()
    better = np.where(r.random(y.size) < 0.95, imitator, (imitator + 1) % 4)
    assert (better == given).mean() > (truthful == given).mean()


def check_symmetric_noise_keeps_the_arg_max():
    r = np.random.default_rng(2)
    k, rho = 12, 0.7
    t = np.full((k, k), rho / (k - 1))
    np.fill_diagonal(t, 1 - rho)
    for p in r.dirichlet(np.ones(k), 200):
        assert (t.T @ p).argmax() == p.argmax()


def check_forward_correction_recovers_clean_probabilities():
    t = np.array([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.0, 0.1, 0.9]])
    p = np.array([0.5, 0.3, 0.2])
    noisy = t.T @ p
    assert abs(noisy.sum() - 1) < 1e-12
    np.testing.assert_allclose(np.linalg.solve(t.T, noisy), p)


def check_signal_shrinks():
    rho, mu = 0.1, 0.4
    r = np.random.default_rng(3)
    y = np.where(r.random(500000) < (1 + mu) / 2, 1, -1)
    given = np.where(r.random(y.size) < rho, -y, y)
    assert abs(given.mean() - (1 - 2 * rho) * mu) < 5e-3
    worth = lambda mu: (
        (1 - mu**2) * (1 - 2 * rho) ** 2 / (1 - ((1 - 2 * rho) * mu) ** 2)
    )  # efficiency of the corrected mean
    assert abs(worth(0.0) - 0.64) < 1e-12 and worth(0.0) > worth(0.4) > worth(0.9)
