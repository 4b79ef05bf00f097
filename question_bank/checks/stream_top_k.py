"""Knows the counts that the top-k item states: replacements, logarithms, and why local winners suffice.
Never knows what an answer said."""

import heapq
import math
import random


def _replacements(items, k):
    heap, count = sorted(items[:k]), 0
    for x in items[k:]:
        if x > heap[0]:
            heapq.heapreplace(heap, x)
            count += 1
    return count


def check_expected_replacements_on_random_input():
    n, k, r = 4000, 20, random.Random(0)
    exact = sum(k / i for i in range(k + 1, n + 1))
    assert abs(exact - k * math.log(n / k)) < 1
    seen = [_replacements([r.random() for _ in range(n)], k) for _ in range(40)]
    assert abs(sum(seen) / len(seen) - exact) < 8


def check_ascending_is_the_worst():
    assert _replacements(list(range(1000)), 20) == 980
    assert _replacements(list(range(1000, 0, -1)), 20) == 0


def check_log_of_five_hundred():
    assert round(math.log2(500)) == 9


def check_global_winners_are_local_winners():
    r = random.Random(1)
    shards = [[r.random() for _ in range(r.randrange(5, 60))] for _ in range(100)]
    merged = heapq.nlargest(10, (x for shard in shards for x in heapq.nlargest(10, shard)))
    assert merged == sorted((x for shard in shards for x in shard), reverse=True)[:10]


def check_pairs_of_equal_scores_compare_items():
    try:
        (1, {}) < (1, {"a": 1})
    except TypeError:
        return
    raise AssertionError("dictionaries compared")
