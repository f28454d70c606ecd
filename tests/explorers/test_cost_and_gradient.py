"""The figure of one example's loss against numbers worked out by hand."""
import math
import time
import warnings

import numpy as np
import pytest

from helpers.explorers import Surprise

from ..makers import MAKERS
from ..test_explorers import built, drag


@pytest.mark.parametrize(("z", "y"), [(2.0, "1"), (2.0, "0"), (-3.5, "1"), (0.0, "0"), (10.0, "0"), (-10.0, "1"),
                                      (8.0, "1")])
def test_it_says_probability_loss_and_slope(z, y):
    explorer = built(MAKERS["Surprise"](z=z, y=y))
    p, margin = 1 / (1 + math.exp(-z)), z if y == "1" else -z
    happened, loss = 1 / (1 + math.exp(-margin)), math.log(1 + math.exp(-margin))
    word = "yes" if y == "1" else "no"
    assert explorer.reading == (
        f"z = {z:.1f}: the unit gives a yes the probability p = {p:.4g}. The label is {y}, a {word}, so what happened "
        f"had the probability {happened:.4g}, and the loss is {loss:.4f}. "
        f"Here the loss changes by {p - int(y):+.3g} for each 1 that z grows.")
    np.testing.assert_allclose(explorer.points[0].get_data(), [[z], [happened]])
    np.testing.assert_allclose(explorer.points[1].get_data(), [[z], [loss]], rtol=1e-9)
    ends, heights = explorer.tangent.get_data()
    np.testing.assert_allclose(np.diff(heights) / np.diff(ends), p - int(y), atol=1e-6)
    np.testing.assert_allclose(np.mean(heights), loss)


@pytest.mark.parametrize(("y", "side"), [("1", -1.0), ("0", 1.0)])
def test_both_curves_follow_the_label(y, side):
    explorer = built(MAKERS["Surprise"](y=y))
    z, losses = explorer.curve.get_data()
    np.testing.assert_allclose(losses, np.log1p(np.exp(side * z)), rtol=1e-9)
    z, likely = explorer.probability.get_data()
    np.testing.assert_allclose(likely, 0.5 - side * np.tanh(z / 2) / 2, atol=1e-12)


def test_it_is_dragged_along_z_in_either_half():
    explorer = built(MAKERS["Surprise"]())
    for half, height in ((0, 0.2), (1, 7.0)):
        for z in (-4.0, 3.3):
            place = explorer.figure.axes[half].transData.transform((z, height))
            explorer.canvas._handle_custom_msg(
                {"dragged": explorer.figure.transFigure.inverted().transform(place).tolist()}, [])
            assert explorer.state == {"z": z, "y": "1"} and explorer.widgets["z"].value == z
            assert explorer.reading.startswith(f"z = {z:.1f}:")
    drag(explorer, 99.0, 0.5)    # off both
    assert explorer.state["z"] == 3.3


@pytest.mark.parametrize(("loss", "words"), [
    (lambda p, y: -(y * np.log(p - p) + (1 - y) * np.log(p - p)), "the loss is "),    # inf and nan
    (lambda p, y: np.full(len(p), np.nan), "the loss is nan"),
    (lambda p, y: [-math.log(a if b else 1 - a) for a, b in zip(p, y, strict=True)], "the loss is 0.1269"),
    (lambda p, y: np.mean(p), "one loss an example is due here, shape (204,), not ()"),
    (lambda p, y: None, "Your function raised ValueError: one loss an example is due here"),
    (lambda p, y: 1 / 0, "Your function raised ZeroDivisionError"),
])
def test_any_loss_is_drawn_or_reported(loss, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Surprise(loss))
        explorer.set(z=-9.0)
        explorer.set(z=2.0)
    assert words in explorer.reading


def test_an_unwritten_loss_is_said():
    def unwritten(p, y):
        raise NotImplementedError("logistic_loss is not written yet")

    explorer = built(Surprise(unwritten))
    explorer.set(y="0")
    assert explorer.reading == "logistic_loss is not written yet."


def test_an_update_is_fast():
    explorer, times = built(MAKERS["Surprise"]()), []
    for z in np.linspace(-9, 9, 21):
        begun = time.perf_counter()
        explorer.update(z=z, y="0")
        times.append(time.perf_counter() - begun)
    assert np.median(times) < 0.015
