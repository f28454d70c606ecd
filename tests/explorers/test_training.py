"""03/3: the boundary of a classifier while it trains."""
import warnings

import numpy as np
import pytest

from helpers.explorers import Boundary
from tests.makers import MAKERS, SEEN, UNSEEN, climb_down, squares_too

LABELS, LABELS_HELD = SEEN[:, 0] > SEEN[:, 1] ** 2 - 0.5, UNSEEN[:, 0] > UNSEEN[:, 1] ** 2 - 0.5


def built(explorer):
    explorer.build()
    explorer.canvas.draw()
    return explorer


def with_training(train):
    return built(Boundary(train, squares_too, SEEN, LABELS, UNSEEN, LABELS_HELD, step=100))


def mean_loss(points, labels, w, b):
    p = 1 / (1 + np.exp(-(squares_too(points) @ w + b)))
    return -np.mean(np.log(np.where(labels, p, 1 - p))), np.mean((p >= 0.5) == labels)


@pytest.mark.parametrize(("step", "l2"), [(1, "0"), (22, "1"), (464, "0.01"), (2154, "0")])
def test_words_and_curves_say_what_the_weights_of_that_step_give(step, l2):
    explorer = built(MAKERS["Boundary"](step=step, l2=l2))
    w, b, _ = climb_down(squares_too(SEEN), LABELS, 1.0, step, float(l2))
    (cost, share), (held_cost, held_share) = mean_loss(SEEN, LABELS, w, b), mean_loss(UNSEEN, LABELS_HELD, w, b)
    assert explorer.reading.startswith(f"After {step} step")
    assert f"with l2 = {l2}: cost {cost:.3f} and {share:.0%} right on the 12 training points" in explorer.reading
    assert f"cost {held_cost:.4f} and {held_share:.1%} right on the 12 validation points" in explorer.reading
    for curve, due in zip(explorer.curves, (cost, held_cost), strict=True):
        steps, costs = curve.get_data()
        assert steps[0] == 1 and steps[-1] == step
        assert costs[-1] == pytest.approx(due)


def test_on_the_boundary_p_is_one_half():
    explorer = built(MAKERS["Boundary"](step=100))
    w, b, _ = climb_down(squares_too(SEEN), LABELS, 1.0, 100, 0.0)
    places = explorer.boundary.get_xydata()
    places = places[np.isfinite(places).all(axis=1)]
    assert len(places) > 20
    # a contour on a grid lies beside the true one by what the curve bends within a cell
    assert np.abs(squares_too(places) @ w + b).max() < 0.02 * np.abs(explorer.grid @ w + b).max()


def test_it_says_where_the_validation_cost_was_lower():
    explorer = built(MAKERS["Boundary"](step=2154))
    costs = [mean_loss(UNSEEN, LABELS_HELD, *climb_down(squares_too(SEEN), LABELS, 1.0, step, 0.0)[:2])[0]
             for step in explorer.steps]
    best = int(np.argmin(costs))
    assert best < len(costs) - 1
    assert f"it was better before: {costs[best]:.4f} after {explorer.steps[best]}." in explorer.reading
    explorer.set(step=1)
    assert "no shorter training" in explorer.reading


def test_each_penalty_is_trained_once():
    calls = []

    def counted(*arguments):
        calls.append(arguments[3:])
        return climb_down(*arguments)

    explorer = with_training(counted)
    assert calls == [(step, 0.0) for step in (1, 2, 5, 10, 22, 46, 100, 215, 464, 1000, 2154)]
    for step in (1, 10, 2154):
        explorer.set(step=step)
    explorer.set(l2="10")
    explorer.set(l2="0")
    assert len(calls) == 22


def test_the_slider_stops_at_whole_steps():
    explorer = built(MAKERS["Boundary"]())
    explorer.widgets["step"].value = 10 ** (4 / 3)    # as the page sends it
    assert explorer.state["step"] == 22 and explorer.reading.startswith("After 22 steps")
    explorer.set(step=90)
    assert explorer.state["step"] == 100


def unwritten(*arguments):
    raise NotImplementedError("train_logistic is not written yet")


@pytest.mark.parametrize(("train", "words"), [
    (unwritten, "train_logistic is not written yet."),
    (lambda *_: None, "Your function raised TypeError"),
    (lambda X, *_: (np.zeros(2), 0.0, None), "Your function raised ValueError: weights of shape (4,) are due"),
    (lambda X, *_: (np.full(4, np.nan), 0.0, None), "no longer numbers"),
    (lambda X, *_: (np.full(4, -np.inf), np.inf, None), "no longer numbers"),
    (lambda X, *_: (np.full(4, 1e308), 1e308, None), "After 100 steps"),
])
def test_a_training_that_fails_is_said_in_words(train, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = with_training(train)
        assert words in explorer.reading
        explorer.set(step=1, l2="1")    # goes on working
    assert explorer.state == {"step": 1, "l2": "1"}
