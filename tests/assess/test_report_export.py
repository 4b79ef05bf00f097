"""A report as a document: whole, readable, and safe from what people type.

Knows Markdown and JSON. Never knows how a report came about.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import interviewer
from interviewer.assess import feedback
from interviewer.assess.export import item_markdown, schema, to_json, to_markdown
from interviewer.assess.markdown import authored, fenced, inline, plain
from interviewer.assess.report import Report
from interviewer.assess.tally import Stamp, judgement
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Quote
from interviewer.domain.library import Library
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Stage, Verdict

ROOT = Path(interviewer.__file__).parents[1]
NASTY = "# Level 4\n```\n<script>alert(1)</script>\n| a | b |\n````\n![x](http://evil.test/p.png) $\\href{x}{y}$ [^1]"


@pytest.fixture
def report(talk: Any, math: Item, library: Library) -> Report:
    told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer(NASTY).close()
    turn = told.record.said[0]
    whole = Quote(turn=turn.sequence, span=Span(quote=NASTY, start=0, end=len(NASTY)))
    found = {"result": CriterionVerdict(key_point="result", verdict=Verdict.MET, quote=whole, reason="<b>*Yes*</b>")}
    stamp = Stamp(judge="openai/judge", rubric_version="1")
    given = judgement(math, told.record, stamp, "graded", found, (), library.scoring)
    state = told.judged(given).close_round().end().state
    return feedback.report(state, library, lambda id: library.items[id].reference_answer)


def outside_fences(document: str) -> str:
    return re.sub(r"^(`{3,})text\n.*?^\1$", "", document, flags=re.MULTILINE | re.DOTALL)


def test_what_a_candidate_types_cannot_become_markup(report: Report) -> None:
    document = to_markdown(report)
    rest = outside_fences(document)
    assert NASTY in document
    assert "<script" not in rest
    assert "<b>" not in rest
    assert "# Level 4\n" not in rest
    assert "![x](" not in rest
    assert "http://evil" not in rest
    assert "$\\href" not in rest


def test_tables_keep_their_columns(report: Report) -> None:
    for table in re.findall(r"(?:^\|.*\|\n)+", outside_fences(to_markdown(report)), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.strip().split("\n")}
        assert len(widths) == 1, table


def test_references_keep_their_formulas(report: Report, math: Item) -> None:
    assert r"\frac{\partial L}{\partial z_k}" in to_markdown(report)


def test_the_document_holds_what_the_report_holds(report: Report, math: Item) -> None:
    document = to_markdown(report)
    scored = f"score {report.items[0].score:.1f}, level {report.items[0].level}"
    for part in (math.title, "Practice estimate", "not evidenced", "What was missing", "Drill", scored):
        assert part in document


def test_a_levels_anchor_is_called_the_standard_and_nothing_else(report: Report) -> None:
    document = to_markdown(report)
    assert "anchor of that level (the standard, not a description of you)" in document
    assert f"Anchor of level {report.items[0].level} in technical foundations (the standard, not" in document
    assert "shows:" not in document


def test_key_points_are_numbered_and_the_transcript_refers_to_the_numbers(report: Report, math: Item) -> None:
    document = to_markdown(report)
    said = document[document.index("## What was said") :]
    assert "| P3 | " in document
    assert "- met P3: “" in said
    assert plain(math.key_point("result").text) not in said


def test_internal_names_do_not_show(report: Report) -> None:
    document = outside_fences(to_markdown(report))
    for id in ("technical_concepts", "research_scientist", "new_phd", "jacobian_or_logform"):
        assert id not in document


def test_what_the_models_cost_stands_last(report: Report) -> None:
    used = report.model_copy(update={"facts": report.facts.model_copy(update={"calls": 2, "tokens": 9})})
    assert to_markdown(used).endswith("\n\nModel calls: 2, tokens: 9, cost: 0.0000 US dollars\n")


def test_the_short_form_ends_in_the_result_and_leaves_reference_and_transcript_out(report: Report, math: Item) -> None:
    short = to_markdown(report, short=True)
    headings = re.findall(r"^##+ (.*)$", short, re.MULTILINE)
    assert headings == [
        f"1. {math.title}",
        "Key points",
        "What was missing",
        "What to mend first",
        "Not asked, worth preparing",
        "Rounds",
        "Levels",
    ]
    assert "- **met** P3: " in short
    assert "\\frac" not in short
    assert "```" not in short
    assert "<script" not in short


def test_one_question_alone_has_its_own_feedback(report: Report, math: Item) -> None:
    alone = item_markdown(1, report.items[0])
    assert alone.startswith(f"## 1. {math.title}")
    assert alone.rstrip().endswith("“" + inline(NASTY) + "”")
    assert "Capabilities" not in alone
    assert "What was said" not in item_markdown(1, report.items[0], short=True)


def test_json_comes_back_as_the_same_report(report: Report) -> None:
    assert Report.model_validate_json(to_json(report)) == report


def test_the_schema_in_the_documentation_is_current() -> None:
    assert (ROOT / "docs" / "report-schema.json").read_text(encoding="utf-8") == schema()


def test_the_schema_describes_a_report(report: Report) -> None:
    described = json.loads(schema())
    assert set(json.loads(to_json(report))) == set(described["properties"])


def test_a_fence_is_longer_than_any_inside() -> None:
    assert fenced("a ````` b").startswith("``````text\n")


def test_inline_text_is_one_line_without_markup() -> None:
    assert inline("a\n*b* `c` | <i> & www.x.y me@x.y") == "a \\*b\\* \\`c\\` \\| &lt;i> &amp; www&#46;x.y me&#64;x.y"


def test_authored_text_keeps_inequalities_and_loses_tags() -> None:
    assert authored("$a<b$ and n <= 3 <script>") == "$a<b$ and n <= 3 &lt;script>"


def test_plain_text_keeps_its_formulas_and_its_stars() -> None:
    assert plain("p*sum(y) and $|x|_1 \\| y$") == "p\\*sum(y) and $\\vert x\\vert _1 \\Vert  y$"
