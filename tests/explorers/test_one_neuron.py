"""The figure of one neuron's chain against derivatives worked out from hyperbolic functions and by hand."""
import math
import time
import warnings

import numpy as np
import pytest

from helpers.explorers import Factors

from ..makers import MAKERS
from ..test_explorers import built, drag

PLACES = [(3.0, "1", 0.5, -1.5), (3.0, "0", 1.2, 1.0), (-2.0, "1", 2.0, -2.0), (0.7, "0", -1.3, 0.4),
          (3.0, "1", -2.0, -2.0), (-3.0, "0", -2.0, 2.0)]


def factors_by_hand(x, y, w, b):
    """dJ/dp as 1 + e^-s with a sign, dp/dz from the hyperbolic cosine; s is positive on the right side."""
    side = 1 if y == "1" else -1
    margin = side * (w * x + b)
    return -side * (1 + math.exp(-margin)), 1 / (4 * math.cosh(margin / 2) ** 2), x


@pytest.mark.parametrize("place", PLACES)
def test_it_says_the_three_factors_and_their_product(place):
    explorer = built(MAKERS["Factors"](**dict(zip("xywb", place, strict=True))))
    x, y, w, b = place
    first, second, third = factors_by_hand(*place)
    margin = (w * x + b) * (1 if y == "1" else -1)
    product = f"{first * second * third:.4g}"
    assert explorer.reading == (
        f"With z = {w * x + b:.2f} the probability is p = {1 / (1 + math.exp(-w * x - b)):.4g} and the loss "
        f"J = {math.log1p(math.exp(-margin)):.4g}. {first:.4g} times {second:.4g} times {third:.4g} is {product}. "
        f"Measured by moving w alone: {product} as well.")
    assert [text.get_text() for text in explorer.numbers] == [f"{first:.4g}", f"{second:.4g}", f"{third:.4g}", product]


def test_at_a_half_it_is_two_times_a_quarter_times_three():
    assert "-2 times 0.25 times 3 is -1.5. Measured" in built(MAKERS["Factors"](x=3.0, y="1", w=0.5, b=-1.5)).reading


@pytest.mark.parametrize("place", PLACES)
def test_curves_points_and_tangents_lie_where_they_are_due(place):
    explorer = built(MAKERS["Factors"](**dict(zip("xywb", place, strict=True))))
    x, y, w, b = place
    side, z = (1 if y == "1" else -1), w * x + b
    p, loss = 0.5 + math.tanh(z / 2) / 2, math.log1p(math.exp(-side * z))
    spots = [(p, loss), (z, p), (w, z), (w, loss)]
    factors = factors_by_hand(*place)
    for point, tangent, spot, slope in zip(explorer.points, explorer.tangents, spots,
                                           (*factors, math.prod(factors)), strict=True):
        np.testing.assert_allclose(np.ravel(point.get_data()), spot, rtol=1e-9)
        ends, heights = tangent.get_data()
        np.testing.assert_allclose(np.diff(heights) / np.diff(ends), slope, rtol=1e-6)
        np.testing.assert_allclose([np.mean(ends), np.mean(heights)], spot, rtol=1e-6)
    grids, heights = zip(*(curve.get_data() for curve in explorer.curves), strict=True)
    np.testing.assert_allclose(np.exp(-heights[0]), grids[0] if y == "1" else 1 - grids[0], rtol=1e-9)
    np.testing.assert_allclose(heights[1], 0.5 + np.tanh(grids[1] / 2) / 2, atol=1e-12)
    np.testing.assert_allclose(heights[2], grids[2] * x + b)
    np.testing.assert_allclose(np.expm1(heights[3]), np.exp(-side * (grids[3] * x + b)), rtol=1e-9)


@pytest.mark.parametrize(("y", "w", "b"), [("1", -2.0, -2.0), ("0", 2.0, 2.0)])
def test_sure_and_wrong_no_point_lies_in_a_corner(y, w, b):
    explorer = built(MAKERS["Factors"](x=3.0, y=y, w=w, b=b))
    for point in explorer.points:
        share = point.axes.transAxes.inverted().transform(point.get_transform().transform(point.get_xydata()))
        assert 0.05 < share.min() and share.max() < 0.95


@pytest.mark.parametrize(("planted", "seen", "hidden"), [
    (lambda p, y: (-y / p + (1 - y) / p, p * (1 - p)), {"y": "0", "w": 1.0}, {"y": "1", "w": 1.0}),
    (lambda p, y: (p - y, p * (1 - p)), {}, {"x": 0.0}),
    (lambda p, y: (-y / p + (1 - y) / (1 - p), 1 - p**2), {}, {"x": 0.0}),
    (lambda p, y: (y - p, p * (1 - p)), {"y": "0"}, {"x": 0.0}),
])
def test_a_wrong_factor_is_seen_and_a_right_one_is_not_called_wrong(planted, seen, hidden):
    explorer = built(Factors(planted, **seen))
    assert ", but measured by moving w alone it is " in explorer.reading and explorer.reading.endswith("they differ.")
    explorer.set(**hidden)
    assert explorer.reading.endswith("as well.")


@pytest.mark.parametrize("panel", [2, 3])
def test_it_is_dragged_along_w_in_either_lower_picture(panel):
    explorer = built(MAKERS["Factors"]())
    for w in (-1.3, 1.1):
        place = explorer.figure.axes[panel].transData.transform((w, 2.0))
        explorer.canvas._handle_custom_msg(
            {"dragged": explorer.figure.transFigure.inverted().transform(place).tolist()}, [])
        assert explorer.state == {"x": 3.0, "y": "1", "w": w, "b": -1.5} and explorer.widgets["w"].value == w


def test_a_drag_in_an_upper_picture_moves_nothing():
    explorer = built(MAKERS["Factors"]())
    place = explorer.figure.axes[1].transData.transform((4.0, 0.5))
    explorer.canvas._handle_custom_msg(
        {"dragged": explorer.figure.transFigure.inverted().transform(place).tolist()}, [])
    assert explorer.state["w"] == 0.5
    drag(explorer, 1.0, 0.0)
    assert explorer.state["w"] == 1.0


@pytest.mark.parametrize(("function", "words"), [
    (lambda p, y: None, "Your function raised TypeError"),
    (lambda p, y: (np.zeros(2), p), "Your function raised ValueError: two arrays of shape (1,) are due"),
    (lambda p, y: (-1 / (p - 0.5), p * np.nan), "a factor is no finite number"),
    (lambda p, y: (np.array([np.inf]), np.array([0.0])), "inf times 0 times 3 is nan: a factor is no finite number"),
])
def test_what_a_learners_function_may_do_is_said_in_words(function, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Factors(function))
        explorer.canvas.draw()
        assert words in explorer.reading
        assert "nan" not in str(explorer.tangents[3].get_data())
        explorer.set(w=1.0)
    assert explorer.state["w"] == 1.0


def test_an_unwritten_function_is_reported_and_lists_will_do():
    def unwritten(p, y):
        raise NotImplementedError("local_derivatives is not written yet")

    assert built(Factors(unwritten)).reading == "local_derivatives is not written yet."
    listed = built(Factors(lambda p, y: [[-2.0], [0.25]]))
    assert "-2 times 0.25 times 3 is -1.5" in listed.reading


def test_an_update_is_fast():
    explorer = built(MAKERS["Factors"]())
    best = math.inf
    for w in np.linspace(-2, 2, 9):
        begun = time.perf_counter()
        explorer.update(**{**explorer.state, "w": float(w)})
        best = min(best, time.perf_counter() - begun)
    assert best < 0.015
