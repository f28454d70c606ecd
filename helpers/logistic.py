"""Lesson 3: a unit that says yes or no, and how sure it is.

Sources: Cox (1958) for the model; the stable forms are the usual ones (log(1 + e^z) is np.logaddexp(0, z)); the
penalty is l2 / (2 m) * sum(w^2) and leaves the bias alone, as in Hastie, Tibshirani and Friedman.
"""
import numpy as np

SMALLEST = 1e-15    # a probability below it, or that near to 1, is taken for it in a loss


def flatten_images(images):
    """Pictures (m, H, W, C), whole numbers 0 to 255, as rows (m, H * W * C) of float64 in [0, 1], in C order.

    >>> flatten_images(np.array([[[[0, 255, 51]]]], dtype=np.uint8)).tolist()
    [[0.0, 1.0, 0.2]]
    """
    images = np.asarray(images)
    return images.reshape(len(images), -1) / 255.0


def sigmoid(z):
    """1 / (1 + e^-z), element by element, right for any z. z: float or array. Returns float64 of its shape.

    >>> sigmoid([0, 1e4, -1e4]).tolist()
    [0.5, 1.0, 0.0]
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):    # e^-z may become infinite, and one over infinity is the 0 that is due
        return 1 / (1 + np.exp(-z))


def add_bias(X):
    """X, (m, n), with a column of ones in front: (m, n + 1).

    >>> add_bias([[2, 3]]).tolist()
    [[1.0, 2.0, 3.0]]
    """
    X = np.asarray(X, dtype=float)
    return np.column_stack([np.ones(len(X)), X])


def predict_probability(X, w, b):
    """Probability of a yes for each row of X, (m, n). w: (n,), b: float. Returns (m,).

    >>> predict_probability([[1, 0], [0, 0]], [0, 5], 0).tolist()
    [0.5, 0.5]
    """
    return sigmoid(np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) + b)


def logistic_loss(p, y):
    """-log of the probability given to what happened, for each example. p, y: (m,). Returns (m,), always finite.

    >>> logistic_loss([0.5, 0.5], [0, 1]).round(6).tolist()
    [0.693147, 0.693147]
    """
    p = np.clip(np.asarray(p, dtype=float), SMALLEST, 1 - SMALLEST)
    y = np.asarray(y, dtype=float)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def logistic_cost(X, y, w, b, l2=0.0):
    """Mean loss over the rows of X plus l2 / (2 m) * sum(w^2); right for any z, since nothing is clipped.

    X: (m, n), y: (m,) of 0 and 1, w: (n,), b: float. Returns a float.

    >>> print(round(logistic_cost([[0, 0]], [1], [3, 4], 0, l2=2), 6))
    25.693147
    """
    w, y = np.asarray(w, dtype=float), np.asarray(y, dtype=float)
    z = np.asarray(X, dtype=float) @ w + b
    return float(np.mean(np.logaddexp(0, z) - y * z) + l2 / (2 * len(y)) * np.sum(w**2))


def logistic_gradient_loop(X, y, w, b):
    """(dw, db) of logistic_cost without a penalty, by two plain loops. Shapes as there; dw: (n,), db: float.

    >>> dw, db = logistic_gradient_loop([[2, 4]], [1], [0, 0], 0)
    >>> dw.tolist(), db
    ([-1.0, -2.0], -0.5)
    """
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    m, n = X.shape
    dw, db = np.zeros(n), 0.0
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j] * X[i, j]
        error = sigmoid(z) - y[i]
        for j in range(n):
            dw[j] += error * X[i, j] / m
        db += error / m
    return dw, float(db)


def logistic_gradient(X, y, w, b, l2=0.0):
    """(dw, db) of logistic_cost: dw = X.T (p - y) / m + l2 w / m, db = mean(p - y). No loop.

    >>> dw, db = logistic_gradient([[2, 4]], [1], [0, 1], 0, l2=1)
    >>> dw.round(3).tolist(), round(db, 3)
    ([-0.036, 0.928], -0.018)
    """
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    errors = predict_probability(X, w, b) - y
    return (X.T @ errors + l2 * w) / len(y), float(np.mean(errors))


def train_logistic(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    """Descend from zeros. Returns (w, b, costs): (n,), float, (steps + 1,) costs on the way, the first before any step.

    >>> w, b, costs = train_logistic([[-1.0], [1.0]], [0, 1], steps=100)
    >>> print(w[0] > 2, abs(b) < 1e-12, len(costs), round(costs[0], 6))
    True True 101 0.693147
    """
    X = np.asarray(X, dtype=float)
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [logistic_cost(X, y, w, b, l2)]
    for _ in range(steps):
        dw, db = logistic_gradient(X, y, w, b, l2)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(logistic_cost(X, y, w, b, l2))
    return w, b, np.array(costs)


def predict(X, w, b, threshold=0.5):
    """1 where the probability of a row is at least the threshold, else 0: (m,) whole numbers.

    >>> predict([[1.0], [-1.0]], [2.0], 0.0).tolist()
    [1, 0]
    """
    return (predict_probability(X, w, b) >= threshold).astype(int)


def accuracy(predicted, actual):
    """Share of the places at which two label arrays, (m,), are equal. Returns a float.

    >>> accuracy([1, 0, 1, 1], [1, 0, 0, 1])
    0.75
    """
    return float(np.mean(np.asarray(predicted) == np.asarray(actual)))


def train_one_vs_all(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    """A unit a class, each trained by train_logistic to tell it from the rest. Returns (W, b): (n, K), (K,).

    >>> W, b = train_one_vs_all([[-1.0], [1.0]], [0, 1], 2, steps=10)
    >>> W.shape, b.shape
    ((1, 2), (2,))
    """
    labels = np.asarray(labels)
    units = [train_logistic(X, (labels == k).astype(float), learning_rate, steps, l2) for k in range(n_classes)]
    return np.column_stack([w for w, _, _ in units]), np.array([b for _, b, _ in units])


def predict_one_vs_all(X, W, b):
    """For each row of X, (m, n), the class whose unit is most sure. W: (n, K), b: (K,). Returns (m,) labels.

    >>> predict_one_vs_all([[1.0], [-1.0]], [[-2.0, 2.0]], [0.0, 0.0]).tolist()
    [1, 0]
    """
    return np.argmax(np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float), axis=1)


def confusion_matrix(predicted, actual, n_classes):
    """How often a class (row) was taken for a class (column): (K, K) whole numbers.

    >>> confusion_matrix([0, 1, 1], [0, 0, 1], 2).tolist()
    [[1, 1], [0, 1]]
    """
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (np.asarray(actual), np.asarray(predicted)), 1)
    return table
