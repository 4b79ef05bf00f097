"""Each figure of agreement is what its name says, and notices the fault that it is there for.

Knows made-up marks and the field's own library. Never knows an answer.
"""

import random
from collections import Counter

import pytest
from scipy import stats

from interviewer.measure.agreement import Agreement, Pair, agreement, ahead, kappa, ranks, weighted_kappa


def marks(seed: int = 0, noise: float = 0.2, questions: int = 12, each: int = 10) -> list[Pair]:
    """Marks in quarters, and a judge that is off by some noise."""
    rnd = random.Random(seed)
    pairs = []
    for question in range(questions):
        for _ in range(each):
            human = rnd.randrange(5) / 4
            pairs.append(Pair(str(question), human, min(1.0, max(0.0, human + rnd.gauss(0, noise)))))
    return pairs


def read(pairs: list[Pair], draws: int = 0) -> Agreement:
    return agreement(pairs, 5, draws)


def value(one: Agreement, name: str) -> float:
    found = getattr(one, name).value
    assert found is not None
    return float(found)


def test_correlations_are_those_of_the_fields_library() -> None:
    pairs = marks()
    human, judged = [p.human for p in pairs], [p.judged for p in pairs]
    one = read(pairs)
    assert value(one, "r") == pytest.approx(stats.pearsonr(human, judged)[0])
    assert value(one, "spearman") == pytest.approx(stats.spearmanr(human, judged)[0])
    assert ranks([3.0, 1.0, 3.0]) == list(stats.rankdata([3.0, 1.0, 3.0]))
    line = stats.linregress(judged, human)
    errors = [(h - line.intercept - line.slope * j) ** 2 for h, j in zip(human, judged, strict=True)]
    assert value(one, "rmse") == pytest.approx((sum(errors) / len(errors)) ** 0.5)


def test_kappa_is_agreement_beyond_chance() -> None:
    assert kappa(Counter({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15})) == pytest.approx(0.4)
    assert kappa(Counter({("a", "a"): 3})) is None
    assert weighted_kappa({(0, 0): 5, (2, 2): 5}, 2) == 1.0
    near = weighted_kappa({(0, 1): 5, (1, 1): 5, (2, 2): 5}, 2)
    far = weighted_kappa({(0, 2): 5, (1, 1): 5, (2, 2): 5}, 2)
    assert (near or 0) > (far or 0)


def test_a_judge_that_grades_at_random_loses_every_figure() -> None:
    pairs = marks()
    judged = [p.judged for p in pairs]
    random.Random(1).shuffle(judged)
    mixed = [p._replace(judged=j) for p, j in zip(pairs, judged, strict=True)]
    sound, broken = read(pairs), read(mixed)
    for name in ("r", "spearman", "kappa", "kappa_as_given", "within", "within_mean"):
        assert value(sound, name) > 0.7 > 0.25 > value(broken, name), name
    assert value(broken, "rmse") > 1.5 * value(sound, "rmse")


def test_a_judge_that_is_generous_is_noticed_by_bias_alone() -> None:
    pairs = marks(noise=0.05)
    kind = [p._replace(judged=p.judged + 0.3) for p in pairs]
    assert value(read(kind), "bias") - value(read(pairs), "bias") == pytest.approx(0.3)
    assert value(read(kind), "r") == pytest.approx(value(read(pairs), "r"))
    assert value(read(kind), "kappa") == pytest.approx(value(read(pairs), "kappa"), abs=0.02)
    assert value(read(kind), "kappa_as_given") < value(read(pairs), "kappa_as_given") - 0.1


def test_a_judge_that_knows_only_which_questions_are_hard_is_noticed_within_questions() -> None:
    rnd = random.Random(3)
    pairs = [
        Pair(str(q), min(1.0, max(0.0, q / 9 + rnd.choice((-0.25, 0.25)))), q / 9 + rnd.gauss(0, 0.01))
        for q in range(10)
        for _ in range(12)
    ]
    one = read(pairs)
    assert value(one, "r") > 0.7
    assert abs(value(one, "within")) < 0.25
    assert abs(value(one, "within_mean")) < 0.25


def test_a_judge_that_always_says_the_same_has_no_correlation_and_no_kappa() -> None:
    one = read([p._replace(judged=0.5) for p in marks()])
    assert (one.r.value, one.spearman.value, one.within.value) == (None, None, None)
    assert one.kappa.value == 0.0


def test_an_interval_holds_its_value_and_narrows_with_more_questions() -> None:
    few, many = agreement(marks(questions=8), 5, 300).r, agreement(marks(questions=80), 5, 300).r
    for one in (few, many):
        assert one.low is not None
        assert one.high is not None
        assert one.low <= (one.value or 0) <= one.high
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0)
    assert agreement(marks(questions=1), 5, 300).r.low is None


def test_the_same_pairs_give_the_same_intervals() -> None:
    assert agreement(marks(), 5, 100) == agreement(marks(), 5, 100)


def test_being_ahead_is_a_difference_on_the_same_answers() -> None:
    good, worse = marks(noise=0.1), marks(noise=0.6)
    gap = ahead(good, worse, 300)
    assert (gap.low or 0) > 0
    assert ahead(worse, good, 300).value == pytest.approx(-(gap.value or 0))
    none = ahead(good, good, 100)
    assert (none.value, none.low, none.high) == (0.0, 0.0, 0.0)
