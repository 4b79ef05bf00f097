"""Knows how the log of `diagnosis.ppo-training-log` is made: at update 60 the rewards used for learning grow tenfold, the
critic is stale, policy steps become too large, and entropy is gone. Never claims to be a measured run: it is constructed."""

import numpy as np

UPDATES = (0, 10, 20, 30, 40, 50, 56, 58, 59, 60, 61, 62, 64, 66, 70, 80, 100)
JUMP = 60
HEAD = "update  return     kl  clip_frac  entropy  expl_var    v_loss  adv_std"


def _before(t):
    share = t / JUMP
    score = 14 + 118 * (1 - np.exp(-t / 22)) / (1 - np.exp(-JUMP / 22))
    explained = 0.01 + 0.81 * (1 - np.exp(-t / 9))
    return score, 0.0085 + 0.003 * share, 0.08 + 0.04 * share, 1.78 - 0.80 * share, explained, 2.2 + 0.8 * share, 0.0


def _after(k):
    score = 38 + 94 * np.exp(-((k / 3.2) ** 1.5))
    kl = 0.003 + 0.009 * np.exp(-k / 3) + 0.16 * (k + 0.5) * np.exp(-(k + 0.5) / 1.6)
    clipped = 0.02 + 0.10 * np.exp(-k / 3) + 0.6 * (k + 0.5) * np.exp(-(k + 0.5) / 1.7)
    entropy = 0.05 + 0.93 * np.exp(-(k + 0.4) / 2.6)
    explained = 0.62 - 0.47 * np.exp(-k / 12) - 0.55 * (k / 2) * np.exp(1 - k / 2)
    spread = 30 * (0.45 + 0.55 * np.exp(-k / 4))
    return score, kl, clipped, entropy, explained, spread, 18 * np.exp(-k / 3)


def rows():
    """One tuple per printed update, in the order of the head line."""
    out = []
    for t in UPDATES:
        score, kl, clipped, entropy, explained, spread, offset = _before(t) if t < JUMP else _after(t - JUMP)
        residual = spread * np.sqrt(1 - explained)
        wiggle = 1 + 0.02 * np.random.default_rng(1000 + t).uniform(-1, 1, size=5)
        loss = 0.5 * (residual**2 + offset**2)
        out.append(
            (
                t,
                score * wiggle[0],
                kl * wiggle[1],
                clipped * wiggle[2],
                entropy,
                explained,
                loss * wiggle[3],
                0.9 * residual * wiggle[4],
            )
        )
    return out


def table():
    """The log as it stands in the item."""
    lines = [HEAD]
    for t, score, kl, clipped, entropy, explained, loss, spread in rows():
        lines.append(
            f"{t:6d}  {score:6.0f}  {kl:5.3f}  {clipped:9.2f}  {entropy:7.2f}  {explained:8.2f}  {loss:8.2f}  {spread:7.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
