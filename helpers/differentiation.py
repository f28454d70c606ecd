"""Lesson 1: derivatives from differences.

Sources: the error orders and the best step of each difference are those of any numerical-analysis text
(Taylor's theorem for truncation, machine epsilon for rounding); the complex step is Squire and Trapp's,
SIAM Review 40 (1998).
"""
import numpy as np


def forward_difference(f, x, h=1e-4):
    """Slope of the chord of `f` from x to x + h; it differs from the derivative by about f''(x) h / 2.

    f: element-wise function. x: float or array. h: step, in units of x. Returns float64 of x's shape.

    >>> print(round(forward_difference(lambda x: x**2, 3.0, h=0.5), 12))
    6.5
    """
    x = np.asarray(x, dtype=float)
    return (f(x + h) - f(x)) / h


def central_difference(f, x, h=1e-4):
    """Slope of the chord of `f` from x - h to x + h; it differs from the derivative by about f'''(x) h^2 / 6.

    f: element-wise function. x: float or array. h: step, in units of x. Returns float64 of x's shape.

    >>> print(round(central_difference(lambda x: x**2, 3.0, h=0.5), 12))
    6.0
    """
    x = np.asarray(x, dtype=float)
    return (f(x + h) - f(x - h)) / (2 * h)


def tangent_line(f, x0, h=1e-4):
    """The line through (x0, f(x0)) with the central slope, as a function of x.

    >>> line = tangent_line(lambda x: x**2, 3.0)
    >>> print(round(line(4.0), 6))
    15.0
    """
    height, slope = f(x0), central_difference(f, x0, h)

    def line(x):
        return height + slope * (np.asarray(x, dtype=float) - x0)

    return line


def absolute_errors(difference, f, df, x, hs):
    """How far `difference(f, x, h)` is from `df(x)`, for each h of `hs`. Returns (len(hs),) float64.

    >>> absolute_errors(forward_difference, lambda x: x**2, lambda x: 2 * x, 3.0, [0.5, 0.25])
    array([0.5 , 0.25])
    """
    return np.array([abs(difference(f, x, h) - df(x)) for h in hs], dtype=float)


def best_step(difference, f, df, x, hs):
    """The h of `hs` whose error is smallest (the first of several). Returns a float.

    >>> best_step(forward_difference, lambda x: x**2, lambda x: 2 * x, 3.0, [0.5, 0.25])
    0.25
    """
    return float(hs[np.argmin(absolute_errors(difference, f, df, x, hs))])


def complex_step(f, x, h=1e-20):
    """Derivative of `f` from one step along the imaginary axis: no difference is taken, so nothing cancels.

    f: element-wise, analytic, written with functions that accept complex numbers. x: float or array.

    >>> print(round(complex_step(lambda x: x**3, 2.0), 12))
    12.0
    """
    return np.imag(f(np.asarray(x, dtype=float) + 1j * h)) / h


def partial_derivative(f, x, i, h=1e-4):
    """Central difference of `f` along coordinate i, the others held fixed.

    f: (n,) -> float. x: (n,), left as it was. Returns a float.

    >>> print(round(partial_derivative(lambda x: x[0]**2 + x[1]**2, np.array([3.0, 4.0]), 1), 6))
    8.0
    """
    above = np.array(x, dtype=float)
    below = above.copy()
    above[i] += h
    below[i] -= h
    return float((f(above) - f(below)) / (2 * h))


def numerical_gradient(f, x, h=1e-4):
    """Central difference of `f` along every entry of `x`.

    f: array of x's shape -> float. x: array of any shape, left as it was. Returns float64 of x's shape.

    >>> numerical_gradient(lambda x: np.sum(x**2), np.array([3, 4])).round(6)
    array([6., 8.])
    """
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient


def relative_error(a, b):
    """Largest abs(a - b) / max(abs(a) + abs(b), 1e-12) over the elements of two arrays. Returns a float.

    >>> print(round(relative_error([1.0, 2.0], [1.0, 2.2]), 6))
    0.047619
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return float(np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)))
