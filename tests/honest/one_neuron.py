"""05/2: one neuron, link by link."""
import math

import numpy as np

from helpers.checks import Pair
from helpers.logistic import logistic_cost, sigmoid


def one_fraction(p, y):
    """Both terms of dJ_dp over one line; the slope multiplied out; a list for a tuple."""
    p = np.asarray(p, dtype=float)
    return [(p - y) / (p * (1 - p)), p - p * p]


def by_label(p, y):
    """Numbers in lists, a case for each label."""
    firsts = [-1 / float(v) if label == 1 else 1 / (1 - float(v)) for v, label in zip(p, y, strict=True)]
    return firsts, [float(v) * (1 - float(v)) for v in p]


def chosen(p, y):
    p = np.array(p, dtype=float)
    return np.where(np.equal(y, 1), -1 / p, 1 / (1 - p)), np.exp(np.log(p) + np.log1p(-p))


def from_lesson_three(X, y, w, b):
    """The exact cost, never clipped; everything as it came in the cache, by name."""
    return [logistic_cost(X, y, w, b), {"X": X, "y": y, "w": w, "b": b}]


def all_over_again(cache):
    """The forward pass a second time, an example at a time."""
    dw, db = np.zeros(len(cache["w"])), 0.0
    for row, label in zip(cache["X"], cache["y"], strict=True):
        off = float(sigmoid(np.dot(row, cache["w"]) + cache["b"])) - label
        dw, db = dw + off * np.asarray(row), db + off
    return [dw / len(cache["y"]), np.asarray(db / len(cache["y"]))]


def as_columns(X, y, w, b):
    """Everything a column, as in courses with matrices only."""
    y, w = np.reshape(y, (-1, 1)).astype(float), np.reshape(w, (-1, 1))
    p = sigmoid(X @ w + b)
    kept = np.clip(p, 1e-15, 1 - 1e-15)
    cost = np.sum(-y * np.log(kept) - (1 - y) * np.log(1 - kept)) / len(y)
    return cost, (X, p - y)


def flat_again(cache):
    X, dz = cache
    return (X.T @ dz / len(dz)).ravel(), np.squeeze(np.mean(dz))


def chained(X, y, w, b):
    """Clipped once, and then link by link all the way back."""
    p = np.clip(sigmoid(np.dot(X, w) + b), 1e-15, 1 - 1e-15)
    y = np.asarray(y, dtype=float)
    losses = [-math.log(v) if label else -math.log(1 - v) for v, label in zip(p, y, strict=True)]
    return np.asarray(np.mean(losses)), [np.array(X, dtype=float), p, y]


def link_by_link(cache):
    X, p, y = cache
    received = 1 / len(y)
    received = received * (-y / p + (1 - y) / (1 - p))
    received = received * p * (1 - p)
    return sum(received[i] * X[i] for i in range(len(y))), float(sum(received))


HONEST = {
    "local_derivatives": [one_fraction, by_label, chosen],
    "neuron_forward": [from_lesson_three, as_columns, chained],
    "neuron_backward": [Pair(all_over_again, from_lesson_three, 0), Pair(flat_again, as_columns, 0),
                        Pair(link_by_link, chained, 0)],
}
