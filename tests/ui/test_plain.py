"""Words shown as they are.

Knows Markdown's marks. Never knows a browser.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interviewer.ui.plain import as_text


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
    outside = re.sub(r"\$\$.+?\$\$|\$[^$\n]+\$|\\\[.+?\\\]|\\\(.+?\\\)", "", as_text(text), flags=re.S)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(outside)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br", "pre", "code", "span"}
