"""A talk in a real browser: the slot, the panel, its marks, who asks, and the report's time bar.

Knows what can be seen on the page. Never knows how a talk is conducted.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Server, Visit, visitor
from tests.talks import SECTIONS, THESIS
from tests.ui.test_browser_axe import grave

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("home"))
    server.start()
    yield server
    server.stop()


def test_a_talk_is_given_marked_asked_about_and_reported(browser: Browser, server: Server) -> None:
    with visitor(browser, viewport={"width": 390, "height": 844}, bypass_csp=True) as page:
        visit = Visit(page, server.url).open()
        visit.choose("Stage", "Research talk")
        page.get_by_label("45 minutes: 34 to speak, 11 for questions").check()
        expect(page.get_by_label("Minutes", exact=True)).to_be_hidden()
        visit.start()
        panel = page.locator("#presenting")
        expect(panel).to_contain_text("Now: your thesis, in one sentence.")
        expect(visit.button("Next section")).to_be_hidden()
        visit.answer(THESIS)
        visit.answer(SECTIONS[0])
        expect(panel).to_contain_text("You are at motivation, slide 1.")
        visit.write(SECTIONS[2].split("\n")[-1])
        visit.press("Next section")
        expect(visit.answer_box).to_have_value("")
        expect(panel.locator(".here")).to_contain_text("Problem and gap")
        assert grave(page) == []
        visit.press("Next slide")
        expect(visit.turns.last).to_contain_text("lide 2")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        visit.press("The talk is done")
        expect(panel).to_contain_text("Now: an answer to Sam Whitfield, product.")
        expect(visit.turns.last).to_contain_text("Sam Whitfield")
        expect(visit.button("Next section")).to_be_hidden()
        visit.answer("No, only for adults on a heart ward.")
        visit.end()
        report = visit.feedback()
        expect(report.locator("svg.timebar")).to_be_visible()
        expect(report.get_by_role("heading", name="Where each audience was lost")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
