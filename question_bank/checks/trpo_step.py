"""Knows the trust-region step on a softmax policy: surrogate, Fisher matrix, optimal length, conjugate gradients.
Never knows what an answer said."""

import numpy as np

_R = np.random.default_rng(0)
STATES, ACTIONS, FEATURES = 5, 3, 4
PHI = _R.normal(size=(STATES, ACTIONS, FEATURES))
WEIGHT = _R.dirichlet(np.ones(STATES))
ADVANTAGE = _R.normal(size=(STATES, ACTIONS))
OLD = _R.normal(size=FEATURES)


def _pi(theta):
    z = PHI @ theta
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def _score(theta):
    return PHI - np.einsum("sa,saf->sf", _pi(theta), PHI)[:, None]


def _kl(theta, old=OLD):
    p, q = _pi(old), _pi(theta)
    return WEIGHT @ (p * np.log(p / q)).sum(1)


def _surrogate(theta):
    return WEIGHT @ (_pi(OLD) * (_pi(theta) / _pi(OLD)) * ADVANTAGE).sum(1)


def _fisher(theta):
    s = _score(theta)
    return np.einsum("s,sa,saf,sag->fg", WEIGHT, _pi(theta), s, s)


def _gradient(f, x, eps=1e-6):
    return np.array([(f(x + eps * d) - f(x - eps * d)) / (2 * eps) for d in np.eye(len(x))])


def check_kl_has_no_slope_and_fisher_curvature():
    assert np.abs(_gradient(_kl, OLD)).max() < 1e-8
    eps = 1e-4
    basis = np.eye(FEATURES) * eps
    h = np.array(
        [
            [(_kl(OLD + a + b) - _kl(OLD + a - b) - _kl(OLD - a + b) + _kl(OLD - a - b)) / (4 * eps**2) for b in basis]
            for a in basis
        ]
    )
    np.testing.assert_allclose(h, _fisher(OLD), atol=1e-5)


def check_step_is_optimal_for_the_model():
    g, f, delta = _gradient(_surrogate, OLD), _fisher(OLD), 0.01
    direction = np.linalg.solve(f, g)
    x = np.sqrt(2 * delta / (g @ direction)) * direction
    assert abs(0.5 * x @ f @ x - delta) < 1e-12
    r = np.random.default_rng(1)
    for _ in range(500):
        y = r.normal(size=FEATURES)
        y *= np.sqrt(2 * delta / (y @ f @ y))
        assert g @ y <= g @ x + 1e-12
    assert abs(_kl(OLD + x) / delta - 1) < 0.3
    assert _surrogate(OLD + x) > _surrogate(OLD)


def check_scale_from_conjugate_gradient_vector():
    g, f, delta = _gradient(_surrogate, OLD), _fisher(OLD), 0.01
    v, r = np.zeros(FEATURES), g.copy()
    p = r.copy()
    for _ in range(FEATURES):
        fp = f @ p
        a = r @ r / (p @ fp)
        v, new = v + a * p, r - a * fp
        p, r = new + (new @ new) / (r @ r) * p, new
    np.testing.assert_allclose(f @ v, g, atol=1e-8)
    assert abs(2 * delta / (v @ f @ v) / (2 * delta / (g @ np.linalg.solve(f, g))) - 1) < 1e-8


def check_parameterisation_does_not_matter():
    m = np.random.default_rng(2).normal(size=(FEATURES, FEATURES))
    g, f, delta = _gradient(_surrogate, OLD), _fisher(OLD), 0.01
    d = np.linalg.solve(f, g)
    x = np.sqrt(2 * delta / (g @ d)) * d
    g2, f2 = m.T @ g, m.T @ f @ m
    d2 = np.linalg.solve(f2, g2)
    np.testing.assert_allclose(m @ (np.sqrt(2 * delta / (g2 @ d2)) * d2), x, atol=1e-8)
    assert np.abs(m @ g2 - g).max() > 0.05


def check_kl_directions_agree_to_second_order():
    for scale, limit in ((1e-1, 0.2), (1e-3, 2e-3)):
        x = scale * np.random.default_rng(3).normal(size=FEATURES)
        forward, backward = _kl(OLD + x), _kl(OLD, OLD + x)
        assert abs(forward / backward - 1) < limit


def check_bernoulli():
    for theta in (0.0, np.log(99)):
        p = 1 / (1 + np.exp(-theta))
        fisher = p * (1 - p) ** 2 + (1 - p) * p**2
        assert abs(fisher - p * (1 - p)) < 1e-12


def check_performance_difference_lemma():
    r = np.random.default_rng(4)
    gamma, n, k = 0.9, 4, 2
    trans, reward, start = r.dirichlet(np.ones(n), size=(n, k)), r.normal(size=(n, k)), r.dirichlet(np.ones(n))
    old, new = r.dirichlet(np.ones(k), size=n), r.dirichlet(np.ones(k), size=n)

    def values(pi):
        p, rew = np.einsum("sa,sat->st", pi, trans), (pi * reward).sum(1)
        v = np.linalg.solve(np.eye(n) - gamma * p, rew)
        d = (1 - gamma) * np.linalg.solve(np.eye(n) - gamma * p.T, start)
        return v, d

    v_old, v_new, d_new = values(old)[0], values(new)[0], values(new)[1]
    adv = reward + gamma * trans @ v_old - v_old[:, None]
    assert abs(start @ (v_new - v_old) - d_new @ (new * adv).sum(1) / (1 - gamma)) < 1e-10
