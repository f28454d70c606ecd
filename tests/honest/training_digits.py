"""05/5: training a network, norms of its gradient, and the capstone."""
from itertools import pairwise

import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def _slopes(X, Y, weights, biases, l2):
    """dweights and dbiases, example by example: a sum of outer products."""
    dweights, dbiases = [l2 * W / len(X) for W in weights], [np.zeros(len(b)) for b in biases]
    for x, y in zip(X, Y, strict=True):
        A = [x]
        for W, b in zip(weights, biases, strict=True):
            A.append(_sigmoid(A[-1] @ W + b))
        delta = (A[-1] - y) / len(X)
        for layer in range(len(weights) - 1, -1, -1):
            dweights[layer] += np.outer(A[layer], delta)
            dbiases[layer] += delta
            delta = weights[layer] @ delta * A[layer] * (1 - A[layer])
    return dweights, dbiases


def _total(X, Y, weights, biases, l2):
    A = np.asarray(X, dtype=float)
    for W, b in zip(weights, biases, strict=True):
        A = _sigmoid(A @ W + b)
    return (-np.log(np.where(Y == 1, A, 1 - A)).sum() + l2 / 2 * sum((W * W).sum() for W in weights)) / len(X)


def train_in_place(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
    """Its own arrays are moved in place, all slopes taken before; labels go through the batches; costs in a list."""
    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    weights = [rng.standard_normal(shape) / shape[0] ** 0.5 for shape in pairwise(layer_sizes)]
    biases, costs = [np.zeros(n) for n in layer_sizes[1:]], []
    eye = np.eye(layer_sizes[-1])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X), batch_size):
            rows = order[first:first + batch_size]
            dweights, dbiases = _slopes(X[rows], eye[labels[rows]], weights, biases, l2)
            for a, slope in zip(weights + biases, dweights + dbiases, strict=True):
                a -= learning_rate * slope
        costs.append(_total(X, eye[labels], weights, biases, l2))
    return tuple(weights), tuple(biases), costs


def norms_of_outer_products(X, Y, weights, biases):
    dweights, _ = _slopes(np.asarray(X, dtype=float), Y, weights, biases, 0.0)
    return [float((dW**2).sum()) ** 0.5 for dW in dweights]


def _learned(X, labels, rng, hidden, rate, rounds):
    """One hidden layer, batches of 20 in a new order each round; all arrays in one list."""
    Y, arrays = np.eye(10)[labels], [rng.normal(0, 0.15, (64, hidden)), np.zeros(hidden),
                                     rng.normal(0, 0.15, (hidden, 10)), np.zeros(10)]
    for _ in range(rounds):
        order = rng.permutation(len(X))
        for rows in np.array_split(order, len(X) // 20):
            W1, b1, W2, b2 = arrays
            A = _sigmoid(X[rows] @ W1 + b1)
            dZ2 = (_sigmoid(A @ W2 + b2) - Y[rows]) / len(rows)
            dZ1 = dZ2 @ W2.T * A * (1 - A)
            slopes = X[rows].T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
            arrays = [a - rate * slope for a, slope in zip(arrays, slopes, strict=True)]
    return arrays


def digits_standardised_and_folded(X, labels, rng):
    """Mean and spread of every pixel put into the first layer."""
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std == 0, 1, std)
    W1, b1, W2, b2 = _learned((X - mean) / std, labels, rng, 40, 0.5, 25)
    W1 = W1 / std[:, None]
    return (W1, W2), (b1 - mean @ W1, b2)


def digits_for_scaled_pixels(X, labels, rng):
    """The scale is left to whoever uses the network: pixels from 0 to 1."""
    W1, b1, W2, b2 = _learned(X / 16, labels, rng, 48, 1.0, 40)
    return [W1, W2], [b1, b2]


def digits_as_they_are(X, labels, rng):
    """Raw pixels, a small start and a small rate."""
    W1, b1, W2, b2 = _learned(X / 4, labels, rng, 32, 0.2, 30)
    return [(W1 / 4).tolist(), W2.tolist()], [b1.tolist(), b2.tolist()]


HONEST = {
    "train_network": [train_in_place],
    "layer_gradient_norms": [norms_of_outer_products],
    "train_digits": [digits_standardised_and_folded, digits_for_scaled_pixels, digits_as_they_are],
}
