"""Hidden tests of the item on an MLP with dropout: `run(f)` gives each test's outcome by name.

Knows the contract that the item promises. Never knows who wrote the code under test or what it is worth.
"""

import random

import numpy as np


def net(f, sizes, p=0.0, seed=7, training=False):
    """A network whose parameters are the test's own: the same for every call with these sizes."""
    made = f(list(sizes), p=p, seed=seed)
    r = np.random.default_rng(11)
    made.W = [r.normal(size=(m, n)) / np.sqrt(m) for m, n in zip(sizes, sizes[1:], strict=False)]
    made.b = [0.1 * r.normal(size=n) for n in sizes[1:]]
    made.training = training
    return made


def plain(made, X):
    """The network without dropout, from its parameters."""
    H = np.asarray(X, float)
    for W, b in list(zip(made.W, made.b, strict=True))[:-1]:
        H = np.maximum(H @ W + b, 0.0)
    return H @ made.W[-1] + made.b[-1]


def bare(f, p, n=40, width=1000):
    """What one hidden layer of equal, positive units gives out: its value without dropout is 2 everywhere."""
    made = f([3, width, width], p=p, seed=5)
    made.W = [np.full((3, width), 0.5), np.eye(width)]
    made.b = [np.full(width, 0.5), np.zeros(width)]
    made.training = True
    return np.asarray(made.forward(np.ones((n, 3))))


def slope(loss, array):
    """Central differences of `loss()` in each entry of `array`, which is changed in place and set back."""
    out = np.zeros_like(array)
    for at in np.ndindex(array.shape):
        held = array[at]
        array[at] = held + 1e-6
        up = loss()
        array[at] = held - 1e-6
        out[at] = (up - loss()) / 2e-6
        array[at] = held
    return out


# --- core: any failure caps the item at level 2 ------------------------------
def t01_visible_example(f):
    made = f([2, 2, 1], p=0.0)
    made.W, made.b = [np.eye(2), np.ones((2, 1))], [np.zeros(2), np.zeros(1)]
    np.testing.assert_allclose(made.forward(np.array([[1.0, -2.0]])), [[1.0]])


def t02_shapes_for_any_depth(f):
    for sizes in ([3, 2], [3, 8, 2], [3, 8, 7, 6, 2]):
        made = f(sizes, p=0.5)
        assert [np.shape(W) for W in made.W] == list(zip(sizes, sizes[1:], strict=False))
        assert [np.shape(b) for b in made.b] == [(n,) for n in sizes[1:]]
        assert np.shape(made.forward(np.ones((5, 3)))) == (5, 2)


def t03_evaluation_is_the_plain_network(f):
    made = net(f, [4, 9, 6, 3], p=0.4)
    X = np.random.default_rng(0).normal(size=(8, 4))
    np.testing.assert_allclose(made.forward(X), plain(made, X), rtol=1e-9)
    np.testing.assert_allclose(made.forward(X), made.forward(X))


def t04_training_silences_a_share_of_p(f):
    for p in (0.2, 0.7):
        dead = (bare(f, p) == 0).mean()
        assert abs(dead - p) < 0.03, f"p={p}: {dead:.2f} of the units are zero"


def t05_the_mean_is_the_same_as_in_evaluation(f):
    for p in (0.2, 0.7):
        mean = bare(f, p).mean()
        assert abs(mean - 2.0) < 0.25, f"p={p}: mean {mean:.2f}, evaluation gives 2"


def t06_input_and_output_are_left_alone(f):
    made = net(f, [5, 3], p=0.9, training=True)
    X = np.random.default_rng(1).normal(size=(20, 5))
    np.testing.assert_allclose(made.forward(X), plain(made, X), rtol=1e-9)
    made = net(f, [5, 6, 3], p=0.9, training=True)
    made.W[-1], made.b[-1] = np.zeros((6, 3)), np.ones(3)
    np.testing.assert_allclose(made.forward(X), 1.0)


def t07_p_of_zero_changes_nothing(f):
    made = net(f, [4, 9, 3], p=0.0, training=True)
    X = np.random.default_rng(2).normal(size=(8, 4))
    np.testing.assert_allclose(made.forward(X), plain(made, X), rtol=1e-9)


# --- robustness: separate a 3 from a 4 ---------------------------------------
def t08_the_seed_and_nothing_else_fixes_the_masks(f):
    X = np.ones((6, 4))

    def two(seed, noise):
        made = net(f, [4, 30, 3], p=0.5, seed=seed, training=True)
        random.seed(noise), np.random.seed(noise)
        return np.array([made.forward(X), made.forward(X)])

    assert (two(3, 1) == two(3, 2)).all()
    assert (two(3, 1) != two(4, 1)).any()


def t09_every_call_and_every_row_has_its_own_mask(f):
    made = net(f, [4, 30, 3], p=0.5, training=True)
    X = np.ones((6, 4))
    one, two = np.array(made.forward(X)), np.array(made.forward(X))
    assert np.abs(one - two).max() > 1e-6
    assert np.ptp(one, axis=0).max() > 1e-6


def t10_an_impossible_p_is_refused(f):
    for p in (1.0, -0.1, 1.5):
        try:
            f([2, 3, 1], p=p)
        except ValueError:
            continue
        raise AssertionError(f"p={p} must raise ValueError")


def t11_arguments_and_parameters_are_not_modified(f):
    made = net(f, [4, 9, 3], p=0.5, training=True)
    X, dY = np.random.default_rng(3).normal(size=(8, 4)), np.ones((8, 3))
    held = [a.copy() for a in (X, dY, *made.W, *made.b)]
    made.forward(X)
    made.backward(dY)
    assert all((a == b).all() for a, b in zip((X, dY, *made.W, *made.b), held, strict=True))


def t12_the_mode_can_change_at_any_time(f):
    made = net(f, [4, 30, 3], p=0.5, training=True)
    X, dY = np.random.default_rng(4).normal(size=(8, 4)), np.ones((8, 3))
    made.forward(X)
    made.training = False
    np.testing.assert_allclose(made.forward(X), plain(made, X), rtol=1e-9)
    still = net(f, [4, 30, 3], p=0.5)
    still.forward(X)
    np.testing.assert_allclose(made.backward(dY), still.backward(dY), rtol=1e-9)
    made.training = True
    assert (np.array(made.forward(X)) != plain(made, X)).any()


def t13_one_row_of_whole_numbers(f):
    made = net(f, [3, 5, 2])
    X = np.array([[1, 2, 3]])
    np.testing.assert_allclose(made.forward(X), plain(made, X), rtol=1e-6)


# --- gradients: backward agrees with finite differences ----------------------
def problem(f, p, training):
    """Fresh networks with the same seed draw the same masks, so their outputs can be compared."""
    sizes = [4, 7, 6, 3]
    r = np.random.default_rng(6)
    X, dY = r.normal(size=(5, 4)), r.normal(size=(5, 3))
    held = net(f, sizes, p=p, training=training)

    def loss():
        made = net(f, sizes, p=p, training=training)
        made.W, made.b = held.W, held.b
        return float((np.asarray(made.forward(X)) * dY).sum())

    return held, X, dY, loss


def t14_gradient_of_the_input(f):
    made, X, dY, loss = problem(f, 0.5, training=False)
    made.forward(X)
    dX = np.array(made.backward(dY))
    np.testing.assert_allclose(dX, slope(loss, X), rtol=1e-5, atol=1e-7)


def t15_gradients_of_weights_and_biases(f):
    made, X, dY, loss = problem(f, 0.5, training=False)
    made.forward(X)
    made.backward(dY)
    for mine, array in zip((*made.dW, *made.db), (*made.W, *made.b), strict=True):
        np.testing.assert_allclose(mine, slope(loss, array), rtol=1e-5, atol=1e-7)


def t16_gradients_with_dropout(f):
    made, X, dY, loss = problem(f, 0.4, training=True)
    made.forward(X)
    dX = np.array(made.backward(dY))
    np.testing.assert_allclose(dX, slope(loss, X), rtol=1e-5, atol=1e-7)
    for mine, array in zip((*made.dW, *made.db), (*made.W, *made.b), strict=True):
        np.testing.assert_allclose(mine, slope(loss, array), rtol=1e-5, atol=1e-7)


def t17_a_second_backward_gives_the_same_again(f):
    made, X, dY, _ = problem(f, 0.4, training=True)
    made.forward(X)
    first = [np.array(made.backward(dY)), *(np.array(a) for a in (*made.dW, *made.db))]
    second = [np.array(made.backward(dY)), *(np.array(a) for a in (*made.dW, *made.db))]
    assert len(first) == len(second)
    for a, b in zip(first, second, strict=True):
        np.testing.assert_allclose(a, b)


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
