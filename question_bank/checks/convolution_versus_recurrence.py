"""Knows reach, causality and buffers of dilated filters, by counting and by perturbing small nets.
Never knows what an answer said."""

import numpy as np


def _stack(x, dilations, k=3):
    """Causal filters of positive weights, one per dilation, left padding only."""
    for d in dilations:
        padded = np.concatenate([np.zeros((k - 1) * d), x])
        x = sum(0.3 * padded[j * d : j * d + len(x)] for j in range(k))
    return x


def _reach(dilations, n=400):
    base = np.zeros(n)
    base[n - 1] = 0
    hits = []
    for lag in range(n):
        x = base.copy()
        x[n - 1 - lag] = 1.0
        if _stack(x, dilations)[-1] > 0:
            hits.append(lag)
    assert hits == list(range(len(hits)))
    return len(hits)


def check_reach_formulas():
    assert _reach([1] * 6) == 1 + 6 * 2
    assert _reach([1, 2, 4, 8, 16]) == 1 + 2 * (2**5 - 1)


def check_layers_for_ten_thousand():
    assert 1 + 2 * (2**12 - 1) == 8191 < 10_000 <= 1 + 2 * (2**13 - 1) == 16_383
    assert 1 + 2 * 4999 < 10_000 <= 1 + 2 * 5000


def check_buffer():
    assert sum(2 * 2**i for i in range(13)) == 16_382


def check_causal_and_equivariant():
    r = np.random.default_rng(0)
    x = r.normal(size=60)
    y = x.copy()
    y[40:] += 1
    np.testing.assert_array_equal(_stack(x, [1, 2, 4])[:40], _stack(y, [1, 2, 4])[:40])
    shifted = np.concatenate([np.zeros(5), x])[:60]
    np.testing.assert_allclose(_stack(shifted, [1, 2, 4])[5:], _stack(x, [1, 2, 4])[:55])


def check_stride_breaks_equivariance():
    x = np.zeros(16)
    x[6] = 1
    assert not np.allclose(_stack(x, [1])[::2], _stack(np.roll(x, 1), [1])[::2])


def check_order_matters_in_a_filter():
    w = np.array([0.2, 0.5, 0.3])
    assert w @ np.array([1.0, 2.0, 3.0]) != w @ np.array([2.0, 1.0, 3.0])


def check_influence_fades_towards_the_rim():
    x = np.zeros(201)
    x[100] = 1
    for _ in range(40):
        x = np.convolve(x, np.ones(3) / 3, mode="same")
    centre, rim = x[100], x[100 - 40]
    assert rim / centre < 1e-10


def check_operation_counts():
    c, k = 64, 3
    assert 4 * (c * c + c * c) == 8 * c * c and c * c + c * c == 2 * c * c and k * c * c == 3 * c * c
    assert 13 * k * c * c == 39 * c * c > 8 * c * c
