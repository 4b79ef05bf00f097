"""Knows the band around a rerun, the lever arm of a calibration error, and the loss of a uniform guess.
Never knows what an answer said."""

from math import exp, log, radians, sqrt, tan

from scipy.stats import t


def check_band_of_a_rerun():
    s = 0.8 * sqrt(1 / 5 + 1)
    assert round(s, 2) == 0.88
    assert round(t.ppf(0.975, 4) * s, 1) == 2.4


def check_lever_arm():
    assert round(1000 * 0.5 * tan(radians(2))) == 17


def check_uniform_loss():
    k = 10
    assert abs(-log(exp(0) / (k * exp(0))) - log(k)) < 1e-12


def check_gap():
    assert 84 - 61 == 23
