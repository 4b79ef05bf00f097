"""Sessions that people held, read back to be measured like simulated ones.

Knows a store and the library. Never knows who the candidate was, nor what their turns were meant to do.
"""

from collections.abc import Iterator, Sequence

from interviewer.assess.feedback import report
from interviewer.domain.errors import UsageError
from interviewer.domain.library import Library
from interviewer.domain.state import fold
from interviewer.measure.simulate import Held
from interviewer.retrieval.documents import reference
from interviewer.store import EventStore


def recorded(store: EventStore, library: Library, ids: Sequence[str] = ()) -> Iterator[Held]:
    """The sessions of these ids, or all that have ended, the latest first. UsageError where one is not in the store."""
    heads = {head.id: head for head in store.list()}
    unknown = [id for id in ids if id not in heads]
    if unknown:
        raise UsageError(f"there is no session {unknown[0]}", remedy="see `interviewer sessions list`")
    chosen = [heads[id] for id in ids] if ids else [head for head in heads.values() if head.status == "ended"]
    for head in chosen:
        state = fold(head.id, store.read(head.id))
        held = {record.item for record in state.items} <= library.items.keys()
        made = report(state, library, lambda id: reference(library.item(id)).text) if held else None
        note = "" if held else "asks questions that are no longer in the bank, which are left out"
        yield Held(head.id, state, library, report=made, note=note)
