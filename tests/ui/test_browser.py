"""Interviews as a visitor has them, in a real browser.

Knows what can be seen on the page. Never knows how it gets there.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from interviewer.domain.items import Item
from interviewer.domain.library import Library
from tests.browser import Server, Visit, visitor
from tests.played import MATH

pytestmark = pytest.mark.browser
WRONG = "The gradient is $p_c - 1$ for the true class, and the gradient is zero for the other classes."
ITEMS = (
    "math.softmax-cross-entropy-gradient",
    "concept.rope-long-context",
    "design.detect-reward-hacking",
    "behavioral.experiment-invalidated-roadmap",
    "coding.numpy-cosine-similarity",
    "bar-raiser.remove-80-percent-compute",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("home"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    with visitor(browser) as page:
        yield Visit(page, server.url).open()


def begin(visit: Visit, item: Item, library: Library) -> None:
    """Start an interview with this question; a project is named beforehand."""
    visit.choose("Stage", library.plans[item.stage[0]].name)
    visit.more()
    visit.choose("Question", item.title)
    visit.page.get_by_label("Your project").fill("gradient surgery")
    visit.start()


def literal(words: str) -> str:
    """How words look once the browser has joined their white space."""
    return " ".join(words.split())


def test_a_wrong_claim_is_pushed_back_a_hint_is_given_and_the_feedback_quotes(visit: Visit, library: Library) -> None:
    item = library.item(MATH)
    begin(visit, item, library)
    expect(visit.turns.last).to_contain_text("Derive the gradient")
    visit.answer(WRONG)
    pushes = [push for wrong in item.misconceptions for push in wrong.pushback]
    assert any(literal(push) in literal(visit.turns.last.inner_text()) for push in pushes)
    expect(visit.page.get_by_text("the gradient is zero for the other classes")).to_be_visible()
    visit.answer("Right, the probabilities sum to one, so the others get p_k itself, which is positive.")
    visit.press("Hint")
    hints = [hint for point in item.key_points for hint in point.hints]
    assert any(literal(hint) in literal(visit.turns.last.inner_text()) for hint in hints)
    visit.end()
    report = visit.feedback()
    expect(report).to_contain_text("the gradient is zero for the other classes")
    expect(report).to_contain_text("Practice estimate, not a prediction")


def test_reload_and_restart_in_the_middle_lose_nothing(visit: Visit, server: Server, library: Library) -> None:
    begin(visit, library.item(MATH), library)
    visit.answer("Let $L = -\\log p_c$ for the true class.")
    said = visit.turns.all_inner_texts()
    visit.write("half an answer")
    expect(visit.page).to_have_url(re.compile(r"session=\w+"))
    visit.page.reload()
    visit.listens()
    expect(visit.turns).to_have_count(len(said))
    assert visit.turns.all_inner_texts() == said
    expect(visit.answer_box).to_have_value("half an answer")
    address = visit.page.url
    visit.page.goto("about:blank")  # the page tries to come back by itself, which would cut across ours
    server.stop()
    server.start()
    visit.page.goto(address)
    visit.listens()
    assert visit.turns.all_inner_texts() == said
    visit.answer("Then the derivative is p - y.")
    assert visit.turns.count() == len(said) + 2


@pytest.mark.parametrize("id", ITEMS)
def test_every_question_can_be_begun_answered_ended_and_read(visit: Visit, library: Library, id: str) -> None:
    item = library.item(id)
    begin(visit, item, library)
    asked = literal(item.prompt.rpartition("}")[2])[:60].strip()
    expect(visit.turns.last).to_contain_text(asked)
    visit.answer("I would begin with the assumptions, and <b>write</b> down what is *known*.")
    visit.end()
    report = visit.feedback()
    expect(report).to_contain_text(item.title)
    expect(report).to_contain_text("<b>write</b> down what is *known*")


def test_the_clock_runs_in_the_browser_and_stands_in_a_pause(visit: Visit) -> None:
    visit.start()
    begun = visit.clock.inner_text()
    expect(visit.clock).not_to_have_text(begun)
    visit.button("Pause").click()
    expect(visit.button("Resume")).to_be_enabled()
    expect(visit.clock).to_contain_text("(paused)")
    expect(visit.button("Send")).to_be_disabled()
    visit.button("Resume").click()
    visit.listens()
    expect(visit.clock).not_to_contain_text("(paused)")


def test_ctrl_enter_sends_and_an_empty_answer_is_one_line(visit: Visit) -> None:
    visit.start()
    visit.write("   ")
    visit.button("Send").click()
    expect(visit.fault).to_contain_text("an empty answer was not sent")
    expect(visit.answer_box).to_have_value("   ")
    said = visit.turns.count()
    visit.write("The score depends on the offset alone.")
    visit.answer_box.press("Control+Enter")
    visit.spoken_after(said)
    expect(visit.answer_box).to_have_value("")
    expect(visit.fault).not_to_contain_text("empty")


def test_end_asks_before_it_ends(visit: Visit) -> None:
    visit.start()
    visit.button("End").click()
    visit.button("Keep going").click()
    expect(visit.button("Yes, end it")).to_be_hidden()
    visit.listens()


def test_a_drill_shows_feedback_after_the_question(visit: Visit) -> None:
    visit.page.get_by_label("Drill: feedback after each question").check()
    visit.start()
    visit.answer("It rotates pairs of the query and the key.")
    visit.press("Pass")
    expect(visit.page.locator("#drill").get_by_role("heading", name="What was said")).to_be_visible()


def test_a_past_session_is_opened_taken_away_and_deleted(visit: Visit) -> None:
    visit.start()
    visit.answer("It rotates pairs of the query and the key.")
    visit.end()
    session = visit.page.url.partition("session=")[2]
    visit.feedback()
    with visit.page.expect_download() as saved:
        visit.page.locator("#save-json").click()
    assert json.loads(Path(saved.value.path()).read_text())["facts"]["session"] == session
    visit.view("Past sessions")
    expect(visit.page.locator("#sessions")).to_contain_text(session)
    visit.button("Open").click()
    expect(visit.turns.first).to_be_visible()
    visit.view("Past sessions")
    visit.button("Delete").click()
    visit.button("Yes, delete it").click()
    expect(visit.page.locator("#sessions").get_by_text(session)).to_have_count(0)


def test_an_unknown_session_is_one_line_and_the_form_stays(visit: Visit) -> None:
    visit.page.goto(f"{visit.url}/?session=nosuchone")
    expect(visit.fault).to_contain_text("no session is called")
    expect(visit.button("Start the interview")).to_be_visible()


def test_health_says_version_library_and_store(server: Server) -> None:
    with urlopen(f"{server.url}/healthz") as answer:
        told = json.load(answer)
        assert "content-security-policy" in answer.headers
    assert told["status"] == "ok"
    assert told["library"]["items"] >= len(ITEMS)


def test_a_new_interview_begins_at_the_form_with_a_clean_address(visit: Visit) -> None:
    visit.start()
    visit.end()
    expect(visit.page).to_have_url(re.compile("session="))
    visit.button("New interview").click()
    expect(visit.button("Start the interview")).to_be_visible()
    expect(visit.page).not_to_have_url(re.compile("session="))


def test_a_loop_says_which_round_it_is(visit: Visit) -> None:
    visit.more()
    visit.page.get_by_label("Loop", exact=True).click()
    visit.page.get_by_role("option", name=re.compile("^Technical day")).click()
    visit.start()
    expect(visit.page.locator("#title")).to_contain_text("round 1 of 3")
