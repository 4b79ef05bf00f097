"""Knows how many words fit into the time of an introduction.
Never knows what an answer said."""


def check_words():
    assert 150 * 45 / 60 == 112.5 and 150 * 70 / 60 == 175


def check_exemplar():
    alarms, false_before, false_after = 21, 11, 4
    assert (false_before - false_after) * 3 == alarms
