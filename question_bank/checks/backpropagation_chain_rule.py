"""Knows the gradients, products and operation counts that math.backpropagation-chain-rule states.
Never knows how an answer is judged."""

import numpy as np


def _net(seed=0, d=4, m=5, k=3):
    r = np.random.default_rng(seed)
    return r.normal(size=(m, d)), r.normal(size=(k, m)), r.normal(size=d), r.normal(size=k)


def _loss(W, V, x, t):
    return 0.5 * np.sum((V @ np.tanh(W @ x) - t) ** 2)


def _numeric(f, a, eps=1e-6):
    g = np.zeros_like(a)
    for i in np.ndindex(a.shape):
        up, down = a.copy(), a.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g


def check_backward_formulas_match_finite_differences():
    W, V, x, t = _net()
    h = np.tanh(W @ x)
    dy = V @ h - t
    dz = (V.T @ dy) * (1 - h**2)
    np.testing.assert_allclose(np.outer(dy, h), _numeric(lambda a: _loss(W, a, x, t), V), atol=1e-7)
    np.testing.assert_allclose(np.outer(dz, x), _numeric(lambda a: _loss(a, V, x, t), W), atol=1e-7)
    np.testing.assert_allclose(W.T @ dz, _numeric(lambda a: _loss(W, V, a, t), x), atol=1e-7)


def check_product_of_jacobians_is_the_same_row():
    W, V, x, t = _net(1)
    h = np.tanh(W @ x)
    row = (V @ h - t) @ V @ np.diag(1 - h**2) @ W
    np.testing.assert_allclose(row, W.T @ ((V.T @ (V @ h - t)) * (1 - h**2)), atol=1e-12)


def check_branches_add():
    W, V, x, t = _net(2)
    u = np.random.default_rng(3).normal(size=5)
    h = np.tanh(W @ x)
    both = V.T @ (V @ h - t) + u
    f = lambda a: 0.5 * np.sum((V @ a - t) ** 2) + u @ a
    np.testing.assert_allclose(both, _numeric(f, h), atol=1e-7)


def check_shared_weight_sums_outer_products():
    r = np.random.default_rng(4)
    W, x, t = r.normal(size=(3, 3)), r.normal(size=3), r.normal(size=3)
    h = np.tanh(W @ x)
    dy = W @ h - t
    dz = (W.T @ dy) * (1 - h**2)
    np.testing.assert_allclose(np.outer(dy, h) + np.outer(dz, x), _numeric(lambda a: _loss(a, a, x, t), W), atol=1e-7)


def check_backward_is_twice_forward_for_matrix_products():
    m, d, batch = 64, 32, 16
    forward = 2 * m * d * batch
    backward = 2 * m * d * batch + 2 * m * d * batch
    assert backward == 2 * forward and forward + backward == 3 * forward


def check_order_of_evaluation():
    n = 1000
    from_loss, from_input = 2 * (n * n), n**3 + n * n
    assert from_input > 400 * from_loss


def check_checkpointing_memory_is_square_root():
    for n in (100, 400, 900):
        best = min(s + -(-n // s) for s in range(1, n + 1))
        assert best == 2 * int(n**0.5)
