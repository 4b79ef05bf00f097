"""What is kept of the candidate's own work: projects, documents and passages, each with its owner; and the fake of it.

Knows owners and how many there may be. Never knows a file, nor what keeps the rows.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Protocol

from interviewer.domain.own_work import Document, Passage, Project


class WorkStore(Protocol):
    """Rows of one person's own work. All methods raise StoreError when the store itself fails.

    What belongs to another owner is not there.
    """

    def projects(self, owner: str) -> tuple[Project, ...]:
        """All projects, in the order in which they were begun."""
        ...

    def begin(self, owner: str, project: Project, most: int) -> bool:
        """Keep a new project; False if there are `most` already."""
        ...

    def amend(self, owner: str, project: Project) -> bool:
        """Put the project in the place of the one of its id; False if there is none."""
        ...

    def documents(self, owner: str) -> tuple[Document, ...]:
        """All documents of all projects, in the order in which they were added."""
        ...

    def add(self, owner: str, document: Document, passages: Sequence[Passage], most: int) -> bool:
        """Keep a document with its passages; False if its project is not there or has `most` documents already."""
        ...

    def passages(self, owner: str) -> tuple[tuple[str, Passage], ...]:
        """All passages, each with the id of its document, in their order within it."""
        ...

    def remove_project(self, owner: str, project: str) -> bool:
        """Remove a project with its documents and their passages; False if there is none of that id."""
        ...

    def remove_document(self, owner: str, document: str) -> bool:
        """Remove a document with its passages; False if there is none of that id."""
        ...


class MemoryWorks:
    """A WorkStore that forgets when the process ends."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._projects: dict[str, tuple[str, Project]] = {}
        self._documents: dict[str, tuple[str, Document, tuple[Passage, ...]]] = {}

    def projects(self, owner: str) -> tuple[Project, ...]:
        return tuple(project for whose, project in self._projects.values() if whose == owner)

    def begin(self, owner: str, project: Project, most: int) -> bool:
        with self._lock:
            if len(self.projects(owner)) >= most:
                return False
            self._projects[project.id] = (owner, project)
        return True

    def amend(self, owner: str, project: Project) -> bool:
        with self._lock:
            if self._projects.get(project.id, (None, None))[0] != owner:
                return False
            self._projects[project.id] = (owner, project)
        return True

    def documents(self, owner: str) -> tuple[Document, ...]:
        return tuple(document for whose, document, _ in self._documents.values() if whose == owner)

    def add(self, owner: str, document: Document, passages: Sequence[Passage], most: int) -> bool:
        with self._lock:
            there = any(project.id == document.project for project in self.projects(owner))
            if not there or sum(one.project == document.project for one in self.documents(owner)) >= most:
                return False
            self._documents[document.id] = (owner, document, tuple(passages))
        return True

    def passages(self, owner: str) -> tuple[tuple[str, Passage], ...]:
        held = [(document.id, passages) for whose, document, passages in self._documents.values() if whose == owner]
        return tuple((id, passage) for id, passages in held for passage in passages)

    def remove_project(self, owner: str, project: str) -> bool:
        with self._lock:
            if self._projects.get(project, (None, None))[0] != owner:
                return False
            del self._projects[project]
            gone = [id for id, (_, document, _) in self._documents.items() if document.project == project]
            for id in gone:
                del self._documents[id]
        return True

    def remove_document(self, owner: str, document: str) -> bool:
        with self._lock:
            held = self._documents.get(document)
            if held is None or held[0] != owner:
                return False
            del self._documents[document]
        return True
