"""Lesson 5: derivatives sent backwards, from one product to a network that reads digits.

Sources: backpropagation as in Rumelhart, Hinton and Williams (1986); the start scale 1 / sqrt(n_in) is LeCun's (1998).
A forward function returns its output and a cache, what its backward function will need; a backward function takes
the derivative of the cost by that output, the upstream, and returns that by each input.
"""
from itertools import pairwise

import numpy as np

from .costs import cross_entropy_from_logits, forward, network_cost, one_hot, softmax
from .descent import minibatches
from .differentiation import numerical_gradient, relative_error
from .logistic import logistic_cost, sigmoid


def add_forward(a, b):
    """(a + b, cache). a, b: floats or arrays of one shape."""
    return np.add(a, b, dtype=float), None


def add_backward(upstream, cache):
    """(da, db) of a sum: what was received, unchanged, to both.

    >>> add_backward(3.0, None)
    (3.0, 3.0)
    """
    return upstream, upstream


def multiply_forward(a, b):
    """(a * b, cache). a, b: floats or arrays of one shape."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return a * b, (a, b)


def multiply_backward(upstream, cache):
    """(da, db) of a product: what was received times the OTHER factor.

    >>> out, cache = multiply_forward(2.0, 5.0)
    >>> [float(slope) for slope in multiply_backward(3.0, cache)]
    [15.0, 6.0]
    """
    a, b = cache
    return upstream * b, upstream * a


def graph_gradient(a, b, c):
    """(dJ/da, dJ/db, dJ/dc) of J = 3 (a + b c), backwards through its graph.

    >>> [float(slope) for slope in graph_gradient(5, 3, 2)]
    [3.0, 6.0, 9.0]
    """
    product, product_cache = multiply_forward(b, c)
    total, total_cache = add_forward(a, product)
    _, cost_cache = multiply_forward(3.0, total)
    _, d_total = multiply_backward(1.0, cost_cache)
    da, d_product = add_backward(d_total, total_cache)
    db, dc = multiply_backward(d_product, product_cache)
    return da, db, dc


def local_derivatives(p, y):
    """(dJ_dp, dp_dz) of each example's cross-entropy loss and of the sigmoid. p: (m,) inside 0..1, y: (m,) of 0 and 1.

    >>> [slopes.tolist() for slopes in local_derivatives([0.5, 0.25], [1, 0])]
    [[-2.0, 1.3333333333333333], [0.25, 0.1875]]
    """
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    return (p - y) / (p * (1 - p)), p * (1 - p)


def neuron_forward(X, y, w, b):
    """(cost, cache) of one sigmoid unit with cross-entropy. X: (m, n), y: (m,), w: (n,), b: float."""
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    p = sigmoid(X @ np.asarray(w, dtype=float) + b)
    return logistic_cost(X, y, w, b), (X, y, p)


def neuron_backward(cache):
    """(dw, db) of neuron_forward's cost: (n,), float.

    >>> cost, cache = neuron_forward([[2.0, 4.0]], [1], [0.0, 0.0], 0.0)
    >>> dw, db = neuron_backward(cache)
    >>> dw.tolist(), db
    ([-1.0, -2.0], -0.5)
    """
    X, y, p = cache
    dz = (p - y) / len(y)
    return X.T @ dz, float(np.sum(dz))


def affine_forward(X, W, b):
    """(X W + b, cache). X: (m, n_in), W: (n_in, n_out), b: (n_out,). Z: (m, n_out)."""
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    return X @ W + b, (X, W)


def affine_backward(dZ, cache):
    """(dX, dW, db) of affine_forward from dZ, (m, n_out).

    >>> Z, cache = affine_forward([[1.0, 2.0]], [[3.0], [4.0]], [5.0])
    >>> [slopes.tolist() for slopes in affine_backward(np.array([[10.0]]), cache)]
    [[[30.0, 40.0]], [[10.0], [20.0]], [10.0]]
    """
    X, W = cache
    return dZ @ W.T, X.T @ dZ, np.sum(dZ, axis=0)


def relu_forward(Z):
    """(max(Z, 0), cache), element by element."""
    Z = np.asarray(Z, dtype=float)
    return np.maximum(Z, 0), Z


def relu_backward(dA, cache):
    """dZ of relu_forward: dA where Z was above 0, 0 elsewhere.

    >>> relu_backward(np.array([5.0, 6.0, 7.0]), np.array([-1.0, 0.0, 1.0])).tolist()
    [0.0, 0.0, 7.0]
    """
    return np.where(cache > 0, dA, 0.0)


def sigmoid_forward(Z):
    """(sigmoid(Z), cache), element by element."""
    A = sigmoid(Z)
    return A, A


def sigmoid_backward(dA, cache):
    """dZ of sigmoid_forward: dA times A (1 - A).

    >>> A, cache = sigmoid_forward(np.array([0.0]))
    >>> sigmoid_backward(np.array([8.0]), cache).tolist()
    [2.0]
    """
    return dA * cache * (1 - cache)


def softmax_cross_entropy_forward(Z, labels):
    """(mean cross-entropy of softmax(Z) and labels, cache). Z: (m, K), labels: (m,)."""
    return cross_entropy_from_logits(Z, labels), (softmax(Z), np.asarray(labels))


def softmax_cross_entropy_backward(cache):
    """dZ of the mean cost, (m, K): (P - Y) / m.

    >>> cost, cache = softmax_cross_entropy_forward([[0.0, 0.0]], [1])
    >>> softmax_cross_entropy_backward(cache).tolist()
    [[0.5, -0.5]]
    """
    P, labels = cache
    return (P - one_hot(labels, P.shape[1])) / len(P)


def collapse_linear(W1, b1, W2, b2):
    """(W, b) of the one affine layer that does what two without an activation between them do.

    >>> [a.tolist() for a in collapse_linear([[1.0, 2.0]], [0.0, 1.0], [[3.0], [4.0]], [5.0])]
    [[[11.0]], [9.0]]
    """
    W1, b1, W2, b2 = (np.asarray(a, dtype=float) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2


def initialize(layer_sizes, rng, scale=None):
    """(weights, biases) to start from: weights normal with std `scale`, or 1 / sqrt(n_in) where None; biases zero.

    layer_sizes: units of each layer, the inputs first. rng: numpy Generator.

    >>> weights, biases = initialize([3, 2, 1], np.random.default_rng(0))
    >>> [W.shape for W in weights], [b.tolist() for b in biases]
    ([(3, 2), (2, 1)], [[0.0, 0.0], [0.0]])
    """
    shapes = list(pairwise(layer_sizes))
    weights = [rng.normal(0, 1 / np.sqrt(n_in) if scale is None else scale, (n_in, n_out)) for n_in, n_out in shapes]
    return weights, [np.zeros(n_out) for _, n_out in shapes]


def backprop(X, Y, weights, biases, l2=0.0):
    """(dweights, dbiases) of network_cost, two lists of arrays of the shapes of weights and biases. No loop over m.

    >>> dweights, dbiases = backprop([[2.0, 4.0]], [[1.0]], [np.zeros((2, 1))], [np.zeros(1)])
    >>> dweights[0].tolist(), dbiases[0].tolist()
    ([[-1.0], [-2.0]], [-0.5])
    """
    activations = forward(X, weights, biases)
    m = len(activations[0])
    delta = (activations[-1] - np.asarray(Y, dtype=float)) / m
    dweights, dbiases = [], []
    for layer in reversed(range(len(weights))):
        W, A = np.asarray(weights[layer], dtype=float), activations[layer]
        dweights.insert(0, A.T @ delta + l2 / m * W)
        dbiases.insert(0, delta.sum(axis=0))
        if layer:
            delta = delta @ W.T * A * (1 - A)
    return dweights, dbiases


def flatten_parameters(weights, biases):
    """All weights, layer by layer in C order, then all biases, as one array (p,) of float64.

    >>> flatten_parameters([np.array([[1, 2]])], [np.array([3, 4])]).tolist()
    [1.0, 2.0, 3.0, 4.0]
    """
    return np.concatenate([np.ravel(a) for a in (*weights, *biases)]).astype(float)


def unflatten_parameters(theta, layer_sizes):
    """(weights, biases) out of theta, (p,): what flatten_parameters put in. They are copies.

    >>> weights, biases = unflatten_parameters(np.arange(4.0), [1, 2])
    >>> weights[0].tolist(), biases[0].tolist()
    ([[0.0, 1.0]], [2.0, 3.0])
    """
    sizes = list(pairwise(layer_sizes))
    shapes = [*sizes, *((n_out,) for _, n_out in sizes)]
    ends = np.cumsum([np.prod(shape) for shape in shapes])
    parts = np.split(np.array(theta, dtype=float), ends[:-1])
    arrays = [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
    return arrays[:len(sizes)], arrays[len(sizes):]


def gradient_check(cost, gradient, theta, h=1e-5):
    """Largest relative error between gradient(theta) and the numerical gradient of `cost`, a float.

    cost: (p,) -> float. gradient: (p,) -> (p,). theta: (p,).

    >>> gradient_check(lambda t: np.sum(t**2), lambda t: 2 * t, np.array([1.0, -2.0])) < 1e-9
    True
    """
    return float(relative_error(gradient(np.array(theta, dtype=float)), numerical_gradient(cost, theta, h)))


def layer_gradient_norms(X, Y, weights, biases):
    """Frobenius norm of each layer's gradient, dweights of backprop: (L,).

    >>> layer_gradient_norms([[3.0, 4.0]], [[1.0]], [np.zeros((2, 1))], [np.zeros(1)]).tolist()
    [2.5]
    """
    dweights, _ = backprop(X, Y, weights, biases)
    return np.array([np.linalg.norm(dW) for dW in dweights])


def train_network(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
    """Train a network of sigmoid units on mini-batches. Returns (weights, biases, costs), costs (epochs,).

    X: (m, n), labels: (m,) from 0 to layer_sizes[-1] - 1. rng: numpy Generator, for the start and the batches. A cost
    is network_cost, penalty included, of the whole set after an epoch.

    >>> X, labels = np.array([[-1.0], [1.0]]), np.array([0, 1])
    >>> weights, biases, costs = train_network(X, labels, [1, 2], 1.0, 50, 1, np.random.default_rng(0))
    >>> len(costs), bool(costs[-1] < 0.1)
    (50, True)
    """
    Y = one_hot(labels, layer_sizes[-1])
    weights, biases = initialize(layer_sizes, rng)
    costs = []
    for _ in range(epochs):
        for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
            dweights, dbiases = backprop(X_batch, Y_batch, weights, biases, l2)
            weights = [W - learning_rate * dW for W, dW in zip(weights, dweights, strict=True)]
            biases = [b - learning_rate * db for b, db in zip(biases, dbiases, strict=True)]
        costs.append(network_cost(X, Y, weights, biases, l2))
    return weights, biases, np.array(costs)


def train_digits(X, labels, rng):
    """(weights, biases) of a network that reads handwritten digits. X: (m, 64) pixels from 0 to 16, labels: 0 to 9.

    The network takes raw pixels: it learned with pixels from 0 to 1, and the scale then went into the first weights.

    >>> X, labels = 16 * np.repeat(np.eye(64)[:10], 40, axis=0), np.repeat(np.arange(10), 40)
    >>> weights, biases = train_digits(X, labels, np.random.default_rng(0))
    >>> bool(np.all(forward(X, weights, biases)[-1].argmax(axis=1) == labels))
    True
    """
    (first, *others), biases, _ = train_network(np.asarray(X, dtype=float) / 16, labels, [64, 64, 10], 1.0, 60, 32, rng)
    return [first / 16, *others], biases
