"""Events, and the candidate's own work, in and out of a store.

Knows which names the rest of the house may use. Never imports a database before one is opened.
"""

from interviewer.store.contract import EventStore, MessageKnown, SessionHead
from interviewer.store.database import SqlStore, open_store
from interviewer.store.memory import MemoryStore
from interviewer.store.works import MemoryWorks, WorkStore
from interviewer.store.works_database import SqlWorks

__all__ = [
    "EventStore",
    "MemoryStore",
    "MemoryWorks",
    "MessageKnown",
    "SessionHead",
    "SqlStore",
    "SqlWorks",
    "WorkStore",
    "open_store",
]
