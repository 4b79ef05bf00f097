"""Knows recall at k and nDCG at k, and the worked lists on which they disagree.
Never knows what an answer said."""

import math


def _recall(ranks, relevant, k=10):
    return sum(r <= k for r in ranks) / relevant


def _dcg(grades):
    return sum(g / math.log2(i + 1) for i, g in enumerate(grades, 1))


def _ndcg(ranks, relevant, k=10):
    got = _dcg([1.0 if i in ranks else 0.0 for i in range(1, k + 1)])
    return got / _dcg([1.0] * min(relevant, k))


def check_disagreement():
    assert _recall([9, 10], 2) == 1.0 and _recall([1], 2) == 0.5
    assert round(_ndcg([9, 10], 2), 2) == 0.36 and round(_ndcg([1], 2), 2) == 0.61
    assert round(1 / math.log2(10), 3) == 0.301 and round(1 / math.log2(11), 3) == 0.289
    assert round(_dcg([1, 1]), 3) == 1.631


def check_single_relevant():
    for rank in range(1, 11):
        assert abs(_ndcg([rank], 1) - 1 / math.log2(1 + rank)) < 1e-12
    assert round(_ndcg([10], 1), 2) == 0.29 and _ndcg([1], 1) == 1.0


def check_order_blindness_and_ideal():
    assert _recall([1, 4], 3) == _recall([7, 9], 3) and _ndcg([1, 4], 3) > _ndcg([7, 9], 3)
    assert abs(_ndcg([1, 2, 3], 3) - 1) < 1e-12
    assert _recall(range(1, 11), 25) == 0.4
