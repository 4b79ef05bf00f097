"""Knows the precision of factorial, leave-one-out and paired designs at a spread of 0.6, and how substitutes look under removal.
Never knows what an answer said."""

import itertools
import math

import numpy as np
from scipy import stats

S = 0.6


def _t(df):
    return stats.t.ppf(0.975, df)


def check_half_widths():
    assert round(2 * S / math.sqrt(40), 2) == 0.19 and round(_t(32) * 2 * S / math.sqrt(40), 2) == 0.39
    assert round(S * math.sqrt(2 / 5), 2) == 0.38 and round(_t(8) * S * math.sqrt(2 / 5), 2) == 0.88
    assert round(_t(8), 3) == 2.306
    assert f"{_t(16) * S * math.sqrt(2 / 5):.2f}" == "0.80" and round(_t(36) * S * math.sqrt(2 / 10), 2) == 0.54
    assert round(_t(16) * 2 * S / math.sqrt(24), 2) == 0.52
    paired = lambda rho: _t(4) * S * math.sqrt(2 * (1 - rho) / 5)
    assert round(paired(0.3), 2) == 0.88 and round(paired(0.8), 2) == 0.47


def check_factorial_effect_by_simulation():
    rng = np.random.default_rng(0)
    cells = np.array(list(itertools.product([-1, 1], repeat=3)))
    design = np.repeat(cells, 5, axis=0)
    effects = np.array([0.4, 0.1, 1.2])
    y = 72 + design @ effects / 2 + rng.normal(0, S, (20_000, 40))
    estimate = y @ design / 20
    assert np.allclose(estimate.mean(0), effects, atol=0.01)
    assert np.allclose(estimate.std(0), 0.19, atol=0.005)


def check_substitutes():
    acc = {(0, 0): 0.0, (1, 0): 1.8, (0, 1): 1.8, (1, 1): 2.0}
    assert round(acc[1, 1] - acc[0, 1], 1) == 0.2 and acc[1, 0] - acc[0, 0] == 1.8


def check_runs_for_half_a_point():
    z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    n = 2 * z**2 * S**2 / 0.5**2
    assert 20 < n < 25


def check_budget():
    assert 2**3 * 5 == 40 <= 60 and 2**10 == 1024
    assert 40 + 5 + 3 * 2 * 5 / 2 == 60 and 8 * 3 == 24
