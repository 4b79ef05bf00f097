"""Knows the breakdown, prevalence and resampling facts that concept.metric-robustness states.
Never knows how an answer is judged."""

import numpy as np


def check_breakdown_of_mean_and_median():
    x = np.random.default_rng(0).normal(size=101)
    one, half = x.copy(), x.copy()
    one[0] = 1e12
    half[:50] = 1e12
    assert one.mean() > 1e9 and abs(np.median(one)) < 3 and np.median(half) < 4
    half[:51] = 1e12
    assert np.median(half) == 1e12


def check_precision_and_prevalence():
    precision = lambda prev: 0.9 * prev / (0.9 * prev + 0.05 * (1 - prev))
    assert abs(precision(0.5) - 0.947) < 1e-3 and abs(precision(0.01) - 0.1538) < 1e-3


def check_small_regions_move_dice_most():
    dice = lambda overlap, a, b: 2 * overlap / (a + b)
    small = dice(8, 10, 10) - dice(5, 10, 10)
    large = dice(998, 1000, 1000) - dice(995, 1000, 1000)
    assert small == 0.3 or abs(small - 0.3) < 1e-12
    assert large < 0.01


def check_win_rate_interval_of_the_exemplar():
    half = 1.96 * np.sqrt(0.56 * 0.44 / 400)
    assert abs(56 - 100 * half - 51) < 0.5 and abs(56 + 100 * half - 61) < 0.5


def check_resampling_slices_is_too_narrow():
    r = np.random.default_rng(1)
    x = r.normal(size=(60, 1)) + 0.5 * r.normal(size=(60, 40))
    by_patient = [x[r.integers(0, 60, 60)].mean() for _ in range(300)]
    flat = x.ravel()
    by_slice = [flat[r.integers(0, flat.size, flat.size)].mean() for _ in range(300)]
    assert np.std(by_patient) > 3 * np.std(by_slice)


def check_order_can_reverse_between_groups():
    a, b = np.array([[90, 100], [10, 40]]), np.array([[36, 38], [30, 102]])  # right, cases per group
    assert (a[:, 0] / a[:, 1] < b[:, 0] / b[:, 1]).all()
    assert a[:, 0].sum() / a[:, 1].sum() > b[:, 0].sum() / b[:, 1].sum()
