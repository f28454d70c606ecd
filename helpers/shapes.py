"""Start here: arithmetic on arrays whose shapes are known."""
import numpy as np


def center_columns(X):
    """X with each column's mean taken off.

    X: (m, n), any number type. Returns (m, n) float64.

    >>> center_columns([[1, 10], [3, 30]])
    array([[ -1., -10.],
           [  1.,  10.]])
    """
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=0)


def residuals(y_hat, y):
    """What is predicted minus what was measured, one number an example.

    y_hat, y: (m,) or (m, 1), each. Returns (m,) float64. Different m: ValueError.

    >>> residuals([[3.0], [5.0]], [1.0, 6.0])
    array([ 2., -1.])
    """
    y_hat = np.asarray(y_hat, dtype=float).ravel()
    y = np.asarray(y, dtype=float).ravel()
    if y_hat.shape != y.shape:
        raise ValueError(f"{len(y_hat)} predictions for {len(y)} measurements")
    return y_hat - y
