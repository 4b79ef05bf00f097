"""Knows the optimality operator on a small MDP, Q-learning under exploration, the bias of a maximum, and two extensions.
Never knows what an answer said."""

import numpy as np

GAMMA = 0.9
_R = np.random.default_rng(0)
P = _R.dirichlet(np.ones(4), size=(4, 2))
REWARD = _R.normal(size=(4, 2))


def _operator(q):
    return REWARD + GAMMA * P @ q.max(1)


def _solve():
    q = np.zeros((4, 2))
    for _ in range(2000):
        q = _operator(q)
    return q


def check_contraction_and_greedy_is_optimal():
    a, b = _R.normal(size=(4, 2)), _R.normal(size=(4, 2))
    assert np.abs(_operator(a) - _operator(b)).max() <= GAMMA * np.abs(a - b).max() + 1e-12
    q = _solve()
    best = -np.inf
    for code in range(16):
        act = [(code >> s) & 1 for s in range(4)]
        p = np.array([P[s, act[s]] for s in range(4)])
        r = np.array([REWARD[s, act[s]] for s in range(4)])
        best = np.maximum(best, np.linalg.solve(np.eye(4) - GAMMA * p, r))
    np.testing.assert_allclose(q.max(1), best, atol=1e-9)


def check_off_policy_learning_finds_the_greedy_values():
    """Uniformly random behaviour, expected updates: Q-learning goes to Q*, SARSA to the values of the random policy."""
    q = np.zeros((4, 2))
    sarsa = np.zeros((4, 2))
    for _ in range(4000):
        q += 0.1 * (REWARD + GAMMA * P @ q.max(1) - q)
        sarsa += 0.1 * (REWARD + GAMMA * P @ sarsa.mean(1) - sarsa)
    np.testing.assert_allclose(q, _solve(), atol=1e-6)
    assert np.abs(sarsa - q).max() > 0.1


def check_maximum_is_biased_and_double_is_not():
    r = np.random.default_rng(1)
    one, two = r.normal(size=(50_000, 6)), r.normal(size=(50_000, 6))
    assert one.max(1).mean() > 1.2
    assert abs(two[np.arange(50_000), one.argmax(1)].mean()) < 0.02


def check_dueling_identifiable():
    r = np.random.default_rng(2)
    v, a = 1.3, r.normal(size=5)
    q = v + a - a.mean()
    assert abs(q.mean() - v) < 1e-12
    np.testing.assert_allclose((v + 7) + (a - 7), v + a)


def check_importance_weights_undo_prioritising():
    delta = np.array([0.1, 0.5, 2.0, 4.0])
    p = delta**0.6 / (delta**0.6).sum()
    value = np.array([1.0, -2.0, 3.0, 0.5])
    w = 1 / (len(delta) * p)
    assert abs((p * w * value).sum() - value.mean()) < 1e-12
    assert abs((p * value).sum() - value.mean()) > 0.1


def check_triad_can_diverge():
    """Two states with features 1 and 2, only the first transition (1 -> 2) updated: w grows without bound."""
    w = 1.0
    for _ in range(200):
        w += 0.1 * (0 + GAMMA * 2 * w - w) * 1
    assert w > 1e3
