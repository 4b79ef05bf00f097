"""Questions out of tables.

Knows CSV, TSV and Anki's export as programs write them, and as people break them. Never knows what becomes of a card.
"""

import pytest

from interviewer.content.exchange.table_cards import looks_like_a_table, table_cards
from interviewer.domain.errors import DeckError


def cards(text: str, **how: bool) -> list[tuple[str, str]]:
    return [(card.question, card.answer) for card in table_cards(text, "t.csv", **how).cards]


@pytest.mark.parametrize(
    "text",
    [
        "What is x?,It is y\n",
        "front,back\nWhat is x?,It is y\n",
        "Question;Answer\nWhat is x?;It is y\n",
        "Prompt\tReference answer\nWhat is x?\tIt is y\n",
        "id|answer|tags|question\nconcept.x|It is y|a b|What is x?\n",
        '"What is x?","It is y"\n\n',
    ],
)
def test_a_row_is_a_question_with_or_without_a_header(text: str) -> None:
    assert cards(text) == [("What is x?", "It is y")]


def test_a_cell_may_hold_lines_quotes_and_separators_and_the_line_is_that_of_the_row() -> None:
    found = table_cards('question,answer\n"a, or ""b""?","one\ntwo"\nc?,d\n', "t.csv")
    assert [(card.line, card.question, card.answer) for card in found.cards] == [
        (2, 'a, or "b"?', "one\ntwo"),
        (4, "c?", "d"),
    ]


def test_key_points_id_and_tags_are_taken_from_their_columns() -> None:
    [card] = table_cards('question,answer,key points,id,tags\nq?,a,"one\ntwo",concept.q,"x, y"\n', "t.csv").cards
    assert (card.points, card.id, card.tags) == (("one", "two"), "concept.q", ("x", "y"))


ANKI = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    'g1\tBasic\tMine\tWhat is <b>x</b>?\t"It is \\(y\\)<br>and ""z"""\tml::deep::nets easy\n'
)


def test_ankis_export_is_read_by_its_own_lines() -> None:
    found = table_cards(ANKI, "deck.txt")
    [card] = found.cards
    assert (card.line, card.question, card.answer) == (7, "What is x?", 'It is $y$\nand "z"')
    assert card.tags == ("nets", "easy")
    assert found.notes == ()


def test_a_sentence_with_gaps_is_asked_with_the_gaps() -> None:
    assert cards("#separator:tab\n#html:true\n{{c1::Adam}} keeps {{c2::two moments::how many?}}.\tKingma\n") == [
        ("Complete this: […] keeps [how many?].", "- Adam\n- two moments\n\nKingma")
    ]


def test_markup_is_text_unless_the_file_says_html() -> None:
    assert cards("q?,a &lt; b<br>c\n") == [("q?", "a &lt; b\nc")]
    assert cards("#separator:comma\n#html:true\nq?,a &lt; b<br>c\n") == [("q?", "a < b\nc")]


def test_an_empty_side_is_told_with_its_line_and_further_columns_are_named() -> None:
    found = table_cards("question,answer,source\na?,,\n,b,\nc?,d,book\n", "t.csv")
    assert [(one.line, one.why) for one in found.left] == [
        (2, "its answer is empty: write one"),
        (3, "its question is empty: write one"),
    ]
    assert found.notes == ("column 3 not used: it holds neither a question nor an answer",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('q,a\nb?,"never closed\nc?,d\n', "never closed (t.csv:2): double a quote"),
        ('q,a\nb?,"closed" too early\n', "goes on after its closing quote (t.csv:2)"),
        ("only one column\nand more\n", "no second column is found"),
        ("question,tags\na?,b\n", "the header names no column for the answer (t.csv:1)"),
        ("#separator:tab\n#html:true\n", "the file is empty"),
        ('q,a\nb?,"' + "x" * 200_001, "more than 200,000 characters"),
        ("a,b\n" * 5_002, "more than 5,000 questions"),
    ],
)
def test_a_broken_table_is_one_line(text: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        table_cards(text, "t.csv")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_is_known_by_its_look() -> None:
    assert looks_like_a_table(ANKI)
    assert looks_like_a_table("a\tb\nc\td\n")
    assert not looks_like_a_table("# a?\n\tcode\ntext\n")
