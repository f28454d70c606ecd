"""01/2: which step is best, and why the smallest is not.

The differences handed in are made up for the purpose, so that their errors are known exactly: numbers such as
0.375 and 0.125 have no rounding at all in binary.
"""
import math

import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question

CLAIM, MEASURE, BOTTOM, ASIDE, WALK, MISTAKE = (f"01/2 {heading}" for heading in (
    "A claim to test", "Measure the error", "Two slopes and a bottom", "A step to the side",
    "Walk along the curve", "Find the mistake"))


def square(x):
    """x², of slope 2x."""
    return x**2


def twice(x):
    """2x, the slope of x²."""
    return 2 * x


def cube(x):
    """x³, written so that every machine rounds it alike. Also a curve of the notebook's explorable figure."""
    return x * x * x


def three_squares(x):
    """3x², the slope of x³."""
    return 3 * x * x


def ten(x):
    """10 everywhere: a stand-in for a slope."""
    return 10.0


def forward(f, x, h):
    """On x² it is off by h."""
    return (f(x + h) - f(x)) / h


def too_small(f, x, step):
    """On x² it is off by -3 step; its last argument has another name than h."""
    return 2 * x - 3 * step


def with_default(f, x, h=1e-4):
    """On x² it is off by h squared."""
    return 2 * x + h**2


class OneAtATime:
    """A difference that is h f(x), insists on a single number for h, and cannot be called without end."""

    def __init__(self, at_most):
        self.left = at_most

    def __call__(self, f, x, h, /):
        """h times f(x)."""
        if np.ndim(h) != 0:
            raise ValueError("the difference was handed all steps at once; it takes one step a call")
        if self.left == 0:
            raise RuntimeError("the difference was called more often than once a step")
        self.left -= 1
        return f(x) * h


class Strict:
    """3x², the slope of x³, as a function that notices when it is used without being called."""

    def __call__(self, x):
        """The slope at x."""
        return three_squares(x)

    def __rsub__(self, slope):
        raise NotCalledError("df stands without brackets; call it at x: df(x)")

    def __sub__(self, slope):
        raise NotCalledError("df stands without brackets; call it at x: df(x)")


class NotCalledError(TypeError):
    """A function was taken for a number."""


class Centred:
    """A difference that is off by h - centre: too large above it, too small below it."""

    def __init__(self, centre):
        self.centre = centre

    def __call__(self, f, x, h, /):
        """The slope of x² and h - centre."""
        return 2 * x + (float(h) - self.centre)


class Valley:
    """A difference off by h + floor / h: one part that shrinks with h and one that grows."""

    def __init__(self, floor):
        self.floor = floor

    def __call__(self, f, x, h, /):
        """The slope of x² less h + floor / h."""
        return 2 * x - (float(h) + self.floor / float(h))


def _own(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / (2 * h)


def _errors(difference, f, df, x, hs):
    return np.array([abs(difference(f, x, h) - df(x)) for h in hs])


ERRORS = Exercise(
    "absolute_errors", 2,
    probes=(
        Probe("a difference that is off by h, three steps",
              lambda: (forward, square, twice, 3.0, [0.5, 0.125, 0.25]),
              np.array([0.5, 0.125, 0.25])),
        Probe("a difference that is too small by 3h, steps in an array",
              lambda: (too_small, square, twice, 2.0, np.array([1.0, 0.25, 0.5, 0.125])),
              np.array([3.0, 0.75, 1.5, 0.375])),
        Probe("a difference that is off by h², two steps",
              lambda: (with_default, square, twice, 5.0, [0.5, 2.0]),
              np.array([0.25, 4.0])),
        Probe("a difference that takes one step a call, compared with 10",
              lambda: (OneAtATime(6), square, ten, 3.0, [2.0, 1.0, 0.5, 3.0, 0.25]),
              np.array([8.0, 1.0, 5.5, 17.0, 7.75])),
        Probe("a single step", lambda: (forward, square, twice, -1.0, [0.75]), np.array([0.75])),
        Probe("x³ with two steps", lambda: (forward, cube, Strict(), 1.0, [0.5, 1.0]), np.array([1.75, 4.0])),
    ),
    misconceptions=(
        Misconception("return_in_loop", lambda difference, f, df, x, hs: abs(difference(f, x, hs[0]) - df(x)),
                      "This gives back the first error alone: the return stands inside the loop, which ends "
                      "there. Collect the errors, and return them after the loop.", MEASURE),
        Misconception("array_in_loop", lambda difference, f, df, x, hs: _errors(difference, f, df, x, hs[:1]),
                      "This gives back an array of the first error alone: the return stands inside the loop, which "
                      "ends there. Return after the loop.", MEASURE),
        Misconception("last_only", lambda difference, f, df, x, hs: [
                          abs(difference(f, x, h) - df(x)) for h in hs][-1],
                      "Each round overwrites the last: only the error of the last h is left. Collect them in a list.",
                      MEASURE),
        Misconception("fixed_step", lambda difference, f, df, x, hs: _errors(
                          lambda f, x, h: difference(f, x, 1e-4), f, df, x, hs),
                      "Every error is the same: the step is 1e-4 each time. Hand each h of hs to the "
                      "difference.", MEASURE),
        Misconception("step_left_out", lambda difference, f, df, x, hs: np.array(
                          [abs(difference(f, x) - df(x)) for _ in hs]),
                      "The difference is called without a step. Hand h on as its third argument: "
                      "difference(f, x, h).", MEASURE),
        Misconception("signed", lambda difference, f, df, x, hs: np.array(
                          [difference(f, x, h) - df(x) for h in hs]),
                      "Some of these errors are negative. Take the absolute value, abs(...), of each.",
                      MEASURE),
        Misconception("own_difference", lambda difference, f, df, x, hs: _errors(forward, f, df, x, hs),
                      "This always measures the forward difference. Call the argument, difference, whatever "
                      "it is.", MEASURE),
        Misconception("own_central", lambda difference, f, df, x, hs: _errors(_own, f, df, x, hs),
                      "This always measures the central difference. Call the argument, difference, whatever "
                      "it is.", MEASURE),
        Misconception("relative", lambda difference, f, df, x, hs: _errors(
                          difference, f, df, x, hs) / abs(df(x)),
                      "These are relative errors, divided by the true slope. Leave out the division.",
                      MEASURE),
        Misconception("function_value", lambda difference, f, df, x, hs: _errors(difference, f, f, x, hs),
                      "The slope is compared with f(x), the height. Compare it with df(x), the true slope.",
                      MEASURE),
        Misconception("slope_at_h", lambda difference, f, df, x, hs: np.array(
                          [abs(difference(f, x, h) - df(h)) for h in hs]),
                      "The true slope is taken at h: df(h). It is due at x, where the difference is: df(x).",
                      MEASURE),
        Misconception("slope_beside", lambda difference, f, df, x, hs: np.array(
                          [abs(difference(f, x, h) - df(x + h)) for h in hs]),
                      "The true slope is taken at x + h. It is due at x itself: df(x).", MEASURE),
        Misconception("all_at_once", lambda difference, f, df, x, hs: abs(
                          difference(f, x, np.asarray(hs)) - df(x)),
                      "All steps are handed over in one call. A difference takes one step: call it once for "
                      "each h.", MEASURE),
        Misconception("list_at_once", lambda difference, f, df, x, hs: abs(difference(f, x, hs) - df(x)),
                      "The difference is handed hs, all steps at once. It takes one step: call it once for each "
                      "h, as difference(f, x, h).", MEASURE),
        Misconception("df_not_called", lambda difference, f, df, x, hs: np.array(
                          [abs(difference(f, x, h) - df) for h in hs]),
                      "df is a function, and a function cannot be subtracted. Call df at x: df(x).", MEASURE),
        Misconception("relative_signed", lambda difference, f, df, x, hs: _errors(
                          difference, f, df, x, hs) / df(x),
                      "These are errors divided by the true slope, and with its sign. Leave out the division: "
                      "abs(difference(f, x, h) - df(x)).", MEASURE),
        Misconception("relative_to_measured", lambda difference, f, df, x, hs: np.array(
                          [abs((difference(f, x, h) - df(x)) / difference(f, x, h)) for h in hs]),
                      "These errors are divided by the slope that was measured. Leave out the division.",
                      MEASURE),
        Misconception("by_name", lambda difference, f, df, x, hs: np.array(
                          [abs(difference(f, x, h=h) - df(x)) for h in hs]),
                      "The step is handed over by name, h=h, but a difference may have another name for it. "
                      "Write difference(f, x, h).", MEASURE),
        Misconception("worst", lambda difference, f, df, x, hs: max(_errors(difference, f, df, x, hs)),
                      "This is the largest error alone. Return all of them, one for each h, in the order of "
                      "hs.", MEASURE),
        Misconception("squared", lambda difference, f, df, x, hs: _errors(difference, f, df, x, hs)**2,
                      "These errors are squared. Only the sign is to go: abs(...).", MEASURE),
        Misconception("forgot_return", lambda difference, f, df, x, hs: None,
                      "The function gives nothing back. Put `return` in front of the array of errors.",
                      MEASURE),
    ))

BEST = Exercise(
    "best_step", 2,
    probes=(
        Probe("errors 0.75, 0.25, 0, 0.125",
              lambda: (Centred(0.25), square, twice, 3.0, [1.0, 0.5, 0.25, 0.125]), 0.25),
        Probe("errors 0.25, 0.125, 0.125, 0.1875: a tie",
              lambda: (Centred(0.25), square, twice, 3.0, [0.5, 0.375, 0.125, 0.0625]), 0.375),
        Probe("errors 0.1875, 0.125, 0.75, 0.125: a tie, steps in an array",
              lambda: (Centred(0.25), square, twice, 1.0, np.array([0.0625, 0.125, 1.0, 0.375])), 0.125),
        Probe("a valley from 1e-16 to 1",
              lambda: (Valley(1e-18), square, twice, 2.0, 10.0**np.arange(-16, 1)), 1e-9),
        Probe("a difference that is off by h",
              lambda: (forward, square, twice, 3.0, [0.5, 0.125, 0.25]), 0.125),
    ),
    misconceptions=(
        Misconception("smallest_error", lambda difference, f, df, x, hs: min(
                          _errors(difference, f, df, x, hs)),
                      "This is the smallest error itself. What is asked for is the h it was made with.",
                      BOTTOM),
        Misconception("index", lambda difference, f, df, x, hs: np.argmin(_errors(difference, f, df, x, hs)),
                      "This is the place of the best step in hs, counted from 0. Look up the step there: "
                      "hs[...].", BOTTOM),
        Misconception("smallest_step", lambda difference, f, df, x, hs: float(min(hs)),
                      "This is the smallest h. The best one is the h with the smallest error, and that is "
                      "not the same.", BOTTOM),
        Misconception("last_on_ties", lambda difference, f, df, x, hs: float(
                          hs[len(hs) - 1 - np.argmin(_errors(difference, f, df, x, hs)[::-1])]),
                      "Where two errors are equal this takes the last. The first one is asked for: in a "
                      "loop, change your mind only for a smaller error (<, not <=).", BOTTOM),
        Misconception("smallest_on_ties", lambda difference, f, df, x, hs: float(
                          min(zip(_errors(difference, f, df, x, hs), hs, strict=True))[1]),
                      "Where two errors are equal this takes the smaller step: min on pairs compares their "
                      "second halves then. The first in the order of hs is asked for.", BOTTOM),
        Misconception("signed", lambda difference, f, df, x, hs: float(
                          hs[np.argmin([difference(f, x, h) - df(x) for h in hs])]),
                      "The errors are compared with their signs, so the most negative wins. Use "
                      "absolute_errors.", BOTTOM),
        Misconception("worst", lambda difference, f, df, x, hs: float(
                          hs[np.argmax(_errors(difference, f, df, x, hs))]),
                      "This is the step with the largest error. Look for the smallest: argmin.", BOTTOM),
        Misconception("sorted", lambda difference, f, df, x, hs: float(
                          np.sort(hs)[np.argmin(_errors(difference, f, df, x, hs))]),
                      "The errors are in the order of hs, but the step is looked up in a sorted copy. Look "
                      "it up in hs.", BOTTOM),
        Misconception("rule", lambda difference, f, df, x, hs: float(np.sqrt(np.finfo(float).eps)),
                      "This is a rule of thumb, the same for every difference. Measure the errors for the "
                      "steps in hs.", BOTTOM),
        Misconception("own_difference", lambda difference, f, df, x, hs: float(
                          hs[np.argmin(_errors(_own, f, df, x, hs))]),
                      "This always judges the central difference. Hand on the argument, difference, whatever "
                      "it is.", BOTTOM),
        Misconception("forgot_return", lambda difference, f, df, x, hs: None,
                      "The function gives nothing back. Put `return` in front of the step.", BOTTOM),
    ))


def _line(x):
    return 4.0 - 7.0 * x


COMPLEX = Exercise(
    "complex_step", 2,
    probes=(
        Probe("x³ at x = 2, h = 0.5", lambda: (cube, 2.0, 0.5), 11.75),
        Probe("x² at x = 3, h left out", lambda: (square, 3.0), 6.0, rtol=1e-14),
        Probe("4 - 7x at x = 1, h = 2", lambda: (_line, 1.0, 2.0), -7.0),
        Probe("1/x at x = -2, h = 1", lambda: (lambda x: 1 / x, -2.0, 1.0), -0.2),
        Probe("eˣ at three points at once, h = 0.25", lambda: (np.exp, np.array([-1.0, 0.25, 2.0]), 0.25),
              np.exp(np.array([-1.0, 0.25, 2.0])) * np.sin(0.25) / 0.25),
        Probe("x³ at whole numbers, h = 0.5", lambda: (cube, np.array([1, 2, 5]), 0.5),
              np.array([2.75, 11.75, 74.75])),
        Probe("x³ at x = 1.5, h given by name", lambda: (cube, 1.5), 6.734375, keywords={"h": 0.125}),
    ),
    misconceptions=(
        Misconception("multiplied", lambda f, x, h=1e-20: np.imag(f(x + 1j * h)) * h,
                      "This multiplies by h. Divide the imaginary part by h.", ASIDE),
        Misconception("precedence", lambda f, x, h=1e-20: np.imag(f(x + 1j * h)) / 2 * h,
                      "Nothing is halved here, and Python reads a / 2 * h as (a / 2) * h. There is one step: "
                      "divide by h.", ASIDE),
        Misconception("no_j", lambda f, x, h=1e-20: np.imag(f(x + h)) / h,
                      "Every slope is 0: the step that f gets has no imaginary part. Add 1j * h to x, and if "
                      "x is copied into an array first, let that array be complex.", ASIDE),
        Misconception("no_part", lambda f, x, h=1e-20: f(x + 1j * h) / h,
                      "The result is still complex. Take the imaginary part, np.imag(...), then divide by h.",
                      ASIDE),
        Misconception("real_part", lambda f, x, h=1e-20: np.real(f(x + 1j * h)) / h,
                      "This is the real part, which holds the height f(x). The slope is in the imaginary "
                      "part: np.imag.", ASIDE),
        Misconception("absolute", lambda f, x, h=1e-20: np.abs(f(x + 1j * h)) / h,
                      "The absolute value mixes height and slope. Take the imaginary part: np.imag.", ASIDE),
        Misconception("divided_by_ih", lambda f, x, h=1e-20: np.imag(f(x + 1j * h) / (1j * h)),
                      "This divides by 1j * h, which turns the imaginary part into a real one. Take the "
                      "imaginary part first, then divide by h.", ASIDE),
        Misconception("real_step", lambda f, x, h=1e-20: (f(x + h) - f(x)) / h,
                      "This is the forward difference: a real step, and two values that cancel. Step along "
                      "1j * h and take the imaginary part.", ASIDE),
        Misconception("subtracted", lambda f, x, h=1e-20: (f(x + 1j * h) - f(x)) / h,
                      "Nothing is subtracted here. Take the imaginary part of f(x + 1j * h), which is apart from "
                      "the height already, and divide it by h.", ASIDE),
        Misconception("step_of_one", lambda f, x, h=1e-20: np.imag(f(x + 1j)) / h,
                      "The step is 1j, of length 1, as h is missing in it. Call f at x + 1j * h.", ASIDE),
        Misconception("undivided", lambda f, x, h=1e-20: np.imag(f(x + 1j * h)),
                      "This is the rise alone, as tiny as the step. Divide it by h.", ASIDE),
        Misconception("twice_h", lambda f, x, h=1e-20: np.imag(f(x + 1j * h)) / (2 * h),
                      "Every slope comes out half as large: there is one step of length h here, not one to "
                      "each side. Divide by h.", ASIDE),
        Misconception("fixed_step", lambda f, x, h=1e-20: np.imag(f(x + 1e-20j)) / 1e-20,
                      "The argument h is not used: the step is always 1e-20. Write h where the number "
                      "stands.", ASIDE),
        Misconception("only_numbers", lambda f, x, h=1e-20: f(complex(x, h)).imag / h,
                      "This is right for a single number, but complex(x, h) takes no array. Write x + 1j * "
                      "h.", ASIDE),
        Misconception("x_forgotten", lambda f, x, h=1e-20: np.imag(f(1j * h)) / h,
                      "The step starts at 0, not at x: f is called at 1j * h. Call it at x + 1j * h.", ASIDE),
        Misconception("forgot_return", lambda f, x, h=1e-20: None,
                      "The function gives nothing back. Put `return` in front of the result.", ASIDE),
    ))

QUESTIONS = (
    Question(
        "smaller_steps", 1, "e1a93750083db056",
        {"91de592bdf645314": "So the claim says, and down to 1e-8 it holds. Run the next cell and follow the "
                             "last column.",
         "9342fcc6b0cc8d7d": "With all digits kept it would shrink in proportion to h; the computer does not "
                             "keep them all. Run the next cell and follow the last column."},
        CLAIM, options=("a", "b", "c")),
    Question(
        "central_choice", 1, "b0c8cb0991c3eb14",
        {"b695229a237f5164": "At so large a step truncation rules: h * h is still 0.01.",
         "bf4c06e3b1b26496": "At so small a step eps / h is about 2e-6. Set it beside h * h: for which step "
                             "are the two alike?",
         "30e1e85c91fe4106": "Next to 3 this step is lost: 3 + 1e-16 is 3."},
        BOTTOM),
    Question(
        "no_bottom", 1, "a94d645b32c76582",
        {"da64cdaafe20ead2": "Each of its two parts is an ordinary float64, with the same 16 digits.",
         "67c6709f97428fd9": "The truncation error is that small, but a real step of 1e-20 would lose all "
                             "digits. What is not done here?",
         "ca5fc1e9a7ef3773": "NumPy knows no derivatives; it only works out f at a complex number. What is "
                             "not done here?"},
        ASIDE),
    Question(
        "step_advice", 2,
        {"a": "ca431d72a4c9af82", "b": "58ef89e4f9e6d8fd", "c": "86343b5800e3ec3b", "d": "506f900af19324b3"},
        {"8d09dc4c88b6807a": "measure it: which error has h = 1e-8, which h = 1e-12?",
         "72a16f5e5b07f17a": "measure it: does a still smaller h do better?",
         "f2b8ea5ba3d0ecb6": "that is the bottom of another method. Measure h = 1e-5 beside it.",
         "306f877981013689": "measure h = 1e-9 and h = 1e-5 beside it: to which side does the error fall?",
         "8822348e717d8b12": "it would be in float64. Take single(reciprocal) and measure.",
         "cc0440851f94ac07": "take single(reciprocal) and measure h = 0.1 beside it.",
         "30023c724e401557": "safe from rounding, but what does it cost? Measure h = 1e-8 beside it.",
         "0f92af7a4116cb4c": "measure h = 0.1 and h = 0.001 beside it: to which side does the error fall?"},
        MISTAKE, options=("too small", "too large", "right")),
)


def in_single_precision(f):
    """`f` rounded to float32: what goes in, and what comes out."""
    return lambda x: float(np.float32(f(np.float32(x))))


ALLOWED = 5e-4    # reached by every step of the slider from 4.0e-03 to 2.0e-02, and by no other


def _single_central(state):
    h, place = float(state["h"]), 3.0
    if not 0.99e-20 <= h <= 1.001:
        return 0.0, f"h = {h:.1e} is outside the figure."
    h = 10 ** (round(10 * math.log10(h)) / 10)    # the slider's own step: a state shows it rounded
    asked = {"method": "central", "function": "cube", "precision": "float32"}
    if other := [f"{name} {word!r}" for name, word in asked.items() if state[name] != word]:
        return 0.0, f"The goal asks for {' and '.join(other)}: the figure was set otherwise."
    f = in_single_precision(cube)
    error = abs((f(place + h) - f(place - h)) / (2 * h) - three_squares(place))
    found = f"With h = {h:.1e} the error is {error:.1e}"
    if error < ALLOWED:
        return 1.0, f"{found}: near the bottom, about as good as a difference can be in float32 here."
    side = "Truncation rules there: a smaller step is better." if h > 1e-2 else \
        "Rounding rules there: a larger step is better."
    return (0.5 if error < 2 * ALLOWED else 0.0), f"{found}, and not below {ALLOWED:.0e}. {side}"


MISSION = Mission("single_precision_step", 2,
                  {"h": 0.01, "method": "forward", "function": "1/x", "precision": "float64"},
                  _single_central, WALK)

CHECKED = (ERRORS, BEST, COMPLEX, MISSION, *QUESTIONS)
