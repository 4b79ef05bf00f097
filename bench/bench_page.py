"""How soon the page is there after its process was started, and again once it runs, beside a bare chat page of Gradio.

Knows the limit of 1.3 times the bare page. Never starts a browser: what a page does after it was fetched is not timed.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.served import Served, bare, ours

LIMIT = 1.3
STARTS, FETCHES = 3, 20


def measure() -> Iterator[dict[str, object]]:
    """Two lines: seconds to the first page of a started process; milliseconds and bytes of a page that runs."""
    with TemporaryDirectory() as folder:
        with ours(Path(folder)) as page:
            empty = page.first_s
        our_starts, bare_starts = [], []
        for _ in range(STARTS):
            with bare() as page:
                bare_starts.append(page.first_s)
                bare_warm = _warm(page)
            with ours(Path(folder)) as page:
                our_starts.append(page.first_s)
                our_warm = _warm(page)
    ratio = median(our_starts) / median(bare_starts)
    yield {
        "what": "process start to the first answer of GET /, median of 3 in turn",
        "ours_s": round(median(our_starts), 2),
        "bare_s": round(median(bare_starts), 2),
        "ours_with_an_empty_data_folder_s": round(empty, 2),
        "times_bare": round(ratio, 2),
        "limit_times_bare": LIMIT,
        "within": ratio <= LIMIT,
    }
    yield {
        "what": "GET / of a running page, median of 20",
        "ours_ms": round(our_warm[0], 1),
        "bare_ms": round(bare_warm[0], 1),
        "ours_bytes": our_warm[1],
        "bare_bytes": bare_warm[1],
    }


def _warm(page: Served) -> tuple[float, int]:
    """Milliseconds and bytes."""
    fetched = [page.get() for _ in range(FETCHES)]
    return 1000 * median(taken for taken, _ in fetched), len(fetched[-1][1])
