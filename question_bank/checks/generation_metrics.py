"""Knows exact match, token F1, BLEU and pass at k on the worked examples.
Never knows what an answer said."""

import itertools
import math
from collections import Counter

REFERENCE = "the new drug does reduce pain in most of the treated patients"


def _grams(tokens, n):
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def _bleu(output, reference):
    out, ref, total = output.split(), reference.split(), 0.0
    for n in range(1, 5):
        said, held = _grams(out, n), _grams(ref, n)
        matched = sum(min(c, held[g]) for g, c in said.items())
        if not matched:
            return 0.0
        total += math.log(matched / sum(said.values())) / 4
    return min(1.0, math.exp(1 - len(ref) / len(out))) * math.exp(total)


def check_bleu_examples():
    assert abs(_bleu(REFERENCE, REFERENCE) - 1) < 1e-12 and len(REFERENCE.split()) == 12
    flipped = REFERENCE.replace("does reduce", "does not reduce")
    assert round(_bleu(flipped, REFERENCE), 2) == 0.76
    assert _bleu("pain fell in the majority of people given the new medicine", REFERENCE) == 0.0
    assert _bleu("the new drug does", REFERENCE) < 0.2


def check_token_f1():
    out, ref = Counter("14th of july 1789".split()), Counter("14 july 1789".split())
    shared = sum((out & ref).values())
    p, r = shared / 4, shared / 3
    assert (shared, round(2 * p * r / (p + r), 2)) == (2, 0.57)


def check_pass_at_k():
    n, c, k = 10, 3, 5
    exact = 1 - math.comb(n - c, k) / math.comb(n, k)
    counted = [any(i < c for i in chosen) for chosen in itertools.combinations(range(n), k)]
    assert abs(exact - sum(counted) / len(counted)) < 1e-12 and round(exact, 3) == 0.917
    assert round(1 - (1 - c / n) ** k, 3) == 0.832
    p = 0.3
    mean_plug = sum(math.comb(n, x) * p**x * (1 - p) ** (n - x) * (1 - (1 - x / n) ** k) for x in range(n + 1))
    mean_exact = sum(
        math.comb(n, x) * p**x * (1 - p) ** (n - x) * (1 - math.comb(n - x, k) / math.comb(n, k)) for x in range(n + 1)
    )
    assert mean_plug < mean_exact and abs(mean_exact - (1 - (1 - p) ** k)) < 1e-12
