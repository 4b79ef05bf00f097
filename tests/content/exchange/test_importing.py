"""A deck into a folder: what is taken, what is there already, what is left.

Knows decks written by hand. Never knows file formats.
"""

from pathlib import Path

from interviewer.content.exchange.card import Card, Deck, Left
from interviewer.content.exchange.drafting import Wishes
from interviewer.content.exchange.importing import Outcome, import_deck
from interviewer.content.exchange.own_bank import OwnBank
from interviewer.content.loader import load_library

LIBRARY = load_library()


def deck(*sides: tuple[str, str], left: tuple[Left, ...] = ()) -> Deck:
    cards = (Card(line=2 * n, question=question, answer=answer) for n, (question, answer) in enumerate(sides, 1))
    return Deck(encoding="UTF-8", cards=tuple(cards), left=left)


def taken(folder: Path, one: Deck) -> list[Outcome]:
    return list(import_deck(one, "a.md", OwnBank(folder, LIBRARY.items.values()), Wishes(), LIBRARY))


def files(folder: Path) -> dict[str, str]:
    return {str(file): file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml")}


def test_each_card_has_an_outcome_in_the_order_of_its_lines(tmp_path: Path) -> None:
    left = (Left(line=3, question="", why="empty"), Left(line=9, question="", why="long"))
    found = taken(tmp_path, deck(("What is x?", "It is y."), ("What is z?", "It is w."), left=left))
    assert [(one.line, one.status) for one in found] == [(2, "taken"), (3, "skipped"), (4, "taken"), (9, "skipped")]
    assert found[0].missing[:3] == ("exemplars", "misconceptions", "references")
    assert found[0].to_mend == ()


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    one = deck(("What is x?", "It is y."), ("What is z?", "It is w."))
    taken(tmp_path, one)
    before = files(tmp_path)
    again = taken(tmp_path, one)
    assert [one.status for one in again] == ["already_there", "already_there"]
    assert [one.why for one in again] == ["", ""]
    assert files(tmp_path) == before


def test_another_answer_to_a_question_that_is_there_is_told_and_not_taken(tmp_path: Path) -> None:
    taken(tmp_path, deck(("What is x?", "It is y.")))
    before = files(tmp_path)
    [again] = taken(tmp_path, deck(("what is x", "It is something else.")))
    assert again.why == "with another answer: edit its file, or word the question otherwise"
    assert files(tmp_path) == before


def test_a_question_twice_in_one_file_names_the_first_line(tmp_path: Path) -> None:
    _, second = taken(tmp_path, deck(("What is x?", "It is y."), ("What is x ?", "It is y.")))
    assert (second.status, second.why) == ("already_there", "as line 2")


def test_another_question_with_the_same_words_in_its_id_gets_a_number(tmp_path: Path) -> None:
    found = taken(tmp_path, deck(("What is a kernel?", "One."), ("Why is it a kernel?", "Two.")))
    assert [one.id for one in found] == ["concept.kernel", "concept.kernel-2"]


def test_a_card_that_cannot_be_an_item_says_why(tmp_path: Path) -> None:
    card = Card(line=1, question="q?", answer="a", given={"difficulty": 9})
    [one] = taken(tmp_path, Deck(encoding="UTF-8", cards=(card,)))
    assert one.status == "skipped"
    assert "difficulty" in one.why
    assert files(tmp_path) == {}


def test_a_fault_that_the_file_brings_along_is_told(tmp_path: Path) -> None:
    card = Card(line=1, question="What of {method}?", answer="It is y.", given={"capabilities": {"systems": 0.5}})
    [one] = taken(tmp_path, Deck(encoding="UTF-8", cards=(card,)))
    assert any("capabilities" in fault for fault in one.to_mend)
