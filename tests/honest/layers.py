"""05/3: layers, forward and backward."""
import numpy as np

from helpers.checks import Pair
from helpers.logistic import sigmoid


def affine_by_loops(X, W, b):
    """A loop over examples and units; a dict as cache, and a list as output."""
    Z = [[float(sum(x * v for x, v in zip(row, column, strict=True)) + shift)
          for column, shift in zip(np.transpose(W), b, strict=True)] for row in X]
    return [Z, {"X": X, "W": W}]


def affine_slopes_by_example(dZ, cache):
    """What each example adds, one after the other."""
    X, W = cache["X"], cache["W"]
    dX, dW, db = [], np.zeros(np.shape(W)), np.zeros(np.shape(W)[1])
    for x, dz in zip(X, dZ, strict=True):
        dX.append([float(np.dot(dz, row)) for row in W])
        dW += np.outer(x, dz)
        db += dz
    return [dX, dW, db]


def affine_of_one_matrix(X, W, b):
    """The bias as the weights of a column of ones, before the features."""
    ones, theta = np.column_stack([np.ones(len(X)), X]), np.vstack([b, W]).astype(float)
    return ones @ theta, (ones, theta)


def affine_slopes_of_one_matrix(dZ, cache):
    ones, theta = cache
    dtheta = np.dot(dZ.T, ones).T
    return np.dot(theta, dZ.T).T[:, 1:], dtheta[1:], dtheta[0]


def mask_forward(Z):
    mask = np.asarray(Z) > 0
    return np.asarray(Z, dtype=float) * mask, mask


def masked_backward(dA, mask):
    dZ = np.array(dA, dtype=float)
    dZ[~mask] = 0
    return dZ


def relu_by_output(Z):
    A = np.where(np.less(Z, 0), 0.0, Z)
    return A, A


def sigmoid_with_tanh(Z):
    return 0.5 * (1 + np.tanh(np.divide(Z, 2))), np.asarray(Z, dtype=float)


def slope_from_input(dA, Z):
    """The slope once more from the input: another formula for A (1 - A)."""
    return dA * sigmoid(Z) * sigmoid(-Z)


def sigmoid_by_entry(dA, Z):
    return [[float(d) * float(sigmoid(z)) * (1 - float(sigmoid(z))) for d, z in zip(*rows, strict=True)]
            for rows in zip(dA, Z, strict=True)]


def cost_by_logaddexp(Z, labels):
    Z = np.asarray(Z, dtype=float)
    losses = [np.logaddexp.reduce(row) - row[k] for row, k in zip(Z, labels, strict=True)]
    return np.asarray(np.mean(losses)), {"Z": Z, "labels": labels}


def shares_forward(Z, labels):
    """A mean of losses taken from the shifted logits; the shares stay in the cache."""
    shifted = np.asarray(Z, dtype=float) - np.max(Z, axis=1)[:, None]
    sums = np.exp(shifted).sum(axis=1)
    cost = np.sum(np.log(sums) - shifted[range(len(Z)), labels]) / len(Z)
    return float(cost), [np.exp(shifted) / sums[:, None], labels]


def take_one_off(cache):
    """As many write it: 1 off the share of the label, in an array of its own."""
    P, labels = cache
    dZ = P.copy()
    dZ[np.arange(len(labels)), labels] -= 1
    return dZ / len(labels)


def in_lists(cache):
    P, labels = cache
    return [[float(p - (k == label)) / len(labels) for k, p in enumerate(row)]
            for row, label in zip(P, labels, strict=True)]


def collapse_by_probing(W1, b1, W2, b2):
    """Send 0 and each unit vector through both layers."""
    bias = np.dot(b1, W2) + b2
    rows = [np.dot(row + np.asarray(b1, dtype=float), W2) + b2 - bias for row in np.asarray(W1, dtype=float)]
    return [np.array(rows), bias.astype(float)]


def collapse_one_matrix(W1, b1, W2, b2):
    stacked = np.vstack([W1, b1]).astype(float) @ np.asarray(W2, dtype=float)
    return stacked[:-1], stacked[-1] + b2


HONEST = {
    "affine_forward": [affine_by_loops, affine_of_one_matrix],
    "affine_backward": [Pair(affine_slopes_by_example, affine_by_loops, 1),
                        Pair(affine_slopes_of_one_matrix, affine_of_one_matrix, 1)],
    "relu_forward": [mask_forward, relu_by_output,
                     lambda Z: ([[max(float(z), 0.0) for z in row] for row in Z], Z)],
    "relu_backward": [Pair(masked_backward, mask_forward, 1),
                      Pair(lambda dA, A: np.sign(A) * dA, relu_by_output, 1)],
    "sigmoid_forward": [sigmoid_with_tanh, lambda Z: (sigmoid(Z), None)],
    "sigmoid_backward": [Pair(slope_from_input, sigmoid_with_tanh, 1), sigmoid_by_entry],
    "softmax_cross_entropy_forward": [cost_by_logaddexp, shares_forward],
    "softmax_cross_entropy_backward": [Pair(take_one_off, shares_forward, 0), Pair(in_lists, shares_forward, 0)],
    "collapse_linear": [collapse_by_probing, collapse_one_matrix],
}
