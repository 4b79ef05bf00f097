"""Knows how the log of `diagnosis.loss-jump-after-resume` is made: Adam on a noisy quadratic, stopped and resumed with weights
and step counter but without its two moment vectors. Never resumes properly unless told to, for comparison."""

import numpy as np

DIM, RATE, BETA1, BETA2, EPS = 1500, 3e-4, 0.9, 0.999, 1e-8
SETTLE, RESUME, STEPS = 2_200, 40_000, 2_000
FLOOR, SHARE = 1.1, 0.034
ROWS = (-1000, -500, -200, -100, -20, -1, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
HEAD = " step      lr  train_loss  val_loss  grad_norm  update/lr"


def run(restore=False, steps=STEPS):
    """(step, training loss, validation loss, gradient norm, update size over lr) for each printed step."""
    rng, watch = np.random.default_rng(7), np.random.default_rng(8)
    root = np.exp(np.linspace(np.log(1.0), np.log(2500.0), DIM))
    curvature = root * root
    w, m, v = np.zeros(DIM), np.zeros(DIM), np.zeros(DIM)
    out, age = [], 0
    for step in range(RESUME - SETTLE, RESUME + steps + 1):
        if step == RESUME + 1 and not restore:
            m, v, age = np.zeros(DIM), np.zeros(DIM), 0
        age += 1
        gradient = curvature * w + root * rng.normal(size=DIM)
        excess = 0.5 * (curvature * w * w).sum()
        m = BETA1 * m + (1 - BETA1) * gradient
        v = BETA2 * v + (1 - BETA2) * gradient * gradient
        update = (m / (1 - BETA1**age)) / (np.sqrt(v / (1 - BETA2**age)) + EPS)
        w = w - RATE * update
        if step - RESUME in ROWS:
            noise = 0.01 * watch.normal(size=2)
            size = np.sqrt((update * update).mean())
            norm = np.sqrt((gradient * gradient).sum()) / 24_000
            out.append(
                (step, FLOOR + SHARE * excess + noise[0], FLOOR + 0.06 + SHARE * excess + noise[1] / 2, norm, size)
            )
    return out


def table(rows):
    """The log as it stands in the item."""
    lines = [HEAD]
    for step, loss, held_out, norm, size in rows:
        if step == RESUME + 1:
            lines.append("-- node lost after step 40000, job resumed from the checkpoint of step 40000 --")
        lines.append(f"{step:5d}  {RATE:.0e}  {loss:10.2f}  {held_out:8.2f}  {norm:9.2f}  {size:9.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(run()))
