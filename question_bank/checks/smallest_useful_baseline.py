"""Knows what trivial predictors score at three percent prevalence.
Never knows what an answer said."""

import numpy as np


def _average_precision(y, order):
    hits = y[order]
    at = np.cumsum(hits) / np.arange(1, len(y) + 1)
    return (at * hits).sum() / hits.sum()


def check_trivial_scores():
    rng = np.random.default_rng(0)
    y = (np.arange(20_000) < 600).astype(int)
    assert y.mean() == 0.03
    assert np.mean(y == 0) == 0.97
    ap = np.mean([_average_precision(y, rng.permutation(len(y))) for _ in range(40)])
    assert abs(ap - 0.03) < 0.001


def check_constant_has_auroc_one_half():
    y = np.array([0, 1, 0, 1, 1])
    score = np.zeros(5)
    pairs = [(a > b) + 0.5 * (a == b) for a in score[y == 1] for b in score[y == 0]]
    assert np.mean(pairs) == 0.5
