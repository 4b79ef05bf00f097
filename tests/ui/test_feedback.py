"""What is asked before feedback is read, what it leads to, and which files of it are given out.

Knows the desk, the page's handlers and the web application. Never knows a browser.
"""

import json
import re

import httpx
import pytest

from interviewer.assess.export_file import Format
from interviewer.domain.errors import UsageError
from interviewer.domain.vocabulary import Mode
from interviewer.ui.choices import Form
from interviewer.ui.desk import EXPORTS, Desk
from interviewer.ui.feedback_view import CONTESTING
from interviewer.ui.page import Page
from interviewer.wiring import House
from tests.played import MATH
from tests.ui import test_page
from tests.ui.test_desk import FORM, answered, begun, ended, settled
from tests.ui.test_page import click, in_a_loop

WRONG = "The gradient is p_c - 1 for the true class, and the gradient is zero for the other classes. <b>x</b>"


@pytest.fixture
def page(desk: Desk) -> Page:
    built: Page = in_a_loop(Page, desk)
    return built


client = test_page.client


@pytest.fixture
def session(desk: Desk) -> str:
    """A mock interview that has ended, with one wrong answer."""
    session = begun(desk)
    answered(desk, session, WRONG)
    ended(desk, session)
    return session


def test_levels_are_asked_for_once_at_the_end_of_a_mock_interview(desk: Desk) -> None:
    session = begun(desk)
    answered(desk, session, WRONG)
    assert desk.unrated(session) == ()
    ended(desk, session)
    [(opening, title)] = desk.unrated(session)
    assert title == desk.house.library.item(MATH).title
    desk.rate(session, {opening: 2})
    assert desk.unrated(session) == ()


def test_a_drill_asks_for_no_levels(desk: Desk) -> None:
    session = begun(desk, Form(stage="technical_concepts", item=MATH, mode=Mode.DRILL.value, persona="jonas"))
    answered(desk, session, WRONG)
    ended(desk, session)
    assert desk.unrated(session) == ()


def test_no_level_is_shown_before_the_form_is_done(page: Page, session: str) -> None:
    [asked] = page.feedback.read(session)
    assert asked[page.feedback.rating]["visible"]
    assert asked[page.feedback.report] == ""
    *_, shown = page.feedback.rated(session)
    assert "own levels" not in shown[page.feedback.report]
    *_, again = page.feedback.read(session)
    assert again[page.feedback.report] == shown[page.feedback.report]


def test_a_level_that_does_not_exist_is_one_line(page: Page, session: str) -> None:
    [told] = page.feedback.rated(session, 9)
    assert "no" in told[page.feedback.told]
    assert told[page.feedback.report] == ""


def test_markup_in_an_answer_is_text_in_the_feedback(page: Page, session: str) -> None:
    *_, shown = page.feedback.rated(session)
    assert "&lt;b&gt;x&lt;/b&gt;" in shown[page.feedback.report]
    assert "<b>x</b>" not in shown[page.feedback.report]


def test_a_contested_verdict_shows_both_results_and_cannot_be_contested_twice(
    page: Page, desk: Desk, session: str
) -> None:
    *_, shown = page.feedback.rated(session)
    [asked, *_] = re.findall(r'data-contest="([^"]+)"', shown[page.feedback.report])
    waiting, after = page.feedback.judge_contested(session, f"{asked} because <b>I</b> said so")
    assert waiting == {page.feedback.told: CONTESTING}
    assert "judged again on request by the same rules" in after[page.feedback.report]
    assert "because &lt;b&gt;I&lt;/b&gt; said so" in after[page.feedback.report]
    assert asked not in re.findall(r'data-contest="([^"]+)"', after[page.feedback.report])
    _, twice = page.feedback.judge_contested(session, asked)
    assert list(twice) == [page.feedback.told]
    assert "again already" in twice[page.feedback.told]


@pytest.mark.parametrize("asked", ["", "7", "x result", "7 ", "-1 result why"])
def test_nothing_is_contested_without_a_question_and_a_point(page: Page, session: str, asked: str) -> None:
    assert list(page.feedback.judge_contested(session, asked)) == []


def test_a_fix_begins_a_drill_on_its_question(page: Page, desk: Desk, session: str) -> None:
    *_, shown = page.feedback.rated(session)
    fixes = shown[page.feedback.fixes]
    assert fixes.split()[0] == MATH
    begun_now = click(page, page._drill, 0, session, fixes)
    later = begun_now[page.talk.session]
    settled(desk, later)
    setup = desk.house.interviews.state(later).chosen
    assert (setup.mode, setup.item, setup.rounds[0].persona) == (Mode.DRILL, MATH, "jonas")
    assert later != session


def test_a_drill_is_only_on_what_was_asked(page: Page, desk: Desk, session: str) -> None:
    with pytest.raises(UsageError, match="did not ask"):
        desk.drill(session, "concept.rope-long-context")
    assert click(page, page._drill, 2, session, MATH) == {page.fault: ""}


def test_every_format_is_a_file_of_its_own(client: httpx.Client, house: House) -> None:
    desk = Desk(house)
    session = desk.start(FORM)
    settled(desk, session)
    answered(desk, session, WRONG)
    ended(desk, session)
    for form in set(EXPORTS) - {Format.PDF.value}:
        answer = client.get(f"/sessions/{session}/report.{form}")
        assert answer.status_code == 200
        assert f'filename="interview-{session}.{form}"' in answer.headers["content-disposition"]
        assert "p_c - 1" in answer.text.replace("\\_", "_")
    assert json.loads(client.get(f"/sessions/{session}/report.json").text)["facts"]["session"] == session


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("name", ["..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "x%22;y", "nosuchone"])
def test_no_path_leads_out_of_the_sessions(client: httpx.Client, name: str, form: str) -> None:
    answer = client.get(f"/sessions/{name}/report.{form}")
    assert "attachment" not in answer.headers.get("content-disposition", "")
    assert "Interview report" not in answer.text


@pytest.mark.parametrize("form", ["exe", "html%2f..", "md%00", "MD", "pdf.html"])
def test_no_other_format_is_written(desk: Desk, session: str, form: str) -> None:
    with pytest.raises(UsageError, match="one of md, html, pdf, json"):
        desk.export(session, form)
