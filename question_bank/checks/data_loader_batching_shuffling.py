"""Knows the numbers that the data loader item states about sampling, lengths and memory.
Never knows what an answer said."""

import math
import random


def check_share_missed_with_replacement():
    n = 20_000
    r = random.Random(0)
    missed = n - len({r.randrange(n) for _ in range(n)})
    assert abs((1 - 1 / n) ** n - math.exp(-1)) < 1e-4
    assert abs(missed / n - 0.37) < 0.01


def check_number_of_batches():
    for n in range(40):
        for size in range(1, 12):
            lengths = [min(size, n - start) for start in range(0, n, size)]
            full, rest = divmod(n, size)
            assert full + (rest > 0) == len(lengths) == math.ceil(n / size)
            assert full == sum(length == size for length in lengths)
    assert [min(4, 10 - s) for s in range(0, 10, 4)] == [4, 4, 2]


def check_memory_of_the_order():
    assert 100_000_000 * 8 == 800_000_000


def check_ranks_partition_one_permutation():
    order = list(range(37))
    random.Random(1).shuffle(order)
    shards = [order[rank::8] for rank in range(8)]
    assert sorted(i for shard in shards for i in shard) == list(range(37))
