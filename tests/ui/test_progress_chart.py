"""What the drawing of progress says to eyes, to screen readers and to scripts.

Knows series written by hand. Never knows a page.
"""

import re
from html.parser import HTMLParser

from interviewer.assess.progress import progress
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Capability
from interviewer.ui.progress_chart import LATEST, NONE_YET, drawn
from tests.assess.test_progress import TF, judged

NAMES = {capability: capability.value.replace("_", " ") for capability in Capability}


class Balanced(HTMLParser):
    """Fails on a tag that is closed and was not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Balanced:
    found = Balanced()
    found.feed(html)
    assert found.open == []
    return found


def test_without_a_judgement_the_page_says_what_to_do(library: Library) -> None:
    assert NONE_YET in drawn(progress([], library.scoring), NAMES)


def test_every_capability_has_a_card_and_only_those_with_evidence_a_chart(library: Library) -> None:
    html = drawn(progress([judged("a", 2.0), judged("b", 3.0, day=1)], library.scoring), NAMES)
    assert html.count("<h3>") == len(Capability)
    assert html.count('role="img"') == 1
    assert html.count("No evidence yet.") == len(Capability) - 1


def test_a_chart_says_in_words_what_it_draws(library: Library) -> None:
    html = drawn(progress([judged("a", 2.0), judged("b", 3.0, day=1)], library.scoring), NAMES)
    (described,) = re.findall("<desc>(.*?)</desc>", html)
    assert "2 sessions, 2.0 on 5 Jan 2026 to 3.0 on 6 Jan 2026" in described
    assert "judge-a, rubric r1" in described


def test_lines_that_do_not_compare_are_drawn_apart_and_named(library: Library) -> None:
    several = [
        judged("a", 2.0),
        judged("b", 3.0, 1, status="tentative", judge="rules"),
        judged("c", 3.5, 2, rubric="r2"),
    ]
    html = drawn(progress(several, library.scoring), NAMES)
    assert len(re.findall('class="run" d="M[^L"]*"', html)) == 6  # three keys of the legend, three lines of one point
    assert "Tentative, judged by rules, rubric r1" in html
    assert "Graded, judged by judge-a, rubric r2" in html
    assert 'class="line-2 tentative"' in html
    assert [f"<td>{letter}</td>" in html for letter in ("A, graded", "B, graded", "C, tentative")] == [True] * 3


def test_an_interval_is_a_stroke_and_stands_in_the_table(library: Library) -> None:
    html = drawn(progress([judged("a", 1.0, opening=3), judged("a", 4.0, opening=9)], library.scoring), NAMES)
    assert html.count('class="whisker"') == 1
    assert "<td>2.5 (1.0 to 4.0)</td>" in html
    one = drawn(progress([judged("a", 2.0)], library.scoring), NAMES)
    assert "whisker" not in one
    assert "<td>2.0</td>" in one


def test_no_value_is_written_with_more_than_one_decimal(library: Library) -> None:
    several = [judged(f"s{n}", 1 + n / 7, day=n, opening=n) for n in range(9)]
    text = " ".join(read(drawn(progress(several, library.scoring), NAMES)).text)
    assert re.search(r"\d\.\d", text)
    assert not re.search(r"\d\.\d\d", text)


def test_names_from_outside_stay_words(library: Library) -> None:
    rude = '</svg><script>alert(1)</script> $x$ `y`\n\n"onload="'
    html = drawn(progress([judged("a", 2.0, judge=rude)], library.scoring), NAMES)
    found = read(html)
    assert "script" not in found.tags
    assert "</svg><script>alert(1)</script> $x$" in "".join(found.text)
    assert "\n" not in html
    assert "$" not in html
    assert "`" not in html


def test_of_many_sessions_the_latest_are_drawn_and_all_are_in_the_table(library: Library) -> None:
    many = [judged(f"s{n}", 2.0 + n % 3 / 2, day=n) for n in range(LATEST + 7)]
    html = drawn(progress(many, library.scoring), NAMES)
    assert html.count('<circle class="mark"') == LATEST + 1
    assert html.count('<th scope="row">') == LATEST + 7
    assert "the table holds 7 more" in html
    assert len(progress(many, library.scoring).of(TF)[0].points) == LATEST + 7
