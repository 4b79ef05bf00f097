"""Knows how a position-wise MLP and a convolution move information, and their parameter counts.
Never knows what an answer said."""

import numpy as np

R = np.random.default_rng(0)
W1, W2 = R.normal(size=(8, 4)), R.normal(size=(4, 8))
X = R.normal(size=(6, 4))


def _mlp(x):
    return np.tanh(x @ W1.T) @ W2.T


def _conv(x, kernel):
    half = len(kernel) // 2
    padded = np.pad(x, ((half, half), (0, 0)))
    return sum(padded[at : at + len(x)] @ w.T for at, w in enumerate(kernel))


def check_mlp_is_two_kernel_one_convolutions():
    np.testing.assert_allclose(_mlp(X), _conv(np.tanh(_conv(X, W1[None])), W2[None]), rtol=1e-12)


def check_only_one_position_moves_in_the_mlp():
    kernel = R.normal(size=(3, 4, 4))
    moved = X.copy()
    moved[3] += 1
    assert list(np.flatnonzero(np.abs(_mlp(moved) - _mlp(X)).sum(1) > 1e-12)) == [3]
    assert list(np.flatnonzero(np.abs(_conv(moved, kernel) - _conv(X, kernel)).sum(1) > 1e-12)) == [2, 3, 4]


def check_permutation():
    order = np.array([3, 0, 5, 1, 4, 2])
    kernel = R.normal(size=(3, 4, 4))
    np.testing.assert_allclose(_mlp(X[order]), _mlp(X)[order])
    assert not np.allclose(_conv(X[order], kernel), _conv(X, kernel)[order])


def check_receptive_field_and_counts():
    kernel = np.abs(R.normal(size=(3, 1, 1)))
    x = np.zeros((41, 1))
    x[20] = 1
    for _ in range(5):
        x = _conv(x, kernel)
    assert np.count_nonzero(x) == 1 + 5 * 2
    d = 512
    assert round(8 * d**2 / 1e6, 1) == 2.1 and round(9 * d**2 / 1e6, 1) == 2.4
    assert 8 / (8 + 4) > 0.66
