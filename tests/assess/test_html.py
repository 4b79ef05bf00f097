"""A report as one HTML file: whole, balanced, marked in place, and safe from what people type.

Knows a document as a browser's parser sees it. Never knows how a report came about.
"""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from interviewer.assess import feedback
from interviewer.assess.html import style, to_html, to_page
from interviewer.assess.report import Report
from interviewer.assess.tally import Stamp, judgement
from interviewer.domain.events import SelfRated
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, MisconceptionVerdict, Quote
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.text import find_quote
from interviewer.domain.vocabulary import Stage, Verdict

VOID = {"meta", "br", "hr", "img", "link", "input"}
FIRST = (
    "Let p be the softmax of z & L its <b>log</b> loss.\n\n<script>alert(1)</script> </div>\n"
    "So the gradient is p - y, and the gradient is zero for the other classes. Grüße 👨‍👩‍👧 שלום عالم {{ 7*7 }}"
)
SECOND = "Right, they get p_k, which is positive."
SPANS = {
    "setup": "p be the softmax of z & L its <b>log</b> loss",
    "result": "the gradient is p - y, and the gradient is zero",
}
CLAIM = "the gradient is zero for the other classes"


class Seen(HTMLParser):
    """What a document holds: elements, marked words, ids, links; `faults` where tags do not close each other."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.marked: dict[str, str] = {}
        self.answers: list[str] = []
        self.feed(document)
        self.close()
        self.faults += [f"{tag} is not closed" for tag, _ in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(held)
        self.ids += [held["id"]] if held.get("id") else []  # type: ignore[list-item]
        self.links += [held["href"]] if held.get("href") else []  # type: ignore[list-item]
        if tag == "div" and held.get("class") == "said":
            self.answers.append("")
        if tag not in VOID:
            self.open.append((tag, held))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        classes = [held.get("class") or "" for _, held in self.open]
        if "said" in classes and not any(name.startswith("tag ") for name in classes):
            self.answers[-1] += data
            if self.open[-1][0] == "mark":
                kind = classes[-1].split()[0]
                self.marked[kind] = self.marked.get(kind, "") + data


@pytest.fixture
def report(talk: Any, math: Item, library: Library) -> Report:
    told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer(FIRST)
    told.say("What of $y_k = 0$? <i>x</i>", MoveKind.PUSHBACK, misconception="diagonal_only").answer(SECOND).close()
    said, record = told.record.said[0], told.record

    def quote(words: str) -> Quote:
        span = find_quote(words, said.text)
        assert span is not None
        return Quote(turn=said.sequence, span=span)

    found = {
        id: CriterionVerdict(key_point=id, verdict=verdict, quote=quote(SPANS[id]), reason="<u>Said</u>.")
        for id, verdict in (("setup", Verdict.MET), ("result", Verdict.PARTIAL))
    }
    wrong = (MisconceptionVerdict(misconception="diagonal_only", repaired=True, quote=quote(CLAIM)),)
    given = judgement(math, record, Stamp(judge="a/judge", rubric_version="1"), "graded", found, wrong, library.scoring)
    told.judged(given).close_round().end()
    told.tell(SelfRated(levels={record.opening: 4}))
    return feedback.report(told.state, library, lambda id: library.items[id].reference_answer)


@pytest.fixture
def empty(talk: Any, library: Library) -> Report:
    return feedback.report(talk(Stage.TECHNICAL_CONCEPTS).state, library, lambda id: None)


def test_the_document_is_balanced_and_its_ids_are_single(report: Report) -> None:
    seen = Seen(to_html(report))
    assert seen.faults == []
    assert len(seen.ids) == len(set(seen.ids))


def test_every_link_within_leads_somewhere(report: Report) -> None:
    seen = Seen(to_html(report))
    within = {link[1:] for link in seen.links if link.startswith("#")}
    assert within
    assert within <= set(seen.ids)


def test_an_answer_stands_word_for_word_and_markup_in_it_is_text(report: Report) -> None:
    seen = Seen(to_html(report))
    assert seen.answers == [FIRST, SECOND]
    assert not {"script", "u"} & set(seen.tags)
    assert "{{ 7*7 }}" in to_html(report)


def test_every_quote_is_marked_literally_where_it_stands(report: Report) -> None:
    marked = Seen(to_html(report)).marked
    assert marked["met"] == SPANS["setup"]
    assert marked["partly"] + marked["mended"] == "the gradient is p - y, and " + CLAIM  # they overlap


def test_a_mark_is_told_in_words_too_and_leads_to_what_it_counted_for(report: Report) -> None:
    document = to_html(report)
    for label, says in (("P1", "met"), ("P3", "partly"), ("C1", "put right")):
        assert re.search(rf'<a class="tag \w+" id="[^"]+" href="#r-q1-{label}"[^>]*>{label} {says}</a>', document)
        assert f'<li id="r-q1-{label}">' in document


def test_it_holds_no_script_and_asks_nobody(report: Report) -> None:
    document = to_html(report)
    seen = Seen(document)
    assert not {"script", "img", "link", "iframe", "form", "button", "object"} & set(seen.tags)
    assert not any(name.startswith("on") or name in ("src", "style", "srcset") for name in seen.attributes)
    assert "default-src 'none'" in document
    assert "url(" not in style()
    assert "@import" not in style()


def test_it_holds_what_the_report_holds(report: Report, math: Item) -> None:
    document = to_html(report)
    for part in (
        math.title,
        "Practice estimate",
        "Not evidenced: ",
        "the standard, not a description of you",
        "interviewer practice --item",
        "Put right after push-back.",
        f"of {math.time_box.soft_min:g} minutes",
        "1 push-back",
        "yours 4, judged",
        '<svg class="radar"',
    ):
        assert part in document, part


def test_formulas_of_references_are_drawn_or_stay_their_source(report: Report) -> None:
    assert "<mfrac>" in to_html(report)
    plain = to_html(report, drawn=False)
    assert "<math" not in plain
    assert "\\frac{\\partial L}{\\partial z_k}" in plain


def test_the_page_has_the_same_body_with_buttons_and_no_empty_line(report: Report) -> None:
    page = to_page(report)
    assert Seen(page).faults == []
    assert Seen(page).answers == [FIRST, SECOND]
    assert all(line.strip() for line in page.split("\n"))
    assert page.count("data-drill=") == len(report.fixes)
    assert page.count("data-contest=") == sum(point.contestable for item in report.items for point in item.points) > 0
    assert "data-contest=" not in to_html(report)
    assert "interviewer practice" not in page


def test_the_style_stays_with_the_report() -> None:
    selectors = re.findall(r"(?:^|[};])\s*([^{};@]+)\{", style())
    assert selectors
    assert all(".report" in part for rule in selectors for part in [rule.split(",")[0]])


def test_a_session_without_a_question_is_a_document_too(empty: Report) -> None:
    document = to_html(empty)
    assert Seen(document).faults == []
    assert "No question was put in this session." in document
    assert "<svg" not in document


def test_a_question_that_was_passed_over_has_no_level(talk: Any, math: Item, library: Library) -> None:
    state = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).press("pass").close().close_round().end().state
    document = to_html(feedback.report(state, library, lambda id: None))
    assert Seen(document).faults == []
    assert "No level" in document
    assert "no answer" in document
