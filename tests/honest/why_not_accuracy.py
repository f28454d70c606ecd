"""04/1."""
import numpy as np


def slope_of_two_halves(metric, b, h=1e-4):
    """The mean of the slopes to either side."""
    here = metric(b)
    return np.asarray(((metric(b + h) - here) / h + (here - metric(b - h)) / h) / 2)


def count_and_divide(metric, bs, h=1e-4, tol=1e-12):
    flat = 0
    for b in bs:
        slope = (metric(b + h) - metric(b - h)) / (2 * h)
        if -tol <= slope <= tol:
            flat += 1
    return flat / len(bs)


HONEST = {
    "slope_along": [slope_of_two_halves, lambda metric, b, h=1e-4: np.float64(metric(b + h) - metric(b - h)) / h / 2],
    "share_flat": [count_and_divide, lambda metric, bs, h=1e-4, tol=1e-12: 1 - np.count_nonzero(
        [abs(metric(b + h) - metric(b - h)) / (2 * h) > tol for b in bs]) / len(bs)],
}
