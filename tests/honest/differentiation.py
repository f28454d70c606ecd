"""Start here and lesson 1."""
import numpy as np

from helpers import differentiation


def loop_forward(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    flat = [(float(f(v + h)) - float(f(v))) / h for v in x.ravel()]
    return np.array(flat).reshape(x.shape)


def list_central(f, x, h=1e-4):
    if np.ndim(x) == 0:
        return float((f(x + h) - f(x - h)) / (2 * h))
    return [float(v) for v in (f(x + h) - f(x - h)) / h / 2]


def partial_by_basis(f, x, i, h=1e-4):
    step = h * np.eye(len(x))[i]
    return np.float64(f(x + step) - f(x - step)) / (2 * h)


def gradient_in_place(f, x, h=1e-4):
    """Moves an entry of the caller's array and puts it back from a saved copy, as the contract allows."""
    if x.dtype != float:
        x = x.astype(float)
    gradient = np.empty(x.shape)
    walk = np.nditer(x, flags=["multi_index"], op_flags=[["readwrite"]])
    for _ in walk:
        i = walk.multi_index
        kept = x[i]
        try:
            x[i] = kept + h
            above = f(x)
            x[i] = kept - h
            below = f(x)
        finally:
            x[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient


def complex_by_attribute(f, x, h=1e-20):
    return f(x + complex(0, h)).imag / h


HONEST = {
    "center_columns": [lambda X: np.asarray(X, float) - np.mean(X, axis=0, keepdims=True),
                       lambda X: (np.array(X, dtype=float).T - np.array(X, dtype=float).T.mean(1)[:, None]).T],
    "residuals": [lambda y_hat, y: np.reshape(y_hat, len(y)).astype(float) - np.reshape(y, len(y)),
                  lambda y_hat, y: [float(a) - float(b) for a, b in
                                    zip(np.ravel(y_hat), np.ravel(y), strict=True)]],
    "forward_difference": [loop_forward, lambda f, x, h=1e-4: np.asarray((f(x + h) - f(x)) / h)],
    "central_difference": [list_central, lambda f, x, h=1e-4: ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2],
    "tangent_line": [lambda f, x0, h=1e-4: np.poly1d(
        [differentiation.central_difference(f, x0, h), f(x0) - x0 * differentiation.central_difference(f, x0, h)])],
    "absolute_errors": [lambda difference, f, df, x, hs: [abs(difference(f, x, h) - df(x)) for h in hs]],
    "best_step": [lambda difference, f, df, x, hs: min(hs, key=lambda h: abs(difference(f, x, h) - df(x)))],
    "complex_step": [complex_by_attribute],
    "partial_derivative": [partial_by_basis],
    "numerical_gradient": [gradient_in_place],
    "relative_error": [lambda a, b: max((abs(p - q) / max(abs(p) + abs(q), 1e-12)
                                         for p, q in zip(np.ravel(a), np.ravel(b), strict=True)))],
}
