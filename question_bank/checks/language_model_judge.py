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
    """Unbiased with a biased judge; variance as stated; worse than people alone at 80 percent agreement, better at 95."""
    rng = np.random.default_rng(0)
    n, big, reps = 400, 10_000, 3000
    for human, up, down in ((0.75, 0.10, 0.10), (0.75, 0.025, 0.025), (0.75, 0.13, 0.07)):
        # of all pairs: up = judge yes, human no; down = judge no, human yes
        both = human - down
        cells = [both, up, down, 1 - both - up - down]
        assert min(cells) > 0
        lab = rng.multinomial(n, cells, reps) / n
        every = rng.multinomial(big - n, cells, reps)
        judge = (lab[:, 0] * n + lab[:, 1] * n + every[:, 0] + every[:, 1]) / big
        combined = judge + lab[:, 2] - lab[:, 1]
        assert abs(combined.mean() - human) < 0.002
        assert abs(judge.mean() - (human + up - down)) < 0.002
        alone = math.sqrt(human * (1 - human) / n)
        j = both + up
        formula = math.sqrt((up + down - (up - down) ** 2) / n + j * (1 - j) / big)
        assert abs(combined.std() - formula) < 0.0015
        if (up, down) == (0.10, 0.10):
            assert round(100 * formula, 1) == 2.3 and round(100 * alone, 1) == 2.2
        if up < 0.05:
            assert 3 < (alone / formula) ** 2 < 3.6


def check_majority_of_three_flatters():
    """A rater as good as the others agrees more often with a majority of three others than with one of two."""
    rng = np.random.default_rng(1)
    truth = rng.random(200_000) < 0.5
    votes = np.array([np.where(rng.random(200_000) < 0.9, truth, ~truth) for _ in range(4)])
    judge, people = votes[0], votes[1:]
    majority = people.sum(0) >= 2
    assert (judge == majority).mean() > (judge == people[0]).mean() + 0.04
    same = [((judge == people[i]).mean() + (judge == people[j]).mean()) / 2 for i, j in ((0, 1), (0, 2), (1, 2))]
    left = [
        ((people[k] == people[i]).mean() + (people[k] == people[j]).mean()) / 2
        for k, i, j in ((2, 0, 1), (1, 0, 2), (0, 1, 2))
    ]
    assert abs(np.mean(same) - np.mean(left)) < 0.005
