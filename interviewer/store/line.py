"""Who may write next, among the threads of one process: first come, first served.

Knows order and patience. Never knows what is written.
"""

from collections import deque
from threading import Condition
from types import TracebackType

from interviewer.domain.errors import StoreError


class Line:
    """A lock whose waiters are served in the order in which they came; each waits `wait_s` seconds at most."""

    def __init__(self, wait_s: float) -> None:
        self._wait_s = wait_s
        self._waiting: deque[object] = deque()
        self._moved = Condition()

    def __enter__(self) -> None:
        """Stand in line. StoreError if that takes too long."""
        place = object()
        with self._moved:
            self._waiting.append(place)
            if not self._moved.wait_for(lambda: self._waiting[0] is place, self._wait_s):
                self._waiting.remove(place)
                raise StoreError("the database is busy", f"for {self._wait_s:g} s", "try again in a moment")

    def __len__(self) -> int:
        """How many stand in it, the one who writes included."""
        return len(self._waiting)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Make way for the next one."""
        with self._moved:
            self._waiting.popleft()
            self._moved.notify_all()
