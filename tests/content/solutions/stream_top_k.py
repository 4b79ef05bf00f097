"""Flawed and partial solutions of the top-k item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import heapq


def same(item):
    return item


def trusting(stream, k, key=None):
    """Sound, but for impossible k and scores that are no number."""
    key, heap = key or same, []
    for n, item in enumerate(stream):
        entry = (key(item), -n, item)
        if len(heap) < k:
            heapq.heappush(heap, entry)
        else:
            heapq.heappushpop(heap, entry)
    return [item for _, _, item in sorted(heap, reverse=True)]


def sorts_everything(stream, k, key=None):
    if k < 0:
        raise ValueError(k)
    key = key or same
    scored = [(score, item) for item in stream if (score := key(item)) == score]
    return [item for _, item in sorted(scored, key=lambda pair: pair[0], reverse=True)[:k]]


def heaps_everything(stream, k, key=None):
    """A heap of negated scores that holds the whole stream."""
    key = key or same
    heap = [(-key(item), n, item) for n, item in enumerate(stream)]
    heapq.heapify(heap)
    return [heapq.heappop(heap)[2] for _ in range(min(k, len(heap)))]


def negates(stream, k, key=None):
    """Keeps the k smallest of the negated scores by looking at all of them for the worst."""
    if k < 0:
        raise ValueError(k)
    key, kept = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if score != score:
            continue
        heapq.heappush(kept, (-score, n, item))
        if len(kept) > k:
            kept.remove(max(kept))
    return [item for _, _, item in sorted(kept)]


def compares_items(stream, k, key=None):
    """No tie-breaker, so equal scores compare the items."""
    if k < 0:
        raise ValueError(k)
    key, heap = key or same, []
    for item in stream:
        score = key(item)
        if score != score:
            continue
        if len(heap) < k:
            heapq.heappush(heap, (score, item))
        elif heap and score > heap[0][0]:
            heapq.heapreplace(heap, (score, item))
    return [item for _, item in sorted(heap, reverse=True)]


def later_wins(stream, k, key=None):
    if k < 0:
        raise ValueError(k)
    key, heap = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if score == score:
            heapq.heappush(heap, (score, n, item))
            if len(heap) > k:
                heapq.heappop(heap)
    return [item for _, _, item in sorted(heap, reverse=True)]


def heap_order(stream, k, key=None):
    """Returns the heap as it lies."""
    if k < 0:
        raise ValueError(k)
    key, heap = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if score == score:
            heapq.heappush(heap, (score, -n, item))
            if len(heap) > k:
                heapq.heappop(heap)
    return [item for _, _, item in reversed(heap)]


def returns_scores(stream, k, key=None):
    scores = []
    for item in stream:
        score = (key or same)(item)
        if score != score:
            continue
        heapq.heappush(scores, score)
        if len(scores) > k:
            heapq.heappop(scores)
    if k < 0:
        raise ValueError(k)
    return sorted(scores, reverse=True)


def rescans(stream, k, key=None):
    """A plain list of the k best, searched for the weakest at every item."""
    if k < 0:
        raise ValueError(k)
    key, kept = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if score != score:
            continue
        kept.append((score, -n, item))
        if len(kept) > k:
            kept.remove(min(kept))
    return [item for _, _, item in sorted(kept, reverse=True)]


def resorts(stream, k, key=None):
    """Sorts the k best whenever one comes in; cheap only when hardly any does."""
    if k < 0:
        raise ValueError(k)
    key, kept = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if score != score or (len(kept) == k and (not k or score <= kept[-1][0])):
            continue
        kept = sorted([*kept, (score, -n, item)], reverse=True)[:k]
    return [item for _, _, item in kept]


def needs_k_items(stream, k, key=None):
    """Fills the heap with the first k and takes for granted that there are as many."""
    if k < 0:
        raise ValueError(k)
    key, rest = key or same, enumerate(stream)
    heap = [(key(item), -n, item) for n, item in (next(rest) for _ in range(k))]
    heapq.heapify(heap)
    for n, item in rest:
        score = key(item)
        if k and score == score:
            heapq.heappushpop(heap, (score, -n, item))
    return [item for _, _, item in sorted(heap, reverse=True)]


def reads_twice(stream, k, key=None):
    if k < 0:
        raise ValueError(k)
    k = min(k, sum(1 for _ in stream))
    return trusting((item for item in stream if (key or same)(item) == (key or same)(item)), k, key) if k else []


def no_repeats(stream, k, key=None):
    if k < 0:
        raise ValueError(k)
    key, best = key or same, {}
    for item in stream:
        score = key(item)
        if score == score and score not in best:
            best[score] = item
            if len(best) > k:
                del best[min(best)]
    return [best[score] for score in sorted(best, reverse=True)]


def empties_the_list(stream, k, key=None):
    if k < 0:
        raise ValueError(k)
    key = key or same
    if isinstance(stream, list):
        stream[:] = [item for item in stream if key(item) == key(item)]
        stream.sort(key=key, reverse=True)
        return stream[:k]
    return trusting((item for item in stream if key(item) == key(item)), k, key) if k else []


def best_only_falls(stream, k, key=None):
    """Starts from zero as the score to beat."""
    if k < 0:
        raise ValueError(k)
    key, heap = key or same, []
    for n, item in enumerate(stream):
        score = key(item)
        if isinstance(score, int | float) and not score > 0:
            continue
        heapq.heappush(heap, (score, -n, item))
        if len(heap) > k:
            heapq.heappop(heap)
    return [item for _, _, item in sorted(heap, reverse=True)]


def max_first(stream, k, key=None):
    """Throws out the largest of the kept ones, the root of the wrong kind of heap."""
    key, heap = key or same, []
    for n, item in enumerate(stream):
        heapq.heappush(heap, (-key(item), n, item))
        if len(heap) > k:
            heapq.heappop(heap)
    return [item for _, _, item in sorted(heap)]


SOLUTIONS = {
    f.__name__: f
    for f in (
        trusting,
        sorts_everything,
        heaps_everything,
        negates,
        compares_items,
        later_wins,
        heap_order,
        returns_scores,
        rescans,
        resorts,
        needs_k_items,
        reads_twice,
        no_repeats,
        empties_the_list,
        best_only_falls,
        max_first,
    )
}
FAILS = {
    "trusting": "t10 t11",
    "sorts_everything": "t15",
    "heaps_everything": "t10 t11 t12 t15 t16 t17",
    "negates": "t12 t16 t17",
    "compares_items": "t08 t09",
    "later_wins": "t09",
    "heap_order": "t02 t03 t07 t11 t16",
    "returns_scores": "t05 t08 t09 t16",
    "rescans": "t16 t17",
    "resorts": "t16",
    "needs_k_items": "t03 t11",
    "reads_twice": "t07 t08 t13 t15",
    "no_repeats": "t02 t06 t07 t08 t09 t16 t17",
    "empties_the_list": "t13 t14",
    "best_only_falls": "t04",
    "max_first": "t01 t02 t04 t05 t06 t07 t08 t09 t10 t11 t12 t16 t17",
}
EXEMPLARS = {"weak": "heaps_everything", "fluent_wrong": "max_first", "ok": "trusting", "strong": "reference"}
