"""02/1: the path of a descent, its last point, the edge."""
import math

import numpy as np

from helpers.differentiation import numerical_gradient


def rows_of_a_table(gradient, x0, learning_rate=0.1, steps=100):
    x0 = np.asarray(x0)
    path = np.zeros((steps + 1, *x0.shape))
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * gradient(path[k])
    return path


def copies_in_a_list(gradient, x0, learning_rate=0.1, steps=100):
    x = x0.astype(float)
    path = [x.copy()]
    for _ in range(steps):
        x -= learning_rate * gradient(x)
        path.append(x.copy())
    return path


def plain_lists(gradient, x0, learning_rate=0.1, steps=100):
    path = [np.asarray(x0).tolist()]
    while len(path) <= steps:
        here = np.array(path[-1])
        path.append((here - learning_rate * gradient(here)).tolist())
    return path


def one_by_one(gradient, x0, learning_rate=0.1, steps=100):
    """A generator: points as they are reached."""
    x = np.array(x0, dtype=float)
    yield x
    for _ in range(steps):
        x = np.add(x, np.multiply(-learning_rate, gradient(x)))
        yield x


def stacked(gradient, x0, learning_rate=0.1, steps=100):
    path = np.array(x0, dtype=float)[np.newaxis]
    for _ in range(steps):
        path = np.concatenate([path, path[-1:] - learning_rate * gradient(path[-1])[None]])
    return path


def own_loop(f, x0, learning_rate=0.1, steps=100):
    x = np.array(x0, dtype=float)
    for _ in range(steps):
        x -= learning_rate * numerical_gradient(f, x, 1e-4)
    return x


def own_differences(f, x0, learning_rate=0.1, steps=100, h=1e-4):
    x = [float(v) for v in np.ravel(x0)]

    def at(i, move):
        return f(np.reshape([v + move * (j == i) for j, v in enumerate(x)], np.shape(x0)))

    for _ in range(steps):
        slopes = [(at(i, h) - at(i, -h)) / h / 2 for i in range(len(x))]
        x = [v - learning_rate * slope for v, slope in zip(x, slopes, strict=True)]
    return np.reshape(x, np.shape(x0)).tolist()


def by_any_eigenvalues(A):
    if not np.array_equal(A, np.transpose(A)):
        raise ValueError
    values, _ = np.linalg.eig(A)
    if min(values) < 1e-12:
        raise ValueError("no bowl")
    return min(2 / value for value in values)


def by_cholesky(A):
    """A factor exists only for a bowl; the largest eigenvalue is the norm."""
    if np.abs(A - A.T).max() > 1e-9:
        raise ValueError("not symmetric")
    try:
        np.linalg.cholesky(A)
    except np.linalg.LinAlgError:
        raise ValueError("not positive definite") from None
    return math.ldexp(1 / np.linalg.norm(A, 2), 1)


HONEST = {
    "gradient_descent": [rows_of_a_table, copies_in_a_list, plain_lists, one_by_one, stacked],
    "minimize_numerically": [own_loop, own_differences],
    "largest_stable_rate": [by_any_eigenvalues, by_cholesky],
}
