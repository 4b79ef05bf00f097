"""Flawed and partial solutions of the multi-head attention item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import numpy as np


class Base:
    """A sound layer; each flaw below changes one part of it."""

    def __init__(self, d_model, n_heads, seed=0):
        if d_model % n_heads:
            raise ValueError((d_model, n_heads))
        self.h, self.d_model = n_heads, d_model
        r = np.random.default_rng(seed)
        self.Wq, self.Wk, self.Wv, self.Wo = (r.normal(0, d_model**-0.5, (d_model, d_model)) for _ in range(4))

    def split(self, X):
        b, t, d = X.shape
        return X.reshape(b, t, self.h, d // self.h).transpose(0, 2, 1, 3)

    def merge(self, H):
        b, h, t, k = H.shape
        return H.transpose(0, 2, 1, 3).reshape(b, t, h * k)

    def scale(self, Q):
        return np.sqrt(Q.shape[-1])

    def scores(self, Q, K):
        return Q @ K.swapaxes(-1, -2) / self.scale(Q)

    def hide(self, scores, mask):
        return np.where(mask, scores, -np.inf)

    def softmax(self, scores):
        peak = scores.max(axis=-1, keepdims=True)
        E = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
        total = E.sum(axis=-1, keepdims=True)
        return np.divide(E, total, out=np.zeros_like(E), where=total > 0)

    def attend(self, Q, K, V, mask=None):
        scores = self.scores(Q, K)
        weights = self.softmax(scores if mask is None else self.hide(scores, mask))
        return weights @ V, weights

    def past(self, t, s):
        return np.tril(np.ones((t, s), bool))

    def __call__(self, X, context=None, mask=None, causal=False):
        source = X if context is None else context
        Q, K, V = self.split(X @ self.Wq), self.split(source @ self.Wk), self.split(source @ self.Wv)
        t, s = Q.shape[2], K.shape[2]
        allowed = self.past(t, s) if causal else np.ones((t, s), bool)
        if mask is not None:
            allowed = allowed & mask
        if allowed.ndim == 3:
            allowed = allowed[:, None]
        return self.merge(self.attend(Q, K, V, allowed)[0]) @ self.Wo


class LargeNegative(Base):
    """Minus a billion instead of minus infinity: a query without keys looks at everything."""

    def __init__(self, d_model, n_heads, seed=0):
        super().__init__(d_model, n_heads if d_model % n_heads == 0 else 1, seed)

    def hide(self, scores, mask):
        return np.where(mask, scores, -1e9)

    def softmax(self, scores):
        E = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return E / E.sum(axis=-1, keepdims=True)


class NanRows(Base):
    def softmax(self, scores):
        E = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return E / E.sum(axis=-1, keepdims=True)


class Unstable(Base):
    def softmax(self, scores):
        E = np.exp(scores)
        total = E.sum(axis=-1, keepdims=True)
        return np.divide(E, total, out=np.zeros_like(E), where=total > 0)


class ScaledByModel(Base):
    def scale(self, Q):
        return np.sqrt(self.d_model)


class UnscaledUnstable(Unstable):
    def scale(self, Q):
        return 1.0


class MaskAfterSoftmax(Base):
    def attend(self, Q, K, V, mask=None):
        weights = self.softmax(self.scores(Q, K))
        weights = weights if mask is None else weights * mask
        return weights @ V, weights


class MaskMultiplied(Base):
    def hide(self, scores, mask):
        return scores * mask


class MaskInverted(Base):
    def hide(self, scores, mask):
        return np.where(mask, -np.inf, scores)


class PlainReshape(Base):
    """Splits and merges by reshape alone, which mixes positions with heads."""

    def split(self, X):
        b, t, d = X.shape
        return X.reshape(b, self.h, t, d // self.h)

    def merge(self, H):
        b, h, t, k = H.shape
        return H.reshape(b, t, h * k)


class MergeForgetsTranspose(Base):
    def merge(self, H):
        b, h, t, k = H.shape
        return H.reshape(b, t, h * k)


class Interleaved(Base):
    def split(self, X):
        b, t, d = X.shape
        return X.reshape(b, t, d // self.h, self.h).transpose(0, 3, 1, 2)

    def merge(self, H):
        b, h, t, k = H.shape
        return H.transpose(0, 2, 3, 1).reshape(b, t, h * k)


class SoftmaxOverQueries(Base):
    def softmax(self, scores):
        return super().softmax(scores.swapaxes(-1, -2)).swapaxes(-1, -2)


class StrictlyPast(Base):
    def past(self, t, s):
        return np.tril(np.ones((t, s), bool), -1)


class OneAhead(Base):
    def past(self, t, s):
        return np.tril(np.ones((t, s), bool), 1)


class SelfOnly(Base):
    def __call__(self, X, context=None, mask=None, causal=False):
        return super().__call__(X, None, mask, causal)


class CausalOrMask(Base):
    def __call__(self, X, context=None, mask=None, causal=False):
        return super().__call__(X, context, None if causal else mask, causal)


class MaskInPlace(Base):
    def __call__(self, X, context=None, mask=None, causal=False):
        if mask is not None and causal:
            mask &= self.past(*mask.shape[-2:])
        return super().__call__(X, context, mask, causal)


class FullWidthHeads(Base):
    """Projects to the full width once per head and averages."""

    def __init__(self, d_model, n_heads, seed=0):
        super().__init__(d_model, n_heads, seed)
        r = np.random.default_rng(seed)
        self.Wq, self.Wk, self.Wv = (r.normal(0, d_model**-0.5, (d_model, n_heads * d_model)) for _ in range(3))

    def __call__(self, X, context=None, mask=None, causal=False):
        source = X if context is None else context
        Q, K, V = self.split(X @ self.Wq), self.split(source @ self.Wk), self.split(source @ self.Wv)
        allowed = np.ones((Q.shape[2], K.shape[2]), bool) if mask is None else mask
        allowed = allowed & self.past(*allowed.shape[-2:]) if causal else allowed
        allowed = allowed[:, None] if allowed.ndim == 3 else allowed
        return self.attend(Q, K, V, allowed)[0].mean(axis=1) @ self.Wo


class SameDraw(Base):
    def __init__(self, d_model, n_heads, seed=0):
        super().__init__(d_model, n_heads, seed)
        self.Wk, self.Wv, self.Wo = self.Wq.copy(), self.Wq.copy(), self.Wq.copy()


class Loops(Base):
    def scores(self, Q, K):
        out = np.zeros((*Q.shape[:3], K.shape[2]))
        for b, h, i, j in np.ndindex(out.shape):
            out[b, h, i, j] = Q[b, h, i] @ K[b, h, j] / self.scale(Q)
        return out


class Broadcast(Base):
    def scores(self, Q, K):
        return (Q[:, :, :, None, :] * K[:, :, None, :, :]).sum(axis=-1) / self.scale(Q)


class FluentWrong(ScaledByModel):
    """Scaled by the model, masked after the softmax, split by reshape, exponentials without a shift."""

    def __init__(self, d_model, n_heads, seed=0):
        super().__init__(d_model, n_heads if d_model % n_heads == 0 else 1, seed)

    def split(self, X):
        b, t, d = X.shape
        return X.reshape(b, self.h, t, d // self.h)

    def merge(self, H):
        b, h, t, k = H.shape
        return H.reshape(b, t, h * k)

    def attend(self, Q, K, V, mask=None):
        E = np.exp(self.scores(Q, K))
        weights = E / E.sum(axis=-1, keepdims=True)
        weights = weights if mask is None else weights * mask
        return weights @ V, weights


class OneHead(Base):
    """A single head over the full width, whatever was asked for; no masks, no context."""

    def attend(self, Q, K, V, mask=None):
        E = np.exp(self.scores(Q, K))
        weights = E / E.sum(axis=-1, keepdims=True)
        return weights @ V, weights

    def __call__(self, X, context=None, mask=None, causal=False):
        scores = (X @ self.Wq) @ (X @ self.Wk).swapaxes(-1, -2) / np.sqrt(self.d_model)
        E = np.exp(scores)
        return E / E.sum(axis=-1, keepdims=True) @ (X @ self.Wv) @ self.Wo


SOLUTIONS = {
    f.__name__: f
    for f in (
        LargeNegative,
        NanRows,
        Unstable,
        ScaledByModel,
        UnscaledUnstable,
        MaskAfterSoftmax,
        MaskMultiplied,
        MaskInverted,
        PlainReshape,
        MergeForgetsTranspose,
        Interleaved,
        SoftmaxOverQueries,
        StrictlyPast,
        OneAhead,
        SelfOnly,
        CausalOrMask,
        MaskInPlace,
        FullWidthHeads,
        SameDraw,
        Loops,
        Broadcast,
        FluentWrong,
        OneHead,
    )
}
FAILS = {
    "LargeNegative": "t11 t13",
    "NanRows": "t11",
    "Unstable": "t12",
    "ScaledByModel": "t04 t05 t07 t09 t11 t15 t16",
    "UnscaledUnstable": "t04 t05 t07 t09 t11 t12 t15 t16",
    "MaskAfterSoftmax": "t08 t09 t10 t15",
    "MaskMultiplied": "t08 t09 t10 t11 t15",
    "MaskInverted": "t01 t07 t08 t09 t10 t11 t15 t16",
    "PlainReshape": "t01 t02 t03 t07 t09 t11 t15 t16",
    "MergeForgetsTranspose": "t01 t03 t07 t08 t09 t11 t15 t16",
    "Interleaved": "t02 t03 t07 t09 t11 t15 t16",
    "SoftmaxOverQueries": "t04 t05 t06 t07 t08 t09 t10 t11 t12 t15 t16",
    "StrictlyPast": "t09 t15",
    "OneAhead": "t08 t09 t15",
    "SelfOnly": "t16",
    "CausalOrMask": "t15",
    "MaskInPlace": "t14",
    "FullWidthHeads": "t01 t07 t09 t11 t15 t16 t17 t18",
    "SameDraw": "t18",
    "Loops": "t19",
    "Broadcast": "t20",
    "FluentWrong": "t01 t02 t03 t04 t05 t07 t08 t09 t10 t11 t12 t13 t15 t16",
    "OneHead": "t07 t08 t09 t10 t11 t12 t15 t16",
}
EXEMPLARS = {"weak": "OneHead", "fluent_wrong": "FluentWrong", "ok": "LargeNegative", "strong": "reference"}
