"""Knows how often a span is cut in two, the budget arithmetic and the intervals quoted for passage sizes.
Never knows what an answer said."""

import math


def _split_share(span, size, overlap=0):
    stride = size - overlap
    starts = range(10 * stride, 11 * stride)
    whole = 0
    for start in starts:
        first = [k * stride for k in range(0, 12)]
        whole += any(a <= start and start + span <= a + size for a in first)
    return 1 - whole / len(starts)


def check_split_probability():
    for span, size in ((60, 200), (60, 800), (30, 128), (1, 50)):
        assert abs(_split_share(span, size) - (span - 1) / size) < 1e-12
    assert round(_split_share(60, 200), 2) in (0.29, 0.3)
    assert round(_split_share(60, 800), 2) == 0.07


def check_overlap_protects():
    assert _split_share(60, 200, 59) == 0
    assert _split_share(60, 200, 58) > 0


def check_budget_and_index():
    assert 4000 // 200 == 20 and 4000 // 1000 == 4
    size, share = 1000, 0.2
    pieces = lambda stride: 10_000_000 / stride
    assert abs(pieces(size * (1 - share)) / pieces(size) - 1 / (1 - share)) < 1e-12


def check_intervals():
    half = lambda n: 1.96 * math.sqrt(0.8 * 0.2 / n)
    assert round(100 * half(300), 1) == 4.5
    assert round(100 * half(100), 1) == 7.8
