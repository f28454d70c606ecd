"""03/3: training by descent, yes or no at a threshold, and the share that is right.

Expected values of the training come from the cost alone: its slopes are taken by a complex step, which is exact to
rounding, and nobody's gradient formula is used. Where the numbers are known on paper, they stand as such.
"""
import math
from functools import cache

import numpy as np

from ... import data
from ... import logistic as reference
from ...descent import standardize
from ..exercise import Exercise, Misconception, Mission, Probe, Question, WrongResult

TRAINING, YES, SHARE = "03/3 Many steps", "03/3 Yes or no", "03/3 The share that is right"
BOUNDARY, OVERFIT, NO_FORMULA = "03/3 Where it is undecided", "03/3 Over-fitting", "03/3 No formula for the minimum"
CATS = "03/3 Cat or not"

X_SMALL = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [-2.0, 1.0, 0.4], [0.2, 2.5, -1.2], [-0.6, -0.8, 1.1]])
Y_SMALL = np.array([1.0, 0.0, 0.0, 1.0, 1.0])
X_TALL = np.array([[1.0, 0.2], [0.4, -1.3], [-0.9, 0.8], [2.2, 1.1], [-1.7, -0.6], [0.3, 0.9], [1.2, -2.0]])
Y_TALL = np.array([1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0])
X_WHOLE = np.array([[1, 0, 2], [0, 3, 1], [-1, 1, -2], [2, -1, 0]])
Y_WHOLE = np.array([1, 0, 0, 0])


def _cost(X, y, parameters, l2):
    """Mean loss and penalty; parameters: (n + 1,), weights and then the bias, real or complex."""
    w, b = parameters[:-1], parameters[-1]
    z = (X * w).sum(axis=1) + b
    return (np.log(1 + np.exp(z)) - y * z).sum() / len(y) + l2 * (w * w).sum() / (2 * len(y))


def _descended(X, y, learning_rate, steps, l2=0.0):
    """(w, b, costs) of the descent from zeros, every slope of _cost by a complex step."""
    X, y = X.astype(float), y.astype(float)
    at = np.zeros(X.shape[1] + 1)
    costs = [_cost(X, y, at, l2)]
    for _ in range(steps):
        slopes = [_cost(X, y, at + 1e-30j * move, l2).imag / 1e-30 for move in np.eye(len(at))]
        at = at - learning_rate * np.array(slopes)
        costs.append(_cost(X, y, at, l2))
    return at[:-1], float(at[-1]), np.array(costs)


def _two_points(learning_rate, steps):
    """The same for X = -1, 1 with labels 0, 1, on paper: p is right by sigmoid(w) on both, and b stays 0."""
    w, costs = 0.0, [math.log(2)]
    for _ in range(steps):
        w += learning_rate / (1 + math.exp(w))
        costs.append(math.log1p(math.exp(-w)))
    return np.array([w]), 0.0, np.array(costs)


_TRAIN_PROBES = (
    Probe("5 examples of 3 features, learning rate 0.5, 4 steps, l2 = 2",
          lambda: (X_SMALL.copy(), Y_SMALL.copy(), 0.5, 4, 2.0), _descended(X_SMALL, Y_SMALL, 0.5, 4, 2.0)),
    Probe("7 examples of 2 features, learning rate 0.8, 3 steps, l2 = 1",
          lambda: (X_TALL.copy(), Y_TALL.copy(), 0.8, 3, 1.0), _descended(X_TALL, Y_TALL, 0.8, 3, 1.0)),
    Probe("one step, with learning rate 1", lambda: (X_SMALL.copy(), Y_SMALL.copy(), 1.0, 1),
          _descended(X_SMALL, Y_SMALL, 1.0, 1)),
    Probe("no step at all", lambda: (X_TALL.copy(), Y_TALL.copy(), 0.3, 0),
          (np.zeros(2), 0.0, np.array([math.log(2)]))),
    Probe("whole numbers, the rest given by name", lambda: (X_WHOLE.copy(), Y_WHOLE.copy()),
          _descended(X_WHOLE, Y_WHOLE, 0.4, 5, 3.0), keywords={"learning_rate": 0.4, "steps": 5, "l2": 3.0}),
    Probe("nothing to learn, all features 0: 3 steps",
          lambda: (np.zeros((4, 2)), np.array([0.0, 1.0, 0.0, 1.0]), 0.5, 3),
          (np.zeros(2), 0.0, np.full(4, math.log(2)))),
    Probe("two points, all the rest left out", lambda: (np.array([[-1.0], [1.0]]), np.array([0.0, 1.0])),
          _two_points(0.1, 1000), atol=1e-10),
)


def _trained(X, y, learning_rate, steps, l2, move, start=None, cost_l2=None):
    """A descent in which `move(X, y, w, b, learning_rate, l2)` makes the step: what the wrong ones have in common."""
    w, b = (np.zeros(X.shape[1]), 0.0) if start is None else start(X.shape[1])
    cost_l2 = l2 if cost_l2 is None else cost_l2
    costs = [reference.logistic_cost(X, y, w, b, cost_l2)]
    for _ in range(steps):
        w, b = move(X, y, w, b, learning_rate, l2)
        costs.append(reference.logistic_cost(X, y, w, b, cost_l2))
    return w, b, np.array(costs)


def _step(X, y, w, b, learning_rate, l2):
    dw, db = reference.logistic_gradient(X, y, w, b, l2)
    return w - learning_rate * dw, b - learning_rate * db


def _one_after_the_other(X, y, w, b, learning_rate, l2):
    w = w - learning_rate * reference.logistic_gradient(X, y, w, b, l2)[0]
    return w, b - learning_rate * reference.logistic_gradient(X, y, w, b, l2)[1]


def _bias_first(X, y, w, b, learning_rate, l2):
    b = b - learning_rate * reference.logistic_gradient(X, y, w, b, l2)[1]
    return w - learning_rate * reference.logistic_gradient(X, y, w, b, l2)[0], b


def _uphill(X, y, w, b, learning_rate, l2):
    return _step(X, y, w, b, -learning_rate, l2)


def _discarded(X, y, w, b, learning_rate, l2):
    return w, b


def _from_zeros_again(X, y, w, b, learning_rate, l2):
    return _step(X, y, np.zeros(X.shape[1]), 0.0, learning_rate, l2)


def _frozen(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    dw, db = reference.logistic_gradient(X, y, np.zeros(X.shape[1]), 0.0, l2)
    return _by(lambda X, y, w, b, rate, l2: (w - rate * dw, b - rate * db))(X, y, learning_rate, steps, l2)


def _stops_early(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    costs = _trained(X, y, learning_rate, steps, l2, _step)[2]
    gains = -np.diff(costs) < 1e-6
    return _trained(X, y, learning_rate, 1 + int(np.argmax(gains)) if gains.any() else steps, l2, _step)


def _penalised_bias(X, y, w, b, learning_rate, l2):
    w, moved = _step(X, y, w, b, learning_rate, l2)
    return w, moved - learning_rate * l2 * b / len(y)


def _sums(X, y, w, b, learning_rate, l2):
    return _step(X, y, w, b, learning_rate * len(y), l2)


def _half_penalty(X, y, w, b, learning_rate, l2):
    return _step(X, y, w, b, learning_rate, l2 / 2)


def _undivided_penalty(X, y, w, b, learning_rate, l2):
    return _step(X, y, w, b, learning_rate, l2 * len(y))


def _without_penalty(X, y, w, b, learning_rate, l2):
    return _step(X, y, w, b, learning_rate, 0.0)


def _small_random(n):
    return 0.01 * np.random.RandomState(0).randn(n), 0.0


def _by(move, **how):
    """The training that `move` makes, as a function with the arguments that are due."""
    return lambda X, y, learning_rate=0.1, steps=1000, l2=0.0: _trained(X, y, learning_rate, steps, l2, move, **how)


def _costs_cut(cut):
    """The right training, with a part of the costs."""
    def train(X, y, learning_rate=0.1, steps=1000, l2=0.0):
        w, b, costs = _trained(X, y, learning_rate, steps, l2, _step)
        return w, b, cut(costs)

    return train


def _returned_in_the_loop(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    return _trained(X, y, learning_rate, 1, l2, _step) if steps else None


def _one_step_more(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    w, b, costs = _trained(X, y, learning_rate, steps + 1, l2, _step)
    return w, b, costs[:-1]


def _one_step_less(X, y, learning_rate=0.1, steps=1000, l2=0.0):
    return _trained(X, y, learning_rate, max(steps - 1, 0), l2, _step)


TRAIN = Exercise(
    "train_logistic", 3, _TRAIN_PROBES,
    misconceptions=(
        Misconception("discarded", _by(_discarded),
                      "The weights never move: a step is worked out, but its result is not kept. `w - learning_rate * "
                      "dw` alone changes nothing; put `w = ...` in front of it.", TRAINING),
        Misconception("from_zeros_again", _by(_from_zeros_again),
                      "Every step begins at zeros again, so all are the first step. Set w and b to zeros once, before "
                      "the loop.", TRAINING),
        Misconception("penalised_bias", _by(_penalised_bias),
                      "The penalty pulls on the bias too. It is a penalty on the weights alone: take db as "
                      "logistic_gradient gives it.", TRAINING),
        Misconception("one_after_the_other", _by(_one_after_the_other),
                      "The bias is moved by a gradient taken after w had moved. Take dw and db at the same place, "
                      "with one call, and then move both.", TRAINING),
        Misconception("bias_first", _by(_bias_first),
                      "The weights are moved by a gradient taken after b had moved. Take dw and db at the same place, "
                      "with one call, and then move both.", TRAINING),
        Misconception("uphill", _by(_uphill),
                      "This climbs: the gradient points uphill, and the cost grows. Subtract it.", TRAINING),
        Misconception("sums", _by(_sums),
                      "Every step is m times too long, as by a gradient that is a sum over the examples. "
                      "logistic_gradient gives the mean already.", TRAINING),
        Misconception("no_penalty", _by(_without_penalty, cost_l2=0.0),
                      "The argument l2 is not used. Hand it on, to logistic_gradient and to logistic_cost.", TRAINING),
        Misconception("penalty_in_cost_only", _by(_without_penalty),
                      "The costs have the penalty, but the steps do not know of it: hand l2 on to logistic_gradient "
                      "as well.", TRAINING),
        Misconception("cost_without_penalty", _by(_step, cost_l2=0.0),
                      "The training is right, but the costs are those without the penalty: hand l2 on to "
                      "logistic_cost as well.", TRAINING),
        Misconception("half_penalty", _by(_half_penalty),
                      "The penalty's slope is half of what it should be: l2 / (2m) * sum(w**2) has the derivative "
                      "l2 / m * w. The 2 cancels.", TRAINING),
        Misconception("undivided_penalty", _by(_undivided_penalty),
                      "The penalty pulls m times too hard: its slope is l2 / m * w, not l2 * w.", TRAINING),
        Misconception("frozen", _frozen,
                      "The gradient is taken once, at zeros, and used for every step. Take it anew inside the loop, "
                      "at the w and b reached.", TRAINING),
        Misconception("stops_early", _stops_early,
                      "The training stops by itself where the cost hardly falls, so steps and costs are missing. Make "
                      "all the steps: steps + 1 costs are due.", TRAINING),
        Misconception("costs_after", _costs_cut(lambda costs: costs[1:]),
                      "One cost is missing, the first: the cost at zeros, before any step.", TRAINING),
        Misconception("costs_before", _costs_cut(lambda costs: costs[:-1]),
                      "One cost is missing, the last: the cost after the last step. A cost before the loop and one "
                      "after every step make steps + 1.", TRAINING),
        Misconception("costs_lag", _costs_cut(lambda costs: np.append(costs[:1], costs[:-1])),
                      "The costs lag one step behind: the first stands there twice, the last is missing. Append after "
                      "both moves.", TRAINING),
        Misconception("last_cost", _costs_cut(lambda costs: costs[-1]),
                      "Only the last cost is returned. Keep them all, the one at zeros and one after every step.",
                      TRAINING),
        Misconception("no_costs", lambda X, y, learning_rate=0.1, steps=1000, l2=0.0:
                      _trained(X, y, learning_rate, steps, l2, _step)[:2],
                      "The costs are not returned: three things are due, w, b and costs.", TRAINING),
        Misconception("returned_in_the_loop", _returned_in_the_loop,
                      "Only one step was made: the return stands inside the loop, and so ends it. Put it behind the "
                      "loop, at the loop's own indent.", TRAINING),
        Misconception("one_step_more", _one_step_more,
                      "There are steps + 1 costs, but one step too many: after the last cost, w and b are moved once "
                      "more. Take the first cost before the loop, and let the loop run `steps` times.", TRAINING),
        Misconception("one_step_less", _one_step_less,
                      "One step is missing. `range(steps)` runs `steps` times; `range(1, steps)` one time less.",
                      TRAINING),
        Misconception("small_random", _by(_step, start=_small_random),
                      "This begins at small random weights. Here the start is zeros: one unit does not need chance.",
                      TRAINING),
        Misconception("fixed_rate", lambda X, y, learning_rate=0.1, steps=1000, l2=0.0:
                      _trained(X, y, 0.1, steps, l2, _step),
                      "The argument learning_rate is not used: the rate is always 0.1. Write the name where the number "
                      "stands.", TRAINING),
        Misconception("forgot_return", lambda X, y, learning_rate=0.1, steps=1000, l2=0.0: None,
                      "The function gives nothing back. After the loop, at the loop's own indent, put "
                      "`return w, b, np.array(costs)`.", TRAINING),
    ))


# Rows whose pre-activation is easy: with w = (1, 2) and b = -1 they are 3, 0, -0.4, -2, 0.6.
X_ROWS = np.array([[2.0, 1.0], [3.0, -1.0], [0.2, 0.2], [1.0, -1.0], [0.0, 0.8]])
W_ROWS = np.array([1.0, 2.0])


def _kind_and_values(result):
    """The answers of `predict` if they are whole numbers, or the complaint that they are of another kind."""
    answers = np.asarray(result)
    if answers.dtype.kind == "b":
        raise WrongResult("the answers are True and False where 1 and 0 are due: append .astype(int)")
    if answers.dtype.kind == "f":
        raise WrongResult(f"the answers are {answers.dtype} where whole numbers, 1 and 0, are due: append .astype(int)")
    return result


PREDICT = Exercise(
    "predict", 2,
    probes=(
        Probe("z = 3, 0, -0.4, -2, 0.6, threshold left out", lambda: (X_ROWS.copy(), W_ROWS.copy(), -1.0),
              np.array([1, 1, 0, 0, 1])),
        Probe("the same rows, threshold 0.9", lambda: (X_ROWS.copy(), W_ROWS.copy(), -1.0, 0.9),
              np.array([1, 0, 0, 0, 0])),
        Probe("the same rows, threshold 0.2", lambda: (X_ROWS.copy(), W_ROWS.copy(), -1.0, 0.2),
              np.array([1, 1, 1, 0, 1])),
        Probe("z = 2, 0, -2, threshold 0.5 given by name",
              lambda: (np.array([[1.0], [0.0], [-1.0]]), np.array([2.0]), 0.0),
              np.array([1, 1, 0]), keywords={"threshold": 0.5}),
        Probe("whole numbers, z = -1, 4, 1, -6",
              lambda: (np.array([[0, 1], [2, 0], [1, 1], [-2, -1]]), np.array([2, -1]), 0, 0.5),
              np.array([0, 1, 1, 0])),
        Probe("another bias, threshold 0.75", lambda: (X_ROWS.copy(), -W_ROWS, 2.0, 0.75), np.array([0, 0, 1, 1, 0])),
        Probe("the answers are whole numbers", lambda: (X_ROWS.copy(), W_ROWS.copy(), -1.0, 0.5),
              np.array([1, 1, 0, 0, 1]), use=_kind_and_values),
    ),
    misconceptions=(
        Misconception("strict", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, b) > threshold).astype(int),
                      "A probability of exactly the threshold counts as a yes: compare with >=, not with >.", YES),
        Misconception("booleans", lambda X, w, b, threshold=0.5: reference.predict_probability(X, w, b) >= threshold,
                      "The answers are right, but they are True and False. Labels are whole numbers here, 1 and 0: "
                      "append `.astype(int)`.", YES),
        Misconception("floats", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, b) >= threshold).astype(float),
                      "The answers are right, but they are floats. Labels are whole numbers here, 1 and 0: turn the "
                      "comparison into numbers with `.astype(int)`.", YES),
        Misconception("fixed_threshold", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, b) >= 0.5).astype(int),
                      "The argument threshold is not used: the border is always 0.5.", YES),
        Misconception("rounded", lambda X, w, b, threshold=0.5:
                      np.round(reference.predict_probability(X, w, b)).astype(int),
                      "Rounding is a threshold of 0.5, whatever threshold is asked for, and np.round takes 0.5 itself "
                      "to 0. Compare with the threshold.", YES),
        Misconception("probabilities", lambda X, w, b, threshold=0.5: reference.predict_probability(X, w, b),
                      "These are the probabilities. Compare each with the threshold, and return 1 or 0.", YES),
        Misconception("threshold_on_z", lambda X, w, b, threshold=0.5: (X @ w + b >= threshold).astype(int),
                      "The threshold is compared with z, the pre-activation. It is a probability: apply the sigmoid "
                      "first, as predict_probability does.", YES),
        Misconception("turned_round", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, b) < threshold).astype(int),
                      "Yes and no have changed places: 1 is due where the probability is at least the threshold.", YES),
        Misconception("no_bias", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, 0.0) >= threshold).astype(int),
                      "The bias b is left out.", YES),
        Misconception("a_column", lambda X, w, b, threshold=0.5:
                      (reference.predict_probability(X, w, b) >= threshold).astype(int).reshape(-1, 1),
                      "The answers stand in a column, (m, 1). Labels are (m,): return them as they come from "
                      "predict_probability.", YES),
        Misconception("forgot_return", lambda X, w, b, threshold=0.5: None,
                      "The function gives nothing back. Put `return` in front of the result.", YES),
    ))


def _pair(predicted, actual):
    return lambda: (np.array(predicted), np.array(actual))


ACCURACY = Exercise(
    "accuracy", 2,
    probes=(
        Probe("7 labels, 4 of them right", _pair([1, 0, 0, 1, 1, 0, 1], [1, 1, 0, 1, 0, 0, 0]), 4 / 7),
        Probe("5 labels, none right", _pair([0, 1, 0, 0, 1], [1, 0, 1, 1, 0]), 0.0),
        Probe("6 labels, one right", _pair([0, 0, 0, 0, 0, 0], [1, 1, 0, 1, 1, 1]), 1 / 6),
        Probe("4 labels, all right", _pair([0, 1, 1, 0], [0, 1, 1, 0]), 1.0),
        Probe("digits from 0 to 9, 3 of 5 right", _pair([3, 9, 0, 7, 2], [3, 4, 0, 7, 8]), 3 / 5),
        Probe("labels that are floats, 2 of 3 right", _pair([1.0, 0.0, 0.0], [1, 0, 1]), 2 / 3),
    ),
    misconceptions=(
        Misconception("percent", lambda predicted, actual: 100 * np.mean(predicted == actual),
                      "This is in percent. A share lies between 0 and 1: leave out the 100.", SHARE),
        Misconception("count", lambda predicted, actual: int(np.sum(predicted == actual)),
                      "This counts the labels that are right. Divide by how many there are, or take the mean.", SHARE),
        Misconception("whole_division", lambda predicted, actual: int(np.sum(predicted == actual)) // len(actual),
                      "Every share below 1 becomes 0 here. `//` does so, which drops what stands after the point, "
                      "and so does asking whether all are equal at once. Take the mean of `predicted == actual`.",
                      SHARE),
        Misconception("error_rate", lambda predicted, actual: np.mean(predicted != actual),
                      "This is the share that is wrong. The share that is right is due.", SHARE),
        Misconception("difference", lambda predicted, actual: np.mean(np.abs(predicted - actual)),
                      "This is the mean distance of the labels. For 0 and 1 it is the share that is wrong. Ask where "
                      "the two are equal, and take the mean of that.", SHARE),
        Misconception("one_minus_difference", lambda predicted, actual: 1 - np.mean(np.abs(predicted - actual)),
                      "Right for labels 0 and 1 only: among digits, 9 for 4 is one mistake, not five. Ask where the "
                      "two are equal.", SHARE),
        Misconception("only_yes", lambda predicted, actual: np.mean((predicted == 1) & (actual == 1)),
                      "Only where both are 1 is counted as right. Two zeros agree as well.", SHARE),
        Misconception("of_the_yes", lambda predicted, actual:
                      np.sum((predicted == 1) & (actual == 1)) / max(np.sum(actual == 1), 1),
                      "This looks only at the examples whose label is 1, and says how many of them were found. Count "
                      "all examples.", SHARE),
        Misconception("every_pair", lambda predicted, actual: np.mean(predicted.reshape(-1, 1) == actual),
                      "Every prediction is compared with every label: a column (m, 1) against (m,) makes a table "
                      "(m, m). Compare two arrays of shape (m,).", SHARE),
        Misconception("forgot_return", lambda predicted, actual: None,
                      "The function gives nothing back. Put `return` in front of the result.", SHARE),
    ))

QUESTIONS = (
    Question(
        "doubled_weights", 1, "3a847250898cbfe8",
        {"19c239015b2d916a": "Take a point on the line, where w[0] * x[0] + w[1] * x[1] + b is 0. What is twice 0?",
         "c85a9ee268bb35c8": "The slope of the line is -w[0] / w[1]. What becomes of it when both are doubled?",
         "2a845245746bbdb3": "The line stays, but z doubles everywhere else. What does the sigmoid make of a z that is "
                             "twice as far from 0?"},
        BOUNDARY),
    Question(
        "closed_form", 1, "53cf557e73092c61",
        {"35f74b3e4b11641c": "In the normal equation the unknown w stands in X @ w, to be solved for. Here it stands "
                             "inside the sigmoid. Run the next cell: does the gradient change by equal amounts?",
         "e773145e404b997f": "There is a minimum: descent has just found it, from every start. The question is whether "
                             "a formula gives it at once."},
        NO_FORMULA, options=("a", "b", "c")),
    Question(
        "fifty_seven", 1, "ef91e6ed2259bbf0",
        {"0533cf9ee7c45295": "Half would be chance if both answers were equally common. Here 54 of 94 pictures show no "
                             "cat. What would somebody reach who always gives the same answer?",
         "18edcc286eb33bc6": "How often it is right on the training pictures says nothing about new ones. What would "
                             "somebody reach who does not look at the pictures at all?"},
        CATS, options=("a", "b", "c")),
)


def powers(points):
    """All products x0**i * x1**k with i + k from 1 to 6, as the notebook makes them: (m, 2) -> (m, 27)."""
    x0, x1 = points.T
    pairs = [(total - k, k) for total in range(1, 7) for k in range(total + 1)]
    return np.column_stack([x0**i * x1**k for i, k in pairs])


@cache
def _moons():
    """The notebook's 30 training points and 200 validation points, as features, with their labels."""
    rng = np.random.default_rng(3)
    points, y = data.moons(30, rng, noise=0.3)
    held, y_held = data.moons(200, rng, noise=0.3)
    X, mean, std = standardize(powers(points))
    return X, y, (powers(held) - mean) / std, y_held


def _early_stop(state):
    steps, l2 = round(float(state["step"])), float(state["l2"])
    if not 1 <= steps <= 2200 or not 0 <= l2 <= 10:
        return 0.0, "Take step and l2 from the figure: 1 to 2154 steps, and an l2 from 0 to 10."
    X, y, X_held, y_held = _moons()
    w, b, _ = reference.train_logistic(X, y, 1.0, steps, l2)
    cost = reference.logistic_cost(X_held, y_held, w, b)
    found = f"After {steps} step{'' if steps == 1 else 's'} with l2 = {l2:g} the validation cost is {cost:.4f}"
    if cost <= GOAL:
        return 1.0, f"{found}: reached."
    return (0.5 if cost <= 0.28 else 0.0), f"{found}, above {GOAL}. {_advice(steps, l2)}"


def _advice(steps, l2):
    """What to change: first the penalty, if it is what keeps the cost up, then the number of steps."""
    if l2 >= 1:
        return ("The penalty is the problem: it holds the weights so small that no number of steps brings the cost "
                "down far enough. Take a smaller l2.")
    if steps < 100:
        return "The validation cost is still on its way down here: go on, and watch where it turns round."
    return "The validation cost has turned round before this step: go back to where it was lowest, or change l2."


GOAL = 0.267    # no reading of the figure is so near that its four digits leave a doubt
EARLY_STOP = Mission("early_stop", 2, {"step": 1, "l2": "10"}, _early_stop, OVERFIT)

CHECKED = (TRAIN, PREDICT, ACCURACY, EARLY_STOP, *QUESTIONS)
