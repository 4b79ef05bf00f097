"""Knows how many words twenty seconds hold, and the ratios that the exemplars state.
Never knows what an answer said."""


def check_words():
    assert 135 * 20 / 60 == 45 and 180 * 20 / 60 == 60


def check_ratios():
    assert 62 / 31 == 2 and 6 / 12 == 0.5 and (12 - 9) / 12 == 0.25


def check_attempts():
    assert 4 / 9 < 0.5
    assert 300 * 800 * (1 - 4 / 9) > 100_000
