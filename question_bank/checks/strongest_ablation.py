"""Knows redundancy in a two-by-two ablation, paired intervals, and the chance of a false alarm among ten tests.
Never knows what an answer said."""

from math import sqrt

from scipy.stats import t


def check_redundancy():
    none, a, b, both = 70.0, 72.0, 72.0, 72.2
    assert round(both - a, 1) == round(both - b, 1) == 0.2 and round(both - none, 1) == 2.2
    assert round(both - a - b + none, 1) == -1.8


def check_intervals():
    assert round(t.ppf(0.975, 4) * 0.4 / sqrt(5), 1) == 0.5
    assert round(t.ppf(0.975, 2) * 0.4 / sqrt(3), 1) == 1.0


def check_false_alarm():
    assert round(1 - 0.95**10, 2) == 0.40


def check_exemplar_interval_is_centred():
    assert round((4.4 + 7.8) / 2, 1) == 6.1
