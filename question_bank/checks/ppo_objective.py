"""Knows the clipped loss on softmax policies: four cases, first gradient, signs of the terms, lack of a bound.
Never knows what an answer said."""

import numpy as np

EPS = 0.2


def _surrogate(r, a):
    return np.minimum(r * a, np.clip(r, 1 - EPS, 1 + EPS) * a)


def _slope(r, a, h=1e-6):
    return (_surrogate(r + h, a) - _surrogate(r - h, a)) / (2 * h)


def check_cases():
    for a, r, value, flat in [(1, 1.5, 1.2, True), (-1, 1.5, -1.5, False), (-1, 0.5, -0.8, True), (1, 0.5, 0.5, False)]:
        assert abs(_surrogate(r, a) - value) < 1e-12
        assert (abs(_slope(r, a)) < 1e-9) == flat
    for a in (1, -1):
        assert abs(_slope(1.0, a) - a) < 1e-6


def check_without_minimum_wrong_way_samples_are_flat():
    for a, r in [(-1, 1.5), (1, 0.5)]:
        h = 1e-6
        assert abs(np.clip(r + h, 1 - EPS, 1 + EPS) * a - np.clip(r - h, 1 - EPS, 1 + EPS) * a) < 1e-15


def check_lower_bound():
    r, a = np.random.default_rng(0).uniform(0, 3, 1000), np.random.default_rng(1).normal(size=1000)
    assert (_surrogate(r, a) <= r * a + 1e-12).all()


def _log_pi(theta):
    z = theta - theta.max()
    return z - np.log(np.exp(z).sum())


def check_first_gradient_is_the_policy_gradient():
    rng = np.random.default_rng(2)
    theta, actions, adv = rng.normal(size=4), rng.integers(4, size=32), rng.normal(size=32)
    adv = (adv - adv.mean()) / adv.std()
    old = _log_pi(theta)[actions]

    def loss(t):
        return -_surrogate(np.exp(_log_pi(t)[actions] - old), adv).mean()

    def plain(t):
        return -(adv * _log_pi(t)[actions]).mean()

    def grad(f):
        return np.array([(f(theta + d) - f(theta - d)) / 2e-6 for d in 1e-6 * np.eye(4)])

    np.testing.assert_allclose(grad(loss), grad(plain), atol=1e-8)
    assert abs(loss(theta)) < 1e-12 and np.abs(grad(loss)).max() > 1e-3


def check_entropy_sign():
    """Descending on minus entropy makes the policy uniform, on plus entropy certain."""
    for sign, end in ((-1, np.log(4)), (1, 0.0)):
        theta = np.array([0.5, 0.1, -0.2, 0.0])
        for _ in range(20_00):
            lp = _log_pi(theta)
            p = np.exp(lp)
            h = -(p * lp).sum()
            theta = theta - sign * 0.5 * (-p * (lp + h))
        assert abs(h - end) < 0.05


def check_ratio_is_not_bounded():
    """Two states share one weight: the first sample is flat beyond 1.2, the second carries its ratio past three."""

    def ratios(w):
        p = 1 / (1 + np.exp(-np.array([2 * w - 2, 0.3 * w])))
        return p / (1 / (1 + np.exp(np.array([2.0, 0.0]))))

    def loss(w):
        return -_surrogate(ratios(w), np.ones(2)).mean()

    w, passed = 0.0, None
    for _ in range(600):
        w -= 0.05 * (loss(w + 1e-6) - loss(w - 1e-6)) / 2e-6
        if passed is None and ratios(w)[0] > 1 + EPS:
            passed = ratios(w)[0]
    assert passed < 1.35 and ratios(w)[0] > 3 and ratios(w)[1] < 1.25
