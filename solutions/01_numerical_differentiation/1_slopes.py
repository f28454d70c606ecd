# %% [markdown]
# # Measure a slope
#
# **You will** write two functions that measure how steep any curve is at any point, and draw its tangent.
#
# **You will be able to** turn an average speed into a speed at an instant; say how far a chord's slope is from the
# curve's, and why; choose between a step to one side and a step to both.
#
# **You need** [start here](../00_start_here/start_here.ipynb), and to know what a derivative is. About 35 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.explorers import Chord

# %% [markdown]
# ## From average speed to slope
#
# A runner covers 2 km in 10 minutes: 0.2 km a minute on average. That says nothing about any one moment. Suppose
# the watch recorded the distance after `t` minutes as
#
# $$\text{distance}(t) = 0.01\,t^2 + 0.1\,t \quad \text{(km)}$$

# %%
def distance(t):
    return 0.01 * t**2 + 0.1 * t


print("after 10 minutes:", distance(10), "km")
print("average speed:   ", (distance(10) - distance(0)) / (10 - 0), "km a minute")

# %% [markdown]
# **Predict.** How fast is the runner at the moment `t = 10`?
#
# - `"a"` slower than 0.2 km a minute
# - `"b"` at 0.2 km a minute, the average
# - `"c"` faster than 0.2 km a minute
#
# Write the letter in place of the dots, with its quotes.

# %% exercise="finish_speed"
finish_speed = ...
### BEGIN SOLUTION
finish_speed = "c"
### END SOLUTION

# %% check="finish_speed" points=1
check_answer("finish_speed", finish_speed)

# %% [markdown]
# To see it, let the watch run on, and take averages over shorter and shorter times that begin at `t = 10`.

# %%
for minutes in [5, 1, 0.1, 0.01]:
    average = (distance(10 + minutes) - distance(10)) / minutes
    print(f"over the next {minutes:>4} minutes: {average:.4f} km a minute")

# %% [markdown]
# The averages settle near 0.3, half as fast again as the average of the whole run. That limit is the **slope** of the
# curve at `t = 10`, its **derivative** there. A computer cannot take the limit. It can only take a small step, so we
# have to know what a small step gives.

# %% [markdown]
# ## The chord
#
# A **chord** is the straight line through two points of a curve. Take the points at `x` and at `x + h`. The curve
# rises by `f(x + h) - f(x)` over a run of `h`, so the chord's slope is
#
# $$\frac{f(x + h) - f(x)}{h}$$
#
# This is the **forward difference**; `h` is its **step**, in the unit of `x`.

# %% [markdown]
# Write `forward_difference`. Its last argument has a default: who calls it without `h` gets `h = 1e-4`, that is 0.0001.
# The first line is given: with it `x` may be a number or an array of any type, and the result is `float64`.
#
# <details><summary>Hint 1: what is handed in</summary>
# <code>f</code> is a function. To evaluate it somewhere, call it there: <code>f(x)</code>.
# </details>
# <details><summary>Hint 2: rise over run</summary>
# Work out the rise, <code>f(x + h) - f(x)</code>, in brackets; then divide by the run.
# </details>

# %% exercise="forward_difference"
def forward_difference(f, x, h=1e-4):
    """Slope of the chord of `f` from x to x + h."""
    x = np.asarray(x, dtype=float)
    ### BEGIN SOLUTION
    return (f(x + h) - f(x)) / h
    ### END SOLUTION

# %% check="forward_difference" points=2
check(forward_difference)

# %% check="forward_difference" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(101)
spots = rng.uniform(0.5, 3.0, (2, 3))
check_hidden("forward_difference", forward_difference, 1, [
    Probe("the sine at a random place", lambda: (np.sin, spots[0, 0], 0.3),
          np.cos(spots[0, 0] + 0.15) * np.sin(0.15) / 0.15),
    Probe("1/x on a table of places", lambda: (lambda x: 1 / x, spots.copy(), 0.7), -1 / (spots * (spots + 0.7))),
    Probe("1/x on a table of places, with the default step", lambda: (lambda x: 1 / x, spots.copy()),
          -1 / (spots * (spots + 1e-4)), rtol=1e-9),
    Probe("a cube at whole numbers", lambda: (lambda x: x**3, np.array([2, 3]), 0.5), np.array([15.25, 31.75])),
])
### END HIDDEN TESTS

# %% [markdown]
# Below, your function draws a chord from the point at `x0` to the one at `x0 + h`. The dashed line is the **tangent**:
# it touches the curve at `x0` and has the curve's own slope there. **Predict:** here, at `x0 = 1`, will the chord's slope
# grow or shrink as `h` goes from 1 towards 0? Then move the slider of `h`, with the mouse or with the left and right
# arrow keys. To move `x0`, drag in the figure or use its slider.

# %%
def wave(x):
    return x**3 / 3 - x


Chord(wave, forward_difference)

# %% [markdown]
# It shrinks, until the two lines fall together. Right of 0 this curve **bends upward**: its slope grows from left to
# right, so a chord that runs ahead has too large a slope. Left of 0 it bends downward, and a short chord has too small
# a slope. Try `x0 = -1`. Only as `h` goes to 0 are chord and tangent one, wherever you stand.

# %% [markdown]
# **Mission.** A chord can be right by accident. Find a place where `h` is at least 0.5 and the sentence under the figure
# says that the chord is off by something between -0.01 and +0.01. Copy what stands after *State*, with its braces, in
# place of the dots.

# %% exercise="lucky_chord"
lucky_chord = ...
### BEGIN SOLUTION
lucky_chord = {"x0": -0.25, "h": 0.758578}
### END SOLUTION

# %% check="lucky_chord" points=2
check_mission("lucky_chord", lucky_chord)

# %% [markdown]
# One slope that agrees proves little, then. What matters is how the error behaves as `h` shrinks. The runner's true
# speed at `t = 5` is `0.02 * 5 + 0.1`, which is 0.2 km a minute.

# %%
speed = 0.02 * 5 + 0.1
for h in [1, 0.1, 0.01, 0.001]:
    slope = forward_difference(distance, 5, h)
    print(f"h = {h:<5}  slope {slope:.6f}  error {slope - speed:.6f}")

# %% [markdown]
# With a ten times smaller step the error is ten times smaller: here it is `0.01 * h`. An error in proportion to `h`
# is called **first order**. And the error that comes from stopping before the limit, at a step `h`, is named
# **truncation error**.

# %% [markdown]
# ## Both sides
#
# On the runner's curve, which bends upward, a step ahead makes the slope too large, a step back makes it too small.
# Take both and the two errors cancel: here entirely, on other curves almost. The chord from `x - h` to `x + h` has a
# run of `2h`:
#
# $$\frac{f(x + h) - f(x - h)}{2h}$$
#
# This is the **central difference**.

# %% [markdown]
# Write `central_difference`.
#
# <details><summary>Hint 1: how Python reads it</summary>
# Division and multiplication are carried out from left to right: <code>a / 2 * h</code> is <code>(a / 2) * h</code>.
# </details>
# <details><summary>Hint 2: two pairs of brackets</summary>
# One around the rise, one around the run.
# </details>

# %% exercise="central_difference"
def central_difference(f, x, h=1e-4):
    """Slope of the chord of `f` from x - h to x + h."""
    x = np.asarray(x, dtype=float)
    ### BEGIN SOLUTION
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION

# %% check="central_difference" points=2
check(central_difference)

# %% check="central_difference" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(102)
spots = rng.uniform(1.0, 3.0, (2, 3))
check_hidden("central_difference", central_difference, 1, [
    Probe("the sine at a random place", lambda: (np.sin, spots[0, 0], 0.3), np.cos(spots[0, 0]) * np.sin(0.3) / 0.3),
    Probe("1/x on a table of places", lambda: (lambda x: 1 / x, spots.copy(), 0.7), -1 / (spots**2 - 0.49)),
    Probe("the exponential, with the default step", lambda: (np.exp, spots.copy()), np.exp(spots), rtol=1e-8),
    Probe("a cube at whole numbers", lambda: (lambda x: x**3, np.array([2, 3]), 0.5), np.array([12.25, 27.25])),
])
### END HIDDEN TESTS

# %% [markdown]
# First the runner again, at both times, with the default step.

# %%
print("speed at t = 5: ", central_difference(distance, 5))
print("speed at t = 10:", central_difference(distance, 10))

# %% [markdown]
# These two numbers, 0.1999999999990898 and 0.2999999999986347, stand in a well-known book, and in many notes on it. The
# true speeds are 0.2 and 0.3. On a parabola the two errors cancel to nothing, so what is left in the twelfth and
# thirteenth digit is rounding: the subject of the next notebook.

# %% [markdown]
# **Predict.** On a curve that is no parabola, the central difference is not exact. When its step becomes ten times
# smaller, its error becomes
#
# - `"a"` half as large
# - `"b"` ten times smaller
# - `"c"` a hundred times smaller
# - `"d"` zero

# %% exercise="central_order"
central_order = ...
### BEGIN SOLUTION
central_order = "c"
### END SOLUTION

# %% check="central_order" points=1
check_answer("central_order", central_order)

# %% [markdown]
# Try it on `sin` at `x = 1`, whose slope is `cos(1)`.

# %%
for h in [1, 0.1, 0.01, 0.001]:
    ahead = abs(forward_difference(np.sin, 1, h) - np.cos(1))
    both = abs(central_difference(np.sin, 1, h) - np.cos(1))
    print(f"h = {h:<5}  forward error {ahead:.1e}  central error {both:.1e}")

# %% [markdown]
# The forward errors fall by tens, from 4.2e-03 to 4.2e-04. The central ones fall by hundreds, from 9.0e-06 to 9.0e-08:
# they are in proportion to `h * h`, **second order**. Both call `f` twice, yet the central difference with `h = 0.01` is
# better than the forward one with a step ten times smaller.
#
# In the picture each mark on an axis is ten times the one before it.

# %%
hs = np.logspace(-3, 0, 13)
ahead = [abs(forward_difference(np.sin, 1, h) - np.cos(1)) for h in hs]
both = [abs(central_difference(np.sin, 1, h) - np.cos(1)) for h in hs]
ax = figures.error_curves(figures.axes(), hs, {"forward": ahead, "central": both})
figures.label(ax, "Step ten times smaller: error 10 times, or 100 times, smaller",
              "step h", "absolute error of the slope")
figures.show(ax, "Error of the slope of sin at 1 over the step h, both axes logarithmic: two straight lines. The "
                 "forward error falls one decade a decade of h, the central error two.")

# %% [markdown]
# ## The tangent
#
# With a slope we can draw the tangent. A line of slope `s` that passes through `(x0, f(x0))` is, at any `x`,
#
# $$f(x0) + s \cdot (x - x0)$$

# %% [markdown]
# Write `tangent_line`. It returns a **function**: inside it define `line(x)`, where `x` may be a number or an array, then
# return `line` itself, without brackets. Take `s` from your `central_difference`, handing `h` on.
#
# <details><summary>Hint 1: a function that returns a function</summary>
# The inner function remembers the names around it, here <code>f</code>, <code>x0</code> and the slope. That is called a
# closure.
# </details>
# <details><summary>Hint 2: what is fixed and what moves</summary>
# The height <code>f(x0)</code> and the slope are fixed, once. Only <code>x</code> moves.
# </details>

# %% exercise="tangent_line"
def tangent_line(f, x0, h=1e-4):
    """The line through (x0, f(x0)) with the central slope, as a function of x."""
    ### BEGIN SOLUTION
    slope = central_difference(f, x0, h)

    def line(x):
        return f(x0) + slope * (x - x0)

    return line
    ### END SOLUTION

# %% check="tangent_line" points=2
check(tangent_line)

# %% check="tangent_line" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

places = np.random.default_rng(103).uniform(-2, 4, 5)
check_hidden("tangent_line", tangent_line, 1, [
    Probe("the sine, read on an array", lambda: (np.sin, 0.7), np.sin(0.7) + np.cos(0.7) * (places - 0.7),
          use=lambda line: line(places), rtol=1e-7, atol=1e-8),
    Probe("1/x with a wide step", lambda: (lambda x: 1 / x, 2.0, 0.5), 0.5 - (places - 2.0) / 3.75,
          use=lambda line: line(places)),
    Probe("it touches the curve at x0", lambda: (np.exp, 1.3), float(np.exp(1.3)), use=lambda line: line(1.3)),
])
### END HIDDEN TESTS

# %%
ax = figures.curve(figures.axes(), distance, 0, 15, label="distance")
for t, color in [(5, figures.ORANGE), (10, figures.GREEN)]:
    slope = central_difference(distance, t)
    figures.curve(ax, tangent_line(distance, t), t - 4, t + 4, color=color,
                  label=f"{slope:.1f} km a minute at t = {t}")
ax.legend()
figures.label(ax, "The runner speeds up: the tangent at 10 minutes is steeper",
              "time t (minutes)", "distance (km)")
figures.show(ax, "Distance over time, a curve that bends upward, with its tangents at 5 and at 10 minutes; the "
                 "second is steeper, 0.3 against 0.2 km a minute.")

# %% [markdown]
# ## Writing small steps
#
# If small steps are good, is the smallest best? Many a program found on the web uses `10e-50`. Python writes powers of
# ten with an `e`: `1e-4` is $1 \times 10^{-4}$, that is 0.0001. The number in front counts too. A bare `1e` is an error:
# the power is missing.
#
# **Predict.** What is `10e-50`?
#
# - `"a"` the same as `1e-50`
# - `"b"` the same as `1e-49`
# - `"c"` the same as `1e-51`
# - `"d"` zero

# %% exercise="ten_e_minus_fifty"
ten_e_minus_fifty = ...
### BEGIN SOLUTION
ten_e_minus_fifty = "b"
### END SOLUTION

# %% check="ten_e_minus_fifty" points=1
check_answer("ten_e_minus_fifty", ten_e_minus_fifty)

# %% [markdown]
# Now measure with it.

# %%
print("10e-50 == 1e-49:", 10e-50 == 1e-49)
print("5 + 10e-50 == 5:", 5 + 10e-50 == 5)
print("speed at t = 5, in km a minute:", central_difference(distance, 5, 10e-50))

# %% [markdown]
# A runner at full speed, measured at 0.0. The number `5 + 10e-50` would need fifty digits; Python keeps about 16, so
# the step disappears, both values of `f` are the same, and the rise is 0. Steps can be too large and too small.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to be the central difference. At most one is right. Each of the others has one of these mistakes:
# `"brackets"` (the run is not kept together), `"one side"` (a forward difference), `"run"` (divides by the wrong run).

# %%
def slope_a(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / h


def slope_b(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / 2 * h


def slope_c(f, x, h=1e-4):
    return -(f(x - h) - f(x + h)) / (h + h)


def slope_d(f, x, h=1e-4):
    return (f(x) - f(x + h)) / (x - (x + h))

# %% [markdown]
# Try them before you decide: which function and which `h` tell them apart? With `h = 1`, as below, two of them agree.
# Change the step before you trust either.

# %%
for program in [slope_a, slope_b, slope_c, slope_d]:
    print(program.__name__, program(np.exp, 0.0, 1.0))

# %% [markdown]
# Fill in each with one of `"brackets"`, `"one side"`, `"run"` or `"right"`.

# %% exercise="slope_mistakes"
slope_mistakes = ...    # in the form {"a": ..., "b": ..., "c": ..., "d": ...}
### BEGIN SOLUTION
slope_mistakes = {"a": "run", "b": "brackets", "c": "right", "d": "one side"}
### END SOLUTION

# %% check="slope_mistakes" points=2
check_answer("slope_mistakes", slope_mistakes)

# %% [markdown]
# ## What we found
#
# - A slope is the limit of averages. A program takes a small step `h` instead, and gets the slope of a **chord**.
# - The **forward difference** is off in proportion to `h`, the **central difference** in proportion to `h * h`.
# - One agreeing slope can be luck. How the error shrinks with `h` is evidence.
# - A step that is too small disappears: `5 + 10e-50` is `5`.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\Delta x$, `dx`, `eps`, `epsilon`, $\varepsilon$ | `h`, the step |
# | $\Delta y / \Delta x$, "difference quotient", "secant" | the slope of a chord |
# | $dy/dx$, $f'(x)$, "instantaneous rate of change" | the slope, the derivative |
# | "numerical differentiation", 수치 미분 | slopes by differences, as here |

# %% [markdown]
# ## On your own
#
# - Step back only: `(f(x) - f(x - h)) / h`. What order is it? Average it with the forward difference: what do you get?
# - Find a curve on which even the central difference fails, whatever the step. (Look for a corner.)
# - Measure the speed of something of your own, from two times and two places, and say which time it is the speed *at*.
#
# Next: [choose a step](2_step_size.ipynb), where the error turns round and grows again.
