"""02/4: columns on one scale, and the examples in batches.

Expected values are built backwards: a table whose columns average to 0 with spread 1 (or run from 0 to 1) is
stretched and moved by known amounts, so that the right answer is where it began. Of batches only what any honest
shuffling keeps is looked at: sizes, pairs, each example once, an order that follows the generator.
"""
from itertools import islice

import numpy as np

from ...data import mauna_loa_co2
from ..compare import describe
from ..exercise import Exercise, Misconception, Mission, Probe, Question, WrongResult

ONE_SCALE, NEW_DATA = "02/4 One scale for every column", "02/4 New data, old numbers"
MIN_MAX, BATCHES, NOISE = "02/4 Between 0 and 1", "02/4 A few examples at a time", "02/4 Noise, and what it buys"
RAW = "02/4 Years near 2000"


def _spread():
    """Three columns, each with mean 0 and population standard deviation 1, (6, 3)."""
    third = 1.5**0.5
    return np.array([[1.0, 1.0, third], [1.0, -1.0, 0.0], [1.0, 1.0, -third],
                     [-1.0, -1.0, third], [-1.0, 1.0, 0.0], [-1.0, -1.0, -third]])


_MEAN, _STD = np.array([10.0, -4.0, 2000.0]), np.array([2.0, 0.5, 30.0])


def _with_constant():
    return np.column_stack([_spread()[:, 0] * 3.0 + 5.0, np.full(6, 7.0)])


def _divisor(spread):
    return np.where(spread == 0, 1.0, spread)


def _standard(X, centre=True, divide=lambda std: std, ddof=0):
    """The steps of standardize, so that each mistake below can change one."""
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0, ddof=ddof)
    return (X - mean if centre else X) / _divisor(divide(std)), mean, std


def _whole_table(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / X.std(), X.mean(), X.std()


def _rows_kept(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return (X - mean) / _divisor(std), mean, std


def _rows(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=1), X.std(axis=1)
    return (X - mean) / _divisor(std), mean, std


def _rows_unguarded(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=1), X.std(axis=1)
    return (X - mean) / std, mean, std


def _divided_by_zero(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean(axis=0)) / X.std(axis=0), X.mean(axis=0), X.std(axis=0)


def _std_of_one(X):
    Z, mean, std = _standard(X)
    return Z, mean, _divisor(std)


def _epsilon(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / (std + 1e-8), mean, std


def _precedence(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return X - mean / _divisor(std), mean, std


def _truncated(X):
    X = np.asarray(X)
    Z, mean, std = _standard(X)
    kept = np.zeros_like(X)
    kept[...] = Z
    return kept, mean, std


def _standardized_in_place(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    X -= mean
    X /= _divisor(std)
    return X, mean, std


def _swapped(X):
    Z, mean, std = _standard(X)
    return Z, std, mean


STANDARDIZE = Exercise(
    "standardize", 2,
    probes=(
        Probe("the column 1, 3", lambda: (np.array([[1.0], [3.0]]),),
              (np.array([[-1.0], [1.0]]), np.array([2.0]), np.array([1.0]))),
        Probe("a table of shape (6, 3)", lambda: (_MEAN + _STD * _spread(),), (_spread(), _MEAN, _STD), atol=1e-9),
        Probe("whole numbers, shape (6, 2)", lambda: ((4 + 3 * _spread()[:, :2]).round().astype(int),),
              (_spread()[:, :2], np.array([4.0, 4.0]), np.array([3.0, 3.0]))),
        Probe("a table with a constant column", lambda: (_with_constant(),),
              (np.column_stack([_spread()[:, 0], np.zeros(6)]), np.array([5.0, 7.0]), np.array([3.0, 0.0]))),
        Probe("columns that spread by 0.00001", lambda: (1e-5 * _spread(),),
              (_spread(), np.zeros(3), np.full(3, 1e-5)), atol=1e-11),
        Probe("a single example", lambda: (np.array([[3.0, -8.0, 0.5]]),),
              (np.zeros((1, 3)), np.array([3.0, -8.0, 0.5]), np.zeros(3))),
    ),
    misconceptions=(
        Misconception("sample_std", lambda X: _standard(X, ddof=1),
                      "This divides by m - 1 (ddof=1), the sample standard deviation. Here the columns are to have "
                      "spread 1 as they stand: divide by m, as X.std(axis=0) does.", ONE_SCALE),
        Misconception("whole_table", _whole_table,
                      "This takes one mean and one spread of the whole table. Each column has its own: axis=0.",
                      ONE_SCALE),
        Misconception("rows", _rows,
                      "axis=1 goes along the rows and gives a number an example, which does not broadcast with X. A "
                      "number for each column is axis=0.", ONE_SCALE),
        Misconception("rows_unguarded", _rows_unguarded,
                      "axis=1 goes along the rows and gives a number an example, which does not broadcast with X. A "
                      "number for each column is axis=0. A std of 0 will need a guard as well.", ONE_SCALE),
        Misconception("rows_kept", _rows_kept,
                      "This makes every example average to 0, which mixes years with dollars. Scale the columns: "
                      "axis=0.", ONE_SCALE),
        Misconception("divided_by_zero", _divided_by_zero,
                      "A constant column has std 0, and 0 / 0 is nan. Divide by 1 where std is 0.", ONE_SCALE),
        Misconception("std_of_one", _std_of_one,
                      "The scaled table is right, but the std handed back is the patched one. Keep the 0 of a constant "
                      "column in std: patch only what you divide by.", ONE_SCALE),
        Misconception("variance", lambda X: _standard(X, divide=lambda std: std**2),
                      "This divides by the variance, the square of the standard deviation: use X.std.", ONE_SCALE),
        Misconception("epsilon", _epsilon,
                      "A small number is added to every std, so that a column of small spread is scaled wrongly. Only "
                      "a std of exactly 0 needs help.", ONE_SCALE),
        Misconception("precedence", _precedence,
                      "Python divides before it subtracts: here only the mean is divided. Put X - mean in brackets.",
                      ONE_SCALE),
        Misconception("not_centred", lambda X: _standard(X, centre=False),
                      "The columns are divided but not centred: subtract the mean first.", ONE_SCALE),
        Misconception("only_centred", lambda X: _standard(X, divide=np.zeros_like),
                      "The columns are centred but keep their spread: divide by the standard deviation.", ONE_SCALE),
        Misconception("truncated", _truncated,
                      "The result is stored in an array of whole numbers, which cuts off what stands after the point. "
                      "Make X an array of floats first.", "01/3 Hold all but one fixed"),
        Misconception("in_place", _standardized_in_place,
                      "The caller's own table is overwritten: -= and /= work in place, and np.asarray makes no copy of "
                      "an array of floats. Write X - mean, which is a new array.", ONE_SCALE),
        Misconception("only_Z", lambda X: _standard(X)[0],
                      "This returns Z alone. Return three things, `Z, mean, std`: new data will need the last two.",
                      ONE_SCALE),
        Misconception("swapped", _swapped,
                      "mean and std come back in the wrong order: return `Z, mean, std`.", ONE_SCALE),
        Misconception("forgot_return", lambda X: None,
                      "The function gives nothing back: end it with `return Z, mean, std`.", ONE_SCALE),
    ))


def _shares():
    """Three columns that run from 0 to 1, (5, 3)."""
    return np.array([[0.0, 1.0, 0.5], [0.25, 0.75, 0.0], [1.0, 0.5, 0.125], [0.5, 0.0, 1.0], [0.75, 0.25, 0.25]])


_LOW, _HIGH = np.array([-3.0, 10.0, 1959.0]), np.array([5.0, 10.5, 2001.0])


def _scaled(X, from_low=True, divide=lambda low, high: high - low):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low if from_low else X) / _divisor(divide(low, high)), low, high


def _range_of_all(X):
    X = np.asarray(X, dtype=float)
    return (X - X.min()) / (X.max() - X.min()), X.min(), X.max()


def _range_of_rows(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True)
    return (X - low) / _divisor(high - low), low, high


def _range_of_plain_rows(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=1), X.max(axis=1)
    return (X - low) / _divisor(high - low), low, high


def _range_of_rows_unguarded(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=1), X.max(axis=1)
    return (X - low) / (high - low), low, high


def _patched(X, patch):
    """high is changed where it equals low, and handed back so."""
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    high = np.where(high == low, patch(low), high)
    return (X - low) / (high - low), low, high


def _width(X, patch=lambda width: width):
    Z, low, high = _scaled(X)
    return Z, low, patch(high - low)


def _no_range(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / (high - low), low, high


def _both_sides_of_zero(X):
    Z, low, high = _scaled(X)
    return np.where(high == low, 0.0, 2 * Z - 1), low, high


def _range_precedence(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return X - low / _divisor(high - low), low, high


def _run_precedence(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / _divisor(high) - low, low, high


def _range_epsilon(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / (high - low + 1e-8), low, high


def _range_truncated(X):
    X = np.asarray(X)
    Z, low, high = _scaled(X)
    kept = np.zeros_like(X)
    kept[...] = Z
    return kept, low, high


def _range_in_place(X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    X -= low
    X /= _divisor(high - low)
    return X, low, high


def _range_swapped(X):
    Z, low, high = _scaled(X)
    return Z, high, low


MIN_MAX_SCALE = Exercise(
    "min_max_scale", 2,
    probes=(
        Probe("the column 2, 10, 4", lambda: (np.array([[2.0], [10.0], [4.0]]),),
              (np.array([[0.0], [1.0], [0.25]]), np.array([2.0]), np.array([10.0]))),
        Probe("a table of shape (5, 3)", lambda: (_LOW + (_HIGH - _LOW) * _shares(),), (_shares(), _LOW, _HIGH)),
        Probe("whole numbers, shape (5, 2)", lambda: ((8 * _shares()[:, :2]).astype(int) - 6,),
              (_shares()[:, :2], np.full(2, -6.0), np.full(2, 2.0))),
        Probe("a table with a constant column",
              lambda: (np.column_stack([4 + 16 * _shares()[:, 1], np.full(5, 7.0)]),),
              (np.column_stack([_shares()[:, 1], np.zeros(5)]), np.array([4.0, 7.0]), np.array([20.0, 7.0]))),
        Probe("columns that run over 0.00001", lambda: (1e-5 * _shares(),), (_shares(), np.zeros(3), np.full(3, 1e-5))),
        Probe("a single example", lambda: (np.array([[3.0, -8.0, 0.5]]),),
              (np.zeros((1, 3)), np.array([3.0, -8.0, 0.5]), np.array([3.0, -8.0, 0.5]))),
    ),
    misconceptions=(
        Misconception("by_max", lambda X: _scaled(X, from_low=False, divide=lambda low, high: high),
                      "This divides by the largest value only, so that the smallest does not become 0. Subtract low, "
                      "then divide by high - low.", MIN_MAX),
        Misconception("over_high", lambda X: _scaled(X, divide=lambda low, high: high),
                      "This divides by high. After low is subtracted the largest value is high - low: divide by that.",
                      MIN_MAX),
        Misconception("not_from_low", lambda X: _scaled(X, from_low=False),
                      "The divisor is right, but low is not subtracted: the smallest value has to become 0.", MIN_MAX),
        Misconception("precedence", _range_precedence,
                      "Python divides before it subtracts: here only low is divided. Put X - low in brackets.",
                      MIN_MAX),
        Misconception("divisor_brackets", _run_precedence,
                      "Python divides before it subtracts: X - low is divided by high alone. Put high - low in "
                      "brackets too.", MIN_MAX),
        Misconception("whole_table", _range_of_all,
                      "This takes the smallest and largest number of the whole table. Each column has its own: axis=0.",
                      MIN_MAX),
        Misconception("rows", _range_of_rows,
                      "axis=1 looks along a row, at one example. The lowest and highest of each column are axis=0.",
                      MIN_MAX),
        Misconception("plain_rows", _range_of_plain_rows,
                      "axis=1 goes along the rows and gives a number an example, which does not broadcast with X. The "
                      "lowest and highest of each column are axis=0.", MIN_MAX),
        Misconception("rows_unguarded", _range_of_rows_unguarded,
                      "axis=1 goes along the rows and gives a number an example, which does not broadcast with X. The "
                      "lowest and highest of each column are axis=0. A divisor of 0 will need a guard as well.",
                      MIN_MAX),
        Misconception("divided_by_zero", _no_range,
                      "In a constant column high - low is 0, and 0 / 0 is nan. Divide by 1 there.", MIN_MAX),
        Misconception("high_of_low_plus_one", lambda X: _patched(X, lambda low: low + 1),
                      "The scaled table is right, but the high handed back is the patched one. In a constant column "
                      "high equals low: patch only what you divide by.", MIN_MAX),
        Misconception("high_of_one", lambda X: _patched(X, np.ones_like),
                      "The 1 meant for the divisor has got into the high handed back. Put it in place of high - low, "
                      "and leave high as it is.", MIN_MAX),
        Misconception("width", _width,
                      "The third thing you returned is the width, high - low; return high.", MIN_MAX),
        Misconception("width_patched", lambda X: _width(X, _divisor),
                      "The third thing you returned is the width you divide by, with the 1 of a constant column; "
                      "return high.",
                      MIN_MAX),
        Misconception("both_signs", _both_sides_of_zero,
                      "This scales into -1 to 1. The range asked for is 0 to 1.", MIN_MAX),
        Misconception("epsilon", _range_epsilon,
                      "A small number is added to every divisor, so that a narrow column does not reach 1. Only a "
                      "divisor of exactly 0 needs help.", MIN_MAX),
        Misconception("standardised", _standard,
                      "This standardises: it uses mean and std. Here use the lowest and the highest value.", MIN_MAX),
        Misconception("truncated", _range_truncated,
                      "The result is stored in an array of whole numbers, which cuts off what stands after the point. "
                      "Make X an array of floats first.", "01/3 Hold all but one fixed"),
        Misconception("in_place", _range_in_place,
                      "The caller's own table is overwritten: -= and /= work in place. Write X - low, which is a new "
                      "array.", MIN_MAX),
        Misconception("swapped", _range_swapped,
                      "low and high come back in the wrong order: return `Z, low, high`.", MIN_MAX),
        Misconception("only_Z", lambda X: _scaled(X)[0],
                      "This returns Z alone. Return three things: `Z, low, high`.", MIN_MAX),
        Misconception("forgot_return", lambda X: None,
                      "The function gives nothing back: end it with `return Z, low, high`.", MIN_MAX),
    ))


def _examples(m):
    """Examples that can be told from each other, and targets that tell whose they are."""
    number = np.arange(m)
    return np.column_stack([number + 0.5, 100.0 - number, 3.0 * number]), 1000.0 + 7 * number


def _epoch(result, m):
    """The batches as lists of the examples' numbers; WrongResult where X and y of an example are not together."""
    batches = [_numbers(place, batch, m) for place, batch in enumerate(_series(result), start=1)]
    of_X, of_y = ([i for batch in batches for i in batch[side]] for side in (0, 1))
    if of_X != of_y:
        shuffled = ["X is shuffled and y is not"] * (of_y == sorted(of_y)) \
            + ["y is shuffled and X is not"] * (of_X == sorted(of_X))
        raise WrongResult(", ".join(["examples stand beside the y of others", *shuffled]))
    return [batch[0] for batch in batches]


def _series(result):
    if hasattr(result, "__next__"):
        return list(islice(result, 10_000))
    if isinstance(result, tuple | list) and not (len(result) == 2 and all(_is_array(part) for part in result)):
        return result
    if result is None:
        raise WrongResult("returned None where batches, pairs (X_batch, y_batch), are due")
    if isinstance(result, tuple | list):
        raise WrongResult("returned two arrays where a series of pairs (X_batch, y_batch) is due")
    raise WrongResult(f"returned {describe(result)} where a series of pairs (X_batch, y_batch) is due")


def _is_array(part):
    return isinstance(part, np.ndarray)


def _numbers(place, batch, m):
    """Which examples the rows of X_batch are, and whose targets stand in y_batch."""
    if not isinstance(batch, tuple | list) or len(batch) != 2:
        raise WrongResult(f"batch {place} is {_kind(batch)}, not a pair (X_batch, y_batch)")
    X, y = _examples(m)
    X_batch, y_batch = (np.asarray(part) for part in batch)
    if y_batch.ndim != 1 or X_batch.shape != (len(y_batch), X.shape[1]):
        raise WrongResult(f"batch {place} has X_batch of shape {X_batch.shape} and y_batch of shape {y_batch.shape}: "
                          "due are (k, 3) and (k,) for k examples")
    rows = [np.flatnonzero((X == row).all(axis=1)) for row in X_batch]
    targets = [np.flatnonzero(y == target) for target in y_batch]
    if not all(len(found) == 1 for found in rows + targets):
        raise WrongResult(f"batch {place} holds numbers that are not in X and y")
    return [int(found[0]) for found in rows], [int(found[0]) for found in targets]


def _kind(value):
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else describe(value)


def _whole(m, batch_size):
    """A `use` that looks an epoch over: each example once, sizes, an order of its own."""
    def look(result):
        batches = _epoch(result, m)
        _once(batches, m)
        sizes, due = [len(batch) for batch in batches], [min(batch_size, m - i) for i in range(0, m, batch_size)]
        if sizes != due:
            raise WrongResult(f"the batches have {_listed(sizes)} examples where {_listed(due)} are due")
        _mixed(batches)
        return True

    return look


def _once(batches, m):
    counts = np.bincount([i for batch in batches for i in batch], minlength=m)
    if (counts == 0).any() and (counts > 1).any():
        raise WrongResult("some examples come more than once, others never")
    if (counts == 0).any():
        raise WrongResult(f"{(counts == 0).sum()} of the {m} examples never come")
    if (counts > 1).any():
        raise WrongResult(f"every example comes, but {(counts > 1).sum()} of them more than once")


def _mixed(batches):
    """WrongResult if the order is still that of X, within the batches or between them."""
    order = [i for batch in batches for i in batch]
    if order == sorted(order):
        raise WrongResult("the examples come in the order in which they stand in X")
    if len(batches) > 1 and sorted(map(len, batches))[-1] > 1:
        if all(np.ptp(batch) == len(batch) - 1 for batch in batches):
            inside = any(batch != sorted(batch) for batch in batches)
            raise WrongResult("each batch holds neighbours of X, " + ("only mixed among themselves" if inside else
                                                                      "only the batches are mixed"))


def _listed(sizes):
    shown = [str(size) for size in sizes[:8]] + ["..."] * (len(sizes) > 8)
    return " + ".join(shown) or "no"


def _same_order(first, second):
    if _epoch(first, 30) != _epoch(second, 30):
        raise WrongResult("two generators with the same seed gave two different orders")
    return True


def _other_order(first, second):
    if _epoch(first, 30) == _epoch(second, 30):
        raise WrongResult("two generators with different seeds gave one and the same order")
    return True


def _batch_call(m, batch_size, seed):
    return lambda: (*_examples(m), batch_size, np.random.default_rng(seed))


def _cut(X, y, batch_size, order, end=None):
    """Batches of the examples in `order`."""
    X, y = np.asarray(X), np.asarray(y)
    return [(X[order[i:i + batch_size]], y[order[i:i + batch_size]])
            for i in range(0, len(order) if end is None else end, batch_size)]


def _apart(X, y, batch_size, rng):
    first, second = rng.permutation(len(X)), rng.permutation(len(X))
    return [(X[first[i:i + batch_size]], y[second[i:i + batch_size]]) for i in range(0, len(X), batch_size)]


def _only_X(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i:i + batch_size]], y[i:i + batch_size]) for i in range(0, len(X), batch_size)]


def _shuffled_apart_in_place(X, y, batch_size, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    return _cut(X, y, batch_size, np.arange(len(X)))


def _shuffled_in_place(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    return _cut(X, y, batch_size, np.arange(len(X)))


def _last_filled_up(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    missing = -len(X) % batch_size
    return _cut(X, y, batch_size, np.concatenate([order, np.resize(order, missing)]))


def _empty_at_the_end(X, y, batch_size, rng):
    return _cut(X, y, batch_size, rng.permutation(len(X)), end=len(X) + 1)


def _inside_batches(X, y, batch_size, rng):
    parts = [np.arange(i, min(i + batch_size, len(X))) for i in range(0, len(X), batch_size)]
    return [(X[order], y[order]) for order in map(rng.permutation, parts)]


def _between_batches(X, y, batch_size, rng):
    batches = _cut(X, y, batch_size, np.arange(len(X)))
    return [batches[i] for i in rng.permutation(len(batches))]


def _as_many_batches(X, y, batch_size, rng):
    return [(X[part], y[part]) for part in np.array_split(rng.permutation(len(X)), batch_size)]


MINIBATCHES = Exercise(
    "minibatches", 4,
    probes=(
        Probe("23 examples, batch_size 5", _batch_call(23, 5, 1), True, use=_whole(23, 5)),
        Probe("12 examples, batch_size 4", _batch_call(12, 4, 2), True, use=_whole(12, 4)),
        Probe("11 examples, batch_size 50", _batch_call(11, 50, 3), True, use=_whole(11, 50)),
        Probe("13 examples, one at a time", _batch_call(13, 1, 4), True, use=_whole(13, 1)),
        Probe("the same seed twice, 30 examples", _batch_call(30, 8, 5), True, use=_same_order,
              again=_batch_call(30, 8, 5)),
        Probe("two seeds, 30 examples", _batch_call(30, 8, 6), True, use=_other_order, again=_batch_call(30, 8, 7)),
    ),
    misconceptions=(
        Misconception("apart", _apart,
                      "X and y are shuffled apart, so that an example stands beside the target of another. Draw one "
                      "order and use it for both.", BATCHES),
        Misconception("apart_in_place", _shuffled_apart_in_place,
                      "rng.shuffle is called on X and then on y: that gives two different orders, and it overwrites "
                      "the caller's arrays. Draw one order of the row numbers and index both with it.", BATCHES),
        Misconception("only_X", _only_X,
                      "X is taken in the shuffled order, y in the old one. Index both with the same numbers.", BATCHES),
        Misconception("in_place", _shuffled_in_place,
                      "The pairs are right, but the caller's X and y are overwritten by the shuffling. Shuffle the row "
                      "numbers instead and leave the tables as they are.", BATCHES),
        Misconception("not_shuffled", lambda X, y, batch_size, rng: _cut(X, y, batch_size, np.arange(len(X))),
                      "Nothing is shuffled: the examples come as they stand in X. Draw an order from rng first.",
                      BATCHES),
        Misconception("inside_batches", _inside_batches,
                      "The examples are shuffled only within each batch, so every epoch has the same batches. Shuffle "
                      "all m row numbers, then cut.", BATCHES),
        Misconception("between_batches", _between_batches,
                      "Only the batches change places; what is in them never does. Shuffle all m row numbers, then "
                      "cut.", BATCHES),
        Misconception("last_dropped", lambda X, y, batch_size, rng: _cut(
            X, y, batch_size, rng.permutation(len(X))[:len(X) // batch_size * batch_size]),
                      "The last, smaller batch is missing, and with fewer examples than batch_size nothing comes at "
                      "all. Begin a batch at every batch_size-th number up to m.", BATCHES),
        Misconception("last_filled_up", _last_filled_up,
                      "The last batch is filled up with examples that were already there. Let it be smaller.", BATCHES),
        Misconception("empty_at_the_end", _empty_at_the_end,
                      "Where batch_size divides m, an empty batch comes at the end. The beginnings are "
                      "range(0, m, batch_size).", BATCHES),
        Misconception("with_replacement", lambda X, y, batch_size, rng: _cut(
            X, y, batch_size, rng.integers(len(X), size=len(X))),
                      "Each example is drawn anew from all of them, so that some come twice and others never. An epoch "
                      "has each exactly once: draw an order, such as rng.permutation(m).", BATCHES),
        Misconception("global_random", lambda X, y, batch_size, rng: _cut(
            X, y, batch_size, np.random.default_rng().permutation(len(X))),
                      "The order does not come from the rng that is handed in, so nobody can repeat your run. Use "
                      "rng.permutation, not np.random.", BATCHES),
        Misconception("own_generator", lambda X, y, batch_size, rng: _cut(
            X, y, batch_size, np.random.default_rng(0).permutation(len(X))),
                      "The order is the same whatever rng is handed in: a generator made inside, with a seed of its "
                      "own, starts again at every call. Use rng.", BATCHES),
        Misconception("as_many_batches", _as_many_batches,
                      "batch_size is taken as the number of batches. It is the number of examples in each.", BATCHES),
        Misconception("one_batch", lambda X, y, batch_size, rng: _cut(
            X, y, batch_size, rng.permutation(len(X)))[0],
                      "Only the first batch comes back: `return` inside the loop ends it. Use `yield`, or collect the "
                      "pairs in a list and return it after the loop.", BATCHES),
        Misconception("without_y", lambda X, y, batch_size, rng: [
            X_batch for X_batch, _ in _cut(X, y, batch_size, rng.permutation(len(X)))],
                      "The batches hold X alone. Each is a pair, X_batch and y_batch.", BATCHES),
        Misconception("forgot_return", lambda X, y, batch_size, rng: None,
                      "The function gives nothing back: `yield` each pair, or return a list of them.", BATCHES),
    ))

QUESTIONS = (
    Question(
        "raw_years_cost", 1, "b7236717c0398ba0",
        {"1f9f2e58fdce1c36": "The rate of 0.1 suited decades since 1980. Look at the gradient: r * x is averaged, and "
                             "x is near 2000 now.",
         "e01000d22abeec7f": "That would be a rate too small. With x near 2000, is dw small or large?"},
        RAW, options=("a", "b", "c")),
    Question(
        "scale_for_new_years", 1, "a7b867037f7f0fd6",
        {"7e06ae276976a1e5": "Then the middle of the new years becomes 0. Which year was 0 when the line learned?",
         "4b91b82c2f866375": "The weights were learned for z, which runs from about -2 to 2. What is w * 2001 + b?"},
        NEW_DATA, options=("a", "b", "c")),
    Question(
        "lowest_after_two_epochs", 1, "60bd23309f6dd3a0",
        {"4cfe805b80623a4f": "How many steps does each of the three take with 84 examples?",
         "50cc6cc1c212ed79": "Its two steps are the most exact. How many steps do the others take in the meantime?",
         "4f56ebca3dcd5344": "They looked at the same examples. Did they take the same number of steps?"},
        NOISE),
)


def _one_step(state):
    """Judge a state of Batches by taking its one step with all examples anew."""
    years, ppm = mauna_loa_co2()
    if state["scaling"] not in _COLUMNS or state["batch_size"] != len(years) or state["epochs"] != 1:
        return 0.0, "The goal asks for all 42 examples at once and for 1 epoch, which is a single step."
    x = _COLUMNS[state["scaling"]](years)
    X = np.column_stack([x, np.ones(len(x))])
    hessian = 2 * X.T @ X / len(x)
    rate = float(state["rate"]) * 2 / np.linalg.eigvalsh(hessian)[-1]
    step = rate * 2 * X.T @ ppm / len(x)    # from w = b = 0
    best = np.linalg.lstsq(X, ppm, rcond=None)[0]
    above = float((step - best) @ hessian @ (step - best)) / 2
    found = f"After that step the cost is {above:.2f} ppm² above the least"
    if above < 0.1:
        return 1.0, f"{found}. The bowl is round there, and this rate is 1 divided by its eigenvalue."
    if state["scaling"] == "standardised" and np.isfinite(above):
        return 0.5, (f"{found}. The scale is right. In a round bowl one step leaves 1 - rate * eigenvalue of the "
                     "distance: when is that 0?")
    return 0.0, f"{found}. Where do the contours allow a step straight to the star? Then try the rate."


_COLUMNS = {"raw years": lambda years: years, "years since the first": lambda years: years - years[0],
            "standardised": lambda years: (years - years.mean()) / years.std()}
ONE_STEP_HOME = Mission("one_step_home", 2, {"scaling": "raw years", "batch_size": 8, "rate": 0.1, "epochs": 3},
                        _one_step, ONE_SCALE)

CHECKED = (STANDARDIZE, MIN_MAX_SCALE, MINIBATCHES, ONE_STEP_HOME, *QUESTIONS)
