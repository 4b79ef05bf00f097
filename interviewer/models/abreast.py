"""Several pieces of work at once, their results in the order of the work, with little of it held at any time.

Knows threads and a queue of bounded length. Never knows what is worked on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 4
"""How many pieces for each thread are begun or done before the first of them is handed on."""


def abreast(work: Callable[[A], B], given: Iterable[A], at_once: int = 1) -> Iterator[B]:
    """`work` of each thing given, in order. at_once: threads; with one, everything happens in the caller's.

    Of an endless `given` no more than a few for each thread are taken ahead. What `work` raises is raised in its turn;
    what has not begun by then never does.
    """
    if at_once <= 1:
        yield from map(work, given)
        return
    under_way: deque[Future[B]] = deque()
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="abreast") as threads:
        try:
            for one in given:
                under_way.append(threads.submit(work, one))
                if len(under_way) >= _AHEAD * at_once:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for waiting in under_way:
                waiting.cancel()
