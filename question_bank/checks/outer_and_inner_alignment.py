"""Knows, on a least-squares learner, that reward which two goals earn alike cannot tell them apart.
Never knows a model's goal."""

import numpy as np


def _cases(n, tied, seed):
    draw = np.random.default_rng(seed)
    urgent = draw.normal(size=n)
    room = urgent if tied else draw.normal(size=n)  # urgent cases in low rooms, or anywhere
    return np.stack([urgent, room], axis=1)


def check_two_goals_fit_the_training_reward():
    train, reward = _cases(500, True, 0), _cases(500, True, 0)[:, 0]
    wanted, learned = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert np.allclose(train @ wanted, reward) and np.allclose(train @ learned, reward)
    fitted = np.linalg.lstsq(train, reward, rcond=None)[0]
    assert np.allclose(fitted, [0.5, 0.5])  # a perfect score, and half of it is the room number


def check_they_part_where_the_tie_is_broken():
    moved = _cases(500, False, 1)
    for goal in (np.array([0.0, 1.0]), np.array([0.5, 0.5])):
        assert ((moved @ goal - moved[:, 0]) ** 2).mean() > 0.2
    mixed = np.concatenate([_cases(400, True, 2), _cases(100, False, 3)])  # a fifth of training with the tie broken
    fitted = np.linalg.lstsq(mixed, mixed[:, 0], rcond=None)[0]
    assert np.allclose(fitted, [1.0, 0.0])


def check_a_wrong_specification_is_not_mended_by_optimising_it():
    waiting = np.arange(10.0)  # ten patients, days of waiting
    shorter = [waiting[:k].mean() for k in range(10, 0, -1)]  # take the longest waiting off the list, nobody is treated
    assert shorter == sorted(shorter, reverse=True) and shorter[-1] == 0
