"""03/2: the loss of one example, the cost of all, and its gradient with loops and without.

Expected values use the margin s = (2 y - 1) z, which is large where the unit is sure and right: the loss is
log(1 + e^-s), and its slope in z is -(2 y - 1) (1 - tanh(s / 2)) / 2. Neither form stands in the notebook.
"""
import numpy as np

from ..exercise import Exercise, Misconception, NoLoop, Probe, Question

LIKELY, LOSS, COST = "03/2 How likely is what happened", "03/2 The loss of one example", "03/2 The cost of all examples"
SURE, SLOPE, LOOPS, NONE = ("03/2 Sure and wrong", "03/2 The slope of the loss", "03/2 Two loops",
                            "03/2 From two loops to none")


def _sigmoid(z):
    """1 / (1 + e^-z), as accurate below 0 as above."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def _floats(*arrays):
    return [np.asarray(a, dtype=float) for a in arrays]


# -- the loss of one example

def _guesses():
    """Probabilities of a yes, and labels that fit some of them."""
    rng = np.random.default_rng(321)
    return rng.uniform(0.02, 0.98, 7), np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0])


def _terms(p, y, log=np.log):
    return -(y * log(p) + (1 - y) * log(1 - p))


def _clipped(p, smallest=1e-15):
    return np.clip(np.asarray(p, dtype=float), smallest, 1 - smallest)


def _quiet(function):
    """`function` without NumPy's warnings: a misconception should not write any."""
    def silent(*arguments, **keywords):
        with np.errstate(all="ignore"):
            return function(*arguments, **keywords)

    return silent


def _loss_of_a_wide_clip(width):
    return lambda p, y: _terms(_clipped(p, width), *_floats(y))


def _loss_in_place(p, y):
    p = np.asarray(p, dtype=float)
    np.clip(p, 1e-15, 1 - 1e-15, out=p)
    return _terms(p, *_floats(y))


def _loss_shifted_in_place(p, y):
    p = np.asarray(p, dtype=float)
    p += 1e-15
    return _terms(p, *_floats(y))


LOGISTIC_LOSS = Exercise(
    "logistic_loss", 2,
    probes=(
        Probe("p = 0.5, 0.25 and 0.8 for labels 1, 1 and 0",
              lambda: (np.array([0.5, 0.25, 0.8]), np.array([1.0, 1.0, 0.0])),
              np.array([0.6931471805599453, 1.3862943611198906, 1.6094379124341003])),
        Probe("seven examples, some guessed well", _guesses, -np.log(np.abs(1 - _guesses()[1] - _guesses()[0]))),
        Probe("sure and right: p = 0 and 1 for labels 0 and 1", lambda: (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
              np.array([0.0, 0.0])),
        Probe("sure and wrong: p = 0 and 1 for labels 1 and 0", lambda: (np.array([0.0, 1.0]), np.array([1.0, 0.0])),
              np.array([34.5387764, 34.5387764]), rtol=1e-4),
        Probe("very small p for labels 1, close to the clip", lambda: (np.array([4e-15, 1e-14, 1e-30]), np.ones(3)),
              np.array([33.1524820, 32.2361913, 34.5387764]), rtol=1e-4),
        Probe("p very near 1 for labels 0", lambda: (1 - 2.0**-np.array([40.0, 44.0, 47.0]), np.zeros(3)),
              np.log(2.0) * np.array([40.0, 44.0, 47.0]), rtol=1e-4),
        Probe("labels and probabilities as whole numbers", lambda: (np.array([0, 1, 1, 0]), np.array([0, 1, 0, 1])),
              np.array([0.0, 0.0, 34.5387764, 34.5387764]), rtol=1e-4),
    ),
    misconceptions=(
        Misconception("log_of_zero", _quiet(lambda p, y: _terms(*_floats(p, y))),
                      "Where p is 0 or 1 this takes log(0), which is -inf, and 0 * inf is nan. Clip p first, and keep "
                      "the result: p = np.clip(p, ...).", LOSS),
        Misconception("log_of_zero_chosen",
                      _quiet(lambda p, y: np.where(np.equal(y, 1), -np.log(p), -np.log(1 - np.asarray(p)))),
                      "Sure and wrong gives an infinite loss here: log(0) is -inf. Clip p before the logarithm, and "
                      "keep the result: p = np.clip(p, ...).", LOSS),
        Misconception("sign", lambda p, y: -_terms(_clipped(p), *_floats(y)),
                      "The logarithm of a number below 1 is negative. A loss is at least 0: put a minus in front.",
                      LOSS),
        Misconception("minus_on_the_first", lambda p, y: -y * np.log(_clipped(p)) + (1 - y) * np.log(1 - _clipped(p)),
                      "The minus reaches only the first term. Put brackets around both: -( ... + ... ).", LOSS),
        Misconception("mean", lambda p, y: np.mean(_terms(_clipped(p), *_floats(y))),
                      "This is the mean over the examples, which belongs to the cost. The loss is one number for each "
                      "example: shape (m,).", COST),
        Misconception("sum", lambda p, y: np.sum(_terms(_clipped(p), *_floats(y))),
                      "This adds the examples up. The loss is one number for each example: shape (m,).", COST),
        Misconception("only_yes", lambda p, y: -np.asarray(y, dtype=float) * np.log(_clipped(p)),
                      "Examples with the label 0 have no loss here. They need the second term, (1 - y) log(1 - p).",
                      LOSS),
        Misconception("clipped_below_only", _quiet(lambda p, y: _terms(np.maximum(_floats(p)[0], 1e-15), *_floats(y))),
                      "p is kept away from 0, but not from 1, and then 1 - p is 0. Clip both ends.", LOSS),
        Misconception("clipped_above_only",
                      _quiet(lambda p, y: _terms(np.minimum(_floats(p)[0], 1 - 1e-15), *_floats(y))),
                      "p is kept away from 1, but not from 0. Clip both ends.", LOSS),
        Misconception("added", lambda p, y: -(_floats(y)[0] * np.log(_floats(p)[0] + 1e-15)
                                              + (1 - _floats(y)[0]) * np.log(1 - _floats(p)[0] + 1e-15)),
                      "Adding 1e-15 inside the logarithm keeps it finite, but changes every loss: near 0 and 1 it "
                      "shows. Clip instead, which leaves all other p as they are.", LOSS),
        Misconception("added_1e-7", lambda p, y: -(_floats(y)[0] * np.log(_floats(p)[0] + 1e-7)
                                                   + (1 - _floats(y)[0]) * np.log(1 - _floats(p)[0] + 1e-7)),
                      "This adds 1e-7 inside the logarithm, as some books do. It changes every loss, and a loss can "
                      "never be above 16.2. Clip p to 1e-15 and 1 - 1e-15 instead.", LOSS),
        *(Misconception(f"clip_{width:g}", _loss_of_a_wide_clip(width),
                        f"The clip is at {width:g}: wider than the one asked for, 1e-15.", LOSS)
          for width in (1e-7, 1e-8, 1e-10, 1e-12)),
        Misconception("log2", lambda p, y: _terms(_clipped(p), *_floats(y), log=np.log2),
                      "This is the logarithm to base 2, a loss in bits. Use the natural logarithm, np.log.", LOSS),
        Misconception("log10", lambda p, y: _terms(_clipped(p), *_floats(y), log=np.log10),
                      "This is the logarithm to base 10. Use the natural logarithm, np.log.", LOSS),
        Misconception("swapped", lambda p, y: _terms(_clipped(p), 1 - np.asarray(y, dtype=float)),
                      "The two labels are exchanged: where y is 1, the probability of what happened is p, not 1 - p.",
                      LIKELY),
        Misconception("arguments_swapped", lambda p, y: _terms(_clipped(y), *_floats(p)),
                      "p and y are exchanged: the logarithm is taken of the label. It is due for the probability.",
                      LOSS),
        Misconception("squared", lambda p, y: (_floats(p)[0] - y) ** 2,
                      "This is the squared error. The loss here is minus the logarithm of the probability of what "
                      "happened.", LOSS),
        Misconception("clipped_in_place", _loss_in_place,
                      "This clips the caller's own array. Give the clipped numbers a place of their own: "
                      "p = np.clip(p, ...), without out=.", LOSS),
        Misconception("shifted_in_place", _quiet(_loss_shifted_in_place),
                      "`p += ...` changes the caller's own array, and where p was 1 it makes 1 - p negative. "
                      "Clip into a new array instead: p = np.clip(p, ...).", LOSS),
        Misconception("forgot_return", lambda p, y: None,
                      "The function gives nothing back. Put `return` in front of the result.", LOSS),
    ))


# -- the cost of all examples

def _examples(m, n, seed):
    """X, y, w, b with loud weights and a bias that is not 0."""
    rng = np.random.default_rng(seed)
    y = (np.arange(m) % 3 != 1).astype(float)
    return rng.normal(size=(m, n)) + 0.5, y, rng.uniform(0.5, 1.5, n) * np.where(np.arange(n) % 2, -1, 1), 0.7


def _whole():
    return np.array([[1, -2], [0, 3], [2, 1], [-1, 1]]), np.array([1, 0, 0, 1]), np.array([2, -1]), 1


def _sure(z, right):
    """Four examples whose z is +z or -z; all right, or all wrong."""
    X = np.array([[z, 0.0], [-z, 0.0], [0.0, z], [0.0, -z]])
    return X, np.array([1.0, 0.0, 1.0, 0.0] if right else [0.0, 1.0, 0.0, 1.0]), np.array([1.0, 1.0]), 0.0


def _margins(X, y, w, b):
    z = np.array([sum(float(x) * float(v) for x, v in zip(row, w, strict=True)) + float(b) for row in X])
    return (2.0 * np.asarray(y) - 1.0) * z


def _true_cost(X, y, w, b, l2=0.0):
    s = _margins(X, y, w, b)
    losses = np.maximum(-s, 0) + np.log1p(np.exp(-np.abs(s)))
    return float(losses.sum() / len(losses) + l2 * sum(float(v) ** 2 for v in w) / (2 * len(losses)))


def _cost(penalty=lambda w, b, l2, m: l2 / (2 * m) * np.sum(w**2), losses=None, total=np.mean, bias=1.0):
    """A cost with another penalty(w, b, l2, m), other losses(z, y), another total of them, or without the bias."""
    losses = losses or (lambda z, y: np.logaddexp(0, z) - y * z)

    def cost(X, y, w, b, l2=0.0):
        X, y, w = _floats(X, y, w)
        with np.errstate(all="ignore"):
            return total(losses(X @ w + bias * b, y)) + penalty(w, b, l2, len(y))

    return cost


def _over_features(X, y, w, b, l2=0.0):
    X, y, w = _floats(X, y, w)
    z = X @ w + b
    return (np.sum(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)) / X.shape[1]


def _divided_twice(X, y, w, b, l2=0.0):
    X, y, w = _floats(X, y, w)
    z = X @ w + b
    return (np.sum(np.logaddexp(0, z) - y * z) + l2 / (2 * len(y)) * np.sum(w**2)) / len(y)


def _cost_of_columns(X, y, w, b, l2=0.0):
    X, y, w = _floats(X, y, w)
    z = X @ w[:, None] + b
    return np.mean(np.logaddexp(0, z) - y * z) + l2 / (2 * len(y)) * np.sum(w**2)


LOGISTIC_COST = Exercise(
    "logistic_cost", 2,
    probes=(
        Probe("one example with z = 0, l2 = 2",
              lambda: (np.zeros((1, 2)), np.array([1.0]), np.array([3.0, 4.0]), 0.0, 2.0),
              25.693147180559945),
        Probe("five examples, three features, l2 left out", lambda: _examples(5, 3, 322),
              _true_cost(*_examples(5, 3, 322))),
        Probe("seven examples, two features, l2 = 3", lambda: (*_examples(7, 2, 323), 3.0),
              _true_cost(*_examples(7, 2, 323), 3.0)),
        Probe("six examples, four features, l2 = 1.5 given by name", lambda: _examples(6, 4, 324),
              _true_cost(*_examples(6, 4, 324), 1.5), keywords={"l2": 1.5}),
        Probe("four examples in whole numbers, l2 = 2", lambda: (*_whole(), 2), _true_cost(*_whole(), 2)),
        Probe("sure and right: z = 800 and -800", lambda: _sure(800.0, True), 0.0),
        Probe("sure and wrong: z = 800 and -800", lambda: _sure(800.0, False), 800.0),
        Probe("sure and wrong: z = 10000 and -10000, l2 = 1", lambda: (*_sure(1e4, False), 1.0), 10000.25),
        Probe("sure and wrong: z = 40 and -40", lambda: _sure(40.0, False), 40.0),
    ),
    misconceptions=(
        Misconception("clipped", _cost(losses=lambda z, y: _terms(_clipped(_sigmoid(z)), y)),
                      "With a clipped p no loss is above 34.6, however wrong the unit is: at z = 800 it should be 800. "
                      "Take the loss straight from z: np.logaddexp(0, z) - y * z.", SURE),
        Misconception("log_of_zero", _cost(losses=lambda z, y: _terms(_sigmoid(z), y)),
                      "A very sure unit gives p = 0 or 1 here, and log(0) spoils the cost: nan or inf. "
                      "Take the loss straight from z.", SURE),
        Misconception("overflow", _cost(losses=lambda z, y: np.log(1 + np.exp(z)) - y * z),
                      "e to the 800 is more than a float can hold: this gives inf or nan there. np.logaddexp(0, z) is "
                      "the same log(1 + e^z) without that.", SURE),
        Misconception("sign", _cost(losses=lambda z, y: y * z - np.logaddexp(0, z)),
                      "The data part has the wrong sign: it is largest where the unit is right. The loss is "
                      "np.logaddexp(0, z) - y * z.", SURE),
        Misconception("label_sign", _cost(losses=lambda z, y: np.logaddexp(0, z) + y * z),
                      "y * z is added: a yes that the unit expects then costs most. It is taken off.", SURE),
        Misconception("bias_penalised", _cost(lambda w, b, l2, m: l2 / (2 * m) * (np.sum(w**2) + b**2)),
                      "The penalty includes the bias. It is for the weights alone.", COST),
        Misconception("no_half", _cost(lambda w, b, l2, m: l2 / m * np.sum(w**2)),
                      "The penalty is twice what it should be: l2 is divided by 2 m, not by m.", COST),
        Misconception("penalty_without_m", _cost(lambda w, b, l2, m: l2 / 2 * np.sum(w**2)),
                      "The penalty is divided by 2 alone. It shares the 1/m of the data: l2 / (2 m).", COST),
        Misconception("plain_penalty", _cost(lambda w, b, l2, m: l2 * np.sum(w**2)),
                      "The penalty is not divided at all. It is l2 / (2 m) times the sum of squares.", COST),
        Misconception("divided_twice", _divided_twice,
                      "The penalty is divided by m twice: once in l2 / (2 m), once more together with the losses. "
                      "Add it after the mean is taken.", COST),
        Misconception("precedence", _cost(lambda w, b, l2, m: l2 / 2 * m * np.sum(w**2)),
                      "Python reads l2 / 2 * m as (l2 / 2) * m. Put the 2 m in brackets.", COST),
        Misconception("no_penalty", _cost(lambda w, b, l2, m: 0.0),
                      "l2 is not used. Add the penalty, l2 / (2 m) times the sum of the squared weights.", COST),
        Misconception("norm", _cost(lambda w, b, l2, m: l2 / (2 * m) * np.linalg.norm(w)),
                      "This penalty is the length of w, the root of the sum of squares. The sum of squares itself is "
                      "due.", COST),
        Misconception("absolute", _cost(lambda w, b, l2, m: l2 / (2 * m) * np.sum(np.abs(w))),
                      "This penalty adds absolute values. It is the sum of the squared weights.", COST),
        Misconception("squared_sum", _cost(lambda w, b, l2, m: l2 / (2 * m) * np.sum(w) ** 2),
                      "This squares the sum of the weights. Square each weight, then add.", COST),
        Misconception("mean_of_squares", _cost(lambda w, b, l2, m: l2 / (2 * m) * np.mean(w**2)),
                      "This penalty takes the mean of the squared weights. It is their sum.", COST),
        Misconception("penalty_off", _cost(lambda w, b, l2, m: -l2 / (2 * m) * np.sum(w**2)),
                      "The penalty is taken off. It is added: large weights make the cost larger.", COST),
        Misconception("total", _cost(lambda w, b, l2, m: l2 / (2 * m) * np.sum(w**2), total=np.sum),
                      "The losses are added up. The cost is their mean over the examples.", COST),
        Misconception("total_both", _cost(lambda w, b, l2, m: l2 / 2 * np.sum(w**2), total=np.sum),
                      "Nothing is divided by m. The cost is a mean over the examples, and the penalty shares the 1/m.",
                      COST),
        Misconception("over_features", _over_features,
                      "This divides by the number of features, not by the number of examples. m is len(y).", COST),
        Misconception("penalty_over_features", _cost(lambda w, b, l2, m: l2 / (2 * len(w)) * np.sum(w**2)),
                      "The penalty is divided by the number of features. m is the number of examples, len(y).", COST),
        Misconception("half_mean", _cost(total=lambda losses: np.mean(losses) / 2),
                      "The mean of the losses is halved, as is done for squares. Here there is no 1/2 in front of the "
                      "data.", COST),
        Misconception("no_mean", _cost(total=lambda losses: losses),
                      "One number for each example comes out. The cost is one number for all: take the mean.", COST),
        Misconception("no_bias", _cost(bias=0.0), "The bias is missing: z is X @ w + b.", SURE),
        Misconception("base_2", _cost(losses=lambda z, y: (np.logaddexp(0, z) - y * z) / np.log(2)),
                      "The losses are in base 2. Use natural logarithms.", LOSS),
        Misconception("squared", _cost(losses=lambda z, y: (_sigmoid(z) - y) ** 2),
                      "This is the mean squared error of the probabilities. The loss here is minus the logarithm of "
                      "the probability of what happened.", COST),
        Misconception("columns", _cost_of_columns,
                      "Every y meets every z here: either z has shape (m, 1), and with y of shape (m,) NumPy makes an "
                      "(m, m) table, or the means of y and of z are multiplied. Keep z as (m,), and take the mean of "
                      "y * z.", COST),
        Misconception("forgot_return", lambda X, y, w, b, l2=0.0: None,
                      "The function gives nothing back. Put `return` in front of the cost.", COST),
    ))


# -- its gradient

def _true_gradient(X, y, w, b, l2=0.0):
    sides = 2.0 * np.asarray(y) - 1.0
    slopes = -sides * (1.0 - np.tanh(_margins(X, y, w, b) / 2)) / 2
    dw = [sum(float(row[j]) * slope for row, slope in zip(X, slopes, strict=True)) for j in range(len(w))]
    return (np.array(dw) + l2 * np.asarray(w, dtype=float)) / len(slopes), float(slopes.sum() / len(slopes))


def _probe(label, make, *l2, **keywords):
    return Probe(label, lambda: (*make(), *l2), _true_gradient(*make(), *l2, **keywords), keywords=keywords)


def _square():
    return _examples(3, 3, 327)


def _gradient(penalty=lambda w, l2, m: l2 * w / m, errors=lambda p, y, z: p - y, dw=None, db=np.mean, bias=1.0):
    """A gradient with another penalty(w, l2, m), other errors(p, y, z), another dw(X, errors, m) or db(errors)."""
    dw = dw or (lambda X, e, m: X.T @ e / m)

    def gradient(X, y, w, b, l2=0.0):
        X, y, w = _floats(X, y, w)
        z = X @ w + bias * b
        e = errors(_sigmoid(z), y, z)
        return dw(X, e, len(y)) + penalty(w, l2, len(y)), db(e)

    return gradient


def _swapped_pair(X, y, w, b, l2=0.0):
    return _true_gradient(X, y, w, b, l2)[::-1]


def _of_columns(X, y, w, b, l2=0.0):
    X, y, w = _floats(X, y, w)
    e = _sigmoid(X @ w[:, None] + b) - y
    return X.T @ e / len(y) + l2 / len(y) * w[:, None], np.mean(e)


def _bias_penalised(X, y, w, b, l2=0.0):
    dw, db = _true_gradient(X, y, w, b, l2)
    return dw, db + l2 * b / len(y)


def _over_features_gradient(X, y, w, b, l2=0.0):
    dw, db = _true_gradient(X, y, w, b, l2)
    return dw * len(y) / len(w), db * len(y) / len(w)


def _step_taken(X, y, w, b, l2=0.0):
    dw, db = _true_gradient(X, y, w, b, l2)
    return np.asarray(w) - dw, b - db


def _weights_moved(X, y, w, b, l2=0.0):
    dw, db = _true_gradient(X, y, w, b, l2)
    w -= dw.astype(w.dtype)
    return dw, db


def _without_l2(function):
    return lambda X, y, w, b: function(X, y, w, b)


def _looped(every=None, start=lambda w: np.zeros(len(w))):
    """A loop over the examples with one mistake: how an error and a row enter dw and db, or what dw starts as."""
    every = every or (lambda dw, db, e, x, m: (dw + e * x / m, db + e / m))

    def gradient(X, y, w, b):
        dw, db = start(w), 0.0
        for x, label in zip(X, y, strict=True):
            dw[:], db = every(dw, db, float(_sigmoid(x @ w + b)) - label, x, len(y))
        return dw, db

    return gradient


def _returns_inside(X, y, w, b):
    e = float(_sigmoid(X[0] @ w + b)) - y[0]
    return e * X[0] / len(y), e / len(y)


def _moves_while_measuring(X, y, w, b):
    w, dw, db = np.array(w, dtype=float), np.zeros(len(w)), 0.0
    for x, label in zip(X, y, strict=True):
        e = float(_sigmoid(x @ w + b)) - label
        w, b = w - e * x / len(y), b - e / len(y)
        dw, db = dw + e * x / len(y), db + e / len(y)
    return dw, db


SHARED = {
    "sign": (_gradient(lambda w, l2, m: l2 * w / m, errors=lambda p, y, z: y - p),
             "The errors have the wrong sign: y - p points downhill. A gradient points uphill, p - y.", SLOPE),
    "sigmoid_slope": (_gradient(errors=lambda p, y, z: (p - y) * p * (1 - p)),
                      "There is a factor p * (1 - p) too many, the slope of the sigmoid. For this loss it cancels: "
                      "what is left is p - y. (With squared errors it would stay.)", SLOPE),
    "no_sigmoid": (_gradient(errors=lambda p, y, z: z - y),
                   "The errors are z - y: the sigmoid is missing. They are p - y, with p the probability.", SLOPE),
    "cut_at_half": (_gradient(errors=lambda p, y, z: (p >= 0.5) - y),
                    "The errors use 0 or 1, the cut at one half. They are p - y with the probability p itself.", SLOPE),
    "twice": (_gradient(dw=lambda X, e, m: 2 * X.T @ e / m, db=lambda e: 2 * np.mean(e)),
              "There is a factor of 2 too many, as if the loss were a square.", SLOPE),
    "no_bias": (_gradient(bias=0.0), "The bias is missing in z: it is the sum of x times w, plus b.", SLOPE),
    "no_features": (_gradient(dw=lambda X, e, m: np.full(X.shape[1], np.mean(e))),
                    "Every entry of dw is the same: the error is not multiplied by the feature X[i, j].", SLOPE),
    "not_divided": (_gradient(dw=lambda X, e, m: X.T @ e, db=np.sum),
                    "These are sums over the examples. The cost is a mean: divide by m.", SLOPE),
    "db_summed": (_gradient(db=np.sum), "dw is right, but db is a sum over the examples. Divide it by m too.", SLOPE),
    "dw_summed": (_gradient(dw=lambda X, e, m: X.T @ e),
                  "db is right, but dw is a sum over the examples. Divide it by m too.", SLOPE),
    "dw_over_features": (_gradient(lambda w, l2, m: l2 * w / len(w), dw=lambda X, e, m: X.T @ e / X.shape[1]),
                         "dw is divided by the number of features. m is the number of examples, len(y).", SLOPE),
    "over_features": (_over_features_gradient,
                      "Both are divided by the number of features. m is the number of examples, len(y).", SLOPE),
    "exchanged": (_swapped_pair, "The two results are exchanged: return dw first, then db.", SLOPE),
    "step_taken": (_step_taken, "This returns w and b after a step downhill. Return the gradient itself, (dw, db).",
                   SLOPE),
    "weights_moved": (_weights_moved, "The gradient is right, but the weights w were changed on the way. "
                                      "Only measure here; to move them is the work of descent.", SLOPE),
    "forgot_return": (lambda X, y, w, b, l2=0.0: None, "The function gives nothing back: return dw, db.", SLOPE),
}


LOGISTIC_GRADIENT_LOOP = Exercise(
    "logistic_gradient_loop", 2,
    probes=(
        _probe("five examples, three features", lambda: _examples(5, 3, 325)),
        _probe("seven examples, two features", lambda: _examples(7, 2, 326)),
        _probe("four examples in whole numbers", _whole),
        Probe("one example, z = 0", lambda: (np.array([[2.0, 4.0]]), np.array([1.0]), np.zeros(2), 0.0),
              (np.array([-1.0, -2.0]), -0.5)),
        Probe("sure and wrong: z = 800 and -800", lambda: _sure(800.0, False), (np.array([400.0, 400.0]), 0.0)),
    ),
    misconceptions=(
        *(Misconception(name, _without_l2(function), sentence, see if see != SLOPE else LOOPS)
          for name, (function, sentence, see) in SHARED.items()),
        Misconception("last_example", _looped(lambda dw, db, e, x, m: (e * x / m, e / m)),
                      "Each example overwrites what the ones before it left: only the last counts. Add with +=.",
                      LOOPS),
        Misconception("dw_last_example", _looped(lambda dw, db, e, x, m: (e * x / m, db + e / m)),
                      "Each example overwrites the entries of dw: only the last counts. Add with +=.", LOOPS),
        Misconception("db_last_example", _looped(lambda dw, db, e, x, m: (dw + e * x / m, e / m)),
                      "Each example overwrites db: only the last counts. Add with +=.", LOOPS),
        Misconception("return_inside", _returns_inside,
                      "`return` stands inside the loop, so the function ends after its first example. Move it to the "
                      "left, level with `for i`.", LOOPS),
        Misconception("divided_every_turn", _looped(lambda dw, db, e, x, m: ((dw + e * x) / m, (db + e) / m)),
                      "dw and db are divided by m at every turn, so what came first is divided many times. Divide each "
                      "share by m, or the sums once, after the loop.", LOOPS),
        Misconception("dw_divided_every_turn", _looped(lambda dw, db, e, x, m: ((dw + e * x) / m, db + e / m)),
                      "db is right, but dw is divided by m at every turn, so what came first is divided many times. "
                      "Divide each share by m.", LOOPS),
        Misconception("db_every_feature", _looped(lambda dw, db, e, x, m: (dw + e * x / m, db + len(x) * e / m)),
                      "db grows once for every feature. It belongs in the outer loop, once for every example.", LOOPS),
        Misconception("moves_while_measuring", _moves_while_measuring,
                      "w and b move while the gradient is being measured, so later examples see other weights. "
                      "Leave them alone until all examples are through.", LOOPS),
        Misconception("whole_numbers", _looped(start=lambda w: np.zeros_like(w)),
                      "np.zeros_like(w) takes over the type of w: in an array of whole numbers every share is cut off "
                      "after the point. Use np.zeros(n).", LOOPS),
    ))


def _no_transpose(X, y, w, b, l2=0.0):
    X, y, w = _floats(X, y, w)
    e = _sigmoid(X @ w + b) - y
    return X @ e / len(y) + l2 * w / len(y), np.mean(e)


LOGISTIC_GRADIENT = Exercise(
    "logistic_gradient", 4,
    probes=(
        _probe("five examples, three features, l2 left out", lambda: _examples(5, 3, 325)),
        _probe("seven examples, two features, l2 = 3", lambda: _examples(7, 2, 326), 3.0),
        _probe("six examples, four features, l2 = 1.5 given by name", lambda: _examples(6, 4, 328), l2=1.5),
        _probe("three examples, three features, l2 = 1", _square, 1.0),
        _probe("four examples in whole numbers, l2 = 2", _whole, 2),
        Probe("one example, z = 0, l2 = 2",
              lambda: (np.array([[2.0, 4.0]]), np.array([1.0]), np.array([2.0, -1.0]), 0.0, 2.0),
              (np.array([3.0, -4.0]), -0.5)),
        Probe("sure and wrong: z = 800 and -800, l2 = 1", lambda: (*_sure(800.0, False), 1.0),
              (np.array([400.25, 400.25]), 0.0)),
    ),
    misconceptions=(
        *(Misconception(name, function, sentence, see) for name, (function, sentence, see) in SHARED.items()),
        Misconception("bias_penalised", _bias_penalised,
                      "db has a penalty in it. The bias is not penalised: db is the mean of p - y.", COST),
        Misconception("penalty_halved", _gradient(lambda w, l2, m: l2 * w / (2 * m)),
                      "The penalty's share is half of what it should be. The square's derivative brings a factor of 2, "
                      "which takes the 1/2 away: l2 * w / m.", NONE),
        Misconception("penalty_doubled", _gradient(lambda w, l2, m: 2 * l2 * w / m),
                      "The penalty's share is twice what it should be: the 2 of the square takes the 1/2 of l2 / (2 m) "
                      "away. What is left is l2 * w / m.", NONE),
        Misconception("penalty_itself", _gradient(lambda w, l2, m: l2 * np.sum(w**2) / (2 * m)),
                      "The penalty itself is added. Add its derivative: l2 * w / m, one entry a weight.", NONE),
        Misconception("penalty_squared", _gradient(lambda w, l2, m: l2 * w**2 / (2 * m)),
                      "The squared weights are added. Add the derivative of the squares: l2 * w / m.", NONE),
        Misconception("penalty_without_m", _gradient(lambda w, l2, m: l2 * w),
                      "The penalty's share lacks its 1/m: l2 * w / m.", NONE),
        Misconception("nothing_divided", _gradient(lambda w, l2, m: l2 * w, dw=lambda X, e, m: X.T @ e, db=np.sum),
                      "Nothing is divided by m. The cost is a mean, and the penalty shares its 1/m.", NONE),
        Misconception("penalty_twice_over_m", _gradient(lambda w, l2, m: l2 * w / m**2),
                      "The penalty's share is divided by m twice. Once is due: l2 * w / m.", NONE),
        Misconception("penalty_one_for_l2", _gradient(lambda w, l2, m: w / m if l2 else 0.0 * w),
                      "The strength l2 is missing in the penalty's share: l2 * w / m.", NONE),
        Misconception("penalty_off", _gradient(lambda w, l2, m: -l2 * w / m),
                      "The penalty's share is taken off. It is added: larger weights cost more.", NONE),
        Misconception("no_penalty", _gradient(lambda w, l2, m: 0.0),
                      "l2 is not used. The penalty adds l2 * w / m to dw.", NONE),
        Misconception("no_transpose", _no_transpose,
                      "X @ errors pairs the errors with the features of a row, which fits only where m = n. "
                      "Each entry of dw pairs them with a column of X: X.T @ errors.", NONE),
        Misconception("dw_summed_up", _gradient(dw=lambda X, e, m: np.sum(X.T @ e / m)),
                      "The entries of dw are added up on the way. X.T @ errors has added over the examples already.",
                      NONE),
        Misconception("a_table", _gradient(dw=lambda X, e, m: (e[:, None] * X) / m),
                      "dw is still a table, one row an example. Add its rows: sum over axis 0, or X.T @ errors.", NONE),
        Misconception("db_an_array", _gradient(db=lambda e: e),
                      "db is an array, one entry an example. It is their mean, one number.", NONE),
        Misconception("db_divided_array", _gradient(db=lambda e: e / len(e)),
                      "db is divided by m but not added up: one entry an example is left. It is one number.", NONE),
        Misconception("columns", _of_columns,
                      "p has shape (m, 1) here, and with y of shape (m,) the difference is an (m, m) table. "
                      "Print both shapes, and keep p as (m,).", NONE),
    ),
    no_loop=NoLoop(
        arguments=lambda m: (*_examples(m, 3, 329), 1.5),
        sentence="The numbers are right, but Python goes through the examples one at a time: the more there are, the "
                 "more steps it takes. Let X.T @ errors do that.",
        see=NONE))

QUESTIONS = (
    Question(
        "product_of_many", 1, "2307265ca3c7f7c0",
        {"d76bd225c3430a05": "Each factor takes the product about 0.65 times further down. A float ends near "
                             "5e-324: how many factors does it take to get below that?",
         "35c73aee1a91fadd": "Multiplying two numbers between 0 and 1 is never an error, and nan needs something "
                             "like 0 * inf."},
        LIKELY, options=("a", "b", "c")),
    Question(
        "far_wrong", 1, "bb7eae7fc666cc5b",
        {"5328062bc3104774": "That is how the probability behaves: it comes to rest at 0. What does its logarithm "
                             "do meanwhile? Drag along z in the figure below.",
         "ec075ec3bfc60041": "That would be a curve like a square. In the figure below, drag along z and look at "
                             "the left half of the lower curve: does it bend?"},
        LOSS, options=("a", "b", "c")),
    Question(
        "copied_data", 1, "dd4a5512a57c0144",
        {"e581240bbc40d5db": "The sum of the losses doubles. What does a mean divide it by?",
         "292abcd10d209cd4": "The number m doubles, but so does the sum of the losses."},
        COST, options=("a", "b", "c")),
    Question(
        "no_loop_gain", 1, "3622c59993470485",
        {"852d58968f65385a": "Count the steps: 3000 examples times 20 features is 60,000 turns of the inner loop, "
                             "each many steps of Python.",
         "e2b2bebcba4a5f72": "A Python step takes many times longer than a multiplication in NumPy's compiled "
                             "code. Try it with your own two functions in the next cell.",
         "2424668ef8bebf76": "Not far off for 100 examples. How does each of the two grow with m? See the next "
                             "cell."},
        NONE),
)

CHECKED = (LOGISTIC_LOSS, LOGISTIC_COST, LOGISTIC_GRADIENT_LOOP, LOGISTIC_GRADIENT, *QUESTIONS)
