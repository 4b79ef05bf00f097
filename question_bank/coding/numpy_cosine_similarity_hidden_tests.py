"""Hidden tests of the cosine similarity item: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import math
import time
import tracemalloc

import numpy as np


def naive(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    S = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            d = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
            S[i, j] = 0.0 if d == 0 else float(a @ b) / d
    return S


# --- core: any failure caps the item at level 2 ------------------------------
def t01_matches_naive_rectangular(f):
    r = np.random.default_rng(0)
    A, B = r.normal(size=(7, 4)), r.normal(size=(5, 4))
    S = f(A, B)
    assert S.shape == (7, 5)
    np.testing.assert_allclose(S, naive(A, B), rtol=1e-6, atol=1e-8)


def t02_self_similarity_symmetric_unit_diagonal(f):
    A = np.random.default_rng(1).normal(size=(6, 3))
    S = f(A)
    np.testing.assert_allclose(S, S.T, atol=1e-12)
    np.testing.assert_allclose(np.diag(S), 1.0, atol=1e-6)


def t03_zero_rows_give_zero_and_no_warning(f):
    A = np.array([[0.0, 0.0], [3.0, 4.0]])
    with np.errstate(all="raise"):
        S = f(A)
    assert np.isfinite(S).all()
    np.testing.assert_allclose(S, [[0, 0], [0, 1]], atol=1e-6)


def t04_opposite_and_orthogonal(f):
    np.testing.assert_allclose(f(np.array([[1.0, 0]]), np.array([[-2.0, 0], [0, 5.0]])), [[-1, 0]], atol=1e-6)


def t05_integer_input(f):
    A, B = np.array([[1, 2], [3, 4]]), np.array([[2, 1]])
    np.testing.assert_allclose(f(A, B), naive(A, B), rtol=1e-6)


def t06_inputs_not_modified(f):
    A = np.random.default_rng(2).normal(size=(4, 3))
    B = A[:2] * 2
    a0, b0 = A.copy(), B.copy()
    f(A, B)
    assert (A == a0).all() and (B == b0).all()


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t07_small_int_dtype_does_not_wrap(f):
    A = np.array([[100, 100]], dtype=np.int8)
    np.testing.assert_allclose(f(A, A), [[1.0]], atol=1e-6)


def t08_tiny_vectors_are_not_zero(f):
    A = np.array([[1e-10, 0.0], [1e-10, 1e-10]])
    np.testing.assert_allclose(f(A), naive(A, A), rtol=1e-9, atol=1e-12)


def t09_extreme_magnitudes(f):
    A = np.array([[1e200, 1e200], [1e-200, 1e-200]])
    np.testing.assert_allclose(f(A), np.ones((2, 2)), rtol=1e-9)


def t10_range_is_closed_interval(f):
    A = np.random.default_rng(3).normal(size=(200, 3))
    S = f(A)
    assert S.max() <= 1.0 and S.min() >= -1.0
    assert np.isfinite(np.arccos(S)).all()


def t11_dimension_mismatch_raises(f):
    try:
        f(np.ones((2, 3)), np.ones((2, 4)))
    except ValueError:
        return
    raise AssertionError("mismatched d must raise ValueError")


def t12_empty_batch(f):
    assert f(np.ones((0, 3)), np.ones((4, 3))).shape == (0, 4)


# --- vectorisation: no Python loop over rows, no (n, m, d) temporary ----------
def t13_fast_enough(f):
    r = np.random.default_rng(4)
    A, B = r.normal(size=(1500, 128)), r.normal(size=(1500, 128))
    f(A[:10], B[:10])
    took = math.inf
    for _ in range(3):  # a busy machine makes a single measurement longer
        start = time.thread_time()
        f(A, B)
        took = min(took, time.thread_time() - start)
        if took < 1.0:
            return
    raise AssertionError(f"{took:.2f}s")


def t14_no_cubic_temporary(f):
    r = np.random.default_rng(5)
    A, B = r.normal(size=(200, 512)), r.normal(size=(200, 512))  # (n,m,d) float64 would be 164 MB
    tracemalloc.start()
    f(A, B)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40e6, f"peak {peak / 1e6:.0f} MB"


TESTS = [v for k, v in sorted(globals().items()) if k.startswith("t") and k[1:3].isdigit()]


def run(f):
    out = {}
    for t in TESTS:
        try:
            t(f)
            out[t.__name__] = "pass"
        except Exception as e:
            out[t.__name__] = (
                f"FAIL {type(e).__name__}: {str(e).strip().splitlines()[0][:70] if str(e).strip() else ''}"
            )
    return out
