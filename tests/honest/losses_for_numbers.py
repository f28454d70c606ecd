"""04/2: losses of residuals, the best constant, and the likelihood of Gaussian noise."""
import math

import numpy as np


def huber_piece_by_piece(r, delta=1.0):
    """A float array, filled where each piece holds."""
    r = np.asarray(r, dtype=float)
    losses, far = r**2 / 2, np.abs(r) > delta
    return np.where(far, delta * np.abs(r) - delta * delta / 2, losses)


def huber_as_area(r, delta=1.0):
    near = np.minimum(np.abs(np.asarray(r, dtype=float)), delta)
    return near * (np.abs(r) - near / 2)


def huber_in_a_loop(r, delta=1.0):
    """Entry by entry, into a list of lists; a bare number for a bare number."""
    if np.ndim(r) > 0:
        return [huber_in_a_loop(v, delta) for v in r]
    return 0.5 * r * r if -delta <= r <= delta else delta * (abs(r) - 0.5 * delta)


def constant_by_hand(y, loss):
    """Sum by length, and the upper one of the middle."""
    if loss not in ("squared", "absolute"):
        raise ValueError(loss)
    return sum(y) / len(y) if loss == "squared" else float(sorted(y)[len(y) // 2])


def constant_of_a_table(y, loss):
    centers = {"squared": np.mean, "absolute": np.median}
    if loss not in centers:
        raise ValueError(f"{loss} is not known")
    return np.asarray(centers[loss](np.asarray(y, dtype=float)))


def nll_from_densities(y, mean, std):
    """The log of the density in one piece, and broadcasting by hand."""
    y, mean, std = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (y, mean, std)))
    if (std <= 0).any():
        raise ValueError("not above 0")
    return float(-np.sum(-np.log(std) - 0.5 * math.log(2 * math.pi) - 0.5 * ((y - mean) / std) ** 2) / len(y))


def nll_number_by_number(y, mean, std):
    total, m = 0.0, len(y)
    mean, std = np.zeros(m) + mean, np.zeros(m) + std
    if min(std) <= 0:
        raise ValueError("every std must be above 0")
    for i in range(m):
        total += math.log(std[i] * math.sqrt(2 * math.pi)) + (y[i] - mean[i]) ** 2 / (2 * std[i] ** 2)
    return total / m


HONEST = {
    "squared_loss": [lambda r: np.multiply(r, r, dtype=float), lambda r: np.square(np.asarray(r, dtype=float)),
                     lambda r: (float(r) ** 2 if np.ndim(r) == 0 else (np.asarray(r) * np.asarray(r)).tolist())],
    "absolute_loss": [lambda r: np.sqrt(np.asarray(r, dtype=float) ** 2), lambda r: np.maximum(r, -np.asarray(r)) * 1.0,
                      lambda r: np.where(np.asarray(r) < 0, -np.asarray(r, dtype=float), r)],
    "huber_loss": [huber_piece_by_piece, huber_as_area, huber_in_a_loop],
    "best_constant": [constant_by_hand, constant_of_a_table],
    "gaussian_nll": [nll_from_densities, nll_number_by_number],
}
