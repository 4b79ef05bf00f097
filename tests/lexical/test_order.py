"""Order is told from disorder by kinds of neighbouring words, and the table of them is what the bank's prose gives.

Knows the bank's sound prose. Never knows an answer of a person.
"""

from itertools import pairwise

from interviewer.domain.library import Library
from interviewer.lexical.neighbours import TABLE
from interviewer.lexical.order import CHANCE, COUNT, kind, learnt, order
from interviewer.lexical.prose import prose


def rows() -> list[str]:
    return TABLE.split()


def test_words_in_order_are_more_likely_than_the_same_words_in_none() -> None:
    sound, shuffled = "It is the size of the gap that matters.", "The of it the gap is that size matters."
    assert order(prose(sound).kinds) > 0 > order(prose(shuffled).kinds)


def test_numbers_and_signs_say_nothing_about_order() -> None:
    assert order(prose("3 + 4 = 7").kinds[:-1]) == 0.0
    assert kind("=") == kind("17")


def test_the_table_has_a_letter_for_each_pair_of_classes() -> None:
    assert len(rows()) == COUNT
    assert {len(row) for row in rows()} == {COUNT}


def test_the_table_is_what_sound_prose_teaches(library: Library) -> None:
    answers = [item.exemplars.strong.answer for item in library.items.values() if not item.draft]
    again = learnt(prose(answer).kinds for answer in answers)
    agree = total = 0
    for mine, theirs in zip(again, rows(), strict=True):
        for one, two in zip(mine, theirs, strict=True):
            told = abs(ord(one) - CHANCE) >= 4 and abs(ord(two) - CHANCE) >= 4
            total += told
            agree += told and (ord(one) > CHANCE) == (ord(two) > CHANCE)
    assert total > 100
    assert agree / total > 0.95


def test_nothing_is_learnt_from_nothing() -> None:
    assert set("".join(learnt([]))) == {chr(CHANCE)}
    assert order([]) == sum(0.25 * (ord(rows()[a][b]) - CHANCE) for a, b in pairwise([kind("."), kind(".")]))
