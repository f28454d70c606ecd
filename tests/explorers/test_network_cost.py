"""04/5: a point on its way through a small network."""
import math
import warnings

import numpy as np
import pytest

from helpers.explorers import ForwardPass
from tests.makers import GATES, MAKERS, through_layers
from tests.test_explorers import drag


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def by_hand(x):
    """Activations of every layer, unit by unit."""
    layers = [list(x)]
    for W, b in zip(*GATES, strict=True):
        layers.append([1 / (1 + math.exp(-b[j] - sum(a * W[i][j] for i, a in enumerate(layers[-1]))))
                       for j in range(len(b))])
    return layers


@pytest.mark.parametrize(("point", "targets"), [((1.0, 0.0), "1 1"), ((0.25, 1.4), "0 1"), ((-0.5, -0.5), "1 0")])
def test_circles_and_words_say_what_every_unit_gives(point, targets):
    explorer = built(MAKERS["ForwardPass"](x0=point[0], x1=point[1], targets=targets))
    layers = by_hand(point)
    assert [number.get_text() for number in explorer.numbers] == [f"{a:z.2f}" for layer in layers for a in layer]
    shades = np.clip([a for layer in layers for a in layer], 0, 1)
    assert np.asarray(explorer.circles.get_array()) == pytest.approx(shades)
    for number, layer in enumerate(layers[1:], start=1):
        assert f"layer {number}: {', '.join(f'{a:.2f}' for a in layer)}" in explorer.reading
    losses = [-math.log(a if bit == "1" else 1 - a) for a, bit in zip(layers[-1], targets.split(), strict=True)]
    assert explorer.reading.endswith(f"With the targets {targets} the outputs cost {losses[0]:.4f} + {losses[1]:.4f}, "
                                     f"together {sum(losses):.3f}.")


def test_on_a_border_that_output_is_undecided():
    explorer = built(MAKERS["ForwardPass"]())
    for unit, border in enumerate(explorer.borders):
        places = border.get_xydata()
        places = places[np.isfinite(places).all(axis=1)]
        assert len(places) > 10
        assert np.array([by_hand(place)[-1][unit] for place in places]) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("point", [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (0.25, 0.6), (1.4, -0.4)])
def test_the_shaded_side_is_where_an_output_says_yes(point):
    explorer = built(MAKERS["ForwardPass"]())
    for side, activation in zip(explorer.sides, by_hand(point)[-1], strict=True):
        assert any(path.contains_point(point) for path in side.get_paths()) == (activation > 0.5)


def test_the_point_follows_the_pointer():
    explorer = built(MAKERS["ForwardPass"]())
    drag(explorer, 0.5, 1.25)
    assert explorer.state["x0"] == 0.5 and explorer.state["x1"] == 1.25
    assert explorer.reading.startswith("In goes (0.50, 1.25).")


def test_the_borders_are_worked_out_once():
    rows = []

    def counted(X, weights, biases):
        rows.append(len(X))
        return through_layers(X, weights, biases)

    explorer = built(ForwardPass(counted, *GATES))
    rows.clear()
    explorer.set(x0=0.5)
    assert rows == [1]


def unwritten(X, weights, biases):
    raise NotImplementedError("forward is not written yet")


@pytest.mark.parametrize(("forward", "words"), [
    (unwritten, "forward is not written yet."),
    (lambda *_: None, "Your function raised TypeError"),
    (lambda *a: through_layers(*a)[1:], "are due here, not (1, 3), (1, 2)"),
    (lambda *a: [layer * np.nan for layer in through_layers(*a)], "cost nan"),
    (lambda *a: [layer * np.inf for layer in through_layers(*a)], "Out of layer 1: inf"),
    (lambda *a: [layer.tolist() for layer in through_layers(*a)], "Out of layer 1: 0.88"),
])
def test_a_network_that_fails_is_said_in_words(forward, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(ForwardPass(forward, *GATES))
        assert words in explorer.reading
        explorer.set(x0=0.5, targets="0 0")    # goes on working
        explorer.canvas.draw()
    assert explorer.state == {"x0": 0.5, "x1": 0.0, "targets": "0 0"}
