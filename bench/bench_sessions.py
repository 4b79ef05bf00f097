"""What opening a long session costs beside a short one: read from the database, folded, laid out for the page.

Knows the limit of one second between 200 turns and 10. Never knows how long a browser draws.
"""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.material import MATH, answers, percentile, setup
from interviewer.config import Settings
from interviewer.content.loader import load_library
from interviewer.domain.events import Answered, Event, ItemOpened, RoundOpened, Spoken, Started, Tracked
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Observation
from interviewer.retrieval import MemoryIndex
from interviewer.session import Interviews
from interviewer.store import open_store
from interviewer.wiring import House, WallClock, cast_for

SHORT, LONG, WORDS, TRIES = 10, 200, 120, 7
LIMIT_S = 1.0


def measure() -> Iterator[dict[str, object]]:
    """One line: seconds to open a session of 10 turns and one of 200, their ratio and difference."""
    library = load_library()
    with TemporaryDirectory() as folder:
        for turns in (SHORT, LONG):
            _kept(Path(folder), f"turns{turns}", turns, library)
        short, long = (_median(Path(folder), f"turns{turns}", library) for turns in (SHORT, LONG))
    yield {
        "what": f"opening a session of {LONG} turns beside one of {SHORT}",
        "short_s": round(short, 3),
        "long_s": round(long, 3),
        "ratio": round(long / short, 1),
        "more_s": round(long - short, 3),
        "limit_s": LIMIT_S,
        "within": long - short <= LIMIT_S,
    }


def _kept(folder: Path, session: str, turns: int, library: Library) -> None:
    """Write down a session of so many answers, each tracked and replied to."""
    events: list[Event] = [Started(setup=setup()), RoundOpened(index=0)]
    events += [Spoken(text="Welcome.", move=Move(kind=MoveKind.OPEN)), ItemOpened(item=MATH, version=1)]
    events.append(Spoken(text=library.item(MATH).prompt, move=Move(kind=MoveKind.ASK_ITEM, item=MATH)))
    for answer in islice(answers(library, WORDS), turns):
        events.append(Answered(text=answer))
        events.append(Tracked(turn=len(events), observation=Observation(words=WORDS)))
        events.append(Spoken(text="Which of these would you check first?", move=Move(kind=MoveKind.FOLLOWUP)))
    store = open_store(folder / "bench.sqlite3")
    store.append(session, events, datetime.now(UTC) - timedelta(minutes=30))
    store.close()


def _median(folder: Path, session: str, library: Library) -> float:
    return percentile([asyncio.run(_opened(folder, session, library)) for _ in range(TRIES)], 0.5)


async def _opened(folder: Path, session: str, library: Library) -> float:
    """Seconds by a process that has not held the session. Asynchronous because Gradio opens a loop without one."""
    from interviewer.ui.desk import Desk
    from interviewer.ui.page import Page

    settings = Settings(_env_file=None, home=folder)
    store, questions = open_store(folder / "bench.sqlite3"), MemoryIndex(library.items)
    interviews = Interviews(library, store, questions, partial(cast_for, settings, library), WallClock())
    desk = Desk(House(settings, library, store, questions, interviews))
    page = Page(desk)
    begun = time.perf_counter()
    shown = page.talk.shown(desk.screen(session), speaking=False)
    page.talk.chat.postprocess(shown[page.talk.chat])
    taken = time.perf_counter() - begun
    desk.close()
    return taken
