"""Knows the estimates, limits and the change of variables that math.mle-versus-map states.
Never knows how an answer is judged."""

import numpy as np
from scipy.optimize import minimize


def _data(n=30, d=4, seed=0):
    r = np.random.default_rng(seed)
    x, w = r.normal(size=(n, d)), r.normal(size=d)
    return x, x @ w + 0.7 * r.normal(size=n)


def _map(x, y, lam):
    return np.linalg.solve(x.T @ x + lam * np.eye(x.shape[1]), x.T @ y)


def check_both_estimates_by_optimisation():
    x, y = _data()
    s2, t2 = 0.49, 0.3
    nll = lambda w: ((y - x @ w) ** 2).sum() / (2 * s2)
    post = lambda w: nll(w) + (w**2).sum() / (2 * t2)
    np.testing.assert_allclose(minimize(nll, np.zeros(4), tol=1e-10).x, np.linalg.solve(x.T @ x, x.T @ y), atol=1e-4)
    np.testing.assert_allclose(minimize(post, np.zeros(4), tol=1e-10).x, _map(x, y, s2 / t2), atol=1e-4)


def check_mean_loss_needs_lambda_over_n():
    x, y = _data()
    f = lambda w: ((y - x @ w) ** 2).mean() + 1.5 / 30 * (w**2).sum()
    np.testing.assert_allclose(minimize(f, np.zeros(4), tol=1e-12).x, _map(x, y, 1.5), atol=1e-4)


def check_limits():
    x, y = _data()
    np.testing.assert_allclose(_map(x, y, 1e-10), _map(x, y, 0.0), atol=1e-8)
    assert np.abs(_map(x, y, 1e10)).max() < 1e-6
    big_x, big_y = _data(200000)
    assert np.abs(_map(big_x, big_y, 1.0) - _map(big_x, big_y, 0.0)).max() < 1e-4


def check_shrinkage_factors():
    x, y = _data(seed=3)
    s, v = np.linalg.eigh(x.T @ x)
    ml, mp = v.T @ _map(x, y, 0.0), v.T @ _map(x, y, 5.0)
    np.testing.assert_allclose(mp, s / (s + 5) * ml)


def check_one_dimension():
    r = np.random.default_rng(4)
    y, s2, t2 = r.normal(1, 1, 12), 2.0, 0.5
    np.testing.assert_allclose(_map(np.ones((12, 1)), y, s2 / t2)[0], 12 * t2 / (12 * t2 + s2) * y.mean())


def check_lasso_coefficient():
    s2, b, w, e = 0.5, 0.8, 0.3, np.array([1.0, -0.2])
    neg_log = (e**2).sum() / (2 * s2) + abs(w) / b
    assert abs(2 * s2 * neg_log - ((e**2).sum() + 2 * s2 / b * abs(w))) < 1e-12


def check_posterior_covariance():
    x, y = _data()
    s2, t2 = 0.49, 0.3
    f = lambda w: ((y - x @ w) ** 2).sum() / (2 * s2) + (w**2).sum() / (2 * t2)
    w, e, hess = _map(x, y, s2 / t2), 1e-3, np.zeros((4, 4))
    for i, a in enumerate(np.eye(4) * e):
        for j, b in enumerate(np.eye(4) * e):
            hess[i, j] = (f(w + a + b) - f(w + a - b) - f(w - a + b) + f(w - a - b)) / (4 * e * e)
    np.testing.assert_allclose(hess, x.T @ x / s2 + np.eye(4) / t2, rtol=1e-4, atol=1e-3)


def check_exists_with_more_weights_than_data():
    x, y = _data(3, 6)
    assert np.linalg.matrix_rank(x.T @ x) == 3 and np.isfinite(_map(x, y, 0.1)).all()


def check_mode_depends_on_coordinates():
    t = np.linspace(1e-3, 10, 200001)
    density = t**2 * np.exp(-t)  # Gamma(3,1)
    in_log = density * t  # density of log t, as a function of t
    assert abs(t[density.argmax()] - 2) < 1e-3 and abs(t[in_log.argmax()] - 3) < 1e-3


def check_coin():
    p = np.linspace(0, 1, 100001)
    post = p**3 * p * (1 - p)
    assert abs(p[post.argmax()] - 0.8) < 1e-4
    assert abs((p * post).sum() / post.sum() - 5 / 7) < 1e-4
