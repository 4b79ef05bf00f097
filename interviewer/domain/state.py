"""The fold of a session's events: where an interview stands.

Knows what has been said, asked, seen and judged, and what is owed next. Never knows how to decide or speak.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from functools import singledispatch
from itertools import takewhile
from typing import Literal

from interviewer.domain.claims import Document
from interviewer.domain.events import (
    Acted,
    Answered,
    Brought,
    Contested,
    Ended,
    Faulted,
    ItemClosed,
    ItemOpened,
    Judged,
    ModelUsed,
    Recorded,
    Reopened,
    Round,
    RoundClosed,
    RoundOpened,
    SelfRated,
    Setup,
    Spoken,
    Started,
    Tracked,
)
from interviewer.domain.items import Identifier
from interviewer.domain.judgement import CriterionVerdict, Judgement
from interviewer.domain.moves import CloseReason, Move, MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Mark, Observation, Sighting
from interviewer.domain.text import Span

_OWES_MORE = (MoveKind.OPEN, MoveKind.HAND_OVER)
"""After these the interviewer goes on: with the first question, or in another's voice."""


class Awaiting(StrEnum):
    """Who has to act next."""

    TRACKER = "tracker"
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"
    RESUME = "resume"
    NOBODY = "nobody"


class Turn(Noun):
    """One turn of the conversation. at_s: interview clock in seconds. action: a button pressed instead of words.

    failed: outgoing checks that the model's words failed before authored ones replaced them. persona: which of the
    interviewers spoke, None for the one who holds the round.
    """

    sequence: int
    at_s: float
    speaker: Literal["interviewer", "candidate"]
    text: str
    move: Move | None = None
    source: Literal["authored", "model"] = "authored"
    failed: tuple[str, ...] = ()
    persona: Identifier | None = None
    action: str | None = None
    observation: Observation | None = None


class ItemRecord(Noun):
    """One item as it was asked in this session, with its turns in order. Times are seconds of the interview clock.

    opening: sequence number of its ItemOpened, which names this record.
    """

    opening: int
    item: str
    version: int
    round: int
    opened_s: float
    turns: tuple[Turn, ...] = ()
    closed: CloseReason | None = None
    closed_s: float | None = None

    @property
    def said(self) -> tuple[Turn, ...]:
        """The candidate's own turns of words."""
        return tuple(turn for turn in self.turns if turn.speaker == "candidate" and turn.action is None)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The interviewer's moves in order."""
        return tuple(turn.move for turn in self.turns if turn.move is not None)

    def made(self, *kinds: MoveKind) -> tuple[Move, ...]:
        """The moves of these kinds, in order."""
        return tuple(move for move in self.moves if move.kind in kinds)

    def marks(self) -> dict[str, Mark]:
        """The best mark seen for each key point; shown beats mentioned, earlier beats later."""
        best: dict[str, Mark] = {}
        for turn in self.said:
            for mark in turn.observation.marks if turn.observation else ():
                held = best.get(mark.key_point)
                if held is None or (held.status == "mentioned" and mark.status == "shown"):
                    best[mark.key_point] = mark
        return best

    def misconceptions(self) -> dict[str, Sighting]:
        """The latest sighting of each misconception: held, or repaired."""
        return {
            sighting.misconception: sighting
            for turn in self.said
            if turn.observation
            for sighting in turn.observation.sightings
        }


class RoundRecord(Noun):
    """One round of the setup as it was held. Times are seconds of the interview clock; opened_at: of the wall clock."""

    index: int
    opened_s: float
    closed_s: float | None = None
    reason: str | None = None
    turns: tuple[Turn, ...] = ()
    opened_at: datetime | None = None


class Usage(Noun):
    """Tokens of one role's calls. cost: US dollars, None as soon as one call's price is not known."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0


class Contest(Noun):
    """A verdict that the candidate contested. sequence: of the `Contested` event, which names it.

    first: the verdict then; again: the one on request, None while nobody could judge it.
    """

    sequence: int
    opening: int
    key_point: str
    why: str
    first: CriterionVerdict | None
    again: CriterionVerdict | None = None


class State(Noun):
    """A session after its events so far. elapsed_s: charged seconds up to `at`, which stands still after the end.

    self_rated: levels that the candidate gave themselves, by openings; None while they have not been asked.
    """

    id: str
    sequence: int = 0
    setup: Setup | None = None
    started_at: datetime | None = None
    at: datetime | None = None
    elapsed_s: float = 0.0
    paused: bool = False
    rounds: tuple[RoundRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    turns: tuple[Turn, ...] = ()
    messages: dict[str, int] = {}
    judgements: tuple[Judgement, ...] = ()
    contests: tuple[Contest, ...] = ()
    self_rated: dict[int, int] | None = None
    usage: dict[str, Usage] = {}
    faults: tuple[str, ...] = ()
    project: Span | None = None
    documents: tuple[Document, ...] = ()
    ended: Literal["plan", "candidate"] | None = None

    @property
    def chosen(self) -> Setup:
        """The setup; every session has one from its first event."""
        if self.setup is None:
            raise ValueError(f"session {self.id} has no first event")
        return self.setup

    @property
    def round(self) -> RoundRecord | None:
        """The round that is open."""
        return self.rounds[-1] if self.rounds and self.rounds[-1].closed_s is None else None

    @property
    def item(self) -> ItemRecord | None:
        """The item that is open."""
        return self.items[-1] if self.items and self.items[-1].closed is None else None

    @property
    def last(self) -> Turn | None:
        """The latest turn of anybody."""
        return self.turns[-1] if self.turns else None

    @property
    def awaiting(self) -> Awaiting:
        """Who has to act next: the first thing not yet done."""
        if self.ended:
            return Awaiting.NOBODY
        if self.paused:
            return Awaiting.RESUME
        if self.last is None or self.round is None:
            return Awaiting.INTERVIEWER
        if self.last.speaker == "interviewer":
            owed = self.last.move is not None and self.last.move.kind in _OWES_MORE
            return Awaiting.INTERVIEWER if owed else Awaiting.CANDIDATE
        return Awaiting.TRACKER if self.untracked else Awaiting.INTERVIEWER

    @property
    def resting(self) -> Round | None:
        """The round that comes after the break that is being taken; None where there is none."""
        if not self.paused or self.ended or self.round is not None or not self.rounds:
            return None
        following = self.chosen.rounds[len(self.rounds)]
        return following if following.rest else None

    @property
    def untracked(self) -> tuple[Turn, ...]:
        """Answers since the interviewer last spoke that the tracker has not seen."""
        recent = takewhile(lambda turn: turn.speaker == "candidate", reversed(self.turns))
        waiting = [turn for turn in recent if turn.action is None and turn.observation is None]
        return tuple(reversed(waiting))

    def elapsed(self, now: datetime) -> float:
        """Charged seconds of the interview clock at `now`."""
        if self.at is None or self.paused or self.ended:
            return self.elapsed_s
        return self.elapsed_s + max(0.0, (now - self.at).total_seconds())

    def judgement(self, opening: int) -> Judgement | None:
        """The latest judgement of the item opened at that sequence number."""
        return next((j for j in reversed(self.judgements) if j.opening == opening), None)

    def contest(self, opening: int, key_point: str) -> Contest | None:
        """The latest contest of that key point's verdict."""
        held = (one for one in reversed(self.contests) if (one.opening, one.key_point) == (opening, key_point))
        return next(held, None)

    def unjudged(self) -> tuple[ItemRecord, ...]:
        """Closed items on which the candidate said something and that no judgement exists of."""
        return tuple(
            record for record in self.items if record.closed and record.said and self.judgement(record.opening) is None
        )

    def ungraded(self) -> tuple[Judgement, ...]:
        """The latest judgement of each item on which the judge failed."""
        latest = (self.judgement(record.opening) for record in self.items)
        return tuple(judgement for judgement in latest if judgement is not None and judgement.status == "ungraded")


def apply(state: State, recorded: Recorded) -> State:
    """The state after one more event. Events come in order of their sequence numbers."""
    if state.ended:
        return _applied(state.model_copy(update={"sequence": recorded.sequence}), recorded)
    gap = 0.0
    if state.at is not None and not state.paused and not isinstance(recorded.event, Reopened):
        gap = max(0.0, (recorded.at - state.at).total_seconds())
    state = state.model_copy(
        update={"sequence": recorded.sequence, "at": recorded.at, "elapsed_s": state.elapsed_s + gap}
    )
    return _applied(state, recorded)


def _applied(state: State, recorded: Recorded) -> State:
    return state.model_copy(update=_changes(recorded.event, state))


def fold(id: str, events: Iterable[Recorded]) -> State:
    """The state that the events add up to."""
    state = State(id=id)
    for recorded in events:
        state = apply(state, recorded)
    return state


Changes = dict[str, object]


@singledispatch
def _changes(event: object, state: State) -> Changes:
    """Fields of the state that the event changes; `state` already stands at the event's sequence number and time."""
    return {}


@_changes.register
def _(event: Started, state: State) -> Changes:
    project = event.setup.project
    held = Span(quote=project, start=0, end=len(project)) if project else None
    return {"setup": event.setup, "started_at": state.at, "project": held}


@_changes.register
def _(event: Brought, state: State) -> Changes:
    return {"documents": (*state.documents, *event.documents)}


@_changes.register
def _(event: RoundOpened, state: State) -> Changes:
    return {"rounds": (*state.rounds, RoundRecord(index=event.index, opened_s=state.elapsed_s, opened_at=state.at))}


@_changes.register
def _(event: RoundClosed, state: State) -> Changes:
    done: Changes = {"closed_s": state.elapsed_s, "reason": event.reason}
    return {"rounds": (*state.rounds[:-1], state.rounds[-1].model_copy(update=done))}


@_changes.register
def _(event: ItemOpened, state: State) -> Changes:
    record = ItemRecord(
        opening=state.sequence,
        item=event.item,
        version=event.version,
        round=len(state.rounds) - 1,
        opened_s=state.elapsed_s,
    )
    return {"items": (*state.items, record)}


@_changes.register
def _(event: ItemClosed, state: State) -> Changes:
    done: Changes = {"closed": event.reason, "closed_s": state.elapsed_s}
    return {"items": (*state.items[:-1], state.items[-1].model_copy(update=done))}


@_changes.register
def _(event: Spoken, state: State) -> Changes:
    return _with_turn(
        state,
        Turn(
            sequence=state.sequence,
            at_s=state.elapsed_s,
            speaker="interviewer",
            text=event.text,
            move=event.move,
            source=event.source,
            failed=event.failed,
            persona=event.persona,
        ),
    )


@_changes.register
def _(event: Answered, state: State) -> Changes:
    turn = Turn(sequence=state.sequence, at_s=state.elapsed_s, speaker="candidate", text=event.text)
    changes = _with_turn(state, turn) | _received(state, event.client_message_id)
    if state.project is None and _asked_for_project(state):
        changes["project"] = Span(quote=event.text, start=0, end=len(event.text))
    return changes


@_changes.register
def _(event: Acted, state: State) -> Changes:
    received = _received(state, event.client_message_id)
    if event.action in ("pause", "resume"):
        return received | {"paused": event.action == "pause"}
    turn = Turn(sequence=state.sequence, at_s=state.elapsed_s, speaker="candidate", text="", action=event.action)
    return received | _with_turn(state, turn)


@_changes.register
def _(event: Tracked, state: State) -> Changes:
    def put(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        seen = {"observation": event.observation}
        return tuple(t.model_copy(update=seen) if t.sequence == event.turn else t for t in turns)

    return {"turns": put(state.turns)} | _in_place(state, put)


@_changes.register
def _(event: Judged, state: State) -> Changes:
    changes: Changes = {"judgements": (*state.judgements, event.judgement)}
    if event.contest is not None:
        answered = {
            one.sequence: one.model_copy(update={"again": event.judgement.verdict(one.key_point)})
            for one in state.contests
            if one.sequence == event.contest
        }
        changes["contests"] = tuple(answered.get(one.sequence, one) for one in state.contests)
    return changes


@_changes.register
def _(event: Contested, state: State) -> Changes:
    judged = state.judgement(event.opening)
    contest = Contest(
        sequence=state.sequence,
        opening=event.opening,
        key_point=event.key_point,
        why=event.why,
        first=judged.verdict(event.key_point) if judged else None,
    )
    return {"contests": (*state.contests, contest)}


@_changes.register
def _(event: SelfRated, state: State) -> Changes:
    return {"self_rated": event.levels if state.self_rated is None else state.self_rated}


@_changes.register
def _(event: ModelUsed, state: State) -> Changes:
    held = state.usage.get(event.role.value, Usage())
    used = Usage(
        calls=held.calls + 1,
        prompt_tokens=held.prompt_tokens + event.prompt_tokens,
        completion_tokens=held.completion_tokens + event.completion_tokens,
        cost=None if held.cost is None or event.cost is None else held.cost + event.cost,
    )
    return {"usage": {**state.usage, event.role.value: used}}


@_changes.register
def _(event: Faulted, state: State) -> Changes:
    return {"faults": (*state.faults, event.line)}


@_changes.register
def _(event: Ended, state: State) -> Changes:
    return {"ended": event.reason}


def _asked_for_project(state: State) -> bool:
    return bool(state.last and state.last.move and state.last.move.kind is MoveKind.ASK_PROJECT)


def _received(state: State, client_message_id: str | None) -> Changes:
    if client_message_id is None:
        return {}
    return {"messages": {**state.messages, client_message_id: state.sequence}}


def _with_turn(state: State, turn: Turn) -> Changes:
    return {"turns": (*state.turns, turn)} | _in_place(state, lambda turns: (*turns, turn))


def _in_place(state: State, put: Callable[[tuple[Turn, ...]], tuple[Turn, ...]]) -> Changes:
    """The change to the turns of the open item, or of the open round where no item is open."""
    if state.item is not None:
        record = state.item.model_copy(update={"turns": put(state.item.turns)})
        return {"items": (*state.items[:-1], record)}
    if state.round is not None:
        held = state.round.model_copy(update={"turns": put(state.round.turns)})
        return {"rounds": (*state.rounds[:-1], held)}
    return {}
