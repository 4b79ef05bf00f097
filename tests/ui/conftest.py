"""A house that forgets, for tests of what a visitor can do.

Knows the fakes that the parts ship with. Never knows a file or a browser.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from interviewer.config import Settings
from interviewer.domain.library import Library
from interviewer.session import Interviews
from interviewer.store.memory import MemoryStore
from interviewer.ui.desk import Desk
from interviewer.wiring import House, WallClock, cast_for
from tests.browser import launched
from tests.house import index_of


@pytest.fixture
def house(library: Library, tmp_path: Path) -> House:
    settings = Settings(home=tmp_path)
    store, questions = MemoryStore(), index_of(library)
    interviews = Interviews(library, store, questions, partial(cast_for, settings, library), WallClock())
    return House(settings, library, store, questions, interviews)


@pytest.fixture
def desk(house: House) -> Iterator[Desk]:
    desk = Desk(house)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()
