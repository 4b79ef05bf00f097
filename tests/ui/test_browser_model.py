"""An interview with a language model, in a real browser: a turn as it is spoken, and what a failing model leaves.

Knows a provider on this machine that behaves as told. Never knows a real model.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from threading import Event

import pytest
from playwright.sync_api import Browser, expect

from interviewer.domain.library import Library
from tests.browser import Server, Visit, visitor
from tests.loopback import Exchange, Provider, say, status
from tests.played import MATH

pytestmark = pytest.mark.browser
WORDS = "You take the chain rule through the softmax. Which term does the chain rule leave when the two indices differ?"
GAP_S = 0.12


refused = Event()


def speaks_and_judges_nothing(exchange: Exchange) -> None:
    """The speaker's words come slowly; whoever else asks is refused."""
    if "Purpose of this round" in exchange.body["messages"][0]["content"]:
        say(WORDS, gap_s=GAP_S)(exchange)
    else:
        refused.set()
        status(400)(exchange)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        provider.play(speaks_and_judges_nothing)
        yield provider


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[Server]:
    named = {"MODEL": "openai/loop", "API_BASE": provider.base, "API_KEY": "none"}
    settings = {f"INTERVIEWER_{name}": value for name, value in named.items()}
    server = Server(tmp_path_factory.mktemp("home"), **settings)
    server.start()
    yield server
    server.stop()


def test_a_turn_is_finished_though_the_page_is_closed_and_a_failed_judge_can_be_asked_again(
    browser: Browser, server: Server, library: Library
) -> None:
    with visitor(browser) as page:
        visit = Visit(page, server.url).open()
        expect(page.locator("#offline")).to_contain_text("openai/loop")
        visit.more()
        visit.choose("Question", library.item(MATH).title)
        visit.start()
        said = visit.turns.count()
        visit.write("I use the chain rule through the softmax, and get $p - y$.")
        visit.button("Send").click()
        expect(page.locator("#live")).to_contain_text("chain rule through the softmax")
        expect(visit.button("Send")).to_be_disabled()
        assert visit.turns.count() == said + 1
        address = page.url
    assert re.search(r"session=\w+", address)
    with visitor(browser) as page:
        page.goto(address)
        visit = Visit(page, server.url)
        visit.listens()
        expect(visit.turns).to_have_count(said + 2)
        expect(visit.turns.last).to_contain_text(WORDS)
        expect(page.locator("#told")).to_contain_text("read by rules instead")
        visit.end()
        expect(visit.feedback()).to_contain_text("ungraded")
        refused.clear()
        visit.button("Judge again").click()
        assert refused.wait(10)
        expect(visit.report).to_contain_text("ungraded")


SAMPLED = """() => {
  window.sampled = [];
  const look = () => {
    const live = document.querySelector('#live'), log = document.querySelector('#conversation .bubble-wrap');
    window.sampled.push({
      spoken: live && live.offsetParent ? live.innerText : '',
      turns: log.querySelectorAll('.message').length,
      box: document.querySelector('#answer').getBoundingClientRect().top + scrollY,
      top: log.scrollTop,
      below: log.scrollHeight - log.scrollTop - log.clientHeight,
    });
    window.sampling = requestAnimationFrame(look);
  };
  look();
}"""


def test_a_turn_grows_without_a_flicker_and_moves_nobody_who_reads_further_up(browser: Browser, server: Server) -> None:
    with visitor(browser, viewport={"width": 900, "height": 560}) as page:
        visit = Visit(page, server.url).open()
        visit.start()
        log = page.locator("#conversation .bubble-wrap")
        page.evaluate(SAMPLED)
        visit.answer("I use the chain rule through the softmax. " * 12)
        expect(page.locator("#meter")).to_contain_text("cost unknown")
        frames = page.evaluate("() => { cancelAnimationFrame(window.sampling); return window.sampled; }")
        spoken = [frame["spoken"].strip() for frame in frames if frame["spoken"].strip().startswith(WORDS[:8])]
        assert len(set(spoken)) > 3
        assert all(later.startswith(earlier) for earlier, later in pairwise(spoken))
        assert max(frame["box"] for frame in frames) - min(frame["box"] for frame in frames) <= 1
        assert [frame["turns"] for frame in frames] == sorted(frame["turns"] for frame in frames)
        assert frames[-1]["below"] < 50
        said = visit.turns.count()
        visit.write("The other terms cancel in the sum over the classes. " * 8)
        visit.button("Send").click()
        expect(page.locator("#live")).to_contain_text(WORDS[:8])
        log.evaluate("log => { log.scrollTop = 0; }")
        visit.spoken_after(said)
        assert log.evaluate("log => log.scrollTop") == 0
