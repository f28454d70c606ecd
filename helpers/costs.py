"""Lesson 4: what a cost measures, for one number, for classes and for a whole network.

Sources: the robust loss is Huber's (1964); the negative log-likelihoods are those of any statistics text; softmax and
cross-entropy as in Bridle (1990), made safe by log-sum-exp; the penalty is l2 / (2 m) * sum(W^2), never on a bias.
"""
import numpy as np

from .logistic import SMALLEST, sigmoid


def slope_along(metric, b, h=1e-4):
    """Central slope of `metric`, a function of one float, at b. Returns a float.

    >>> print(round(slope_along(lambda b: b**2, 3.0), 6))
    6.0
    """
    return float((metric(b + h) - metric(b - h)) / (2 * h))


def share_flat(metric, bs, h=1e-4, tol=1e-12):
    """Share of the points `bs`, (k,), at which the size of the slope of `metric` is at most `tol`. Returns a float.

    >>> share_flat(lambda b: max(b, 0.0), [-2.0, -1.0, 1.0, 2.0])
    0.5
    """
    return float(np.mean([abs(slope_along(metric, b, h)) <= tol for b in bs]))


def squared_loss(r):
    """r^2 of residuals r, float or array, element by element. Returns float64 of its shape.

    >>> squared_loss([-3, 1]).tolist()
    [9.0, 1.0]
    """
    return np.asarray(r, dtype=float) ** 2


def absolute_loss(r):
    """abs(r) of residuals r, float or array, element by element. Returns float64 of its shape.

    >>> absolute_loss([-3, 1]).tolist()
    [3.0, 1.0]
    """
    return np.abs(np.asarray(r, dtype=float))


def huber_loss(r, delta=1.0):
    """r^2 / 2 where abs(r) <= delta, delta (abs(r) - delta / 2) outside: a parabola that goes on as its tangents.

    r: float or array; delta: in units of r. Returns float64 of r's shape.

    >>> huber_loss([-3, 1]).tolist()
    [2.5, 0.5]
    """
    r = np.asarray(r, dtype=float)
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))[()]


def best_constant(y, loss):
    """The one number with the least total loss to all of y, (m,). loss: 'squared' or 'absolute', else ValueError.

    >>> best_constant([1, 2, 9], "squared"), best_constant([1, 2, 9], "absolute")
    (4.0, 2.0)
    """
    centers = {"squared": np.mean, "absolute": np.median}
    if loss not in centers:
        raise ValueError(f"loss is {loss!r}: it should be 'squared' or 'absolute'")
    return float(centers[loss](np.asarray(y, dtype=float)))


def gaussian_nll(y, mean, std):
    """Mean of -log of the normal density of y, (m,): 0.5 log(2 pi std^2) + (y - mean)^2 / (2 std^2). Returns a float.

    mean, std: float or (m,), in units of y. Any std that is not above 0: ValueError.

    >>> print(round(gaussian_nll([1.0, 3.0], 2.0, 1.0), 6))
    1.418939
    """
    y, mean, std = (np.asarray(a, dtype=float) for a in (y, mean, std))
    if np.any(std <= 0):
        raise ValueError("a standard deviation is above 0")
    return float(np.mean(0.5 * np.log(2 * np.pi * std**2) + (y - mean) ** 2 / (2 * std**2)))


def one_hot(labels, n_classes):
    """A row an example, 1 in the column of its label and 0 elsewhere: (m, n_classes) float64.

    labels: (m,) whole numbers; one outside 0..n_classes-1: ValueError.

    >>> one_hot([2, 0], 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels >= n_classes):
        raise ValueError(f"labels run from {labels.min()} to {labels.max()}: 0 to {n_classes - 1} are known")
    return np.eye(n_classes)[labels]


def softmax(Z):
    """e^z over the sum of all e^z, along the last axis, without overflow. Z: (K,) or (m, K). Returns that shape.

    >>> softmax([0.0, np.log(3.0)]).round(6).tolist()
    [0.25, 0.75]
    """
    Z = np.asarray(Z, dtype=float)
    exps = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)


def binary_cross_entropy(p, y):
    """Mean of -log of the probability given to what happened; p, y: arrays of one shape. Returns a float.

    >>> print(round(binary_cross_entropy([0.5, 0.25], [0, 1]), 6))
    1.039721
    """
    p, y = np.clip(np.asarray(p, dtype=float), SMALLEST, 1 - SMALLEST), np.asarray(y, dtype=float)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def cross_entropy(P, Y):
    """Mean over the rows of -sum(Y log P). P, Y: (m, K); a row of Y sums to 1 and may be soft. Returns a float.

    >>> print(round(cross_entropy([[0.25, 0.75], [0.5, 0.5]], [[0, 1], [1, 0]]), 6))
    0.490415
    """
    P = np.clip(np.asarray(P, dtype=float), SMALLEST, 1 - SMALLEST)
    return float(-np.mean(np.sum(np.asarray(Y, dtype=float) * np.log(P), axis=1)))


def cross_entropy_from_logits(Z, labels):
    """The cross-entropy of softmax(Z), (m, K), and labels, (m,): mean of log(sum e^z) - z[label]. Returns a float.

    Nothing is clipped, so that it is right for logits of 1e4.

    >>> print(round(cross_entropy_from_logits([[0.0, np.log(3.0)]], [1]), 6))
    0.287682
    >>> cross_entropy_from_logits([[1e4, 0.0]], [1])
    10000.0
    """
    Z, labels = np.asarray(Z, dtype=float), np.asarray(labels)
    Z = Z - Z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels]))


def violates_convexity(f, a, b, n=101):
    """Whether f is above the chord from a to b, (k,) each, by more than 1e-9, at any of n places between them.

    f: vector -> float.

    >>> violates_convexity(np.sum, [0, 0], [1, 2]), violates_convexity(lambda x: -np.sum(x**2), [0, 0], [1, 2])
    (False, True)
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ends = f(a), f(b)
    return any(bool(f(a + t * (b - a)) > (1 - t) * ends[0] + t * ends[1] + 1e-9) for t in np.linspace(0, 1, n))


def mse_sigmoid_cost(X, y, w, b):
    """mean((sigmoid(X w + b) - y)^2): the squared error of one sigmoid unit. X: (m, n), y: (m,), w: (n,), b: float.

    >>> mse_sigmoid_cost([[1.0], [2.0]], [0, 1], [0.0], 0.0)
    0.25
    """
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    return float(np.mean((sigmoid(X @ w + b) - y) ** 2))


def logistic_hessian(X, w, b):
    """X.T diag(p (1 - p)) X / m, (n, n): the second derivatives of logistic_cost by w. X: (m, n), w: (n,), b: float.

    >>> logistic_hessian([[2.0], [4.0]], [0.0], 0.0).tolist()
    [[2.5]]
    """
    X = np.asarray(X, dtype=float)
    p = sigmoid(X @ np.asarray(w, dtype=float) + b)
    return (X.T * (p * (1 - p))) @ X / len(X)


def forward(X, weights, biases):
    """Activations of every layer of a network of sigmoid units: [X, A1, ..., AL], with A = sigmoid(A_before W + b).

    X: (m, n); weights: (n_in, n_out) a layer; biases: (n_out,) a layer. Returns a list of len(weights) + 1 arrays.

    >>> [A.tolist() for A in forward([[1.0, 2.0]], [np.zeros((2, 1))], [np.zeros(1)])]
    [[[1.0, 2.0]], [[0.5]]]
    """
    activations = [np.asarray(X, dtype=float)]
    for W, b in zip(weights, biases, strict=True):
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations


def network_cost(X, Y, weights, biases, l2=0.0):
    """Mean over the examples of the sum over the output units of binary cross-entropy, plus l2 / (2 m) sum of W^2.

    X: (m, n), Y: (m, K) of 0 and 1, weights and biases as in forward. Returns a float.

    >>> print(round(network_cost([[1.0, 2.0]], [[1.0]], [np.zeros((2, 1))], [np.zeros(1)]), 6))
    0.693147
    """
    Y = np.asarray(Y, dtype=float)
    P = np.clip(forward(X, weights, biases)[-1], SMALLEST, 1 - SMALLEST)
    data = -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / len(Y)
    return float(data + l2 / (2 * len(Y)) * sum(np.sum(np.square(W)) for W in weights))
