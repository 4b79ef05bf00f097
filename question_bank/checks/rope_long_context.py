"""Knows the rotations, wavelengths and angles that the item on rotary positions states.
Never knows a language model."""

import numpy as np

D, BASE, TRAINED = 128, 1e4, 4096
SPEED = BASE ** (-2 * np.arange(D // 2) / D)  # radians a token, fastest first


def _rotate(v, position):
    turned = (v[0::2] + 1j * v[1::2]) * np.exp(1j * position * SPEED)
    out = np.empty_like(v)
    out[0::2], out[1::2] = turned.real, turned.imag
    return out


def check_score_depends_on_the_offset_alone():
    draw = np.random.default_rng(0)
    q, k = draw.normal(size=(2, D))
    near, far = (_rotate(q, 3) @ _rotate(k, 10), _rotate(q, 3003) @ _rotate(k, 3010))
    assert abs(near - far) < 1e-8 and abs(near - q @ _rotate(k, 7)) < 1e-8
    assert abs(near - _rotate(q, 3) @ _rotate(k, 11)) > 1e-3
    assert abs(np.linalg.norm(_rotate(q, 999)) - np.linalg.norm(q)) < 1e-10


def check_wavelengths_and_turns():
    wavelength = 2 * np.pi / SPEED
    assert 5.4e4 < wavelength[-1] < 5.5e4
    assert (wavelength > TRAINED).sum() == 18  # of 64 pairs, never a full turn in training
    assert TRAINED * SPEED[-1] < 0.5  # the slowest pair has gone less than half a radian


def check_interpolation_stays_within_the_trained_angles():
    longer = 16_384
    assert (longer * SPEED[-18:] > TRAINED * SPEED[-18:]).all()
    assert np.allclose(longer * TRAINED / longer * SPEED, TRAINED * SPEED)
    assert np.isclose(SPEED[0] * TRAINED / longer, 0.25)  # the price: neighbours differ by a quarter of the angle
    raised = 5e5 ** (-2 * np.arange(D // 2) / D)
    assert raised[0] == SPEED[0] and (raised[1:] < SPEED[1:]).all()  # a larger base leaves the fastest pair alone


def check_a_head_can_peak_five_hundred_tokens_back():
    k = np.random.default_rng(1).normal(size=D)
    q = _rotate(k, -500)  # so that q at n and k at n - 500 line up
    scores = np.array([_rotate(q, 4000) @ _rotate(k, 4000 - back) for back in range(2000)])
    assert scores.argmax() == 500


def check_pairing_is_a_renaming():
    draw = np.random.default_rng(2)
    q, k = draw.normal(size=(2, D))
    order = np.concatenate([np.arange(0, D, 2), np.arange(1, D, 2)])  # (i, i+1) to (i, i + d/2)

    def halves(v, position):
        turned = (v[: D // 2] + 1j * v[D // 2 :]) * np.exp(1j * position * SPEED)
        return np.concatenate([turned.real, turned.imag])

    same = halves(q[order], 5) @ halves(k[order], 9)
    assert abs(same - _rotate(q, 5) @ _rotate(k, 9)) < 1e-8  # equal once the weights are permuted ...
    assert abs(halves(q, 5) @ halves(k, 9) - same) > 0.1  # ... and another function if they are not
