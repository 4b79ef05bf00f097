"""The session service with everything in memory, for tests that hold whole conversations.

Knows how to put the service together from its fakes. Never knows files, networks or pages.
"""

from interviewer.assess.offline import OfflineJudge
from interviewer.conduct.tracker import RuleTracker
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Stage
from interviewer.models.meter import Meter
from interviewer.retrieval import MemoryIndex
from interviewer.session import Cast, Interviews
from interviewer.store import MemoryStore
from tests.conftest import StoppedClock
from tests.played import MATH

WRONG = "Minus one plus p for the right class, and the gradient is zero for the other classes."


def setup(item: str | None = MATH, stage: Stage = Stage.TECHNICAL_CONCEPTS, **more: object) -> Setup:
    return Setup(rounds=(Round(stage=stage, persona="jonas", minutes=45),), item=item, seed=3, **more)  # type: ignore[arg-type]


_INDEXES: dict[int, tuple[Library, MemoryIndex]] = {}


def index_of(library: Library) -> MemoryIndex:
    """The library's question store in memory, made once: it never changes."""
    if id(library) not in _INDEXES:
        _INDEXES[id(library)] = (library, MemoryIndex(library.items))
    return _INDEXES[id(library)][1]


class House:
    """The service with everything in memory."""

    def __init__(self, library: Library, clock: StoppedClock, cast: Cast | None = None) -> None:
        rules = RuleTracker()
        judge = OfflineJudge(library.scoring, library.rubric_version)
        self.cast = cast or Cast(rules, rules, None, judge, Meter())
        self.store, self.library, self.clock = MemoryStore(), library, clock
        self.interviews = self.another()

    def another(self) -> Interviews:
        """A second process over the same store."""
        return Interviews(self.library, self.store, index_of(self.library), lambda _: self.cast, self.clock)

    def begin(self, chosen: Setup | None = None) -> str:
        session = self.interviews.start(chosen or setup())
        list(self.interviews.advance(session))
        return session

    def say(self, session: str, text: str, message: str | None = None) -> list[object]:
        self.interviews.answer(session, text, message)
        return list(self.interviews.advance(session))

    def last(self, session: str) -> str:
        return self.interviews.state(session).turns[-1].text
