# %% [markdown]
# # Fit a line
#
# **You will** write four functions that lay a line through forty-two years of measured air: step by step, and in one
# stroke.
#
# **You will be able to** work out the gradient of a cost; change two parameters at once; read a fit in its units; say
# what the normal equation can do, and where it ends.
#
# **You need** [landscapes](2_landscapes.ipynb). About 45 minutes.

# %%
import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"    # one processor: times compare

import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.data import mauna_loa_co2
from helpers.differentiation import (
    central_difference,
    numerical_gradient,
    relative_error,
)
from helpers.explorers import LineFit

# %% [markdown]
# ## The cost of a line
#
# On Mauna Loa, a mountain of Hawaii, carbon dioxide (CO2) in the air has been measured since 1958, in **ppm**: parts per
# million of the air's volume. Here is the mean of each year. (1964 is missing: there was a gap in the measurements.)
# Years are counted in **decades since 1980**: 1990 is 1.0. Why, you will see in the next notebook.

# %%
years, ppm = mauna_loa_co2()
x, y = (years - 1980) / 10, ppm
print(len(x), "years, from", years[0], "to", years[-1])
print("x from", x[0], "to", x[-1], "decades; y from", y[0], "to", y[-1], "ppm")

# %% [markdown]
# A line predicts `y_hat = w * x + b`. Its **slope** `w` is in ppm a decade, its **intercept** `b`, the value at `x = 0`,
# is what it says for 1980, in ppm. **Predict** the slope from the first and the last year. Is it nearer to 5, to 15 or
# to 25 ppm a decade?

# %%
ax = figures.axes()
ax.plot(years, ppm, "o", color=figures.BLACK, markersize=4)
figures.label(ax, "Every year more", "year", "CO2 (ppm)")
figures.show(ax, "CO2 over the years 1959 to 2001: 42 points that rise "
                 "from 316 to 371 ppm, almost along a straight line.")

# %% [markdown]
# How good is a line? Its **residuals**, predicted minus measured, say how far off it is, year by year. Their squares
# are never negative, so they cannot cancel. The mean of them is the line's **cost**, the **mean squared error**:
#
# $$\frac{1}{m} \sum_{i=1}^{m} (\hat{y}_i - y_i)^2$$

# %% [markdown]
# Write `mse` (for mean squared error). `y_hat` and `y` have shape `(m,)`. The first two lines are given.
#
# <details><summary>Hint 1: from the inside out</summary>
# First the difference of the two arrays, then its square, then the mean.
# </details>
# <details><summary>Hint 2: the mean</summary>
# <code>np.mean(...)</code> adds up and divides by <code>m</code>.
# </details>

# %% exercise="mse"
def mse(y_hat, y):
    """Mean of the squared differences of predictions and measurements."""
    y_hat = np.asarray(y_hat, dtype=float)
    y = np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    return np.mean((y_hat - y)**2)
    ### END SOLUTION

# %% check="mse" points=2
check(mse)

# %% check="mse" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(231)
measured = rng.uniform(-3, 3, 8)
spread = np.array([0.5, -1.5, 2.0, -0.5, 3.0, 0.25, -2.0, 1.0])    # its squares add up to 20.8125
check_hidden("mse", mse, 1, [
    Probe("eight predictions", lambda: (measured + spread, measured.copy()), 20.8125 / 8),
    Probe("six of them", lambda: (measured[:6] + spread[:6], measured[:6].copy()), 15.8125 / 6),
    Probe("all of them off by the same", lambda: (measured - 1.5, measured.copy()), 2.25),
    Probe("whole numbers", lambda: (np.array([7, -2, 0]), np.array([3, -1, 5])), 14.0),
])
### END HIDDEN TESTS

# %% [markdown]
# **Predict.** One line is off by 2 ppm in every year. Another is exact in every second year and off by 4 ppm in the
# others. Which one costs more, or neither?

# %%
zeros = np.zeros(42)
print("always off by 2:          ", mse(zeros + 2, zeros), "ppm²")
print("every second off by 4:    ", mse(np.tile([0, 4], 21), zeros), "ppm²")

# %% [markdown]
# On average both are off by 2 ppm. But 4 counts as 16: this cost would rather be a little wrong everywhere than very
# wrong somewhere. Its unit is ppm²; its root is in ppm again.
#
# Below, every line is a point on the right: so far across for its slope, so far up for its intercept. The contours
# join lines of equal cost. The squares on the left stand on every fifth residual; their mean area is (about) the cost.

# %% [markdown]
# **Predict:** you have found the best intercept for a slope of 5. Now you tilt the line to a slope of 20. Does the
# intercept have to move a lot? Then drag the point in the right half, or use the sliders. (The sliders take the left
# and right arrow keys.)

# %%
LineFit(mse, x, y)

# %% [markdown]
# Hardly. The rings are not tilted: for any slope the lowest cost lies at nearly the same height. This is because 1980,
# where `x` is 0, is almost in the middle of our years: the line turns about its middle. **Answer for yourself:** when
# the cost is as low as you can bring it, in which years are the squares largest?
#
# **Mission.** Bring the cost below 3.2 ppm² by hand. Copy what stands after *State*, with its braces.

# %% exercise="line_by_hand"
line_by_hand = ...
### BEGIN SOLUTION
line_by_hand = {"slope": 13.4, "intercept": 340.2}
### END SOLUTION

# %% check="line_by_hand" points=2
check_mission("line_by_hand", line_by_hand)

# %% [markdown]
# ## Two partial derivatives
#
# Your hand felt its way to the middle. Descent needs the gradient, and here a formula can say it. Take one example
# with residual `r = w * x + b - y`. Its square has the derivative `2 * r` times the derivative of `r` (the **chain
# rule**). When only `w` moves, `r` changes by `x` for each 1; when only `b` moves, by 1:
#
# $$\frac{\partial\, r^2}{\partial w} = 2\,r \cdot x \qquad \frac{\partial\, r^2}{\partial b} = 2\,r \cdot 1$$

# %% [markdown]
# The cost is the mean of these squares, and the derivative of a mean is the mean of the derivatives. The names `dw`
# and `db` are short for the derivatives of the cost:
#
# $$dw = \frac{1}{m} \sum_{i=1}^{m} 2\,(w\,x_i + b - y_i)\,x_i \qquad db = \frac{1}{m} \sum_{i=1}^{m} 2\,(w\,x_i + b - y_i)$$

# %% [markdown]
# **Predict.** A level line, `w = 0`, runs through the middle of our points: it is above them before 1980 (`x < 0`) and
# below them afterwards (`x > 0`). Which sign has `dw`?
#
# - `"a"` positive
# - `"b"` negative
# - `"c"` none: it is 0, since the residuals cancel

# %% exercise="tilted_line"
tilted_line = ...
### BEGIN SOLUTION
tilted_line = "b"
### END SOLUTION

# %% check="tilted_line" points=1
check_answer("tilted_line", tilted_line)

# %% [markdown]
# Write `mse_gradient`. It returns two numbers (not an array), `dw` and `db`, in this order.
#
# <details><summary>Hint 1: the residuals first</summary>
# <code>r = w * x + b - y</code> is an array of all residuals. Both derivatives need it.
# </details>
# <details><summary>Hint 2: the sum with 1/m</summary>
# It is a mean: <code>np.mean(...)</code> of what stands behind the sum. Both have the 2; only one has
# <code>x</code>.
# </details>

# %% exercise="mse_gradient"
def mse_gradient(x, y, w, b):
    """Derivatives (dw, db) of the cost of the line w x + b."""
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    r = w * x + b - y
    return 2 * np.mean(r * x), 2 * np.mean(r)
    ### END SOLUTION

# %% check="mse_gradient" points=2
check(mse_gradient)

# %% check="mse_gradient" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(232)
places, off = rng.uniform(-2, 4, 9), rng.uniform(-1, 1, 9)
square, middle, tilt = np.mean(places**2), np.mean(places), np.mean(places * off)
check_hidden("mse_gradient", mse_gradient, 1, [
    Probe("nine points about the line 2 x - 3", lambda: (places.copy(), 2 * places - 3 + off, 0.5, 1.5),
          (2 * (-1.5 * square + 4.5 * middle - tilt), 2 * (-1.5 * middle + 4.5 - np.mean(off)))),
    Probe("the same nine, another line", lambda: (places.copy(), 2 * places - 3 + off, -4.0, 0.25),
          (2 * (-6 * square + 3.25 * middle - tilt), 2 * (-6 * middle + 3.25 - np.mean(off)))),
    Probe("whole numbers", lambda: (np.array([1, 2, 6]), np.array([5, 0, 2]), 2, -1), (112 / 3, 16 / 3)),
])
### END HIDDEN TESTS

# %% [markdown]
# Is the formula right? Measure it: `numerical_gradient` from lesson 1 knows nothing of the formula, only the cost.

# %%
def cost_of(theta):
    return mse(theta[0] * x + theta[1], y)


theta = np.array([5.0, 300.0])    # w and b in one array
by_formula = np.array(mse_gradient(x, y, *theta))
measured = numerical_gradient(cost_of, theta, 1e-3)
print("formula: ", by_formula)
print("measured:", measured)
print(f"relative error: {relative_error(by_formula, measured):.0e}")
print(f"mean of y: {np.mean(y):.2f}")
print("level line at 340:", np.round(mse_gradient(x, y, 0, 340), 2))

# %% [markdown]
# They agree to about ten digits. For the level line at 340, close to the mean of `y`, `dw` is -40.96: 0.1 more slope
# lowers the cost by about 4 ppm². In `dw` the early and the late years pull the same way; in `db` they almost cancel.

# %% [markdown]
# ## Both at once
#
# A step of descent changes both parameters, each by its own derivative:
#
# $$w \leftarrow w - \text{learning\_rate} \cdot dw \qquad b \leftarrow b - \text{learning\_rate} \cdot db$$
#
# Both derivatives belong to the place where we stand: they are taken **before** either parameter moves. This is called
# a **simultaneous update**. Let us see what happens otherwise, in the years before 1980. **Predict:** which of the two
# numbers differs?

# %%
early = x[years < 1980], y[years < 1980]
rate, w, b = 0.2, 0.0, 0.0
dw, db = mse_gradient(*early, w, b)
print("at once:", w - rate * dw, b - rate * db)

w = w - rate * mse_gradient(*early, w, b)[0]
b = b - rate * mse_gradient(*early, w, b)[1]    # at the new w
print("in turn:", w, b)

# %% [markdown]
# The intercept. In turn, `db` is taken at a place where we never stood: the new `w` with the old `b`. Such steps often
# arrive too, so a falling cost does not betray them; but they do not follow the gradient. (Why only the early years?
# With all of them the mean of `x` is near 0. Then `db` hardly depends on `w`, and both ways nearly agree.)

# %% [markdown]
# Write `fit_line`. It makes `steps` steps from `w = b = 0`, and returns `(w, b, costs)`, where `costs` has shape
# `(steps + 1,)`: the cost of the start, then the cost after each step. The start is given.
#
# <details><summary>Hint 1: the loop</summary>
# <code>for _ in range(steps):</code> repeats what is indented under it. (The <code>_</code> is a name for what is
# not needed.)
# </details>
# <details><summary>Hint 2: in the loop</summary>
# Three lines: both derivatives, <code>dw, db = ...</code>; both parameters in one line,
# <code>w, b = ..., ...</code>; then append the cost of the new line.
# </details>
# <details><summary>Hint 3: after the loop</summary>
# <code>np.array(costs)</code> makes an array of the list. The <code>return</code> is not indented into the loop.
# </details>

# %% exercise="fit_line"
def fit_line(x, y, learning_rate=0.1, steps=100):
    """Descend on the cost of the line w x + b; returns (w, b, costs)."""
    x = np.asarray(x, dtype=float)
    w, b = 0.0, 0.0
    costs = [mse(w * x + b, y)]
    ### BEGIN SOLUTION
    for _ in range(steps):
        dw, db = mse_gradient(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(mse(w * x + b, y))
    return w, b, np.array(costs)
    ### END SOLUTION

# %% check="fit_line" points=2
check(fit_line)

# %% check="fit_line" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(233)
places, heights = rng.uniform(-0.5, 1.5, 6), rng.uniform(-3, 3, 6)
bend = np.array([[np.mean(places**2), np.mean(places)], [np.mean(places), 1.0]])
lowest = np.linalg.solve(bend, [np.mean(places * heights), np.mean(heights)])


def arrives(learning_rate, steps):
    """Where descent stands, by its closed form: each step shrinks the way to the lowest point."""
    shrink = np.eye(2) - 2 * learning_rate * bend
    ways = [np.linalg.matrix_power(shrink, k) @ lowest for k in range(steps + 1)]
    least = np.mean((lowest[0] * places + lowest[1] - heights)**2)
    return *(lowest - ways[-1]), np.array([least + way @ bend @ way for way in ways])


check_hidden("fit_line", fit_line, 1, [
    Probe("four steps with rate 0.4", lambda: (places.copy(), heights.copy(), 0.4, 4), arrives(0.4, 4)),
    Probe("rate and steps left out", lambda: (places.copy(), heights.copy()), arrives(0.1, 100)),
    Probe("one step on whole numbers", lambda: (np.array([1, 2, 6]), np.array([5, 0, 2]), 0.25, 1),
          (17 / 6, 7 / 6, np.array([29 / 3, 5563 / 54]))),
])
### END HIDDEN TESTS

# %% [markdown]
# Now the air of forty-two years.

# %%
w, b, costs = fit_line(x, y, learning_rate=0.2, steps=100)
print(f"slope w = {w:.4f} ppm a decade, that is {w / 10:.4f} ppm a year")
print(f"from the first year to the last alone "
      f"{(ppm[-1] - ppm[0]) / (years[-1] - years[0]):.2f} ppm a year")
print(f"intercept b = {b:.2f} ppm: the line's value for 1980")
for step in [0, 1, 5, 10, 20, 100]:
    print(f"cost after step {step:3}: {costs[step]:14.6f} ppm²")
print(f"its root at the end: {np.sqrt(costs[-1]):.2f} ppm")

# %% [markdown]
# The best line rises by 1.35 ppm a year; from the first year to the last alone it is 1.31. The cost went from 116274.74 to 3.04 ppm²; typically the line is off by
# 1.74 ppm. How near did your hand come?
#
# **Predict:** are the residuals of this best line scattered at random, or is there a pattern?

# %%
left, right = figures.axes(9.0, 3.8, columns=2)
left.plot(years, ppm, "o", color=figures.BLACK, markersize=3)
left.plot(years, w * x + b, color=figures.BLUE)
figures.label(left, f"The best line: {w / 10:.2f} ppm a year",
              "year", "CO2 (ppm)")
right.axhline(0, color=figures.BLUE)
right.vlines(years, 0, w * x + b - y, color=figures.RED)
figures.label(right, "Its residuals bend: a line is too simple", "year",
              "predicted minus measured (ppm)")
figures.show([left, right], "Left the measurements with the fitted line. Right "
                            "the residuals over the years: negative at both "
                            "ends, down to -4.3 ppm in 1959, and positive "
                            "between, an arch.")

# %% [markdown]
# There is: too low at both ends, too high between. The measurements bend upward, which no line can follow: the rise
# itself has grown faster. Descent found the best line. It cannot know that a line is not the right form. So how far can
# it be trusted outside the years it has seen? Fit only the years to 1979, and only those from 1981. **Predict:** how
# far off is each line in 2001, which only one of them has seen: less than 1 ppm, about 5, or more than 10?

# %%
for name, part in [("1959 to 1979", years < 1980),
                   ("1981 to 2001", years > 1980)]:
    slope, intercept, its_costs = fit_line(x[part], y[part], 0.2, 1000)
    says = slope * x[-1] + intercept
    print(f"{name}: {slope / 10:.2f} ppm a year;",
          f"typically off by {np.sqrt(its_costs[-1]):.2f} ppm in its own years;")
    print(f"    for 2001 it says {says:.2f} ppm, off by {says - y[-1]:.2f} ppm")

# %% [markdown]
# In its own years the line of the first half is typically off by 0.79 ppm, for 2001 by 12.77: it describes what it saw,
# and says little about later years. (In the second half the rise was half as fast again: 1.54 against 1.03 ppm a year.)

# %% [markdown]
# ## Find the mistake
#
# Four programs make one step; `theta` is the array of `w` and `b`. At least one is right. The others: `"in turn"` (the
# second derivative is taken after the first change), `"overwrites"` (the step is right, but the caller's `theta` is
# changed), `"alias"` (two names for one array, and for that reason
# both faults: in turn, and `theta` changed).

# %%
def step_a(x, y, theta, rate):
    w, b = theta
    w = w - rate * mse_gradient(x, y, w, b)[0]
    b = b - rate * mse_gradient(x, y, w, b)[1]
    return np.array([w, b])


def step_b(x, y, theta, rate):
    dw, db = mse_gradient(x, y, theta[0], theta[1])
    theta -= rate * np.array([dw, db])
    return theta

# %%
def step_c(x, y, theta, rate):
    new = theta    # so that both change simultaneously
    new[0] = theta[0] - rate * mse_gradient(x, y, theta[0], theta[1])[0]
    new[1] = theta[1] - rate * mse_gradient(x, y, theta[0], theta[1])[1]
    return new


def step_d(x, y, theta, rate):
    dw, db = mse_gradient(x, y, theta[0], theta[1])
    w = theta[0] - rate * dw
    b = theta[1] - rate * db
    return np.array([w, b])

# %% [markdown]
# Run the test below. By it all four are right: it is too kind. Make it louder before you decide.
#
# <details><summary>Hint: two things to look at</summary>
# Here the mean of <code>x</code> is 0, and then <code>db</code> does not depend on <code>w</code>: take other places.
# And print <code>theta</code> again after the call.
# </details>

# %%
places, heights = np.array([-1.0, 0.0, 1.0]), np.array([1.0, 5.0, 3.0])
for step in [step_a, step_b, step_c, step_d]:
    theta = np.array([2.0, -1.0])
    print(step.__name__, step(places, heights, theta, 0.5))

# %% exercise="step_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right"}
step_mistakes = ...
### BEGIN SOLUTION
step_mistakes = {"a": "in turn", "b": "overwrites", "c": "alias", "d": "right"}
### END SOLUTION

# %% check="step_mistakes" points=2
check_answer("step_mistakes", step_mistakes)

# %% [markdown]
# ## In one stroke
#
# At the lowest point both partial derivatives are 0. For a line we can solve that at once. Put `x` and a column of
# ones side by side into a table `X`, and `w` and `b` into one array, `weights` (`theta` until now). Then `X @ weights`
# is `w * x + b * 1`, all predictions, and `r = X @ weights - y` holds all residuals. `X.T @ r` multiplies them by each
# column and adds up. **Predict:** which two numbers of this notebook does that give, up to a factor?

# %%
X = np.column_stack([x, np.ones(len(x))])
weights = np.array([5.0, 300.0])
r = X @ weights - y
gradient = np.array(mse_gradient(x, y, *weights))
print("X.T @ r:              ", X.T @ r)
print("dw and db times m / 2:", gradient * len(x) / 2)

# %% [markdown]
# The two derivatives. Where they are 0, so is `X.T @ r`, and the factor does not matter:
#
# $$X^T (X\,weights - y) = 0 \qquad \text{or} \qquad X^T X\,weights = X^T y$$

# %% [markdown]
# The right form is the **normal equation**: as many linear equations as there are weights, here two. It holds for any
# number of columns. NumPy solves it without a single step of descent. **Predict:** to how many digits will it agree
# with your 100 steps?

# %%
solved = np.linalg.solve(X.T @ X, X.T @ y)
print("shapes:", (X.T @ X).shape, (X.T @ y).shape)
print("solved:        ", solved)
print("minus descent: ", solved - [w, b])

# %% [markdown]
# The same line, to the last few digits.

# %% [markdown]
# ## A column twice
#
# Now a table with a column too many: `x` stands in it twice. That happens, with a length in metres and in feet, say. To
# **invert** a matrix (`np.linalg.inv`) is another way to solve with it. **Predict** what it does here.

# %%
twice = np.column_stack([x, x, np.ones(len(x))])
in_years = np.column_stack([x, years - 1980, np.ones(len(x))])
for name, table in [("x twice", twice), ("decades and years", in_years)]:
    try:
        print(f"{name}: {np.linalg.inv(table.T @ table) @ (table.T @ y)}")
    except np.linalg.LinAlgError as problem:
        print(f"{name}: {problem}")

# %% [markdown]
# The first is refused: the matrix is **singular**, it has no inverse. Decades and years tell the same thing too, but
# rounding hides it: out come numbers without any meaning. (How rounding falls differs between computers.) What is wrong?
# There is not one best answer but endlessly many: 10 and 3.51 on the two equal columns do what 13.51 does on one.

# %% [markdown]
# Among all the best answers one has the least sum of squared weights. The **pseudo-inverse** of `X`,
# `np.linalg.pinv(X)`, has the shape `(n, m)`: it is the matrix that makes just these weights of the measurements `y`,
# and it exists for every table. Where there is only one best answer, it makes that one.

# %% [markdown]
# Write `normal_equation`: the least-squares weights for `X` of shape `(m, n)` and `y` of shape `(m,)`, an array of shape
# `(n,)`. Take `X` as it comes, without adding ones. Where several are equally good, return those of least sum of
# squares.
#
# <details><summary>Hint 1: the shapes</summary>
# One line. Which product of <code>(n, m)</code> and <code>(m,)</code> is <code>(n,)</code>?
# </details>
# <details><summary>Hint 2: another function</summary>
# <code>np.linalg.lstsq(X, y)</code> does the same without a matrix. It returns four things, of which the weights are
# the first.
# </details>

# %% exercise="normal_equation"
def normal_equation(X, y):
    """Least-squares weights (n,); of several, those of least sum of squares."""
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    return np.linalg.pinv(X) @ y
    ### END SOLUTION

# %% check="normal_equation" points=2
check(normal_equation)

# %% check="normal_equation" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(234)
wide, off = rng.normal(size=(9, 4)) + 0.5, rng.normal(size=9)
across = off - wide @ np.linalg.lstsq(wide, off)[0]    # at a right angle to every column
best = np.array([2.0, -1.0, 0.5, 3.0])
check_hidden("normal_equation", normal_equation, 1, [
    Probe("four features, nine examples", lambda: (wide.copy(), wide @ best + across), best),
    Probe("a column three times", lambda: (np.outer([1.0, 3.0, -2.0, 5.0], [1.0, 1.0, 1.0]),
                                           np.array([6.0, 18.0, -12.0, 30.0])), np.array([2.0, 2.0, 2.0]), rtol=1e-5),
    Probe("one example, three features", lambda: (np.array([[1.0, 2.0, -2.0]]), np.array([18.0])),
          np.array([2.0, 4.0, -4.0])),
    Probe("whole numbers", lambda: (np.array([[1, 1], [1, 2], [1, 4]]), np.array([5, 7, 11])), np.array([3.0, 2.0])),
])
### END HIDDEN TESTS

# %% [markdown]
# **Predict.** On one `x` and the ones, the best weights are 13.51 and 340.07. Which weights will `normal_equation` give
# the two equal columns of `twice`?
#
# - `"a"` 13.51 to the first and 0 to the second
# - `"b"` half of 13.51 to each
# - `"c"` none: it raises an error

# %% exercise="column_twice"
column_twice = ...
### BEGIN SOLUTION
column_twice = "b"
### END SOLUTION

# %% check="column_twice" points=1
check_answer("column_twice", column_twice)

# %%
weights = normal_equation(X, y)
print("x and ones:   ", weights)
print("x twice:      ", normal_equation(twice, y))
print("off lstsq by: ", np.max(np.abs(weights - np.linalg.lstsq(X, y)[0])))
print("off descent by", np.max(np.abs(weights - [w, b])))

# %% [markdown]
# Each gets 6.7547. The function agrees with NumPy's own least squares (`lstsq`) and with descent to far better than
# 1e-6. And the sum of squares is least when two weights that add up to 13.51 are equal:

# %%
for first, second in [(13.51, 0), (10, 3.51), (6.755, 6.755)]:
    print(f"{first} and {second}: {first**2 + second**2:.1f}")

# %% [markdown]
# ## Why it ends here
#
# No rate to choose, no steps, exact. So why descend at all? First, count the work. `X.T @ X` has `n * n` entries, and each
# is a sum of `m` products: `m * n * n` multiplications. (Solving takes about `n * n * n / 3` more. `pinv` goes another
# way, with more work.) A step of descent needs `X @ weights` and `X.T @ r`: about `2 * m * n`.

# %% [markdown]
# **Predict.** The table gets twice as many features *and* twice as many examples. For large tables, the work of the
# normal equation becomes
#
# - `"a"` 2 times as much
# - `"b"` 4 times as much
# - `"c"` 8 times as much
# - `"d"` 16 times as much

# %% exercise="twice_the_features"
twice_the_features = ...
### BEGIN SOLUTION
twice_the_features = "c"
### END SOLUTION

# %% check="twice_the_features" points=1
check_answer("twice_the_features", twice_the_features)

# %% [markdown]
# Count and time it, with twice as many examples as features. `solve` is the quickest way to do it in one stroke.
# **Predict:** stroke divided by step, does it grow with `n`, shrink, or stay?

# %%
def seconds(work, *arguments):
    """The shortest of all runs that fit into 0.3 seconds."""
    shortest, end = np.inf, time.perf_counter() + 0.3
    while time.perf_counter() < end:
        start = time.perf_counter()
        work(*arguments)
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def one_stroke(X, y):
    return np.linalg.solve(X.T @ X, X.T @ y)


def one_step(X, y, weights):
    return weights - 0.1 * 2 / len(y) * (X.T @ (X @ weights - y))

# %%
rng = np.random.default_rng(0)
ns, strokes, steps = [50, 100, 200, 400, 800], [], []
print("            multiplications                    seconds")
print("  n        stroke       step  ratio     stroke       step  ratio")
for n in ns:
    m = 2 * n
    table, target = rng.normal(size=(m, n)), rng.normal(size=m)
    stroke = seconds(one_stroke, table, target)
    step = seconds(one_step, table, target, np.zeros(n))
    strokes.append(stroke)
    steps.append(step)
    print(f"{n:3} {m * n * n:13,} {2 * m * n:10,} {n / 2:6.0f}",
          f"{stroke:10.6f} {step:10.6f} {stroke / step:6.1f}")

# %%
times = {"normal equation": strokes, "one step of descent": steps}
ax = figures.error_curves(figures.axes(), ns, times)
ax.legend(frameon=False)
ax.set_xticks(ns, labels=ns)
ax.minorticks_off()
figures.label(ax, "More features: the gap grows",
              "number of features n (twice as many examples)", "time (seconds)")
figures.show(ax, "Times over the number of features, both axes logarithmic. "
                 "One stroke of the normal equation takes longer than one step "
                 "of descent everywhere, and rises more steeply.")

# %% [markdown]
# When features and examples both double, the multiplications of a step grow fourfold, those of the stroke eightfold:
# their ratio doubles. Times jump about more, and small tables cost mostly the call; but the ratio of the times rises as
# well. Descent takes many steps, so small tables are the stroke's. The larger `n` is, the more steps can be made in the
# time of one stroke.
#
# And the matrix has to be kept. **Predict** how much memory `X.T @ X` takes for a model of a million weights, as many
# as a small network has, at 8 bytes a number.

# %%
for n in [1_000, 100_000, 1_000_000]:
    print(f"{n:9,} weights: X.T @ X takes {8 * n * n / 1e9:11,.3f} GB,",
          f"the gradient {8 * n / 1e9:.6f} GB")

# %% [markdown]
# 8,000 GB, against 0.008 for a gradient. Besides, the normal equation wants all examples at once; a step of descent
# can do with a few of them, as you will see in the next notebook.
#
# The last reason is the deepest. **Predict:** if `w` goes up in equal steps, does `dw` go up in equal steps too? Compare
# our cost with another one, the mean of the *fourth* powers of the residuals.

# %%
def slope_of_cost(w, power):
    return central_difference(lambda v: np.mean((v * x + 340 - y)**power), w)


for power in [2, 4]:
    slopes = [slope_of_cost(w, power) for w in [0.0, 10.0, 20.0, 30.0]]
    print(f"power {power}: dw is {np.round(slopes, 1)}")
    print(f"         it grows by {np.round(np.diff(slopes), 1)}")

# %% [markdown]
# For squares `dw` is a straight line over `w`, and to find where a straight line is 0 is to solve a linear equation.
# Fourth powers give something bent: no linear system, no stroke. A normal equation exists only for a squared error of a model that is
# linear in its weights. Descent wants nothing but a gradient; it goes on working with every cost of this course.
#
# So when you have a linear model, squared errors and up to a few thousand columns, take the normal equation. For all
# else there is descent.

# %% [markdown]
# ## What we found
#
# - The cost of a line is the mean of its squared residuals; its gradient is `2 * mean(r * x)` and `2 * mean(r)`.
# - Both derivatives first, then both parameters. A second name for an array is no copy.
# - The best line rises by 1.35 ppm a year, but its residuals bend: the best line is not yet a good model, least of all ahead.
# - Where both derivatives are 0 stands the normal equation. `pinv` solves it also when columns repeat each other.
# - It ends where features are many, where the data come in parts, and where the cost is no squared error of a linear model.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $J(\theta_0, \theta_1) = \frac{1}{2m} \sum (h_\theta(x^{(i)}) - y^{(i)})^2$ | half our cost: then the 2 is missing in the gradient |
# | $\theta_0$, $\theta_1$; $h_\theta(x)$ | `b`, `w`; `y_hat` |
# | $\theta := \theta - \alpha \frac{1}{m} X^T (X\theta - y)$ | a step, for half the cost: its rate is twice ours |
# | $\theta = (X^T X)^{-1} X^T y$ | `normal_equation`, as long as the inverse exists |
# | residual as measured minus predicted, RSS, SSE | here predicted minus measured; their sums of squares are `m` times the cost |
# | RMSE; 평균 제곱 오차, 정규방정식 | root of the cost; mean squared error, normal equation |

# %% [markdown]
# ## On your own
#
# - Fit a parabola: columns `x**2`, `x` and ones, with `normal_equation`. What is its cost, and how do its residuals look?
# - Above which rate does `fit_line` explode on our data? Foretell it with `largest_stable_rate` of
#   [downhill](1_downhill.ipynb): the matrix is `2 * X.T @ X / len(x)`. Then try it.
# - Fit the mean of the absolute residuals by `numerical_gradient` and descent. Which years matter more now, which less?
# - Give `fit_line` the years as they are, 1959 to 2001, and any learning rate you like.
#
# The last one does not work. Why, is the subject of the next notebook: [scaling and batches](4_scaling_and_batches.ipynb).
