"""Knows the shapes, variances and equivalences that concept.attention-and-self-attention states.
Never knows how an answer is judged."""

import numpy as np


def _softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _head(x, wq, wk, wv, mask=None):
    s = (x @ wq) @ (x @ wk).T / np.sqrt(wq.shape[1])
    return _softmax(s if mask is None else s + mask) @ (x @ wv)


def _random(seed=0, n=7, d=12, dk=5, dv=4):
    r = np.random.default_rng(seed)
    return r.normal(size=(n, d)), r.normal(size=(d, dk)), r.normal(size=(d, dk)), r.normal(size=(d, dv))


def check_shapes_and_weights():
    x, wq, wk, wv = _random()
    p = _softmax((x @ wq) @ (x @ wk).T / np.sqrt(5))
    assert p.shape == (7, 7) and (p >= 0).all()
    np.testing.assert_allclose(p.sum(1), 1)
    assert _head(x, wq, wk, wv).shape == (7, 4)


def check_variance_of_score_is_the_head_size():
    r = np.random.default_rng(1)
    s = (r.normal(size=(60000, 64)) * r.normal(size=(60000, 64))).sum(1)
    assert abs(s.var() - 64) < 2 and abs(s.std() - 8) < 0.15


def check_unscaled_softmax_is_nearly_one_hot():
    r = np.random.default_rng(2)
    q, k = r.normal(size=(2000, 64)), r.normal(size=(2000, 32, 64))
    s = np.einsum("bd,bnd->bn", q, k)
    raw, scaled = _softmax(s), _softmax(s / 8)
    assert 0.78 < raw.max(1).mean() < 0.85
    assert 0.14 < scaled.max(1).mean() < 0.18
    spread = lambda p: (1 - (p**2).sum(1)).mean()  # trace of diag(p) - p p^T
    assert spread(raw) < 0.3 * spread(scaled)


def check_causal_mask():
    x, wq, wk, wv = _random(3)
    mask = np.triu(np.full((7, 7), -np.inf), 1)
    out = _head(x, wq, wk, wv, mask)
    changed = x.copy()
    changed[5:] += 1
    np.testing.assert_allclose(_head(changed, wq, wk, wv, mask)[:5], out[:5])


def check_permutation_equivariant():
    x, wq, wk, wv = _random(4)
    order = np.random.default_rng(5).permutation(7)
    np.testing.assert_allclose(_head(x[order], wq, wk, wv), _head(x, wq, wk, wv)[order])


def check_blockwise_running_softmax_is_exact():
    r = np.random.default_rng(6)
    s, v = 8 * r.normal(size=64), r.normal(size=(64, 3))
    top, norm, acc = -np.inf, 0.0, np.zeros(3)
    for at in range(0, 64, 16):
        block = s[at : at + 16]
        new = max(top, block.max())
        keep = np.exp(top - new)
        e = np.exp(block - new)
        norm, acc, top = norm * keep + e.sum(), acc * keep + e @ v[at : at + 16], new
    np.testing.assert_allclose(acc / norm, _softmax(s) @ v)
