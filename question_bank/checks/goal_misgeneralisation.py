"""Knows a toy in which two goals earn the same reward in training and part afterwards.
Never knows what any real agent learned."""

import numpy as np


def _reward(choice, cross):
    return (choice == cross).mean()


def _fields(r, n, tie):
    """Where the cross is and which spot is warmest; `tie` is the share of fields in which the two coincide."""
    cross = r.integers(0, 4, n)
    warm = np.where(r.random(n) < tie, cross, (cross + r.integers(1, 4, n)) % 4)
    return cross, warm


def check_training_cannot_tell_and_fresh_levels_neither():
    r = np.random.default_rng(0)
    for _ in range(2):  # training, then held-out fields of the same kind
        cross, warm = _fields(r, 5000, 1.0)
        assert _reward(cross, cross) == _reward(warm, cross) == 1


def check_they_part_when_the_tie_is_broken():
    cross, warm = _fields(np.random.default_rng(1), 5000, 0.0)
    assert _reward(cross, cross) == 1 and _reward(warm, cross) == 0


def check_a_share_of_broken_ties_separates_them():
    cross, warm = _fields(np.random.default_rng(2), 5000, 0.9)
    assert _reward(cross, cross) - _reward(warm, cross) > 0.08
