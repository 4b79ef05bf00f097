"""Documents and vectors in Chroma: a folder of ours, or a server by URL.

Knows collections, the folder and how it is mended. Never knows how vectors come about nor what hits are used for.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from interviewer.domain.errors import RetrievalError
from interviewer.retrieval.documents import Documents
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.shelf import Where
from interviewer.retrieval.terms import terms

VERSION = 1
"""Raised whenever vectors, traits or documents are made in another way; stores of another version are rebuilt."""

_MARK = "interviewer-questions"
_BATCH = 200

_PATIENCE_S = 10.0
"""How long a server may keep a search waiting before words alone decide."""

Say = Callable[[str], None]


def open_shelf(place: str | Path, documents: Mapping[str, Documents], say: Say) -> "ChromaShelf":
    """The shelf in `place`/chroma, or on the server at an http(s) address, holding exactly these documents.

    say: is told in one line what was changed. A folder that is damaged or of another version is rebuilt. Raises
    RetrievalError.
    """
    if str(place).startswith(("http://", "https://")):
        shelf = _on_server(str(place))
        _tell(shelf.synchronise(documents), say)
        return shelf
    return _in_folder(Path(place) / "chroma", documents, say)


class ChromaShelf:
    """A Shelf on two collections. The approximate index may miss a near vector; the ranking by words does not."""

    def __init__(self, client: Any, where: str) -> None:
        self._client, self._where = client, where
        with told(where):
            self._questions, self._answers = (
                client.get_or_create_collection(
                    f"interviewer-{name}-v{VERSION}",
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine"}},
                )
                for name in ("questions", "answers")
            )

    def synchronise(self, documents: Mapping[str, Documents]) -> dict[str, int]:
        """Make both collections hold these documents; only what differs is written. Counts of what was done."""
        digests = {id: held.digest() for id, held in documents.items()}
        done = {"added": 0, "updated": 0, "removed": 0}
        vectors: dict[str, list[float]] = {}  # one for both documents: answers are fetched by id, not searched
        with told(self._where):
            for collection, kind in ((self._answers, "answer"), (self._questions, "question")):
                held = collection.get(include=["metadatas"])
                stored = {
                    id: str((traits or {}).get("digest")) for id, traits in _pairs(held["ids"], held["metadatas"])
                }
                gone = sorted(stored.keys() - digests.keys())
                stale = sorted(id for id, digest in digests.items() if stored.get(id) != digest)
                for ids in _batches(gone):
                    collection.delete(ids=ids)
                for ids in _batches(stale):
                    _upsert(collection, kind, {id: documents[id] for id in ids}, digests, vectors)
                added = len(set(stale) - stored.keys())
                done = {"added": added, "updated": len(stale) - added, "removed": len(gone)}
            if documents:  # the vectors are read only now: damage to them shows here or not at all
                self._questions.query(query_embeddings=[embed(["question"])], n_results=1)
        return done

    def nearest(self, vector: list[float], limit: int, where: Where) -> list[tuple[str, float]]:
        with told(self._where):
            # Never query_texts: Chroma would look for a model to download.
            found = self._questions.query(
                query_embeddings=[vector], n_results=limit, where=_filter(where), include=["distances"]
            )
        pairs = [(str(id), 1.0 - float(far)) for id, far in _pairs(found["ids"][0], found["distances"][0])]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def answer(self, id: str) -> str | None:
        with told(self._where):
            found = self._answers.get(ids=[id], include=["documents"])["documents"]
        return str(found[0]) if found else None

    def close(self) -> None:
        close_client(self._client, self._where)


def _upsert(
    collection: Any,
    kind: str,
    held: Mapping[str, Documents],
    digests: Mapping[str, str],
    vectors: dict[str, list[float]],
) -> None:
    for id in held.keys() - vectors.keys():
        vectors[id] = embed(terms(held[id].searched))
    collection.upsert(
        ids=list(held),
        embeddings=[vectors[id] for id in held],
        documents=[one.question if kind == "question" else one.answer for one in held.values()],
        metadatas=[{**one.traits, "digest": digests[id]} for id, one in held.items()],
    )


def _filter(where: Where) -> dict[str, Any] | None:
    rules: list[dict[str, Any]] = []
    if where.stage is not None:
        rules.append({f"stage_{where.stage.value}": True})
    if where.kinds:
        rules.append({"kind": {"$in": [kind.value for kind in where.kinds]}})
    if where.topic is not None:
        rules.append({f"topic_{where.topic}": True})
    if where.difficulty is not None:
        low, high = where.difficulty
        rules += [{"difficulty": {"$gte": low}}, {"difficulty": {"$lte": high}}]
    return {"$and": rules} if len(rules) > 1 else rules[0] if rules else None


def _on_server(address: str) -> ChromaShelf:
    return ChromaShelf(*client_at(address))


def client_at(address: str) -> tuple[Any, str]:
    """A client of the server at an http(s) address, and the address as it may be shown. Raises RetrievalError."""
    url = urlsplit(address)
    secure = url.scheme == "https"
    where = f"{url.scheme}://{url.hostname}:{url.port or (443 if secure else 8000)}"
    with told(where, "start the Chroma server, or unset INTERVIEWER_CHROMA_URL"):
        import chromadb

        client = chromadb.HttpClient(
            host=url.hostname or "", port=url.port or (443 if secure else 8000), ssl=secure, settings=_settings()
        )
        for session in _sessions(client):
            session.timeout = _PATIENCE_S
    return client, where


def close_client(client: Any, where: str) -> None:
    """Let go of a client's files and connections."""
    with told(where):
        sessions = _sessions(client)
        client.close()
        for session in sessions:
            session.close()


def _sessions(client: Any) -> list[Any]:
    """The HTTP sessions of a client, which Chroma 1.5 gives no time limit and leaves open when it is closed."""
    servers = [getattr(owner, "_server", None) for owner in (client, getattr(client, "_admin_client", None))]
    return [session for server in servers if (session := getattr(server, "_session", None)) is not None]


def _in_folder(folder: Path, documents: Mapping[str, Documents], say: Say) -> ChromaShelf:
    """Open, or rebuild once and say so in one line."""
    with alone(folder):
        version = claim(folder)
        if version == VERSION:
            try:
                shelf = _from_files(folder)
                _tell(shelf.synchronise(documents), say)
                return shelf
            except RetrievalError as error:
                if "locked" in str(error.__cause__):
                    raise
        _clear(folder)
        shelf = _from_files(folder)
        shelf.synchronise(documents)
        how = "was damaged" if version == VERSION else "was made by another version"
        say(f"The question store {how} and has been rebuilt.")
        return shelf


def _from_files(folder: Path) -> ChromaShelf:
    return ChromaShelf(client_in(folder), str(folder))


def client_in(folder: Path) -> Any:
    """A client on the files of a folder that is ours. Raises RetrievalError."""
    with told(str(folder)):
        import chromadb

        return chromadb.PersistentClient(path=str(folder), settings=_settings())


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def claim(folder: Path) -> int:
    """The version that the folder is of, after marking a new one as ours.

    A folder with files in it and no mark is somebody else's: neither opened, since Chroma trusts what it finds there,
    nor deleted.
    """
    mark = folder / _MARK
    with told(str(folder)):
        if mark.is_file():
            version = mark.read_text(errors="replace").strip()
            return int(version) if version.isdecimal() else 0
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise RetrievalError("the folder holds files of unknown origin", str(folder), "move it away")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(f"{VERSION}\n")
    return VERSION


def _clear(folder: Path) -> None:
    """An empty folder of ours in the place of this one."""
    from chromadb.api.client import SharedSystemClient

    SharedSystemClient.clear_system_cache()  # it would hand out the old store, which is open on deleted files
    with told(str(folder), "delete this folder by hand"):
        shutil.rmtree(folder)
    claim(folder)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time opens or rebuilds the folder, where the system has file locks."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover
        yield
        return
    with told(str(folder)):
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(folder.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(lock)


@contextmanager
def told(where: str, remedy: str = "run `interviewer doctor`") -> Iterator[None]:
    """Whatever Chroma or its folder raises, told as a RetrievalError."""
    try:
        yield
    except RetrievalError:
        raise
    except BaseException as error:
        # Chroma's core is compiled: its panics are no Exceptions.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise RetrievalError(f"the question store failed: {first}", where, remedy) from error


def _tell(done: Mapping[str, int], say: Say) -> None:
    if any(done.values()):
        say("Question store: " + ", ".join(f"{count} {what}" for what, count in done.items() if count) + ".")


def _batches(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _pairs(left: Iterable[Any] | None, right: Iterable[Any] | None) -> Iterator[tuple[Any, Any]]:
    return zip(left or (), right or (), strict=True)
