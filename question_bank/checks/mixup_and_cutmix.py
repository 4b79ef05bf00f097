"""Knows the mixing weights, the areas and the linear loss that concept.mixup-and-cutmix states.
Never knows how an answer is judged."""

import numpy as np


def _ce(t, z):
    return -(t * (z - np.log(np.exp(z).sum()))).sum()


def check_loss_is_linear_in_the_target():
    r = np.random.default_rng(0)
    z, lam = r.normal(size=5), 0.3
    a, b = np.eye(5)[1], np.eye(5)[3]
    assert abs(_ce(lam * a + (1 - lam) * b, z) - (lam * _ce(a, z) + (1 - lam) * _ce(b, z))) < 1e-12


def check_beta_moments():
    r = np.random.default_rng(1)
    for alpha in (0.2, 1.0, 4.0):
        lam = r.beta(alpha, alpha, 200000)
        assert abs(lam.mean() - 0.5) < 5e-3 and abs(lam.var() - 1 / (4 * (2 * alpha + 1))) < 3e-3
    ends = lambda a: (np.abs(r.beta(a, a, 100000) - 0.5) > 0.4).mean()
    assert ends(0.2) > 0.6 and abs(ends(1.0) - 0.2) < 0.01 and ends(10.0) < 0.01


def check_box_area_and_border():
    size, lam = 224, 0.64
    side = size * np.sqrt(1 - lam)
    assert abs(side * side / size**2 - (1 - lam)) < 1e-12
    clipped = (side / 2) * side / size**2  # centre on the border
    assert clipped < 1 - lam


def check_smallest_loss_is_the_entropy_of_the_target():
    lam = 0.7
    z = np.log([lam, 1 - lam])
    best = _ce(np.array([lam, 1 - lam]), z)
    assert abs(best + lam * np.log(lam) + (1 - lam) * np.log(1 - lam)) < 1e-12 and best > 0.6


def check_blending_shrinks_the_spread():
    r = np.random.default_rng(2)
    a, b = r.normal(size=(2, 100000))
    assert abs((0.5 * a + 0.5 * b).var() - 0.5) < 0.01
