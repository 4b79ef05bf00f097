"""Knows the arithmetic of one attention layer and of its cache, recounted from matrix shapes.
Never knows what an answer said."""

import numpy as np


def _products(n, d, h):
    """Multiply-adds of one layer by brute count: projections, and the two products per head."""
    k = d // h
    projections = 4 * n * d * d
    pairs = h * (n * n * k) + h * (n * n * k)
    return projections, pairs


def check_counts():
    for n, d, h in [(16, 8, 2), (4096, 512, 8)]:
        projections, pairs = _products(n, d, h)
        assert 2 * projections == 8 * n * d**2
        assert 2 * pairs == 4 * n**2 * d


def check_crossover():
    d = 4096
    assert 4 * (2 * d) ** 2 * d == 8 * (2 * d) * d**2
    assert 4 * (6 * d) ** 2 * d == (8 + 16) * (6 * d) * d**2
    assert 2 * d == 8192 and 6 * d == 24576
    assert 4 * 500**2 * d < 8 * 500 * d**2


def check_bytes():
    gib = 2**30
    assert 32 * 8192**2 * 2 == 4 * gib
    assert 2 * 32 * 4096 * 8192 * 2 == 4 * gib
    assert 2 * 32 * (4096 * 8 // 32) * 8192 * 2 == gib


def check_intensity():
    n, d = 8192, 4096
    operations, bytes_ = 2 * n * d + 2 * n * d, 2 * n * d * 2
    assert operations == bytes_


def check_online_softmax_is_exact():
    r = np.random.default_rng(0)
    q, k, v = r.normal(size=(5, 4)), r.normal(size=(12, 4)), r.normal(size=(12, 3))
    s = q @ k.T
    p = np.exp(s - s.max(1, keepdims=True))
    plain = p / p.sum(1, keepdims=True) @ v
    m, total, acc = np.full((5, 1), -np.inf), np.zeros((5, 1)), np.zeros((5, 3))
    for at in range(0, 12, 4):
        block = q @ k[at : at + 4].T
        new = np.maximum(m, block.max(1, keepdims=True))
        e = np.exp(block - new)
        acc = acc * np.exp(m - new) + e @ v[at : at + 4]
        total = total * np.exp(m - new) + e.sum(1, keepdims=True)
        m = new
    np.testing.assert_allclose(acc / total, plain, rtol=1e-12)
