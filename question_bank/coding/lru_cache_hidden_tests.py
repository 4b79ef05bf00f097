"""Hidden tests of the LRU cache item: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import gc
import math
import random
import time
import tracemalloc
import weakref


class Key:
    """A key that counts how often any key is compared."""

    compared = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        Key.compared += 1
        return isinstance(other, Key) and self.number == other.number


def filled(f, n, key=int):
    cache = f(n)
    for i in range(n):
        cache.put(key(i), i + 1)
    return cache


def held(cache, keys):
    """Which of the keys are cached; asking for one makes it the most recent."""
    return [key for key in keys if cache.get(key, "gone") != "gone"]


# --- core: any failure caps the item at level 2 ------------------------------
def t01_visible_example(f):
    cache = f(2)
    cache.put("a", 1), cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert cache.get("b") is None
    assert (cache.get("a"), cache.get("c")) == (1, 3)


def t02_the_oldest_goes_when_it_is_full(f):
    cache = f(3)
    for i in range(5):
        cache.put(i, 10 * i)
    assert [cache.get(i) for i in range(5)] == [None, None, 20, 30, 40]


def t03_reading_counts_as_use(f):
    cache = filled(f, 3)
    assert cache.get(0) == 1
    cache.put(3, 3)
    assert held(cache, range(4)) == [0, 2, 3]


def t04_overwriting_counts_as_use_and_changes_the_value(f):
    cache = filled(f, 3)
    cache.put(0, "new")
    cache.put(3, 3)
    assert held(cache, range(4)) == [0, 2, 3]
    assert cache.get(0) == "new"


def t05_overwriting_in_a_full_cache_evicts_nobody(f):
    cache = filled(f, 3)
    cache.put(1, "new")
    assert len(cache) == 3
    assert held(cache, range(3)) == [0, 1, 2]


def t06_a_missing_key_gives_the_default(f):
    cache = f(2)
    assert cache.get("x") is None
    assert cache.get("x", 7) == 7


def t07_len_is_the_number_of_entries(f):
    cache = f(3)
    sizes = [len(cache)]
    for key in (1, 2, 2, 3, 4, 5):
        cache.put(key, key)
        sizes.append(len(cache))
    assert sizes == [0, 1, 2, 2, 3, 3, 3]


def t08_agrees_with_a_simple_model(f):
    r = random.Random(0)
    cache, order, values = f(7), [], {}
    for step in range(4000):
        key = r.randrange(12)
        if r.random() < 0.5:
            assert cache.get(key) == values.get(key), f"step {step}"
            if key in values:
                order.remove(key), order.append(key)
        else:
            cache.put(key, step)
            order = [k for k in order if k != key] + [key]
            values[key] = step
            if len(order) > 7:
                del values[order.pop(0)]
        assert len(cache) == len(values)


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t09_a_cache_of_one(f):
    cache = f(1)
    cache.put("a", 1), cache.put("b", 2)
    assert (cache.get("a"), cache.get("b"), len(cache)) == (None, 2, 1)


def t10_empty_values_are_values(f):
    for value in (None, 0, "", [], False):
        cache = f(2)
        cache.put("a", value), cache.put("b", 1)
        got = cache.get("a", "default")
        assert got == value
        assert got != "default"
        cache.put("c", 2)
        assert cache.get("b", "gone") == "gone"


def t11_an_impossible_capacity_is_refused(f):
    for capacity in (0, -3):
        try:
            f(capacity)
        except ValueError:
            continue
        raise AssertionError(f"capacity {capacity} must raise ValueError")


def t12_a_miss_changes_nothing(f):
    cache = filled(f, 3)
    for i in range(100, 110):
        cache.get(i), cache.get(i, "default")
    assert len(cache) == 3
    cache.put(3, 3)
    assert held(cache, range(4)) == [1, 2, 3]


def t13_any_hashable_key(f):
    keys = ["1", 1, 1.5, (1, 2), frozenset([3]), None, b"1"]
    cache = f(len(keys))
    for i, key in enumerate(keys, 1):
        cache.put(key, i)
    assert [cache.get(key) for key in keys] == list(range(1, len(keys) + 1))


def t14_two_caches_share_nothing(f):
    one, two = f(2), f(2)
    one.put("a", 1)
    assert two.get("a") is None
    assert (len(one), len(two)) == (1, 0)


def t15_evicted_values_are_released(f):
    class Value:
        pass

    cache, refs = f(2), []
    for i in range(20):
        value = Value()
        refs.append(weakref.ref(value))
        cache.put(i % 5, value)
    del value
    gc.collect()
    assert sum(ref() is not None for ref in refs) == 2


# --- cost: no operation depends on the number of entries ---------------------
def per_call(f, n, act):
    """Processor seconds per call of `act` on a full cache of n entries, the best of five rounds of 100."""
    cache, begun = f(n), time.thread_time()
    for i in range(n):
        cache.put(i, i)
        assert i % 256 or time.thread_time() - begun < 1.0, f"{i} insertions took more than a second"
    best, k = math.inf, 0
    for _ in range(5):
        start = time.thread_time()
        for _ in range(100):
            act(cache, k, n)
            k += 1
        best = min(best, (time.thread_time() - start) / 100)
    return best


def grows_little(f, act, limit=5, tries=5):
    """Whether a call costs less than `limit` times as much with 32,768 entries as with 64, which is 512 times fewer.

    A busy machine makes a single measurement longer, and nothing makes a search short: one try in `tries` is enough.
    """
    growth = math.inf
    for _ in range(tries):
        growth = min(growth, per_call(f, 2**15, act) / per_call(f, 2**6, act))
        if growth < limit:
            return
    raise AssertionError(f"{growth:.0f} times as long for 512 times as many")


def t16_a_hit_does_not_search(f):
    grows_little(f, lambda cache, k, n: cache.get((n // 2 + k) % n))


def t17_an_eviction_does_not_search(f):
    grows_little(f, lambda cache, k, n: cache.put(n + k, k))


def t18_few_comparisons_of_keys(f):
    cache = filled(f, 300, key=Key)
    Key.compared = 0
    for i in range(150):
        cache.get(Key(299 - i)), cache.put(Key(1000 + i), i)
    assert Key.compared < 10 * 300, f"{Key.compared} comparisons in 300 operations"


def t19_memory_depends_on_the_capacity_alone(f):
    cache = filled(f, 10)
    for i in range(100):
        cache.get(i % 10), cache.put(i % 7, i)
    gc.collect()
    tracemalloc.start()
    for i in range(10_000):
        cache.get(i % 10), cache.put(i % 7, 1)
    gc.collect()
    growth = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert growth < 20_000, f"{growth} bytes more after 20,000 operations on ten entries"


TESTS = [v for k, v in sorted(globals().items()) if k.startswith("t") and k[1:3].isdigit()]


def run(f):
    out = {}
    for t in TESTS:
        try:
            t(f)
            out[t.__name__] = "pass"
        except Exception as e:
            out[t.__name__] = (
                f"FAIL {type(e).__name__}: {str(e).strip().splitlines()[0][:70] if str(e).strip() else ''}"
            )
    return out
