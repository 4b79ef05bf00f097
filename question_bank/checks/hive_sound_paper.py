"""Knows the arithmetic of the fictional paper, and that its one wrong number is the planted one.
Never knows what a review said."""

import numpy as np


def _f1(p, r):
    return 2 * p * r / (p + r)


def check_sizes():
    assert 48 * 200 == 9600 and 16 * 200 * 3 == 9600 and 16 + 32 == 48
    assert (0.8 * 9600, 0.1 * 9600) == (7680, 960)
    assert 960 // 3 == 320 and 960 - 320 == 640
    assert 200 * 0.8 == 160 and 200 * 0.1 == 20


def check_table_is_consistent():
    hit, false, miss = 288, 12, 320 - 288
    assert round(hit / (hit + false), 3) == 0.960 and round(hit / 320, 3) == 0.900
    assert round(2 * hit / (2 * hit + false + miss), 3) == 0.929
    hit, false, miss = 286, 14, 34  # the CNN row
    assert (round(hit / 300, 3), round(hit / 320, 3)) == (0.953, 0.894)
    assert round(2 * hit / (2 * hit + false + miss), 3) == 0.923 and false + miss == 48
    hit, false = 273, 35  # the SVM row
    assert (round(hit / 308, 3), round(hit / 320, 3)) == (0.886, 0.853)
    assert round(_f1(hit / 308, hit / 320), 3) == 0.869


def check_planted_accuracy():
    errors = (320 - 288) + 12
    assert errors == 44 and round(1 - errors / 960, 3) == 0.954
    assert round(960 * (1 - 0.981)) == 18


def check_lead_against_spread():
    with_, without = [0.895, 0.902, 0.905], [0.868, 0.874, 0.880]
    assert round(max(with_) - min(with_), 3) == 0.010 > 0.929 - 0.923
    assert min(with_) > max(without)


def check_lead_against_sampling():
    """Even if clips were independent, four errors of 960 are far inside the sampling error of one count."""
    sd = np.sqrt(960 * 0.05 * 0.95)
    assert 48 - 44 < sd


def check_hive_identity_gives_the_label():
    """Features that carry only the hive: a nearest neighbour is right on random clips, at chance on new hives."""
    r = np.random.default_rng(0)
    y = np.array([1] * 16 + [0] * 32)
    centre = r.normal(size=(48, 8)) * 5
    x = (centre[:, None] + r.normal(size=(48, 40, 8))).reshape(-1, 8)
    hive = np.repeat(np.arange(48), 40)

    def accuracy(test):
        d = ((x[test][:, None] - x[~test][None]) ** 2).sum(-1).argmin(1)
        return np.mean(y[hive[~test]][d] == y[hive[test]])

    assert accuracy(r.random(len(x)) < 0.1) > 0.99
    order = r.permutation(48)
    assert np.mean([accuracy(np.isin(hive, order[at : at + 6])) for at in range(0, 48, 6)]) < 0.75
