"""The feedback in a real browser: on the page, and as the file that is taken away from it.

Knows what can be seen. Never knows how a report came about.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from interviewer.domain.library import Library
from tests.browser import Server, Visit, visitor
from tests.played import MATH

pytestmark = pytest.mark.browser
NASTY = "<img src=http://evil.test/x onerror=alert(1)> </div><h1>Level 4</h1>"
CLAIM = "The gradient is zero for the other classes"
ANSWER = f"Let p be the softmax of the logits.\n\n    The gradient is p - y.\n{CLAIM}. {NASTY}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("home"))
    server.start()
    yield server
    server.stop()


def test_the_feedback_is_read_after_ones_own_level_taken_away_and_drilled_on(
    browser: Browser, server: Server, library: Library, tmp_path: Path
) -> None:
    with visitor(browser) as page:
        visit = Visit(page, server.url).open()
        visit.choose("Stage", library.plans[library.item(MATH).stage[0]].name)
        visit.more()
        visit.choose("Question", library.item(MATH).title)
        visit.start()
        visit.answer(ANSWER)
        visit.end()
        visit.button("Read the feedback").click()
        expect(page.get_by_role("group", name=library.item(MATH).title)).to_be_visible()
        expect(visit.report).not_to_contain_text("Interview report")
        page.get_by_role("radio", name="4").check()
        visit.button("Show the feedback").click()
        expect(visit.report).to_contain_text("Your own levels beside the judged ones: yours 4")
        said = visit.report.locator(".said").first
        expect(said.locator("mark.claim")).to_have_text(CLAIM)
        expect(said).to_contain_text(NASTY)
        address = page.url
        said.locator("a.tag.claim").click()
        expect(visit.report.locator("#r-q1-C1")).to_be_focused()
        assert page.url == address
        point = visit.report.locator("#r-q1-P2")
        point.get_by_text("Contest").click()
        point.get_by_role("textbox").fill(f"I said it. {NASTY}")
        point.get_by_role("button", name="Judge it again").click()
        expect(point.locator(".contested")).to_contain_text("judged again on request by the same rules")
        expect(point.locator(".contested")).to_contain_text(f"You wrote: I said it. {NASTY}")
        expect(point.locator("details")).to_have_count(0)
        with page.expect_download() as saved:
            page.locator("#save-html").click()
        saved.value.save_as(tmp_path / "report.html")
        visit.report.get_by_role("button", name=re.compile("^Drill this question")).first.click()
        visit.listens()
        expect(page.locator("#title")).to_contain_text("drill")
        assert page.url != address
    the_file_needs_nothing_else(browser, tmp_path / "report.html")


def the_file_needs_nothing_else(browser: Browser, file: Path) -> None:
    """Opened from the disk it shows the same marks, runs nothing, and asks nobody for anything but itself."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    asked: list[str] = []
    told: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    said = page.locator(".said").first
    expect(said.locator("mark.claim")).to_have_text(CLAIM)
    expect(said).to_contain_text(NASTY)
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("math").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert asked == [file.as_uri()]
    assert told == []
