"""Knows the sums that the notes on a chain from problem to impact use.
Never knows what an answer said."""


def check_same_measure():
    assert 45 - 30 == 15 and abs((45 - 30) / 45 - 1 / 3) < 1e-12


def check_hours():
    assert 12_000 * 5 / 60 == 1000
