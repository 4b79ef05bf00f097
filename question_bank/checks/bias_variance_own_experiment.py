"""Knows the decomposition, the ensemble formula and a double descent that concept.bias-variance-own-experiment states.
Never knows how an answer is judged."""

import numpy as np


def check_decomposition_for_squared_error():
    r = np.random.default_rng(0)
    f = lambda x: np.sin(3 * x)
    at, sigma, runs = 0.4, 0.3, 20000
    x = r.uniform(-1, 1, (runs, 8))
    y = f(x) + sigma * r.normal(size=x.shape)
    xm, ym = x.mean(1, keepdims=True), y.mean(1, keepdims=True)
    slope = ((x - xm) * (y - ym)).sum(1) / ((x - xm) ** 2).sum(1)
    fit = ym[:, 0] + slope * (at - xm[:, 0])
    target = f(at) + sigma * r.normal(size=runs)
    total = ((target - fit) ** 2).mean()
    parts = (f(at) - fit.mean()) ** 2 + fit.var() + sigma**2
    assert abs(total - parts) / total < 0.02


def check_zero_one_loss_can_gain_from_variance():
    truth = 1
    wrong_always, scattered = np.array([0] * 10), np.array([0] * 6 + [1] * 4)  # same majority vote, 0: biased
    assert (wrong_always != truth).mean() > (scattered != truth).mean()
    assert wrong_always.var() < scattered.var()


def check_ensemble_of_correlated_fits():
    n, rho = 10, 0.5
    cov = np.full((n, n), rho) + (1 - rho) * np.eye(n)
    w = np.full(n, 1 / n)
    assert abs(w @ cov @ w - 0.55) < 1e-12 and abs(rho + (1 - rho) / n - 0.55) < 1e-12


def check_double_descent_in_random_features():
    r = np.random.default_rng(1)
    n, d = 40, 10
    beta = r.normal(size=d) / np.sqrt(d)
    xt = r.normal(size=(200, d))
    errors, variances = {}, {}
    for width in (20, 40, 300):
        fits = []
        for _ in range(15):
            w = r.normal(size=(d, width)) / np.sqrt(d)
            x = r.normal(size=(n, d))
            y = x @ beta + 0.3 * r.normal(size=n)
            coef = np.linalg.lstsq(np.maximum(x @ w, 0), y, rcond=1e-10)[0]
            fits.append(np.maximum(xt @ w, 0) @ coef)
        fits = np.array(fits)
        errors[width] = np.median(((fits - xt @ beta) ** 2).mean(1))
        variances[width] = fits.var(0).mean()
    assert errors[40] > 3 * errors[300] and variances[40] > 3 * variances[300]


def check_smaller_subsets_have_larger_variance():
    r = np.random.default_rng(2)
    full, part = r.normal(size=(4000, 64)).mean(1).var(), r.normal(size=(4000, 8)).mean(1).var()
    assert 6 < part / full < 10
