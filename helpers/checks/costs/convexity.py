"""04/4: the chord test, the squared error of a sigmoid unit, and the Hessian of the logistic cost.

Expected values: whether a function is convex is known on paper; the slope of the sigmoid is 1 / (2 + 2 cosh z), and a
Hessian is added up entry by entry. None of that stands in the notebook.
"""
import numpy as np

from ...descent import gradient_descent
from ...logistic import sigmoid
from ..exercise import Exercise, Misconception, Mission, NoLoop, Probe, Question

CHORD, PARTS, SURFACES, HESSIAN, STARTS = (
    f"04/4 {heading}" for heading in ("The chord test", "Harmless parts", "Two surfaces", "The Hessian", "Many starts"))


# -- the chord test. Each probe makes two calls with two answers: to say the same to everything earns nothing.

def bowl(x):
    """Convex."""
    return np.sum(x**2)


def dome(x):
    """Nowhere below a chord."""
    return -np.sum(x**2)


def plane(x):
    """Affine: on its chord everywhere, but for rounding, which lifts it by 3e-13 at some places."""
    return 300.1 * x[0] - 77.7 * x[1] + 0.3


def wave(x):
    """From 0 to 2 pi: above the chord, on it in the middle, below it."""
    return np.sin(x[0])


def wave_behind(x):
    """From 0 to 2 pi: below the chord, on it in the middle, above it."""
    return -np.sin(x[0])


def steep(x):
    """Convex, and much higher at one end of a chord than at the other."""
    return np.exp(x[0]) + abs(x[1]) - 30


def bump_before(x):
    """Above the chord from 0 to 1 only near 0.4."""
    return x[0] ** 2 + 0.5 * np.exp(-(((x[0] - 0.4) / 0.03) ** 2))


def bump_middle(x):
    """Above the chord from 0 to 1 only near 0.5."""
    return x[0] ** 2 + 0.5 * np.exp(-(((x[0] - 0.5) / 0.03) ** 2))


def low_dome(x):
    """Above the chord from 0 to 2 by 1e-8 at most."""
    return -1e-8 * x[0] ** 2


def lower_dome(x):
    """Above the chord from 0 to 2 by 1e-10 at most, which counts as rounding."""
    return -1e-10 * x[0] ** 2


def _call(f, a, b, *n):
    return lambda: (f, np.array(a), np.array(b), *n)


def _two(label, first, second, expected):
    return Probe(label, _call(*first), list(expected), again=_call(*second), use=lambda one, other: [one, other])


CIRCLE = ([0.0], [2 * np.pi])


def _tested(above=lambda value, chord: bool(value > chord + 1e-9), ends=lambda fa, fb, t: fa + t * (fb - fa),
            place=lambda a, b, t: a + t * (b - a), places=lambda n: np.linspace(0, 1, n), answer=any):
    """The chord test with another comparison, chord, place, places or answer."""
    def test(f, a, b, n=101):
        a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
        fa, fb = f(a), f(b)
        return answer([above(f(place(a, b, t)), ends(fa, fb, t)) for t in places(n)])

    return test


def _all_places_at_once(f, a, b, n=101):
    a, b, ts = np.asarray(a, dtype=float), np.asarray(b, dtype=float), np.linspace(0, 1, n)
    return bool(np.any(f(a + ts * (b - a)) > f(a) + ts * (f(b) - f(a)) + 1e-9))


def _moved_in_place(f, a, b, n=101):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    fa, fb = f(a), f(b)
    b -= a
    return any(bool(f(a + t * b) > fa + t * (fb - fa) + 1e-9) for t in np.linspace(0, 1, n))


VIOLATES = Exercise(
    "violates_convexity", 2,
    probes=(
        _two("a bowl, then a dome, over a chord of two numbers",
             (bowl, [1.0, -2.0], [-3.0, 4.0]), (dome, [1.0, -2.0], [-3.0, 4.0]), (False, True)),
        _two("the sine over a full circle, then a plane whose rounding is tiny",
             (wave, *CIRCLE), (plane, [-1.3, 0.2], [2.1, 5.7]), (True, False)),
        _two("minus the sine over a full circle, then a steep convex function",
             (wave_behind, *CIRCLE), (steep, [0.5, -1.0], [3.0, 2.0]), (True, False)),
        _two("a narrow bump at 0.4, with n = 4 and with n left out",
             (bump_before, [0.0], [1.0], 4), (bump_before, [0.0], [1.0]), (False, True)),
        _two("a narrow bump at 0.4, with n = 6 and with n = 5",
             (bump_before, [0.0], [1.0], 6), (bump_before, [0.0], [1.0], 5), (True, False)),
        _two("a narrow bump in the middle, with n = 3 and with n = 2",
             (bump_middle, [0.0], [1.0], 3), (bump_middle, [0.0], [1.0], 2), (True, False)),
        _two("above the chord by 1e-8, then by 1e-10",
             (low_dome, [0.0], [2.0]), (lower_dome, [0.0], [2.0]), (True, False)),
        _two("vectors of three whole numbers, a dome and a bowl",
             (dome, [1, -2, 0], [3, 4, 5]), (bowl, [3, 4, 5], [1, -2, 0]), (True, False)),
    ),
    misconceptions=(
        Misconception("last_place_decides", _tested(answer=lambda above: above[-1]),
                      "This says False every time. Does a `return False` stand inside the loop, so that the search "
                      "ends at the first place? Does a later place overwrite an earlier True? Or is all() asked where "
                      "any() is due?", CHORD),
        Misconception("midpoint", _tested(places=lambda n: [0.5]),
                      "Only the middle of the chord is looked at. The sine over a full circle is on its chord there, "
                      "and above it elsewhere. Go through all n places.", CHORD),
        Misconception("strict", _tested(above=lambda value, chord: bool(value > chord)),
                      "Rounding lifts a value above its chord by 1e-13 or so, and that counts here as a violation. "
                      "Ask for more than 1e-9 above the chord.", CHORD),
        Misconception("below", _tested(above=lambda value, chord: bool(value < chord - 1e-9)),
                      "This says True where f is below the chord. That is how a convex function lies. It is violated "
                      "where f is above.", CHORD),
        Misconception("inverted", _tested(answer=lambda above: not any(above)),
                      "The two answers have changed places: True is due where some place is above the chord, False "
                      "where none is.", CHORD),
        Misconception("not_equal", _tested(above=lambda value, chord: bool(abs(value - chord) > 1e-9)),
                      "This counts places below the chord as well. Without abs: only f above the chord violates "
                      "convexity.", CHORD),
        Misconception("loose", _tested(above=lambda value, chord: bool(value > chord + 1e-6)),
                      "What is above the chord by 1e-8 is passed over: the margin is wider than 1e-9.", CHORD),
        Misconception("ends_exchanged", _tested(ends=lambda fa, fb, t: t * fa + (1 - t) * fb),
                      "The chord has the wrong height at its ends: at t = 0 it is to be f(a), and at t = 1 f(b).",
                      CHORD),
        Misconception("chord_without_difference", _tested(ends=lambda fa, fb, t: fa + t * fb),
                      "The chord does not come to f(b): at t = 1 it is f(a) + f(b). It is f(a) + t * (f(b) - f(a)).",
                      CHORD),
        Misconception("nothing_for_false", _tested(answer=lambda above: True if any(above) else None),
                      "Where no place is above the chord, nothing is returned. Put `return False` behind the loop.",
                      CHORD),
        Misconception("place_without_a", _tested(place=lambda a, b, t: a + t * b),
                      "The place does not come to b: at t = 1 it is a + b. It is a + t * (b - a).", CHORD),
        Misconception("whole_numbers", _tested(places=range),
                      "t is 0, 1, 2 and so on here, and leads far beyond b. It goes through ts, from 0 to 1: "
                      "`for t in ts`.", CHORD),
        Misconception("all_places_at_once", _all_places_at_once,
                      "f takes one place at a time, a vector like a; a + ts * (b - a) mixes up places and entries. Go "
                      "through ts in a loop.", CHORD),
        Misconception("n_ignored", _tested(places=lambda n: np.linspace(0, 1, 101)),
                      "n is not used: the places are linspace(0, 1, n).", CHORD),
        Misconception("other_places", _tested(places=lambda n: np.arange(n) / n),
                      "The places are a step of 1 / n apart. linspace(0, 1, n) has n places with both ends among them: "
                      "with n = 3 they are 0, 0.5 and 1.", CHORD),
        Misconception("no_any", _tested(answer=np.array),
                      "An answer for each place comes out. One is due: whether any of them is above the chord.", CHORD),
        Misconception("moved_in_place", _moved_in_place,
                      "The answer is right, but the caller's b was changed: `b -= a` works on the very array that was "
                      "handed in. Write `step = b - a`.", CHORD),
        Misconception("forgot_return", lambda f, a, b, n=101: None,
                      "The function gives nothing back. It returns True or False.", CHORD),
    ))


# -- the squared error of a sigmoid unit

def _examples(m, n, seed):
    """X, y, w, b with loud weights and a bias that is not 0."""
    rng = np.random.default_rng(seed)
    y = (np.arange(m) % 3 != 1).astype(float)
    return rng.normal(size=(m, n)) + 0.4, y, rng.uniform(0.5, 1.5, n) * np.where(np.arange(n) % 2, -1, 1), 0.8


def _whole():
    return np.array([[1, -2], [0, 3], [2, 1], [-1, 1], [1, 1]]), np.array([1, 0, 0, 1, 1]), np.array([2, -1]), 1


def _preactivations(X, w, b):
    return [sum(float(x) * float(v) for x, v in zip(row, w, strict=True)) + float(b) for row in X]


def _true_mse(X, y, w, b):
    margins = [(2.0 * float(label) - 1.0) * z for label, z in zip(y, _preactivations(X, w, b), strict=True)]
    return sum(((1.0 - np.tanh(s / 2)) / 2) ** 2 for s in margins) / len(margins)


def _sure(right):
    """Four examples whose z is 800 or -800: all right, or all wrong."""
    X = np.array([[800.0, 0.0], [-800.0, 0.0], [0.0, 800.0], [0.0, -800.0]])
    return X, np.array([1.0, 0.0, 1.0, 0.0] if right else [0.0, 1.0, 0.0, 1.0]), np.array([1.0, 1.0]), 0.0


def _cost(of=None, total=np.mean, bias=1.0, unit=sigmoid):
    """A cost with another loss of(p, y), another total, without the bias, or with another unit(z)."""
    of = of or (lambda p, y: (p - y) ** 2)

    def cost(X, y, w, b):
        X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
        with np.errstate(all="ignore"):
            return total(of(unit(X @ w + bias * b), y))

    return cost


def _bias_outside(X, y, w, b):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    return np.mean((sigmoid(X @ w) + b - y) ** 2)


def _over_features(X, y, w, b):
    return _true_mse(X, y, w, b) * len(y) / len(w)


def _of_columns(X, y, w, b):
    p = sigmoid(np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)[:, None] + b)
    return np.mean((p - y) ** 2)


def _target_inside(X, y, w, b):
    z = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) + b
    return np.mean(sigmoid(z - np.asarray(y, dtype=float)) ** 2)


def _clipped_loss(p, y):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _probe(label, make, oracle, atol=1e-12):
    return Probe(label, make, oracle(*make()), atol=atol)


MSE_SIGMOID = Exercise(
    "mse_sigmoid_cost", 2,
    probes=(
        _probe("five examples, three features", lambda: _examples(5, 3, 441), _true_mse),
        _probe("seven examples, two features", lambda: _examples(7, 2, 442), _true_mse),
        Probe("two examples with z = 0", lambda: (np.zeros((2, 3)), np.array([1.0, 0.0]), np.ones(3), 0.0), 0.25),
        _probe("five examples in whole numbers", _whole, _true_mse),
        Probe("sure and wrong: z = 800 and -800", lambda: _sure(False), 1.0),
        Probe("sure and right: z = 800 and -800", lambda: _sure(True), 0.0),
    ),
    misconceptions=(
        Misconception("sum", _cost(total=np.sum),
                      "The squares are added up. A cost is their mean over the examples.", PARTS),
        Misconception("half", _cost(total=lambda losses: np.mean(losses) / 2),
                      "The mean is halved. Some books do that for a tidier derivative; here there is no 1/2.", PARTS),
        Misconception("half_sum", _cost(total=lambda losses: np.sum(losses) / 2),
                      "This is half the sum of the squares. Their mean is due, without a 1/2.", PARTS),
        Misconception("no_sigmoid", _cost(unit=lambda z: z),
                      "The sigmoid is left out: this is the squared error of X @ w + b itself. Apply the sigmoid "
                      "before y is taken off.", PARTS),
        Misconception("square_of_mean", _cost(of=lambda p, y: p - y, total=lambda r: np.mean(r) ** 2),
                      "This squares the mean of the differences, where errors of two signs cancel. Square each, then "
                      "take the mean.", PARTS),
        Misconception("square_of_sum", _cost(of=lambda p, y: p - y, total=lambda r: np.sum(r) ** 2 / len(r)),
                      "This squares the sum of the differences, where errors of two signs cancel. Square each, then "
                      "take the mean.", PARTS),
        Misconception("square_of_sum_alone", _cost(of=lambda p, y: p - y, total=lambda r: np.sum(r) ** 2),
                      "np.sum(...)**2 squares the sum. The square belongs inside, at each difference, and the mean "
                      "outside.", PARTS),
        Misconception("mean_difference", _cost(of=lambda p, y: p - y),
                      "The differences are not squared, so that errors of two signs cancel.", PARTS),
        Misconception("absolute", _cost(of=lambda p, y: np.abs(p - y)),
                      "This is the mean of the absolute differences. Square them.", PARTS),
        Misconception("root", _cost(total=lambda losses: np.sqrt(np.mean(losses))),
                      "This takes the root of the mean. The mean of the squares itself is due.", PARTS),
        Misconception("no_bias", _cost(bias=0.0), "The bias is missing: z is X @ w + b.", PARTS),
        Misconception("bias_outside", _bias_outside,
                      "The bias is added after the sigmoid. It belongs inside: sigmoid(X @ w + b).", PARTS),
        Misconception("cross_entropy", _cost(of=_clipped_loss),
                      "This is cross-entropy, the other cost of this notebook. Here the squared difference of "
                      "sigmoid(X @ w + b) and y is due.", PARTS),
        Misconception("cut_at_half", _cost(unit=lambda z: (z >= 0).astype(float)),
                      "The unit's answer is cut to 0 or 1 first. Use the probability, sigmoid(X @ w + b), as it is.",
                      PARTS),
        Misconception("target_inside", _target_inside,
                      "y is taken off inside the sigmoid. Close the bracket of the sigmoid before `- y`.", PARTS),
        Misconception("sign_of_z", _cost(unit=lambda z: sigmoid(-z)),
                      "The sigmoid falls here: a large z should give a probability near 1. Check the sign of z.",
                      PARTS),
        Misconception("over_features", _over_features,
                      "This divides by the number of features. The mean is over the examples.", PARTS),
        Misconception("no_mean", _cost(total=lambda losses: losses),
                      "One number for each example comes out. The cost is one number for all: take the mean.", PARTS),
        Misconception("columns", _of_columns,
                      "p has shape (m, 1) here, and with y of shape (m,) the difference is an (m, m) table. "
                      "Keep p as (m,).", PARTS),
        Misconception("forgot_return", lambda X, y, w, b: None,
                      "The function gives nothing back. Put `return` in front of the cost.", PARTS),
    ))


# -- the Hessian

def _true_hessian(X, w, b):
    slopes = [1.0 / (2.0 + 2.0 * np.cosh(z)) if abs(z) < 700 else 0.0 for z in _preactivations(X, w, b)]
    n = len(w)
    return np.array([[sum(s * float(row[j]) * float(row[k]) for s, row in zip(slopes, X, strict=True)) / len(X)
                      for k in range(n)] for j in range(n)])


def _features(m, n, seed):
    X, _, w, b = _examples(m, n, seed)
    return X, w, b


def _whole_features():
    X, _, w, b = _whole()
    return X, w, b


def _hessian(weight=lambda p: p * (1 - p), over=lambda X, H: H / len(X), bias=1.0):
    """X.T diag(weight(p)) X with another weight, divided by something else, or without the bias."""
    def hessian(X, w, b):
        X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
        return over(X, (X.T * weight(sigmoid(X @ w + bias * b))) @ X)

    return hessian


def _wrong_way_round(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    p = sigmoid(X @ w + b)
    return (X * (p * (1 - p))[:, None]) @ X.T / len(X)


def _weighted_twice(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    p = sigmoid(X @ w + b)
    weighted = X.T * (p * (1 - p))
    return weighted @ weighted.T / len(X)


def _along_columns(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    p = sigmoid(X @ w + b)
    return X.T @ (p * (1 - p) * X) / len(X)


def _along_columns_turned(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    p = sigmoid(X @ w + b)
    return (p * (1 - p) * X).T @ X / len(X)


def _looped(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    H = np.zeros((X.shape[1], X.shape[1]))
    for x in X:
        p = sigmoid(x @ w + b)
        H += p * (1 - p) * np.outer(x, x)
    return H / len(X)


def _vector_for_diag(X, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    p = sigmoid(X @ w + b)
    return X.T @ (p * (1 - p)) @ X / len(X)


LOGISTIC_HESSIAN = Exercise(
    "logistic_hessian", 2,
    probes=(
        _probe("five examples, three features", lambda: _features(5, 3, 443), _true_hessian),
        _probe("seven examples, two features", lambda: _features(7, 2, 444), _true_hessian),
        Probe("two examples with z = 0", lambda: (np.array([[2.0, 0.0, 4.0], [0.0, 2.0, 2.0]]), np.zeros(3), 0.0),
              np.array([[0.5, 0.0, 1.0], [0.0, 0.5, 0.5], [1.0, 0.5, 2.5]])),
        _probe("six examples, one feature", lambda: _features(6, 1, 445), _true_hessian),
        _probe("five examples in whole numbers", _whole_features, _true_hessian),
        Probe("sure of everything: z = 800 and -800", lambda: (_sure(True)[0], np.ones(2), 0.0), np.zeros((2, 2))),
    ),
    misconceptions=(
        Misconception("not_divided", _hessian(over=lambda X, H: H),
                      "The 1/m is missing: the cost is a mean over the examples, and so is its Hessian.", HESSIAN),
        Misconception("only_p", _hessian(weight=lambda p: p),
                      "Each example counts with p here. It counts with the slope of the sigmoid, p * (1 - p).",
                      HESSIAN),
        Misconception("no_weight", _hessian(weight=np.ones_like),
                      "The factors p * (1 - p) are left out: this is X.T @ X / m, the Hessian of a line's fit but for "
                      "a factor of 2. Each example counts with its own p * (1 - p).", HESSIAN),
        Misconception("mean_weight", _hessian(weight=lambda p: np.full_like(p, np.mean(p * (1 - p)))),
                      "All examples count alike, with the mean of p * (1 - p). Each counts with its own.", HESSIAN),
        Misconception("weighted_twice", _weighted_twice,
                      "p * (1 - p) enters twice, squared or once at each X. It belongs to one of the two.", HESSIAN),
        Misconception("wrong_way_round", _wrong_way_round,
                      "The result is a table of examples, (m, m). The sum runs over the examples, and (n, n) is left: "
                      "X.T in front, X behind.", HESSIAN),
        Misconception("vector_for_diag", _vector_for_diag,
                      "`X.T @ s` adds up over the examples already, and a vector (n,) is left. To multiply by diag(s) "
                      "is to multiply each column of X.T by its number: (X.T * s) @ X.", HESSIAN),
        Misconception("along_columns", _along_columns,
                      "s = p * (1 - p) has a number for each row of X, and s * X asks for one for each column. Write "
                      "X.T * s, or s[:, None] * X.", HESSIAN),
        Misconception("along_columns_turned", _along_columns_turned,
                      "s = p * (1 - p) has a number for each row of X, and (s * X).T asks for one for each column. "
                      "Write (X.T * s) @ X, or (s[:, None] * X).T @ X.", HESSIAN),
        Misconception("over_features", _hessian(over=lambda X, H: H / X.shape[1]),
                      "This divides by the number of features. m is the number of examples, len(X).", HESSIAN),
        Misconception("diagonal_only", _hessian(over=lambda X, H: np.diag(np.diag(H)) / len(X)),
                      "Only the diagonal is filled. How the slope along one weight changes as another moves is part "
                      "of the Hessian too.", HESSIAN),
        Misconception("only_the_diagonal", _hessian(over=lambda X, H: np.diag(H) / len(X)),
                      "This is the diagonal alone, (n,). The Hessian is a table, (n, n): X.T in front, X behind.",
                      HESSIAN),
        Misconception("one_plus_p", _hessian(weight=lambda p: p * (1 + p)),
                      "The slope of the sigmoid is p * (1 - p), with a minus.", HESSIAN),
        Misconception("sign", _hessian(weight=lambda p: p * (p - 1)),
                      "The sign is turned round: p * (p - 1) is never above 0. The slope of the sigmoid is "
                      "p * (1 - p).", HESSIAN),
        Misconception("twice", _hessian(weight=lambda p: 2 * p * (1 - p)),
                      "There is a factor of 2 too many, as if the loss were a square.", HESSIAN),
        Misconception("no_bias", _hessian(bias=0.0), "The bias is missing: p is sigmoid(X @ w + b).", HESSIAN),
        Misconception("forgot_return", lambda X, w, b: None,
                      "The function gives nothing back. Put `return` in front of the table.", HESSIAN),
        Misconception("looped", _looped,
                      "The numbers are right, but Python goes through the examples one at a time. Let (X.T * s) @ X do "
                      "that, with s = p * (1 - p).", HESSIAN),
    ),
    no_loop=NoLoop(
        arguments=lambda m: _features(m, 3, 446),
        sentence="The numbers are right, but Python goes through the examples one at a time. Let (X.T * s) @ X do "
                 "that, with s = p * (1 - p).",
        see=HESSIAN))


QUESTIONS = (
    Question(
        "sigmoid_chord", 1, "cb61d0360cfa41f0",
        {"698d2d66a2d52095": "That would make it convex. At x = 2 the sigmoid is 0.88. How high is the chord from "
                             "(-4, 0.02) to (4, 0.98) there?",
         "f0c427c729f3b459": "The sigmoid hardly rises at first, and the chord rises evenly: which of the two is "
                             "higher at x = -2?"},
        CHORD, options=("a", "b", "c")),
    Question(
        "one_example_bend", 1, "54c146d47674e8bf",
        {"09dd9b567e86a994": "A square has two walls, if what is squared goes far to both sides. Between which "
                             "numbers does sigmoid(w) - 1 stay?",
         "77a795985cae92a9": "The sigmoid never comes below 0, so the cost never comes above 1. How steep can it be "
                             "far out?"},
        PARTS, options=("a", "b", "c")),
    Question(
        "surely_convex", 1, "e8ea5ed672bc8073",
        {"6b41adae80d7687e": "Both x**2 - 1 and the square are convex. Put the first into the second: (x**2 - 1)**2 is "
                             "0 at -1 and at 1. And between them?",
         "79b6297b63cc2f1a": "The sigmoid rises, and x**2 is convex. How high can the sigmoid of x**2 get, and does a "
                             "bowl have such a rim?"},
        PARTS, options=("a", "b", "c")),
    Question(
        "equal_columns", 1, "c78cea558593553f",
        {"782650caa942d82f": "Whatever the columns are, the curvature along u is a mean of p * (1 - p) times squares. "
                             "Can it be below 0?",
         "9f1278e5487b5acf": "Take u = (1, 0, -1): what is X @ u for every example, if the first column and the third "
                             "are equal?"},
        HESSIAN, options=("a", "b", "c")),
)


# -- the mission

FEATURE = np.array([-3.0, -2.5, -0.5, -0.25, 0.0, 0.25, 0.5, 3.0])
LABELS = np.array([0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0])
COLUMNS = np.column_stack([FEATURE, np.ones(8)])
HOME = np.array([0.7059, 0.3240])    # the global minimum of the MSE, (w, b)


def _mse_slope(v):
    p = sigmoid(v @ COLUMNS.T)
    return (2 * (p - LABELS) * p * (1 - p)) @ COLUMNS / 8


def _at_home(v):
    return bool(np.mean((sigmoid(v @ COLUMNS.T) - LABELS) ** 2) < 0.1828)    # as the figure says it: lowest + 0.001


def _nearer(start):
    """Where to go on: at w = -2 every b from -1.9 to 2.6 is caught, further right fewer, from -1.7 on none."""
    if start[0] > -1.85:
        return "Start further to the left: w may be as low as -2."
    return "Keep w near -2, and bring b nearer to that of the second hollow, about 0.5."


def _caught(state):
    """Descend on the MSE from the recorded start, as the figure does, and then much further."""
    if state["cost"] != "MSE":
        return 0.0, "This state is not of the MSE. Choose MSE in the figure, and copy its state again."
    start = np.array([float(state["w"]), float(state["b"])])
    if not np.all(np.abs(start) <= 6):
        return 0.0, "This start lies outside the figure. Copy the state from under it."
    end = gradient_descent(_mse_slope, start, 2.0, 300)[-1]
    found = f"From ({start[0]:z.2f}, {start[1]:z.2f}) the descent on the MSE ends at ({end[0]:z.2f}, {end[1]:z.2f})"
    if _at_home(end):
        return 0.0, f"{found}, at home. {_nearer(start)}"
    later = gradient_descent(_mse_slope, end, 2.0, 5000)[-1]
    if later[0] > -2:    # the local minimum lies at w = -3.25
        return 0.0, f"{found}. There it is still on its way: after 5000 more steps it comes home."
    if start[0] < -2:
        return 0.5, f"{found}, and never comes home. But w is below -2 at this start."
    return 1.0, f"{found}: caught by the local minimum, where cross-entropy would have led it home."


CAUGHT = Mission("caught_by_mse", 2, {"cost": "MSE", "w": 4.0, "b": 4.0}, _caught, STARTS)

CHECKED = (VIOLATES, MSE_SIGMOID, LOGISTIC_HESSIAN, CAUGHT, *QUESTIONS)
