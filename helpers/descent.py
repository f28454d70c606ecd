"""Lesson 2: going downhill, and fitting by it.

Sources: the largest stable rate is that of any text on convex optimisation (Nesterov, Introductory Lectures, 2004);
momentum is Polyak's heavy ball (1964); the normal equation is Gauss's and Legendre's.
"""
import numpy as np

from .differentiation import numerical_gradient


def gradient_descent(gradient, x0, learning_rate=0.1, steps=100):
    """The path of x = x - learning_rate * gradient(x) from x0, which is left as it was.

    gradient: array of x0's shape -> array of that shape. Returns (steps + 1, *x0.shape) float64, row 0 is x0.

    >>> gradient_descent(lambda x: 2 * x, np.array([4.0]), learning_rate=0.25, steps=2).ravel()
    array([4., 2., 1.])
    """
    x = np.array(x0, dtype=float)
    path = [x]
    for _ in range(steps):
        x = x - learning_rate * np.asarray(gradient(x.copy()))
        path.append(x)
    return np.array(path)


def minimize_numerically(f, x0, learning_rate=0.1, steps=100):
    """The last point of a descent that knows only `f`: its gradient is numerical, with h = 1e-4.

    f: array of x0's shape -> float. Returns float64 of x0's shape.

    >>> minimize_numerically(lambda x: np.sum((x - 1) ** 2), [3, -3], steps=200).round(6)
    array([1., 1.])
    """
    return gradient_descent(lambda x: numerical_gradient(f, x, h=1e-4), x0, learning_rate, steps)[-1]


def largest_stable_rate(A):
    """2 / lambda_max: above it, descent on f(x) = x.T A x / 2 diverges.

    A: (n, n), symmetric, all eigenvalues positive; otherwise ValueError. Returns a float.

    >>> largest_stable_rate([[2, 0], [0, 8]])
    0.25
    """
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError("A is not symmetric")
    values = np.linalg.eigvalsh(A)
    if values[0] <= 0:
        raise ValueError(f"A has the eigenvalue {values[0]:g}, which is not positive: the surface has no bottom")
    return float(2 / values[-1])


def classify_critical_point(H, tol=1e-8):
    """What a place without slope is, by the curvatures there: the eigenvalues of the Hessian H, (n, n) symmetric.

    Returns 'minimum' (all above tol), 'maximum' (all below -tol), 'saddle' (some of each sign) or 'flat' (no
    decision: some eigenvalue within tol of 0, and no two others of opposite sign).

    >>> classify_critical_point([[2, 0], [0, -3]])
    'saddle'
    """
    values = np.linalg.eigvalsh(np.asarray(H, dtype=float))
    up, down = np.any(values > tol), np.any(values < -tol)
    if up and down:
        return "saddle"
    if np.any(np.abs(values) <= tol):
        return "flat"
    return "minimum" if up else "maximum"


def momentum_descent(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    """The path of a descent that keeps part of its velocity: v = momentum v - learning_rate g, x = x + v.

    gradient and result as in gradient_descent; v starts at 0.

    >>> momentum_descent(lambda x: 2 * x, [4.0], learning_rate=0.25, momentum=0.5, steps=2).ravel()
    array([4., 2., 0.])
    """
    x = np.array(x0, dtype=float)
    v, path = np.zeros_like(x), [x]
    for _ in range(steps):
        v = momentum * v - learning_rate * np.asarray(gradient(x.copy()))
        x = x + v
        path.append(x)
    return np.array(path)


def mse(y_hat, y):
    """Mean of the squared differences of predictions y_hat and targets y, (m,) each. Returns a float.

    >>> mse([1, 3], [1, 1])
    2.0
    """
    return float(np.mean((np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)) ** 2))


def mse_gradient(x, y, w, b):
    """(dw, db) of mean((w x + b - y)^2), floats. x, y: (m,).

    >>> mse_gradient([1, 3], [0, 0], 1, 0)
    (10.0, 4.0)
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    residuals = w * x + b - y
    return float(2 * np.mean(residuals * x)), float(2 * np.mean(residuals))


def fit_line(x, y, learning_rate=0.1, steps=100):
    """Descend from w = b = 0, both updated at once. Returns (w, b, costs): floats, and (steps + 1,) costs on the way.

    >>> w, b, costs = fit_line([-1, 1], [1, 5], steps=200)
    >>> print(round(w, 6), round(b, 6), round(costs[0], 6))
    2.0 3.0 13.0
    """
    x, w, b = np.asarray(x, dtype=float), 0.0, 0.0
    costs = [mse(w * x + b, y)]
    for _ in range(steps):
        dw, db = mse_gradient(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(mse(w * x + b, y))
    return w, b, np.array(costs)


def normal_equation(X, y):
    """The least-squares weights of X @ w = y, those of least norm where several do. X: (m, n), y: (m,). Returns (n,).

    >>> normal_equation([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).round(6)
    array([1., 2.])
    """
    return np.linalg.pinv(np.asarray(X, dtype=float)) @ np.asarray(y, dtype=float)


def standardize(X):
    """(Z, mean, std): each column of X, (m, n), with mean 0 and population standard deviation 1.

    A constant column becomes 0, with std 0. mean, std: (n,).

    >>> Z, mean, std = standardize([[1, 7], [3, 7]])
    >>> Z.tolist(), mean.tolist(), std.tolist()
    ([[-1.0, 0.0], [1.0, 0.0]], [2.0, 7.0], [1.0, 0.0])
    """
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / np.where(std == 0, 1, std), mean, std


def min_max_scale(X):
    """(Z, low, high): each column of X, (m, n), moved and stretched into [0, 1]. A constant column becomes 0.

    >>> Z, low, high = min_max_scale([[1, 7], [3, 7], [2, 7]])
    >>> Z.tolist(), low.tolist(), high.tolist()
    ([[0.0, 0.0], [1.0, 0.0], [0.5, 0.0]], [1.0, 7.0], [3.0, 7.0])
    """
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / np.where(high == low, 1, high - low), low, high


def minibatches(X, y, batch_size, rng):
    """One epoch: pairs (X_batch, y_batch) in which each example comes once, in an order that `rng` shuffles.

    X: (m, ...), y: (m, ...). rng: numpy Generator. The last batch may be smaller.

    >>> X, y = np.arange(5).reshape(5, 1), np.arange(5)
    >>> [len(y_batch) for X_batch, y_batch in minibatches(X, y, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start:start + batch_size]
        yield X[chosen], y[chosen]
