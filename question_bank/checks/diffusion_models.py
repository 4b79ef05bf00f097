"""Knows the closed form of Gaussian noising, its targets and the reverse step, on one-dimensional data.
Never knows what an answer said."""

import numpy as np

BETA = np.linspace(1e-4, 0.02, 1000)
ALPHA = 1 - BETA
BAR = np.cumprod(ALPHA)


def check_closed_form_mean_and_variance():
    scale, variance = 1.0, 0.0
    for t in range(1000):
        scale, variance = scale * np.sqrt(ALPHA[t]), variance * ALPHA[t] + BETA[t]
        if t in (0, 10, 500, 999):
            assert abs(scale - np.sqrt(BAR[t])) < 1e-12 and abs(variance - (1 - BAR[t])) < 1e-12
    assert round(BAR[-1] * 1e5) == 4


def check_targets_determine_each_other():
    r = np.random.default_rng(0)
    x0, eps, a = r.normal(size=9), r.normal(size=9), 0.3
    xt, v = np.sqrt(a) * x0 + np.sqrt(1 - a) * eps, np.sqrt(a) * eps - np.sqrt(1 - a) * x0
    np.testing.assert_allclose(np.sqrt(a) * xt - np.sqrt(1 - a) * v, x0)
    np.testing.assert_allclose(np.sqrt(1 - a) * xt + np.sqrt(a) * v, eps)


def check_noise_is_the_scaled_score():
    a = 0.4
    centres, weights = np.array([-2.0, 1.0]), np.array([0.3, 0.7])
    x = np.linspace(-3, 3, 13)
    dens = weights * np.exp(-((x[:, None] - np.sqrt(a) * centres) ** 2) / (2 * (1 - a)))
    post = dens / dens.sum(1, keepdims=True)
    eps = ((x[:, None] - np.sqrt(a) * centres) / np.sqrt(1 - a) * post).sum(1)
    log = lambda y: np.log((weights * np.exp(-((y[:, None] - np.sqrt(a) * centres) ** 2) / (2 * (1 - a)))).sum(1))
    score = (log(x + 1e-5) - log(x - 1e-5)) / 2e-5
    np.testing.assert_allclose(eps, -np.sqrt(1 - a) * score, atol=1e-6)


def check_reverse_step_is_the_posterior_mean():
    t, x0, eps = 400, 0.7, -1.3
    xt = np.sqrt(BAR[t]) * x0 + np.sqrt(1 - BAR[t]) * eps
    step = (xt - BETA[t] / np.sqrt(1 - BAR[t]) * eps) / np.sqrt(ALPHA[t])
    prev = BAR[t - 1]
    posterior = (np.sqrt(prev) * BETA[t] * x0 + np.sqrt(ALPHA[t]) * (1 - prev) * xt) / (1 - BAR[t])
    assert abs(step - posterior) < 1e-12


def check_guidance_conventions():
    c, u, w = 1.2, -0.4, 3.0
    assert abs((u + (1 + w) * (c - u)) - ((1 + w) * c - w * u)) < 1e-12
