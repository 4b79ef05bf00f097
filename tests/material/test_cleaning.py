"""Text as a person reads it.

Knows what is cleaned. Never knows where a text came from.
"""

import time

from interviewer.material.cleaning import cleaned, one_line


def clean(*texts: str) -> str:
    return "\n".join(cleaned(texts)[0])


def test_a_word_broken_at_a_lines_end_is_put_together() -> None:
    assert clean("a regular-\nisation term") == "a regularisation term"
    assert clean("a soft\u00ad\nmax over co\u00adoperative") == "a softmax over cooperative"


def test_a_hyphen_stays_where_the_document_writes_it_within_a_line() -> None:
    assert clean("a first-order method; the first-\norder one") == "a first-order method; the first-order one"
    assert clean("the Kullback-\nLeibler divergence") == "the Kullback-Leibler divergence"


def test_ligatures_are_letters_and_formulas_stay() -> None:
    assert clean("eﬃcient ﬁnal ﬂow") == "efficient final flow"
    assert clean("x² ≤ α·β, ∇L = p − y") == "x² ≤ α·β, ∇L = p − y"


def test_control_characters_go_and_line_ends_become_one_kind() -> None:
    assert clean("a\x00\x07b\r\nc\rd\u2028e") == "ab\nc\nd\ne"
    assert clean("a  \t b\u00a0c\n\n\n\n\nd") == "a b c\n\nd"


def test_what_steers_is_counted() -> None:
    assert cleaned(["a\u202eb", "\ufeffc\U000e0041"]) == (["ab", "c"], 3)


def test_writing_from_right_to_left_and_emoji_stay() -> None:
    assert clean("שלום עולם 👩\u200d🔬") == "שלום עולם 👩\u200d🔬"


def test_time_grows_with_length_alone() -> None:
    begun = time.monotonic()
    cleaned(["a" * 300_000, "-" * 300_000, "a-\n" * 100_000, "\n " * 150_000])
    assert time.monotonic() - begun < 5


def test_a_line_is_cut_and_holds_no_line_end() -> None:
    assert one_line("a\n\x1bb\u202ec", 80) == "a bc"
    assert len(one_line("a" * 500, 80)) == 80
