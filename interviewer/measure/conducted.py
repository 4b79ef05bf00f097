"""The whole measurement of conduct without a person: many simulated stages, and the planted turns.

Knows how the parts of it are put together. Never knows how its table is shown.
"""

from collections.abc import Iterator
from typing import Protocol, TypeVar

from interviewer.conduct.speaker import ModelSpeaker
from interviewer.domain.library import Library
from interviewer.measure.conduct import Conduct, conduct, read
from interviewer.measure.misbehaving import misbehaving
from interviewer.measure.planted import KINDS, Met, Table, planted_turns
from interviewer.measure.planted_rows import planted_flaws, planted_rows
from interviewer.measure.simulate import Studio, offline, sittings
from interviewer.retrieval import MemoryIndex

T = TypeVar("T")
STAGES = 207
"""Every kind of stage twenty-three times."""


class Watch(Protocol):
    """Passes results on as they come, and may show how many there are."""

    def __call__(self, results: Iterator[T], count: int, what: str, /) -> Iterator[T]:
        """The same results."""
        ...


def unwatched(results: Iterator[T], count: int, what: str, /) -> Iterator[T]:
    """The results, shown to nobody."""
    return results


def simulated(
    library: Library,
    stages: int = STAGES,
    seed: int = 0,
    planted: bool = True,
    misbehave: bool = False,
    watch: Watch = unwatched,
) -> Conduct:
    """The conduct over that many simulated stages, and over the planted turns if wanted.

    misbehave: a scripted model speaks that praises, leaks and asks twice, so that the checks on it are measured too.
    """
    questions = MemoryIndex(library.items)
    met: list[Met] = []
    if planted:
        count = sum(len(planted_turns().of(kind)) for kind in KINDS)
        met = list(watch(Table(library, offline(library), questions).every(), count, "Planted turns"))
    many = list(sittings(library, stages, seed))
    cast = offline(library, ModelSpeaker(misbehaving(library)) if misbehave else None)
    held = Studio(library, cast, questions=questions).every(many)
    readings = list(watch(map(read, held), len(many), "Holding stages"))
    return conduct(readings, planted_rows(met), planted_flaws(met))
