"""03/4."""
from collections import Counter

import numpy as np

from helpers.logistic import logistic_gradient, predict_probability, sigmoid, train_logistic


def all_units_at_once(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    X, Y = np.asarray(X, dtype=float), np.eye(n_classes)[labels]
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros((1, n_classes))
    for _ in range(steps):
        error = sigmoid(X @ W + b) - Y
        W, b = W - learning_rate * (X.T @ error + l2 * W) / len(X), b - learning_rate * error.mean(0, keepdims=True)
    return [W, b.ravel()]


def unit_by_unit_in_place(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = np.zeros((np.shape(X)[1], n_classes)), np.zeros(n_classes)
    for k in range(n_classes):
        y = [1 if label == k else 0 for label in labels]
        for _ in range(steps):
            dw, db = logistic_gradient(X, y, W[:, k], b[k], l2)
            W[:, k] -= learning_rate * dw
            b[k] -= learning_rate * db
    return W, b


def loop_with_lists(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    columns, biases = [], []
    for k in range(n_classes):
        w, b, _ = train_logistic(X, np.asarray(labels) == k, learning_rate, steps, l2=l2)
        columns.append(w)
        biases.append(b)
    return np.array(columns).T.tolist(), biases


def by_probabilities(X, W, b):
    P = np.array([predict_probability(X, w, bias) for w, bias in zip(np.transpose(W), b, strict=True)])
    return P.argmax(axis=0)


def row_by_row(X, W, b):
    labels = []
    for x in X:
        z = [sum(x[j] * W[j, k] for j in range(len(x))) + b[k] for k in range(len(b))]
        labels.append(z.index(max(z)))
    return labels


def pair_by_pair(predicted, actual, n_classes):
    table = [[0] * n_classes for _ in range(n_classes)]
    for p, a in zip(predicted, actual, strict=True):
        table[a][p] += 1
    return table


def by_counter(predicted, actual, n_classes):
    pairs = Counter(zip(actual.tolist(), predicted.tolist(), strict=True))
    return np.array([[pairs[row, column] for column in range(n_classes)] for row in range(n_classes)])


def by_bincount(predicted, actual, n_classes):
    return np.bincount(actual * n_classes + predicted, minlength=n_classes**2).reshape(n_classes, -1)


HONEST = {
    "train_one_vs_all": [all_units_at_once, unit_by_unit_in_place, loop_with_lists],
    "predict_one_vs_all": [by_probabilities, row_by_row],
    "confusion_matrix": [pair_by_pair, by_counter, by_bincount],
}
