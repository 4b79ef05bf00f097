"""Knows the axes, dependences and the folding that concept.batch-versus-layer-normalisation states.
Never knows how an answer is judged."""

import numpy as np

EPS = 1e-5


def _bn(x, axes=(0, 2, 3)):
    return (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + EPS)


def _ln(x):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + EPS)


def check_numbers_of_statistics():
    x = np.random.default_rng(0).normal(size=(8, 3, 5, 5))
    assert x.mean((0, 2, 3)).shape == (3,)
    t = np.random.default_rng(1).normal(size=(8, 6, 16))
    assert t.mean(-1).shape == (8, 6)


def check_dependence_on_the_rest_of_the_batch():
    r = np.random.default_rng(2)
    x = r.normal(size=(4, 3, 2, 2))
    other = x.copy()
    other[3] += 5
    assert np.abs(_bn(x)[0] - _bn(other)[0]).max() > 0.1
    t = r.normal(size=(4, 6, 16))
    changed = t.copy()
    changed[3] += 5
    changed[0, 5] *= 7
    assert np.array_equal(_ln(t)[0, :5], _ln(changed)[0, :5])


def check_single_entry_is_degenerate():
    x = np.random.default_rng(3).normal(size=(1, 4))
    assert np.abs(_bn(x, (0,))).max() == 0


def check_standard_error_of_small_batches():
    r = np.random.default_rng(4)
    for m in (2, 8, 32):
        means = r.normal(size=(20000, m)).mean(1)
        assert abs(means.std() - 1 / np.sqrt(m)) < 0.02


def check_fixed_statistics_fold_into_the_linear_layer():
    r = np.random.default_rng(5)
    w, b, x = r.normal(size=(4, 3)), r.normal(size=4), r.normal(size=3)
    mu, var, gamma, beta = r.normal(size=4), r.uniform(0.5, 2, 4), r.normal(size=4), r.normal(size=4)
    scale = gamma / np.sqrt(var + EPS)
    np.testing.assert_allclose(scale * (w @ x + b - mu) + beta, (scale[:, None] * w) @ x + scale * (b - mu) + beta)


def check_insensitive_to_weight_scale():
    r = np.random.default_rng(6)
    w, x = r.normal(size=(8, 5)), r.normal(size=(64, 5))
    np.testing.assert_allclose(_bn(x @ w.T, (0,)), _bn(10 * x @ w.T, (0,)), atol=1e-4)
    np.testing.assert_allclose(_ln(x @ w.T), _ln(10 * x @ w.T), atol=1e-2)


def check_accumulated_micro_batches_differ_from_one_batch():
    x = np.random.default_rng(7).normal(size=(16, 4))
    parts = np.concatenate([_bn(x[i : i + 2], (0,)) for i in range(0, 16, 2)])
    assert np.abs(parts - _bn(x, (0,))).max() > 0.1
    assert np.array_equal(np.concatenate([_ln(x[i : i + 2]) for i in range(0, 16, 2)]), _ln(x))
