"""One request read in a thread of its own, so that no silence and no keep-alive comment can hold up the caller.

Knows clocks, threads and the limits of our patience. Never knows what a reply is for.
"""

from collections.abc import Generator
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from interviewer.models.faults import Complaint
from interviewer.models.patience import Patience
from interviewer.models.transport import Line, Piece, Request, Transport

_Read = SimpleQueue[Piece | BaseException | None]


def read(transport: Transport, request: Request, patience: Patience, deadline: float) -> Generator[Piece, None, None]:
    """The pieces of one reply within our patience. `deadline`: of the whole reply, on the monotonic clock.

    Closing the generator, or leaving it by any fault, cuts the connection. Raises whatever the transport raises, and
    `Complaint` for our own limits: "slow" before the first token, "stalled" between two, "late" for the whole.
    """
    line, queue = Line(), _Read()
    Thread(target=_pump, args=(transport, request, patience, line, queue), daemon=True, name="model-stream").start()
    try:
        if (yield from _wait(queue, patience, deadline)):
            line = Line()  # nothing to cut: the reader puts the connection back by itself
    finally:
        line.abandon()


def _wait(queue: _Read, patience: Patience, deadline: float) -> Generator[Piece, None, bool]:
    """The pieces; in the end whether the stream came to its own end."""
    limit, silence, finished = monotonic() + patience.first_s, "slow", False
    while True:
        left = min(limit, deadline) - monotonic()
        try:
            if left <= 0:  # also when pieces without text keep coming
                raise Empty
            got = queue.get(timeout=left)
        except Empty:
            if finished:  # only the usage block is missing
                return False
            raise Complaint(silence if limit <= deadline else "late") from None
        if got is None:
            return True
        if isinstance(got, BaseException):
            raise got
        yield got
        if got.done:
            return True
        if got.text or got.thought:
            limit, silence = monotonic() + patience.between_s, "stalled"
        if got.finish:
            limit, finished = monotonic() + patience.after_s, True


def _pump(transport: Transport, request: Request, patience: Patience, line: Line, queue: _Read) -> None:
    """Read to the end, or until nobody listens. The cap is kept here, where an endless stream would fill the memory."""
    size = 0
    pieces = transport.pieces(request, patience, line)
    try:
        for piece in pieces:
            if line.abandoned:
                break
            size += max(1, len(piece.text))
            if size > patience.characters:
                raise Complaint("endless")
            queue.put(piece)
        queue.put(None)
    except BaseException as error:
        queue.put(error)
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
