"""Events in and out of a database: SQLite by default, PostgreSQL by URL.

Knows rows, transactions and SQLAlchemy, which no other module imports. Never knows what an event means.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from interviewer.domain.errors import SequenceTaken, StoreError
from interviewer.domain.events import EVENT, SCHEMA, Ended, Event, ItemOpened, Recorded
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
from interviewer.store.faults import fault, too_new
from interviewer.store.line import Line
from interviewer.store.migrations import migrate

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_TOUCH = "UPDATE sessions SET updated_at = :at WHERE id = :id"
_LAST = "SELECT sequence FROM sessions WHERE id = :id"
_SAID = "SELECT sequence FROM events WHERE session = :id AND client_message_id = :message"
_BEGIN = """
    INSERT INTO sessions (id, owner, title, stage, started_at, updated_at, sequence, status)
    VALUES (:id, :owner, :title, :stage, :started_at, :updated_at, :sequence, :status)"""
_INSERT = """
    INSERT INTO events (session, sequence, at, kind, schema_version, client_message_id, body)
    VALUES (:session, :sequence, :at, :kind, :schema_version, :client_message_id, :body)"""
_ADVANCE = """
    UPDATE sessions SET sequence = :sequence, status = CASE WHEN :ended THEN 'ended' ELSE status END WHERE id = :id"""
_READ = """
    SELECT sequence, at, schema_version, body FROM events WHERE session = :id AND sequence > :after ORDER BY sequence"""
_HEADS = """
    SELECT id, owner, title, stage, started_at, updated_at, sequence, status FROM sessions
    WHERE :all OR owner = :owner ORDER BY updated_at DESC, id"""

_OPENED = """
    SELECT session, events.sequence, at, schema_version, body FROM events JOIN sessions ON sessions.id = session
    WHERE kind = 'item_opened' AND session <> :id AND owner = (SELECT owner FROM sessions WHERE id = :id)"""

_ACROSS = """
    SELECT session, events.sequence, at, schema_version, body FROM events JOIN sessions ON sessions.id = session
    WHERE kind IN :kinds AND (:all OR owner = :owner) ORDER BY session, events.sequence"""


def open_store(url: str | Path, wait_s: float = 15.0) -> "SqlStore":
    """The store at a file path, `sqlite:///path`, or `postgresql://user@host/name`; made or migrated if needed.

    wait_s: how long to wait for another writer of the same file. Raises StoreError.
    """
    address = _url(url)
    with _told(_shown(address)):
        return SqlStore(_engine(address, wait_s), _shown(address), wait_s)


class SqlStore:
    """An EventStore in a database. Safe between threads and between processes.

    wait_s: how long a writer waits for those before it in this process.
    """

    def __init__(self, engine: "Engine", where: str, wait_s: float) -> None:
        self._engine, self._where = engine, where
        # SQLite has one writer at a time and lets the others sleep between tries; here they stand in line instead.
        self._line = Line(wait_s) if engine.dialect.name == "sqlite" else None
        with self.transaction() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(statement("SELECT pg_advisory_xact_lock(7204)"))  # one migrates, the others wait
            migrate(lambda text: connection.execute(statement(text)), where)

    def append(
        self, session: str, events: Sequence[Event], at: datetime, expected: int | None = None, owner: str = ""
    ) -> tuple[Recorded, ...]:
        if not events:
            return ()
        with self.transaction() as connection:
            # The update comes first because it takes the row's lock: whoever is second sees the new number.
            connection.execute(statement(_TOUCH), {"id": session, "at": _stamp(at)})
            last = connection.execute(statement(_LAST), {"id": session}).scalar()
            for message in messages(events):
                said = connection.execute(statement(_SAID), {"id": session, "message": message}).scalar()
                if said is not None:
                    raise MessageKnown(session, said)
            check_fit(session, events, last, expected)
            recorded = number(events, last or 0, at)
            if last is None:
                connection.execute(statement(_BEGIN), _head_row(first_head(session, owner, recorded)))
            connection.execute(statement(_INSERT), [_row(session, one) for one in recorded])
            ended = any(isinstance(event, Ended) for event in events)
            connection.execute(statement(_ADVANCE), {"id": session, "sequence": recorded[-1].sequence, "ended": ended})
        return recorded

    def read(self, session: str, after: int = 0) -> tuple[Recorded, ...]:
        with self.transaction(writes=False) as connection:
            rows = connection.execute(statement(_READ), {"id": session, "after": after}).all()
        if not rows and after == 0:
            raise unknown(session)
        return tuple(_recorded(row._mapping, f"{self._where}, session {session}") for row in rows)

    def list(self, owner: str | None = None) -> tuple[SessionHead, ...]:
        with self.transaction(writes=False) as connection:
            rows = connection.execute(statement(_HEADS), {"owner": owner or "", "all": owner is None}).all()
        return tuple(SessionHead.model_validate(dict(row._mapping)) for row in rows)

    def items_asked(self, besides: str) -> frozenset[str]:
        with self.transaction(writes=False) as connection:
            rows = connection.execute(statement(_OPENED), {"id": besides}).all()
        recorded = (_recorded(row._mapping, f"{self._where}, session {row.session}") for row in rows)
        return frozenset(one.event.item for one in recorded if isinstance(one.event, ItemOpened))

    def across(self, kinds: Sequence[str], owner: str | None = None) -> tuple[tuple[str, Recorded], ...]:
        given = {"kinds": list(kinds), "owner": owner or "", "all": owner is None}
        with self.transaction(writes=False) as connection:
            rows = connection.execute(_listing(_ACROSS, "kinds"), given).all()
        return tuple((row.session, _recorded(row._mapping, f"{self._where}, session {row.session}")) for row in rows)

    def delete(self, session: str) -> None:
        with self.transaction() as connection:
            connection.execute(statement("DELETE FROM events WHERE session = :id"), {"id": session})
            if connection.execute(statement("DELETE FROM sessions WHERE id = :id"), {"id": session}).rowcount == 0:
                raise unknown(session)
        self.forget()

    def forget(self) -> None:
        """Let nothing that was deleted stay readable: it does in the write-ahead log, until that is next used up."""
        if self._engine.dialect.name == "sqlite":
            with _told(self._where), self._engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def transaction(self, writes: bool = True) -> "Iterator[Connection]":
        """All or nothing, with any fault told as a StoreError; writers take turns."""
        line = self._line if writes and self._line is not None else nullcontext()
        with line, _told(self._where), self._engine.execution_options(writes=writes).begin() as connection:
            yield connection


@cache
def statement(text: str) -> Any:
    """A statement in the words of SQL, with `:name` for what is given with it."""
    from sqlalchemy import text as sql

    return sql(text)


@cache
def _listing(text: str, name: str) -> Any:
    """The statement, with a list in the place of that name."""
    from sqlalchemy import bindparam

    return statement(text).bindparams(bindparam(name, expanding=True))


def _stamp(at: datetime) -> str:
    """UTC with a fixed number of digits, so that text sorts as time does in every database."""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.isoformat(timespec="microseconds")


def _head_row(head: SessionHead) -> dict[str, object]:
    times = {"started_at": _stamp(head.started_at), "updated_at": _stamp(head.updated_at)}
    return head.model_dump(mode="json") | times


def _row(session: str, recorded: Recorded) -> dict[str, object]:
    return {
        "session": session,
        "sequence": recorded.sequence,
        "at": _stamp(recorded.at),
        "kind": recorded.event.kind,
        "schema_version": SCHEMA,
        "client_message_id": message_id(recorded.event),
        "body": recorded.event.model_dump_json(),
    }


def _recorded(row: Any, where: str) -> Recorded:
    if row["schema_version"] > SCHEMA:
        raise too_new(where)
    try:
        at, event = datetime.fromisoformat(row["at"]), EVENT.validate_json(row["body"])
    except (ValidationError, ValueError) as error:
        place = f"{where}, event {row['sequence']}"
        raise StoreError("a saved event cannot be read", place, "restore the database from a copy") from error
    return Recorded(sequence=row["sequence"], at=at, event=event)


def _url(address: str | Path) -> "URL":
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    text = str(address)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise _strange(text.split("://")[0]) from error
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url


def _shown(url: "URL") -> str:
    """The address as it may be shown: the path of a file, or the URL without its password."""
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def _strange(scheme: str) -> StoreError:
    return StoreError("no such kind of database", scheme, "sqlite:///path or postgresql://user@host/name")


def _engine(url: "URL", wait_s: float) -> "Engine":
    from sqlalchemy import create_engine, event

    if url.drivername == "postgresql+psycopg":
        return create_engine(url, pool_pre_ping=True, pool_size=8, max_overflow=32)
    if url.drivername != "sqlite" or not url.database:
        raise _strange(url.drivername)
    if not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": wait_s}, pool_size=64, max_overflow=-1)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own; _begin_sqlite does
    # FULL: an append that returned also survives a power cut, for one sync of the log per append.
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: "Connection") -> None:
    # A writer takes the lock at once: one that reads first and then writes can fail without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Faults of the database and its driver, told as a StoreError."""
    import sqlite3

    from sqlalchemy.exc import IntegrityError, SQLAlchemyError

    try:
        yield
    except IntegrityError as error:
        raise SequenceTaken("another writer was first", where, "read the session again and decide again") from error
    except ModuleNotFoundError as error:
        raise StoreError("the PostgreSQL driver is missing", where, "pip install 'interviewer[postgres]'") from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise fault(error, where) from error
