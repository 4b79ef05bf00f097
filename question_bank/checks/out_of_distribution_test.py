"""Knows the bias of a minimum over sites, the split of a drop into two causes, and what a random split leaves unseen.
Never knows what an answer said."""

import numpy as np


def check_minimum_is_biased():
    rng = np.random.default_rng(0)
    lowest = rng.binomial(200, 0.85, (60_000, 6)).min(1).mean() / 200
    assert round(100 * lowest, 1) == 81.7


def check_drop_has_two_parts():
    inside, outside, reference = 92, 84, 86
    assert inside - outside == 8 and reference - outside == 2 and inside - reference == 6


def check_random_split_sees_every_site():
    rng = np.random.default_rng(1)
    site = rng.integers(0, 6, 12_000)
    train = rng.random(12_000) < 0.8
    assert set(site[train]) == set(site[~train]) == set(range(6))
