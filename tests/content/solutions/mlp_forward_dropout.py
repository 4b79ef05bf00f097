"""Flawed and partial solutions of the item on an MLP with dropout.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import itertools

import numpy as np


class Base:
    """A sound network; each flaw below changes one part of it."""

    def __init__(self, sizes, p=0.5, seed=0):
        if not 0 <= p < 1:
            raise ValueError(p)
        self.p, self.training = p, True
        self.rng = np.random.default_rng(seed)
        self.W = [self.rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in itertools.pairwise(sizes)]
        self.b = [np.zeros(n) for n in sizes[1:]]

    def drop(self, shape):
        if not self.training:
            return np.ones(shape)
        return (self.rng.random(shape) >= self.p) / (1 - self.p)

    def relu_gate(self, H):
        return H > 0

    def forward(self, X):
        self.inputs, self.gates = [], []
        H, last = X, len(self.W) - 1
        for i, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            self.inputs.append(H)
            H = H @ W + b
            if i < last:
                self.gates.append((self.relu_gate(H), self.drop(H.shape)))
                H = H * self.gates[i][0] * self.gates[i][1]
        return H

    def through(self, i, G):
        return G * self.gates[i][0] * self.gates[i][1]

    def backward(self, dY):
        self.dW, self.db = [None] * len(self.W), [None] * len(self.W)
        G = dY
        for i in reversed(range(len(self.W))):
            if i < len(self.W) - 1:
                G = self.through(i, G)
            self.dW[i], self.db[i] = self.inputs[i].T @ G, G.sum(axis=0)
            G = G @ self.W[i].T
        return G


class Unchecked(Base):
    def __init__(self, sizes, p=0.5, seed=0):
        super().__init__(sizes, 0.0, seed)
        self.p = p


class AlwaysOn(Base):
    def drop(self, shape):
        return (self.rng.random(shape) >= self.p) / (1 - self.p)


class Unscaled(Base):
    def drop(self, shape):
        return (self.rng.random(shape) >= self.p) * 1.0 if self.training else np.ones(shape)


class ScaledInEvaluation(Base):
    def drop(self, shape):
        return (self.rng.random(shape) >= self.p) * 1.0 if self.training else np.full(shape, 1 - self.p)


class DividedByP(Base):
    def drop(self, shape):
        return (self.rng.random(shape) >= self.p) / max(self.p, 1e-9) if self.training else np.ones(shape)


class KeepsP(Base):
    def drop(self, shape):
        return (self.rng.random(shape) < self.p) / max(self.p, 1e-9) if self.training else np.ones(shape)


class OneMaskForAllRows(Base):
    def drop(self, shape):
        return super().drop(shape[1:])


class DropsOutput(Base):
    def forward(self, X):
        H = super().forward(X)
        self.last = self.drop(H.shape)
        return H * self.last

    def backward(self, dY):
        return super().backward(dY * self.last)


class FreshMaskInBackward(Base):
    def through(self, i, G):
        return G * self.gates[i][0] * self.drop(G.shape)


class BackwardForgetsMask(Base):
    def through(self, i, G):
        return G * self.gates[i][0]


class BackwardForgetsRelu(Base):
    def through(self, i, G):
        return G * self.gates[i][1]


class MeanBias(Base):
    def backward(self, dY):
        dX = super().backward(dY)
        self.db = [db / len(dY) for db in self.db]
        return dX


class Accumulates(Base):
    dW = db = None

    def backward(self, dY):
        before = (self.dW, self.db)
        dX = super().backward(dY)
        if before[0] is not None:
            self.dW = [a + b for a, b in zip(self.dW, before[0], strict=True)]
            self.db = [a + b for a, b in zip(self.db, before[1], strict=True)]
        return dX


class Trains(Base):
    def backward(self, dY):
        dX = super().backward(dY)
        for W, dW in zip(self.W, self.dW, strict=True):
            W -= 0.1 * dW
        return dX


class GlobalState(Base):
    def drop(self, shape):
        return (np.random.rand(*shape) >= self.p) / (1 - self.p) if self.training else np.ones(shape)


class AlwaysOnForgetsMask(Unchecked):
    def drop(self, shape):
        return (self.rng.random(shape) >= self.p) / (1 - self.p)

    def through(self, i, G):
        return G * self.gates[i][0]


class OneHiddenLayer(Base):
    """Two weight matrices, whatever the sizes say."""

    def __init__(self, sizes, p=0.5, seed=0):
        super().__init__([sizes[0], sizes[len(sizes) // 2], sizes[-1]], p, seed)


class KeepsInputDtype(Base):
    def forward(self, X):
        return super().forward(X).astype(X.dtype)


class ForwardOnly(Unchecked):
    def backward(self, dY):
        raise NotImplementedError


SOLUTIONS = {
    f.__name__: f
    for f in (
        Unchecked,
        AlwaysOn,
        Unscaled,
        ScaledInEvaluation,
        DividedByP,
        KeepsP,
        OneMaskForAllRows,
        DropsOutput,
        FreshMaskInBackward,
        BackwardForgetsMask,
        BackwardForgetsRelu,
        MeanBias,
        Accumulates,
        Trains,
        GlobalState,
        AlwaysOnForgetsMask,
        OneHiddenLayer,
        KeepsInputDtype,
        ForwardOnly,
    )
}
FAILS = {
    "Unchecked": "t10",
    "AlwaysOn": "t03 t12",
    "Unscaled": "t05",
    "ScaledInEvaluation": "t03 t05 t12",
    "DividedByP": "t01 t05 t07",
    "KeepsP": "t01 t04 t07",
    "OneMaskForAllRows": "t09",
    "DropsOutput": "t04 t06",
    "FreshMaskInBackward": "t16 t17",
    "BackwardForgetsMask": "t16",
    "BackwardForgetsRelu": "t14 t15 t16",
    "MeanBias": "t15 t16",
    "Accumulates": "t17",
    "Trains": "t11 t14 t15 t16 t17",
    "GlobalState": "t08 t16",
    "AlwaysOnForgetsMask": "t03 t10 t12 t14 t15 t16",
    "OneHiddenLayer": "t02",
    "KeepsInputDtype": "t13",
    "ForwardOnly": "t10 t11 t12 t14 t15 t16 t17",
}
EXEMPLARS = {"weak": "ForwardOnly", "fluent_wrong": "AlwaysOnForgetsMask", "ok": "Unchecked", "strong": "reference"}
