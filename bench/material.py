"""What the measurements share: answers of a given length, a house in a scratch folder, a library that never runs out.

Knows how to make material. Never knows what is measured with it.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from interviewer.config import Settings
from interviewer.content.loader import load_library
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Stage
from interviewer.retrieval import MemoryIndex
from interviewer.session import Cast, Interviews
from interviewer.store import open_store
from interviewer.wiring import WallClock, cast_for

MATH = "math.softmax-cross-entropy-gradient"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) lies."""
    return quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]


def answers(library: Library, words: int, seed: int = 0) -> Iterator[str]:
    """Endless answers of that many words, made of sentences of the exemplars."""
    rnd = random.Random(seed)
    said = [
        sentence
        for item in library.items.values()
        for anchor in item.exemplars.named().values()
        for sentence in anchor.answer.split(". ")
    ]
    while True:
        found: list[str] = []
        while len(found) < words:
            found += rnd.choice(said).split()
        yield " ".join(found[:words]) + "."


def copies(library: Library, times: int) -> Library:
    """The library with that many copies of the mathematics item and nothing else, so that an interview can go on."""
    item = library.item(MATH)
    many = {f"{item.id}-{n}": item.model_copy(update={"id": f"{item.id}-{n}"}) for n in range(times)}
    return library.model_copy(update={"items": many})


def setup(minutes: float = 45) -> Setup:
    """A round of technical concepts."""
    return Setup(rounds=(Round(stage=Stage.TECHNICAL_CONCEPTS, persona="jonas", minutes=minutes),))


@contextmanager
def interviews(library: Library | None = None, cast: Cast | None = None) -> Iterator[Interviews]:
    """Sessions over a real database in a scratch folder."""
    library = library or load_library()
    casting = (lambda _: cast) if cast else partial(cast_for, Settings(_env_file=None), library)
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "bench.sqlite3")
        house = Interviews(library, store, MemoryIndex(library.items), casting, WallClock())
        try:
            yield house
        finally:
            house.close()
