# %% [markdown]
# # Take one neuron apart
#
# **You will** write the gradient of one neuron as a chain of three derivatives, and then the neuron's forward and
# backward pass for many examples.
#
# **You will be able to** say how a cost is differentiated by a weight that is not in it; give each link of the chain its
# own derivative; say what delta is, and why it is `p - y` with one cost and something else with another.
#
# **You need** [the chain rule](1_chain_rule.ipynb), the loss and the gradient of
# [lesson 3](../03_logistic_regression/2_cost_and_gradient.ipynb), and the shelf of
# [convexity](../04_cost_functions/4_convexity.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer
from helpers.data import blobs
from helpers.differentiation import central_difference, numerical_gradient
from helpers.explorers import Factors
from helpers.gradient_table import GradientTable
from helpers.logistic import (
    logistic_cost,
    logistic_gradient,
    logistic_loss,
    sigmoid,
)

# %% [markdown]
# ## Follow what moves
#
# A **neuron** is the unit of lesson 3 under another name. For one example it works in three lines:
# `z = w * x + b`, then `p = sigmoid(z)`, then the loss `J`, which for the label 1 is `-log(p)`. In the last line there
# is no `w`. Take `x = 3`, `w = 0.5`, `b = -1.5`, and move `w` by 0.001. **Predict:** what moves first, and by how much?

# %%
def three_lines(weight):
    """z, p and J of one example with x = 3 and the label 1; b is -1.5."""
    z = weight * 3 - 1.5
    p = sigmoid(z)
    return np.array([z, p, -np.log(p)])


before, after = three_lines(0.5), three_lines(0.501)
for i, name in enumerate("zpJ"):
    moved = after[i] - before[i]
    print(f"{name}: {before[i]:.6f} to {after[i]:.6f}, moved by {moved:+.6f}")

# %% [markdown]
# The nudge of `w` moves `z` three times as far, `z` moves `p` a quarter as far, and `p` moves `J` twice as far, the other
# way. `J` depends on `p`, `p` on `z`, and `z` on `w`: so `J` depends on `w`, though the line of `J` does not say so. From
# `w` to `J` there is one path only, so the ratios are multiplied:

# %%
z_moved, p_moved, J_moved = after - before
links = J_moved / p_moved, p_moved / z_moved, z_moved / 0.001
print("dJ/dp {:.3f}, dp/dz {:.4f}, dz/dw {:.3f}".format(*links))
print(f"product {np.prod(links):.3f}, dJ/dw {J_moved / 0.001:.3f}")

# %% [markdown]
# Not quite -2 and -1.5, as the nudge is not infinitely small. The chain of one neuron has three **links**. Here each has a colour, which it keeps in the figure further down:
#
# $$\frac{dJ}{dw} = \textcolor{#D55E00}{\frac{dJ}{dp}} \cdot \textcolor{#009E73}{\frac{dp}{dz}} \cdot
# \textcolor{#0072B2}{\frac{dz}{dw}}$$

# %% [markdown]
# ## Each link's own derivative
#
# A link's **own derivative** is that of what comes out of it by what goes in. The last link first: in `z = w * x + b`, `z`
# grows by `x` for each 1 that `w` grows, $\textcolor{#0072B2}{dz/dw = x}$.
#
# The sigmoid is $p = 1 / (1 + e^{-z})$. Its derivative is $e^{-z} / (1 + e^{-z})^2$. One factor $1 / (1 + e^{-z})$ of it is
# $p$, and what remains, $e^{-z} / (1 + e^{-z})$, is $1 - p$. So $\textcolor{#009E73}{dp/dz = p\,(1 - p)}$, from what came
# **out** of the sigmoid. **Predict** where it is largest, and how large it is there.

# %%
heights = np.array([-6.0, -2.0, 0.0, 2.0, 6.0])
out = sigmoid(heights)
print("p         ", out.round(4))
print("p (1 - p) ", (out * (1 - out)).round(6))
print("measured  ", central_difference(sigmoid, heights).round(6))

# %% [markdown]
# At most 0.25, at `p = 0.5`, and next to nothing where the neuron is sure. The first link is the loss of one example,
# $J = -\big(y \log p + (1 - y) \log (1 - p)\big)$. The derivative of $\log p$ is $1/p$. That of $\log (1 - p)$ is
# $-1 / (1 - p)$: when `p` grows, $1 - p$ falls. With the minus in front of the whole,
#
# $$\textcolor{#D55E00}{\frac{dJ}{dp} = -\frac{y}{p} + \frac{1 - y}{1 - p}}$$

# %% [markdown]
# Write `local_derivatives`, for many examples at once. Each example has a loss and a `p` of its own: return the pair of
# `dJ_dp`, as in the formula above, and `dp_dz = p * (1 - p)`, of shape `(m,)` each. No 1/m yet: these belong to each
# single example's loss.
#
# <details><summary>Hint 1: the brackets</summary>
# Python needs brackets below the line: <code>(1 - y) / (1 - p)</code>.
# </details>
# <details><summary>Hint 2: what a sign should be</summary>
# With the label 1 a larger <code>p</code> makes the loss smaller: <code>dJ_dp</code> is negative. With the label 0 it is
# positive.
# </details>

# %% exercise="local_derivatives"
def local_derivatives(p, y):
    """(dJ_dp, dp_dz), (m,) each. 0 < p < 1; y is 0 or 1."""
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    dJ_dp = -y / p + (1 - y) / (1 - p)
    dp_dz = p * (1 - p)
    return dJ_dp, dp_dz
    ### END SOLUTION

# %% check="local_derivatives" points=2
check(local_derivatives)

# %% check="local_derivatives" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

odds = np.random.default_rng(5201).uniform(0.1, 9.0, 8)    # p = odds / (1 + odds)
labels = (np.arange(8) % 3 == 1).astype(float)
check_hidden("local_derivatives", local_derivatives, 1, [
    Probe("eight examples", lambda: (odds / (1 + odds), labels.copy()),
          (np.where(labels == 1, -1 - 1 / odds, 1 + odds), odds / (1 + odds) ** 2)),
    Probe("nearly sure", lambda: (np.array([2.0**-20, 1 - 2.0**-20, 2.0**-20]), np.array([1.0, 0.0, 0.0])),
          (np.array([-2.0**20, 2.0**20, 2.0**20 / (2.0**20 - 1)]), np.full(3, 2.0**-20 - 2.0**-40)), atol=1e-13),
    Probe("labels in whole numbers", lambda: (np.array([0.4, 0.75, 0.1]), np.array([0, 1, 0])),
          (np.array([5 / 3, -4 / 3, 10 / 9]), np.array([0.24, 0.1875, 0.09]))),
])
### END HIDDEN TESTS

# %% [markdown]
# ## The three factors
#
# **Predict.** The label is 1, but the neuron says `p = 0.001`: sure and wrong. Then `dJ/dp` is -1000. How large, nearly, is
# the product of `dJ/dp` and `dp/dz`?
#
# - `"a"` -1000: the loss is steep there, and sure and wrong is paid for
# - `"b"` -1
# - `"c"` 0: the sigmoid is flat there, and lets nothing through
# - `"d"` -250, as `dp/dz` is 0.25

# %% exercise="sure_and_wrong_product"
sure_and_wrong_product = ...
### BEGIN SOLUTION
sure_and_wrong_product = "b"
### END SOLUTION

# %% check="sure_and_wrong_product" points=1
check_answer("sure_and_wrong_product", sure_and_wrong_product)

# %% [markdown]
# Now one neuron and one example under your hands; the first two factors are those of your `local_derivatives`. Each
# dashed tangent has the slope of one factor, that of the last picture the slope of the product. Drag along `w` in the
# lower pictures, or use the sliders. **Predict:** when `b` goes down to -2 and `w` to -2, which factor grows, which
# shrinks, and which stays?

# %%
Factors(local_derivatives)

# %% [markdown]
# At `w = -2` and `b = -2` the first factor is about -3000, the second less than a thousandth, and the third has not moved:
# it is `x`. **Answer for yourself:** with the label 1, how far from 0 can the product come when only `w` and `b` move? Is
# there an `x` with which `w` learns nothing at all? And where is the last tangent nearly level, with the label 0?
#
# <details><summary>Answer</summary>
# Not as far as 3, which is <code>x</code>; at <code>w = -2</code>, <code>b = -2</code> it is nearly there. With
# <code>x = 0</code> the product is 0. With the label 0 the last tangent is nearly level at the far left, where
# <code>p</code> is nearly 0 and right; quite level it is nowhere.
# </details>

# %% [markdown]
# ## Why p - y is so clean
#
# The first two factors alone, and their product, on the way to sure and wrong:

# %%
print("label 1       dJ/dp        dp/dz     product")
for share in [0.5, 0.1, 0.001, 1e-6]:
    steep, flat = (pair[0] for pair in local_derivatives([share], [1]))
    print(f"p = {share:<8g}{steep:>9.6g} {flat:>12.6g} {steep * flat:>11.6g}")

# %% [markdown]
# One factor goes to infinity, the other to 0, and the product quietly to -1. It is no accident. Multiply the formulas:
#
# for `y = 1`: $\;\textcolor{#D55E00}{-\frac{1}{p}} \cdot \textcolor{#009E73}{p\,(1 - p)} = -(1 - p) = p - 1$
#
# for `y = 0`: $\;\textcolor{#D55E00}{\frac{1}{1 - p}} \cdot \textcolor{#009E73}{p\,(1 - p)} = p = p - 0$

# %% [markdown]
# Both are `p - y`. What the logarithm divides by is just what the sigmoid's slope multiplies with: so it **cancels**. The
# short form is not only shorter. **Predict** what each form says for the label 1 at `z = -800`, where `p` is rounded to 0.

# %%
gone = sigmoid(np.array([-800.0]))
with np.errstate(all="ignore"):
    print("factor by factor:", (-1 / gone) * (gone * (1 - gone)))
print("p - y:           ", gone - 1)

# %% [markdown]
# Minus infinity times 0 is `nan`, not a number. `p - y` is right everywhere, and the backward pass below begins with it.
# (Do not measure so far out with `logistic_loss`: it clips `p`, and what is clipped does not move. You would get 0.)

# %% [markdown]
# ## What delta is
#
# The derivative of the cost by `z` has a name of its own, **delta**: $\delta = dJ/dz$. (Of one example, the cost is its
# loss.) Some say delta is "the error", others that it is a derivative. Measure it for three `z` and both labels, without
# any formula: move `z`, see what `J` does. **Predict** which numbers come out.

# %%
spots = np.array([-2.0, 0.0, 3.0])
for label in [0, 1]:
    target = np.full(3, label)
    measured = central_difference(
        lambda z, target=target: logistic_loss(sigmoid(z), target), spots)
    print(f"label {label}: delta, measured {measured.round(6)}")
    print(f"         p - y           {(sigmoid(spots) - target).round(6)}")

# %% [markdown]
# It is the error, then? Take another cost: half the squared error, $J = (a - y)^2 / 2$. With squares the output is often
# called `a`, for activation; it is the same `sigmoid(z)`.
#
# **Predict.** The label is 0 and `z = 3`. What is measured for delta now?
#
# - `"a"` the same number as before: the error has not changed
# - `"b"` a number nearer to 0
# - `"c"` a number further from 0

# %% exercise="delta_of_squares"
delta_of_squares = ...
### BEGIN SOLUTION
delta_of_squares = "b"
### END SOLUTION

# %% check="delta_of_squares" points=1
check_answer("delta_of_squares", delta_of_squares)

# %%
for label in [0, 1]:
    measured = central_difference(
        lambda z, label=label: (sigmoid(z) - label) ** 2 / 2, spots)
    a = sigmoid(spots)
    formula = (a - label) * a * (1 - a)
    print(f"label {label}: delta, measured     {measured.round(6)}")
    print(f"         (a - y) a (1 - a)   {formula.round(6)}")

# %% [markdown]
# The definition is the same, and so is the way it was measured; another formula comes out. In the chain only the first
# link has changed, to $\textcolor{#D55E00}{dJ/da = a - y}$: nothing in it cancels the sigmoid's slope,
# $\textcolor{#009E73}{a\,(1 - a)}$.

# %% [markdown]
# Another neuron, from the course "Machine Learning Specialization": no sigmoid at all, so `a = z`, and half the squared
# error, with `x = 2`, `w = -2`, `b = 8` and `y = 1`. **Predict** its delta, and `dJ/dw`.

# %%
a = -2 * 2 + 8
measured = central_difference(lambda z: (z - 1) ** 2 / 2, a)
print("a =", a, " J =", (a - 1) ** 2 / 2)
print(f"delta {measured:.4f}, dJ/dw {measured * 2:.4f}")

# %% [markdown]
# | output and cost | dJ/da times da/dz | delta |
# |---|---|---|
# | sigmoid, cross-entropy | $\big(-\frac{y}{a} + \frac{1 - y}{1 - a}\big) \cdot a\,(1 - a)$ | `a - y` |
# | sigmoid, half squared error | $(a - y) \cdot a\,(1 - a)$ | `(a - y) * a * (1 - a)` |
# | no sigmoid, half squared error | $(a - y) \cdot 1$ | `a - y` |
#
# **Delta is a derivative**, $dJ/dz$, always. In two of the three rows it happens to be the error `a - y` as well.

# %% [markdown]
# ## Sure and wrong, and slow
#
# What does the factor that stays do to learning? The label is 1, and the neuron begins at `z = -8`, sure and wrong. Only
# the bias learns, with a learning rate of 1. As $dz/db$ is 1, each step is `z = z - delta`. With cross-entropy it takes 9
# steps until `p` is above 0.5.
#
# **Predict.** How many steps does it take with half the squared error?
#
# - `"a"` about 9 as well
# - `"b"` about 30
# - `"c"` about 300
# - `"d"` about 3000

# %% exercise="steps_with_squares"
steps_with_squares = ...
### BEGIN SOLUTION
steps_with_squares = "d"
### END SOLUTION

# %% check="steps_with_squares" points=1
check_answer("steps_with_squares", steps_with_squares)

# %%
def of_cross_entropy(z):
    return sigmoid(z) - 1


def of_squares(z):
    return (sigmoid(z) - 1) * sigmoid(z) * (1 - sigmoid(z))


def steps_to_half(delta_at, z):
    steps = 0
    while sigmoid(z) < 0.5:
        z, steps = z - delta_at(z), steps + 1
    return steps

# %%
for start in [-2.0, -4.0, -6.0, -8.0]:
    print("from z =", start)
    for delta_at in [of_cross_entropy, of_squares]:
        print(f"    {delta_at.__name__:<17}delta {delta_at(start):.6f},",
              steps_to_half(delta_at, start), "steps")

# %%
ax = figures.axes()
figures.curve(ax, of_cross_entropy, -9, 6, label="cross-entropy: p - y")
figures.curve(ax, of_squares, -9, 6, color=figures.ORANGE, linestyle="--",
              label="half squared error: (p - y) p (1 - p)")
ax.legend(loc="lower right")
figures.label(ax, "On the wrong side one delta is near -1, the other near 0",
              "z (the label is 1)", "delta, the derivative of J by z")
figures.show(ax, "Delta over z for the label 1. With cross-entropy it is near "
                 "-1 for all z below -4 and rises to 0 on the right. With half "
                 "the squared error it is near 0 on both sides, and at its "
                 "lowest, a little below z = 0, it is -0.15.")

# %% [markdown]
# The more wrong the neuron is, the less it learns from squares: at `z = -8` delta is -0.000335, where cross-entropy
# gives -0.999665. This is the **shelf** of [convexity](../04_cost_functions/4_convexity.ipynb), link by link: the sigmoid's
# slope is nearly 0, and only a loss with a logarithm makes up for it.

# %% [markdown]
# ## More than one feature
#
# A neuron from the notes of Stanford's course cs231n: two features, `(-1, -2)`, weights `(2, -3)`, bias -3. No loss
# here: the chain begins at `p`, and each derivative of `p` is `dp_dz` times the own derivative of `z`. **Predict** `z`, and
# whether `p` grows or falls with each weight.

# %%
features, weights, bias = np.array([-1.0, -2.0]), np.array([2.0, -3.0]), -3.0
z_out = features @ weights + bias
slope = local_derivatives(sigmoid([z_out]), [1])[1][0]
print(f"z = {z_out:.1f}, p = {sigmoid(z_out):.2f}, dp/dz = {slope:.2f}")
print(f"dp by the weights  {(slope * features).round(2)}, the bias {slope:.2f}")
print(f"dp by the features {(slope * weights).round(2)}")

# %% [markdown]
# These are the published numbers. `dp/dz` is worked out once, and arrives at `z` once. From there each weight, each
# feature and the bias takes it, times the derivative of `z` by that one: for a weight this is its feature, for a feature
# its weight, for the bias 1.

# %% [markdown]
# ## Forwards, all examples
#
# Now `m` examples with `n` features, and the cost, the mean of their losses. As in the last notebook, a forward function
# returns two things: what it worked out, here the cost, and a **cache** of whatever your own backward function will
# need. No check looks into the cache.

# %% [markdown]
# Write `neuron_forward`: $z = X w + b$, $p$ the sigmoid of it, the cost the mean of `logistic_loss(p, y)`, which clips `p`
# so that it stays finite. What will the way back need, for delta and for the derivatives of `z` by the weights?
#
# <details><summary>Hint 1: the cache</summary>
# The derivative of <code>z</code> by the weights is <code>X</code>, and delta is made of <code>p</code> and <code>y</code>.
# </details>
# <details><summary>Hint 2: two things</summary>
# Brackets make one thing of several: <code>cache = (X, y, p)</code>. Then return <code>cost, cache</code>.
# </details>

# %% exercise="neuron_forward"
def neuron_forward(X, y, w, b):
    """(cost, cache). X: (m, n), y: (m,) of 0 and 1, w: (n,), b: a number."""
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    ### BEGIN SOLUTION
    p = sigmoid(X @ w + b)
    return np.mean(logistic_loss(p, y)), (X, y, p)
    ### END SOLUTION

# %% check="neuron_forward" points=2
check(neuron_forward)

# %% check="neuron_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

rng = np.random.default_rng(5202)
table, turned = rng.normal(size=(8, 3)), np.array([-1.1, 0.7, 1.3])
labels = np.array([0.0, 1, 1, 0, 1, 1, 0, 1])
margins = (2 * labels - 1) * (np.einsum("ij,j->i", table, turned) + 0.9)
check_hidden("neuron_forward", neuron_forward, 1, [
    Probe("eight examples, three features", lambda: (table.copy(), labels.copy(), turned.copy(), 0.9),
          np.log1p(np.exp(-margins)).sum() / 8, use=output),
    Probe("whole numbers", lambda: (np.array([[1, 2], [3, -1], [0, 4]]), np.array([1, 0, 0]), np.array([-1, 1]), -1),
          (np.log(2) + np.log1p(np.exp(-5)) + np.log1p(np.exp(3))) / 3, use=output),
    Probe("sure and wrong", lambda: (np.array([[22.0, 1.0], [-30.0, 0.0], [18.0, 3.0]]), np.array([0.0, 1.0, 0.0]),
                                     np.array([1.0, 2.0]), 2.0), 80 / 3, rtol=1e-4, use=output),
    Probe("very sure and right", lambda: (np.array([[0.0], [-1400.0]]), np.array([1.0, 0.0]), np.array([2.0]), 1500.0),
          0.0, atol=1e-11, use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Backwards, all examples
#
# The cost is the mean of `m` losses, so a loss that grows by 1 makes the cost grow by 1/m. **This is where 1/m comes in,
# once.** Delta is what it was, the derivative of the cost by `z`, but the cost is a mean now: for example `i`,
# $\delta_i = (p_i - y_i) / m$. From there back:
#
# `w[j]` goes into `z` of every example, each time with the factor `X[i, j]`. So there are `m` paths from `w[j]` to the
# cost, and paths are added; `b` has as many, each with the factor 1:

# %% [markdown]
# $$\delta = \frac{p - y}{m} \qquad\qquad dw_j = \sum_i \delta_i\, X_{ij} \qquad\qquad db = \sum_i \delta_i$$
#
# Write `neuron_backward`, from your own cache alone: it returns `(dw, db)`. All entries of `dw` at once are one product of
# `X`, `(m, n)`, and `delta`, `(m,)`: which one has the shape `(n,)`, and adds over the examples? Nothing comes from above:
# the cost is the top, and its derivative by itself is 1.
#
# <details><summary>Hint 1: the cache</summary>
# Take out what you have put in, in the same order: <code>X, y, p = cache</code>, if that is what you keep. If something is
# missing, let <code>neuron_forward</code> keep it, and run its cell again.
# </details>
# <details><summary>Hint 2: all entries of dw at once</summary>
# The row <code>j</code> of <code>X.T</code> is feature <code>j</code> of all examples: <code>X.T @ delta</code>.
# </details>
# <details><summary>Hint 3: the bias</summary>
# 1/m is in <code>delta</code> already: <code>db</code> is a plain sum, <code>delta.sum()</code>.
# </details>

# %% exercise="neuron_backward"
def neuron_backward(cache):
    """(dw, db): the derivatives of the cost by w, (n,), and by b."""
    ### BEGIN SOLUTION
    X, y, p = cache
    delta = (p - y) / len(y)
    return X.T @ delta, delta.sum()
    ### END SOLUTION

# %% check="neuron_backward" points=3
check(neuron_backward, neuron_forward)

# %% check="neuron_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5203)
table, turned = rng.normal(size=(9, 4)), np.array([0.8, -1.2, 0.5, 1.4])
labels = (np.arange(9) % 3 != 1).astype(float)
off = 0.5 + np.tanh((np.einsum("ij,j->i", table, turned) - 0.7) / 2) / 2 - labels
check_hidden("neuron_backward", Pair(neuron_backward, neuron_forward, 0), 1, [
    Probe("nine examples, four features", lambda: (table.copy(), labels.copy(), turned.copy(), -0.7),
          (np.einsum("i,ij->j", off, table) / 9, off.sum() / 9)),
    Probe("sure and wrong, and sure and right",
          lambda: (np.array([[900.0, 3.0], [-700.0, 1.0], [800.0, -2.0]]), np.array([0.0, 1.0, 1.0]),
                   np.array([1.0, 0.0]), 2.0), (np.array([1600 / 3, 2 / 3]), 0.0)),
    Probe("whole numbers", lambda: (np.array([[2, 4, -3], [0, 0, 3]]), np.array([1, 0]), np.array([3, 0, 1]), -3),
          (np.array([-0.5, -1.0, 1.5]), 0.0)),
])
### END HIDDEN TESTS

# %% [markdown]
# Lesson 3 wrote this gradient down at once. Yours comes back through a chain, from a cache. Both, and what is measured,
# on 200 points in two clouds. **Predict** how far your numbers are from those of lesson 3.

# %%
points, called = blobs(200, np.random.default_rng(52))
cost, kept = neuron_forward(points, called, [0.8, -0.4], 0.3)
back_w, back_b = neuron_backward(kept)
at_once_w, at_once_b = logistic_gradient(points, called, [0.8, -0.4], 0.3)
print("dw:", back_w, "db:", back_b)
at_once = logistic_cost(points, called, [0.8, -0.4], 0.3)
print(f"cost {cost:.4f} differs by {abs(cost - at_once):.1e}")
print(f"dw differs by {np.max(np.abs(back_w - at_once_w)):.1e},",
      f"db by {abs(back_b - at_once_b):.1e}")

# %%
GradientTable({"dw": back_w, "db": back_b}, {
    "dw": numerical_gradient(
        lambda w: neuron_forward(points, called, w, 0.3)[0], [0.8, -0.4]),
    "db": numerical_gradient(
        lambda b: neuron_forward(points, called, [0.8, -0.4], b)[0], 0.3)})

# %% [markdown]
# Yours and lesson 3's differ by less than 1e-15: the same gradient. The table compares exact numbers, yours, with
# approximate, measured ones: its differences, near 1e-10, are the error of measuring. Of `dw`, with two entries, it shows
# the one that differs most. A row counts as equal up to a relative error of 1e-6. We shall use such tables again, for
# whole networks.

# %% [markdown]
# ## Find the mistake
#
# Four programs for `local_derivatives`. At least one is right. The others have one mistake each: `"wrong for label 0"`,
# `"slope counted twice"` (the sigmoid's slope is in both results), `"another slope"` (the second result does not belong to
# the sigmoid).

# %%
def program_a(p, y):
    return -y / p + (1 - y) / p, p * (1 - p)


def program_b(p, y):
    return (p - y) / (p * (1 - p)), p - p**2


def program_c(p, y):
    return p - y, p * (1 - p)


def program_d(p, y):
    return -y / p + (1 - y) / (1 - p), 1 - p**2


programs = {"a": program_a, "b": program_b, "c": program_c, "d": program_d}

# %% [markdown]
# The figure runs on one of them. Its tangents should touch, and the sentence under it compares the product with what is
# measured. Move the sliders and the label until they differ, or until you believe that they never will. Then do the same
# for the other three: change the letter and run the cell again.
#
# <details><summary>Hint 1: where a mistake hides</summary>
# At <code>p = 0.5</code>, <code>p</code> and <code>1 - p</code> are the same number. Try both labels, away from there.
# </details>
# <details><summary>Hint 2: which link it is</summary>
# Look at the two upper pictures: a dashed line that is steeper or flatter than its curve at the point belongs to a wrong
# factor.
# </details>

# %%
Factors(programs["a"])

# %% [markdown]
# Fill in each with one of `"wrong for label 0"`, `"slope counted twice"`, `"another slope"` or `"right"`.

# %% exercise="chain_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right"}
chain_mistakes = ...
### BEGIN SOLUTION
chain_mistakes = {"a": "wrong for label 0", "b": "right",
                  "c": "slope counted twice", "d": "another slope"}
### END SOLUTION

# %% check="chain_mistakes" points=2
check_answer("chain_mistakes", chain_mistakes)

# %% [markdown]
# One wrong factor spoils the whole product, while all other factors are right. So look at the links one by one, not only
# at the gradient that comes out in the end.

# %% [markdown]
# ## What we found
#
# - `J` has no `w` in it, but `J` depends on `p`, `p` on `z` and `z` on `w`: a nudge of `w` goes all the way.
# - The own derivatives are `-y / p + (1 - y) / (1 - p)`, `p * (1 - p)` from the sigmoid's output, and `x`.
# - Of the first two only `p - y` is left, as the logarithm cancels the sigmoid's slope. With squares the slope stays.
# - **Delta** is $dJ/dz$, a derivative. Whether it looks like an error depends on the cost and on the activation.
# - Sure and wrong, a sigmoid neuron hardly learns from squares: 3011 steps instead of 9.
# - For many examples the paths are added, and the 1/m of the mean comes in once.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | "neuron", 뉴런; "unit", "logistic regression" | a neuron: `z = X @ w + b`, then the sigmoid |
# | $\sigma'(z) = \sigma(z)(1 - \sigma(z))$; `sigmoid_derivative(a)`, `a * (1 - a)` | `dp_dz`; ask whether `z` or the output goes in |
# | $\delta$, `dz`, `dZ`, "error term", 델타 | the derivative of the cost by `z`, with or without the 1/m |
# | $\delta = a - y$ | with cross-entropy and a sigmoid |
# | $\delta = (a - y) \odot \sigma'(z)$ | with half the squared error and a sigmoid; $\odot$ is `*` |
# | $\frac{\partial J}{\partial w}$, "partial derivative", 편미분 | `dw` |
# | `dw += x * dz` in a loop, then `dw /= m` | `X.T @ delta`, with the 1/m in `delta` |

# %% [markdown]
# ## On your own
#
# - `tanh` in place of the sigmoid: its own derivative is `1 - a**2`. With which cost would it cancel?
# - Write `neuron_backward` for the mean of half the squared errors, and compare it with `numerical_gradient`.
# - What does a neuron pass back to its features, `dJ/dX`? It is what a layer in front of it would receive. Measure it.
#
# Next: [layers](3_layers.ipynb), many neurons side by side, forwards and backwards.
