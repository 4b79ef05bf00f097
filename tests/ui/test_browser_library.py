"""Past sessions, progress and library as a visitor meets them, in a real browser and by keyboard.

Knows what can be seen and pressed. Never knows how it gets there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from interviewer.domain.library import Library
from interviewer.store import open_store
from interviewer.wiring import DATABASE
from tests.browser import Server, Visit, visitor
from tests.played import MATH, NINE, ROPE, STORY
from tests.ui.test_archive import answered, over

pytestmark = pytest.mark.browser
SESSIONS = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("home")
    store = open_store(home / DATABASE)
    for n in range(SESSIONS):
        said = "We threw <b>everything</b> away." if n == 3 else "It is p minus y."
        one = over(answered(library, STORY if n == 3 else MATH, said=said))
        store.append(f"past{n:02}", [recorded.event for recorded in one.recorded], NINE)
    store.close()
    server = Server(home)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    with visitor(browser) as page:
        yield Visit(page, server.url).open()


def test_past_sessions_are_searched_chosen_by_keyboard_and_drawn(visit: Visit) -> None:
    visit.view("Past sessions")
    listed = visit.page.locator("#sessions").get_by_role("radio")
    expect(listed).to_have_count(20)
    visit.button("Show more").click()
    expect(listed).to_have_count(SESSIONS)
    listed.first.focus()
    visit.page.keyboard.press("ArrowDown")
    expect(listed.nth(1)).to_be_checked()
    visit.page.locator("#past-words").get_by_role("textbox").fill("EVERYTHING</b> away")
    expect(listed).to_have_count(1)
    expect(visit.page.locator("#sessions")).to_contain_text("You said: We threw <b>everything</b> away.")
    visit.view("Progress")
    expect(visit.page.get_by_role("img", name="level 1 to 4").first).to_be_visible()
    expect(visit.page.locator("#progress table")).to_contain_text("5 Jan 2026")


def test_a_question_is_found_read_and_practised(visit: Visit, library: Library) -> None:
    item = library.item(ROPE)
    visit.view("Library")
    visit.page.get_by_label("Search the questions").fill("rotary embedings long context")
    expect(visit.page.locator("#library-page")).to_contain_text(item.title)
    expect(visit.page.locator("#library-warning")).to_be_visible()
    expect(visit.page.locator("#library-answer")).to_be_hidden()
    visit.button("Show the answer anyway").click()
    expect(visit.page.locator("#library-answer")).to_contain_text("Key points")
    visit.button("Practise this").click()
    visit.listens()
    expect(visit.page.locator("#title")).to_contain_text("drill")
    expect(visit.turns.last).to_contain_text(item.prompt[:40])
