"""04/4: the chord test, the squared error of a sigmoid unit, the Hessian."""
import math

import numpy as np


def look_at_the_gaps(f, a, b, n=101):
    """All heights as one array, the chord as a weighted mean of its ends; a NumPy bool."""
    ts = np.linspace(0, 1, n)
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    gaps = np.array([f((1 - t) * a + t * b) for t in ts]) - ((1 - ts) * f(a) + ts * f(b))
    return np.any(gaps > 1e-9)


def walk_the_chord(f, a, b, n=101):
    """Leaves at the first place above; lists of numbers for a and b."""
    a, b = [float(v) for v in a], [float(v) for v in b]
    for k in range(n):
        t = k / (n - 1)
        here = np.array([u + t * (v - u) for u, v in zip(a, b, strict=True)])
        if f(here) - 1e-9 > f(np.array(a)) + t * (f(np.array(b)) - f(np.array(a))):
            return True
    return False


def squares_one_by_one(X, y, w, b):
    total = 0.0
    for row, label in zip(np.asarray(X).tolist(), np.asarray(y).tolist(), strict=True):
        z = b + sum(x * v for x, v in zip(row, np.asarray(w).tolist(), strict=True))
        p = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        total += (p - label) ** 2
    return total / len(y)


def hessian_of_outer_products(X, w, b):
    p = 0.5 + np.tanh((X @ w + b) / 2) / 2
    return np.mean((p - p**2)[:, None, None] * X[:, :, None] * X[:, None, :], axis=0)


def hessian_entry_by_entry(X, w, b):
    """Loops over the features, none over the examples; a list of lists."""
    s = 0.25 / np.cosh(np.clip((X @ w + b) / 2, -300, 300)) ** 2
    n = np.shape(X)[1]
    return [[float(np.mean(s * X[:, j] * X[:, k])) for k in range(n)] for j in range(n)]


HONEST = {
    "violates_convexity": [look_at_the_gaps, walk_the_chord,
                           lambda f, a, b, n=101: max(f(np.asarray(a) + t * np.subtract(b, a))
                                                      - f(np.asarray(a)) - t * (f(np.asarray(b)) - f(np.asarray(a)))
                                                      for t in np.linspace(0, 1, n)) > 1e-9],
    "mse_sigmoid_cost": [squares_one_by_one,
                         lambda X, y, w, b: np.asarray(np.mean(np.square(0.5 + np.tanh((X @ w + b) / 2) / 2 - y))),
                         lambda X, y, w, b: np.linalg.norm(0.5 * np.tanh((X @ w + b) / 2) + 0.5 - y) ** 2 / len(y)],
    "logistic_hessian": [hessian_of_outer_products, hessian_entry_by_entry,
                         lambda X, w, b: X.T @ np.diag(0.25 * (1 - np.tanh((X @ w + b) / 2) ** 2)) @ X / X.shape[0],
                         lambda X, w, b: np.einsum("ij,i,ik->jk", X, 0.25 - np.tanh((X @ w + b) / 2) ** 2 / 4, X)
                         / len(X)],
}
