"""One against the rest, against scikit-learn, and on the digits it is for."""
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix as their_confusion_matrix
from sklearn.multiclass import OneVsRestClassifier

from helpers.data import blobs, handwritten_digits
from helpers.descent import standardize
from helpers.logistic import accuracy, confusion_matrix, predict_one_vs_all, sigmoid, train_one_vs_all


def small_problem():
    """60 standardised points in three clouds that overlap."""
    X, labels = blobs(60, np.random.default_rng(5), centers=((-1, 0), (1, 0.5), (0, -1.5)))
    return standardize(X)[0], labels


@pytest.mark.parametrize("l2", [0.5, 2.0, 10.0])
def test_weights_are_those_of_scikit_learn(l2):
    # It minimises C * (sum of the losses) + sum(w^2) / 2; ours is (sum of the losses) / m + l2 / (2 m) * sum(w^2).
    X, labels = small_problem()
    theirs = OneVsRestClassifier(LogisticRegression(C=1 / l2, tol=1e-10, max_iter=1000)).fit(X, labels)
    W, b = train_one_vs_all(X, labels, 3, learning_rate=1.0, steps=4000, l2=l2)
    np.testing.assert_allclose(W, np.column_stack([unit.coef_[0] for unit in theirs.estimators_]), atol=1e-4)
    np.testing.assert_allclose(b, [unit.intercept_[0] for unit in theirs.estimators_], atol=1e-4)
    places = np.random.default_rng(6).normal(size=(40, 2))
    assert (predict_one_vs_all(places, W, b) == theirs.predict(places)).all()


@pytest.mark.parametrize("n_classes", [2, 4, 7])
def test_the_confusion_matrix_is_that_of_scikit_learn(n_classes):
    rng = np.random.default_rng(n_classes)
    predicted, actual = rng.integers(0, n_classes, (2, 50))
    ours = confusion_matrix(predicted, actual, n_classes)
    assert (ours == their_confusion_matrix(actual, predicted, labels=range(n_classes))).all()
    assert ours.dtype.kind == "i"
    assert np.trace(ours) / ours.sum() == accuracy(predicted, actual)


def test_a_class_that_never_occurs_has_its_unit_and_its_row():
    W, b = train_one_vs_all([[1.0], [-1.0], [2.0]], [0, 3, 0], 5, steps=50)
    assert W.shape == (1, 5) and b.shape == (5,)
    assert (b[[1, 2, 4]] < 0).all()
    assert confusion_matrix([0, 0], [0, 3], 5).shape == (5, 5)


def test_two_units_of_two_classes_are_mirror_images():
    X, labels = small_problem()
    W, b = train_one_vs_all(X, labels // 2, 2, learning_rate=0.7, l2=1.0)
    np.testing.assert_allclose(W[:, 0], -W[:, 1], rtol=1e-10)
    np.testing.assert_allclose(sigmoid(X @ W + b).sum(axis=1), 1.0, rtol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_nine_of_ten_digits_held_out_are_read_right(seed):
    X, labels = handwritten_digits()
    train, test = np.split(np.random.default_rng(seed).permutation(len(X)), [1297])
    W, b = train_one_vs_all(X[train] / 16, labels[train], 10, learning_rate=1.0)
    predicted = predict_one_vs_all(X[test] / 16, W, b)
    assert accuracy(predicted, labels[test]) >= 0.9
    table = confusion_matrix(predicted, labels[test], 10)
    assert (table.sum(axis=1) == np.bincount(labels[test], minlength=10)).all()
