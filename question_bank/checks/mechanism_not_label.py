"""Knows what the worked instance computes: messages along bonds, a sum at the end; and how fast a gate forgets.
Never knows what an answer said."""

import math

import numpy as np

R = np.random.default_rng(0)
W, A, B, OUT = R.normal(size=(3, 5)), R.normal(size=(5, 5)) / 3, R.normal(size=(5, 5)) / 3, R.normal(size=5)


def _states(x, bonds, rounds):
    h = x @ W
    for _ in range(rounds):
        h = np.tanh(h @ A + bonds @ np.tanh(h @ B))
    return h


def _chain(n):
    bonds = np.zeros((n, n))
    for i in range(n - 1):
        bonds[i, i + 1] = bonds[i + 1, i] = 1
    return bonds


def check_renumbering_changes_nothing():
    x, bonds, order = R.normal(size=(7, 3)), _chain(7), R.permutation(7)
    first = _states(x, bonds, 4).sum(0) @ OUT
    second = _states(x[order], bonds[np.ix_(order, order)], 4).sum(0) @ OUT
    assert abs(first - second) < 1e-10


def check_reach_is_the_number_of_rounds():
    x, bonds = R.normal(size=(9, 3)), _chain(9)
    moved = x.copy()
    moved[6] += 1
    difference = np.abs(_states(moved, bonds, 4) - _states(x, bonds, 4)).max(1)
    assert (difference[:2] == 0).all() and (difference[2:] > 0).all()


def check_gate_half_life():
    assert 6 < math.log(0.5) / math.log(0.9) < 7
    assert 30 * 125 == 3750
