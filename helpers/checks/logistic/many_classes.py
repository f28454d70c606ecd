"""03/4: a unit a class, the class whose unit is surest, and which class is taken for which.

Expected values: the descents of all units at once, on tables of targets and errors (the learner's go one unit after
the other); the nearest of some centres, which is what units with w = centre and b = -|centre|²/2 answer; and tables of
counts from which the pairs of labels were made.
"""
import numpy as np

from ..exercise import Exercise, Misconception, Probe, Question, WrongResult

ONE_NUMBER, AGAINST, SUREST, TABLE, HUNT = (
    "03/4 One number for ten digits", "03/4 One against the rest", "03/4 The surest unit", "03/4 Which for which",
    "03/4 Find the mistake")


def _p(z):
    return 0.5 * (1 + np.tanh(z / 2))


def _all_at_once(X, Y, learning_rate=0.1, steps=300, l2=0.0, bias_l2=0.0, start=None):
    """Descent of a unit a column of Y, (m, K), all from zeros or from `start`. Returns (W, b)."""
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    W, b = (np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1])) if start is None else start
    for _ in range(steps):
        errors = _p(X @ W + b) - Y
        W, b = (W - learning_rate * (X.T @ errors + l2 * W) / len(X),
                b - learning_rate * (errors.sum(axis=0) + bias_l2 * b) / len(X))
    return W, b


def _targets(labels, n_classes):
    return (np.asarray(labels)[:, None] == np.arange(n_classes)).astype(float)


LABELS = np.array([2, 0, 3, 1, 0, 2, 2])    # 7 examples of 4 classes, 3 features


def _features():
    return np.random.default_rng(41).normal(0.3, 1.5, (7, 3)).round(2)


def _whole_features():
    return np.array([[3, -1, 0], [0, 2, 1], [-2, 1, 1], [1, 1, -3], [0, 3, 2], [2, -2, 1], [1, 0, 4]])


def _training(label, n_classes, *settings, labels=LABELS, features=_features, **named):
    """A probe of train_one_vs_all, with the settings handed on in place or by name. labels: an array, or a list."""
    return Probe(label, lambda: (features(), labels.copy(), n_classes, *settings),
                 _all_at_once(features(), _targets(labels, n_classes), *settings, **named), keywords=named)


def _wrongly(targets=_targets, **more):
    """A training on other targets than the contract's, or with another penalty."""
    def train(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
        return _all_at_once(X, targets(labels, n_classes), learning_rate, steps, l2, **more)

    return train


def _right(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return _all_at_once(X, _targets(labels, n_classes), learning_rate, steps, l2)


def _penalised_bias(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return _all_at_once(X, _targets(labels, n_classes), learning_rate, steps, l2, bias_l2=l2)


def _goes_on(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    start, columns, biases = None, [], []
    for k in range(n_classes):
        start = _all_at_once(X, _targets(labels, n_classes)[:, [k]], learning_rate, steps, l2, start=start)
        columns.append(start[0][:, 0])
        biases.append(start[1][0])
    return np.column_stack(columns), np.array(biases)


def _as_pairs(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = _right(X, labels, n_classes, learning_rate, steps, l2)
    return [(W[:, k], b[k]) for k in range(n_classes)]


def _with_costs(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return *_right(X, labels, n_classes, learning_rate, steps, l2), np.zeros(steps + 1)


def _one_bias(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = _right(X, labels, n_classes, learning_rate, steps, l2)
    return W, b[-1]


def _only_present(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    targets = np.asarray(labels)[:, None] == np.unique(labels)
    return _all_at_once(X, targets, learning_rate, steps, l2)


def _up_to_largest(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return _right(X, labels, int(np.max(labels)) + 1, learning_rate, steps, l2)


def _rate_alone(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return _right(X, labels, n_classes, learning_rate, 1000)


def _l2_as_steps(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    return _right(X, labels, n_classes, learning_rate, l2)    # a whole number is taken, a float is refused


def _two_of_three(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    raise ValueError("too many values to unpack (expected 2)")


def _after_first(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = _right(X, labels, n_classes, learning_rate, steps, l2)
    return W[:, :1], b[:1]


def _others_at_zeros(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = _right(X, labels, n_classes, learning_rate, steps, l2)
    return W * (np.arange(n_classes) == 0), b * (np.arange(n_classes) == 0)


def _reshaped(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    W, b = _right(X, labels, n_classes, learning_rate, steps, l2)
    return W.T.reshape(W.shape), b


def _list_compared(X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0):
    if isinstance(labels, list):
        raise TypeError("len() of unsized object")    # train_logistic's, of the single False that is then y
    return _right(X, labels, n_classes, learning_rate, steps, l2)


TRAIN = Exercise(
    "train_one_vs_all", 2,
    probes=(
        _training("7 examples, 3 features, 4 classes, learning rate 0.5, 20 steps", 4, 0.5, 20),
        _training("the same with l2 = 2", 4, 0.5, 20, 2.0),
        _training("learning rate 0.3, 15 steps and l2 = 1.5 given by name", 4, learning_rate=0.3, steps=15, l2=1.5),
        _training("learning rate, steps and l2 left out", 4),
        _training("whole numbers as features", 4, 0.2, 12, 1.0, features=_whole_features),
        _training("5 classes, of which class 1 has no example", 5, 0.5, 10, 1.0,
                  labels=np.array([4, 0, 3, 2, 0, 2, 4])),
        _training("6 classes, of which the last two have no example", 6, 0.5, 10, 1.0),
        _training("l2 = 3 as a whole number", 4, 0.4, 10, 3),
        _training("as many classes as features, 3", 3, 0.5, 10, 1.0, labels=LABELS % 3),
        _training("labels as a list", 4, 0.5, 10, 1.0, labels=LABELS.tolist()),
        _training("2 classes", 2, 1.0, 25, 3.0, labels=np.array([1, 0, 0, 1, 0, 0, 0])),
    ),
    misconceptions=(
        Misconception("transposed", lambda *a, **k: (_right(*a, **k)[0].T, _right(*a, **k)[1]),
                      "W lies on its side: one row per unit. Each unit's weights are a column, so that X @ W works: "
                      "np.column_stack puts them there.", AGAINST),
        Misconception("labels_as_targets", _wrongly(lambda labels, n_classes: np.tile(
                          np.asarray(labels, dtype=float)[:, None], n_classes)),
                      "Every unit is trained on the labels themselves, so all of them learn the same. Unit k has "
                      "targets of its own: `labels == k`, 1 for class k and 0 for the rest.", AGAINST),
        Misconception("goes_on", _goes_on,
                      "Each unit goes on from the weights of the one before. Every unit is to begin at zeros: let "
                      "train_logistic start anew for each class.", AGAINST),
        Misconception("penalised_bias", _penalised_bias,
                      "The penalty is laid on the biases too. Only weights are penalised; train_logistic does that "
                      "for you.", AGAINST),
        Misconception("one_bias", _one_bias,
                      "One bias comes back, that of the last unit. Each unit has its own: return them all, (K,).",
                      AGAINST),
        Misconception("mean_bias", lambda *a, **k: (_right(*a, **k)[0],
                                                    np.full(a[2], _right(*a, **k)[1].mean())),
                      "All units share one bias, the mean. Each unit has learned its own: keep them apart.", AGAINST),
        Misconception("l2_ignored", lambda X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0: _right(
                          X, labels, n_classes, learning_rate, steps),
                      "The argument l2 is not handed on: the units are trained without a penalty.", AGAINST),
        Misconception("nothing_handed_on", lambda X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0: _right(
                          X, labels, n_classes, 0.1, 1000),
                      "Learning rate, steps and l2 are not handed on: train_logistic takes its own defaults, among "
                      "them 1000 steps.", AGAINST),
        Misconception("steps_ignored", lambda X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0: _right(
                          X, labels, n_classes, learning_rate, 1000, l2),
                      "The argument steps is not handed on: train_logistic then takes its own default, 1000.", AGAINST),
        Misconception("rate_alone", _rate_alone,
                      "Only the learning rate is handed on: train_logistic then takes its own defaults for the others, "
                      "1000 steps and no penalty. Hand on steps and l2 too.", AGAINST),
        Misconception("l2_as_steps", _l2_as_steps,
                      "l2 is handed on in place of steps: the fourth argument of train_logistic is steps, the fifth "
                      "is l2.", AGAINST),
        Misconception("two_of_three", _two_of_three,
                      "train_logistic gives back three things, w, b and the costs: take all three apart, "
                      "`w, b, costs = ...`, though the costs are not needed here.", AGAINST),
        Misconception("after_first", _after_first,
                      "The function returns after the first unit: `return` stands inside the loop. Move it out, below "
                      "the loop.", AGAINST),
        Misconception("others_at_zeros", _others_at_zeros,
                      "Only the first unit is trained, the others stay at zeros. Does `return` stand inside the loop?",
                      AGAINST),
        Misconception("reshaped", _reshaped,
                      "The weights are in W, but mixed up: reshape deals the numbers out anew, row by row. To turn "
                      "rows into columns, transpose: .T, or np.column_stack.", AGAINST),
        Misconception("list_compared", _list_compared,
                      "With a list of labels, `labels == k` compares the whole list with k and is False. Keep the "
                      "line `labels = np.asarray(labels)`.", AGAINST),
        Misconception("rate_ignored", lambda X, labels, n_classes, learning_rate=0.1, steps=300, l2=0.0: _right(
                          X, labels, n_classes, 0.1, steps, l2),
                      "The argument learning_rate is not handed on: train_logistic then takes its own default, 0.1.",
                      AGAINST),
        Misconception("swapped", lambda *a, **k: _right(*a, **k)[::-1],
                      "The two results are in the wrong order: first W, then b.", AGAINST),
        Misconception("largest_label", _up_to_largest,
                      "The number of units is taken from the largest label. A class that has no example here still "
                      "has its unit: count up to n_classes.", AGAINST),
        Misconception("only_present", _only_present,
                      "Only classes that have an example get a unit, so the columns no longer stand for the labels. "
                      "Go through range(n_classes).", AGAINST),
        Misconception("the_rest", _wrongly(lambda labels, n_classes: 1 - _targets(labels, n_classes)),
                      "The targets are turned round: each unit learns to say yes to the rest. The 1 belongs to "
                      "class k, `labels == k`.", AGAINST),
        Misconception("from_one", _wrongly(lambda labels, n_classes: _targets(labels, n_classes + 1)[:, 1:]),
                      "The classes are counted from 1 to n_classes. They are 0 to n_classes - 1, as range(n_classes) "
                      "counts.", AGAINST),
        Misconception("minus_one", _wrongly(lambda labels, n_classes: 2 * _targets(labels, n_classes) - 1),
                      "The rest has the target -1. A probability cannot be -1: the targets are 1 and 0.", AGAINST),
        Misconception("with_costs", _with_costs,
                      "Three things come back. train_logistic returns costs too, but here only W and b are due.",
                      AGAINST),
        Misconception("as_pairs", _as_pairs,
                      "A list comes back, one pair per unit. Stack the weights as the columns of one table W, and the "
                      "biases as one array b.", AGAINST),
        Misconception("forgot_return", lambda *a, **k: None,
                      "The function gives nothing back. After the loop comes `return W, b`.", AGAINST),
    ))


def _whole_labels(result):
    """Labels as whole numbers: as floats they are no use as an index."""
    return _whole(result, "labels")


def _whole(result, name):
    try:
        kind = np.asarray(result).dtype.kind
    except Exception:    # a ragged list
        return result
    if kind == "f":
        raise WrongResult(f"returned {name} as floats: {name} are whole numbers, so make the array with dtype=int")
    return result


CENTRES = np.array([[2.0, 0.0, 1.0], [-1.0, 1.5, 0.5], [0.5, -2.0, -1.0], [3.0, 2.5, -0.5]])    # 4 classes, 3 features
PLACES = np.array([[1.8, 0.3, 0.7], [0.4, -1.6, -1.2], [2.4, 1.9, -0.2], [-0.7, 1.1, 0.9], [1.6, -0.9, 0.2],
                   [-0.2, 2.2, -0.6]])


def _nearest(places):
    """The label of the nearest centre, worked out by distances."""
    return np.array([min(range(4), key=lambda k, x=x: float(np.sum((x - CENTRES[k]) ** 2))) for x in places])


def _classifier():
    """Weights and biases of which the largest z is that of the nearest centre."""
    return CENTRES.T.copy(), -np.sum(CENTRES**2, axis=1) / 2


def _raised(by):
    """The same classifier with every z higher or lower: the largest stays, but what is above 0 changes."""
    W, b = _classifier()
    return W, b + by


def _scores(X, W, b):
    return np.asarray(X, dtype=float) @ W + b


PREDICT = Exercise(
    "predict_one_vs_all", 2,
    probes=(
        Probe("6 examples, 3 features, 4 classes", lambda: (PLACES.copy(), *_classifier()), _nearest(PLACES)),
        Probe("every probability above 0.5", lambda: (PLACES.copy(), *_raised(9.0)), _nearest(PLACES)),
        Probe("no probability as high as 0.5", lambda: (PLACES.copy(), *_raised(-6.0)), _nearest(PLACES)),
        Probe("equal weights: the biases decide",
              lambda: (PLACES[:2].copy(), np.ones((3, 5)), np.array([0.2, -0.4, 0.1, 0.9, 0.3])), np.array([3, 3])),
        Probe("whole numbers", lambda: (np.array([[1, 0], [0, 2], [3, 1]]), np.array([[1, 0, 2, -1], [2, 1, 0, 0]]),
                                        np.array([0, 3, 0, 1])), np.array([1, 1, 2])),
        Probe("one example", lambda: (np.array([[0.5, -1.0]]), np.array([[1.0, 0.0, -2.0], [0.5, -1.0, 0.0]]),
                                      np.array([0.1, 0.2, 0.3])), np.array([1])),
        Probe("labels as whole numbers", lambda: (PLACES[::-1].copy(), *_classifier()), _nearest(PLACES[::-1]),
              use=_whole_labels),
    ),
    misconceptions=(
        Misconception("wrong_axis", lambda X, W, b: np.argmax(_scores(X, W, b), axis=0),
                      "argmax goes down the columns: for each unit, the example it is surest of. Each example asks "
                      "for its surest unit: go along the row, axis=1.", SUREST),
        Misconception("of_weights", lambda X, W, b: np.argmax(W, axis=0),
                      "This looks for the largest weight and never at X. Work out z = X @ W + b first.", SUREST),
        Misconception("first_half", lambda X, W, b: np.argmax(_p(_scores(X, W, b)) >= 0.5, axis=1),
                      "This takes the first unit that says yes. Several may, or none: take the one with the largest "
                      "probability.", SUREST),
        Misconception("one_hot", lambda X, W, b: np.eye(W.shape[1])[np.argmax(_scores(X, W, b), axis=1)],
                      "A row of zeros and a one comes back for each example. The label is the place of the one, a "
                      "whole number.", SUREST),
        Misconception("yes_or_no", lambda X, W, b: (_p(_scores(X, W, b)) >= 0.5).astype(int),
                      "This is every unit's own yes or no, (m, K). One label an example is due: the place of the "
                      "largest.", SUREST),
        Misconception("probabilities", lambda X, W, b: _p(_scores(X, W, b)),
                      "These are the probabilities, (m, K). The label is the place of the largest in each row: "
                      "np.argmax with axis=1.", SUREST),
        Misconception("scores", lambda X, W, b: _scores(X, W, b),
                      "This is z, (m, K). The label is the place of the largest in each row: np.argmax with axis=1.",
                      SUREST),
        Misconception("largest_probability", lambda X, W, b: np.max(_p(_scores(X, W, b)), axis=1),
                      "This is the largest probability itself. Which unit has it is the label: argmax instead of max.",
                      SUREST),
        Misconception("largest_score", lambda X, W, b: np.max(_scores(X, W, b), axis=1),
                      "This is the largest z itself. Which unit has it is the label: argmax instead of max.", SUREST),
        Misconception("no_bias", lambda X, W, b: np.argmax(np.asarray(X, dtype=float) @ W, axis=1),
                      "The biases are left out: z = X @ W + b. A unit of a rare class has a low bias, and that counts.",
                      SUREST),
        Misconception("least", lambda X, W, b: np.argmin(_scores(X, W, b), axis=1),
                      "This takes the unit that is least sure: argmax, not argmin.", SUREST),
        Misconception("from_one", lambda X, W, b: np.argmax(_scores(X, W, b), axis=1) + 1,
                      "Each label is one too high: the classes are counted from 0, as argmax does.", SUREST),
        Misconception("no_axis", lambda X, W, b: np.argmax(_scores(X, W, b)),
                      "Without an axis argmax searches the whole table and gives one place. Go along each row: axis=1.",
                      SUREST),
        Misconception("as_floats", lambda X, W, b: np.argmax(_scores(X, W, b), axis=1).astype(float),
                      "The labels are right, but floats. A label is a whole number: only then can it be an index.",
                      SUREST),
        Misconception("forgot_return", lambda X, W, b: None,
                      "The function gives nothing back. Put `return` in front of the result.", SUREST),
    ))


def _pairs(table):
    """(predicted, actual) labels, shuffled, of which `table` is the confusion matrix."""
    actual, predicted = np.indices(np.shape(table))
    order = np.random.default_rng(43).permutation(int(np.sum(table)))
    return np.repeat(predicted.ravel(), np.ravel(table))[order], np.repeat(actual.ravel(), np.ravel(table))[order]


def _table(label, rows, use=None):
    rows = np.array(rows)
    return Probe(label, lambda: (*_pairs(rows), len(rows)), rows, use=use)


def _whole_counts(result):
    return _whole(result, "counts")


def _count(predicted, actual, n_classes):
    """The matrix by comparing every label with every class."""
    return (_targets(actual, n_classes).T @ _targets(predicted, n_classes)).astype(int)


def _once(predicted, actual, n_classes):
    return (_count(predicted, actual, n_classes) > 0).astype(int)


def _present(predicted, actual, n_classes):
    return _count(predicted, actual, int(max(np.max(predicted), np.max(actual))) + 1)


def _shares_of_rows(predicted, actual, n_classes):
    table = _count(predicted, actual, n_classes)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


def _up_to_actual(predicted, actual, n_classes):
    table = np.zeros((np.max(actual) + 1, np.max(actual) + 1), dtype=int)
    for row, column in zip(actual, predicted, strict=True):
        table[row, column] += 1
    return table


def _as_many_as(occurring):
    """A count in a table as large as the number of different labels that `occurring(predicted, actual)` holds."""
    def count(predicted, actual, n_classes):
        size = len(np.unique(occurring(predicted, actual)))
        table = np.zeros((size, size), dtype=int)
        np.add.at(table, (actual, predicted), 1)
        return table

    return count


def _no_diagonal(predicted, actual, n_classes):
    table = _count(predicted, actual, n_classes)
    return table - np.diag(np.diag(table))


CONFUSION = Exercise(
    "confusion_matrix", 2,
    probes=(
        _table("13 examples of 3 classes", [[3, 1, 0], [0, 2, 4], [1, 0, 2]]),
        _table("16 examples of 4 classes", [[1, 0, 5, 0], [2, 3, 0, 0], [0, 1, 0, 1], [0, 0, 2, 1]]),
        Probe("each pair at most once", lambda: (np.array([0, 2, 1]), np.array([0, 1, 2]), 3),
              np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]])),
        _table("5 classes, of which class 1 never occurs",
               [[2, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 3, 1, 0], [0, 0, 0, 2, 2], [1, 0, 0, 0, 4]]),
        _table("5 classes, of which the last never occurs",
               [[2, 0, 1, 0, 0], [1, 0, 2, 0, 0], [0, 3, 1, 1, 0], [0, 0, 0, 2, 0], [0, 0, 0, 0, 0]]),
        _table("a class that is never predicted", [[3, 2, 0], [0, 4, 0], [1, 1, 0]]),
        _table("a class that is only ever predicted", [[2, 0, 1], [0, 3, 2], [0, 0, 0]]),
        _table("counts as whole numbers", [[2, 1], [3, 0]], use=_whole_counts),
    ),
    misconceptions=(
        Misconception("counted_once", _once,
                      "Each cell is at most 1: a pair that occurs again must add to it. (`= 1` in a loop, or `+= 1` "
                      "with whole arrays, which writes once.)", TABLE),
        Misconception("transposed", lambda predicted, actual, n_classes: _count(predicted, actual, n_classes).T,
                      "Rows and columns are swapped: the row is what a digit is, the column what it was taken for.",
                      TABLE),
        Misconception("shares_of_rows", _shares_of_rows,
                      "Each row is divided by its sum. Return the counts: shares can be worked out from them, "
                      "counts not from shares.", TABLE),
        Misconception("shares", lambda predicted, actual, n_classes: _count(predicted, actual, n_classes)
                      / len(actual),
                      "The counts are divided by the number of examples. Return the counts themselves.", TABLE),
        Misconception("as_floats", lambda predicted, actual, n_classes: _count(predicted, actual, n_classes) * 1.0,
                      "The numbers are right, but floats: np.zeros makes floats unless you say dtype=int.", TABLE),
        Misconception("size_from_data", _present,
                      "The size is taken from the labels that occur. A class that never occurs still has its row and "
                      "its column: the table is (n_classes, n_classes).", TABLE),
        Misconception("size_from_actual", _up_to_actual,
                      "The size is taken from the actual labels. A class that never occurs still has its row and its "
                      "column: the table is (n_classes, n_classes).", TABLE),
        Misconception("size_from_number", _as_many_as(lambda predicted, actual: np.append(predicted, actual)),
                      "The size is the number of classes that occur, and then a label can lie outside the table: make "
                      "it n_classes by n_classes.", TABLE),
        Misconception("size_from_number_of_actual", _as_many_as(lambda predicted, actual: actual),
                      "The size is the number of actual classes that occur, and then a label can lie outside the "
                      "table: make it n_classes by n_classes.", TABLE),
        Misconception("ten_classes", lambda predicted, actual, n_classes: _count(predicted, actual, 10),
                      "The table always has ten rows and columns. It is to have n_classes.", TABLE),
        Misconception("only_right", lambda predicted, actual, n_classes: np.diag(
                          np.diag(_count(predicted, actual, n_classes))),
                      "Only right answers are counted. The others belong next to the diagonal: row actual, column "
                      "predicted.", TABLE),
        Misconception("only_wrong", _no_diagonal,
                      "Right answers are left out. They belong on the diagonal, where row and column are the same.",
                      TABLE),
        Misconception("sums_of_rows", lambda predicted, actual, n_classes: _count(predicted, actual,
                                                                                  n_classes).sum(axis=1),
                      "This counts how often each class occurs, a number a class. Count pairs: what it is, and what "
                      "it was taken for.", TABLE),
        Misconception("share_right", lambda predicted, actual, n_classes: float(np.mean(predicted == actual)),
                      "This is the accuracy, one number. The table says which class was taken for which.", TABLE),
        Misconception("forgot_return", lambda predicted, actual, n_classes: None,
                      "The function gives nothing back. After the loop comes `return table`.", TABLE),
    ))

QUESTIONS = (
    Question(
        "between_one_and_nine", 1, "d6030cd7438f68a8",
        {"bae17868e9ff067a": "The line is a weighted sum of the pixels. When each pixel is halfway between the two "
                             "pictures, where is the sum?",
         "1957ad652a517f8f": "The line is a weighted sum of the pixels. When each pixel is halfway between the two "
                             "pictures, where is the sum?",
         "618eadf2a4d4e1f9": "A line does not know what looks like a digit: it adds up weighted pixels, whatever they "
                             "are. What becomes of the sum when each pixel is halfway?"},
        ONE_NUMBER),
    Question(
        "ten_sums", 1, "76c92d459c19603e",
        {"e0bde381bbbbb7ca": "Each unit was trained alone, with its own question. What in it makes sure that its "
                             "answer leaves the right amount to the nine others?",
         "de4bac9141927257": "Being right only needs the right unit to be the surest. It says nothing about the sum.",
         "98615304dc2b569c": "That would need ten units that all say 1. Each says yes to about a tenth of the digits."},
        SUREST),
    Question(
        "counted_once", 1, "0b92a551b0288eb4",
        {"f423d451236d1a6e": "That is what one would wish. Run the next cell: NumPy reads the chosen cells, adds 1, "
                             "and writes them back.",
         "ff50f07df3cee08e": "An index may hold the same place several times; NumPy does not complain. Run the next "
                             "cell."},
        TABLE, options=("a", "b", "c")),
    Question(
        "classifier_mistakes", 2,
        {"a": "f6459d91db120077", "b": "56b40d0e55b60ad6", "c": "4e2e3ecf04048cbb",
         "d": "d65c214e1a75aa5f", "e": "6e5493e03b3fc459"},
        {"335bfd2c6e559b8c": "its digits come out nearly right, and that is not enough. Compare its W and b with "
                             "those of your train_one_vs_all.",
         "82d4debd8970573d": "its accuracy is high, which units trained on the labels themselves could not reach. "
                             "Look at its b.",
         "27ec396c5c5f17bf": "l2 multiplies only W. Print its b: how many different numbers are in it?",
         "82f403f482824204": "this is no table of counts. Print its b and that of the others.",
         "df06343bd690f38e": "its accuracy is that of a guess. What is Y in it?",
         "bd570a26769ee0e3": "that it has too, since all its units learn the same. Why do they? Look at its Y.",
         "1d447a800f78b14a": "l2 multiplies only W. Print its W: what do the ten columns have in common?",
         "cf08f8ea88d4349e": "this is no table of counts. Print its W: what do the ten columns have in common?",
         "bbfd1e926b6128df": "what does == put into Y: labels, or True and False?",
         "d3864e2d89efe75c": "what does np.mean give with axis=0, one number or ten?",
         "3f1569acc2030a91": "l2 multiplies only W. Compare it with your own function, with l2 = 30.",
         "f5bf90163111d9d5": "this is no table of counts. Compare its W and b with those of your train_one_vs_all.",
         "75ad7b1bfa232a9d": "with l2 = 0 it is right. Try it with l2 = 30.",
         "037f6aa4060ba11a": "what does == put into Y: labels, or True and False?",
         "4063b88a83e2bce5": "what does np.sum give with axis=0, one number or ten?",
         "b7cffc917f254810": "this is no table of counts. Compare its W and b with those of your train_one_vs_all, "
                             "with l2 = 30.",
         "422e71df9306d5a4": "its diagonal and its sum are right. Compare every cell with your confusion_matrix.",
         "01afa14f8c0caded": "nothing is trained here. Compare it with your confusion_matrix, cell by cell.",
         "1fe06f0de06e0836": "nothing is trained here. Compare it with your confusion_matrix, cell by cell.",
         "38858470ef41f728": "nothing is trained here. Compare it with your confusion_matrix, cell by cell."},
        HUNT, options=("labels", "one bias", "penalty", "swapped", "right")),
)

CHECKED = (TRAIN, PREDICT, CONFUSION, *QUESTIONS)
