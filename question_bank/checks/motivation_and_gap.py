"""Knows the shares, half-widths and relative changes that the judge notes and exemplars of the gap question state.
Never knows what an answer said."""

from math import sqrt


def half_width(p, n):
    return 1.96 * sqrt(p * (1 - p) / n)


def check_half_widths():
    assert round(100 * half_width(0.58, 400)) == 5
    assert round(100 * half_width(0.3, 50)) == 13


def check_relative_change():
    assert 31 - 27 == 4 and round(100 * 4 / 31) == 13


def check_rule_of_three():
    for n in (30, 100, 400):
        exact = 1 - 0.05 ** (1 / n)
        assert abs(exact * n - 3) < 0.2
