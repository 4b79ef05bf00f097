"""How long a search takes in a library of a thousand questions, beside an exact comparison with every vector.

Knows synthetic questions and a clock. Never knows whether what is found is right: tests/queries.yaml says that.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

import numpy as np

from interviewer.content.loader import load_library
from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.retrieval import MemoryIndex, Where, Wish, open_index
from interviewer.retrieval.documents import documents
from interviewer.retrieval.embedding import embed
from interviewer.retrieval.terms import terms

LIMIT_MS = 10.0


def synthetic(count: int, seed: int = 0) -> dict[str, Item]:
    """Questions of random words with the frequencies of a language, on real items' frames."""
    dice = random.Random(seed)
    frames = list(load_library().items.values())
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    vocabulary = ["".join(dice.choices(letters, k=dice.randint(4, 9))) for _ in range(6000)]
    frequencies = [1 / rank for rank in range(1, len(vocabulary) + 1)]

    def words(n: int) -> str:
        return " ".join(dice.choices(vocabulary, frequencies, k=n))

    def item(n: int) -> Item:
        frame = dice.choice(frames)
        points = tuple(
            point.model_copy(update={"text": words(20), "accept": (words(6),)}) for point in frame.key_points
        )
        changed = {
            "id": f"bench.q{n}",
            "title": words(6),
            "prompt": words(40),
            "topic": tuple(f"topic-{dice.randrange(60)}" for _ in range(2)),
            "stage": (dice.choice(list(Stage)),),
            "kind": dice.choice(list(Kind)),
            "key_points": points,
        }
        return frame.model_copy(update=changed)

    return {item.id: item for item in map(item, range(count))}


def timed(work: Callable[[str], object], queries: list[str]) -> dict[str, float]:
    """p50 and p95 in milliseconds over the queries, after a warm-up."""
    for query in queries[:10]:
        work(query)
    spent = []
    for query in queries:
        begun = time.perf_counter()
        work(query)
        spent.append((time.perf_counter() - begun) * 1000)
    return {"p50": round(statistics.median(spent), 3), "p95": round(statistics.quantiles(spent, n=20)[-1], 3)}


def bench(count: int = 1000, searches: int = 300) -> dict[str, object]:
    """Build, search, narrowed search and choice, with the ratio of the search's p95 to that of exact comparison."""
    items = synthetic(count)
    dice = random.Random(1)
    texts = [documents(item).searched.split() for item in items.values()]
    queries = [" ".join(dice.sample(dice.choice(texts), 5)) for _ in range(searches)]
    matrix = np.array([embed(terms(" ".join(text))) for text in texts], dtype=np.float32)

    def exact(query: str) -> object:
        return np.argsort(matrix @ np.array(embed(terms(query)), dtype=np.float32))[::-1][:5]

    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        open_index(home, items).close()
        built = time.perf_counter()
        index = open_index(home, items)
        opened = time.perf_counter()
        memory = MemoryIndex(items)
        narrow = Where(stage=Stage.CODING)
        result: dict[str, object] = {
            "questions": count,
            "searches": searches,
            "build_s": round(built - begun, 2),
            "open_unchanged_s": round(opened - built, 2),
            "search": timed(lambda query: index.search(query), queries),
            "search_narrowed": timed(lambda query: index.search(query, where=narrow), queries),
            "next_item": timed(lambda query: index.next_item(Wish(stage=Stage.CODING, text=query)), queries),
            "search_in_memory": timed(lambda query: memory.search(query), queries[:30]),
            "exact_numpy": timed(exact, queries),
        }
        index.close()
    result["ratio_p95_search_to_exact"] = round(result["search"]["p95"] / result["exact_numpy"]["p95"], 1)  # type: ignore[index]
    return result


def measure() -> Iterator[dict[str, object]]:
    """One line: all of it at a thousand questions, within the limit if every search has its p95 below it."""
    result = bench()
    searches = [result[name]["p95"] for name in ("search", "search_narrowed", "next_item")]  # type: ignore[index]
    yield {
        "what": "retrieval in a thousand questions, ms",
        **result,
        "limit_ms": LIMIT_MS,
        "within": max(searches) <= LIMIT_MS,
    }
