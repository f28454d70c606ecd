"""05/1."""
import numpy as np

from helpers.checks import Pair


def add_to_lists(a, b):
    """Number by number, in lists; a cache nobody needs."""
    total = [float(p + q) for p, q in zip(np.ravel(a), np.ravel(b), strict=True)]
    return np.reshape(total, np.shape(a)).tolist(), {"a": a, "b": b}


def keep_the_shape(a, b):
    out = np.add(a, b, dtype=float)
    return [out, np.shape(a)]


def spread(upstream, shape):
    """By way of the cache, and in copies; a list for a tuple."""
    return [upstream * np.ones(shape), np.array(upstream, dtype=float)]


def keep_exchanged(a, b):
    """The factors exchanged when they are kept, not when they are used: right, though it does not look so."""
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    return a * b, (b, a)


def straight(upstream, cache):
    first, second = cache
    return upstream * first, upstream * second


def keep_by_name(a, b):
    return np.multiply(a, b, dtype=float), {"factors": (np.array(a, float), np.array(b, float))}


def number_by_number(upstream, cache):
    a, b = cache["factors"]
    slopes = np.zeros((2, *np.shape(a)))
    for i in np.ndindex(np.shape(a)):
        slopes[(0, *i)] = b[i] * np.asarray(upstream)[i]
        slopes[(1, *i)] = a[i] * np.asarray(upstream)[i]
    return slopes[0], slopes[1]


def keep_a_function(a, b):
    """A cache that is the backward pass itself."""
    return 1.0 * np.asarray(a) * b, lambda upstream: (upstream * b, upstream * a)


def backwards_by_hand(a, b, c):
    received = 3.0
    return [received, np.asarray(received * c), np.float64(received * b)]


HONEST = {
    "add_forward": [add_to_lists, keep_the_shape, lambda a, b: (1.0 * np.asarray(a) + b, ())],
    "add_backward": [Pair(spread, keep_the_shape, 1),
                     Pair(lambda upstream, cache: (1.0 * upstream, 1.0 * upstream), add_to_lists, 1)],
    "multiply_forward": [keep_exchanged, keep_by_name, keep_a_function],
    "multiply_backward": [Pair(straight, keep_exchanged, 1), Pair(number_by_number, keep_by_name, 1),
                          Pair(lambda upstream, cache: cache(upstream), keep_a_function, 1)],
    "graph_gradient": [backwards_by_hand, lambda a, b, c: (3, 3 * c, 3 * b)],
}
