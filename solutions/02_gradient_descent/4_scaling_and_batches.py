# %% [markdown]
# # Scale, and take batches
#
# **You will** write two functions that bring the columns of any table to one scale, and one that deals a table
# out in small batches.
#
# **You will be able to** say why raw years make descent explode; turn weights back into ppm a year; scale new
# data rightly; weigh the noise of a small batch against what a step costs.
#
# **You need** [fit a line](3_fitting_a_line.ipynb). About 45 minutes.

# %%
from time import perf_counter

import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.data import mauna_loa_co2
from helpers.descent import fit_line, largest_stable_rate, mse, mse_gradient, normal_equation
from helpers.explorers import Batches

# %% [markdown]
# ## Years near 2000
#
# The last notebook counted time in decades since 1980. Now take the years as they are.

# %%
years, ppm = mauna_loa_co2()
print("years:", years[:3], "to", years[-1])
print("CO2:  ", ppm[:3], "to", ppm[-1], "ppm")

# %% [markdown]
# **Predict.** `fit_line` starts from `w = b = 0` and takes 60 steps at its usual learning rate, 0.1. What does
# the cost do?
#
# - `"a"` it falls, as in the last notebook
# - `"b"` it hardly moves
# - `"c"` it grows and grows

# %% exercise="raw_years_cost"
raw_years_cost = ...
### BEGIN SOLUTION
raw_years_cost = "c"
### END SOLUTION

# %% check="raw_years_cost" points=1
check_answer("raw_years_cost", raw_years_cost)

# %%
with np.errstate(over="ignore", invalid="ignore"):
    w, b, costs = fit_line(years, ppm, learning_rate=0.1, steps=60)
print("first costs:", costs[:4])
print("first inf: after step", np.argmax(np.isinf(costs)))
print(f"the largest float64: {np.finfo(float).max:.1e}")
print("at the end: w =", w, " b =", b)

# %% [markdown]
# Each step makes the cost hundreds of billions of times larger. What lies beyond the largest float64, 1.8e+308,
# is `inf`, infinity, and `inf - inf` is `nan`, *not a number*. NumPy would warn of both. `np.errstate` keeps it
# quiet here, because we wanted to see it; it repairs nothing.

# %% [markdown]
# How small must the rate be? With a column of years and a column of ones in `X`, the gradient is
# `2 * X.T @ (X @ weights - ppm) / m`. Its derivative by the weights leaves `2 * X.T @ X / m`: the **Hessian**, the
# table of the second derivatives. In [downhill](1_downhill.ipynb) you found the edge: 2 divided by its largest
# eigenvalue.

# %%
X = np.column_stack([years, np.ones(len(years))])
hessian = 2 * X.T @ X / len(X)
largest_rate = largest_stable_rate(hessian)
print(hessian)
print(f"largest stable rate: {largest_rate:.2e}")

# %% [markdown]
# The second derivative along `w` is nearly 8 million, twice the mean of the squared years. Half the largest
# stable rate is safe. The best line has a cost of 3.04 ppm². **Predict:** after 1000 steps, is the cost within
# 0.1 ppm² of that, within 10, or further off? And after 10 steps?

# %%
w, b, costs = fit_line(years, ppm, learning_rate=largest_rate / 2, steps=1000)
for step in [0, 1, 10, 1000]:
    print(f"after step {step:4}: cost {costs[step]:.2f} ppm²")
print(f"w = {w:.4f} ppm a year, b = {b:.6f} ppm")
print(f"the least cost: {mse(X @ normal_equation(X, ppm), ppm):.2f} ppm²")

# %% [markdown]
# One step, and then it seems to stand still at 213.51. It does not: it creeps along a ravine. In each direction
# of an eigenvector a step leaves `1 - rate * eigenvalue` of the distance. Where `rate * eigenvalue` is tiny, that
# is nearly `exp(-rate * eigenvalue)`, so half is left after `log(2) / (rate * eigenvalue)` steps. How many is
# that for the smallest eigenvalue?

# %%
smallest, greatest = np.linalg.eigvalsh(hessian)
print(f"eigenvalues {smallest:.2e} and {greatest:.2e}")
halved = np.log(2) / (largest_rate / 2 * smallest)
days = halved / 100_000 / (24 * 60 * 60)
print(f"{halved:.1e} steps: at 100,000 steps a second {days:.0f} days")

# %% [markdown]
# Eight days, for the first half only. Seen from the year 0, all our years are nearly the same: raise `w` by 1,
# and the whole line rises by nearly 2000 ppm. Lower `b` by 1980 as well, and nearly all of that is undone: in no
# year is more than 21 ppm left. So the cost is steep in one direction and nearly flat in another, and no learning
# rate suits both eigenvalues. What helps is another scale for `x`.

# %% [markdown]
# ## One scale for every column
#
# To **standardise** a column, subtract its mean and divide by its **standard deviation**, the root of the mean
# squared distance from the mean: in NumPy `std`.
#
# $$Z = \frac{X - \text{mean}}{\text{std}}$$
#
# Every column then has mean 0 and standard deviation 1, without a unit.

# %% [markdown]
# Write `standardize`. It returns three things, `Z, mean, std`; `mean` and `std` have the shape `(n,)`, a number
# for each column. The std of a constant column is 0, and 0 / 0 is nan: there the column of `Z` becomes 0, and its
# std stays 0.
#
# <details><summary>Hint 1: in words</summary>
# Let NumPy go down each column for its mean and its std. Both have shape <code>(n,)</code> and broadcast with
# <code>X</code>. Then think of the constant column: its std must not be what you divide by.
# </details>
# <details><summary>Hint 2: a number for each column</summary>
# <code>axis=0</code> goes down the columns, as in <code>X.mean(axis=0)</code>.
# </details>
# <details><summary>Hint 3: what to divide by</summary>
# <code>np.where(condition, a, b)</code> takes <code>a</code> where the condition holds and <code>b</code>
# elsewhere. Divide by 1 where <code>std == 0</code>, and return the std as it was.
# </details>

# %% exercise="standardize"
def standardize(X):
    """(Z, mean, std): the columns of X, (m, n), with mean 0 and std 1."""
    X = np.asarray(X, dtype=float)
    ### BEGIN SOLUTION
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / np.where(std == 0, 1, std)
    return Z, mean, std
    ### END SOLUTION

# %% check="standardize" points=2
check(standardize)

# %% check="standardize" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(241)
half = rng.integers(1, 20, (4, 3)) / 4
centred = np.vstack([half, -half])
spread = np.sqrt(np.sum(half**2, axis=0) / 4)
place = np.array([-7.0, 1980.0, 0.25])
check_hidden("standardize", standardize, 1, [
    Probe("a table of shape (8, 3)", lambda: (centred + place,), (centred / spread, place, spread), atol=1e-9),
    Probe("whole numbers", lambda: ((4 * centred).astype(int) + 9,),
          (centred / spread, np.full(3, 9.0), 4 * spread), atol=1e-9),
    Probe("a constant column in the middle",
          lambda: (np.column_stack([centred[:, 0], np.full(8, 2.5), centred[:, 1]]),),
          (np.column_stack([centred[:, 0] / spread[0], np.zeros(8), centred[:, 1] / spread[1]]),
           np.array([0.0, 2.5, 0.0]), np.array([spread[0], 0.0, spread[1]])), atol=1e-9),
    Probe("a column that spreads little", lambda: (1e-5 * centred[:, :1],),
          (centred[:, :1] / spread[:1], np.zeros(1), 1e-5 * spread[:1]), atol=1e-11),
])
### END HIDDEN TESTS

# %% [markdown]
# Now the same fit. `years[:, None]` is a table with one column, shape `(42, 1)`.

# %%
Z, mean, std = standardize(years[:, None])
z = Z[:, 0]
print(f"mean {mean[0]:.2f}, std {std[0]:.2f}; z from {z[0]:.2f} to {z[-1]:.2f}")
w, b, costs = fit_line(z, ppm, learning_rate=0.3, steps=30)
for step in [0, 1, 5, 10, 30]:
    print(f"after step {step:2}: cost {costs[step]:.6f} ppm²")

# %% [markdown]
# Thirty steps are enough. But `w` is now in ppm a standard deviation. To come back, put the definition of `z`
# into `w * z + b` and sort: the slope is `w / std`, and the rest belongs to the intercept.

# %%
slope = w / std[0]
intercept = b - w * mean[0] / std[0]
print(f"w = {w:.4f} ppm a standard deviation, b = {b:.4f} ppm, the mean")
print(f"slope {slope:.8f} ppm a year, intercept {intercept:.5f} ppm")
best = normal_equation(X, ppm)
print("relative difference from the normal equation:",
      abs(slope / best[0] - 1), abs(intercept / best[1] - 1))

# %% [markdown]
# The very line of the normal equation, to better than 1e-6. What has changed is the surface. Below are contours
# of the cost around its lowest point, the star, with the years counted from 1959 (for raw years the ravine would
# be too narrow to draw on these axes) and standardised.

# %%
def cost_around_best(x):
    X = np.column_stack([x, np.ones(len(x))])
    best = normal_equation(X, ppm)
    return lambda step: mse(X @ (best + step), ppm)


left, right = pair = figures.axes(6.4, 3.4, columns=2)
figures.contours(left, cost_around_best(years - 1959), -20, 20)
figures.label(left, "Years since 1959: a ravine",
              "w - best w (ppm a year)", "b - best b (ppm)")
figures.contours(right, cost_around_best(z), -20, 20)
figures.label(right, "Standardised: a round bowl",
              "w - best w (ppm a std)", "b - best b (ppm)")
for ax in pair:
    ax.plot(0, 0, "*", color=figures.GREEN, markersize=11)
figures.show(pair, "Contours of the cost over w and b. With years since 1959 "
                   "they are long, narrow, nearly upright stripes on both "
                   "sides of a star; with standardised years they are circles "
                   "around it.")

# %%
for name, x in [("since 1959:  ", years - 1959), ("standardised:", z)]:
    X_scaled = np.column_stack([x, np.ones(len(x))])
    print(name, np.linalg.eigvalsh(2 * X_scaled.T @ X_scaled / len(x)).round(3))

# %% [markdown]
# The stripes are one ravine: they close far above and below the picture. In a round bowl both eigenvalues are 2,
# so that one rate suits all directions, and the gradient points straight away from the lowest point. (With several
# columns the bowl is rarely quite round. No column outweighs another by its unit, but two that say nearly the same
# still make a ravine.)

# %% [markdown]
# ## New data, old numbers
#
# Fit only the years before 1990, and let the line predict the years from 1990 on. They have to be scaled too.
#
# **Predict.** Which mean and std will give the right forecast?
#
# - `"a"` those of the new years, since it is these that are scaled
# - `"b"` those of the years before 1990
# - `"c"` none: the new years go in as they are

# %% exercise="scale_for_new_years"
scale_for_new_years = ...
### BEGIN SOLUTION
scale_for_new_years = "b"
### END SOLUTION

# %% check="scale_for_new_years" points=1
check_answer("scale_for_new_years", scale_for_new_years)

# %%
old, new = years[years < 1990], years[years >= 1990]
Z_old, mean_old, std_old = standardize(old[:, None])
w_old, b_old, _ = fit_line(Z_old[:, 0], ppm[years < 1990], 0.3, 30)
scaled = {"own mean and std": (new - new.mean()) / new.std(),
          "those before 1990": (new - mean_old[0]) / std_old[0],
          "not scaled": new}
print("the mean before 1990 is the year", mean_old.round())
print("measured, 1990 and 2001:", ppm[years >= 1990][[0, -1]])
for name, z_new in scaled.items():
    print(f"{name:>18}: predicted", (w_old * z_new + b_old)[[0, -1]].round(1))
misses = w_old * scaled["those before 1990"] + b_old - ppm[years >= 1990]
print("those before 1990, off by:", misses[[0, -1]].round(1), "ppm")

# %% [markdown]
# Scaled by its own numbers, the new decade looks like the old years: their middle becomes 0, and the line, which
# learned that 0 means 1974, predicts the CO2 of 1974. With the old numbers it is 2.9 ppm too low in 1990 and
# 6.1 in 2001, which is the line's own fault: the measurements bend upward.
#
# So `mean` and `std` belong to the model, as `w` and `b` do. Take them from the data you train on, and keep
# them.

# %% [markdown]
# ## Between 0 and 1
#
# The other usual scale is **min-max scaling**: the lowest value of a column becomes 0, its highest 1.
#
# $$Z = \frac{X - \text{low}}{\text{high} - \text{low}}$$

# %% [markdown]
# Write `min_max_scale`. It returns `Z, low, high`; `low` and `high` have the shape `(n,)`, a number for each
# column. A constant column becomes 0.
#
# <details><summary>Hint 1: lowest and highest</summary>
# <code>X.min(axis=0)</code> and <code>X.max(axis=0)</code>.
# </details>
# <details><summary>Hint 2: a constant column</summary>
# There <code>high == low</code>. Guard the division as you did for the std, and keep the brackets.
# </details>

# %% exercise="min_max_scale"
def min_max_scale(X):
    """(Z, low, high): the columns of X, (m, n), moved and stretched into [0, 1]."""
    X = np.asarray(X, dtype=float)
    ### BEGIN SOLUTION
    low, high = X.min(axis=0), X.max(axis=0)
    Z = (X - low) / np.where(high == low, 1, high - low)
    return Z, low, high
    ### END SOLUTION

# %% check="min_max_scale" points=2
check(min_max_scale)

# %% check="min_max_scale" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(242)
shares = np.vstack([np.zeros(3), rng.integers(1, 16, (5, 3)) / 16, np.ones(3)])[[3, 0, 4, 6, 1, 2, 5]]
low, high = np.array([-40.0, 1959.0, 0.5]), np.array([-8.0, 2023.0, 0.75])
check_hidden("min_max_scale", min_max_scale, 1, [
    Probe("a table of shape (7, 3)", lambda: (low + (high - low) * shares,), (shares, low, high)),
    Probe("whole numbers", lambda: ((16 * shares).astype(int) - 11,), (shares, np.full(3, -11.0), np.full(3, 5.0))),
    Probe("a constant column in front", lambda: (np.column_stack([np.full(7, -2.5), 3 * shares[:, 1]]),),
          (np.column_stack([np.zeros(7), shares[:, 1]]), np.array([-2.5, 0.0]), np.array([-2.5, 3.0]))),
    Probe("a narrow column", lambda: (1e-5 * shares[:, :1],), (shares[:, :1], np.zeros(1), np.full(1, 1e-5))),
])
### END HIDDEN TESTS

# %% [markdown]
# Somebody mistypes one year: 19930 for 1993. **Predict:** where do the other 41 years land on the scale from 0
# to 1? And are they squeezed less when standardised?

# %%
mistyped = np.where(years == 1993, 19930, years)[:, None]
others = years != 1993
for name, scale in [("min-max", min_max_scale), ("standardised", standardize)]:
    before = scale(years[:, None])[0][others, 0]
    after = scale(mistyped)[0][others, 0]
    print(f"{name:>12}: from {after.min():.4f} to {after.max():.4f},",
          f"{np.ptp(before) / np.ptp(after):.0f} times narrower than before")

# %% [markdown]
# Min-max depends on two values alone, and one was wrong: 41 years share 0.0023 of the scale. The standard
# deviation depends on all values. Here it suffers less, but it suffers too: no scaling replaces a look at the
# data.
#
# Use min-max where the limits are known, such as 0 and 255 of a pixel (lesson 3), and standardise elsewhere.

# %% [markdown]
# ## A few examples at a time
#
# So far each step looked at all examples. With a million of them that is a long way to a single step. A
# **mini-batch** is a small part of the examples, drawn at random; its gradient stands for that of all. When each
# example has been looked at once, an **epoch** is over.
#
# A random order needs a source: `rng = np.random.default_rng(seed)` makes a **generator**. Made anew with the
# same seed it gives the same numbers again, so that others can repeat your run.

# %%
rng = np.random.default_rng(0)
print(rng.permutation(7), "then", rng.permutation(7))
print(np.random.default_rng(0).permutation(7), "made anew")
print(ppm[[2, 0, 1]], "are the rows 2, 0 and 1 of", ppm[:3])

# %% [markdown]
# Write `minibatches`: one epoch as pairs `(X_batch, y_batch)`. Draw a random order of the row numbers 0 to m - 1
# from the `rng` that is handed in, then cut it into pieces of `batch_size`; the last may be smaller. Use the
# same piece for `X` and `y`, and leave both as they were. Return a list of pairs, or `yield` them one by one.
#
# <details><summary>Hint 1: in words</summary>
# Shuffle row numbers, not rows: one shuffled order serves <code>X</code> and <code>y</code> and leaves both as they
# were. Walk through the order in strides of <code>batch_size</code>.
# </details>
# <details><summary>Hint 2: the parts</summary>
# <code>rng.permutation(m)</code> is such an order, and a piece of it in square brackets takes those rows, as in the
# cell above.
# </details>
# <details><summary>Hint 3: where the pieces begin</summary>
# <code>range(0, m, batch_size)</code> gives the beginnings. A slice that reaches beyond the end just stops there.
# </details>

# %% exercise="minibatches"
def minibatches(X, y, batch_size, rng):
    """One epoch of pairs (X_batch, y_batch), each example once, shuffled by rng."""
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start:start + batch_size]
        yield X[chosen], y[chosen]
    ### END SOLUTION

# %% check="minibatches" points=4
check(minibatches)

# %% check="minibatches" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden


def examples(m):
    return np.column_stack([10.0 * np.arange(m), np.arange(m) ** 2]), 3.0 * np.arange(m) - 50


def call_of(m, batch_size, seed):
    return lambda: (*examples(m), batch_size, np.random.default_rng(seed))


def order_of(result):
    return [round((target + 50) / 3) for X_batch, y_batch in result for target in np.asarray(y_batch).ravel()]


def look(result):
    """Sizes; which examples come, sorted; whether each stands beside its y; whether the order is a new one."""
    batches = [(np.asarray(X_batch), np.asarray(y_batch)) for X_batch, y_batch in result]
    order = order_of(batches)
    together = np.concatenate([X_batch for X_batch, _ in batches])
    return [np.array([len(y_batch) for _, y_batch in batches]), np.sort(order),
            np.array_equal(together, examples(len(order))[0][order]), order == sorted(order)]


def half_epoch_is_mixed(result):
    """Whether the first half of an epoch is other examples than the first half of X."""
    order = order_of(result)
    return sorted(order[:20]) != list(range(20))


check_hidden("minibatches", minibatches, 2, [
    Probe("29 examples, batch_size 6", call_of(29, 6, 11),
          [np.array([6, 6, 6, 6, 5]), np.arange(29), True, False], use=look),
    Probe("27 examples, batch_size 9", call_of(27, 9, 12),
          [np.array([9, 9, 9]), np.arange(27), True, False], use=look),
    Probe("17 examples, batch_size 64", call_of(17, 64, 13),
          [np.array([17]), np.arange(17), True, False], use=look),
    Probe("40 examples, are they mixed between batches", call_of(40, 5, 14), True, use=half_epoch_is_mixed),
    Probe("one seed twice", call_of(33, 4, 15), True, again=call_of(33, 4, 15),
          use=lambda first, second: order_of(first) == order_of(second)),
    Probe("two seeds", call_of(33, 4, 16), False, again=call_of(33, 4, 17),
          use=lambda first, second: order_of(first) == order_of(second)),
])
### END HIDDEN TESTS

# %%
rng = np.random.default_rng(0)
for X_batch, y_batch in minibatches(years[:, None], ppm, 8, rng):
    print(len(y_batch), "examples, years", X_batch[:, 0].astype(int))

# %% [markdown]
# Five batches of 8 and one of 2. Does the gradient of a batch stand for that of all? Try it at `w = b = 0`, with
# six batches of 7. **Predict:** will `db` or `dw` differ more from batch to batch?

# %%
gradients = np.array([mse_gradient(X_batch[:, 0], y_batch, 0.0, 0.0)
                      for X_batch, y_batch in minibatches(Z, ppm, 7, rng)])
print("dw of each batch:", gradients[:, 0].round(1))
print("db of each batch:", gradients[:, 1].round(1))
print("mean of the six: ", gradients.mean(axis=0).round(6))
print("all examples:    ", np.round(mse_gradient(z, ppm, 0.0, 0.0), 6))

# %% [markdown]
# Here `dw` jumps about, even in sign, while `db` is nearly the same each time. Their mean is the gradient of
# all, to the last digit shown: a batch errs, but not to one side. That error is the **noise** of mini-batches.

# %% [markdown]
# ## Noise, and what it buys
#
# Descent with batches: the same step as ever, once a batch.

# %%
def descend_in_batches(X, y, learning_rate, epochs, batch_size, rng):
    w, b, looked_at, costs = 0.0, 0.0, [0], [mse(0.0 * y, y)]
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            dw, db = mse_gradient(X_batch[:, 0], y_batch, w, b)
            w, b = w - learning_rate * dw, b - learning_rate * db
            looked_at.append(looked_at[-1] + len(y_batch))
            costs.append(mse(w * X[:, 0] + b, y))    # of all examples, to draw it
    return np.array(looked_at), np.array(costs)

# %% [markdown]
# **Predict.** Batches of 1, of 8 and of all 42, at the learning rate 0.1. Each may look at 84 examples, that is
# two epochs. Which reaches the lowest cost?
#
# - `"a"` batches of 1
# - `"b"` batches of 8
# - `"c"` all 42 at once
# - `"d"` all three the same: they looked at the same examples

# %% exercise="lowest_after_two_epochs"
lowest_after_two_epochs = ...
### BEGIN SOLUTION
lowest_after_two_epochs = "a"
### END SOLUTION

# %% check="lowest_after_two_epochs" points=1
check_answer("lowest_after_two_epochs", lowest_after_two_epochs)

# %%
ax = figures.axes()
colors = {1: figures.GREEN, 8: figures.ORANGE, 42: figures.BLUE}
for size, color in colors.items():
    looked_at, way = descend_in_batches(Z, ppm, 0.1, 60, size, np.random.default_rng(0))
    ax.semilogy(looked_at, way, color=color, label=f"batches of {size}")
    early, late = way[looked_at == 84][0], way[looked_at > 55 * 42]
    print(f"batches of {size:2}: cost {early:7.1f} after 84 examples,",
          f"{late.min():.2f} to {late.max():.2f} in the last five epochs")
ax.legend()
figures.label(ax, "Small batches get down sooner, and then wobble",
              "examples looked at", "cost (ppm²), logarithmic")
figures.show(ax, "Cost over examples looked at, for batches of 42, 8 and 1. "
                 "The smaller the batch, the steeper the fall: batches of 1 "
                 "are down at once but jump up and down ever after; all 42 "
                 "fall slowly and then lie still.")

# %% [markdown]
# While all 42 take two steps, batches of 1 take 84. Each is noisy, yet on average they go the right way. But near
# the bottom the noise is all that is left: batches of 1 never settle, while all 42 come to rest at 3.04. Batches of
# 8 are a middle way. Who wants both takes small batches first and lowers the rate towards the end.

# %% [markdown]
# Then why not always batches of 1? The axis counts examples; the clock counts calls as well. **Predict:** how many
# times longer does an epoch of gradients take in batches of 1 than all 42 at once?

# %%
for size in colors:
    begun = perf_counter()
    for _ in range(100):
        for X_batch, y_batch in minibatches(Z, ppm, size, rng):
            mse_gradient(X_batch[:, 0], y_batch, 0.0, 0.0)
    seconds = (perf_counter() - begun) / 100
    print(f"batches of {size:2}: {1000 * seconds:.3f} thousandths of a second an epoch")

# %% [markdown]
# An epoch in batches of 1 makes 42 times as many calls, and NumPy takes about as long for 1 example as for 42. So
# a good batch is large enough for NumPy and small enough for many steps. This is why nearly every large network is
# trained on batches: with a million examples, the first epoch is already a long training.

# %% [markdown]
# Below, all of this at once, on your own functions. The path goes from the square to the orange dot; the star is the
# best line. Each contour is twice as far from the best line as the one inside it. **Predict:** with all examples at
# once, will the path go straight for the star, on raw years and standardised? Then change `x is`, and after that
# `batch size` and `rate / largest`, the rate as a part of the largest stable one.

# %%
Batches(years, ppm, standardize, minibatches, rate=0.3, epochs=20)

# %% [markdown]
# On raw years the path falls into the crack and stays there, at any stable rate. Standardised it goes straight, and
# with small batches it staggers. **Answer for yourself:** standardised, set `rate / largest` to 0.6. Which of the
# three batch sizes stay stable, and why not all?
#
# <details><summary>Answer</summary>
# 8 and 42; with batches of 1 the path leaves all bounds. The largest stable rate, here 1, is that of all examples. A
# single one can be much steeper: for 1959 alone it is <code>1 / (z[0]**2 + 1)</code>, only about a quarter.
# </details>

# %% [markdown]
# **Mission.** Where contours are circles, the gradient points straight at the best line. Then a single step
# could get there. With all examples at once and 1 epoch, find the rate whose cost is less than 0.1 ppm² above
# the least. Copy what stands after *State* in place of the dots.

# %% exercise="one_step_home"
one_step_home = ...
### BEGIN SOLUTION
one_step_home = {"scaling": "standardised", "batch_size": 42, "rate": 0.5, "epochs": 1}
### END SOLUTION

# %% check="one_step_home" points=2
check_mission("one_step_home", one_step_home)

# %% [markdown]
# ## What we found
#
# - Raw years put one eigenvalue of the Hessian near 8 million and leave the other at 7.72e-05: no learning rate
#   suits both.
# - **Standardised** columns have mean 0 and standard deviation 1. The bowl gets round, and descent takes a few
#   dozen steps.
# - `w / std` and `b - w * mean / std` are the weights in the old units. `mean` and `std` are part of the model:
#   new data are scaled with the numbers of the training data.
# - **Min-max** scaling depends on two values. One outlier squeezes all the rest.
# - A **mini-batch** gives a noisy gradient that is right on average, many times an epoch: sooner down, but never
#   quite still.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | feature scaling, "normalisation" (of either kind), 특성 스케일링 | `standardize` or `min_max_scale`: look which |
# | z-score, $(x - \mu) / \sigma$, `StandardScaler`, 표준화 | `standardize`; $\mu$ is `mean`, $\sigma$ is `std` |
# | `MinMaxScaler`, 정규화 | `min_max_scale` |
# | `fit` on the training data, `transform` on all | keep `mean` and `std`, use them again |
# | SGD, "stochastic gradient descent", 확률적 경사하강법 | batches of 1, or any mini-batches |
# | "batch gradient descent", 배치 경사하강법 | all examples at once |
# | iteration, 반복; epoch, 에폭 | a step; each example once |

# %% [markdown]
# ## On your own
#
# - Standardise the table `years**2, years`. Are the contours round? Look at the eigenvalues.
# - Let `descend_in_batches` halve its learning rate after every fifth epoch. How near to 3.04 do batches of 1
#   come?
# - Draw each batch anew from all examples, some twice and some never. Does it descend as well as an epoch of
#   `minibatches`?
#
# Next: lesson 3, where pictures become rows of numbers, all on the scale from 0 to 1: [pictures to
# probabilities](../03_logistic_regression/1_pictures_to_probabilities.ipynb).
