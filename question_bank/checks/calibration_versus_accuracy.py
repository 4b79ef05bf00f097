"""Knows the examples, the decomposition and the bias that concept.calibration-versus-accuracy states.
Never knows how an answer is judged."""

import numpy as np


def _ece(conf, right, bins=15):
    which = np.minimum((conf * bins).astype(int), bins - 1)
    return sum(abs(right[which == b].mean() - conf[which == b].mean()) * (which == b).mean() for b in set(which))


def check_accurate_and_overconfident():
    right = np.array([1] * 90 + [0] * 10)
    assert abs(_ece(np.full(100, 0.99), right) - 0.09) < 1e-12


def check_base_rate_is_calibrated_and_uninformative():
    y = np.array([1] * 30 + [0] * 70)
    p = np.full(100, 0.3)
    assert _ece(p, y) < 1e-12 and p.std() == 0


def check_brier_decomposition():
    r = np.random.default_rng(0)
    p = r.choice([0.1, 0.4, 0.8], 5000)
    y = (r.random(5000) < p**1.3).astype(float)
    base, rel, res = y.mean(), 0.0, 0.0
    for v in (0.1, 0.4, 0.8):
        at = p == v
        rel += at.mean() * (v - y[at].mean()) ** 2
        res += at.mean() * (y[at].mean() - base) ** 2
    assert abs(((p - y) ** 2).mean() - (rel - res + base * (1 - base))) < 1e-12


def check_ece_of_a_calibrated_model_is_biased_upwards():
    r = np.random.default_rng(1)

    def mean_ece(n):
        values = []
        for _ in range(40):
            c = r.uniform(0.5, 1, n)
            values.append(_ece(c, r.random(n) < c))
        return np.mean(values)

    small, large = mean_ece(200), mean_ece(5000)
    assert small > 0.04 and small > 3 * large


def check_ece_depends_on_bins():
    r = np.random.default_rng(2)
    c = r.uniform(0.5, 1, 500)
    right = r.random(500) < c
    assert abs(_ece(c, right, 5) - _ece(c, right, 50)) > 0.02


def check_temperature_keeps_decisions_and_lowers_confidence():
    z = np.random.default_rng(3).normal(size=(500, 6)) * 4
    soft = lambda z: np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)
    hot, cold = soft(z / 3), soft(z)
    assert (hot.argmax(1) == cold.argmax(1)).all() and (hot.max(1) < cold.max(1)).all()
    assert soft(10 * z).max(1).mean() > 0.96


def check_handover_threshold_of_the_hint():
    cost_miss, cost_look = 50, 1
    assert abs(cost_look / cost_miss - 0.02) < 1e-12
