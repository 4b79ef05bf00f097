"""Numbers as they are said: value, unit, what is counted.

Knows sentences. Never knows which numbers are right.
"""

import pytest

from interviewer.conduct.tracking_numbers import numbers


@pytest.mark.parametrize(
    ("said", "value", "unit", "counts"),
    [
        ("It called 86 percent of the closed segments.", 86, "percent", "closed segments"),
        ("I listened to 400 errors by hand.", 400, "", "errors"),
        ("We ran five seeds.", 5, "", "seeds"),
        ("There were twenty-five users.", 25, "", "users"),
        ("About three hundred people in all.", 300, "", "people"),
        ("We used 1,200 clips.", 1200, "", "clips"),
        ("It ran for 12k steps.", 12000, "", "steps"),
        ("A run takes 14 hours.", 14, "hours", ""),
        ("A third of those errors were noise.", 1 / 3, "", "errors"),
        ("It is 2x faster.", 2, "times", "faster"),
    ],
)
def test_a_number_has_its_value_its_unit_and_what_it_counts(said: str, value: float, unit: str, counts: str) -> None:
    (found,) = numbers(said)
    assert found.figure.value == pytest.approx(value)
    assert (found.figure.unit, found.figure.counts) == (unit, counts)


@pytest.mark.parametrize(
    "said", ["In 2020 it rained.", "See table 2 and figure 3.", "We took GPT-4.", "One can say so."]
)
def test_years_and_names_are_no_numbers(said: str) -> None:
    assert numbers(said) == ()
