"""Knows the expected score of answering or abstaining under a penalty for wrong answers.
Never knows what an answer said."""


def check_threshold():
    for c in (0.0, 0.5, 1.0, 3.0):
        edge = c / (1 + c)
        for p in (0.01, 0.2, 0.4, 0.6, 0.9):
            score = p - c * (1 - p)
            assert (score > 0) == (p > edge) or abs(p - edge) < 1e-12


def check_no_penalty_means_always_guess():
    assert all(p - 0 * (1 - p) > 0 for p in (0.001, 0.1, 0.5))
