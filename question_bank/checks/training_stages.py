"""Knows the losses of preference tuning on a finite set of answers, solved exactly.
Never knows what an answer said."""

import numpy as np
from scipy.optimize import minimize

REF = np.array([0.5, 0.3, 0.15, 0.05])
REWARD = np.array([0.0, 1.0, -0.5, 2.0])
BETA = 0.7


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _optimum():
    w = REF * np.exp(REWARD / BETA)
    return w / w.sum()


def check_kl_regularised_optimum():
    def loss(z):
        p = _softmax(z)
        return -(p @ REWARD - BETA * p @ np.log(p / REF))

    found = _softmax(minimize(loss, np.zeros(4), tol=1e-12).x)
    np.testing.assert_allclose(found, _optimum(), atol=1e-5)


def check_dpo_recovers_it_when_comparisons_follow_bradley_terry():
    win = 1 / (1 + np.exp(-(REWARD[:, None] - REWARD[None, :])))

    def loss(z):
        ratio = BETA * np.log(_softmax(z) / REF)
        return -(win * np.log(1 / (1 + np.exp(-(ratio[:, None] - ratio[None, :]))))).sum()

    found = _softmax(minimize(loss, np.zeros(4), tol=1e-12).x)
    np.testing.assert_allclose(found, _optimum(), atol=1e-4)


def check_normaliser_cancels():
    p = _optimum()
    z = (REF * np.exp(REWARD / BETA)).sum()
    reward = BETA * np.log(p / REF) + BETA * np.log(z)
    np.testing.assert_allclose(reward, REWARD, atol=1e-12)
    implicit = BETA * np.log(p / REF)
    np.testing.assert_allclose(implicit[1] - implicit[2], REWARD[1] - REWARD[2], atol=1e-12)


def check_both_can_fall_while_the_loss_falls():
    before, after = np.array([0.4, 0.3, 0.3]), np.array([0.3, 0.05, 0.65])
    margin = lambda p: BETA * (np.log(p[0] / before[0]) - np.log(p[1] / before[1]))
    loss = lambda p: np.log1p(np.exp(-margin(p)))
    assert after[0] < before[0] and after[1] < before[1] and loss(after) < loss(before)
