"""03/2: the loss, the cost and its gradient in other words."""
import math

import numpy as np

from helpers.logistic import sigmoid


def chosen_loss(p, y):
    """The probability of what happened first, then one logarithm."""
    happened = np.where(np.equal(y, 1), p, 1 - np.asarray(p, dtype=float))
    return -np.log(np.clip(happened, 1e-15, 1 - 1e-15))


def listed_loss(p, y):
    losses = []
    for p_i, y_i in zip(p, y, strict=True):
        p_i = min(max(float(p_i), 1e-15), 1 - 1e-15)
        losses.append(-math.log(p_i) if y_i == 1 else -math.log(1 - p_i))
    return losses


def xlogy_loss(p, y):
    p, y = np.minimum(np.maximum(p, 1e-15), 1 - 1e-15), np.asarray(y, dtype=float)
    return -y * np.log(p) - (1 - y) * np.log1p(-p)


def margin_cost(X, y, w, b, l2=0.0):
    margins = np.where(np.asarray(y) == 1, 1, -1) * (np.dot(X, w) + b)
    return np.logaddexp(0, -margins).mean() + l2 * np.dot(w, w) / (2 * len(y))


def listed_cost(X, y, w, b, l2=0):
    total = 0.0
    for x, label in zip(X, y, strict=True):
        z = float(sum(x * w) + b)
        total += max(z, 0.0) - label * z + math.log1p(math.exp(-abs(z)))
    return (total + l2 / 2 * sum(float(v) ** 2 for v in w)) / len(X)


def relu_cost(X, y, w, b, l2=0.0):
    """A 0-d array, from the form that some libraries use."""
    z = np.matmul(X, w) + b
    return np.asarray(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
                      + l2 / (2 * np.shape(X)[0]) * np.linalg.norm(w) ** 2)


def plain_loops(X, y, w, b):
    """Nothing of NumPy but the array that is returned; sums first, one division at the end."""
    m, n = len(X), len(X[0])
    dw, db = [0.0] * n, 0.0
    for i in range(m):
        z = b
        for j in range(n):
            z = z + w[j] * X[i][j]
        e = (1 / (1 + math.exp(-z)) if z > -700 else 0.0) - y[i]
        for j in range(n):
            dw[j] += e * X[i][j]
        db += e
    return np.array([v / m for v in dw]), db / m


def loops_the_other_way(X, y, w, b):
    """Features outside, examples inside."""
    p = sigmoid(np.dot(X, w) + b)
    dw = []
    for j in range(np.shape(X)[1]):
        dw.append(sum((p[i] - y[i]) * X[i, j] for i in range(len(y))) / len(y))
    return dw, sum(p - y) / len(y)


def stacked(X, y, w, b, l2=0.0):
    """The bias as one weight more."""
    A, theta = np.column_stack([np.ones(len(y)), X]), np.concatenate([[b], w])
    gradient = (sigmoid(A @ theta) - y) @ A / len(y)
    gradient[1:] += l2 / len(y) * np.asarray(w)
    return gradient[1:], gradient[0]


def as_columns(X, y, w, b, l2=0.0):
    """All of them columns, as in courses with matrices only; flat again at the end."""
    w, y = np.reshape(w, (-1, 1)).astype(float), np.reshape(y, (-1, 1))
    errors = sigmoid(X @ w + b) - y
    return (X.T @ errors / len(y) + l2 / len(y) * w).ravel(), np.mean(errors)


def over_features(X, y, w, b, l2=0.0):
    """A loop over the features is none over the examples."""
    errors = sigmoid(np.asarray(X, dtype=float) @ w + b) - y
    return np.array([np.mean(errors * X[:, j]) + l2 * w[j] / len(y) for j in range(len(w))]), errors.mean()


HONEST = {
    "logistic_loss": [chosen_loss, listed_loss, xlogy_loss],
    "logistic_cost": [margin_cost, listed_cost, relu_cost],
    "logistic_gradient_loop": [plain_loops, loops_the_other_way],
    "logistic_gradient": [stacked, as_columns, over_features,
                          lambda X, y, w, b, l2=0.0: [np.mean((sigmoid(X @ w + b) - y)[:, None] * X, axis=0)
                                                      + l2 * w / len(X), np.mean(sigmoid(X @ w + b) - y)]],
}
