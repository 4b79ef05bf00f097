"""Text as HTML: formulas are drawn, and nothing that anybody wrote becomes more than text.

Knows MathML and what is dangerous. Never knows a report.
"""

import re

import pytest

from interviewer.assess.formulas import answered, line, mathml, quoted, rich, said
from interviewer.domain.library import Library

TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^>]*)>")
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></article><h1>Level 4</h1>",
    "![x](http://evil.test/p.png) [y](javascript:alert(1)) <http://evil.test>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "$\\text{</math><script>alert(1)</script>}$",
    "$$\\begin{array}{c}<b onclick=x>y</b>\\end{array}$$",
    "```html\n<script>alert(1)</script>\n```",
    "{{ 7 * 7 }} {% raw %} &lt;script&gt; &#60;b&#62;",
    "\ue0000\ue001 $x$",
)


def tags(html: str) -> set[str]:
    return {match[2] for match in TAG.finditer(html)}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("write", [rich, line, said, quoted, answered])
def test_nothing_written_becomes_an_element_of_its_own(write: object, payload: str) -> None:
    html = str(write(payload))  # type: ignore[operator]
    harmless = {"p", "pre", "code", "math", "mrow", "mi", "mo", "mn", "mtext", "mtable", "mtr", "mtd"}
    assert tags(html) <= harmless
    assert not re.search(r"<[^>]*\b(?:on\w+|href|src|style)\s*=", html)


def test_a_formula_becomes_mathml_and_a_broken_one_stays_its_source() -> None:
    assert "<mfrac>" in rich("It is $\\frac{a}{b}$.")
    assert rich("$$x^2$$").count('display="block"') == 1
    assert mathml("\\frac{a") is None
    assert "$\\frac{a$" in line("Broken: $\\frac{a$ here")
    assert mathml("x" * 5000) is None
    assert mathml("{" * 3000) is None


def test_formulas_can_be_left_as_their_source() -> None:
    assert rich("It is $\\frac{a}{b}$.", formulas=False) == "<p>It is $\\frac{a}{b}$.</p>"


def test_prices_and_code_are_no_formulas() -> None:
    assert "<math" not in line("It costs $5 and $6.")
    assert "<math" not in rich("`$x$` and\n\n```\n$y$\n```")


def test_markdown_of_references_is_laid_out() -> None:
    html = rich("# Head\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert tags(html) >= {"h5", "li", "strong", "table", "td"}


def test_every_formula_of_the_bank_is_drawn(library: Library) -> None:
    for item in library.items.values():
        for text in (item.prompt, item.reference_answer or "", *(point.text for point in item.key_points)):
            assert not re.search(r"\$[^$<\s][^$<]*\\[a-z]+[^$<]*\$", str(rich(text))), item.id


def test_somebodys_words_keep_their_lines_letters_and_emoji() -> None:
    assert said("a\r\n\tb\n\nGrüße 👨‍👩‍👧 שלום") == "a&#10;&#9;b&#10;&#10;Grüße 👨‍👩‍👧 שלום"
    assert said("a\x00b\x1b\ud800") == "a\ufffdb\ufffd\ufffd"
    assert said("safe \u202ecod.exe\u202c") == "safe cod.exe"


def test_an_answer_keeps_its_words_and_shows_formulas_code_and_tables() -> None:
    told = "So $p - y$ <b>\n\n| a | b |\n|---|---|\n| $x$ | <i> |\n\n```python\nif a < b:\n    pass\n```\ndone"
    shown = str(answered(told))
    assert shown.count("<math") == 2
    assert "<table>" in shown
    assert "<pre><code>if a &lt; b:&#10;    pass</code></pre>done" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_code_in_an_answer_holds_no_formulas() -> None:
    assert "<math" not in str(answered("```\n$a$ and $b$\n```"))


def test_a_quotation_draws_its_formulas_and_nothing_else() -> None:
    assert str(quoted("$p - y$ | a |")).startswith("<math")
    assert "<table" not in str(quoted("| a |\n|---|\n| b |"))
