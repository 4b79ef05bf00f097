"""Signing in and connecting a model, in a real browser.

Knows what can be seen on the page. Never knows how it gets there.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer.ui.users import Users
from tests.browser import Server, Visit, visitor
from tests.loopback import Provider, say

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"
SECRET = "sk-never-to-be-seen"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    users = Users(home / "users")
    users.add("ada", PASSWORD)
    users.add("bob", PASSWORD)
    server = Server(home, INTERVIEWER_USERS=str(users.path))
    server.start()
    yield server
    server.stop()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_everybody_signs_in_to_their_own_sessions(browser: Browser, server: Server) -> None:
    with visitor(browser) as page:
        page.goto(server.url)
        sign_in(page, "ada", "wrong password")
        expect(page.get_by_role("alert")).to_contain_text("do not belong together")
        sign_in(page, "ada")
        visit = Visit(page, server.url)
        expect(page.locator("#who")).to_contain_text("Signed in as ada")
        visit.start()
        visit.answer("It depends on the offset alone.")
        expect(page).to_have_url(re.compile("session="))
        address = page.url
    with visitor(browser) as page:
        page.goto(address)
        sign_in(page, "bob")
        expect(page.locator("#fault")).to_contain_text("no session is called")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("Password")).to_be_visible()
        page.goto(address)
        sign_in(page, "ada")
        expect(Visit(page, server.url).turns.last).to_be_visible()


def test_a_model_is_connected_tried_and_used_and_its_key_leaves_the_page(browser: Browser, server: Server) -> None:
    with Provider() as provider, visitor(browser) as page:
        provider.play(say("Ready."))
        page.goto(server.url)
        sign_in(page, "bob")
        visit = Visit(page, server.url)
        page.get_by_role("button", name="Language model").click()
        expect(page.locator("#connect")).to_contain_text(re.compile("Nothing found|Choose one"))
        page.get_by_role("textbox", name=re.compile("^Model")).fill("openai/loop")
        page.get_by_role("textbox", name=re.compile("^Address")).fill(provider.base)
        page.locator("#model-key input").fill(SECRET)
        visit.button("Try it").click()
        expect(page.locator("#connected")).to_contain_text("openai/loop works: its first word came after")
        expect(page.locator("#model-key input")).to_have_value("")
        expect(page.locator("#offline")).to_contain_text("openai/loop")
        visit.start()
        expect(page.locator("#banner")).to_contain_text("Interviewer: openai/loop.")
        assert SECRET not in page.content() + page.url
        assert SECRET not in page.evaluate("JSON.stringify([sessionStorage, localStorage, document.cookie])")
