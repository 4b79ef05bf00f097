"""Every screen held against the rules of axe-core, in a real browser, by day and by night.

Knows how to reach each screen. Never knows which rules there are.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from interviewer.domain.library import Library
from interviewer.store import open_store
from interviewer.ui.users import Users
from interviewer.wiring import DATABASE
from tests.browser import Server, Visit, visitor
from tests.played import COMPUTE, MATH, NINE, ROPE, STORY
from tests.ui.test_archive import answered, over

pytestmark = pytest.mark.browser
NAME, PASSWORD = "ada", "correct horse battery"
WRONG = "The gradient is $p_c - 1$ for the true class, and the gradient is zero for the other classes."
EXCUSED: tuple[str, ...] = ()
GRAVE = ("serious", "critical")
WIDE, PHONE = 1280, 390
# What has just changed its colour is looked at when it has arrived there.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
# The page's script makes what scrolls sideways reachable a moment after it has appeared.
REACHED = """() => [...document.querySelectorAll('.report :is(.reference, .said, .told, .prompt)')]
  .every(wide => wide.scrollWidth <= wide.clientWidth || wide.tabIndex >= 0)"""
RUN = """async excused => (await axe.run({ exclude: excused.map(one => [one]) }, { resultTypes: ['violations'] }))
  .violations.map(one => ({ id: one.id, impact: one.impact, nodes: one.nodes.map(node =>
    [node.target.join(' '), node.html.slice(0, 160), node.failureSummary].join(' | ')) }))"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[Server]:
    server = furnished(tmp_path_factory.mktemp("home"), library)
    server.start()
    yield server
    server.stop()


def furnished(home: Path, library: Library) -> Server:
    """A server with a sign-in, where one person has had some interviews."""
    users = Users(home / "users")
    users.add(NAME, PASSWORD)
    store = open_store(home / DATABASE)
    for day, item in enumerate((MATH, STORY, COMPUTE, MATH)):
        one = over(answered(library, item, said="It is p minus y, and it depends on the offset alone."))
        events = [recorded.event for recorded in one.recorded]
        store.append(f"past{day}", events, NINE + timedelta(days=7 * day), owner=NAME)
    store.close()
    return Server(home, INTERVIEWER_USERS=str(users.path))


def screens(page: Page, server: Server, library: Library) -> Iterator[str]:
    """The name of each screen, while it is shown."""
    visit = Visit(page, server.url)
    page.goto(server.url)
    expect(page.get_by_label("Password")).to_be_visible()
    yield "sign-in"
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(visit.button("Start the interview")).to_be_visible()
    expect(page.locator("#who")).to_contain_text(NAME)
    yield "set-up"
    item = library.item(MATH)
    visit.choose("Stage", library.plans[item.stage[0]].name)
    visit.choose("Question", item.title)
    visit.more()
    page.get_by_role("button", name="Language model").click()
    expect(visit.button("Try it")).to_be_visible()
    yield "set-up-unfolded"
    own_work(page, visit)
    yield "your-work"
    forgotten(page, visit)
    visit.start()
    visit.answer(WRONG)
    yield "interview"
    visit.answer("Right, the probabilities sum to one, so the others get p_k itself, which is positive.")
    visit.press("Hint")
    visit.end()
    yield "interview-ended"
    visit.button("Read the feedback").click()
    expect(page.get_by_role("group", name=item.title)).to_be_visible()
    yield "own-levels"
    page.get_by_role("radio", name="3").check()
    visit.button("Show the feedback").click()
    expect(visit.report.locator("mark").first).to_be_visible()
    yield "feedback"
    visit.view("Past sessions")
    page.locator("#sessions").get_by_role("radio").first.check()
    visit.button("Delete").click()
    expect(visit.button("Yes, delete it")).to_be_visible()
    yield "past-sessions"
    visit.view("Progress")
    expect(page.locator("#progress table")).to_be_visible()
    yield "progress"
    visit.view("Library")
    page.get_by_label("Search the questions").fill("rotary embeddings long context")
    expect(page.locator("#library-page")).to_contain_text(library.item(ROPE).title)
    visit.button("Show the answer anyway").click()
    expect(page.locator("#library-answer")).to_contain_text("Key points")
    yield "library"


def own_work(page: Page, visit: Visit) -> None:
    """A project with a document that is about to be deleted, everything unfolded."""
    page.get_by_role("button", name="Your work").click()
    page.get_by_label("New project").fill("Sparse router")
    visit.button("Begin it").click()
    expect(page.locator("#work-chosen")).to_be_visible()
    words = {
        "name": "paper.md",
        "mimeType": "text/markdown",
        "buffer": b"# Routing\nA router <b>balances</b> experts.\n",
    }
    page.locator("#work-file input[type=file]").set_input_files([words])
    expect(page.locator("#work-file")).to_contain_text("paper")
    visit.button("Read and keep it").click()
    expect(page.locator("#work-documents")).to_contain_text("A router <b>balances</b> experts.")
    page.get_by_role("button", name="Describe it").click()
    visit.button("Delete this document").click()
    expect(visit.button("Yes, delete the document")).to_be_visible()


def forgotten(page: Page, visit: Visit) -> None:
    """The project deleted again."""
    visit.button("Delete this project").click()
    visit.button("Yes, delete the project").click()
    expect(page.locator("#work-chosen")).to_be_hidden()


def grave(page: Page) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical on the page as it is shown."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(content=AXE_SCRIPT)
        page.add_style_tag(content=STILL)
    page.wait_for_function(REACHED)
    found: list[dict[str, Any]] = page.evaluate(RUN, list(EXCUSED))
    return [one for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize(("scheme", "width"), [("light", WIDE), ("dark", WIDE), ("dark", PHONE)])
def test_no_screen_has_a_serious_fault_or_runs_off_its_side(
    browser: Browser, server: Server, library: Library, scheme: str, width: int
) -> None:
    faults, wider = {}, {}
    size = {"width": width, "height": 844}
    with visitor(browser, color_scheme=scheme, viewport=size, bypass_csp=True) as page:
        for name in screens(page, server, library):
            faults[name] = grave(page)
            wider[name] = page.evaluate("document.documentElement.scrollWidth") - width
    assert {name: found for name, found in faults.items() if found} == {}
    assert {name: over for name, over in wider.items() if over > 0} == {}
