"""Knows off-policy estimators by exact expectation on small tables, and by simulation where sampling matters.
Never knows what an answer said."""

import numpy as np

_R = np.random.default_rng(0)
X, A = 4, 3
PX = _R.dirichlet(np.ones(X))
MU, PI = _R.dirichlet(np.ones(A), size=X) * 0.9 + 0.1 / A, _R.dirichlet(np.ones(A), size=X)
Q = _R.normal(size=(X, A))
VALUE = PX @ (PI * Q).sum(1)


def _mean(f, mu=MU):
    """Exact expectation over contexts and logged actions."""
    return sum(PX[x] * mu[x, a] * f(x, a) for x in range(X) for a in range(A))


def check_ips_is_unbiased_and_weights_average_to_one():
    assert abs(_mean(lambda x, a: PI[x, a] / MU[x, a] * Q[x, a]) - VALUE) < 1e-12
    assert abs(_mean(lambda x, a: PI[x, a] / MU[x, a]) - 1) < 1e-12


def check_agreement_average_is_biased():
    choice = PI.argmax(1)
    truth = sum(PX[x] * Q[x, choice[x]] for x in range(X))
    hit = sum(PX[x] * MU[x, choice[x]] for x in range(X))
    naive = sum(PX[x] * MU[x, choice[x]] * Q[x, choice[x]] for x in range(X)) / hit
    assert abs(naive - truth) > 0.01
    uniform = sum(PX[x] / A * Q[x, choice[x]] for x in range(X)) / (1 / A)
    assert abs(uniform - truth) < 1e-12


def check_double_robustness():
    model = np.random.default_rng(1).normal(size=(X, A))

    def dr(model, used):
        return _mean(lambda x, a: PI[x] @ model[x] + PI[x, a] / used[x, a] * (Q[x, a] - model[x, a]))

    wrong = np.full((X, A), 1 / A)
    assert abs(dr(model, MU) - VALUE) < 1e-12
    assert abs(dr(Q, wrong) - VALUE) < 1e-12
    assert abs(dr(model, wrong) - VALUE) > 1e-3


def check_variance_formula():
    r = np.random.default_rng(2)
    n, runs = 50, 4000
    x = r.choice(X, p=PX, size=(runs, n))
    u = r.random((runs, n, 1))
    a = (u > MU.cumsum(1)[x]).sum(2)
    w = PI[x, a] / MU[x, a]
    est = (w * Q[x, a]).mean(1)
    exact = (_mean(lambda x, a: (PI[x, a] / MU[x, a] * Q[x, a]) ** 2) - VALUE**2) / n
    assert abs(est.var() / exact - 1) < 0.1
    sn = (w * (Q[x, a] + 10)).sum(1) / w.sum(1)
    assert abs((sn - 10 - (w * Q[x, a]).sum(1) / w.sum(1))).max() < 1e-9
    assert (w * (Q[x, a] + 10)).mean(1).var() > 2 * sn.var()


def check_effective_sample_size():
    n, k = 100_000, 10
    actions = np.random.default_rng(3).integers(k, size=n)
    w = np.where(actions == 0, k, 0.0)
    assert abs(w.sum() ** 2 / (w**2).sum() / (n / k) - 1) < 0.05


def check_horizon():
    assert 9_000 < 1.2**50 < 9_200
    rho = np.array([0.5, 1.5])
    c = (rho**2).mean() - 1
    two = np.array([a * b for a in rho for b in rho])
    assert abs((two**2).mean() - (1 + c) ** 2) < 1e-12 and abs(rho.mean() - 1) < 1e-12
