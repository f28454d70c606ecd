"""05/4: a start for a network, its gradient by backpropagation, and whether that gradient is right.

Expected gradients come from the cost alone, every entry by a complex step, which is exact to rounding: no formula of
backpropagation is used. A start is judged by what it must be on average, whatever the order of the draws.
"""
from functools import cache
from itertools import pairwise

import numpy as np

from ... import data
from ..exercise import Exercise, Misconception, Mission, NoLoop, Probe, Question, WrongResult
from . import oracle

START, DELTA, BACK = "05/4 A place to begin", "05/4 What delta is", "05/4 Back through all layers"
HUNT, VECTOR, RIGHT = "05/4 Which array is wrong", "05/4 One long vector", "05/4 Is it right"
ZEROS, PRICE = "05/4 Why not zeros", "05/4 What a gradient costs"


# -- a place to begin

WIDE = [200, 120, 50]    # many weights: their mean and spread are near what they are on average


def _arrays(result, sizes):
    """(weights, biases) as arrays of the shapes that are due; WrongResult in words where they are not."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise WrongResult("two things are due, the list of weights and the list of biases")
    shapes = list(pairwise(sizes)), [(n_out,) for n_out in sizes[1:]]
    for name, arrays, due in zip(("weights", "biases"), result, shapes, strict=True):
        if not isinstance(arrays, tuple | list) or len(arrays) != len(due):
            raise WrongResult(f"{name} is to be a list of {len(due)} arrays, one a layer")
        for layer, (array, shape) in enumerate(zip(arrays, due, strict=True)):
            if np.shape(array) != shape:
                raise WrongResult(f"{name}[{layer}] has the shape {np.shape(array)} where {shape} is due")
    return [[np.asarray(a, dtype=float) for a in arrays] for arrays in result]


def _shapes_and_biases(sizes):
    """What a start of these sizes must be besides random."""
    def use(result):
        weights, biases = _arrays(result, sizes)
        for layer, b in enumerate(biases):
            if np.any(b):
                raise WrongResult(f"biases[{layer}] is not all zeros")
        for layer, (W, V) in enumerate(pairwise(weights)):
            if W.shape == V.shape and np.array_equal(W, V):
                raise WrongResult(f"weights[{layer}] and weights[{layer + 1}] hold the very same numbers")
        return True

    return use


def _spread(stds, sizes=WIDE):
    """The same for wide layers, with the spread of each layer's weights, and that they are normal."""
    def use(result):
        _shapes_and_biases(sizes)(result)
        for layer, (W, std) in enumerate(zip(_arrays(result, sizes)[0], stds, strict=True)):
            if np.ptp(W) == 0:
                raise WrongResult(f"all numbers in weights[{layer}] are equal")
            if abs(W.mean()) > 0.2 * W.std():
                raise WrongResult(f"the mean of weights[{layer}] is near {W.mean():.1g} where 0 is due")
            if abs(W.std() / std - 1) > 0.06:
                raise WrongResult(f"the standard deviation of weights[{layer}] is near {W.std():.1g} where about "
                                  f"{std:.3g} is due")
            if abs(np.mean(np.abs(W) < std) - 0.683) > 0.03:
                raise WrongResult(f"weights[{layer}] has the right spread, but is not normal")
        return True

    return use


def _all_zero(result):
    """Whether every weight of the start [4, 3, 2] is 0."""
    weights, _ = _arrays(result, [4, 3, 2])
    if any(np.any(W) for W in weights):
        raise WrongResult("a scale of 0 should give weights that are all 0")
    return True


def _twice(same):
    """For two calls: whether their weights agree, as they are due to."""
    def use(first, second):
        agree = all(np.array_equal(W, V) for W, V in zip(_arrays(first, [5, 3])[0], _arrays(second, [5, 3])[0],
                                                         strict=True))
        if agree != same:
            raise WrongResult("two calls with the same seed gave different weights" if same else
                              "two calls with different seeds gave the same weights")
        return True

    return use


def _start_call(sizes, seed, *scale):
    return lambda: (list(sizes), np.random.default_rng(seed), *scale)


def _started(std=None, draw=None, shape=lambda n_in, n_out: (n_in, n_out), bias=lambda n_out, rng: np.zeros(n_out)):
    """A start with another spread std(n_in, n_out, scale), another draw(rng, std, shape), other shapes or biases."""
    std = std or (lambda n_in, n_out, scale: 1 / np.sqrt(n_in) if scale is None else scale)
    draw = draw or (lambda rng, std, shape: rng.normal(0, std, shape))

    def initialize(layer_sizes, rng, scale=None):
        sizes = list(pairwise(layer_sizes))
        weights = [draw(rng, std(n_in, n_out, scale), shape(n_in, n_out)) for n_in, n_out in sizes]
        return weights, [bias(n_out, rng) for _, n_out in sizes]

    return initialize


def _by_default(rule):
    """A spread by `rule(n_in, n_out)` where no scale is given."""
    return lambda n_in, n_out, scale: rule(n_in, n_out) if scale is None else scale


def _scale_of_the_first(layer_sizes, rng, scale=None):
    return _started()(layer_sizes, rng, 1 / np.sqrt(layer_sizes[0]) if scale is None else scale)


def _pairs_of_layers(layer_sizes, rng, scale=None):
    return list(zip(*_started()(layer_sizes, rng, scale), strict=True))


INITIALIZE = Exercise(
    "initialize", 2,
    probes=(
        Probe("[200, 120, 50], scale left out", _start_call(WIDE, 1), True, use=_spread((200**-0.5, 120**-0.5))),
        Probe("[90, 250, 60], scale left out", _start_call([90, 250, 60], 8), True,
              use=_spread((90**-0.5, 250**-0.5), [90, 250, 60])),
        Probe("[60, 150, 300, 40], scale left out", _start_call([60, 150, 300, 40], 9), True,
              use=_spread((60**-0.5, 150**-0.5, 300**-0.5), [60, 150, 300, 40])),
        Probe("[200, 120, 50], scale 0.3", _start_call(WIDE, 2, 0.3), True, use=_spread((0.3, 0.3))),
        Probe("[3, 4, 4, 4, 2], scale left out", _start_call([3, 4, 4, 4, 2], 3), True,
              use=_shapes_and_biases([3, 4, 4, 4, 2])),
        Probe("[4, 3, 2], scale 0", _start_call([4, 3, 2], 4, 0.0), True, use=_all_zero),
        Probe("the same seed twice", _start_call([5, 3], 5), True, use=_twice(True), again=_start_call([5, 3], 5)),
        Probe("two seeds", _start_call([5, 3], 6), True, use=_twice(False), again=_start_call([5, 3], 7)),
    ),
    misconceptions=(
        Misconception("zeros", _started(draw=lambda rng, std, shape: np.zeros(shape)),
                      "All weights are 0. Draw them from rng: rng.normal(0, std, shape). Only the biases begin at 0.",
                      START),
        Misconception("ones", _started(draw=lambda rng, std, shape: np.ones(shape)),
                      "All weights are equal. Draw them from rng: rng.normal(0, std, shape).", START),
        Misconception("uniform", _started(draw=lambda rng, std, shape: rng.random(shape)),
                      "These are uniform numbers between 0 and 1. Take rng.normal, with mean 0 and the spread that is "
                      "due.", START),
        Misconception("uniform_scaled", _started(draw=lambda rng, std, shape: std * rng.random(shape)),
                      "These are uniform numbers, all of one sign. Take rng.normal, with mean 0.", START),
        Misconception("uniform_both_sides", _started(draw=lambda rng, std, shape: rng.uniform(-std, std, shape)),
                      "These are uniform numbers from -scale to scale. Take rng.normal, which has std as its spread.",
                      START),
        Misconception("standard", _started(lambda n_in, n_out, scale: 1.0),
                      "The spread is always 1: neither scale nor the number of inputs is used.", START),
        Misconception("one_by_default", _started(_by_default(lambda n_in, n_out: 1.0)),
                      "Without a scale the spread is 1 here. It is 1 / sqrt(n_in): the more inputs, the smaller the "
                      "weights.", START),
        Misconception("one_hundredth", _started(_by_default(lambda n_in, n_out: 0.01)),
                      "Without a scale the spread is 0.01 here, as in some books. It is 1 / sqrt(n_in).", START),
        Misconception("variance", _started(_by_default(lambda n_in, n_out: 1 / n_in)),
                      "rng.normal takes the standard deviation. 1 / n_in is its square: take the root.", START),
        Misconception("root_forgotten_below", _started(_by_default(lambda n_in, n_out: np.sqrt(n_in))),
                      "This multiplies by sqrt(n_in). Divide by it: the more inputs, the smaller the weights.", START),
        Misconception("of_the_outputs", _started(_by_default(lambda n_in, n_out: 1 / np.sqrt(n_out))),
                      "This is 1 / sqrt(n_out). What counts is how many inputs are added up in a unit: n_in.", START),
        Misconception("he", _started(_by_default(lambda n_in, n_out: np.sqrt(2 / n_in))),
                      "This is sqrt(2 / n_in), the usual choice for ReLU. Our units are sigmoids: 1 / sqrt(n_in).",
                      START),
        Misconception("xavier", _started(_by_default(lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)))),
                      "This is sqrt(2 / (n_in + n_out)), another usual choice. Here 1 / sqrt(n_in) is asked for.",
                      START),
        Misconception("scale_ignored", _started(lambda n_in, n_out, scale: 1 / np.sqrt(n_in)),
                      "The argument scale is not used. Where it is not None, it is the standard deviation.", START),
        Misconception("scale_over_root", _started(lambda n_in, n_out, scale:
                                                  (1 if scale is None else scale) / np.sqrt(n_in)),
                      "A scale that is given is the standard deviation itself. Here it is still divided by sqrt(n_in).",
                      START),
        Misconception("zero_is_none", _started(lambda n_in, n_out, scale: scale or 1 / np.sqrt(n_in)),
                      "A scale of 0 is taken for no scale: to Python 0 is as false as None. Ask `scale is None`.",
                      START),
        Misconception("scale_overwritten", _scale_of_the_first,
                      "All layers have the spread of the first: scale was overwritten in the loop, so behind the first "
                      "layer it is no longer None. Give the standard deviation a name of its own.", START),
        Misconception("transposed", _started(shape=lambda n_in, n_out: (n_out, n_in)),
                      "The weights of a layer have shape (n_in, n_out): a row an input, a column a unit.", START),
        Misconception("random_biases", _started(bias=lambda n_out, rng: rng.normal(0, 1, n_out)),
                      "The biases are random. They begin at 0.", START),
        Misconception("bias_rows", _started(bias=lambda n_out, rng: np.zeros((1, n_out))),
                      "The biases are tables with one row. Their shape is (n_out,): one pair of brackets.", START),
        Misconception("single_bias", _started(bias=lambda n_out, rng: 0.0),
                      "There is one bias a layer. Each unit has its own: np.zeros(n_out).", START),
        Misconception("biases_of_the_inputs", lambda layer_sizes, rng, scale=None:
                      (_started()(layer_sizes, rng, scale)[0], [np.zeros(n) for n in layer_sizes[:-1]]),
                      "The biases have the lengths of the layers' inputs. A bias belongs to a unit: n_out of them.",
                      START),
        Misconception("global_random", _started(draw=lambda rng, std, shape: np.random.RandomState().normal(
            0, std, shape)),
                      "The weights do not come from the rng that is handed in, so nobody can repeat your run. Use "
                      "rng.normal, not np.random.", START),
        Misconception("own_generator", _started(draw=lambda rng, std, shape: np.random.default_rng(0).normal(
            0, std, shape)),
                      "The weights are the same whatever rng is handed in, and every layer begins with the same "
                      "numbers: a generator made inside starts again each time. Use rng.", START),
        Misconception("pairs", _pairs_of_layers,
                      "This is a list of pairs (W, b). Return two lists: all weights, and all biases.", START),
        Misconception("weights_only", lambda layer_sizes, rng, scale=None: _started()(layer_sizes, rng, scale)[0],
                      "Only the weights are returned. Return two lists, weights and biases.", START),
        Misconception("forgot_return", lambda layer_sizes, rng, scale=None: None,
                      "The function gives nothing back: return weights, biases.", START),
    ))


# -- backpropagation

def _network(sizes, m, seed):
    """(X, Y, weights, biases) with nothing small in them: m examples, 0 or 1 for each output."""
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(m, sizes[0])), rng.integers(0, 2, (m, sizes[-1])).astype(float)
    return (X, Y, [rng.normal(size=shape) for shape in pairwise(sizes)], [rng.normal(size=n) for n in sizes[1:]])


def _whole():
    """The same in whole numbers: 4 examples, 2 inputs, 3 hidden units, 1 output."""
    return (np.array([[1, -2], [0, 1], [2, 1], [-1, 0]]), np.array([[1], [0], [1], [1]]),
            [np.array([[1, -1, 2], [0, 2, -1]]), np.array([[1], [-2], [1]])],
            [np.array([0, 1, -1]), np.array([1])])


def _sigmoid(Z):
    return 0.5 + 0.5 * np.tanh(np.asarray(Z, dtype=float) / 2)


class _Pass:
    """A backward pass with everything it may look at, for mistakes to take the wrong thing from."""

    def __init__(self, X, Y, weights, biases, l2):
        self.A, self.Z, self.m, self.l2 = [np.asarray(X, dtype=float)], [None], len(X), l2
        self.Y, self.W, self.b = Y, [np.asarray(W, dtype=float) for W in weights], biases
        for W, b in zip(self.W, biases, strict=True):
            self.Z.append(self.A[-1] @ W + b)
            self.A.append(_sigmoid(self.Z[-1]))


def _backprop(first=None, dweight=None, dbias=None, penalty=None, send=None, slope=None, order=None):
    """Backpropagation with one thing done otherwise. layer: whose W is multiplied; A[layer] goes into it.

    first(p): delta of the output. dweight(p, delta, layer), dbias(p, delta, layer), penalty(p, W), send(p, delta,
    layer): delta through the weights. slope(p, layer): of the activation. order(dweights, dbiases): what comes back.
    """
    first = first or (lambda p: (p.A[-1] - p.Y) / p.m)
    dweight = dweight or (lambda p, delta, layer: p.A[layer].T @ delta)
    dbias = dbias or (lambda p, delta, layer: delta.sum(axis=0))
    penalty = penalty or (lambda p, W: p.l2 / p.m * W)
    send = send or (lambda p, delta, layer: delta @ p.W[layer].T)
    slope = slope or (lambda p, layer: p.A[layer] * (1 - p.A[layer]))
    order = order or (lambda dweights, dbiases: (dweights, dbiases))

    def backprop(X, Y, weights, biases, l2=0.0):
        p = _Pass(X, Y, weights, biases, l2)
        delta, dweights, dbiases = first(p), [], []
        for layer in reversed(range(len(weights))):
            dweights.insert(0, dweight(p, delta, layer) + penalty(p, p.W[layer]))
            dbiases.insert(0, dbias(p, delta, layer))
            if layer:
                delta = send(p, delta, layer) * slope(p, layer)
        return order(dweights, dbiases)

    return backprop


def _turns(turn, backwards=True, append=False):
    """Backpropagation in the notebook's loop, with another turn(first, delta, W, A) -> (A.T @ delta, db, next delta).

    append: whether an array is put behind those that are there. In this loop delta moves on behind X as well.
    """
    def backprop(X, Y, weights, biases, l2=0.0):
        p = _Pass(X, Y, weights, biases, l2)
        layers, dweights, dbiases = list(zip(p.W, p.A[:-1], strict=True)), [], []
        first = delta = (p.A[-1] - Y) / p.m
        for W, A in reversed(layers) if backwards else layers:
            dW, db, delta = turn(first, delta, W, A)
            dweights.insert(len(dweights) * append, dW + l2 / p.m * W)
            dbiases.insert(len(dbiases) * append, db)
        return dweights, dbiases

    return backprop


def _moved(delta, W, A):
    """delta of the layer before."""
    return delta @ W.T * A * (1 - A)


def _turn(first, delta, W, A):
    return A.T @ delta, delta.sum(axis=0), _moved(delta, W, A)


def _moves_first(first, delta, W, A):
    delta = _moved(delta, W, A)
    return A.T @ delta, delta.sum(axis=0), delta


def _moves_before_db(first, delta, W, A):
    return A.T @ delta, _moved(delta, W, A).sum(axis=0), _moved(delta, W, A)


def _moves_by(move):
    return lambda first, delta, W, A: (A.T @ delta, delta.sum(axis=0), move(delta, W, A))


def _moved_weights(X, Y, weights, biases, l2=0.0):
    dweights, dbiases = _backprop()(X, Y, weights, biases, l2)
    for W, dW in zip(weights, dweights, strict=True):
        W -= dW.astype(W.dtype)
    return dweights, dbiases


def _step_taken(X, Y, weights, biases, l2=0.0):
    dweights, dbiases = _backprop()(X, Y, weights, biases, l2)
    return ([W - dW for W, dW in zip(weights, dweights, strict=True)],
            [b - db for b, db in zip(biases, dbiases, strict=True)])


def _delta_in_place(X, Y, weights, biases, l2=0.0):
    if Y.dtype != float:
        return _backprop()(X, Y, weights, biases, l2)
    p = _Pass(X, Y, weights, biases, l2)
    gradients = _backprop()(X, Y, weights, biases, l2)
    np.subtract(p.A[-1], Y, out=Y)
    return gradients


def _probe(label, sizes, m, seed, *l2, **keywords):
    arguments = _network(sizes, m, seed)
    strength = l2[0] if l2 else keywords.get("l2", 0.0)
    due = oracle.slopes(*arguments, strength)
    return Probe(label, lambda: (*_network(sizes, m, seed), *l2), due, keywords=keywords)


BACKPROP = Exercise(
    "backprop", 4,
    probes=(
        _probe("5 examples, layers [3, 4, 2], l2 left out", [3, 4, 2], 5, 541),
        _probe("7 examples, layers [2, 5, 3], l2 = 3", [2, 5, 3], 7, 542, 3.0),
        _probe("6 examples, layers [3, 2, 4, 2], l2 = 1.5 given by name", [3, 2, 4, 2], 6, 543, l2=1.5),
        # Here every product has a fitting shape: what only raises elsewhere can be told apart by what it gives.
        _probe("3 examples, layers [3, 3, 3, 3], l2 = 2", [3, 3, 3, 3], 3, 544, 2.0),
        _probe("6 examples, no hidden layer: [4, 2], l2 = 1", [4, 2], 6, 545, 1.0),
        Probe("whole numbers, layers [2, 3, 1], l2 = 2", lambda: (*_whole(), 2), oracle.slopes(*_whole(), 2.0)),
    ),
    misconceptions=(
        Misconception("not_divided", _backprop(first=lambda p: p.A[-1] - p.Y),
                      "These are sums over the examples. The cost is a mean: divide delta of the output by m, and "
                      "everything behind it is divided too.", BACK),
        Misconception("dw_not_divided", _backprop(dweight=lambda p, delta, layer: p.m * p.A[layer].T @ delta),
                      "The biases are right, but dW is a sum over the examples. Divide it by m too.", BACK),
        Misconception("db_not_divided", _backprop(dbias=lambda p, delta, layer: p.m * delta.sum(axis=0)),
                      "dW is right, but db is a sum over the examples. Divide it by m too.", BACK),
        Misconception("nothing_divided", _backprop(first=lambda p: p.A[-1] - p.Y, penalty=lambda p, W: p.l2 * W),
                      "Nothing is divided by m, neither delta nor the penalty's share.", BACK),
        Misconception("slope_from_z", _backprop(slope=lambda p, layer: p.Z[layer] * (1 - p.Z[layer])),
                      "z (1 - z) is taken where a (1 - a) is due: the derivative of the sigmoid is written with its "
                      "output, A, not with its input, Z.", BACK),
        Misconception("slope_of_a_sigmoid", _backprop(
            slope=lambda p, layer: _sigmoid(p.A[layer]) * (1 - _sigmoid(p.A[layer]))),
                      "The sigmoid is taken twice: A is its output already, so the derivative is A (1 - A).", BACK),
        Misconception("slope_of_a_tanh", _backprop(slope=lambda p, layer: 1 - p.A[layer] ** 2),
                      "1 - A * A is the derivative of tanh. Our units are sigmoids: A (1 - A).", BACK),
        Misconception("slope_of_relu", _backprop(slope=lambda p, layer: p.Z[layer] > 0),
                      "The derivative of ReLU is taken. Our units are sigmoids: A (1 - A).", BACK),
        Misconception("no_slope", _backprop(slope=lambda p, layer: 1.0),
                      "The hidden layer's own derivative, A (1 - A), is left out: delta is sent through W, and that "
                      "is dJ/dA. Times A (1 - A) it becomes dJ/dZ.", BACK),
        Misconception("slope_of_the_next", _backprop(slope=lambda p, layer: p.A[layer + 1] * (1 - p.A[layer + 1])),
                      "A of the wrong layer: behind W the activations that go INTO W are due, A (1 - A) of them.",
                      BACK),
        Misconception("output_slope", _backprop(first=lambda p: (p.A[-1] - p.Y) * p.A[-1] * (1 - p.A[-1]) / p.m),
                      "delta of the output has a factor A (1 - A) too many. That is half the delta of squared errors; "
                      "with cross-entropy the factor cancels, and A - Y is left.", DELTA),
        Misconception("squared_errors", _backprop(
            first=lambda p: 2 * (p.A[-1] - p.Y) * p.A[-1] * (1 - p.A[-1]) / p.m),
                      "This is the gradient for squared errors. The cost here is cross-entropy: delta of the output "
                      "is (A - Y) / m.", DELTA),
        Misconception("sign", _backprop(first=lambda p: (p.Y - p.A[-1]) / p.m),
                      "Y - A points downhill. A gradient points uphill: (A - Y) / m.", DELTA),
        Misconception("twice", _backprop(first=lambda p: 2 * (p.A[-1] - p.Y) / p.m),
                      "There is a factor of 2 too many, as if the loss were a square.", DELTA),
        Misconception("divided_by_outputs", _backprop(first=lambda p: (p.A[-1] - p.Y) / p.Y.size),
                      "delta is divided by the number of entries of Y. The cost is a mean over the m examples, and a "
                      "sum over the outputs: divide by m.", DELTA),
        Misconception("bias_without_axis", _backprop(dbias=lambda p, delta, layer: np.sum(delta)),
                      "db is a single number: np.sum(delta) adds up everything. Each unit has its own bias: add over "
                      "the examples only, axis 0.", BACK),
        Misconception("bias_other_axis", _backprop(dbias=lambda p, delta, layer: delta.sum(axis=1)),
                      "db has one entry an example: the sum goes over the units. Add over the examples, axis 0.",
                      BACK),
        Misconception("bias_mean", _backprop(dbias=lambda p, delta, layer: delta.mean(axis=0)),
                      "db is divided by m twice: delta holds the 1/m already. Take the sum over axis 0, not the mean.",
                      BACK),
        Misconception("both_divided_twice", _backprop(
            dweight=lambda p, delta, layer: p.A[layer].T @ delta / p.m,
            dbias=lambda p, delta, layer: delta.sum(axis=0) / p.m),
                      "dW and db are divided by m twice: delta holds the 1/m already.", BACK),
        Misconception("divided_at_every_layer", _backprop(
            first=lambda p: p.A[-1] - p.Y, dweight=lambda p, delta, layer: p.A[layer].T @ delta / p.m,
            dbias=lambda p, delta, layer: delta.sum(axis=0) / p.m,
            send=lambda p, delta, layer: delta / p.m @ p.W[layer].T),
                      "delta is divided by m again at every layer. Once is due, at the output.", BACK),
        Misconception("bias_row", _backprop(dbias=lambda p, delta, layer: delta.sum(axis=0, keepdims=True)),
                      "db is a table with one row, (1, n_out). A bias has the shape (n_out,): leave out keepdims.",
                      BACK),
        Misconception("bias_not_summed", _backprop(dbias=lambda p, delta, layer: delta),
                      "db still has a row an example. Add them up: sum over axis 0.", BACK),
        Misconception("no_transpose", _backprop(send=lambda p, delta, layer: delta @ p.W[layer]),
                      "delta goes back through W as it came, from its inputs to its units. Back, rows and columns "
                      "change places: delta @ W.T.", BACK),
        Misconception("wrong_W", _backprop(send=lambda p, delta, layer: delta @ p.W[layer - 1].T),
                      "delta is sent through the W of the wrong layer: it goes back through the very W whose gradient "
                      "it has just given.", BACK),
        Misconception("own_output", _backprop(dweight=lambda p, delta, layer: p.A[layer + 1].T @ delta),
                      "dW takes the activations that come OUT of the layer. What goes into W is due: for the first "
                      "layer that is X.", BACK),
        Misconception("always_X", _backprop(dweight=lambda p, delta, layer: p.A[0].T @ delta),
                      "dW takes X in every layer. What goes into W is due: X for the first layer only, the layer "
                      "before for the others.", BACK),
        Misconception("moved_first", _turns(_moves_first),
                      "delta moved on before dW and db were made: they belong to the delta that arrives. Let the line "
                      "that moves delta be the last of the loop.", BACK),
        Misconception("moved_before_db", _turns(_moves_before_db),
                      "dW is right, but delta moved on before db was made. Let the line that moves delta be the last "
                      "of the loop.", BACK),
        Misconception("from_the_first_layer", _turns(_turn, backwards=False),
                      "The loop goes from the first layer to the last. The output's delta belongs to the last layer: "
                      "begin there, with reversed(layers).", BACK),
        Misconception("from_the_first_layer_appended", _turns(_turn, backwards=False, append=True),
                      "The loop goes from the first layer to the last. The output's delta belongs to the last layer: "
                      "begin there, with reversed(layers), and put each gradient in front, with insert(0, ...).",
                      BACK),
        Misconception("made_anew", _turns(lambda first, delta, W, A: _turn(first, first, W, A)),
                      "delta of the output is made anew in every turn of the loop. Make it once, in front of the loop; "
                      "inside it only moves on.", BACK),
        Misconception("never_moved", _turns(lambda first, delta, W, A: (A.T @ first, first.sum(axis=0), first)),
                      "Every layer gets the delta of the output. At the end of each turn it is to move on through W.",
                      BACK),
        Misconception("product_with_A", _turns(_moves_by(lambda delta, W, A: delta @ W.T @ A * (1 - A))),
                      "`@ A` is a matrix product, which mixes the examples. Behind delta @ W.T each number is "
                      "multiplied by its own slope, with *.", BACK),
        Misconception("product_with_one_minus_A", _turns(_moves_by(lambda delta, W, A: delta @ W.T * A @ (1 - A))),
                      "`@ (1 - A)` is a matrix product, which mixes the examples. Behind delta @ W.T each number is "
                      "multiplied by its own slope, with *.", BACK),
        Misconception("no_brackets", _turns(_moves_by(lambda delta, W, A: delta @ W.T * A * 1 - A)),
                      "`A * 1 - A` is A - A to Python, for products go first. Write A * (1 - A), with brackets.", BACK),
        Misconception("product_with_the_slope", _turns(_moves_by(lambda delta, W, A: delta @ W.T @ (A * (1 - A)))),
                      "`@` stands in front of A * (1 - A): a matrix product, which mixes the examples. Each number is "
                      "multiplied by its own slope, with *.", BACK),
        Misconception("bias_penalised", _backprop(dbias=lambda p, delta, layer:
                                                  delta.sum(axis=0) + p.l2 / p.m * p.b[layer]),
                      "db has a penalty in it. Biases are not penalised.", BACK),
        Misconception("penalty_halved", _backprop(penalty=lambda p, W: p.l2 / (2 * p.m) * W),
                      "The penalty's share is half of what it should be: the derivative of W * W brings a 2, which "
                      "takes the 1/2 away. l2 / m * W.", BACK),
        Misconception("no_penalty", _backprop(penalty=lambda p, W: 0.0),
                      "l2 is not used. The penalty adds l2 / m * W to dW.", BACK),
        Misconception("penalty_without_m", _backprop(penalty=lambda p, W: p.l2 * W),
                      "The penalty's share lacks its 1/m: l2 / m * W.", BACK),
        Misconception("penalty_doubled", _backprop(penalty=lambda p, W: 2 * p.l2 / p.m * W),
                      "The penalty's share is twice what it should be: the 1/2 of l2 / (2 m) has taken the 2 away.",
                      BACK),
        Misconception("penalty_itself", _backprop(penalty=lambda p, W: p.l2 / (2 * p.m) * np.sum(W**2)),
                      "The penalty itself is added. Add its derivative: l2 / m * W, one entry a weight.", BACK),
        Misconception("penalty_off", _backprop(penalty=lambda p, W: -p.l2 / p.m * W),
                      "The penalty's share is taken off. It is added: larger weights cost more.", BACK),
        Misconception("penalty_last_only", _backprop(penalty=lambda p, W:
                                                     p.l2 / p.m * W if W is p.W[-1] else 0.0),
                      "Only the last layer has its penalty. Every layer's dW gets l2 / m * W.", BACK),
        Misconception("reversed_lists", _backprop(order=lambda dweights, dbiases: (dweights[::-1], dbiases[::-1])),
                      "The lists run from the output to the input, as the gradients were found. Return them in the "
                      "order of weights: insert each at place 0.", BACK),
        Misconception("exchanged", _backprop(order=lambda dweights, dbiases: (dbiases, dweights)),
                      "The two results are exchanged: dweights first, then dbiases.", BACK),
        Misconception("pairs", _backprop(order=lambda dweights, dbiases: list(zip(dweights, dbiases, strict=True))),
                      "This is a list of pairs (dW, db). Return two lists.", BACK),
        Misconception("first_layer_missing", _backprop(order=lambda dweights, dbiases: (dweights[1:], dbiases[1:])),
                      "The first layer is missing: the loop ends one layer too early.", BACK),
        Misconception("last_layer_only", _backprop(order=lambda dweights, dbiases: (dweights[-1:], dbiases[-1:])),
                      "Only the last layer has its gradient: is `return` inside the loop?", BACK),
        Misconception("weights_moved", _moved_weights,
                      "The gradient is right, but the weights were changed on the way. Only measure here: to move "
                      "them is the work of descent.", BACK),
        Misconception("y_overwritten", _delta_in_place,
                      "The gradient is right, but Y was overwritten: -=, *= and out= change the caller's array. Write "
                      "delta = ... anew.", BACK),
        Misconception("step_taken", _step_taken,
                      "These are weights and biases after a step downhill. Return the gradient itself.", BACK),
        Misconception("forgot_return", lambda X, Y, weights, biases, l2=0.0: None,
                      "The function gives nothing back: return dweights, dbiases.", BACK),
    ),
    no_loop=NoLoop(
        arguments=lambda m: (*_network([3, 4, 2], m, 546), 1.5),
        sentence="The numbers are right, but Python goes through the examples one at a time: the more there are, the "
                 "more steps it takes. A.T @ delta adds over all examples at once.",
        see=BACK))


# -- one long vector

def _counted(sizes, first=1.0):
    """Weights and biases with the numbers first, first + 1, ... in the order in which they are to be flattened."""
    weights, biases, at = [], [], first
    for shape in [*pairwise(sizes), *((n,) for n in sizes[1:])]:
        size = int(np.prod(shape))
        (weights if len(shape) == 2 else biases).append(np.arange(at, at + size).reshape(shape))
        at += size
    return weights, biases


def _count(sizes):
    return sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))


def _flat(arrays, order="C"):
    return np.concatenate([np.ravel(a, order=order) for a in arrays]).astype(float)


FLATTEN = Exercise(
    "flatten_parameters", 1,
    probes=(
        Probe("layers [2, 3, 1], numbered 1 to 13", lambda: _counted([2, 3, 1]), np.arange(1.0, 14.0)),
        Probe("layers [3, 2, 4, 2], numbered from 0.5", lambda: _counted([3, 2, 4, 2], 0.5), np.arange(30) + 0.5),
        Probe("one layer, [4, 3]", lambda: _counted([4, 3], -2.0), np.arange(15) - 2.0),
        Probe("whole numbers, layers [2, 2, 2]", lambda: _counted([2, 2, 2], 7), np.arange(7.0, 19.0)),
    ),
    misconceptions=(
        Misconception("layer_by_layer", lambda weights, biases:
                      _flat([a for layer in zip(weights, biases, strict=True) for a in layer]),
                      "Weights and biases alternate here, layer by layer. First all weights of all layers, then all "
                      "biases.", VECTOR),
        Misconception("biases_first", lambda weights, biases: _flat([*biases, *weights]),
                      "The biases stand in front. First all weights, then all biases.", VECTOR),
        Misconception("columns", lambda weights, biases: _flat([*weights, *biases], order="F"),
                      "Each table is read down its columns. Read it along its rows, the order of ravel() itself.",
                      VECTOR),
        Misconception("weights_only", lambda weights, biases: _flat(weights),
                      "The biases are missing.", VECTOR),
        Misconception("last_first", lambda weights, biases: _flat([*weights[::-1], *biases[::-1]]),
                      "The last layer stands first. Begin with the first layer.", VECTOR),
        Misconception("first_layer", lambda weights, biases: _flat([weights[0], biases[0]]),
                      "Only the first layer is there: is `return` inside a loop?", VECTOR),
        Misconception("a_row", lambda weights, biases: _flat([*weights, *biases]).reshape(1, -1),
                      "This is a table with one row. One axis is due, shape (p,).", VECTOR),
        Misconception("a_column", lambda weights, biases: _flat([*weights, *biases]).reshape(-1, 1),
                      "This is a table with one column. One axis is due, shape (p,).", VECTOR),
        Misconception("pieces", lambda weights, biases: [np.ravel(a) for a in (*weights, *biases)],
                      "This is a list of arrays, each flat by itself. np.concatenate makes one array of them.", VECTOR),
        Misconception("two_vectors", lambda weights, biases: (_flat(weights), _flat(biases)),
                      "These are two vectors, weights and biases apart. One is due.", VECTOR),
        Misconception("not_flat_yet", lambda weights, biases: np.concatenate([*weights, *biases]),
                      "Weights have two axes and biases have one. NumPy joins them only after each has been made one "
                      "axis, by p.ravel().", VECTOR),
        Misconception("forgot_return", lambda weights, biases: None,
                      "The function gives nothing back. Put `return` in front of the result.", VECTOR),
    ))


def _cut_up(read, order=None):
    """unflatten_parameters by read(theta, sizes): [(start, shape) of each weight array], the same of each bias."""
    order = order or (lambda weights, biases: (weights, biases))

    def unflatten(theta, layer_sizes):
        theta = np.array(theta, dtype=float)
        places = read(list(pairwise(layer_sizes)))
        return order(*([theta[start:start + int(np.prod(shape))].reshape(shape) for start, shape in kind]
                       for kind in places))

    return unflatten


def _starts(shapes, first=0, advance=True):
    """(start, shape) of arrays that lie one behind the other from `first` on, and where the next would begin."""
    places = []
    for shape in shapes:
        places.append((first, shape))
        first += int(np.prod(shape)) * advance
    return places, first


def _right_places(sizes):
    weights, end = _starts(sizes)
    return weights, _starts([(n_out,) for _, n_out in sizes], end)[0]


def _alternating(sizes):
    places, _ = _starts([shape for n_in, n_out in sizes for shape in ((n_in, n_out), (n_out,))])
    return places[::2], places[1::2]


def _biases_in_front(sizes):
    biases, end = _starts([(n_out,) for _, n_out in sizes])
    return _starts(sizes, end)[0], biases


def _biases_again_from_0(sizes):
    return _starts(sizes)[0], _starts([(n_out,) for _, n_out in sizes])[0]


def _weights_all_from_0(sizes):
    weights, _ = _starts(sizes, advance=False)
    return weights, _starts([(n_out,) for _, n_out in sizes], 0)[0]


def _bias_stays(sizes):
    weights, end = _starts(sizes)
    return weights, _starts([(n_out,) for _, n_out in sizes], end, advance=False)[0]


def _turned(sizes):
    weights, end = _starts([(n_out, n_in) for n_in, n_out in sizes])
    return weights, _starts([(n_out,) for _, n_out in sizes], end)[0]


def _down_the_columns(sizes):
    return _cut_up(_turned, lambda weights, biases: ([W.T for W in weights], biases))(*sizes)


def _bias_for_the_inputs(theta, layer_sizes):
    sizes, biases = list(pairwise(layer_sizes)), []
    weights, start = _starts(sizes)
    for n in layer_sizes:
        biases.append(np.array(theta[start:start + n], dtype=float))
        start += n
    return _cut_up(lambda _: (weights, []))(theta, layer_sizes)[0], biases


def _nested(theta, layer_sizes):
    theta, start = np.array(theta, dtype=float), 0
    weights, biases = [], []
    for n_in, n_out in pairwise(layer_sizes):
        weights.append(theta[start:start + n_in * n_out].reshape(n_in, n_out))
        start += n_in * n_out
        for n in layer_sizes[1:]:
            biases.append(theta[start:start + n])
            start += n
    return weights, biases


def _theta(sizes, first=1.0):
    return lambda: (np.arange(first, first + _count(sizes)), list(sizes))


UNFLATTEN = Exercise(
    "unflatten_parameters", 2,
    probes=(
        Probe("13 numbers, layers [2, 3, 1]", _theta([2, 3, 1]), _counted([2, 3, 1])),
        Probe("30 numbers, layers [3, 2, 4, 2]", _theta([3, 2, 4, 2], 0.5), _counted([3, 2, 4, 2], 0.5)),
        Probe("one layer, [4, 3]", _theta([4, 3], -2.0), _counted([4, 3], -2.0)),
        Probe("whole numbers, layers [2, 2, 2]", _theta([2, 2, 2], 7), _counted([2, 2, 2], 7.0)),
    ),
    misconceptions=(
        Misconception("alternating", _cut_up(_alternating),
                      "This reads a layer's biases right behind its weights. In theta all weights come first, then "
                      "all biases.", VECTOR),
        Misconception("biases_first", _cut_up(_biases_in_front),
                      "This reads the biases from the front. In theta all weights come first.", VECTOR),
        Misconception("biases_from_0", _cut_up(_biases_again_from_0),
                      "The weights are right, but the biases are read from the front again. They begin where the "
                      "weights end.", VECTOR),
        Misconception("all_from_0", _cut_up(_weights_all_from_0),
                      "Every array is read from the front. Move `start` on by what has been read.", VECTOR),
        Misconception("bias_stays", _cut_up(_bias_stays),
                      "The biases of all layers begin at the same place. Move `start` on in the second loop too.",
                      VECTOR),
        Misconception("bias_for_the_inputs", _bias_for_the_inputs,
                      "There is a bias too many, and it has the length of the inputs. The inputs have no bias: loop "
                      "over layer_sizes[1:].", VECTOR),
        Misconception("nested", _nested,
                      "The loop over the biases stands inside the loop over the weights. Begin it at the same indent: "
                      "all weights are read before the first bias.", VECTOR),
        Misconception("turned", _cut_up(_turned),
                      "The weights have the shape (n_out, n_in). A row an input, a column a unit: (n_in, n_out).",
                      VECTOR),
        Misconception("columns", lambda theta, layer_sizes: _down_the_columns((theta, layer_sizes)),
                      "The shapes are right, but each table is filled down its columns. Plain reshape fills it row by "
                      "row, as flatten_parameters read it.", VECTOR),
        Misconception("not_reshaped", _cut_up(_right_places,
                                              lambda weights, biases: ([W.ravel() for W in weights], biases)),
                      "The pieces of the weights are still flat. reshape(n_in, n_out) makes tables of them.", VECTOR),
        Misconception("bias_rows", _cut_up(_right_places,
                                           lambda weights, biases: (weights, [b.reshape(1, -1) for b in biases])),
                      "The biases are tables with one row. Their shape is (n_out,): leave them flat.", VECTOR),
        Misconception("last_first", _cut_up(_right_places, lambda weights, biases: (weights[::-1], biases[::-1])),
                      "The last layer stands first. Append each layer behind the one before.", VECTOR),
        Misconception("exchanged", _cut_up(_right_places, lambda weights, biases: (biases, weights)),
                      "The two lists are exchanged: weights first, then biases.", VECTOR),
        Misconception("pairs", _cut_up(_right_places,
                                       lambda weights, biases: list(zip(weights, biases, strict=True))),
                      "This is a list of pairs (W, b). Return two lists.", VECTOR),
        Misconception("one_layer", _cut_up(_right_places, lambda weights, biases: (weights[:1], biases[:1])),
                      "Only the first layer is there: is `return` inside the loop?", VECTOR),
        Misconception("forgot_return", lambda theta, layer_sizes: None,
                      "The function gives nothing back: return weights, biases.", VECTOR),
    ))


# -- is it right

def _cubes(theta):
    return np.sum(theta**3)


def _cubes_slope(theta):
    return 3.0 * theta**2


def _one_doubled(theta):
    return 3.0 * theta**2 * np.where(np.arange(len(theta)) == 1, 2.0, 1.0)


def _turned_round(theta):
    return -3.0 * theta**2


def _error(theta, h, factors=1.0):
    """Of factors * 3 theta^2: the central difference of a cube is 3 theta^2 + h^2, on paper."""
    exact, measured = factors * 3 * np.asarray(theta) ** 2, 3 * np.asarray(theta) ** 2 + h**2
    return float(np.max(np.abs(exact - measured) / (np.abs(exact) + np.abs(measured))))


def _difference(cost, theta, h, ahead=1.0, behind=1.0):
    """Slopes of `cost` from ahead * h in front to behind * h at the back, every entry."""
    theta = np.array(theta, dtype=float)
    steps = h * np.eye(len(theta))
    return np.array([(cost(theta + ahead * s) - cost(theta - behind * s)) / ((ahead + behind) * h) for s in steps])


def _relative(a, b):
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)


def _checked(finish, h_used=lambda h: h, ahead=1.0, behind=1.0):
    """gradient_check with another last step finish(exact, measured), another h or another difference."""
    def gradient_check(cost, gradient, theta, h=1e-5):
        exact = np.asarray(gradient(np.array(theta, dtype=float)))
        return finish(exact, _difference(cost, theta, h_used(h), ahead, behind))

    return gradient_check


def _of_norms(a, b):
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


def _worst(a, b):
    return float(np.max(_relative(a, b)))


GRADIENT_CHECK = Exercise(
    "gradient_check", 2,
    probes=(
        Probe("cubes at (0.5, -1, 2), the right gradient, h = 0.3",
              lambda: (_cubes, _cubes_slope, np.array([0.5, -1.0, 2.0]), 0.3), _error([0.5, -1.0, 2.0], 0.3)),
        Probe("the same with one slope of three doubled",
              lambda: (_cubes, _one_doubled, np.array([0.5, -1.0, 2.0]), 0.3),
              _error([0.5, -1.0, 2.0], 0.3, np.array([1.0, 2.0, 1.0]))),
        Probe("all signs wrong, h given by name", lambda: (_cubes, _turned_round, np.array([1.0, -2.0])), 1.0,
              keywords={"h": 0.1}),
        Probe("cubes close to 0, h left out", lambda: (_cubes, _cubes_slope, np.array([1e-5, -3e-5])),
              _error([1e-5, -3e-5], 1e-5)),
        Probe("whole numbers", lambda: (_cubes, _cubes_slope, np.array([2, -1, 3, 1]), 0.5),
              _error([2, -1, 3, 1], 0.5)),
    ),
    misconceptions=(
        Misconception("h_not_passed_on", _checked(_worst, lambda h: 1e-4),
                      "h is not handed on: numerical_gradient then takes its own step, 1e-4.", RIGHT),
        Misconception("fixed_h", _checked(_worst, lambda h: 1e-5),
                      "The step is always 1e-5, whatever h is handed in.", RIGHT),
        Misconception("norms", _checked(_of_norms),
                      "This compares the lengths of whole gradients, as some courses do: one wrong entry of many "
                      "drowns in it. relative_error looks at every entry.", RIGHT),
        Misconception("difference_of_norms", _checked(lambda a, b: float(
            abs(np.linalg.norm(a) - np.linalg.norm(b)) / (np.linalg.norm(a) + np.linalg.norm(b)))),
                      "This compares two lengths, and two gradients as long as each other may point elsewhere: with "
                      "all signs wrong it says 0. Use relative_error.", RIGHT),
        Misconception("largest_difference", _checked(lambda a, b: float(np.max(np.abs(a - b)))),
                      "This is the largest difference, not divided by the size of the two. Use relative_error.", RIGHT),
        Misconception("mean", _checked(lambda a, b: float(np.mean(_relative(a, b)))),
                      "This is the mean over the entries, in which a wrong one drowns. Take the largest.", RIGHT),
        Misconception("an_array", _checked(_relative),
                      "This has an error for each entry. One number is due, the largest.", RIGHT),
        Misconception("verdict", _checked(lambda a, b: bool(np.max(_relative(a, b)) < 1e-7)),
                      "This says True or False. Return the relative error itself: what counts as right depends on the "
                      "function.", RIGHT),
        Misconception("forward", _checked(_worst, behind=0.0),
                      "The slopes are measured to one side only. Use numerical_gradient, which steps to both.", RIGHT),
        Misconception("of_the_gradient", _checked(lambda a, b: _worst(a, a)),
                      "The gradient is compared with itself: one of the two is to be measured, from cost.", RIGHT),
        Misconception("both", _checked(lambda a, b: (a, b)),
                      "These are the two gradients. Return relative_error of them.", RIGHT),
        Misconception("forgot_return", lambda cost, gradient, theta, h=1e-5: None,
                      "The function gives nothing back. Put `return` in front of the result.", RIGHT),
    ))


QUESTIONS = (
    Question(
        "other_cost", 1, "d0a306790f671281",
        {"6890cd3f0b8f0ef9": "The cost enters at the output alone. Which of the formulas has the cost in it, and which "
                          "only the delta of the layer behind?",
         "2e8ea4d0b416ad2d": "dW = A.T @ delta follows from Z = A @ W + b, in which there is no cost. Which line looks "
                          "at the cost?"},
        DELTA, options=("a", "b", "c")),
    Question(
        "equal_start", 1, "a719d9fa90eec5ce",
        {"630c39d865dd154b": "The examples differ, but each hidden unit sees all of them. If two units have the same "
                           "weights, in what could their gradients differ?",
         "539272322077d3b6": "Are the gradients 0? The weights into the output are 0.5 here, so delta gets through."},
        ZEROS, options=("a", "b", "c")),
    Question(
        "price_of_measuring", 1, "093e8fc237487b11",
        {"a2dbbd1082f519bc": "How often does numerical_gradient call the cost for one parameter? And for 5000?",
         "8dace8e06ee3ad80": "A pass forward costs about as much as a pass back. How many passes forward does "
                                  "numerical_gradient make?"},
        PRICE, options=("a", "b", "c")),
    Question(
        "backward_mistakes", 2,
        {"a": "5ace14e3e747cb2b",
         "b": "88bde8d868d83efb"},
        {"b47873fcd484429e": "The line that makes A1 names the right array. What happened to it one line earlier?",
         "1e59876e2866c4ed": "The first wrong row is A1, and no slope has been used until there.",
         "9807507db3624931": "Nothing is moved in this program. Which line makes the first wrong row?",
         "a326eab66e9ee848": "No slope has been used until A1, and A1 is wrong already."},
        HUNT, options=("moved too early", "wrong weights", "wrong slope")),
)


# -- the mission

GOAL, STEPS = 0.30, 300    # the cost as the figure says it, to three digits


@cache
def _flower():
    """The notebook's flower."""
    X, labels = data.flower(160, np.random.default_rng(5))
    return X, labels.reshape(-1, 1).astype(float)


def _cost_after(hidden, scale, learning_rate, steps):
    """Cost of the figure's network after so many steps on the flower."""
    X, Y = _flower()
    weights, biases = _started()([2, hidden, 1], np.random.default_rng(0), scale)
    with np.errstate(all="ignore"):
        for _ in range(steps):
            dweights, dbiases = _backprop()(X, Y, weights, biases)
            weights = [W - learning_rate * dW for W, dW in zip(weights, dweights, strict=True)]
            biases = [b - learning_rate * db for b, db in zip(biases, dbiases, strict=True)]
        return float(oracle.cost(X, Y, weights, biases, 0.0))


def _early_flower(state):
    hidden, scale = float(state["hidden"]), float(state["scale"])
    learning_rate, step = float(state["learning_rate"]), float(state["step"])
    if state["data"] != "flower":
        return 0.0, "The goal is set on the flower: choose it under data."
    if not (hidden in range(1, 13) and scale in (0, 0.1, 1, 5) and 0.09 <= learning_rate <= 32 and step >= 0):
        return 0.0, "Take the values from the figure: 1 to 12 hidden units, and its scales and rates."
    if step > STEPS:
        return 0.0, f"That took {step:.0f} steps. The goal is to be reached within {STEPS}."
    cost = _cost_after(int(hidden), scale, learning_rate, int(step))
    found = f"After {step:.0f} steps the flower's cost is {cost:.3f}"
    if round(cost, 3) <= GOAL:
        return 1.0, f"{found}: reached."
    return (0.5 if cost <= 0.36 else 0.0), f"{found}, above {GOAL:.2f}. {_advice(hidden, scale, learning_rate)}"


def _advice(hidden, scale, learning_rate):
    if scale == 0:
        return "With a start scale of 0 all hidden units stay equal: choose another."
    if hidden < 4:
        return "So few hidden units cannot bend the boundary round four petals: take more."
    if learning_rate < 2:
        return "It is still on its way: take a larger learning rate."
    if learning_rate > 12:
        return "At this rate the cost jumps about: take a smaller one."
    return "Near: try another start scale, a few more hidden units, or the next learning rate."


EARLY_FLOWER = Mission("early_flower", 2,
                       {"data": "flower", "hidden": 4, "scale": "1", "learning_rate": 1.0, "step": 100},
                       _early_flower, ZEROS)

CHECKED = (INITIALIZE, BACKPROP, FLATTEN, UNFLATTEN, GRADIENT_CHECK, EARLY_FLOWER, *QUESTIONS)
