"""Knows intersection over union, average precision on a ranked list, and two meanings of recall at k.
Never knows what an answer said."""


def _iou_of_shifted(size, shift):
    inter = (size - shift) * size
    return inter / (2 * size * size - inter)


def _average_precision(hits, objects):
    points, found = [], 0
    for rank, hit in enumerate(hits, 1):
        found += hit
        points.append((found / objects, found / rank))
    area, last = 0.0, 0.0
    for at, (recall, _) in enumerate(points):
        area += (recall - last) * max(p for _, p in points[at:])
        last = recall
    return area


def check_iou():
    assert abs(_iou_of_shifted(10, 5) - 1 / 3) < 1e-12
    assert round(_iou_of_shifted(10, 2), 2) == 0.67 and round(_iou_of_shifted(100, 2), 2) == 0.96
    shared = 2 / 3
    assert abs(shared / (2 - shared) - 0.5) < 1e-12
    inter, a, b = 30.0, 50.0, 70.0
    iou = inter / (a + b - inter)
    assert abs(2 * inter / (a + b) - 2 * iou / (1 + iou)) < 1e-12


def check_average_precision():
    assert round(_average_precision([1, 0, 1], 2), 2) == 0.83
    assert _average_precision([1, 1], 2) == 1.0
    assert _average_precision([1, 1, 0, 0], 2) == 1.0
    assert _average_precision([1, 1, 1, 1], 4) > _average_precision([1, 0, 1, 0, 1, 0, 1, 0], 4)
    assert _average_precision([0] * 100 + [1] * 10, 10) < 0.1


def check_order_only():
    scored = [(0.9, 1), (0.6, 0), (0.4, 1)]
    squared = [(s**2, h) for s, h in scored]
    order = lambda rows: [h for _, h in sorted(rows, reverse=True)]
    assert _average_precision(order(scored), 2) == _average_precision(order(squared), 2)


def check_thresholds_and_recall_names():
    assert len([0.5 + 0.05 * i for i in range(10)]) == 10 and abs(0.5 + 0.05 * 9 - 0.95) < 1e-12
    assert 10 / 50 == 0.2
