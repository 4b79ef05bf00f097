"""Knows the gradients, the curvature and the half-precision limits that the item on softmax with cross-entropy states.
Never knows a network."""

import numpy as np


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _loss(z, y, temperature=1.0):
    return -(y @ np.log(_softmax(z / temperature)))


def _slope(f, z, step=1e-5):
    return np.array([(f(z + step * e) - f(z - step * e)) / (2 * step) for e in np.eye(len(z))])


def check_gradient_for_any_targets():
    draw = np.random.default_rng(0)
    z, soft = draw.normal(size=5), draw.random(5)
    for y in (np.eye(5)[2], soft / soft.sum(), soft):
        stated = _softmax(z) * y.sum() - y
        assert np.abs(_slope(lambda v, y=y: _loss(v, y), z) - stated).max() < 1e-8
    y = np.eye(5)[2]
    stated = (_softmax(z / 3) - y) / 3  # a temperature of three
    assert np.abs(_slope(lambda v: _loss(v, y, 3.0), z) - stated).max() < 1e-8
    p = _softmax(z)
    assert abs((p - y).sum()) < 1e-12 and np.abs(p - y).max() <= 1
    wrong = -y * (1 - p)  # only the matching term: zero for the others, whose slope is p_k
    assert np.abs(wrong - (p - y)).max() > 0.05


def check_gradient_of_the_weights():
    draw = np.random.default_rng(1)
    n, d, k = 4, 3, 5
    x, w = draw.normal(size=(n, d)), draw.normal(size=(d, k))
    y = np.eye(k)[draw.integers(k, size=n)]

    def mean(flat):
        return np.mean([_loss(row @ flat.reshape(d, k), target) for row, target in zip(x, y, strict=True)])

    p = np.array([_softmax(row @ w) for row in x])
    assert np.abs(_slope(mean, w.ravel()).reshape(d, k) - x.T @ (p - y) / n).max() < 1e-8


def check_convex_but_not_strictly():
    z = np.random.default_rng(2).normal(size=6)
    p = _softmax(z)
    values = np.linalg.eigvalsh(np.diag(p) - np.outer(p, p))
    assert abs(values[0]) < 1e-12 and values[1] > 1e-4  # one flat direction, and it is all-ones:
    assert np.abs((np.diag(p) - np.outer(p, p)) @ np.ones(6)).max() < 1e-12


def check_squared_error_dies_where_cross_entropy_does_not():
    z, y = np.array([0.0, 18.0]), np.array([1.0, 0.0])  # sure, and wrong
    p = _softmax(z)
    squared = 2 * (np.diag(p) - np.outer(p, p)) @ (p - y)
    assert np.abs(_slope(lambda v: ((_softmax(v) - y) ** 2).sum(), z) - squared).max() < 1e-8
    assert np.abs(squared).max() < 1e-7 and np.abs(p - y).max() > 0.99


def check_half_precision_and_smoothing():
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(np.float16(100))) and np.isinf(np.exp(np.float32(100)))
    z = np.array([100.0, 0.0, -3.0])
    assert abs(100 + np.log(np.exp(z - 100).sum()) - np.logaddexp.reduce(z)) < 1e-12
    k, epsilon = 4, 0.1
    smooth = (1 - epsilon) * np.eye(k)[0] + epsilon / k
    logits = np.log(smooth)  # finite, and the gradient is zero there
    assert np.isfinite(logits).all() and np.abs(_softmax(logits) - smooth).max() < 1e-12
