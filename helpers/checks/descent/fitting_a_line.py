"""02/3: the cost of a line, its gradient, descending it, and the normal equation.

Expected values are worked out on paper, or made from data whose answer is known: a target that lies on a line, or off
it by something at right angles to every column. Where descent ends, and what each step costs, comes from its closed
form, without descending.
"""
import numpy as np

from ...data import mauna_loa_co2
from ..exercise import Exercise, Misconception, Mission, Probe, Question

COST, PARTIALS, AT_ONCE = "02/3 The cost of a line", "02/3 Two partial derivatives", "02/3 Both at once"
STROKE, TWICE, ENDS = "02/3 In one stroke", "02/3 A column twice", "02/3 Why it ends here"

MSE = Exercise(
    "mse", 2,
    probes=(
        Probe("predicted 3, 5, 4, measured 1, 2, 8", lambda: (np.array([3.0, 5.0, 4.0]), np.array([1.0, 2.0, 8.0])),
              29 / 3),
        Probe("four years, one of them exact",
              lambda: (np.array([0.5, -1.0, 2.0, 7.0]), np.array([2.0, -1.0, 1.5, 3.0])), 4.625),
        Probe("whole numbers", lambda: (np.array([4, 0, -3, 1, 2]), np.array([1, 2, -4, 1, -3])), 7.8),
        Probe("bytes, numbers without a sign", lambda: (np.array([3, 200], "uint8"), np.array([8, 100], "uint8")),
              5012.5),
        Probe("two residuals that cancel", lambda: (np.array([10.5, 9.5]), np.array([10.0, 10.0])), 0.25),
    ),
    misconceptions=(
        Misconception("sum", lambda y_hat, y: np.sum(_off(y_hat, y)**2),
                      "This is the sum of the squares: it grows with the number of examples. Take their mean.", COST),
        Misconception("half_precedence", lambda y_hat, y: 1 / 2 * len(y) * np.sum(_off(y_hat, y)**2),
                      "Python reads 1 / 2 * m as (1 / 2) * m: this multiplies by m. Take the mean, without a half.",
                      COST),
        Misconception("half", lambda y_hat, y: np.mean(_off(y_hat, y)**2) / 2,
                      "This is half the cost. Some books halve it, so that a 2 drops out of the derivative; here it is "
                      "the mean of the squares.", COST),
        Misconception("square_of_mean", lambda y_hat, y: np.mean(_off(y_hat, y))**2,
                      "This is the square of the mean: residuals of opposite sign cancel before they are squared. "
                      "Square first, then take the mean.", COST),
        Misconception("square_of_sum", lambda y_hat, y: np.sum(_off(y_hat, y))**2 / len(y),
                      "This squares the sum: residuals of opposite sign cancel in it. Square each, then take the mean.",
                      COST),
        Misconception("root", lambda y_hat, y: np.sqrt(np.mean(_off(y_hat, y)**2)),
                      "This is the root of the cost. Useful to read, since it is in ppm, but the cost is the mean of "
                      "the squares itself.", COST),
        Misconception("absolute", lambda y_hat, y: np.mean(np.abs(_off(y_hat, y))),
                      "This is the mean of the distances. Square each residual before you take the mean.", COST),
        Misconception("no_square", lambda y_hat, y: np.mean(_off(y_hat, y)),
                      "The residuals are not squared, so those above and below the line cancel.", COST),
        Misconception("grid", lambda y_hat, y: np.mean((np.reshape(y_hat, (-1, 1)) - np.asarray(y, dtype=float))**2),
                      "From every prediction every measurement is subtracted: (m, 1) minus (m,) is (m, m). Keep both "
                      "flat.", "00 A mistake without a message"),
        Misconception("every_square", lambda y_hat, y: _off(y_hat, y)**2,
                      "These are the squares, one an example. The cost is one number: their mean.", COST),
        Misconception("squares_first", lambda y_hat, y: np.mean(np.square(y_hat, dtype=float)
                                                                - np.square(y, dtype=float)),
                      "This is the difference of the squares. Take the difference first, then square it.", COST),
        Misconception("raw_type", lambda y_hat, y: np.mean((y_hat - y)**2, dtype=float),
                      "The subtraction is done in the type that came in, and bytes know no negative numbers. Keep the "
                      "two given lines with float in them.", COST),
        Misconception("one_less", lambda y_hat, y: np.sum(_off(y_hat, y)**2) / (len(y) - 1),
                      "This divides by m - 1. That is for estimating a spread; the mean divides by m.", COST),
        Misconception("forgot_return", lambda y_hat, y: None,
                      "The function gives nothing back. Put `return` in front of the result.", COST),
    ))


def _off(y_hat, y):
    return np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)


def _known_line(m, seed, w, b):
    """x, y and the exact (dw, db) at w, b, for measurements that lie on the line 1.5 x - 2."""
    x = np.random.default_rng(seed).uniform(-1.0, 3.0, m)
    return x, 1.5 * x - 2.0, (2 * ((w - 1.5) * np.mean(x**2) + (b + 2.0) * np.mean(x)),
                              2 * ((w - 1.5) * np.mean(x) + (b + 2.0)))


_X7, _Y7, _GRADIENT7 = _known_line(7, 21, -0.75, 1.25)


def _residuals(x, y, w, b):
    return w * np.asarray(x, dtype=float) + b - np.asarray(y, dtype=float)


def _slopes(x, y, w, b):
    r = _residuals(x, y, w, b)
    return 2 * np.mean(r * x), 2 * np.mean(r)


MSE_GRADIENT = Exercise(
    "mse_gradient", 2,
    probes=(
        Probe("x = 1, 2, 4, y = 3, 1, 2, w = 2, b = -1",
              lambda: (np.array([1.0, 2.0, 4.0]), np.array([3.0, 1.0, 2.0]), 2.0, -1.0), (44 / 3, 10 / 3)),
        Probe("five examples, w = -0.5, b = 2", lambda: (np.array([-1.0, 0.5, 2.0, 3.0, 1.0]),
                                                         np.array([0.0, 1.0, 0.5, -2.0, 2.5]), -0.5, 2.0), (2.15, 2.1)),
        Probe("whole numbers, w = 1, b = 3", lambda: (np.array([2, 0, -1, 5]), np.array([4, 4, 1, 0]), 1, 3),
              (20.5, 4.5)),
        Probe("seven examples on a line, w and b off it", lambda: (_X7.copy(), _Y7.copy(), -0.75, 1.25), _GRADIENT7),
        Probe("the line that fits exactly",
              lambda: (np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 7.0]), 2.0, 1.0), (0.0, 0.0)),
    ),
    misconceptions=(
        Misconception("no_mean", lambda x, y, w, b: (2 * np.sum(_residuals(x, y, w, b) * x),
                                                     2 * np.sum(_residuals(x, y, w, b))),
                      "These are sums over the examples: the 1/m is missing. The cost is a mean, so its derivatives "
                      "are means.", PARTIALS),
        Misconception("no_two", lambda x, y, w, b: tuple(s / 2 for s in _slopes(x, y, w, b)),
                      "The factor 2 is missing: the derivative of a square is twice what is squared, times the "
                      "derivative of that.", PARTIALS),
        Misconception("sign", lambda x, y, w, b: tuple(-s for s in _slopes(x, y, w, b)),
                      "Both have the wrong sign: the residual is predicted minus measured, w * x + b - y.", PARTIALS),
        Misconception("x_minus_y", lambda x, y, w, b: (2 * np.mean((x - y) * x), 2 * np.mean(x - y)),
                      "This takes x - y, and w and b never come in. The residual is the prediction minus y, and the "
                      "prediction is w * x + b.", PARTIALS),
        Misconception("db_with_x", lambda x, y, w, b: (_slopes(x, y, w, b)[0],) * 2,
                      "db is multiplied by x as well. The derivative of w * x + b with respect to b is 1.", PARTIALS),
        Misconception("dw_without_x", lambda x, y, w, b: (_slopes(x, y, w, b)[1],) * 2,
                      "dw lacks the x: the derivative of w * x + b with respect to w is x.", PARTIALS),
        Misconception("means_apart", lambda x, y, w, b: (_slopes(x, y, w, b)[1] * np.mean(x), _slopes(x, y, w, b)[1]),
                      "dw multiplies the mean residual by the mean of x. Multiply each residual by its own x, then "
                      "take the mean. (With one of the two as a column, every residual meets every x.)", PARTIALS),
        Misconception("no_bias", lambda x, y, w, b: _slopes(x, y, w, 0.0),
                      "The prediction lacks its + b.", PARTIALS),
        Misconception("db_sum", lambda x, y, w, b: (_slopes(x, y, w, b)[0], 2 * np.sum(_residuals(x, y, w, b))),
                      "dw is a mean, but db is a sum: divide it by m too.", PARTIALS),
        Misconception("db_no_two", lambda x, y, w, b: (_slopes(x, y, w, b)[0], np.mean(_residuals(x, y, w, b))),
                      "db lacks its factor 2: it too comes from the derivative of the square.", PARTIALS),
        Misconception("swapped", lambda x, y, w, b: _slopes(x, y, w, b)[::-1],
                      "The two are in the other order: return dw first, then db.", PARTIALS),
        Misconception("grid", lambda x, y, w, b: (2 * np.mean(_residuals(np.reshape(x, (-1, 1)), y, w, b) * x),
                                                  _slopes(x, y, w, b)[1]),
                      "From every prediction every measurement is subtracted: (m, 1) minus (m,) is (m, m). Keep both "
                      "flat.",
                      "00 A mistake without a message"),
        Misconception("every_example", lambda x, y, w, b: (2 * _residuals(x, y, w, b) * x,
                                                           2 * _residuals(x, y, w, b)),
                      "These are the derivatives of each example's square. Take the mean of each of the two arrays.",
                      PARTIALS),
        Misconception("every_share", lambda x, y, w, b: (2 * _residuals(x, y, w, b) * x / len(x),
                                                         2 * _residuals(x, y, w, b) / len(x)),
                      "These are two arrays: each example's share, already divided by m. Add the shares up: "
                      "`np.mean(...)` adds up and divides at once.", PARTIALS),
        Misconception("squared", lambda x, y, w, b: (2 * np.mean(_residuals(x, y, w, b)**2 * x),
                                                     2 * np.mean(_residuals(x, y, w, b)**2)),
                      "The residuals are squared here. That is in the cost; in the derivative of a square, 2 * r * x, "
                      "they are not.", PARTIALS),
        Misconception("squared_without_two", lambda x, y, w, b: (np.mean(_residuals(x, y, w, b)**2 * x),
                                                                 np.mean(_residuals(x, y, w, b)**2)),
                      "The residuals are squared here. In the derivative of a square they are not: it is 2 * r * x.",
                      PARTIALS),
        Misconception("only_dw", lambda x, y, w, b: _slopes(x, y, w, b)[0],
                      "Only dw is returned. Two numbers are due: `return dw, db`.", PARTIALS),
        Misconception("one_array", lambda x, y, w, b: np.array(_slopes(x, y, w, b)),
                      "The numbers stand in one array. Return them as two: `return dw, db`.", PARTIALS),
        Misconception("cost", lambda x, y, w, b: np.mean(_residuals(x, y, w, b)**2),
                      "This is the cost. What is asked for is how fast it changes with w, and with b: two numbers.",
                      PARTIALS),
        Misconception("forgot_return", lambda x, y, w, b: None,
                      "The function gives nothing back: end with `return dw, db`.", PARTIALS),
    ))


def _descended(x, y, learning_rate, steps):
    """(w, b, costs) by the closed form: each step shrinks the way to the lowest point by the same matrix."""
    X = np.column_stack([x, np.ones(len(x))])
    half_bend = X.T @ X / len(x)
    lowest = np.linalg.solve(half_bend, X.T @ y / len(x))
    shrink = np.eye(2) - 2 * learning_rate * half_bend
    ways = [-np.linalg.matrix_power(shrink, k) @ lowest for k in range(steps + 1)]
    least = np.mean((X @ lowest - y)**2)
    return *(lowest + ways[-1]), np.array([least + way @ half_bend @ way for way in ways])


_X5, _Y5 = np.array([-1.0, 0.5, 2.0, 1.5, 0.25]), np.array([3.0, 1.0, -2.5, 0.0, 4.0])
_X4, _Y4 = np.array([2, 0, -1, 1]), np.array([4, 5, 1, -3])
_X6 = np.array([0.2, 1.1, 0.4, -0.3, 0.9, 0.6])
_Y6 = np.array([2.0, 3.5, 1.0, 0.5, 4.0, -1.0])

def _walk(x, y, learning_rate=0.1, steps=100, slopes=_slopes, in_turn=""):
    """All (w, b) on the way. in_turn: the one that is written before the other's derivative is taken."""
    w, b, path = 0.0, 0.0, [(0.0, 0.0)]
    for _ in range(steps):
        dw, db = slopes(x, y, w, b)
        if in_turn == "w":
            db = slopes(x, y, w - learning_rate * dw, b)[1]
        if in_turn == "b":
            dw = slopes(x, y, w, b - learning_rate * db)[0]
        w, b = w - learning_rate * dw, b - learning_rate * db
        path.append((w, b))
    return path


def _costs(x, y, path):
    """An array: so a learner's array is recognised, and a list as well. A list here would match lists alone."""
    return np.array([np.mean(_residuals(x, y, w, b)**2) for w, b in path])


def _fits(**how):
    """A fit_line whose steps go wrong in one way."""
    def fit_line(x, y, learning_rate=0.1, steps=100):
        path = _walk(x, y, learning_rate, steps, **how)
        return *path[-1], _costs(x, y, path)

    return fit_line


def _reports(of):
    """A fit_line that walks well, and returns `of(path, costs)`."""
    def fit_line(x, y, learning_rate=0.1, steps=100):
        path = _walk(x, y, learning_rate, steps)
        return of(path, _costs(x, y, path))

    return fit_line


def _scaled(dw_times, db_times):
    def slopes(x, y, w, b):
        dw, db = _slopes(x, y, w, b)
        return dw_times * dw, db_times * db

    return slopes


def _sums(x, y, w, b):
    dw, db = _slopes(x, y, w, b)
    return len(x) * dw, len(x) * db


def _first_only(x, y, learning_rate=0.1, steps=100):
    path = _walk(x, y, learning_rate, min(steps, 1))
    return (*path[-1], _costs(x, y, path)) if steps else None


def _equals_minus(x, y, learning_rate=0.1, steps=100):
    w, b, path = 0.0, 0.0, [(0.0, 0.0)]
    for _ in range(steps):
        dw, db = _slopes(x, y, w, b)
        w, b = -learning_rate * dw, -learning_rate * db
        path.append((w, b))
    return w, b, _costs(x, y, path)


def _one_too_many(x, y, learning_rate=0.1, steps=100):
    path = _walk(x, y, learning_rate, steps + 1)
    return *path[-1], _costs(x, y, path)


def _one_too_few(x, y, learning_rate=0.1, steps=100):
    path = _walk(x, y, learning_rate, max(steps - 1, 0))
    return *path[-1], _costs(x, y, path)


FIT_LINE = Exercise(
    "fit_line", 2,
    probes=(
        Probe("(w, b, costs) of one step, worked out on paper: x = 0, 1, 3, y = 1, 2, 2, rate 0.1",
              lambda: (np.array([0.0, 1.0, 3.0]), np.array([1.0, 2.0, 2.0]), 0.1, 1),
              (8 / 15, 1 / 3, np.array([3.0, 26 / 45]))),
        Probe("(w, b, costs) of three steps with rate 0.3", lambda: (_X5.copy(), _Y5.copy(), 0.3, 3),
              _descended(_X5, _Y5, 0.3, 3)),
        Probe("(w, b, costs) of no step at all", lambda: (_X5.copy(), _Y5.copy(), 0.3, 0),
              (0.0, 0.0, np.array([6.45]))),
        Probe("rate and steps left out", lambda: (_X6.copy(), _Y6.copy()), _descended(_X6, _Y6, 0.1, 100)),
        Probe("seven steps with rate 0.5, given by name", lambda: (_X6.copy(), _Y6.copy()),
              _descended(_X6, _Y6, 0.5, 7), keywords={"learning_rate": 0.5, "steps": 7}),
        Probe("two steps on whole numbers, rate 0.25", lambda: (_X4.copy(), _Y4.copy(), 0.25, 2),
              _descended(_X4, _Y4, 0.25, 2)),
    ),
    misconceptions=(
        Misconception("w_first", _fits(in_turn="w"),
                      "After one step w is right, b is not: the new w is already in use when db is computed. Compute "
                      "both derivatives first, then change both. (A second name for one array, `new = old`, does the "
                      "same: it copies nothing.)", AT_ONCE),
        Misconception("b_first", _fits(in_turn="b"),
                      "After one step b is right, w is not: the new b is already in use when dw is computed. Compute "
                      "both derivatives first, then change both.", AT_ONCE),
        Misconception("costs_before", _reports(lambda path, costs: (*path[-1], costs[:-1])),
                      "w and b are right, but the costs end one step early: there is one for every step, taken before "
                      "it. Record the cost of the start before the loop, and then one after each step: steps + 1 in "
                      "all.", AT_ONCE),
        Misconception("costs_after", _reports(lambda path, costs: (*path[-1], costs[1:])),
                      "w and b are right, but the cost of the start is missing: record it before the loop, so that "
                      "there are steps + 1 costs.", AT_ONCE),
        Misconception("costs_behind", _reports(lambda path, costs: (*path[-1], np.append(costs[:1], costs[:-1]))),
                      "w and b are right, but each cost is recorded before its step, so the costs lag one step behind. "
                      "Move the line that records them below the update.", AT_ONCE),
        Misconception("costs_too_many", _reports(lambda path, costs: (*path[-1], np.append(costs, costs[-1]))),
                      "w and b are right, but the last cost is recorded twice: steps + 1 costs are due.", AT_ONCE),
        Misconception("last_cost", _reports(lambda path, costs: (*path[-1], costs[-1])),
                      "Only the last cost is returned. All of them are due, from the start on: steps + 1.", AT_ONCE),
        Misconception("no_costs", _reports(lambda path, costs: path[-1]),
                      "The costs are not returned: end with w, b and the array of costs.", AT_ONCE),
        Misconception("summed_costs", lambda x, y, learning_rate=0.1, steps=100: (
                          *(path := _walk(x, y, learning_rate, steps))[-1], len(x) * _costs(x, y, path)),
                      "w and b are right, but each cost is a sum, not a mean. Use your mse, and mend that first.",
                      COST),
        Misconception("no_intercept", _fits(slopes=_scaled(1, 0)),
                      "b never moves: take learning_rate * db off it in every step.", AT_ONCE),
        Misconception("no_slope", _fits(slopes=_scaled(0, 1)),
                      "w never moves: take learning_rate * dw off it in every step.", AT_ONCE),
        Misconception("equals_minus", _equals_minus,
                      "Each step begins at 0 again: `w =- ...` gives w the negative step itself, as Python reads it as "
                      "w = -(...). Write w = w - ..., and b = b - ...", AT_ONCE),
        Misconception("one_too_many", _one_too_many,
                      "There is one step too many. range(steps + 1) has steps + 1 numbers: loop over range(steps), and "
                      "record the cost of the start before the loop.", AT_ONCE),
        Misconception("climbs", _fits(slopes=_scaled(-1, -1)),
                      "This climbs: w and b move the wrong way. The gradient points uphill, so it is taken off, w - "
                      "learning_rate * dw.", AT_ONCE),
        Misconception("no_mean", _fits(slopes=_sums),
                      "The steps are as many times too long as there are examples: a 1/m is missing in the gradient. "
                      "Mend mse_gradient first.", PARTIALS),
        Misconception("no_two", _fits(slopes=_scaled(0.5, 0.5)),
                      "The steps are half as long as they should be: the gradient lacks its factor 2. Mend "
                      "mse_gradient first.", PARTIALS),
        Misconception("frozen", lambda x, y, learning_rate=0.1, steps=100: _fits(
                          slopes=lambda *_: _slopes(x, y, 0.0, 0.0))(x, y, learning_rate, steps),
                      "w and b are right after one step, but not after more: every step uses the gradient of the "
                      "start. Compute it anew inside the loop, at the w and b of then.", AT_ONCE),
        Misconception("fixed_rate", lambda x, y, learning_rate=0.1, steps=100: _fits()(x, y, 0.1, steps),
                      "The argument learning_rate is not used: the rate is always 0.1.", AT_ONCE),
        Misconception("fixed_steps", lambda x, y, learning_rate=0.1, steps=100: _fits()(x, y, learning_rate, 100),
                      "The argument steps is not used: there are always 100 of them.", AT_ONCE),
        Misconception("fixed_both", lambda x, y, learning_rate=0.1, steps=100: _fits()(x, y),
                      "The arguments learning_rate and steps are not used: there are always 100 steps with rate 0.1. "
                      "Write the two names where the numbers stand.", AT_ONCE),
        Misconception("swapped", _fits(slopes=lambda *place: _slopes(*place)[::-1]),
                      "w is moved by db, and b by dw. mse_gradient returns dw first: `dw, db = mse_gradient(...)`.",
                      AT_ONCE),
        Misconception("one_too_few", _one_too_few,
                      "w, b and the costs are all one step short: range(1, steps) has steps - 1 entries. Use "
                      "range(steps).", AT_ONCE),
        Misconception("first_only", _first_only,
                      "It returns after the first step: the `return` stands inside the loop. Move it out by one "
                      "indentation.", AT_ONCE),
        Misconception("order", _reports(lambda path, costs: (*path[-1][::-1], costs)),
                      "The line is right, but b comes before w. Return w, b and the costs, in this order.", AT_ONCE),
        Misconception("forgot_return", lambda x, y, learning_rate=0.1, steps=100: None,
                      "The function gives nothing back: after the loop comes `return w, b, ...` with the costs.",
                      AT_ONCE),
    ))


def _tall(m, n, seed, w):
    """X, y whose least-squares weights are w: y is off X @ w at right angles to every column of X."""
    rng = np.random.default_rng(seed)
    X, noise = rng.normal(size=(m, n)) + 0.5, rng.normal(size=m)
    q, _ = np.linalg.qr(X)
    return X, X @ w + noise - q @ (q.T @ noise)


_W3 = np.array([1.5, -2.0, 0.25])
_TALL_X, _TALL_Y = _tall(7, 3, 23, _W3)


def _floats(X):
    return np.asarray(X, dtype=float)


def _weights(X, y):
    return np.linalg.pinv(_floats(X)) @ _floats(y)


def _inverted(X, y):
    return np.linalg.inv(_floats(X).T @ _floats(X)) @ _floats(X).T @ _floats(y)


NORMAL_EQUATION = Exercise(
    "normal_equation", 2,
    probes=(
        Probe("a line: x = 0, 1, 3 beside ones, y = 1, 3, 7",
              lambda: (np.array([[0.0, 1.0], [1.0, 1.0], [3.0, 1.0]]), np.array([1.0, 3.0, 7.0])),
              np.array([2.0, 1.0]), atol=1e-9),
        Probe("two features, no ones, (4, 2), y that no weights reach",
              lambda: (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [2.0, -1.0]]), np.array([-1.0, -1.0, 2.0, 6.0])),
              np.array([2.0, -1.0])),
        Probe("three features, (7, 3)", lambda: (_TALL_X.copy(), _TALL_Y.copy()), _W3),
        Probe("whole numbers, (4, 2)", lambda: (np.array([[1, 0], [0, 1], [1, 1], [2, -1]]), np.array([-1, -1, 2, 6])),
              np.array([2.0, -1.0])),
        Probe("a column twice", lambda: (np.array([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]]), np.array([6.0, 12.0, 24.0])),
              np.array([3.0, 3.0]), rtol=1e-5),
        Probe("a column and its double", lambda: (np.array([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0]]),
                                                  np.array([10.0, 20.0, 40.0])), np.array([2.0, 4.0]), rtol=1e-5),
        Probe("more features than examples, (2, 3)",
              lambda: (np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]), np.array([3.0, 3.0])),
              np.array([1.0, 1.0, 2.0]), rtol=1e-5),
    ),
    misconceptions=(
        Misconception("inverse", _inverted,
                      "Right as long as X.T @ X can be inverted. With a column twice it cannot, and inv and solve stop "
                      "with LinAlgError. Use np.linalg.pinv(X), which always exists.", TWICE),
        Misconception("no_inverse", lambda X, y: _floats(X).T @ _floats(y),
                      "This is X.T @ y, the right-hand side of the equation. The matrix X.T @ X on the other side is "
                      "still to be dealt with.", STROKE),
        Misconception("ones_added", lambda X, y: _weights(np.column_stack([X, np.ones(len(X))]), y),
                      "A column of ones is added in here, so there is one weight too many. Take X as it comes: who "
                      "wants an intercept puts the ones in beforehand.", STROKE),
        Misconception("ones_in_front", lambda X, y: _weights(np.column_stack([np.ones(len(X)), X]), y),
                      "A column of ones is put in front in here, so there is one weight too many. Take X as it comes: "
                      "who wants an intercept puts the ones in beforehand.", STROKE),
        Misconception("direct", lambda X, y: np.linalg.solve(_floats(X), _floats(y)),
                      "X itself is handed to inv or solve, which take square tables only. X is (m, n).", STROKE),
        Misconception("shapes", lambda X, y: np.linalg.pinv(_floats(X).T @ _floats(X)) @ _floats(y),
                      "The shapes do not fit. y has one number an example, (m,), so what stands before `@ y` must be "
                      "(n, m), as pinv(X) is. pinv(X.T @ X) is (n, n).", STROKE),
        Misconception("each_times_each", lambda X, y: np.linalg.pinv(_floats(X)) * _floats(y),
                      "Use @, not *: with * every number is multiplied on its own, and nothing is added up.", TWICE),
        Misconception("no_y", lambda X, y: np.linalg.pinv(_floats(X)),
                      "This is the pseudo-inverse itself, (n, m). The weights come out when it is multiplied with y: "
                      "use @, not *.", TWICE),
        Misconception("everything", lambda X, y: np.linalg.lstsq(_floats(X), _floats(y)),
                      "np.linalg.lstsq returns four things. The weights are the first: add [0].", TWICE),
        Misconception("predictions", lambda X, y: _floats(X) @ _weights(X, y),
                      "These are the predictions, X @ w, one an example. Return the weights w.", STROKE),
        Misconception("each_alone", lambda X, y: _floats(X).T @ _floats(y) / np.sum(_floats(X)**2, axis=0),
                      "This fits each column on its own, as if the others were not there. X.T @ X is a whole matrix: "
                      "its entries off the diagonal say how the columns go together.", STROKE),
        Misconception("mean_on_one_side", lambda X, y: _weights(X, y) / len(X),
                      "The weights are m times too small: a 1/m stands on one side of the equation only.", STROKE),
        Misconception("column", lambda X, y: _weights(X, y).reshape(-1, 1),
                      "The weights stand in a column, (n, 1). They are due flat, (n,): leave y as flat as it comes.",
                      STROKE),
        Misconception("sign", lambda X, y: -_weights(X, y),
                      "Every weight has the other sign. X.T @ (X @ w - y) = 0 gives X.T @ X @ w = X.T @ y.", STROKE),
        Misconception("forgot_return", lambda X, y: None,
                      "The function gives nothing back. Put `return` in front of the result.", STROKE),
    ))

QUESTIONS = (
    Question(
        "tilted_line", 1, "076d3c8d46cb0435",
        {"1a01a8cb1a253549": "Look at each half: on the left the residual is positive and x negative, on the right "
                             "the other way round. Which sign has each product?",
         "6dabc37fa504e14f": "The residuals cancel in db. In dw each is multiplied by its x first. Which sign has each "
                             "product?"},
        PARTIALS, options=("a", "b", "c")),
    Question(
        "column_twice", 1, "366ac76e456036f1",
        {"475c86d4e40a7758": "That line is as good, but its weights are not the smallest: compare 13.51² + 0² with "
                             "the sum of squares of other pairs that add up to 13.51.",
         "d62c58d2afe91d98": "That is inv's way. pinv has an answer for every table: which one of the many?"},
        TWICE, options=("a", "b", "c")),
    Question(
        "twice_the_features", 1, "b364c2b7f9619533",
        {"e664068ffe07e940": "Count: how many entries has X.T @ X when n doubles, and how many products go into each?",
         "98a26786fcc4c4ef": "X.T @ X has four times as many entries. But each is a sum over all examples, and of "
                             "those there are more, too.",
         "fe64d4c162e8f107": "Count in the product m n²: by what does m grow, and by what n²?"},
        ENDS),
    Question(
        "step_mistakes", 2,
        {"a": "5128623007393da7", "b": "7de0ddf082ce6e25", "c": "6551de2212a87d7a", "d": "35506d093a300678"},
        {"7335f81b76c7cae0": "it assigns to the names w and b only. Is theta what it was afterwards?",
         "a9c23c4efae70f91": "is there an array with two names in it?",
         "c039d18a59259621": "at which w is the second derivative taken? Try an x whose mean is not 0.",
         "30ddd56c1cd941f2": "when are its two derivatives taken, before or after theta changes?",
         "a5b9c5668bfa5239": "does it give theta a second name? And is the step it returns wrong?",
         "ca7d8952854477ba": "the step it returns is right. What is left of theta? Print it after the call.",
         "4535b2e3bb98fe06": "its steps do come in turn. But is that all? Print theta after the call.",
         "ecee22b2baf6da93": "it does change theta. But is the step it returns right? Try an x whose mean is not 0.",
         "8d6625447e4427a3": "what does `new = theta` copy?",
         "2981ef50f0cff043": "when are its two derivatives taken, before or after the first change?",
         "49587fb922e3d301": "does theta change? Print it after the call.",
         "f973d819b8952d28": "is there an array with two names in it?"},
        "02/3 Find the mistake", options=("in turn", "overwrites", "alias", "right")),
)


def _by_hand(state):
    w, b = float(state["slope"]), float(state["intercept"])
    if not 0 <= w <= 27 or not 325 <= b <= 355:
        return 0.0, "This line lies outside the figure."
    years, ppm = mauna_loa_co2()
    cost = np.mean((w * (years - 1980) / 10 + b - ppm)**2)
    found = f"The line {w:.4g} x + {b:.4g} costs {cost:.3f} ppm²"
    if cost < 3.2:
        return 1.0, f"{found}: less than 3.2. How much lower it can go, descent will tell."
    advice = "not yet below 3.2. Move one slider until the cost rises again, then the other."
    return (0.5 if cost < 4 else 0.0), f"{found}, {advice}"


LINE_BY_HAND = Mission("line_by_hand", 2, {"slope": 5.0, "intercept": 330.0}, _by_hand, COST)

CHECKED = (MSE, MSE_GRADIENT, FIT_LINE, NORMAL_EQUATION, LINE_BY_HAND, *QUESTIONS)
