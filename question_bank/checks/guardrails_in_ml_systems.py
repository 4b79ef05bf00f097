"""Knows the review load of a strict rule and that item-wise bounds do not bound a sum.
Never knows what an answer said."""


def check_review_load():
    assert round(2_000_000 * 0.001) == 2000


def check_many_small_steps_add_up():
    step_limit, total_limit, steps = 0.2, 4.0, 40
    assert all(s <= step_limit for s in [0.2] * steps) and steps * 0.2 > total_limit


def check_breaker_opens_on_a_rate():
    """A breaker over the last 100 decisions sees what a per-item bound of 20 percent does not."""
    changes = [0.01] * 400 + [0.19] * 100
    assert all(c < 0.2 for c in changes)
    moved = [sum(c > 0.05 for c in changes[i - 100 : i]) / 100 for i in range(100, len(changes) + 1)]
    assert moved[0] == 0 and max(moved) == 1
