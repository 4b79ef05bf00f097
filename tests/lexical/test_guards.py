"""Texts that only look like answers are told from those that are, however plain or clumsy.

Knows planted texts and the bank's own answers. Never knows a score.
"""

import random

import pytest

from interviewer.domain.library import Library
from interviewer.lexical.denial import denied
from interviewer.lexical.guards import is_bare, is_repetitive, is_shuffled

REFERENCE = (
    "Steel grows when it is heated by the sun. Without a gap in the deck the bridge would push against its own "
    "supports, and the deck would buckle in summer. The joints leave the room that the steel needs."
)
CLUMSY = (
    "The steel it become bigger in the hot summer and if not have gap then deck is pushing to supports and buckle. "
    "For this reason is the joint, it give room to steel."
)


def shuffled(text: str, seed: int) -> str:
    words = text.split()
    random.Random(seed).shuffle(words)
    return " ".join(words)


def test_words_in_no_order_are_noticed_by_small_words_and_by_torn_neighbours() -> None:
    found = [is_shuffled(shuffled(REFERENCE, seed), [REFERENCE]) for seed in range(40)]
    assert sum(found) >= 36
    assert not is_shuffled(REFERENCE, [REFERENCE])


@pytest.mark.parametrize(
    "text",
    [
        CLUMSY,
        CLUMSY.upper(),
        "- Heat makes steel grow\n- A gap leaves room\n- Without it: the deck buckles",
        "x_1 = a + b, so the gradient is p - y and of order n",
        "No idea, sorry.",
        "",
    ],
)
def test_clumsy_short_and_listed_answers_are_in_order(text: str) -> None:
    assert not is_shuffled(text, [REFERENCE])
    assert not is_repetitive(text)


def test_no_answer_of_the_bank_is_called_shuffled_or_repetitive(library: Library) -> None:
    noticed = total = 0
    for item in library.items.values():
        if any(point.by for point in item.key_points):
            continue  # code has an order of its own
        for anchor in item.exemplars.named().values():
            assert not is_shuffled(anchor.answer), anchor.answer
            assert not is_repetitive(anchor.answer), anchor.answer
            noticed += is_shuffled(shuffled(anchor.answer, 1))
            total += 1
    assert noticed / total >= 0.97


def test_a_reference_beside_it_makes_no_honest_answer_of_the_bank_shuffled(library: Library) -> None:
    noticed = total = 0
    for item in library.items.values():
        if any(point.by for point in item.key_points) or not item.reference_answer:
            continue
        for anchor in item.exemplars.named().values():
            assert not is_shuffled(anchor.answer, [item.reference_answer]), anchor.answer
            noticed += is_shuffled(shuffled(anchor.answer, 1), [item.reference_answer])
            total += 1
    assert noticed / total >= 0.97


def test_saying_it_over_and_over_is_noticed() -> None:
    assert is_repetitive("The steel grows when heated. " * 5)
    assert is_repetitive("gap " * 15)
    assert not is_repetitive("The steel grows. The steel grows when it is hot, and so the deck needs a gap.")


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that steel grows when it is heated by the sun. It is wrong that the joints leave the room that "
        "the steel needs.",
        "Steel does not grow when it is heated by the sun. The joints do not leave the room that the steel needs.",
        "It isn't the case that steel grows when it is heated by the sun.",
    ],
)
def test_a_source_put_into_the_negative_is_noticed(text: str) -> None:
    assert denied(REFERENCE, text) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        REFERENCE,
        CLUMSY,
        "Heat makes it longer, and where there is no gap it cannot go anywhere, so it does not stay flat.",
        "I do not know much about bridges, but not only the sun heats the steel: it grows when it is heated at all.",
        "",
        "The joints leave not only the room that the steel needs but more.",
    ],
)
def test_negations_of_ones_own_deny_nothing(text: str) -> None:
    assert denied(REFERENCE, text) == 0.0


LISTED = "Kinds of networks: - Single layer feed forward networks - Convolutional networks - Recurrent gated networks"


def test_a_list_in_no_order_is_noticed_and_its_lines_in_another_order_are_not() -> None:
    assert all(is_shuffled(shuffled(LISTED, seed), [LISTED]) for seed in range(10))
    turned = "Recurrent gated networks, convolutional networks, single layer feed forward networks"
    assert not is_shuffled(turned, [LISTED])
    assert not is_shuffled(LISTED, [LISTED])


@pytest.mark.parametrize("text", ["forward gated convolutional kinds", "layer recurrent"])
def test_words_side_by_side_that_are_neighbours_nowhere_are_bare(text: str) -> None:
    assert is_bare(text, [LISTED])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "recurrent",
        "recurrent gated networks",
        "gated, recurrent, convolutional",
        "the gated and the recurrent ones",
    ],
)
def test_a_term_of_the_wording_a_list_with_marks_and_a_single_word_are_not_bare(text: str) -> None:
    assert not is_bare(text, [LISTED])
