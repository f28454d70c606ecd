# %% [markdown]
# # Choose a loss for numbers
#
# **You will** write three losses, find the number that suits each of them best, and write the cost of a model that
# also says how sure it is.
#
# **You will be able to** say what one wrong measurement does to a fit; choose between squared, absolute and Huber's
# loss; say which noise asks for squares; let a model learn how far off it may be.
#
# **You need** [why not accuracy](1_why_not_accuracy.ipynb), the line of
# [fitting a line](../02_gradient_descent/3_fitting_a_line.ipynb), and likelihood from
# [cost and gradient](../03_logistic_regression/2_cost_and_gradient.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.data import mauna_loa_co2
from helpers.descent import minimize_numerically, mse, normal_equation
from helpers.differentiation import central_difference
from helpers.explorers import Outlier
from helpers.logistic import add_bias

# %% [markdown]
# ## One misread year
#
# Carbon dioxide (CO2) in the air of Mauna Loa, in ppm, parts per million of the air's volume: the mean of every fourth
# year of the table (1964 is missing in it). Somebody copies it and exchanges two digits: the 369.36 ppm of the year 2000
# become 396.36. A value far from where the others lead one to expect it is called an **outlier**.

# %%
years, ppm = mauna_loa_co2()
years, ppm = years[::4], ppm[::4]
x = (years - 1980) / 10    # decades since 1980
misread = ppm.copy()
misread[-1] = 396.36
print(len(years), "years:", years)
print(f"the last: {ppm[-1]:.2f} ppm, read as {misread[-1]:.2f},",
      f"off by {misread[-1] - ppm[-1]:+.1f}")

# %% [markdown]
# Lay a line through the eleven means, with the least mean of squares, as in lesson 2. **Predict:** when the last mean is
# 27 ppm too high, by how much does the line rise in 2000? And what happens to its distance from the ten means that
# are right?

# %%
for name, means in {"as measured": ppm, "misread": misread}.items():
    b, w = normal_equation(add_bias(x[:, None]), means)    # b: of the ones
    off = w * x + b - means
    print(f"{name}: slope {w:.2f} ppm a decade,",
          f"in 2000 {w * x[-1] + b:.1f} ppm")
    print("   predicted - measured:", off.round(1))
    print(f"   mean size in the ten right years: {np.mean(np.abs(off[:-1])):.2f} ppm")

# %% [markdown]
# In 2000 the line rises from 367.0 to 375.5 ppm, a third of the way. It is now off by 4.39 instead of 1.57 ppm in the
# ten right years, and by 20.9 in the wrong one: it fits nothing well. Why does one of eleven have such weight?

# %% [markdown]
# ## Three losses
#
# A **residual** `r` is predicted minus measured, here in ppm. A **loss** says how bad one residual is. So far it was the
# square. Another is the size of the residual, without its sign. Both are taken **element by element**: for an array of
# residuals there is an array of losses; for a single number, a single loss.

# %% [markdown]
# Write `squared_loss`: the square of `r`.
#
# <details><summary>Hint</summary>
# <code>**</code> squares an array element by element. A loss has no sum and no mean.
# </details>

# %% exercise="squared_loss"
def squared_loss(r):
    """r**2, element by element. r: a number or an array."""
    r = np.asarray(r, dtype=float)
    ### BEGIN SOLUTION
    return r**2
    ### END SOLUTION

# %% check="squared_loss" points=1
check(squared_loss)

# %% check="squared_loss" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

roots = np.array([0.3, -1.7, 12.0, -0.05, 4.0])
check_hidden("squared_loss", squared_loss, 1, [
    Probe("five residuals", lambda: (roots.copy(),), np.array([0.09, 2.89, 144.0, 0.0025, 16.0])),
    Probe("a table", lambda: (np.array([[1.5, -2.0], [0.0, 30.0], [-0.1, 1.0]]),),
          np.array([[2.25, 4.0], [0.0, 900.0], [0.01, 1.0]])),
    Probe("a single number", lambda: (-1.1,), 1.21),
    Probe("whole numbers", lambda: (np.array([-4, 0, 7]),), np.array([16.0, 0.0, 49.0])),
])
### END HIDDEN TESTS

# %% [markdown]
# Write `absolute_loss`: the size of `r`, `r` where it is positive and `-r` where it is negative.
#
# <details><summary>Hint</summary>
# <code>if</code> would decide once, for the whole array. The size is also called the absolute value: NumPy's function
# for it begins with these three letters.
# </details>

# %% exercise="absolute_loss"
def absolute_loss(r):
    """The size of r, element by element. r: a number or an array."""
    r = np.asarray(r, dtype=float)
    ### BEGIN SOLUTION
    return np.abs(r)
    ### END SOLUTION

# %% check="absolute_loss" points=1
check(absolute_loss)

# %% check="absolute_loss" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

check_hidden("absolute_loss", absolute_loss, 1, [
    Probe("five residuals", lambda: (np.array([0.3, -1.7, 12.0, -0.05, 0.0]),),
          np.array([0.3, 1.7, 12.0, 0.05, 0.0])),
    Probe("a table", lambda: (np.array([[1.5, -2.0], [0.0, 30.0], [-0.1, 1.0]]),),
          np.array([[1.5, 2.0], [0.0, 30.0], [0.1, 1.0]])),
    Probe("a single number", lambda: (-1.1,), 1.1),
    Probe("whole numbers", lambda: (np.array([-4, 0, 7]),), np.array([4.0, 0.0, 7.0])),
])
### END HIDDEN TESTS

# %% [markdown]
# How much of the total loss is due to the misread year alone, seen from the line that fits the true means?
# **Predict** both shares.

# %%
b, w = normal_equation(add_bias(x[:, None]), ppm)
off = w * x + b - misread
for function in [squared_loss, absolute_loss]:
    each = np.asarray(function(off))
    total = np.sum(each)
    print(f"{function.__name__}: {each[-1]:.1f} of {total:.1f},",
          f"{each[-1] / total:.1%}")

# %% [markdown]
# With squares, 96.0 % of the total is one wrong year, so this is what the fit works on. Descent shows it too: the
# gradient of a cost adds up the **slopes** of all losses (for `w`, each times its `x`), so a loss's slope is how hard its
# residual pulls at the line.
#
# **Predict.** With the absolute loss, how much harder does a residual of 20 ppm pull than one of 2 ppm?
#
# - `"a"` a hundred times
# - `"b"` ten times
# - `"c"` just as hard

# %% exercise="harder_pull"
harder_pull = ...
### BEGIN SOLUTION
harder_pull = "c"
### END SOLUTION

# %% check="harder_pull" points=1
check_answer("harder_pull", harder_pull)

# %%
for size in [-20.0, -2.0, -0.02, 0.02, 2.0, 20.0]:
    square = central_difference(squared_loss, size)
    absolute = central_difference(absolute_loss, size)
    print(f"r = {size:6.2f} ppm  pull of the square {square:6.2f},",
          f"of the size {absolute:5.2f}")

# %% [markdown]
# A square pulls in proportion to `r`; the sign is the direction. The absolute loss pulls with 1 wherever it is, also at
# 0.02 ppm, where nobody cares: at 0 its pull jumps. Peter Huber joined the two in 1964: half a square as far as a limit
# `delta`, beyond it a straight line. The half makes the square's pull `r`. At `delta` it is just `delta`, the slope of
# the line, so that nothing jumps, and beyond it a residual pulls no harder:
#
# $$\text{loss} = r^2 / 2 \text{ where } |r| \le \delta, \qquad \delta\,(|r| - \delta / 2) \text{ elsewhere}$$

# %% [markdown]
# Write `huber_loss`, element by element. `np.where(condition, first, second)` takes entries of `first` where the
# condition is True, and of `second` elsewhere.
#
# <details><summary>Hint 1: the condition</summary>
# Is -6 inside, with <code>delta = 2</code>? What counts is how far it is from 0, not on which side: ask for
# <code>np.abs(r)</code>.
# </details>
# <details><summary>Hint 2: the brackets</summary>
# <code>delta</code> multiplies the whole bracket: <code>delta * (np.abs(r) - delta / 2)</code>.
# </details>

# %% exercise="huber_loss"
def huber_loss(r, delta=1.0):
    """A square up to size delta, a straight line beyond. r: number or array."""
    r = np.asarray(r, dtype=float)
    ### BEGIN SOLUTION
    size = np.abs(r)
    return np.where(size <= delta, r**2 / 2, delta * (size - delta / 2))
    ### END SOLUTION

# %% check="huber_loss" points=2
check(huber_loss)

# %% check="huber_loss" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

spread_out = np.array([0.4, -3.0, 8.0, -0.9, 2.4, -11.0])
check_hidden("huber_loss", huber_loss, 1, [
    Probe("six residuals, delta = 2.5", lambda: (spread_out.copy(), 2.5),
          np.array([0.08, 4.375, 16.875, 0.405, 2.88, 24.375])),
    Probe("the same, delta left out", lambda: (spread_out.copy(),), np.array([0.08, 2.5, 7.5, 0.405, 1.9, 10.5])),
    Probe("a table, delta = 0.5 by name", lambda: (np.array([[0.25, -0.5], [1.5, -2.0], [6.0, 0.0]]),),
          np.array([[0.03125, 0.125], [0.625, 0.875], [2.875, 0.0]]), keywords={"delta": 0.5}),
    Probe("a single number outside", lambda: (-7.0, 3.0), 16.5),
    Probe("whole numbers", lambda: (np.array([-5, 1, 2]), 3), np.array([10.5, 0.5, 2.0])),
])
### END HIDDEN TESTS

# %% [markdown]
# **Predict** the pull of Huber's loss at each of these sizes, with `delta = 2`. And in the figure after it: does its
# round part lie on the curve of `squared_loss`?

# %%
for size in [0.02, 1.0, 2.0, 20.0]:
    pull = central_difference(lambda place: huber_loss(place, 2.0), size)
    each = huber_loss(size, 2.0)
    print(f"r = {size:5.2f} ppm: loss {each:7.4f}, pull {pull:.2f}")

# %%
off = np.linspace(-8, 8, 321)
ax = figures.axes(6.4, 3.6)
ax.plot(off, squared_loss(off), "--", color=figures.RED, label="squared")
ax.plot(off, absolute_loss(off), color=figures.BLUE, label="absolute")
bent = huber_loss(off, 2.0)
ax.plot(off, bent, "-.", color=figures.GREEN, label="Huber, delta = 2")
ax.set_ylim(0, 20)
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
figures.label(ax, "Huber's loss bends near 0 and runs straight far out",
              "residual (ppm)", "loss")
figures.show(ax, "Three losses over the residual: the square rises ever more "
                 "steeply; the absolute loss has a sharp corner at 0; Huber's "
                 "is round from -2 to 2 and goes on straight on either side.")

# %% [markdown]
# ## Which line follows it
#
# Below, each line has the least total of one of your losses, searched for by nothing but your function. The diamond is
# one year's mean: drag it to misread it, in any year. A ring stays at the true one. At first all is read as it is, and
# the three lines nearly agree. `delta` is in ppm.
#
# **Predict:** leave it at the year 2000 and drag it up, slowly. Which of the three lines follows all the way? Does one
# follow for a while and then let go? Is there one that does not move? And when you drag it down, through the lines?

# %%
Outlier(years, ppm, squared_loss, absolute_loss, huber_loss, delta=10.0)

# %% [markdown]
# **Answer for yourself:** misread by 27, 35 or 50 ppm, Huber's line stands at the same place. Why? And which of the
# other two lines does it resemble with the smallest `delta`, which with the largest?
#
# **Mission.** The mean of 2000 is misread by +27 ppm or more. Find a `delta` so large that this year **alone** is
# further off than delta, and so small that Huber's line is moved by 1.6 ppm at most. Copy what stands after *State*,
# with its braces.

# %% exercise="let_go"
# in the form {"year": "1959", "error": 0.0, "delta": 1.58}
let_go = ...
### BEGIN SOLUTION
let_go = {"year": "2000", "error": 27.0, "delta": 5.01}
### END SOLUTION

# %% check="let_go" points=2
check_mission("let_go", let_go)

# %% [markdown]
# The squared line follows as far as you drag. The absolute one minds the side a mean lies on, not how far: it moves
# while 2000 goes down through it, else it keeps still. With a small `delta` Huber's line is like it, with a large one it
# is the squared line: half the loss, the same minimum. In between, the outlier pulls no harder than `delta`. Yet at the
# ends, 1959 and 2000, a pull turns a line most, and any of the three may move. And no loss knows that a digit is wrong:
# an outlier can be the news. Look at it first, and only then decide whether it should count less.

# %% [markdown]
# ## The best constant
#
# Why do the lines differ so? Take the simplest model: one number `c` for everything. Seven times somebody has waited
# for a bus. **Predict** which `c` has the least total of squares, and which the least total of sizes.

# %%
waits = np.array([3.0, 4.0, 4.0, 5.0, 6.0, 7.0, 27.0])    # minutes
cs = np.linspace(0, 30, 3001)
totals = {function.__name__: [np.sum(function(c - waits)) for c in cs]
          for function in [squared_loss, absolute_loss]}
bottoms = {name: cs[np.argmin(total)] for name, total in totals.items()}
for name, bottom in bottoms.items():
    print(f"{name}: least total at c = {bottom:.2f} minutes")

# %%
both = figures.axes(7.0, 3.2, columns=2)
for ax, name in zip(both, totals, strict=True):
    total = totals[name]
    ax.plot(cs, total, color=figures.BLUE)
    ax.plot(waits, 0 * waits, "|", color=figures.BLACK, markersize=12)
    ax.plot(bottoms[name], min(total), "o", color=figures.ORANGE)
    unit = "minutes²" if name == "squared_loss" else "minutes"
    title = f"Least total at {bottoms[name]:.2f}"
    figures.label(ax, title, "constant c (minutes)", f"total {name} ({unit})")
figures.show(both, "Total loss over the constant, twice. Squared: a smooth "
                   "bowl. Absolute: straight pieces with a corner at each "
                   "waiting time. Its bottom lies among the many, that of the "
                   "bowl further right.")

# %% [markdown]
# **Predict.** The seventh bus does not take 27 but 270 minutes. Where does the best constant of the absolute loss go?
#
# - `"a"` up by about 35 minutes, a seventh of the difference
# - `"b"` up a little, by a minute or two
# - `"c"` nowhere

# %% exercise="late_bus"
late_bus = ...
### BEGIN SOLUTION
late_bus = "c"
### END SOLUTION

# %% check="late_bus" points=1
check_answer("late_bus", late_bus)

# %%
cs = np.linspace(0, 300, 3001)
for last in [27.0, 270.0, 2000.0]:
    seven = np.append(waits[:-1], last)
    best = [cs[np.argmin([np.sum(function(c - seven)) for c in cs])]
            for function in [squared_loss, absolute_loss]]
    print(f"last {last:4.0f} minutes: best {best[0]:5.1f} and {best[1]:.1f},",
          f"mean {np.mean(seven):5.1f}, median {np.median(seven):.1f}")

# %% [markdown]
# The square's best constant is the **mean**, the absolute loss's is the **median**: the middle one when all are put in
# order. At the bottom the pulls are in balance. The absolute loss pulls with 1 from either side: there must be as many
# above as below, however far. Squares pull in proportion to distance: the distances up and down must add up to the
# same. With an even number of values, there may be many best constants:

# %%
four = np.array([3.0, 4.0, 6.0, 27.0])
for c in [3.5, 4.0, 4.7, 6.0, 6.5]:
    print(f"c = {c}: total size {np.sum(absolute_loss(c - four)):.1f}")

# %% [markdown]
# From 4 to 6 all cost 26, so any of them is right; the median is taken halfway, at 5.
#
# Write `best_constant`: for `loss` equal to `"squared"` the constant with the least total of squares, for `"absolute"`
# the one with the least total of sizes. Any other word is an error: `raise ValueError("...")`, with a sentence of yours.
#
# <details><summary>Hint 1: no search</summary>
# Nothing has to be searched on a grid: what are the two best constants called?
# </details>
# <details><summary>Hint 2: three cases</summary>
# <code>if loss == "squared":</code>, then <code>if loss == "absolute":</code>, each with its own
# <code>return</code>; what comes after is the error.
# </details>

# %% exercise="best_constant"
def best_constant(y, loss):
    """The number with the least total loss to all of y. loss: a word."""
    y = np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    if loss == "squared":
        return np.mean(y)
    if loss == "absolute":
        return np.median(y)
    raise ValueError(f"unknown loss {loss}: squared and absolute are known")
    ### END SOLUTION

# %% check="best_constant" points=2
check(best_constant)

# %% check="best_constant" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden
from helpers.checks.exercise import WrongResult

uneven = np.array([9.5, -3.0, 2.5, 41.0, 0.5, 4.0, -7.5, 6.0, 1.0])
pairs = np.array([12.0, -5.0, 3.0, 7.0, 20.0, 1.0])


def total_size(c):
    """Total of the sizes about c: 40 for every c from 3 to 7. What is no number is told so."""
    if np.asarray(c).shape != () or np.asarray(c).dtype.kind not in "biuf":
        raise WrongResult("returned another thing than a number")
    return float(np.sum(np.abs(pairs - c)))


check_hidden("best_constant", best_constant, 1, [
    Probe("nine numbers, squared", lambda: (uneven.copy(), "squared"), 6.0),
    Probe("nine numbers, absolute", lambda: (uneven.copy(), "absolute"), 2.5),
    Probe("six numbers, absolute: the total", lambda: (pairs.copy(), "absolute"), 40.0, use=total_size),
    Probe("whole numbers, squared", lambda: (np.array([1, 2, 2, 0]), "squared"), 1.25),
    Probe("another word", lambda: (uneven.copy(), "cubed"), ValueError),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Where the square comes from
#
# A measurement is what a model says plus **noise**. When noise is a sum of many small disturbances, it is nearly
# **Gaussian** (also called normal). It has a typical size, the standard deviation `std`: 68 % of it is within one `std`.
# Its **density**, the probability per unit of `y`, is the bell curve below. **Predict:** which shape has its `-log`?
#
# $$\frac{1}{\sqrt{2 \pi\, \text{std}^2}}\; e^{-(y - \text{mean})^2 / (2\, \text{std}^2)}$$

# %%
far = np.linspace(-8, 8, 161)    # y - mean, in ppm; std is 2 ppm
bell = np.exp(-far**2 / (2 * 2.0**2)) / np.sqrt(2 * np.pi * 2.0**2)
both = figures.axes(7.0, 3.0, columns=2)
both[0].plot(far, bell, color=figures.BLUE)
both[0].fill_between(far, bell, where=np.abs(far) <= 2, color=figures.SKY)
both[1].plot(far, -np.log(bell), color=figures.BLUE)
figures.label(both[0], "68 % is within one std", "y - mean (ppm)",
              "density (1/ppm)")
figures.label(both[1], "What is unlikely costs much", "y - mean (ppm)",
              "-log of the density")
figures.show(both, "Two curves from 8 ppm below the mean to 8 ppm above. Left: "
                   "the bell, shaded within 2 ppm. Right: its -log, from 9.6 "
                   "at either end down to 1.6 in the middle.")

# %% [markdown]
# A parabola: `-log` of $e^{-t}$ is $t$, here a square. All of it is
# $0.5 \log (2 \pi\, \text{std}^2) + (y - \text{mean})^2 / (2\, \text{std}^2)$. As in lesson 3, what was seen is to be
# as likely as possible: the product of all densities large, so the sum of `-log` small. **Predict:** with a std of 2 ppm,
# how large is it for a value 27 ppm off?

# %%
for distance in [0.0, 2.0, 4.0, 27.0]:
    density = np.exp(-distance**2 / (2 * 2.0**2)) / np.sqrt(2 * np.pi * 2.0**2)
    print(f"{distance:4.1f} ppm off: density {density:8.3g},",
          f"-log {-np.log(density):.3f}")

# %% [markdown]
# To this noise, 27 ppm are as good as impossible: the line goes a long way to make them less so.
#
# Write `gaussian_nll` (negative log-likelihood): the **mean** of these `-log` over all of `y`. `mean` and `std` are
# numbers or arrays of `y`'s shape. If any `std` is 0 or below, raise a `ValueError`.
#
# $$\text{mean of } \; 0.5 \log (2 \pi\, \text{std}^2) + \frac{(y - \text{mean})^2}{2\, \text{std}^2}$$
#
# <details><summary>Hint 1: the refusal</summary>
# <code>np.any(std <= 0)</code> is True if one entry of <code>std</code> is 0 or below.
# </details>
# <details><summary>Hint 2: brackets</summary>
# What the fraction divides by stands in brackets of its own: <code>/ (2 * std**2)</code>.
# </details>

# %% exercise="gaussian_nll"
def gaussian_nll(y, mean, std):
    """Mean of -log of the Gaussian density of y. mean, std: number or (m,)."""
    y, mean, std = (np.asarray(a, dtype=float) for a in (y, mean, std))
    ### BEGIN SOLUTION
    if np.any(std <= 0):
        raise ValueError("std is to be above 0")
    surprise = 0.5 * np.log(2 * np.pi * std**2) + (y - mean)**2 / (2 * std**2)
    return np.mean(surprise)
    ### END SOLUTION

# %% check="gaussian_nll" points=2
check(gaussian_nll)

# %% check="gaussian_nll" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from statistics import NormalDist

from helpers.checks import Probe, check_hidden


def by_hand(y, mean, std):
    """Each density from the standard library, one after the other."""
    y, mean, std = (a.tolist() for a in np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (y, mean, std))))
    return -sum(np.log(NormalDist(c, s).pdf(v)) for v, c, s in zip(y, mean, std, strict=True)) / len(y)


rng = np.random.default_rng(421)
seen, means, stds = rng.normal(3, 4, 7), rng.normal(3, 1, 7), rng.uniform(0.6, 5, 7)
check_hidden("gaussian_nll", gaussian_nll, 1, [
    Probe("seven of each", lambda: (seen.copy(), means.copy(), stds.copy()), by_hand(seen, means, stds)),
    Probe("one std for all", lambda: (seen.copy(), means.copy(), 2.7), by_hand(seen, means, 2.7)),
    Probe("one mean for all", lambda: (seen.copy(), 2.0, stds.copy()), by_hand(seen, 2.0, stds)),
    Probe("whole numbers", lambda: (np.array([1, 4, -2]), 1, 3), by_hand([1, 4, -2], 1, 3)),
    Probe("one std of 0", lambda: (seen[:3].copy(), means[:3].copy(), np.array([2.0, 0.0, 1.0])), ValueError),
])
### END HIDDEN TESTS

# %% [markdown]
# Back to the years as measured. Keep `std` at 2 ppm, and try three slopes, the middle one the fitted `w`. **Predict:**
# which has the least NLL, and which the least mean squared error? The last column takes the constant off the NLL and
# multiplies by `2 * std**2`.

# %%
for slope in [12.0, w, 15.0]:
    nll = gaussian_nll(ppm, slope * x + b, 2.0)
    rest = 2 * 2.0**2 * (nll - 0.5 * np.log(2 * np.pi * 2.0**2))
    squares = mse(slope * x + b, ppm)
    print(f"slope {slope:.2f}: NLL {nll:.4f}, MSE {squares:.6f},",
          f"from the NLL {rest:.6f}")

# %% [markdown]
# With a fixed `std` the NLL is the mean squared error but for a factor and a constant: one line is best for both.
# **This is where the square comes from.** It is right where noise is Gaussian and of one size, and nobody misreads
# digits. (Noise with more far-off values, Laplace's, asks for the absolute loss in the same way.)
#
# **Predict.** Now the line is fixed and `std` is free. Which one has the least NLL?
#
# - `"a"` a very small one: a model should be sure
# - `"b"` one about as large as the residuals are
# - `"c"` a very large one: then no residual is a surprise

# %% exercise="how_sure"
how_sure = ...
### BEGIN SOLUTION
how_sure = "b"
### END SOLUTION

# %% check="how_sure" points=1
check_answer("how_sure", how_sure)

# %%
stds = np.linspace(0.5, 20, 1951)
line = w * x + b
nlls = [gaussian_nll(ppm, line, s) for s in stds]
for s in [0.5, 1.0, 2.0, 5.0, 20.0]:
    print(f"std {s:4.1f} ppm: NLL {gaussian_nll(ppm, line, s):.3f}")
print("least at std", stds[np.argmin(nlls)].round(2), "ppm;",
      "root of the MSE:", np.sqrt(mse(line, ppm)).round(2), "ppm")

# %% [markdown]
# With a small `std` the fraction grows, with a large one the logarithm. The least lies at 1.94 ppm, the root of the mean
# squared error: as sure as the residuals allow, and no surer.

# %% [markdown]
# ## A model that says how sure it is
#
# Noise need not be of one size. Made data: 200 walks, their length in km, their time in minutes, from door to door. The
# longer the walk, the larger the noise.

# %%
rng = np.random.default_rng(5)
km = rng.uniform(0, 5, 200)
minutes = 12 * km + 8 + np.exp(0.35 * km + 0.2) * rng.normal(size=200)
short, long = km < 1.5, km > 3.5
print(np.sum(short), "short walks and", np.sum(long), "long ones")


def report(line, spread):
    inside = np.abs(line - minutes) <= spread
    print(f"within one std: {np.mean(inside[short]):.0%} of the short walks,",
          f"{np.mean(inside[long]):.0%} of the long;",
          f"NLL {gaussian_nll(minutes, line, spread):.3f}")

# %% [markdown]
# Fit a line and **one** `std` for all; 68 % of the walks should be within it. **Predict:** for which walks is one `std`
# too careful, and for which too sure?

# %%
b1, w1 = normal_equation(add_bias(km[:, None]), minutes)
one_std = np.sqrt(mse(w1 * km + b1, minutes))
print(f"{w1:.2f} minutes a km, std {one_std:.2f} minutes for every walk")
report(w1 * km + b1, one_std)

# %% [markdown]
# Let the model say two things about each walk: a mean, `w * km + b`, and a `std`. A `std` has to be above 0, while
# descent may carry a parameter anywhere. So what is learned is its logarithm, `u * km + v`; then
# `std = exp(u * km + v)` is above 0, whatever `u` and `v` are. All four are found by descent on your `gaussian_nll`,
# with slopes measured as in lesson 1. **Predict** the learned `std`, in minutes, for a walk of 0.5 km and one of 4.5 km.

# %%
def nll_of(theta):
    w, b, u, v = theta
    return gaussian_nll(minutes, w * km + b, np.exp(u * km + v))


start = np.array([w1, b1, 0.0, np.log(one_std)])
learned = minimize_numerically(nll_of, start, learning_rate=0.05, steps=1000)
print("w, b, u, v:", learned.round(3))
w2, b2, u, v = learned
report(w2 * km + b2, np.exp(u * km + v))
for length in [0.5, 2.5, 4.5]:
    print(f"{length} km: {w2 * length + b2:4.1f} minutes, ",
          f"give or take {np.exp(u * length + v):.1f}")

# %%
along = np.linspace(0, 5, 101)
ax = figures.axes(6.4, 4.2)
ax.plot(km, minutes, ".", color=figures.BLACK, markersize=4, label="a walk")
spread = np.exp(u * along + v)
for side in [-1, 1]:
    ax.plot(along, w2 * along + b2 + side * spread, color=figures.BLUE,
            label="± the learned std" if side == 1 else None)
    ax.plot(along, w1 * along + b1 + side * one_std, "--", color=figures.RED,
            label="± one std for all" if side == 1 else None)
ax.legend(loc="upper left")
figures.label(ax, "The learned spread opens as the noise does",
              "length (km)", "time (minutes)")
figures.show(ax, "200 walks, time over length, scattered ever more widely. "
                 "Two dashed parallel lines enclose far too much on the left "
                 "and too little on the right; two solid curves open like a "
                 "funnel, as the points do.")

# %% [markdown]
# One `std` held 97 % of the short walks and 48 % of the long ones. With the learned one it is 71 % and 68 %, and the NLL
# is lower, 2.449 against 2.614. `u` and `v` came out near the 0.35 and 0.2 of the data, though nobody showed the model a
# spread: it only had to make what was seen likely. And each squared residual is now divided by its own `2 * std**2`: a
# walk whose time is well known counts more.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to be `gaussian_nll`. At least one is right. The others have one mistake each: `"fraction"` (`std`
# is not squared in the fraction), `"logarithm"` (it is not squared under the logarithm), `"no price"` (a large `std`
# costs nothing).

# %%
def nll_a(y, mean, std):
    return np.mean(0.5 * np.log(2 * np.pi * std) + ((y - mean) / std)**2 / 2)


def nll_b(y, mean, std):
    each = np.log(std) + ((y - mean) / std)**2 / 2
    return np.mean(each) + np.log(2 * np.pi) / 2


def nll_c(y, mean, std):
    return np.mean(0.5 * np.log(2 * np.pi) + (y - mean)**2 / (2 * std**2))


def nll_d(y, mean, std):
    return np.mean(0.5 * np.log(2 * np.pi * std**2) + (y - mean)**2 / (2 * std))

# %% [markdown]
# The test below is too kind: by it, all four are right. Change one number in it, so that it tells them apart.
#
# <details><summary>Hint 1: a number that hides</summary>
# 1 squared is 1, and the logarithm of 1 is 0. Take another <code>std</code>, and compare with your own function.
# </details>
# <details><summary>Hint 2: what each would learn</summary>
# For which <code>std</code> is each of them least? Go through <code>stds</code>, as above.
# </details>

# %%
for program in [gaussian_nll, nll_a, nll_b, nll_c, nll_d]:
    print(f"{program.__name__:12} {program(ppm, line, 1.0):.6f}")

# %% [markdown]
# Fill in each with one of `"fraction"`, `"logarithm"`, `"no price"` or `"right"`.

# %% exercise="nll_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right"}
nll_mistakes = ...
### BEGIN SOLUTION
nll_mistakes = {"a": "logarithm", "b": "right",
                "c": "no price", "d": "fraction"}
### END SOLUTION

# %% check="nll_mistakes" points=2
check_answer("nll_mistakes", nll_mistakes)

# %% [markdown]
# ## What we found
#
# - A loss's slope is how hard a residual pulls. Squares pull in proportion: one outlier outweighs all others.
# - The absolute loss pulls alike from near and far. Huber's pulls like a square up to `delta`, and no harder beyond.
# - The best constant is the mean for squares, the median for sizes. The mean goes with an outlier, the median stays.
# - Squares are what Gaussian noise of one size asks for: then the NLL is the MSE, but for a factor and a constant.
# - With a `std` of its own for every example, a model learns from the same cost how sure it may be.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | "outlier" 이상치, "mean" 평균, "median" 중앙값, "residual" 잔차 | the same |
# | "L2 loss", MSE, 평균 제곱 오차; "L1 loss", MAE, "mean absolute error" | the mean of `squared_loss`; of `absolute_loss` |
# | PyTorch's `SmoothL1Loss(beta=...)` | `huber_loss(r, beta) / beta`, and the mean of it |
# | $y - \hat{y}$ as residual | `-r`: these three losses do not see the sign |
# | $\sigma$, $\sigma^2$ "variance" 분산 | `std`, `std**2`; some functions ask for the variance, 4 where we hand in 2 |
# | "maximum likelihood", MLE, 최대 우도 추정 | the least NLL |
# | "heteroscedastic", "aleatoric uncertainty" | noise whose `std` depends on `x` |

# %% [markdown]
# ## On your own
#
# - Which constant is best for a loss that costs `3 * r` where `r` is positive and `-r` elsewhere? Try it on `waits`.
# - The density $\frac{1}{2s} e^{-|y - \text{mean}| / s}$ is Laplace's. Take `-log` of it: which loss is in it? Which
#   `s` is best for given residuals?
# - Misread the time of the shortest walk by two hours, and learn `u` and `v` again; then that of the longest instead.
#   What does the model do about it?
#
# Next: [losses for classes](3_losses_for_classes.ipynb).
