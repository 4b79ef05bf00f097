"""Knows the proportions that a thesis sentence may claim, and the length of the strong exemplar's sentence.
Never knows what an answer said."""


def check_proportions():
    assert 5 / 10 == 0.5 and round((10 - 6) / 10, 2) == 0.4


def check_exemplar_sentence():
    said = (
        "A sensor at the ankle announces falls a week ahead in people over seventy who still walk alone, "
        "and the wrist, where everybody measures, misses most of them."
    )
    assert len(said.split()) <= 35


def check_falls():
    assert 33 / 41 > 0.8 and 14 / 41 < 0.5
