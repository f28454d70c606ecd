# %% [markdown]
# # Test a cost for convexity
#
# **You will** write a test for convexity, the squared error of a sigmoid unit, and the Hessian of the logistic cost.
#
# **You will be able to** show that a function is not convex; say when a composition of functions is; read convexity off
# eigenvalues; say what a convex cost promises a descent, and what it does not.
#
# **You need** [losses for classes](3_losses_for_classes.ipynb), and Hessian and eigenvalues from
# [landscapes](../02_gradient_descent/2_landscapes.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.descent import gradient_descent
from helpers.differentiation import numerical_gradient, relative_error
from helpers.explorers import Surfaces
from helpers.logistic import logistic_cost, logistic_gradient, sigmoid

# %% [markdown]
# ## The chord test
#
# In [training a classifier](../03_logistic_regression/3_training_a_classifier.ipynb) every start led to the same
# place. That cost is **convex**: no point of it lies above any of its chords. (How much of what happened there this
# explains, we shall see.) A **chord** is the straight line
# between two points of the curve. From `a` to `b`, with `t` from 0 to 1, the place is $a + t\,(b - a)$, and the chord
# is $f(a) + t\,(f(b) - f(a))$ high there.

# %%
low, high = -1.0, 3.0
for part in [0, 0.25, 0.5, 0.75, 1]:
    x = low + part * (high - low)
    line = low**2 + part * (high**2 - low**2)
    print(f"t = {part:<4}  place {x:4.1f}  square {x**2:.1f}  chord {line:.1f}")
print("sigmoid at -4 and 4:", sigmoid(-4.0).round(2), sigmoid(4.0).round(2))

# %% [markdown]
# The square is below its chord, and at the two ends on it. Now the sigmoid, which is 0.02 at -4 and 0.98 at 4.
#
# **Predict.** Between -4 and 4, where is the sigmoid above its chord?
#
# - `"a"` nowhere
# - `"b"` in the right half, and below it in the left half
# - `"c"` in the left half, and below it in the right half

# %% exercise="sigmoid_chord"
sigmoid_chord = ...
### BEGIN SOLUTION
sigmoid_chord = "b"
### END SOLUTION

# %% check="sigmoid_chord" points=1
check_answer("sigmoid_chord", sigmoid_chord)

# %%
left, right = figures.axes(6.4, 3.0, columns=2)
for ax, curve, name, low, high in [(left, np.square, "square", -1, 3),
                                   (right, sigmoid, "sigmoid", -4, 4)]:
    figures.curve(ax, curve, low - 1, high + 1, label=name)
    figures.chord(ax, curve, low, high, 0, label="chord")
    ax.legend()
figures.label(left, "The square is below it", "x", "square of x")
figures.label(right, "The sigmoid crosses it", "x", "sigmoid of x")
figures.show(left, "Left the square with a chord from -1 to 3, which lies "
                   "above the curve. Right the sigmoid with a chord from -4 "
                   "to 4: the curve is below it left of the middle and above "
                   "it right of the middle.")

# %% [markdown]
# In the middle curve and chord meet: to look only there is not enough. Nor is one chord. From -4 to 0 the sigmoid is
# below its chord all the way. One place above one chord, however, settles it: the function is not convex.

# %% [markdown]
# Write `violates_convexity`. `f` takes a vector and returns a number; `a` and `b` are vectors. Return `True` if at any
# `t` of `ts` the height `f(a + t * (b - a))` is above the chord, $f(a) + t\,(f(b) - f(a))$, by more than `1e-9`, else
# `False`. (Rounding may lift it by 1e-13 or so.)
#
# <details><summary>Hint 1: the ends</summary>
# <code>f(a)</code> and <code>f(b)</code> stay the same: work them out once, before the loop.
# </details>
# <details><summary>Hint 2: in the loop</summary>
# For one <code>t</code>: is <code>f(a + t * (b - a))</code> larger than the chord's height plus <code>1e-9</code>? If
# so, return True.
# </details>
# <details><summary>Hint 3: always False?</summary>
# <code>return False</code> stands behind the loop, at the loop's own indent. Inside it would end the search at t = 0.
# </details>

# %% exercise="violates_convexity"
def violates_convexity(f, a, b, n=101):
    """Whether f is above its chord from a to b at any of n places."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ts = np.linspace(0, 1, n)
    ### BEGIN SOLUTION
    start, end = f(a), f(b)
    for t in ts:
        if f(a + t * (b - a)) > start + t * (end - start) + 1e-9:
            return True
    return False
    ### END SOLUTION

# %% check="violates_convexity" points=2
check(violates_convexity)

# %% check="violates_convexity" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden


def pair(label, first, second, expected):
    """Two calls, one of them True: to say the same to everything earns nothing."""
    return Probe(label, lambda: first, list(expected), again=lambda: second, use=lambda one, two: [one, two])


ends = np.random.default_rng(441).uniform(-3, 3, (2, 4))
check_hidden("violates_convexity", violates_convexity, 1, [
    pair("four numbers: log of a sum of exponentials, then minus it",
         (lambda x: np.log(np.sum(np.exp(x))), *ends.copy()), (lambda x: -np.log(np.sum(np.exp(x))), *ends.copy()),
         (False, True)),
    pair("a cube over the middle, then its right half alone, lowered by 9",
         (lambda x: x[0]**3, np.array([-2.0]), np.array([1.9])),
         (lambda x: x[0]**3 - 9, np.array([0.0]), np.array([3.0])), (True, False)),
    pair("a narrow dent in the middle with n = 5, with n = 4",
         (lambda x: np.exp(-(40 * x[1])**2), np.array([0.0, -2.0]), np.array([1.0, 2.0]), 5),
         (lambda x: np.exp(-(40 * x[1])**2), np.array([0.0, -2.0]), np.array([1.0, 2.0]), 4), (True, False)),
    pair("a product of two numbers, whole, along two diagonals",
         (lambda x: x[0] * x[1], np.array([-2, 3]), np.array([3, -2])),
         (lambda x: x[0] * x[1], np.array([-2, -3]), np.array([3, 2])), (True, False)),
    pair("above by 5e-9, then by 5e-11", (lambda x: 5e-9 * np.sin(x[0]), np.array([0.0]), np.array([np.pi])),
         (lambda x: 5e-11 * np.sin(x[0]), np.array([0.0]), np.array([np.pi])), (True, False)),
])
### END HIDDEN TESTS

# %% [markdown]
# Try it on 200 chords drawn by chance. An **affine** function is a sum of multiples plus a constant, as `z` of a unit
# is. **Predict** which of these are convex.

# %%
def count_violations(f, low, high, chords=200, n=21, size=2):
    """How many of some random chords in a square find f above them."""
    ends = np.random.default_rng(44).uniform(low, high, (chords, 2, size))
    return sum(violates_convexity(f, a, b, n) for a, b in ends)


for name, f in {"x0^2 + x1^2": lambda x: x[0]**2 + x[1]**2,
                "|x0| + |x1|": lambda x: abs(x[0]) + abs(x[1]),
                "2 x0 - x1 + 3": lambda x: 2 * x[0] - x[1] + 3,
                "x0 x1": lambda x: x[0] * x[1],
                "sigmoid(x0)": lambda x: sigmoid(x[0])}.items():
    print(f"{name:14} {count_violations(f, -6, 6):3} of 200 violated")

# %% [markdown]
# A single violation proves that a function is not convex. No violation among 200 proves nothing: it was only not
# found. For a proof we need the parts.

# %% [markdown]
# ## Harmless parts
#
# When you [fitted a line](../02_gradient_descent/3_fitting_a_line.ipynb), the square was a good measure of error. So why
# not for a unit that says yes or no? Its cost would be built of harmless parts: `z` is affine, the sigmoid rises all the
# way, and the square is convex.
#
# $$\frac{1}{m} \sum_i \big(\text{sigmoid}(z_i) - y_i\big)^2 \qquad \text{with}\; z = X w + b$$

# %% [markdown]
# Write this cost, `mse_sigmoid_cost`. `X` has shape (m, n), `y` and `z` have shape (m,).
#
# <details><summary>Hint 1: all examples at once</summary>
# <code>X @ w + b</code> has one entry for each example, and <code>sigmoid</code> takes a whole array.
# </details>
# <details><summary>Hint 2: the order</summary>
# From the inside out: the sigmoid first, then the difference, then the square, and the mean last.
# </details>

# %% exercise="mse_sigmoid_cost"
def mse_sigmoid_cost(X, y, w, b):
    """Mean of the squared differences of probability and label: a float."""
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    ### BEGIN SOLUTION
    return np.mean((sigmoid(X @ w + b) - y)**2)
    ### END SOLUTION

# %% check="mse_sigmoid_cost" points=2
check(mse_sigmoid_cost)

# %% check="mse_sigmoid_cost" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(442)
table, weights = rng.normal(size=(8, 3)), np.array([1.1, -1.4, 0.7])
labels = np.array([1.0, 0, 0, 1, 1, 0, 1, 0])
margins = (2 * labels - 1) * (np.einsum("ij,j->i", table, weights) + 0.6)
check_hidden("mse_sigmoid_cost", mse_sigmoid_cost, 1, [
    Probe("eight examples, three features", lambda: (table.copy(), labels.copy(), weights.copy(), 0.6),
          np.sum((1 - np.tanh(margins / 2))**2) / 32),
    Probe("sure, one of three wrong",
          lambda: (np.array([[900.0, 1.0], [-700.0, 2.0], [800.0, 0.0]]), np.array([1.0, 0.0, 0.0]),
                   np.array([1.0, 1.0]), 2.0), 1 / 3),
    Probe("whole numbers", lambda: (np.array([[0, 2, 1], [1, 1, 1]]), np.array([0, 1]), np.array([5, -1, 2]), 0),
          0.125 + 0.5 / (1 + np.exp(6))**2),
])
### END HIDDEN TESTS

# %% [markdown]
# Now the smallest case: one example with the feature 1 and the label 1, and no bias. The cost of the weight `w` is
# `(sigmoid(w) - 1)^2`.
#
# **Predict** its shape as `w` goes from -6 to 6.
#
# - `"a"` a valley, with a wall on either side
# - `"b"` it falls to 0, the steeper the further `w` is to the left
# - `"c"` nearly level, then it falls, then nearly level again

# %% exercise="one_example_bend"
one_example_bend = ...
### BEGIN SOLUTION
one_example_bend = "c"
### END SOLUTION

# %% check="one_example_bend" points=1
check_answer("one_example_bend", one_example_bend)

# %%
one_X, one_y = np.array([[1.0]]), np.array([1.0])
costs = {"MSE": lambda w: mse_sigmoid_cost(one_X, one_y, [w], 0.0),
         "cross-entropy": lambda w: logistic_cost(one_X, one_y, [w], 0.0)}
left, right = figures.axes(6.4, 3.2, columns=2)
for ax, name, color, title in [
        (left, "MSE", figures.BLUE, "MSE: on the left a shelf"),
        (right, "cross-entropy", figures.GREEN, "Cross-entropy: a slope")]:
    figures.curve(ax, np.vectorize(costs[name]), -6, 6, color=color, label=name)
    figures.chord(ax, costs[name], -5, 3, 0, color=color, linestyle="--",
                  label="chord")
    ax.legend()
    figures.label(ax, title, "weight w", "cost of one example, y = 1")
figures.show(left, "Two costs over the weight. Left the squared error: nearly "
                   "level at 1 on the left, it falls around 0 and is nearly "
                   "level at 0 on the right; in part it lies above its dashed "
                   "chord. Right cross-entropy: it falls on a nearly straight "
                   "line, bends around 0 and stays below its chord.")

# %% [markdown]
# The chords go from -5 to 3; the scales differ. A wrong answer costs at most 1 in squares, and once it costs nearly 1 it
# can hardly get worse: the curve becomes level, a **shelf**. To become level it has to bend down. Measure the bend, as
# the curvatures in *landscapes*: the slope on the right minus that on the left, over the step. **Predict** its sign at
# `w = -2`, for both.

# %%
h = 1e-3
for w in [-4.0, -2.0, 0.0, 2.0]:
    bends = [(f(w + h) - 2 * f(w) + f(w - h)) / h**2 for f in costs.values()]
    print(f"w = {w:4}: MSE {bends[0]:7.4f}  cross-entropy {bends[1]:.4f}",
          f" p (1 - p) {sigmoid(w) * (1 - sigmoid(w)):.4f}")

# %% [markdown]
# The squared error bends down at -4 and at -2, and up further on. The cross-entropy bends up everywhere, by
# `p (1 - p)`. Its slope along `z` was `p - y` in
# [cost and gradient](../03_logistic_regression/2_cost_and_gradient.ipynb), and `p (1 - p)` is the slope of the sigmoid:
# never below 0.
#
# For `y = 0` the loss is $\log(1 + e^z)$, a function called **softplus**; for `y = 1` it is softplus of `-z`.

# %% [markdown]
# The parts of both costs looked alike. So when is a function of a function convex, whatever the two are?
#
# **Predict.** Which of these is always convex?
#
# - `"a"` a convex function of an affine one
# - `"b"` a convex function of a convex one
# - `"c"` a rising function of a convex one

# %% exercise="surely_convex"
surely_convex = ...
### BEGIN SOLUTION
surely_convex = "a"
### END SOLUTION

# %% check="surely_convex" points=1
check_answer("surely_convex", surely_convex)

# %%
for name, f in {    # logaddexp(0, z) is softplus, without overflow
        "softplus of 3x - 1, affine": lambda x: np.logaddexp(0, 3 * x[0] - 1),
        "square of 3x - 1, affine": lambda x: (3 * x[0] - 1)**2,
        "square of x^2 - 1, convex": lambda x: (x[0]**2 - 1)**2,
        "sigmoid of x^2, convex": lambda x: sigmoid(x[0]**2),
        "square of sigmoid(x) - 1": lambda x: (sigmoid(x[0]) - 1)**2}.items():
    print(f"{name:26} {count_violations(f, -3, 3, size=1):3} of 200 violated")

# %% [markdown]
# Why: an affine `g` goes evenly from `a` to `b`, $g(a + t\,(b - a)) = g(a) + t\,(g(b) - g(a))$. So a chord of the whole
# is a chord of the outer function, which is nowhere above it. The sigmoid does not go evenly: a chord over `w` is no chord of
# the square. And a mean of convex functions is convex: each is below its chord, so their mean is below the mean of the
# chords.
#
# **The logistic cost is a mean of softplus of affine functions, so it is convex**, whatever the data. The MSE is not.

# %% [markdown]
# ## Two surfaces
#
# Eight examples with one feature. Far out the labels are clear; in the middle they are mixed. A column of ones makes
# the bias a weight, as `add_bias` did: `v = (w, b)`. So both costs are functions of one vector. **Predict** on how many
# of 200 chords each of the two is violated.

# %%
feature = np.array([-3.0, -2.5, -0.5, -0.25, 0.0, 0.25, 0.5, 3.0])
y = np.array([0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0])
X = np.column_stack([feature, np.ones(8)])


def mse_at(v):
    return mse_sigmoid_cost(X, y, v, 0.0)


def entropy_at(v):
    return logistic_cost(X, y, v, 0.0)


for name, f in {"MSE": mse_at, "cross-entropy": entropy_at}.items():
    print(f"{name:13} {count_violations(f, -6, 6):3} of 200 violated")

# %%
left, right = figures.axes(6.4, 3.4, columns=2)
figures.contours(left, mse_at, -6, 6, levels=18, points=61)
figures.contours(right, entropy_at, -6, 6, levels=18, points=61)
left.plot(-3.253, 0.471, "s", color=figures.RED, markersize=14,
          fillstyle="none")
for ax, place in [(left, (0.706, 0.324)), (right, (0.935, 0.293))]:
    ax.plot(*place, "*", color=figures.RED, markersize=11)
figures.label(left, "MSE: shelves and two hollows", "weight w", "bias b")
figures.label(right, "Cross-entropy: one bowl", "weight w", "bias b")
figures.show(left, "Contours of both costs over weight and bias. The squared "
                   "error has a hollow with a star at a weight of 0.7, a small "
                   "one with a square at -3.3, and wide empty shelves. The "
                   "cross-entropy has closed rings around one star and evenly "
                   "spaced lines outside.")

# %% [markdown]
# Yellow lines are low, dark ones high. At the star each cost is lowest. The square marks a second hollow of the MSE.
# What is it like there?

# %%
rows = {"feature": feature, "label": y}
for name, v in [("star", [0.706, 0.324]), ("square", [-3.253, 0.471])]:
    rows[f"p at the {name}"] = sigmoid(X @ v)
    print(f"MSE at the {name}: {mse_at(v):.4f}")
for name, row in rows.items():
    print(f"{name:15}", *(f"{value:5.2f}" for value in row))

# %% [markdown]
# At the square `p` falls with the feature. That fits the mixed five in the middle. The three far ones are sure and
# wrong: each costs nearly 1, the most there is, and does not pull either, as it stands on its shelf. With cross-entropy
# a wrong answer costs the more the further it is wrong: these three would pull hardest of all.

# %% [markdown]
# ## The Hessian
#
# A second proof, by curvatures. The slopes of the logistic cost are $dw_j = \frac{1}{m} \sum_i (p_i - y_i) X_{ij}$. If
# `w[k]` grows by a little, `z[i]` grows by `X[i, k]` times as much, and `p[i]` by $p_i (1 - p_i) X_{ik}$ times. So the
# entry (j, k) of the Hessian is $\frac{1}{m} \sum_i p_i (1 - p_i)\, X_{ij} X_{ik}$, and the labels are no longer in it.

# %% [markdown]
# Write `logistic_hessian`, for the weights alone, without a loop over the examples. With $p = \text{sigmoid}(X w + b)$,
#
# $$H = \frac{1}{m}\, X^T \, \text{diag}\big(p\,(1 - p)\big) \, X \quad \text{of shape (n, n)}$$
#
# $\text{diag}(s)$ is a table with `s` on its diagonal. To multiply by it is to multiply row `i` of `X` by `s[i]`.
#
# <details><summary>Hint 1: without the large table</summary>
# In <code>X.T</code> the examples are the columns: <code>X.T * s</code> multiplies column <code>i</code> by
# <code>s[i]</code>.
# </details>
# <details><summary>Hint 2: brackets</summary>
# First the product with <code>s</code>, in brackets. Then the one with <code>X</code>, then the number of examples.
# </details>

# %% exercise="logistic_hessian"
def logistic_hessian(X, w, b):
    """Second derivatives of the logistic cost by the weights: (n, n)."""
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    ### BEGIN SOLUTION
    p = sigmoid(X @ w + b)
    return (X.T * (p * (1 - p))) @ X / len(X)
    ### END SOLUTION

# %% check="logistic_hessian" points=2
check(logistic_hessian)

# %% check="logistic_hessian" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(443)
table, weights = rng.normal(size=(9, 4)), np.array([0.8, -1.2, 0.5, 1.1])
z = np.einsum("ij,j->i", table, weights) - 0.7
check_hidden("logistic_hessian", logistic_hessian, 1, [
    Probe("nine examples, four features", lambda: (table.copy(), weights.copy(), -0.7),
          np.einsum("ij,i,ik->jk", table, 1 / (4 * np.cosh(z / 2)**2), table) / 9),
    Probe("five examples, two features", lambda: (table[:5, :2].copy(), np.zeros(2), 0.0),
          np.einsum("ij,ik->jk", table[:5, :2], table[:5, :2]) / 20),
    Probe("one example in whole numbers", lambda: (np.array([[1, -2, 3]]), np.array([2, 1, 0]), 0),
          np.array([[1.0, -2.0, 3.0], [-2.0, 4.0, -6.0], [3.0, -6.0, 9.0]]) / 4),
    Probe("sure of one, undecided on the other",
          lambda: (np.array([[900.0, 1.0], [0.0, 2.0]]), np.array([1.0, 0.0]), 0.0),
          np.array([[0.0, 0.0], [0.0, 0.5]])),
])
### END HIDDEN TESTS

# %% [markdown]
# Compare it with a measured one, row `j`: how slope `j` changes with each weight. Then go along a direction `u`: the
# curvature there is `u @ H @ u`. With $s = p\,(1 - p)$ and the formula of `H` put in, that is
# $\frac{1}{m}\, u^T X^T \text{diag}(s)\, X u = \frac{1}{m} \sum_i s_i\, (X u)_i^2$, a **sum of squares** with factors that
# are never negative. Check it for three such `u`.

# %%
def measured_hessian(slopes, v):
    """Row j: how slope j changes with each weight, measured."""
    def entry(j):
        return lambda v: slopes(v)[j]

    return np.array([numerical_gradient(entry(j), v) for j in [0, 1]])


def entropy_slopes(v):
    """Gradient of entropy_at; with a start in each row of v, of each."""
    return (sigmoid(v @ X.T) - y) @ X / len(y)


v, rng = np.array([1.5, -0.5]), np.random.default_rng(4)
H = logistic_hessian(X, v, 0.0)
off = relative_error(H, measured_hessian(entropy_slopes, v))
print(f"relative error: {off:.0e}")
p = sigmoid(X @ v)
for u in rng.normal(size=(3, 2)):
    squares = np.mean(p * (1 - p) * (X @ u)**2)
    print(u.round(3), f"u @ H @ u {u @ H @ u:.6f}  squares {squares:.6f}")

# %% [markdown]
# They agree with the formula, and a mean of squares with factors of 0 or more is never below 0, at any place and for any
# data. Along an eigenvector `u` of length 1, `u @ H @ u` is the eigenvalue. So none is below 0.
#
# Now the smallest eigenvalue at 500 random places, for both costs; the Hessian of the MSE is measured. **Predict** what
# share of the places has one below 0.

# %%
def mse_slopes(v):
    """Gradient of mse_at: 2 (p - y), times the slope of the sigmoid."""
    p = sigmoid(v @ X.T)
    return (2 * (p - y) * p * (1 - p)) @ X / len(y)


places = rng.uniform(-6, 6, (500, 2))
lowest = {"MSE": [np.linalg.eigvalsh(measured_hessian(mse_slopes, v))[0]
                  for v in places],
          "cross-entropy": [np.linalg.eigvalsh(logistic_hessian(X, v, 0.0))[0]
                            for v in places]}
for name, values in lowest.items():
    share = np.mean(np.array(values) < 0)
    print(f"{name:13} smallest of all {min(values):.6f}, below 0: {share:.1%}")

# %% [markdown]
# The verdict is that of the chords. (The shares differ, as one counts chords and the other places.) One more question to
# the eigenvalues. Put a third column into `X` that equals the first, as if a feature had been recorded twice.
#
# **Predict** the smallest of the three eigenvalues.
#
# - `"a"` below 0
# - `"b"` 0, but for rounding
# - `"c"` above 0

# %% exercise="equal_columns"
equal_columns = ...
### BEGIN SOLUTION
equal_columns = "b"
### END SOLUTION

# %% check="equal_columns" points=1
check_answer("equal_columns", equal_columns)

# %%
X3 = np.column_stack([X, feature])
values = np.linalg.eigvalsh(logistic_hessian(X3, [0.5, 0.3, 0.4], 0.0))
print("eigenvalues:", *(f"{value:z.6f}" for value in values))
for w in [[0.935, 0.293, 0.0], [0.5, 0.293, 0.435], [-2.0, 0.293, 2.935]]:
    print(w, f"cost {logistic_cost(X3, y, w, 0.0):.6f}")

# %% [markdown]
# What one weight gives, the other can take: the cost is level along (1, 0, -1). It is convex all the same, but its
# lowest places are a whole line. Convex means that every minimum is global, not that there is only one.

# %% [markdown]
# ## Many starts
#
# What does it mean for a descent? On a convex cost a place without slope is a global minimum. Were there a lower place,
# the chord to it would go down from here, and the cost, never above its chord, would go down too.
#
# **Predict** how many of 30 random starts come home within 1000 steps, at the best of five rates from 0.002 to 20.
# **Home** is a cost within 0.001 of the lowest.

# %%
surfaces = {"MSE": (mse_at, mse_slopes, 0.1818),
            "cross-entropy": (entropy_at, entropy_slopes, 0.5188)}
starts = np.random.default_rng(44).uniform(-6, 6, (30, 2))
for rate in [0.002, 0.02, 0.2, 2, 20]:
    for name, (f, slopes, lowest_cost) in surfaces.items():
        ends = gradient_descent(slopes, starts, rate, steps=1000)[-1]
        home = sum(f(v) < lowest_cost + 0.001 for v in ends)
        print(f"rate {rate:<5}  {name:13} {home:2} of 30 home")

# %% [markdown]
# On cross-entropy all 30 come home, at 0.2 as at 2. On the MSE none of these rates brings them all home; the best, 2,
# leaves 9 behind. Is their way only long? **Predict** how many are still away after 20,000 steps.

# %%
for steps in [1000, 5000, 20000]:
    ends = gradient_descent(mse_slopes, starts, 2, steps)[-1]
    away = ends[[mse_at(v) > 0.1828 for v in ends]]
    print(f"{steps:5} steps: {len(away)} away,",
          f"w from {away[:, 0].min():.2f} to {away[:, 0].max():.2f}")

# %% [markdown]
# One was only slow: it crept along a shelf. Eight are caught by the second hollow, a **local minimum**. The slopes of
# the MSE have the factor `p (1 - p)`, nearly 0 wherever the unit is sure, also where it is sure and wrong. In those of
# cross-entropy this factor is gone.

# %% [markdown]
# Now by hand: 300 steps at rate 2. Drag the start, or use the sliders; the right picture shows the unit at the start,
# dashed, and at the end. **Predict** first: in which corners does the descent on the MSE creep? Then choose cross-entropy,
# and try to find a start from which it is not home.

# %%
Surfaces({"MSE": (mse_at, mse_slopes),
          "cross-entropy": (entropy_at, entropy_slopes)}, feature, y)

# %% [markdown]
# **Mission.** Find a start with `w` of -2 or more from which the descent on the MSE is caught by the local minimum.
# Copy what stands after *State*, with its braces, in place of the dots.

# %% exercise="caught_by_mse"
# w of -2 or more; in the form {"cost": "MSE", "w": 4.0, "b": 4.0}
caught_by_mse = ...
### BEGIN SOLUTION
caught_by_mse = {"cost": "MSE", "w": -2.0, "b": 0.5}
### END SOLUTION

# %% check="caught_by_mse" points=2
check_mission("caught_by_mse", caught_by_mse)

# %% [markdown]
# **Answer for yourself:** in the upper right corner the unit at the start says yes to six of the eight, and two of
# these are wrong for sure. Why does cross-entropy leave this corner at once, and the MSE not?

# %% [markdown]
# Convex does not mean fast: see the rates of 0.002 and 0.02. It does not excuse a rate that is too large, as 20. And it
# does not promise that there is a lowest place. Give the five middle examples the labels 0, 0, 0, 1, 1, so
# that one threshold parts yes from no. **Predict** what the weight and the cost do as the steps go on.

# %%
parted = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
for steps in [100, 1000, 10000]:
    path = gradient_descent(lambda v: logistic_gradient(X, parted, v, 0.0)[0],
                            np.zeros(2), 2.0, steps)
    cost = logistic_cost(X, parted, path[-1], 0.0)
    print(f"{steps:5} steps: w {path[-1][0]:5.2f}, cost {cost:.5f}")

# %% [markdown]
# The cost falls and falls, the weight grows and grows: the lowest place is infinitely far. A penalty on the weights,
# which is convex too, brings it back.
#
# And the cost of a network with a hidden layer is not convex, even with cross-entropy: what reaches its last unit is no
# longer affine in the weights before. There the start matters, as
# [backpropagation](../05_backpropagation/4_network.ipynb) shows.

# %% [markdown]
# ## What we found
#
# - **Convex**: no point lies above any chord. One violation disproves it; for a proof look at the parts or the Hessian.
# - A convex function of an **affine** one is convex, and so is a mean of convex ones. A convex function of a convex
#   one, or a rising function of one, need not be.
# - The loss of logistic regression is **softplus** of an affine function: convex. The square of a sigmoid bends down
#   where it is sure and wrong, to a **shelf**.
# - The Hessian `X.T diag(p (1 - p)) X / m` has no eigenvalue below 0: along any direction it is a sum of squares.
# - Convex promises that every minimum is global. It promises neither speed nor that there is a minimum.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $f(\lambda x + (1 - \lambda) y) \le \lambda f(x) + (1 - \lambda) f(y)$, Jensen, 볼록 함수 | the chord test, with another letter for $1 - t$ |
# | "concave", 오목 함수 | minus it is convex (in some school books the two words are exchanged) |
# | $\nabla^2 J \succeq 0$, "positive semidefinite", 헤세 행렬 | no eigenvalue of the Hessian is below 0 |
# | $X^T S X$, $S = \text{diag}(p_i (1 - p_i))$, in Newton's method or IRLS | `logistic_hessian`, often without the 1/m |
# | "Brier score" | `mse_sigmoid_cost`, as a measure of probabilities |
# | "saturated" unit, "plateau" | `p` near 0 or 1: the shelf |
# | 국소 최솟값, 전역 최솟값 | local minimum, global minimum |

# %% [markdown]
# ## On your own
#
# - Newton's method steps by `np.linalg.solve(H, gradient)`, without a rate. How many steps does it need on
#   cross-entropy from (0, 0)? And from (4, 4): does it arrive?
# - Is the mean of `abs(sigmoid(z) - y)` convex in the weights? Count violations first, then find a reason.
# - Add the penalty `l2` of the logistic cost with `X3`. What becomes of the smallest eigenvalue, and of the line of minima?
#
# Next: [the cost of a network](5_network_cost.ipynb), for many units and many layers.
