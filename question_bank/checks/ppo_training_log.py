"""Knows the constructed PPO log: that its script prints the item's table, and that the columns fit one another.
Never knows what an answer said."""

import math
import runpy
from pathlib import Path

import numpy as np

_HERE = Path(__file__).resolve().parent.parent / "diagnosis"
_LOG = runpy.run_path(str(_HERE / "ppo_training_log_data.py"))
_ROWS = {row[0]: row for row in _LOG["rows"]()}


def check_item_holds_the_table():
    text = (_HERE / "ppo_training_log.yaml").read_text(encoding="utf-8")
    assert "\n".join("  " + line for line in _LOG["table"]().splitlines()) in text


def check_order_of_events():
    before, at = _ROWS[59], _ROWS[60]
    assert 20 < at[7] / before[7] < 22 and 650 < at[6] / before[6] < 700
    assert round(before[5], 2) == 0.82 and round(at[5], 2) == 0.15
    assert abs(at[1] / before[1] - 1) < 0.05
    assert [round(_ROWS[t][1]) for t in (60, 61, 62, 64, 70)] == [135, 117, 96, 61, 38]
    assert round(_ROWS[61][2], 3) == 0.104 and round(_ROWS[64][4], 2) == 0.22


def check_maximum_entropy():
    assert abs(math.log(6) - 1.79) < 0.005
    assert all(row[4] <= math.log(6) for row in _ROWS.values())


def check_stale_critic_formula():
    """New explained variance when rewards grow by c and the critic stays; by formula and by simulation."""
    c, e = 10.0, 0.82
    predicted = 1 - ((c - 1) ** 2 * e + c**2 * (1 - e)) / c**2
    assert abs(predicted - 0.156) < 5e-4
    rng = np.random.default_rng(0)
    v = rng.normal(size=200_000) * math.sqrt(e)
    returns = c * (v + rng.normal(size=v.size) * math.sqrt(1 - e))
    assert abs(1 - (returns - v).var() / returns.var() - predicted) < 0.01


def check_damaged_critic_is_excluded():
    """With the old targets an error of the new spread would drive explained variance far below zero."""
    _, _, _, _, _, explained, loss, _ = _ROWS[59]
    old_targets = 2 * loss / (1 - explained)
    assert 8.5 < old_targets < 9.5
    assert -90 < 1 - _ROWS[60][7] ** 2 / old_targets < -60


def check_offset_is_invisible_to_explained_variance():
    rng = np.random.default_rng(1)
    returns, v = rng.normal(size=1000), rng.normal(size=1000)
    assert abs((returns - v).var() - (returns - v - 18).var()) < 1e-9


def check_steps_per_update():
    assert 4096 // 256 * 10 == 160 and 6 <= 1000 / 160 < 7
    assert abs(1 / (1 - 0.999) - 1000) < 1e-6


def check_adam_lag():
    """The first Adam step after gradients grow tenfold, from a settled state with the usual constants."""
    g, v = 10.0, 1.0
    v = 0.999 * v + 0.001 * g * g
    m = 0.9 * 1.0 + 0.1 * g
    assert m / math.sqrt(v) > 1.7
    m = g
    for _ in range(20):
        v = 0.999 * v + 0.001 * g * g
    assert 5 < m / math.sqrt(v) < 10
