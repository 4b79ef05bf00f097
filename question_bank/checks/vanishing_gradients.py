"""Knows the slopes, gains and variances that concept.vanishing-gradients states.
Never knows how an answer is judged."""

import numpy as np


def check_slopes():
    z = np.linspace(-10, 10, 20001)
    s = 1 / (1 + np.exp(-z))
    assert abs((s * (1 - s)).max() - 0.25) < 1e-9 and z[(s * (1 - s)).argmax()] == 0
    t = 1 - np.tanh(z) ** 2
    assert abs(t.max() - 1) < 1e-12 and (t[np.abs(z) > 1e-3] < 1).all()
    assert s[-1] * (1 - s[-1]) < 1e-4 and t[-1] < 1e-7


def check_powers():
    assert abs(0.9**50 - 0.00515) < 1e-5
    assert abs(1.1**50 - 117.39) < 0.01
    assert 7e-31 < 0.25**50 < 9e-31


def check_jacobian_product_matches_finite_differences():
    r = np.random.default_rng(0)
    ws = [r.normal(size=(4, 4)) for _ in range(6)]

    def f(h):
        for w in ws:
            h = np.tanh(w @ h)
        return h.sum()

    h, row, zs = r.normal(size=4), np.ones(4), []
    x = h.copy()
    for w in ws:
        zs.append(w @ x)
        x = np.tanh(zs[-1])
    for w, z in zip(ws[::-1], zs[::-1]):
        row = row @ np.diag(1 - np.tanh(z) ** 2) @ w
    num = [(f(h + e) - f(h - e)) / 2e-6 for e in 1e-6 * np.eye(4)]
    np.testing.assert_allclose(row, num, atol=1e-6)


def _norms(activation, slope, variance, depth=50, n=200):
    r = np.random.default_rng(1)
    h, ws, zs = r.normal(size=n), [], []
    for _ in range(depth):
        w = r.normal(size=(n, n)) * np.sqrt(variance / n)
        z = w @ h
        h = activation(z)
        ws.append(w)
        zs.append(z)
    g = r.normal(size=n)
    start = np.linalg.norm(g)
    for w, z in zip(ws[::-1], zs[::-1]):
        g = w.T @ (slope(z) * g)
    return np.linalg.norm(g) / start


def check_he_keeps_scale_and_sigmoid_loses_it():
    relu = _norms(lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0, 2.0)
    assert 1e-2 < relu < 1e2
    small = _norms(lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0, 1.0)
    assert small < 1e-5
    s = lambda z: 1 / (1 + np.exp(-z))
    assert _norms(s, lambda z: s(z) * (1 - s(z)), 1.0) < 1e-25


def check_relu_halves_second_moment():
    z = np.random.default_rng(2).normal(size=400000)
    assert abs((np.maximum(z, 0) ** 2).mean() - 0.5) < 0.01


def check_clipping_leaves_small_gradients():
    clip = lambda g: g * min(1.0, 1.0 / np.linalg.norm(g))
    g = np.array([1e-6, 0.0])
    assert (clip(g) == g).all() and abs(np.linalg.norm(clip(1e6 * g * 5)) - 1) < 1e-12
