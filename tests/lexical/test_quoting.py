"""Where quotations begin and end.

Knows planted sentences. Never knows what is worth quoting.
"""

import pytest

from interviewer.lexical.quoting import lowered, opened, whole


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("and so the loss goes up", "the loss goes up"),
        ("because every logit is in it", "every logit is in it"),
        ("Well, I think it diverges", "it diverges"),
        ("no errors were found", "no errors were found"),
        ("so", "so"),
    ],
)
def test_joining_words_in_front_are_left_out(text: str, left: str) -> None:
    assert text[opened(text, 0, len(text)) :] == left


@pytest.mark.parametrize(
    ("text", "part", "entire"),
    [
        ("dp_i/dz_k = p_i(delta_ik - p_k), then", "k = p_i", "dp_i/dz_k = p_i(delta_ik - p_k)"),
        ("the sum (over all k) is one", "over all k)", "(over all k)"),
        ("norm(a", "norm", "norm"),
        ("it is X^T (P - Y) / N here", "X^T (P - Y", "X^T (P - Y)"),
        ("nothing odd here", "odd", "odd"),
    ],
)
def test_no_formula_or_bracket_is_cut(text: str, part: str, entire: str) -> None:
    start = text.index(part)
    low, high = whole(text, start, start + len(part))
    assert text[low:high] == entire


def test_lower_case_keeps_every_place() -> None:
    text = "İzmir ŻÓŁW Straße ﬁ"
    assert len(lowered(text)) == len(text)
    assert lowered("ABC") == "abc"
