"""Knows the formula, invariances and Jacobian that concept.layer-norm-mechanism states.
Never knows how an answer is judged."""

import numpy as np


def _ln(x, eps=0.0):
    return (x - x.mean()) / np.sqrt(x.var() + eps)


def check_small_vector_and_norm():
    np.testing.assert_allclose(_ln(np.array([1.0, 3.0])), [-1, 1])
    x = np.random.default_rng(0).normal(size=48) * 5 + 2
    assert abs(np.linalg.norm(_ln(x)) - np.sqrt(48)) < 1e-9


def check_shift_and_scale_invariance():
    x = np.random.default_rng(1).normal(size=16)
    np.testing.assert_allclose(_ln(10 * x + 3), _ln(x), atol=1e-12)
    np.testing.assert_allclose(_ln(10 * x + 3, 1e-5), _ln(x, 1e-5), atol=1e-3)


def check_jacobian():
    x = np.random.default_rng(2).normal(size=7)
    d, e = 7, 1e-6
    num = np.stack([(_ln(x + e * u) - _ln(x - e * u)) / (2 * e) for u in np.eye(d)], 1)
    xh = _ln(x)
    want = (np.eye(d) - np.ones((d, d)) / d - np.outer(xh, xh) / d) / x.std()
    np.testing.assert_allclose(num, want, atol=1e-7)
    np.testing.assert_allclose(want @ np.ones(d), 0, atol=1e-12)
    np.testing.assert_allclose(want @ xh, 0, atol=1e-12)


def check_weight_gradient_shrinks_with_the_weights():
    r = np.random.default_rng(3)
    w, x, u = r.normal(size=(6, 4)), r.normal(size=4), r.normal(size=6)

    def grad(w):
        g, e = np.zeros_like(w), 1e-6
        for i in np.ndindex(w.shape):
            up, down = w.copy(), w.copy()
            up[i] += e
            down[i] -= e
            g[i] = (u @ _ln(up @ x) - u @ _ln(down @ x)) / (2 * e)
        return g

    np.testing.assert_allclose(grad(10 * w), grad(w) / 10, atol=1e-6)


def check_residual_variance_grows_with_depth():
    r = np.random.default_rng(4)
    x = r.normal(size=4096)
    for _ in range(50):
        x = x + _ln(r.normal(size=4096))
    assert 45 < x.var() < 57


def check_shape_of_the_distribution_stays():
    x = np.array([0.0] * 9 + [100.0])
    y = _ln(x)
    assert len(set(np.round(y, 9))) == 2 and y.max() > 2.9
