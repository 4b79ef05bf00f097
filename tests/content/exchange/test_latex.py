"""Formulas between one pair of marks and another.

Knows texts with formulas. Never knows what a formula says.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.exchange.latex import dollars, from_anki, literals, mathjax

PAIRS = [
    (r"the \(x^2\) of", "the $x^2$ of"),
    (r"so \[a = b\] holds", "so $$a = b$$ holds"),
    (r"\(a\), \(b\)", "$a$, $b$"),
]


@pytest.mark.parametrize(("brackets", "signs"), PAIRS)
def test_brackets_become_dollar_signs_and_back(brackets: str, signs: str) -> None:
    assert dollars(brackets) == signs
    assert mathjax(signs) == brackets


@pytest.mark.parametrize(
    "text", [r"`\(x\)` is code", "```\n\\(x\\)\n```", r"\(x\)2", r"cost \$5 and \(a $b$\)", "$5 or $6"]
)
def test_code_and_what_would_be_ambiguous_stays(text: str) -> None:
    assert dollars(text) == text


def test_an_amount_of_money_is_no_formula() -> None:
    assert mathjax("it costs $5 and $6, or $7") == "it costs $5 and $6, or $7"


@pytest.mark.parametrize(
    ("anki", "said"),
    [
        ("[$]x[/$]", r"\(x\)"),
        ("[$$]x[/$$]", r"\[x\]"),
        ("[latex]$x$ and $y$[/latex]", "$x$ and $y$"),
        (r"[latex]\begin{align*}a\end{align*}[/latex]", r"\[\begin{align*}a\end{align*}\]"),
        ('<anki-mathjax block="true">x</anki-mathjax>', r"\[x\]"),
        ("<anki-mathjax>x</anki-mathjax>", r"\(x\)"),
        ("[latex]never closed", "[latex]never closed"),
    ],
)
def test_ankis_own_marks_are_known(anki: str, said: str) -> None:
    assert from_anki(anki, str) == said


@given(st.text(alphabet="\\()[]$` \nab2", max_size=60))
def test_any_text_keeps_its_letters(text: str) -> None:
    def letters(one: str) -> list[str]:
        return [char for char in one if char in "ab2`"]

    assert letters(dollars(text)) == letters(text)
    assert letters(mathjax(text)) == letters(text)
    assert all(start < end for start, end in literals(text))
