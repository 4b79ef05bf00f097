"""kill -9 at any moment: nothing that was acknowledged is lost, and the interview goes on as if nothing had happened.

Knows how to kill a process at a chosen point. Never knows what the interviewer will say.
"""

import os
import signal
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from interviewer.config import Settings
from interviewer.domain.events import Event, Recorded, Round, Setup, Spoken
from interviewer.domain.library import Library
from interviewer.domain.state import Awaiting, State
from interviewer.domain.vocabulary import Stage
from interviewer.session import Interviews
from interviewer.store import EventStore, SqlStore, open_store
from interviewer.wiring import WallClock, cast_for
from tests.house import index_of
from tests.played import MATH

ANSWERS = (
    "Minus log of the probability of the right class, so minus one plus p there and zero for the other classes.",
    "It goes up, so the second entry cannot be zero.",
    "The denominator has every logit, so dp_i/dz_k is p_i times (delta_ik minus p_k).",
    "So p minus y.",
    "I am sure: raising the logit of a wrong class raises the loss.",
    "Subtract the maximum before exp, else it overflows.",
    "I don't know.",
    "The score depends on the offset only, since the rotations compose.",
    "It works for any length.",
    "Beyond the trained window the slow pairs meet unseen angles.",
    "pass",
    "What does the team work on?",
    "No more questions.",
)
TWO = Round(stage=Stage.TECHNICAL_CONCEPTS, persona="jonas", minutes=45, items=2)
SETUP = Setup(rounds=(TWO,), item=MATH, wish="rotary embeddings on long inputs", seed=7)


class Deadly:
    """A store that kills its process just before an append is tried, or just after one is committed."""

    def __init__(self, store: EventStore, at: int, after: bool) -> None:
        self._store, self._at, self._after = store, at, after
        self._tried, self._done = count(1), count(1)

    def append(
        self, session: str, events: Sequence[Event], at: datetime, expected: int | None = None, owner: str = ""
    ) -> tuple[Recorded, ...]:
        """Append, and die when the count is up."""
        if not self._after and next(self._tried) == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        recorded = self._store.append(session, events, at, expected, owner)
        if self._after and next(self._done) == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        return recorded

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def house(path: Path, library: Library, die_at: int = 0, after: bool = False) -> Interviews:
    store: SqlStore = open_store(path)
    deadly = Deadly(store, die_at, after) if die_at else store
    casting = partial(cast_for, Settings(_env_file=None), library)
    return Interviews(library, deadly, index_of(library), casting, WallClock())  # type: ignore[arg-type]


def sit(interviews: Interviews, session: str, acknowledged: int | None = None) -> None:
    """Answer what has not been answered yet, each acknowledged on the pipe as soon as it is saved."""
    list(interviews.advance(session))
    for number, answer in enumerate(ANSWERS):
        state = interviews.state(session)
        if state.awaiting is not Awaiting.CANDIDATE:
            break
        if f"answer-{number}" in state.messages:
            continue
        interviews.answer(session, answer, f"answer-{number}")
        if acknowledged is not None:
            os.write(acknowledged, bytes([number]))
        list(interviews.advance(session))
    interviews.settle(session)


def conversation(state: State) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in state.turns]


@pytest.fixture(scope="module")
def undisturbed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> State:
    interviews = house(tmp_path_factory.mktemp("calm") / "calm.sqlite3", library)
    session = interviews.start(SETUP)
    sit(interviews, session)
    state = interviews.state(session)
    interviews.close()
    return state


def killed(path: Path, library: Library, die_at: int, after: bool) -> tuple[bool, bytes]:
    """Sit the interview in a process that dies at that append; whether it died, and what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            interviews = house(path, library, die_at, after)
            sit(interviews, interviews.start(SETUP), writing)
        finally:  # the child must never come back into the test run
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        acknowledged = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, acknowledged


@pytest.mark.parametrize("point", range(50))
def test_a_killed_interview_goes_on_where_it_was(
    point: int, library: Library, tmp_path: Path, undisturbed: State
) -> None:
    path, die_at = tmp_path / "killed.sqlite3", 2 + 3 * (point // 2) // 2
    died, acknowledged = killed(path, library, die_at, after=bool(point % 2))
    assert died, "the interview was over before it could be killed"
    interviews = house(path, library)
    (head,) = interviews.store.list()
    kept = interviews.state(head.id)
    assert {f"answer-{number}" for number in acknowledged} <= set(kept.messages)
    interviews.resume(head.id)
    sit(interviews, head.id)
    state = interviews.state(head.id)
    assert conversation(state) == conversation(undisturbed)
    assert state.ended == "plan"
    spoken = [r.event.text for r in interviews.store.read(head.id) if isinstance(r.event, Spoken)]
    assert len(spoken) == len(set(spoken))
    assert {j.item for j in state.judgements} == {j.item for j in undisturbed.judgements}
    interviews.close()
