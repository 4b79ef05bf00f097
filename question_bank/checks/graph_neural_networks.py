"""Knows one message-passing layer on small graphs: its symmetry, its spectrum, its limit under repetition, what it cannot see.
Never knows what an answer said."""

import numpy as np


def _normalised(a):
    a = a + np.eye(len(a))
    d = a.sum(1) ** -0.5
    return d[:, None] * a * d


def _random_graph(n, seed):
    r = np.random.default_rng(seed)
    a = np.triu((r.random((n, n)) < 0.4).astype(float), 1)
    a[np.arange(n - 1), np.arange(1, n)] = 1
    return a + a.T


def _ring(n):
    a = np.zeros((n, n))
    a[np.arange(n), (np.arange(n) + 1) % n] = 1
    return a + a.T


def check_equivariance_and_invariance():
    a = _random_graph(7, 0)
    r = np.random.default_rng(1)
    x, w = r.normal(size=(7, 3)), r.normal(size=(3, 4))
    p = np.eye(7)[r.permutation(7)]

    def layer(a, x):
        return np.tanh(_normalised(a) @ x @ w)

    np.testing.assert_allclose(layer(p @ a @ p.T, p @ x), p @ layer(a, x), atol=1e-12)
    np.testing.assert_allclose(layer(p @ a @ p.T, p @ x).sum(0), layer(a, x).sum(0), atol=1e-12)


def check_spectrum():
    for seed in range(10):
        values = np.linalg.eigvalsh(_normalised(_random_graph(9, seed)))
        assert values[0] > -1 and abs(values[-1] - 1) < 1e-9


def check_smoothing_ends_in_one_pattern():
    a = _random_graph(8, 3)
    x = np.random.default_rng(4).normal(size=(8, 3))
    y = np.linalg.matrix_power(_normalised(a), 400) @ x
    assert np.linalg.svd(y, compute_uv=False)[1] < 1e-8
    pattern = np.sqrt(a.sum(1) + 1)
    np.testing.assert_allclose(y[:, 0] / pattern, (y[:, 0] / pattern)[0], atol=1e-8)


def check_reach_is_one_hop_per_layer():
    n = 9
    a = np.zeros((n, n))
    a[np.arange(n - 1), np.arange(1, n)] = 1
    a += a.T
    m = np.linalg.matrix_power(_normalised(a), 3)
    assert m[0, 3] > 0 and abs(m[0, 4]) < 1e-15


def check_two_triangles_and_hexagon():
    hexagon = _ring(6)
    triangles = np.kron(np.eye(2), _ring(3))
    r = np.random.default_rng(5)
    x = np.ones((6, 2))
    w1, w2 = r.normal(size=(2, 4)), r.normal(size=(4, 4))
    out = [np.tanh((a + np.eye(6)) @ np.tanh((a + np.eye(6)) @ x @ w1) @ w2).sum(0) for a in (hexagon, triangles)]
    np.testing.assert_allclose(out[0], out[1], atol=1e-12)
    assert np.trace(np.linalg.matrix_power(hexagon, 3)) == 0 < np.trace(np.linalg.matrix_power(triangles, 3))


def check_aggregators_on_multisets():
    few, many = np.array([1.0, 2.0]), np.array([1.0, 1.0, 2.0, 2.0])
    assert few.mean() == many.mean() and few.max() == many.max() and few.sum() != many.sum()
