"""03/3: training a classifier."""
import numpy as np


def train_with_one_vector(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    """The bias as weight 0 of a column of ones, which the penalty leaves out; costs in a list, b a 0-d array."""
    X, y = np.column_stack([np.ones(len(X)), X]), np.asarray(y, dtype=float)
    theta, penalised = np.zeros(X.shape[1]), np.arange(X.shape[1]) > 0
    costs = []
    for step in range(steps + 1):
        z = X @ theta
        costs.append(np.mean(np.logaddexp(0, z) - y * z) + l2 / (2 * len(y)) * np.sum(theta[1:]**2))
        if step < steps:
            theta -= learning_rate * (X.T @ (0.5 + np.tanh(z / 2) / 2 - y) + l2 * theta * penalised) / len(y)
    return theta[1:], np.asarray(theta[0]), costs


def train_number_by_number(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    """Loops over examples and features, plain lists; the gradient is taken before anything moves."""
    X, y = np.asarray(X, dtype=float).tolist(), [float(v) for v in y]
    m, n = len(X), len(X[0])
    w, b = [0.0] * n, 0.0

    def z_of(row):
        return b + sum(v * x for v, x in zip(w, row, strict=True))

    def cost():
        return sum(np.logaddexp(0, z_of(row)) - t * z_of(row) for row, t in zip(X, y, strict=True)) / m \
            + l2 * sum(v * v for v in w) / (2 * m)

    costs = [cost()]
    for _ in range(steps):
        off = [1 / (1 + np.exp(-z_of(row))) - t for row, t in zip(X, y, strict=True)]
        dw = [sum(e * row[j] for e, row in zip(off, X, strict=True)) / m + l2 / m * w[j] for j in range(n)]
        b -= learning_rate * sum(off) / m
        w = [v - learning_rate * d for v, d in zip(w, dw, strict=True)]
        costs.append(cost())
    return [w, b, costs]


def predict_by_logit(X, w, b, threshold=0.5):
    return np.array([1 if 1 / (1 + np.exp(-(row @ w + b))) >= threshold else 0 for row in np.asarray(X)])


HONEST = {
    "train_logistic": [train_with_one_vector, train_number_by_number],
    "predict": [predict_by_logit, lambda X, w, b, threshold=0.5: [int(1 / (1 + np.exp(-z)) >= threshold)
                                                                  for z in X @ w + b],
                lambda X, w, b, threshold=0.5: np.where(0.5 + np.tanh((X @ w + b) / 2) / 2 < threshold, 0, 1)],
    "accuracy": [lambda predicted, actual: sum(p == a for p, a in zip(predicted, actual, strict=True)) / len(actual),
                 lambda predicted, actual: 1 - np.count_nonzero(predicted - actual) / predicted.size,
                 lambda predicted, actual: np.asarray((predicted == actual).mean())],
}
