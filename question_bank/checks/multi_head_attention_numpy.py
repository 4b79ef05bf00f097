"""Knows variances, counts and identities behind the multi-head attention item, recomputed.
Never knows what an answer said."""

import numpy as np


def check_variance_of_a_dot_product():
    r = np.random.default_rng(0)
    for k in (4, 16, 64):
        dots = (r.normal(size=(20_000, k)) * r.normal(size=(20_000, k))).sum(axis=1)
        assert abs(dots.var() / k - 1) < 0.06


def check_counts():
    t, d, h = 96, 32, 4
    k = d // h
    projections = 4 * t * d * d
    pairs = h * (t * t * k) + h * (t * t * k)
    assert pairs == 2 * t**2 * d and projections == 4 * t * d**2
    assert sum(3 * d * k for _ in range(h)) + d * d == 4 * d * d
    assert (2 * t) ** 2 == 4 * t**2


def check_known_weights():
    scores = np.array([np.log(3.0), 0.0])
    assert np.allclose(np.exp(scores) / np.exp(scores).sum(), [0.75, 0.25])


def check_masking_after_the_softmax_loses_mass():
    weights = np.full(3, 1 / 3) * np.array([1, 1, 0])
    assert np.isclose(weights.sum(), 2 / 3)


def check_online_softmax_is_exact():
    r = np.random.default_rng(1)
    scores, V = 5 * r.normal(size=50), r.normal(size=(50, 3))
    whole = np.exp(scores - scores.max())
    peak, total, out = -np.inf, 0.0, np.zeros(3)
    for start in range(0, 50, 7):
        part = scores[start : start + 7]
        new = max(peak, part.max())
        E = np.exp(part - new)
        total = total * np.exp(peak - new) + E.sum()
        out = out * np.exp(peak - new) + E @ V[start : start + 7]
        peak = new
    assert np.allclose(out / total, whole @ V / whole.sum())


def check_reshape_alone_mixes_positions_and_heads():
    X = np.arange(12).reshape(1, 3, 4)
    right = X.reshape(1, 3, 2, 2).transpose(0, 2, 1, 3)
    assert right[0, 0].ravel().tolist() == [0, 1, 4, 5, 8, 9]
    assert X.reshape(1, 2, 3, 2)[0, 0].ravel().tolist() == [0, 1, 2, 3, 4, 5]
