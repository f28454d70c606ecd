# %% [markdown]
# # Write the cost and its gradient
#
# **You will** write the cost of a unit that says how likely a yes is, and the gradient of that cost: first with
# loops, then without any.
#
# **You will be able to** say where cross-entropy comes from; tell a loss from a cost; keep a cost right when a unit
# is sure and wrong; replace a loop over examples by one matrix product, and measure what that gains.
#
# **You need** [pictures to probabilities](1_pictures_to_probabilities.ipynb). About 45 minutes.

# %%
from time import perf_counter

import numpy as np

from helpers import figures
from helpers.checks import check, check_answer
from helpers.data import blobs
from helpers.differentiation import numerical_gradient, relative_error
from helpers.explorers import Surprise
from helpers.logistic import predict_probability, sigmoid

# %% [markdown]
# ## How likely is what happened
#
# A bent coin shows heads with an unknown probability `q`. Four tosses: heads, heads, tails, heads. They are **i.i.d.**:
# independent (no toss tells about another) and identically distributed (the same coin each time). Then the
# probability of all four together is a product. **Predict:** which `q` makes the four tosses most probable?

# %%
for q in [0.25, 0.5, 0.75, 0.9]:
    print(f"q = {q:<4}  probability of the four: {q * q * (1 - q) * q:.4f}")

# %% [markdown]
# With `q = 0.75`, three of four: 0.1055. The probability of what was seen, as a function of `q`, is the **likelihood**;
# to choose the `q` that makes it largest is **maximum likelihood**. A unit has a coin for every example: it gives a
# yes the probability `p`. If the label `y` is 1, what happened had the probability `p`, if `y` is 0, `1 - p`. The coins
# differ now, but the tosses are still independent, and a product needs no more: it is the likelihood of all labels.

# %%
p = np.array([0.9, 0.2, 0.7, 0.4])
y = np.array([1, 0, 1, 1])
happened = np.where(y == 1, p, 1 - p)
print(happened, "product:", np.prod(happened).round(4))

# %% [markdown]
# **Predict.** Take 2000 examples, and a unit that gave each label a probability between 0.4 and 0.95. What does Python
# print for the product of the 2000 numbers?
#
# - `"a"` about 1e-300, or another very small number above 0
# - `"b"` 0.0
# - `"c"` nan, or an error

# %% exercise="product_of_many"
product_of_many = ...
### BEGIN SOLUTION
product_of_many = "b"
### END SOLUTION

# %% check="product_of_many" points=1
check_answer("product_of_many", product_of_many)

# %%
many = np.random.default_rng(3).uniform(0.4, 0.95, 2000)
for count in [10, 100, 1000, 2000]:
    product, logs = np.prod(many[:count]), np.sum(np.log(many[:count]))
    print(f"{count:>4} examples  product {product:<9.3g}  sum of logs {logs:.1f}")

# %% [markdown]
# No factor was 0, but the product is: the smallest number above 0 that a float can hold is near 5e-324. This is
# **underflow**: a good and a bad unit can no longer be told apart. The logarithm helps. The log of a product is the
# **sum of the logs**, and a larger number has a larger log, so the best stays the best.

# %% [markdown]
# ## The loss of one example
#
# The log of a probability is 0 or negative. With the sign turned round it is 0 for what was certain, and the larger
# the less probable it was: a measure of **surprise**. It is the **loss** of one example:
#
# $$\text{loss} = -\big(y \log p + (1 - y) \log (1 - p)\big)$$
#
# As `y` is 0 or 1, one of the two terms is 0. It is also called **cross-entropy** and **log loss**. **Predict** the
# loss of a unit that is sure and right, with `p = 1` for `y = 1`. (`errstate` keeps warnings away.)

# %%
for p, y in [(0.0, 0), (1.0, 1), (0.0, 1), (1.0, 0)]:
    with np.errstate(all="ignore"):
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    print(f"p = {p}, y = {y}: loss {loss}")

# %% [markdown]
# `log(0)` is minus infinity, and 0 times infinity is `nan`, "not a number": even a right answer spoils the sum. The
# usual cure is to **clip** `p` into the range from `1e-15` to `1 - 1e-15` before the logarithm. Both ends need it.
#
# Write `logistic_loss`: clip `p` with `np.clip(numbers, lowest, highest)`, which returns a new array; then use the
# formula above. It gives one loss for each example, and does not change the arrays that are handed in.
#
# <details><summary>Hint 1: the clip</summary>
# The highest is <code>1 - 1e-15</code>. Keep the clipped numbers under the name <code>p</code>.
# </details>
# <details><summary>Hint 2: the brackets</summary>
# The minus stands in front of the whole sum: <code>-( ... + ... )</code>.
# </details>

# %% exercise="logistic_loss"
def logistic_loss(p, y):
    """Loss of each example. p: probabilities of a yes, y: labels, (m,) each."""
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))
    ### END SOLUTION

# %% check="logistic_loss" points=2
check(logistic_loss)

# %% check="logistic_loss" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(3201)
guesses, labels = rng.uniform(0.01, 0.99, 9), (np.arange(9) % 4 < 2).astype(float)
tiny = np.array([3e-15, 6e-15, 1e-200])
check_hidden("logistic_loss", logistic_loss, 1, [
    Probe("nine examples", lambda: (guesses.copy(), labels.copy()), -np.log1p(-np.abs(labels - guesses))),
    Probe("very small p for labels 1", lambda: (tiny.copy(), np.ones(3)),
          np.array([15 * np.log(10) - np.log(3), 15 * np.log(10) - np.log(6), 15 * np.log(10)]), rtol=1e-4),
    Probe("sure and right, and sure and wrong", lambda: (np.array([1.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])),
          np.array([0.0, 0.0, 15 * np.log(10)]), rtol=1e-4),
    Probe("whole numbers", lambda: (np.array([1, 0]), np.array([0, 0])), np.array([15 * np.log(10), 0.0]), rtol=1e-4),
])
### END HIDDEN TESTS

# %%
p, y = np.array([0.9, 0.2, 0.7, 0.4]), np.array([1, 0, 1, 1])
print(logistic_loss(p, y).round(4))
print("sum:                ", logistic_loss(p, y).sum().round(4))
print("-log of the product:", -np.log(0.9 * 0.8 * 0.7 * 0.4).round(4))

# %% [markdown]
# The sum of the losses is minus the log of the likelihood, 1.6015 both ways. So the smallest sum of losses is the
# largest likelihood. Now one example under your hands.
#
# **Predict.** The label is 1, and the unit is wrong: `z` goes from -4 to -8. What does the loss do?
#
# - `"a"` it comes to rest at a largest value
# - `"b"` it becomes about four times as large
# - `"c"` it becomes about twice as large

# %% exercise="far_wrong"
far_wrong = ...
### BEGIN SOLUTION
far_wrong = "c"
### END SOLUTION

# %% check="far_wrong" points=1
check_answer("far_wrong", far_wrong)

# %% [markdown]
# Drag along `z`, or use the slider and the arrow keys. The lower curve is your `logistic_loss`.

# %%
Surprise(logistic_loss)

# %% [markdown]
# Far out on the wrong side the loss is nearly a straight line: for each 1 that `z` goes further wrong, it grows by
# nearly 1. On the right side it comes to rest at 0. **Answer for yourself:** the sentence under the figure says how the
# loss changes as `z` grows. At `z = 0`, what is it for a yes, and what for a no? Compare it with `p` and `y`.

# %% [markdown]
# ## The cost of all examples
#
# The **loss** belongs to one example. The **cost** is one number for all: the **mean** of the losses. (Many books use
# both words for both.) Take 200 points in two clouds and some weights, and count every example twice.
#
# **Predict.** What does the cost do when every example stands in the data twice?
#
# - `"a"` it stays the same
# - `"b"` it doubles
# - `"c"` it halves

# %% exercise="copied_data"
copied_data = ...
### BEGIN SOLUTION
copied_data = "a"
### END SOLUTION

# %% check="copied_data" points=1
check_answer("copied_data", copied_data)

# %%
X, y = blobs(200, np.random.default_rng(32))
w, b = np.array([0.8, -0.4]), 0.3
losses = logistic_loss(predict_probability(X, w, b), y)
twice = np.concatenate([losses, losses])
print("losses:", losses.shape, "the first three:", losses[:3].round(4))
print(f"sum  {losses.sum():.4f}, with every example twice {twice.sum():.4f}")
print(f"mean {losses.mean():.4f}, with every example twice {twice.mean():.4f}")

# %% [markdown]
# A mean stays the same, so costs of small and of large data can be compared. To it a **penalty** on large weights may
# be added, of strength `l2`; what it is good for, the next notebook shows. Like the losses it is divided by `m`:
#
# $$\text{cost} = \frac{1}{m} \sum_i \text{loss}_i + \frac{l2}{2m} \sum_j w_j^2$$
#
# **Predict:** with weights ten times as large, the penalty is how many times as large?

# %%
for weights in [w, 10 * w]:
    penalty = 3 / (2 * 200) * np.sum(weights**2)
    print(f"weights {weights}, penalty with l2 = 3: {penalty:.4f}")

# %% [markdown]
# A hundred times, 0.0060 and 0.6000: the weights are squared. The bias is not in the penalty. Why? An experiment: nine labels of ten are a yes, and there is only a bias to choose.
# Here `m = 10`, and the mean of the losses is 0.9 times that of a yes plus 0.1 times that of a no. **Predict:** which
# probability of a yes does the best bias give, without and with a penalty on it?

# %%
bs = np.linspace(0.0, 4.0, 4001)
p = sigmoid(bs)
of_yes, of_no = logistic_loss(p, np.ones(4001)), logistic_loss(p, np.zeros(4001))
for l2 in [0, 3]:
    best = np.argmin(0.9 * of_yes + 0.1 * of_no + l2 / (2 * 10) * bs**2)
    print(f"l2 = {l2}: best b = {bs[best]:.3f}, probability of a yes {p[best]:.3f}")

# %% [markdown]
# Without a penalty the unit says 0.900, as the labels do. With one it says 0.677, while 0.9 of the labels are a yes. A
# bias listens to no feature, it only sets how often the unit says yes: so it goes free.

# %% [markdown]
# ## Sure and wrong
#
# Before you write the cost: a unit with `z = 800` for an example whose label is 0. **Predict** from the figure what
# its loss should be, and what your `logistic_loss` says.

# %%
for z in [3.0, 30.0, 50.0, 800.0]:
    p = sigmoid(z)
    loss = logistic_loss([p], [0])[0]
    print(f"z = {z:<5}  p = {p:<19.17g}  loss for y = 0: {loss:.4f}")

# %% [markdown]
# At `z = 50` already, `p` is rounded to 1 and the clip decides: the loss stays at 34.5396, however wrong the unit is. (It
# is not quite $-\log 10^{-15}$, as `1 - (1 - 1e-15)` is rounded.) The way out is not to go through `p`. For `y = 1`,
# multiply numerator and denominator by $e^z$:
#
# $$-\log \frac{1}{1 + e^{-z}} = -\log \frac{e^z}{e^z + 1} = \log (1 + e^z) - z$$
#
# For `y = 0`, what happened had the probability $1 - p = 1 / (1 + e^z)$, and the loss is $\log (1 + e^z)$.

# %%
z = 2.0
p = sigmoid(z)
print(f"y = 1: {-np.log(p):.6f} and {np.log(1 + np.exp(z)) - z:.6f}")
print(f"y = 0: {-np.log(1 - p):.6f} and {np.log(1 + np.exp(z)):.6f}")

# %% [markdown]
# In one line for both labels: $\log(1 + e^z) - y\,z$. One thing is left: $e^{800}$ is too large for a float.
# `np.logaddexp(0, z)` works out the same $\log(e^0 + e^z)$ in another way, without it. **Predict** the last column.

# %%
for z in [3.0, 800.0]:
    with np.errstate(over="ignore"):
        plain = np.log(1 + np.exp(z))
    for y_i in [0, 1]:
        clipped = logistic_loss([sigmoid(z)], [y_i])[0]
        print(f"z = {z:<5} y = {y_i}: from p {clipped:.4f}, ",
              f"from e^z {plain - y_i * z:.4f}, ",
              f"from logaddexp {np.logaddexp(0, z) - y_i * z:.4f}")

# %% [markdown]
# At `z = 3` all three agree. At 800 only the last is right: 800 for a no, 0 for a yes.
#
# Write `logistic_cost`: with $z = X w + b$, of shape (m,), the mean of these losses plus the penalty, one number:
#
# $$\frac{1}{m} \sum_i \big(\log(1 + e^{z_i}) - y_i z_i\big) + \frac{l2}{2m} \sum_j w_j^2$$
#
# Leave $\log(1 + e^z)$ to `np.logaddexp`, and do not clip.
#
# <details><summary>Hint 1: z</summary>
# <code>X @ w</code> has an entry for each example; adding <code>b</code> adds it to each.
# </details>
# <details><summary>Hint 2: how many examples</summary>
# <code>m</code> is <code>len(y)</code>. Keep <code>2 * m</code> in brackets.
# </details>

# %% exercise="logistic_cost"
def logistic_cost(X, y, w, b, l2=0.0):
    """Mean loss of examples X, (m, n), labels y, (m,), plus penalty on w, (n,)."""
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    ### BEGIN SOLUTION
    m = len(y)
    z = X @ w + b
    return np.mean(np.logaddexp(0, z) - y * z) + l2 / (2 * m) * np.sum(w**2)
    ### END SOLUTION

# %% check="logistic_cost" points=2
check(logistic_cost)

# %% check="logistic_cost" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(3202)
table, weights = rng.normal(size=(8, 3)), np.array([1.2, -0.9, 0.6])
labels = np.array([1.0, 1, 0, 1, 0, 0, 0, 1])
margins = (2 * labels - 1) * (np.einsum("ij,j->i", table, weights) - 0.8)
mean_surprise = np.log1p(np.exp(-margins)).sum() / 8
check_hidden("logistic_cost", logistic_cost, 1, [
    Probe("eight examples, l2 left out", lambda: (table.copy(), labels.copy(), weights.copy(), -0.8), mean_surprise),
    Probe("eight examples, l2 = 2", lambda: (table.copy(), labels.copy(), weights.copy(), -0.8, 2.0),
          mean_surprise + 2.61 / 8),
    Probe("sure and wrong, and sure and right",
          lambda: (np.array([[6000.0, 1.0], [-9000.0, 2.0], [5000.0, 0.0]]), np.array([0.0, 1.0, 1.0]),
                   np.array([1.0, 1.0]), 3.0, 3.0), (6004.0 + 8995.0) / 3 + 1.0),
    Probe("whole numbers", lambda: (np.array([[0, 2, 1]]), np.array([0]), np.array([5, -1, 2]), 0, 1),
          np.log(2) + 15.0),
])
### END HIDDEN TESTS

# %%
print("your cost:                      ", logistic_cost(X, y, w, b))
print("mean of your losses:            ", np.mean(losses))
print("with a penalty of strength l2=3:", logistic_cost(X, y, w, b, l2=3))

# %% [markdown]
# ## The slope of the loss
#
# To go downhill we need the gradient. Begin with one example and its `z`: how fast does the loss
# $\log(1 + e^z) - y\,z$ change with `z`? Measure it. **Predict** the slopes at `z = 0`, for a no and for a yes.

# %%
z = np.array([-3.0, 0.0, 2.0])
for label in [0, 1]:
    total = lambda z, y=label: np.sum(np.logaddexp(0, z) - y * z)
    print(f"y = {label}  measured", numerical_gradient(total, z).round(6))
    print("       p - y   ", (sigmoid(z) - label).round(6))

# %% [markdown]
# The slope of $\log(1 + e^z)$ is $e^z / (1 + e^z)$, which is `p`, and that of $y\,z$ is `y`. So the slope of the loss is
# **`p - y`**, the **error**: it is what the sentence under the figure said. (Why logarithm and sigmoid leave nothing
# else is a question of lesson 5.)

# %% [markdown]
# Now to the weights. In `z = X[i] @ w + b`, `z` changes by `X[i, j]` for each 1 that `w[j]` grows, and by 1 for each 1
# that `b` grows. The cost takes the mean over the examples, so
#
# $$dw_j = \frac{1}{m} \sum_i (p_i - y_i)\, X_{ij} \qquad db = \frac{1}{m} \sum_i (p_i - y_i)$$

# %% [markdown]
# ## Two loops
#
# The formulas as they stand: go through the examples, and for each through the features, one at a time. Write what
# happens with one example in `logistic_gradient_loop` (no penalty yet). The loop over the examples and `z` are given.
# Keep the inner loop, even if you know a shorter way: further down we measure the time it takes.
#
# <details><summary>Hint 1: the error</summary>
# First the error of this example: <code>sigmoid(z) - y[i]</code>.
# </details>
# <details><summary>Hint 2: adding up</summary>
# <code>dw[j] += ...</code> adds to what the examples before have left there. Divide each share by <code>m</code>.
# </details>
# <details><summary>Hint 3: which loop</summary>
# <code>dw</code> grows once for every feature, in an inner loop over <code>j</code>; <code>db</code> once for every
# example.
# </details>

# %% exercise="logistic_gradient_loop"
def logistic_gradient_loop(X, y, w, b):
    """(dw, db), slopes of the cost without a penalty: dw (n,), db a float."""
    m, n = X.shape
    dw, db = np.zeros(n), 0.0
    for i in range(m):
        z = b + sum(w[j] * X[i, j] for j in range(n))
        ### BEGIN SOLUTION
        error = sigmoid(z) - y[i]
        for j in range(n):
            dw[j] += error * X[i, j] / m
        db += error / m
        ### END SOLUTION
    return dw, db

# %% check="logistic_gradient_loop" points=2
check(logistic_gradient_loop)

# %% check="logistic_gradient_loop" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(3203)
table, weights, labels = rng.normal(size=(6, 4)), np.array([0.9, -1.1, 0.7, 1.3]), np.array([0.0, 1, 1, 0, 1, 1])
errors = np.exp(-np.logaddexp(0, -(table * weights).sum(axis=1) + 0.6)) - labels
check_hidden("logistic_gradient_loop", logistic_gradient_loop, 1, [
    Probe("six examples, four features", lambda: (table.copy(), labels.copy(), weights.copy(), -0.6),
          (np.einsum("i,ij->j", errors, table) / 6, errors.sum() / 6)),
    Probe("sure and right, and sure and wrong",
          lambda: (np.array([[900.0, 2.0], [700.0, -4.0], [-800.0, 6.0]]), np.array([1.0, 0.0, 0.0]),
                   np.array([1.0, 0.0]), 0.0), (np.array([700.0, -4.0]) / 3, 1 / 3)),
    Probe("whole numbers", lambda: (np.array([[3, -6, 9], [1, 2, -1]]), np.array([0, 1]), np.array([1, 2, 1]), 0),
          (np.array([0.75 - 0.5 / (1 + np.exp(4)), -1.5 - 1 / (1 + np.exp(4)), 2.25 + 0.5 / (1 + np.exp(4))]),
           0.25 - 0.5 / (1 + np.exp(4)))),
])
### END HIDDEN TESTS

# %% [markdown]
# Is it right? Measure the gradient of your cost, and compare, with `h = 1e-5` as in lesson 1. The relative error says 0
# for equal and 1 for nothing in common; below about 1e-7 we call a gradient right.

# %%
dw, db = logistic_gradient_loop(X, y, w, b)
measured_w = numerical_gradient(lambda w: logistic_cost(X, y, w, b), w, h=1e-5)
measured_b = numerical_gradient(lambda b: logistic_cost(X, y, w, b), b, h=1e-5)
print("dw", dw, " db", db)
print(f"relative error of dw: {relative_error(dw, measured_w):.0e}")
print(f"relative error of db: {relative_error(db, measured_b):.0e}")

# %% [markdown]
# ## From two loops to none
#
# The inner loop is easy to leave out: `error * X[i]` does all features at once. Here is the gradient with one loop.

# %%
def gradient_one_loop(X, y, w, b):
    m, n = X.shape
    dw, db = np.zeros(n), 0.0
    for i in range(m):
        error = sigmoid(X[i] @ w + b) - y[i]
        dw += error * X[i] / m
        db += error / m
    return dw, db

# %% [markdown]
# The outer loop goes too. All errors at once are `predict_probability(X, w, b) - y`, of shape (m,). Now `dw[j]` is the
# sum of the errors times **column** `j` of `X`, for each `j`. In `X.T`, `X` with rows and columns exchanged, that
# column is row `j`, and `@` makes just such sums of products: `X.T @ errors`. **Predict** its shape.

# %%
all_errors = predict_probability(X, w, b) - y
sums = X.T @ all_errors
print("X.T", X.T.shape, " errors", all_errors.shape, " X.T @ errors", sums.shape)
print(f"its entry 1: {sums[1]:.6f}, by hand: {np.sum(all_errors * X[:, 1]):.6f}")

# %% [markdown]
# Write `logistic_gradient` without a loop over the examples, and with the penalty: the derivative of
# $\frac{l2}{2m} w_j^2$ is $\frac{l2}{m} w_j$ (the 2 was put there to cancel), and the bias has none. With the errors $e = p - y$, of shape (m,),
#
# $$dw = \frac{1}{m} X^T e + \frac{l2}{m} w \quad \text{of shape (n,)}, \qquad db = \frac{1}{m} \sum_i e_i$$
#
# $X^T$ is `X.T`. Work out the errors inside the function. The check also counts the steps that Python takes for 20
# examples and for 40: a loop over the examples would show.
#
# <details><summary>Hint 1: the errors</summary>
# The first line of the cell above makes them. In the function they come from its own arguments.
# </details>
# <details><summary>Hint 2: two results</summary>
# <code>return dw, db</code> returns both, in this order.
# </details>

# %% exercise="logistic_gradient"
def logistic_gradient(X, y, w, b, l2=0.0):
    """(dw, db), slopes of logistic_cost: dw (n,), db a float."""
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    m = len(y)
    ### BEGIN SOLUTION
    errors = predict_probability(X, w, b) - y
    dw = X.T @ errors / m + l2 * w / m
    return dw, np.mean(errors)
    ### END SOLUTION

# %% check="logistic_gradient" points=4
check(logistic_gradient)

# %% check="logistic_gradient" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(3204)
table, weights, labels = rng.normal(size=(9, 2)), np.array([1.4, -0.8]), (np.arange(9) % 2).astype(float)
errors = np.exp(-np.logaddexp(0, -(table * weights).sum(axis=1) - 0.9)) - labels
data_part = np.einsum("i,ij->j", errors, table) / 9
check_hidden("logistic_gradient", logistic_gradient, 2, [
    Probe("nine examples, l2 left out", lambda: (table.copy(), labels.copy(), weights.copy(), 0.9),
          (data_part, errors.sum() / 9)),
    Probe("nine examples, l2 = 2.5", lambda: (table.copy(), labels.copy(), weights.copy(), 0.9, 2.5),
          (data_part + np.array([3.5, -2.0]) / 9, errors.sum() / 9)),
    Probe("sure and right, and sure and wrong, l2 = 3",
          lambda: (np.array([[900.0, 2.0], [700.0, -4.0], [-800.0, 6.0]]), np.array([1.0, 0.0, 0.0]),
                   np.array([1.0, 0.0]), 0.0, 3.0), (np.array([703.0, -4.0]) / 3, 1 / 3)),
    Probe("whole numbers, l2 = 4",
          lambda: (np.array([[3, -6, 9], [1, 2, -1]]), np.array([0, 1]), np.array([1, 2, 1]), 0, 4),
          (np.array([2.75 - 0.5 / (1 + np.exp(4)), 2.5 - 1 / (1 + np.exp(4)), 4.25 + 0.5 / (1 + np.exp(4))]),
           0.25 - 0.5 / (1 + np.exp(4)))),
])
### END HIDDEN TESTS

# %% [markdown]
# The same gradient three ways. **Predict** how large the differences are.

# %%
dw, db = logistic_gradient(X, y, w, b)
for looped in [logistic_gradient_loop, gradient_one_loop]:
    dw_looped, db_looped = looped(X, y, w, b)
    off_w, off_b = np.max(np.abs(dw_looped - dw)), abs(db_looped - db)
    print(f"{looped.__name__}: dw differs by {off_w:.1e}, db by {off_b:.1e}")

# %% [markdown]
# Less than 1e-12: the sums are the same, only added in another order, so the last digits are rounded otherwise.
#
# **Predict.** On 3000 examples with 20 features, how many times faster is the function without a loop than the one with
# two?
#
# - `"a"` about 2 times
# - `"b"` about 10 times
# - `"c"` about 50 times
# - `"d"` more than 300 times

# %% exercise="no_loop_gain"
no_loop_gain = ...
### BEGIN SOLUTION
no_loop_gain = "d"
### END SOLUTION

# %% check="no_loop_gain" points=1
check_answer("no_loop_gain", no_loop_gain)

# %%
def best_time(function, *arguments, repeats=4):
    """Seconds of the fastest of several calls: the others were disturbed."""
    times = []
    for _ in range(repeats):
        begun = perf_counter()
        function(*arguments)
        times.append(perf_counter() - begun)
    return min(times)

# %%
rng = np.random.default_rng(33)
big_X, big_y = rng.normal(size=(3000, 20)), rng.integers(0, 2, 3000)
big_w, counts = rng.normal(size=20), [10, 30, 100, 300, 1000, 3000]
ways = {"two loops": logistic_gradient_loop, "one loop": gradient_one_loop,
        "no loop": logistic_gradient}
seconds = {name: [best_time(way, big_X[:k], big_y[:k], big_w, b) for k in counts]
           for name, way in ways.items()}
for i, count in enumerate(counts):
    gain = seconds["two loops"][i] / seconds["no loop"][i]
    print(f"m = {count:<4}  no loop is {gain:.0f} times as fast as two")

# %%
ax = figures.error_curves(figures.axes(), counts, seconds)
figures.label(ax, "Without a loop, 300 times the examples take a few times as long",
              "number of examples m", "time of one gradient (seconds)")
figures.show(ax, "Time of one gradient over the number of examples, both axes "
                 "logarithmic: two loops and one loop are nearly straight lines that "
                 "rise with m; without a loop the line is almost level, far below them.")

# %% [markdown]
# It differs from machine to machine: about a hundred times at 100 examples, several hundred to thousands at 3000. Both loops
# rise in proportion to `m`: each turn is many steps of Python. Without a loop, most of the time is the same few calls
# whatever `m` is; the sums are made in compiled code, which is where all the loops have gone.

# %% [markdown]
# ## What we found
#
# - The probability of independent labels is a **product**. It underflows; its logarithm is a sum.
# - The **loss**, minus the log of the probability of what happened, is of one example. The **cost** is the mean of the
#   losses, plus a penalty on the weights, not on the bias.
# - From a clipped `p` a loss stops at about 34.5. From `z`, with `np.logaddexp(0, z) - y * z`, it is right everywhere.
# - The slope of the loss along `z` is `p - y`; `dw = X.T @ errors / m`, `db` is the mean of the errors.
# - With two loops, one or none the numbers are the same. Without loops it is faster, by a factor that grows with `m`.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $L(\theta)$ "likelihood", 우도; "NLL", negative log-likelihood | the product, and the sum of the losses |
# | "cross-entropy", "BCE", "log loss", 교차 엔트로피; 손실함수 / 비용함수 | `logistic_loss` / `logistic_cost` |
# | $J(\theta) = -\frac{1}{m} \sum_i [y^{(i)} \log h_\theta(x^{(i)}) + \dots]$ | the cost; $h_\theta(x)$ is `p` |
# | $\lambda$, `reg`, `weight_decay` | `l2`; check whether it stands over `2 m`, `m` or 2 |
# | `np.log(p + 1e-7)` | a rougher guard than the clip: it changes every loss a little |
# | `dZ = A - Y`, `dW = np.dot(dZ, X.T) / m`, examples in columns | `errors`, `X.T @ errors / m`, examples in rows |
# | `BCEWithLogitsLoss`, "from logits" | the loss straight from `z` |

# %% [markdown]
# ## On your own
#
# - Which `p` gives the smallest mean loss for labels of which a share `s` is 1? Try a grid of `p`, then the derivative.
# - Is `X.T @ errors` faster than `np.mean(errors[:, None] * X, axis=0)`? What does the second one store on the way?
# - With `p` clipped at `1e-15` and the label 1, where does the slope of the loss become 0? Take the `numerical_gradient`
#   of `lambda z: np.sum(logistic_loss(sigmoid(z), 1))` on a grid of `z` from -40 to -30. With the label 0, on a grid from
#   30 to 40, it is 0 nearly everywhere and far above 1 at a few places: which number is rounded?
#
# Next: [training a classifier](3_training_a_classifier.ipynb), where this gradient goes downhill.
