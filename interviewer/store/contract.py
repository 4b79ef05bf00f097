"""What a store of events promises, and the rules that every store keeps alike.

Knows sequence numbers, message ids and the heads that sessions are listed by. Never knows a database.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, Protocol

from interviewer.domain.errors import SequenceTaken, SessionUnknown, StoreError
from interviewer.domain.events import Acted, Answered, Event, Recorded, Setup, Started
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Stage


class MessageKnown(StoreError):
    """The client message id was already appended: the same answer, sent twice. `sequence` is where it stands."""

    def __init__(self, session: str, sequence: int) -> None:
        self.sequence = sequence
        super().__init__("this message is already saved", f"session {session}, event {sequence}")


class SessionHead(Noun):
    """One line of a list of sessions. stage: of the first round. sequence: of the last event. Times: UTC."""

    id: str
    owner: str
    title: str
    stage: Stage
    started_at: datetime
    updated_at: datetime
    sequence: int
    status: Literal["open", "ended"]


class EventStore(Protocol):
    """What a session needs of a store. All methods raise StoreError when the store itself fails."""

    def append(
        self, session: str, events: Sequence[Event], at: datetime, expected: int | None = None, owner: str = ""
    ) -> tuple[Recorded, ...]:
        """All events or none, numbered on from the session's last; they are durable when this returns.

        A new session begins with `Started`, and takes `owner` then. expected: the last sequence number that the
        caller knows (0 for a new session); None appends at the end whatever it is.
        Raises SequenceTaken, MessageKnown (which goes first), or SessionUnknown for a session that never started.
        """
        ...

    def read(self, session: str, after: int = 0) -> tuple[Recorded, ...]:
        """Events with a sequence number above `after`, in order; SessionUnknown if there are none at all."""
        ...

    def list(self, owner: str | None = None) -> tuple[SessionHead, ...]:
        """Sessions of that owner, or of everybody, the latest changed first."""
        ...

    def items_asked(self, besides: str) -> frozenset[str]:
        """Items put to the owner of the session `besides` in all their other sessions; none if it never started."""
        ...

    def across(self, kinds: Sequence[str], owner: str | None = None) -> tuple[tuple[str, Recorded], ...]:
        """Events of these kinds (`Event.kind`) in all sessions of that owner, or of everybody, each with its session.

        In order within a session.
        """
        ...

    def delete(self, session: str) -> None:
        """Remove the session with all that was said in it; SessionUnknown if there is none."""
        ...

    def close(self) -> None:
        """Let go of the database. Nothing that was appended depends on it."""
        ...


def messages(events: Sequence[Event]) -> list[str]:
    """The client message ids in the events; StoreError if one is there twice."""
    found = [message for event in events if (message := message_id(event)) is not None]
    if len(set(found)) < len(found):
        raise StoreError("one message is twice in one append", remedy="send it once")
    return found


def message_id(event: Event) -> str | None:
    """The client message id of an answer or action, if it has one."""
    return event.client_message_id if isinstance(event, Answered | Acted) else None


def check_fit(session: str, events: Sequence[Event], last: int | None, expected: int | None) -> None:
    """Refuse events that may not follow upon `last`, the session's last sequence number; None: there is no session.

    Raises SessionUnknown or SequenceTaken.
    """
    begins = isinstance(events[0], Started)
    if last is None and not begins:
        raise unknown(session)
    if expected not in (None, last or 0) or (last is not None and begins):
        raise SequenceTaken(
            f"session {session} stands at event {last or 0}, not {expected or 0}",
            remedy="read it again and decide again",
        )


def unknown(session: str) -> SessionUnknown:
    """There is no such session."""
    return SessionUnknown(f"no session is called “{session}”", remedy="see `interviewer sessions list`")


def number(events: Sequence[Event], last: int, at: datetime) -> tuple[Recorded, ...]:
    """The events in their places after `last`. A time without a zone is taken as UTC."""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return tuple(Recorded(sequence=last + i, at=at, event=event) for i, event in enumerate(events, start=1))


def first_head(session: str, owner: str, recorded: Sequence[Recorded]) -> SessionHead:
    """The head of a session that begins with these events."""
    begun = recorded[0].event
    assert isinstance(begun, Started)
    at = recorded[0].at
    return SessionHead(
        id=session,
        owner=owner,
        title=_title(begun.setup),
        stage=begun.setup.rounds[0].stage,
        started_at=at,
        updated_at=at,
        sequence=recorded[-1].sequence,
        status="open",
    )


def _title(setup: Setup) -> str:
    """The loop or the rounds in words, then the topic that was chosen, if any."""
    names = [setup.loop] if setup.loop else [round.stage.value for round in setup.rounds]
    title = ", ".join(dict.fromkeys(name.replace("_", " ").replace("-", " ") for name in names))
    return title[:1].upper() + title[1:] + (f": {setup.topic}" if setup.topic else "")
