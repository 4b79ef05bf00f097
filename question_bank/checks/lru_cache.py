"""Knows the behaviour of recency order that the LRU item states: worst cases, and what OrderedDict offers.
Never knows what an answer said."""

from collections import OrderedDict


def _hits(capacity, keys):
    cache, hits = OrderedDict(), 0
    for key in keys:
        hits += key in cache
        cache[key] = True
        cache.move_to_end(key)
        if len(cache) > capacity:
            cache.popitem(last=False)
    return hits


def check_a_cycle_of_one_key_too_many_never_hits():
    assert _hits(10, list(range(11)) * 50) == 0
    assert _hits(10, list(range(10)) * 50) == 490


def check_a_scan_flushes_everything():
    useful = list(range(10))
    assert _hits(10, useful + list(range(100, 110)) + useful) == 0
    assert _hits(10, useful + useful) == 10


def check_visible_example():
    cache = OrderedDict(a=1, b=2)
    cache.move_to_end("a")
    cache["c"] = 3
    cache.popitem(last=False)
    assert list(cache) == ["a", "c"]


def check_the_default_of_popitem_is_the_newest():
    assert OrderedDict(a=1, b=2).popitem() == ("b", 2)
