"""A folder of one's own: what is in it stays as it is.

Knows small folders. Never knows where cards come from.
"""

import os
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from interviewer.content.exchange.card import Card
from interviewer.content.exchange.drafting import Rarity, Wishes, drafted
from interviewer.content.exchange.own_bank import OwnBank, as_file
from interviewer.content.files import Faults, read_yaml
from interviewer.content.loader import load_content, load_library
from interviewer.domain.errors import DeckError, UsageError
from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Kind

LIBRARY = load_library()
RARITY = Rarity(LIBRARY, (), ())
CARD = Card(line=3, question="What is x?", answer="It is y.\n\n- one: `a`\n- two: $\\frac{1}{2}$\n")


def item(id: str = "concept.x", question: str = "What is x?", answer: str = CARD.answer) -> Item:
    card = CARD.model_copy(update={"question": question, "answer": answer})
    made = drafted(card, id, Kind.CONCEPT, Wishes(), RARITY).item
    assert made is not None
    return made


def test_an_item_is_written_to_its_kinds_folder_and_loads_with_the_rest(tmp_path: Path) -> None:
    bank = OwnBank(tmp_path / "own", LIBRARY.items.values())
    file = bank.put(item(), CARD, "notes.md")
    assert file == tmp_path / "own/question_bank/concept/x.yaml"
    assert load_content([tmp_path / "own"]).library.items["concept.x"] == item()
    head = file.read_text(encoding="utf-8").split("\n")[:3]
    assert head[0] == "# Imported from notes.md:3 by `interviewer bank import`."
    assert "it lacks exemplars" in head[1]


@pytest.mark.parametrize("id", sorted(LIBRARY.items))
def test_every_built_in_item_is_written_and_read_back_as_itself(tmp_path: Path, id: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(as_file(LIBRARY.items[id], "x"), encoding="utf-8")
    faults = Faults()
    entry = read_yaml(file, TypeAdapter(Item), faults)
    assert faults.lines == []
    assert entry is not None
    assert entry.value == LIBRARY.items[id]


def test_a_question_is_known_again_whatever_its_case_and_end(tmp_path: Path) -> None:
    OwnBank(tmp_path).put(item(), CARD, "a.md")
    there = OwnBank(tmp_path).already(item(question="what  is X"))
    assert there is not None
    assert not isinstance(there, str)
    assert there.item.id == "concept.x"
    assert OwnBank(tmp_path).already(item(question="What is z?")) is None


def test_elsewhere_only_the_same_answer_too_makes_a_question_known(tmp_path: Path) -> None:
    OwnBank(tmp_path / "other").put(item(), CARD, "a.md")
    bank = OwnBank(tmp_path / "own", others=[tmp_path / "other"])
    assert bank.already(item()) == "concept.x"
    assert bank.already(item(answer="It is z.")) is None


def test_an_id_or_a_file_that_is_there_gives_the_next_a_number(tmp_path: Path) -> None:
    bank = OwnBank(tmp_path, LIBRARY.items.values())
    bank.put(item(), CARD, "a.md")
    (tmp_path / "question_bank/concept/x-2.yaml").write_text("broken: [", encoding="utf-8")
    assert bank.free("concept.x") == "concept.x-3"
    assert bank.free("concept.rope-long-context") == "concept.rope-long-context-2"
    assert len(OwnBank(tmp_path).unread) == 1


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "question_bank/concept/x.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(DeckError, match="cannot be written"):
        OwnBank(tmp_path).put(item(), CARD, "a.md")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file_or_closed_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="a file, not a folder"):
        OwnBank(tmp_path / "file")
    (tmp_path / "question_bank").write_text("x", encoding="utf-8")
    with pytest.raises(DeckError, match="cannot be written"):
        OwnBank(tmp_path).put(item(), CARD, "a.md")


def test_a_name_of_a_file_cannot_leave_the_remark(tmp_path: Path) -> None:
    text = as_file(item(), f"evil{os.linesep}id: other\nx.md")
    assert text.startswith("# Imported from evil id: other x.md by")
