"""02/2."""
import numpy as np


def classify_by_counting(H, tol=1e-8):
    """Signs counted, eigenvalues from the routine for tables that need not be symmetric."""
    values = [float(np.real(v)) for v in np.linalg.eigvals(np.array(H))]
    up, down = sum(v > tol for v in values), sum(v < -tol for v in values)
    if up and down:
        return "saddle"
    if up + down < len(values):
        return "flat"
    return "minimum" if up else "maximum"


def classify_by_the_ends(H, tol=1e-8):
    """Only the smallest and the largest eigenvalue; the word as NumPy's string."""
    low, *_, high = np.linalg.eigh(np.asarray(H, dtype=float))[0]
    if low < -tol < tol < high:
        return "saddle"
    if low > tol or high < -tol:
        return "minimum" if low > tol else "maximum"
    return "flat"


def momentum_into_an_array(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    path = np.empty((steps + 1, *np.shape(x0)))
    path[0], v = x0, 0
    for k in range(steps):
        v = momentum * v - learning_rate * gradient(path[k])
        path[k + 1] = path[k] + v
    return path


def momentum_without_a_velocity(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    """The same path from its last two places, in a list."""
    before = here = np.array(x0, dtype=float)
    path = [here]
    for _ in range(steps):
        before, here = here, here + momentum * (here - before) - learning_rate * gradient(here)
        path.append(here)
    return path


def momentum_with_the_rate_outside(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    """Another custom: the velocity adds up gradients, and the rate stands in the step."""
    x = np.array(x0, dtype=float)
    v, path = np.zeros_like(x), [x.copy()]
    for _ in range(steps):
        v *= momentum
        v += gradient(x)
        x -= learning_rate * v
        path.append(x.copy())
    return np.stack(path)


HONEST = {
    "classify_critical_point": [classify_by_counting, classify_by_the_ends],
    "momentum_descent": [momentum_into_an_array, momentum_without_a_velocity, momentum_with_the_rate_outside],
}
