"""05/2: the two first links of one neuron's chain, and the neuron forwards and backwards.

Expected values go by another way than the notebook: the derivative of the loss by p as one over the probability of what
happened, the slope of the sigmoid as 1/4 - (p - 1/2)^2, cost and delta from the margin s = (2 y - 1) z.
"""
import numpy as np

from ..exercise import Exercise, Misconception, Probe, Question
from ..pairs import Pair, output

FOLLOW, LINKS, FACTORS = "05/2 Follow what moves", "05/2 Each link's own derivative", "05/2 The three factors"
CLEAN, DELTA, SLOW = "05/2 Why p - y is so clean", "05/2 What delta is", "05/2 Sure and wrong, and slow"
FORWARDS, BACKWARDS, HUNT = ("05/2 Forwards, all examples", "05/2 Backwards, all examples",
                             "05/2 Find the mistake")


def _floats(*arrays):
    return [np.asarray(a, dtype=float) for a in arrays]


def _quiet(function):
    """`function` without NumPy's warnings: a misconception should not write any."""
    def silent(*arguments):
        with np.errstate(all="ignore"):
            return function(*arguments)

    return silent


def _sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


# -- the own derivatives of the first two links

def _guesses():
    """Probabilities of a yes, and labels that fit some of them."""
    return np.random.default_rng(521).uniform(0.05, 0.95, 7), np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0])


def _nearly_sure():
    return np.array([2.0**-30, 1 - 2.0**-30, 1 - 2.0**-30]), np.array([1.0, 0.0, 1.0])


def _whole_labels():
    return np.array([0.1, 0.6, 0.3, 0.8]), np.array([1, 1, 0, 0])


def _true_links(p, y):
    return (np.array([-1.0 / v if label else 1.0 / (1.0 - v) for v, label in zip(p, y, strict=True)]),
            0.25 - (np.asarray(p) - 0.5) ** 2)


def _links(dJ_dp=lambda p, y: (p - y) / (p * (1 - p)), dp_dz=lambda p: p * (1 - p)):
    """Local derivatives with another first or second result."""
    def pair(p, y):
        p, y = _floats(p, y)
        with np.errstate(all="ignore"):
            return dJ_dp(p, y), dp_dz(p)

    return pair


def _running_product(p, y):
    p, y = _floats(p, y)
    return (p - y) / (p * (1 - p)), p - y


def _slope_in_place(p, y):
    p, y = _floats(p, y)
    dJ_dp = (p - y) / (p * (1 - p))
    p *= 1 - p
    return dJ_dp, p


def _in_an_array_of_labels(p, y):
    first, second = np.zeros_like(y), np.zeros_like(p)
    for i in range(len(y)):
        first[i] = -1 / p[i] if y[i] else 1 / (1 - p[i])
        second[i] = p[i] * (1 - p[i])
    return first, second


LOCAL_DERIVATIVES = Exercise(
    "local_derivatives", 2,
    probes=(
        Probe("p = 0.5, 0.25 and 0.8 for labels 1, 1 and 0",
              lambda: (np.array([0.5, 0.25, 0.8]), np.array([1.0, 1.0, 0.0])),
              (np.array([-2.0, -4.0, 5.0]), np.array([0.25, 0.1875, 0.16]))),
        Probe("seven examples", _guesses, _true_links(*_guesses())),
        Probe("one example with the label 0", lambda: (np.array([0.9]), np.array([0.0])),
              (np.array([10.0]), np.array([0.09]))),
        Probe("nearly sure: p = 2**-30 and 1 - 2**-30", _nearly_sure,
              (np.array([-2.0**30, 2.0**30, -2.0**30 / (2.0**30 - 1)]), np.full(3, 2.0**-30 - 2.0**-60)), atol=1e-15),
        Probe("labels in whole numbers", _whole_labels, _true_links(*_whole_labels())),
    ),
    misconceptions=(
        Misconception("of_the_mean", _links(lambda p, y: (p - y) / (p * (1 - p)) / len(p)),
                      "dJ_dp is divided by m. These are the derivatives of each single example's loss; the mean, and "
                      "with it 1/m, comes later.", LINKS),
        Misconception("both_of_the_mean",
                      _links(lambda p, y: (p - y) / (p * (1 - p)) / len(p), lambda p: p * (1 - p) / len(p)),
                      "Both are divided by m. These are the derivatives of each single example's links; the mean, and "
                      "with it 1/m, comes later.", LINKS),
        Misconception("slope_of_p", _links(dp_dz=lambda p: _sigmoid(p) * (1 - _sigmoid(p))),
                      "The sigmoid is taken once more in dp_dz. p has come out of it already: the slope is p * (1 - p)."
                      , LINKS),
        Misconception("sign", _links(lambda p, y: -(p - y) / (p * (1 - p))),
                      "dJ_dp has the wrong sign. With the label 1 a larger p makes the loss smaller: -1/p.", LINKS),
        Misconception("error_first", _links(lambda p, y: p - y),
                      "p - y is what remains of both factors together. dJ_dp alone is -y / p + (1 - y) / (1 - p).",
                      CLEAN),
        Misconception("only_yes", _links(lambda p, y: -y / p),
                      "Examples with the label 0 get no dJ_dp. Theirs is the second term, (1 - y) / (1 - p).", LINKS),
        Misconception("yes_for_all", _links(lambda p, y: -1 / p),
                      "Every example is treated as a yes: -1/p. With the label 0 the loss is -log(1 - p), and dJ_dp "
                      "is 1 / (1 - p).", LINKS),
        Misconception("inner_sign", _links(lambda p, y: -y / p - (1 - y) / (1 - p)),
                      "With the label 0 the sign is wrong. When p grows, 1 - p falls: the derivative of log(1 - p) is "
                      "-1 / (1 - p), and the minus in front makes it positive.", LINKS),
        Misconception("first_minus_lost", _links(lambda p, y: y / p + (1 - y) / (1 - p)),
                      "With the label 1 the sign is wrong: the loss is -log(p), so dJ_dp is -1/p.", LINKS),
        Misconception("p_below_both", _links(lambda p, y: -y / p + (1 - y) / p),
                      "With the label 0 the loss is -log(1 - p): below the line stands 1 - p, not p.", LINKS),
        Misconception("brackets_above", _links(lambda p, y: -y / p + 1 - y / (1 - p)),
                      "Python reads 1 - y / (1 - p) as 1 - (y / (1 - p)). Put brackets around 1 - y as well.", LINKS),
        Misconception("brackets", _links(lambda p, y: -y / p + (1 - y) / 1 - p),
                      "Python reads (1 - y) / 1 - p as ((1 - y) / 1) - p. Put brackets around 1 - p.", LINKS),
        Misconception("logs", _links(lambda p, y: -(y * np.log(p) + (1 - y) * np.log(1 - p))),
                      "The first result is the loss itself. Its derivative is due: that of log(p) is 1/p.", LINKS),
        Misconception("of_squares", _links(lambda p, y: 2 * (p - y)),
                      "This dJ_dp belongs to the squared error. The loss here is the cross-entropy.", LINKS),
        Misconception("no_slope", _links(dp_dz=lambda p: p),
                      "dp_dz is p alone: the factor (1 - p) is missing.", LINKS),
        Misconception("slope_brackets", _links(dp_dz=lambda p: p * 1 - p),
                      "Python reads p * 1 - p as (p * 1) - p, which is 0. Put brackets around 1 - p.", LINKS),
        Misconception("slope_of_tanh", _links(dp_dz=lambda p: 1 - p**2),
                      "1 - p**2 is the slope of tanh. That of the sigmoid is p * (1 - p).", LINKS),
        Misconception("slope_sign", _links(dp_dz=lambda p: p * (p - 1)),
                      "dp_dz has the wrong sign: the sigmoid rises everywhere, so p * (1 - p).", LINKS),
        Misconception("exchanged", lambda p, y: _links()(p, y)[::-1],
                      "The two results are exchanged: return dJ_dp first, then dp_dz.", LINKS),
        Misconception("product", lambda p, y: np.subtract(p, y),
                      "One result comes back, the product of both. Return the pair, dJ_dp and dp_dz.", CLEAN),
        Misconception("running_product", _running_product,
                      "The second result is the product of both links already. Return each link's own derivative: the "
                      "second is p * (1 - p).", LINKS),
        Misconception("first_only", lambda p, y: _links()(p, y)[0],
                      "Only dJ_dp comes back. Return the pair: return dJ_dp, dp_dz.", LINKS),
        Misconception("averaged", lambda p, y: tuple(np.mean(slope) for slope in _links()(p, y)),
                      "This is one number for all examples, a mean. Each example has its own: shape (m,).", LINKS),
        Misconception("summed", lambda p, y: tuple(np.sum(slope) for slope in _links()(p, y)),
                      "This adds the examples up. Each example has its own derivatives: shape (m,).", LINKS),
        Misconception("clipped", _links(lambda p, y: (p - y) / (np.clip(p, 1e-7, 1 - 1e-7)
                                                                * (1 - np.clip(p, 1e-7, 1 - 1e-7)))),
                      "p is kept 1e-7 away from 0 and 1 here, and near them dJ_dp comes out too small. p lies strictly "
                      "between 0 and 1 here: nothing needs to be clipped.", LINKS),
        Misconception("added", _links(lambda p, y: -y / (p + 1e-7) + (1 - y) / (1 - p + 1e-7)),
                      "A small number is added below the line, which changes every dJ_dp, most near 0 and 1. p lies "
                      "strictly between 0 and 1 here: leave it out.", LINKS),
        Misconception("in_place", _slope_in_place,
                      "The numbers are right, but `*=` writes dp_dz over the caller's own p. Make a new array: "
                      "p * (1 - p).", LINKS),
        Misconception("whole_numbers", _quiet(_in_an_array_of_labels),
                      "An array made like y takes over its type: for whole-number labels it cuts off what stands after "
                      "the point. Make it of floats.", LINKS),
        Misconception("forgot_return", lambda p, y: None,
                      "The function gives nothing back: return dJ_dp, dp_dz.", LINKS),
    ))


# -- the neuron forwards

def _examples(m, n, seed, b=0.6):
    """X, y, w, b with loud weights and a bias that is not 0."""
    rng = np.random.default_rng(seed)
    y = (np.arange(m) % 3 != 1).astype(float)
    return rng.normal(size=(m, n)) + 0.5, y, rng.uniform(0.5, 1.5, n) * np.where(np.arange(n) % 2, -1, 1), b


def _whole():
    return np.array([[1, -2], [0, 3], [2, 1], [-1, 1], [3, 0]]), np.array([1, 0, 0, 1, 0]), np.array([2, -1]), 1


def _sure(z, labels):
    """Four examples whose z is z, -z, z and -z; without the bias it would be 0, -2 z, 0 and -2 z."""
    X = np.array([[z, -z, 1.0], [-2 * z, 0.0, 0.0], [0.0, 0.0, -2.0], [0.0, -2 * z, 3.0]])
    return X, np.array(labels, dtype=float), np.array([1.0, 1.0, 0.0]), z


# Only a yes is sure and wrong where digits count: for a sure and wrong no, 1 - p is so coarse that every way to write
# the loss ends with other digits, and no mistake would be recognised.
RIGHT, YES, MIXED = (1, 0, 1, 0), (1, 1, 1, 1), (0, 0, 1, 1)


def _margins(X, y, w, b):
    z = np.array([sum(float(x) * float(v) for x, v in zip(row, w, strict=True)) + float(b) for row in X])
    return (2.0 * np.asarray(y) - 1.0) * z


def _true_cost(X, y, w, b):
    s = _margins(X, y, w, b)
    losses = np.maximum(-s, 0) + np.log1p(np.exp(-np.abs(s)))
    return float(losses.sum() / len(losses))


def _terms(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _losses(z, y):
    """As logistic_loss has them: with p clipped."""
    with np.errstate(over="ignore"):
        return _terms(_clip(1 / (1 + np.exp(-z)), 1e-15), y)


def _cost(losses=_losses, total=np.mean, bias=1.0):
    """A forward pass with other losses(z, y), another total of them, or without the bias; a cache nobody reads."""
    def forward(X, y, w, b):
        X, y, w = _floats(X, y, w)
        with np.errstate(all="ignore"):
            return total(losses(X @ w + bias * b, y)), None

    return forward


def _of_columns(X, y, w, b):
    X, y, w = _floats(X, y, w)
    return np.mean(_losses(X @ w[:, None] + b, y)), None


def _over_features(X, y, w, b):
    return _cost(total=np.sum)(X, y, w, b)[0] / np.shape(X)[1], None


def _multiplied_in_place(X, y, w, b):
    X, y, w = _floats(X, y, w)
    X *= w
    return np.mean(_losses(X.sum(axis=1) + b, y)), (X, y)


def _clip(p, smallest):
    return np.clip(p, smallest, 1 - smallest)


def _forward_probe(label, make, **settings):
    return Probe(label, make, _true_cost(*make()), use=output, **settings)


NEURON_FORWARD = Exercise(
    "neuron_forward", 2,
    probes=(
        Probe("one example with z = 0", lambda: (np.array([[2.0, 4.0, -1.0]]), np.array([0.0]),
                                                 np.array([1.0, -1.0, -0.5]), 1.5), 0.6931471805599453, use=output),
        _forward_probe("five examples, three features", lambda: _examples(5, 3, 522)),
        _forward_probe("seven examples, two features", lambda: _examples(7, 2, 523, -0.8)),
        _forward_probe("five examples in whole numbers", _whole),
        Probe("sure, right and wrong: z = 25 and -25, label 1", lambda: _sure(25.0, YES), 12.5, use=output),
        Probe("very sure and right: z = 800 and -800", lambda: _sure(800.0, RIGHT), 0.0, use=output, atol=1e-11),
    ),
    misconceptions=(
        Misconception("total", _cost(total=np.sum),
                      "The losses are added up. The cost is their mean over the examples.", FORWARDS),
        Misconception("no_mean", _cost(total=lambda losses: losses),
                      "One number for each example comes out. The cost is one number for all: take the mean.",
                      FORWARDS),
        Misconception("over_features", _over_features,
                      "This divides by the number of features. The mean is over the examples: m is len(y).", FORWARDS),
        Misconception("half_mean", _cost(total=lambda losses: np.mean(losses) / 2),
                      "The mean is halved, as is done for squares. Cross-entropy has no 1/2.", FORWARDS),
        Misconception("log_of_zero", _cost(lambda z, y: _terms(_sigmoid(z), y)),
                      "A very sure neuron gives p = 0 or 1, and 0 times log(0) is nan. logistic_loss clips p first.",
                      FORWARDS),
        Misconception("overflow", _cost(lambda z, y: np.log(1 + np.exp(z)) - y * z),
                      "e to the 800 is more than a float can hold, and the cost becomes nan or inf. Take "
                      "logistic_loss(p, y), or np.logaddexp(0, z) - y * z.", FORWARDS),
        *(Misconception(f"clip_{width:g}", _cost(lambda z, y, width=width: _terms(_clip(_sigmoid(z), width), y)),
                        f"The clip is at {width:g}, so that a sure and wrong neuron costs too little. Call "
                        "logistic_loss, which clips at 1e-15.", FORWARDS) for width in (1e-7, 1e-8, 1e-10)),
        *(Misconception(f"added_{small:g}",
                        _cost(lambda z, y, small=small: -(y * np.log(_sigmoid(z) + small)
                                                          + (1 - y) * np.log(1 - _sigmoid(z) + small))),
                        f"{small:g} is added inside the logarithms, which changes every loss a little, and that of a "
                        "sure and wrong neuron a lot. Call logistic_loss, which clips instead.", FORWARDS)
          for small in (1e-7, 1e-8)),
        Misconception("sign", _cost(lambda z, y: y * z - np.logaddexp(0, z)),
                      "The cost has the wrong sign: a loss is minus the log of a probability, at least 0.", FORWARDS),
        Misconception("only_yes", _cost(lambda z, y: y * np.logaddexp(0, -z)),
                      "Examples with the label 0 cost nothing here. They need the term (1 - y) log(1 - p).", FORWARDS),
        Misconception("labels_exchanged", _cost(lambda z, y: _losses(z, 1 - y)),
                      "The labels are exchanged: for y = 1, what happened had the probability p.", FORWARDS),
        Misconception("loss_arguments", _cost(lambda z, y: _terms(_clip(y, 1e-15), _sigmoid(z))),
                      "p and y are exchanged: the logarithm is taken of the label. Call logistic_loss(p, y).",
                      FORWARDS),
        Misconception("loss_of_z", _cost(lambda z, y: _terms(_clip(z, 1e-15), y)),
                      "The loss is taken of z. The sigmoid is missing: p = sigmoid(z), then the loss of p.", FORWARDS),
        Misconception("squares", _cost(lambda z, y: (_sigmoid(z) - y) ** 2),
                      "This is the mean of squared errors. The loss here is the cross-entropy.", DELTA),
        Misconception("half_squares", _cost(lambda z, y: (_sigmoid(z) - y) ** 2 / 2),
                      "This is the mean of half squared errors. The loss here is the cross-entropy.", DELTA),
        Misconception("no_bias", _cost(bias=0.0), "The bias is missing: z is X @ w + b.", FORWARDS),
        Misconception("columns", _of_columns,
                      "z has shape (m, 1) here, and with y of shape (m,) NumPy makes an (m, m) table of it. Print both "
                      "shapes, and keep z as (m,).", FORWARDS),
        Misconception("probabilities", lambda X, y, w, b: (_sigmoid(np.dot(X, w) + b), (X, y)),
                      "The probabilities come back where the cost is due: go on to the mean of their losses. What else "
                      "you need goes into the cache.", FORWARDS),
        Misconception("multiplied_in_place", _multiplied_in_place,
                      "The cost is right, but `*=` writes over the caller's own X. Take X @ w + b, which makes a new "
                      "array.", FORWARDS),
        Misconception("no_cache", lambda X, y, w, b: _cost()(X, y, w, b)[0],
                      "Only the cost comes back. Return two things, cost and cache: what your own neuron_backward "
                      "will need.", FORWARDS),
        Misconception("cache_unpacked", lambda X, y, w, b: (_cost()(X, y, w, b)[0], X, y, None),
                      "Four things come back. Return two: the cost, and one cache. Put what is to be kept in brackets: "
                      "return cost, (X, y, p).", FORWARDS),
        Misconception("cache_first", lambda X, y, w, b: ((X, y), _cost()(X, y, w, b)[0]),
                      "The cache comes first. The cost is due first, then the cache.", FORWARDS),
        Misconception("forgot_return", lambda X, y, w, b: None,
                      "The function gives nothing back. End it with return cost, cache.", FORWARDS),
    ))


# -- the neuron backwards: probes and misconceptions take (X, y, w, b)

def _true_gradient(X, y, w, b):
    sides = 2.0 * np.asarray(y) - 1.0
    slopes = -sides * (1.0 - np.tanh(_margins(X, y, w, b) / 2)) / 2
    dw = [sum(float(row[j]) * slope for row, slope in zip(X, slopes, strict=True)) for j in range(len(w))]
    return np.array(dw) / len(slopes), float(slopes.sum() / len(slopes))


def _backward_probe(label, make):
    return Probe(label, make, _true_gradient(*make()))


def _gradient(errors=lambda p, y, z: p - y, dw=lambda X, e, m: X.T @ e / m, db=lambda e, m: np.sum(e) / m, bias=1.0):
    """A gradient with other errors(p, y, z), another dw(X, errors, m) or db(errors, m), or without the bias."""
    def gradient(X, y, w, b):
        X, y, w = _floats(X, y, w)
        z = X @ w + bias * b
        with np.errstate(all="ignore"):
            e = errors(_sigmoid(z), y, z)
            return dw(X, e, len(y)), db(e, len(y))

    return gradient


def _kept(X, y, w, b):
    X, y, w = _floats(X, y, w)
    return 0.0, (X, y, _sigmoid(X @ w + b))


def _written_over_X(cache):
    X, y, p = cache
    delta = (p - y) / len(y)
    X *= delta[:, None]
    return X.sum(axis=0), delta.sum()


def _from_columns(X, y, w, b):
    X, y, w = _floats(X, y, w)
    delta = (_sigmoid(X @ w[:, None] + b) - y) / len(y)
    return X.T @ delta, delta.sum()


def _over_all_features(X, y, w, b):
    dw, db = _true_gradient(X, y, w, b)
    return dw * len(y) / len(w), db * len(y) / len(w)


def _factor_by_factor(p, y, z):
    return (-y / p + (1 - y) / (1 - p)) * (p * (1 - p))


NEURON_BACKWARD = Exercise(
    "neuron_backward", 3, upstreams=0,
    probes=(
        _backward_probe("one example, three features",
                        lambda: (np.array([[2.0, -4.0, 1.0]]), np.array([1.0]), np.array([0.5, 1.0, 1.5]), 0.5)),
        _backward_probe("five examples, three features", lambda: _examples(5, 3, 524)),
        _backward_probe("seven examples, two features", lambda: _examples(7, 2, 525, -0.8)),
        _backward_probe("four examples, six features", lambda: _examples(4, 6, 526)),
        # As many examples as features: what goes over the wrong axis fails elsewhere, and is told apart here.
        _backward_probe("three examples, three features", lambda: _examples(3, 3, 527)),
        _backward_probe("five examples in whole numbers", _whole),
        _backward_probe("very sure, right and wrong: z = 800 and -800", lambda: _sure(800.0, MIXED)),
    ),
    misconceptions=(
        Misconception("not_divided", _gradient(dw=lambda X, e, m: X.T @ e, db=lambda e, m: np.sum(e)),
                      "1/m is missing: these are sums over the examples, but the cost is their mean. delta is "
                      "(p - y) / m.", BACKWARDS),
        Misconception("dw_not_divided", _gradient(dw=lambda X, e, m: X.T @ e),
                      "db is right, but in dw 1/m is missing. Put it into delta, then both have it.", BACKWARDS),
        Misconception("db_not_divided", _gradient(db=lambda e, m: np.sum(e)),
                      "dw is right, but in db 1/m is missing. Put it into delta, then both have it.", BACKWARDS),
        Misconception("db_divided_twice", _gradient(db=lambda e, m: np.sum(e) / m**2),
                      "db is divided by m twice, once in delta and once by a mean. It is a plain sum of delta.",
                      BACKWARDS),
        Misconception("dw_divided_twice", _gradient(dw=lambda X, e, m: X.T @ e / m**2),
                      "dw is divided by m twice. 1/m comes in once, in delta.", BACKWARDS),
        Misconception("divided_twice",
                      _gradient(dw=lambda X, e, m: X.T @ e / m**2, db=lambda e, m: np.sum(e) / m**2),
                      "Both are divided by m twice. 1/m comes in once, in delta.", BACKWARDS),
        Misconception("over_features", _over_all_features,
                      "Both are divided by the number of features. m is the number of examples, len(y).", BACKWARDS),
        Misconception("no_sigmoid", _gradient(errors=lambda p, y, z: z - y),
                      "delta is made of z, the input of the sigmoid. It is made of p, its output: p - y.", BACKWARDS),
        Misconception("no_label", _gradient(errors=lambda p, y, z: p),
                      "y is not taken off: this sends p itself back. delta is (p - y) / m.", BACKWARDS),
        Misconception("label_alone", _gradient(errors=lambda p, y, z: -y),
                      "p is not in it: this sends only the labels back. delta is (p - y) / m.", BACKWARDS),
        Misconception("sign", _gradient(errors=lambda p, y, z: y - p),
                      "The sign is wrong: y - p points downhill. A gradient points uphill, p - y. Or p and y come out "
                      "of the cache in another order than they went in.", CLEAN),
        Misconception("slope_too_many", _gradient(errors=lambda p, y, z: (p - y) * p * (1 - p)),
                      "There is a factor p * (1 - p) too many. For cross-entropy it has cancelled: p - y is what is "
                      "left. (With squares it would stay.)", CLEAN),
        Misconception("slope_left_out", _gradient(errors=lambda p, y, z: -y / p + (1 - y) / (1 - p)),
                      "The sigmoid's own derivative, p * (1 - p), is left out: dJ_dp alone goes back to w.", FACTORS),
        Misconception("slope_alone", _gradient(errors=lambda p, y, z: p * (1 - p)),
                      "What the sigmoid received, dJ_dp, is left out: only its own derivative goes back to w.",
                      FACTORS),
        Misconception("factor_by_factor", _gradient(errors=_factor_by_factor),
                      "Right, until p is rounded to 0 or 1: there one factor is infinite and the other 0, and their "
                      "product is nan. Begin with what they leave, p - y.", CLEAN),
        Misconception("slope_of_the_input",
                      _gradient(errors=lambda p, y, z: (-y / p + (1 - y) / (1 - p)) * z * (1 - z)),
                      "The sigmoid's slope is taken from z, what goes in. It is p * (1 - p), from what comes out.",
                      LINKS),
        Misconception("cut_at_half", _gradient(errors=lambda p, y, z: (p >= 0.5) - y),
                      "0 or 1, the cut at one half, stands where p is due.", BACKWARDS),
        Misconception("twice",
                      _gradient(dw=lambda X, e, m: 2 * X.T @ e / m, db=lambda e, m: 2 * np.sum(e) / m),
                      "There is a factor of 2 too many, as if the loss were a square.", DELTA),
        Misconception("no_bias", _gradient(bias=0.0),
                      "What comes back belongs to z without the bias. Look at your neuron_forward: z = X @ w + b.",
                      FORWARDS),
        Misconception("no_features", _gradient(dw=lambda X, e, m: np.full(X.shape[1], np.sum(e) / m)),
                      "All entries of dw are the same: the last link, dz/dw = X, is left out.", FACTORS),
        Misconception("paths_not_added", _gradient(dw=lambda X, e, m: X * e[:, None] / m),
                      "dw has a row for every example: the paths are not added up. X.T @ delta adds them.", BACKWARDS),
        Misconception("averaged_over_features", _gradient(dw=lambda X, e, m: np.sum(X * e[:, None], axis=1) / m),
                      "dw has an entry for each example: the sum goes over the features. It goes over the examples, "
                      "axis 0, as in X.T @ delta.", BACKWARDS),
        Misconception("not_transposed", _gradient(dw=lambda X, e, m: X @ e / m),
                      "X @ delta goes over the features. dw has a sum over the examples for each feature: turn X "
                      "round, X.T @ delta.", BACKWARDS),
        Misconception("times", _gradient(dw=lambda X, e, m: X * e / m),
                      "X * delta takes an entry of delta for each feature. Each belongs to an example, a row of X, and "
                      "the examples are to be added: X.T @ delta does both.", BACKWARDS),
        Misconception("times_added", _gradient(dw=lambda X, e, m: np.sum(X * e / m, axis=0)),
                      "The sum goes over the examples, as is due, but X * delta takes an entry of delta for each "
                      "feature, not for each row of X. X.T @ delta pairs and adds rightly.", BACKWARDS),
        Misconception("db_not_added", _gradient(db=lambda e, m: e / m),
                      "db has an entry for every example. b goes into every z: add the paths, delta.sum().", BACKWARDS),
        Misconception("columns", _from_columns,
                      "p is a column, (m, 1), and minus y, (m,), NumPy makes an (m, m) table of it. Print both shapes.",
                      BACKWARDS),
        Misconception("dw_a_column", _gradient(dw=lambda X, e, m: X.T @ e[:, None] / m),
                      "dw is a column, (n, 1). It has the shape of w: (n,). Keep delta as (m,).", BACKWARDS),
        Misconception("dw_a_row", _gradient(dw=lambda X, e, m: e[None] @ X / m),
                      "dw is a table of one row, (1, n). It has the shape of w: (n,). Keep delta as (m,).", BACKWARDS),
        Misconception("exchanged", lambda X, y, w, b: _true_gradient(X, y, w, b)[::-1],
                      "The two results are exchanged: return dw first, then db.", BACKWARDS),
        Misconception("dw_only", lambda X, y, w, b: _true_gradient(X, y, w, b)[0],
                      "Only dw comes back: return dw, db.", BACKWARDS),
        Misconception("delta_only", lambda X, y, w, b: (_sigmoid(np.dot(X, w) + b) - y) / len(y),
                      "This is delta. Go one link further, to w and b: return dw, db.", BACKWARDS),
        Misconception("cache_overwritten", Pair(_written_over_X, _kept, 0),
                      "The numbers are right, but something like `*=` or `-=` writes over what the cache holds: X and "
                      "y there are the caller's own. Make new arrays: (p - y) / m, X.T @ delta.", BACKWARDS),
        Misconception("forgot_return", lambda X, y, w, b: None,
                      "The function gives nothing back: return dw, db.", BACKWARDS),
    ))


# -- questions and the bug hunt

QUESTIONS = (
    Question(
        "sure_and_wrong_product", 1, "93703451ec80093e",
        {"072e0932d926a889": "That is the first factor alone. It is multiplied by p * (1 - p): how large is that at "
                             "p = 0.001?",
         "d7d9965087465024": "The sigmoid is flat there, p * (1 - p) is small. But by what is it multiplied? Work "
                             "both out.",
         "7237a45549ac64d6": "0.25 is the sigmoid's slope at p = 0.5. How large is p * (1 - p) at p = 0.001?"},
        FACTORS),
    Question(
        "delta_of_squares", 1, "2c8435745807db7e",
        {"8c8e51d5fa5f9517": "The error is the same, but delta is what z does to J, and J is another. Write its two "
                             "links down: what is left to cancel the sigmoid's slope?",
         "6281bfef61f0864c": "Write its two links down: the derivative of half the square by a, and that of the "
                             "sigmoid by z. Is the second above or below 1?"},
        DELTA, options=("a", "b", "c")),
    Question(
        "steps_with_squares", 1, "2f71cd78b78a2f92",
        {"2635a29eeb7a90ff": "So it would be if the deltas were alike. With squares there is a factor p * (1 - p): how "
                             "large is it at z = -8?",
         "7d518f3cfcf17960": "Then the first steps would have to be about a quarter long. How large is p * (1 - p) at "
                             "z = -8?",
         "73ba55e18dd32cdb": "Near: but 300 steps would do if p * (1 - p) were a few thousandths. How large is it at "
                             "z = -8?"},
        SLOW),
    Question(
        "chain_mistakes", 2,
        {"a": "5d9f9d48c73557ca", "b": "7987b4f476218558", "c": "1997093a2660ecb7", "d": "cfd24b7048c82f4a"},
        {"a55e72baa491fd1b": "so it looks with the label 1, and with p = 0.5. Try the label 0 elsewhere.",
         "770039f5c96a743d": "the sigmoid's slope is in the second result only. With which label does the "
                             "figure show a difference?",
         "8a86aa8dcb956857": "the second result is p * (1 - p), as is due. Look at the first, for both labels.",
         "66118370154d130a": "it is written in another way than yours. Put 0 for y. Does the figure ever show a "
                             "difference?",
         "75478b4e68e2bf6b": "in the first result p * (1 - p) stands below the line. Does the figure ever show a "
                             "difference?",
         "a2e949292a47325e": "multiply p * (1 - p) out. Does the figure ever show a difference?",
         "cc89ab36f6c69811": "the second result is p * (1 - p), as is due. Look at the first tangent.",
         "881708755dd6693e": "does its first tangent touch the curve? Compare the product with what is measured.",
         "0e6722523364e498": "it differs with both labels. p - y is what remains of which two factors?",
         "9267eaa2e9c9cc2d": "the first result is right for both labels. Look at the second tangent.",
         "c99473a2663c2be9": "the first result has no slope of the sigmoid in it. Look at the second tangent.",
         "aef4e05a63a0e900": "does its second tangent touch the curve? Compare the product with what is measured."},
        HUNT, options=("wrong for label 0", "slope counted twice", "another slope", "right")),
)

CHECKED = (LOCAL_DERIVATIVES, NEURON_FORWARD, NEURON_BACKWARD, *QUESTIONS)
