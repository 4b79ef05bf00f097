"""A store that forgets when the process ends: the fake of the database, under the same contract tests.

Knows one dictionary and a lock. Never knows files.
"""

import threading
from collections.abc import Sequence
from datetime import datetime

from interviewer.domain.events import Ended, Event, ItemOpened, Recorded
from interviewer.store.contract import (
    MessageKnown,
    SessionHead,
    check_fit,
    first_head,
    message_id,
    messages,
    number,
    unknown,
)


class MemoryStore:
    """An EventStore that forgets when the process ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: dict[str, tuple[Recorded, ...]] = {}
        self._heads: dict[str, SessionHead] = {}

    def append(
        self, session: str, events: Sequence[Event], at: datetime, expected: int | None = None, owner: str = ""
    ) -> tuple[Recorded, ...]:
        if not events:
            return ()
        with self._lock:
            held = self._events.get(session, ())
            known = {message_id(one.event): one.sequence for one in held}
            for message in messages(events):
                if message in known:
                    raise MessageKnown(session, known[message])
            check_fit(session, events, held[-1].sequence if held else None, expected)
            recorded = number(events, len(held), at)
            head = self._heads.get(session) or first_head(session, owner, recorded)
            changed: dict[str, object] = {"updated_at": recorded[-1].at, "sequence": recorded[-1].sequence}
            if any(isinstance(event, Ended) for event in events):
                changed["status"] = "ended"
            self._heads[session] = head.model_copy(update=changed)
            self._events[session] = (*held, *recorded)
        return recorded

    def read(self, session: str, after: int = 0) -> tuple[Recorded, ...]:
        held = self._events.get(session, ())
        if not held and after == 0:
            raise unknown(session)
        return held[max(0, after) :]

    def list(self, owner: str | None = None) -> tuple[SessionHead, ...]:
        heads = [head for head in self._heads.values() if owner is None or head.owner == owner]
        return tuple(sorted(sorted(heads, key=lambda head: head.id), key=lambda head: head.updated_at, reverse=True))

    def items_asked(self, besides: str) -> frozenset[str]:
        with self._lock:
            own = self._heads.get(besides)
            others = [id for id, head in self._heads.items() if own and id != besides and head.owner == own.owner]
            events = [one.event for id in others for one in self._events[id]]
        return frozenset(event.item for event in events if isinstance(event, ItemOpened))

    def across(self, kinds: Sequence[str], owner: str | None = None) -> tuple[tuple[str, Recorded], ...]:
        with self._lock:
            held = [(id, self._events[id]) for id, head in self._heads.items() if owner is None or head.owner == owner]
        return tuple((id, one) for id, events in held for one in events if one.event.kind in kinds)

    def delete(self, session: str) -> None:
        with self._lock:
            if self._events.pop(session, None) is None:
                raise unknown(session)
            del self._heads[session]

    def close(self) -> None:
        pass
