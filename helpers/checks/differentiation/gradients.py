"""01/3: slopes of functions of many numbers, and whether a gradient is right.

Expected values are the exact central differences, worked out on paper. For `mixed` that is
2 sum(x) + 3 x² + h² in each entry: it tells every place, every step and every lost entry apart.
"""
import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question
from . import wrong_gradients as wrong

ONE, ALL, ENTRY = "01/3 Hold all but one fixed", "01/3 All of them at once", "01/3 What one entry says"
ACROSS, UNUSED = "01/3 Across the contour", "01/3 The argument that is never used"
RIGHT, HUNT = "01/3 Is it right", "01/3 Find the mistake"


def mixed(x):
    """The square of the sum plus the sum of the cubes: the slope along each entry depends on all entries."""
    return np.sum(x)**2 + np.sum(x**3)


def mixed_slopes(x, h):
    """The central differences of `mixed` along each entry."""
    return 2.0 * np.sum(x) + 3.0 * x**2 + h**2


def product(x):
    """x0 x1²."""
    return x[0] * x[1]**2


def loud_cubes(x):
    """A million times the sum of the cubes: a step of 1e-4 shows in the tenth digit."""
    return 1e6 * np.sum(x**3)


def only_at_two(x):
    """Refuse as soon as entry 1 is not exactly 2."""
    if x[1] != 2.0:
        raise ValueError("entry 1 was moved")
    return float(np.sum(x))


def _three():
    return np.array([1.0, -2.0, 0.7])


def _table():
    return np.array([[0.3, -1.0, 2.0], [0.7, 1.1, -2.3]])


def _block():
    return np.array([[[0.5, 1.5, -1.0]], [[2.0, -0.5, 0.7]]])


def _whole_numbers():
    return np.array([[3, -1, 2], [5, 4, -2]])


def _few_whole_numbers():
    return np.array([3, 1, -2, 4])


PARTIAL = Exercise(
    "partial_derivative", 2,
    probes=(
        Probe("x0 x1² at (2, 3), i = 1, h = 0.5", lambda: (product, np.array([2.0, 3.0]), 1, 0.5), 12.0),
        Probe("x0 x1² at (0, 3), i = 0, h = 0.5", lambda: (product, np.array([0.0, 3.0]), 0, 0.5), 9.0),
        Probe("(sum)² + sum of cubes, i = 0, h = 0.5", lambda: (mixed, _three(), 0, 0.5),
              mixed_slopes(_three(), 0.5)[0]),
        Probe("(sum)² + sum of cubes, i = 2, h = 0.1", lambda: (mixed, _three(), 2, 0.1),
              mixed_slopes(_three(), 0.1)[2]),
        Probe("the same at whole numbers, i = 1, h = 0.5", lambda: (mixed, np.array([3, 2, 5]), 1, 0.5),
              32.25),
        Probe("the same, h given by name", lambda: (mixed, _three(), 1), mixed_slopes(_three(), 0.25)[1],
              keywords={"h": 0.25}),
        Probe("10⁶ times the sum of cubes, h left out", lambda: (loud_cubes, np.array([1.0, 0.5]), 0),
              3000000.01, rtol=1e-10),
    ),
    misconceptions=(
        Misconception("precedence", wrong.partial_precedence,
                      "Python reads a / 2 * h as (a / 2) * h: this halves and then multiplies by h. Put the "
                      "run in brackets: / (2 * h).", ONE),
        Misconception("integer", wrong.partial_integer,
                      "With floats this is right. In an array of whole numbers every entry is cut to a whole "
                      "number as it is stored, so a step of h is lost or becomes 1. Work on a copy with "
                      "dtype=float.", ONE),
        Misconception("tiny_step", wrong.partial_tiny_step,
                      "The step in here is 10e-50, so small that x[i] + h is x[i] itself: the rise is 0. Use "
                      "the h that is handed in.", ONE),
        Misconception("all_at_once", lambda f, x, i, h=1e-4: (f(x + h) - f(x - h)) / (2 * h),
                      "x + h adds h to every entry. Here only entry i may move; the others are held fixed.",
                      ONE),
        Misconception("forward", wrong.partial_forward,
                      "This is the forward difference, a step to one side. Step to both sides and divide by "
                      "2h.", ONE),
        Misconception("alias", wrong.partial_alias,
                      "Two names, one array: what is added under one name is taken off under the other, and "
                      "the rise is 0. `above = x` copies nothing; make two copies.", ONE),
        Misconception("alias_of_x", wrong.partial_alias_of_x,
                      "`above = x` and `below = x` copy nothing: both are x itself, so the rise is 0. Make "
                      "two copies with np.array(x, dtype=float).", ONE),
        Misconception("no_copy", wrong.partial_no_copy,
                      "np.asarray copies nothing where x is of floats already: both names are x itself, and the rise "
                      "is 0. np.array(x, dtype=float) makes a copy.", ONE),
        Misconception("integer_step", wrong.partial_integer_step,
                      "With floats this is right. zeros_like(x) takes over the type of x: for whole numbers h is "
                      "stored as 0. Use np.zeros(np.shape(x)).", ONE),
        Misconception("entry_alone", lambda f, x, i, h=1e-4: (f(x[i] + h) - f(x[i] - h)) / (2 * h),
                      "f is handed one number here. It is a function of the whole array: hand it an array in "
                      "which entry i has moved.", ONE),
        Misconception("came_back", wrong.partial_came_back,
                      "After + h a step of - h only leads back to x. To stand at x[i] - h, take off 2h, or "
                      "begin again with a fresh copy.", ONE),
        Misconception("half_run", lambda f, x, i, h=1e-4: 2 * wrong.central(f, x, i, h),
                      "From x[i] - h to x[i] + h the run is 2h, not h: every slope comes out twice as large.",
                      ONE),
        Misconception("fixed_step", lambda f, x, i, h=1e-4: wrong.central(f, x, i, 1e-4),
                      "The argument h is not used: the step is always 1e-4. Write h where the number stands.",
                      ONE),
        Misconception("left_moved", wrong.partial_left_moved,
                      "The slope is right, but x itself was moved and not put back. Move an entry of a copy.",
                      ONE),
        Misconception("sign", lambda f, x, i, h=1e-4: -wrong.central(f, x, i, h),
                      "The rise is the value above minus the value below. Yours is turned round, so every "
                      "slope has the other sign.", ONE),
        Misconception("counts_from_one", lambda f, x, i, h=1e-4: wrong.central(f, x, i - 1, h),
                      "This moves the entry before the one asked for. Python counts from 0: entry i is x[i].",
                      ONE),
        Misconception("whole_gradient", lambda f, x, i, h=1e-4: wrong.gradient(f, x, h),
                      "This returns a slope for every entry. Only the one along entry i is asked for.", ONE),
        Misconception("forgot_return", lambda f, x, i, h=1e-4: None,
                      "The function gives nothing back. Put `return` in front of the result; printing it is "
                      "not enough.",
                      ONE),
    ))

def _either_zeros(name, function, sentence):
    """The Misconception with its slopes in np.zeros(np.shape(x)), and with them in np.zeros_like(x)."""
    besides = (" Besides, zeros_like(x) takes over the type of x and cuts slopes at whole numbers: "
               "np.zeros(np.shape(x)).")
    return (Misconception(name, function, sentence, ALL),
            Misconception(f"{name}_zeros_like", lambda f, x, h=1e-4: function(f, x, h, np.zeros_like),
                          sentence + besides, ALL))


GRADIENT = Exercise(
    "numerical_gradient", 4,
    probes=(
        Probe("(sum)² + sum of cubes, shape (3,), h = 0.5", lambda: (mixed, _three(), 0.5),
              mixed_slopes(_three(), 0.5)),
        Probe("the same, shape (2, 3), h = 0.1", lambda: (mixed, _table(), 0.1), mixed_slopes(_table(), 0.1)),
        Probe("the same, shape (2, 1, 3), h given by name", lambda: (mixed, _block()),
              mixed_slopes(_block(), 0.25), keywords={"h": 0.25}),
        Probe("the same at whole numbers, shape (2, 3), h = 0.4", lambda: (mixed, _whole_numbers(), 0.4),
              mixed_slopes(_whole_numbers(), 0.4)),
        Probe("x0 x1² at (2, 3), h = 0.1", lambda: (product, np.array([2.0, 3.0]), 0.1),
              np.array([9.0, 12.0])),
        Probe("(sum)² + sum of cubes at whole numbers, shape (4,), h = 0.3",
              lambda: (mixed, _few_whole_numbers(), 0.3), mixed_slopes(_few_whole_numbers(), 0.3)),
        Probe("10⁶ times the sum of cubes, h left out", lambda: (loud_cubes, np.array([1.0, 2.0])),
              np.array([3000000.01, 12000000.01]), rtol=1e-10),
        Probe("an f that raises ValueError when entry 1 moves: x stays as it was",
              lambda: (only_at_two, np.array([1.0, 2.0, 0.7]), 0.1), ValueError),
        # Last: who numbers rows or columns fails here too, but the common shapes tell more.
        Probe("a single number as an array of shape ()", lambda: (mixed, np.array(0.7), 0.1), np.array(2.88)),
    ),
    misconceptions=(
        Misconception("precedence", wrong.precedence,
                      "Python reads a / 2 * h as (a / 2) * h: this halves and then multiplies by h. Put the "
                      "run in brackets: / (2 * h).", ALL),
        Misconception("integer", wrong.integer,
                      "With floats this is right. In an array of whole numbers every entry is cut to a whole "
                      "number as it is stored: the moved x and the gradient both lose what stands after the "
                      "point. Make both of dtype float.", ONE),
        Misconception("integer_step", wrong.integer_step,
                      "With floats this is right. In an x of whole numbers the moved entry is cut to a whole "
                      "number as it is stored, so the step is not h. Move an entry of a copy with "
                      "dtype=float.", ONE),
        Misconception("integer_result", wrong.integer_result,
                      "With floats this is right. For an x of whole numbers the gradient is cut to whole "
                      "numbers too: zeros_like(x) takes over x's type. Make the gradient with "
                      "np.zeros(np.shape(x)).", ALL),
        Misconception("integer_moves", wrong.integer_moves,
                      "With floats this is right. Where the steps are kept in an array of whole numbers, h "
                      "is stored as 0. Make every array that holds a step with dtype=float.", ONE),
        Misconception("tiny_step", wrong.tiny_step,
                      "The step in here is 10e-50, so small that x[i] + h is x[i] itself: the rise is 0. Use "
                      "the h that is handed in.", ALL),
        Misconception("rows", wrong.rows,
                      "In here f sees one row at a time. f is a function of the whole array: move one entry "
                      "and hand over everything.", ALL),
        Misconception("rows_of_a_table", wrong.rows_of_a_table,
                      "For a table this hands f one row at a time, and a shape with three axes does not work "
                      "at all. Move one entry, whatever the shape, and hand f everything.", ALL),
        Misconception("first_only", wrong.first_only,
                      "Only the first entry has a slope; the rest stayed 0. The `return` stands inside the "
                      "loop: move it to the left, after the loop.", ALL),
        Misconception("shifts_all", wrong.shifts_all,
                      "One entry is moved out, but the whole array is moved back: the others drift off. Put "
                      "back the one entry that was moved, from a saved value.", ALL),
        Misconception("forward", wrong.forward,
                      "This is the forward difference: its error shrinks like h, not like h squared. Step to "
                      "both sides of each entry.", ALL),
        *_either_zeros("whole_rows", wrong.whole_rows,
                       "In a table x[i] is a whole row, so this moves a row at once and writes one slope all "
                       "along it. np.ndindex(np.shape(x)) walks through the indices of all entries."),
        *_either_zeros("whole_rows_in_place", wrong.whole_rows_in_place,
                       "In a table x[i] is a whole row, so this moves a row at once, and the name that keeps "
                       "it is no copy, but a second name for it. np.ndindex(np.shape(x)) walks through the "
                       "indices of all entries."),
        *_either_zeros("flat_index", wrong.flat_index,
                       "The entries of a table are not numbered one after another: x[i] is its row i. "
                       "np.ndindex(np.shape(x)) gives an index for every entry."),
        *_either_zeros("two_loops", wrong.two_loops,
                       "Right for a table only: other shapes have no x.shape[1], or more axes than two. "
                       "np.ndindex(np.shape(x)) walks through all indices, whatever the shape."),
        *_either_zeros("two_loops_in_place", wrong.two_loops_in_place,
                       "Right for a table only: a flat array has no x.shape[1], and with three axes x[i, j] is a "
                       "whole row. np.ndindex(np.shape(x)) walks through all indices, whatever the shape."),
        *_either_zeros("unpacked_shape", wrong.unpacked_shape,
                       "Right for a table only: other shapes are not a pair, and cannot be taken apart into "
                       "rows and columns. np.ndindex(np.shape(x)) walks through all indices, whatever the "
                       "shape."),
        Misconception("flat_result", wrong.flat_result,
                      "The slopes are right but stand in one row. A gradient has the shape of x: reshape it, "
                      "or write each slope at the index of its entry.", ALL),
        Misconception("all_at_once", lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / (2 * h),
                      "x + h moves every entry at once and gives a single slope. Move one entry at a time, "
                      "and keep the others where they are.", ALL),
        Misconception("not_put_back", wrong.not_put_back,
                      "Each entry stays moved while the next is measured, so only the first slope is taken "
                      "at x. Put each entry back, or begin each slope with a fresh copy.", ALL),
        Misconception("not_put_back_in_x", wrong.not_put_back_in_x,
                      "The entries of x itself are moved and never put back: the later slopes are taken "
                      "elsewhere, and the caller's array is spoiled. Work on a copy.", ALL),
        Misconception("drifts", wrong.drifts,
                      "x is moved and brought back by arithmetic, but + h - 2h + h does not always end at "
                      "the same number: digits are rounded off. Keep the old value under a name and store "
                      "that.", ALL),
        Misconception("not_safe", wrong.not_safe,
                      "Right, until f raises an error: then the entry that was being moved is never put "
                      "back, and the caller's array stays changed. Work on a copy, or put back under "
                      "`finally`.", ALL),
        Misconception("in_place", wrong.in_place,
                      "Two things are left. In an x of whole numbers what is stored is cut off after the "
                      "point, both in x and in zeros_like(x). And where f raises an error, the moved entry is "
                      "not put back. A copy with dtype=float mends both.", ONE),
        Misconception("in_place_step", wrong.in_place_step,
                      "Two things are left. In an x of whole numbers the moved entry is cut off after the "
                      "point. And where f raises an error, it is not put back. A copy with dtype=float mends "
                      "both.", ONE),
        Misconception("half_run", lambda f, x, h=1e-4: 2 * wrong.gradient(f, x, h),
                      "From x[i] - h to x[i] + h the run is 2h, not h: every slope comes out twice as large.",
                      ALL),
        Misconception("fixed_step", lambda f, x, h=1e-4: wrong.gradient(f, x, 1e-4),
                      "The argument h is not used: the step is always 1e-4. Hand h on.", ALL),
        Misconception("sign", lambda f, x, h=1e-4: -wrong.gradient(f, x, h),
                      "The rise is the value above minus the value below. Yours is turned round, so every "
                      "slope has the other sign.", ALL),
        Misconception("forgot_return", lambda f, x, h=1e-4: None,
                      "The function gives nothing back: after the loop comes `return gradient`.", ALL),
    ))


def _spread(a, b):
    return np.abs(np.asarray(a, dtype=float) - b), np.abs(a) + np.abs(b)


def _per_entry(a, b):
    gap, size = _spread(a, b)
    return gap / np.maximum(size, 1e-12)


RELATIVE = Exercise(
    "relative_error", 2,
    probes=(
        Probe("[1, 2.5, 4] and [1, 2, 4]", lambda: (np.array([1.0, 2.5, 4.0]), np.array([1.0, 2.0, 4.0])),
              1 / 9, rtol=1e-9),
        Probe("[3, -1] and [3.3, -1]", lambda: (np.array([3.0, -1.0]), np.array([3.3, -1.0])),
              0.3 / 6.3, rtol=1e-9),
        Probe("an entry of the other sign", lambda: (np.array([2.0, -0.5]), np.array([2.0, 0.5])),
              1.0, rtol=1e-9),
        Probe("a small entry off among large ones",
              lambda: (np.array([[100.0, 50.0, 1e-3], [7.0, 8.0, 9.0]]),
                       np.array([[100.0, 50.0, 2e-3], [7.0, 8.0, 9.0]])), 1 / 3, rtol=1e-9),
        Probe("two entries off, the smaller one by more of its size",
              lambda: (np.array([100.0, 2.0]), np.array([110.0, 1.0])), 1 / 3, rtol=1e-9),
        Probe("an entry that is 0 in both", lambda: (np.array([0.0, 4.0]), np.array([0.0, 5.0])),
              1 / 9, rtol=1e-9),
        Probe("an entry below the floor", lambda: (np.array([3e-13, 2.0]), np.array([0.0, 2.0])),
              0.3, rtol=1e-9),
        Probe("two numbers, 6 and 6.1", lambda: (6.0, 6.1), 0.1 / 12.1, rtol=1e-9),
        Probe("whole numbers, all alike", lambda: (np.array([3, -4]), np.array([3, -4])), 0.0),
    ),
    misconceptions=(
        Misconception("norms_apart",
                      lambda a, b: wrong.ratio(np.linalg.norm(a) - np.linalg.norm(b), wrong.norms(a, b)),
                      "This compares the lengths of the two gradients. Two arrows can be equally long and "
                      "point apart: subtract entry by entry first.", RIGHT),
        Misconception("norms", lambda a, b: wrong.ratio(np.linalg.norm(np.subtract(a, b)), wrong.norms(a, b)),
                      "This divides the length of the difference by the lengths of the gradients: one wrong "
                      "small entry hides behind large ones. Divide entry by entry, then take the largest.",
                      RIGHT),
        Misconception("no_absolute",
                      lambda a, b: np.max(np.subtract(a, b) / np.maximum(_spread(a, b)[1], 1e-12)),
                      "a - b has a sign: where b is the larger, the error comes out negative and is never "
                      "the largest. Take abs(a - b).", RIGHT),
        Misconception("sum", lambda a, b: np.sum(_per_entry(a, b)),
                      "This adds the errors of all entries up. Take the largest.", RIGHT),
        Misconception("at_largest_difference",
                      lambda a, b: np.ravel(_per_entry(a, b))[np.argmax(_spread(a, b)[0])],
                      "This looks at the entry with the largest difference. In proportion to its size another may be "
                      "further off: divide entry by entry first.", RIGHT),
        Misconception("mean", lambda a, b: np.mean(_per_entry(a, b)),
                      "This is the mean over the entries: among a thousand right ones a wrong one hardly "
                      "shows. Take the largest.", RIGHT),
        Misconception("absolute", lambda a, b: np.max(_spread(a, b)[0]),
                      "This is the largest difference as it stands. 0.001 is a lot if the slope is 0.001 and "
                      "nothing if it is 1000: divide by the size of the entries.", RIGHT),
        Misconception("by_b", lambda a, b: np.max(_spread(a, b)[0] / np.maximum(np.abs(b), 1e-12)),
                      "This divides by abs(b) alone. Both sides are measured against both: divide by abs(a) "
                      "+ abs(b).",
                      RIGHT),
        Misconception("by_larger",
                      lambda a, b: np.max(_spread(a, b)[0]
                                          / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12)),
                      "This divides by the larger of the two. Others do so too, but the formula here divides "
                      "by their sum, abs(a) + abs(b).", RIGHT),
        Misconception("no_floor", lambda a, b: np.max(wrong.ratio(*_spread(a, b))),
                      "Where both entries are 0 this is 0 / 0, which is nan. Let the divisor be at least "
                      "1e-12: np.maximum(abs(a) + abs(b), 1e-12).", RIGHT),
        Misconception("floor_added", lambda a, b: np.max(_spread(a, b)[0] / (_spread(a, b)[1] + 1e-12)),
                      "This adds 1e-12 to every divisor. The formula takes the larger of the two: "
                      "np.maximum(abs(a) + abs(b), 1e-12).", RIGHT),
        Misconception("abs_of_sum",
                      lambda a, b: np.max(_spread(a, b)[0] / np.maximum(np.abs(np.add(a, b)), 1e-12)),
                      "abs(a + b) is small when the signs differ. Take the sizes first and add them: abs(a) "
                      "+ abs(b).",
                      RIGHT),
        Misconception("maxima_apart",
                      lambda a, b: np.max(_spread(a, b)[0]) / max(np.max(_spread(a, b)[1]), 1e-12),
                      "This divides the largest difference by the largest size, which may belong to another "
                      "entry. Divide entry by entry, then take the largest.", RIGHT),
        Misconception("python_max", lambda a, b: np.max(_spread(a, b)[0] / max(_spread(a, b)[1], 1e-12)),
                      "Python's own max cannot compare an array with a number. np.maximum does, entry by "
                      "entry.", RIGHT),
        Misconception("python_max_outside", lambda a, b: max(_per_entry(a, b)),
                      "Right for a flat array only. In a table, Python's own max and a loop over len(a) meet "
                      "whole rows. np.max and np.maximum take every entry, whatever the shape.", RIGHT),
        Misconception("python_max_twice", lambda a, b: max(_spread(a, b)[0] / max(_spread(a, b)[1], 1e-12)),
                      "Python's own max does not work on arrays of every shape. np.maximum(values, 1e-12) "
                      "compares entry by entry, and np.max(values) finds the largest entry.", RIGHT),
        Misconception("divisor_left_an_array",
                      lambda a, b: np.max(_spread(a, b)[0]) / np.maximum(_spread(a, b)[1], 1e-12),
                      "This takes the largest difference first and divides it by every entry's size. Divide "
                      "entry by entry, then take the largest of the quotients.", RIGHT),
        Misconception("np_max", lambda a, b: np.max(_spread(a, b)[0] / np.max(_spread(a, b)[1], 1e-12)),
                      "np.max(values) finds the largest entry of one array, and its second argument is an "
                      "axis. np.maximum(values, 1e-12) compares each entry with 1e-12.", RIGHT),
        Misconception("no_largest", _per_entry,
                      "This gives a relative error for each entry. One number is asked for, the largest: "
                      "np.max.", RIGHT),
        Misconception("forgot_return", lambda a, b: None,
                      "The function gives nothing back. Put `return` in front of the result.", RIGHT),
    ))

QUESTIONS = (
    Question(
        "across_the_arrow", 1, "270c82adfd82fce4",
        {"5ca9440e75f4c56e": "Walking along the arrow f rises fastest. At a right angle to it you go neither "
                             "with it nor against it. Look at the contours in the picture above.",
         "91bdd728da796ede": "Walking against the arrow f falls fastest. At a right angle to it you go "
                             "neither with it nor against it. Look at the contours in the picture above."},
        ACROSS, options=("a", "b", "c")),
    Question(
        "entry_sign", 1, "2ba167bbca5b76f5",
        {"c7df8c74c7285b24": "The entry is a slope: below 0, the loss falls as the weight grows. Which way "
                             "do you want it to go?",
         "db4939c80369eee9": "The entry is the slope of the loss along this one weight. The sign of a slope "
                             "says whether the loss rises or falls as the weight grows."},
        ENTRY, options=("a", "b", "c")),
    Question(
        "unused_argument", 1, "5e9579c3ef65b3a2",
        {"b6ffe1f875da70ce": "What is moved is the array that was handed in: the copy. Which array does "
                             "`ignores_it` look at?",
         "cc3f20c4cc26b787": "Python has nothing to complain of: `ignores_it` takes an argument and returns a "
                             "number. Ask which array is moved and which is looked at."},
        UNUSED, options=("a", "b", "c")),
    Question(
        "gradient_mistakes", 2,
        {"a": "1a7fd4392f02d30b", "b": "b8c0a2bf1d1ea572", "c": "803889be1c61a80e", "d": "f09b2d070d28b040"},
        {"9536fc73b68bd645": "its x and its gradient are of floats, whatever comes in. Follow x through two "
                             "rounds of the loop.",
         "b56caac8049cfb90": "f gets the whole x each time. Follow x through two rounds of the loop.",
         "d626e058afac0a99": "that holds for a sum of squares. Try an f in which the entries depend on each "
                             "other, with a wide step.",
         "ab43f42241bfa80d": "h * np.eye(...) is of floats, and x + step too. Try it on whole numbers.",
         "749e847f1240daa1": "x + step is a new array each time; x itself never moves.",
         "b96be3125520c401": "it looks odd, but each step has the shape of the whole x. Try it on a table "
                             "with an f that depends on all entries.",
         "70af61c4b6918490": "x + step is a new array each time; x itself never moves. Which type has step?",
         "59025b4fc1565876": "f gets the whole x + step each time. Which type has step?",
         "e8fd95616fe6070a": "that holds for floats. What becomes of h in an array made by zeros_like of "
                             "whole numbers?",
         "090f8c11e8a27e13": "it moves the rows of a copy of floats. What does f get to see?",
         "7738024f9079b3d0": "it leaves moving and putting back to your own function. What does f get to "
                             "see?",
         "8756145b808aa7a3": "that holds for a sum of squares. Try a table with an f that depends on all "
                             "entries at once."},
        HUNT, options=("whole numbers", "not put back", "row by row", "right")),
)


def valley(x):
    """The surface of the notebook's explorable figure: a valley that runs along (2, 1)."""
    return 1.6 * x[0]**2 - 2.4 * x[0] * x[1] + 3.4 * x[1]**2


def _away(state):
    x0, x1 = float(state["x0"]), float(state["x1"])
    far = float(np.hypot(x0, x1))
    if not (abs(x0) <= 2 and abs(x1) <= 2):
        return 0.0, f"({x0:.4g}, {x1:.4g}) lies outside the figure."
    if far < 1:
        return 0.0, f"({x0:.4g}, {x1:.4g}) is {far:.2f} from the lowest point. The goal asks for 1 or more."
    slope0, slope1 = 3.2 * x0 - 2.4 * x1, 6.8 * x1 - 2.4 * x0
    turn = float(np.degrees(abs(np.arctan2(x0 * slope1 - x1 * slope0, x0 * slope0 + x1 * slope1))))
    found = (f"At ({x0:.4g}, {x1:.4g}) the gradient is {turn:.1f}° off the direction away from the "
             "lowest point")
    if turn < 3:
        return 1.0, f"{found}: there it does point straight away."
    advice = ("Compare the two angles under the figure: of the gradient, and of the point as seen from "
              "(0, 0).")
    return (0.5 if turn < 10 else 0.0), f"{found}; less than 3° is asked for. {advice}"


STRAIGHT_AWAY = Mission("straight_away", 2, {"x0": -1.0, "x1": 1.0}, _away, ACROSS)

CHECKED = (PARTIAL, GRADIENT, RELATIVE, STRAIGHT_AWAY, *QUESTIONS)
