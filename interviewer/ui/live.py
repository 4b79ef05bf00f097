"""Turns under way: each is finished and saved in its own thread, whoever watches and whether or not anybody does.

Knows what has been said of a running turn. Never knows a page, nor what the turn is about.
"""

import logging
from collections.abc import Iterator
from threading import Condition, Event, Lock, Thread
from typing import Protocol

from interviewer.domain.errors import InterviewerError
from interviewer.domain.noun import Noun
from interviewer.session import Happening, Said, Shown, Told

BETWEEN_FRAMES_S = 1 / 12
UNFORESEEN = "the turn could not be finished: press Continue; what was said is saved"

_log = logging.getLogger(__name__)


class Advances(Protocol):
    """What brings a session forward."""

    def advance(self, session: str) -> Iterator[Happening]:
        """Do what is owed, and tell about it."""


class Frame(Noun):
    """What can be seen of a running turn. text: what was spoken since it began. told: one line for each fault."""

    text: str = ""
    told: tuple[str, ...] = ()
    done: bool = False


class Run:
    """One run of `advance`, in a thread of its own; any number of watchers at any time."""

    def __init__(self, interviews: Advances, session: str) -> None:
        self._interviews, self._session = interviews, session
        self._changed, self._over = Condition(), Event()
        self._said: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()
        self._piece, self._again, self._version = "", False, 0
        self._thread = Thread(target=self._work, name=f"turn-{session}", daemon=True)
        self._thread.start()

    def again(self) -> bool:
        """Ask for one more pass, because something was saved meanwhile; False if the run is over."""
        with self._changed:
            if self._over.is_set():
                return False
            self._again = True
            return True

    def frames(self, between_s: float = BETWEEN_FRAMES_S) -> Iterator[Frame]:
        """What can be seen, now and after each change, at most one frame per `between_s`; the last is `done`."""
        version = -1
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._version != version)  # noqa: B023
                version, frame = self._version, self._frame()
            yield frame
            if frame.done:
                return
            self._over.wait(between_s)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Whether the run is over by then."""
        return self._over.wait(timeout_s)

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self._over.is_set()

    @property
    def told(self) -> tuple[str, ...]:
        """One line for each fault so far."""
        with self._changed:
            return self._told

    def _frame(self) -> Frame:
        spoken = "\n\n".join(filter(None, (*self._said, self._piece)))
        return Frame(text=spoken, told=self._told, done=self._over.is_set())

    def _work(self) -> None:
        while True:
            try:
                for happening in self._interviews.advance(self._session):
                    self._see(happening)
            except InterviewerError as error:
                self._see(Told(line=str(error)))
            except Exception:
                _log.exception("session %s: the turn broke off", self._session)
                self._see(Told(line=UNFORESEEN))
            with self._changed:
                if not self._again:
                    self._version += 1
                    self._over.set()
                    self._changed.notify_all()
                    return
                self._again = False

    def _see(self, happening: Happening) -> None:
        with self._changed:
            self._version += 1
            match happening:
                case Shown(text=text):
                    self._piece += text
                case Said(turn=turn):
                    self._said, self._piece = (*self._said, turn.text), ""
                case Told(line=line):
                    self._told = (*self._told, line)
            self._changed.notify_all()


class Live:
    """The running turns of all sessions, at most one for each."""

    def __init__(self, interviews: Advances) -> None:
        self._interviews = interviews
        self._runs: dict[str, Run] = {}
        self._guard = Lock()

    def begin(self, session: str) -> Run:
        """Bring the session forward; a run already under way takes a further pass instead of a second run."""
        with self._guard:
            held = self._runs.get(session)
            if held is None or not held.again():
                held = self._runs[session] = Run(self._interviews, session)
            return held

    def running(self, session: str) -> Run | None:
        """The run under way, if there is one."""
        with self._guard:
            held = self._runs.get(session)
            return held if held is not None and not held.over else None

    def latest(self, session: str) -> Run | None:
        """The run under way, or the one that ended last."""
        with self._guard:
            return self._runs.get(session)

    def forget(self, session: str) -> None:
        """Wait for the run under way, then hold nothing of the session."""
        run = self.running(session)
        if run is not None:
            run.wait()
        with self._guard:
            self._runs.pop(session, None)

    def close(self, timeout_s: float) -> None:
        """Give the runs under way that many seconds each to finish; what they saved stays saved."""
        for run in tuple(self._runs.values()):
            run.wait(timeout_s)
