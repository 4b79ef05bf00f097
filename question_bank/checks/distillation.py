"""Knows the softened KL loss, its gradient and limit, the two directions of KL, and storage sizes.
Never knows what an answer said."""

import numpy as np


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _kl(p, q):
    return float((p * np.log(p / q)).sum())


def check_gradient_and_t_squared():
    r = np.random.default_rng(0)
    v, z, h = r.normal(size=6), r.normal(size=6), 1e-6
    for t in (1.0, 2.0, 5.0):
        p = _softmax(v / t)
        wanted = (_softmax(z / t) - p) / t
        got = [(_kl(p, _softmax((z + h * e) / t)) - _kl(p, _softmax((z - h * e) / t))) / (2 * h) for e in np.eye(6)]
        np.testing.assert_allclose(got, wanted, atol=1e-8)
    t = 1e3
    limit = ((z - z.mean()) - (v - v.mean())) / 6
    np.testing.assert_allclose(t**2 * (_softmax(z / t) - _softmax(v / t)) / t, limit, atol=2e-3)


def check_directions():
    x = np.linspace(-8, 8, 801)
    p = np.exp(-((x - 3) ** 2) / 0.5) + np.exp(-((x + 3) ** 2) / 0.5) + 1e-12
    p /= p.sum()
    best = {}
    for mean in np.linspace(-4, 4, 41):
        for width in (0.5, 1.0, 2.0, 3.0):
            q = np.exp(-((x - mean) ** 2) / (2 * width**2)) + 1e-12
            q /= q.sum()
            for name, value in (("forward", _kl(p, q)), ("reverse", _kl(q, p))):
                if name not in best or value < best[name][0]:
                    best[name] = (value, mean, width)
    assert abs(best["forward"][1]) < 0.3 and best["forward"][2] >= 2.0
    assert abs(abs(best["reverse"][1]) - 3) < 0.3 and best["reverse"][2] <= 1.0


def check_storage():
    assert 128_000 * 2 == 256_000 and 128_000 * 2 * 1e9 == 256e12
    assert 64 * (2 + 4) == 384 and 384 * 1e9 == 384e9
