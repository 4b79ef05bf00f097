"""How long the engine takes from an answer of 400 words to the first words out, offline.

Knows the limit of 20 ms at the 95th percentile. Never knows a page or a provider.
"""

import time
from collections.abc import Iterator
from itertools import islice

from bench.material import answers, copies, interviews, percentile, setup
from interviewer.content.loader import load_library
from interviewer.domain.state import Awaiting
from interviewer.session import Interviews

LIMIT_MS = 20.0


def measure() -> Iterator[dict[str, object]]:
    """One line: p50 and p95 of 200 turns, in milliseconds."""
    library = load_library()
    with interviews(copies(library, 40)) as house:
        for answer in islice(answers(library, 400, seed=1), 20):
            _one(house, answer)
        times = [_one(house, answer) for answer in islice(answers(library, 400), 200)]
    p95 = percentile(times, 0.95)
    yield {
        "what": "offline turn of 400 words, answer in to first words out",
        "p50_ms": round(percentile(times, 0.5), 2),
        "p95_ms": round(p95, 2),
        "limit_ms": LIMIT_MS,
        "within": p95 <= LIMIT_MS,
    }


_OPEN: list[str] = []


def _one(house: Interviews, answer: str) -> float:
    if not _OPEN or house.state(_OPEN[-1]).awaiting is not Awaiting.CANDIDATE:
        _OPEN.append(house.start(setup(minutes=600)))
        list(house.advance(_OPEN[-1]))
    begin = time.perf_counter()
    house.answer(_OPEN[-1], answer)
    happenings = house.advance(_OPEN[-1])
    next(happenings)
    taken = time.perf_counter() - begin
    list(happenings)
    house.settle(_OPEN[-1])  # a person takes longer to answer than the offline judge does
    return 1000 * taken
