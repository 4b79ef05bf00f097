"""An index that is opened beside the rest.

Knows gates instead of clocks. Never knows a store.
"""

from threading import Event, Thread

import pytest

from interviewer.domain.errors import RetrievalError
from interviewer.domain.items import Item
from interviewer.retrieval import IndexBeside, MemoryIndex
from interviewer.retrieval.choice import Wish
from tests.played import MATH


class Opened(MemoryIndex):
    """An index that tells when it is closed."""

    def __init__(self, items: dict[str, Item]) -> None:
        super().__init__(items)
        self.closed = False

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def items(library: object) -> dict[str, Item]:
    item = library.items[MATH]  # type: ignore[attr-defined]
    return {item.id: item}


def never() -> MemoryIndex:
    raise AssertionError("nobody asked for it")


def test_it_is_opened_once_and_whoever_asks_sooner_waits(items: dict[str, Item]) -> None:
    gate, found, times = Event(), [], []
    index = Opened(items)

    def opened() -> MemoryIndex:
        times.append(1)
        gate.wait(10)
        return index

    beside = IndexBeside(opened, never)
    beside.begin()
    beside.begin()
    asking = Thread(target=lambda: found.append(beside.next_item(Wish(stage=items[MATH].stage[0]))))
    asking.start()
    assert found == []
    gate.set()
    asking.join(10)
    assert found == [MATH]
    assert beside.reference(MATH).text == items[MATH].reference_answer
    assert [hit.item_id for hit in beside.search(items[MATH].title)] == [MATH]
    assert times == [1]
    beside.close()
    assert index.closed


def test_a_store_that_cannot_be_opened_is_told_once_and_memory_stands_in(items: dict[str, Item]) -> None:
    told: list[str] = []

    def opened() -> MemoryIndex:
        raise RetrievalError("the folder holds files of unknown origin", "/data/chroma", "move it away")

    beside = IndexBeside(opened, lambda: MemoryIndex(items), told.append)
    assert beside.next_item(Wish(stage=items[MATH].stage[0])) == MATH
    assert beside.next_item(Wish(stage=items[MATH].stage[0])) == MATH
    [line] = told
    assert "unknown origin" in line
    assert "move it away" in line
    assert "kept in memory" in line


def test_what_nobody_foresaw_reaches_whoever_asks(items: dict[str, Item]) -> None:
    def opened() -> MemoryIndex:
        raise ZeroDivisionError

    beside = IndexBeside(opened, never)
    with pytest.raises(RetrievalError, match="interviewer doctor"):
        beside.next_item(Wish(stage=items[MATH].stage[0]))
    beside.close()


def test_one_that_nobody_needed_is_not_opened_to_be_closed() -> None:
    IndexBeside(never, never).close()
