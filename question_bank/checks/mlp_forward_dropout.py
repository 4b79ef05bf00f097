"""Knows the moments of inverted dropout and the products of a backward pass, recounted.
Never knows what an answer said."""

import numpy as np


def check_mean_and_variance_of_a_unit():
    a = 1.7
    for p in (0.1, 0.3, 0.5, 0.8):
        values, chances = np.array([0.0, a / (1 - p)]), np.array([p, 1 - p])
        mean = (values * chances).sum()
        assert np.isclose(mean, a)
        assert np.isclose((values**2 * chances).sum() - mean**2, a**2 * p / (1 - p))
    assert 1 / (1 - 0.5) == 2


def check_mean_is_not_kept_by_the_next_relu():
    p, weights, bias = 0.5, np.array([1.0, -1.0]), 0.0
    cases = [(i, j) for i in (0.0, 2.0) for j in (0.0, 2.0)]
    after = np.mean([max(0.0, float(np.dot(weights, case)) + bias) for case in cases])
    assert after == 0.5
    assert max(0.0, float(np.dot(weights, [1.0, 1.0])) + bias) == 0.0
    assert p == 0.5


def check_two_products_back_for_one_forward():
    B, m, n = 5, 7, 3
    forward = B * m * n
    weights, inputs = m * B * n, B * n * m
    assert weights + inputs == 2 * forward


def check_dropout_in_a_linear_model_is_an_l2_penalty():
    r = np.random.default_rng(0)
    x, w, y, p = r.normal(size=6), r.normal(size=6), 0.4, 0.3
    expected = 0.0
    for bits in np.ndindex(*[2] * 6):
        mask = np.array(bits)
        chance = np.prod(np.where(mask, 1 - p, p))
        expected += chance * (y - (x * mask / (1 - p)) @ w) ** 2
    assert np.isclose(expected, (y - x @ w) ** 2 + p / (1 - p) * ((x * w) ** 2).sum())
