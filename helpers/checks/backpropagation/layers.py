"""05/3: four layers, each forward and backward, and two layers that collapse into one.

Expected values are sums over places written out (einsum over named axes), the slope of the sigmoid as
1 / (4 cosh(z / 2)^2), and the logistic form of each softmax: none of these stands in the notebook.
"""
import numpy as np

from ..exercise import Exercise, Misconception, Probe, Question
from ..pairs import Pair, output

MANY, BACK = "05/3 Many units at once", "05/3 Back through a matrix product"
ACTIVATIONS, WISE = "05/3 Two activations", "05/3 Element by element"
LAST, WHOLE = "05/3 Softmax with cross-entropy", "05/3 Every step compared"
HUNT, COLLAPSE = "05/3 Find the mistakes", "05/3 Layers without an activation"


def _floats(*arrays):
    return [np.asarray(a, dtype=float) for a in arrays]


def _kept(function):
    """A forward function out of one that gives the output alone: it keeps its arguments."""
    return lambda *arguments: (function(*arguments), arguments)


def _quiet(function):
    """`function` without NumPy's warnings: a misconception should not write any."""
    def silent(*arguments):
        with np.errstate(all="ignore"):
            return function(*arguments)

    return silent


def _forgot(what, see):
    return Misconception("forgot_return", lambda *arguments: None,
                         f"The function gives nothing back. Put `return` in front of {what}", see)


def _cache_forgotten(function, see):
    return Misconception("no_cache", function,
                         "Only the output comes back. Two things are due: the output and the cache, with a comma "
                         "between them. The cache is what your own backward function will need.", see)


# -- affine

def _inputs(m, n_in, n_out, seed):
    """X, W, b with no number near 0."""
    rng = np.random.default_rng(seed)
    return tuple(rng.uniform(0.3, 1.8, shape) * rng.choice([-1.0, 1.0], shape)
                 for shape in ((m, n_in), (n_in, n_out), (n_out,)))


def _with_upstream(m, n_in, n_out, seed):
    """dZ, X, W, b."""
    return np.random.default_rng(seed + 1000).normal(size=(m, n_out)) + 0.4, *_inputs(m, n_in, n_out, seed)


def _whole_inputs():
    return np.array([[1, -2, 0], [3, 1, 2]]), np.array([[2, -1], [0, 3], [1, 1]]), np.array([4, -5])


def _sums(X, W, b):
    return np.array([[sum(float(x) * float(v) for x, v in zip(row, column, strict=True)) + float(shift)
                      for column, shift in zip(W.T, b, strict=True)] for row in X])


def _true_slopes(dZ, X, W, b):
    return (np.einsum("ik,jk->ij", dZ, W), np.einsum("ij,ik->jk", X, dZ),
            np.array([float(sum(column)) for column in dZ.T]))


def _affine(change):
    """A forward function that returns change(X, W, b), all of floats."""
    return _kept(lambda X, W, b: change(*_floats(X, W, b)))


AFFINE_FORWARD = Exercise(
    "affine_forward", 1,
    probes=(
        Probe("one example, two features, two units",
              lambda: (np.array([[1.0, 2.0]]), np.array([[3.0, -1.0], [4.0, 5.0]]), np.array([10.0, 20.0])),
              np.array([[21.0, 29.0]]), use=output),
        Probe("four examples, three features, two units", lambda: _inputs(4, 3, 2, 531), _sums(*_inputs(4, 3, 2, 531)),
              use=output),
        Probe("two examples, five features, three units", lambda: _inputs(2, 5, 3, 532), _sums(*_inputs(2, 5, 3, 532)),
              use=output),
        Probe("three examples, one feature, one unit", lambda: _inputs(3, 1, 1, 533), _sums(*_inputs(3, 1, 1, 533)),
              use=output),
        Probe("whole numbers", _whole_inputs, np.array([[6.0, -12.0], [12.0, -3.0]]), use=output),
    ),
    misconceptions=(
        _cache_forgotten(lambda X, W, b: np.matmul(*_floats(X, W)) + b, MANY),
        Misconception("no_bias", _affine(lambda X, W, b: X @ W), "The bias b is left out: Z = X @ W + b.", MANY),
        Misconception("biases_summed", _affine(lambda X, W, b: X @ W + b.sum()),
                      "Every unit gets the sum of all biases. Each has one of its own: b, of shape (n_out,), is added "
                      "to every row as it is.", MANY),
        Misconception("first_bias", _affine(lambda X, W, b: X @ W + b[0]),
                      "Every unit gets the bias of the first. Add the whole b: NumPy adds it to every row.", MANY),
        Misconception("bias_off", _affine(lambda X, W, b: X @ W - b), "The bias is taken off. It is added.", MANY),
        Misconception("transposed", _affine(lambda X, W, b: (X @ W + b).T),
                      "Z is turned on its side. It has a row an example and a column a unit, (m, n_out).", MANY),
        Misconception("units_summed", _affine(lambda X, W, b: (X @ W + b).sum(axis=1)),
                      "The units are added up. Each keeps its own z: Z has the shape (m, n_out).", MANY),
        Misconception("sigmoid_inside", _affine(lambda X, W, b: 1 / (1 + np.exp(-(X @ W + b)))),
                      "There is a sigmoid in it. Here the activation is a layer of its own: return the Z before it.",
                      MANY),
        Misconception("relu_inside", _affine(lambda X, W, b: np.maximum(X @ W + b, 0)),
                      "Numbers below 0 are cut off. Here the activation is a layer of its own: return the Z before it.",
                      MANY),
        Misconception("cache_first", lambda X, W, b: ((X, W, b), np.matmul(*_floats(X, W)) + b),
                      "The cache comes first here. The output is due first, then the cache.", MANY),
        Misconception("divided", _affine(lambda X, W, b: (X @ W + b) / len(X)),
                      "This is divided by m. The mean belongs to the cost; a layer only makes its sums.", MANY),
        _forgot("the output and the cache.", MANY),
    ))


def _slopes(dX=lambda dZ, X, W: dZ @ W.T, dW=lambda dZ, X, W: X.T @ dZ, db=lambda dZ: dZ.sum(axis=0)):
    """A pair as one function, with another dX, dW or db."""
    def backward(dZ, X, W, b):
        X, W = _floats(X, W)
        return dX(dZ, X, W), dW(dZ, X, W), db(dZ)

    return backward


def _averaged_in_place(dZ, X, W, b):
    dZ /= len(dZ)
    return _slopes()(dZ, X, W, b)


def _weights_moved(dZ, X, W, b):
    slopes = _slopes()(dZ, X, W, b)
    W -= slopes[1].astype(W.dtype)
    return slopes


def _order(*places):
    return lambda *arguments: tuple(_slopes()(*arguments)[place] for place in places)


def _affine_probe(label, m, n_in, n_out, seed):
    return Probe(label, lambda: _with_upstream(m, n_in, n_out, seed),
                 _true_slopes(*_with_upstream(m, n_in, n_out, seed)))


def _whole_with_upstream():
    return np.array([[1.0, 0.5], [-2.0, 3.0]]), *_whole_inputs()


AFFINE_BACKWARD = Exercise(
    "affine_backward", 2, upstreams=1,
    probes=(
        Probe("one example, one feature, two units",
              lambda: (np.array([[10.0, 100.0]]), np.array([[2.0]]), np.array([[3.0, 4.0]]), np.array([5.0, 6.0])),
              (np.array([[430.0]]), np.array([[20.0, 200.0]]), np.array([10.0, 100.0]))),
        _affine_probe("four examples, three features, two units", 4, 3, 2, 534),
        _affine_probe("two examples, five features, three units", 2, 5, 3, 535),
        _affine_probe("three examples, three features, three units", 3, 3, 3, 536),
        Probe("features and weights in whole numbers", _whole_with_upstream, _true_slopes(*_whole_with_upstream())),
    ),
    misconceptions=(
        Misconception("bias_without_axis", _slopes(db=lambda dZ: np.sum(dZ)),
                      "dX and dW are right, but db is the sum of all of dZ, one number for all units. Each bias is "
                      "used once an example: add up the examples alone, dZ.sum(axis=0), of shape (n_out,).", BACK),
        Misconception("bias_over_units", _slopes(db=lambda dZ: dZ.sum(axis=1)),
                      "db adds up the units of each example. A bias belongs to a unit and is used by every example: "
                      "add over axis 0.", BACK),
        Misconception("bias_not_summed", _slopes(db=lambda dZ: dZ),
                      "db is dZ itself, a row an example. Every example uses the same b: add the rows up.", BACK),
        Misconception("bias_a_row", _slopes(db=lambda dZ: dZ.sum(axis=0, keepdims=True)),
                      "The numbers are right, but db has the shape (1, n_out). A gradient has the shape of its array, "
                      "(n_out,): leave out keepdims.", BACK),
        Misconception("bias_a_column", _slopes(db=lambda dZ: dZ.sum(axis=0).reshape(-1, 1)),
                      "db stands in a column, (n_out, 1). A gradient has the shape of its array, (n_out,).", BACK),
        Misconception("averaged", _slopes(dW=lambda dZ, X, W: X.T @ dZ / len(dZ), db=lambda dZ: dZ.mean(axis=0)),
                      "dW and db are divided by m. dZ is the slope of the mean cost: its 1/m is in it already, and "
                      "must not come a second time.", BACK),
        Misconception("dW_averaged", _slopes(dW=lambda dZ, X, W: X.T @ dZ / len(dZ)),
                      "dW is divided by m. dZ is the slope of the mean cost: its 1/m is in it already.", BACK),
        Misconception("db_averaged", _slopes(db=lambda dZ: dZ.mean(axis=0)),
                      "db is a mean over the examples. It is their sum: if the cost is a mean, its 1/m is in dZ "
                      "already.", BACK),
        Misconception("all_averaged", _slopes(dX=lambda dZ, X, W: dZ @ W.T / len(dZ),
                                              dW=lambda dZ, X, W: X.T @ dZ / len(dZ), db=lambda dZ: dZ.mean(axis=0)),
                      "All three are divided by m. If the cost is a mean, its 1/m is in dZ already.", BACK),
        Misconception("averaged_in_place", _averaged_in_place,
                      "dZ is divided by m, and in place: the caller's own array is changed. Its 1/m is in it already: "
                      "leave dZ as it is.", BACK),
        Misconception("W_not_turned", _slopes(dX=lambda dZ, X, W: dZ @ W),
                      "dX = dZ @ W works only where W is square, and there it pairs each unit's slope with another "
                      "unit's weights. Turn W: dZ @ W.T.", BACK),
        Misconception("X_not_turned", _slopes(dW=lambda dZ, X, W: X @ dZ),
                      "dW = X @ dZ works only where X is square. Each weight adds up over the examples: X.T @ dZ.",
                      BACK),
        Misconception("dW_turned", _slopes(dW=lambda dZ, X, W: dZ.T @ X),
                      "dW has the shape (n_out, n_in), that of W turned on its side. Exchange the two: X.T @ dZ.",
                      BACK),
        Misconception("dX_turned", _slopes(dX=lambda dZ, X, W: W @ dZ.T),
                      "dX is turned on its side. It has the shape of X, (m, n_in): dZ @ W.T.", BACK),
        Misconception("upstream_ignored", lambda dZ, X, W, b: _slopes()(np.ones(np.shape(dZ)), X, W, b),
                      "dZ is not used: this is what comes out where every entry of it is 1. Multiply what you received "
                      "with your own derivative.", BACK),
        Misconception("upstream_left_out_of_dX", _slopes(dX=lambda dZ, X, W: np.ones(dZ.shape) @ W.T),
                      "In dX what was received, dZ, is missing. It is dZ @ W.T.", BACK),
        Misconception("wrong_matrix", _slopes(dX=lambda dZ, X, W: dZ @ (X.T @ dZ).T),
                      "dX uses dW where W is due. The way back goes through the same weights as the way there: "
                      "dZ @ W.T.", BACK),
        Misconception("no_dX", lambda *arguments: _slopes()(*arguments)[1:],
                      "Three things are due, dX first: the layer before this one waits for it.", BACK),
        *(Misconception(f"order_{''.join(map(str, places))}", _order(*places),
                        f"The three are returned in another order, {names}. Return dX, dW, db.", BACK)
          for places, names in (((1, 2, 0), "dW, db, dX"), ((1, 0, 2), "dW, dX, db"), ((0, 2, 1), "dX, db, dW"),
                                ((2, 1, 0), "db, dW, dX"), ((2, 0, 1), "db, dX, dW"))),
        Misconception("weights_moved", _weights_moved,
                      "The slopes are right, but W was changed on the way. A backward function only measures; to move "
                      "the weights is the work of descent.", BACK),
        _forgot("the three slopes: return dX, dW, db.", BACK),
    ))


# -- the activations

Z_WIDE = np.array([[-2.0, 0.0, 1.5], [0.5, -0.25, 3.0]])
Z_ROW = np.array([[4.0, -3.0, 0.0, 2.0, -0.5]])
Z_WHOLE = np.array([[3, -1], [0, -4], [-2, 5]])
UP_WIDE, UP_ROW, UP_WHOLE = (np.array([[0.7, -1.2, 2.0], [-3.0, 0.4, 1.1]]),
                             np.array([[-1.5, 2.5, 0.8, 0.3, -2.0]]),
                             np.array([[1.5, 0.5], [-2.0, 3.0], [0.25, -1.0]]))


def _in_place_relu(Z):
    Z[Z < 0] = 0
    return Z


def _in_place_floats(Z):
    return _in_place_relu(_floats(Z)[0])


RELU_FORWARD = Exercise(
    "relu_forward", 1,
    probes=(
        Probe("two rows, numbers on both sides of 0", lambda: (Z_WIDE.copy(),),
              np.array([[0.0, 0.0, 1.5], [0.5, 0.0, 3.0]]), use=output),
        Probe("one row", lambda: (Z_ROW.copy(),), np.array([[4.0, 0.0, 0.0, 2.0, 0.0]]), use=output),
        Probe("whole numbers", lambda: (Z_WHOLE.copy(),), np.array([[3.0, 0.0], [0.0, 0.0], [0.0, 5.0]]), use=output),
        Probe("large and very small numbers", lambda: (np.array([[1e4, -1e4], [1e-9, -1e-9]]),),
              np.array([[1e4, 0.0], [1e-9, 0.0]]), use=output),
    ),
    misconceptions=(
        _cache_forgotten(lambda Z: np.maximum(Z, 0.0), ACTIVATIONS),
        Misconception("column_maximum", _kept(lambda Z: np.max(_floats(Z)[0], 0)),
                      "np.max(Z, 0) is the largest number of each column: the 0 names an axis. np.maximum(Z, 0) "
                      "compares every number with 0.", ACTIVATIONS),
        Misconception("one_maximum", _kept(lambda Z: max(float(np.max(Z)), 0.0)),
                      "This is the largest number of all of Z. Every number is compared with 0: np.maximum(Z, 0).",
                      ACTIVATIONS),
        Misconception("minimum", _kept(lambda Z: np.minimum(Z, 0.0)),
                      "This keeps what is below 0. ReLU keeps what is above: np.maximum.", ACTIVATIONS),
        Misconception("absolute", _kept(lambda Z: np.abs(_floats(Z)[0])),
                      "Numbers below 0 are turned round. ReLU makes them 0.", ACTIVATIONS),
        Misconception("step", _kept(lambda Z: (np.asarray(Z) > 0).astype(float)),
                      "This is 1 where Z is above 0: the slope of ReLU. The output itself is Z there.", ACTIVATIONS),
        Misconception("leaky", _kept(lambda Z: np.where(np.asarray(Z) > 0, Z, 0.01 * np.asarray(Z))),
                      "Below 0 there is a hundredth of Z left: that is the leaky ReLU. Here it is 0.", ACTIVATIONS),
        Misconception("cut_at_one", _kept(lambda Z: np.clip(_floats(Z)[0], 0, 1)),
                      "Numbers above 1 are cut off too. ReLU leaves all that is above 0 as it is.", ACTIVATIONS),
        Misconception("sigmoid", _kept(_quiet(lambda Z: 1 / (1 + np.exp(-_floats(Z)[0])))),
                      "This is the sigmoid. ReLU is the larger of z and 0.", ACTIVATIONS),
        Misconception("in_place", _kept(_in_place_floats),
                      "`Z[Z < 0] = 0` changes the caller's own array, and a cache that holds Z now holds the changed "
                      "one: what was below 0 is lost to all who need Z later. np.maximum makes a new array.",
                      ACTIVATIONS),
        Misconception("in_place_whole_numbers", _kept(_in_place_relu),
                      "`Z[Z < 0] = 0` changes the caller's own array, and with it a cache that holds Z; whole numbers "
                      "stay whole, too. Keep the line that makes floats, and let np.maximum make a new array.",
                      ACTIVATIONS),
        Misconception("whole_numbers", _kept(lambda Z: np.maximum(Z, 0)),
                      "An array of whole numbers stays one here. Results are of floats: keep the line that is given, "
                      "`Z = np.asarray(Z, dtype=float)`.", ACTIVATIONS),
        _forgot("the output and the cache.", ACTIVATIONS),
    ))


def _masked_in_place(dA, Z):
    dA[np.asarray(Z) <= 0] = 0
    return dA


def _cache_in_place(dA, Z):
    Z[Z <= 0] = 0
    Z[Z > 0] = 1
    return dA * Z


def _relu_slopes(slope):
    """A pair as one function: dA times slope(Z)."""
    return lambda dA, Z: dA * slope(_floats(Z)[0])


RELU_BACKWARD = Exercise(
    "relu_backward", 1, upstreams=1,
    probes=(
        Probe("two rows, numbers on both sides of 0", lambda: (UP_WIDE.copy(), Z_WIDE.copy()),
              np.array([[0.0, 0.0, 2.0], [-3.0, 0.0, 1.1]])),
        Probe("one row", lambda: (UP_ROW.copy(), Z_ROW.copy()), np.array([[-1.5, 0.0, 0.0, 0.3, 0.0]])),
        Probe("Z in whole numbers", lambda: (UP_WHOLE.copy(), Z_WHOLE.copy()),
              np.array([[1.5, 0.0], [0.0, 0.0], [0.0, -1.0]])),
        Probe("Z very near 0", lambda: (np.array([[3.0, -2.0], [4.0, 5.0]]), np.array([[1e-9, -1e-9], [0.0, 1e-12]])),
              np.array([[3.0, 0.0], [0.0, 5.0]])),
    ),
    misconceptions=(
        Misconception("dA_dropped", lambda dA, Z: (np.asarray(Z) > 0).astype(float),
                      "This is ReLU's own slope, 1 or 0. What was received, dA, is missing: multiply by it.", WISE),
        Misconception("one_at_zero", _relu_slopes(lambda Z: Z >= 0),
                      "Where Z is exactly 0 you pass dA on. There the slope is taken to be 0: Z > 0, not Z >= 0.",
                      WISE),
        Misconception("half_at_zero", _relu_slopes(lambda Z: np.where(Z == 0, 0.5, Z > 0)),
                      "Where Z is exactly 0 you take half of dA, as a central difference does. There the slope is "
                      "taken to be 0.", WISE),
        Misconception("relu_of_dA", lambda dA, Z: np.maximum(dA, 0),
                      "This cuts off what is below 0 in dA. What counts is the sign of Z, which forward has seen: keep "
                      "it in the cache.", WISE),
        Misconception("both_signs", lambda dA, Z: np.where((np.asarray(Z) > 0) & (dA > 0), dA, 0.0),
                      "dA is passed on only where it is above 0 itself. Its sign does not matter: look at Z alone.",
                      WISE),
        Misconception("times_output", _relu_slopes(lambda Z: np.maximum(Z, 0)),
                      "dA is multiplied by the output of ReLU. It is multiplied by its slope, which is 1 where Z is "
                      "above 0.", WISE),
        Misconception("times_input", _relu_slopes(lambda Z: Z),
                      "dA is multiplied by Z. It is multiplied by the slope of ReLU, 1 where Z is above 0 and 0 "
                      "elsewhere.", WISE),
        Misconception("turned_round", _relu_slopes(lambda Z: Z <= 0),
                      "dA comes through where Z is not above 0. It is the other way round.", WISE),
        Misconception("all_through", lambda dA, Z: dA * 1.0,
                      "All of dA comes through. Where Z is 0 or below, the output does not move with Z: 0 is due.",
                      WISE),
        Misconception("sign_of_Z", _relu_slopes(np.sign),
                      "This is the slope of the absolute value, -1 below 0. ReLU is level there: 0.", WISE),
        Misconception("sigmoid_slope", _relu_slopes(lambda Z: 1 / (4 * np.cosh(Z / 2)**2)),
                      "This is the slope of the sigmoid, another activation. ReLU's is 1 or 0.", WISE),
        Misconception("masked_in_place", _masked_in_place,
                      "The numbers are right, but `dA[...] = 0` changes the caller's own array: others may still need "
                      "it. Make a new one, by a product or by np.where.", WISE),
        Misconception("cache_in_place", _cache_in_place,
                      "The numbers are right, but the cache is overwritten with zeros and ones, and it may hold the "
                      "very array that forward was given. Make a new one, by a product or by np.where.", WISE),
        _forgot("the result.", WISE),
    ))


def _logistic(z):
    return 0.5 + 0.5 * np.tanh(np.asarray(z, dtype=float) / 2)


def _sigmoid_in_place(Z):
    np.negative(Z, out=Z)
    return 1 / (1 + np.exp(Z))


THIRDS = np.array([[0.0, np.log(3.0)], [-np.log(3.0), np.log(9.0)], [-np.log(9.0), np.log(4.0)]])
SIGMOID_FORWARD = Exercise(
    "sigmoid_forward", 1,
    probes=(
        Probe("0, log 3, -log 3, log 9, -log 9 and log 4", lambda: (THIRDS.copy(),),
              np.array([[0.5, 0.75], [0.25, 0.9], [0.1, 0.8]]), use=output),
        Probe("two rows, numbers on both sides of 0", lambda: (Z_WIDE.copy(),), _logistic(Z_WIDE), use=output),
        Probe("whole numbers", lambda: (Z_WHOLE.copy(),), _logistic(Z_WHOLE), use=output),
        Probe("very sure: 800 and -800", lambda: (np.array([[800.0, -800.0]]),), np.array([[1.0, 0.0]]), use=output),
    ),
    misconceptions=(
        _cache_forgotten(_logistic, ACTIVATIONS),
        Misconception("precedence", _kept(_quiet(lambda Z: 1 / 1 + np.exp(-_floats(Z)[0]))),
                      "Python reads 1 / 1 + e^-z as (1 / 1) + e^-z. Put the divisor in brackets, or call the sigmoid "
                      "you have.", ACTIVATIONS),
        Misconception("sign", _kept(lambda Z: 1 - _logistic(Z)),
                      "The sign in the exponent is lost: this falls as z grows.", ACTIVATIONS),
        Misconception("slope", _kept(lambda Z: _logistic(Z) * (1 - _logistic(Z))),
                      "This is the slope of the sigmoid: it belongs into the backward function.", ACTIVATIONS),
        Misconception("tanh", _kept(lambda Z: np.tanh(_floats(Z)[0])),
                      "This is tanh, which runs from -1 to 1. The sigmoid runs from 0 to 1.", ACTIVATIONS),
        Misconception("relu", _kept(lambda Z: np.maximum(Z, 0.0)), "This is ReLU. The sigmoid is due.", ACTIVATIONS),
        Misconception("softmax", _kept(lambda Z: np.exp(Z - np.max(Z, axis=-1, keepdims=True))
                                       / np.exp(Z - np.max(Z, axis=-1, keepdims=True)).sum(axis=-1, keepdims=True)),
                      "This is softmax: every row adds up to 1. The sigmoid looks at each number alone.", ACTIVATIONS),
        Misconception("rounded", _kept(lambda Z: np.where(np.asarray(Z) >= 0, 1.0, 0.0)),
                      "This is 0 or 1. The sigmoid itself is due, uncut.", ACTIVATIONS),
        Misconception("in_place", _kept(_quiet(_sigmoid_in_place)),
                      "This changes the caller's own array. Make a new one.", ACTIVATIONS),
        Misconception("cache_first", lambda Z: ((np.asarray(Z), _logistic(Z)), _logistic(Z)),
                      "The cache comes first here. The output is due first, then the cache.", ACTIVATIONS),
        _forgot("the output and the cache.", ACTIVATIONS),
    ))


def _sigmoid_slopes(slope):
    """A pair as one function: dA times slope(Z)."""
    return lambda dA, Z: dA * slope(_floats(Z)[0])


def _dA_in_place(dA, Z):
    dA *= _logistic(Z) * (1 - _logistic(Z))
    return dA


def _A_in_the_cache(dA, A):
    A *= 1 - A
    return dA * A


SIGMOID_BACKWARD = Exercise(
    "sigmoid_backward", 1, upstreams=1,
    probes=(
        Probe("0, log 3, -log 3, log 9, -log 9 and log 4",
              lambda: (np.array([[8.0, 16.0], [-16.0, 100.0], [-50.0, 25.0]]), THIRDS.copy()),
              np.array([[2.0, 3.0], [-3.0, 9.0], [-4.5, 4.0]])),
        Probe("two rows, numbers on both sides of 0", lambda: (UP_WIDE.copy(), Z_WIDE.copy()),
              UP_WIDE / (4 * np.cosh(Z_WIDE / 2)**2)),
        Probe("one row", lambda: (UP_ROW.copy(), Z_ROW.copy()), UP_ROW / (4 * np.cosh(Z_ROW / 2)**2)),
        Probe("Z in whole numbers", lambda: (UP_WHOLE.copy(), Z_WHOLE.copy()),
              UP_WHOLE / (4 * np.cosh(Z_WHOLE / 2)**2)),
        Probe("two rows, two columns", lambda: (UP_WIDE[:, :2].copy(), Z_WIDE[:, 1:].copy()),
              UP_WIDE[:, :2] / (4 * np.cosh(Z_WIDE[:, 1:] / 2)**2)),
    ),
    misconceptions=(
        Misconception("from_the_input", _sigmoid_slopes(lambda Z: Z * (1 - Z)),
                      "Z * (1 - Z) takes the input of the sigmoid. The slope is A * (1 - A), with A its output: keep "
                      "that in the cache.", WISE),
        Misconception("sigmoid_twice", _sigmoid_slopes(lambda Z: 1 / (4 * np.cosh(_logistic(Z) / 2)**2)),
                      "The sigmoid is taken twice: A is its output already. The slope is A * (1 - A).", WISE),
        Misconception("dA_dropped", lambda dA, Z: _logistic(Z) * (1 - _logistic(Z)),
                      "This is the sigmoid's own slope. What was received, dA, is missing: multiply by it.", WISE),
        Misconception("tanh_slope", _sigmoid_slopes(lambda Z: 1 - _logistic(Z)**2),
                      "1 - A**2 is the slope of tanh, another activation. The sigmoid's is A * (1 - A).", WISE),
        Misconception("first_factor", _sigmoid_slopes(_logistic),
                      "dA is multiplied by A, the output. The slope is A * (1 - A).", WISE),
        Misconception("second_factor", _sigmoid_slopes(lambda Z: 1 - _logistic(Z)),
                      "dA is multiplied by 1 - A alone. The slope is A * (1 - A).", WISE),
        Misconception("sign", _sigmoid_slopes(lambda Z: _logistic(Z) * (_logistic(Z) - 1)),
                      "The sign is turned round: the sigmoid rises everywhere, so its slope is above 0, "
                      "A * (1 - A).", WISE),
        Misconception("slope_of_dA", lambda dA, Z: dA * (1 - dA),
                      "This is made of dA alone. The slope comes from what forward has seen, A * (1 - A), and dA is "
                      "multiplied by it.", WISE),
        Misconception("relu_slope", _sigmoid_slopes(lambda Z: Z > 0),
                      "This is the slope of ReLU, another activation. The sigmoid's is A * (1 - A).", WISE),
        Misconception("all_through", lambda dA, Z: dA * 1.0,
                      "dA comes through as it is: the sigmoid's own slope, A * (1 - A), is missing.", WISE),
        Misconception("brackets_with_dA", lambda dA, Z: dA * _logistic(Z) * 1 - _logistic(Z),
                      "Without brackets the last A is taken off from the whole product. Put 1 - A in brackets.", WISE),
        Misconception("cache_in_place", Pair(_A_in_the_cache, lambda Z: (0.0, _logistic(Z)), 1),
                      "The numbers are right, but `*=` writes the slope over the A in the cache. Write dA * A * "
                      "(1 - A), which makes a new array.", WISE),
        Misconception("dA_in_place", _dA_in_place,
                      "The numbers are right, but `dA *= ...` changes the caller's own array. Write dA * ... "
                      "instead, which makes a new one.", WISE),
        _forgot("the result.", WISE),
    ))


# -- softmax with cross-entropy

def _logits(m, K, seed):
    """(Z, labels), every class named where there are enough examples."""
    rng = np.random.default_rng(seed)
    return rng.normal(0.0, 1.5, (m, K)) + 0.5, rng.permutation(np.arange(m) % K)


def _shares(Z):
    """Softmax of every row by ratios: 1 over the sum of e^(z_j - z_k)."""
    Z = np.asarray(Z, dtype=float)
    return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)


def _true_cost(Z, labels):
    return sum(float(np.log(np.sum(np.exp(row - row[k])))) for row, k in zip(Z, labels, strict=True)) / len(labels)


def _true_dZ(Z, labels):
    shares = _shares(Z)
    return np.array([[(shares[i, k] - float(k == labels[i])) / len(labels) for k in range(shares.shape[1])]
                     for i in range(len(labels))])


def _log_shares(Z, axis=1):
    Z = _floats(Z)[0]
    Z = Z - Z.max(axis=axis, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=axis, keepdims=True))


def _cost(losses=lambda Z, labels: -_log_shares(Z)[np.arange(len(labels)), labels], total=np.mean):
    """A forward function with other losses(Z, labels), or another total of them."""
    return _kept(_quiet(lambda Z, labels: total(losses(Z, labels))))


def _unshifted(Z, labels):
    exps = np.exp(_floats(Z)[0])
    return -np.log(exps / exps.sum(axis=1, keepdims=True))[np.arange(len(labels)), labels]


def _clipped(Z, labels):
    P = np.clip(np.exp(_log_shares(Z)), 1e-15, 1 - 1e-15)
    return -np.log(P)[np.arange(len(labels)), labels]


def _rounded_to_zero(Z, labels):
    return -np.log(np.exp(_log_shares(Z))[np.arange(len(labels)), labels])


def _logits_probe(label, m, K, seed, truth, **more):
    return Probe(label, lambda: _logits(m, K, seed), truth(*_logits(m, K, seed)), **more)


SOFTMAX_FORWARD = Exercise(
    "softmax_cross_entropy_forward", 1,
    probes=(
        Probe("two examples, shares 1/4 and 9/10 for the right class",
              lambda: (np.array([[0.0, np.log(3.0)], [np.log(9.0), 0.0]]), np.array([0, 0])), 0.7458274381048903,
              use=output),
        _logits_probe("five examples, three classes", 5, 3, 537, _true_cost, use=output),
        _logits_probe("three examples, four classes", 3, 4, 538, _true_cost, use=output),
        Probe("whole numbers, all logits alike", lambda: (np.array([[2, 2, 2], [5, 5, 5]]), np.array([1, 2])),
              1.0986122886681098, use=output),
        Probe("logits of 1000, sure and wrong", lambda: (np.array([[1000.0, 0.0, 0.0], [0.0, 0.0, 1000.0]]),
                                                         np.array([1, 2])), 500.0, use=output),
    ),
    misconceptions=(
        _cache_forgotten(lambda Z, labels: _cost()(Z, labels)[0], LAST),
        Misconception("summed", _cost(total=np.sum),
                      "This is the sum of the losses. The cost is their mean: divide by m.", LAST),
        Misconception("over_m_and_K", _cost(lambda Z, labels: -_log_shares(Z)[np.arange(len(labels)), labels]
                                            / np.shape(Z)[1]),
                      "This is divided by m times K. There is one loss an example: divide by m alone.", LAST),
        Misconception("not_averaged", _cost(total=lambda losses: losses),
                      "These are the losses, one an example. The cost is their mean, one number.", LAST),
        Misconception("sign", _cost(total=lambda losses: -np.mean(losses)),
                      "The sign is turned round. The logarithm of a share is below 0, so there is a minus in front: a "
                      "cost is at least 0.", LAST),
        Misconception("batch_softmax", _cost(lambda Z, labels: -_log_shares(Z, axis=(0, 1))[np.arange(len(labels)),
                                                                                            labels]),
                      "Softmax is taken over the whole batch: all shares together add up to 1. Each row has to add up "
                      "to 1.", LAST),
        Misconception("column_softmax", _cost(lambda Z, labels: -_log_shares(Z, axis=0)[np.arange(len(labels)),
                                                                                        labels]),
                      "Softmax is taken down the columns. Each example, a row, has to add up to 1: axis 1.", LAST),
        Misconception("every_label", _cost(lambda Z, labels: -_log_shares(Z)[:, labels]),
                      "P[:, labels] picks the columns of all labels in every row. One entry a row is due: "
                      "P[np.arange(m), labels].", LAST),
        Misconception("no_labels", _cost(lambda Z, labels: -np.sum(_log_shares(Z), axis=1)),
                      "The labels are not used: all classes are added up. Only the share of the right class counts.",
                      LAST),
        Misconception("overflow", _cost(_unshifted),
                      "Right for small logits, but e to the 1000 is more than a float can hold. Leave the cost to "
                      "cross_entropy_from_logits.", LAST),
        Misconception("rounded_to_zero", _cost(_rounded_to_zero),
                      "Right for small logits, but a share of e to the -1000 is rounded to 0 before the logarithm, so "
                      "the cost is inf. Call cross_entropy_from_logits, which goes straight from Z.", LAST),
        Misconception("clipped", _cost(_clipped),
                      "The shares are clipped, so no loss is above 34.5: for logits of 1000 it should be 1000. Leave "
                      "the cost to cross_entropy_from_logits, which goes straight from Z.", LAST),
        Misconception("no_logarithm", _cost(lambda Z, labels: -np.exp(_log_shares(Z))[np.arange(len(labels)), labels]),
                      "The logarithm is missing: the loss is minus the log of the share of the right class.", LAST),
        Misconception("shares", _kept(lambda Z, labels: np.exp(_log_shares(Z))),
                      "This returns the shares P. The output of this layer is the cost, one number; P may go into the "
                      "cache.", LAST),
        _forgot("the cost and the cache.", LAST),
    ))


def _ones(Z, labels):
    return (np.arange(np.shape(Z)[1]) == np.asarray(labels)[:, None]).astype(float)


def _dZ(change):
    """A pair as one function: change(P, Y, m), with P the shares and Y one-hot."""
    return lambda Z, labels: change(np.exp(_log_shares(Z)), _ones(Z, labels), len(labels))


def _without_softmax(Z, labels):
    return (_floats(Z)[0] - _ones(Z, labels)) / len(labels)


def _label_number(Z, labels):
    return (np.exp(_log_shares(Z)) - np.asarray(labels)[:, None]) / len(labels)


def _labels_as_they_are(Z, labels):
    return (np.exp(_log_shares(Z)) - labels) / len(labels)


def _classes_seen(Z, labels):
    Y = (np.arange(max(labels) + 1) == np.asarray(labels)[:, None]).astype(float)
    return (np.exp(_log_shares(Z)) - Y) / len(labels)


def _all_columns(Z, labels):
    P = np.exp(_log_shares(Z))
    P[:, labels] -= 1
    return P / len(labels)


def _batch_shares(Z, labels):
    return (np.exp(_log_shares(Z, axis=(0, 1))) - _ones(Z, labels)) / len(labels)


def _P_in_the_cache(cache):
    P, labels = cache
    P[np.arange(len(labels)), labels] -= 1
    return P / len(labels)


SOFTMAX_BACKWARD = Exercise(
    "softmax_cross_entropy_backward", 2, upstreams=0,
    probes=(
        Probe("two examples, shares 1/4 and 9/10 for the right class",
              lambda: (np.array([[0.0, np.log(3.0)], [np.log(9.0), 0.0]]), np.array([0, 0])),
              np.array([[-0.375, 0.375], [-0.05, 0.05]])),
        _logits_probe("five examples, three classes", 5, 3, 539, _true_dZ),
        _logits_probe("three examples, four classes", 3, 4, 540, _true_dZ),
        Probe("whole numbers, one example", lambda: (np.array([[4, 4, 4, 4]]), np.array([2])),
              np.array([[0.25, 0.25, -0.75, 0.25]])),
        Probe("logits of 1000, sure and wrong, and sure and right",
              lambda: (np.array([[1000.0, 0.0, 0.0], [0.0, 0.0, 1000.0]]), np.array([1, 2])),
              np.array([[0.5, -0.5, 0.0], [0.0, 0.0, 0.0]])),
    ),
    misconceptions=(
        Misconception("not_averaged", _dZ(lambda P, Y, m: P - Y),
                      "P - Y is the slope of each example's loss. The cost is the mean of m of them: divide by m, here "
                      "and only here.", LAST),
        Misconception("over_m_and_K", _dZ(lambda P, Y, m: (P - Y) / P.size),
                      "This is divided by m times K. The cost is a mean over the m examples: divide by m.", LAST),
        Misconception("over_K", _dZ(lambda P, Y, m: (P - Y) / P.shape[1]),
                      "This is divided by the number of classes. The mean is over the examples: divide by m.", LAST),
        Misconception("sign", _dZ(lambda P, Y, m: (Y - P) / m),
                      "The sign is turned round: Y - P points downhill. A gradient points uphill, P - Y.", LAST),
        Misconception("sign_not_averaged", _dZ(lambda P, Y, m: Y - P),
                      "The sign is turned round, and the 1/m of the mean is missing: (P - Y) / m.", LAST),
        Misconception("diagonal_only", _dZ(lambda P, Y, m: -Y * (1 - P) / m),
                      "Only the column of the label has a slope here, as if softmax were element-wise with slopes "
                      "P * (1 - P): that is the diagonal of its Jacobian. Every share depends on every logit, and all "
                      "paths together leave (P - Y) / m.", LAST),
        Misconception("sigmoid_slope", _dZ(lambda P, Y, m: (P - Y) * P * (1 - P) / m),
                      "There is a factor P * (1 - P) too many. P - Y is the slope by Z already, softmax included.",
                      LAST),
        Misconception("by_the_shares", _quiet(_dZ(lambda P, Y, m: -Y / P / m)),
                      "This is the slope of the cost by the shares P. It is due by the logits Z, one step further "
                      "back: (P - Y) / m.", LAST),
        Misconception("only_the_shares", _dZ(lambda P, Y, m: P / m),
                      "The labels are not used. In the column of the label 1 is taken off: P - Y.", LAST),
        Misconception("without_softmax", _without_softmax,
                      "This takes Y off from the logits Z. It is taken off from the shares, P = softmax(Z).", LAST),
        Misconception("labels_as_they_are", _labels_as_they_are,
                      "The labels are taken off from P as they are. They are class numbers: turn them into rows with "
                      "one_hot(labels, K), where K is the number of columns of P.", LAST),
        Misconception("label_number", _label_number,
                      "The numbers of the labels are taken off from every column. They are class numbers: turn them "
                      "into rows with one_hot(labels, K), where K is the number of columns of P.", LAST),
        Misconception("classes_seen", _classes_seen,
                      "K is taken from the largest label, but the last class may be missing from the labels. K is the "
                      "number of columns of P: one_hot(labels, P.shape[1]).", LAST),
        Misconception("all_columns", _all_columns,
                      "P[:, labels] is the columns of all labels in every row. One entry a row is due: "
                      "P[np.arange(m), labels], or one-hot labels.", LAST),
        Misconception("cache_in_place",
                      Pair(_P_in_the_cache, lambda Z, labels: (0.0, (np.exp(_log_shares(Z)), labels)), 0),
                      "The numbers are right, but `-= 1` writes into the cache: a second call would take 1 off twice. "
                      "Work on P.copy(), or subtract one_hot.", LAST),
        Misconception("batch_softmax", _batch_shares,
                      "Softmax is taken over the whole batch. Each row has to add up to 1.", LAST),
        Misconception("cut", lambda Z, labels: (_ones(Z, np.argmax(Z, axis=1)) - _ones(Z, labels)) / len(labels),
                      "The surest class counts as 1 and the others as 0. The shares themselves are due, P - Y.", LAST),
        Misconception("rows_summed", _dZ(lambda P, Y, m: ((P - Y) / m).sum(axis=0)),
                      "The examples are added up. dZ has the shape of Z, (m, K): adding up is what db does, a layer "
                      "further back.", LAST),
        _forgot("the result.", LAST),
    ))


# -- two layers that are one

def _two_layers(n_in, n_hidden, n_out, seed):
    _, W1, b1 = _inputs(1, n_in, n_hidden, seed)
    _, W2, b2 = _inputs(1, n_hidden, n_out, seed + 1)
    return W1, b1, W2, b2


def _true_layer(W1, b1, W2, b2):
    """What the two layers make of 0 is the bias; what they make of each unit vector, less that, a row of weights."""
    def through(x):
        return _sums(_sums(x[None, :], W1, b1), W2, b2)[0]

    bias = through(np.zeros(len(W1)))
    return np.array([through(row) - bias for row in np.eye(len(W1))]), bias


def _collapse_probe(label, n_in, n_hidden, n_out, seed):
    return Probe(label, lambda: _two_layers(n_in, n_hidden, n_out, seed),
                 _true_layer(*_two_layers(n_in, n_hidden, n_out, seed)))


def _collapsed(W=lambda W1, W2: W1 @ W2, b=lambda W1, b1, W2, b2: b1 @ W2 + b2):
    """One layer with another W or b."""
    def collapse(W1, b1, W2, b2):
        W1, b1, W2, b2 = _floats(W1, b1, W2, b2)
        return W(W1, W2), b(W1, b1, W2, b2)

    return collapse


COLLAPSE_LINEAR = Exercise(
    "collapse_linear", 1,
    probes=(
        Probe("one input, two units, one output",
              lambda: (np.array([[2.0, 3.0]]), np.array([10.0, 20.0]), np.array([[4.0], [5.0]]), np.array([6.0])),
              (np.array([[23.0]]), np.array([146.0]))),
        _collapse_probe("three inputs, four units, two outputs", 3, 4, 2, 541),
        _collapse_probe("two inputs, three units, five outputs", 2, 3, 5, 543),
        _collapse_probe("three inputs, three units, three outputs", 3, 3, 3, 545),
        Probe("whole numbers", lambda: (np.array([[1, 2], [0, -1]]), np.array([3, 1]), np.array([[2], [-4]]),
                                        np.array([5])), (np.array([[-6.0], [4.0]]), np.array([7.0]))),
    ),
    misconceptions=(
        Misconception("first_bias_lost", _collapsed(b=lambda W1, b1, W2, b2: b2),
                      "W is right, but b1 is lost. It goes through the second layer's weights: b1 @ W2 + b2.",
                      COLLAPSE),
        Misconception("second_bias_lost", _collapsed(b=lambda W1, b1, W2, b2: b1 @ W2),
                      "W is right, but b2 is missing: b1 @ W2 + b2.", COLLAPSE),
        Misconception("biases_added", _collapsed(b=lambda W1, b1, W2, b2: b1 + b2),
                      "b1 and b2 are added as they are, which fits only where the layers are equally wide. b1 goes "
                      "through the second layer's weights first: b1 @ W2 + b2.", COLLAPSE),
        Misconception("through_the_first", _collapsed(b=lambda W1, b1, W2, b2: b1 @ W1 + b2),
                      "b1 goes through W1. The first layer has added it already: what it still goes through is W2.",
                      COLLAPSE),
        Misconception("weights_exchanged", _collapsed(W=lambda W1, W2: W2 @ W1),
                      "W2 @ W1 sends the input through the second layer first. X @ W1 @ W2: W is W1 @ W2.", COLLAPSE),
        Misconception("element_wise", _collapsed(W=lambda W1, W2: W1 * W2),
                      "The weights are multiplied entry by entry. A layer after a layer is a matrix product, W1 @ W2.",
                      COLLAPSE),
        Misconception("turned", _collapsed(W=lambda W1, W2: (W1 @ W2).T),
                      "W is turned on its side. It has the shape (n_in, n_out).", COLLAPSE),
        Misconception("bias_a_row", _collapsed(b=lambda W1, b1, W2, b2: (b1 @ W2 + b2)[None, :]),
                      "b has the shape (1, n_out). The bias of a layer is (n_out,).", COLLAPSE),
        Misconception("relu_between", _collapsed(b=lambda W1, b1, W2, b2: np.maximum(b1, 0) @ W2 + b2),
                      "b1 is cut off at 0 on its way. There is no activation between these two layers.", COLLAPSE),
        Misconception("order", lambda *layers: _collapsed()(*layers)[::-1],
                      "The two results are exchanged: return W first, then b.", COLLAPSE),
        Misconception("weights_only", lambda *layers: _collapsed()(*layers)[0],
                      "Only W comes back. Two things are due: W and b.", COLLAPSE),
        _forgot("the two results, W and b.", COLLAPSE),
    ))

QUESTIONS = (
    Question(
        "jacobian_entries", 1, "273c656ddf8107fc",
        {"04143ad17716bb73": "That would be so if every output listened to every input. Which inputs does "
                             "sigmoid(z[0]) look at?",
         "6c37045f8d5b0b29": "Go through one row: output 0 is sigmoid(z[0]). How much does it move when z[1] moves?",
         "1e0f833f89dd83ed": "Each output moves with one of the inputs. How many outputs are there?"},
        WISE),
    Question(
        "batch_twice", 1, "1ffa4a21fe5d8b03",
        {"c59e01a9ba47dd13": "The cost is a mean: with twice as many examples, how much of it is one example's loss?",
         "050636766752cf67": "Twice as many rows are added up in db. If it stays, what must have happened to each row?",
         "40f247eb9a812b95": "A copied batch has the same mean cost for any bias, so its slope by a bias is the same "
                             "too. Add up the rows once more."},
        LAST),
    Question(
        "ten_linear_layers", 1, "f3d99cae72c5d4c5",
        {"9c5aa6088573396b": "What would make a bend? Send x = 1, 2 and 3 through one affine layer: by how much does "
                             "each output grow from one to the next?",
         "20adf6f51b1f9b22": "For a square of x something would have to be multiplied by x twice. What is x multiplied "
                             "by in a layer, and what in the next?"},
        COLLAPSE, options=("a", "b", "c")),
    Question(
        "planted_gradients", 2,
        {"a": "57d61fb130b7e67d", "b doubled": "c7ac8a7926c9bdae", "b times four": "dd2b1e604dfb7b45"},
        {"4418125fbfe8326f": "dW1 differs, but it is made from what came before it. Which row, from the top, is the "
                             "first that differs?",
         "b1655a3864492a7d": "db1 differs, but it is made from what came before it. Which row, from the top, is the "
                             "first that differs?",
         "c3cb247e1eb93648": "dX differs, but it is made from what came before it. Which row, from the top, is the "
                             "first that differs?",
         "0c5d607a865dbf03": "the table calls dZ2 equal. Look for the first row that is called different.",
         "6316d94475632741": "the table calls dW2 equal. Look for the first row that is called different.",
         "18444b579d614c69": "the table calls db2 equal. Look for the first row that is called different.",
         "1e206772ef629798": "the table calls dA1 equal. Look for the first row that is called different.",
         "e3a3312249332d09": "the table calls dZ2 equal. Only two rows are called different.",
         "dae204da84ccf966": "the table calls db2 equal. Only two rows are called different.",
         "c5631d96f92216cb": "the table calls dA1 equal. Only two rows are called different.",
         "d627b3a50911367d": "the table calls dZ1 equal. Only two rows are called different.",
         "1f1ddef1c7a138f2": "the table calls dW1 equal. Only two rows are called different.",
         "7c6464573ad796b1": "the table calls dX equal. Only two rows are called different.",
         "8db33bab7c7aa83c": "the table calls dZ2 equal. Only two rows are called different.",
         "f93449c992a1fa06": "the table calls db2 equal. Only two rows are called different.",
         "af8efa9b552055a9": "the table calls dA1 equal. Only two rows are called different.",
         "a09be8a6b837ffd6": "the table calls dZ1 equal. Only two rows are called different.",
         "39b49a995951e438": "the table calls dW1 equal. Only two rows are called different.",
         "ea6ddeaa1152307a": "the table calls dX equal. Only two rows are called different.",
         "86bec8139921fc11": "db1 is wrong, but look at its two numbers: how many times is the exact one as large as "
                             "the approximate?",
         "bc8cef9e69b3b3e3": "dW2 is wrong, but look at its two numbers: how many times is the exact one as large as "
                             "the approximate?"},
        HUNT, options=("dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1", "dX")),
)

CHECKED = (AFFINE_FORWARD, AFFINE_BACKWARD, RELU_FORWARD, RELU_BACKWARD, SIGMOID_FORWARD, SIGMOID_BACKWARD,
           SOFTMAX_FORWARD, SOFTMAX_BACKWARD, COLLAPSE_LINEAR, *QUESTIONS)
