"""Knows predictive values, the worth of clustered samples, and measured accuracy under flipped labels.
Never knows what an answer said."""

from math import sqrt


def ppv(se, sp, prevalence):
    return se * prevalence / (se * prevalence + (1 - sp) * (1 - prevalence))


def check_predictive_value():
    assert round(ppv(0.9, 0.9, 0.3), 2) == 0.79 and round(ppv(0.9, 0.9, 0.03), 2) == 0.22
    assert 0.75 < 1 - ppv(0.9, 0.9, 0.03) < 0.82
    assert ppv(0.82, 0.9, 0.03) < ppv(0.9, 0.9, 0.03)


def check_clusters():
    effect = 1 + 19 * 0.5
    assert round(10_000 / effect, -1) == 950 and round(sqrt(effect)) == 3


def check_flipped_labels():
    assert round(0.95 * 0.9 + 0.05 * 0.1, 2) == 0.86
    assert round(100 * (0.95 - 0.86)) == 9
