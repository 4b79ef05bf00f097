"""Knows the derivative of cell states over time, by finite differences, and the numbers quoted about gates.
Never knows what an answer said."""

import numpy as np


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def check_direct_path_is_the_product_of_forget_gates():
    """Gates that depend on the input only: the derivative of the last cell is exactly the product of its forget gates."""
    r = np.random.default_rng(0)
    d, t = 4, 12
    x, wf, wi, wg = r.normal(size=(t, d)), *(r.normal(size=(3, d, d)))

    def last(c):
        keep = np.ones(d)
        for s in range(t):
            f = _sigmoid(wf @ x[s])
            c = f * c + _sigmoid(wi @ x[s]) * np.tanh(wg @ x[s])
            keep = keep * f
        return c, keep

    c0, eps = r.normal(size=d), 1e-6
    jac = np.array([(last(c0 + eps * e)[0] - last(c0 - eps * e)[0]) / (2 * eps) for e in np.eye(d)]).T
    np.testing.assert_allclose(jac, np.diag(last(c0)[1]), atol=1e-8)


def check_plain_network_jacobian():
    r = np.random.default_rng(1)
    d, t = 4, 6
    w, x = r.normal(size=(d, d)) * 0.4, r.normal(size=(t, d))

    def run(h):
        jac = np.eye(d)
        for s in range(t):
            h = np.tanh(w @ h + x[s])
            jac = np.diag(1 - h * h) @ w @ jac
        return h, jac

    h0, eps = r.normal(size=d), 1e-6
    num = np.array([(run(h0 + eps * e)[0] - run(h0 - eps * e)[0]) / (2 * eps) for e in np.eye(d)]).T
    np.testing.assert_allclose(run(h0)[1], num, atol=1e-8)
    assert np.linalg.norm(run(h0)[1], 2) <= np.linalg.norm(w, 2) ** t + 1e-12


def check_numbers():
    assert abs(0.99**100 - 0.37) < 0.005 and abs(0.9**100 - 2.7e-5) < 0.1e-5
    assert 0.9e-6 < 0.5**20 < 1e-6
    assert abs(_sigmoid(1.0) - 0.73) < 0.002 and abs(_sigmoid(2.0) - 0.88) < 0.002
    assert 0.9**200 < 1e-9


def check_parameter_counts():
    d, m = 64, 32
    blocks = d * (d + m) + d
    assert 3 * blocks / (4 * blocks) == 0.75


def check_gru_bounded_lstm_counts():
    r = np.random.default_rng(2)
    h, c = 0.0, 0.0
    for _ in range(500):
        z = r.random()
        h = z * h + (1 - z) * np.tanh(r.normal() * 3)
        c = 1.0 * c + 1.0 * np.tanh(5.0)
        assert abs(h) <= 1
    assert c > 400


def check_other_paths_can_explode():
    """Gates that read the previous output through large weights: the full derivative exceeds the product of the gates."""
    r = np.random.default_rng(3)
    d, t = 6, 15
    w = r.normal(size=(4, d, d)) * 4.0
    x = r.normal(size=(t, d))
    gates = np.ones(d)

    def last(c, h):
        nonlocal gates
        gates = np.ones(d)
        for s in range(t):
            f, i, o = (_sigmoid(w[k] @ h + x[s]) for k in range(3))
            c = f * c + i * np.tanh(w[3] @ h + x[s])
            h = o * np.tanh(c)
            gates = gates * f
        return c

    c0, h0, eps = r.normal(size=d), r.normal(size=d) * 0.1, 1e-6
    jac = np.array([(last(c0, h0 + eps * e) - last(c0, h0 - eps * e)) / (2 * eps) for e in np.eye(d)]).T
    assert np.linalg.norm(jac, 2) > 10 and gates.max() < 0.01
