"""04/4: the two cost surfaces of one unit, against numbers worked out another way."""
import warnings

import numpy as np
import pytest
from scipy.optimize import minimize

from helpers.checks import CHECKED
from helpers.checks.answers import judge_mission
from helpers.checks.costs.convexity import FEATURE, HOME, LABELS
from helpers.explorers import Surfaces
from tests.makers import MAKERS, UNIT_COSTS


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def probability(v, x):
    return 1 / (1 + np.exp(-(v[0] * x + v[1])))


def mse_at(v):
    return np.mean((probability(v, FEATURE) - LABELS) ** 2)


def mse_gradient(v):
    p = probability(v, FEATURE)
    off = 2 * (p - LABELS) * p * (1 - p)
    return np.array([np.mean(off * FEATURE), np.mean(off)])


def entropy_at(v):
    return -np.mean(np.log(np.where(LABELS == 1, probability(v, FEATURE), 1 - probability(v, FEATURE))))


def entropy_gradient(v):
    off = probability(v, FEATURE) - LABELS
    return np.array([np.mean(off * FEATURE), np.mean(off)])


def notebooks(**state):
    """The figure of the notebook: its eight examples, its two costs."""
    return built(Surfaces({"MSE": (mse_at, mse_gradient), "cross-entropy": (entropy_at, entropy_gradient)},
                          FEATURE, LABELS, **state))


@pytest.mark.parametrize("cost", UNIT_COSTS)
def test_the_path_goes_down_from_the_start(cost):
    explorer = built(MAKERS["Surfaces"](cost=cost, w=-1.0, b=2.0))
    path = explorer.path.get_xydata()
    assert path.shape == (301, 2) and path[0].tolist() == [-1.0, 2.0]
    f, _ = UNIT_COSTS[cost]
    # the step against a gradient measured by finite differences
    h = 1e-6
    slope = [(f(path[0] + step) - f(path[0] - step)) / (2 * h) for step in h * np.eye(2)]
    np.testing.assert_allclose(path[1] - path[0], -2.0 * np.array(slope), rtol=1e-6)
    assert explorer.end.get_xydata()[0].tolist() == path[-1].tolist()
    assert explorer.start.get_xydata()[0].tolist() == [-1.0, 2.0]


def test_the_right_picture_shows_the_two_units():
    explorer = built(MAKERS["Surfaces"](cost="cross-entropy", w=-1.5, b=2.0))
    for line, v in ((explorer.first, (-1.5, 2.0)), (explorer.last, explorer.path.get_xydata()[-1])):
        x, p = line.get_data()
        np.testing.assert_allclose(p, probability(v, x))


def test_words_say_cost_slope_and_share_of_the_end():
    explorer = built(MAKERS["Surfaces"](cost="cross-entropy", w=3.0, b=-2.0))
    f, gradient = UNIT_COSTS["cross-entropy"]
    least = minimize(f, np.zeros(2))    # by another method
    v = explorer.path.get_xydata()[-1]
    np.testing.assert_allclose(v, least.x, atol=1e-4)
    assert explorer.reading == (
        f"cross-entropy, from (3.0, -2.0): after 300 steps at ({v[0]:.2f}, {v[1]:z.2f}), with cost {least.fun:.3f} and "
        f"a gradient {np.linalg.norm(gradient(v)):.4f} long. Home: nowhere is this cost lower.")


@pytest.mark.parametrize(("start", "words"), [
    ((4.0, -1.0), "Home: nowhere is this cost lower."),
    ((-4.0, 0.0), "Caught by a local minimum: elsewhere this cost is 0.298 lower."),
    ((-2.0, 0.5), "Caught by a local minimum"),
    ((-2.0, 5.9), "Stuck on a shelf"),
    ((5.0, 5.0), "Stuck on a shelf"),
])
def test_mse_is_caught_where_cross_entropy_comes_home(start, words):
    explorer = notebooks(w=start[0], b=start[1])
    assert words in explorer.reading
    explorer.set(cost="cross-entropy")
    assert explorer.reading.endswith("Home: nowhere is this cost lower.")


def test_the_mission_judges_as_the_figure_speaks():
    mission = CHECKED["caught_by_mse"]
    explorer = notebooks()
    for w in (-6.0, -3.0, -2.0, -1.8, -1.0, 5.0):
        for b in (-5.5, -1.0, 0.5, 2.0, 5.9):
            explorer.set(w=w, b=b)
            report = judge_mission(explorer.state, mission)
            caught = "Caught by a local minimum" in explorer.reading
            assert w < -2 or report.earned == 2 * caught, (w, b, explorer.reading, report.text)
            assert w >= -2 or report.earned <= 1
            assert ("at home" in report.text) == ("Home" in explorer.reading)


@pytest.mark.parametrize(("state", "words"), [
    ({"cost": "cross-entropy", "w": -2.0, "b": 0.0}, "Choose MSE"),
    ({"cost": "MSE", "w": -1.0, "b": 0.5}, "further to the left"),
    ({"cost": "MSE", "w": -2.0, "b": -4.0}, "bring b nearer"),
    ({"cost": "MSE", "w": -1.9, "b": 3.0}, "bring b nearer"),
    ({"cost": "MSE", "w": -3.25, "b": 0.5}, "From (-3.25, 0.50)"),
])
def test_the_mission_says_what_helps(state, words):
    assert words in judge_mission(state, CHECKED["caught_by_mse"]).text


def test_home_is_the_global_minimum():
    ends = [minimize(mse_at, start) for start in ((0.0, 0.0), (2.0, 1.0), (-4.0, 0.0), (4.0, -4.0))]
    best = min(ends, key=lambda end: end.fun)
    np.testing.assert_allclose(best.x, HOME, atol=1e-3)
    assert best.fun == pytest.approx(0.1818, abs=1e-4)
    assert np.linalg.norm(mse_gradient(HOME)) < 1e-4


def test_contours_are_worked_out_once_a_cost():
    calls = []

    def counted(v):
        calls.append(v)
        return mse_at(v)

    explorer = built(Surfaces({"MSE": (counted, mse_gradient), "cross-entropy": (entropy_at, entropy_gradient)},
                              FEATURE, LABELS))
    first = len(calls)
    assert first > 3000
    explorer.set(w=1.0)
    explorer.set(cost="cross-entropy")
    explorer.set(cost="MSE")
    assert len(calls) == first + 2    # one look at the end of each descent on it


def unwritten(v):
    raise NotImplementedError("mse_sigmoid_cost is not written yet")


@pytest.mark.parametrize(("cost", "gradient", "words"), [
    (unwritten, mse_gradient, "mse_sigmoid_cost is not written yet."),
    (lambda v: None, mse_gradient, "Your function raised TypeError"),
    (lambda v: np.nan, mse_gradient, "not finite"),
    (lambda v: np.inf, mse_gradient, "not finite"),
    (lambda v: 1.0, mse_gradient, "Home"),
    (lambda v: np.inf if v[0] > 3 else mse_at(v), mse_gradient, "it is not finite everywhere"),
    (mse_at, lambda v: np.full(2, np.nan), "not finite"),
    (mse_at, lambda v: np.full(2, np.inf), "not finite"),
    (mse_at, lambda v: 1e300 * v, "not finite"),
    (mse_at, lambda v: np.zeros((3, 2)), "Your function raised ValueError"),
])
def test_a_cost_that_fails_is_said_in_words(cost, gradient, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        costs = {"MSE": (cost, gradient), "cross-entropy": (entropy_at, entropy_gradient)}
        explorer = built(Surfaces(costs, FEATURE, LABELS, w=1.0, b=-1.0))
        assert words in explorer.reading
        explorer.set(w=1.5)
        explorer.set(cost="cross-entropy")    # goes on working
        assert explorer.reading.endswith("Home: nowhere is this cost lower.")
        explorer.set(cost="MSE")
