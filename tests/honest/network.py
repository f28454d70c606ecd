"""05/4."""
from itertools import pairwise

import numpy as np


def initialize_by_entry(layer_sizes, rng, scale=None):
    """A number at a time, in plain loops; tuples for lists."""
    weights = []
    for n_in, n_out in pairwise(layer_sizes):
        std = n_in**-0.5 if scale is None else scale
        weights.append(np.array([[std * rng.standard_normal() for _ in range(n_out)] for _ in range(n_in)]))
    return tuple(weights), tuple([0.0] * n_out for n_out in layer_sizes[1:])


def initialize_last_layer_first(layer_sizes, rng, scale=None):
    weights, biases = [], []
    for layer in reversed(range(1, len(layer_sizes))):
        n_in, n_out = layer_sizes[layer - 1:layer + 1]
        if scale is None:
            weights.insert(0, rng.normal(size=(n_in, n_out)) / np.sqrt(n_in))
        else:
            weights.insert(0, rng.normal(size=(n_in, n_out)) * scale)
        biases.insert(0, np.zeros_like(weights[0][0]))
    return [weights, biases]


def sigma(Z):
    return 0.5 + 0.5 * np.tanh(Z / 2)


def backprop_recursive(X, Y, weights, biases, l2=0.0):
    """Each call does one layer and asks the next for dJ/dA."""
    m = len(X)

    def through(A, layer):
        if layer == len(weights):
            return [], [], (A - Y) / (A * (1 - A)) / m
        after = sigma(A @ weights[layer] + biases[layer])
        dweights, dbiases, d_after = through(after, layer + 1)
        delta = d_after * after * (1 - after)
        return ([A.T @ delta + l2 / m * weights[layer], *dweights], [np.ones(m) @ delta, *dbiases],
                delta @ np.transpose(weights[layer]))

    dweights, dbiases, _ = through(np.asarray(X, dtype=float), 0)
    return dweights, dbiases


def backprop_in_columns(X, Y, weights, biases, l2=0.0):
    """In the other dialect: a column an example, sums divided by m at the end."""
    A, m = [np.asarray(X, dtype=float).T], len(Y)
    for W, b in zip(weights, biases, strict=True):
        A.append(sigma(W.T @ A[-1] + b.reshape(-1, 1)))
    dZ = A[-1] - Y.T
    dweights, dbiases = [None] * len(weights), [None] * len(weights)
    for layer in range(len(weights) - 1, -1, -1):
        dweights[layer] = (dZ @ A[layer].T / m + l2 / m * weights[layer].T).T
        dbiases[layer] = np.sum(dZ, axis=1) / m
        dZ = weights[layer] @ dZ * A[layer] * (1 - A[layer])
    return tuple(dweights), tuple(dbiases)


def backprop_einsum(X, Y, weights, biases, l2=0.0):
    """All deltas first, then all gradients."""
    A, m = [np.array(X, dtype=float)], len(X)
    for W, b in zip(weights, biases, strict=True):
        A.append(sigma(np.einsum("mi,io->mo", A[-1], W) + b))
    deltas = [(A[-1] - Y) / m]
    for W, a in zip(weights[:0:-1], A[-2:0:-1], strict=True):
        deltas.append(np.einsum("mo,io->mi", deltas[-1], W) * (a - a**2))
    deltas.reverse()
    dweights = [np.einsum("mi,mo->io", a, d) + W * l2 / m for a, d, W in zip(A[:-1], deltas, weights, strict=True)]
    return [dweights, [d.sum(0) for d in deltas]]


def flatten_by_append(weights, biases):
    theta = []
    for array in list(weights) + list(biases):
        theta += [float(v) for v in np.asarray(array).flat]
    return theta


def unflatten_by_split(theta, layer_sizes):
    shapes = list(pairwise(layer_sizes))
    ends = np.cumsum([a * b for a, b in shapes] + list(layer_sizes[1:]))[:-1]
    parts = np.split(np.asarray(theta, dtype=float), ends)
    weights = tuple(part.reshape(shape) for part, shape in zip(parts, shapes, strict=False))
    return weights, tuple(parts[len(shapes):])


def unflatten_from_an_iterator(theta, layer_sizes):
    numbers = iter(theta)
    weights = [[[float(next(numbers)) for _ in range(n_out)] for _ in range(n_in)]
               for n_in, n_out in pairwise(layer_sizes)]
    return [weights, [[float(next(numbers)) for _ in range(n_out)] for n_out in layer_sizes[1:]]]


def check_by_hand(cost, gradient, theta, h=1e-5):
    exact, worst = gradient(theta), 0.0
    for i in range(len(theta)):
        step = np.zeros(len(theta))
        step[i] = h
        slope = (cost(theta + step) - cost(theta - step)) / (2 * h)
        worst = max(worst, abs(exact[i] - slope) / max(abs(exact[i]) + abs(slope), 1e-12))
    return worst


HONEST = {
    "initialize": [initialize_by_entry, initialize_last_layer_first],
    "backprop": [backprop_recursive, backprop_in_columns, backprop_einsum],
    "flatten_parameters": [flatten_by_append,
                           lambda weights, biases: np.hstack([np.asarray(a, dtype=float).reshape(-1)
                                                              for a in [*weights, *biases]])],
    "unflatten_parameters": [unflatten_by_split, unflatten_from_an_iterator],
    "gradient_check": [check_by_hand],
}
