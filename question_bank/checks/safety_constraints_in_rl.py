"""Knows the numbers behind penalties, budgets, braking sets, barrier filters and clean test runs.
Never knows what an answer said."""

from math import erfc

import numpy as np


def check_penalty_threshold():
    gain, probability = 10.0, 0.001
    assert gain - 9_999 * probability > 0 > gain - 10_001 * probability


def check_average_hides_disaster():
    assert np.mean([0] * 99 + [100]) == 1.0


def check_braking_distance():
    v, a, dt = 20.0, 5.0, 1e-4
    assert v**2 / (2 * a) == 40.0
    x, speed = 0.0, v
    while speed > 0:
        x += speed * dt
        speed -= a * dt
    assert abs(x - 40) < 0.01


def check_rule_of_three():
    n = 3000
    upper = 1 - 0.05 ** (1 / n)
    assert abs(upper / (3 / n) - 1) < 0.01 and abs(3 / n - 0.001) < 1e-12


def check_dual_ascent_meets_budget_on_average():
    """Maximise 2x - x^2/2 subject to x <= 1: the multiplier settles at 1, after violating first."""
    lam, xs = 0.0, []
    for _ in range(2000):
        x = 2 - lam
        xs.append(x)
        lam = max(0.0, lam + 0.05 * (x - 1))
    assert xs[0] > 1.5 and abs(xs[-1] - 1) < 1e-6 and abs(lam - 1) < 1e-6


def check_barrier_filter_keeps_the_set():
    """One-dimensional speed control towards a wall at 0: h = distance, action = speed, required -speed >= -alpha h."""
    r = np.random.default_rng(0)
    h, alpha, dt = 5.0, 1.0, 0.05
    for _ in range(2000):
        proposed = r.normal(2.0, 3.0)
        executed = min(proposed, alpha * h)
        h += -executed * dt
        assert h >= 0


def check_projection_on_half_space():
    a, n, b = np.array([2.0, 1.0]), np.array([1.0, 1.0]), 1.0
    p = a - max(0.0, (n @ a - b) / (n @ n)) * n
    grid = np.stack(np.meshgrid(np.linspace(-3, 3, 601), np.linspace(-3, 3, 601)), -1).reshape(-1, 2)
    ok = grid[grid @ n <= b + 1e-9]
    best = ok[((ok - a) ** 2).sum(1).argmin()]
    np.testing.assert_allclose(best, p, atol=0.02)


def check_finite_problem_has_a_sufficient_penalty():
    """Small random problems, all policies: beyond some price the optimum does not violate; below it may."""
    r = np.random.default_rng(1)
    paid = 0
    for _ in range(50):
        gain, cost = r.uniform(0, 10, size=16), r.choice([0.0, 0.001, 0.1, 1.0], size=16)
        cost[0] = 0.0
        enough = 1.01 * (gain.max() - gain[cost == 0].max()) / cost[cost > 0].min() + 1
        assert cost[(gain - enough * cost).argmax()] == 0
        paid += cost[(gain - 1.0 * cost).argmax()] > 0
    assert paid > 5


def check_unbounded_noise_leaves_no_sufficient_penalty():
    """Speed v earns v and violates with a normal tail above 5: at any price the best speed still may violate."""
    v = np.linspace(-20, 5, 25_001)
    tail = np.array([0.5 * erfc((5 - x) / 2**0.5) for x in v])
    best = [(v - price * tail).argmax() for price in (1e1, 1e4, 1e8)]
    assert all(tail[at] > 0 for at in best)
    assert v[best[0]] > v[best[1]] > v[best[2]]
