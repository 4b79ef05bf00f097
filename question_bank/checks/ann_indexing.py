"""Knows the sizes and scan shares of index families, and that probing cells loses neighbours.
Never knows what an answer said."""

import numpy as np

N, D = 10_000_000, 768


def check_sizes():
    assert round(N * D / 1e9, 1) == 7.7 and round(N * D * 4 / 1e9) == 31
    assert D * 4 == 3072 and round(N * (D * 4 + 2 * 16 * 4) / 1e9) == 32
    assert D * 4 // 96 == 32 and N * 96 == 0.96e9
    assert round(N * (D + 2 * 16 * 4) / 1e9) == 9
    assert round(N * 16 / 4096) == 39_062 and round(100 * 16 / 4096, 1) == 0.4
    assert 20 * 0.001 == 0.02


def check_more_probes_more_recall():
    r = np.random.default_rng(0)
    x, queries, cells = r.normal(size=(3000, 16)), r.normal(size=(40, 16)), 30
    centres = x[r.choice(3000, cells, replace=False)]
    home = ((x[:, None] - centres) ** 2).sum(2).argmin(1)
    recalls = []
    for probes in (1, 5, 15, cells):
        hits = 0
        for q in queries:
            truth = set(((x - q) ** 2).sum(1).argsort()[:10])
            near = ((centres - q) ** 2).sum(1).argsort()[:probes]
            seen = np.flatnonzero(np.isin(home, near))
            got = seen[((x[seen] - q) ** 2).sum(1).argsort()[:10]]
            hits += len(truth & set(got))
        recalls.append(hits / 400)
    assert recalls == sorted(recalls) and recalls[0] < 0.6 and recalls[-1] == 1.0
