"""03/1."""
import math

import numpy as np
from scipy.special import expit

from helpers import logistic


def row_by_row(images):
    return [[float(number) / 255 for number in np.ravel(image)] for image in images]


def masked_sigmoid(z):
    z = np.asarray(z, dtype=float)
    p = np.empty(z.shape)
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    p[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return p


def looped_sigmoid(z):
    if np.ndim(z):
        return [looped_sigmoid(value) for value in z]
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def with_ones_written_in(X):
    X = np.asarray(X)
    wider = np.ones((X.shape[0], X.shape[1] + 1))
    wider[:, 1:] = X
    return wider


def unit_by_unit(X, w, b):
    return [float(logistic.sigmoid(sum(x * v for x, v in zip(row, w, strict=True)) + b)) for row in X]


def by_the_bias_trick(X, w, b):
    return logistic.sigmoid(logistic.add_bias(X) @ np.concatenate([[b], w]))


HONEST = {
    "flatten_images": [row_by_row, lambda images: np.array([image.flatten() for image in images]) / 255.0,
                       lambda images: images.astype(float).reshape(images.shape[0], -1) / 255],
    "sigmoid": [masked_sigmoid, looped_sigmoid, expit, lambda z: 0.5 * (1 + np.tanh(0.5 * np.asarray(z))),
                lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))), lambda z: np.exp(-np.logaddexp(0, -np.asarray(z)))],
    "add_bias": [with_ones_written_in, lambda X: np.c_[np.ones(len(X)), X], lambda X: np.insert(X * 1.0, 0, 1, axis=1),
                 lambda X: [[1.0, *row] for row in X.tolist()]],
    "predict_probability": [unit_by_unit, by_the_bias_trick,
                            lambda X, w, b: logistic.sigmoid((X * w).sum(axis=1) + b)],
}
