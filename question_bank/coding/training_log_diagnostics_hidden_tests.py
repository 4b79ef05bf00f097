"""Hidden tests of the training log item: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import numpy as np

N = 300
T = np.arange(N) / N


def rising(seed):
    return 100 * T + 3 * np.random.default_rng(seed).normal(size=N)


def flattening(seed):
    return 60 * np.minimum(1.0, 2 * T) + 3 * np.random.default_rng(seed).normal(size=N)


def falling_loss(seed):
    return (2 * np.exp(-4 * T) + 0.3) * (1 + 0.05 * np.random.default_rng(100 + seed).normal(size=N))


def exploding_loss(seed):
    return falling_loss(seed) * np.exp(25 * np.maximum(0.0, T - 0.7))


def log(rewards, losses):
    pairs = zip(rewards, losses, strict=True)
    return [f"step={10 * i} reward={float(r):.6g} loss={float(x):.6g}" for i, (r, x) in enumerate(pairs)]


def flags(f, rewards, losses):
    return set(f(log(rewards, losses))["flags"])


# --- core: any failure caps the item at level 2 ------------------------------
def t01_visible_example(f):
    found = f(["step=1 reward=0.5 loss=2.0", "step=2 rew", "step=3 reward=0.7 loss=1.8"])
    assert (found["parsed"], found["malformed"]) == (2, 1)


def t02_damaged_lines_are_counted_and_passed_over(f):
    damaged = [
        "Traceback (most recent call last):",
        "step=abc reward=1 loss=2",
        "step=7 reward=1",
        "step=8 reward= loss=1",
        "step=9 reward=1,5 loss=2",
        "===",
        "reward=1 loss=2",
    ]
    good = log(rising(0), falling_loss(0))
    found = f([*good[:100], *damaged, *good[100:]])
    assert (found["parsed"], found["malformed"]) == (N, len(damaged))
    assert set(found["flags"]) == set()


def t03_steps_with_no_finite_number_are_listed(f):
    rewards, losses = rising(1), falling_loss(1)
    losses[40], rewards[50], losses[60] = np.nan, np.inf, -np.inf
    found = f(log(rewards, losses))
    assert list(found["nonfinite"]) == [400, 500, 600]
    assert (found["parsed"], found["malformed"]) == (N, 0)
    assert set(found["flags"]) == set() and list(found["spikes"]) == []


def t04_a_spike_that_comes_back_is_found(f):
    for seed in (2, 3):
        losses = falling_loss(seed)
        losses[200] = 8.0
        found = f(log(rising(seed), losses))
        assert list(found["spikes"]) == [2000]
        assert "divergence" not in found["flags"]


def t05_a_plateau_is_found(f):
    for seed in (4, 5, 6):
        assert flags(f, flattening(seed), falling_loss(seed)) == {"plateau"}


def t06_a_divergence_is_found(f):
    for seed in (7, 8):
        found = flags(f, flattening(seed) - 80 * np.maximum(0.0, T - 0.7), exploding_loss(seed))
        assert "divergence" in found
        assert "conflict" not in found


def t07_a_healthy_run_raises_nothing(f):
    for seed in range(9, 15):
        found = f(log(rising(seed), falling_loss(seed)))
        assert set(found["flags"]) == set() and list(found["spikes"]) == []


def t08_reward_up_while_the_loss_explodes(f):
    for seed in (15, 16):
        assert flags(f, rising(seed), exploding_loss(seed)) == {"divergence", "conflict"}


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t09_a_stream_of_lines_is_enough(f):
    found = f(line for line in log(flattening(17), falling_loss(17)))
    assert found["parsed"] == N
    assert set(found["flags"]) == {"plateau"}


def t10_lines_out_of_order(f):
    losses = falling_loss(18)
    losses[200] = 8.0
    lines = log(rising(18), losses)
    found = f([lines[i] for i in np.random.default_rng(0).permutation(N)])
    assert list(found["spikes"]) == [2000]
    assert set(found["flags"]) == set()


def t11_of_repeated_steps_the_last_counts(f):
    good = log(rising(19), falling_loss(19))
    crashed = log(rising(19)[:250], exploding_loss(19)[:250])
    found = f(crashed + good[200:])
    assert set(found["flags"]) == set()
    assert list(found["spikes"]) == []


def t12_empty_and_hopeless_logs(f):
    for lines, malformed in (([], 0), (["x"] * 5, 5), (["", "   ", "\n"], 0)):
        found = f(lines)
        assert (found["parsed"], found["malformed"]) == (0, malformed)
        assert list(found["nonfinite"]) == list(found["spikes"]) == list(found["flags"]) == []
        assert isinstance(found["summary"], str) and found["summary"].strip()


def t13_short_logs_raise_no_flags(f):
    for n in (1, 2, 5, 12):
        found = f(log(rising(20)[:n], falling_loss(20)[:n]))
        assert found["parsed"] == n
        assert set(found["flags"]) == set()


def t14_units_do_not_matter(f):
    for unit in (1e-6, 1e6):
        assert flags(f, unit * rising(21), unit * falling_loss(21)) == set()
        assert "divergence" in flags(f, unit * rising(21), unit * exploding_loss(21))


def t15_signs_do_not_matter(f):
    assert flags(f, rising(22) - 300, falling_loss(22) - 1) == set()
    assert flags(f, flattening(22) - 300, falling_loss(22) - 1) == {"plateau"}


def t16_fields_in_any_order_with_others_among_them(f):
    lines = [
        f"  loss={x:.3e}  lr=3e-4\tstep={i}  reward={r:+.3f} note=ok"
        for i, (r, x) in enumerate(zip(rising(23), falling_loss(23), strict=True))
    ]
    found = f(lines)
    assert (found["parsed"], found["malformed"]) == (N, 0)
    assert set(found["flags"]) == set()


def t17_a_loss_that_never_returns_to_numbers_is_divergence(f):
    losses = falling_loss(24)
    losses[260:] = np.nan
    found = f(log(rising(24), losses))
    assert "divergence" in found["flags"]
    assert list(found["nonfinite"])[:1] == [2600]


def t18_a_divergence_is_no_row_of_spikes(f):
    for seed in (25, 26):
        assert len(f(log(rising(seed), exploding_loss(seed)))["spikes"]) <= 2


# --- summary: for a person with little time ----------------------------------
def troubled():
    losses = exploding_loss(27)
    losses[50], losses[20:24] = 30.0, np.nan
    lines = log(flattening(27), losses)
    return lines[:30] + ["garbage"] * 37 + lines[30:]


def t19_a_summary_is_short(f):
    losses = exploding_loss(28)
    losses[100:180] = np.nan
    for lines in (troubled(), log(rising(28), losses), log(rising(28), falling_loss(28))):
        summary = f(lines)["summary"]
        assert isinstance(summary, str)
        rows = summary.strip().splitlines()
        assert 1 <= len(rows) <= 6 and max(len(row) for row in rows) <= 120


def t20_a_summary_gives_numbers(f):
    summary = f(troubled())["summary"]
    for what, number in (("spike", "500"), ("first non-finite step", "200"), ("damaged lines", "37")):
        assert number in summary, f"{what} {number} is missing"


def t21_the_worst_comes_first(f):
    rows = f(troubled())["summary"].strip().lower().splitlines()
    assert "diverg" in rows[0]
    assert "plateau" in " ".join(rows)
    assert "plateau" in f(log(flattening(29), falling_loss(29)))["summary"].lower().splitlines()[0]


TESTS = [v for k, v in sorted(globals().items()) if k.startswith("t") and k[1:3].isdigit()]


def run(f):
    out = {}
    for t in TESTS:
        try:
            t(f)
            out[t.__name__] = "pass"
        except Exception as e:
            out[t.__name__] = (
                f"FAIL {type(e).__name__}: {str(e).strip().splitlines()[0][:70] if str(e).strip() else ''}"
            )
    return out
