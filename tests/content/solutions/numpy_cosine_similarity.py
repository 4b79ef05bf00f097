"""Flawed and partial solutions of the cosine similarity item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import numpy as np


def clamped(A, B=None):
    A = np.asarray(A, float)
    B = A if B is None else np.asarray(B, float)
    na = np.maximum(np.linalg.norm(A, axis=1, keepdims=True), 1e-12)
    nb = np.maximum(np.linalg.norm(B, axis=1, keepdims=True), 1e-12)
    return np.clip((A / na) @ (B / nb).T, -1, 1)


def additive(A, B=None):
    B = A if B is None else B
    na, nb = np.linalg.norm(A, axis=1, keepdims=True), np.linalg.norm(B, axis=1, keepdims=True)
    return (A @ B.T) / (na * nb.T + 1e-8)


def unguarded(A, B=None):
    B = A if B is None else B
    na, nb = np.linalg.norm(A, axis=1, keepdims=True), np.linalg.norm(B, axis=1, keepdims=True)
    return (A @ B.T) / (na * nb.T)


def broadcast(A, B=None):
    A = np.asarray(A, dtype=np.float64)
    B = A if B is None else np.asarray(B, dtype=np.float64)
    dots = (A[:, None, :] * B[None, :, :]).sum(axis=-1)
    norms = np.linalg.norm(A, axis=1)[:, None] * np.linalg.norm(B, axis=1)[None, :]
    return dots / np.maximum(norms, 1e-12)


def in_place(A, B=None):
    A /= np.maximum(np.linalg.norm(A, axis=1, keepdims=True), 1e-12)
    if B is None:
        return A @ A.T
    B /= np.maximum(np.linalg.norm(B, axis=1, keepdims=True), 1e-12)
    return A @ B.T


def comprehension(A, B=None):
    B = A if B is None else B
    return np.array([[np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)) for b in B] for a in A])


def normless(A, B=None):
    return A @ (A if B is None else B).T


def wrong_axis(A, B=None):
    B = A if B is None else B
    return (A @ B.T) / (np.linalg.norm(A, axis=0) * np.linalg.norm(B, axis=0))


def common_columns(A, B=None):
    d = A.shape[1] if B is None else min(A.shape[1], B.shape[1])
    return clamped(A[:, :d], None if B is None else B[:, :d])


SOLUTIONS = {
    f.__name__: f
    for f in (
        clamped,
        additive,
        unguarded,
        broadcast,
        in_place,
        comprehension,
        normless,
        wrong_axis,
        common_columns,
    )
}
FAILS = {
    "clamped": "t09",
    "additive": "t07 t08 t09",
    "unguarded": "t03 t07 t09 t10",
    "broadcast": "t08 t09 t10 t13 t14",
    "in_place": "t05 t06 t07 t09 t10",
    "comprehension": "t03 t07 t09 t10 t12 t13",
    "normless": "t01 t02 t03 t04 t05 t07 t08 t09 t10",
    "wrong_axis": "t01 t02 t03 t04 t05 t06 t07 t08 t09 t10 t12 t13 t14",
    "common_columns": "t09 t11",
}
EXEMPLARS = {"weak": "comprehension", "fluent_wrong": "broadcast", "ok": "clamped", "strong": "reference"}
