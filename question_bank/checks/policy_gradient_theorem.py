"""Knows the policy gradient of a tiny MDP, by enumeration of all its trajectories.
Never knows what an answer said."""

import itertools

import numpy as np

T, S, A = 3, 2, 2
_R = np.random.default_rng(0)
MU = np.array([0.6, 0.4])
P = _R.dirichlet(np.ones(S), size=(S, A))
REWARD = _R.normal(size=(S, A)) + 2.0
THETA = _R.normal(size=(S, A))


def _pi(theta):
    e = np.exp(theta - theta.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def _episodes(theta):
    """Every trajectory as (probability, states, actions)."""
    pi = _pi(theta)
    for states in itertools.product(range(S), repeat=T):
        for actions in itertools.product(range(A), repeat=T):
            p = MU[states[0]]
            for t in range(T):
                p *= pi[states[t], actions[t]]
                if t + 1 < T:
                    p *= P[states[t], actions[t], states[t + 1]]
            yield p, states, actions


def _value(theta, gamma=1.0):
    return sum(p * sum(gamma**t * REWARD[s[t], a[t]] for t in range(T)) for p, s, a in _episodes(theta))


def _numeric(theta, gamma=1.0, eps=1e-5):
    g = np.zeros_like(theta)
    for i in np.ndindex(*theta.shape):
        d = np.zeros_like(theta)
        d[i] = eps
        g[i] = (_value(theta + d, gamma) - _value(theta - d, gamma)) / (2 * eps)
    return g


def _score(theta, s, a):
    g = np.zeros_like(theta)
    g[s] = -_pi(theta)[s]
    g[s, a] += 1
    return g


def _estimate(theta, weight):
    """Expectation of the sum over t of the score times weight(t, states, actions)."""
    g = np.zeros_like(theta)
    for p, s, a in _episodes(theta):
        for t in range(T):
            g += p * _score(theta, s[t], a[t]) * weight(t, s, a)
    return g


def _total(t, s, a):
    return sum(REWARD[s[k], a[k]] for k in range(T))


def _to_go(t, s, a):
    return sum(REWARD[s[k], a[k]] for k in range(t, T))


def check_probabilities_sum_to_one():
    assert abs(sum(p for p, _, _ in _episodes(THETA)) - 1) < 1e-12


def check_reinforce_and_reward_to_go():
    exact = _numeric(THETA)
    np.testing.assert_allclose(_estimate(THETA, _total), exact, atol=1e-8)
    np.testing.assert_allclose(_estimate(THETA, _to_go), exact, atol=1e-8)


def check_q_weighting():
    pi = _pi(THETA)
    q = np.zeros((T + 1, S, A))
    for t in reversed(range(T)):
        v = (pi * q[t + 1]).sum(1)
        q[t] = REWARD + (P @ v if t + 1 < T else 0.0)
    np.testing.assert_allclose(_estimate(THETA, lambda t, s, a: q[t, s[t], a[t]]), _numeric(THETA), atol=1e-8)


def check_baselines():
    exact = _numeric(THETA)
    b = np.array([5.0, -3.0])
    np.testing.assert_allclose(_estimate(THETA, lambda t, s, a: _to_go(t, s, a) - b[s[t]]), exact, atol=1e-8)
    by_action = np.array([[5.0, -3.0], [1.0, 2.0]])
    off = _estimate(THETA, lambda t, s, a: _to_go(t, s, a) - by_action[s[t], a[t]])
    assert np.abs(off - exact).max() > 0.1


def check_discount_factor_outside():
    gamma = 0.7
    exact = _numeric(THETA, gamma)

    def inner(t, s, a):
        return sum(gamma ** (k - t) * REWARD[s[k], a[k]] for k in range(t, T))

    np.testing.assert_allclose(_estimate(THETA, lambda t, s, a: gamma**t * inner(t, s, a)), exact, atol=1e-8)
    assert np.abs(_estimate(THETA, inner) - exact).max() > 1e-3


def check_softmax_bandit():
    r, theta = np.array([1.0, 0.2, -0.5]), np.array([0.3, -0.1, 0.8])

    def value(x):
        e = np.exp(x)
        return (e / e.sum()) @ r

    e = np.exp(theta)
    pi = e / e.sum()
    eps = 1e-6
    numeric = [(value(theta + eps * d) - value(theta - eps * d)) / (2 * eps) for d in np.eye(3)]
    np.testing.assert_allclose(numeric, pi * (r - pi @ r), atol=1e-8)


def check_state_distribution_moves():
    def second(theta):
        out = np.zeros(S)
        for p, s, _ in _episodes(theta):
            out[s[1]] += p
        return out

    assert np.abs(second(THETA) - second(THETA + np.array([[2.0, 0], [0, 2.0]]))).max() > 1e-3
