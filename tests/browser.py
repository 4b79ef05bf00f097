"""A real browser on the real page: the server as a process, and the page as a visitor names its parts.

Knows labels and buttons. Never knows what an interviewer should say.
"""

import os
import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Request, expect

ROOT = Path(__file__).parent.parent
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_S = 60
WAIT_MS = 30_000


def chromium() -> Path:
    """The browser; without one the test is skipped, and fails where CI promises one."""
    found = Path(os.environ.get("INTERVIEWER_TEST_CHROMIUM", "/usr/bin/chromium"))
    if not found.exists():
        missing = f"no Chromium at {found}: name one with INTERVIEWER_TEST_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def launched(playwright: Playwright) -> Browser:
    """The browser, without a window and without errands of its own."""
    return playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)


class Server:
    """`python app.py` on a data folder of its own; the port stays the same over a restart.

    settings: further environment variables.
    """

    def __init__(self, home: Path, **settings: str) -> None:
        self._home, self._port, self._settings = home, 0, settings
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> None:
        """Start, and wait until the page's address is said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEWER_")}
        ours = {"INTERVIEWER_HOME": str(self._home), "INTERVIEWER_PORT": str(self._port)}
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py")],
            env={**kept, **ours, **self._settings, "NO_PROXY": "*"},
            cwd=self._home,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self._said(self._process)
        self._port = urlsplit(self.url).port or 0

    def stop(self) -> None:
        """End the process, as Ctrl-C does."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(READY_S)
        if self._process.stderr:
            self._process.stderr.close()

    def _said(self, process: "subprocess.Popen[str]") -> str:
        lines: queue.Queue[str] = queue.Queue()
        assert process.stderr is not None
        stream = process.stderr

        def read() -> None:
            try:
                for line in stream:
                    lines.put(line)
            except ValueError:  # closed while waiting for a line
                pass
            lines.put("")

        Thread(target=read, daemon=True).start()
        heard = ""
        while line := lines.get(timeout=READY_S):
            heard += line
            if "The page is at " in line:
                return line.split("The page is at ")[1].split()[0]
        raise AssertionError(f"the server did not start: {heard}")


@contextmanager
def visitor(browser: Browser, **how: Any) -> Iterator[Page]:
    """A fresh visitor's page. Any request to another host, and any error of the page's scripts, fails the test."""
    context: BrowserContext = browser.new_context(**how)
    context.set_default_timeout(WAIT_MS)
    outside: list[str] = []
    errors: list[str] = []

    def watch(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1", "localhost"):
            outside.append(request.url)

    context.on("request", watch)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    try:
        yield page
    finally:
        context.close()
    assert outside == []
    assert errors == []


class Visit:
    """The page in a visitor's words."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        expect.set_options(timeout=WAIT_MS)

    def open(self) -> "Visit":
        """The page as it opens."""
        self.page.goto(self.url)
        expect(self.button("Start the interview")).to_be_visible()
        # A robot clicks before the page listens; a person does not.
        self.page.evaluate("new Promise(done => requestIdleCallback(done, {timeout: 5000}))")
        return self

    def button(self, name: str) -> Locator:
        """The button of that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_label(label, exact=True).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def more(self) -> None:
        """Unfold the further choices."""
        self.page.get_by_text("Choose more").click()
        expect(self.page.get_by_label("Question", exact=True)).to_be_visible()

    def start(self) -> None:
        """Start, and wait until the interviewer has spoken."""
        self.button("Start the interview").click()
        self.listens()

    def listens(self) -> None:
        """Wait until the interviewer has finished."""
        expect(self.button("Send")).to_be_enabled()

    def write(self, text: str) -> None:
        """Write into the answer box without sending."""
        self.answer_box.fill(text)

    def answer(self, text: str) -> None:
        """Send an answer, and wait until the interviewer has spoken."""
        said = self.turns.count()
        self.write(text)
        self.button("Send").click()
        self.spoken_after(said)

    def press(self, name: str) -> None:
        """Press a button that makes the interviewer speak."""
        said = self.turns.count()
        self.button(name).click()
        self.spoken_after(said)

    def spoken_after(self, said: int) -> None:
        """Wait for a turn of the candidate and one of the interviewer after so many."""
        expect(self.turns.nth(said + 1)).to_be_visible()
        self.listens()

    def end(self) -> None:
        """End the interview, and confirm it."""
        self.button("End").click()
        self.button("Yes, end it").click()
        expect(self.button("Read the feedback")).to_be_visible()

    def feedback(self) -> Locator:
        """Go to the feedback without a level of one's own, and wait for it."""
        self.button("Read the feedback").click()
        self.button("Skip").click()
        expect(self.report.get_by_role("heading").first).to_be_visible()
        return self.report

    def view(self, name: str) -> None:
        """Change the view."""
        self.page.get_by_role("tab", name=name, exact=True).click()

    @property
    def answer_box(self) -> Locator:
        """Where answers are written."""
        return self.page.get_by_label("Your answer")

    @property
    def turns(self) -> Locator:
        """All turns of the conversation."""
        return self.page.locator("#conversation .message")

    @property
    def report(self) -> Locator:
        """The feedback."""
        return self.page.locator("#report")

    @property
    def clock(self) -> Locator:
        """The clock."""
        return self.page.get_by_role("timer")

    @property
    def fault(self) -> Locator:
        """The line for faults."""
        return self.page.locator("#fault")
