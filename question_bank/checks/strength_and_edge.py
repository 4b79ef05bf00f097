"""Knows the ratio of planned to used weeks in the notes and in the strong exemplar.
Never knows what an answer said."""


def check_effort():
    planned, used = (4, 6, 3), (7, 8, 6)
    assert sum(planned) == 13 and sum(used) == 21
    assert round(sum(used) / sum(planned), 1) == 1.6
