"""Runs the hidden tests of the cosine item against one good and eight flawed solutions, and prints the outcomes.

Knows how each flaw is written. Never trusts one with more than 2 GB of address space, nor with a large input for long.
"""

import json
import resource
import runpy
import signal
import sys
import types

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


def bounded(solution):
    """The solution, cut off on large inputs once the timing test has failed anyway."""

    def late(number, frame):
        raise TimeoutError("cut off")

    def call(*args):
        signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, 1.5 if len(args[0]) > 1000 else 20.0)
        try:
            return solution(*args)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return call


def main(tests: str, reference: str) -> None:
    np.seterr(all="ignore")
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    good = types.ModuleType("reference")
    exec(reference, good.__dict__)
    flawed = (clamped, additive, unguarded, broadcast, in_place, comprehension, normless, wrong_axis)
    solutions = {"reference": good.cosine_similarity} | {f.__name__: f for f in flawed}
    run = runpy.run_path(tests)["run"]
    print(json.dumps({name: run(bounded(solution)) for name, solution in solutions.items()}))


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.read())
