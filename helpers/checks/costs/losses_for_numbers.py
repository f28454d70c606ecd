"""04/2: losses of residuals, the best constant, and the likelihood of Gaussian noise.

Expected values are known on paper, or come from elsewhere: the Huber loss as the area under its slope, densities from
the standard library, and the mission's line from weighted least squares instead of a search.
"""
import math
from statistics import NormalDist

import numpy as np

from ...data import mauna_loa_co2
from ..exercise import Exercise, Misconception, Mission, Probe, Question, WrongResult

LOSSES, FOLLOWS, CONSTANT = "04/2 Three losses", "04/2 Which line follows it", "04/2 The best constant"
SQUARE, SURE, MISTAKE = ("04/2 Where the square comes from", "04/2 A model that says how sure it is",
                         "04/2 Find the mistake")


def _float(r):
    return np.asarray(r, dtype=float)


def _quiet(function):
    """`function` without NumPy's warnings: a misconception should not write any."""
    def silent(*arguments, **keywords):
        with np.errstate(all="ignore"):
            return function(*arguments, **keywords)

    return silent


def _whole_numbers_kept(function):
    """The function on whole numbers as they come, and its result as whole numbers."""
    return lambda r, *rest, **named: function(r, *rest, **named).astype(np.asarray(r).dtype)


# -- squared and absolute

def _squares_in_place(r):
    r = np.asarray(r, dtype=float)
    r *= r
    return r


def _sizes_in_place(r):
    r = np.asarray(r, dtype=float)
    return np.abs(r, out=r)


def _sizes_by_if(r):
    r = np.asarray(r, dtype=float)
    if r < 0:
        return -r
    return r


SQUARED = Exercise(
    "squared_loss", 1,
    probes=(
        Probe("residuals 1.5, -2 and 0.1", lambda: (np.array([1.5, -2.0, 0.1]),), np.array([2.25, 4.0, 0.01])),
        Probe("a table of residuals", lambda: (np.array([[-3.0, 0.5], [10.0, 0.0], [-0.2, 7.0]]),),
              np.array([[9.0, 0.25], [100.0, 0.0], [0.04, 49.0]])),
        Probe("a single residual, -2.5", lambda: (-2.5,), 6.25),
        Probe("whole numbers", lambda: (np.array([3, -5, 0, 2]),), np.array([9.0, 25.0, 0.0, 4.0])),
        Probe("four large residuals", lambda: (np.array([-27.0, 300.0, -1e3, 40.5]),),
              np.array([729.0, 9e4, 1e6, 1640.25])),
    ),
    misconceptions=(
        Misconception("norm", lambda r: np.sqrt(np.sum(_float(r)**2)),
                      "This is the length of the whole array: the root of the sum of squares. A loss is taken element "
                      "by element, one for each residual.", LOSSES),
        Misconception("square_of_the_sum", lambda r: np.sum(_float(r))**2,
                      "This adds up first and squares then, so that residuals cancel. Square each one, and add "
                      "nothing up.", LOSSES),
        Misconception("sum", lambda r: np.sum(_float(r)**2),
                      "The squares are added up. A loss is of one residual: return one for each.", LOSSES),
        Misconception("mean", lambda r: np.mean(_float(r)**2),
                      "This is the mean of the squares, which is a cost. The loss is of one residual: return one for "
                      "each.", LOSSES),
        Misconception("half", lambda r: _float(r)**2 / 2,
                      "There is a 1/2 too many. Some write it so that the slope is r; here the loss is r**2.", LOSSES),
        Misconception("double", lambda r: 2 * _float(r),
                      "This is 2 r, the slope of the square. The loss itself is r**2.", LOSSES),
        Misconception("size", lambda r: np.abs(_float(r)),
                      "This is the size of r. Its square is due.", LOSSES),
        Misconception("signed", lambda r: _float(r) * np.abs(_float(r)),
                      "Negative residuals get a negative loss here. A square is never below 0.", LOSSES),
        Misconception("positive_only", lambda r: np.maximum(_float(r), 0.0)**2,
                      "Negative residuals cost nothing here. A square counts both sides alike.", LOSSES),
        Misconception("matrix_product", lambda r: _float(r) @ _float(r) if np.ndim(r) == 1 else _float(r)**2,
                      "`@` multiplies and adds up, so one number is left of an array. `r * r` and `r**2` work element "
                      "by element.", LOSSES),
        Misconception("in_place", _squares_in_place,
                      "The squares are right, but they overwrite the caller's residuals. `r**2` makes a new array; "
                      "`r *= r` does not.", LOSSES),
        Misconception("whole_numbers", lambda r: np.asarray(r)**2,
                      "The squares of whole numbers are whole numbers here. Keep the line that makes floats of r.",
                      LOSSES),
        Misconception("forgot_return", lambda r: None, "The function gives nothing back: put `return` in front.",
                      LOSSES),
    ))

ABSOLUTE = Exercise(
    "absolute_loss", 1,
    probes=(
        Probe("residuals 1.5, -2 and 0.1", lambda: (np.array([1.5, -2.0, 0.1]),), np.array([1.5, 2.0, 0.1])),
        Probe("a table of residuals", lambda: (np.array([[-3.0, 0.5], [10.0, 0.0], [-0.2, 7.0]]),),
              np.array([[3.0, 0.5], [10.0, 0.0], [0.2, 7.0]])),
        Probe("a single residual, -2.5", lambda: (-2.5,), 2.5),
        Probe("whole numbers", lambda: (np.array([3, -5, 0, 2]),), np.array([3.0, 5.0, 0.0, 2.0])),
        Probe("four large residuals", lambda: (np.array([-27.0, 300.0, -1e3, 40.5]),),
              np.array([27.0, 300.0, 1e3, 40.5])),
    ),
    misconceptions=(
        Misconception("as_it_is", lambda r: _float(r),
                      "Negative residuals stay negative here, and would cancel positive ones. Take their size: "
                      "np.abs.", LOSSES),
        Misconception("sum", lambda r: np.sum(np.abs(_float(r))),
                      "The sizes are added up. A loss is of one residual: return one for each.", LOSSES),
        Misconception("mean", lambda r: np.mean(np.abs(_float(r))),
                      "This is the mean of the sizes, which is a cost. The loss is of one residual: return one for "
                      "each.", LOSSES),
        Misconception("size_of_the_sum", lambda r: np.abs(np.sum(_float(r))),
                      "This adds up first and takes the size then, so that residuals cancel. Take the size of each, "
                      "and add nothing up.", LOSSES),
        Misconception("norm", lambda r: np.sqrt(np.sum(_float(r)**2)),
                      "This is the length of the whole array. A loss is taken element by element.", LOSSES),
        Misconception("squared", lambda r: _float(r)**2, "This is the squared loss. Here the size itself is due.",
                      LOSSES),
        Misconception("positive_only", lambda r: np.maximum(_float(r), 0.0),
                      "Negative residuals cost nothing here. Their size is what counts: -2 costs 2.", LOSSES),
        Misconception("minus", lambda r: -_float(r),
                      "This turns every sign round. Only negative residuals change theirs: take np.abs.", LOSSES),
        Misconception("minus_the_size", lambda r: -np.abs(_float(r)),
                      "The sign is the wrong way round: a loss is never below 0.", LOSSES),
        Misconception("sign", lambda r: np.sign(_float(r)),
                      "This is the sign, -1, 0 or 1, which is the loss's slope. The loss is the size, np.abs.",
                      LOSSES),
        Misconception("numbers_only", _sizes_by_if,
                      "`if` needs one True or False, but for an array `r < 0` has one for each entry. np.abs takes the "
                      "size of each.", LOSSES),
        Misconception("in_place", _sizes_in_place,
                      "The sizes are right, but they overwrite the caller's residuals. Return a new array.", LOSSES),
        Misconception("whole_numbers", lambda r: np.abs(np.asarray(r)),
                      "The sizes of whole numbers are whole numbers here. Keep the line that makes floats of r.",
                      LOSSES),
        Misconception("forgot_return", lambda r: None, "The function gives nothing back: put `return` in front.",
                      LOSSES),
    ))


# -- Huber

def _area(r, delta):
    """Huber's loss as the area under its slope, which is r cut off at delta: a triangle, and a rectangle behind it."""
    def one(size):
        triangle, rectangle = min(size, delta), max(size - delta, 0.0)
        return triangle * triangle / 2 + delta * rectangle

    return np.reshape([one(abs(float(v))) for v in np.ravel(r)], np.shape(r))


def _huber(near=lambda r, size, delta: r**2 / 2, far=lambda r, size, delta: delta * (size - delta / 2),
           inside=lambda r, size, delta: size <= delta, fixed=None):
    """A Huber loss with another near part, another far part or another border between them."""
    def huber_loss(r, delta=1.0):
        r, delta = _float(r), delta if fixed is None else fixed
        size = np.abs(r)
        return np.where(inside(r, size, delta), near(r, size, delta), far(r, size, delta))

    return huber_loss


def _one_for_all(r, delta=1.0):
    r = _float(r)
    size = np.abs(r)
    return r**2 / 2 if np.all(size <= delta) else delta * (size - delta / 2)


def _numbers_only(r, delta=1.0):
    return r**2 / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)


def _huber_in_place(r, delta=1.0):
    r = np.asarray(r, dtype=float)
    np.copyto(r, _huber()(r, delta))
    return r


SPREAD = np.array([0.5, -0.8, 1.7, -2.9, 6.0])
MIXED = np.array([[-12.0, 3.0, 0.25], [5.0, -3.5, 40.0]])

HUBER = Exercise(
    "huber_loss", 2,
    probes=(
        Probe("five residuals, delta = 2", lambda: (SPREAD.copy(), 2.0),
              np.array([0.125, 0.32, 1.445, 3.8, 10.0])),
        Probe("the same, delta left out", lambda: (SPREAD.copy(),), np.array([0.125, 0.32, 1.2, 2.4, 5.5])),
        Probe("a table of residuals, delta = 3.5", lambda: (MIXED.copy(), 3.5), _area(MIXED, 3.5)),
        Probe("delta = 0.4 given by name", lambda: (SPREAD.copy(),), _area(SPREAD, 0.4), keywords={"delta": 0.4}),
        Probe("all of them inside, delta = 50", lambda: (SPREAD.copy(), 50.0), SPREAD * SPREAD / 2),
        Probe("a single residual outside, -6, delta = 2", lambda: (-6.0, 2.0), 10.0),
        Probe("whole numbers, delta = 3", lambda: (np.array([1, -4, 3, 7]), 3), np.array([0.5, 7.5, 4.5, 16.5])),
    ),
    misconceptions=(
        Misconception("bracket", _huber(far=lambda r, size, delta: delta * size - delta / 2),
                      "Outside, delta multiplies only the size, and delta / 2 is taken off as it is. It belongs in the "
                      "bracket: delta * (abs(r) - delta / 2). With delta = 1 both are the same.", LOSSES),
        Misconception("no_half", _huber(near=lambda r, size, delta: r**2),
                      "Inside, the square is to be halved. Without it the two pieces do not meet where the size is "
                      "delta.", LOSSES),
        Misconception("no_half_anywhere", _huber(lambda r, size, delta: r**2,
                                                 lambda r, size, delta: delta * (2 * size - delta)),
                      "Everything is twice what is due: the square inside is r**2 / 2 here, and the straight line "
                      "delta * (abs(r) - delta / 2).", LOSSES),
        Misconception("signed_outside", _huber(far=lambda r, size, delta: delta * (r - delta / 2)),
                      "Outside, r stands where its size is due: for negative residuals the loss is negative. Take "
                      "np.abs(r).", LOSSES),
        Misconception("signed_border", _huber(inside=lambda r, size, delta: r <= delta),
                      "The condition asks whether r is at most delta, which every negative residual is, however "
                      "large. Ask for its size: np.abs(r) <= delta.", LOSSES),
        Misconception("pieces_swapped", _huber(lambda r, size, delta: delta * (size - delta / 2),
                                               lambda r, size, delta: r**2 / 2),
                      "The two pieces are exchanged: the square belongs inside, where the size is at most delta.",
                      LOSSES),
        Misconception("delta_not_used", _huber(fixed=1.0),
                      "The argument delta is not used: the loss is that of delta = 1.", LOSSES),
        Misconception("plain_sizes", _huber(far=lambda r, size, delta: size),
                      "Outside stands the size itself. So that the pieces meet, it is delta * (abs(r) - delta / 2).",
                      LOSSES),
        Misconception("no_factor", _huber(far=lambda r, size, delta: size - delta / 2),
                      "Outside, the factor delta is missing: the line is to go on as steeply as the square ends, with "
                      "slope delta.", LOSSES),
        Misconception("nothing_taken_off", _huber(far=lambda r, size, delta: delta * size),
                      "Outside, delta / 2 is not taken off the size, so the loss jumps at delta.", LOSSES),
        Misconception("added", _huber(far=lambda r, size, delta: delta * (size + delta / 2)),
                      "Outside, delta / 2 is added. It is taken off, so that both pieces meet where the size is "
                      "delta.", LOSSES),
        Misconception("whole_delta", _huber(far=lambda r, size, delta: delta * (size - delta)),
                      "Outside, the whole delta is taken off the size, so the loss falls to 0 at delta. Take off "
                      "half.", LOSSES),
        Misconception("smooth_l1", _huber(lambda r, size, delta: r**2 / (2 * delta),
                                          lambda r, size, delta: size - delta / 2),
                      "This is the loss divided by delta, which some libraries call smooth L1. Here it is r**2 / 2 "
                      "inside and delta * (abs(r) - delta / 2) outside.", LOSSES),
        Misconception("flat_outside", _huber(far=lambda r, size, delta: delta**2 / 2),
                      "Outside, the loss stays at delta**2 / 2, so that far residuals do not pull at all. It is to go "
                      "on as a straight line.", LOSSES),
        Misconception("pseudo", lambda r, delta=1.0: delta**2 * (np.sqrt(1 + (_float(r) / delta)**2) - 1),
                      "This is the pseudo-Huber loss, one smooth curve that is close to Huber's. Two pieces are asked "
                      "for.", LOSSES),
        Misconception("one_for_all", _one_for_all,
                      "The choice is made once, for the whole array: a single residual outside takes all the others "
                      "with it. np.where decides for each.", LOSSES),
        Misconception("numbers_only", _numbers_only,
                      "`if` needs one True or False, but for an array the condition has one for each entry. Use "
                      "np.where(condition, first, second).", LOSSES),
        Misconception("only_inside", lambda r, delta=1.0: _float(r)**2 / 2,
                      "This is the square everywhere. Beyond delta a straight line is due.", LOSSES),
        Misconception("mean", lambda r, delta=1.0: np.mean(_huber()(r, delta)),
                      "This is the mean of the losses, which is a cost. Return one loss for each residual.", LOSSES),
        Misconception("sum", lambda r, delta=1.0: np.sum(_huber()(r, delta)),
                      "The losses are added up. Return one loss for each residual.", LOSSES),
        Misconception("in_place", _huber_in_place,
                      "The losses are right, but they overwrite the caller's residuals. Put them into a new array.",
                      LOSSES),
        Misconception("whole_numbers", _whole_numbers_kept(_huber()),
                      "Among whole numbers the losses are cut off after the point: the array they are put into has "
                      "the type of r. Make floats of r first.", LOSSES),
        Misconception("forgot_return", lambda r, delta=1.0: None,
                      "The function gives nothing back: put `return` in front.", LOSSES),
    ))


# -- the best constant

ODD = np.array([7.0, -2.0, 10.0, 3.5, 40.0, 1.0, 4.5])
EVEN = np.array([15.0, 2.0, -9.0, 6.0, 3.0, 31.0])
WHOLE = np.array([9, 1, 4, 2, 5])


def _number(result):
    value = np.asarray(result)
    if value.shape != () or value.dtype.kind not in "biuf":
        raise WrongResult("returned another thing than a number")
    return float(value)


def _total_size(result):
    """The total size about a constant: any constant that makes it least is right."""
    return math.fsum(abs(v - _number(result)) for v in EVEN.tolist())


def _constant(squared=np.mean, absolute=np.median, other=None):
    """A best constant with another number for one of the words, or an answer to all other words."""
    def best_constant(y, loss):
        if loss == "squared":
            return squared(y)
        if loss == "absolute":
            return absolute(y)
        if other is None:
            raise ValueError("no such loss")
        return other(y)

    return best_constant


def _sorted_in_place(y):
    y.sort()
    return float(np.median(y))


def _no_such_key(y, loss):
    return {"squared": np.mean, "absolute": np.median}[loss](y)


def _lower_middle(y):
    return float(np.sort(y)[len(y) // 2 - 1])


BEST = Exercise(
    "best_constant", 2,
    probes=(
        Probe("seven numbers, squared", lambda: (ODD.copy(), "squared"), 64 / 7),
        Probe("seven numbers, absolute", lambda: (ODD.copy(), "absolute"), 4.5),
        Probe("five whole numbers, absolute", lambda: (WHOLE.copy(), "absolute"), 4.0),
        Probe("five whole numbers, squared", lambda: (WHOLE.copy(), "squared"), 4.2),
        Probe("six numbers, squared", lambda: (EVEN.copy(), "squared"), 8.0),
        # 15 - 2, 6 - 3 and 31 - -9 are the distances of the pairs from outside to inside: what no constant can avoid
        Probe("six numbers, absolute: total size about the constant", lambda: (EVEN.copy(), "absolute"), 56.0,
              use=_total_size),
        Probe("one number, absolute", lambda: (np.array([2.5]), "absolute"), 2.5),
        Probe('another word, "huber"', lambda: (ODD.copy(), "huber"), ValueError),
        Probe('another word, "mean"', lambda: (WHOLE.copy(), "mean"), ValueError),
    ),
    misconceptions=(
        Misconception("swapped", _constant(np.median, np.mean),
                      "Mean and median are exchanged: which of the two went along with the late bus?", CONSTANT),
        Misconception("always_mean", _constant(np.mean, np.mean),
                      "The mean is best for squares. For sizes it is another one: the number in the middle.", CONSTANT),
        Misconception("always_median", _constant(np.median, np.median),
                      "The median is best for sizes. For squares it is another one, which goes with every number.",
                      CONSTANT),
        Misconception("midrange", _constant(absolute=lambda y: (np.min(y) + np.max(y)) / 2),
                      "Halfway between the smallest and the largest is not the middle one: put all in order, and take "
                      "the one with as many above as below.", CONSTANT),
        Misconception("middle_place", _constant(absolute=lambda y: float(y[len(y) // 2])),
                      "This takes the entry in the middle of the array as it comes. Put the numbers in order first.",
                      CONSTANT),
        Misconception("one_too_low", _constant(absolute=_lower_middle),
                      "This takes one place below the middle: indices begin at 0, so of seven in order the middle one "
                      "is entry 3, `len(y) // 2`.", CONSTANT),
        Misconception("sorted_in_place", _constant(absolute=_sorted_in_place),
                      "The number is right, but the caller's array is in order now: `y.sort()` moves it. `np.sort(y)` "
                      "and `np.median(y)` do not.", CONSTANT),
        Misconception("else_median", _constant(other=np.median),
                      "Any other word is taken for \"absolute\". Ask for both words, and raise a ValueError for the "
                      "rest.", CONSTANT),
        Misconception("else_mean", _constant(other=np.mean),
                      "Any other word is taken for \"squared\". Ask for both words, and raise a ValueError for the "
                      "rest.", CONSTANT),
        Misconception("other_nothing", _constant(other=lambda y: None),
                      "For another word nothing happens at all. Put `raise ValueError(...)` at the end.", CONSTANT),
        Misconception("returned_error", _constant(other=lambda y: ValueError("no such loss")),
                      "The ValueError is returned like a result. To stop the caller, write `raise` in place of "
                      "`return`.", CONSTANT),
        Misconception("key_error", _no_such_key,
                      "Another word makes a KeyError here, because the table does not have it. A ValueError is asked "
                      "for: look whether the word is known, and raise it.", CONSTANT),
        Misconception("least_total", lambda y, loss: _constant(
            lambda v: np.sum((v - np.mean(v))**2), lambda v: np.sum(np.abs(v - np.median(v))))(y, loss),
                      "This is the least total loss. The constant that reaches it is asked for.", CONSTANT),
        Misconception("whole_numbers", _constant(lambda y: int(np.mean(y)), lambda y: int(np.median(y))),
                      "What stands after the point is cut off. A constant need not be a whole number.", CONSTANT),
        Misconception("forgot_return", lambda y, loss: _constant()(y, loss) and None,
                      "For a known word the function gives nothing back: put `return` in front of the number.",
                      CONSTANT),
    ))


# -- Gaussian noise

SEEN = np.array([3.0, -1.5, 4.2, 0.4, 7.0])
MEANS = np.array([2.0, -0.5, 5.0, 2.4, 3.5])
STDS = np.array([0.5, 2.0, 3.0, 0.8, 1.7])


def _mean_surprise(y, mean, std):
    """Mean of -log of the densities, each from the standard library."""
    trios = np.broadcast(*(np.asarray(a, dtype=float) for a in (y, mean, std)))
    return math.fsum(-math.log(NormalDist(c, s).pdf(v)) for v, c, s in trios) / trios.size


def _nll(log=lambda std: 0.5 * np.log(2 * np.pi * std**2), fraction=lambda r, std: r**2 / (2 * std**2), total=np.mean,
         refused=lambda std: np.any(std <= 0)):
    """A likelihood with another term under the logarithm, another fraction, another total or another refusal."""
    @_quiet
    def gaussian_nll(y, mean, std):
        y, mean, std = _float(y), _float(mean), _float(std)
        if refused(std):
            raise ValueError("a std is above 0")
        return total(log(std) + fraction(y - mean, std))

    return gaussian_nll


def _returned_refusal(y, mean, std):
    return ValueError("a std is above 0") if np.any(_float(std) <= 0) else _nll()(y, mean, std)


def _std_from_data(y, mean, std):
    return _nll()(y, mean, np.std(_float(y) - mean)) if np.all(_float(std) > 0) else _nll()(y, mean, std)


@_quiet
def _log_of_density(y, mean, std):
    y, mean, std = _float(y), _float(mean), _float(std)
    if np.any(std <= 0):
        raise ValueError("a std is above 0")
    return -np.mean(np.log(np.exp(-(y - mean)**2 / (2 * std**2)) / np.sqrt(2 * np.pi * std**2)))


def _terms_apart(y, mean, std):
    y, mean, std = _float(y), _float(mean), _float(std)
    if np.any(std <= 0):
        raise ValueError("a std is above 0")
    return (np.sum(0.5 * np.log(2 * np.pi * std**2)) + np.sum((y - mean)**2 / (2 * std**2))) / len(y)


GAUSSIAN = Exercise(
    "gaussian_nll", 2,
    probes=(
        Probe("five of each", lambda: (SEEN.copy(), MEANS.copy(), STDS.copy()), _mean_surprise(SEEN, MEANS, STDS)),
        Probe("one std for all, 2.5", lambda: (SEEN.copy(), MEANS.copy(), 2.5), _mean_surprise(SEEN, MEANS, 2.5)),
        Probe("one mean for all, 1.0", lambda: (SEEN.copy(), 1.0, STDS.copy()), _mean_surprise(SEEN, 1.0, STDS)),
        Probe("nothing off at all, std = 1 / sqrt(2 pi)", lambda: (SEEN.copy(), SEEN.copy(), (2 * math.pi)**-0.5), 0.0),
        Probe("whole numbers, std = 2", lambda: (np.array([4, -3, 0, 9]), np.array([1, 1, 2, 3]), 2),
              0.5 * math.log(8 * math.pi) + 65 / 32),
        Probe("very sure and wrong, std = 0.001", lambda: (np.array([5.0, 6.0]), 0.0, 0.001),
              0.5 * math.log(2 * math.pi) + math.log(0.001) + 30.5e6 / 2),
        Probe("std = 0", lambda: (SEEN.copy(), MEANS.copy(), 0.0), ValueError),
        Probe("one std below 0", lambda: (SEEN[:3].copy(), MEANS[:3].copy(), np.array([1.0, 2.0, -0.5])), ValueError),
        Probe("one std of 0", lambda: (SEEN[:3].copy(), 0.5, np.array([0.0, 2.0, 1.5])), ValueError),
    ),
    misconceptions=(
        Misconception("log_of_density", _log_of_density,
                      "This takes the logarithm of the density itself, which underflows to 0 far out, and log(0) is "
                      "-inf. Take the logarithm on paper first: 0.5 * log(2 pi std**2) + (y - mean)**2 / (2 * std**2).",
                      SQUARE),
        Misconception("terms_apart", _terms_apart,
                      "With one std for all, its logarithm enters once instead of once an example. Add both terms "
                      "first, then take the mean.", SQUARE),
        Misconception("precedence", _nll(fraction=lambda r, std: r**2 / 2 * std**2),
                      "`/ 2 * std**2` divides by 2 and then multiplies by std**2: from left to right. Put what it "
                      "divides by in brackets.", SQUARE),
        Misconception("not_squared_in_fraction", _nll(fraction=lambda r, std: r**2 / (2 * std)),
                      "In the fraction std is not squared: 2 * std**2 is what it divides by.", SQUARE),
        Misconception("not_squared_in_log", _nll(log=lambda std: 0.5 * np.log(2 * np.pi * std)),
                      "Under the logarithm std is not squared: 0.5 * log(2 pi std**2).", SQUARE),
        Misconception("variance", _nll(lambda std: 0.5 * np.log(2 * np.pi * std), lambda r, std: r**2 / (2 * std)),
                      "The argument is taken for the variance, as some libraries do. It is the std here, so that it is "
                      "squared in both places.", SQUARE),
        Misconception("no_price", _nll(log=lambda std: 0.5 * np.log(2 * np.pi) + 0 * std),
                      "There is no std under the logarithm, so a large one costs nothing: 0.5 * log(2 pi std**2).",
                      SURE),
        Misconception("no_log", _nll(log=lambda std: 0 * std),
                      "The logarithm is missing altogether: it is the price of a large std.", SURE),
        Misconception("no_two_pi", _nll(log=lambda std: np.log(std)),
                      "The 2 pi is missing: 0.5 * log(2 pi std**2). It moves no minimum, but without it this is not "
                      "-log of the density.", SQUARE),
        Misconception("log_not_halved", _nll(log=lambda std: np.log(2 * np.pi * std**2)),
                      "The factor 0.5 in front of the logarithm is missing: it comes from the root in the density.",
                      SQUARE),
        Misconception("square_outside_log", _nll(log=lambda std: 0.5 * np.log(2 * np.pi) * std**2),
                      "std**2 stands outside the logarithm. It belongs in its bracket: log(2 pi std**2).", SQUARE),
        Misconception("fraction_not_halved", _nll(fraction=lambda r, std: r**2 / std**2),
                      "The 2 below the fraction is missing: 2 * std**2.", SQUARE),
        Misconception("sizes", _nll(fraction=lambda r, std: np.abs(r) / (2 * std**2)),
                      "The fraction has the size of y - mean. Its square is due.", SQUARE),
        Misconception("not_divided", _nll(fraction=lambda r, std: r**2),
                      "The squared residual is not divided by 2 * std**2, so being sure makes no difference.", SURE),
        Misconception("log10", _nll(log=lambda std: 0.5 * np.log10(2 * np.pi * std**2)),
                      "This is the logarithm to base 10. Use the natural one, np.log.", SQUARE),
        Misconception("log_likelihood", _nll(total=lambda t: -np.mean(t)),
                      "The sign is turned round: this is the log-likelihood, which is to be large. The minus makes a "
                      "cost of it.", SQUARE),
        Misconception("wrong_sign_of_log", _nll(log=lambda std: -0.5 * np.log(2 * np.pi * std**2)),
                      "The logarithm has the wrong sign: minus the log of 1 / sqrt(2 pi std**2) is "
                      "+0.5 * log(2 pi std**2).", SQUARE),
        Misconception("wrong_sign_of_fraction", _nll(fraction=lambda r, std: -r**2 / (2 * std**2)),
                      "The fraction has the wrong sign: minus the log of e^(-t) is +t.", SQUARE),
        Misconception("sum", _nll(total=np.sum), "This is the sum over the examples. The mean is due.", SQUARE),
        Misconception("one_each", _nll(total=lambda t: t),
                      "This is one number for each example. Their mean is due, one number.", SQUARE),
        Misconception("density", _nll(total=lambda t: np.mean(np.exp(-t))),
                      "This is the mean density. Minus its logarithm is due, example by example, and then the mean.",
                      SQUARE),
        Misconception("just_mse", _nll(log=lambda std: 0 * std, fraction=lambda r, std: r**2),
                      "This is the mean squared error: std is not in it at all.", SQUARE),
        Misconception("std_from_data", _std_from_data,
                      "The argument std is not used: it is worked out from the data instead.", SURE),
        Misconception("no_refusal", _nll(refused=lambda std: False),
                      "A std of 0 or below is let through. Refuse it with a ValueError, before anything is computed.",
                      SQUARE),
        Misconception("zero_let_through", _nll(refused=lambda std: np.any(std < 0)),
                      "A std of 0 is let through, and something is divided by 0. Refuse it as well: std <= 0.",
                      SQUARE),
        Misconception("all_at_once", _nll(refused=lambda std: np.all(std <= 0)),
                      "This refuses only if every std is 0 or below. One is enough: np.any.", SQUARE),
        Misconception("if_an_array", _nll(refused=lambda std: bool(std <= 0)),
                      "`if std <= 0` needs one True or False, and for an array of std there are many: that is an error "
                      "of its own. Use np.any(std <= 0).", SQUARE),
        Misconception("returned_error", _returned_refusal,
                      "The ValueError is returned like a result. Write `raise` in place of `return`.", SQUARE),
        Misconception("forgot_return", lambda y, mean, std: _nll()(y, mean, std) and None,
                      "The function gives nothing back: put `return` in front of the mean.", SQUARE),
    ))


# -- questions, the bug hunt and the mission

QUESTIONS = (
    Question(
        "harder_pull", 1, "8695cc74f61a8b83",
        {"206b0111f4e6c46f": "Not even a square does that: its slope, 2 r, is ten times as large. What is the slope of "
                             "the absolute loss, at 2 and at 20?",
         "b34f664f69ef7b67": "That is the pull of a square, whose slope is 2 r. The loss itself is ten times as large "
                             "here as well, but what is its slope?"},
        LOSSES, options=("a", "b", "c")),
    Question(
        "late_bus", 1, "fa5fc30acd617eef",
        {"264f4103b2a73b51": "That is what the mean does. Stand at the best constant: the late bus pulls from above. "
                             "Does it pull harder, now that it is further away?",
         "739eb9d09eba4513": "Stand at the best constant: the late bus pulls from above, with 1. Does it pull harder, "
                             "now that it is further away?"},
        CONSTANT, options=("a", "b", "c")),
    Question(
        "how_sure", 1, "88ef7ef7eb13c965",
        {"4e74890026ea7be2": "Look at the fraction: what becomes of it when std**2 goes to 0 and the residual stays?",
         "0165dcdd4f4e58e7": "The fraction does go to 0 then. What does the logarithm do meanwhile?"},
        SQUARE, options=("a", "b", "c")),
    Question(
        "nll_mistakes", 2,
        {"a": "333164fa18d89858", "b": "e0aeac19a5277b87", "c": "22796554d30f8dcc", "d": "5266687349724e21"},
        {"58eae2589498cc4f": "compare it with your own function with std = 2: they differ.",
         "167e05c3df0c1490": "its fraction is right: ((y - mean) / std)**2 squares the std too.",
         "15b33e7984e8cf2f": "a large std does cost something here. Does it cost enough?",
         "56b763becc1afdaa": "its fraction is right: ((y - mean) / std)**2 squares the std too.",
         "531f7f715a946357": "0.5 * log(2 pi std**2) is log(std) + log(2 pi) / 2. Compare it with your own function.",
         "305a9446d529b20b": "it does have a log(std). Compare it with your own function with std = 2.",
         "3ff292f637a83d82": "compare it with your own function with std = 2: they differ.",
         "99d646cb6821680b": "its fraction has std**2, as it should. Look at the rest.",
         "a31a9270062effd2": "what stands under its logarithm? Try std = 20, and see what that costs.",
         "5af10e4fa41049b5": "compare it with your own function with std = 2: they differ.",
         "3742ffa9f397a724": "under its logarithm stands std**2, as it should. Look at the rest.",
         "2c146316a4dba926": "a large std costs something here: under the logarithm stands std**2. Look at the rest."},
        MISTAKE, options=("fraction", "logarithm", "no price", "right")),
)

GOAL, MISREAD = 1.6, 27.0    # ppm. No stop of the figure's slider moves the line by between 1.5 and 1.8 ppm


def _huber_line(x, y, delta):
    """Slope and intercept with the least total Huber loss: least squares, each residual by its weight, repeated."""
    A, line = np.column_stack([x, np.ones_like(x)]), np.zeros(2)
    for _ in range(2000):
        weights = np.minimum(1.0, delta / np.maximum(np.abs(A @ line - y), 1e-12))
        before, line = line, np.linalg.solve(A.T @ (weights[:, None] * A), A.T @ (weights * y))
        if np.abs(line - before).max() < 1e-9:
            break
    return line


def _moved(error, delta):
    """By how much Huber's line is moved at most, in ppm; and which of the years are further off than delta."""
    years, ppm = (a[::4] for a in mauna_loa_co2())
    x, read = (years - 1980) / 10, ppm.copy()
    read[-1] += error
    before, after = _huber_line(x, ppm, delta), _huber_line(x, read, delta)
    ends = x[[0, -1]]
    return np.abs(np.polyval(after, ends) - np.polyval(before, ends)).max(), np.abs(np.polyval(after, x) - read) > delta


def _let_go(state):
    year, error, delta = (float(state[name]) for name in ("year", "error", "delta"))
    if year != 2000:
        return 0.0, f"The misread mean is that of {year:g} here. The mission is about the year 2000."
    if not MISREAD <= error <= 50:
        return 0.0, f"The mean of 2000 is misread by {error:+g} ppm here. Between +27 and +50 are asked for."
    if not 0.099 < delta < 101:
        return 0.0, f"delta is {delta:g} ppm here. Between 0.1 and 100 are asked for, as on the figure's slider."
    move, outside = _moved(error, delta)
    alone = bool(outside[-1]) and outside.sum() == 1
    found = (f"With delta = {delta:.2f} ppm Huber's line is moved by {move:.2f} ppm, and {outside.sum()} of 11 means "
             f"{'is' if outside.sum() == 1 else 'are'} further off than delta")
    if alone and move <= GOAL:
        return 1.0, f"{found}: reached."
    if not alone and move > GOAL:
        return 0.0, f"{found}. Not even the misread one is: delta is far too large, all of them count as squares."
    if alone:
        return 0.5, f"{found}. It is moved by more than {GOAL} ppm: choose a smaller delta."
    return 0.5, f"{found}. Years that are right should lie within: choose a larger delta."


LET_GO = Mission("let_go", 2, {"year": "1959", "error": 0.0, "delta": 1.58}, _let_go, FOLLOWS)

CHECKED = (SQUARED, ABSOLUTE, HUBER, BEST, GAUSSIAN, LET_GO, *QUESTIONS)
