"""02/3: the line, its squares and its point, against numbers worked out by hand."""
import numpy as np
import pytest

from helpers.explorers import LineFit

X, Y = np.array([-2.0, -1.0, 0.0, 1.0, 2.0, 0.5]), np.array([320.0, 325.0, 342.0, 350.0, 366.0, 340.0])


def mean_of_squares(y_hat, y):
    return sum((a - b) ** 2 for a, b in zip(y_hat, y, strict=True)) / len(y)


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def test_the_words_say_cost_and_largest_residual():
    # 10 x + 340 predicts 320, 330, 340, 350, 360, 345: off by 0, 5, -2, 0, -6, 5
    explorer = built(LineFit(mean_of_squares, X, Y, slope=10.0, intercept=340.0))
    assert explorer.reading == ("The line 10.0 x + 340.0 costs 15.000 ppm². Its largest residual is -6.00 ppm, at "
                                "x = 2.0: there the line runs below the measurement.")
    explorer.set(intercept=341.0)    # off by 1, 6, -1, 1, -5, 6
    assert "costs 16.667 ppm²" in explorer.reading and "+6.00 ppm, at x = -1.0" in explorer.reading
    assert "above the measurement" in explorer.reading


def test_line_point_and_squares_move_together():
    explorer = built(LineFit(mean_of_squares, X, Y))
    explorer.set(slope=20.0, intercept=350.0)
    ends, heights = explorer.line.get_data()
    np.testing.assert_allclose(heights, 20 * ends + 350)
    np.testing.assert_allclose(np.ravel(explorer.point.get_data()), [20.0, 350.0])
    corners = [path.vertices[:4] for path in explorer.squares.get_paths()]
    assert len(corners) == 2    # of every fifth measurement: at x = -2 and x = 0.5
    np.testing.assert_allclose(corners[0][:2], [[-2.0, 320.0], [-2.0, 310.0]])
    np.testing.assert_allclose(corners[1][:2], [[0.5, 340.0], [0.5, 360.0]])


def test_squares_are_square_on_the_screen():
    explorer = built(LineFit(mean_of_squares, X, Y, slope=5.0, intercept=330.0))
    for path in explorer.squares.get_paths():
        sides = np.diff(explorer.line.axes.transData.transform(path.vertices[:5]), axis=0)
        lengths = np.hypot(*sides.T)
        np.testing.assert_allclose(lengths, lengths[0])


def test_the_point_is_dragged_on_the_bowl_alone():
    explorer = built(LineFit(mean_of_squares, X, Y))

    def drag(ax, x, y):
        place = explorer.figure.transFigure.inverted().transform(ax.transData.transform((x, y)))
        explorer.canvas._handle_custom_msg({"dragged": place.tolist()}, [])

    left, right = explorer.figure.axes
    drag(right, 13.52, 340.04)
    assert explorer.state == {"slope": 13.5, "intercept": 340.0}
    drag(left, 1.0, 340.0)
    assert explorer.state == {"slope": 13.5, "intercept": 340.0}


def unwritten(y_hat, y):
    raise NotImplementedError("mse is not written yet")


def spoils(y_hat, y):
    y_hat -= y
    y *= 0
    return np.inf


@pytest.mark.parametrize(("mse", "words"), [
    (unwritten, "mse is not written yet."),
    (lambda y_hat, y: None, "Your function raised TypeError"),
    (lambda y_hat, y: np.nan, "costs nan ppm²"),
    (spoils, "costs inf ppm²"),
])
def test_the_picture_moves_whatever_the_learners_function_does(mse, words):
    explorer = built(LineFit(mse, X, Y))
    explorer.set(slope=10.0, intercept=340.0)
    assert words in explorer.reading
    np.testing.assert_allclose(np.ravel(explorer.point.get_data()), [10.0, 340.0])
    if "ppm²" in words:
        assert "-6.00 ppm" in explorer.reading    # a function that changes what it is handed spoils nothing
