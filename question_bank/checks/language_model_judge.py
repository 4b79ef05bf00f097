"""Knows chance agreement, the interval of an agreement rate, and what a judge saves when it is combined with human labels.
Never knows what an answer said."""

import math

import numpy as np


def check_kappa():
    chance = 0.75**2 + 0.25**2
    assert chance == 0.625 and round((0.80 - chance) / (1 - chance), 2) == 0.47


def check_interval():
    assert round(100 * 1.96 * math.sqrt(0.8 * 0.2 / 400), 1) == 3.9
    assert 400 * 3 == 1200


def check_combined_estimate():
    """Unbiased with a biased judge; variance as stated; little gain at 80 percent agreement, much at 95."""
    rng = np.random.default_rng(0)
    n, big, reps = 400, 10_000, 3000
    for up, down, few in ((0.11, 0.09, True), (0.03, 0.02, False)):
        # of all pairs: up = judge yes, human no; down = judge no, human yes
        both = 0.59 - down
        cells = [both, up, down, 1 - both - up - down]
        assert abs(up + down - (0.20 if few else 0.05)) < 1e-12
        lab = rng.multinomial(n, cells, reps) / n
        every = rng.multinomial(big - n, cells, reps)
        judge = (lab[:, 0] * n + lab[:, 1] * n + every[:, 0] + every[:, 1]) / big
        combined = judge + lab[:, 2] - lab[:, 1]
        assert abs(combined.mean() - 0.59) < 0.002
        assert abs(judge.mean() - 0.59) > 0.008
        alone = math.sqrt(0.59 * 0.41 / n)
        j = both + up
        formula = math.sqrt((up + down - (up - down) ** 2) / n + j * (1 - j) / big)
        assert abs(combined.std() - formula) < 0.0015
        if few:
            assert round(100 * formula, 1) == 2.3 and round(100 * alone, 1) == 2.5
        else:
            assert (alone / formula) ** 2 > 3
