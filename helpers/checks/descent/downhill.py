"""02/1: one step downhill, many, and the rate above which they lead up.

Expected values are worked out without a descent. On a quadratic every step multiplies the distance from the lowest
point, along an axis of the bowl, by 1 - rate * curvature; so the whole path is a power of known numbers.
"""
import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question

AGAINST, STEPS, RATE, EDGE = ("02/1 Against the slope", "02/1 Many steps", "02/1 The learning rate",
                              "02/1 Where the edge is")
NO_FORMULA, FAMOUS, HUNT = "02/1 Without a formula", "02/1 A famous number", "02/1 Find the mistake"


# the path


def halves(x):
    """Gradient of the sum of squares: a rate of 0.25 halves x."""
    return 2.0 * x


def coupled(x):
    """Gradient of (sum² + sum of squares) / 2: the slope along each entry depends on all entries."""
    return np.sum(x) + x


def shallow(x):
    """Gradient of (x - 5)² / 10 in each entry."""
    return 0.2 * (x - 5.0)


def cubes(x):
    """Gradient of x⁴ / 4 in each entry."""
    return x**3


def powers(x0, factor, steps, rest=0.0):
    """The path on which each step multiplies the distance from `rest` by `factor`."""
    return np.array([rest + factor**k * (np.asarray(x0) - rest) for k in range(steps + 1)])


def coupled_path(x0, rate, steps):
    """Where `coupled` leads: the mean has the curvature size + 1, what differs from the mean has 1."""
    mean = np.full(x0.shape, np.mean(x0))
    return powers(mean, 1.0 - rate * (x0.size + 1), steps) + powers(x0 - mean, 1.0 - rate, steps)


def _pair():
    return np.array([5.0, -3.0])


def _three():
    return np.array([1.0, -2.5, 4.0])


def _table():
    return np.array([[0.5, -1.0, 2.0], [3.0, 1.5, -2.0]])


def _whole_numbers():
    return np.array([7, -3, 2, 1])


def _path(gradient, x, learning_rate, steps):
    """The right path from x, an array of floats; the wrong ones below change one thing about it."""
    path = [x]
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
        path.append(x)
    return np.array(path)


def _floats(x0):
    return np.array(x0, dtype=float)


def _in_place(start, kept=np.copy):
    """Descents that move one array. start: makes it of x0. kept: what is put into the path for it."""
    def descend(gradient, x0, learning_rate=0.1, steps=100):
        x = start(x0)
        path = [kept(x)]
        for _ in range(steps):
            x -= learning_rate * gradient(x)
            path.append(kept(x))
        return np.array(path)

    return descend


def frozen(gradient, x0, learning_rate=0.1, steps=100):
    """The gradient is taken once."""
    slopes = gradient(_floats(x0))
    return _path(lambda x: slopes, _floats(x0), learning_rate, steps)


def integer_path(gradient, x0, learning_rate=0.1, steps=100):
    """The path takes over the type of x0, and every step starts from what was stored in it."""
    path = np.empty((steps + 1, *x0.shape), dtype=x0.dtype)
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * gradient(path[k])
    return path


def integer_record(gradient, x0, learning_rate=0.1, steps=100):
    """The path takes over the type of x0; the steps are taken with floats."""
    return _path(gradient, _floats(x0), learning_rate, steps).astype(x0.dtype)


def records_before(gradient, x0, learning_rate=0.1, steps=100):
    """Puts each point into the path before the step, and never the last one."""
    x, path = _floats(x0), []
    for _ in range(steps):
        path.append(x)
        x = x - learning_rate * gradient(x)
    return np.array(path)


def no_start(gradient, x0, learning_rate=0.1, steps=100):
    """Puts each point into the path after the step, and never the start."""
    x, path = _floats(x0), []
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
        path.append(x)
    return np.array(path)


def return_in_loop(gradient, x0, learning_rate=0.1, steps=100):
    """Leaves the loop after the first step."""
    for _ in range(steps):
        return _path(gradient, _floats(x0), learning_rate, 1)


def point_in_loop(gradient, x0, learning_rate=0.1, steps=100):
    """Leaves the loop after the first step, with the point alone."""
    for _ in range(steps):
        return _path(gradient, _floats(x0), learning_rate, 1)[-1]


def one_after_another(gradient, x0, learning_rate=0.1, steps=100):
    """Each entry moves before the slope along the next is taken."""
    x = _floats(x0)
    path = [x.copy()]
    for _ in range(steps):
        for i in np.ndindex(x.shape):
            x[i] -= learning_rate * gradient(x)[i]
        path.append(x.copy())
    return np.array(path)


def rows_of_len(gradient, x0, learning_rate=0.1, steps=100):
    """The path has room for a row of numbers only."""
    path = np.zeros((steps + 1, len(x0)))
    path[:] = _path(gradient, _floats(x0), learning_rate, steps)
    return path


def stacked(gradient, x0, learning_rate=0.1, steps=100):
    """Puts the rows of tables under each other."""
    return np.vstack(list(_path(gradient, _floats(x0), learning_rate, steps)))


def equals_minus(gradient, x0, learning_rate=0.1, steps=100):
    """`x =- ...` where `x -= ...` was meant."""
    x = _floats(x0)
    path = [x]
    for _ in range(steps):
        x =- learning_rate * gradient(x)
        path.append(x)
    return np.array(path)


def two_entries(gradient, x0, learning_rate=0.1, steps=100):
    """Moves x[0] and x[1], and knows of no others."""
    x = _floats(x0)
    path = [x]
    for _ in range(steps):
        slopes = gradient(x)
        x = np.array([x[0] - learning_rate * slopes[0], x[1] - learning_rate * slopes[1]])
        path.append(x)
    return np.array(path)


def stops_at_the_bottom(gradient, x0, learning_rate=0.1, steps=100):
    """Leaves the loop where the slope is 0."""
    path = [_floats(x0)]
    while len(path) <= steps and not np.allclose(gradient(path[-1]), 0):
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return np.array(path)


def unit_steps(gradient, x0, learning_rate=0.1, steps=100):
    """Every step is as long as the learning rate."""
    return _path(lambda x: gradient(x) / np.linalg.norm(gradient(x)), _floats(x0), learning_rate, steps)


DESCENT = Exercise(
    "gradient_descent", 4,
    probes=(
        Probe("gradient 2x from (5, -3), rate 0.25, 3 steps", lambda: (halves, _pair(), 0.25, 3),
              powers(_pair(), 0.5, 3)),
        Probe("gradient sum(x) + x from three numbers, rate 0.3, 4 steps", lambda: (coupled, _three(), 0.3, 4),
              coupled_path(_three(), 0.3, 4)),
        Probe("the same from a table of shape (2, 3), rate 0.2, 5 steps", lambda: (coupled, _table(), 0.2, 5),
              coupled_path(_table(), 0.2, 5)),
        Probe("the same from whole numbers, rate 0.5, 3 steps", lambda: (coupled, _whole_numbers(), 0.5, 3),
              coupled_path(_whole_numbers(), 0.5, 3)),
        Probe("gradient x³ from 2, rate and steps given by name", lambda: (cubes, np.array([2.0])),
              np.array([[2.0], [1.2], [1.0272]]), keywords={"learning_rate": 0.1, "steps": 2}),
        Probe("gradient 2x from (5, -3), rate 0.25, no step", lambda: (halves, _pair(), 0.25, 0), _pair()[None]),
        Probe("gradient 0.2 (x - 5), rate and steps left out", lambda: (shallow, _three()),
              powers(_three(), 0.98, 100, rest=5.0)),
        Probe("gradient 2x from (5, -3), rate 0.5, 4 steps: at the bottom after one", lambda: (halves, _pair(), 0.5, 4),
              powers(_pair(), 0.0, 4)),
    ),
    misconceptions=(
        Misconception("in_place", _in_place(lambda x0: np.asarray(x0, dtype=float)),
                      "The path is right, but the caller's start has moved along it: `x -= ...` changes the array "
                      "itself, and np.asarray makes no copy of an array of floats. Begin with "
                      "np.array(x0, dtype=float).", STEPS),
        Misconception("in_place_start", _in_place(lambda x0: x0),
                      "`x = x0` is a second name for the caller's array, and `x -= ...` moves it. Where it holds "
                      "whole numbers, NumPy refuses. Keep the first line, x = np.array(x0, dtype=float).", STEPS),
        Misconception("in_place_aliased", _in_place(lambda x0: np.asarray(x0, dtype=float), lambda x: x),
                      "`x -= ...` moves one and the same array, and that array is the caller's start. So the start "
                      "is spoiled, and the path holds one array many times: every row is the last point. "
                      "Write x = x - ..., a new array each step.", STEPS),
        Misconception("in_place_start_aliased", _in_place(lambda x0: x0, lambda x: x),
                      "`x = x0` copies nothing, and `x -= ...` moves that one array: the caller's start is spoiled, "
                      "every row of the path is the last point, and on whole numbers NumPy refuses. Keep the first "
                      "line, and write x = x - ...", STEPS),
        Misconception("aliased", _in_place(_floats, lambda x: x),
                      "Every row is the last point: `x -= ...` moves one and the same array, and the path holds it "
                      "many times. Write x = x - ..., which makes a new array each step, or keep copies.", STEPS),
        Misconception("in_place_copy", _in_place(np.array),
                      "With floats this is right. A copy of whole numbers cannot take what `x -= ...` puts into it. "
                      "Make the copy of floats: np.array(x0, dtype=float).", STEPS),
        Misconception("climbs", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), -learning_rate, steps),
                      "This climbs. The gradient points uphill: subtract learning_rate * gradient(x).", AGAINST),
        Misconception("frozen", frozen,
                      "The first step is right. After it the gradient is still that of the start: take it anew at "
                      "each point, inside the loop, as gradient(x).", STEPS),
        Misconception("off_by_one", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), learning_rate, steps - 1),
                      "The last step is missing. range(1, steps) has steps - 1 numbers: loop over range(steps).",
                      STEPS),
        Misconception("one_more", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), learning_rate, steps + 1),
                      "There is one step too many. range(steps + 1) has steps + 1 numbers: loop over range(steps).",
                      STEPS),
        Misconception("records_before", records_before,
                      "The path ends before the last step: each point is kept before the step, and the one after "
                      "the last step never. Keep x0 first, then the point after every step.", STEPS),
        Misconception("no_start", no_start,
                      "The path begins after the first step. Its row 0 is the start: put x in before the loop.",
                      STEPS),
        Misconception("integer_path", integer_path,
                      "With floats this is right. From a start of whole numbers the path is of whole numbers too, "
                      "and every step is cut off after the point as it is stored. Make the path of floats.", STEPS),
        Misconception("integer_record", integer_record,
                      "With floats this is right. From a start of whole numbers the steps are taken well, but stored "
                      "in an array of whole numbers, cut off after the point. Make the path of floats.", STEPS),
        Misconception("last_point", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), learning_rate, steps)[-1],
                      "This is the last point alone. Keep every point on the way, the start first, and return them "
                      "all.", STEPS),
        Misconception("return_in_loop", return_in_loop,
                      "Only one step is taken: the `return` stands inside the loop. Move it to the left, after the "
                      "loop.", STEPS),
        Misconception("point_in_loop", point_in_loop,
                      "This returns the point after the first step: the `return` stands inside the loop. Move it "
                      "after the loop, and return the whole path.", STEPS),
        Misconception("dropped", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(lambda x: 0.0, _floats(x0), learning_rate, steps),
                      "The point never moves: x - learning_rate * gradient(x) is computed and dropped. Give it the "
                      "name x again: x = x - ...", STEPS),
        Misconception("one_after_another", one_after_another,
                      "Here each entry moves before the slope along the next is taken, so one step mixes two "
                      "places. Take the whole gradient at x, then move all entries at once.", STEPS),
        Misconception("no_rate", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), 1.0, steps),
                      "The whole gradient is subtracted. Multiply it by learning_rate first.", AGAINST),
        Misconception("fixed_rate", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), 0.1, steps),
                      "The rate is always 0.1. Write learning_rate where the number stands.", STEPS),
        Misconception("fixed_steps", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), learning_rate, 100),
                      "There are always 100 steps. Loop over range(steps).", STEPS),
        Misconception("unit_steps", unit_steps,
                      "The gradient is divided by its length here, so every step is equally long. Its length "
                      "belongs to the step: long where it is steep, short near the bottom.", AGAINST),
        Misconception("rows_of_len", rows_of_len,
                      "Right where x0 is a row of numbers. It may be a table too: np.array(path), of a list of points, "
                      "fits any shape.", STEPS),
        Misconception("stacked", stacked,
                      "Right where x0 is a row of numbers. The rows of tables are put under each other by np.vstack: "
                      "np.array(path) keeps the points apart.", STEPS),
        Misconception("equals_minus", equals_minus,
                      "`x =- ...` gives x the negative step itself: Python reads it as x = -(...). Write x = x - ...",
                      STEPS),
        Misconception("two_entries", two_entries,
                      "Only x[0] and x[1] are moved. x - learning_rate * gradient(x) moves all entries, however many "
                      "there are.", STEPS),
        Misconception("stops_at_the_bottom", stops_at_the_bottom,
                      "The loop ends where the slope is 0, so rows are missing. Take all the steps: a point without "
                      "slope is kept again.", STEPS),
        Misconception("transposed", lambda gradient, x0, learning_rate=0.1, steps=100:
                      _path(gradient, _floats(x0), learning_rate, steps).T,
                      "The numbers are right, but the points stand in columns. A point a row: row 0 is the start.",
                      STEPS),
        Misconception("forgot_return", lambda gradient, x0, learning_rate=0.1, steps=100: None,
                      "The function gives nothing back. After the loop comes `return`, with the path as an array.",
                      STEPS),
    ))


# knowing only the function


def uneven(x):
    """(x0 - 1)² + 3 (x1 + 2)²."""
    return (x[0] - 1.0)**2 + 3.0 * (x[1] + 2.0)**2


def joined(x):
    """(sum² + sum of squares) / 2, the function of which `coupled` is the gradient."""
    return (np.sum(x)**2 + np.sum(x**2)) / 2.0


def third(x):
    """The sum of x³ / 3, whose slope is x²."""
    return np.sum(x**3) / 3.0


def corner(x):
    """The sum of absolute values: nearer to its corner than a step h, the central slope is x / h."""
    return np.sum(np.abs(x))


def wide(x):
    """The sum of (x - 5)² / 10."""
    return np.sum((x - 5.0)**2) / 10.0


def _near_corner():
    return np.array([3e-5, -8e-5])


def _measured(f, x, h=1e-4, ahead=1.0, behind=1.0):
    """Slopes of f from a step of ahead * h to one side and behind * h to the other."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += ahead * h
        below[i] -= behind * h
        slopes[i] = (f(above) - f(below)) / ((ahead + behind) * h)
    return slopes


def _minimize(f, x0, learning_rate, steps, slopes=_measured):
    return _path(lambda x: slopes(f, x), _floats(x0), learning_rate, steps)


def _at_last(slopes):
    """A minimize_numerically that differs in how the gradient is measured."""
    return lambda f, x0, learning_rate=0.1, steps=100: _minimize(f, x0, learning_rate, steps, slopes)[-1]


def _moves_x0(start):
    """A minimize_numerically that moves one array, which `start` makes of x0."""
    def minimize(f, x0, learning_rate=0.1, steps=100):
        x = start(x0)
        for _ in range(steps):
            x -= learning_rate * _measured(f, np.array(x, dtype=float))
        return x

    return minimize


def frozen_measured(f, x0, learning_rate=0.1, steps=100):
    """The gradient is measured once, at the start."""
    return _floats(x0) - steps * learning_rate * _measured(f, _floats(x0))


def first_step(f, x0, learning_rate=0.1, steps=100):
    """Leaves the loop after the first step."""
    for _ in range(steps):
        return _minimize(f, x0, learning_rate, 1)[-1]


def gradient_called(f, x0, learning_rate=0.1, steps=100):
    """Hands over a measured gradient where a function is due."""
    slopes = _measured(f, _floats(x0))
    return _path(slopes, _floats(x0), learning_rate, steps)[-1]


def swapped(f, x0, learning_rate=0.1, steps=100):
    """Rate and steps in the wrong order."""
    return _minimize(f, x0, steps, learning_rate)[-1]


MINIMIZE = Exercise(
    "minimize_numerically", 2,
    probes=(
        Probe("(x0 - 1)² + 3 (x1 + 2)² from (4, 1.5), rate 0.05, 3 steps",
              lambda: (uneven, np.array([4.0, 1.5]), 0.05, 3), np.array([3.187, -0.7995]), atol=1e-9),
        Probe("(sum² + sum of squares) / 2 from a table of shape (2, 3), rate 0.2, 4 steps",
              lambda: (joined, _table(), 0.2, 4), coupled_path(_table(), 0.2, 4)[-1], atol=1e-9),
        Probe("the same from whole numbers, rate 0.5, 3 steps", lambda: (joined, _whole_numbers(), 0.5, 3),
              coupled_path(_whole_numbers(), 0.5, 3)[-1], atol=1e-8),
        Probe("the sum of x³ / 3 from 2, rate and steps given by name", lambda: (third, np.array([2.0])),
              np.array([1.344]), keywords={"learning_rate": 0.1, "steps": 2}),
        Probe("the sum of abs(x), nearer to 0 than h = 1e-4, rate 5e-5, 2 steps",
              lambda: (corner, _near_corner(), 5e-5, 2), 0.25 * _near_corner()),
        Probe("(x0 - 1)² + 3 (x1 + 2)² from (4, 1.5), rate 0.3, no step",
              lambda: (uneven, np.array([4.0, 1.5]), 0.3, 0), np.array([4.0, 1.5])),
        Probe("the sum of (x - 5)² / 10, rate and steps left out", lambda: (wide, _three()),
              powers(_three(), 0.98, 100, rest=5.0)[-1], atol=1e-9),
    ),
    misconceptions=(
        Misconception("in_place", _moves_x0(lambda x0: np.asarray(x0, dtype=float)),
                      "The point is right, but it is the caller's own array, moved: `x -= ...` changes the array "
                      "itself. Work on a copy, or leave the steps to your gradient_descent.", STEPS),
        Misconception("in_place_start", _moves_x0(lambda x0: x0),
                      "`x = x0` is a second name for the caller's array, and `x -= ...` moves it; on whole numbers "
                      "NumPy refuses. Work on np.array(x0, dtype=float), or leave the steps to your "
                      "gradient_descent.", STEPS),
        Misconception("in_place_copy", _moves_x0(np.array),
                      "With floats this is right. A copy of whole numbers cannot take what `x -= ...` puts into it. "
                      "Make the copy of floats, or leave the steps to your gradient_descent.", STEPS),
        Misconception("climbs", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, -learning_rate, steps)[-1],
                      "This climbs. The gradient points uphill: go against it.", AGAINST),
        Misconception("frozen", frozen_measured,
                      "The gradient is measured once, at the start. Hand over a function that measures it at the "
                      "place it is given: lambda x: numerical_gradient(f, x).", NO_FORMULA),
        Misconception("precedence", _at_last(lambda f, x: 1e-8 * _measured(f, x)),
                      "Next to nothing moves: the slopes are 1e8 times too small, as / 2 * h makes them. Put the "
                      "run in brackets, / (2 * h), or take numerical_gradient.", NO_FORMULA),
        Misconception("stays", _at_last(lambda f, x: 0.0 * x),
                      "This is the start again. Is row 0 of the path returned, where the last has the index -1? Or is "
                      "the gradient measured with a step so small that x + h is x itself?", NO_FORMULA),
        Misconception("forward", _at_last(lambda f, x: _measured(f, x, behind=0.0)),
                      "The gradient in here is measured to one side only. numerical_gradient steps to both sides.",
                      NO_FORMULA),
        Misconception("whole_path", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, learning_rate, steps),
                      "This is the whole path. Only its last point is asked for: [-1].", NO_FORMULA),
        Misconception("one_before", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, learning_rate, max(steps - 1, 0))[-1],
                      "One step is missing. range(1, steps) has steps - 1 numbers, and in a path of steps + 1 rows "
                      "the last has the index -1, or steps.", STEPS),
        Misconception("one_more", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, learning_rate, steps + 1)[-1],
                      "There is one step too many: exactly `steps` steps are asked for.", STEPS),
        Misconception("first_step", first_step,
                      "Only one step is taken: the `return` stands inside the loop. Move it after the loop, or "
                      "leave the loop to your gradient_descent.", STEPS),
        Misconception("nothing_handed_on", lambda f, x0, learning_rate=0.1, steps=100: _minimize(f, x0, 0.1, 100)[-1],
                      "The rate is always 0.1 and there are always 100 steps: hand learning_rate and steps on to "
                      "gradient_descent.", NO_FORMULA),
        Misconception("rate_not_handed_on", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, 0.1, steps)[-1],
                      "The rate is always 0.1: hand learning_rate on to gradient_descent.", NO_FORMULA),
        Misconception("steps_not_handed_on", lambda f, x0, learning_rate=0.1, steps=100:
                      _minimize(f, x0, learning_rate, 100)[-1],
                      "There are always 100 steps: hand steps on to gradient_descent.", NO_FORMULA),
        Misconception("gradient_called", gradient_called,
                      "gradient_descent calls its first argument as a function. numerical_gradient(f, x0) is an "
                      "array: hand over lambda x: numerical_gradient(f, x).", NO_FORMULA),
        Misconception("swapped", swapped,
                      "Rate and steps are in the wrong order: gradient_descent takes learning_rate first, then "
                      "steps.", NO_FORMULA),
        Misconception("f_as_gradient", lambda f, x0, learning_rate=0.1, steps=100:
                      _path(f, _floats(x0), learning_rate, steps)[-1],
                      "f itself is handed over where its gradient is due. The gradient is "
                      "lambda x: numerical_gradient(f, x).", NO_FORMULA),
        Misconception("lowest_value", lambda f, x0, learning_rate=0.1, steps=100:
                      f(_minimize(f, x0, learning_rate, steps)[-1]),
                      "This is the value of f at the last point. Return the point itself.", NO_FORMULA),
        Misconception("forgot_return", lambda f, x0, learning_rate=0.1, steps=100: None,
                      "The function gives nothing back. Put `return` in front of the last point.", NO_FORMULA),
    ))


# the edge


def _refusing(A, symmetric=True, curvature=True, zero=True):
    """Eigenvalues of A; ValueError for what is not a bowl, as far as it is looked at."""
    A = np.asarray(A, dtype=float)
    if symmetric and not np.allclose(A, A.T):
        raise ValueError("A is not symmetric")
    values = np.linalg.eigvalsh(A)
    if curvature and (values[0] < 0 or (zero and values[0] == 0)):
        raise ValueError("an eigenvalue is not positive")
    return values


def _rates(name, rate, sentence):
    """The Misconception `rate(A, eigenvalues)` with the refusals that are due, and without them."""
    besides = (" Besides, an A that is not symmetric, or has an eigenvalue that is not positive, must raise "
               "ValueError.")
    return (Misconception(name, lambda A: rate(A, _refusing(A)), sentence, EDGE),
            Misconception(f"{name}_unrefused",
                          lambda A: rate(A, _refusing(A, symmetric=False, curvature=False)), sentence + besides, EDGE))


def _entries(bad):
    """The Misconception's function that looks for no bowl in the entries of A."""
    def rate(A):
        if np.any(bad(np.asarray(A))):
            raise ValueError("an entry is not positive")
        return 2 / _refusing(A, curvature=False)[-1]

    return rate


def returned_error(A):
    """The exception is returned, not raised."""
    try:
        return 2 / _refusing(A)[-1]
    except ValueError as problem:
        return problem


STABLE = Exercise(
    "largest_stable_rate", 2,
    probes=(
        Probe("curvatures 2, 8 and 5 along the axes", lambda: (np.diag([2.0, 8.0, 5.0]),), 0.25),
        Probe("[[5, 2], [2, 2]]", lambda: (np.array([[5.0, 2.0], [2.0, 2.0]]),), 1 / 3),
        Probe("a tilted bowl in three dimensions",
              lambda: (np.array([[4.0, -1.0, 0.0], [-1.0, 4.0, -1.0], [0.0, -1.0, 4.0]]),), 2 / (4 + np.sqrt(2))),
        Probe("[[7, 3], [3, 7]], whole numbers", lambda: (np.array([[7, 3], [3, 7]]),), 0.2),
        Probe("four dimensions, every entry 1, but 3 on the diagonal", lambda: (2 * np.eye(4) + 1,), 1 / 3),
        Probe("[[3, 1], [0, 2]], not symmetric", lambda: (np.array([[3.0, 1.0], [0.0, 2.0]]),), ValueError),
        Probe("[[1, 3], [3, 1]], with an eigenvalue of -2", lambda: (np.array([[1.0, 3.0], [3.0, 1.0]]),),
              ValueError),
        Probe("curvatures 5, 0 and 2 along the axes", lambda: (np.diag([5.0, 0.0, 2.0]),), ValueError),
    ),
    misconceptions=(
        *_rates("half", lambda A, values: 1 / values[-1],
                "Half as large as it can be. At 1 / lambda_max a step leads just to the bottom of the steepest "
                "direction; it may lead beyond, as far as it came: 2 / lambda_max."),
        *_rates("smallest", lambda A, values: 2 / values[0],
                "This asks the smallest eigenvalue. The steepest direction breaks first: take the largest."),
        *_rates("diagonal", lambda A, values: 2 / np.max(np.diag(A)),
                "This looks at the diagonal of A, the curvatures along x0, x1 and so on. A tilted bowl has other "
                "axes, and along one of them it curves more. Take the eigenvalues."),
        *_rates("upside_down", lambda A, values: values[-1] / 2,
                "Upside down: the more a bowl curves, the smaller its steps must be. 2 divided by the largest "
                "eigenvalue."),
        *_rates("curvature", lambda A, values: values[-1],
                "This is the largest eigenvalue, a curvature. The rate asked for is 2 divided by it."),
        *_rates("trace", lambda A, values: 2 / np.trace(np.asarray(A)),
                "This divides by the sum of all eigenvalues. Only the largest counts."),
        *_rates("norm", lambda A, values: 2 / np.linalg.norm(A),
                "np.linalg.norm(A) is the root of the sum of all squared entries, which is larger than the largest "
                "eigenvalue. Take np.linalg.eigvalsh(A)."),
        *_rates("determinant", lambda A, values: 2 / np.prod(values),
                "This divides by the product of all eigenvalues, the determinant. Only the largest counts."),
        *_rates("all_rates", lambda A, values: 2 / values,
                "This is a rate for every eigenvalue. One rate must do for all directions: the smallest of these, "
                "from the largest eigenvalue."),
        *_rates("unsorted", lambda A, values: 2 / np.linalg.eigvals(np.asarray(A, dtype=float))[-1],
                "This takes the last eigenvalue, but np.linalg.eigvals gives them in no order. Take the largest by "
                "max, or use np.linalg.eigvalsh, which sorts."),
        *_rates("first", lambda A, values: 2 / np.linalg.eigvals(np.asarray(A, dtype=float))[0],
                "This takes the first eigenvalue, but np.linalg.eigvals gives them in no order. Take the largest by "
                "max, or use np.linalg.eigvalsh, which sorts."),
        Misconception("never_refuses", lambda A: 2 / _refusing(A, symmetric=False, curvature=False)[-1],
                      "The rate is right where there is one. Still missing: raise ValueError if A is not symmetric, "
                      "and if an eigenvalue is not positive.", EDGE),
        Misconception("takes_unsymmetric", lambda A: 2 / _refusing(A, symmetric=False)[-1],
                      "Right for every symmetric A. For another the gradient is not A @ x, and np.linalg.eigvalsh "
                      "looks at one half of A only. Compare A with A.T and raise ValueError.", EDGE),
        Misconception("takes_saddle", lambda A: 2 / _refusing(A, curvature=False)[-1],
                      "Right for every bowl. But a single eigenvalue of 0 or below is enough, and there is no one "
                      "lowest point to go to: then raise ValueError.", EDGE),
        Misconception("takes_zero", lambda A: 2 / _refusing(A, zero=False)[-1],
                      "An eigenvalue of 0 goes through. Along it the ground is flat, and there is no one lowest point: "
                      "positive means larger than 0, so refuse values <= 0.", EDGE),
        Misconception("entries", _entries(lambda A: A <= 0),
                      "A bowl's A may have zeros or negative entries, and an A without them need not be a bowl: test "
                      "its eigenvalues, not its entries.", EDGE),
        Misconception("negative_entries", _entries(lambda A: A < 0),
                      "A bowl's A may have negative entries, and an A without them need not be a bowl: test its "
                      "eigenvalues, not its entries, and refuse 0 as well.", EDGE),
        Misconception("returned_error", returned_error,
                      "The ValueError is returned, like a result. Write raise ValueError(...).", EDGE),
        Misconception("forgot_return", lambda A: None,
                      "The function gives nothing back. Put `return` in front of the rate.", EDGE),
    ))


QUESTIONS = (
    Question(
        "rate_one", 1, "85856c9b113cb75c",
        {"f7b7ba93032a6ba5": "Work out one step by hand: at (-3, 4) the gradient is (-6, 8), and all of it is "
                             "subtracted.",
         "45745632c2c859aa": "Work out one step by hand, and then one more. Is the second point further out than the "
                             "start?",
         "4bbb85a7d49a6c87": "That takes a rate of 0.5: then x - 0.5 * 2x is 0. At a rate of 1 the step is twice as "
                             "long."},
        RATE),
    Question(
        "same_edge", 1, "d751e72740c9acfc",
        {"eb18fecdeae6ad8a": "Nearer to the lowest point the gradient is smaller and so is the step. But the way to "
                             "the lowest point is shorter in the same proportion. Drag the start in the figure and "
                             "see.",
         "b6e1ab42d9e1d64d": "Drag the start in the figure and see: does the rate found in the mission explode from "
                             "there?"},
        RATE, options=("a", "b", "c")),
    Question(
        "rate_ten", 1, "fa2238625217fa30",
        {"75147f5f10bdc340": "As long as x is of ordinary size, that is so. What is x + h, with h = 1e-4, once x has "
                             "14 digits?",
         "98cd7f903622cd1e": "float64 holds numbers up to about 1e308, so even the exact path stays within it.",
         "5fc54f50da4f18c4": "What could turn it round? Each step leads 19 times as far away as the one before, as "
                             "long as the slopes are measured right."},
        FAMOUS),
    Question(
        "descent_mistakes", 2,
        {"a": "488463da499e7a38",
         "b": "fcf2a957f19a499a",
         "c": "816b417ad7a132e5",
         "d": "3e28a92aaa4e0ec8",
         "e": "c06c3b08050a9fc3"},
        {"13f069fc420e4633": "x = x - ... makes a new array each step. Count the steps.",
         "ce7176e6d2ce71d8": "it goes against the gradient. Count the rows of its path.",
         "092a4d244446ced8": "gradient(x) stands inside the loop. Count the steps.",
         "f3de931bc451d0bc": "how many rows has its path for steps=3?",
         "cadf2b2e5832b3fe": "count its rows: steps + 1, as it should be. What else has changed after the call?",
         "e4b98b7c0a8f1730": "it goes against the gradient. What else has changed after the call?",
         "7ef1ba330fd39799": "gradient(x) stands inside the loop, and x has moved. Has anything else?",
         "75ae5ec0278cd42f": "its path is right. Print the start after the call.",
         "8ac28ae8f891b0ce": "np.array makes a copy. Look at the signs.",
         "0e515930c15ebb86": "count its rows: steps + 1, as it should be. Look at the signs.",
         "34e22b961d78bf2b": "the gradient is taken anew each time. Look at the signs.",
         "98553c549feb5855": "follow one step with pencil and paper: which way does the cost go?",
         "5502adfb7cad3f4a": "path[-1] - ... is a new array, and the start is copied. Did another program move the "
                             "start before?",
         "2695cebcb75de3f9": "it goes on while there are at most `steps` points. How many are there when it ends?",
         "8bb10e31c615f47c": "it subtracts the gradient. Give it a start of its own and look again.",
         "ef49eda33f9a54c1": "path[-1] is the newest point, another one each time.",
         "7c9e4b4fc9280ba0": "x = x - ... makes a new array each step. Where is the gradient taken?",
         "aad5ec6e0166f524": "count its rows: steps + 1, as it should be. Where is the gradient taken?",
         "ed5db03007d82cc3": "it goes against the gradient it has. Of which place is that?",
         "242b45880cf36078": "with this rate and two steps it ends at the lowest point by luck. Try three."},
        HUNT, options=("in place", "climbs", "frozen", "off by one", "right")),
)


def _edge(state):
    rate, notch = float(state["learning_rate"]), 1.0001 * 10**0.005
    found = f"A learning rate of {rate:.6g}"
    far = max(abs(float(state["x0"])), abs(float(state["x1"])))
    steps = float(state["steps"])
    if not (1e-4 <= rate <= 1.001 and 1 <= steps <= 100 and far <= 4):
        return 0.0, f"{found}, with the rest of this state, lies outside the figure."
    # Along the steepest axis of this bowl, (1, 2), a point x has the gradient 7 x.
    here, ahead = abs(1 - 7 * rate), abs(1 - 7 * rate * notch)
    if here > 1:
        return 0.0, f"{found} explodes, if it is given 100 steps. Go down until it no longer does."
    if ahead <= 1:
        near = 0.5 if rate * 1.1 >= 2 / 7 else 0.0
        return near, f"{found} does not explode, but neither does the next larger one. Go on, with the arrow keys."
    if steps != 100:
        return 0.5, f"{found} is the one. But the steps are {steps:g}: set them to 100, where it can be seen."
    return 1.0, f"{found} does not explode, and a little above it every step leads further out. That is the edge."


EDGE_RATE = Mission("edge_rate", 2, {"learning_rate": 0.01, "steps": 100, "x0": -3.0, "x1": 4.0}, _edge, RATE)

CHECKED = (DESCENT, MINIMIZE, STABLE, EDGE_RATE, *QUESTIONS)
