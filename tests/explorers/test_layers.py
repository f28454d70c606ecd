"""05/3: how many straight pieces a stack of layers makes of one input."""
import time
import warnings
from itertools import pairwise

import numpy as np
import pytest

from helpers.explorers import Layers
from helpers.explorers.layers import drawn_weights

from ..makers import MAKERS, cut_below, units
from ..test_explorers import built


def made(affine=units, active=cut_below, **state):
    return built(Layers(affine, active, **state))


def weights(explorer, layers, draw):
    hidden, last = drawn_weights(np.random.default_rng(draw), explorer.x)
    return [*hidden[:layers - 1], last[layers - 1]]


def at(x, stack, active=True):
    """The output for one number x, by loops."""
    values = [x]
    for depth, (W, b) in enumerate(stack, start=1):
        values = [sum(v * W[j, k] for j, v in enumerate(values)) + b[k] for k in range(len(b))]
        if active and depth < len(stack):
            values = [max(v, 0.0) for v in values]
    return values[0]


def exact_bends(stack, low, high):
    """Places where a unit goes through 0 and the output's slope changes, exactly: by going from piece to piece."""
    pieces = [(low, high, np.array([[1.0]]), np.array([0.0]))]    # on each, values are x @ slope + offset
    for W, b in stack[:-1]:
        cut = []
        for start, end, slope, offset in pieces:
            slope, offset = slope @ W, offset @ W + b
            with np.errstate(divide="ignore", invalid="ignore"):
                zeros = -offset / slope[0]
            edges = [start, *sorted(z for z in zeros if start < z < end), end]
            for left, right in pairwise(edges):
                on = (left + right) / 2 * slope[0] + offset > 0
                cut.append((left, right, slope * on, offset * on))
        pieces = cut
    slopes = [(slope @ stack[-1][0])[0, 0] for _, _, slope, _ in pieces]
    return np.array([pieces[i][0] for i in range(1, len(pieces))
                     if abs(slopes[i] - slopes[i - 1]) > 1e-6 * np.abs(slopes).max()])


@pytest.mark.parametrize("draw", range(10))
@pytest.mark.parametrize("layers", [1, 2, 3, 4])
def test_the_bends_are_where_units_go_through_zero(layers, draw):
    explorer = made(layers=layers, activation="on", draw=draw)
    bends = exact_bends(weights(explorer, layers, draw), -3.0, 3.0)
    cells = np.floor((bends + 3.0) / 0.002)    # two bends in one cell of the grid cannot be told apart
    bends = bends[np.append(np.diff(cells) > 0, True)] if bends.size else bends
    shown = explorer.bends.get_xdata()
    assert len(shown) == len(bends)
    np.testing.assert_allclose(shown, bends, atol=0.003)
    if layers > 1:
        assert f"activation on: {len(bends) + 1} straight pieces, joined at {len(bends)} bends." in explorer.reading
    else:
        assert "one straight piece" in explorer.reading and "nothing between layers" in explorer.reading


@pytest.mark.parametrize("active", [False, True])
@pytest.mark.parametrize("layers", [1, 3, 6])
def test_the_curve_is_what_the_layers_give(layers, active):
    explorer = made(layers=layers, activation="on" if active else "off", draw=3)
    x, y = explorer.curve.get_data()
    stack = weights(explorer, layers, 3)
    due = np.array([at(v, stack, active) for v in x[::100]])
    largest = max(abs(at(v, stack, active)) for v in x)
    np.testing.assert_allclose(y[::100], due / largest, atol=1e-9)


@pytest.mark.parametrize(("layers", "draw"), [(1, 0), (2, 5), (6, 9)])
def test_without_an_activation_it_is_the_line_of_the_product(layers, draw):
    explorer = made(layers=layers, draw=draw)
    left, right = (at(x, weights(explorer, layers, draw), active=False) for x in (-3.0, 3.0))
    slope = (right - left) / 6.0 / max(abs(left), abs(right))    # of y as it is drawn
    due = f"activation off: one straight piece, with the slope {slope:.3g} everywhere."
    assert due in explorer.reading
    assert explorer.bends.get_xdata().size == 0


def test_two_layers_of_three_units_have_three_bends_in_every_draw():
    explorer = made(layers=2, activation="on")
    for draw in range(10):
        explorer.set(draw=draw)
        assert "4 straight pieces" in explorer.reading


def test_the_slopes_told_are_those_drawn():
    explorer = made(layers=2, activation="on")
    x, y = explorer.curve.get_data()
    knots = [x[0], *explorer.bends.get_xdata(), x[-1]]
    middles = [(left + right) / 2 for left, right in pairwise(knots)]
    slopes = [(np.interp(m + 0.01, x, y) - np.interp(m - 0.01, x, y)) / 0.02 for m in middles]
    assert f"Their slopes, as drawn, go from {min(slopes):.3g} to {max(slopes):.3g}." in explorer.reading


def test_a_smooth_activation_makes_a_curve():
    explorer = made(active=lambda Z: (np.tanh(Z), None), layers=3, activation="on")
    assert "a smooth curve, which bends nearly everywhere" in explorer.reading
    explorer.set(activation="off")
    assert "one straight piece" in explorer.reading


def unwritten(*arguments):
    raise NotImplementedError("affine_forward is not written yet")


@pytest.mark.parametrize(("affine", "words"), [
    (unwritten, "affine_forward is not written yet."),
    (lambda X, W, b: X @ W + b, "Your function raised ValueError"),
    (lambda X, W, b: None, "Your function raised TypeError"),
    (lambda X, W, b: (np.zeros((4, 2)), None), "an output of shape (3001, 3) is due here, not (4, 2)"),
    (lambda X, W, b: (np.full((len(X), len(b)), np.nan), None), "holds inf or nan"),
    (lambda X, W, b: (X @ W * 1e300, None), "holds inf or nan"),
    (lambda X, W, b: (np.zeros((len(X), len(b))), None), "one straight piece, with the slope 0 everywhere"),
])
def test_a_function_that_fails_is_said_in_words(affine, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = made(affine=affine, layers=3, activation="on")
        assert words in explorer.reading
        explorer.set(layers=2, draw=4)    # goes on working
    assert explorer.state == {"layers": 2, "activation": "on", "draw": 4}


def test_a_function_that_writes_into_its_arguments_spoils_nothing():
    def rough(X, W, b):
        Z = X @ W + b
        W *= 0
        b *= 0
        X *= 0
        return Z, None

    explorer = made(affine=rough, layers=3, activation="on")
    first = explorer.reading
    explorer.set(draw=1)
    explorer.set(draw=0)
    assert explorer.reading == first == made(layers=3, activation="on").reading


def test_a_move_is_quick():
    explorer = built(MAKERS["Layers"](layers=6, activation="on"))
    explorer.update(6, "on", 1)
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        explorer.update(6, "on", 1)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.015
