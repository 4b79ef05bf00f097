"""Sums that do not come out are noticed, and honest ones never are.

Knows sentences and the exemplars of the bank. Never knows an interview.
"""

import pytest

from interviewer.conduct.tracking_sums import find_sums
from interviewer.domain.library import Library


@pytest.mark.parametrize(
    ("said", "given", "follows"),
    [
        ("Accuracy went from 31 to 62, three times as much.", "from 31 to 62", "three times as"),
        ("We tripled the throughput from 20 to 40 requests.", "from 20 to 40", "tripled"),
        ("A third of 1,200 is 300.", "A third of 1,200", "300"),
        ("20 percent of 50 users, that is 25.", "20 percent of 50 users", "25"),
        ("40 trials times 14 hours is 700.", "40 trials times 14 hours", "700"),
        ("It failed in 130 percent of the cases.", "130 percent", "130 percent of the cases"),
        ("We reached an accuracy of 104 percent.", "104 percent", "104 percent"),
        (
            "Of 40 errors 20 were noise, 15 restarts and 12 accents.",
            "Of 40 errors",
            "20 were noise, 15 restarts and 12",
        ),
        ("Of the 400 errors 200 were noise and the remaining 150 accents.", "Of the 400 errors", "200 were noise"),
        ("60 percent were noise, 30 percent restarts, and the remaining 20 percent accents.", "60 percent", "the rem"),
    ],
)
def test_a_sum_that_does_not_come_out_has_both_its_sides_quoted(said: str, given: str, follows: str) -> None:
    (found,) = find_sums(said)
    assert found.earlier.startswith(given)
    assert found.span.quote.startswith(follows)
    assert said[found.span.start : found.span.end] == found.span.quote
    assert found.earlier_turn == 0


@pytest.mark.parametrize(
    "said",
    [
        "Accuracy went from 31 to 62, twice as much.",
        "It doubled from 31 to 60 percent.",
        "A third of 1,200 is 400.",
        "Half of 90 is 45.",
        "About a third of 1,000 is roughly 300.",
        "40 trials times 14 hours is 560.",
        "We needed 130 percent of the budget.",
        "Of 40 errors 20 were noise and 5 were restarts.",
        "60 percent were noise, 30 percent restarts, and the remaining 10 percent accents.",
        "Error went from 10 to 5 percent at twice the cost.",
        "We went from 4 to 16 cards and throughput doubled.",
        "Suppose a third of 1,200 is 300.",
        "Is a third of 1,200 not 300?",
    ],
)
def test_honest_sums_other_matters_and_suppositions_pass(said: str) -> None:
    assert find_sums(said) == ()


def test_no_strong_or_fair_exemplar_of_the_bank_raises_an_alarm(library: Library) -> None:
    answers = [answer for item in library.items.values() for answer in (item.exemplars.strong, item.exemplars.ok)]
    alarmed = [held.answer for held in answers if held is not None and find_sums(held.answer)]
    assert len(alarmed) <= 0.02 * len(answers)
