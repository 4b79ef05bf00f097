"""Knows how a test moves a belief, what odds mean, and the score of a forecast.
Never knows what an answer said."""


def update(p, hit, alarm):
    return p * hit / (p * hit + (1 - p) * alarm)


def check_update():
    assert round(update(0.6, 0.8, 0.2), 2) == 0.86
    assert round(update(0.6, 0.2, 0.8), 2) == 0.27
    assert abs(update(0.6, 0.5, 0.5) - 0.6) < 1e-12


def check_odds():
    assert 3 / (3 + 1) == 0.75


def check_brier():
    assert (0.5 - 1) ** 2 == 0.5**2 == 0.25


def check_exemplar():
    assert abs((9 - 3) / 9 - 2 / 3) < 1e-12
