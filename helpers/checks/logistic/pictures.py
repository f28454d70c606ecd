"""03/1: pictures as rows, the sigmoid, one unit, the bias trick."""
import math

import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question

ROW, SIGMOID, LARGE = "03/1 A picture becomes a row", "03/1 From a number to a probability", "03/1 Too large for exp"
UNIT, TRICK, MOVES = "03/1 One unit", "03/1 The bias trick", "03/1 What the weight and the bias move"


def _images(m, height, width, colours, brightest=255):
    """Pictures whose numbers have no order, brightest and 0 among them."""
    numbers = np.random.default_rng(31).integers(1, brightest, (m, height, width, colours))
    numbers[0, 0, 0, 0], numbers[-1, -1, -1, -1] = brightest, 0
    return numbers.astype(np.uint8)


def _rows(images):
    """Each number put by hand where it belongs."""
    m, height, width, colours = images.shape
    rows = np.zeros((m, height * width * colours))
    for i, r, c, k in np.ndindex(images.shape):
        rows[i, (r * width + c) * colours + k] = int(images[i, r, c, k]) / 255
    return rows


def _half_as_wide():
    return _images(3, 2, 10, 3)[:, :, 2:7]


def _divided_in_place(images):
    images = images.reshape(len(images), -1)
    images /= 255
    return images


FLATTEN = Exercise(
    "flatten_images", 2,
    probes=(
        Probe("two pictures of 3 x 4 pixels", lambda: (_images(2, 3, 4, 3),), _rows(_images(2, 3, 4, 3))),
        Probe("five pictures of 4 x 2 pixels", lambda: (_images(5, 4, 2, 3),), _rows(_images(5, 4, 2, 3))),
        Probe("one dark picture, its largest number 100", lambda: (_images(1, 2, 5, 3, 100),),
              _rows(_images(1, 2, 5, 3, 100))),
        Probe("four grey pictures, with one number a pixel", lambda: (_images(4, 3, 5, 1),),
              _rows(_images(4, 3, 5, 1))),
        Probe("three pictures cut out of larger ones", lambda: (_half_as_wide(),), _rows(_half_as_wide())),
    ),
    misconceptions=(
        Misconception("fortran", lambda images: images.reshape((len(images), -1), order="F") / 255,
                      "The numbers are in column order: order=\"F\" lets the first index run fastest. "
                      "Leave `order` out: then the last index, the colour, runs fastest.", ROW),
        Misconception("planes", lambda images: images.transpose(0, 3, 1, 2).reshape(len(images), -1) / 255,
                      "All reds come first here, then all greens, then all blues. The three numbers of a pixel are "
                      "to stay side by side: reshape without a transpose.", ROW),
        Misconception("columns_first", lambda images: images.transpose(0, 2, 1, 3).reshape(len(images), -1) / 255,
                      "This walks down the columns of the picture. Go along its rows, from the top: reshape without "
                      "a transpose.", ROW),
        Misconception("no_division", lambda images: images.reshape(len(images), -1),
                      "The rows are right, but their numbers still go up to 255. Divide by 255, so that they lie "
                      "between 0 and 1.", ROW),
        Misconception("by_256", lambda images: images.reshape(len(images), -1) / 256,
                      "This divides by 256. There are 256 values, but the largest is 255, and it is to become 1.", ROW),
        Misconception("whole_division", lambda images: images.reshape(len(images), -1) // 255,
                      "This drops what stands after the point, by `//` or by a type of whole numbers: almost "
                      "everything becomes 0. Divide with a single `/`.", ROW),
        Misconception("own_maximum", lambda images: images.reshape(len(images), -1) / images.max(),
                      "This divides by the largest number that is there, so a dark picture becomes bright. "
                      "Divide by 255, whatever comes in.", ROW),
        Misconception("one_long_row", lambda images: images.reshape(-1) / 255,
                      "All pictures are in one long row here. Keep the first axis: `reshape(len(images), -1)`.", ROW),
        Misconception("columns", lambda images: images.reshape(len(images), -1).T / 255,
                      "Here each picture is a column, as some courses write it. In this one it is a row: leave out "
                      "the `.T`.", ROW),
        Misconception("mixed_columns", lambda images: images.reshape(-1, len(images)) / 255,
                      "`reshape(-1, m)` gives m columns, but not a picture a column: it deals the numbers out one "
                      "after the other and mixes the pictures. Give the number of rows first: "
                      "`reshape(len(images), -1)`.", ROW),
        Misconception("mixed_rows", lambda images: images.reshape(-1, len(images)).T / 255,
                      "The shape is right, but each row holds bits of all pictures: `reshape(-1, m)` deals the "
                      "numbers out one after the other, and `.T` cannot undo that. Give the number of rows first: "
                      "`reshape(len(images), -1)`.", ROW),
        Misconception("not_reshaped", lambda images: images / 255,
                      "The numbers are scaled, but the pictures are still pictures. `reshape` leaves the shape of "
                      "`images` as it is: return what it gives back.", ROW),
        Misconception("fixed_size", lambda images: images.reshape(len(images), 32 * 32 * 3) / 255,
                      "This works for pictures of 32 x 32 pixels only. Let NumPy work out how long a row is: "
                      "`reshape(len(images), -1)`.", ROW),
        Misconception("in_place", _divided_in_place,
                      "An array of type uint8 cannot take fractions, so `/=` fails. Write `images / 255`, which "
                      "makes a new array of floats.", ROW),
        Misconception("forgot_return", lambda images: None,
                      "The function gives nothing back. Put `return` in front of the result.", ROW),
    ))


def _probability(z):
    """The sigmoid by way of the hyperbolic tangent."""
    return 0.5 + 0.5 * np.tanh(np.asarray(z, dtype=float) / 2)


def _odds():
    return np.array([[0.25, 1.0, 4.0], [19.0, 0.5, 999.0]])


def _two_branches(z, above, below):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    both = {"large": 1 / (1 + small), "small": small / (1 + small)}
    return np.where(np.asarray(z) >= 0, both[above], both[below])


def _with_small(z, small):
    return np.where(np.asarray(z) >= 0, 1 / (1 + small), small / (1 + small))


def _without_brackets(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return np.where(np.asarray(z) >= 0, 1 / 1 + small, small / 1 + small)


def _above_without_brackets(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return np.where(np.asarray(z) >= 0, 1 / 1 + small, small / (1 + small))


def _below_without_brackets(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return np.where(np.asarray(z) >= 0, 1 / (1 + small), small / 1 + small)


def _of_one_number(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _ratio(z):
    return np.exp(z) / (1 + np.exp(z))


SIGMOID_EXERCISE = Exercise(
    "sigmoid", 2,
    probes=(
        Probe("z = 0", lambda: (0.0,), 0.5),
        Probe("z = log 3, odds of 3 to 1", lambda: (np.log(3.0),), 0.75),
        Probe("z = -log 4, odds of 1 to 4", lambda: (-np.log(4.0),), 0.2),
        Probe("the logs of six odds, shape (2, 3)", lambda: (np.log(_odds()),), _odds() / (1 + _odds())),
        Probe("whole numbers", lambda: (np.array([-3, 0, 2, 5]),), _probability([-3, 0, 2, 5])),
        Probe("z = -40, all but impossible", lambda: (-40.0,), 0.0),
        Probe("z = 1000 and 10000", lambda: (np.array([1e3, 1e4]),), np.array([1.0, 1.0]), quiet=True),
        Probe("z = -1000 and -10000", lambda: (np.array([-1e3, -1e4]),), np.array([0.0, 0.0]), quiet=True),
        Probe("the single number z = -10000", lambda: (-1e4,), 0.0, quiet=True),
    ),
    misconceptions=(
        Misconception("precedence", lambda z: 1 / 1 + np.exp(-np.asarray(z)),
                      "Python divides before it adds: 1 / 1 + np.exp(-z) is (1 / 1) + np.exp(-z), and that is above "
                      "1. Put the sum in brackets.", SIGMOID),
        Misconception("sign", lambda z: 1 / (1 + np.exp(np.asarray(z))),
                      "This falls as z grows: the exponent has the wrong sign. It is np.exp(-z), with a minus, that "
                      "stands under 1.", SIGMOID),
        Misconception("overflow", lambda z: 1 / (1 + np.exp(-np.asarray(z))),
                      "The numbers are right, but where z is far below 0, np.exp(-z) is too large for a float, and "
                      "NumPy warns. Never hand np.exp a number above 0: take np.exp(-np.abs(z)).", LARGE),
        Misconception("not_a_number", lambda z: _ratio(np.asarray(z)),
                      "Where z is large, this divides infinity by infinity, which is nan, not a number. "
                      "This form is for z below 0 only; above, take 1 / (1 + np.exp(-z)).", LARGE),
        Misconception("both_computed",
                      lambda z: np.where(np.asarray(z) >= 0, 1 / (1 + np.exp(-np.asarray(z))), _ratio(np.asarray(z))),
                      "The choice is right, but np.where gets both forms worked out for every z, and the one it does "
                      "not take overflows. With np.exp(-np.abs(z)) in both, neither can.", LARGE),
        Misconception("no_branch", lambda z: _two_branches(z, "large", "large"),
                      "This treats z and -z alike, so it is never below 0.5. Where z is below 0, "
                      "take small / (1 + small).", LARGE),
        Misconception("other_branch", lambda z: _two_branches(z, "small", "small"),
                      "This treats z and -z alike, so it is never above 0.5. Where z is 0 or more, "
                      "take 1 / (1 + small).", LARGE),
        Misconception("branches_swapped", lambda z: _two_branches(z, "small", "large"),
                      "The two forms are swapped: large z should give almost 1. np.where takes the value for yes "
                      "first.", LARGE),
        Misconception("no_brackets", _without_brackets,
                      "Python divides before it adds: put brackets around 1 + small, in both forms.", LARGE),
        Misconception("no_brackets_above", _above_without_brackets,
                      "Python divides before it adds: put brackets around 1 + small in the form for z of 0 or more, "
                      "too.", LARGE),
        Misconception("no_brackets_below", _below_without_brackets,
                      "Python divides before it adds: put brackets around 1 + small in the form for z below 0, too.",
                      LARGE),
        Misconception("no_abs", lambda z: _with_small(z, np.exp(-np.asarray(z, dtype=float))),
                      "Where z is below 0, np.exp(-z) is above 1. small is to lie between 0 and 1 for every z: "
                      "np.exp(-np.abs(z)).", LARGE),
        Misconception("no_minus", lambda z: _with_small(z, np.exp(np.abs(np.asarray(z, dtype=float)))),
                      "np.exp of a number above 0 is above 1. small is to lie between 0 and 1 for every z: "
                      "np.exp(-np.abs(z)), with the minus outside abs.", LARGE),
        Misconception("one_number", _of_one_number,
                      "This works for a single number only: `if` and math.exp cannot take an array. Use np.where and "
                      "np.exp, which go through it entry by entry.", LARGE),
        Misconception("math_exp", lambda z: 1 / (1 + math.exp(-z)),
                      "math.exp takes one number only, and stops where the result is too large. Use np.exp of "
                      "-np.abs(z).", LARGE),
        Misconception("tanh", lambda z: np.tanh(z),
                      "This runs from -1 to 1; a probability lies between 0 and 1, and at z = 0 it is 0.5.", SIGMOID),
        Misconception("tanh_of_z", lambda z: 0.5 + 0.5 * np.tanh(z),
                      "Nearly: the sigmoid is (1 + tanh(z / 2)) / 2. Yours is twice as steep, since z is not halved.",
                      SIGMOID),
        Misconception("step", lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
                      "This jumps from 0 to 1. The sigmoid says how sure it is: near z = 0 it is in between.", SIGMOID),
        Misconception("forgot_return", lambda z: None,
                      "The function gives nothing back. Put `return` in front of the result.", SIGMOID),
    ))


def _table():
    return np.array([[2.0, 5.0, -1.5], [0.5, 7.0, 4.0]])


def _overwritten(X):
    X[:, 0] = 1
    return X


def _joined_flat(X):
    return np.hstack([np.ones(len(X)), X])


ADD_BIAS = Exercise(
    "add_bias", 2,
    probes=(
        Probe("two rows of three", lambda: (_table(),), np.array([[1.0, 2.0, 5.0, -1.5], [1.0, 0.5, 7.0, 4.0]])),
        Probe("three rows of two", lambda: (_table().T.copy(),),
              np.array([[1.0, 2.0, 0.5], [1.0, 5.0, 7.0], [1.0, -1.5, 4.0]])),
        Probe("four rows of whole numbers", lambda: (np.array([[3], [0], [-2], [8]]),),
              np.array([[1.0, 3.0], [1.0, 0.0], [1.0, -2.0], [1.0, 8.0]])),
        Probe("one row of five", lambda: (np.array([[4.0, 0.1, 0.2, 0.3, 0.4]]),),
              np.array([[1.0, 4.0, 0.1, 0.2, 0.3, 0.4]])),
    ),
    misconceptions=(
        Misconception("last", lambda X: np.column_stack([X, np.ones(len(X))]),
                      "The ones stand last. Here they come first, in column 0, so that the weight vector begins with "
                      "the bias.", TRICK),
        Misconception("flat", _joined_flat,
                      "The ones and X do not fit together. As many ones are needed as X has rows, "
                      "and standing up as a column: np.ones((len(X), 1)), and axis=1 for np.concatenate. Or use "
                      "np.column_stack.", TRICK),
        Misconception("no_axis", lambda X: np.concatenate([np.ones((len(X), 1)), X]),
                      "This puts X below the ones. To put it beside them, add axis=1 to np.concatenate, or use "
                      "np.column_stack.", TRICK),
        Misconception("no_list", lambda X: np.column_stack(np.ones(len(X)), X),
                      "Brackets are missing. What is to be joined stands in one list, np.column_stack([ones, X]); "
                      "and two sizes stand in brackets of their own, np.ones((len(X), 1)).", TRICK),
        Misconception("ones_wide", lambda X: np.column_stack([np.ones(np.shape(X)), X]),
                      "This puts as many columns of ones in front as X has columns. One is needed: "
                      "np.ones((len(X), 1)).", TRICK),
        Misconception("row", lambda X: np.vstack([np.ones(np.shape(X)[1]), X]),
                      "This adds a row of ones, as if it were one more example. It is to be a column: one more "
                      "feature, which is 1 in every example.", TRICK),
        Misconception("zeros", lambda X: np.column_stack([np.zeros(len(X)), X]),
                      "The new column holds zeros, and 0 times the bias is 0. It must hold ones.", TRICK),
        Misconception("added", lambda X: np.asarray(X) + 1.0,
                      "This adds 1 to every feature. A new column is needed, in front.", TRICK),
        Misconception("overwritten", _overwritten,
                      "This writes over the first feature, in the caller's own array. Make a new array with one column "
                      "more.", TRICK),
        Misconception("appended_flat", lambda X: np.append(np.ones(len(X)), X),
                      "np.append without an axis puts everything in one long row. Join along the columns: "
                      "np.column_stack or axis=1.", TRICK),
        Misconception("counted", lambda X: np.column_stack([np.arange(len(X)), X]),
                      "The new column counts the rows. It must hold a 1 in every row.", TRICK),
        Misconception("forgot_return", lambda X: None,
                      "The function gives nothing back. Put `return` in front of the result.", TRICK),
    ))


def _unit(X, w, b):
    """z of each row, number by number."""
    return np.array([math.fsum([b, *(float(x) * float(v) for x, v in zip(row, w, strict=True))]) for row in X])


def _case(m, n, size=1.0):
    rng = np.random.default_rng(100 * m + n)
    return size * rng.uniform(-1.5, 1.5, (m, n)), rng.uniform(-1.5, 1.5, n), 0.7


def _whole_case():
    return np.array([[1, 2], [0, -3], [4, 1]]), np.array([2, -1]), -1


def _cases():
    cases = {"five rows of three": lambda: _case(5, 3), "two rows of four": lambda: _case(2, 4),
             "one row of three": lambda: _case(1, 3), "whole numbers": _whole_case,
             "rows as large as in the hundreds": lambda: _case(4, 2, 500.0)}
    return tuple(Probe(label, case, _probability(_unit(*case()))) for label, case in cases.items())


def _sigmoid(z):
    return _two_branches(z, "large", "small")


PREDICT_PROBABILITY = Exercise(
    "predict_probability", 2,
    probes=_cases(),
    misconceptions=(
        Misconception("turned", lambda X, w, b: _sigmoid(w @ X + b),
                      "The shapes do not fit. w has a number for each column of X, so it stands on the right of X, and "
                      "X stays as it comes: X @ w, without a transpose.", UNIT),
        Misconception("no_bias", lambda X, w, b: _sigmoid(X @ w),
                      "The bias b is left out: z is X @ w + b.", UNIT),
        Misconception("only_z", lambda X, w, b: X @ w + b,
                      "This returns z, any number at all. Send it through your sigmoid, so that it becomes a "
                      "probability.", UNIT),
        Misconception("yes_or_no", lambda X, w, b: (_sigmoid(X @ w + b) >= 0.5) * 1.0,
                      "This decides between 0 and 1. Return the probability itself: how sure it is, is the point.",
                      UNIT),
        Misconception("column", lambda X, w, b: _sigmoid(np.reshape(X @ w + b, (-1, 1))),
                      "This has shape (m, 1). One number an example is due, shape (m,): with w of shape (n,), X @ w "
                      "has that shape by itself.", UNIT),
        Misconception("not_summed", lambda X, w, b: _sigmoid(X * w + b),
                      "X * w multiplies entry by entry and leaves a table. The products of a row are still to be "
                      "summed: X @ w does both.", UNIT),
        Misconception("summed_down", lambda X, w, b: _sigmoid(np.sum(X * w, axis=0) + b),
                      "The sum runs down the columns, over the examples. It should run along each row: axis=1, or "
                      "X @ w.", UNIT),
        Misconception("bias_outside", lambda X, w, b: _sigmoid(X @ w) + b,
                      "The bias is added after the sigmoid, so the result is no probability. It belongs inside: "
                      "sigmoid(X @ w + b).", UNIT),
        Misconception("minus_bias", lambda X, w, b: _sigmoid(X @ w - b),
                      "The bias has the wrong sign: z is X @ w + b.", UNIT),
        Misconception("bias_each", lambda X, w, b: _sigmoid((X + b) @ w),
                      "The bias is added to every feature before the product. It is added once, to the sum: "
                      "X @ w + b.", UNIT),
        Misconception("bias_n_times", lambda X, w, b: _sigmoid(np.sum(X * w + b, axis=1)),
                      "b is added once for each feature here. It is added once for each row, after the sum: X @ w + b.",
                      UNIT),
        Misconception("sign", lambda X, w, b: 1 - _sigmoid(X @ w + b),
                      "This is the probability of a no, 1 - p. Mend the sign in sigmoid first, if it has one too few "
                      "or too many.", SIGMOID),
        Misconception("mean", lambda X, w, b: _sigmoid(np.mean(X * w, axis=1) + b),
                      "This takes the mean of the products. z is their sum.", UNIT),
        Misconception("forgot_return", lambda X, w, b: None,
                      "The function gives nothing back. Put `return` in front of the result.", UNIT),
    ))

QUESTIONS = (
    Question(
        "uint8_sum", 1, "6106f7b8c8e8b823",
        {"ed5b8c5b4f778d2d": "A uint8 has eight bits: it can hold 0 to 255, and 300 is not among them.",
         "ff949466ee02a552": "Some programs for pictures stop at 255. NumPy does not: it goes on counting from 0.",
         "4d0c636f6f0dfddc": "For two arrays NumPy says nothing at all. That is why it is a trap."},
        "03/1 A picture is numbers"),
    Question(
        "pixel_below", 1, "d12cac0dbe32ee2a",
        {"dc810750824af03e": "The number right after a red is the green of the same pixel.",
         "453294f9aa520f17": "3 further on is the red of the pixel to the right.",
         "20a530a4562baa49": "There are 32 pixels from here to the one below. How many numbers has each of them?"},
        ROW),
    Question(
        "black_picture", 1, "8f6ac28987c3fb30",
        {"09758e2215ab5f68": "z is a sum of products with 0. What is z, and what does the sigmoid make of it?",
         "a3c77dbed84c8c0e": "z is a sum of products with 0. What is z, and what does the sigmoid make of it?",
         "90b0d5cdc0412154": "Each weight is multiplied by 0. Can it still matter how large it is?"},
        UNIT),
)


def _sure_at_three(state):
    w, b = float(state["w"]), float(state["b"])
    if not (abs(w) <= 5 and abs(b) <= 10):
        return 0.0, "The goal is to be reached within the figure: w from -5 to 5, b from -10 to 10."
    if w == 0:
        return 0.0, "With w = 0 the curve is flat: it says the same everywhere."
    crossing, sure = -b / w, float(_probability(3 * w + b))
    found = f"With w = {w:.4g} and b = {b:.4g} it says 0.5 at x = {crossing:.3f}, and {sure:.3f} at x = 3"
    there, then = abs(crossing - 2) <= 0.02, abs(sure - 0.9) <= 0.01
    if w < 0:
        return 0.5 if there or then else 0.0, f"{found}. It falls as x grows: the weight has the wrong sign."
    if there and then:
        return 1.0, f"{found}. Only the pair does it: b = -2w holds the place, w sets the steepness."
    if there:
        return 0.5, f"{found}. The place is right. Change the steepness and keep b = -2w."
    return (0.5 if then else 0.0), f"{found}. First bring the place to x = 2, where w * 2 + b is 0."


SURE_AT_THREE = Mission("sure_at_three", 2, {"w": 1.0, "b": 3.0}, _sure_at_three, MOVES)

CHECKED = (FLATTEN, SIGMOID_EXERCISE, ADD_BIAS, PREDICT_PROBABILITY, SURE_AT_THREE, *QUESTIONS)
