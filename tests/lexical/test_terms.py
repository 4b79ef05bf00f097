"""How formulas and words come to one form.

Knows spellings. Never knows items.
"""

import pytest

from interviewer.lexical.clauses import clauses
from interviewer.lexical.stems import nearest
from interviewer.lexical.structure import is_keyword_list
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import formulas


def keys(text: str) -> list[str]:
    return [term.key for term in terms(text) if term.sort != "function"]


@pytest.mark.parametrize(
    "spelling", ["p-y", "p - y", "p − y", "p minus y", "p_k - y_k", "$p_k - y_k$", "p_{k} - y_{k}"]
)
def test_one_difference_is_the_same_in_every_spelling(spelling: str) -> None:
    assert keys(spelling) == ["p", "-", "y"]


def test_order_is_kept() -> None:
    assert keys("y - p") != keys("p - y")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("n^2", "n squared"),
        ("n²", "n squared"),
        (r"\theta_i", "theta"),
        (r"R_{n-m}", "R n minus m"),
        (r"R_m^\top R_n = R_{n-m}", "R_m transpose R_n is R_{n-m}"),
        ("log-sum-exp", "logsumexp"),
        ("four thousand tokens", "4,000 tokens"),
        ("16k tokens", "sixteen thousand tokens"),
        ("generalisation", "generalization"),
        ("held-out", "hold out"),
    ],
)
def test_two_spellings_agree(one: str, two: str) -> None:
    assert keys(one) == keys(two)


def test_a_hyphen_between_words_is_no_minus() -> None:
    assert "-" not in keys("K-class one-hot 2-D cross-entropy, a well-known trade-off")


def test_every_term_stands_where_it_says() -> None:
    text = r"So \frac{\partial L}{\partial z_k} = p_k − y_k; that's “four” terms."
    assert all(0 <= term.start < term.end <= len(text) for term in terms(text))


def test_a_span_of_a_formula_holds_its_last_subscript() -> None:
    text = "so it is p_k - y_k in the end"
    _, start, end = formulas(terms(text))[0]
    assert text[start:end] == "p_k - y_k"


def test_words_around_a_formula_do_not_join_it() -> None:
    assert [found for found, _, _ in formulas(terms("the softmax minus the one-hot target"))] == [("p", "-", "y")]


def test_a_negation_hangs_over_the_rest_of_its_clause_only() -> None:
    first, second = clauses("It is not p minus y, it is y minus p.")
    assert first.negated[-1]
    assert not any(second.negated)


def test_not_only_negates_nothing() -> None:
    assert not any(clauses("It is not only the angle that matters")[0].negated)


def test_what_others_say_is_reported_until_the_speaker_turns() -> None:
    said, meant = clauses("Some people say it works for any length, but it breaks at sixteen thousand.")
    assert said.reported
    assert not meant.reported


def test_a_wrapped_line_is_one_clause() -> None:
    assert len(clauses("error rose from four to eleven\npercent")) == 1


def test_a_misspelt_word_finds_its_neighbour_and_a_short_word_none() -> None:
    assert nearest("extrapolatte", frozenset({"extrapol", "extrapolate", "interpolate"})) == "extrapolate"
    assert nearest("sead", frozenset({"seed"})) is None


def test_strung_up_keywords_are_told_from_sentences_and_formulas() -> None:
    assert is_keyword_list(
        "softmax gradient jacobian one-hot logsumexp numerics overflow outer product finite differences"
    )
    assert not is_keyword_list("The gradient is the prediction minus the target, and its entries sum to zero.")
    assert not is_keyword_list("L = -sum y log p, dL/dz = p - y, dL/dW = x (p - y)^T")
