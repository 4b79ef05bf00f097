"""Knows by enumeration the mean, variance and clipping bias of inverse-propensity weighting, and two facts on likelihoods.
Never knows what an answer said."""

import itertools

import numpy as np

LOSS = np.array([0.3, 1.7, 0.9, 2.2])
P = np.array([0.6, 0.01, 0.25, 0.015])


def moments(q):
    mean = square = 0.0
    for o in itertools.product((0, 1), repeat=len(P)):
        o = np.array(o)
        weight = np.prod(np.where(o == 1, P, 1 - P))
        value = np.sum(o * LOSS / q) / len(P)
        mean += weight * value
        square += weight * value**2
    return mean, square - mean**2


def check_unbiased_and_variance():
    mean, var = moments(P)
    assert abs(mean - LOSS.mean()) < 1e-12
    assert abs(var - np.sum(LOSS**2 * (1 - P) / P) / len(P) ** 2) < 1e-9


def check_clipping():
    c = 0.02
    mean, var = moments(np.maximum(P, c))
    low = P < c
    assert abs((mean - LOSS.mean()) + np.sum(LOSS[low] * (1 - P[low] / c)) / len(P)) < 1e-12
    assert var < moments(P)[1]


def check_gaussian_likelihood():
    r = 1.3
    v = np.linspace(0.05, 8, 20_000)
    nll = 0.5 * np.log(v) + r**2 / (2 * v)
    assert abs(v[nll.argmin()] - r**2) < 1e-3
    assert (np.diff(r**2 / (2 * v)) < 0).all()


def check_bound_gap():
    joint = np.array([0.1, 0.25, 0.05])
    q = np.array([0.5, 0.3, 0.2])
    evidence = joint.sum()
    elbo = np.sum(q * np.log(joint / q))
    kl = np.sum(q * np.log(q / (joint / evidence)))
    assert abs(np.log(evidence) - elbo - kl) < 1e-12 and kl > 0
