"""Training against scikit-learn, against numbers that a public course prints, and on the cat pictures."""
import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from helpers import data
from helpers.checks.answers import judge_mission
from helpers.checks.logistic.training import EARLY_STOP
from helpers.descent import standardize
from helpers.explorers import Boundary
from helpers.logistic import accuracy, flatten_images, logistic_cost, predict, train_logistic


def overlapping(m, n, seed):
    """Standardised features and labels that no hyperplane parts: without a penalty, too, there is a minimum."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(m, n)) + 0.5 * rng.normal(size=(m, 1))
    return standardize(X)[0], (X @ rng.normal(size=n) + 2 * X.std() * rng.standard_normal(m) + 0.3 > 0).astype(int)


@pytest.mark.parametrize("l2", [0.0, 0.5, 3.0])
@pytest.mark.parametrize(("m", "n"), [(80, 3), (150, 5)])
def test_the_weights_are_those_of_scikit_learn(m, n, l2):
    # They minimise (the sum of the losses) + ||w||^2 / (2 C), we the mean loss + l2 / (2 m) ||w||^2: that times m is
    # theirs with C = 1 / l2. The intercept bears no penalty in either.
    X, y = overlapping(m, n, seed=m)
    theirs = LogisticRegression(C=1 / l2 if l2 else np.inf, tol=1e-10, max_iter=10_000).fit(X, y)
    w, b, costs = train_logistic(X, y, learning_rate=1.0, steps=5000, l2=l2)
    np.testing.assert_allclose(w, theirs.coef_[0], atol=1e-4)
    assert b == pytest.approx(theirs.intercept_[0], abs=1e-4)
    assert costs[-1] <= logistic_cost(X, y, theirs.coef_[0], theirs.intercept_[0], l2) + 1e-12


def test_the_cost_falls_at_every_step():
    X, y = overlapping(80, 3, seed=1)
    _, _, costs = train_logistic(X, y, learning_rate=0.5, steps=300, l2=2.0)
    assert costs[-1] < 0.9 * costs[0]
    assert (np.diff(costs) < 1e-15).all()    # but for rounding, once it is at the bottom


def test_a_public_course_prints_the_same_numbers():
    # Machine Learning Specialization (DeepLearning.AI), course 1, week 3, lab 6: weights, bias and costs as printed,
    # each cost after the step of its number, counted from 0.
    X = np.array([[0.5, 1.5], [1, 1], [1.5, 0.5], [3, 0.5], [2, 2], [1, 2.5]])
    w, b, costs = train_logistic(X, np.array([0, 0, 0, 1, 1, 1]), learning_rate=0.1, steps=10_000)
    np.testing.assert_allclose(w, [5.28123029, 5.07815608], atol=5e-9)
    assert b == pytest.approx(-14.222409982019837, abs=1e-9)
    assert costs[6001] == pytest.approx(0.028603798022120097, abs=1e-12)
    assert costs[9001] == pytest.approx(0.019030137124109114, abs=1e-12)


@pytest.fixture(scope="module")
def boundary():
    """The notebook's figure: 30 points of the two moons to train on, 200 to validate, products as features."""
    rng = np.random.default_rng(3)
    seen, held = data.moons(30, rng, noise=0.3), data.moons(200, rng, noise=0.3)

    def products(points):
        return np.stack([points[:, 0]**i * points[:, 1]**k for i in range(7) for k in range(7) if 1 <= i + k <= 6], 1)

    _, mean, std = standardize(products(seen[0]))
    explorer = Boundary(train_logistic, lambda points: (products(points) - mean) / std, *seen, *held)
    explorer.build()
    return explorer


@pytest.mark.parametrize("l2", ["0", "0.01", "0.1", "1", "10"])
def test_the_mission_and_the_figure_say_the_same_of_every_reading(boundary, l2):
    for step in boundary.steps:
        boundary.set(step=step, l2=l2)
        shown = re.search(r"cost (\d\.\d{4}) and", boundary.reading)[1]
        report = judge_mission(boundary.state, EARLY_STOP)
        assert f"is {shown}" in report.sentences[0]
        assert (report.share == 1) == (float(shown) <= 0.267)


@pytest.mark.parametrize(("step", "l2", "advice"), [
    (22, "0", "still on its way down"), (1000, "0", "turned round before"), (2154, "1", "The penalty is the problem"),
    (1, "10", "After 1 step with"),
])
def test_a_mission_missed_is_told_what_to_change(step, l2, advice):
    assert advice in judge_mission({"step": step, "l2": l2}, EARLY_STOP).sentences[0]


def test_the_cat_classifier_beats_who_never_looks():
    train_images, y_train, test_images, y_test = data.cat_or_not()
    X_train, X_test = flatten_images(train_images), flatten_images(test_images)
    w, b, _ = train_logistic(X_train, y_train, learning_rate=0.01, steps=600)
    larger_class = max(np.mean(y_test), 1 - np.mean(y_test))
    assert accuracy(predict(X_test, w, b), y_test) > larger_class + 0.1
    assert accuracy(predict(X_train, w, b), y_train) > 0.85
