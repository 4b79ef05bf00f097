"""Knows the schedule, the stability limit, the noise floor and Adam's first step of concept.warmup-and-cosine-decay.
Never knows how an answer is judged."""

import numpy as np


def _cosine(t, T, top=1.0, low=0.0):
    return low + 0.5 * (top - low) * (1 + np.cos(np.pi * t / T))


def check_values_and_average():
    t = np.linspace(0, 1, 100001)
    y = _cosine(t, 1.0)
    assert y[0] == 1 and abs(y[-1]) < 1e-12 and abs(_cosine(0.5, 1) - 0.5) < 1e-12
    assert abs(y.mean() - 0.5) < 1e-6 and (np.diff(y) <= 0).all()


def check_steepest_in_the_middle():
    t = np.linspace(0, 1, 1001)
    slope = -np.gradient(_cosine(t, 1.0), t)
    assert abs(t[slope.argmax()] - 0.5) < 2e-3 and slope[0] < 0.01 and slope[-1] < 0.01


def check_stability_limit():
    for rate, grows in ((1.9, False), (2.1, True)):
        x, h = 1.0, 4.0
        for _ in range(200):
            x -= rate / h * h * x
        assert (abs(x) > 1) == grows


def check_noise_floor():
    r = np.random.default_rng(0)
    h, sigma = 2.0, 1.5
    for eta in (0.02, 0.1, 0.4):
        w, seen = np.zeros(4000), []
        for step in range(400):
            w -= eta * (h * w + sigma * r.normal(size=w.size))
            if step >= 200:
                seen.append((0.5 * h * w * w).mean())
        want = eta * sigma**2 / (2 * (2 - eta * h))
        assert abs(np.mean(seen) - want) / want < 0.05
    assert abs(0.02 * sigma**2 / (2 * (2 - 0.04)) / (0.02 * sigma**2 / 4) - 1) < 0.03


def check_first_adam_step_is_the_sign():
    g = np.array([1e-4, -3.0, 250.0])
    m, v = 0.1 * g, 0.001 * g * g
    step = (m / 0.1) / (np.sqrt(v / 0.001) + 1e-12)
    np.testing.assert_allclose(step, np.sign(g), rtol=1e-6)


def check_checkpoint_undersells_a_short_run():
    r = np.random.default_rng(1)

    def end(T, stop):
        w = np.full(3000, 5.0)
        for t in range(stop):
            w -= _cosine(t, T, 0.3) * (w + r.normal(size=w.size))
        return (0.5 * w * w).mean()

    assert end(600, 300) > 3 * end(300, 300)
