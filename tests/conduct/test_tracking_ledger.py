"""Counts that differ across a session: noticed where they are of one thing, left alone everywhere else.

Knows pairs of sentences and the exemplars of the bank. Never knows an interview.
"""

from itertools import pairwise

import pytest

from interviewer.conduct.tracking_ledger import across
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("We ran everything on five seeds.", "That was a single run."),
        ("I ran it on four seeds.", "Every result in the table is a single run."),
        ("I listened to 400 errors by hand.", "The 300 errors that I listened to by hand were restarts."),
        ("All experiments used five seeds.", "We did that on three seeds."),
    ],
)
def test_two_numbers_for_one_thing_do_not_fit(before: str, now: str) -> None:
    (found,) = across(now, [(7, before)])
    assert found.earlier_turn == 7
    assert found.earlier in before
    assert now[found.span.start : found.span.end] == found.span.quote


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("The pilot had 20 patients in one ward.", "The trial had 40 patients in one ward."),
        ("I ran the ablation on five seeds.", "I ran the search on three seeds."),
        ("We ran everything on five seeds.", "We would need ten seeds."),
        ("We ran everything on five seeds.", "They ran theirs on one seed."),
        ("We had 12 annotators in Leeds.", "We had 8 annotators in Graz."),
        ("I read 400 reports by hand.", "I read 400 reports by hand."),
        ("We had 300 users.", "Did you mean 400 users?"),
    ],
)
def test_other_parts_plans_rivals_and_questions_are_left_alone(before: str, now: str) -> None:
    assert across(now, [(7, before)]) == ()


def test_answers_about_different_projects_never_contradict_each_other(library: Library) -> None:
    told = [item.exemplars.strong.answer for item in library.items.values() if item.kind is Kind.NARRATIVE]
    assert len(told) > 10
    assert [now for before, now in pairwise(told) if across(now, [(1, before)])] == []
