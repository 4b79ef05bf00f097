"""Knows the variance split, the likelihood minimum, the conformal coverage and the average that hides groups.
Never knows how an answer is judged."""

import numpy as np


def check_law_of_total_variance():
    r = np.random.default_rng(0)
    mu, s2 = np.array([100.0, 130, 90, 120, 110]), np.array([80.0, 120, 60, 200, 100])
    which = r.integers(0, 5, 300000)
    y = mu[which] + np.sqrt(s2[which]) * r.normal(size=which.size)
    assert abs(y.var() - (s2.mean() + mu.var())) / y.var() < 0.01


def check_gaussian_likelihood_minimum():
    s2 = np.linspace(0.1, 10, 99001)
    for err2 in (0.5, 3.0):
        loss = 0.5 * np.log(s2) + err2 / (2 * s2)
        assert abs(s2[loss.argmin()] - err2) < 2e-4


def check_split_conformal_covers():
    r = np.random.default_rng(1)
    n, alpha = 99, 0.1
    k = int(np.ceil((n + 1) * (1 - alpha)))
    s = np.sort(r.standard_t(2, (8000, n)) ** 2, axis=1)
    hit = (r.standard_t(2, 8000) ** 2 <= s[:, k - 1]).mean()
    assert k == 90 and abs(hit - 0.9) < 0.015


def check_average_coverage_hides_a_group():
    r = np.random.default_rng(2)
    hard = r.random(200000) < 0.1
    y = np.where(hard, 4.0, 1.0) * r.normal(size=hard.size)
    q = np.quantile(np.abs(y), 0.9)
    covered = np.abs(y) <= q
    assert abs(covered.mean() - 0.9) < 1e-3 and covered[hard].mean() < 0.6 and covered[~hard].mean() > 0.9


def check_pinball_loss_gives_the_quantile():
    y = np.random.default_rng(3).normal(size=4001)
    grid = np.linspace(-3, 3, 1201)
    loss = [np.where(y >= g, 0.9 * (y - g), 0.1 * (g - y)).mean() for g in grid]
    assert abs(grid[int(np.argmin(loss))] - np.quantile(y, 0.9)) < 0.01


def check_threshold_of_the_follow_up():
    assert abs(1 / 9 - 0.111) < 1e-3 and abs(1 / (9 + 1) - 0.1) < 1e-12
