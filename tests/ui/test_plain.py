"""Words shown as they are.

Knows Markdown's marks. Never knows a browser.
"""

import re
from html import unescape
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interviewer.ui.plain import as_streamed, as_text, fenced, seen, whole

FORMULA = r"\$\$.+?\$\$|\$[^$\n]+\$|\\\[.+?\\\]|\\\(.+?\\\)"
TABLE = ("table", "thead", "tbody", "tr", "th", "td")


def shown(text: str) -> str:
    """What a Markdown reader makes of it, tags and all."""
    return MarkdownIt("gfm-like", {"linkify": False}).render(as_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<img src=http://elsewhere.example/x.png onerror=alert(1)>",
        "![x](http://elsewhere.example/x.png)",
        "[click](http://elsewhere.example)",
        "*stars* and _lines_ and # no heading",
        "1. no list",
        "> no quotation",
        "~~~\nno fence\n~~~",
        "&lt;script&gt;",
    ],
)
def test_marks_of_markdown_and_html_are_only_characters(text: str) -> None:
    html = shown(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}


def test_the_words_themselves_are_kept() -> None:
    assert shown("a < b && c > d").strip() == "<p>a &lt; b &amp;&amp; c &gt; d</p>"


def test_a_closed_fence_stays_code() -> None:
    assert "<pre><code" in shown("Look:\n```python\nx = a * b * c\n```\nThat is it.")
    assert "x = a * b * c" in shown("```python\nx = a * b * c\n```")


@pytest.mark.parametrize("language", ["mermaid", "html<script>", "python onload=x"])
def test_a_fence_in_a_language_that_scripts_draw_is_plain(language: str) -> None:
    assert as_text(f"```{language}\nx\n```") == "```\nx\n```"


@pytest.mark.parametrize("formula", ["$p_i = e^{z_i}$", "$$\\frac{a_1}{b_1}$$", "\\(x_1\\)", "\\[y_2 * z\\]"])
def test_formulas_stay_formulas(formula: str) -> None:
    assert formula in as_text(f"so {formula} it is")


@pytest.mark.parametrize("text", ["costs $5 and $6", "a $ b $ c", "US$5 to US$6"])
def test_dollars_of_money_do_not_become_formulas(text: str) -> None:
    assert "$" not in as_text(text)


def test_indentation_is_kept_without_becoming_code() -> None:
    html = shown("Starter:\n\n    def f(x):\n        return x")
    assert "<pre>" not in html
    assert "\u00a0\u00a0\u00a0\u00a0def f" in html or "&nbsp;&nbsp;&nbsp;&nbsp;def f" in html


@given(st.text(alphabet=st.sampled_from(list("ab <>*_[]()!#`~$\\&\n\t|-+1.")), max_size=80))
def test_nothing_that_is_typed_becomes_a_link_an_image_or_a_foreign_tag(text: str) -> None:
    outside = re.sub(FORMULA, "", as_text(text), flags=re.S)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(outside)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br", "pre", "code", "span", *TABLE}


def test_a_table_stays_a_table_with_its_cells_as_text() -> None:
    html = shown("So:\n| base | <b> |\n|---|---|\n| *10* | ![x](http://elsewhere.example/x.png) |\nand on")
    assert set(re.findall(r"<(\w+)", html)) == {"p", *TABLE}
    assert "<td>*10*</td>" in html
    assert "<p>and on</p>" in html


def test_rules_drawn_with_bars_are_no_table() -> None:
    assert "<table" not in shown("| a | b |\nno second line")


@pytest.mark.parametrize("code", ["```bash\necho $HOME <b> $PATH\n```", "`$HOME <b> $PATH`"])
def test_dollars_in_code_begin_no_formula(code: str) -> None:
    written = as_text(code)
    assert "$" not in written
    assert "$HOME <b> $PATH</code>" in unescape(shown(code))
    assert "<b>" not in shown(code)


def test_a_line_goes_on_after_a_formula() -> None:
    assert as_text("so $x$ holds") == "so $x$ holds"


@pytest.mark.parametrize(
    ("hidden", "sign"),
    [("a\u202eb", "a⟨U+202E⟩b"), ("a\u2067b", "a⟨U+2067⟩b"), ("a\x00b", "a␀b"), ("a\x1b[31m", "a␛[31m")],
)
def test_characters_that_steer_others_are_shown_as_signs(hidden: str, sign: str) -> None:
    assert seen(hidden) == sign


@pytest.mark.parametrize("text", ["שלום, עולם", "نعم، صحيح", "微分", "👩🏽\u200d🔬", "می\u200cخواهم", "a\tb\nc"])
def test_other_writing_is_left_alone(text: str) -> None:
    assert seen(text) == text


def test_half_a_character_is_replaced() -> None:
    assert whole("a\ud83d") == "a\ufffd"
    assert whole("a😀") == "a😀"


def test_what_is_typed_as_code_is_sent_as_a_fence_once() -> None:
    assert fenced("x = 1\n", "python") == "```python\nx = 1\n```"
    assert fenced("see\n```\nx\n```", "python") == "see\n```\nx\n```"
    assert fenced("  ", "python") == "  "


@pytest.mark.parametrize("tail", ["$p_", "`p_", "\\(p", "\\[ a\n+", "$$ a"])
def test_a_formula_that_is_still_coming_waits(tail: str) -> None:
    assert as_streamed(f"It is {tail}") == "It is "


def test_a_formula_that_has_come_is_shown_while_the_rest_comes() -> None:
    assert as_streamed("It is $p_1$, then") == as_text("It is $p_1$, then")


def test_dollars_do_not_hold_words_back_for_long() -> None:
    assert "five" in as_streamed("It costs $5 and " + "then " * 20 + "five")


def test_code_that_is_still_coming_is_code_already() -> None:
    assert as_streamed("Look:\n```python\nx = 1") == as_text("Look:\n```python\nx = 1\n```")


@pytest.mark.parametrize("unit", ["\\[", "\\(", "```a\n", "$$", "$", "`", "|a|\n|-|\n", "<b>"])
def test_the_longest_answer_takes_no_longer_for_what_it_is_made_of(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    for show in (as_text, as_streamed):
        begun = process_time()
        show(text)
        assert process_time() - begun < 2


@given(st.text(max_size=200))
def test_a_streamed_beginning_never_opens_a_tag(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(re.sub(FORMULA, "", as_streamed(text), flags=re.S))
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br", "pre", "code", "span", *TABLE}
