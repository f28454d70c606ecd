"""04/3: the figure of three logits against numbers worked out by hand."""
import math
import time
import warnings

import numpy as np
import pytest

from helpers import figures
from helpers.explorers import Softmax

from ..makers import MAKERS, shares, surprise
from ..test_explorers import built


def by_hand(z, true):
    powers = [math.exp(v) for v in z]
    return [power / sum(powers) for power in powers], math.log(sum(powers)) - z[true]


def heights(bars):
    return [bar.get_height() for bar in bars]


@pytest.mark.parametrize(("z", "true", "verdict"), [
    ((0.3, 2.9, 4.0), "1", "Argmax names class 2: wrong."),
    ((0.3, 2.9, 4.0), "2", "Argmax names class 2: right."),
    ((-6.0, 6.0, 0.0), "0", "Argmax names class 1: wrong."),
    ((5.1, -2.2, 0.4), "0", "Argmax names class 0: right."),
    ((1.0, 1.0, 1.0), "1", "Argmax names class 0 (a tie: it takes the first): wrong."),
])
def test_it_says_probabilities_cross_entropy_and_argmax(z, true, verdict):
    explorer = built(MAKERS["Softmax"](z0=z[0], z1=z[1], z2=z[2], true=true))
    P, loss = by_hand(z, int(true))
    assert explorer.reading == (
        f"Logits {z[0]:.1f}, {z[1]:.1f} and {z[2]:.1f}: probabilities {P[0]:.4f}, {P[1]:.4f} and {P[2]:.4f}, which add "
        f"up to 1.000. The true class {true} has {P[int(true)]:.4f}, so the cross-entropy is {loss:.4f}. {verdict}")
    np.testing.assert_allclose(heights(explorer.logits), z)
    np.testing.assert_allclose(heights(explorer.shares), P)
    np.testing.assert_allclose(explorer.point.get_data(), [[P[int(true)]], [loss]])
    assert [note.get_text() for note in explorer.notes] == [f"{share:.3f}" for share in P]


def test_one_more_for_all_three_moves_only_the_logits():
    explorer = built(MAKERS["Softmax"]())
    before, said = heights(explorer.shares), explorer.reading
    explorer.set(z0=1.3, z1=3.9, z2=5.0)
    np.testing.assert_allclose(heights(explorer.shares), before)
    assert explorer.reading == said.replace("Logits 0.3, 2.9 and 4.0", "Logits 1.3, 3.9 and 5.0")


def test_the_true_class_has_a_colour_of_its_own():
    explorer = built(MAKERS["Softmax"](true="0"))
    for true in ("0", "2"):
        explorer.set(true=true)
        for bars in (explorer.logits, explorer.shares):
            colors = [figures.mpl.colors.to_hex(bar.get_facecolor()).upper() for bar in bars]
            assert [color == figures.ORANGE for color in colors] == [k == int(true) for k in range(3)]


def test_each_bar_is_dragged_up_and_down():
    explorer = built(MAKERS["Softmax"]())
    for k, height in ((0, -3.0), (1, 5.5), (2, 0.2), (0, 1.7)):
        place = explorer.figure.axes[0].transData.transform((k + 0.2, height))
        explorer.canvas._handle_custom_msg(
            {"dragged": explorer.figure.transFigure.inverted().transform(place).tolist()}, [])
        assert explorer.state[f"z{k}"] == explorer.widgets[f"z{k}"].value == height
        assert explorer.logits[k].get_height() == height
    before = explorer.state
    place = explorer.figure.axes[2].transData.transform((0.5, 5.0))    # off the logits
    off = explorer.figure.transFigure.inverted().transform(place).tolist()
    explorer.canvas._handle_custom_msg({"dragged": off}, [])
    assert explorer.state == before


@pytest.mark.parametrize(("softmax", "cross_entropy", "words"), [
    (lambda Z: np.full(Z.shape, np.nan), surprise, "argmax cannot name a class"),
    (lambda Z: np.full(Z.shape, np.inf), surprise, "argmax cannot name a class"),
    (lambda Z: np.exp(Z * 1e3), surprise, "the cross-entropy is"),
    (lambda Z: Z, surprise, "the cross-entropy is nan"),    # the log of a negative number
    (lambda Z: [[0.5, 0.25, 0.25]], lambda P, Y: [0.5], "probabilities 0.5000, 0.2500 and 0.2500"),
    (lambda Z: np.zeros(3), surprise, "softmax is to keep the shape (1, 3) here, not to return shape (3,)"),
    (lambda Z: None, surprise, "softmax is to keep the shape (1, 3)"),
    (shares, lambda P, Y: P * Y, "cross_entropy is to return one number, not shape (1, 3)"),
    (shares, lambda P, Y: math.inf, "the cross-entropy is inf"),
    (shares, lambda P, Y: None, "the cross-entropy is nan"),
    (lambda Z: 1 / 0, surprise, "Your function raised ZeroDivisionError"),
])
def test_any_function_is_drawn_or_reported(softmax, cross_entropy, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(Softmax(softmax, cross_entropy))
        explorer.set(z0=-5.0, true="0")
        explorer.set(z2=6.0)
    assert words in explorer.reading


def test_unwritten_functions_are_said_and_leave_no_old_numbers():
    def unwritten(*_):
        raise NotImplementedError("this function is not written yet")

    explorer = built(Softmax(unwritten, surprise))
    explorer.set(z0=1.0)
    assert explorer.reading == "this function is not written yet."
    assert heights(explorer.logits) == [1.0, 2.9, 4.0] and heights(explorer.shares) == [0.0, 0.0, 0.0]
    explorer = built(Softmax(shares, unwritten))
    assert explorer.reading == "this function is not written yet." and len(explorer.point.get_xdata()) == 0


def test_an_update_is_fast():
    explorer, times = built(MAKERS["Softmax"]()), []
    for z in np.linspace(-6, 6, 21):
        begun = time.perf_counter()
        explorer.update(z0=z, z1=0.0, z2=1.0, true="0")
        times.append(time.perf_counter() - begun)
    assert np.median(times) < 0.015
