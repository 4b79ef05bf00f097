"""Knows the sizes, rounding errors and identities that the item on cosine similarity states.
Never knows a candidate's code: the hidden tests beside the item do."""

import numpy as np


def check_size_of_the_broadcast():
    n, d = 5_000, 512
    assert n * n * d * 8 == 102.4e9 and n * n * 8 == 200e6  # bytes in double precision: 102 GB against 0.2 GB


def check_an_additive_guard_hurts_short_rows():
    for length, most in ((1.0, 1e-7), (1e-4, 1.0)):
        a = np.array([length, 0.0])
        error = 1 - a @ a / (np.linalg.norm(a) ** 2 + 1e-8)
        assert error < most
    a = np.array([1e-10, 0.0])
    assert a @ a / (np.linalg.norm(a) ** 2 + 1e-8) < 1e-11  # parallel, and called orthogonal


def check_narrow_integers_and_rounding():
    a = np.array([100, 100], dtype=np.int8)
    assert int((a * a)[0]) != 10_000
    rows = np.random.default_rng(3).normal(size=(200, 3))
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    assert (unit @ unit.T).max() > 1.0  # by rounding
    with np.errstate(over="ignore", under="ignore"):
        assert np.isinf(np.float64(1e200) ** 2) and np.float64(1e-200) ** 2 == 0


def check_gradient_and_euclidean_order():
    a, b = np.random.default_rng(4).normal(size=(2, 6))

    def cosine(v):
        return v @ b / np.linalg.norm(v) / np.linalg.norm(b)

    stated = b / np.linalg.norm(a) / np.linalg.norm(b) - cosine(a) * a / (a @ a)
    step = 1e-6
    slope = [(cosine(a + step * e) - cosine(a - step * e)) / (2 * step) for e in np.eye(6)]
    assert np.abs(slope - stated).max() < 1e-8 and abs(stated @ a) < 1e-12
    u, v = a / np.linalg.norm(a), b / np.linalg.norm(b)
    assert abs(((u - v) ** 2).sum() - (2 - 2 * u @ v)) < 1e-12  # the same neighbours once all rows have norm one
