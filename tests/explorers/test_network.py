"""05/4: the boundary of a network while it trains."""
import warnings

import numpy as np
import pytest

from helpers.explorers import Training
from tests.makers import CLOUDS, MAKERS, one_hidden_layer, random_start


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def with_functions(initialize=random_start, backprop=one_hidden_layer, **state):
    return built(Training(initialize, backprop, CLOUDS, **state))


def output(points, weights, biases):
    A = 1 / (1 + np.exp(-(points @ weights[0] + biases[0])))
    return 1 / (1 + np.exp(-(A @ weights[1] + biases[1])))[:, 0]


def descended(data, hidden, scale, rate, steps):
    """Parameters, mean loss and share right after so many steps, worked out here."""
    X, labels = CLOUDS[data]
    weights, biases = random_start([2, hidden, 1], np.random.default_rng(0), scale)
    for _ in range(steps):
        dweights, dbiases = one_hidden_layer(X, labels.reshape(-1, 1), weights, biases)
        weights = [W - rate * dW for W, dW in zip(weights, dweights, strict=True)]
        biases = [b - rate * db for b, db in zip(biases, dbiases, strict=True)]
    p = output(X, weights, biases)
    return weights, biases, -np.mean(np.log(np.where(labels, p, 1 - p))), np.mean((p >= 0.5) == labels)


@pytest.mark.parametrize(("data", "hidden", "scale", "rate", "step"), [
    ("XOR", 3, "1", 1.0, 0), ("XOR", 5, "0.1", 3.0, 40), ("ring", 2, "5", 0.3, 500), ("ring", 1, "1", 1.0, 10)])
def test_words_picture_and_curve_say_what_the_learners_steps_give(data, hidden, scale, rate, step):
    explorer = with_functions(data=data, hidden=hidden, scale=scale, learning_rate=rate, step=step)
    weights, biases, cost, share = descended(data, hidden, float(scale), rate, step)
    assert explorer.reading.startswith(f"{data}, {hidden} hidden unit")
    assert f"step {step}: cost {cost:.3f}, {share:.0%} right." in explorer.reading
    steps, costs = explorer.curve.get_data()
    assert list(steps) == list(range(0, step + 1, 10))
    assert costs[-1] == pytest.approx(cost)
    left, right, bottom, top = explorer.image.get_extent()
    side = [np.linspace(left, right, 61), np.linspace(bottom, top, 61)]
    for row, column in [(0, 0), (60, 0), (13, 50)]:
        place = np.array([[side[0][column], side[1][row]]])
        assert explorer.image.get_array()[row, column] == pytest.approx(output(place, weights, biases)[0])


def test_on_the_boundary_p_is_one_half():
    explorer = with_functions(data="ring", hidden=4, step=200)
    weights, biases, *_ = descended("ring", 4, 1.0, 1.0, 200)
    places = explorer.boundary.get_xydata()
    places = places[np.isfinite(places).all(axis=1)]
    assert len(places) > 20
    assert np.abs(output(places, weights, biases) - 0.5).max() < 0.02


def test_from_zeros_the_hidden_units_stay_equal_and_the_boundary_straight():
    explorer = with_functions(data="ring", hidden=6, scale="0", learning_rate=3.0, step=500)
    assert explorer.reading.endswith("All 6 hidden units are equal.")
    places = explorer.boundary.get_xydata()
    places = places[np.isfinite(places).all(axis=1)]
    line = np.polyfit(places[:, 1], places[:, 0], 1)
    assert np.abs(np.polyval(line, places[:, 1]) - places[:, 0]).max() < 0.05
    explorer.set(hidden=2)
    assert explorer.reading.endswith("Both hidden units are equal.")
    explorer.set(scale="0.1")
    start, _ = random_start([2, 2, 1], np.random.default_rng(0), 0.1)
    explorer.set(step=0)
    apart = max(abs(row[0] - row[1]) for row in start[0])
    assert explorer.reading.endswith(f"The hidden units' input weights differ by up to {apart:.4f}.")


def test_the_axis_of_the_cost_holds_a_training_that_rises_far():
    explorer = with_functions(data="XOR", hidden=5, scale="5", learning_rate=30.0, step=0)
    axes = explorer.curve.axes
    for step in (0, 10, 100):
        explorer.set(step=step)
        highest = max(explorer.curve.get_ydata())
        assert axes.get_ylim()[1] >= min(highest, 8.4)
    far = axes.get_ylim()[1]
    assert far > 1.05
    explorer.set(step=0)    # to look back moves no axis
    assert axes.get_ylim()[1] == far
    explorer.set(scale="0", learning_rate=1.0)
    assert axes.get_ylim() == (0, 1.05)


def test_it_trains_on_from_where_it_was_and_looks_back_for_nothing():
    calls = []

    def counted(*arguments):
        calls.append(1)
        return one_hidden_layer(*arguments)

    explorer = with_functions(backprop=counted, step=0)
    for step, known in [(10, 10), (30, 30), (20, 30), (0, 30), (30, 30), (100, 100)]:
        explorer.widgets["step"].value = step
        assert len(calls) == known
        assert f"step {step}:" in explorer.reading
    earlier = with_functions(step=20).reading
    explorer.set(step=20)
    assert explorer.reading == earlier and len(calls) == 100
    explorer.set(hidden=2, step=10)    # another training
    explorer.set(hidden=4, step=100)    # the first one is still known
    assert len(calls) == 110


def test_play_is_linked_with_the_step_in_the_page():
    explorer = built(MAKERS["Training"](step=50))
    slider = explorer.widgets["step"]
    assert explorer.link.source == (slider, "value") and explorer.link.target == (explorer.play, "value")
    assert (explorer.play.value, explorer.play.min, explorer.play.max, explorer.play.step) == (50, 0, 2000, 10)
    assert explorer.play.interval <= 100    # milliseconds: ten frames a second
    slider.value = 60.0    # as the page sends it
    assert explorer.state["step"] == 60 and isinstance(explorer.state["step"], int)
    explorer.set(step=77)
    assert explorer.state["step"] == 80


def test_what_a_learners_function_does_to_its_arguments_spoils_no_earlier_step():
    def in_place(X, Y, weights, biases):
        gradients = one_hidden_layer(X, Y, weights, biases)
        for W in weights:
            W += 100.0
        return gradients

    explorer = with_functions(backprop=in_place, step=0)
    before = explorer.reading
    explorer.set(step=30)
    explorer.set(step=0)
    assert explorer.reading == before


def unwritten(*arguments):
    raise NotImplementedError("backprop is not written yet")


def filled(value):
    return lambda X, Y, weights, biases: ([np.full(W.shape, value) for W in weights], [b * value for b in biases])


@pytest.mark.parametrize(("functions", "words"), [
    ({"backprop": unwritten}, "backprop is not written yet."),
    ({"initialize": lambda *_: None}, "Your function raised TypeError"),
    ({"initialize": lambda sizes, rng, scale: ([np.zeros((3, 2)), np.zeros((1, 3))], [np.zeros(3), np.zeros(1)])},
     "Your function raised ValueError: weights and biases of the shapes [(2, 4), (4, 1), (4,), (1,)] are due"),
    ({"backprop": lambda *_: None}, "Your function raised TypeError"),
    ({"backprop": lambda X, Y, weights, biases: (weights, biases[:1])}, "Your function raised ValueError"),
    ({"backprop": lambda X, Y, weights, biases: (weights, [np.ones((1, 4)), biases[1]])},
     "Your function raised ValueError: gradients of the shapes"),
    ({"backprop": filled(np.nan)}, "no longer numbers"),
    ({"backprop": filled(-np.inf)}, "no longer numbers"),
    ({"backprop": filled(1e300)}, "step 20: cost"),
])
def test_a_training_that_fails_is_said_in_words(functions, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = with_functions(**functions, step=20)
        assert words in explorer.reading
        explorer.set(data="ring", step=10)    # goes on working
    assert explorer.state["step"] == 10
