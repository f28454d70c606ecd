# %% [markdown]
# # Go downhill
#
# **You will** write gradient descent, the loop by which nearly every network learns, and a function that says how large
# its steps may be.
#
# **You will be able to** tell a path that crawls, converges, zigzags or explodes; compute where the explosion begins;
# say when the result of a descent is no result at all.
#
# **You need** [measure a gradient](../01_numerical_differentiation/3_gradients.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.differentiation import numerical_gradient
from helpers.explorers import LearningRate

# %% [markdown]
# ## Against the slope
#
# Here is the bowl of the last notebook, with its gradient as a formula. To **minimise** is to look for the **minimum**,
# the place where a function is lowest; the function's value is then called the **cost**. There the ground is level: every
# slope is 0. For this bowl that is at (0, 0), but pretend we do not know. We stand at (-3, 4), in fog.

# %%
def bowl(x):
    return x[0]**2 + x[1]**2


def bowl_gradient(x):
    return 2 * x


start = np.array([-3.0, 4.0])
print("cost:", bowl(start), " gradient:", bowl_gradient(start))

# %% [markdown]
# What we do know is the slope under our feet. The gradient points uphill, so go the other way:
#
# $$x - \text{learning\_rate} \cdot \text{gradient}(x)$$
#
# The **learning rate** is a positive number that we choose; it says how far to go. **Predict**, with pencil and paper,
# where a step with rate 0.1 leads from (-3, 4). Does the cost fall?

# %%
after = start - 0.1 * bowl_gradient(start)
print("after one step:", after, " cost:", bowl(after))

# %% [markdown]
# From 25 to 16. An entry of the gradient times a small move of the same entry of `x` predicts how the cost changes. Here the
# moves are `-learning_rate * gradient`, so the cost should fall by `learning_rate` times the sum of the squared slopes.
# That is never negative: **against the gradient it goes down, if the step is small enough**. Is 0.1 small? Is 0.3?

# %%
slopes = bowl_gradient(start)
for learning_rate in [0.001, 0.01, 0.1, 0.3]:
    after = start - learning_rate * slopes
    predicted = learning_rate * np.sum(slopes**2)
    happened = bowl(start) - bowl(after)
    print(f"rate {learning_rate:<5}  predicted: falls by {predicted:5.2f}",
          f" happened: falls by {happened:5.2f}")

# %% [markdown]
# With rate 0.01 the cost falls by 0.99 where 1.00 was predicted. With rate 0.3 it should fall by 30, which is more than the
# 25 there are. A slope holds only nearby. This whole notebook is about that last column.

# %% [markdown]
# ## Many steps
#
# One step does not reach the bottom. So take the gradient *at the new place*, step again, and go on. We keep every
# point on the way: the **path**. First a trap. **Predict** what this prints: has `start` moved?

# %%
x = start
x -= 0.1 * bowl_gradient(x)
print("start is now", start)
start = np.array([-3.0, 4.0])    # put it right again

# %% [markdown]
# It has. `x = start` gives the array a second name, and `x -= ...` changes the array itself. `x = x - ...` makes a new
# array and gives it the name `x`; the old one stays as it was. In the exercise the first line makes a copy, of floats.

# %% [markdown]
# Write `gradient_descent`: take `steps` steps, and return the path as an array, a row for each point. Row 0 is the start,
# so that there are `steps + 1` rows. `x0` may have any shape: for one of shape `(2, 3)` the path has `(steps + 1, 2, 3)`.
#
# <details><summary>Hint 1: the path</summary>
# Begin with a list that holds the start, <code>path = [x]</code>. <code>path.append(x)</code> puts a point at its end.
# </details>
# <details><summary>Hint 2: the loop</summary>
# <code>for _ in range(steps):</code> repeats what stands below it <code>steps</code> times. In it: a step, then append.
# </details>
# <details><summary>Hint 3: the result</summary>
# <code>np.array(path)</code> makes one array of a list of arrays. Return it after the loop, not inside.
# </details>

# %% exercise="gradient_descent"
def gradient_descent(gradient, x0, learning_rate=0.1, steps=100):
    """The path of x = x - learning_rate * gradient(x), the start x0 first."""
    x = np.array(x0, dtype=float)
    ### BEGIN SOLUTION
    path = [x]
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
        path.append(x)
    return np.array(path)
    ### END SOLUTION

# %% check="gradient_descent" points=4
check(gradient_descent)

# %% check="gradient_descent" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(201)
angles, far_off = rng.uniform(0.3, 1.2, (2, 3)), rng.uniform(-3.0, 3.0, 4)
lean = np.array([[2.0, 0.5, 0.0, -0.3], [0.5, 1.5, 0.4, 0.0], [0.0, 0.4, 1.0, 0.2], [-0.3, 0.0, 0.2, 2.5]])
one_step = np.eye(4) - 0.7 * lean
check_hidden("gradient_descent", gradient_descent, 2, [
    # x - 0.5 g is 4 x (1 - x), and if x is the squared sine of an angle, that is the one of twice the angle.
    Probe("a gradient that bends, on a table", lambda: (lambda x: 8 * x**2 - 6 * x, np.sin(angles)**2, 0.5, 5),
          np.array([np.sin(2.0**k * angles)**2 for k in range(6)]), rtol=1e-9),
    Probe("a tilted bowl in four dimensions", lambda: (lambda x: lean @ x, far_off.copy(), 0.7, 6),
          np.array([np.linalg.matrix_power(one_step, k) @ far_off for k in range(7)]), rtol=1e-9),
    Probe("a start of whole numbers", lambda: (lambda x: x - 0.5, np.array([[4], [-3]]), 0.5, 4),
          np.array([0.5 + 0.5**k * np.array([[3.5], [-3.5]]) for k in range(5)])),
    Probe("rate and steps left out", lambda: (lambda x: 0.3 * x, far_off.copy()),
          np.array([0.97**k * far_off for k in range(101)]), rtol=1e-9),
])
### END HIDDEN TESTS

# %%
path = np.asarray(gradient_descent(bowl_gradient, start))
print(path.shape)
print(path[:4])
print("after 100 steps:", path[-1])

# %% [markdown]
# After 100 steps with rate 0.1 the point is at (-6.11110793e-10, 8.14814391e-10): not quite (0, 0), but near.

# %%
ax = figures.contours(figures.axes(5.4, 4.6), bowl, -5, 5)
ax.plot(*path[:21].T, "o-", color=figures.ORANGE, markersize=5)
figures.label(ax, "The steps grow shorter by themselves", "x0", "x1")
figures.show(ax, "Round contours of the bowl and the first 20 steps from "
                 "(-3, 4): a straight line of points to the middle, each "
                 "nearer to the next than the one before.")

# %% [markdown]
# The rate is the same all the time, but near the bottom the gradient is short, and so are the steps. On this bowl a step
# makes `x - 0.1 * 2 * x` of `x`, that is `0.8 * x`: every step keeps 0.8 of the distance.

# %% [markdown]
# ## The learning rate
#
# So a larger rate is faster? **Predict.** On this bowl, with rate 1, where is the point after 100 steps?
#
# - `"a"` still nearer to (0, 0) than with rate 0.1
# - `"b"` at (-3, 4), where it began
# - `"c"` so far off that its numbers have more than a hundred digits
# - `"d"` exactly at (0, 0), since the very first step

# %% exercise="rate_one"
rate_one = ...
### BEGIN SOLUTION
rate_one = "b"
### END SOLUTION

# %% check="rate_one" points=1
check_answer("rate_one", rate_one)

# %%
for learning_rate in [1e-10, 0.1, 0.5, 1, 10]:
    path = gradient_descent(bowl_gradient, start, learning_rate)
    print(f"rate {learning_rate:<5}  1 step: {path[1]}",
          f" 100 steps: {path[-1]}")

# %% [markdown]
# A step multiplies `x` by `1 - learning_rate * 2`. Rate 1e-10: by almost 1, and nothing moves. 0.5: by 0, so one step is
# enough. 1: by -1, to and fro for ever. 10: by -19, and 100 steps lead to -2.25154873e+128. So the **edge** of this bowl is
# at a rate of 1: below it the path comes home, above it explodes. A rate below the edge is called **stable**.

# %% [markdown]
# The next bowl is longer than wide, and tilted. Its formula is short with the matrix product: `x @ A @ x / 2`, with a
# table of numbers `A`. Its gradient is `A @ x`. (True if `A` is **symmetric**, its own mirror image: `A[0, 1]` is
# `A[1, 0]`.) You can check such a claim:

# %%
A = np.array([[3.0, 2.0], [2.0, 6.0]])


def tilted(x):
    return x @ A @ x / 2


def tilted_gradient(x):
    return A @ x


print("by formula:", tilted_gradient(start))
print("measured:  ", numerical_gradient(tilted, start).round(6))

# %% [markdown]
# **Predict:** where is the edge of this bowl? Below 1, at 1, or above? And does a path that zigzags arrive later than one
# that does not? Then move the learning rate, with the mouse or with the left and right arrow keys. Drag the start. The path
# comes from your `gradient_descent`. On the right is its cost: there the axis is logarithmic, and a straight line means that
# every step multiplies the cost by the same number.

# %%
LearningRate(gradient_descent, A)

# %% [markdown]
# Too small and it **crawls**. Then it **converges**: it comes ever nearer to the minimum. Then it **zigzags**, across the
# valley and back, though still ever nearer. Then it **explodes**. **Answer for yourself:** which rate reaches the lowest cost
# in 20 steps, and does its path zigzag?

# %% [markdown]
# **Mission.** Set the steps to 100 and find the edge: the largest learning rate on the slider that does not explode yet.
# With the arrow keys the slider moves by the smallest amount. Copy the line after *State* in place of the dots.

# %% exercise="edge_rate"
edge_rate = ...
### BEGIN SOLUTION
edge_rate = {"learning_rate": 0.285102, "steps": 100, "x0": -3.0, "x1": 4.0}
### END SOLUTION

# %% check="edge_rate" points=2
check_mission("edge_rate", edge_rate)

# %% [markdown]
# **Predict.** Someone looks for the edge from a start ten times nearer to the lowest point. The edge found from there is
#
# - `"a"` at a larger rate
# - `"b"` at a smaller rate
# - `"c"` at the same rate

# %% exercise="same_edge"
same_edge = ...
### BEGIN SOLUTION
same_edge = "c"
### END SOLUTION

# %% check="same_edge" points=1
check_answer("same_edge", same_edge)

# %%
for factor in [1, 0.1, 0.001]:
    for learning_rate in [0.28, 0.29]:
        near = factor * start
        path = gradient_descent(tilted_gradient, near, learning_rate, 300)
        print(f"from {factor} times the start, rate {learning_rate}:",
              f"cost {tilted(near):.1e} becomes {tilted(path[-1]):.1e}")

# %% [markdown]
# With 0.28 the cost falls, with 0.29 it grows, from near and from far. So the edge belongs to the bowl, not to the start.

# %% [markdown]
# ## Where the edge is
#
# Begin with a bowl that is not tilted, `(2 * x[0]**2 + 7 * x[1]**2) / 2`. Its slopes are `2 * x[0]` and `7 * x[1]`. How fast
# the slope grows along a direction is the **curvature** there: 2 along `x[0]`, 7 along `x[1]`. A step multiplies
#
# - `x[0]` by `1 - learning_rate * 2`
# - `x[1]` by `1 - learning_rate * 7`

# %%
for learning_rate in [0.01, 1 / 7, 2 / 9, 0.28, 0.29]:
    print(f"rate {learning_rate:.4f}: x[0] times {1 - learning_rate * 2:+.4f}",
          f" x[1] times {1 - learning_rate * 7:+.4f}")

# %% [markdown]
# A part shrinks as long as its factor is between -1 and 1. A negative factor jumps over the bottom: that is the zigzag. The
# first to pass -1 is the one with the largest curvature, when `1 - learning_rate * 7` is -1: at a rate of `2 / 7`.
# **Predict** from the table: with which of the rates below is the cost lowest after 20 steps?

# %%
curvatures = np.array([2.0, 7.0])
for learning_rate in [0.01, 1 / 7, 2 / 9, 0.28]:
    path = gradient_descent(lambda x: curvatures * x, start,
                            learning_rate, 20)
    cost = curvatures @ np.square(path[-1]) / 2
    print(f"rate {learning_rate:.4f}: cost {cost:.1e}")

# %% [markdown]
# With `2 / 9`, in spite of its zigzag: there both parts shrink alike. In the tilted bowl the same holds along the bowl's
# *own* axes, the long one and the short one. How do we find them? On an axis the gradient points straight along it: there
# `A @ v` is a number times `v`. **Predict** the two numbers below.

# %%
for v in [np.array([2.0, -1.0]), np.array([1.0, 2.0])]:
    gradient = A @ v
    print(f"at {v} the gradient is {gradient}: {gradient[0] / v[0]} times {v}")

# %% [markdown]
# Such a direction is an **eigenvector** of `A`, its number an **eigenvalue**: the curvature along that axis. Here they are
# 2 and 7 once more. A start anywhere is a part along one axis plus a part along the other, and every step multiplies each
# part by its own `1 - learning_rate * eigenvalue`. `np.linalg.eigvalsh` finds the eigenvalues of a symmetric matrix,
# smallest first. **Predict:** is the second matrix below a bowl as well?

# %%
print("the tilted bowl:", np.linalg.eigvalsh(A))
print("[[1, 3], [3, 1]]:", np.linalg.eigvalsh([[1.0, 3.0], [3.0, 1.0]]))

# %% [markdown]
# A symmetric `A` whose eigenvalues are all positive is called **positive definite**: it curves upward along every axis, and
# is a bowl. The second matrix has an eigenvalue of -2. Along that axis it curves downward, without end: there is no lowest
# point, and no rate is stable. If an eigenvalue is 0, the ground along its axis is flat. And if `A` is not symmetric, the
# eigenvalues of `eigvalsh` are not its own: it reads only one half of `A` and takes the other to be the mirror image.

# %% [markdown]
# Write `largest_stable_rate`: 2 divided by the largest eigenvalue. (An eigenvalue is written $\lambda$, "lambda".) If `A` is
# not symmetric, or if an eigenvalue is 0 or negative, raise `ValueError`.
#
# $$\frac{2}{\lambda_{max}}$$
#
# <details><summary>Hint 1: is it symmetric</summary>
# <code>A.T</code> is the mirror image of <code>A</code>. <code>np.allclose(A, A.T)</code> says whether they are equal, up to
# rounding.
# </details>
# <details><summary>Hint 2: is there a bad one</summary>
# <code>np.any(values &lt;= 0)</code> is true if at least one of the values is 0 or negative.
# </details>
# <details><summary>Hint 3: how to refuse</summary>
# <code>raise ValueError("why")</code>, under an <code>if</code>.
# </details>

# %% exercise="largest_stable_rate"
def largest_stable_rate(A):
    """The rate above which descent on x @ A @ x / 2 explodes."""
    A = np.asarray(A, dtype=float)
    ### BEGIN SOLUTION
    values = np.linalg.eigvalsh(A)
    if not np.allclose(A, A.T) or np.any(values <= 0):
        raise ValueError("A is not symmetric and positive definite")
    return 2 / values.max()
    ### END SOLUTION

# %% check="largest_stable_rate" points=2
check(largest_stable_rate)

# %% check="largest_stable_rate" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

turned = np.linalg.qr(np.random.default_rng(202).normal(size=(5, 5)))[0]


def bent(*curvatures):
    A = turned @ np.diag(curvatures) @ turned.T
    return (A + A.T) / 2


twisted = bent(3.0, 4.0, 1.0, 2.0, 5.0)
twisted[0, 4] += 0.5
check_hidden("largest_stable_rate", largest_stable_rate, 1, [
    Probe("a bowl in five dimensions", lambda: (bent(0.3, 12.5, 4.0, 1.0, 2.0),), 0.16),
    Probe("a shallow one", lambda: (bent(0.01, 0.002, 0.003, 0.004, 0.005),), 200.0),
    Probe("whole numbers", lambda: (np.array([[10, -4], [-4, 4]]),), 2 / 12),
    Probe("a single number", lambda: (np.array([[8.0]]),), 0.25),
    Probe("a saddle, with positive numbers on the diagonal", lambda: (np.array([[2.0, 3.0], [3.0, 4.0]]),), ValueError),
    Probe("curved downward everywhere", lambda: (bent(-1.0, -2.0, -3.0, -4.0, -5.0),), ValueError),
    Probe("not symmetric", lambda: (twisted.copy(),), ValueError),
])
### END HIDDEN TESTS

# %%
print("by formula:", largest_stable_rate(A))
print("by hand:   ", edge_rate["learning_rate"])

# %% [markdown]
# The two agree to within one notch of the slider: 0.2857142857142857 is the edge, and you found the last notch below it.
# Other costs are no such bowls, but near a minimum most smooth ones look like one, and the largest curvature there sets the
# edge. For a network that curvature is not known beforehand, and it changes on the way, so one tries rates, each ten times
# larger than the last, until the cost grows.

# %% [markdown]
# ## Without a formula
#
# `gradient_descent` needs a gradient. Where there is no formula for it, measure it: `numerical_gradient(f, x)` from the first
# lesson. To hand it over as a function of `x` alone, wrap it: `lambda x: numerical_gradient(f, x)`, or a `def` that does the
# same.

# %% [markdown]
# Write `minimize_numerically`: the last point of a descent that knows `f` only. Use your `gradient_descent`, and let
# `numerical_gradient` take its own step, `h = 1e-4`.
#
# <details><summary>Hint 1: what is handed on</summary>
# <code>gradient_descent</code> takes the gradient, the start, the learning rate and the number of steps, in this order.
# </details>
# <details><summary>Hint 2: the last point</summary>
# The last row of an array has the index <code>-1</code>.
# </details>

# %% exercise="minimize_numerically"
def minimize_numerically(f, x0, learning_rate=0.1, steps=100):
    """The last point of a descent on f, with measured gradients."""
    ### BEGIN SOLUTION
    def gradient(x):
        return numerical_gradient(f, x)

    return gradient_descent(gradient, x0, learning_rate, steps)[-1]
    ### END SOLUTION

# %% check="minimize_numerically" points=2
check(minimize_numerically)

# %% check="minimize_numerically" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

spots = np.random.default_rng(203).uniform(0.3, 1.2, (3, 2))
lean = np.array([[2.0, 0.5, -0.3], [0.5, 1.5, 0.4], [-0.3, 0.4, 1.0]])
check_hidden("minimize_numerically", minimize_numerically, 1, [
    Probe("a tilted bowl in three dimensions",
          lambda: (lambda x: x @ lean @ x / 2, np.array([1.5, -2.0, 3.0]), 0.8, 5),
          np.linalg.matrix_power(np.eye(3) - 0.8 * lean, 5) @ np.array([1.5, -2.0, 3.0]), atol=1e-8),
    Probe("a cubic on a table", lambda: (lambda x: np.sum(8 * x**3 / 3 - 3 * x**2), np.sin(spots)**2, 0.5, 3),
          np.sin(8 * spots)**2, rtol=1e-5, atol=1e-6),
    Probe("a corner, nearer than a step", lambda: (lambda x: np.sum(np.abs(x - 1)), np.array([1.00004, 0.99997]), 2e-5, 3),
          np.array([1 + 4e-5 * 0.512, 1 - 3e-5 * 0.512]), rtol=1e-10),
    Probe("a start of whole numbers", lambda: (lambda x: (x[0] - 1)**2 + (x[1] + 4)**2, np.array([5, 2]), 0.25, 3),
          np.array([1.5, -3.25]), atol=1e-9),
    Probe("rate and steps left out", lambda: (lambda x: 0.05 * np.sum(x**2), np.array([2.0, -7.0])),
          0.99**100 * np.array([2.0, -7.0]), atol=1e-9),
])
### END HIDDEN TESTS

# %%
for learning_rate in [1e-10, 0.1]:
    path = gradient_descent(bowl_gradient, start, learning_rate)
    print("rate", learning_rate)
    print("  measured:  ", minimize_numerically(bowl, start, learning_rate))
    print("  by formula:", path[-1])

# %% [markdown]
# The same, as far as printed: a measured gradient is good enough to go downhill by.

# %% [markdown]
# ## A famous number
#
# A well-known book shows what too large a rate does, on this bowl, from this start: rate 10, 100 steps, measured gradients.
# You know what the formula gives: -19 times the point at every step, and at last -2.25154873e+128. **Predict.** What does
# `minimize_numerically` give?
#
# - `"a"` the same, up to a few digits
# - `"b"` `inf` or `nan`: too large for `float64`
# - `"c"` much smaller numbers: at some point it stands still
# - `"d"` nearly (0, 0)

# %% exercise="rate_ten"
rate_ten = ...
### BEGIN SOLUTION
rate_ten = "c"
### END SOLUTION

# %% check="rate_ten" points=1
check_answer("rate_ten", rate_ten)

# %%
path = gradient_descent(bowl_gradient, start, 10)
print("measured:  ", minimize_numerically(bowl, start, 10))
print("by formula:", path[-1])

# %% [markdown]
# (-2.58983747e+13, -1.29524862e+12) is what the book prints and many pages repeat. It is 115 powers of ten off, and
# even the sign of its second entry is wrong. Nothing was mistyped. To see what happened, follow the measured descent step by
# step, as far as 12 steps: `x[0]`, the slope there, measured and true, and whether `x[0] + h` is another number than `x[0]`.

# %%
print("steps        x[0]    measured        true   x[0] + h != x[0]")
for steps in range(0, 13, 2):
    x = np.asarray(minimize_numerically(bowl, start, 10, steps))
    measured, true = numerical_gradient(bowl, x)[0], bowl_gradient(x)[0]
    new = x[0] + 1e-4 != x[0]
    print(f"{steps:5} {x[0]:11.4g} {measured:11.4g} {true:11.4g}   {new}")

# %% [markdown]
# Up to 8 steps the measured slopes are about right. But next to a number near 1e13 the numbers lie more than twice `h` apart:
# `x + h` and `x - h` are no longer different numbers, the rise is 0, and so is the slope. The point stops. Just before, the
# slopes are garbage:

# %%
x = np.asarray(minimize_numerically(bowl, start, 10, 9))
print("after 9 steps:", x)
print("measured:     ", numerical_gradient(bowl, x))
print("true:         ", bowl_gradient(x))
print("next number:  ", np.spacing(np.abs(x)), "further on")

# %% [markdown]
# A sum is rounded to the nearest number. Next to `x[1]` the numbers lie 0.00024 apart: `h`, 0.0001, is less than half of
# that, so it is lost. Next to `x[0]` they lie 0.00012 apart: `h` is more than half of that, so it is rounded up. The heights
# are rounded as well, so the measured slope is not even the true one. The famous number is an **artefact**: it says nothing
# about the bowl, only about `h` and rounding. A descent that stands still has found a minimum only if the true slope there
# is 0.

# %% [markdown]
# ## Find the mistake
#
# Five programs claim to be gradient descent. At least one is right. Each of the others has one of these mistakes: `"in
# place"` (moves the caller's array), `"climbs"`, `"frozen"` (always the slope of the start), `"off by one"`.

# %%
def descent_a(gradient, x0, learning_rate=0.1, steps=100):
    x = np.array(x0, dtype=float)
    path = [x]
    for _ in range(1, steps):
        x = x - learning_rate * gradient(x)
        path.append(x)
    return np.array(path)


def descent_b(gradient, x0, learning_rate=0.1, steps=100):
    x, path = x0, [x0.copy()]
    while len(path) < steps + 1:
        x -= learning_rate * gradient(x)
        path.append(x.copy())
    return np.array(path)

# %%
def descent_c(gradient, x0, learning_rate=0.1, steps=100):
    path = [np.array(x0, dtype=float)]
    for k in range(steps):
        step = -learning_rate * gradient(path[k])
        path.append(path[k] - step)
    return np.array(path)


def descent_d(gradient, x0, learning_rate=0.1, steps=100):
    path = [np.array(x0, dtype=float)]
    while len(path) <= steps:
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return np.array(path)


def descent_e(gradient, x0, learning_rate=0.1, steps=100):
    x, downhill = np.array(x0, dtype=float), -gradient(x0)
    path = [x]
    for _ in range(steps):
        x = x + learning_rate * downhill
        path.append(x)
    return np.array(path)

# %% [markdown]
# A first test. With rate 0.25 a step on the round bowl halves `x`. **Predict** where two steps from (-3, 4) should end.

# %%
place = np.array([-3.0, 4.0])
for program in [descent_a, descent_b, descent_c, descent_d, descent_e]:
    path = program(bowl_gradient, place, learning_rate=0.25, steps=2)
    print(program.__name__, path[-1], "cost", bowl(path[-1]))

# %% [markdown]
# By this test `descent_e` looks best: it ends exactly at the lowest point. Do not trust it. Change the test until you know.
#
# <details><summary>Hint: what makes the test unfair</summary>
# All five are handed the same array, one after another. Print it after each call, or hand each program
# <code>place.copy()</code>. And take another number of steps than 2.
# </details>

# %% [markdown]
# Fill in each with one of `"in place"`, `"climbs"`, `"frozen"`, `"off by one"` or `"right"`.

# %% exercise="descent_mistakes"
# in the form {"a": "right", "b": "right", "c": "right",
#              "d": "right", "e": "right"}
descent_mistakes = ...
### BEGIN SOLUTION
descent_mistakes = {"a": "off by one", "b": "in place", "c": "climbs",
                    "d": "right", "e": "frozen"}
### END SOLUTION

# %% check="descent_mistakes" points=2
check_answer("descent_mistakes", descent_mistakes)

# %% [markdown]
# ## What we found
#
# - Against the gradient the cost falls, if the step is small enough. **Gradient descent** repeats that step.
# - Too small a **learning rate** crawls, too large a one explodes. A zigzag is no fault: the fastest rate has one.
# - On a bowl each step multiplies the part along an axis by `1 - learning_rate * curvature`. The edge is at
#   `2 / lambda_max`, whatever the start.
# - A descent that stands still need not have arrived. The famous -2.58983747e+13 only shows that `x + h` was `x`.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\eta$ ("eta"), $\alpha$ ("alpha"), `lr`, step size, 학습률 | `learning_rate` |
# | $\theta := \theta - \alpha \nabla J(\theta)$ | `x = x - learning_rate * gradient(x)` |
# | `init_x`, `step_num`, `num_iters` | `x0`, `steps` |
# | $J$, "objective", "loss" | the cost, what is to become small |
# | $\frac{1}{2} x^T A x$, "quadratic form" | `x @ A @ x / 2` |
# | $\lambda$ ("lambda"), 고윳값 | an eigenvalue |
# | $L$, "smoothness constant", in `lr < 2 / L` | the largest curvature |
# | "gradient descent", 경사하강법 | `gradient_descent` |

# %% [markdown]
# ## On your own
#
# - In the figure, set the start to (2, -1) and the rate near 0.4. It lies past the edge, yet nothing explodes. Why? And what
#   happens from (2.1, -1)?
# - Let `h` grow with `x`: measure with `h = 1e-4 * np.max(np.abs(x))`. How does the measured descent with rate 10 end now?
# - Descend on `x[0] + x[1]`, which has no lowest point. What does the path do, and which of the four words fits?
#
# Next: [landscapes](2_landscapes.ipynb), where the surface is no bowl.
