"""Items out, and in again.

Knows the built-in items and drafts. Never knows a command.
"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content.exchange.card import Card, tidy
from interviewer.content.exchange.drafting import Rarity, Wishes, drafted, id_of
from interviewer.content.exchange.exporting import Out, answered, as_html, asked, exported
from interviewer.content.exchange.markup import text_of_html
from interviewer.content.exchange.reading import read_deck
from interviewer.content.exchange.table_cards import table_cards
from interviewer.content.loader import load_library
from interviewer.domain.items import Item
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Kind

LIBRARY = load_library()
RARITY = Rarity(LIBRARY, (), ())
ITEMS = [LIBRARY.items[id] for id in sorted(LIBRARY.items)]


def draft(question: str, answer: str, **more: object) -> Item:
    card = Card(line=1, question=question, answer=answer, **more)  # type: ignore[arg-type]
    made = drafted(card, id_of(card, Kind.CONCEPT), Kind.CONCEPT, Wishes(), RARITY).item
    assert made is not None
    return made


def again(item: Item) -> Item:
    """The item written as CSV and read back."""
    [card] = table_cards(exported([item], Out.CSV).replace("\r\n", "\n"), "x.csv").cards
    wishes = Wishes()
    made = drafted(card, card.id or "", Kind.CONCEPT, wishes, RARITY).item
    assert made is not None
    return made


def test_a_table_has_the_columns_that_an_import_knows() -> None:
    rows = list(csv.DictReader(io.StringIO(exported(ITEMS, Out.CSV), newline="")))
    assert list(rows[0]) == ["question", "answer", "key points", "id", "tags"]
    assert [row["id"] for row in rows] == [item.id for item in ITEMS]
    assert len(rows[0]["key points"].split("\n")) == len(ITEMS[0].key_points)


def test_a_draft_comes_back_from_a_table_as_itself() -> None:
    item = draft("=What is x?", '- one: $a<b$ and `c|d`\n- two; "quoted", and more', tags=("nets", "deep-nets"))
    assert again(item) == item


SIDES = st.text(alphabet="=+-@'\"`$\\ ,;\nabc?. 1é", min_size=1, max_size=60).map(tidy).filter(lambda t: bool(words(t)))


@settings(deadline=None, max_examples=60)
@given(SIDES, SIDES)
def test_question_answer_key_points_and_id_survive_a_table(question: str, answer: str) -> None:
    item = draft(question, answer)
    assert again(item).key_points == item.key_points
    assert (again(item).id, again(item).reference_answer) == (item.id, item.reference_answer)


def test_no_cell_is_a_formula() -> None:
    text = exported([draft('=HYPERLINK("http://evil.example")?', "@SUM(A1) is it")], Out.CSV)
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell]


def test_anki_gets_its_lines_about_the_file_and_one_line_a_card() -> None:
    lines = exported(ITEMS, Out.ANKI).split("\n")
    assert lines[:3] == ["#separator:tab", "#html:true", "#tags column:3"]
    assert len(lines) == 3 + len(ITEMS) + 1
    assert all(line.count("\t") == 2 for line in lines[3:-1])


def test_ankis_cards_come_back_with_the_same_question_and_answer(tmp_path: Path) -> None:
    file = tmp_path / "deck.txt"
    file.write_text(exported(ITEMS, Out.ANKI), encoding="utf-8")
    cards = read_deck(file).cards
    assert "<h1>" not in file.read_text(encoding="utf-8")
    with_answer = [(card, item) for card, item in zip(cards, ITEMS, strict=True) if item.reference_answer]
    assert len(with_answer) > 2
    for card, item in with_answer:
        assert words(card.answer) == [word for word in words(answered(item)) if word != "python"]
        assert words(card.question) == words(asked(item).replace("```text", ""))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a $x<y$ b", r"a \(x&lt;y\) b"),
        ("$$a_1 * b_1 * c$$", r"\[a_1 * b_1 * c\]"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("![x](http://evil.example/a.png)", "![x](http://evil.example/a.png)"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("short line\nanother", "short line<br /> another"),
        ("word " * 20 + "\nanother", "word " * 19 + "word another"),
        ("```\na\n  b\n```", "<pre><code>a<br>  b<br></code></pre>"),
    ],
)
def test_html_for_anki_is_safe_and_on_one_line(text: str, html: str) -> None:
    assert as_html(text) == html


@given(st.text(max_size=80))
def test_any_text_becomes_html_on_one_line_that_runs_nothing(text: str) -> None:
    made = as_html(text)
    assert "\n" not in made
    assert "<script" not in made
    text_of_html(made)


def test_the_document_has_question_key_points_answer_and_references() -> None:
    text = exported(ITEMS, Out.MD)
    for item in ITEMS:
        assert f"`{item.id}`" in text
        assert all(" ".join(point.text.split())[:40] in text for point in item.key_points)
    assert "### Reference answer" in text
    assert "### References" in text
    assert "*(core)*" in text


def test_a_document_of_a_draft_says_so_and_its_html_is_text() -> None:
    text = exported([draft("What is <b>x</b>?", "It is <script>y</script>.")], Out.MD)
    assert ", a draft" in text
    assert "<script>" not in text


def test_a_project_that_nobody_named_is_called_yours() -> None:
    text = exported(ITEMS, Out.ANKI)
    assert "{method}" not in text
    assert "your project" in text
