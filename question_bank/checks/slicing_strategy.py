"""Knows the intervals, sizes, multiplicity and base-rate numbers quoted for slices.
Never knows what an answer said."""

import math

import numpy as np


def _wilson(k, n, z=1.959964):
    p = k / n
    mid = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return mid - half, mid + half


def check_size_and_interval():
    assert tuple(round(100 * x) for x in _wilson(45, 50)) == (79, 96)
    assert round(1.96**2 * 0.09 / 0.03**2) == 384
    assert 12_000 // 100 == 120
    assert round(100 * 0.025 ** (1 / 120)) == 97 and 0.025 ** (1 / 183) > 0.98 > 0.025 ** (1 / 182)


def check_multiplicity():
    assert 40 * 0.05 == 2 and round(1 - 0.95**40, 2) == 0.87
    rng = np.random.default_rng(0)
    z = rng.normal(size=(40_000, 40))
    hits = (np.abs(z) > 1.96).sum(1)
    assert abs(hits.mean() - 2) < 0.05 and abs((hits > 0).mean() - 0.87) < 0.01


def check_precision_moves_with_prevalence():
    precision = lambda pi: 0.8 * pi / (0.8 * pi + 0.02 * (1 - pi))
    assert round(precision(0.05), 2) == 0.68 and round(precision(0.005), 2) == 0.17


def check_small_group_hardly_moves_the_average():
    assert round(0.9 - 0.9 * 0.99, 3) == 0.009
