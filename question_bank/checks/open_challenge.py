"""Knows the agreement of imperfect raters, the half-width of an accuracy, and what leaked items add to it.
Never knows what an answer said."""

from math import sqrt


def check_agreement():
    assert round(0.8**2 + 0.2**2, 2) == 0.68


def check_half_width():
    assert round(100 * 1.96 * sqrt(0.8 * 0.2 / 400), 1) == 3.9


def check_leaked():
    assert round(0.1 + 0.9 * 0.6, 2) == 0.64
