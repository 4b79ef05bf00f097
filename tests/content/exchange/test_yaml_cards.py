"""Questions out of YAML.

Knows the shapes that people write. Never knows what becomes of a card.
"""

import pytest

from interviewer.content.exchange.yaml_cards import yaml_cards
from interviewer.domain.errors import DeckError


@pytest.mark.parametrize(
    "text",
    [
        "question: What is x?\nanswer: It is y\n",
        "- question: What is x?\n  answer: It is y\n",
        "questions:\n  - prompt: What is x?\n    reference_answer: It is y\n",
        "What is x?: It is y\n",
        '[{"front": "What is x?", "back": "It is y"}]',
    ],
)
def test_a_question_and_an_answer_are_enough(text: str) -> None:
    cards, left = yaml_cards(text, "q.yaml")
    assert [(card.question, card.answer, left) for card in cards] == [("What is x?", "It is y", [])]


def test_fields_of_an_item_are_kept_and_numbers_and_lists_are_said_as_text() -> None:
    one = "- question: How many?\n  answer: 42\n  tags: [a]\n  difficulty: 4\n  draft: false\n"
    first, second = yaml_cards(f"{one}- question: Which?\n  answer: [a, b]\n", "q.yaml")[0]
    assert (first.answer, first.tags, first.given) == ("42", ("a",), {"difficulty": 4})
    assert (second.line, second.answer) == (6, "- a\n- b")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("- question: a?\n", "its answer is empty"),
        ("- answer: a\n", "its question is empty"),
        ("- just words\n", "it is no mapping"),
        ("- {question: a?, answer: b, colour: red}\n", "“colour” is no field"),
        ("- {question: a?, answer: b, hidden_tests: x.py}\n", "copy the item's file and its tests by hand"),
    ],
)
def test_an_entry_that_cannot_be_taken_says_why(entry: str, why: str) -> None:
    cards, [left] = yaml_cards(entry, "q.yaml")
    assert cards == []
    assert left.line == 1
    assert why in left.why


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- question: [a\n", "q.yaml:2"),
        ("a: &x 1\nb: *x\n", "an anchor, &x"),
        ("- !!python/object/apply:os.system [ls]\n", "a tag"),
        ("[" * 2_000, "nested more than 500 deep"),
        ("- question: a?\n  answer: yes\n", "“yes” is not text to every reader"),
        ("[]\n", "no question is found"),
    ],
)
def test_yaml_that_misleads_is_one_line(text: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        yaml_cards(text, "q.yaml")
    assert said in str(caught.value)
