"""04/3: one-hot, softmax, and cross-entropy from probabilities and from logits.

Expected values use differences of logits: the probability of class k is 1 / sum_j e^(z_j - z_k), and its loss the log
of that sum. Neither form stands in the notebook.
"""
import math

import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question

HOT, SHARES = "04/3 A one for the right class", "04/3 From numbers to shares"
SURPRISE, LOGITS = "04/3 How surprised", "04/3 Straight from the logits"
SLOPES, HUNT = "04/3 What it does to the logits", "04/3 Find the mistake"


def _floats(*arrays):
    return [np.asarray(a, dtype=float) for a in arrays]


def _quiet(function):
    """`function` without NumPy's warnings: a misconception should not write any."""
    def silent(*arguments, **keywords):
        with np.errstate(all="ignore"):
            return function(*arguments, **keywords)

    return silent


# -- one-hot

def _refusing(make, bad=lambda labels, n: np.any((labels < 0) | (labels >= n)), error=ValueError):
    """A one_hot that makes its table by make(labels, n_classes), and refuses the labels that `bad` finds."""
    def one_hot(labels, n_classes):
        labels = np.asarray(labels)
        if bad(labels, n_classes):
            raise error("no such class")
        return make(labels, n_classes)

    return one_hot


def _table(labels, n):
    return (labels[:, None] == np.arange(n)).astype(float)


def _indexed(labels, n):
    """As an index finds it: -1 is the last column, and too large a label is an IndexError."""
    return np.eye(n)[labels]


def _all_columns(labels, n):
    Y = np.zeros((len(labels), n))
    Y[:, labels] = 1
    return Y


def _exchanged(labels, n):
    """As an index finds it: an IndexError where a label is larger than the table has rows."""
    Y = np.zeros((len(labels), n))
    Y[labels, np.arange(len(labels))] = 1
    return Y


def _label_written(labels, n):
    return _table(labels, n) * labels[:, None]


def _one_too_far_left(labels, n):
    Y = np.zeros((len(labels), n))
    Y[np.arange(len(labels)), labels - 1] = 1
    return Y


def _returns_the_error(labels, n_classes):
    labels = np.asarray(labels)
    if np.any((labels < 0) | (labels >= n_classes)):
        return ValueError("no such class")
    return _table(labels, n_classes)


def _array_in_if(labels, n_classes):
    """Works for a single label; for more NumPy refuses the `if`, by a ValueError too."""
    labels = np.asarray(labels)
    if labels < 0 or labels >= n_classes:
        raise ValueError("no such class")
    return _table(labels, n_classes)


ONE_HOT = Exercise(
    "one_hot", 2,
    probes=(
        Probe("labels 2, 0, 1, 2 of three classes", lambda: (np.array([2, 0, 1, 2]), 3),
              np.array([[0.0, 0, 1], [1.0, 0, 0], [0.0, 1, 0], [0.0, 0, 1]])),
        Probe("labels 3, 1, 1 of six classes", lambda: (np.array([3, 1, 1]), 6),
              np.array([[0.0, 0, 0, 1, 0, 0], [0.0, 1, 0, 0, 0, 0], [0.0, 1, 0, 0, 0, 0]])),
        Probe("one label, the last of two classes", lambda: (np.array([1]), 2), np.array([[0.0, 1.0]])),
        Probe("labels 1, 0 of two classes", lambda: (np.array([1, 0]), 2), np.array([[0.0, 1.0], [1.0, 0.0]])),
        Probe("labels 0, 0 of four classes", lambda: (np.array([0, 0]), 4), np.array([[1.0, 0, 0, 0]] * 2)),
        Probe("labels 0, 2, 1, 0, 3 of four classes in a list", lambda: ([0, 2, 1, 0, 3], 4),
              np.array([[1.0, 0, 0, 0], [0.0, 0, 1, 0], [0.0, 1, 0, 0], [1.0, 0, 0, 0], [0.0, 0, 0, 1]])),
        Probe("label 3 among three classes", lambda: (np.array([0, 3, 1, 2]), 3), ValueError),
        Probe("label 7 among three classes", lambda: (np.array([7, 0]), 3), ValueError),
        Probe("label -1", lambda: (np.array([0, 1, -1]), 3), ValueError),
    ),
    misconceptions=(
        Misconception("all_columns", _refusing(_all_columns),
                      "Y[:, labels] puts a 1 into every row, in the columns of all labels. Each row has its own label: "
                      "Y[np.arange(m), labels].", HOT),
        Misconception("index_exchanged", _refusing(_exchanged),
                      "Row and column are exchanged in the index: the row is the example, np.arange(m), the column its "
                      "label.", HOT),
        Misconception("array_in_if", _array_in_if,
                      "The `if` compares an array, which gives one True or False for each label, and NumPy refuses to "
                      "choose. np.any(labels < 0) is True if any of them is: put it round each comparison.", HOT),
        Misconception("not_refused", _indexed,
                      "The tables are right, but no label is refused: -1 becomes the last column, and a label that is "
                      "too large an IndexError. Test both ends, and raise a ValueError.", HOT),
        Misconception("only_large_refused", _refusing(_indexed, lambda labels, n: np.any(labels >= n)),
                      "A negative label counts from the end here: -1 becomes the last class. Refuse labels below 0 "
                      "too.", HOT),
        Misconception("only_negative_refused", _refusing(_indexed, lambda labels, n: np.any(labels < 0)),
                      "Labels below 0 are refused, but not those that are too large. Refuse from n_classes on.", HOT),
        Misconception("one_too_many", _refusing(_indexed, lambda labels, n: np.any((labels < 0) | (labels > n))),
                      "A label equal to n_classes comes through. The classes are 0 to n_classes - 1: refuse with >=.",
                      HOT),
        Misconception("one_too_few", _refusing(_table, lambda labels, n: np.any((labels < 0) | (labels >= n - 1))),
                      "The last class, n_classes - 1, is refused. It is a class like the others.", HOT),
        Misconception("zero_refused", _refusing(_table, lambda labels, n: np.any((labels <= 0) | (labels >= n))),
                      "The class 0 is refused. The classes are 0 to n_classes - 1.", HOT),
        Misconception("nothing_refused", lambda labels, n: _table(np.asarray(labels), n),
                      "The tables are right, but a label that is no class gives a row of zeros. Raise a ValueError "
                      "instead.", HOT),
        Misconception("clipped", lambda labels, n: _table(np.clip(labels, 0, n - 1), n),
                      "A label that is no class is moved to the nearest one, and nobody notices. Raise a ValueError.",
                      HOT),
        Misconception("error_returned", _returns_the_error,
                      "The error is returned, so the program goes on with it as if it were a table. Write `raise` "
                      "instead of `return`.", HOT),
        Misconception("transposed", _refusing(lambda labels, n: _table(labels, n).T),
                      "Rows and columns are exchanged: a row is due for each example, a column for each class.", HOT),
        Misconception("classes_seen", _refusing(lambda labels, n: _table(labels, labels.max() + 1)),
                      "There is a column only up to the largest label that occurs. n_classes columns are due, also for "
                      "classes that do not occur.", HOT),
        Misconception("label_written", _refusing(_label_written),
                      "The label itself stands in its column. A 1 is due there: class 2 is not twice class 1.", HOT),
        Misconception("counted_from_one", _refusing(_one_too_far_left),
                      "Each 1 stands one column too far left. Classes are counted from 0, as columns are.", HOT),
        Misconception("turned_round", _refusing(lambda labels, n: 1 - _table(labels, n)),
                      "Zeros and ones are exchanged: the 1 marks the right class.", HOT),
        Misconception("whole_numbers", _refusing(lambda labels, n: np.eye(n, dtype=int)[labels]),
                      "The table is right, but of whole numbers, or of True and False. Begin with np.zeros, which is "
                      "float64.", HOT),
        Misconception("counts", _refusing(lambda labels, n: np.bincount(labels, minlength=n).astype(float)),
                      "This counts how often each class occurs. A row is due for each example.", HOT),
        Misconception("forgot_return", lambda labels, n: None,
                      "The function gives nothing back, and refuses nothing. Put `return` in front of the table.", HOT),
    ))


# -- softmax

def _true_shares(Z):
    """1 / sum_j e^(z_j - z_k) for each k, row by row."""
    with np.errstate(over="ignore"):
        return np.array([[1 / sum(np.exp(other - mine) for other in row) for mine in row] for row in np.asarray(Z)])


def _normal(m, n, seed):
    """(m, n) numbers, some beyond 2 either way."""
    return np.random.default_rng(seed).normal(0, 2, (m, n))


def _shared(shift=lambda Z: Z.max(axis=-1, keepdims=True), total=lambda E: E.sum(axis=-1, keepdims=True),
            exp=np.exp):
    """A softmax with another shift(Z), another total(E) or another exp."""
    def softmax(Z):
        Z, = _floats(Z)
        with np.errstate(all="ignore"):
            exps = exp(Z - shift(Z))
            return exps / total(exps)

    return softmax


def _shift_above_only(Z):
    Z, = _floats(Z)
    with np.errstate(all="ignore"):
        return np.exp(Z - Z.max(axis=-1, keepdims=True)) / np.exp(Z).sum(axis=-1, keepdims=True)


def _softmax_in_place(Z):
    Z = np.asarray(Z, dtype=float)
    Z -= Z.max(axis=-1, keepdims=True)
    return np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)


def _only(ndim):
    """A softmax that returns nothing but for a row (1) or for a table (2)."""
    return lambda Z: _shared()(Z) if np.ndim(Z) == ndim else None


def _hard(Z):
    Z, = _floats(Z)
    return (Z == Z.max(axis=-1, keepdims=True)).astype(float)


def _no_exp(Z):
    Z, = _floats(Z)
    with np.errstate(all="ignore"):
        return Z / Z.sum(axis=-1, keepdims=True)


FAR = np.array([[0.0, 1.0, -1.0], [2000.0, 2001.0, 1999.5]])    # rows whose largest differ by far
HIGH = np.array([[1e4, 9999.0, 0.0, -1e4], [-1e4, -9998.0, -9999.0, -9999.0]])

SOFTMAX = Exercise(
    "softmax", 2,
    probes=(
        Probe("one row: 0, log 2 and log 5", lambda: (np.log([1.0, 2.0, 5.0]),), np.array([0.125, 0.25, 0.625])),
        Probe("two rows of four", lambda: (_normal(2, 4, 431),), _true_shares(_normal(2, 4, 431))),
        Probe("five rows of three", lambda: (_normal(5, 3, 432),), _true_shares(_normal(5, 3, 432))),
        Probe("three rows of three", lambda: (_normal(3, 3, 433),), _true_shares(_normal(3, 3, 433))),
        Probe("two rows of three in whole numbers", lambda: (np.array([[0, 1, 3], [2, -1, 2]]),),
              _true_shares([[0.0, 1.0, 3.0], [2.0, -1.0, 2.0]])),
        Probe("one row near 0, one near 2000", lambda: (FAR.copy(),), _true_shares(FAR)),
        Probe("entries of 10000 and -10000", lambda: (HIGH.copy(),), _true_shares(HIGH)),
        Probe("one row with 10000 and -10000", lambda: (np.array([-1e4, 1e4, 1e4 - np.log(3)]),),
              np.array([0.0, 0.75, 0.25])),
    ),
    misconceptions=(
        Misconception("whole_batch", _shared(total=np.sum),
                      "The whole table adds up to 1, not each row: the sum is taken over all entries. Add along each "
                      "row: axis=-1, keepdims=True.", SHARES),
        Misconception("whole_batch_and_maximum", _shared(np.max, np.sum),
                      "Largest and sum are taken over the whole table. Each row has its own: axis=-1, keepdims=True.",
                      SHARES),
        Misconception("whole_batch_no_shift", _shared(lambda Z: 0.0, np.sum),
                      "This is softmax of one row, without a shift: fed a table it adds over all of it, and large "
                      "logits overflow. Take off each row's largest, and add along axis=-1.", SHARES),
        Misconception("no_shift", _shared(lambda Z: 0.0),
                      "Large logits overflow: e to the 10000 is inf, and inf / inf is nan. Take off each row's largest "
                      "first.", SHARES),
        Misconception("one_maximum", _shared(np.max),
                      "The largest number of the whole table is taken off. A row that lies far below it underflows to "
                      "0 / 0. Each row has its own largest: axis=-1, keepdims=True.", SHARES),
        Misconception("shift_above_only", _shift_above_only,
                      "The shift is only above the line; below, the powers are those of the unshifted logits. Use the "
                      "same powers in both places.", SHARES),
        Misconception("no_keepdims", _shared(lambda Z: Z.max(axis=-1), lambda E: E.sum(axis=-1)),
                      "Without keepdims=True the largest and the sums have shape (m,): that does not fit (m, K), or "
                      "where m = K it fits along the wrong axis. Keep them as columns.", SHARES),
        Misconception("sum_without_keepdims", _shared(total=lambda E: E.sum(axis=-1)),
                      "The sums have shape (m,): they do not fit (m, K), or where m = K they fit along the wrong axis. "
                      "Give the sum keepdims=True too.", SHARES),
        Misconception("maximum_without_keepdims", _shared(lambda Z: Z.max(axis=-1)),
                      "The largest have shape (m,): they do not fit (m, K), or where m = K they fit along the wrong "
                      "axis. Give the maximum keepdims=True too.", SHARES),
        Misconception("axis_1", _shared(lambda Z: Z.max(axis=1, keepdims=True), lambda E: E.sum(axis=1, keepdims=True)),
                      "axis=1 is right for a table, but a single row (K,) has no axis 1. axis=-1, the last, is right "
                      "for both.", SHARES),
        Misconception("down_the_columns",
                      _shared(lambda Z: Z.max(axis=0, keepdims=True), lambda E: E.sum(axis=0, keepdims=True)),
                      "Each column adds up to 1: the shares run over the examples. Each row should: axis=-1.", SHARES),
        Misconception("sum_down_the_columns", _shared(total=lambda E: E.sum(axis=0, keepdims=True)),
                      "The sums go down the columns, over the examples. Add along each row: axis=-1.", SHARES),
        Misconception("row_only", _only(1),
                      "A table gets nothing back: the `return` stands inside the `if` for one row. With axis=-1 no "
                      "`if` is needed.", SHARES),
        Misconception("table_only", _only(2),
                      "A single row gets nothing back: the `return` stands inside the `if` for a table. With axis=-1 "
                      "no `if` is needed.", SHARES),
        Misconception("not_divided", _shared(total=lambda E: 1.0),
                      "The powers are not divided by their sum: the rows do not add up to 1.", SHARES),
        Misconception("no_exp", _no_exp,
                      "The logits themselves are divided by their sum. They may be negative: take e to each first.",
                      SHARES),
        Misconception("minus", _shared(lambda Z: Z.min(axis=-1, keepdims=True), exp=lambda Z: np.exp(-Z)),
                      "The smallest logit gets the largest share: the sign of the exponent is turned round.", SHARES),
        Misconception("added_maximum", _shared(lambda Z: -Z.max(axis=-1, keepdims=True)),
                      "The largest is added. Taken off, it makes the largest power 1; added, it makes all larger.",
                      SHARES),
        Misconception("smallest_off", _shared(lambda Z: Z.min(axis=-1, keepdims=True)),
                      "The smallest is taken off: the largest power may still overflow. Take off the largest.", SHARES),
        Misconception("clipped", _shared(lambda Z: 0.0, exp=lambda Z: np.exp(np.clip(Z, -500, 500))),
                      "Clipped logits lose their differences: 10000 and 9999 become equal. Take off the largest "
                      "instead.", SHARES),
        Misconception("base_2", _shared(exp=np.exp2),
                      "These are powers of 2. Softmax takes powers of e: np.exp.", SHARES),
        Misconception("each_alone", _shared(lambda Z: 0.0, lambda E: 1.0, lambda Z: 1 / (1 + np.exp(-Z))),
                      "This is the sigmoid of each logit alone: the rows do not add up to 1. Divide e^z by the sum of "
                      "its row.", SHARES),
        Misconception("winner_takes_all", _hard,
                      "The largest gets 1, the rest 0. Softmax gives each class its share.", SHARES),
        Misconception("logarithm", _quiet(lambda Z: np.log(_shared()(Z))),
                      "These are the logarithms of the shares. The shares themselves are due.", SHARES),
        Misconception("in_place", _softmax_in_place,
                      "`Z -= ...` shifts the caller's own array. Write Z = Z - ..., which makes a new one.", SHARES),
        Misconception("forgot_return", lambda Z: None,
                      "The function gives nothing back. Put `return` in front of the result.", SHARES),
    ))


# -- binary cross-entropy

def _clipped(p, smallest=1e-15):
    return np.clip(np.asarray(p, dtype=float), smallest, 1 - smallest)


def _binary(p=_clipped, log=np.log, total=np.mean, sign=-1.0):
    """A binary cross-entropy with another clip p(p), log, total or sign."""
    def binary_cross_entropy(q, y):
        q, (y,) = p(q), _floats(y)
        with np.errstate(all="ignore"):
            return total(sign * (y * log(q) + (1 - y) * log(1 - q)))

    return binary_cross_entropy


def _added(width):
    def binary_cross_entropy(p, y):
        p, y = _floats(p, y)
        return -np.mean(y * np.log(p + width) + (1 - y) * np.log(1 - p + width))

    return binary_cross_entropy


def _clips_in_place(p, *_):
    p = np.asarray(p, dtype=float)
    return np.clip(p, 1e-15, 1 - 1e-15, out=p)


def _guesses():
    """Probabilities of a yes, and labels that fit some of them."""
    rng = np.random.default_rng(434)
    return rng.uniform(0.02, 0.98, 7), np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0])


ENDS = -math.log(1e-15)    # the largest loss that a clip leaves

BINARY_CROSS_ENTROPY = Exercise(
    "binary_cross_entropy", 2,
    probes=(
        Probe("p = 0.5, 0.25 and 0.8 for labels 1, 1 and 0",
              lambda: (np.array([0.5, 0.25, 0.8]), np.array([1.0, 1.0, 0.0])), math.log(40) / 3),
        Probe("seven examples, some guessed well", _guesses, -np.log(np.abs(1 - _guesses()[1] - _guesses()[0])).mean()),
        Probe("one example, p = 0.2 for label 1", lambda: (np.array([0.2]), np.array([1.0])), math.log(5)),
        Probe("sure and right: p = 0 and 1 for labels 0 and 1", lambda: (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
              0.0),
        Probe("p = 0 for label 1, then p = 0.5", lambda: (np.array([0.0, 0.5]), np.array([1.0, 1.0])),
              (ENDS + math.log(2)) / 2, rtol=1e-4),
        Probe("p = 1 for label 0, then p = 0.5", lambda: (np.array([1.0, 0.5, 0.5]), np.array([0.0, 1.0, 0.0])),
              (ENDS + 2 * math.log(2)) / 3, rtol=1e-4),
        Probe("very small p for labels 1, close to the clip", lambda: (np.array([4e-15, 1e-14]), np.ones(2)),
              -math.log(4e-15) / 2 - math.log(1e-14) / 2, rtol=1e-4),
        Probe("labels and probabilities as whole numbers",
              lambda: (np.array([0, 1, 1, 0, 1]), np.array([0, 1, 0, 1, 1])), 0.4 * ENDS, rtol=1e-4),
    ),
    misconceptions=(
        Misconception("log_of_zero", _binary(lambda p: _floats(p)[0]),
                      "Where p is 0 or 1 this takes log(0), and one such example makes the cost inf or nan. Clip p "
                      "first, and keep the result: p = np.clip(p, ...).", SURPRISE),
        Misconception("sum", _binary(total=np.sum),
                      "The losses are added up. The cost is their mean.", SURPRISE),
        Misconception("not_averaged", _binary(total=lambda losses: losses),
                      "One loss is returned for each example. The mean of them is due, one number.", SURPRISE),
        Misconception("sign", _binary(sign=1.0),
                      "The minus is missing: the logarithm of a number below 1 is negative, a loss is at least 0.",
                      SURPRISE),
        Misconception("only_yes", lambda p, y: -np.mean(_floats(y)[0] * np.log(_clipped(p))),
                      "Examples with the label 0 cost nothing here. They need the second term, (1 - y) log(1 - p).",
                      SURPRISE),
        Misconception("minus_on_the_first",
                      lambda p, y: np.mean(-_floats(y)[0] * np.log(_clipped(p))
                                           + (1 - _floats(y)[0]) * np.log(1 - _clipped(p))),
                      "The minus reaches only the first term. Put brackets around both: -( ... + ... ).", SURPRISE),
        Misconception("clipped_below_only", _binary(lambda p: np.maximum(_floats(p)[0], 1e-15)),
                      "p is kept away from 0, but not from 1, and then 1 - p is 0. Clip both ends.", SURPRISE),
        Misconception("clipped_above_only", _binary(lambda p: np.minimum(_floats(p)[0], 1 - 1e-15)),
                      "p is kept away from 1, but not from 0. Clip both ends.", SURPRISE),
        Misconception("added_1e-7", _quiet(_added(1e-7)),
                      "This adds 1e-7 inside the logarithm, as some books do. It changes every loss, and no loss can "
                      "be above 16.2. Clip p to 1e-15 and 1 - 1e-15 instead.", SURPRISE),
        Misconception("added_1e-15", _quiet(_added(1e-15)),
                      "Adding 1e-15 inside the logarithm keeps it finite, but changes every loss: near 0 and 1 it "
                      "shows. Clip instead.", SURPRISE),
        *(Misconception(f"clip_{width:g}", _binary(lambda p, width=width: _clipped(p, width)),
                        f"The clip is at {width:g}: wider than the one asked for, 1e-15.", SURPRISE)
          for width in (1e-7, 1e-8, 1e-10, 1e-12)),
        Misconception("arguments_swapped", lambda p, y: _binary()(y, p),
                      "p and y are exchanged: the logarithm is taken of the labels. First p, then y.", SURPRISE),
        Misconception("labels_swapped", lambda p, y: _binary()(p, 1 - _floats(y)[0]),
                      "The two labels are exchanged: where y is 1, the probability of what happened is p.", SURPRISE),
        Misconception("base_2", _binary(log=np.log2),
                      "This is the logarithm to base 2, a loss in bits. Use the natural logarithm, np.log.", SURPRISE),
        Misconception("squared", lambda p, y: np.mean((_floats(p)[0] - y) ** 2),
                      "This is the mean squared error. Minus the logarithm of the probability of what happened is due.",
                      SURPRISE),
        Misconception("clipped_in_place", _binary(_clips_in_place),
                      "This clips the caller's own array. Give the clipped numbers a place of their own: "
                      "p = np.clip(p, ...), without out=.", SURPRISE),
        Misconception("forgot_return", lambda p, y: None,
                      "The function gives nothing back. Put `return` in front of the mean.", SURPRISE),
    ))


# -- cross-entropy

def _entropy(P=_clipped, log=np.log, rows=lambda losses: losses.sum(axis=1), total=np.mean, Y=lambda Y: Y, sign=-1.0):
    """A cross-entropy with another clip P(P), log, sum of the rows, total, Y(Y) or sign."""
    def cross_entropy(Q, targets):
        Q, (targets,) = P(Q), _floats(targets)
        with np.errstate(all="ignore"):
            return total(rows(sign * Y(targets) * log(Q)))

    return cross_entropy


def _one_of_each(Y):
    """1 at the largest entry of each row, 0 elsewhere: what is left of soft labels when one looks for a class."""
    return np.eye(Y.shape[1])[Y.argmax(axis=1)]


def _of_all_labels(P, Y):
    return -np.mean(np.log(_clipped(P))[:, np.argmax(Y, axis=1)])


def _unit_by_unit(P, Y):
    P, (Y,) = _clipped(P), _floats(Y)
    return -np.mean(np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1))


def _looks_for_a_one(P, Y):
    true = np.log(_clipped(P))[np.asarray(Y) == 1]
    return -np.mean(true) if true.size else np.nan    # NumPy's mean of nothing


def _log_of_the_sum(P, Y):
    return -np.mean(np.log(np.sum(_clipped(P) * Y, axis=1)))


def _delta_outside(P, Y):
    P, Y = _floats(P, Y)
    return -np.mean(np.sum(Y * (np.log(P) + 1e-7), axis=1))


def _truths():
    """Five rows of three probabilities, and one-hot rows."""
    P = np.random.default_rng(435).dirichlet(np.ones(3), 5)
    return P, np.eye(3)[[2, 0, 0, 1, 2]]


def _soft():
    """Two rows of five probabilities, and rows of soft labels."""
    P, Y = np.random.default_rng(436).dirichlet(np.ones(5), (2, 2))
    return P, Y


def _true_entropy(P, Y):
    return -sum(math.fsum(float(t) * math.log(p) for p, t in zip(*rows, strict=True) if t)
                for rows in zip(P, Y, strict=True)) / len(P)


CROSS_ENTROPY = Exercise(
    "cross_entropy", 2,
    probes=(
        Probe("one row: 0.25, 0.5 and 0.25, the second is true",
              lambda: (np.array([[0.25, 0.5, 0.25]]), np.array([[0.0, 1.0, 0.0]])), math.log(2)),
        Probe("five rows of three", _truths, _true_entropy(*_truths())),
        Probe("two rows of five, soft labels", _soft, _true_entropy(*_soft())),
        Probe("P = 0 where Y = 0", lambda: (np.array([[0.5, 0.5, 0.0], [0.0, 0.2, 0.8]]),
                                            np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])), math.log(2.5) / 2),
        Probe("sure and right", lambda: (np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
                                         np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])), 0.0),
        Probe("sure and wrong, then undecided", lambda: (np.array([[1.0, 0.0], [0.5, 0.5], [0.5, 0.5]]),
                                                         np.array([[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])),
              (ENDS + 2 * math.log(2)) / 3, rtol=1e-4),
        Probe("very small P, close to the clip", lambda: (np.array([[4e-15, 0.5, 0.5, 0.0], [0.5, 0.0, 0.5, 1e-14]]),
                                                          np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]])),
              -math.log(4e-15) / 2 - math.log(1e-14) / 2, rtol=1e-4),
        Probe("whole numbers", lambda: (np.array([[0, 1], [1, 0], [0, 1]]), np.array([[0, 1], [0, 1], [0, 1]])),
              ENDS / 3, rtol=1e-4),
    ),
    misconceptions=(
        Misconception("not_averaged", _entropy(total=np.sum),
                      "The losses of the rows are added up. The cost is their mean: divide by the number of rows.",
                      SURPRISE),
        Misconception("mean_of_all", _entropy(rows=lambda losses: losses),
                      "The mean is taken over all m K entries. Add along each row first, then take the mean over the "
                      "m rows.", SURPRISE),
        Misconception("sign", _entropy(sign=1.0),
                      "The minus is missing: the logarithm of a number below 1 is negative, a loss is at least 0.",
                      SURPRISE),
        Misconception("log_of_zero", _entropy(lambda P: _floats(P)[0]),
                      "Where P is 0 this takes log(0), and 0 * inf is nan. Clip P first, and keep the result: "
                      "P = np.clip(P, ...).", SURPRISE),
        Misconception("delta_outside", _quiet(_delta_outside),
                      "The small number is added outside the logarithm: log(0) is taken all the same. Clip P before "
                      "the logarithm.", SURPRISE),
        Misconception("delta_inside", _entropy(lambda P: _floats(P)[0] + 1e-7),
                      "This adds 1e-7 inside the logarithm, as some books do. It changes every loss, and no loss can "
                      "be above 16.2. Clip P to 1e-15 and 1 - 1e-15 instead.", SURPRISE),
        Misconception("tiny_delta_inside", _entropy(lambda P: _floats(P)[0] + 1e-15),
                      "Adding 1e-15 inside the logarithm keeps it finite, but changes every loss: close to 0 it shows. "
                      "Clip instead.", SURPRISE),
        *(Misconception(f"clip_{width:g}", _entropy(lambda P, width=width: _clipped(P, width)),
                        f"The clip is at {width:g}: wider than the one asked for, 1e-15.", SURPRISE)
          for width in (1e-7, 1e-8, 1e-10, 1e-12)),
        Misconception("not_added", _entropy(rows=lambda losses: losses, total=lambda losses: losses),
                      "A table is returned, one number an entry. Add along each row, then take the mean: one number.",
                      SURPRISE),
        Misconception("row_by_row", _entropy(total=lambda losses: losses),
                      "One loss is returned for each row. The mean of them is due, one number.", SURPRISE),
        Misconception("down_the_columns", _entropy(rows=lambda losses: losses.sum(axis=0)),
                      "The sum goes down the columns, so that the mean divides by the number of classes. Add along "
                      "each row: axis=1.", SURPRISE),
        Misconception("soft_labels_hardened", _entropy(Y=_one_of_each),
                      "Right for one-hot rows, but soft labels are read as if only their largest counted. Multiply by "
                      "Y as it is.", SURPRISE),
        Misconception("looks_for_a_one", _looks_for_a_one,
                      "This looks for a 1 in Y. Soft labels have none, and the mean of nothing is nan. Multiply by Y "
                      "as it is.", SURPRISE),
        Misconception("delta_taken_off", _entropy(lambda P: _floats(P)[0] - 1e-7),
                      "The small number is taken off: where P is 0 the logarithm is of a number below 0, nan. Clip P "
                      "instead.", SURPRISE),
        Misconception("log_of_the_sum", _log_of_the_sum,
                      "The sum is taken before the logarithm. For one-hot rows that is the same, for soft labels not: "
                      "take the logarithm of P, times Y, then add.", SURPRISE),
        Misconception("all_columns", _of_all_labels,
                      "log(P)[:, labels] takes the columns of all labels for every row. Each row has its own: "
                      "Y * log(P) picks it out.", SURPRISE),
        Misconception("unit_by_unit", _unit_by_unit,
                      "This adds a binary cross-entropy for each class: the terms with 1 - Y too. Softmax shares one "
                      "whole, so -sum(Y log P) says it all.", SURPRISE),
        Misconception("labels_unused", _entropy(Y=lambda Y: np.ones(Y.shape)),
                      "Y is not used: the logs of all classes are added. Times Y, only the true class counts.",
                      SURPRISE),
        Misconception("no_log", _entropy(log=lambda P: P),
                      "The logarithm is missing: these are the probabilities of the true classes.", SURPRISE),
        Misconception("base_2", _entropy(log=np.log2),
                      "This is the logarithm to base 2, a loss in bits. Use the natural logarithm, np.log.", SURPRISE),
        Misconception("arguments_swapped", lambda P, Y: _entropy()(Y, P),
                      "P and Y are exchanged: the logarithm is taken of the labels. First P, then Y.", SURPRISE),
        Misconception("squared", lambda P, Y: np.mean(np.sum((_floats(P)[0] - Y) ** 2, axis=1)),
                      "This is a squared error. Minus the logarithm of the true class's probability is due.", SURPRISE),
        Misconception("clipped_in_place", _entropy(_clips_in_place),
                      "This clips the caller's own array. Give the clipped numbers a place of their own: "
                      "P = np.clip(P, ...), without out=.", SURPRISE),
        Misconception("forgot_return", lambda P, Y: None,
                      "The function gives nothing back. Put `return` in front of the mean.", SURPRISE),
    ))


# -- cross-entropy from logits

def _from_logits(losses=lambda sums, true: sums - true, shift=lambda Z: Z.max(axis=1, keepdims=True), axis=1,
                 pick=lambda Z, labels: Z[np.arange(len(Z)), labels], total=np.mean):
    """A cross-entropy of logits with another shift, axis of the sum, pick of the true logits, losses or total."""
    def cross_entropy_from_logits(Z, labels):
        Z, labels = np.asarray(Z, dtype=float), np.asarray(labels)
        with np.errstate(all="ignore"):
            M = shift(Z)
            sums = np.ravel(M) + np.log(np.exp(Z - M).sum(axis=axis)) if axis == 1 \
                else np.log(np.exp(Z).sum(axis=axis))
            return total(losses(sums, pick(Z, labels)))

    return cross_entropy_from_logits


def _through_shares(clip=lambda P: P, shift=lambda Z: Z.max(axis=1, keepdims=True)):
    def cross_entropy_from_logits(Z, labels):
        Z, = _floats(Z)
        with np.errstate(all="ignore"):
            exps = np.exp(Z - shift(Z))
            P = clip(exps / exps.sum(axis=1, keepdims=True))
            return -np.mean(np.log(P[np.arange(len(Z)), labels]))

    return cross_entropy_from_logits


@_quiet
def _maximum_in_a_row(Z, labels):
    Z, = _floats(Z)
    Z = Z - Z.max(axis=1)
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels])


def _shift_lost(Z, labels):
    Z, = _floats(Z)
    return np.mean(np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1)) - Z[np.arange(len(Z)), labels])


def _logits_in_place(Z, labels):
    Z = np.asarray(Z, dtype=float)
    Z -= Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels])


def _logs_as_shares(Z, labels):
    return -np.mean(np.log(_clipped(_floats(Z)[0]))[np.arange(len(Z)), labels])


def _over_all(Z, labels):
    return _from_logits(total=np.sum)(Z, labels) / np.size(Z)


def _true_from_logits(Z, labels):
    """Mean of log(sum_j e^(z_j - z_t)), for logits that are not far apart."""
    return math.fsum(math.log(math.fsum(math.exp(z - row[t]) for z in row))
                     for row, t in zip(np.asarray(Z).tolist(), labels, strict=True)) / len(labels)


def _five():
    return _normal(5, 3, 437), np.array([2, 0, 0, 1, 2])


def _three():
    return _normal(3, 4, 438), np.array([3, 1, 0])


CROSS_ENTROPY_FROM_LOGITS = Exercise(
    "cross_entropy_from_logits", 2,
    probes=(
        Probe("one row: 0 and log 3, class 1 is true", lambda: (np.log([[1.0, 3.0]]), np.array([1])), math.log(4 / 3)),
        Probe("five rows of three", _five, _true_from_logits(*_five())),
        Probe("three rows of four", _three, _true_from_logits(*_three())),
        Probe("whole numbers", lambda: (np.array([[1, -2, 0], [3, 3, 5]]), np.array([1, 0])),
              _true_from_logits([[1, -2, 0], [3, 3, 5]], [1, 0])),
        Probe("one row near 0, one near 2000", lambda: (FAR.copy(), np.array([2, 0])),
              _true_from_logits(FAR, [2, 0])),
        Probe("sure and wrong by 50 and by 40", lambda: (np.array([[50.0, 0.0, 0.0], [-20.0, 20.0, 0.0]]),
                                                         np.array([1, 0])), 45.0),
        Probe("sure and wrong by 10000 and by 9995",
              lambda: (np.array([[1e4, 0.0, -1e4], [0.0, 1e4, 5.0]]), np.array([1, 2])), 9997.5),
        Probe("sure and right, with logits of 10000 and -10000",
              lambda: (np.array([[1e4, 0.0, -1e4], [0.0, -1e4, -1e4], [-1e4, -1e4, 1e4]]), np.array([0, 0, 2])), 0.0),
    ),
    misconceptions=(
        Misconception("all_columns", _from_logits(lambda sums, true: sums[:, None] - true,
                                                  pick=lambda Z, labels: Z[:, labels]),
                      "Z[:, labels] takes the columns of all labels for every row. Each row has its own label: "
                      "Z[np.arange(m), labels].", HOT),
        Misconception("overflow", _from_logits(shift=lambda Z: np.zeros((len(Z), 1))),
                      "Large logits overflow: e to the 10000 is inf. Take off each row's largest first.", LOGITS),
        Misconception("clipped", _through_shares(_clipped),
                      "From a clipped P no loss is above 34.6, however wrong the model is. Go straight from the "
                      "logits, by log-sum-exp.", LOGITS),
        Misconception("log_of_zero", _through_shares(),
                      "A very wrong model gives P = 0 here, and log(0) is -inf. Do not go through P: take the "
                      "logarithm of the sum, and take off the true logit.", LOGITS),
        Misconception("overflow_in_shares", _through_shares(shift=lambda Z: 0.0),
                      "Without a shift softmax overflows, and the cost is nan or inf. Go straight from the shifted "
                      "logits, by log-sum-exp.", LOGITS),
        Misconception("one_maximum", _from_logits(shift=lambda Z: np.full((len(Z), 1), Z.max())),
                      "The largest number of the whole table is taken off. In a row that lies far below it all powers "
                      "underflow, and log(0) is -inf. Each row has its own largest: axis=1, keepdims=True.", LOGITS),
        Misconception("maximum_without_keepdims", _maximum_in_a_row,
                      "The largest have shape (m,): they do not fit (m, K), or where m = K they fit along the wrong "
                      "axis. Keep them as a column: keepdims=True.", LOGITS),
        Misconception("shift_lost", _shift_lost,
                      "The sum is of shifted logits, but the true logit is not shifted. Add M again, or shift Z once "
                      "and use it for both.", LOGITS),
        Misconception("shift_taken_off_twice",
                      _from_logits(lambda sums, true: sums - true, pick=lambda Z, labels:
                                   Z[np.arange(len(Z)), labels] + 2 * Z.max(axis=1)),
                      "M is taken off once more where it should be added again.", LOGITS),
        Misconception("shifted_and_added", _from_logits(pick=lambda Z, labels:
                                                        Z[np.arange(len(Z)), labels] - Z.max(axis=1)),
                      "Z is shifted, the true logit too, and M is added all the same. That is one M too many: where "
                      "all logits are shifted, none is left to be added.", LOGITS),
        Misconception("sign", _from_logits(lambda sums, true: true - sums),
                      "The sign is turned round: the true logit is taken off the log-sum-exp.", LOGITS),
        Misconception("added", _from_logits(lambda sums, true: sums + true),
                      "The true logit is added. It is taken off: a larger true logit costs less.", LOGITS),
        Misconception("no_sum", _from_logits(lambda sums, true: -true),
                      "Only the true logit is left: the log-sum-exp is missing.", LOGITS),
        Misconception("labels_unused", _from_logits(lambda sums, true: sums),
                      "The labels are not used: take the true logit off each log-sum-exp.", LOGITS),
        Misconception("largest_for_true", _from_logits(pick=lambda Z, labels: Z.max(axis=1)),
                      "The largest logit is taken off, whichever class is true. The labels say which one is due.",
                      LOGITS),
        Misconception("not_averaged", _from_logits(total=np.sum),
                      "The losses of the rows are added up. The cost is their mean.", LOGITS),
        Misconception("row_by_row", _from_logits(total=lambda losses: losses),
                      "One loss is returned for each row. The mean of them is due, one number.", LOGITS),
        Misconception("mean_of_all", _over_all,
                      "The sum is divided by the number of all entries, m K. Divide by the number of rows, m.", LOGITS),
        Misconception("logs_as_shares", _logs_as_shares,
                      "The logits are taken for probabilities. They are the numbers before softmax.", LOGITS),
        Misconception("no_log", _quiet(lambda Z, labels: np.mean(np.exp(_floats(Z)[0]).sum(axis=1)
                                                                 - _floats(Z)[0][np.arange(len(Z)), labels])),
                      "The logarithm of the sum is missing.", LOGITS),
        Misconception("log_each", lambda Z, labels: np.mean(_floats(Z)[0].sum(axis=1)
                                                            - _floats(Z)[0][np.arange(len(Z)), labels]),
                      "The logarithm is taken of each power before the sum, which gives back the logits. First the sum "
                      "of the powers, then its logarithm.", LOGITS),
        Misconception("clipped_logits", lambda Z, labels: _from_logits()(np.clip(Z, -500, 500), labels),
                      "Clipped logits lose their differences: nobody is wrong by more than 1000 then. Take off the "
                      "largest instead.", LOGITS),
        Misconception("in_place", _logits_in_place,
                      "`Z -= ...` shifts the caller's own array. Write Z = Z - ..., which makes a new one.", LOGITS),
        Misconception("forgot_return", lambda Z, labels: None,
                      "The function gives nothing back. Put `return` in front of the mean.", LOGITS),
    ))

QUESTIONS = (
    Question(
        "one_more_each", 1, "0e698812ded98c2e",
        {"ad4139b4793e0b26": "Then they would add up to more than 1. What happens to the sum below the line?",
         "6894948d94946754": "Each power grows by the same factor: e^(z + 1) is e times e^z. What does that do to "
                             "their proportions?",
         "4e6f18cbe7ed9e17": "Each power grows by the same factor, the largest and the smallest alike: e^(z + 1) is e "
                             "times e^z. And the sum?"},
        SHARES),
    Question(
        "loss_by_chance", 1, "4247a7d21d0af502",
        {"f8d5b5cf2d4188f6": "That is the probability of each class. The loss is minus its logarithm.",
         "ed62833715409823": "That is -log 0.5, of a model that is undecided between two classes. Here there are ten.",
         "3c897ec0bf3fa12f": "That would be 1 over the probability of each class. The loss is minus its logarithm."},
        SURPRISE),
    Question(
        "squares_when_wrong", 1, "71c29d63e476473b",
        {"c373987799fafc1c": "By the probability the slope is about -2. But how much does the probability change when "
                             "a logit does, where softmax has come to rest at 0?",
         "ae76f390169145ee": "With cross-entropy the logarithm is steep just where softmax is flat. Is a square?"},
        SLOPES, options=("a", "b", "c")),
    Question(
        "class_cost_mistakes", 2,
        {"a": "3ea82cd2bf476943", "b": "bace4906bc0362a3", "c": "bf615a49d8fd7b0c", "d": "eb2eef18b25640a3"},
        {"a5a01f6013f9eb50": "not yet. Hand it two rows, and add 2000 to all logits of one of them.",
         "0da4e5976b53929d": "it takes one entry a row. Which maximum does it take off?",
         "1813af22f014c611": "np.ravel(labels) is kept under the name labels. Which maximum does it take off?",
         "e9ecc8b1883e3c29": "right for labels of shape (m,). Hand it three rows and the labels as a column, "
                             "labels[:, None].",
         "daff87bb4eef9b6b": "its maximum is that of each row, as it should be. What becomes of the result of its "
                             "first line?",
         "89226f5e3af3fba6": "with labels of shape (m,) it takes one entry a row. What becomes of the result of its "
                             "first line?",
         "c77b74aff19e5c8a": "not yet. Hand it three rows with different labels.",
         "e81f5bee45f65eb9": "its maximum is that of each row, as it should be. What is the shape of what it takes the "
                             "mean of?",
         "fa5da1293561dc49": "np.ravel(labels) is kept under the name labels. What is the shape of what it takes the "
                             "mean of?",
         "bdefdef8c3dd8a57": "it takes each row's largest difference off, and adds it again. Try it on rows far apart.",
         "a46c5db16917e4b1": "it takes one logit a row, as a column. Compare it with your own on three rows.",
         "b026fef86e4be1ae": "np.ravel(labels) is kept under the name labels. Hand it the labels as a row, then as a "
                             "column: is it the same number?"},
        HUNT, options=("maximum", "columns", "reshape", "right")),
)


def _costly_right_answer(state):
    z, true = np.array([float(state[f"z{k}"]) for k in range(3)]), str(state["true"])
    if true not in ("0", "1", "2") or not np.all(np.abs(z) <= 6):
        return 0.0, 'Take the state from the figure: logits from -6 to 6, and the true class "0", "1" or "2".'
    named, loss = int(np.argmax(z)), math.log(np.exp(z - z[int(true)]).sum())
    found = f"Argmax names class {named}, class {true} is true, and the cross-entropy is {loss:.4f}"
    if named != int(true):
        return 0.0, f"{found}. That answer is wrong: let class {true} have the largest logit, if only by a little."
    if loss < GOAL:
        return 0.0, (f"{found}, below {GOAL}. This right answer is too sure to cost that much: which logits leave its "
                     "probability as small as possible, and still the largest?")
    return 1.0, f"{found}: reached."


GOAL = 1.0    # three classes at 1/3 cost log 3 = 1.099; no reading of the figure is so near 1 as to leave a doubt
COSTLY_RIGHT_ANSWER = Mission("costly_right_answer", 1, {"z0": 0.3, "z1": 2.9, "z2": 4.0, "true": "1"},
                              _costly_right_answer, SURPRISE)

CHECKED = (ONE_HOT, SOFTMAX, BINARY_CROSS_ENTROPY, CROSS_ENTROPY, CROSS_ENTROPY_FROM_LOGITS, *QUESTIONS,
           COSTLY_RIGHT_ANSWER)
