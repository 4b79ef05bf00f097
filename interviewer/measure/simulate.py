"""Whole stages held in memory with simulated candidates, on a clock that moves by what was said.

Knows how to set a stage up, hold it and keep what happened. Never knows whether it went well.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from interviewer.assess.feedback import report
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.report import Report
from interviewer.conduct.speaker import Speaker
from interviewer.conduct.tracker import RuleTracker
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.state import Awaiting, State
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Seniority, Stage
from interviewer.measure.candidates import Act, Candidate, Profile, Reply, profiles
from interviewer.measure.candidates_offline import OfflineCandidate
from interviewer.models.meter import Meter
from interviewer.retrieval import MemoryIndex, QuestionIndex
from interviewer.session import Cast, Interviews
from interviewer.store import MemoryStore

MOST_TURNS = 400
READING_WORDS_MIN = 220
_NINE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class SteppedClock:
    """Moves only when told."""

    def __init__(self, at: datetime = _NINE) -> None:
        self._at = at

    def now(self) -> datetime:
        """The time it was last moved to, UTC."""
        return self._at

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self._at += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Held:
    """One session to be measured: simulated, or read from a store.

    profile: who was simulated, None for a person. acts: what each of the candidate's turns was meant to do, by sequence
    number. report: the feedback on it, None where it was not made. note: why it ended before its end, "" otherwise.
    """

    name: str
    state: State
    library: Library
    profile: Profile | None = None
    acts: dict[int, Act] = field(default_factory=dict)
    report: Report | None = None
    note: str = ""


@dataclass(frozen=True)
class Sitting:
    """A stage to be held, and with whom."""

    setup: Setup
    profile: Profile

    @property
    def name(self) -> str:
        """Stage, persona and profile in a few words."""
        first = self.setup.rounds[0]
        return f"{first.stage.value}/{first.persona}/{self.profile.name}/{self.setup.seniority.value}"


def sittings(library: Library, count: int, seed: int = 0) -> Iterator[Sitting]:
    """That many stages: all kinds in turn, each with its personas, lengths and seniorities, the profiles dealt out."""
    rnd = random.Random(seed)
    people = list(profiles(seed, count))
    for at in range(count):
        stage = tuple(Stage)[at % len(Stage)]
        turn = at // len(Stage)
        plan = library.plans[stage]
        chosen = Round(
            stage=stage,
            persona=plan.personas[turn % len(plan.personas)],
            minutes=(plan.minutes, plan.short_minutes)[turn // len(plan.personas) % 2],
        )
        level = tuple(Seniority)[(turn + at) % len(Seniority)]
        setup = Setup(rounds=(chosen,), seniority=level, seed=rnd.getrandbits(20))
        yield Sitting(setup=setup, profile=people[at])


Casting = Callable[[Setup], Cast]
Playing = Callable[[Profile], Candidate]


def offline(library: Library, speaker: Speaker | None = None) -> Casting:
    """The offline interviewer, with a model's speaker where one is given."""

    def cast(setup: Setup) -> Cast:
        rules = RuleTracker()
        return Cast(rules, rules, speaker, OfflineJudge(library.scoring, library.rubric_version), Meter())

    return cast


class Studio:
    """Holds stages one after another over one library; nothing of one is left for the next."""

    def __init__(
        self,
        library: Library,
        cast: Casting | None = None,
        play: Playing | None = None,
        questions: QuestionIndex | None = None,
    ) -> None:
        self._library, self._cast = library, cast or offline(library)
        self._play: Playing = play or (lambda profile: OfflineCandidate(profile, library))
        self._questions = questions or MemoryIndex(library.items)

    def hold(self, sitting: Sitting, reports: bool = True) -> Held:
        """The stage from its first word to its last. reports: whether its feedback is made too."""
        clock, store = SteppedClock(), MemoryStore()
        interviews = Interviews(self._library, store, self._questions, self._cast, clock)
        candidate = self._play(sitting.profile)
        try:
            session = interviews.start(sitting.setup)
            acts = self._talk(interviews, session, candidate, clock)
            state = interviews.settle(session) if reports else interviews.state(session)
        finally:
            interviews.close()
        made = report(state, self._library, lambda id: self._questions.reference(id).text) if reports else None
        note = "" if state.ended else f"not over after {MOST_TURNS} turns"
        return Held(sitting.name, state, self._library, sitting.profile, acts, made, note)

    def every(self, many: Sequence[Sitting], reports: bool = True) -> Iterator[Held]:
        """Each of the stages, as they come."""
        for sitting in many:
            yield self.hold(sitting, reports)

    @staticmethod
    def _talk(interviews: Interviews, session: str, candidate: Candidate, clock: SteppedClock) -> dict[int, Act]:
        acts: dict[int, Act] = {}
        list(interviews.advance(session))
        for _ in range(MOST_TURNS):
            state = interviews.state(session)
            if state.awaiting is Awaiting.NOBODY:
                break
            reply = candidate.reply(state)
            read = 60 * len(words(state.last.text if state.last else "")) / READING_WORDS_MIN
            clock.forward(read + reply.seconds)
            acts[_given(interviews, session, reply)] = reply.act
            list(interviews.advance(session))
        return acts


def _given(interviews: Interviews, session: str, reply: Reply) -> int:
    """Hand the turn over; its sequence number."""
    if reply.action is not None:
        state = interviews.act(session, reply.action)
    else:
        state = interviews.answer(session, reply.text)
    return next(turn.sequence for turn in reversed(state.turns) if turn.speaker == "candidate")
