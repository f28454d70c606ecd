"""The sigmoid's figure against numbers worked out by hand."""
import math
import time
import warnings

import numpy as np
import pytest

from helpers.explorers import Sigmoid

from ..makers import MAKERS
from ..test_explorers import built, drag


@pytest.mark.parametrize(("w", "b"), [(1.0, 3.0), (2.0, -4.0), (-4.0, 2.0), (0.5, -1.0)])
def test_it_says_where_the_curve_crosses_and_how_steep_it_is(w, b):
    explorer = built(MAKERS["Sigmoid"](w=w, b=b))
    assert f"z is 0 at x = {-b / w:.2f}. There your sigmoid says 0.500" in explorer.reading
    assert f"and {'rises' if w > 0 else 'falls'} by {abs(w) / 4:.3f} for each 1 more in x." in explorer.reading
    there = 1 / (1 + math.exp(-3 * w - b))
    assert explorer.reading.endswith(f"At x = 3 it says {there:.3f}.")
    np.testing.assert_allclose(explorer.middle.get_data(), [[-b / w], [0.5]])
    np.testing.assert_allclose(explorer.at_three.get_data(), [[3.0], [there]])
    x, heights = explorer.curve.get_data()
    np.testing.assert_allclose(heights, 0.5 + 0.5 * np.tanh((w * x + b) / 2), atol=1e-12)
    ends, line = explorer.tangent.get_data()
    np.testing.assert_allclose(np.diff(line) / np.diff(ends), w / 4, rtol=1e-6)


def test_a_weight_of_zero_makes_it_level():
    explorer = built(MAKERS["Sigmoid"](w=0.0, b=2.0))
    assert explorer.reading == ("With w = 0 and b = 2.00 z is 2.00 for every x: the curve is level. "
                                "At x = 3 it says 0.881.")
    assert np.ptp(explorer.curve.get_ydata()) == 0 and len(explorer.middle.get_xdata()) == 0
    drag(explorer, 1.0, 0.5)    # nothing to take hold of
    assert explorer.state == {"w": 0.0, "b": 2.0}


def test_dragging_brings_the_crossing_under_the_pointer():
    explorer = built(MAKERS["Sigmoid"](w=2.0, b=0.0))
    drag(explorer, 1.5, 0.3)
    assert explorer.state == {"w": 2.0, "b": -3.0}
    assert explorer.widgets["b"].value == -3.0
    assert "z is 0 at x = 1.50" in explorer.reading
    drag(explorer, 5.9, 0.3)    # as far as the bias goes
    assert explorer.state["b"] == -10.0
    explorer.set(w=-2.0)
    drag(explorer, -1.0, 0.9)
    assert explorer.state["b"] == -2.0


def test_a_crossing_out_of_sight_is_said():
    assert "z is 0 at x = -30.00, outside the figure." in built(MAKERS["Sigmoid"](w=0.1, b=3.0)).reading


@pytest.mark.parametrize(("function", "words"), [
    (lambda z: 1 / 0, "Your function raised ZeroDivisionError"),
    (lambda z: None, "Your function raised"),
    (lambda z: 0.5, "Your function raised ValueError: for z of shape (361,) it returned shape ()."),
    (lambda z: np.asarray(z) * np.nan, "your sigmoid says nan"),
    (lambda z: np.exp(1e3 + 0 * np.asarray(z)), "your sigmoid says inf"),
    (lambda z: 1 / (1 + np.exp(np.asarray(z))), "falls by 0.250"),
])
def test_a_wrong_sigmoid_is_shown_as_it_is(function, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Sigmoid(function))
        explorer.set(b=0.0)
    assert words in explorer.reading


def test_an_unwritten_sigmoid_is_reported_in_words():
    def unwritten(z):
        raise NotImplementedError("sigmoid is not written yet")

    explorer = built(Sigmoid(unwritten))
    assert explorer.reading == "sigmoid is not written yet."
    explorer.set(w=2.0)
    assert explorer.state["w"] == 2.0


def test_a_move_takes_little_time():
    explorer = built(MAKERS["Sigmoid"]())
    seconds = []
    for b in np.linspace(-5, 5, 21):
        begun = time.perf_counter()
        explorer.update(1.0, b)
        seconds.append(time.perf_counter() - begun)
    assert np.median(seconds) < 0.015
