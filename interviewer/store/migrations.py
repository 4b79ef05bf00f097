"""How a database of an older version becomes one of this version.

Knows the tables as each version left them; a migration that was released never changes. Never knows the driver.
"""

from collections.abc import Callable
from typing import Any

from interviewer.store.faults import too_new

Execute = Callable[[str], Any]
"""Runs one statement inside the transaction of the whole migration and gives its result."""


def _first_tables(execute: Execute) -> None:
    execute("""
        CREATE TABLE sessions (
            id VARCHAR(200) PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, stage TEXT NOT NULL,
            started_at VARCHAR(40) NOT NULL, updated_at VARCHAR(40) NOT NULL,
            sequence INTEGER NOT NULL, status TEXT NOT NULL)""")
    execute("""
        CREATE TABLE events (
            session VARCHAR(200) NOT NULL REFERENCES sessions (id), sequence INTEGER NOT NULL,
            at VARCHAR(40) NOT NULL, kind TEXT NOT NULL, schema_version INTEGER NOT NULL,
            client_message_id TEXT, body TEXT NOT NULL,
            PRIMARY KEY (session, sequence), UNIQUE (session, client_message_id))""")
    execute("CREATE INDEX sessions_by_owner ON sessions (owner, updated_at)")
    execute("CREATE INDEX events_by_kind ON events (kind, session)")


def _own_work(execute: Execute) -> None:
    execute("""
        CREATE TABLE projects (
            id VARCHAR(40) PRIMARY KEY, owner TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL)""")
    execute("""
        CREATE TABLE documents (
            id VARCHAR(40) PRIMARY KEY, owner TEXT NOT NULL, project VARCHAR(40) NOT NULL REFERENCES projects (id),
            place INTEGER NOT NULL, body TEXT NOT NULL)""")
    execute("""
        CREATE TABLE passages (
            document VARCHAR(40) NOT NULL REFERENCES documents (id), place INTEGER NOT NULL,
            owner TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (document, place))""")
    for table in ("projects", "documents", "passages"):
        execute(f"CREATE INDEX {table}_by_owner ON {table} (owner)")


MIGRATIONS: tuple[Callable[[Execute], None], ...] = (_first_tables, _own_work)
"""Each makes the next version of the database from the one before; the first makes version 1 from nothing."""


def migrate(execute: Execute, where: str) -> None:
    """Bring the database to this version. Raises StoreError if it is of a later one."""
    execute("CREATE TABLE IF NOT EXISTS meta (name VARCHAR(40) PRIMARY KEY, value INTEGER NOT NULL)")
    version = execute("SELECT value FROM meta WHERE name = 'schema'").scalar() or 0
    if version > len(MIGRATIONS):
        raise too_new(where)
    for step in MIGRATIONS[version:]:
        step(execute)
    if version < len(MIGRATIONS):
        execute("DELETE FROM meta WHERE name = 'schema'")
        execute(f"INSERT INTO meta (name, value) VALUES ('schema', {len(MIGRATIONS)})")
