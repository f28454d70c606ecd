"""04/1: accuracy in stairs under a smooth cost."""
import math
import warnings

import numpy as np
import pytest

from helpers.explorers import Stairs
from tests.makers import CALLED, GREENNESS, MAKERS, central_slope, mean_surprise, share_called_right
from tests.test_explorers import drag


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def cost_slope(b):
    """The slope of the mean loss by formula: the mean of p - y."""
    return np.mean(1 / (1 + np.exp(-GREENNESS - b)) - CALLED)


def test_between_jumps_only_the_cost_gives_a_direction():
    explorer = built(MAKERS["Stairs"](b=2.0, h=1e-4))
    cost = -np.mean(np.log(np.abs(1 - CALLED - 1 / (1 + np.exp(-GREENNESS - 2.0)))))
    assert explorer.reading == (f"b = 2.00, h = 0.0001: accuracy 0.60, slope 0; cost {cost:.4f}, slope "
                                f"{cost_slope(2.0):.4f}. For a better accuracy: no direction. For a lower cost: a "
                                "smaller b.")
    for line, slope in zip(explorer.lines, (0.0, cost_slope(2.0)), strict=True):
        (x0, x1), (y0, y1) = line.get_data()
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slope, rel=1e-5, abs=1e-9)


def test_at_a_jump_the_slope_tells_of_h():
    # a spot without the label lies at 0.9: at b = -0.9 it falls on the wrong side
    for h in (0.01, 1e-3):
        explorer = built(MAKERS["Stairs"](b=-0.9, h=h))
        assert f"slope {-0.2 / (2 * h):.4g};" in explorer.reading
    assert cost_slope(-0.9) < 0    # so the lowest cost lies to the right of that jump
    assert explorer.reading.endswith("accuracy: a smaller b. For a lower cost: a larger b. The two disagree.")
    explorer.set(b=-2.5, h=0.01)    # one with the label, at 2.5
    assert "slope 10;" in explorer.reading and cost_slope(-2.5) < 0
    assert explorer.reading.endswith("accuracy: a larger b. For a lower cost: a larger b. The two agree.")


def test_the_ends_of_the_step_lie_on_the_curves():
    explorer = built(MAKERS["Stairs"](b=1.0, h=1.0))
    for ends, metric in zip(explorer.ends, (share_called_right, mean_surprise), strict=True):
        (before, after), heights = ends.get_data()
        assert (before, after) == (0.0, 2.0)
        assert heights == [metric(0.0), metric(2.0)]


@pytest.mark.parametrize("half", [0, 1])
def test_b_follows_the_pointer_in_either_half(half):
    explorer = built(MAKERS["Stairs"]())
    explorer._half = half
    drag(explorer, -2.0, 0.5)
    assert explorer.state["b"] == -2.0
    assert explorer.reading.startswith("b = -2.00")


def unwritten(metric, b, h):
    raise NotImplementedError("slope_along is not written yet")


@pytest.mark.parametrize(("slope", "words"), [
    (unwritten, "slope_along is not written yet."),
    (lambda *_: None, "Your function raised TypeError"),
    (lambda *_: math.nan, "no finite number"),
    (lambda *_: math.inf, "no finite number"),
    (lambda *_: np.array(-0.0), "slope 0;"),
    (lambda *_: 1e308, "The two disagree."),
])
def test_a_slope_that_fails_is_said_in_words(slope, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Stairs(slope, share_called_right, mean_surprise))
        assert words in explorer.reading
        explorer.set(b=0.5, h=1.0)    # goes on working
    assert explorer.state == {"b": 0.5, "h": 1.0}


def test_a_move_is_quick():
    calls = []

    def counted(metric, b, h):
        calls.append(b)
        return central_slope(metric, b, h)

    explorer = built(Stairs(counted, share_called_right, mean_surprise))
    calls.clear()
    explorer.set(b=1.0)
    assert len(calls) == 2    # one slope a metric, whatever the curves took


def test_the_first_step_is_wide_enough_to_meet_every_jump():
    explorer = built(MAKERS["Stairs"]())
    assert explorer.state["h"] >= explorer.controls["b"].step
    for jump in -GREENNESS:
        explorer.set(b=explorer.controls["b"].clip(jump))
        assert "accuracy: no direction" not in explorer.reading
