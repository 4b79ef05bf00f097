"""Knows the ceiling that candidates set for a reranker and its time at a given depth.
Never knows what an answer said."""

import numpy as np


def check_reordering_cannot_exceed_the_candidates():
    rng = np.random.default_rng(0)
    ranks = rng.choice([1, 3, 5, 20, 80, 300], size=5000)
    at = lambda r, k: np.mean(r <= k)
    ideal = np.where(ranks <= 100, 1, ranks)
    assert at(ideal, 5) == at(ranks, 100) == at(ideal, 100)


def check_numbers():
    assert round(0.92 - 0.58, 2) == 0.34
    assert round(0.60 - 0.58, 2) == 0.02
    assert 100 * 2 == 200 <= 300 < 200 * 2
    assert 50 // 2 == 25


def check_more_candidates_can_hurt():
    """One relevant passage with a good score; distractors with noisy scores: top-1 falls with their number."""
    rng = np.random.default_rng(1)
    good = rng.normal(2.5, 1, 4000)
    hit = [np.mean(good > rng.normal(0, 1, (4000, k)).max(1)) for k in (10, 100, 1000)]
    assert hit[0] > hit[1] > hit[2]
