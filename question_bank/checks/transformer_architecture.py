"""Knows the counts and the causality that concept.transformer-architecture states.
Never knows how an answer is judged."""

import numpy as np


def _softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _ln(x):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)


def _block(x, p, mask):
    q, k, v = (_ln(x) @ p[n] for n in "qkv")
    u = x + _softmax(q @ k.T / np.sqrt(q.shape[1]) + mask) @ v @ p["o"]
    return u + np.maximum(_ln(u) @ p["up"], 0) @ p["down"]


def _params(seed=0, d=8):
    r = np.random.default_rng(seed)
    shapes = {"q": (d, d), "k": (d, d), "v": (d, d), "o": (d, d), "up": (d, 4 * d), "down": (4 * d, d)}
    return {name: r.normal(size=s) * 0.3 for name, s in shapes.items()}


def check_parameters_per_block():
    for d in (8, 16):
        p = _params(d=d)
        assert sum(w.size for w in p.values()) == 12 * d * d
        assert p["up"].size + p["down"].size == 8 * d * d
    assert abs(12 * 12 * 768**2 / 1e6 - 84.9) < 0.1


def check_flops_and_crossover():
    d = 1024
    weights = 2 * 12 * d * d
    scores = lambda n: 4 * n * d
    assert weights == 24 * d * d and scores(6 * d) == weights


def check_causal_block_hides_the_future():
    x = np.random.default_rng(1).normal(size=(6, 8))
    mask = np.triu(np.full((6, 6), -np.inf), 1)
    y = _block(x, _params(), mask)
    z = x.copy()
    z[4:] *= -1
    np.testing.assert_allclose(_block(z, _params(), mask)[:4], y[:4])
    assert (
        np.abs(_block(z, _params(), 0 * np.ones((6, 6)))[:4] - _block(x, _params(), 0 * np.ones((6, 6)))[:4]).max()
        > 1e-3
    )


def check_without_positions_order_is_invisible():
    x = np.random.default_rng(2).normal(size=(6, 8))
    order = np.array([3, 1, 5, 0, 2, 4])
    np.testing.assert_allclose(_block(x[order], _params(), 0.0), _block(x, _params(), 0.0)[order])


def check_pure_attention_makes_tokens_alike():
    r = np.random.default_rng(3)
    x = r.normal(size=(10, 16))
    spread = lambda a: np.linalg.norm(a - a.mean(0)) / np.linalg.norm(a)
    y = x
    for _ in range(20):
        q, k = r.normal(size=(16, 16)) / 4, r.normal(size=(16, 16)) / 4
        y = _softmax((y @ q) @ (y @ k).T / 4) @ y
    assert spread(y) < 1e-3 * spread(x)


def check_kv_cache_size():
    layers, n, d = 3, 7, 16
    cache = [[np.zeros((n, d)), np.zeros((n, d))] for _ in range(layers)]
    assert sum(a.size for pair in cache for a in pair) == 2 * layers * n * d
