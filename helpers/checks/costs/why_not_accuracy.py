"""04/1: the slope of a metric along one number, and the share of places at which there is none.

The metrics of the probes are parabolas, lines and stairs: what their central slopes are is known on paper.
"""
from functools import cache, wraps

import numpy as np

from ... import data
from ...logistic import flatten_images
from ..exercise import Exercise, Misconception, Mission, Probe, Question

SLOPE, STAIRS, DESCENT = "04/1 The slope along the bias", "04/1 Stairs", "04/1 Two descents"
BOTH, WIDER = "04/1 Step or sigmoid", "04/1 A wider step"


class ManyAtOnceError(ValueError):
    """A metric was handed more than one float."""


def _of_one_float(metric):
    """A metric that notices when it is handed several places at once, as the notebook's own cannot be."""
    @wraps(metric)
    def of_one_float(b):
        if np.size(b) != 1:
            raise ManyAtOnceError("a metric takes one float, not several at once")
        return metric(b)

    return of_one_float


@_of_one_float
def _square(b):
    return b * b


def _cube(b):
    return b**3


@_of_one_float
def _stair(b):
    """Up by 0.25 at every whole number."""
    return 0.25 * np.floor(b)


def _counted(b):
    """How many of five numbers b has passed: a whole number, as a count of right answers is."""
    return sum(1 for place in (-1.0, 0.5, 0.75, 2.0, 6.0) if b >= place)


@_of_one_float
def _falling(b):
    return 7.0 - 3.0 * b


@_of_one_float
def _broken_below(b):
    """Rises by 1 for each 1 above 0, falls by 1 below."""
    return abs(b)


def _central(metric, b, h=1e-4):
    return (metric(b + h) - metric(b - h)) / (2 * h)


# x of the notebook's twenty pictures, as it prints them: near enough to tell the slope of their accuracy.
_CATS = np.array([0.41, 0.47, 1.15, 1.24, 1.43, 1.48, 1.54, 1.98])
_OTHERS = np.array([-7.68, -5.61, -5.47, -5.46, -5.45, -5.14, -2.85, -1.88, -0.28, 0.63, 1.5, 3.89])


def _accuracy_instead(metric, b, h=1e-4):
    return _central(lambda b: (np.sum(_CATS + b >= 0) + np.sum(_OTHERS + b < 0)) / 20, b, h)


SLOPE_ALONG = Exercise(
    "slope_along", 2,
    probes=(
        Probe("b squared at b = 3, h left out", lambda: (_square, 3.0), 6.0),
        Probe("b cubed at b = 2, h = 0.5", lambda: (_cube, 2.0, 0.5), 12.25),
        Probe("b cubed at b = -1, h = 0.2 given by name", lambda: (_cube, -1.0), 3.04, keywords={"h": 0.2}),
        Probe("a falling line, h = 2", lambda: (_falling, 1.5, 2.0), -3.0),
        Probe("stairs, in the middle of a stair", lambda: (_stair, 1.4), 0.0),
        Probe("stairs, at a jump, h = 0.01", lambda: (_stair, 2.0, 0.01), 12.5),
        Probe("a count, a whole number, b = 1 and h = 2", lambda: (_counted, 1, 2), 0.75),
    ),
    misconceptions=(
        Misconception("precedence", lambda metric, b, h=1e-4: (metric(b + h) - metric(b - h)) / 2 * h,
                      "Python reads / 2 * h from left to right: it divides by 2 and multiplies by h. Put 2 * h in "
                      "brackets.", SLOPE),
        Misconception("forward", lambda metric, b, h=1e-4: (metric(b + h) - metric(b)) / h,
                      "This steps to one side only. Step to both: from b - h to b + h.", SLOPE),
        Misconception("backward", lambda metric, b, h=1e-4: (metric(b) - metric(b - h)) / h,
                      "This steps to the left side only. Step to both: from b - h to b + h.", SLOPE),
        Misconception("over_h", lambda metric, b, h=1e-4: (metric(b + h) - metric(b - h)) / h,
                      "From b - h to b + h it is 2 h, not h: the slope comes out twice too large.", SLOPE),
        Misconception("half_steps", lambda metric, b, h=1e-4: (metric(b + h / 2) - metric(b - h / 2)) / h,
                      "This steps by half of h to either side. Step by a whole h, and divide by 2 h: on stairs it "
                      "matters how far the step reaches.", SLOPE),
        Misconception("no_division", lambda metric, b, h=1e-4: metric(b + h) - metric(b - h),
                      "This is the change from b - h to b + h. A slope is the change divided by the distance, 2 h.",
                      SLOPE),
        Misconception("only_by_two", lambda metric, b, h=1e-4: (metric(b + h) - metric(b - h)) / 2,
                      "The change is divided by 2 alone. The distance is 2 h.", SLOPE),
        Misconception("downhill", lambda metric, b, h=1e-4: (metric(b - h) - metric(b + h)) / (2 * h),
                      "The sign is turned round: the slope is what lies at b + h minus what lies at b - h.", SLOPE),
        Misconception("size", lambda metric, b, h=1e-4: abs(metric(b + h) - metric(b - h)) / (2 * h),
                      "This is the size of the slope. Its sign says which way the metric rises: keep it.", SLOPE),
        Misconception("fixed_h", lambda metric, b, h=1e-4: (metric(b + 1e-4) - metric(b - 1e-4)) / 2e-4,
                      "The argument h is not used: the step is always 1e-4. Write h where the number stands.", SLOPE),
        Misconception("accuracy_instead", _accuracy_instead,
                      "The argument metric is not used: this is the slope of accuracy_at, whatever is handed in. Call "
                      "metric.", SLOPE),
        Misconception("whole_numbers", lambda metric, b, h=1e-4: (metric(b + h) - metric(b - h)) // (2 * h),
                      "`//` drops what stands after the point. Divide with /.", SLOPE),
        Misconception("brackets", lambda metric, b, h=1e-4: metric(b + h) - metric(b - h) / (2 * h),
                      "Only the second term is divided. Put the difference in brackets.", SLOPE),
        Misconception("a_step_down", lambda metric, b, h=1e-4: b - (metric(b + h) - metric(b - h)) / (2 * h),
                      "This is b after a step downhill. Return the slope itself.", SLOPE),
        Misconception("forgot_return", lambda metric, b, h=1e-4: None,
                      "The function gives nothing back. Put `return` in front of the result.", SLOPE),
    ))


def _places(*bs):
    return lambda metric, *more: (metric, np.array(bs), *more)


@_of_one_float
def _half_line(b):
    return max(b, 0.0)


@_of_one_float
def _valley(b):
    """Level from -1 to 1, steep outside, on either side."""
    return max(abs(b) - 1.0, 0.0)


@_of_one_float
def _gentle(b):
    return 0.5 * b


def _share(size=abs, slope=_central, flat=lambda s, tol: s <= tol, total=np.mean):
    """A share_flat with another size of a slope, other slopes, another verdict or another total."""
    def share_flat(metric, bs, h=1e-4, tol=1e-12):
        return total([flat(size(slope(metric, b, h)), tol) for b in bs])

    return share_flat


def _returned_in_the_loop(metric, bs, h=1e-4, tol=1e-12):
    for b in bs:
        return float(abs(_central(metric, b, h)) <= tol) / len(bs)


def _between_places(metric, bs, h=1e-4, tol=1e-12):
    heights = np.array([metric(b) for b in bs])
    return np.mean(np.abs(np.diff(heights) / np.diff(np.asarray(bs, dtype=float))) <= tol)


SHARE_FLAT = Exercise(
    "share_flat", 2,
    probes=(
        Probe("level below 0, rising above: 3 of 5 places level",
              lambda: (_half_line, np.array([-2.0, -1.0, -0.5, 1.0, 3.0])), 0.6),
        Probe("level from -1 to 1, falling before, rising behind: 2 of 8 places level",
              lambda: (_valley, np.array([-4.0, -3.0, -2.0, -0.5, 0.5, 2.0, 5.0, 6.0])), 0.25),
        Probe("a falling line: nowhere level", lambda: (_falling, np.array([-1.0, 0.0, 2.0])), 0.0),
        Probe("stairs with h = 0.3: 2 of 4 places level", lambda: (_stair, np.array([0.5, 0.8, 1.5, 2.1]), 0.3), 0.5),
        Probe("stairs with h = 0.05 given by name: all level", lambda: (_stair, np.array([0.5, 0.8, 1.5, 2.1])), 1.0,
              keywords={"h": 0.05}),
        Probe("a slope of 0.5 everywhere, tol = 0.5", lambda: (_gentle, np.array([-1.0, 0.0, 2.0, 4.0]), 0.5, 0.5),
              1.0),
        Probe("a slope of 0.5 everywhere, h = 0.25, tol = 0.3", lambda: (_gentle, np.array([-1.0, 0.0, 2.0]), 0.25),
              0.0, keywords={"tol": 0.3}),
        Probe("b squared, tol = 3: 3 of 7 places",
              lambda: (_square, np.array([-3, -2, -1, 0, 1, 2, 3]), 0.5, 3), 3 / 7),
        Probe("the size of b, with both slopes at its corner: 1 of 3 places",
              lambda: (_broken_below, np.array([-1.0, 0.0, 1.0])), 1 / 3),
    ),
    misconceptions=(
        Misconception("no_size", _share(size=lambda s: s),
                      "A falling slope is below 0, and so below tol: it is counted as flat. Take its size first, "
                      "with abs.", STAIRS),
        Misconception("strict", _share(flat=lambda s, tol: s < tol),
                      "A size of exactly tol counts as flat: compare with <=.", STAIRS),
        Misconception("fixed_tol", _share(flat=lambda s, tol: s <= 1e-12),
                      "The argument tol is not used: only a slope of 0 counts as flat. Compare the size of each slope "
                      "with tol.", STAIRS),
        Misconception("fixed_h", _share(slope=lambda metric, b, h: _central(metric, b)),
                      "h is not handed on: the slope is always taken with 1e-4.", STAIRS),
        Misconception("fixed_h_and_strict", _share(slope=lambda metric, b, h: _central(metric, b),
                                                   flat=lambda s, tol: s < tol),
                      "Two things: h is not handed on, the slope is always taken with 1e-4; and a size of exactly tol "
                      "counts as flat, so compare with <=.", STAIRS),
        Misconception("all_at_once",
                      lambda metric, bs, h=1e-4, tol=1e-12: np.mean(abs(_central(metric, np.asarray(bs), h)) <= tol),
                      "A metric takes one float, and here it is handed all places at once. Go through bs one at a "
                      "time.", STAIRS),
        Misconception("steep", _share(flat=lambda s, tol: s > tol),
                      "This is the share of places that do have a slope. Count those whose size is at most tol.",
                      STAIRS),
        Misconception("count", _share(total=sum),
                      "This counts the flat places. A share is their number divided by how many there are: take the "
                      "mean.", STAIRS),
        Misconception("percent", _share(total=lambda flats: 100 * np.mean(flats)),
                      "This is in percent. A share lies between 0 and 1: leave out the 100.", STAIRS),
        Misconception("any", _share(total=lambda flats: float(any(flats))),
                      "This says only whether any place is flat. The share of flat places is due.", STAIRS),
        Misconception("all", _share(total=lambda flats: float(all(flats))),
                      "This says only whether all places are flat. The share of flat places is due.", STAIRS),
        Misconception("change", _share(slope=lambda metric, b, h: metric(b + h) - metric(b - h)),
                      "This compares the change of the metric with tol. Compare its slope, the change over 2 h.",
                      STAIRS),
        Misconception("forward", _share(slope=lambda metric, b, h: (metric(b + h) - metric(b)) / h),
                      "The slopes are taken to one side only. Use your slope_along, which steps to both.", STAIRS),
        Misconception("height", _share(slope=lambda metric, b, h: metric(b)),
                      "This compares the metric itself with tol. Compare its slope: slope_along(metric, b, h).",
                      STAIRS),
        Misconception("precedence", _share(slope=lambda metric, b, h: (metric(b + h) - metric(b - h)) / 2 * h),
                      "The slopes are divided by 2 and multiplied by h. Call your slope_along, once it is right.",
                      STAIRS),
        Misconception("between_places", _between_places,
                      "These are slopes from one place of bs to the next. At each place by itself, step by h to both "
                      "sides: slope_along(metric, b, h).", STAIRS),
        Misconception("returned_in_the_loop", _returned_in_the_loop,
                      "`return` stands inside the loop, so only the first place is looked at. Move it to the left.",
                      STAIRS),
        Misconception("one_less", _share(total=lambda flats: sum(flats) / (len(flats) - 1)),
                      "The count is divided by one less than the number of places. Divide by len(bs).", STAIRS),
        Misconception("forgot_return", lambda metric, bs, h=1e-4, tol=1e-12: None,
                      "The function gives nothing back. Put `return` in front of the result.", STAIRS),
    ))

QUESTIONS = (
    Question(
        "flat_places", 1, "430234e8eed47d17",
        {"8f10fdf0b53d8efe": "On the way from -5 to 8 the accuracy does change, but how wide is each change? How many "
                             "pictures can change their answer at all?",
         "29077a39be6cbcbc": "There are 20 jumps at most, one a picture, and a slope notices a jump only if it lies "
                             "within 1e-4 of the place. How far apart are the 1001 places?"},
        STAIRS, options=("a", "b", "c")),
    Question(
        "needs_both", 1, "ba5182b5ad9c3136",
        {"08b3e54ccd9e1934": "With the sigmoid the numbers p move with b. But what does a count of right answers see "
                             "of p, other than on which side of 0.5 it lies?",
         "d8bc235dc8a4f0b1": "A loss looks at p. But which values can p take when a step makes it, and do they move "
                             "when b moves a little?",
         "68dcc77ce217f706": "Look at the accuracy again, which is a count: you have measured its slope, and the unit "
                             "there has a sigmoid."},
        BOTH),
    Question(
        "wider_step", 1, "c41dc8b8b6f78495",
        {"52f4699601635fcf": "With h = 2, b - h and b + h lie 4 apart. Are there jumps between them?",
         "e618946a1c30fd59": "It moves. But with a step of 1 and a step of 3 the slope sees other jumps: why should it "
                             "be 0 at the same place?"},
        WIDER, options=("a", "b", "c")),
)


@cache
def _pictures():
    """z at b = 0 of the notebook's twenty pictures, and their labels."""
    images, labels, _, _ = data.cat_or_not()
    return 25 * (flatten_images(images[::10])[:, 1::3].mean(axis=1) - 0.4), labels[::10]


def _slopes(b, h):
    """Central slopes of accuracy and cost at b."""
    x, y = _pictures()
    heights = [(np.mean((x + place >= 0) == (y == 1)), np.mean(np.logaddexp(0, x + place) - y * (x + place)))
               for place in (b - h, b + h)]
    return [(above - below) / (2 * h) for below, above in zip(*heights, strict=True)]


def _disagree(state):
    b, h = float(state["b"]), float(state["h"])
    if not -5 <= b <= 8 or not 0.99e-4 <= h <= 3.2:
        return 0.0, "Take b and h from the figure: b from -5 to 8, h from 0.0001 to 3.16."
    if h > 0.0101:
        return 0.0, f"h = {h:g} is too wide: 0.01 at most, so that it is about this place and not about many stairs."
    of_accuracy, of_cost = _slopes(b, h)
    found = f"At b = {b:g} with h = {h:g} the accuracy has the slope {of_accuracy:.4g}, the cost {of_cost:.4f}"
    if of_accuracy == 0:
        return 0.0, (f"{found}: the accuracy gives no direction. Look for a jump, and for an h that is wide enough to "
                     "meet it.")
    if of_accuracy * of_cost > 0:
        ways = ("larger", "smaller") if of_accuracy > 0 else ("smaller", "larger")
        return 1.0, f"{found}: the one asks for a {ways[0]} b, the other for a {ways[1]} one."
    return 0.5, (f"{found}: a jump, but here both would move b the same way. Look for one where the accuracy gets "
                 "worse on the way to the lowest cost.")


DISAGREE = Mission("disagree", 2, {"b": 5.0, "h": 0.01}, _disagree, DESCENT)

CHECKED = (SLOPE_ALONG, SHARE_FLAT, DISAGREE, *QUESTIONS)
