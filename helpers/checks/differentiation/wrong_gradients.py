"""Wrong ways to measure a gradient, as learners wrote them; what is said about each stands in `gradients`."""
import numpy as np


def central(f, x, i, h):
    """The slope along entry i, right: the wrong ways below change one thing about it."""
    above, below = np.array(x, dtype=float), np.array(x, dtype=float)
    above[i] += h
    below[i] -= h
    return (f(above) - f(below)) / (2 * h)


def gradient(f, x, h, slope=central):
    """`slope` along every entry, in an array of x's shape."""
    slopes = np.zeros(np.shape(x))
    for i in np.ndindex(slopes.shape):
        slopes[i] = slope(f, x, i, h)
    return slopes


# one partial derivative


def partial_precedence(f, x, i, h=1e-4):
    """/ 2 * h."""
    return central(f, x, i, h) * 2 * h / 2 * h


def partial_integer(f, x, i, h=1e-4):
    """Copies that keep the whole numbers' type."""
    above, below = x.copy(), x.copy()
    above[i] = x[i] + h
    below[i] = x[i] - h
    return (f(above) - f(below)) / (2 * h)


def partial_tiny_step(f, x, i, h=1e-4):
    """A step that disappears."""
    return central(f, x, i, 10e-50)


def partial_forward(f, x, i, h=1e-4):
    """To one side."""
    above = np.array(x, dtype=float)
    above[i] += h
    return (f(above) - f(x)) / h


def partial_alias(f, x, i, h=1e-4):
    """Two names for one array."""
    x = np.array(x, dtype=float)
    above = below = x
    above[i] += h
    below[i] -= h
    return (f(above) - f(below)) / (2 * h)


def partial_alias_of_x(f, x, i, h=1e-4):
    """Two more names for the caller's array."""
    above = below = x
    above[i] += h
    below[i] -= h
    return (f(above) - f(below)) / (2 * h)


def partial_no_copy(f, x, i, h=1e-4):
    """np.asarray copies no floats."""
    above, below = np.asarray(x, dtype=float), np.asarray(x, dtype=float)
    above[i] += h
    below[i] -= h
    return (f(above) - f(below)) / (2 * h)


def partial_integer_step(f, x, i, h=1e-4):
    """The step takes over the type of x."""
    step = np.zeros_like(x)
    step[i] = h
    return (f(x + step) - f(x - step)) / (2 * h)


def partial_came_back(f, x, i, h=1e-4):
    """Out by h, back by h."""
    x = np.array(x, dtype=float)
    x[i] += h
    above = f(x)
    x[i] -= h
    return (above - f(x)) / (2 * h)


def partial_left_moved(f, x, i, h=1e-4):
    """The caller's own array, moved and left there."""
    x = np.asarray(x, dtype=float)
    x[i] += h
    above = f(x)
    x[i] -= 2 * h
    return (above - f(x)) / (2 * h)


# the gradient


def precedence(f, x, h=1e-4):
    """/ 2 * h."""
    return gradient(f, x, h, partial_precedence)


def tiny_step(f, x, h=1e-4):
    """A step that disappears."""
    return gradient(f, x, h, partial_tiny_step)


def forward(f, x, h=1e-4):
    """To one side."""
    return gradient(f, x, h, partial_forward)


def _moved_in_place(f, x, h, slopes, places=None):
    for i in np.ndindex(x.shape) if places is None else places:
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept
        slopes[i] = (above - below) / (2 * h)
    return slopes


def integer(f, x, h=1e-4):
    """The form of the books: both arrays take over the type of x."""
    return _moved_in_place(f, x.copy(), h, np.zeros_like(x))


def integer_step(f, x, h=1e-4):
    """Only the moved array takes over the type of x."""
    return _moved_in_place(f, x.copy(), h, np.zeros(x.shape))


def integer_result(f, x, h=1e-4):
    """Only the gradient takes over the type of x."""
    return _moved_in_place(f, np.array(x, dtype=float), h, np.zeros_like(x))


def integer_moves(f, x, h=1e-4):
    """The array of steps takes over the type of x."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


def rows(f, x, h=1e-4):
    """f sees a row at a time."""
    if x.ndim < 2:
        return gradient(f, x, h)
    return np.array([rows(f, row, h) for row in x])


def rows_of_a_table(f, x, h=1e-4):
    """The form of the books: one axis, or else rows."""
    if x.ndim == 1:
        return flat_index(f, x, h)
    return np.array([flat_index(f, row, h) for row in x])


def first_only(f, x, h=1e-4):
    """Leaves the loop after the first entry."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        slopes[i] = central(f, x, i, h)
        return slopes


def shifts_all(f, x, h=1e-4):
    """Moves one entry out and all of them back."""
    x, slopes = np.array(x, dtype=float), np.zeros(np.shape(x))
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        slopes[i] = (above - f(x)) / (2 * h)
        x += h
    return slopes


def _zeros(x):
    return np.zeros(np.shape(x))


def whole_rows(f, x, h=1e-4, zeros=_zeros):
    """x[i] of a table is a row."""
    slopes = zeros(x)
    for i in range(len(x)):
        slopes[i] = central(f, x, i, h)
    return slopes


def whole_rows_in_place(f, x, h=1e-4, zeros=_zeros):
    """x[i] of a table is a row, and the name that should keep it a view of it."""
    slopes, x = zeros(x), np.array(x, dtype=float)
    return _moved_in_place(f, x, h, slopes, range(len(x)))


def flat_index(f, x, h=1e-4, zeros=_zeros):
    """Numbers the entries one after another, whatever the shape."""
    slopes = zeros(x)
    for i in range(x.size):
        slopes[i] = central(f, x, i, h)
    return slopes


def two_loops(f, x, h=1e-4, zeros=_zeros):
    """One loop over the rows, one over the columns."""
    slopes = zeros(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            slopes[i, j] = central(f, x, (i, j), h)
    return slopes


def two_loops_in_place(f, x, h=1e-4, zeros=_zeros):
    """The same in the form of the books, on a copy of floats."""
    slopes, x = zeros(x), np.array(x, dtype=float)
    return _moved_in_place(f, x, h, slopes, [(i, j) for i in range(x.shape[0]) for j in range(x.shape[1])])


def unpacked_shape(f, x, h=1e-4, zeros=_zeros):
    """Rows and columns, with the shape taken apart first."""
    _, _ = x.shape
    return two_loops(f, x, h, zeros)


def flat_result(f, x, h=1e-4):
    """Right slopes, all in one row."""
    return gradient(f, x, h).ravel()


def _never_put_back(f, x, h):
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        slopes[i] = (above - f(x)) / (2 * h)
    return slopes


def not_put_back(f, x, h=1e-4):
    """On a copy."""
    return _never_put_back(f, np.array(x, dtype=float), h)


def not_put_back_in_x(f, x, h=1e-4):
    """On the caller's array, if that is of floats."""
    return _never_put_back(f, np.asarray(x, dtype=float), h)


def in_place(f, x, h=1e-4):
    """The form of the books on the caller's own array."""
    return _moved_in_place(f, x, h, np.zeros_like(x))


def in_place_step(f, x, h=1e-4):
    """The same with slopes of floats."""
    return _moved_in_place(f, x, h, np.zeros(x.shape))


def drifts(f, x, h=1e-4):
    """Brings each entry of the caller's array back by arithmetic."""
    x, slopes = np.asarray(x, dtype=float), np.zeros(np.shape(x))
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        slopes[i] = (above - f(x)) / (2 * h)
        x[i] += h
    return slopes


def not_safe(f, x, h=1e-4):
    """Puts each entry of the caller's array back, unless f raises."""
    x = np.asarray(x, dtype=float)
    return _moved_in_place(f, x, h, np.zeros(x.shape))


# the relative error


def norms(a, b):
    """The sum of the two lengths."""
    return np.linalg.norm(a) + np.linalg.norm(b)


def ratio(above, below):
    """A quotient that may be 0 / 0, without a warning."""
    with np.errstate(all="ignore"):
        return np.asarray(above) / below
