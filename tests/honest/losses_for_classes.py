"""04/3."""
import math

import numpy as np

from helpers.logistic import logistic_loss


def rows_of_lists(labels, n_classes):
    rows = []
    for label in labels:
        if label not in range(n_classes):
            raise ValueError(f"{label} is no class")
        rows.append([1.0 if k == label else 0.0 for k in range(n_classes)])
    return rows


def one_hot_by_eye(labels, n_classes):
    if len(labels) and not (0 <= np.min(labels) and np.max(labels) < n_classes):
        raise ValueError("labels are 0 to n_classes - 1")
    return np.eye(n_classes)[labels]


def one_hot_by_comparison(labels, n_classes):
    labels = np.reshape(labels, (-1, 1))
    Y = (labels == np.arange(n_classes)).astype(float)
    if not Y.any(axis=1).all():
        raise ValueError("a label is no class")
    return Y


def softmax_by_rows(Z):
    if np.ndim(Z) == 2:
        return [softmax_by_rows(row) for row in Z]
    exps = [math.exp(z - max(Z)) for z in Z]
    return [e / sum(exps) for e in exps]


def softmax_of_one_shape(Z):
    """A single row becomes a table of one row, and a row again."""
    table = np.atleast_2d(np.array(Z, dtype=float))
    table -= table.max(axis=1).reshape(-1, 1)
    exps = np.exp(table)
    return (exps / np.sum(exps, axis=1)[:, None]).reshape(np.shape(Z))


def softmax_by_columns(Z):
    Z = np.transpose(Z) - np.max(Z, axis=-1)
    return (np.exp(Z) / np.exp(Z).sum(axis=0)).T


def binary_number_by_number(p, y):
    losses = []
    for q, label in zip(p, y, strict=True):
        q = min(max(float(q), 1e-15), 1 - 1e-15)
        losses.append(-math.log(q) if label == 1 else -math.log(1 - q))
    return sum(losses) / len(losses)


def binary_of_what_happened(p, y):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.asarray(-np.log(np.where(np.equal(y, 1), p, 1 - p)).mean())


def entropy_number_by_number(P, Y):
    total = 0.0
    for row, truth in zip(P, Y, strict=True):
        for p, t in zip(row, truth, strict=True):
            total -= t * math.log(min(max(p, 1e-15), 1 - 1e-15))
    return total / len(P)


def logits_row_by_row(Z, labels):
    losses = []
    for row, label in zip(np.asarray(Z, dtype=float), labels, strict=True):
        M = max(row)
        losses.append(M + math.log(sum(math.exp(z - M) for z in row)) - row[label])
    return sum(losses) / len(losses)


def logits_by_log_softmax(Z, labels):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    logs = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.sum(np.eye(Z.shape[1])[labels] * logs) / len(Z)


HONEST = {
    "one_hot": [rows_of_lists, one_hot_by_eye, one_hot_by_comparison],
    "softmax": [softmax_by_rows, softmax_of_one_shape, softmax_by_columns,
                lambda Z: np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True))],
    "binary_cross_entropy": [binary_number_by_number, binary_of_what_happened,
                             lambda p, y: np.mean(logistic_loss(p, y))],
    "cross_entropy": [entropy_number_by_number, lambda P, Y: -np.sum(Y * np.log(np.maximum(P, 1e-15))) / len(P),
                      lambda P, Y: np.asarray(np.einsum("ij,ij", Y, -np.log(np.clip(P, 1e-15, 1 - 1e-15))) / len(Y))],
    "cross_entropy_from_logits": [logits_row_by_row, logits_by_log_softmax,
                                  lambda Z, labels: np.mean(np.logaddexp.reduce(Z, axis=1)
                                                            - np.take_along_axis(np.asarray(Z, dtype=float),
                                                                                 labels[:, None], axis=1)[:, 0])],
}
