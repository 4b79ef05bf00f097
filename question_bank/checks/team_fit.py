"""Knows the relative changes that the exemplars on fit state.
Never knows what an answer said."""


def check_changes():
    assert 24 - 15 == 9 and round((24 - 15) / 24, 3) == 0.375
    assert round((28 - 17) / 28, 2) == 0.39
