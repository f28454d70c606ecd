"""01/1: the slope of a chord, of a wider chord, and the tangent.

Expected values are the exact difference quotients, worked out on paper: for x³ a forward step gives
3x² + 3xh + h², a central one 3x² + h²; for eˣ they are eˣ (e^h - 1) / h and eˣ sinh(h) / h.
"""
import numpy as np

from ..compare import describe
from ..exercise import Exercise, Misconception, Mission, Probe, Question, WrongResult

CHORD, BOTH_SIDES, TANGENT, POWERS = "01/1 The chord", "01/1 Both sides", "01/1 The tangent", "01/1 Writing small steps"


def square(x):
    """x²: its chord has slope 2x + h, its centred chord 2x."""
    return x**2


def cube(x):
    """x³."""
    return x**3


def line(x):
    """A straight line of slope -7: every chord of it has that slope."""
    return 4.0 - 7.0 * x


def _points():
    return np.array([-1.0, 0.25, 2.0])


def _whole_numbers():
    return np.array([1, 2, 5])


FORWARD = Exercise(
    "forward_difference", 2,
    probes=(
        Probe("x² at x = 3, h = 0.5", lambda: (square, 3.0, 0.5), 6.5),
        Probe("x³ at x = 2, h = 0.1", lambda: (cube, 2.0, 0.1), 12.61),
        Probe("4 - 7x at x = 1, h = 2", lambda: (line, 1.0, 2.0), -7.0),
        Probe("eˣ at three points at once, h = 0.25", lambda: (np.exp, _points(), 0.25),
              np.exp(_points()) * np.expm1(0.25) / 0.25),
        Probe("x² at whole numbers, h = 0.5", lambda: (square, _whole_numbers(), 0.5), 2.0 * _whole_numbers() + 0.5),
        Probe("x² at x = 1.5, h given by name", lambda: (square, 1.5), 3.125, keywords={"h": 0.125}),
        Probe("x² at x = 1.5, h left out", lambda: (square, 1.5), 3.0001, rtol=1e-8),
    ),
    misconceptions=(
        Misconception("brackets", lambda f, x, h=1e-4: f(x + h) - f(x) / h,
                      "Python divides before it subtracts: here only f(x) is divided. Put the rise in brackets.",
                      CHORD),
        Misconception("multiplied", lambda f, x, h=1e-4: (f(x + h) - f(x)) * h,
                      "This multiplies by h. The slope is rise divided by run, and the run is h.", CHORD),
        Misconception("tiny_step", lambda f, x, h=1e-4: (f(x + 10e-50) - f(x)) / 10e-50,
                      "The step in here is 10e-50, so small that x + h is x itself: the rise is 0. "
                      "Use the h that is handed in.", POWERS),
        Misconception("no_run", lambda f, x, h=1e-4: f(x + h) - f(x),
                      "This is the rise alone. Divide it by the run, h.", CHORD),
        Misconception("central", lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / (2 * h),
                      "This is the central difference, a step to both sides. Here the step goes one way only: "
                      "from x to x + h.", CHORD),
        Misconception("backward", lambda f, x, h=1e-4: (f(x) - f(x - h)) / h,
                      "This steps back, from x - h to x. A forward difference steps ahead, from x to x + h.", CHORD),
        Misconception("sign", lambda f, x, h=1e-4: (f(x) - f(x + h)) / h,
                      "The rise is where you arrive minus where you left: f(x + h) - f(x). Yours is turned round, "
                      "so every slope has the other sign.", CHORD),
        Misconception("fixed_step", lambda f, x, h=1e-4: (f(x + 1e-4) - f(x)) / 1e-4,
                      "The argument h is not used: the step is always 1e-4. Write h where the number stands.", CHORD),
        Misconception("fixed_run", lambda f, x, h=1e-4: (f(x + h) - f(x)) / 1e-4,
                      "The rise is taken over h, but divided by 1e-4: right only where h is left out. Divide by h.",
                      CHORD),
        Misconception("half", lambda f, x, h=1e-4: (f(x + h) - f(x)) / (2 * h),
                      "From x to x + h the run is h, not 2h: every slope comes out half as large.", CHORD),
        Misconception("forgot_return", lambda f, x, h=1e-4: None,
                      "The function gives nothing back. Put `return` in front of the result: printing is not enough.",
                      CHORD),
    ))

CENTRAL = Exercise(
    "central_difference", 2,
    probes=(
        Probe("x³ at x = 2, h = 0.5", lambda: (cube, 2.0, 0.5), 12.25),
        Probe("x² at x = 3, h = 0.1", lambda: (square, 3.0, 0.1), 6.0),
        Probe("4 - 7x at x = 1, h = 2", lambda: (line, 1.0, 2.0), -7.0),
        Probe("eˣ at three points at once, h = 0.25", lambda: (np.exp, _points(), 0.25),
              np.exp(_points()) * np.sinh(0.25) / 0.25),
        Probe("x³ at whole numbers, h = 0.5", lambda: (cube, _whole_numbers(), 0.5),
              3.0 * _whole_numbers()**2 + 0.25),
        Probe("x³ at x = 1.5, h given by name", lambda: (cube, 1.5), 6.765625, keywords={"h": 0.125}),
        Probe("10⁶ x³ at x = 1, h left out", lambda: (lambda x: 1e6 * x**3, 1.0), 3000000.01, rtol=1e-10),
    ),
    misconceptions=(
        Misconception("precedence", lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / 2 * h,
                      "Python reads a / 2 * h as (a / 2) * h: this halves and then multiplies by h. "
                      "Put the run in brackets: / (2 * h).", BOTH_SIDES),
        Misconception("no_brackets", lambda f, x, h=1e-4: f(x + h) - f(x - h) / 2 * h,
                      "No brackets at all: Python divides and multiplies before it subtracts. Put brackets round the "
                      "rise, and round the run.", BOTH_SIDES),
        Misconception("rise_brackets", lambda f, x, h=1e-4: f(x + h) - f(x - h) / (2 * h),
                      "Python divides before it subtracts: here only f(x - h) is divided. Put the rise in brackets "
                      "too.", BOTH_SIDES),
        Misconception("forward", lambda f, x, h=1e-4: (f(x + h) - f(x)) / h,
                      "This is the forward difference: its error shrinks like h, not like h squared. "
                      "Step to both sides.", BOTH_SIDES),
        Misconception("backward", lambda f, x, h=1e-4: (f(x) - f(x - h)) / h,
                      "This steps back only. Step to both sides.", BOTH_SIDES),
        Misconception("half_rise", lambda f, x, h=1e-4: (f(x + h) - f(x)) / (2 * h),
                      "The run is 2h, but the rise is taken over h alone: the second value is f(x - h).", BOTH_SIDES),
        Misconception("tiny_step", lambda f, x, h=1e-4: (f(x + 10e-50) - f(x - 10e-50)) / (2 * 10e-50),
                      "The step in here is 10e-50, so small that x + h and x - h are both x itself: the rise is 0. "
                      "Use the h that is handed in.", POWERS),
        Misconception("half_run", lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / h,
                      "From x - h to x + h the run is 2h, not h: every slope comes out twice as large.", BOTH_SIDES),
        Misconception("fixed_step", lambda f, x, h=1e-4: (f(x + 1e-4) - f(x - 1e-4)) / 2e-4,
                      "The argument h is not used: the step is always 1e-4. Write h where the number stands.",
                      BOTH_SIDES),
        Misconception("sign", lambda f, x, h=1e-4: (f(x - h) - f(x + h)) / (2 * h),
                      "The rise is the value on the right minus the value on the left. Yours is turned round, "
                      "so every slope has the other sign.", BOTH_SIDES),
        Misconception("ahead_twice", lambda f, x, h=1e-4: (f(x + 2 * h) - f(x)) / (2 * h),
                      "This steps 2h ahead, from x. Centre the chord on x: one h back, one h ahead.", BOTH_SIDES),
        Misconception("half_steps", lambda f, x, h=1e-4: (f(x + h / 2) - f(x - h / 2)) / h,
                      "This steps h/2 to either side, a centred chord of half the length. The one asked for goes a "
                      "whole h each way, and its run is 2h.", BOTH_SIDES),
    ))


def _slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def _at(*places):
    """Read a returned line at several places: alone and as an array."""
    def read(line):
        if not callable(line):
            raise WrongResult(f"returned {describe(line)} where a function, the line, is due")
        return [*(line(x) for x in places), line(np.array(places))]

    return read


def _readings(height, slope, x0, *places):
    values = [height + slope * (x - x0) for x in places]
    return [*values, np.array(values)]


TANGENT_LINE = Exercise(
    "tangent_line", 2,
    probes=(
        Probe("x² at x0 = 3, read at 0, 3 and 5", lambda: (square, 3.0, 0.5), _readings(9.0, 6.0, 3.0, 0.0, 3.0, 5.0),
              use=_at(0.0, 3.0, 5.0), atol=1e-9),
        Probe("x³ at x0 = 2, h = 0.5, read at -1 and 4", lambda: (cube, 2.0, 0.5),
              _readings(8.0, 12.25, 2.0, -1.0, 4.0), use=_at(-1.0, 4.0)),
        Probe("eˣ at x0 = -1, read at 0 and 2", lambda: (np.exp, -1.0),
              _readings(np.exp(-1), np.exp(-1), -1.0, 0.0, 2.0), use=_at(0.0, 2.0), rtol=1e-7),
        Probe("4 - 7x at x0 = 1, read at -2 and 2", lambda: (line, 1.0), _readings(-3.0, -7.0, 1.0, -2.0, 2.0),
              use=_at(-2.0, 2.0), rtol=1e-8),
    ),
    misconceptions=(
        Misconception("slope_only", lambda f, x0, h=1e-4: _slope(f, x0, h),
                      "This returns the slope, a number. Return the line, a function of x: define it inside with "
                      "`def line(x):` and return `line` without brackets.", TANGENT),
        Misconception("through_origin", lambda f, x0, h=1e-4: lambda x: _slope(f, x0, h) * x,
                      "This line has the right slope but passes through (0, 0). Start from the height f(x0), and "
                      "measure x from x0.", TANGENT),
        Misconception("no_height", lambda f, x0, h=1e-4: lambda x: _slope(f, x0, h) * (x - x0),
                      "At x0 this line is at 0, not on the curve: add the height f(x0).", TANGENT),
        Misconception("not_from_x0", lambda f, x0, h=1e-4: lambda x: f(x0) + _slope(f, x0, h) * x,
                      "This line has the height f(x0) at x = 0. It should have it at x0: multiply the slope by x - x0.",
                      TANGENT),
        Misconception("moving_height", lambda f, x0, h=1e-4: lambda x: f(x) + _slope(f, x0, h) * (x - x0),
                      "The height is taken at x, which moves: f(x). A tangent touches the curve once, at f(x0).",
                      TANGENT),
        Misconception("moving_slope", lambda f, x0, h=1e-4: lambda x: f(x0) + _slope(f, x, h) * (x - x0),
                      "The slope is taken at x, which moves, so this is a curve. Take the slope once, at x0.", TANGENT),
        Misconception("forward_slope", lambda f, x0, h=1e-4: lambda x: f(x0) + (f(x0 + h) - f(x0)) / h * (x - x0),
                      "The slope in here is the forward difference. Use your central_difference.", BOTH_SIDES),
        Misconception("default_step", lambda f, x0, h=1e-4: lambda x: f(x0) + _slope(f, x0, 1e-4) * (x - x0),
                      "The step h is not handed on to central_difference, which then takes 1e-4.", TANGENT),
        Misconception("leans_back", lambda f, x0, h=1e-4: lambda x: f(x0) + _slope(f, x0, h) * (x0 - x),
                      "The line leans the wrong way: measure x from x0 by x - x0, not x0 - x.", TANGENT),
        Misconception("slope_times_h", lambda f, x0, h=1e-4: lambda x: f(x0) + _slope(f, x0, h) * h**2 * (x - x0),
                      "The line is built well, but its slope is off as / 2 * h makes it. Mend central_difference "
                      "first.",
                      BOTH_SIDES),
        Misconception("double_slope", lambda f, x0, h=1e-4: lambda x: f(x0) + 2 * _slope(f, x0, h) * (x - x0),
                      "The line is built well, but its slope is twice too large. Mend central_difference first: "
                      "its run is 2h.", BOTH_SIDES),
        Misconception("forgot_return", lambda f, x0, h=1e-4: None,
                      "The function gives nothing back: after `def line(x): ...` comes `return line`.", TANGENT),
        Misconception("called_too_early", lambda f, x0, h=1e-4: f(x0),
                      "This returns the height at x0, a number: the line was called instead of returned. "
                      "Return `line`, without brackets.", TANGENT),
    ))

QUESTIONS = (
    Question(
        "finish_speed", 1, "a7ccf2352fa60696",
        {"28add0f08e4cf541": "The distance grows by more and more each minute; in twice the time 0.01 t² grows "
                             "fourfold. Does such a runner slow down?",
         "11c3f21a548d9c5e": "The average is 0.2 over the whole run. It would be the speed at the end only if the "
                             "speed never changed."},
        "01/1 From average speed to slope", options=("a", "b", "c")),
    Question(
        "central_order", 1, "5a622f522bd3755e",
        {"f4fccd7c2ba719bf": "Run the next cell and compare the errors in each row with the row above.",
         "08bd8dd7df1056c7": "That is how the forward difference behaves. Here the largest part of the error has the "
                             "opposite sign on the two sides and cancels; what is left shrinks faster.",
         "ed577dbe1681f052": "Only on a straight line or a parabola. On a curve whose bend changes, a part of the "
                             "error is left."},
        "01/1 Both sides"),
    Question(
        "ten_e_minus_fifty", 1, "c45864856b59fcc0",
        {"f30073841f5589b3": "The number in front counts: 10e-50 is ten times 1e-50.",
         "d3757d70c35b347e": "10 is in front, so the number is ten times larger than 1e-50, not ten times smaller.",
         "1e3e7d76c51e1b9f": "It is tiny but not zero: Python can hold numbers down to about 1e-308. It vanishes only "
                             "when it is added to a number like 5."},
        "01/1 Writing small steps"),
    Question(
        "slope_mistakes", 2,
        {"a": "ba520b4c8eda9bbf", "b": "b32c98713296b23a", "c": "9a4673532b7df278", "d": "c02752f2848eeace"},
        {"e42cc99f0355d329": "try it on a straight line: is the slope the line's?",
         "e9800e5e361d6349": "its run is h, with or without brackets. Is h the distance between its two places?",
         "227043297e1a0392": "it calls f on both sides of x. Try it on a straight line: is the slope the line's?",
         "9fe42e86c2248ea4": "b and c agree at h = 1. Compare them at h = 0.1.",
         "327050a020383b85": "it calls f on both sides of x. Compare it with c at h = 0.1.",
         "af3c8d621fbe9afb": "its brackets are where they belong. At which places does it call f?",
         "53e796d7494c6544": "the run is meant to be 2h there. What does Python do with it for h = 1 and for h = 0.1?",
         "d77ad451bfb42dc1": "from x - h to x + h is a run of h + h, as it says. Try it with other steps.",
         "eaff3e0ecef0c61e": "its run stands in brackets. Work out both signs with pencil and paper.",
         "2659a3d72f4bf457": "it calls f on both sides of x. Work out both signs with pencil and paper.",
         "1bb37eeea1c7d786": "at which places does it call f? Compare with the two formulas above.",
         "9e708f63e960c516": "its run, x - (x + h), is -h, and its rise is turned round too. Is that wrong?"},
        "01/1 Find the mistake", options=("brackets", "one side", "run", "right")),
)


def wave(x):
    """The curve of the notebook's explorable figure."""
    return x**3 / 3 - x


def _lucky(state):
    x0, h = float(state["x0"]), float(state["h"])
    off = (wave(x0 + h) - wave(x0)) / h - (x0**2 - 1)
    found = f"With h = {h:.4g} at x0 = {x0:.4g} the chord is off by {off:+.4f}"
    if not -2 <= x0 <= 2 or not 0.5 <= h <= 10**0.5 * 1.001:
        return 0.0, f"{found}. The goal asks for h of at least 0.5, within the figure."
    if abs(off) < 0.01:
        return 1.0, f"{found}: right by accident. A little further along, with the same h, it is not."
    advice = "which is not yet within 0.01. Let the chord reach across x = 0, where the curve changes its bend."
    return (0.5 if abs(off) < 0.05 else 0.0), f"{found}, {advice}"


LUCKY_CHORD = Mission("lucky_chord", 2, {"x0": -1.0, "h": 2.0}, _lucky, "01/1 The chord")

CHECKED = (FORWARD, CENTRAL, TANGENT_LINE, LUCKY_CHORD, *QUESTIONS)
