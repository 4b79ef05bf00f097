"""The candidate's own work as rows of the database that holds the sessions.

Rows rather than files: one copy of the database is a copy of everything, PostgreSQL serves several machines, a project
goes with its documents in one transaction, and SQLite overwrites what is deleted (`secure_delete`, then the log is
emptied), which a deleted file is not. Knows three tables. Never knows what a passage says.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from interviewer.domain.errors import StoreError
from interviewer.domain.noun import Noun
from interviewer.domain.own_work import Document, Passage, Project
from interviewer.store.database import SqlStore
from interviewer.store.database import statement as sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

N = TypeVar("N", bound=Noun)

_PROJECTS = "SELECT id, body FROM projects WHERE owner = :owner ORDER BY place, id"
_DOCUMENTS = "SELECT id, body FROM documents WHERE owner = :owner ORDER BY place, id"
_PASSAGES = """
    SELECT document AS id, passages.body FROM passages JOIN documents ON documents.id = document
    WHERE passages.owner = :owner ORDER BY documents.place, documents.id, passages.place"""
_COUNT = "SELECT COUNT(*) AS held, COALESCE(MAX(place), 0) AS last FROM projects WHERE owner = :owner"
_COUNT_WITHIN = """
    SELECT COUNT(*) AS held, COALESCE(MAX(place), 0) AS last FROM documents
    WHERE owner = :owner AND project = :project"""
_LAST = "SELECT COALESCE(MAX(place), 0) FROM documents WHERE owner = :owner"
_BEGIN = "INSERT INTO projects (id, owner, place, body) VALUES (:id, :owner, :place, :body)"
_AMEND = "UPDATE projects SET body = :body WHERE id = :id AND owner = :owner"
_ADD = "INSERT INTO documents (id, owner, project, place, body) VALUES (:id, :owner, :project, :place, :body)"
_ADD_PASSAGE = "INSERT INTO passages (document, place, owner, body) VALUES (:document, :place, :owner, :body)"
# A row that is written to is a row that is locked: on PostgreSQL two who add to one project come one after the other.
_HOLD = "UPDATE projects SET place = place WHERE id = :project AND owner = :owner"


class SqlWorks:
    """A WorkStore in the database of an open store. Safe between threads and between processes."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def projects(self, owner: str) -> tuple[Project, ...]:
        return tuple(project for _, project in self._read(_PROJECTS, owner, Project))

    def begin(self, owner: str, project: Project, most: int) -> bool:
        with self._store.transaction() as connection:
            held = connection.execute(sql(_COUNT), {"owner": owner}).one()
            if held.held >= most:
                return False
            row = {"id": project.id, "owner": owner, "place": held.last + 1, "body": project.model_dump_json()}
            connection.execute(sql(_BEGIN), row)
        return True

    def amend(self, owner: str, project: Project) -> bool:
        row = {"id": project.id, "owner": owner, "body": project.model_dump_json()}
        with self._store.transaction() as connection:
            done = bool(connection.execute(sql(_AMEND), row).rowcount)
        self._store.forget()
        return done

    def documents(self, owner: str) -> tuple[Document, ...]:
        return tuple(document for _, document in self._read(_DOCUMENTS, owner, Document))

    def add(self, owner: str, document: Document, passages: Sequence[Passage], most: int) -> bool:
        row = {"id": document.id, "owner": owner, "project": document.project, "body": document.model_dump_json()}
        rows = [
            {"document": document.id, "place": place, "owner": owner, "body": passage.model_dump_json()}
            for place, passage in enumerate(passages)
        ]
        with self._store.transaction() as connection:
            within = {"owner": owner, "project": document.project}
            there = connection.execute(sql(_HOLD), within).rowcount
            if not there or connection.execute(sql(_COUNT_WITHIN), within).one().held >= most:
                return False
            last = connection.execute(sql(_LAST), {"owner": owner}).scalar() or 0
            connection.execute(sql(_ADD), {**row, "place": last + 1})
            if rows:
                connection.execute(sql(_ADD_PASSAGE), rows)
        return True

    def passages(self, owner: str) -> tuple[tuple[str, Passage], ...]:
        return self._read(_PASSAGES, owner, Passage)

    def remove_project(self, owner: str, project: str) -> bool:
        with self._store.transaction() as connection:
            found = connection.execute(
                sql("SELECT id FROM documents WHERE owner = :owner AND project = :project"),
                {"owner": owner, "project": project},
            ).scalars()
            for document in found.all():
                _remove(connection, owner, document)
            gone = connection.execute(
                sql("DELETE FROM projects WHERE id = :id AND owner = :owner"), {"id": project, "owner": owner}
            ).rowcount
        self._store.forget()
        return bool(gone)

    def remove_document(self, owner: str, document: str) -> bool:
        with self._store.transaction() as connection:
            gone = _remove(connection, owner, document)
        self._store.forget()
        return gone

    def _read(self, query: str, owner: str, noun: type[N]) -> tuple[tuple[str, N], ...]:
        with self._store.transaction(writes=False) as connection:
            rows = connection.execute(sql(query), {"owner": owner}).all()
        try:
            return tuple((row.id, noun.model_validate_json(row.body)) for row in rows)
        except ValidationError as error:
            raise StoreError(
                f"what was saved of a {noun.__name__.lower()} cannot be read", "own work", "upgrade interviewer"
            ) from error


def _remove(connection: "Connection", owner: str, document: str) -> bool:
    named = {"id": document, "owner": owner}
    connection.execute(sql("DELETE FROM passages WHERE document = :id AND owner = :owner"), named)
    return bool(connection.execute(sql("DELETE FROM documents WHERE id = :id AND owner = :owner"), named).rowcount)
