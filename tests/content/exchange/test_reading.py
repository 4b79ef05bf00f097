"""A file of any format becomes a deck.

Knows small files. Never knows what becomes of a deck.
"""

from pathlib import Path

import pytest

from interviewer.content.exchange.reading import Format, read_deck
from interviewer.domain.errors import DeckError

CARD = [("What is x?", "It is y")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# What is x?\nIt is y\n"),
        ("a.csv", "What is x?,It is y\n"),
        ("a.tsv", "What is x?\tIt is y\n"),
        ("a.txt", "#separator:tab\nWhat is x?\tIt is y\n"),
        ("b.txt", "Q: What is x?\nA: It is y\n"),
        ("a.yaml", "What is x?: It is y\n"),
        ("a.json", '[{"question": "What is x?", "answer": "It is y"}]'),
        ("a", "What is x?\tIt is y\n"),
    ],
)
def test_the_format_is_told_by_name_or_look(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [(card.question, card.answer) for card in read_deck(tmp_path / name).cards] == CARD


def test_a_format_that_is_given_goes_before_the_name(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("What is x?,It is y\n", encoding="utf-8")
    assert len(read_deck(file, Format.CSV).cards) == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{'q' * 4_001}?,a", "its question has 4,002 characters"),
        (f"q?,{'a' * 20_001}", "its answer has 20,001 characters"),
        ("???,a", "its question has no words"),
        ("q?,...", "its answer has no words"),
        ("q?,<img src=a.png>", "its answer is a picture"),
    ],
)
def test_what_cannot_be_an_item_is_put_aside(tmp_path: Path, row: str, why: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"question,answer\n{row}\n", encoding="utf-8")
    [left] = read_deck(file).left
    assert left.line == 2
    assert why in left.why


def test_shapeless_characters_and_stray_blanks_are_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('q\u202e\x07?,"a\u200b  \n\n\n\nb"\n', encoding="utf-8")
    [card] = read_deck(file).cards
    assert (card.question, card.answer) == ("q?", "a\n\nb")


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "the file is empty"), ("only prose here\n", "no question is found"), ("# Title\n", "no question is found")],
)
def test_a_file_without_a_question_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        read_deck(file)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_text_whose_structure_would_not_fit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("x" * 4_000_001, encoding="utf-8")
    with pytest.raises(DeckError, match=r"4\.0 million characters"):
        read_deck(file)
