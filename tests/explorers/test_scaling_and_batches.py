"""02/4's figure, against a descent written out step by step and against NumPy's least squares."""
import warnings

import numpy as np
import pytest

from helpers.checks import CHECKED
from helpers.checks.answers import judge_mission
from helpers.explorers import Batches

from ..makers import MAKERS, YEARS, in_batches, scale_columns
from ..test_explorers import built

X, Y = YEARS
A = np.column_stack([X, np.ones(len(X))])
M = len(X)


def least():
    w, b = np.linalg.lstsq(A, Y, rcond=None)[0]
    return w, b, np.mean((w * X + b - Y) ** 2)


def test_one_step_with_all_examples_arrives_where_the_contours_are_round():
    explorer = built(MAKERS["Batches"](scaling="standardised", batch_size=M, rate=0.5, epochs=1))
    w, _, cost = least()
    assert f"1 step and {M} examples looked at, the cost is {cost:.2f} ppm²" in explorer.reading
    assert f"w = {w * X.std():.4g} and b = {Y.mean():.4g}" in explorer.reading
    ends = np.array(explorer.panels["standardised"][1].get_data())
    np.testing.assert_allclose(ends, [[0, w * X.std()], [0, Y.mean()]], rtol=1e-6)


@pytest.mark.parametrize(("scaling", "x"), [("raw years", X), ("years since the first", X - X[0]),
                                            ("standardised", (X - X.mean()) / X.std())])
@pytest.mark.parametrize("batch_size", [1, 8])
def test_the_path_is_that_of_the_learners_batches(scaling, x, batch_size):
    explorer = built(MAKERS["Batches"](scaling=scaling, batch_size=batch_size, rate=0.06, epochs=2))
    columns = np.column_stack([x, np.ones(M)])
    rate = 0.06 * 2 / np.linalg.eigvalsh(2 * columns.T @ columns / M)[-1]
    rng, theta, path = np.random.default_rng(0), np.zeros(2), [np.zeros(2)]
    for _ in range(2):
        for X_batch, y_batch in in_batches(x[:, None], Y, batch_size, rng):
            rows = np.column_stack([X_batch, np.ones(len(y_batch))])
            theta = theta - rate * 2 * rows.T @ (rows @ theta - y_batch) / len(y_batch)
            path.append(theta)
    np.testing.assert_allclose(np.transpose(explorer.panels[scaling][1].get_data()), path, rtol=1e-6, atol=1e-9)
    looked, costs = explorer.curve.get_data()
    np.testing.assert_allclose(costs, [np.mean((columns @ theta - Y) ** 2) for theta in path], rtol=1e-6)
    assert looked[-1] == 2 * M and f"{2 * M} examples looked at" in explorer.reading
    assert f"the cost is {costs[-1]:,.2f} ppm², the least is {least()[2]:.2f}." in explorer.reading


@pytest.mark.parametrize(("scaling", "rate", "share", "words"), [
    ("standardised", 0.5, 1, "1 divided by its eigenvalue"), ("standardised", 0.1, 0.5, "The scale is right"),
    ("raw years", 0.5, 0, "Where do the contours allow"), ("years since the first", 0.5, 0, "Where do the contours")])
def test_the_mission_tells_a_wrong_rate_from_a_wrong_scale(scaling, rate, share, words):
    report = judge_mission({"scaling": scaling, "batch_size": 42, "rate": rate, "epochs": 1}, CHECKED["one_step_home"])
    assert report.share == share and words in report.sentences[0]


def test_only_the_chosen_surface_is_seen_and_its_contours_have_one_cost():
    explorer = built(MAKERS["Batches"]())
    for scaling in Batches.SCALINGS:
        explorer.set(scaling=scaling)
        assert [name for name, (ax, *_) in explorer.panels.items() if ax.get_visible()] == [scaling]
    line = explorer.panels["raw years"][0].lines[1]
    costs = [np.mean((w * X + b - Y) ** 2) for w, b in np.transpose(line.get_data())]
    np.testing.assert_allclose(costs, least()[2] + 60.0**2, rtol=1e-5)


def test_divergence_is_said_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer = built(MAKERS["Batches"](rate=1.1, epochs=30, batch_size=1))
        assert explorer.reading.endswith("this diverges.")
        explorer.set(scaling="standardised", batch_size=M)
        assert explorer.reading.endswith("this diverges.")


def unwritten(*_):
    raise NotImplementedError("standardize is not written yet")


@pytest.mark.parametrize(("standardize", "words"), [
    (unwritten, "standardize is not written yet."),
    (lambda X: (X * np.nan, 0, 0), "without nan is due as Z"),
    (lambda X: None, "Your function raised TypeError"),
    (lambda X: (X - X, 0, 0), "the scaled column is constant"),
])
def test_a_standardize_that_does_not_work_is_said_where_it_is_used(standardize, words):
    explorer = built(Batches(X, Y, standardize, in_batches))
    assert explorer.reading.startswith("Raw years, all examples at once")
    explorer.set(scaling="standardised")
    assert words in explorer.reading
    explorer.set(scaling="raw years")
    assert explorer.reading.startswith("Raw years")


@pytest.mark.parametrize(("minibatches", "words"), [
    (lambda X, y, batch_size, rng: None, "Your function raised TypeError"),
    (lambda X, y, batch_size, rng: [(X[:8], y[:8])], "8 examples come in an epoch where 40 are due"),
    (lambda X, y, batch_size, rng: iter(in_batches(X, y, batch_size, rng)), "Raw years"),
])
def test_batches_of_any_kind_are_taken_or_refused_in_words(minibatches, words):
    explorer = built(Batches(X, Y, scale_columns, minibatches, batch_size=8))
    assert words in explorer.reading
