"""Start here: columns that average to 0, and residuals whose shapes are known.

Expected values are worked out by hand.
"""
import numpy as np

from .exercise import Exercise, Misconception, Mission, Probe, Question

CELLS, TABLES = "00 Cells and their order", "00 Tables and shapes"
TRAP, HUNT = "00 A mistake without a message", "00 Find the mistake"


def _floats(X):
    return np.asarray(X, dtype=float)


def _changed_in_place(X):
    X = np.asarray(X, dtype=float)
    X -= X.mean(axis=0)
    return X


def _first_column_only(X):
    X = np.array(X, dtype=float)
    X[:, 0] -= X[:, 0].mean()
    return X


def _truncated(X):
    centred = np.zeros_like(X)
    centred[...] = X - np.mean(X, axis=0)
    return centred


CENTER_COLUMNS = Exercise(
    "center_columns", 2,
    probes=(
        Probe("a table of shape (3, 2)", lambda: (np.array([[1.0, 10.0], [2.0, 20.0], [6.0, 30.0]]),),
              np.array([[-2.0, -10.0], [-1.0, 0.0], [3.0, 10.0]])),
        Probe("a table of shape (2, 4)", lambda: (np.array([[1.0, -2.0, 0.5, 10.0], [2.0, 4.0, 0.5, 30.0]]),),
              np.array([[-0.5, -3.0, 0.0, -10.0], [0.5, 3.0, 0.0, 10.0]])),
        Probe("a single column, shape (4, 1)", lambda: (np.array([[5.0], [6.0], [9.0], [0.0]]),),
              np.array([[0.0], [1.0], [4.0], [-5.0]])),
        Probe("a single row, shape (1, 3)", lambda: (np.array([[4.0, -7.0, 1.0]]),), np.zeros((1, 3))),
        Probe("whole numbers, shape (4, 3)",
              lambda: (np.array([[0, 1, 1990], [0, 2, 2000], [1, 3, 2010], [1, 5, 2020]]),),
              np.array([[-0.5, -1.75, -15.0], [-0.5, -0.75, -5.0], [0.5, 0.25, 5.0], [0.5, 2.25, 15.0]])),
    ),
    misconceptions=(
        Misconception("overall_mean", lambda X: _floats(X) - np.mean(X),
                      "One mean is taken over the whole table. Take the mean of each column on its own: "
                      "tell `mean` which axis to walk along.", TABLES),
        Misconception("row_means", lambda X: _floats(X) - np.mean(X, axis=1, keepdims=True),
                      "The mean of each row is taken off. axis=1 walks along a row; down a column, over the "
                      "examples, goes axis=0.", TABLES),
        Misconception("row_means_do_not_fit", lambda X: _floats(X) - np.mean(X, axis=1),
                      "The mean is taken along the rows (axis=1): one number a row, which does not fit a row "
                      "of X. Down a column, over the examples, goes axis=0.", TABLES),
        Misconception("changed_in_place", _changed_in_place,
                      "The numbers are right, but the caller's X is changed too: `X -= ...` writes into the "
                      "array that was handed in. Write `X - ...`, which makes a new one.", TABLES),
        Misconception("divided_by_std",
                      lambda X: (_floats(X) - np.mean(X, axis=0)) / np.std(X, axis=0),
                      "This also divides by the standard deviation. Only the mean is to be taken off.",
                      TABLES),
        Misconception("sum", lambda X: _floats(X) - np.sum(X, axis=0),
                      "The sum of each column is taken off, not its mean.", TABLES),
        Misconception("median", lambda X: _floats(X) - np.median(X, axis=0),
                      "The median of each column is taken off. Its mean is asked for.", TABLES),
        Misconception("means_only", lambda X: np.mean(_floats(X), axis=0),
                      "These are the means of the columns. Take them off X and return the table.", TABLES),
        Misconception("sign", lambda X: np.mean(X, axis=0) - _floats(X),
                      "This is the mean minus X. Turn it round: X minus the mean.", TABLES),
        Misconception("first_column_only", _first_column_only,
                      "Only the first column is centred. Every column has a mean of its own.", TABLES),
        Misconception("truncated", _truncated,
                      "For whole numbers the result is stored in an array of whole numbers, which cuts off "
                      "what is after the point. Make X float first, as the given line does.", TABLES),
        Misconception("forgot_return", lambda X: None,
                      "The function gives nothing back. Put `return` in front of the result; printing it is "
                      "not enough.",
                      TABLES),
    ))


def _pair(y_hat, y):
    """Both flat, as the exercise asks: ValueError when their lengths differ."""
    y_hat, y = _floats(y_hat).ravel(), _floats(y).ravel()
    if len(y_hat) != len(y):
        raise ValueError("different numbers of examples")
    return y_hat, y


def _difference(y_hat, y):
    y_hat, y = _pair(y_hat, y)
    return y_hat - y


def _zipped(y_hat, y):
    return np.array([a - b for a, b in zip(np.ravel(y_hat), np.ravel(y), strict=False)], dtype=float)


def _asserted(y_hat, y):
    assert np.size(y_hat) == np.size(y)
    return _difference(y_hat, y)


def _changed_y_hat(y_hat, y):
    mine, y = _pair(y_hat, y)
    mine -= y
    return mine


def _refusal_returned(refusal):
    """Residuals that return `refusal` where the lengths differ."""
    return lambda y_hat, y: _difference(y_hat, y) if np.size(y_hat) == np.size(y) else refusal


def _grid_behind_a_guard(y_hat, y):
    if np.size(y_hat) != np.size(y):
        raise ValueError("different numbers of examples")
    return _floats(y_hat) - _floats(y)


def _compared_first(y_hat, y):
    if np.shape(y_hat) != np.shape(y):
        raise ValueError("different shapes")
    return _floats(y_hat) - _floats(y)


def _numbers_compared(y_hat, y):
    y_hat, y = _floats(y_hat).ravel(), _floats(y).ravel()
    if y_hat != y:
        raise ValueError("different numbers of examples")
    return y_hat - y


def _never_a_single_number(y_hat, y):
    if np.size(y_hat) == 1 or np.size(y) == 1:
        raise ValueError("a single number")
    return _difference(y_hat, y)


def _squeezed(y_hat, y):
    y_hat, y = np.squeeze(_floats(y_hat)), np.squeeze(_floats(y))
    if y_hat.shape != y.shape:
        raise ValueError("different numbers of examples")
    return y_hat - y


def _flat_and_column():
    return np.array([3.0, 5.0, -2.0, 8.0]), np.array([[4.0], [2.0], [-6.0], [9.0]])


RESIDUALS = Exercise(
    "residuals", 2,
    probes=(
        Probe("shapes (5,) and (5,)",
              lambda: (np.array([2.0, 0.5, -3.0, 7.0, 1.0]), np.array([1.0, 4.0, -1.0, 7.0, -9.0])),
              np.array([1.0, -3.5, -2.0, 0.0, 10.0])),
        Probe("shapes (4,) and (4, 1)", _flat_and_column, np.array([-1.0, 3.0, 4.0, -1.0])),
        Probe("shapes (4, 1) and (4,)", lambda: _flat_and_column()[::-1], np.array([1.0, -3.0, -4.0, 1.0])),
        Probe("shapes (3, 1) and (3, 1)",
              lambda: (np.array([[1.5], [2.0], [-4.0]]), np.array([[3.0], [-5.0], [0.5]])),
              np.array([-1.5, 7.0, -4.5])),
        Probe("whole numbers, shapes (3,) and (3, 1)",
              lambda: (np.array([10, 20, 30]), np.array([[15], [5], [70]])),
              np.array([-5.0, 15.0, -40.0])),
        Probe("whole numbers, shapes (2, 1) and (2,)",
              lambda: (np.array([[60], [-20]]), np.array([25, 5])), np.array([35.0, -25.0])),
        # Equal, so that a solution that compares the numbers gets through here, and here alone.
        Probe("1 prediction, shape (1,), for 1 equal measurement, shape (1, 1)",
              lambda: (np.array([6.5]), np.array([[6.5]])), np.array([0.0])),
        Probe("5 predictions, shape (5,), for 4 measurements, shape (4,)",
              lambda: (np.arange(5.0), np.ones(4)), ValueError),
        Probe("3 predictions, shape (3,), for 4 measurements, shape (4, 1)",
              lambda: (np.arange(3.0), np.ones((4, 1))), ValueError),
        Probe("1 prediction, shape (1,), for 5 measurements, shape (5,)",
              lambda: (np.array([2.0]), np.arange(5.0)), ValueError),
        Probe("4 predictions, shape (4,), for 1 measurement, shape (1,)",
              lambda: (np.arange(4.0), np.array([3.0])), ValueError),
    ),
    misconceptions=(
        Misconception("grid", lambda y_hat, y: _floats(y_hat) - _floats(y),
                      "A flat (m,) minus a column (m, 1) pairs every prediction with every measurement: a "
                      "grid of (m, m) numbers. Make both flat before you subtract. (`y.ravel()` alone changes "
                      "nothing: it leaves y as it is and returns a flat one; keep that.)", TRAP),
        Misconception("grid_behind_a_guard", _grid_behind_a_guard,
                      "Different lengths are refused, as they should be. But a flat (m,) minus a column (m, 1) "
                      "is still a grid of (m, m) numbers: make both flat before you subtract. `y.ravel()` "
                      "leaves y as it is and returns a flat one; keep that, as in `y = y.ravel()`.", TRAP),
        Misconception("compared_before_flat",
                      lambda y_hat, y: _compared_first(y_hat, y).ravel(),
                      "(4,) and (4, 1) hold the same number of examples: flatten first, then compare.", TRAP),
        Misconception("compared_and_not_flat", _compared_first,
                      "(4,) and (4, 1) hold the same number of examples: flatten first, then compare. "
                      "`y.ravel()` leaves y as it is and returns a flat one; keep that, as in `y = y.ravel()`.", TRAP),
        Misconception("numbers_compared", _numbers_compared,
                      "`y_hat != y` compares the numbers in the arrays, one by one; for more than one pair "
                      "Python cannot say whether the `if` holds. Compare how many there are: the two lengths, "
                      "once both are flat.", TRAP),
        Misconception("never_a_single_number", _never_a_single_number,
                      "One prediction for one measurement is refused too, and that pair fits. Raise ValueError "
                      "only where the two lengths differ.", TRAP),
        Misconception("squeezed", _squeezed,
                      "`squeeze` takes off every length of 1, so from a single number all of its shape: () is "
                      "left instead of (1,). `.ravel()` always leaves one.", TRAP),
        Misconception("reversed", lambda y_hat, y: -_difference(y_hat, y),
                      "This is y - y_hat. Turn it round: predicted minus measured, y_hat - y.", TRAP),
        Misconception("absolute", lambda y_hat, y: abs(_difference(y_hat, y)),
                      "The absolute value loses the sign, which says whether the prediction is too high or "
                      "too low. Return the difference itself.", TRAP),
        Misconception("squared", lambda y_hat, y: _difference(y_hat, y)**2,
                      "The differences are squared here. Return them as they are; squaring comes later, in "
                      "the cost.", TRAP),
        Misconception("sum", lambda y_hat, y: np.sum(_difference(y_hat, y)),
                      "This adds the differences up to one number. Return all m of them.", TRAP),
        Misconception("mean", lambda y_hat, y: np.mean(_difference(y_hat, y)),
                      "This is the mean of the differences, one number. Return all m of them.", TRAP),
        Misconception("mean_squared", lambda y_hat, y: np.mean(_difference(y_hat, y)**2),
                      "This is the mean of the squared differences, a cost. Return the m differences "
                      "themselves.", TRAP),
        Misconception("column", lambda y_hat, y: _difference(y_hat, y).reshape(-1, 1),
                      "The numbers are right, but they come as a column, (m, 1). Make them flat, (m,).",
                      TRAP),
        Misconception("one_stretched", lambda y_hat, y: _floats(y_hat).ravel() - _floats(y).ravel(),
                      "NumPy itself refuses most unequal lengths, but not a single number: it stretches that "
                      "to any length. Compare the two lengths yourself, once both are flat, and raise "
                      "ValueError.", TRAP),
        Misconception("zip_truncates", _zipped,
                      "`zip` stops at the shorter array without a word, so predictions get lost. Compare the "
                      "two lengths first and raise ValueError.", TRAP),
        Misconception("only_y_hat_flat", lambda y_hat, y: _floats(y_hat).ravel() - _floats(y),
                      "Only y_hat is made flat. y may be a column too.", TRAP),
        Misconception("only_y_flat", lambda y_hat, y: _floats(y_hat) - _floats(y).ravel(),
                      "Only y is made flat. y_hat may be a column too.", TRAP),
        Misconception("asserted", _asserted,
                      "`assert` raises an AssertionError. For arguments that do not fit the course asks for "
                      "`raise ValueError(...)`.", TRAP),
        Misconception("error_returned", _refusal_returned(ValueError()),
                      "Where the lengths differ, the ValueError is handed back like a result, and the caller "
                      "goes on. Write `raise` in place of `return`.", TRAP),
        Misconception("refusal_returned", _refusal_returned(None),
                      "Where the lengths differ, the function returns None (`return`, or `print` alone). "
                      "Stop it with `raise ValueError(...)`, so that the caller cannot go on unaware.", TRAP),
        Misconception("changed_y_hat", _changed_y_hat,
                      "The numbers are right, but the caller's y_hat is changed too: `y_hat -= ...` writes "
                      "into the array that was handed in. Write `y_hat - y`, which makes a new one. (`r = "
                      "y_hat.ravel()` shares its numbers with y_hat, so `r -= ...` does it too.)", TRAP),
        Misconception("forgot_return", lambda y_hat, y: _pair(y_hat, y) and None,
                      "The function gives nothing back. Put `return` in front of the result; printing it is "
                      "not enough.",
                      TRAP),
    ))

READ_ON = "Read on: the next cells print such a difference, and the rule stands below them. Then answer again."

QUESTIONS = (
    Question(
        "run_again", 1, "0b59c2acdef19cce",
        {"8c91489ff82118ec": "That is the answer after one run of the second cell. Each further run adds 5 "
                             "to what the kernel holds by then.",
         "2eb0ca1868670d5c": "Count the runs of the second cell: one, and then two more.",
         "86d50995f5ff7037": "Nothing forbids running a cell again. Think through what the kernel holds each time."},
        CELLS),
    Question(
        "zeros_shape", 1, "9654033a0a76c9ba",
        {"9088eb7b3a49fec7": f"That would be one difference an example, which is what people hope for. {READ_ON}",
         "4512691603b8c4a5": f"For a column the flat array would have to be read as one. {READ_ON}",
         "c66ede9c18edf961": f"A refusal would be kind, but NumPy finds a way to make them fit. {READ_ON}"},
        TRAP),
    Question(
        "flat_difference", 1, "3058144583cc47ba",
        {"ecb202f1bcc9e905": "Here p is flat and q a column: that is the grid, (m, m). Make q flat first.",
         "3bef7d3d274475b2": "Here q.T is a row, (1, m), so the result is a row as well: two lengths, not "
                             "one.",
         "25749a9572a2c5cf": "Both are columns now, and so is the result, (m, 1). Two columns fit, but (m,) "
                             "is asked for."},
        TRAP),
    Question(
        "line_at_fault", 1, "6caa22d778f45c44",
        {"128b7acf22c06466": "After line a the predictions have shape (4,), one an example, like y. Print "
                             "y_hat.shape after each line.",
         "078334ef33f4cfb8": "Line c is where the grid appears, but the subtraction is the one asked for. "
                             "Which line gave it a shape that does not suit y?",
         "be412736f405db27": "Line d takes the mean of the squares, as it should. Print error.shape just "
                             "before it: the harm is done already."},
        HUNT),
)


def _pairs(state):
    """How many differences NumPy takes in this state, and the shape they come in; None where it refuses."""
    shapes = [{"(m,)": (m,), "(m, 1)": (m, 1), "(1, m)": (1, m)}[shape]
              for m, shape in ((int(state["m_a"]), state["a"]), (int(state["m_b"]), state["b"]))]
    try:
        result = np.broadcast_shapes(*shapes)
    except ValueError:
        return 0, None
    return int(np.prod(result)), result


def _forty_eight(state):
    size, shape = _pairs(state)
    numbers = int(state["m_a"]) + int(state["m_b"])
    if not all(2 <= int(state[name]) <= 8 for name in ("m_a", "m_b")):
        return 0.0, "The figure holds 2 to 8 numbers an array. Copy the state from under it."
    if shape is None:
        return 0.0, "NumPy refuses to subtract these shapes. A length of 1 can be stretched, another cannot."
    found = f"{state['m_a']} + {state['m_b']} = {numbers} numbers make {size} differences, shape {shape}"
    if size == 48 and numbers == 14:
        return 1.0, f"{found}: every number of a meets every number of b."
    if len(shape) == 2 and min(shape) > 1:
        return 0.5, f"{found}. A grid it is already; the goal is 48 differences out of 14 numbers."
    return 0.0, f"{found}. For 48 out of 14 every number of a has to meet every number of b."


FORTY_EIGHT = Mission("forty_eight", 2, {"m_a": 4, "a": "(m,)", "m_b": 4, "b": "(m,)"}, _forty_eight, TRAP)

CHECKED = (CENTER_COLUMNS, RESIDUALS, FORTY_EIGHT, *QUESTIONS)
