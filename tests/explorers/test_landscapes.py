"""The landscapes of 02/2: what a descent is caught by, against places and paths known on paper."""
import numpy as np
import pytest

from helpers.checks import CHECKED
from helpers.checks.answers import judge_mission
from helpers.explorers import Landscape

from ..makers import MAKERS, SURFACES


def built(**state):
    explorer = MAKERS["Landscape"](**state)
    explorer.build()
    explorer.canvas.draw()
    return explorer


def test_plain_descent_in_a_bowl_shrinks_by_a_fixed_share():
    # x0² + x1² at rate 0.1: every step takes a fifth off
    explorer = built(surface="bowl", x0=1.0, x1=-2.0, learning_rate=0.1)
    left = 0.8 ** np.arange(201)
    np.testing.assert_allclose(explorer.path.get_data(), [left, -2 * left], atol=1e-12)
    np.testing.assert_allclose(explorer.start.get_data(), [[1.0], [-2.0]])
    np.testing.assert_allclose(explorer.end.get_data(), np.zeros((2, 1)), atol=1e-12)
    # 5 * 0.64**k falls below 0.01 at k = 14
    assert "From step 14 on" in explorer.reading and "Home:" in explorer.reading
    assert "at (0.00, 0.00), with cost 0.000 and a gradient 0.0000 long" in explorer.reading


@pytest.mark.parametrize(("state", "words"), [
    ({"surface": "saddle", "x0": 0.0}, "Caught by a saddle"),
    ({"surface": "saddle", "x0": 0.05}, "at (1.00, 0.00), with cost -1.000"),
    ({"surface": "saddle", "x0": 0.05}, "Home:"),
    ({"surface": "saddle", "x0": 1.0, "x1": 0.0}, "From step 0 on"),
    ({"surface": "plain", "x0": 2.0, "x1": 2.0}, "Caught by a plateau"),
    ({"surface": "plain", "x0": 0.5, "x1": 0.5}, "Home:"),
    ({"surface": "bowl", "learning_rate": 0.01}, "Still on its way"),
    ({"surface": "plain", "x0": 2.0, "x1": 0.0, "momentum": 0.9}, "Nearly home: still swinging"),
    ({"surface": "tilted", "x0": 2.0, "learning_rate": 0.5}, "flies off"),
])
def test_the_reading_names_what_the_descent_came_to(state, words):
    assert words in built(**{"learning_rate": 0.05, **state}).reading


def test_a_local_minimum_is_told_from_the_lowest_place():
    # 4 x³ - 4 x + 0.5: its outer roots are the minima, and the left one lies about 1 lower
    low, high = np.sort(np.roots([4.0, 0.0, -4.0, 0.5]).real)[[0, 2]]
    height = SURFACES["tilted"][0]
    lower = height(np.array([high, 0.0])) - height(np.array([low, 0.0]))
    explorer = built(surface="tilted", x0=0.5, x1=1.0, learning_rate=0.05)
    assert f"at ({high:.2f}, 0.00)" in explorer.reading
    told = float(explorer.reading.split("elsewhere this surface is ")[1].split()[0])
    assert told == pytest.approx(lower, abs=0.02)
    explorer.set(x0=-0.5)
    assert f"at ({low:.2f}, 0.00)" in explorer.reading and "Home:" in explorer.reading


def test_momentum_frees_nothing_on_the_line_of_a_saddle():
    explorer = built(surface="saddle", x0=0.0, x1=1.5, momentum=0.9)
    assert "Caught by a saddle" in explorer.reading
    assert (explorer.path.get_xdata() == 0).all()


def test_each_surface_keeps_the_contours_that_were_worked_out_once():
    explorer = built(surface="bowl")
    bowl = [segment.copy() for segment in explorer.lines.get_segments()]
    height = SURFACES["bowl"][0]
    for segment in bowl:
        values = [height(x) for x in segment]
        assert max(values) - min(values) < 0.01
    explorer.set(surface="saddle")
    assert len(explorer.lines.get_segments()) != len(bowl)
    explorer.set(surface="bowl")
    for before, after in zip(bowl, explorer.lines.get_segments(), strict=True):
        np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize(("x0", "x1", "rate", "points", "words"), [
    (1.8, 1.2, 0.05, 2, "only momentum brings it home"),
    (-1.0, -2.0, 0.05, 2, "without it at (-1.41, -1.24)"),
    (-1.5, -0.25, 0.01, 0, "still on its way at step 200: it would come home too"),
    (-1.5, 1.0, 0.35, 0, "too long for it to come to rest"),    # 2 / 6.2 is the largest rate that settles there
    (1.45, -1.55, 0.05, 0, "ends at (1.44, -1.54), without it at (1.44, -1.54)."),
    (-1.5, 1.0, 0.05, 0, "ends at home, without it at home."),
])
def test_the_mission_wants_a_plain_descent_that_is_caught(x0, x1, rate, points, words):
    state = {"surface": "several minima", "x0": x0, "x1": x1, "learning_rate": rate, "momentum": 0.9}
    report = judge_mission(state, CHECKED["only_with_momentum"])
    assert report.earned == points and words in report.text


@pytest.mark.parametrize(("descent", "words"), [
    (lambda *_: (_ for _ in ()).throw(NotImplementedError("momentum_descent is not written yet")), "not written yet."),
    (lambda *_: np.zeros((200, 2)), "a path of shape (201, 2) is due here, not (200, 2)"),
    (lambda *_: None, "is due here"),
    (lambda *_: np.full((201, 2), np.nan), "flies off"),
    (lambda *_: np.full((201, 2), -np.inf), "flies off"),
    (lambda *_: np.full((201, 2), 1e300), "flies off"),
    (lambda gradient, x0, rate, momentum, steps: x0 + 1e30 ** np.arange(201)[:, None], "flies off"),
])
@pytest.mark.filterwarnings("error")
def test_what_a_wrong_function_does_is_said_in_words(descent, words):
    explorer = Landscape(SURFACES, descent)
    explorer.build()
    explorer.canvas.draw()
    assert words in explorer.reading
    explorer.set(surface="plain", x0=0.5)
    assert words in explorer.reading
