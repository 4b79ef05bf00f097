"""Knows, on choices small enough to count, what the item on detecting reward hacking says of pressure, divergence,
ensembles and the unit of evidence. Never knows a policy."""

import math

import numpy as np


def _best_of(n, quality, score):
    """Mean of `quality` when the best of n equally likely outcomes by `score` is taken, ties impossible."""
    order, m = np.argsort(score), len(score)
    chance = (np.arange(1, m + 1) / m) ** n - (np.arange(m) / m) ** n
    return float(chance @ quality[order]), float((chance[chance > 0] * np.log(chance[chance > 0] * m)).sum())


def _exploitable(m=2_000):
    draw = np.random.default_rng(0)
    true = draw.normal(size=m)
    proxy = true + 0.3 * draw.normal(size=m)
    loophole = draw.random(m) < 0.02
    return np.where(loophole, true - 3, true), np.where(loophole, proxy + 3, proxy)


def check_proxy_climbs_while_the_goal_falls():
    true, proxy = _exploitable()
    goal = [_best_of(n, true, proxy)[0] for n in (1, 4, 16, 64, 256)]
    reward = [_best_of(n, proxy, proxy)[0] for n in (1, 4, 16, 64, 256)]
    assert reward == sorted(reward)
    assert max(goal) in goal[1:-1] and goal[-1] < goal[0]  # one end point would show the fall, and not that it is one


def check_an_exploit_a_few_nats_away():
    true, proxy = _exploitable()
    goal, nats = _best_of(64, true, proxy)
    assert abs(nats - (math.log(64) - 63 / 64)) < 0.02 and nats < 3.3
    assert goal < _best_of(1, true, proxy)[0]
    assert round(math.log(16) - 15 / 16, 1) == 1.8  # best of sixteen: under two nats


def check_members_that_share_an_error_agree():
    true, _ = _exploitable()
    draw = np.random.default_rng(1)
    shared = 2 * draw.normal(size=len(true))
    members = true + shared + 0.1 * draw.normal(size=(5, len(true)))
    assert members.std(axis=0).mean() < 0.2 and np.abs(members.mean(axis=0) - true).mean() > 1.5


def check_the_run_is_the_unit():
    draw = np.random.default_rng(2)
    runs, episodes, between, within = 4, 500, 1.0, 3.0
    gaps = draw.normal(0, between, (4_000, runs)) + draw.normal(0, within / math.sqrt(episodes), (4_000, runs))
    as_episodes = math.sqrt((between**2 + within**2) / (runs * episodes))
    false = np.mean(np.abs(gaps.mean(axis=1)) > 1.96 * as_episodes)
    assert false > 0.6  # no gap, and most studies that count episodes announce one
    by_run = np.abs(gaps.mean(axis=1)) > 3.182 * gaps.std(axis=1, ddof=1) / 2  # t with three degrees of freedom
    assert 0.03 < by_run.mean() < 0.07
