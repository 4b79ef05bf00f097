"""Knows the resumed run: that the script prints the item's table, that a full restore shows no jump, and Adam's first step.
Never knows what an answer said."""

import math
import runpy
from pathlib import Path

import numpy as np

_HERE = Path(__file__).resolve().parent.parent / "diagnosis"
_LOG = runpy.run_path(str(_HERE / "loss_jump_after_resume_data.py"))
_ROWS = _LOG["run"]()
_LOST = {row[0]: row for row in _ROWS}


def check_item_holds_the_table():
    text = (_HERE / "loss_jump_after_resume.yaml").read_text(encoding="utf-8")
    assert "\n".join("  " + line for line in _LOG["table"](_ROWS).splitlines()) in text


def check_jump_only_without_the_state():
    kept = {row[0]: row for row in _LOG["run"](restore=True, steps=100)}
    assert kept[40001][1:4] == _LOST[40001][1:4]
    assert abs(kept[40001][4] - 0.23) < 0.01 and abs(_LOST[40001][4] - 1) < 1e-6
    assert max(row[1] for row in kept.values()) < 2.5 < 2.95 < _LOST[40005][1]
    assert _LOST[40100][1] < 2.3


def check_quoted_values():
    quoted = [
        (40001, 1, 2.22),
        (40001, 2, 2.28),
        (40001, 3, 1.17),
        (40002, 1, 2.48),
        (40003, 1, 2.79),
        (40005, 1, 2.99),
    ]
    quoted += [(40002, 4, 0.68), (40003, 4, 0.56), (40005, 4, 0.43), (40010, 4, 0.32)]
    assert all(f"{_LOST[step][column]:.2f}" == f"{value:.2f}" for step, column, value in quoted)


def check_first_step_is_the_sign():
    g = np.random.default_rng(0).normal(size=100)
    m, v = 0.1 * g, 0.001 * g * g
    step = (m / (1 - 0.9)) / (np.sqrt(v / (1 - 0.999)) + 1e-8)
    np.testing.assert_allclose(step, np.sign(g), atol=1e-5)


def check_old_counter_would_give_three():
    g = np.random.default_rng(1).normal(size=100)
    step = 0.1 * g / np.sqrt(0.001 * g * g)
    assert abs(np.sqrt((step**2).mean()) - 0.1 / math.sqrt(0.001)) < 1e-9 and abs(0.1 / math.sqrt(0.001) - 3.16) < 0.01


def check_steady_ratio_of_noise():
    exact = math.sqrt(0.1 / 1.9)
    assert abs(exact - 0.229) < 5e-4
    r = np.random.default_rng(2)
    m = np.zeros(20_000)
    for _ in range(120):
        m = 0.9 * m + 0.1 * r.normal(size=m.size)
    assert abs(m.std() - exact) < 0.005


def check_momentum_starts_small():
    m = 0.0
    first = None
    for _ in range(200):
        m = 0.9 * m + 1.0
        first = first or m
    assert first == 1.0 and abs(m - 10) < 1e-6
