"""Knows what random vectors, a common offset and a dominant direction do to cosines.
Never knows what an answer said."""

import numpy as np


def _unit(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def _mean_cosine(x):
    u = _unit(x)
    n = len(u)
    return ((u.sum(0) ** 2).sum() - n) / (n * (n - 1))


def check_isotropic_spread():
    r = np.random.default_rng(0)
    u = _unit(r.normal(size=(600, 768)))
    off = (u @ u.T)[np.triu_indices(600, 1)]
    assert abs(off.mean()) < 0.001 and abs(off.std() - 1 / np.sqrt(768)) < 0.001
    assert round(1 / np.sqrt(768), 3) == 0.036


def check_offset_formula_and_mean_norm():
    r = np.random.default_rng(1)
    d, sigma = 256, 0.5
    mu = r.normal(size=d)
    x = mu + sigma * r.normal(size=(2000, d))
    expected = mu @ mu / (mu @ mu + d * sigma**2)
    assert abs(_mean_cosine(x) - expected) < 0.01
    assert abs((_unit(x).mean(0) ** 2).sum() - _mean_cosine(x)) < 0.001
    assert abs(_mean_cosine(x - x.mean(0))) < 0.01


def check_normalising_changes_no_cosine_and_shift_no_distance():
    r = np.random.default_rng(2)
    x = 3 + r.normal(size=(50, 8))
    np.testing.assert_allclose(_mean_cosine(_unit(x)), _mean_cosine(x))
    a, b = x[0], x[1]
    np.testing.assert_allclose(np.linalg.norm(a - b), np.linalg.norm((a + 7) - (b + 7)))


def check_centring_leaves_a_dominant_direction():
    r = np.random.default_rng(3)
    x = r.normal(size=(2000, 64))
    x[:, 0] *= 20
    x -= x.mean(0)
    values = np.linalg.eigvalsh(np.cov(x.T))
    assert values[-1] / values.sum() > 0.8 and values.sum() ** 2 / (values**2).sum() < 2
    u = _unit(x)
    assert abs(_mean_cosine(x)) < 0.01 and np.abs(u @ u.T).mean() > 0.5


def check_an_offset_and_the_order_of_neighbours():
    r = np.random.default_rng(4)
    x, query, shift = r.normal(size=(300, 32)), r.normal(size=32), 2 * r.normal(size=32)
    far = lambda a, b: np.linalg.norm(a - b, axis=1).argsort()
    assert (far(x, query) == far(x + shift, query + shift)).all()
    assert ((x @ query).argsort() == ((x + shift) @ query).argsort()).all()
    cosine = lambda a, b: (a @ b / np.linalg.norm(a, axis=1)).argsort()
    assert (cosine(x, query) != cosine(x + shift, query + shift)).any()
