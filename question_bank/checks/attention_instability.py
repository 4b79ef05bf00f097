"""Knows that the printed log is the one in the item, and what the numbers in it imply.
Never knows what an answer said."""

import math
import runpy
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "diagnosis"
DATA = runpy.run_path(str(FOLDER / "attention_instability_data.py"))


def check_item_holds_the_printed_table():
    text = (FOLDER / "attention_instability.yaml").read_text(encoding="utf-8")
    table = "\n".join("  " + line for line in DATA["table"]().splitlines())
    assert f"candidate_context: |\n{table}\n" in text


def check_numbers_of_the_answer():
    rows = {row[0]: row for row in DATA["rows"]()}
    assert round(math.log(512), 2) == 6.24
    assert [round(rows[s][3], 2) for s in (2000, 6000, 8000, 16000)] == [5.75, 4.03, 1.59, 0.06]
    assert [round(rows[s][4]) for s in (2000, 12000, 16000)] == [4, 114, 343]
    assert [round(rows[s][2], 2) for s in (8000, 10000)] == [0.36, 0.57]
    assert round(rows[6000][5], 2) == 5.52 and round(rows[16000][5], 2) == 4.69 and round(rows[16000][6]) == 8
    losses = [rows[s][1] for s in sorted(rows)]
    assert losses[:6] == sorted(losses[:6], reverse=True) and losses[6] > losses[5] + 0.4
    assert 24 * 16 == 384


def check_product_of_norms():
    assert round(5.2**2) == 27 and 27 <= 114 / 4 <= 29


def check_bfloat16_spacing():
    significant_bits = 8
    assert 2 ** (8 - (significant_bits - 1)) == 2 and 2**8 <= 343 < 2**9


def check_adam_ignores_a_constant_factor_but_not_one_spike():
    def last_step(grads):
        m = v = 0.0
        for g in grads:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        t = len(grads)
        return m / (1 - 0.9**t) / math.sqrt(v / (1 - 0.999**t))

    calm = [0.3, 0.5, 0.4, 0.6] * 500
    assert math.isclose(last_step(calm), last_step([g / 7 for g in calm]))
    assert last_step(calm + [7.0]) > 1.1 * last_step(calm + [1.0])


def check_soft_cap_bounds():
    c = 50.0
    assert all(abs(c * math.tanh(z / c)) <= c for z in (-1e4, -3.0, 0.0, 12.0, 1e4))
