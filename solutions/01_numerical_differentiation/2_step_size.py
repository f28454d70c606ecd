# %% [markdown]
# # Choose a step
#
# **You will** write two functions that measure which step is best, and one that finds a slope in another way.
#
# **You will be able to** say what error a step costs and why; choose a step for `float64`, for `float32` and
# for measurements; put a sentence from a course to the test.
#
# **You need** [measure a slope](1_slopes.ipynb). About 40 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer, check_mission
from helpers.differentiation import central_difference, forward_difference
from helpers.explorers import StepSize

# %% [markdown]
# `forward_difference` and `central_difference` are the functions you wrote in the last notebook. From now on
# they stand ready in `helpers`.

# %% [markdown]
# ## A claim to test
#
# A widely used course says: the smaller the step, the better the slope, so take `h` below 1e-9. Its example
# is `w**2` at `w = 3`, where the true slope is 6.

# %%
def squared(w):
    return w**2


print(forward_difference(squared, 3, 1e-9))

# %% [markdown]
# The seventh digit after the point is wrong: an error of 5.0e-07. Let us take the advice seriously.
#
# **Predict.** `h` goes from 1e-8 on to 1e-12. What does the error of this slope do?
#
# - `"a"` it shrinks, in proportion to `h`
# - `"b"` it stays about as it is
# - `"c"` it grows

# %% exercise="smaller_steps"
smaller_steps = ...
### BEGIN SOLUTION
smaller_steps = "c"
### END SOLUTION

# %% check="smaller_steps" points=1
check_answer("smaller_steps", smaller_steps)

# %%
for h in [1e-8, 1e-10, 1e-12]:
    slope = forward_difference(squared, 3, h)
    print(f"h = {h:.0e}  slope {slope:.9f}  error {abs(slope - 6):.1e}")

# %% [markdown]
# The smallest step gives the worst slope: its error, 5.3e-04, is more than ten thousand times that of the
# largest. We need to see the whole way down.

# %% [markdown]
# ## Measure the error
#
# The error of a slope is its distance from the true slope. Call the true slope `df`, worked out on paper: for
# `w**2` it is `2 * w`. Then the error of one step `h` is
#
# $$\text{abs}(\text{difference}(f, x, h) - df(x))$$

# %% [markdown]
# Write `absolute_errors`: the errors for all steps in `hs`, in their order, as an array. Call `difference`
# once for each `h`, with its three arguments in this order and without their names.
#
# <details><summary>Hint 1: a function as argument</summary>
# <code>difference</code> is a function, such as <code>forward_difference</code>. Inside, call it by the name
# <code>difference</code>, whichever it is.
# </details>
# <details><summary>Hint 2: one error an h</summary>
# <code>[... for h in hs]</code> makes a list with one entry for each <code>h</code>.
# </details>
# <details><summary>Hint 3: the array</summary>
# <code>np.array(a_list)</code> turns a list of numbers into an array.
# </details>

# %% exercise="absolute_errors"
def absolute_errors(difference, f, df, x, hs):
    """How far `difference(f, x, h)` is from `df(x)`, for each h of `hs`."""
    ### BEGIN SOLUTION
    return np.array([abs(difference(f, x, h) - df(x)) for h in hs])
    ### END SOLUTION

# %% check="absolute_errors" points=2
check(absolute_errors)

# %% check="absolute_errors" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

steps = np.random.default_rng(121).uniform(0.1, 2.0, 6)
check_hidden("absolute_errors", absolute_errors, 1, [
    Probe("a cube at a negative place",
          lambda: (lambda f, x, step: (f(x + step) - f(x)) / step, lambda x: x**3, lambda x: 3 * x**2, -2.0,
                   steps.copy()),
          np.abs(-6 * steps + steps**2)),
    Probe("a difference that falls short",
          lambda: (lambda f, x, k, /: -k * f(x), np.square, lambda x: 5.0, 2.0, list(steps)), 4 * steps + 5),
    Probe("two steps", lambda: (lambda f, x, h: f(h), np.exp, np.exp, 0.0, [1.0, -1.0]),
          np.array([np.e - 1, 1 - 1 / np.e])),
])
### END HIDDEN TESTS

# %%
def squared_slope(w):
    return 2 * w


steps = np.logspace(-1, -16, 16)
errors = absolute_errors(forward_difference, squared, squared_slope, 3, steps)
for h, error in zip(steps, errors, strict=True):
    print(f"h = {h:.0e}  error {error:.1e}")

# %% [markdown]
# The claim holds as far as 1e-8, where the error is 3.6e-08. At the next step, 1e-9, it turns round: just
# where the course sends its readers. Then three errors are alike, 5.0e-07, and at 1e-12 the error leaps. In
# the last line it is 6.0e+00: the slope came out as 0. Why all this?

# %% [markdown]
# ## Where the digits go
#
# A Python number (`float64`) keeps about 16 digits. So the numbers it can hold lie apart: `np.spacing(y)` is
# the distance from `y` to the next one. The spacing at 1 has a name: **machine epsilon**, `eps`.

# %%
eps = np.finfo(float).eps
for y in [1.0, 3.0, 9.0, 3e6]:
    print(f"spacing at {y:g}: {np.spacing(y):.1e}   eps * y: {eps * y:.1e}")
print("3 + 1e-16 == 3:", 3 + 1e-16 == 3)

# %% [markdown]
# The spacing grows with the number: near `y` it is about `eps * y`. A step of 1e-16 ends before the number
# that follows 3: it is lost, both heights are the same, and the rise is 0. That explains the last line of the
# list. Longer steps land on a number, but on which? Subtract 3 again, and see how far each step really went.

# %%
for h in [1e-9, 1e-10, 1e-11, 1e-12]:
    taken = (3 + h) - 3
    rise = squared(3 + h) - squared(3)
    print(f"step {h:.0e}   taken {taken:.9e}   rise / taken {rise / taken:.9f}")

# %% [markdown]
# `3 + h` is rounded to a neighbouring number, so the step taken is not quite `h`. The rise fits the step taken,
# it is 6 times as large. But the difference divides by `h`: that is its whole error here. By luck the first
# three steps are off alike, in the eighth digit after the point; 1e-12 is off in the fifth.

# %% [markdown]
# Heights are rounded too. To see that alone, take `1/x`, and a step that lands exactly: a power of 2.

# %%
h = 2.0**-40
print(f"h = {h:.1e}, and it lands exactly:", (3 + h) - 3 == h)
print("height at 3 + h:", 1 / (3 + h))
print("height at 3:    ", 1 / 3)
slope = (1 / (3 + h) - 1 / 3) / h
print(f"error of the slope: {abs(slope - (-1 / 9)):.1e}")

# %% [markdown]
# Both heights are good to 16 digits, but the first 12 are the same and the subtraction removes them. What is
# left are the last four, and there the rounding sits: the slope is off by 2.7e-05. This is **cancellation**:
# subtracting nearly equal numbers lays bare how they were rounded, `3 + h` as well as the heights. Dividing by
# a tiny `h` then makes it large.

# %%
print(f"squared, h = 1e-12:  eps * f(3) / h = {eps * 9 / 1e-12:.1e}")
print(f"1/x, h = 2.0**-40:   eps * f(3) / h = {eps * (1 / 3) / 2.0**-40:.1e}")

# %% [markdown]
# Numbers near a height `f(x)` lie about `eps * f(x)` apart, so rounding moves the rise by about as much at worst.
# Divided by `h`, this is the **rounding error** of the slope: up to about `eps * f(x) / h`. That is 2.0e-03 in
# the first example, where we saw 5.3e-04, and 8.1e-05 in the second, where we saw 2.7e-05. For a ten times
# smaller `h` this bound is ten times larger; the error itself jumps about below it.

# %% [markdown]
# ## Two slopes and a bottom
#
# Two errors pull against each other. The **truncation error**, which a step costs because `h` is not 0 and
# which would be there without any rounding, shrinks with `h`: like `h` for the forward difference, like
# `h * h` for the central one. The rounding error grows like `eps / h`, for both.
#
# **Predict.** Which of these steps is best for the central difference of `1/x` at `x = 3`?
#
# - `"a"` 1e-1
# - `"b"` 1e-5
# - `"c"` 1e-10
# - `"d"` 1e-16

# %% exercise="central_choice"
central_choice = ...
### BEGIN SOLUTION
central_choice = "b"
### END SOLUTION

# %% check="central_choice" points=1
check_answer("central_choice", central_choice)

# %% [markdown]
# Now measure. (A parabola would not do: on it the central difference has no truncation error.)

# %%
def reciprocal(x):
    return 1 / x


def reciprocal_slope(x):
    return -1 / (x * x)


hs = np.logspace(-16, 0, 33)
methods = {"forward": forward_difference, "central": central_difference}
measured = {}
for name, difference in methods.items():
    errors = absolute_errors(difference, reciprocal, reciprocal_slope, 3, hs)
    measured[name] = np.asarray(errors)    # a list becomes an array

# %%
ax = figures.axes()
figures.power_line(ax, hs, eps * reciprocal(3), -1, label="eps * f(3) / h")
figures.error_curves(ax, hs, measured)
figures.label(ax, "Each method has a bottom of its own",
              "step h", "absolute error of the slope")
figures.show(ax, "Errors of the slope of 1/x at 3 over the step h, both axes "
                 "logarithmic. From the right both fall on straight lines, "
                 "central twice as steeply, each to a bottom of its own, and "
                 "then climb in a zigzag along one dashed line.")

# %% [markdown]
# On the right, where truncation rules, the two methods part. On the left, where rounding rules, they keep to
# one line: rounding does not ask how the difference was formed. The curves zigzag there, since it is luck how
# a number is rounded. How steep are the four parts? On logarithmic axes a power `h**p` is a straight line of
# slope `p`.

# %%
def steepness(errors, low, high):
    part = (0.99 * low < hs) & (hs < 1.01 * high)
    return np.polyfit(np.log10(hs[part]), np.log10(errors[part]), 1)[0]


for name, errors in measured.items():
    left, right = steepness(errors, 1e-16, 1e-8), steepness(errors, 1e-4, 1e-2)
    print(f"{name}: {left:.2f} on the left, {right:.2f} on the right")

# %% [markdown]
# Orders 1 and 2 on the right, as in the last notebook; close to -1 on the left, for both. The best step is at
# the bottom.

# %% [markdown]
# Write `best_step`: the `h` of `hs` with the smallest error, as a number; the first one, if several are as
# good. Use your `absolute_errors`.
#
# <details><summary>Hint 1: where, not what</summary>
# <code>np.argmin(a)</code> is the place of the smallest entry of <code>a</code>, the first of
# several.
# </details>
# <details><summary>Hint 2: the step at that place</summary>
# <code>hs[i]</code> is entry <code>i</code> of <code>hs</code>. <code>float(...)</code> makes it a plain
# number.
# </details>

# %% exercise="best_step"
def best_step(difference, f, df, x, hs):
    """The h of `hs` with the smallest error, the first of several."""
    ### BEGIN SOLUTION
    return float(hs[np.argmin(absolute_errors(difference, f, df, x, hs))])
    ### END SOLUTION

# %% check="best_step" points=2
check(best_step)

# %% check="best_step" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden


def off_by(table):
    return lambda f, x, step, /: 2 * x + table[float(step)]


check_hidden("best_step", best_step, 1, [
    Probe("errors of both signs", lambda: (off_by({4.0: -8.0, 2.0: 0.5, 1.0: -0.25, 0.5: 1.0}), np.square,
                                           lambda x: 2 * x, 1.0, [4.0, 2.0, 1.0, 0.5]), 1.0),
    Probe("the largest step is best, twice", lambda: (off_by({0.5: 2.0, 8.0: -1.0, 2.0: 1.0}), np.square,
                                                      lambda x: 2 * x, 3.0, np.array([0.5, 8.0, 2.0])), 8.0),
    Probe("a single step", lambda: (off_by({0.125: 3.0}), np.square, lambda x: 2 * x, 3.0, [0.125]), 0.125),
])
### END HIDDEN TESTS

# %%
best = best_step(forward_difference, reciprocal, reciprocal_slope, 3, hs)
print(f"forward: best step {best:.1e}, eps**(1/2) is {eps**(1 / 2):.1e}")
best = best_step(central_difference, reciprocal, reciprocal_slope, 3, hs)
print(f"central: best step {best:.1e}, eps**(1/3) is {eps**(1 / 3):.1e}")

# %% [markdown]
# The bottom is where both errors are alike. Forward: `h = eps / h`, so `h * h = eps` and `h = eps**(1/2)`.
# Central: `h * h = eps / h`, so `h = eps**(1/3)`. This is for `x` and `f` of ordinary size; where `x` is
# large, take the step as many times larger. The default `h = 1e-4` of a central difference is on the safe,
# smooth side of its bottom.

# %% [markdown]
# ## With half the digits
#
# Networks are often trained in `float32`: half the memory, about 7 digits. `single(f)` is `f` worked out in
# `float32`; your differences go on counting in `float64`. **Predict:** does the bottom move left or right, up
# or down?

# %%
def single(f):
    return lambda x: np.float64(np.float32(f(np.float32(x))))


eps32 = float(np.finfo(np.float32).eps)
print(f"in float32 eps is {eps32:.1e} and 1/3 is {single(reciprocal)(3):.12f}")
print(f"from 3 to the next number: {np.spacing(np.float32(3)):.1e}")

# %%
f = single(reciprocal)
for name, difference in methods.items():
    errors = absolute_errors(difference, f, reciprocal_slope, 3, hs)
    measured[f"{name}, float32"] = np.asarray(errors)

bottoms = []
for name, errors in measured.items():
    best = hs[errors.argmin()]
    bottoms.append(f"{name}: bottom at h = {best:.1e}, error {errors.min():.1e}")
print("\n".join(bottoms))

# %%
ax = figures.error_curves(figures.axes(), hs, measured)
figures.label(ax, "Half the digits move the bottom",
              "step h", "absolute error of the slope")
figures.show(ax, "Errors of the slope of 1/x at 3 over the step h, both axes "
                 "logarithmic. " + "; ".join(bottoms) + ". Right of the "
                 "bottoms the curves of the two precisions are one. In "
                 "float32 the error stays at 0.11 below h = 1e-7.")

# %% [markdown]
# To the right and up: central goes from 3.2e-06 to 1.0e-02, and its least error from 2.1e-12 to 8.9e-07. The
# roots of `eps` say so too: `eps32**(1/2)` is about 3e-4, `eps32**(1/3)` about 5e-3. On the far right nothing
# changes, as truncation does not depend on digits. And a step of 1e-8, the best for forward in `float64`, is
# lost in `float32`: next to 3, numbers lie 2.4e-07 apart.

# %% [markdown]
# ## A step to the side
#
# There is one more direction to step in: along the imaginary numbers. Python writes the imaginary unit as `1j`
# and counts with it in `x + 1j * h` as with any number.

# %%
print(squared(3 + 1j * 1e-10))

# %% [markdown]
# Multiply out: (3 + ih)² = 9 - h² + 6ih. The real part is the height, 9, up to h². The imaginary part, 6e-10, is the
# slope times `h`. For any smooth formula the
# imaginary part (Im) divided by `h` is the slope, up to an error like `h * h`:
#
# $$\frac{\text{Im}\, f(x + ih)}{h}$$

# %% [markdown]
# Write `complex_step`. `x` may be a number or an array; `h` is 1e-20 unless it is handed in.
#
# <details><summary>Hint 1: the step</summary>
# Call <code>f</code> once, at <code>x + 1j * h</code>.
# </details>
# <details><summary>Hint 2: the imaginary part</summary>
# <code>np.imag(z)</code> is the imaginary part of a number or of each entry of an array, without the
# <code>j</code>.
# </details>

# %% exercise="complex_step"
def complex_step(f, x, h=1e-20):
    """Slope of `f` at x, from one step of h along the imaginary numbers."""
    ### BEGIN SOLUTION
    return np.imag(f(x + 1j * h)) / h
    ### END SOLUTION

# %% check="complex_step" points=2
check(complex_step)

# %% check="complex_step" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

places = np.random.default_rng(123).uniform(0.5, 2.0, (2, 3))
check_hidden("complex_step", complex_step, 1, [
    Probe("the sine on a table of places", lambda: (np.sin, places.copy()), np.cos(places), rtol=1e-13),
    Probe("the sine with a wide step", lambda: (np.sin, places[0, 0], 0.5),
          np.cos(places[0, 0]) * np.sinh(0.5) / 0.5),
    Probe("1/x on a table of places, with a wide step", lambda: (lambda x: 1 / x, places.copy(), 0.7),
          -1 / (places**2 + 0.49)),
    Probe("x⁴ at whole numbers", lambda: (lambda x: x * x * x * x, np.array([2, 3]), 0.5),
          np.array([30.0, 105.0])),
])
### END HIDDEN TESTS

# %%
print("true slope:  ", reciprocal_slope(3))
print("complex step:", complex_step(reciprocal, 3))
print("central:     ", central_difference(reciprocal, 3, 1e-5))

# %% [markdown]
# **Predict.** The error curve of the complex step has no rounding side: it falls, and then stays down. Why?
#
# - `"a"` complex numbers hold more digits
# - `"b"` no two nearly equal numbers are subtracted, so no digits cancel
# - `"c"` at `h = 1e-20` the truncation error is too small to matter
# - `"d"` NumPy knows the derivatives of its functions

# %% exercise="no_bottom"
no_bottom = ...
### BEGIN SOLUTION
no_bottom = "b"
### END SOLUTION

# %% check="no_bottom" points=1
check_answer("no_bottom", no_bottom)

# %%
aside = absolute_errors(complex_step, reciprocal, reciprocal_slope, 3, hs)
aside = np.asarray(aside)
shown = {"forward": measured["forward"], "central": measured["central"],
         "complex step": aside}
ax = figures.error_curves(figures.axes(), hs, shown)
figures.label(ax, "The complex step falls and never climbs",
              "step h", "absolute error of the slope")
figures.show(ax, "Errors of the slope of 1/x at 3 over the step h, both axes "
                 "logarithmic. The complex step falls with slope 2 beside "
                 "the central difference, goes on falling where that one "
                 "turns round, and stays near 1e-17 for all smaller steps; "
                 "where its error is exactly 0 nothing is drawn.")

# %%
print("largest error of all steps up to 1e-8:", aside[hs < 2e-8].max())
print("spacing of the numbers at 1/9:        ", np.spacing(1 / 9))

# %% [markdown]
# For every step from 1e-8 down, at most the last digit is off: the height and the slope times `h` are kept in
# two parts, and nothing is subtracted. Why not always use it, then? `f` has to be a formula that takes complex
# numbers all the way through.

# %%
print("slope of abs at -2, by complex step:", complex_step(np.abs, -2.0))
print("slope of abs at -2, central:        ", central_difference(np.abs, -2.0))

# %% [markdown]
# The slope there is -1. The absolute value of a complex number is a real number: the imaginary part is gone,
# and with it the slope. Nothing warns of it. The functions of `math` at least refuse complex numbers, and a
# measurement has no imaginary part at all.

# %% [markdown]
# ## Walk along the curve
#
# Your own functions draw this figure. Drag in it to move `h`; or click the slider, then use the left and right
# arrow keys. The dotted line marks the step around which even bad luck does little harm; a lucky step beside
# it may be better. **Predict** first: what will `float32` do to the flat curve of the complex step?

# %%
def cube(x):
    return x * x * x


def cube_slope(x):
    return 3 * x * x


curves = {"1/x": (reciprocal, reciprocal_slope), "cube": (cube, cube_slope)}
three_methods = {**methods, "complex step": complex_step}
StepSize(curves, three_methods, absolute_errors, x=3.0)

# %% [markdown]
# It rises, to about the eighth digit of the result, and stays flat there apart from a wobble: still no bottom.
# (For this the figure rounds both parts of a complex number to `float32`.) A difference loses more.

# %% [markdown]
# **Mission.** In `float32`, with the `central` difference, get the slope of `cube` at 3 to an error below
# 5e-4. Copy the line after *State* under the figure, with its braces, in place of the dots.

# %% exercise="single_precision_step"
single_precision_step = ...
### BEGIN SOLUTION
single_precision_step = {"h": 0.0125893, "method": "central", "function": "cube", "precision": "float32"}
### END SOLUTION

# %% check="single_precision_step" points=2
check_mission("single_precision_step", single_precision_step)

# %% [markdown]
# ## A slope from measurements
#
# Measurements are rough for another reason than digits. Here is the carbon dioxide (CO2) in the air at Mauna
# Loa, Hawaii: a mean for each year, in ppm (parts in a million). There is no formula, and nothing between the
# years: `h` is at least 1.

# %%
years, ppm = data.mauna_loa_co2()
record = dict(zip(years, ppm, strict=True))


def co2(year):
    return record[float(year)]


print(f"in 1959: {co2(1959):.1f} ppm, in 2001: {co2(2001):.1f} ppm")

# %% [markdown]
# **Predict:** which central slope changes less from year to year, the one with `h = 1` or the one with `h =
# 5`?

# %%
span = np.arange(1970, 1997)
ax, ranges = figures.axes(), []
for h, color, mark in [(1, figures.ORANGE, "o-"), (5, figures.BLUE, "s-")]:
    slopes = [central_difference(co2, year, h) for year in span]
    ranges.append(f"h = {h}: from {min(slopes):.2f} to {max(slopes):.2f} ppm a year")
    ax.plot(span, slopes, mark, color=color, label=f"h = {h} (years)")

print("\n".join(ranges))
ax.legend()
figures.label(ax, "How calm the slope looks depends on the step", "year",
              "central slope of CO2 (ppm a year)")
figures.show(ax, "Central slopes of CO2 over the years from 1970 to 1996. "
                 + "; ".join(ranges))

# %% [markdown]
# The short step jumps about between 0.72 and 2.19 ppm a year, the long one is calm, between 1.07 and 1.61. One
# unusual year moves its mean a little, and dividing by a small `2h` makes much of it: noise plays the part
# that rounding played. The long step pays as truncation does: it would blur a real change within its ten
# years.

# %% [markdown]
# ## Find the mistake
#
# Four pieces of advice, all for `1/x` at 3. Advice is `"right"` if its error is at most ten times that of the
# best step in `hs`, for the same method and precision. Otherwise its step is `"too small"` or `"too large"`.
#
# - a: forward, `float64`: take `h = 1e-12`, the smaller the better
# - b: central, `float64`: take `h = 1e-8`, the square root of `eps`
# - c: central, `float32`: take `h = 0.01`
# - d: forward, `float64`: take `h = 0.01`, to be safe from rounding

# %% [markdown]
# Do not guess: measure. The first is done; add a line for each of the others. For `float32` hand in
# `single(reciprocal)`.

# %%
def compare(method, f, step):
    best = best_step(method, f, reciprocal_slope, 3, hs)
    for h in [step, best]:
        error = absolute_errors(method, f, reciprocal_slope, 3, [h])[0]
        print(f"h = {h:.1e}  error {error:.1e}")


compare(forward_difference, reciprocal, 1e-12)

# %% exercise="step_advice"
step_advice = ...    # in the form {"a": ..., "b": ..., "c": ..., "d": ...}
### BEGIN SOLUTION
step_advice = {"a": "too small", "b": "too small", "c": "right", "d": "too large"}
### END SOLUTION

# %% check="step_advice" points=2
check_answer("step_advice", step_advice)

# %% [markdown]
# ## What we found
#
# - A smaller step is better only down to a bottom. Left of it `x + h` and the heights are rounded too coarsely:
#   **cancellation** lays that bare, and the rounding error grows like `eps / h`.
# - The bottom is near `eps**(1/2)` for the forward and near `eps**(1/3)` for the central difference:
#   about 1e-8 and 1e-5 in `float64`, 3e-4 and 5e-3 in `float32`.
# - A step smaller than the spacing of the numbers at `x` is lost, and the slope comes out as 0.
# - The **complex step** subtracts nothing and has no bottom, but needs a formula that takes complex numbers.
# - Noise in measurements acts like rounding: a longer step calms it.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | `eps` or $\varepsilon$ for the step | `h` |
# | `eps` or $\varepsilon$ for machine epsilon, `np.finfo(float).eps` | `eps`, about 2.2e-16 |
# | "unit roundoff" $u$ | `eps / 2` |
# | single, double precision; fp32, fp64 | `float32`, `float64` |
# | $O(h)$, $O(h^2)$ | an error in proportion to `h`, to `h * h` |
#
# One letter, two meanings: a program with `eps = 1e-4` means the step, one with `x + eps == x` machine
# epsilon.

# %% [markdown]
# ## On your own
#
# - Draw the whole error curve of `forward_difference` for `squared` at `x = 3e6 + 1/7` instead of 3. Where is
#   the bottom now, and why?
# - The mean of CO2 for 1964 is missing. Which central slopes does that cost, with `h = 1` and with
#   `h = 5`? Try one.
# - Look for advice on the step in a program or a course you use, and test it as above.
#
# Next: [gradients](3_gradients.ipynb), slopes of functions of many numbers.
