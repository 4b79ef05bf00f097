"""Vectors of the candidate's own passages in Chroma: a folder, or a collection of a server, for each owner.

A folder of their own because Chroma keeps what was deleted, in its files and in its log: removing the folder removes
it. The words stay in the database; here are vectors, ids and projects alone. On a server the collection is removed, and
what that server's own files keep is its matter. Knows an owner as a digest. Never knows a passage's words afterwards.
"""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from interviewer.domain.errors import RetrievalError
from interviewer.retrieval.chroma import VERSION, alone, claim, client_at, client_in, close_client, told
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.passages import Kept
from interviewer.retrieval.terms import terms

FOLDER = "own"
_BATCH = 200


class ChromaPassages:
    """A PassageShelf under the folder `place`/own, or on the server at an http(s) address.

    Each call opens what it needs and lets go of it: another process may have removed it since.
    """

    def __init__(self, place: str | Path) -> None:
        self._place = place
        self._server = str(place).startswith(("http://", "https://"))

    def nearest(
        self, owner: str, kept: Mapping[str, Kept], vector: list[float], limit: int, within: str | None
    ) -> list[tuple[str, float]]:
        if not kept:
            return []
        try:
            return self._nearest(owner, kept, vector, limit, within)
        except RetrievalError:
            if self._server:
                raise
            self.forget(owner)  # a damaged folder is made anew from what is kept
            return self._nearest(owner, kept, vector, limit, within)

    def _nearest(
        self, owner: str, kept: Mapping[str, Kept], vector: list[float], limit: int, within: str | None
    ) -> list[tuple[str, float]]:
        with self._client(owner) as (client, where), told(where):
            collection = client.get_or_create_collection(
                _collection(owner), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            _synchronise(collection, kept)
            found = collection.query(
                query_embeddings=[vector],
                n_results=min(limit, len(kept)),
                where={"within": within} if within is not None else None,
                include=["distances"],
            )
        pairs = [(str(id), 1.0 - float(far)) for id, far in zip(found["ids"][0], found["distances"][0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def forget(self, owner: str) -> None:
        if not self._server:
            folder = self._folder(owner)
            with alone(folder.parent), told(str(folder), "delete this folder by hand"):
                if folder.exists():
                    shutil.rmtree(folder)
            return
        with self._client(owner) as (client, where), told(where):
            client.get_or_create_collection(_collection(owner), embedding_function=None)  # what is not there fails
            client.delete_collection(_collection(owner))

    @contextmanager
    def _client(self, owner: str) -> Iterator[tuple[Any, str]]:
        if self._server:
            client, where = client_at(str(self._place))
            try:
                yield client, where
            finally:
                close_client(client, where)
            return
        with alone(self._folder(owner).parent):
            folder = self._claimed(owner)
            client = client_in(folder)
            try:
                yield client, str(folder)
            finally:
                close_client(client, str(folder))

    def _claimed(self, owner: str) -> Path:
        """The owner's folder as it is, or a new one of another name: Chroma remembers what it had open by its path."""
        kept = self._folder(owner)
        with told(str(kept)):
            there = sorted(kept.iterdir()) if kept.is_dir() else []
        if there and claim(there[0]) == VERSION:
            return there[0]
        with told(str(kept), "delete this folder by hand"):
            shutil.rmtree(kept, ignore_errors=not kept.exists())
        fresh = kept / secrets.token_hex(4)
        claim(fresh)
        return fresh

    def _folder(self, owner: str) -> Path:
        return Path(self._place) / FOLDER / _digest(owner)


def _synchronise(collection: Any, kept: Mapping[str, Kept]) -> None:
    """Make the collection hold these passages; a passage never changes, so ids are enough to tell."""
    stored = set(collection.get(include=[])["ids"])
    gone, fresh = sorted(stored - kept.keys()), [id for id in kept if id not in stored]
    for start in range(0, len(gone), _BATCH):
        collection.delete(ids=gone[start : start + _BATCH])
    for start in range(0, len(fresh), _BATCH):
        ids = fresh[start : start + _BATCH]
        collection.add(
            ids=ids,
            embeddings=[embed(terms(kept[id].text)) for id in ids],
            metadatas=[{"within": kept[id].within} for id in ids],
        )


def _collection(owner: str) -> str:
    return f"interviewer-own-{_digest(owner)}-v{VERSION}"


def _digest(owner: str) -> str:
    return blake2b(owner.encode(), digest_size=12).hexdigest()
