"""Events in and out of a store.

Knows which names the rest of the house may use. Never imports a database before one is opened.
"""

from interviewer.store.contract import EventStore, MessageKnown, SessionHead
from interviewer.store.database import SqlStore, open_store
from interviewer.store.memory import MemoryStore

__all__ = ["EventStore", "MemoryStore", "MessageKnown", "SessionHead", "SqlStore", "open_store"]
