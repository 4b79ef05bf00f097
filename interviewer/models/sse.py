"""Reading a chat completion out of the bytes of an HTTP answer.

Knows server-sent events, JSON and the ways in which servers get them wrong. Never knows a socket or a library.
"""

import json
from collections.abc import Iterable, Iterator

from interviewer.models.faults import Complaint
from interviewer.models.transport import Piece, piece

LONGEST_LINE = 4_000_000
"""Bytes. More without a line end is no stream of tokens, and it must not fill the memory."""

MOST_DRAINED = 8
"""Chunks read after the end so that the connection can be used again."""


def stream_pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The pieces of an event stream. Raises `Complaint` for an error told within it, or for what is no event stream."""
    chunks = iter(chunks)
    for line in _lines(chunks):
        if line.startswith(b"<"):
            raise Complaint("page")
        if not line.startswith((b"data:", b"{")):  # comments, event names, blank lines
            continue
        data = line.removeprefix(b"data:").strip()
        if data.startswith(b"[DONE]"):
            yield Piece(done=True)
            _drain(chunks)
            return
        yield piece(_parsed(data))


def whole_piece(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The one piece of a server that answers with a whole completion although it was asked to stream."""
    body = b""
    for chunk in chunks:
        body += chunk
        if len(body) > LONGEST_LINE:
            raise Complaint("endless")
    yield piece(_parsed(body))


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.strip() for line in whole)
        if len(rest) > LONGEST_LINE:
            raise Complaint("endless")
    if rest.strip():
        yield rest.strip()


def _parsed(data: bytes) -> object:
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError):
        raise Complaint("garbled") from None
    told = parsed.get("error") if isinstance(parsed, dict) else None
    if told:
        told = told if isinstance(told, dict) else {"message": str(told)}
        raise Complaint("told", code=str(told.get("code") or told.get("type") or ""), words=str(told.get("message")))
    return parsed


def _drain(chunks: Iterator[bytes]) -> None:
    for count, _ in enumerate(chunks):
        if count >= MOST_DRAINED:
            return
