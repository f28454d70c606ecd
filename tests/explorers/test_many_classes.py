"""The digit's figure against numbers worked out by hand."""
import math
import time
import warnings

import numpy as np
import pytest

from helpers.explorers import Digit

from ..makers import MAKERS
from ..test_explorers import built

CORNERS = np.zeros((3, 64))    # three pictures, each with ink in one pixel
CORNERS[[0, 1, 2], [0, 7, 63]] = [1.0, 0.5, 1.0]
LABELS = np.array([4, 9, 4])


def weights():
    """Unit 4 weighs the first pixel with 3, unit 9 the last of the first row with -2, unit 1 the very last with 1."""
    W = np.zeros((64, 10))
    W[0, 4], W[7, 9], W[63, 1] = 3.0, -2.0, 1.0
    return W


def surest(X, W, b):
    return np.argmax(X @ W + b, axis=1)


def made(W=None, b=None, predict=surest, **state):
    return built(Digit(CORNERS, LABELS, weights() if W is None else W, np.full(10, -1.0) if b is None else b, predict,
                       **state))


def p(z):
    return 1 / (1 + math.exp(-z))


def test_bars_mark_and_words_say_what_the_units_say():
    explorer = made(unit=4)
    heights = [bar.get_height() for bar in explorer.bars]
    np.testing.assert_allclose(heights, [p(2) if k == 4 else p(-1) for k in range(10)])
    assert explorer.mark.get_xdata() == [4]
    assert explorer.reading.startswith("Scan 0 is a 4. Unit 4 is surest with 0.881, then unit 0 with 0.269; the ten "
                                       f"add up to {p(2) + 9 * p(-1):.2f}. Your predict_one_vs_all says 4: right.")
    assert explorer.reading.endswith(" Unit 4 has z = 2.00, so p = 0.881.")
    explorer.set(scan=2, unit=9)
    assert "Scan 2 is a 4. Unit 1 is surest with 0.500" in explorer.reading
    assert "Your predict_one_vs_all says 1: wrong. Unit 9 has z = -1.00, so p = 0.269." in explorer.reading


def test_the_pictures_are_the_digit_and_the_units_weights():
    explorer = made(scan=1, unit=9)
    np.testing.assert_array_equal(explorer.picture.get_array(), CORNERS[1].reshape(8, 8))
    assert explorer.weights.get_array()[0, 7] == -2.0
    explorer.set(shows="weight times ink")    # ink of 0.5
    shares = np.asarray(explorer.weights.get_array())
    assert shares[0, 7] == -1.0 and shares.sum() - 1.0 == -2.0
    assert explorer.reading.endswith("Unit 9 has z = -2.00, so p = 0.119; the 64 numbers in its picture and the bias "
                                     "-1.00 add up to z.")


def test_it_begins_with_the_right_unit_and_names_what_its_picture_shows():
    explorer = made(scan=1)
    assert explorer.state["unit"] == 9 and explorer.title.get_text() == "Unit 9: weights"
    explorer.set(unit=2, shows="weight times ink")
    assert explorer.title.get_text() == "Unit 2: weight × ink"
    assert explorer.title in explorer._moving


def test_an_eight_is_an_eight():
    explorer = built(Digit(CORNERS, [8, 1, 1], weights(), np.zeros(10), surest))
    assert explorer.reading.startswith("Scan 0 is an 8. ")
    explorer.set(scan=1)
    assert explorer.reading.startswith("Scan 1 is a 1. ")


@pytest.mark.parametrize("W", [np.full((64, 10), np.nan), np.full((64, 10), np.inf), -1e300 * np.ones((64, 10))])
def test_weights_that_blew_up_make_no_warning(W):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = made(W)
        explorer.set(scan=2, shows="weight times ink")
    assert explorer.reading.startswith("Scan 2 is a 4. Unit ")


@pytest.mark.parametrize(("made_wrong", "words"), [
    ({"W": weights().T}, "W of shape (64, 10) and b of shape (10,) are due, not (10, 64) and (10,)"),
    ({"b": np.array(0.5)}, "W of shape (64, 10) and b of shape (10,) are due, not (64, 10) and ()"),
    ({"predict": lambda X, W, b: X @ W + b}, "predict_one_vs_all is to give one label for one digit, not 10"),
    ({"predict": lambda X, W, b: None}, "Your function raised TypeError"),
])
def test_what_is_wrong_is_said_in_words(made_wrong, words):
    assert words in made(**made_wrong).reading


def test_an_unwritten_predict_is_reported_in_words():
    def unwritten(X, W, b):
        raise NotImplementedError("predict_one_vs_all is not written yet")

    explorer = made(predict=unwritten)
    assert explorer.reading == "predict_one_vs_all is not written yet."
    explorer.set(scan=2)
    assert explorer.picture.get_array()[7, 7] == 1.0


def test_it_leaves_the_learners_arrays_alone():
    W, b = weights(), np.zeros(10)

    def spoils(X, W, b):
        W *= 0
        b += 1
        return [3]

    made(W, b, spoils).set(scan=1)
    assert (W == weights()).all() and (b == 0).all()


def test_a_move_is_computed_in_a_few_milliseconds():
    explorer = built(MAKERS["Digit"]())
    begun = time.perf_counter()
    for turn in range(100):
        explorer.update(turn % 4, turn % 10, "weights")
    assert (time.perf_counter() - begun) / 100 < 0.015
