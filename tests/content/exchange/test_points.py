"""The statements of an answer.

Knows answers as people write them. Never knows which statement matters.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.exchange.points import LONGEST, statements
from interviewer.domain.text import words


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("- one thing\n- **another** thing\n", ["One thing", "Another thing"]),
        ("1) first thing\n2) second thing\n", ["First thing", "Second thing"]),
        ("Some words.\n- one thing\n  that goes on\n- two\n", ["One thing that goes on", "Two"]),
        ("- Pros:\n  - fast\n  - cheap\n- plain\n", ["Pros: fast", "Pros: cheap", "Plain"]),
        ("It is one. It is two.", ["It is one.", "It is two."]),
        ("It holds, e.g. here. See Fig. 3. Does it? It is two.", ["It holds, e.g. here.", "It is two."]),
        ("It grows to 1.5 times. $a. B$ stays whole.", ["It grows to 1.5 times.", "$a. B$ stays whole."]),
        ("It is fast; it is cheap as well.", ["It is fast", "It is cheap as well."]),
        ("It is unbiased, but its variance is high.", ["It is unbiased", "Its variance is high."]),
        ("one line\nanother line", ["One line another line"]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("There are two: (1) this one here (2) that one there", ["This one here", "That one there"]),
        ("It is same. It is same.", ["It is same."]),
        ("注意力很重要。它是二次的。", ["注意力很重要。", "它是二次的。"]),
        ("42", ["42"]),
        ("```python\nx = 1\n```", ["python x = 1"]),
        ("$$x = y$$", ["$$x = y$$"]),
    ],
)
def test_an_answer_is_taken_apart(answer: str, said: list[str]) -> None:
    assert list(statements(answer)) == said


def test_a_long_statement_is_cut_at_a_word_and_no_formula_is() -> None:
    [said] = statements("word " * 100)
    assert len(said) <= LONGEST + 2
    assert said.endswith("word …")
    [said] = statements("word " * 58 + "$" + "a + " * 30 + "a$ end")
    assert said.count("$") in (0, 2)


@given(st.text(min_size=1, max_size=300).filter(lambda text: bool(words(text))))
def test_any_answer_has_statements_of_one_line_each(answer: str) -> None:
    said = statements(answer)
    assert said
    assert all(one.strip() and len(one.splitlines()) == 1 for one in said)
