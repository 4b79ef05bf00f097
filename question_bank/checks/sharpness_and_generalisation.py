"""Knows the rescaling, the two-weight example, the stability limit and the ascent step of concept.sharpness-and-generalisation.
Never knows how an answer is judged."""

import numpy as np


def _hessian(f, w, e=1e-3):
    n = len(w)
    h = np.zeros((n, n))
    for i, a in enumerate(np.eye(n) * e):
        for j, b in enumerate(np.eye(n) * e):
            h[i, j] = (f(w + a + b) - f(w + a - b) - f(w - a + b) + f(w - a - b)) / (4 * e * e)
    return h


def check_two_weight_example():
    f = lambda w: 0.5 * (w[0] * w[1] - 1) ** 2
    for a, want in ((1.0, 2.0), (10.0, 100.01)):
        eig = np.linalg.eigvalsh(_hessian(f, np.array([a, 1 / a])))
        np.testing.assert_allclose(eig, [0, want], rtol=1e-3, atol=1e-3)


def check_relu_rescaling_keeps_the_function_and_raises_the_curvature():
    r = np.random.default_rng(0)
    w1, w2, x, y = r.normal(size=(3, 2)), r.normal(size=3), r.normal(size=(20, 2)), r.normal(size=20)
    out = lambda p: np.maximum(x @ p[:6].reshape(3, 2).T, 0) @ p[6:]
    loss = lambda p: 0.5 * ((out(p) - y) ** 2).mean()
    plain, scaled = np.r_[w1.ravel(), w2], np.r_[0.05 * w1.ravel(), w2 / 0.05]
    np.testing.assert_allclose(out(plain), out(scaled))
    top = lambda p: np.linalg.eigvalsh(_hessian(loss, p, 1e-5))[-1]
    assert top(scaled) > 20 * top(plain)


def check_relative_perturbations_are_invariant():
    f = lambda a, b: 0.5 * (a * b - 1) ** 2
    for eps, dlt in ((0.1, -0.05), (0.2, 0.2)):
        values = [f(a * (1 + eps), (1 + dlt) / a) for a in (1.0, 10.0, 0.01)]
        np.testing.assert_allclose(values, values[0])


def check_stability_limit_and_ball():
    lam = 5.0
    for eta, stays in ((0.39, True), (0.41, False)):
        x = 1.0
        for _ in range(200):
            x -= eta * lam * x
        assert (abs(x) < 1) == stays
    h, rho = np.diag([5.0, 1.0]), 0.1
    angles = np.linspace(0, 2 * np.pi, 3601)
    steps = rho * np.stack([np.cos(angles), np.sin(angles)])
    rise = 0.5 * np.einsum("in,ij,jn->n", steps, h, steps)
    assert abs(rise.max() - 0.5 * rho**2 * lam) < 1e-9


def check_ascent_step_is_the_first_order_maximiser():
    g, rho = np.array([3.0, -4.0]), 0.2
    best = rho * g / np.linalg.norm(g)
    angles = np.linspace(0, 2 * np.pi, 3601)
    assert g @ best >= (rho * (g[0] * np.cos(angles) + g[1] * np.sin(angles))).max() - 1e-9


def check_growing_logits_flatten_cross_entropy():
    z = np.array([2.0, -1.0, 0.5])
    trace = lambda z: (lambda p: p.sum() - (p**2).sum())(np.exp(z - z.max()) / np.exp(z - z.max()).sum())
    # curvature with respect to weights stays tiny although it is multiplied by the squared scale
    assert 100**2 * trace(100 * z) < trace(z) and z.argmax() == (100 * z).argmax()
