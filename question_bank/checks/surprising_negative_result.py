"""Knows half-widths, sample sizes for paired effects and the number of lucky results among twenty.
Never knows what an answer said."""

from math import sqrt

from scipy.stats import norm, t


def half(n, s=0.6):
    return t.ppf(0.975, n - 1) * s / sqrt(n)


def check_half_widths():
    assert abs(half(5) - 0.745) < 0.006 and round(half(10), 2) == 0.43
    assert round(0.1 + half(5), 1) == 0.8


def check_sample_sizes():
    need = (norm.ppf(0.975) + norm.ppf(0.8)) ** 2
    assert round(need) == 8 and round(need / 0.25) == 31


def check_lucky():
    assert abs(20 * 0.05 - 1) < 1e-12


def check_exemplar():
    assert (8 + 14) / 2 == 11
