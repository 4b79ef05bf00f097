"""Knows byte-pair merges on a toy corpus, the size of vocabulary matrices, and bits per byte.
Never knows what an answer said."""

import math
from collections import Counter


def _learn(words, steps):
    pieces, rules, counts = {w: list(w) for w in words}, [], []
    for _ in range(steps):
        pairs = Counter()
        for word, n in words.items():
            for pair in zip(pieces[word], pieces[word][1:]):
                pairs[pair] += n
        top = max(pairs.values())
        best = next(p for p in pairs if pairs[p] == top)
        rules.append(best)
        counts.append(top)
        pieces = {w: _apply(s, best) for w, s in pieces.items()}
    return rules, counts


def _apply(symbols, pair):
    out, at = [], 0
    while at < len(symbols):
        if tuple(symbols[at : at + 2]) == pair:
            out.append("".join(pair))
            at += 2
        else:
            out.append(symbols[at])
            at += 1
    return out


def check_toy_merges():
    rules, counts = _learn({"low": 5, "lower": 2, "newest": 6, "widest": 3}, 3)
    assert rules == [("e", "s"), ("es", "t"), ("l", "o")] and counts == [9, 9, 7]


def check_replay_is_not_the_shortest():
    rules = [("b", "c"), ("a", "b"), ("c", "d")]
    vocabulary = {"a", "b", "c", "d", "bc", "ab", "cd"}
    symbols = list("abcd")
    for rule in rules:
        symbols = _apply(symbols, rule)
    assert symbols == ["a", "bc", "d"] and {"ab", "cd"} <= vocabulary


def check_sizes():
    assert round(128_000 * 4096 / 1e6) == 524


def check_perplexity_depends_on_the_unit():
    nats, size = 120.0, 200
    per_char, per_word = math.exp(nats / 200), math.exp(nats / 40)
    assert per_char < per_word
    assert abs(nats / (math.log(2) * size) - 0.866) < 0.001
