"""Knows the shapes and counts of a plain vision transformer, and that attention alone ignores order.
Never knows what an answer said."""

import numpy as np


def check_shapes_and_counts():
    assert 224 // 16 == 14 and 14**2 == 196 and 16 * 16 * 3 == 768
    assert (224 // 8) ** 2 == 784 == 4 * 196 and (784 / 196) ** 2 == 16
    d = 768
    blocks = 12 * 12 * d**2
    total = blocks + 768 * d + 197 * d + d * 1000
    assert round(blocks / 1e6) == 85 and 86 <= total / 1e6 < 87.5


def check_patch_map_is_a_strided_convolution():
    r = np.random.default_rng(0)
    image, kernel, p = r.normal(size=(8, 8, 3)), r.normal(size=(5, 4, 4, 3)), 4
    flat = image.reshape(2, p, 2, p, 3).transpose(0, 2, 1, 3, 4).reshape(4, -1)
    linear = flat @ kernel.reshape(5, -1).T
    conv = [(image[i : i + p, j : j + p] * k).sum() for i in (0, 4) for j in (0, 4) for k in kernel]
    np.testing.assert_allclose(linear.ravel(), conv)


def check_attention_is_permutation_equivariant():
    r = np.random.default_rng(1)
    x, wq, wk, wv = r.normal(size=(6, 4)), *(r.normal(size=(4, 4)) for _ in range(3))

    def attend(x):
        s = x @ wq @ (x @ wk).T / 2
        e = np.exp(s - s.max(1, keepdims=True))
        return e / e.sum(1, keepdims=True) @ x @ wv

    order = r.permutation(6)
    np.testing.assert_allclose(attend(x[order]), attend(x)[order])
    np.testing.assert_allclose(attend(x[order]).mean(0), attend(x).mean(0))
