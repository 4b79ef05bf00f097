"""Knows small facts about attributions: completeness, flat gradients, correlated features, and attention without effect.
Never knows what an answer said."""

import itertools
import math

import numpy as np


def check_integrated_gradients_are_complete():
    def f(x):
        return np.tanh(3 * x[0] + x[1]) + x[0] * x[1]

    def grad(x):
        t = 1 - np.tanh(3 * x[0] + x[1]) ** 2
        return np.array([3 * t + x[1], t + x[0]])

    x, base = np.array([1.2, -0.4]), np.zeros(2)
    steps = (np.arange(4000) + 0.5) / 4000
    ig = (x - base) * np.mean([grad(base + t * (x - base)) for t in steps], axis=0)
    assert abs(ig.sum() - (f(x) - f(base))) < 1e-6
    other = np.array([0.5, 0.5])
    ig2 = (x - other) * np.mean([grad(other + t * (x - other)) for t in steps], axis=0)
    assert np.abs(ig - ig2).max() > 0.1


def check_flat_gradient_of_an_important_input():
    def f(x):
        return min(x, 1.0)

    assert f(2.0) - f(0.0) == 1.0 and (f(2.0 + 1e-4) - f(2.0 - 1e-4)) == 0.0


def _shapley(value, n):
    phi = np.zeros(n)
    for i in range(n):
        rest = [j for j in range(n) if j != i]
        for size in range(n):
            for s in itertools.combinations(rest, size):
                w = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
                phi[i] += w * (value(set(s) | {i}) - value(set(s)))
    return phi


def check_shapley_with_a_copy_of_a_feature():
    """f(x) = x_0, feature 1 is an exact copy. Marginal absence gives it nothing, conditional absence half of the credit."""
    x = 2.0
    marginal = _shapley(lambda s: x if 0 in s else 0.0, 2)
    conditional = _shapley(lambda s: x if s else 0.0, 2)
    np.testing.assert_allclose(marginal, [2.0, 0.0])
    np.testing.assert_allclose(conditional, [1.0, 1.0])


def check_attention_weights_without_effect():
    values = np.ones((4, 3))
    peaked, uniform = np.array([0.97, 0.01, 0.01, 0.01]), np.full(4, 0.25)
    np.testing.assert_allclose(peaked @ values, uniform @ values)


def check_decodable_but_unused():
    r = np.random.default_rng(0)
    h = r.normal(size=(500, 2))
    output = h[:, 0]
    probe = np.linalg.lstsq(h, h[:, 1], rcond=None)[0]
    assert np.abs(h @ probe - h[:, 1]).max() < 1e-9
    ablated = h.copy()
    ablated[:, 1] = 0
    np.testing.assert_allclose(ablated[:, 0], output)
