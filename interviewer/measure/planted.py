"""Planted turns (test set T7): what is said on a question, and whether the next turn is what must follow (M7, M8).

Knows the planted turns and what must follow each kind. Never knows how turns are read, and tunes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter

from interviewer.content.files import Faults, read_yaml
from interviewer.domain.errors import ContentError
from interviewer.domain.events import Round, Setup
from interviewer.domain.items import Identifier, Text
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Probe
from interviewer.measure.simulate import Casting, SteppedClock, offline
from interviewer.retrieval import MemoryIndex, QuestionIndex
from interviewer.session import Interviews
from interviewer.store import MemoryStore

PROJECT = "We built a router for sparse networks called Switchyard, which needs no auxiliary loss."
_FILE = Path(__file__).with_name("planted.yaml")
_SECONDS = 45

Kind = Literal["vague", "wrong", "contradictory", "off_topic", "clarification", "refusal", "doubted"]
KINDS: tuple[Kind, ...] = ("vague", "wrong", "contradictory", "off_topic", "clarification", "refusal", "doubted")
_GIVES_WAY = (
    MoveKind.NEAREST,
    MoveKind.OFFER_HINT,
    MoveKind.OFFER_MOVE_ON,
    MoveKind.REPHRASE,
    MoveKind.FALLBACK,
)
_GIVEN_UP = ("passed", "declined", "dont_know")


class Planted(Noun):
    """One planted turn. probes: any of these must follow a vague claim. wrong: ids of the misconceptions it states.

    before: the candidate's turns before it. project: whether the question is about a project that was named. twin: the
    same matter, said so that nothing of the kind may follow.
    """

    item: Identifier
    says: Text
    twin: Text | None = None
    before: tuple[Text, ...] = ()
    project: bool = False
    probes: tuple[Probe, ...] = ()
    wrong: tuple[Identifier, ...] = ()


class PlantedTurns(Noun):
    """All planted turns, by kind."""

    version: int
    vague: tuple[Planted, ...] = Field(min_length=1)
    wrong: tuple[Planted, ...] = Field(min_length=1)
    contradictory: tuple[Planted, ...] = Field(min_length=1)
    off_topic: tuple[Planted, ...] = Field(min_length=1)
    clarification: tuple[Planted, ...] = Field(min_length=1)
    refusal: tuple[Planted, ...] = Field(min_length=1)
    doubted: tuple[Planted, ...] = Field(min_length=1)

    def of(self, kind: Kind) -> tuple[Planted, ...]:
        """The turns of that kind."""
        found: tuple[Planted, ...] = getattr(self, kind)
        return found


class Met(Noun):
    """One planted turn as it was met. held_out: whether nobody mends anything by looking at it.

    hit: what must follow followed. alarm: it also followed the twin; None without one. pushed: a push-back followed a
    statement that is right. replies: the words that followed.
    """

    kind: Kind
    item: Identifier
    held_out: bool
    says: str
    hit: bool
    alarm: bool | None
    pushed: bool
    reply: str
    twin: str = ""
    twin_reply: str = ""


@lru_cache(maxsize=1)
def planted_turns() -> PlantedTurns:
    """The planted turns; ContentError with all faults where the file is damaged."""
    faults = Faults()
    entry = read_yaml(_FILE, TypeAdapter(PlantedTurns), faults)
    if entry is None or faults.lines:
        raise ContentError(tuple(faults.lines))
    return entry.value


class Table:
    """Puts a question, lets the planted turn be said, and looks at the move that follows."""

    def __init__(self, library: Library, cast: Casting | None = None, questions: QuestionIndex | None = None) -> None:
        self._library, self._cast = library, cast or offline(library)
        self._questions = questions or MemoryIndex(library.items)

    def replies(self, planted: Planted, says: str) -> tuple[Move, str]:
        """The move that follows the turn, and its words."""
        item = self._library.item(planted.item)
        plan = self._library.plans[item.stage[0]]
        rounds = (Round(stage=plan.id, persona=plan.personas[0], minutes=plan.minutes),)
        project = PROJECT if planted.project or item.needs_project else None
        setup = Setup(rounds=rounds, item=item.id, project=project, seed=len(says))
        clock = SteppedClock()
        interviews = Interviews(self._library, MemoryStore(), self._questions, self._cast, clock)
        try:
            session = interviews.start(setup)
            list(interviews.advance(session))
            for text in (*planted.before, says):
                clock.forward(_SECONDS)
                interviews.answer(session, text)
                list(interviews.advance(session))
            last = interviews.state(session).turns[-1]
        finally:
            interviews.close()
        assert last.move is not None
        return last.move, last.text

    def meet(self, kind: Kind, planted: Planted, held_out: bool) -> Met:
        """The planted turn and its twin, each in a conversation of its own."""
        follows = _FOLLOWS[kind]
        move, reply = self.replies(planted, planted.says)
        twin, twin_reply = self.replies(planted, planted.twin) if planted.twin else (None, "")
        right = move if kind == "doubted" else twin if kind == "wrong" else None
        return Met(
            kind=kind,
            item=planted.item,
            held_out=held_out,
            says=planted.says,
            hit=follows(planted, move),
            alarm=follows(planted, twin) if twin else None,
            pushed=right is not None and right.kind is MoveKind.PUSHBACK,
            reply=f"{move.kind.value}: {reply}",
            twin=planted.twin or "",
            twin_reply=f"{twin.kind.value}: {twin_reply}" if twin else "",
        )

    def every(self, turns: PlantedTurns | None = None, kinds: Sequence[Kind] = KINDS) -> Iterator[Met]:
        """All planted turns of these kinds, as they come; every second one of a kind is held out."""
        held = turns or planted_turns()
        for kind in kinds:
            for at, planted in enumerate(held.of(kind)):
                yield self.meet(kind, planted, held_out=at % 2 == 1)


def _probed(planted: Planted, move: Move) -> bool:
    return move.kind is MoveKind.PROBE and move.probe in planted.probes


def _pushed(planted: Planted, move: Move) -> bool:
    return move.kind is MoveKind.PUSHBACK and move.misconception in planted.wrong


def _gave_way(planted: Planted, move: Move) -> bool:
    return move.kind in _GIVES_WAY or move.closes in _GIVEN_UP


_FOLLOWS: dict[Kind, Callable[[Planted, Move], bool]] = {
    "vague": _probed,
    "wrong": _pushed,
    "contradictory": lambda planted, move: move.kind is MoveKind.CONTRADICTION,
    "off_topic": lambda planted, move: move.kind is MoveKind.REFOCUS,
    "clarification": lambda planted, move: move.kind in (MoveKind.CLARIFY, MoveKind.AGAIN),
    "refusal": _gave_way,
    "doubted": lambda planted, move: move.kind is not MoveKind.PUSHBACK,
}
