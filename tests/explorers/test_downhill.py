"""02/1: what the figure of the learning rate draws and says, against powers of known factors."""
import numpy as np
import pytest

from helpers.explorers import LearningRate

from ..makers import walk
from ..test_explorers import built, drag

A = np.array([[3.0, 2.0], [2.0, 6.0]])    # curvature 2 along (2, -1), 7 along (1, 2)
STEEP, FLAT = np.array([1.0, 2.0]), np.array([2.0, -1.0])


def along(start, axis):
    return start @ axis / (axis @ axis) * axis


@pytest.mark.parametrize("rate", [0.003, 0.1, 0.25])
def test_path_and_costs_are_powers_of_the_factors(rate):
    explorer = built(LearningRate(walk, A, learning_rate=rate, steps=30, x0=2.0, x1=-3.0))
    start, k = np.array([2.0, -3.0]), np.arange(31)[:, None]
    flat, steep = (1 - 2 * rate) ** k * along(start, FLAT), (1 - 7 * rate) ** k * along(start, STEEP)
    np.testing.assert_allclose(np.transpose(explorer.path.get_data()), flat + steep, atol=1e-12)
    costs = (2 * np.sum(flat**2, axis=1) + 7 * np.sum(steep**2, axis=1)) / 2
    steps, drawn = explorer.curve.get_data()
    np.testing.assert_array_equal(steps, np.arange(31))
    np.testing.assert_allclose(drawn, np.clip(costs, 1e-12, 1e8))
    assert f"The cost went from {costs[0]:.3g} to {costs[-1]:.3g}." in explorer.reading


@pytest.mark.parametrize(("rate", "words"), [
    (0.001, "it crawls"), (0.1, "it converges"), (0.142, "it converges"), (0.15, "it zigzags"), (0.25, "it zigzags"),
    (0.285, "it zigzags"), (0.2863, "it explodes"), (1.0, "it explodes"),
])
def test_the_verdict_follows_the_rate(rate, words):
    explorer = built(LearningRate(walk, A, learning_rate=rate, steps=100))
    assert f"At a learning rate of {rate:.4g}, 100 steps from (-3.0, 4.0): {words}" in explorer.reading


@pytest.mark.parametrize("steps", [1, 2, 5, 10, 20, 60, 100])
@pytest.mark.parametrize("start", [(-3.0, 4.0), (-3.0, 3.0), (0.5, -2.0)])
def test_the_fastest_rate_zigzags_whatever_the_number_of_steps(steps, start):
    explorer = built(LearningRate(walk, A, learning_rate=0.2213, steps=steps, x0=start[0], x1=start[1]))
    assert "it zigzags, and each step jumps over the bottom" in explorer.reading


def test_nothing_zigzags_where_the_start_has_no_steep_part():
    explorer = built(LearningRate(walk, A, learning_rate=0.2213, steps=20, x0=2.0, x1=-1.0))
    assert "it converges" in explorer.reading


def test_the_flat_axis_has_an_edge_of_its_own():
    explorer = built(LearningRate(walk, A, learning_rate=0.4, steps=100, x0=2.0, x1=-1.0))
    assert "it converges" in explorer.reading
    drag(explorer, 2.1, -1.0)
    assert explorer.state["x0"] == explorer.widgets["x0"].value == 2.1
    assert "it explodes" in explorer.reading


def test_at_the_lowest_point_nothing_moves():
    assert "nothing moves" in built(LearningRate(walk, A, x0=0.0, x1=0.0)).reading


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_a_path_that_leaves_all_numbers_is_drawn_and_said(value):
    def leaves(gradient, x, learning_rate, steps):
        return np.vstack([x, np.full((steps, 2), value)])

    explorer = built(LearningRate(leaves, A))
    assert "it explodes. The cost is too large" in explorer.reading
    drawn = np.array(explorer.path.get_data())
    assert drawn.shape == (2, 2) and not (np.abs(drawn) > 1000).any()
    explorer.set(learning_rate=0.1)    # goes on working


def test_a_path_of_another_shape_is_told():
    explorer = built(LearningRate(lambda gradient, x, learning_rate, steps: x, A, steps=7))
    assert "a path of shape (8, 2) is due here, not (2,)" in explorer.reading


def test_a_descent_that_moves_its_start_does_not_move_the_figure():
    def in_place(gradient, x, learning_rate, steps):
        path = [x.copy()]
        for _ in range(steps):
            x -= learning_rate * gradient(x)
            path.append(x.copy())
        return path

    explorer = built(LearningRate(in_place, A))
    assert np.ravel(explorer.start.get_data()).tolist() == [-3.0, 4.0] == [explorer.state["x0"], explorer.state["x1"]]


def test_a_descent_that_is_not_written_is_told():
    def unwritten(*arguments):
        raise NotImplementedError("gradient_descent is not written yet")

    assert built(LearningRate(unwritten, A)).reading == "gradient_descent is not written yet."
