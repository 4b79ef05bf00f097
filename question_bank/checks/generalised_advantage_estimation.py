"""Knows the lambda-weighted advantage on random numbers and on a small Markov chain.
Never knows what an answer said."""

import numpy as np

GAMMA = 0.9


def _deltas(r, v):
    return r + GAMMA * v[1:] - v[:-1]


def check_recursion_and_sum_agree():
    rng = np.random.default_rng(0)
    n, lam = 30, 0.8
    r, v = rng.normal(size=n), rng.normal(size=n + 1)
    d = _deltas(r, v)
    direct = sum((GAMMA * lam) ** k * d[k] for k in range(n))
    a = 0.0
    for t in reversed(range(n)):
        a = d[t] + GAMMA * lam * a
    assert abs(a - direct) < 1e-12


def check_exponential_average_of_k_step():
    rng = np.random.default_rng(1)
    n, lam = 400, 0.8
    r, v = rng.normal(size=n), rng.normal(size=n + 1)
    d = _deltas(r, v)
    k_step = np.cumsum(GAMMA ** np.arange(n) * d)
    telescoped = [sum(GAMMA**i * r[i] for i in range(k)) + GAMMA**k * v[k] - v[0] for k in (1, 2, 7)]
    np.testing.assert_allclose([k_step[0], k_step[1], k_step[6]], telescoped, atol=1e-12)
    mixed = (1 - lam) * sum(lam ** (k - 1) * k_step[k - 1] for k in range(1, n + 1))
    direct = sum((GAMMA * lam) ** i * d[i] for i in range(n))
    assert abs(mixed - direct) < 1e-9


def check_extremes():
    rng = np.random.default_rng(2)
    r, v = rng.normal(size=5), np.append(rng.normal(size=5), 0.0)
    d = _deltas(r, v)
    one = sum(GAMMA**i * d[i] for i in range(5))
    assert abs(one - (sum(GAMMA**i * r[i] for i in range(5)) - v[0])) < 1e-12


def _chain():
    rng = np.random.default_rng(3)
    p = rng.dirichlet(np.ones(4), size=4)
    reward = rng.normal(size=4)
    value = np.linalg.solve(np.eye(4) - GAMMA * p, reward)
    return p, reward, value


def _mean(p, reward, v, lam, start):
    """Expected estimate given the state after the action: delta now, then the chain's expected deltas."""
    d = reward + GAMMA * p @ v - v
    later = np.linalg.solve(np.eye(4) - GAMMA * lam * p, d)
    return start @ (GAMMA * v) + GAMMA * lam * start @ later


def check_exact_critic_has_no_bias():
    p, reward, value = _chain()
    start = np.array([0.7, 0.1, 0.1, 0.1])
    means = [_mean(p, reward, value, lam, start) for lam in (0.0, 0.5, 1.0)]
    np.testing.assert_allclose(means, means[0], atol=1e-10)
    np.testing.assert_allclose(means[0], GAMMA * start @ value, atol=1e-10)


def check_wrong_critic_biases_low_lambda():
    p, reward, value = _chain()
    wrong = value + np.array([1.0, -2.0, 0.5, 3.0])
    start = np.array([0.7, 0.1, 0.1, 0.1])
    truth = GAMMA * start @ value
    off = [abs(_mean(p, reward, wrong, lam, start) - truth) for lam in (0.0, 1.0)]
    assert off[0] > 0.1 and off[1] < 1e-9


def check_variance_rises_with_lambda():
    rng = np.random.default_rng(4)
    p, reward, value = _chain()
    cum = p.cumsum(1)
    n, length = 1500, 60
    s = np.zeros((n, length + 1), dtype=int)
    for t in range(length):
        s[:, t + 1] = (rng.random((n, 1)) > cum[s[:, t]]).sum(1)
    noise = rng.normal(size=(n, length))
    d = reward[s[:, :-1]] + noise + GAMMA * value[s[:, 1:]] - value[s[:, :-1]]
    spread = [(d * (GAMMA * lam) ** np.arange(length)).sum(1).var() for lam in (0.0, 0.9, 1.0)]
    assert spread[0] < spread[1] < spread[2]


def check_variance_formula_for_the_exact_critic():
    rng = np.random.default_rng(5)
    p, reward, value = _chain()
    cum = p.cumsum(1)
    n, length, lam = 12_000, 30, 0.9
    s = np.zeros((n, length + 1), dtype=int)
    for t in range(length):
        s[:, t + 1] = (rng.random((n, 1)) > cum[s[:, t]]).sum(1)
    d = reward[s[:, :-1]] + GAMMA * value[s[:, 1:]] - value[s[:, :-1]]
    w = (GAMMA * lam) ** np.arange(length)
    assert abs((d * w).sum(1).var() / (w**2 * d.var(0)).sum() - 1) < 0.05


def check_look_ahead():
    assert abs(1 / (1 - 0.99 * 0.95) - 16.8) < 0.05
    assert abs(1 / (1 - 0.99) - 100) < 1e-9
    assert (0.99 * 0.95) ** 500 < 1e-12
