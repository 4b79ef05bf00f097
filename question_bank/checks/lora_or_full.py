"""Knows the sizes, bytes and operation counts of a low-rank update, and that merging it is exact.
Never knows what an answer said."""

import numpy as np


def check_trainable_share():
    d, r = 4096, 16
    assert r * (d + d) == 131_072
    assert abs(d * d / 1e6 - 16.8) < 0.05
    assert abs(100 * r * 2 * d / d**2 - 0.78) < 0.005


def check_bytes():
    n = 7e9
    full = 2 + 2 + 4 + 4 + 4
    assert full == 16 and n * full == 112e9
    assert n * 2 == 14e9 and n * 0.5 == 3.5e9


def check_operations():
    d_in, d_out, r = 4096, 4096, 16
    n = d_in * d_out
    full = 2 * n + 2 * n + 2 * n
    adapter = r * (d_in + d_out)
    lora = 2 * n + 2 * n + 6 * adapter
    assert 0.66 < lora / full < 0.69


def check_merge_and_start():
    g = np.random.default_rng(0)
    w, a, b, x = g.normal(size=(6, 5)), g.normal(size=(2, 5)), g.normal(size=(6, 2)), g.normal(size=5)
    np.testing.assert_allclose(w @ x + 4 * (b @ (a @ x)), (w + 4 * b @ a) @ x, rtol=1e-12)
    np.testing.assert_allclose((w + 4 * np.zeros_like(b) @ a) @ x, w @ x)
    assert np.linalg.matrix_rank(b @ a) == 2
