"""The candidate's own work: projects begun, described, searched and deleted, and documents added to them.

Knows whose is what, and keeps words in the store and vectors on the shelf. What a document says is material: it is kept
as text and found as text. Never follows an order in it, and never opens an address.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from pydantic import ValidationError

from interviewer.domain.errors import RetrievalError, UsageError
from interviewer.domain.noun import Noun
from interviewer.domain.own_work import (
    LONGEST_CELL,
    LONGEST_NAME,
    LONGEST_STEP,
    MOST_DOCUMENTS,
    MOST_PROJECTS,
    MOST_RESULTS,
    Document,
    DocumentRole,
    Lens,
    Passage,
    Project,
    Result,
)
from interviewer.material.cleaning import one_line
from interviewer.material.cutting import cut
from interviewer.material.reading import file_name, read_file
from interviewer.retrieval import Kept, MemoryPassages, PassageShelf, find
from interviewer.store import MemoryWorks, WorkStore

MOST_ORDERS = 3
_EXCERPT = 200
_OWN = (DocumentRole.PAPER, DocumentRole.SLIDES)
_CV = ("cv", "resume", "résumé", "lebenslauf", "vita")


class Found(Noun):
    """A passage that a search found. score: 0 to 1, 1 where it is first by words and by vectors."""

    score: float
    project: str
    document: str
    document_id: str
    passage: Passage


class Work:
    """All that is kept of everybody's own work; each call names its owner, "" where nobody signs in.

    orders: sentences of a text that read like orders to an interviewer. Every method raises InterviewerError.
    """

    def __init__(
        self,
        store: WorkStore | None = None,
        shelf: PassageShelf | None = None,
        orders: Callable[[str], Sequence[str]] = lambda text: (),
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._store: WorkStore = store or MemoryWorks()
        self._shelf: PassageShelf = shelf or MemoryPassages()
        self._orders, self._say = orders, say

    # -- projects

    def projects(self, owner: str) -> tuple[Project, ...]:
        """All projects, the first begun first."""
        return self._store.projects(owner)

    def project(self, owner: str, named: str) -> Project:
        """The project of that id or name. UsageError if there is none."""
        held = self.projects(owner)
        found = next((one for one in held if named == one.id or named.casefold() == one.name.casefold()), None)
        if found is None:
            there = "it is one of " + ", ".join(f"“{one.name}”" for one in held) if held else "there are none yet"
            raise UsageError(f"no project of yours is called “{one_line(named, LONGEST_NAME)}”", remedy=there)
        return found

    def begin(self, owner: str, name: str) -> Project:
        """A new project of that name. UsageError if there are enough, or there is one of that name."""
        name = one_line(name, LONGEST_NAME)
        if not name:
            raise UsageError("a project needs a name", remedy="give it a few words")
        self._unused(owner, name, "")
        project = Project(id=secrets.token_hex(8), name=name)
        if not self._store.begin(owner, project, MOST_PROJECTS):
            raise UsageError(f"there are {MOST_PROJECTS} projects already", remedy="delete one first")
        return project

    def describe(
        self,
        owner: str,
        project: str,
        lens: dict[str, str] | None = None,
        results: Sequence[Sequence[str]] | None = None,
        name: str = "",
    ) -> Project:
        """Put in place what is given: steps of the lens by name, rows of the table of results, the project's name."""
        held = self.project(owner, project)
        name = one_line(name, LONGEST_NAME) or held.name
        self._unused(owner, name, held.id)
        changed = Project(
            id=held.id,
            name=name,
            lens=held.lens if lens is None else _lens(held.lens, lens),
            results=held.results if results is None else _results(results),
        )
        if not self._store.amend(owner, changed):
            raise UsageError(f"the project “{held.name}” is no longer there", remedy="reload")
        return changed

    def delete(self, owner: str, project: str) -> str:
        """Remove a project with its documents, and all that is kept of them; its name."""
        held = self.project(owner, project)
        self._store.remove_project(owner, held.id)
        self._forget(owner, held.name)
        return held.name

    # -- documents

    def documents(self, owner: str, project: str | None = None) -> tuple[Document, ...]:
        """The documents of a project, or of all."""
        id = self.project(owner, project).id if project is not None else None
        return tuple(one for one in self._store.documents(owner) if id in (None, one.project))

    def document(self, owner: str, id: str) -> Document:
        """The document of that id. UsageError if there is none."""
        found = next((one for one in self._store.documents(owner) if one.id == id), None)
        if found is None:
            raise UsageError(f"no document of yours is called “{one_line(id, LONGEST_NAME)}”", remedy="reload the list")
        return found

    def passages(self, owner: str, document: str) -> tuple[Passage, ...]:
        """What was read of a document."""
        id = self.document(owner, document).id
        return tuple(passage for of, passage in self._store.passages(owner) if of == id)

    def pages(self, owner: str, project: str) -> tuple[tuple[str, str], ...]:
        """What the candidate's papers and slides of a project say, page by page, and their results as they gave them.

        Each with where it stands, as one would say it: “paper.pdf, page 3”.
        """
        held = self.project(owner, project)
        own = {one.id: one for one in self.documents(owner, held.id) if one.role in _OWN}
        texts: dict[str, list[str]] = {}
        for of, passage in self._store.passages(owner):
            if of in own:
                texts.setdefault(_place(own[of], passage), []).append(passage.text)
        results = "\n".join(f"{row.claim.rstrip('.')}." for row in held.results)
        told = {"your list of results": [results]} if results else {}
        return tuple((where, "\n\n".join(parts)) for where, parts in {**told, **texts}.items())

    def add(self, owner: str, project: str, name: str, data: bytes, role: DocumentRole | None = None) -> Document:
        """Read a file, and keep what it says. MaterialError if it cannot be read, UsageError if there are enough."""
        held = self.project(owner, project)
        role = role or role_of(name)
        digest = hashlib.sha256(data).hexdigest()
        there = next((one for one in self.documents(owner, held.id) if one.digest == digest), None)
        if there is not None:
            raise UsageError(f"the project has this file already, as “{there.name}”", file_name(name))
        text = read_file(name, data, role)
        passages = cut(text.extract.sections)
        document = Document(
            id=secrets.token_hex(8),
            project=held.id,
            name=file_name(name),
            role=role,
            kind=text.kind.value,
            pages=text.extract.pages,
            characters=sum(len(section.text) for section in text.extract.sections),
            passages=len(passages),
            warnings=text.extract.warnings,
            orders=self._ordered(passages),
            digest=digest,
            added_at=datetime.now(UTC),
        )
        if not self._store.add(owner, document, passages, MOST_DOCUMENTS):
            what = f"the project has {MOST_DOCUMENTS} documents already"
            raise UsageError(what, file_name(name), "delete one first")
        return document

    def delete_document(self, owner: str, id: str) -> str:
        """Remove a document, and all that is kept of it; its name."""
        held = self.document(owner, id)
        self._store.remove_document(owner, held.id)
        self._forget(owner, held.name)
        return held.name

    def search(self, owner: str, text: str, project: str | None = None, limit: int = 8) -> tuple[Found, ...]:
        """Passages that the words fit, best first."""
        within = self.project(owner, project).id if project is not None else None
        names = {one.id: one.name for one in self.projects(owner)}
        documents = {one.id: one for one in self._store.documents(owner)}
        held = _numbered((documents[of], passage) for of, passage in self._store.passages(owner) if of in documents)
        kept = {id: Kept(within=of.project, text=f"{one.heading}\n{one.text}") for id, (of, one) in held.items()}
        hits = find(self._shelf, owner, kept, text, limit, within, self._say)
        return tuple(
            Found(score=score, project=names[of.project], document=of.name, document_id=of.id, passage=one)
            for id, score in hits
            for of, one in (held[id],)
        )

    # -- inside

    def _unused(self, owner: str, name: str, besides: str) -> None:
        if any(one.name.casefold() == name.casefold() and one.id != besides for one in self.projects(owner)):
            raise UsageError(f"there is a project “{name}” already", remedy="choose another name")

    def _ordered(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        found: list[str] = []
        for passage in passages:
            where = f"page {passage.page}: " if passage.page else ""
            found += [where + one_line(order, _EXCERPT) for order in self._orders(passage.text)]
            if len(found) >= MOST_ORDERS:
                break
        return tuple(found[:MOST_ORDERS])

    def _forget(self, owner: str, name: str) -> None:
        try:
            self._shelf.forget(owner)
        except RetrievalError as error:
            what = f"the words of “{name}” are deleted, its vectors not yet: {error.what}"
            raise RetrievalError(what, error.where, "they go with whatever is deleted or searched next") from error


def role_of(name: str) -> DocumentRole:
    """What a file is likely to be, by its name."""
    path = PurePath(file_name(name).lower())
    if path.suffix == ".pptx":
        return DocumentRole.SLIDES
    words = set(path.stem.replace("-", " ").replace("_", " ").replace(".", " ").split())
    return DocumentRole.CV if words & set(_CV) else DocumentRole.PAPER


def _place(document: Document, passage: Passage) -> str:
    if passage.page is None:
        return document.name
    return f"{document.name}, {'slide' if document.role is DocumentRole.SLIDES else 'page'} {passage.page}"


def method_words(project: Project) -> str:
    """The project as an interview is told of it: its method in the candidate's words, else its idea, else its name."""
    return " ".join((project.lens.method or project.lens.idea or project.name).split())


def _numbered(held: Iterable[tuple[Document, Passage]]) -> dict[str, tuple[Document, Passage]]:
    counts: dict[str, int] = {}
    found: dict[str, tuple[Document, Passage]] = {}
    for document, passage in held:
        counts[document.id] = counts.get(document.id, 0) + 1
        found[f"{document.id}.{counts[document.id]}"] = (document, passage)
    return found


def _lens(held: Lens, given: dict[str, str]) -> Lens:
    unknown = sorted(given.keys() - Lens.model_fields.keys())
    if unknown:
        raise UsageError(f"the lens has no step “{unknown[0]}”", remedy="one of " + ", ".join(Lens.model_fields))
    for step, text in given.items():
        if len(text.strip()) > LONGEST_STEP:
            what = f"{len(text.strip())} characters are too many for one step"
            raise UsageError(what, step.replace("_", " "), f"use at most {LONGEST_STEP}")
    return held.model_copy(update={step: text.strip() for step, text in given.items()})


def _results(rows: Sequence[Sequence[str]]) -> tuple[Result, ...]:
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if len(filled) > MOST_RESULTS:
        raise UsageError(f"{len(filled)} rows of results", remedy=f"keep the best {MOST_RESULTS}")
    columns = tuple(Result.model_fields)
    found = []
    for place, row in enumerate(filled, 1):
        if len(row) > len(columns) or not row[0]:
            raise UsageError(
                "a result begins with its claim and has at most five cells", f"row {place}", " | ".join(columns)
            )
        try:
            found.append(Result(**dict(zip(columns, row, strict=False))))
        except ValidationError:
            raise UsageError("a cell is too long", f"row {place}", f"use at most {LONGEST_CELL} characters") from None
    return tuple(found)
