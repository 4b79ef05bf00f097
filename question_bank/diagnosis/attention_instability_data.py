"""Knows how to make the training log of the attention diagnosis: a synthetic run, the same on every machine.
Never knows what is wrong with it; one head's scores are scaled up over time, and entropies are computed from them."""

import numpy as np

STEPS = range(2000, 17000, 2000)
RMS_ONE = (1.0, 1.15, 1.5, 2.2, 3.4, 5.2, 7.5, 9.0)
RMS_OTHER = (1.0, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35)
KEYS, QUERIES = 512, 64


def statistics(rms):
    """Mean entropy in nats and largest absolute score, for scores of standard deviation rms squared."""
    scores = np.random.default_rng(7).normal(size=(QUERIES, KEYS)) * rms**2
    p = np.exp(scores - scores.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    entropy = -(p * np.log(np.maximum(p, 1e-300))).sum(1).mean()
    return entropy, np.abs(scores).max()


def rows():
    """One tuple per step: step, loss, gradient norm, then entropy and largest score of the one head and of the median head."""
    for at, (step, one, other) in enumerate(zip(STEPS, RMS_ONE, RMS_OTHER)):
        calm = 2.45 + 0.95 * (step / 2000) ** -0.6
        rise = {4: 0.0, 5: 0.03, 6: 0.52, 7: 0.31}.get(at, 0.0)
        norm = 0.34 + 0.08 / (at + 1) + {4: 0.21, 5: 1.6, 6: 7.1, 7: 4.8}.get(at, 0.0)
        yield step, calm + rise, norm, *statistics(one), *statistics(other)


def table():
    """The log as text, one line per step."""
    lines = [
        "step    lr      loss   grad norm   L11.H3 entropy   L11.H3 max logit   median-head entropy   median-head max logit"
    ]
    for step, loss, norm, e1, m1, e2, m2 in rows():
        lines.append(f"{step:<8}{'6e-4':<8}{loss:<7.2f}{norm:<12.2f}{e1:<17.2f}{m1:<19.0f}{e2:<22.2f}{m2:.0f}")
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    print(table())
