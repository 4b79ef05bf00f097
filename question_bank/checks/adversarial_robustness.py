"""Knows the linear account of adversarial examples, and the certificate of a smoothed linear classifier.
Never knows an attack on any real system."""

import math

import numpy as np
from scipy.stats import norm


def check_sign_is_worst_and_noise_is_mild():
    r = np.random.default_rng(0)
    d, eps = 150_000, 8 / 255
    w = r.normal(size=d)
    worst = float(w @ (eps * np.sign(w)))
    assert math.isclose(worst, eps * np.abs(w).sum(), rel_tol=1e-9)
    coins = [float(w @ (eps * r.choice([-1.0, 1.0], d))) for _ in range(20)]
    assert np.std(coins) < 2 * eps * np.linalg.norm(w)
    factor = np.abs(w).sum() / np.linalg.norm(w)
    assert 250 < factor < math.sqrt(d)  # a few hundred, of order sqrt(d)


def check_one_norm_grows_with_dimension():
    r = np.random.default_rng(1)
    small, large = (np.abs(r.normal(size=d)).sum() for d in (1_000, 100_000))
    assert 90 < large / small < 110


def check_smoothed_radius_of_linear_classifier():
    """For a linear classifier the smoothed radius is the distance to the plane, so the formula is exact."""
    sigma, distance = 0.5, 0.7
    p = norm.cdf(distance / sigma)
    radius = sigma / 2 * (norm.ppf(p) - norm.ppf(1 - p))
    assert math.isclose(radius, distance, rel_tol=1e-9)


def check_attack_bounds_from_above():
    """A weaker attack can only report a higher robust accuracy than the exact worst case."""
    r = np.random.default_rng(2)
    w, x, eps = r.normal(size=20), r.normal(size=(500, 20)), 0.05
    margin = np.abs(x @ w)
    exact = np.mean(margin > eps * np.abs(w).sum())
    weak = np.mean(margin > eps * np.abs(w @ r.choice([-1.0, 1.0], 20)))
    assert exact <= weak
