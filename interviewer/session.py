"""One interview: hear, save, track, decide, speak, save. Resume is the same path.

Knows the order of one turn's steps and what is saved when. Never knows how words are tracked, chosen, judged or shown.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, RLock
from typing import Literal, Protocol

from interviewer.assess.contest import contestable, judged_again
from interviewer.assess.tally import Judge
from interviewer.conduct.brief import brief_for
from interviewer.conduct.context import method_of
from interviewer.conduct.controller import decide, ends_round
from interviewer.conduct.course import phases_due
from interviewer.conduct.situation import Situation
from interviewer.conduct.speaker import Speaker, Utterance, utter
from interviewer.conduct.talk import is_talk
from interviewer.conduct.tracker import ExchangeTurn, Seen, Tracker
from interviewer.domain.claims import Document
from interviewer.domain.errors import ModelError, SequenceTaken, SessionUnknown, UsageError
from interviewer.domain.events import (
    Acted,
    Answered,
    Brought,
    Contested,
    Ended,
    Event,
    Faulted,
    ItemClosed,
    ItemOpened,
    Judged,
    Recorded,
    Reopened,
    RoundClosed,
    RoundOpened,
    SelfRated,
    Setup,
    Spoken,
    Started,
    Tracked,
)
from interviewer.domain.items import Identifier, Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.state import Awaiting, ItemRecord, State, Turn, apply
from interviewer.domain.vocabulary import Kind, Mode
from interviewer.models.meter import Meter
from interviewer.retrieval import Questions, Wish
from interviewer.store.contract import EventStore, MessageKnown

LONGEST_ANSWER = 200_000

Action = Literal["hint", "rephrase", "pass", "pause", "resume", "end"]


class Clock(Protocol):
    """The wall clock."""

    def now(self) -> datetime:
        """The time in UTC."""


@dataclass(frozen=True)
class Cast:
    """Who plays in one session. rules: the tracker that stands in when `tracker` fails. speaker: None is authored.

    notice: one line to be told once, if somebody who was chosen cannot play.
    """

    tracker: Tracker
    rules: Tracker
    speaker: Speaker | None
    judge: Judge
    meter: Meter
    notice: str = ""


class Shown(Noun):
    """A piece of the interviewer's turn that is being spoken. persona: who of them, None who holds the round."""

    text: str
    persona: Identifier | None = None


class Said(Noun):
    """The turn that was saved; it replaces what was shown of it."""

    turn: Turn


class Told(Noun):
    """One line about something that failed and what happens next."""

    line: str


Happening = Shown | Said | Told


class Interviews:
    """All sessions over one store. Safe to call from several threads."""

    def __init__(
        self,
        library: Library,
        store: EventStore,
        questions: Questions,
        cast: Callable[[Setup], Cast],
        clock: Clock,
    ) -> None:
        self._library, self.store, self._questions, self._clock = library, store, questions, clock
        self._cast_for = cast
        self._casts: dict[str, Cast] = {}
        self._states: dict[str, State] = {}
        self._locks: dict[str, RLock] = {}
        self._guard = Lock()
        self._bench = ThreadPoolExecutor(max_workers=2, thread_name_prefix="judge")
        self._judging: dict[str, list[Future[None]]] = {}
        self._under_judgement: set[tuple[str, int]] = set()

    def start(self, setup: Setup, owner: str = "", documents: Sequence[Document] = ()) -> str:
        """Save a new session and return its id; nothing is spoken until `advance`.

        documents: what the candidate's own documents claim; the session keeps it, whatever becomes of them.
        """
        self._check(setup)
        session = secrets.token_hex(6)
        self._casts[session] = self._cast_for(setup)
        brought = [Brought(documents=tuple(documents))] if documents else []
        self._append(session, [Started(setup=setup), *brought], expected=0, owner=owner)
        return session

    def state(self, session: str) -> State:
        """Where the session stands, with what other processes appended."""
        with self._guard:
            held = self._states.get(session)
        state = held or State(id=session)
        for recorded in self.store.read(session, after=state.sequence):
            state = apply(state, recorded)
        with self._guard:
            self._states[session] = state
        return state

    def answer(self, session: str, text: str, client_message_id: str | None = None) -> State:
        """Save what the candidate said, before anything else is done with it. The same message id is one answer."""
        state = self._receiving(session, client_message_id)
        if state is None:
            return self.state(session)
        if not text.strip():
            raise UsageError("an empty answer was not sent", remedy="write something, or pass")
        if len(text) > LONGEST_ANSWER:
            limit = f"{LONGEST_ANSWER:,} characters"
            raise UsageError(f"the answer has {len(text):,} characters", remedy=f"shorten it to {limit}")
        resume = [Acted(action="resume")] if state.paused else []
        return self._receive(session, [*resume, Answered(text=text, client_message_id=client_message_id)])

    def act(self, session: str, action: Action, client_message_id: str | None = None) -> State:
        """Save a button press of the candidate's."""
        state = self._receiving(session, client_message_id)
        if state is None or (action in ("pause", "resume") and state.paused == (action == "pause")):
            return self.state(session)
        resume = [Acted(action="resume")] if state.paused and action != "resume" else []
        return self._receive(session, [*resume, Acted(action=action, client_message_id=client_message_id)])

    def resume(self, session: str) -> State:
        """Take the session up after an interruption; the time in between is not charged."""
        state = self.state(session)
        if state.ended is None:
            self._append(session, [Reopened()])
        with self._guard:
            self._casts.setdefault(session, self._cast_for(state.chosen))
        self._judge_later(session)
        return self.state(session)

    def advance(self, session: str) -> Iterator[Happening]:
        """Do what is owed until the candidate has to act: track the answer, decide, speak. Every step is saved."""
        with self._lock(session):
            if notice := self.notice(session):
                self._append(session, [Faulted(line=notice)])
                yield Told(line=notice)
            while True:
                state = self.state(session)
                if state.awaiting is Awaiting.TRACKER:
                    yield from self._track(state)
                elif state.awaiting is Awaiting.INTERVIEWER:
                    yield from self._speak(state)
                else:
                    self._write_usage(session)
                    return

    def notice(self, session: str) -> str:
        """The line about somebody chosen who cannot play, if it was not told yet; "" for a session that has ended."""
        state = self.state(session)
        line = self._cast(state).notice
        return line if state.ended is None and line not in state.faults else ""

    def recast(self) -> None:
        """Choose again who plays where somebody could not: a model may have been connected since."""
        with self._guard:
            for session in [id for id, cast in self._casts.items() if cast.notice]:
                del self._casts[session]

    def track(self, session: str) -> None:
        """Track what was answered, and do nothing more."""
        with self._lock(session):
            while (state := self.state(session)).awaiting is Awaiting.TRACKER:
                list(self._track(state))

    def judge(self, session: str, opening: int | None = None) -> None:
        """Judge again the item opened at that sequence number, or every closed item not judged yet."""
        state = self.state(session)
        records = state.unjudged() if opening is None else [r for r in state.items if r.opening == opening]
        for record in records:
            with self._taking(session, record.opening) as mine:
                if mine:
                    self._judge(session, record)

    def judge_again(self, session: str) -> tuple[int, State]:
        """Judge once more what a failing judge left ungraded: how many items that were, and the state after it."""
        failed = self.settle(session).ungraded()
        for judgement in failed:
            self.judge(session, judgement.opening)
        return len(failed), self.state(session)

    def contest(self, session: str, opening: int, key_point: str, why: str = "") -> State:
        """Judge that key point of the item opened there once more, blind, and return the state with both verdicts.

        The wish and its reason are saved before anybody judges, and no judge learns of either. ModelError where the
        judge failed: the first verdict stays, and may be contested again. UsageError where it cannot be contested.
        """
        record = next((r for r in self.state(session).items if r.opening == opening), None)
        if record is None:
            raise UsageError("there is no such question", f"session {session}, question {opening}")
        with self._taking(session, opening) as mine:
            if not mine:
                raise UsageError("that question is being judged now", f"session {session}", "try again in a moment")
            self._contest(session, record, key_point, why.strip())
        return self.state(session)

    def settle(self, session: str) -> State:
        """Wait for the judgements under way, make those that are missing, and return the state with all of them."""
        for future in self._judging.pop(session, []):
            future.result()
        self.judge(session)
        return self.state(session)

    def rate(self, session: str, levels: Mapping[int, int]) -> State:
        """Save the levels that the candidate gives themselves, by openings; the first time counts, empty is a no.

        UsageError before the end, for a question that was not answered, or a level outside the scale.
        """
        state = self.state(session)
        if state.ended is None:
            raise UsageError("levels are given after the end", f"session {session}", "finish the interview first")
        if state.self_rated is not None:
            return state
        rules, answered = self._library.scoring, {record.opening for record in state.items if record.said}
        for opening, level in levels.items():
            if opening not in answered:
                raise UsageError("a question that was not answered has no level", f"question {opening}")
            if not rules.lowest <= level <= rules.highest:
                limits = f"choose between {rules.lowest:g} and {rules.highest:g}"
                raise UsageError(f"there is no level {level}", f"question {opening}", limits)
        self._append(session, [SelfRated(levels=dict(levels))])
        return self.state(session)

    def delete(self, session: str) -> None:
        """Remove the session with all that was said in it."""
        self.store.delete(session)
        with self._guard:
            for shelf in (self._states, self._casts, self._locks, self._judging):
                shelf.pop(session, None)

    def close(self) -> None:
        """Wait for judges and let go of the store."""
        self._bench.shutdown(wait=True)
        self.store.close()

    # -- receiving

    def _check(self, setup: Setup) -> None:
        self._library.role(setup.role)
        if setup.organisation:
            self._library.organisation(setup.organisation)
        for round in setup.rounds:
            self._library.persona(round.persona)
            if round.second == round.persona:
                raise UsageError("the second interviewer is the first one", round.persona, "choose somebody else")
            if round.second:
                self._library.persona(round.second)
        if setup.item:
            self._library.item(setup.item)

    def _receiving(self, session: str, client_message_id: str | None) -> State | None:
        """The state if the candidate may act now; None if this very message is already saved."""
        state = self.state(session)
        if client_message_id is not None and client_message_id in state.messages:
            return None
        if state.awaiting is Awaiting.NOBODY:
            raise UsageError("this session has ended", f"session {session}", "read its feedback or start another")
        return state

    def _receive(self, session: str, events: Sequence[Event]) -> State:
        if session not in self._casts:
            self.resume(session)
        with suppress(MessageKnown):
            self._append(session, events)
        return self.state(session)

    # -- one turn

    def _track(self, state: State) -> Iterator[Happening]:
        """Observe the first answer that nobody has looked at; rules stand in for a model that fails."""
        turn = state.untracked[0]
        cast = self._cast(state)
        seen = self._seen(state, turn)
        events: list[Event] = []
        try:
            observation = cast.tracker.track(seen)
        except ModelError as error:
            observation = cast.rules.track(seen)
            line = f"{error}; this answer was read by rules instead, the interview goes on."
            events.append(Faulted(line=line))
            yield Told(line=line)
        self._append_if_unchanged(state, [*events, Tracked(turn=turn.sequence, observation=observation)])

    def _seen(self, state: State, turn: Turn) -> Seen:
        record = state.item
        item = self._library.item(record.item) if record else None
        turns = record.turns if record else state.turns[-3:]
        earlier = tuple(
            ExchangeTurn(speaker=t.speaker, text=t.text, sequence=t.sequence)
            for t in turns
            if t.text and t.sequence < turn.sequence
        )
        held = tuple(id for id, s in record.misconceptions().items() if not s.repaired) if record else ()
        question = item.prompt if item else next((t.text for t in reversed(earlier)), "")
        return Seen(
            item=item,
            question=question,
            turn=turn.text,
            earlier=earlier,
            held=held,
            before=self._own_work(state, record, turn) if item is None or item.kind is Kind.NARRATIVE else (),
            documents=state.documents,
        )

    def _own_work(self, state: State, record: ItemRecord | None, turn: Turn) -> tuple[ExchangeTurn, ...]:
        """What the candidate said about their own work on earlier questions, and where they named it."""
        items = self._library.items
        narrative = {
            t.sequence: t
            for held in state.items
            if held.item in items and items[held.item].kind is Kind.NARRATIVE
            for t in held.said
        }
        between = {t.sequence: t for held in state.rounds for t in held.turns if t.speaker == "candidate"}
        here = {t.sequence for t in record.turns} if record else set()
        return tuple(
            ExchangeTurn(speaker="candidate", text=t.text, sequence=at)
            for at, t in sorted((between | narrative).items())
            if t.text and at < turn.sequence and at not in here
        )

    def _speak(self, state: State) -> Iterator[Happening]:
        """Decide the move, say it, save it. What was shown of a turn that could not be saved is said again later."""
        now = self._clock.now()
        move, item = self._resolved(state, decide(state, self._library, state.elapsed(now)), now)
        brief = brief_for(move, state, self._library, item)
        cast = self._cast(state)
        utterance = Utterance(text=brief.authored)
        for piece in utter(brief, cast.speaker, self._library.turns):
            if isinstance(piece, Utterance):
                utterance = piece
            else:
                yield Shown(text=piece, persona=move.persona)
        told: list[Event] = []
        if utterance.fault:
            line = f"{utterance.fault}; the interviewer goes on in authored words."
            told.append(Faulted(line=line))
            yield Told(line=line)
        spoken = Spoken(
            text=utterance.text,
            move=move,
            source=utterance.source,
            failed=utterance.failed,
            persona=move.persona,
        )
        saved = self._append_if_unchanged(state, [*told, *_around(state, move, item, spoken)])
        if saved is not None:
            yield Said(turn=next(t for t in reversed(saved.turns) if t.speaker == "interviewer"))
            if move.closes:
                self._judge_later(state.id)

    def _resolved(self, state: State, move: Move, now: datetime) -> tuple[Move, Item | None]:
        """The move with its item: a wish for the next item becomes a question, or the end of the round."""
        if move.kind is not MoveKind.NEXT_ITEM:
            named = move.item or (state.item.item if state.item else None)
            return move, self._library.item(named) if named else None
        situation = Situation(state, self._library, state.elapsed(now))
        item = self._next(situation)
        if item is None:
            return ends_round(situation).model_copy(update={"closes": move.closes, "rule": move.rule}), None
        if item.needs_project and state.project is None:
            return Move(kind=MoveKind.ASK_PROJECT, closes=move.closes, rule=move.rule), None
        return move.model_copy(update={"kind": MoveKind.ASK_ITEM, "item": item.id}), item

    def _leaning(self, situation: Situation) -> tuple[str, ...]:
        """What the place comes back to, until one question of the round was about it; then what the level adds."""
        items, level = self._library.items, self._library.seniorities[situation.state.chosen.seniority]
        about = {topic for record in situation.here if record.item in items for topic in items[record.item].topic}
        place = situation.place
        if place is not None and not about & set(place.topics):
            return place.topics
        return tuple(topic for topic in level.topics if topic not in about)

    def _next(self, situation: Situation) -> Item | None:
        state, setup = situation.state, situation.state.chosen
        asked = [record.item for record in state.items]
        here = sum(record.round == len(state.rounds) - 1 for record in state.items)
        if situation.chosen.items is not None and here >= situation.chosen.items:
            return None
        if setup.item and setup.item not in asked and here == 0:
            return self._library.item(setup.item)
        no_project = state.project is not None and method_of(state.project.quote) is None
        unfit = {
            item.id
            for item in self._library.items.values()
            if (here and 60 * item.time_box.soft_min > situation.left_s) or (no_project and item.needs_project)
        }
        if is_talk(situation) and situation.plan.talk is not None:
            unfit |= situation.plan.talk.items
        level = self._library.seniorities[setup.seniority]
        wish = Wish(
            stage=situation.chosen.stage,
            topic=setup.topic,
            text=setup.wish,
            leaning=self._leaning(situation),
            kinds=situation.mix,
            difficulty=(level.difficulty_from, level.difficulty_to),
            seniority=setup.seniority,
            asked=frozenset(asked),
            declined=frozenset(unfit),
            seen=self.store.items_asked(besides=state.id),
            has_project=state.project is not None,
            drafts_last=setup.mode is Mode.MOCK,
            seed=setup.seed,
        )
        planned = (wish.model_copy(update={"among": pool}) for pool in phases_due(situation))
        chosen = next(filter(None, map(self._questions.next_item, (*planned, wish))), None)
        return self._library.item(chosen) if chosen else None

    # -- judging

    def _judge_later(self, session: str) -> None:
        if self.state(session).unjudged():
            future = self._bench.submit(self.judge, session)
            self._judging.setdefault(session, []).append(future)

    @contextmanager
    def _taking(self, session: str, opening: int) -> Iterator[bool]:
        """Whether the caller is the one to judge that item now: no model is asked twice at the same time."""
        with self._guard:
            mine = (session, opening) not in self._under_judgement
            self._under_judgement.add((session, opening))
        try:
            yield mine
        finally:
            if mine:
                with self._guard:
                    self._under_judgement.discard((session, opening))

    def _judge(self, session: str, record: ItemRecord) -> Judgement:
        state = self.state(session)
        item = self._library.item(record.item)
        judgement = self._cast(state).judge.judge(item, record, self._questions.reference(item.id).text)
        self._append(session, [Judged(judgement=judgement), *self._cast(state).meter.drain()])
        return judgement

    def _contest(self, session: str, record: ItemRecord, key_point: str, why: str) -> None:
        state, item = self.state(session), self._library.item(record.item)
        earlier = contestable(state, item, record, key_point, why)
        cast, reference = self._cast(state), self._questions.reference(item.id).text
        self._append(session, [Contested(opening=record.opening, key_point=key_point, why=why)])
        held = self.state(session).contest(record.opening, key_point)
        judgement = judged_again(cast.judge, item, record, reference, earlier, key_point)
        if judgement.status == "ungraded":
            self._write_usage(session)
            raise ModelError(judgement.why, remedy="the first verdict stays; contest it again")
        answered = Judged(judgement=judgement, contest=held.sequence if held else None)
        self._append(session, [answered, *cast.meter.drain()])

    # -- saving

    def _cast(self, state: State) -> Cast:
        with self._guard:
            if state.id not in self._casts:
                self._casts[state.id] = self._cast_for(state.chosen)
            return self._casts[state.id]

    def _lock(self, session: str) -> RLock:
        with self._guard:
            return self._locks.setdefault(session, RLock())

    def _append(
        self, session: str, events: Sequence[Event], expected: int | None = None, owner: str = ""
    ) -> tuple[Recorded, ...]:
        return self.store.append(session, events, self._clock.now(), expected, owner)

    def _append_if_unchanged(self, state: State, events: Sequence[Event]) -> State | None:
        """Append unless the conversation has moved on since `state`; judgements in between do not count."""
        expected = state.sequence
        while True:
            try:
                self._append(state.id, [*events, *self._cast(state).meter.drain()], expected=expected)
                return self.state(state.id)
            except SequenceTaken:
                fresh = self.state(state.id)
                if (fresh.turns, fresh.paused, fresh.ended) != (state.turns, state.paused, state.ended):
                    return None
                expected = fresh.sequence

    def _write_usage(self, session: str) -> None:
        used = self._cast(self.state(session)).meter.drain()
        if used:
            with suppress(SessionUnknown):
                self._append(session, used)


def _around(state: State, move: Move, item: Item | None, spoken: Spoken) -> Iterator[Event]:
    """The events that one turn of the interviewer is, saved together."""
    if move.closes and state.item is not None:
        yield ItemClosed(reason=move.closes)
    if move.kind is MoveKind.OPEN:
        yield RoundOpened(index=len(state.rounds))
    if move.kind is MoveKind.ASK_ITEM and item is not None:
        yield ItemOpened(item=item.id, version=item.version)
    yield spoken
    if move.kind is MoveKind.PAUSE:
        yield Acted(action="pause")
    if move.kind is MoveKind.STOP:
        yield RoundClosed(reason="candidate")
        yield Ended(reason="candidate")
    if move.kind is MoveKind.CLOSE_ROUND:
        yield RoundClosed(reason="time" if move.closes == "time" else "plan")
        following = state.chosen.rounds[len(state.rounds) :]
        if not following:
            yield Ended(reason="plan")
        elif following[0].rest:
            yield Acted(action="pause")
