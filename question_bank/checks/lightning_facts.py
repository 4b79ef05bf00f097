"""Knows the small facts that the lightning items state, recomputed from their definitions.
Never knows how anybody explained them."""

import math

import numpy as np


def _kl(p, q):
    with np.errstate(divide="ignore"):
        return float(sum(a * (math.log(a) - np.log(b)) for a, b in zip(p, q) if a > 0))


def _bits(p):
    return -sum(x * math.log2(x) for x in p if x > 0)


def check_kl():
    r = np.random.default_rng(0)
    for _ in range(200):
        p, q = r.dirichlet([1, 1, 1]), r.dirichlet([1, 1, 1])
        assert _kl(p, q) > 0 and abs(_kl(p, p)) < 1e-12
        cross = -float(np.sum(p * np.log(q)))
        assert abs(_kl(p, q) - (cross + float(np.sum(p * np.log(p))))) < 1e-12
    assert abs(_kl([0.9, 0.1], [0.5, 0.5]) - _kl([0.5, 0.5], [0.9, 0.1])) > 0.1
    assert _kl([0.5, 0.5], [1.0, 0.0]) == math.inf and _kl([1.0, 0.0], [0.5, 0.5]) < 1
    assert _kl([0.99, 0.01], [0.01, 0.99]) > 1


def check_kl_violates_triangle():
    p, q, s = [0.5, 0.5], [0.25, 0.75], [0.1, 0.9]
    assert _kl(p, s) > _kl(p, q) + _kl(q, s)


def check_entropy():
    assert _bits([0.125] * 8) == 3 and _bits([0.5, 0.5]) == 1 and _bits([1.0]) == 0
    assert abs(_bits([0.9, 0.1]) - 0.47) < 0.002
    r = np.random.default_rng(1)
    assert all(_bits(r.dirichlet([1] * 6)) < math.log2(6) for _ in range(200))
    assert 0.5 * math.log(2 * math.pi * math.e * 0.01**2) < 0  # differential entropy of a narrow Gaussian


def check_cubic_interpolates_four_points():
    r = np.random.default_rng(2)
    x, y = np.arange(4.0), r.normal(size=4)
    np.testing.assert_allclose(np.polyval(np.polyfit(x, y, 3), x), y, atol=1e-9)


def check_scaling_and_condition():
    r = np.random.default_rng(3)
    x = r.normal(size=(500, 2)) * [1000, 10]
    z = (x - x.mean(0)) / x.std(0)
    assert np.linalg.cond(x.T @ x / 500) > 1000 and np.linalg.cond(z.T @ z / 500) < 2
    bits = r.integers(0, 2, 100).astype(float)
    assert len(np.unique((bits - bits.mean()) / bits.std())) == 2


def check_coverage():
    r = np.random.default_rng(4)
    n, p = 1000, 0.8
    hat = r.binomial(n, p, 20000) / n
    half = 1.96 * np.sqrt(hat * (1 - hat) / n)
    assert abs(np.mean(abs(hat - p) <= half) - 0.95) < 0.01
    few = r.binomial(10, 0.95, 20000) / 10
    assert np.mean(abs(few - 0.95) <= 1.96 * np.sqrt(few * (1 - few) / 10)) < 0.6
    assert math.sqrt(4) == 2  # half the width needs four times the examples


def check_policy_gradient_baseline():
    r = np.random.default_rng(5)
    p, q = np.array([0.2, 0.3, 0.5]), np.array([10.0, 11.0, 12.0])
    score = np.eye(3) - p
    np.testing.assert_allclose(p @ score, 0, atol=1e-12)
    a = r.choice(3, 20000, p=p)
    plain, less = score[a] * q[a][:, None], score[a] * (q[a] - p @ q)[:, None]
    np.testing.assert_allclose(plain.mean(0), less.mean(0), atol=0.2)
    assert less.var(0).sum() < plain.var(0).sum() / 10
