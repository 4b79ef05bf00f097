"""Hidden tests of the top-k item: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import functools
import math
import random


@functools.total_ordering
class Counted:
    """A number that counts how often any such number is compared."""

    compared = 0

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        Counted.compared += 1
        return self.value == other.value

    def __lt__(self, other):
        Counted.compared += 1
        return self.value < other.value

    __hash__ = None


class Record:
    """An item that knows how many of its kind are alive, and cannot be compared."""

    alive = most = 0

    def __init__(self, value):
        self.value = value
        Record.alive += 1
        Record.most = max(Record.most, Record.alive)

    def __del__(self):
        Record.alive -= 1


def largest(items, k, key=None):
    return sorted(items, key=key, reverse=True)[:k]


# --- core: any failure caps the item at level 2 ------------------------------
def t01_visible_example(f):
    assert list(f([5, 1, 9, 3, 7], 3)) == [9, 7, 5]


def t02_agrees_with_sorting(f):
    r = random.Random(0)
    for n, k in ((50, 1), (50, 7), (200, 50), (1000, 10)):
        items = [r.randrange(10 * n) for _ in range(n)]
        assert list(f(items, k)) == largest(items, k), (n, k)


def t03_fewer_items_than_k(f):
    assert list(f([2, 3, 1], 5)) == [3, 2, 1]
    assert list(f([2, 3, 1], 3)) == [3, 2, 1]
    assert list(f([], 4)) == []


def t04_numbers_below_zero(f):
    assert list(f([-5.5, -1.0, -9.0, -3.0], 2)) == [-1.0, -3.0]
    assert list(f([0, -1, 2, -3], 3)) == [2, 0, -1]


def t05_with_a_key_items_come_back(f):
    words = ["fig", "banana", "kiwi", "cherry pie", "plums"]
    assert list(f(words, 2, key=len)) == ["cherry pie", "banana"]
    assert list(f([3, -8, 5], 2, key=abs)) == [-8, 5]


def t06_equal_items_all_count(f):
    assert list(f([5, 1, 5, 2, 5, 4], 4)) == [5, 5, 5, 4]


def t07_any_order_and_any_iterable(f):
    assert list(f(range(500), 3)) == [499, 498, 497]
    assert list(f(range(500, 0, -1), 3)) == [500, 499, 498]
    assert list(f((i * i % 101 for i in range(500)), 3)) == largest([i * i % 101 for i in range(500)], 3)


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t08_items_need_no_order_of_their_own(f):
    items = [{"id": i, "score": i % 3} for i in range(30)]
    got = f(iter(items), 5, key=lambda item: item["score"])
    assert [item["score"] for item in got] == [2] * 5


def t09_of_equals_the_earlier_comes_first_and_stays(f):
    items = [("a", 1), ("b", 2), ("c", 2), ("d", 2), ("e", 1)]
    assert list(f(items, 2, key=lambda item: item[1])) == [("b", 2), ("c", 2)]
    assert list(f(items, 4, key=lambda item: item[1])) == [("b", 2), ("c", 2), ("d", 2), ("a", 1)]


def t10_nothing_asked_and_less_than_nothing(f):
    assert list(f([3, 1, 2], 0)) == []
    try:
        f([3, 1, 2], -1)
    except ValueError:
        return
    raise AssertionError("k = -1 must raise ValueError")


def t11_scores_that_are_no_number_are_left_out(f):
    items = [math.nan, 3.0, math.nan, 1.0, 2.0, math.nan]
    assert list(f(items, 2)) == [3.0, 2.0]
    assert list(f(items, 5)) == [3.0, 2.0, 1.0]


def t12_whatever_can_be_ordered(f):
    assert list(f(["pear", "fig", "quince", "apple"], 2)) == ["quince", "pear"]
    assert list(f([(1, "x"), (3, "a"), (2, "z")], 2)) == [(3, "a"), (2, "z")]


def t13_the_key_is_asked_once_per_item(f):
    calls = []
    f(range(100), 5, key=lambda x: calls.append(x) or x)
    assert sorted(calls) == list(range(100))


def t14_a_list_is_left_as_it_was(f):
    items = [4, 8, 1, 9, 3]
    f(items, 2)
    assert items == [4, 8, 1, 9, 3]


# --- cost: memory for k items, few comparisons per item ----------------------
def t15_no_more_than_k_items_are_kept(f):
    Record.alive = Record.most = 0
    r = random.Random(1)
    got = f((Record(r.random()) for _ in range(2000)), 10, key=lambda record: record.value)
    assert len(got) == 10
    assert Record.most <= 40, f"{Record.most} of 2,000 items alive at once"


def t16_few_comparisons_when_every_item_is_a_new_record(f):
    n, k = 2000, 256
    Counted.compared = 0
    got = f(range(n), k, key=Counted)
    assert list(got) == list(range(n - 1, n - 1 - k, -1))
    assert Counted.compared < 100 * n, f"{Counted.compared / n:.0f} comparisons per item with k = {k}"


def t17_few_comparisons_when_hardly_any_item_counts(f):
    n, k = 2000, 256
    Counted.compared = 0
    f(range(n, 0, -1), k, key=Counted)
    assert Counted.compared < 100 * n, f"{Counted.compared / n:.0f} comparisons per item with k = {k}"


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
