"""HTML reduced to text.

Knows what people paste and what attackers write. Never runs any of it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.exchange.markup import text_of_html, without_tags


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("10<sup>-3</sup> x<sub>ij</sub>", "10^-3 x_ij"),
        ("a &lt;b&gt; &amp;&nbsp;c", "a <b> & c"),
        ("<b>bold</b>  and\n<i>more</i>", "bold and more"),
        ("use <code>a&lt;b</code>", "use `a<b`"),
        ("<pre><code>x = 1\ny  = 2</code></pre>", "```\nx = 1\ny  = 2\n```"),
        (r"\(a &lt; b\)", r"\(a < b\)"),
        ("[latex]$x^2$[/latex]", "$x^2$"),
        ('<img src="https://evil.example/a.png?x=1">', "[picture: a.png]"),
        ('<img alt="a plot" src="data:image/png;base64,AAAA">', "[picture: a plot]"),
        ("[sound:a.mp3]said", "said"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    ],
)
def test_html_is_laid_out_as_text(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>safe",
        "<SCRIPT SRC=//evil.example></SCRIPT >safe",
        "<style>p{background:url(//evil.example)}</style>safe",
        "<!-- <script>alert(1)</script> -->safe",
        '<iframe src="//evil.example">x</iframe>safe',
        "<svg onload=alert(1)><b>x</b></svg>safe",
        '<a href="javascript:alert(1)">safe</a>',
        '<img src=x onerror="alert(1)">safe',
        "<scr<script>x</script>ipt>safe",
    ],
)
@pytest.mark.parametrize("reduce", [text_of_html, without_tags])
def test_nothing_that_runs_is_left(html: str, reduce) -> None:
    text = reduce(html)
    assert text.endswith("safe")
    assert "<" not in text.replace("<scr", "").replace("<ipt", "")
    assert "alert" not in text
    assert "evil" not in text


def test_only_tags_that_exist_are_tags() -> None:
    assert without_tags("if x <y and z> w, vector<float>") == "if x <y and z> w, vector<float>"
    assert without_tags("a &lt; b<br>c") == "a &lt; b\nc"
    assert without_tags("`<b>` and $a<b $ and <b>bold</b>") == "`<b>` and $a<b $ and bold"


@given(st.text(alphabet="<>/abip rscl=\"'&;!-\n", max_size=80))
def test_any_text_is_reduced_without_a_fault_and_without_tags(text: str) -> None:
    assert "<script>" not in without_tags(text).replace("`", "")
    text_of_html(text)
