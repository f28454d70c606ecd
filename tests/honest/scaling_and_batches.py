"""02/4: scaling and batches."""
import numpy as np


def standardize_by_columns(X):
    """A column at a time, in lists, with the spread written out."""
    X = np.array(X, dtype=float)
    Z, means, stds = [], [], []
    for column in X.T:
        mean = sum(column) / len(column)
        std = (sum((v - mean) ** 2 for v in column) / len(column)) ** 0.5
        Z.append([(v - mean) / std if std else 0.0 for v in column])
        means.append(mean)
        stds.append(std)
    return [list(row) for row in zip(*Z, strict=True)], means, stds


def standardize_where(X):
    """Division only where it can be done."""
    X = np.asarray(X, dtype=float)
    mean, std = np.mean(X, 0), np.sqrt(np.var(X, 0))
    Z = np.zeros(X.shape)
    np.divide(X - mean, std, out=Z, where=std > 0)
    return Z, mean, std


def standardize_nan_to_num(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    with np.errstate(invalid="ignore"):
        return [np.nan_to_num((X - mean) / std), mean, std]


def min_max_by_columns(X):
    X = np.array(X, dtype=float)
    low, high = [min(column) for column in X.T], [max(column) for column in X.T]
    Z = [[(v - a) / (b - a) if b > a else 0.0 for v, a, b in zip(row, low, high, strict=True)] for row in X]
    return Z, low, high


def min_max_ptp(X):
    X = np.asarray(X, dtype=float)
    span = np.ptp(X, axis=0)
    return (X - np.amin(X, axis=0)) / (span + (span == 0)), X.min(0), X.max(0)


def batches_of_lists(X, y, batch_size, rng):
    order = list(range(len(y)))
    rng.shuffle(order)
    batches = []
    while order:
        chosen, order = order[:batch_size], order[batch_size:]
        batches.append([[list(X[i]) for i in chosen], [y[i] for i in chosen]])
    return batches


def batches_by_choice(X, y, batch_size, rng):
    order = rng.choice(len(X), size=len(X), replace=False)
    for i in range(0, len(X), batch_size):
        yield X[order[i:i + batch_size]], y[order[i:i + batch_size]]


def batches_by_sorting(X, y, batch_size, rng):
    """Random numbers sorted are a random order; both tables side by side keep the pairs together."""
    both = np.column_stack([X, y])[np.argsort(rng.random(len(X)))]
    cuts = range(batch_size, len(X), batch_size)
    return ((part[:, :-1], part[:, -1]) for part in np.split(both, cuts))


def batches_of_a_copy(X, y, batch_size, rng):
    order = rng.permuted(np.arange(len(X)))
    X, y = X[order], y[order]
    starts = range(0, len(X), batch_size)
    return zip((X[i:i + batch_size] for i in starts), (y[i:i + batch_size] for i in starts), strict=True)


def batches_of_pairs(X, y, batch_size, rng):
    pairs = list(zip(X, y, strict=True))
    rng.shuffle(pairs)
    return tuple(tuple(np.array(part) for part in zip(*pairs[i:i + batch_size], strict=True))
                 for i in range(0, len(pairs), batch_size))


HONEST = {
    "standardize": [standardize_by_columns, standardize_where, standardize_nan_to_num],
    "min_max_scale": [min_max_by_columns, min_max_ptp],
    "minibatches": [batches_of_lists, batches_by_choice, batches_by_sorting, batches_of_a_copy, batches_of_pairs],
}
