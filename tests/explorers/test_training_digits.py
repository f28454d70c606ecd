"""05/5: how much of the gradient reaches each layer."""
import warnings
from itertools import pairwise

import numpy as np
import pytest

from helpers.explorers import Vanishing
from tests.makers import MAKERS, SCANS, TARGETS, norms_of_sigmoid_layers

BENDS = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "ReLU": lambda z: np.maximum(z, 0)}


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def start(depth, scale):
    rng, sizes = np.random.default_rng(0), [64] + [32] * (depth - 1) + [10]
    return [rng.normal(0, scale, shape) for shape in pairwise(sizes)]


def cost(weights, activation):
    A = SCANS
    for W in weights[:-1]:
        A = BENDS[activation](A @ W)
    z = A @ weights[-1]
    return np.sum(np.logaddexp(0, z) - TARGETS * z) / len(SCANS)


def slope_along(depth, activation, scale, layer):
    """Norm of a layer's gradient as the slope of the cost along it: from two costs, without any gradient formula."""
    weights = start(depth, scale)
    gradient = np.zeros_like(weights[layer])
    for place in np.ndindex(gradient.shape):
        costs = []
        for h in (1e-6, -1e-6):
            moved = [W.copy() for W in weights]
            moved[layer][place] += h
            costs.append(cost(moved, activation))
        gradient[place] = (costs[0] - costs[1]) / 2e-6
    return np.linalg.norm(gradient)


def heights(explorer):
    return np.array([bar.get_y() + bar.get_height() for bar in explorer.bars])


@pytest.mark.parametrize("activation", BENDS)
@pytest.mark.parametrize(("depth", "scale"), [(2, 0.5), (3, 0.2)])
def test_bars_and_words_say_what_two_costs_say(depth, activation, scale):
    explorer = built(MAKERS["Vanishing"](depth=depth, activation=activation, scale=scale))
    last = slope_along(depth, activation, scale, depth - 1)
    assert heights(explorer)[depth - 1] == pytest.approx(last, rel=1e-4)
    first = heights(explorer)[0]
    assert first == pytest.approx(slope_along(depth, activation, scale, 0), rel=1e-3)
    words = f"{depth} layers, {activation}, start scale {scale}: the gradient's norm is {first:.3g} in the first layer"
    assert explorer.reading.startswith(words)
    assert f"{last:.3g} in the last" in explorer.reading
    assert all(bar.get_height() == 0 for bar in explorer.bars[depth:])


def test_it_calls_the_learners_function_for_sigmoid_alone():
    calls = []

    def counted(X, Y, weights, biases):
        calls.append([np.shape(W) for W in weights])
        assert not any(np.any(b) for b in biases)
        return norms_of_sigmoid_layers(X, Y, weights, biases)

    explorer = built(Vanishing(counted, SCANS, TARGETS, depth=2))
    assert calls == [[(64, 32), (32, 10)]]
    explorer.set(activation="tanh")
    assert len(calls) == 1
    explorer.set(activation="sigmoid", depth=1)
    assert calls[1:] == [[(64, 10)]]
    assert "the only layer's gradient" in explorer.reading


def test_sigmoid_layers_lose_the_gradient_and_relu_layers_keep_it():
    explorer = built(MAKERS["Vanishing"](depth=8, scale=0.25))
    assert heights(explorer)[0] < 1e-2 * heights(explorer)[7]
    assert "times smaller than the last" in explorer.reading
    explorer.set(activation="ReLU")
    assert 0.2 < heights(explorer)[0] / heights(explorer)[7] < 5


def test_the_same_norm_counts_as_within_the_band_as_the_words_say():
    explorer = built(Vanishing(lambda *_: [0.5, 1.0, 10.0, 11.0], SCANS, TARGETS, depth=4))
    assert "2 of 4 lie between 1 and 10." in explorer.reading
    colors = [bar.get_facecolor() for bar in explorer.bars]
    assert colors[1] == colors[2] != colors[0] == colors[3]


def unwritten(*arguments):
    raise NotImplementedError("layer_gradient_norms is not written yet")


@pytest.mark.parametrize(("norms", "words"), [
    (unwritten, "layer_gradient_norms is not written yet."),
    (lambda *_: None, "Your function raised ValueError: a norm for each of 3 layers is due here"),
    (lambda *_: np.zeros(2), "a norm for each of 3 layers is due here"),
    (lambda *_: [np.nan, 1.0, 1.0], "no numbers any more"),
    (lambda *_: [np.inf, 1.0, 1.0], "no numbers any more"),
    (lambda *_: [0.0, 1.0, 2.0], "0 to 2"),
    (lambda *_: [1e300, 1.0, -2.0], "1e+300 in the first layer"),
])
def test_a_function_that_fails_is_said_in_words(norms, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Vanishing(norms, SCANS, TARGETS, depth=3))
        assert words in explorer.reading
        assert np.isfinite(heights(explorer)).all()
        explorer.set(activation="ReLU")    # goes on working
    assert explorer.reading.startswith("3 layers, ReLU")
