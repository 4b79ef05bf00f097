"""Knows the sums of person-weeks and GPU-hours in the notes on a wrong decision.
Never knows what an answer said."""


def check_costs():
    assert 5 * 6 == 30
    assert 8 * 21 * 24 == 4032
