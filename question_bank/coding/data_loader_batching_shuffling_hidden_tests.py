"""Hidden tests of the data loader item: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import random
import tracemalloc

import numpy as np


class Numbered:
    """n records that know how often each was fetched; whole numbers are the only way in."""

    def __init__(self, n, size=1):
        self.n, self.size, self.fetched = n, size, []

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice) or not 0 <= i < self.n:
            raise IndexError(i)
        self.fetched.append(int(i))
        return i if self.size == 1 else bytes(self.size)


def flat(batches):
    return [int(x) for batch in batches for x in batch]


# --- core: any failure caps the item at level 2 ------------------------------
def t01_visible_example(f):
    assert [list(batch) for batch in f("abcde", batch_size=2)] == [["a", "b"], ["c", "d"], ["e"]]


def t02_every_record_once_per_epoch(f):
    loader = f(list(range(103)), batch_size=10, shuffle=True)
    for _ in range(3):
        batches = [list(batch) for batch in loader]
        assert [len(batch) for batch in batches] == [10] * 10 + [3]
        assert sorted(flat(batches)) == list(range(103))


def t03_drop_last_drops_only_an_incomplete_batch(f):
    assert [len(batch) for batch in f(list(range(10)), batch_size=4, drop_last=True)] == [4, 4]
    assert [len(batch) for batch in f(list(range(8)), batch_size=4, drop_last=True)] == [4, 4]
    epoch = flat(f(list(range(10)), batch_size=4, shuffle=True, drop_last=True))
    assert len(set(epoch)) == 8


def t04_len_is_the_number_of_batches(f):
    for n in (1, 7, 8, 9):
        for size in (1, 3, 4, 20):
            for drop in (False, True):
                loader = f(list(range(n)), batch_size=size, drop_last=drop)
                assert len(loader) == len(list(loader)), (n, size, drop)


def t05_each_epoch_has_a_new_order(f):
    loader = f(list(range(50)), batch_size=8, shuffle=True)
    epochs = [flat(loader) for _ in range(4)]
    assert len({tuple(epoch) for epoch in epochs}) == 4
    assert list(range(50)) not in epochs


def t06_the_seed_fixes_the_sequence_of_epochs(f):
    one, two, other = (f(list(range(50)), batch_size=8, shuffle=True, seed=seed) for seed in (3, 3, 4))
    first, second = flat(one), flat(one)
    assert (flat(two), flat(two)) == (first, second)
    assert flat(other) != first


def t07_the_dataset_keeps_its_order(f):
    data = list(range(40))
    loader = f(data, batch_size=8, shuffle=True)
    list(loader), list(loader)
    assert data == list(range(40))
    assert flat(f(data, batch_size=8)) == list(range(40))


def t08_records_are_mixed_and_not_whole_blocks(f):
    batches = [sorted(int(x) for x in batch) for batch in f(list(range(64)), batch_size=8, shuffle=True)]
    assert all(batch != list(range(batch[0], batch[0] + 8)) for batch in batches)


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t09_two_passes_can_run_side_by_side(f):
    for shuffle in (False, True):
        loader = f(list(range(30)), batch_size=4, shuffle=shuffle)
        pairs = [(list(a), list(b)) for a, b in zip(loader, loader, strict=True)]
        assert sorted(flat(a for a, _ in pairs)) == sorted(flat(b for _, b in pairs)) == list(range(30))


def t10_an_abandoned_pass_leaves_the_next_one_whole(f):
    loader = f(list(range(30)), batch_size=4)
    next(iter(loader))
    for _ in loader:
        break
    assert flat(loader) == list(range(30))


def t11_global_random_state_is_neither_used_nor_changed(f):
    random.seed(1), np.random.seed(1)
    before = random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2]
    loader = f(list(range(30)), batch_size=4, shuffle=True, seed=5)
    first = flat(loader)
    assert before == (random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2])
    random.seed(2), np.random.seed(2)
    assert flat(f(list(range(30)), batch_size=4, shuffle=True, seed=5)) == first


def t12_a_batch_size_below_one_is_refused(f):
    for size in (0, -1):
        try:
            f([1, 2, 3], batch_size=size)
        except ValueError:
            continue
        raise AssertionError(f"batch_size={size} must raise ValueError")


def t13_empty_and_tiny_datasets(f):
    for drop in (False, True):
        assert list(f([], batch_size=3, drop_last=drop)) == [] and len(f([], batch_size=3, drop_last=drop)) == 0
    assert flat(f([7, 8], batch_size=3, shuffle=True)) in ([7, 8], [8, 7])
    assert list(f([7, 8], batch_size=3, drop_last=True)) == []


def t14_length_and_integer_index_are_all_it_needs(f):
    for shuffle in (False, True):
        assert sorted(flat(f(Numbered(23), batch_size=5, shuffle=shuffle))) == list(range(23))


# --- laziness: records are fetched when their batch is due, none is kept -------
def t15_construction_fetches_nothing(f):
    data = Numbered(1000)
    loader = f(data, batch_size=10, shuffle=True)
    len(loader)
    assert data.fetched == []


def t16_only_the_next_batch_is_fetched(f):
    data = Numbered(1000)
    batches = iter(f(data, batch_size=10, shuffle=True))
    next(batches)
    assert len(data.fetched) <= 20, f"{len(data.fetched)} records for the first batch of 10"


def t17_memory_does_not_grow_with_the_epoch(f):
    data = Numbered(20_000, size=4096)  # 82 MB, were all of it kept
    tracemalloc.start()
    seen = sum(len(batch) for batch in f(data, batch_size=50, shuffle=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == 20_000
    assert peak < 16e6, f"peak {peak / 1e6:.0f} MB"


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
