"""02/3."""
import numpy as np


def mse_by_loop(y_hat, y):
    total = 0.0
    for predicted, measured in zip(y_hat, y, strict=True):
        total += (float(predicted) - float(measured)) ** 2
    return total / len(y)


def gradient_by_matrix(x, y, w, b):
    X = np.column_stack([x, np.ones(len(x))]).astype(float)
    dw, db = 2 / len(x) * X.T @ (X @ np.array([w, b], dtype=float) - y)
    return [dw, np.asarray(db)]


def gradient_by_measuring(x, y, w, b):
    """Central differences of a parabola: exact but for rounding, with any step."""
    def cost(w, b):
        return np.mean((w * np.asarray(x, dtype=float) + b - y) ** 2)

    return (cost(w + 0.5, b) - cost(w - 0.5, b)), (cost(w, b + 0.5) - cost(w, b - 0.5))


def fit_by_matrix(x, y, learning_rate=0.1, steps=100):
    X, theta, costs = np.stack([x, np.ones(np.shape(x))], axis=1), np.zeros(2), []
    for step in range(steps + 1):
        residuals = X @ theta - y
        costs.append(float(residuals @ residuals) / len(y))
        if step < steps:
            theta = theta - learning_rate * 2 * X.T @ residuals / len(y)
    return [theta[0], theta[1], costs]


def fit_that_looks_in_turn(x, y, learning_rate=0.1, steps=100):
    w, b = 0, 0
    costs = np.zeros(steps + 1)
    costs[0] = np.mean(np.square(y, dtype=float))
    for k in range(1, steps + 1):
        errors = np.array([w * p + b - q for p, q in zip(x, y, strict=True)])
        w -= learning_rate * 2 * (errors * x).mean()
        b -= learning_rate * 2 * errors.mean()
        costs[k] = np.mean((w * np.asarray(x) + b - y) ** 2)
    return w, b, costs


HONEST = {
    "mse": [mse_by_loop, lambda y_hat, y: np.asarray(np.square(np.subtract(y_hat, y, dtype=float)).mean()),
            lambda y_hat, y: np.linalg.norm(np.asarray(y_hat, float) - np.asarray(y, float)) ** 2 / np.size(y)],
    "mse_gradient": [gradient_by_matrix, gradient_by_measuring,
                     lambda x, y, w, b: (2 * sum((w * p + b - q) * p for p, q in zip(x, y, strict=True)) / len(x),
                                         2 * sum(w * p + b - q for p, q in zip(x, y, strict=True)) / len(x))],
    "fit_line": [fit_by_matrix, fit_that_looks_in_turn],
    "normal_equation": [lambda X, y: np.linalg.lstsq(X, y)[0],
                        lambda X, y: np.linalg.pinv(X.T @ X) @ X.T @ y,
                        lambda X, y: list(np.linalg.pinv(X) @ y)],
}
