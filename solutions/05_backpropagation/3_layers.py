# %% [markdown]
# # Write layers, forward and backward
#
# **You will** write four layers, each with a function that goes forward and one that sends slopes back, and compare
# every step of a small network's way back with what you measure.
#
# **You will be able to** send slopes back through a matrix product; say why the slope of an activation is multiplied
# element by element; read off a table which step of a way back is wrong; say what layers are without an activation.
#
# **You need** [one neuron](2_one_neuron.ipynb) and softmax, from
# [losses for classes](../04_cost_functions/3_losses_for_classes.ipynb). About 60 minutes.

# %%
import numpy as np

from helpers.checks import check, check_answer
from helpers.costs import cross_entropy_from_logits, one_hot, softmax
from helpers.differentiation import numerical_gradient
from helpers.explorers import Layers
from helpers.gradient_table import GradientTable
from helpers.logistic import sigmoid

# %% [markdown]
# ## Many units at once
#
# A neuron, from here on called a **unit**, makes one number `z` of an example. A **layer** is several units side by
# side: column `k` of `W` holds the weights of unit `k`, and `b[k]` is its bias. All units on all examples are one matrix
# product, `Z = X @ W + b`: `(m, n_in) @ (n_in, n_out)` gives `(m, n_out)`, and `b`, of shape `(n_out,)`, is added to
# every row. Such a layer is called **affine**; the activation comes behind it, as a layer of its own.

# %% [markdown]
# Write `affine_forward`. As in the first notebook of this lesson it returns two things, the output and a **cache**:
# whatever your own `affine_backward`, further down, will need. No check looks into it. If something is missing there,
# come back.
#
# <details><summary>Hint: two things</summary>
# <code>return Z, (X, W)</code> returns the output, and a pair as cache.
# </details>

# %% exercise="affine_forward"
def affine_forward(X, W, b):
    """(Z, cache). X: (m, n_in), W: (n_in, n_out), b: (n_out,)."""
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    ### BEGIN SOLUTION
    return X @ W + b, (X, W)
    ### END SOLUTION

# %% check="affine_forward" points=1
check(affine_forward)

# %% check="affine_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

rng = np.random.default_rng(5301)
table, columns, shifts = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), np.array([2.0, -1.0, 0.5])
check_hidden("affine_forward", affine_forward, 1, [
    Probe("five examples, four features, three units", lambda: (table.copy(), columns.copy(), shifts.copy()),
          np.einsum("ij,jk->ik", table, columns) + np.tile(shifts, (5, 1)), use=output),
    Probe("two examples, one feature, four units",
          lambda: (np.array([[2.0], [-1.0]]), np.array([[1.0, -2.0, 0.5, 3.0]]), np.array([0.0, 1.0, -1.0, 2.0])),
          np.array([[2.0, -3.0, 0.0, 8.0], [-1.0, 3.0, -1.5, -1.0]]), use=output),
    Probe("whole numbers", lambda: (np.array([[1, 0, -2]]), np.array([[3, 1], [5, 5], [-1, 2]]), np.array([7, -4])),
          np.array([[12.0, -7.0]]), use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Back through a matrix product
#
# From above, the next layer, nearer to the cost, comes `dZ`: the slope of the cost by each entry of `Z`, so the deltas
# of all units on all examples. What are the slopes by `X`, `W` and `b`? Move one entry at a time, and see where in `Z`
# it arrives: here 4 examples, 2 features, 3 units. **Predict:** which entries of `Z` move with `X[0, 1]`, which with
# `W[0, 1]`, and which with `b[1]`?

# %%
inputs = np.array([[1.0, 2.0], [4.0, 3.0], [-1.0, 1.0], [2.0, -2.0]])
weights = np.array([[1.0, -1.0, 2.0], [3.0, 0.5, -2.0]])
biases = np.array([0.5, 1.0, -1.0])


def one_more(array, place):
    moved = array.copy()
    moved[place] += 1
    return moved

# %%
before, kept = affine_forward(inputs, weights, biases)
moves = {"X[0, 1]": (one_more(inputs, (0, 1)), weights, biases),
         "W[0, 1]": (inputs, one_more(weights, (0, 1)), biases),
         "b[1]": (inputs, weights, one_more(biases, 1))}
for name, moved in moves.items():
    print(f"{name} one larger: Z changes by")
    print(np.subtract(affine_forward(*moved)[0], before))

# %% [markdown]
# `X[0, 1]` arrives in row 0, in each unit times its weight: row 1 of `W`. `W[0, 1]` arrives in column 1, in each example
# times its feature: column 0 of `X`. `b[1]` arrives in column 1 as it is. Each place is a path to the cost. A path
# brings the `dZ` of its place times the slope of this step, and the paths are **added**:
#
# $$dX_{ij} = \sum_k dZ_{ik} W_{jk} \qquad dW_{jk} = \sum_i X_{ij}\, dZ_{ik} \qquad db_k = \sum_i dZ_{ik}$$

# %% [markdown]
# Sums of products are matrix products, and every gradient has the shape of its array:
#
# | write | shape | made of |
# |---|---|---|
# | `dX = dZ @ W.T` | (m, n_in), as `X` | (m, n_out) @ (n_out, n_in) |
# | `dW = X.T @ dZ` | (n_in, n_out), as `W` | (n_in, m) @ (m, n_out) |
# | `db = dZ.sum(axis=0)` | (n_out,), as `b` | the m rows of (m, n_out), added |
#
# With three different sizes a product with the wrong order or without its `.T` has no fitting shape. With square arrays
# it has: so try your layers on sizes that differ. There is no 1/m in here; where it is, we shall see.

# %% [markdown]
# Write `affine_backward`. It returns three things, in the order of the table.
#
# <details><summary>Hint 1: the cache</summary>
# First take out of it what you put in: <code>X, W = cache</code>, if that is what you keep.
# </details>
# <details><summary>Hint 2: the bias</summary>
# <code>np.sum(dZ)</code> would be one number for all units; <code>axis=0</code> adds the rows and keeps the units apart.
# </details>

# %% exercise="affine_backward"
def affine_backward(dZ, cache):
    """(dX, dW, db) from dZ, (m, n_out), in the shapes of X, W and b."""
    ### BEGIN SOLUTION
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
    ### END SOLUTION

# %% check="affine_backward" points=2
check(affine_backward, affine_forward)

# %% check="affine_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5302)
above, table, columns = rng.normal(size=(6, 2)), rng.normal(size=(6, 4)), rng.normal(size=(4, 2))
check_hidden("affine_backward", Pair(affine_backward, affine_forward, 1), 1, [
    Probe("six examples, four features, two units",
          lambda: (above.copy(), table.copy(), columns.copy(), np.array([3.0, -2.0])),
          (sum(np.outer(above[:, k], columns[:, k]) for k in range(2)),
           sum(np.outer(table[i], above[i]) for i in range(6)), np.array([np.sum(above[:, 0]), np.sum(above[:, 1])]))),
    Probe("two examples, two features, two units",
          lambda: (np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[2.0, 0.0], [1.0, 5.0]]),
                   np.array([[1.0, 4.0], [-2.0, 3.0]]), np.array([0.0, 1.0])),
          (np.array([[9.0, 4.0], [-1.0, -9.0]]), np.array([[5.0, 3.0], [15.0, -5.0]]), np.array([4.0, 1.0]))),
    Probe("features and weights in whole numbers",
          lambda: (np.array([[0.5, -1.5, 2.0]]), np.array([[2, -4]]), np.array([[1, 2, 0], [3, -1, 1]]),
                   np.array([1, 1, 1])),
          (np.array([[-2.5, 5.0]]), np.array([[1.0, -3.0, 4.0], [-2.0, 6.0, -8.0]]), np.array([0.5, -1.5, 2.0]))),
])
### END HIDDEN TESTS

# %% [markdown]
# Does it agree with what you measure? To try one layer alone, make up a cost whose slope by `Z` is known:
# `np.sum(received * Z)` has the slope `received`. `GradientTable` compares many arrays at once. Of each it shows the
# entry with the largest difference. The relative error, `|a - b| / (|a| + |b|)` as in lesson 1, is the largest of all
# entries, maybe of another one. A row counts as equal if this error is at most 1e-6, or if no entry differs by more than
# 1e-9: of such small numbers a measurement can say no more, so a mistake in a very small gradient passes too.

# %%
received = np.random.default_rng(53).normal(size=(4, 3))


def made_up_cost(X, W, b):
    return np.sum(received * affine_forward(X, W, b)[0])


back_X, back_W, back_b = affine_backward(received, kept)
ways = {"dX": (lambda X: made_up_cost(X, weights, biases), inputs),
        "dW": (lambda W: made_up_cost(inputs, W, biases), weights),
        "db": (lambda b: made_up_cost(inputs, weights, b), biases)}
measured = {name: numerical_gradient(way, start)
            for name, (way, start) in ways.items()}
GradientTable({"dX": back_X, "dW": back_W, "db": back_b}, measured)

# %% [markdown]
# ## Two activations
#
# Behind an affine layer stands an **activation**: a function of each number alone. You know the sigmoid. Another one is
# **ReLU**, the rectified linear unit: what is above 0 stays, all else becomes 0.
#
# Write `relu_forward`: $A = \max(Z, 0)$ for each entry, and a cache of your choice.
#
# <details><summary>Hint: which maximum</summary>
# <code>np.maximum(Z, 0)</code> compares each number with 0. In <code>np.max(Z, 0)</code> the 0 would name an axis.
# </details>

# %% exercise="relu_forward"
def relu_forward(Z):
    """(A, cache): the larger of z and 0, for each entry of Z."""
    Z = np.asarray(Z, dtype=float)
    ### BEGIN SOLUTION
    return np.maximum(Z, 0), Z
    ### END SOLUTION

# %% check="relu_forward" points=1
check(relu_forward)

# %% check="relu_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

heights = np.random.default_rng(5303).normal(size=(4, 3))
check_hidden("relu_forward", relu_forward, 1, [
    Probe("four rows, three columns", lambda: (heights.copy(),), (heights + np.abs(heights)) / 2, use=output),
    Probe("whole numbers", lambda: (np.array([[-7, 2], [0, 9], [4, -1]]),),
          np.array([[0.0, 2.0], [0.0, 9.0], [4.0, 0.0]]), use=output),
    Probe("all below 0", lambda: (np.array([[-0.5, -1e-12, -300.0]]),), np.zeros((1, 3)), use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# Write `sigmoid_forward`. The `sigmoid` of lesson 3 is there to be called. What should stay in the cache? In the last
# notebook the slope of the sigmoid was `p * (1 - p)`, with `p` what came **out** of it.

# %% exercise="sigmoid_forward"
def sigmoid_forward(Z):
    """(A, cache): the sigmoid of each entry of Z."""
    ### BEGIN SOLUTION
    A = sigmoid(Z)
    return A, A
    ### END SOLUTION

# %% check="sigmoid_forward" points=1
check(sigmoid_forward)

# %% check="sigmoid_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

heights = np.random.default_rng(5304).normal(size=(3, 4))
check_hidden("sigmoid_forward", sigmoid_forward, 1, [
    Probe("three rows, four columns", lambda: (heights.copy(),), 0.5 + np.tanh(heights / 2) / 2, use=output),
    Probe("log 2, log 7 and their opposites",
          lambda: (np.log(np.array([[2.0, 7.0], [0.5, 1 / 7]])),), np.array([[2 / 3, 7 / 8], [1 / 3, 1 / 8]]),
          use=output),
    Probe("whole numbers", lambda: (np.array([[0, 1, -3]]),), 0.5 + np.tanh(np.array([[0.0, 0.5, -1.5]])) / 2,
          use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Element by element
#
# Three numbers go into an activation, three come out. The slopes of every output by every input are a table of nine,
# the **Jacobian**: row `k`, column `j` says how fast output `k` moves with input `j`.
#
# **Predict.** How many of the nine are other than 0, for the sigmoid?
#
# - `"a"` all nine
# - `"b"` six
# - `"c"` three
# - `"d"` one

# %% exercise="jacobian_entries"
jacobian_entries = ...
### BEGIN SOLUTION
jacobian_entries = "c"
### END SOLUTION

# %% check="jacobian_entries" points=1
check_answer("jacobian_entries", jacobian_entries)

# %%
def jacobian(function, z):
    """Slopes of every output (a row each) by every input (a column each)."""
    return np.array([numerical_gradient(lambda z, k=k: function(z)[0][k], z)[0]
                     for k in range(z.shape[1])])


three = np.array([[-1.0, 0.0, 2.0]])    # one example
slopes = jacobian(lambda z: sigmoid_forward(z)[0], three)
print("sigmoid:\n", slopes.round(4))
print("softmax:\n", jacobian(softmax, three).round(4))

# %% [markdown]
# Output `k` of the sigmoid listens to input `k` alone, so all is 0 but the **diagonal**. (Every share of softmax listens
# to every input: its Jacobian is full.) To send `dA` back is, as always, a sum over paths: the matrix product of `dA` and
# the Jacobian. **Predict** how the two lines below differ.

# %%
from_above = np.array([3.0, -1.0, 2.0])
print("as a matrix product:  ", (from_above @ slopes).round(6))
print("element by element:   ", (from_above * np.diag(slopes)).round(6))
numbers = 1000 * 100    # 1000 examples, 100 units
print(f"Jacobian of a layer of {numbers:,} numbers: {numbers**2:,} entries,",
      f"{8 * numbers**2 / 1e9:.0f} GB")

# %% [markdown]
# The same: where only the diagonal counts, each number is multiplied by its own slope, and nothing is added to it. So
# `dZ = dA * slope` is the matrix product, without the zeros that would fill 80 GB. The slope of ReLU is 1 where `Z` is
# above 0, and 0 elsewhere; at 0 itself, where it has none, we take 0. The slope of the sigmoid is `A * (1 - A)`.
#
# Write `relu_backward`: `dA` times the slope at each place.
#
# <details><summary>Hint: ones and zeros</summary>
# <code>Z &gt; 0</code> is an array of True and False; in a product they count as 1 and 0.
# </details>

# %% exercise="relu_backward"
def relu_backward(dA, cache):
    """dZ, in the shape of dA: what was received, where Z was above 0."""
    ### BEGIN SOLUTION
    return dA * (cache > 0)
    ### END SOLUTION

# %% check="relu_backward" points=1
check(relu_backward, relu_forward)

# %% check="relu_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5305)
above, heights = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
check_hidden("relu_backward", Pair(relu_backward, relu_forward, 1), 1, [
    Probe("four rows, three columns", lambda: (above.copy(), heights.copy()), above * (1 + np.sign(heights)) / 2),
    Probe("zeros among whole numbers", lambda: (np.array([[2.5, -3.0, 4.0, 1.0]]), np.array([[0, 6, -6, 0]])),
          np.array([[0.0, -3.0, 0.0, 0.0]])),
    Probe("very near 0", lambda: (np.array([[2.0], [3.0]]), np.array([[1e-10], [-1e-10]])), np.array([[2.0], [0.0]])),
])
### END HIDDEN TESTS

# %% [markdown]
# Write `sigmoid_backward`: again `dA` times the slope, which is made of the **output** of the sigmoid, not its input.

# %% exercise="sigmoid_backward"
def sigmoid_backward(dA, cache):
    """dZ, in the shape of dA: what was received, times the sigmoid's slope."""
    ### BEGIN SOLUTION
    A = cache
    return dA * A * (1 - A)
    ### END SOLUTION

# %% check="sigmoid_backward" points=1
check(sigmoid_backward, sigmoid_forward)

# %% check="sigmoid_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5306)
above, heights = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
check_hidden("sigmoid_backward", Pair(sigmoid_backward, sigmoid_forward, 1), 1, [
    Probe("three rows, four columns", lambda: (above.copy(), heights.copy()),
          above * np.exp(heights) / (1 + np.exp(heights))**2),
    Probe("log 2 and log 7", lambda: (np.array([[9.0, -64.0]]), np.log(np.array([[2.0, 7.0]]))),
          np.array([[2.0, -7.0]])),
    Probe("whole numbers", lambda: (np.array([[4.0, 1.0], [-8.0, 2.0]]), np.array([[0, 1], [0, -1]])),
          np.array([[1.0, np.e / (1 + np.e)**2], [-2.0, 2 * np.e / (1 + np.e)**2]])),
])
### END HIDDEN TESTS

# %% [markdown]
# ReLU has a kink at 0. What does a measurement say there? It steps `h = 1e-5` to both sides. **Predict** what is measured
# at 0 itself, and at `4e-6`.

# %%
def sum_of_relu(z):
    return np.sum(relu_forward(z)[0])


for place in [0.5, 4e-6, 0.0, -4e-6]:
    spot = np.array([[place]])
    yours = relu_backward(np.ones((1, 1)), relu_forward(spot)[1])[0][0]
    slope = numerical_gradient(sum_of_relu, spot, h=1e-5)[0][0]
    print(f"z = {place:6.0e}: yours {yours:.1f}, measured {slope:.1f}")

# %% [markdown]
# Within `h` of the kink the two sides of the step lie on different straight pieces, and the measurement mixes them: 0.7,
# 0.5, 0.3. There the test is wrong and not your function, as with `abs` in lesson 1. So when a check of a network with
# ReLU fails in a few entries, look first for a `Z` that is nearly 0.

# %% [markdown]
# ## Softmax with cross-entropy
#
# The last layer turns `K` logits an example into shares, `P = softmax(Z)`, and these with the labels into the cost. We
# take both steps as one layer: from `Z` straight to the cost nothing overflows, and the way back becomes short.
#
# Write `softmax_cross_entropy_forward`. For the cost call `cross_entropy_from_logits(Z, labels)`, of lesson 4: the mean
# loss. In the cache keep the labels, and what you need for `P`.

# %% exercise="softmax_cross_entropy_forward"
def softmax_cross_entropy_forward(Z, labels):
    """(mean cost, cache). Z: (m, K) logits, labels: (m,), from 0 to K - 1."""
    ### BEGIN SOLUTION
    return cross_entropy_from_logits(Z, labels), (softmax(Z), labels)
    ### END SOLUTION

# %% check="softmax_cross_entropy_forward" points=1
check(softmax_cross_entropy_forward)

# %% check="softmax_cross_entropy_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

logits, classes = np.random.default_rng(5307).normal(size=(6, 4)), np.array([3, 0, 2, 2, 1, 0])
margins = [logits[i] - logits[i, classes[i]] for i in range(6)]
check_hidden("softmax_cross_entropy_forward", softmax_cross_entropy_forward, 1, [
    Probe("six examples, four classes", lambda: (logits.copy(), classes.copy()),
          float(np.mean([np.logaddexp.reduce(row) for row in margins])), use=output),
    Probe("whole numbers, all logits alike", lambda: (np.array([[3, 3, 3, 3, 3]]), np.array([4])), np.log(5.0),
          use=output),
    Probe("large logits, sure and wrong", lambda: (np.array([[0.0, 2000.0], [4000.0, 0.0], [0.0, 0.0]]),
                                                   np.array([0, 1, 1])), 2000.0 + np.log(2.0) / 3, use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# Now back. The loss of one example of class `c` is $\log \sum_j e^{z_j} - z_c$: the log-sum-exp of
# [lesson 4](../04_cost_functions/3_losses_for_classes.ipynb), less the logit of its class. The slope of the first part
# by $z_k$ is $e^{z_k} / \sum_j e^{z_j}$, the share $p_k$; the second takes 1 off where `k` is `c`. So the slope of the
# **loss** is $p_k - y_k$, with $y$ the one-hot row of `c`: the `p - y` of one neuron. The **cost** is the mean of `m`
# losses.
#
# **Predict.** Every example stands in the batch twice. What becomes of the rows of `dZ`, the slope of the cost by the
# logits, and what of `db = dZ.sum(axis=0)` one layer further back?
#
# - `"a"` the rows of `dZ` stay, `db` doubles
# - `"b"` the rows of `dZ` halve, `db` stays
# - `"c"` both stay
# - `"d"` both halve

# %% exercise="batch_twice"
batch_twice = ...
### BEGIN SOLUTION
batch_twice = "b"
### END SOLUTION

# %% check="batch_twice" points=1
check_answer("batch_twice", batch_twice)

# %%
print("P - Y of the example:", (softmax([1.0, -1.0, 0.5]) - [1, 0, 0]).round(4))
for copies in [1, 2, 10]:
    same = np.tile([[1.0, -1.0, 0.5]], (copies, 1))    # the label is 0
    slopes = numerical_gradient(
        lambda Z: cross_entropy_from_logits(Z, [0] * len(Z)), same)
    print(f"{copies:>2} times: a row of dZ", slopes[0].round(4),
          "db", slopes.sum(axis=0).round(4))

# %% [markdown]
# Each of `m` examples has a share of 1/m in the mean, so 1/m comes in here, once. On the rest of the way back it is in
# what each layer receives, and must not come a second time.
#
# Write `softmax_cross_entropy_backward`: $dZ = (P - Y) / m$, of shape `(m, K)`. It receives no slope from above: the cost
# is the top.
#
# <details><summary>Hint: what Y is</summary>
# <code>one_hot(labels, K)</code>, of lesson 4, where <code>K</code> is the number of columns of <code>P</code>.
# </details>

# %% exercise="softmax_cross_entropy_backward"
def softmax_cross_entropy_backward(cache):
    """dZ of the MEAN cost, (m, K)."""
    ### BEGIN SOLUTION
    P, labels = cache
    return (P - one_hot(labels, P.shape[1])) / len(P)
    ### END SOLUTION

# %% check="softmax_cross_entropy_backward" points=2
check(softmax_cross_entropy_backward, softmax_cross_entropy_forward)

# %% check="softmax_cross_entropy_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

logits, classes = np.random.default_rng(5308).normal(size=(7, 4)), np.array([3, 0, 2, 2, 1, 0, 3])
due = np.array([np.exp(row - np.logaddexp.reduce(row)) / 7 for row in logits])
for row, k in zip(due, classes, strict=True):
    row[k] = row[k] - 1 / 7
check_hidden("softmax_cross_entropy_backward",
             Pair(softmax_cross_entropy_backward, softmax_cross_entropy_forward, 0), 1, [
    Probe("seven examples, four classes", lambda: (logits.copy(), classes.copy()), due),
    Probe("whole numbers, five classes alike", lambda: (np.array([[2, 2, 2, 2, 2], [0, 0, 0, 0, 0]]), np.array([4, 0])),
          np.array([[0.1, 0.1, 0.1, 0.1, -0.4], [-0.4, 0.1, 0.1, 0.1, 0.1]])),
    Probe("large logits, sure and wrong", lambda: (np.array([[0.0, 2000.0], [4000.0, 0.0], [0.0, 0.0], [0.0, 900.0]]),
                                                   np.array([0, 1, 1, 1])),
          np.array([[-0.25, 0.25], [0.25, -0.25], [0.125, -0.125], [0.0, 0.0]])),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Every step compared
#
# Put four layers in a row: affine, sigmoid, affine, softmax with cross-entropy. Each forward function leaves a cache, and
# on the way back each backward function takes it: 5 examples, 2 features, 4 units, 3 classes.

# %%
rng = np.random.default_rng(55)
X, labels = rng.normal(size=(5, 2)), np.array([2, 0, 1, 1, 2])
W1, b1 = rng.normal(size=(2, 4)), rng.normal(size=4)
W2, b2 = rng.normal(size=(4, 3)), rng.normal(size=3)

Z1, cache1 = affine_forward(X, W1, b1)
A1, cache2 = sigmoid_forward(Z1)
Z2, cache3 = affine_forward(A1, W2, b2)
cost, cache4 = softmax_cross_entropy_forward(Z2, labels)
print(f"cost {cost:.4f}")

# %%
dZ2 = np.array(softmax_cross_entropy_backward(cache4))
dA1, dW2, db2 = affine_backward(dZ2, cache3)
dZ1 = np.array(sigmoid_backward(dA1, cache2))
dX, dW1, db1 = affine_backward(dZ1, cache1)
exact = {"dZ2": dZ2, "dW2": dW2, "db2": db2, "dA1": dA1,
         "dZ1": dZ1, "dW1": dW1, "db1": db1, "dX": dX}

# %% [markdown]
# Each of the eight can be measured: take the rest of the way from that array to the cost as a function of it. In
# `def from_A1(A1, W2=W2, b2=b2)` the arrays `W2` and `b2` stay as they are, unless a call passes another one.

# %%
def from_Z2(Z2):
    return softmax_cross_entropy_forward(Z2, labels)[0]


def from_A1(A1, W2=W2, b2=b2):
    return from_Z2(affine_forward(A1, W2, b2)[0])


def from_Z1(Z1):
    return from_A1(sigmoid_forward(Z1)[0])


def from_X(X, W1=W1, b1=b1):
    return from_Z1(affine_forward(X, W1, b1)[0])

# %% [markdown]
# **Predict** the size of the relative errors, with `h = 1e-5`. Those of the one layer above were below 1e-10.

# %%
ways = {"dZ2": (from_Z2, Z2), "dW2": (lambda W2: from_A1(A1, W2=W2), W2),
        "db2": (lambda b2: from_A1(A1, b2=b2), b2), "dA1": (from_A1, A1),
        "dZ1": (from_Z1, Z1), "dW1": (lambda W1: from_X(X, W1=W1), W1),
        "db1": (lambda b1: from_X(X, b1=b1), b1), "dX": (from_X, X)}
measured = {name: numerical_gradient(way, start, h=1e-5)
            for name, (way, start) in ways.items()}
GradientTable(exact, measured)

# %% [markdown]
# All equal, with relative errors from about 1e-11 to 1e-7: rounding, divided here and there by a slope that is nearly 0.

# %% [markdown]
# ## Find the mistakes
#
# Two programs for the way back of this same network. All shapes fit, so Python has nothing to say. Program `a` has one
# mistake, program `b` has two. **Predict:** how many rows of each table will differ? Read the mistakes off the tables
# first, then look for the line. The column `exact` is here what the program claims; `approximate` is what you measured.

# %%
Z1, A1 = np.array(Z1), np.array(A1)


def program_a():
    dW2, db2, dA1 = A1.T @ dZ2, dZ2.sum(axis=0), dZ2 @ W2.T
    dZ1 = dA1 * Z1 * (1 - Z1)
    dW1, db1, dX = X.T @ dZ1, dZ1.sum(axis=0), dZ1 @ W1.T
    return {"dZ2": dZ2, "dW2": dW2, "db2": db2, "dA1": dA1,
            "dZ1": dZ1, "dW1": dW1, "db1": db1, "dX": dX}


def program_b():
    dW2, db2, dA1 = 2 * A1.T @ dZ2, dZ2.sum(axis=0), dZ2 @ W2.T
    dZ1 = dA1 * A1 * (1 - A1)
    dW1, db1, dX = X.T @ dZ1, 4 * dZ1.sum(axis=0), dZ1 @ W1.T
    return {"dZ2": dZ2, "dW2": dW2, "db2": db2, "dA1": dA1,
            "dZ1": dZ1, "dW1": dW1, "db1": db1, "dX": dX}

# %%
GradientTable(program_a(), measured)

# %%
GradientTable(program_b(), measured)

# %% [markdown]
# Fill in three names of arrays: of `a`, the array made by the wrong step; of `b`, the array that is twice and the one
# that is four times what it should be.

# %% exercise="planted_gradients"
# in the form {"a": "dX", "b doubled": "dX", "b times four": "dX"}
planted_gradients = ...
### BEGIN SOLUTION
planted_gradients = {"a": "dZ1", "b doubled": "dW2", "b times four": "db1"}
### END SOLUTION

# %% check="planted_gradients" points=2
check_answer("planted_gradients", planted_gradients)

# %% [markdown]
# In `a` one mistake makes four rows differ: what is made from a wrong array **inherits** its mistake. From the top, in
# the order of the way back, the **first row that differs** is the wrong step. The mistakes of `b` come from the
# exercise of a well-known course: nothing is made from a `dW` or a `db`, so each stands alone. Its relative error tells
# the factor: 0.333 is 1/3, `(2g - g) / (2g + g)` for `2g` in place of `g`, and 0.6 is 3/5, for `4g`.

# %% [markdown]
# ## Layers without an activation
#
# **Predict.** Ten affine layers stand in a row, each of 100 units, with no activation between them. One number `x` goes
# in, one number `y` comes out. What does `y` look like over `x`?
#
# - `"a"` a line with up to ten bends
# - `"b"` a smooth curve, a polynomial of degree ten
# - `"c"` a straight line

# %% exercise="ten_linear_layers"
ten_linear_layers = ...
### BEGIN SOLUTION
ten_linear_layers = "c"
### END SOLUTION

# %% check="ten_linear_layers" points=1
check_answer("ten_linear_layers", ten_linear_layers)

# %% [markdown]
# Below, your `affine_forward` works on one input: three units in each layer, one in the last, weights drawn by chance.
# First move the number of layers and the draw with the activation off. **Predict:** with 2 layers and your `relu_forward`
# between them, how many straight pieces? Then switch the activation on.

# %%
Layers(affine_forward, relu_forward)

# %% [markdown]
# Without an activation no layer bends anything. With ReLU there are bends, and mostly more with one more layer: a chain
# of many short straight pieces can come close to any curve. **Answer for yourself:** with 2 layers there are 3 bends,
# whatever the draw. The first layer has three units: where is the bend of each? And why does the activation change
# nothing for 1 layer?
#
# <details><summary>An answer</summary>
# The bend of a unit is where its own <code>z</code> is 0, at <code>x = -b / w</code>. With 1 layer there is only the last
# one, and after it stands no activation.
# </details>
#
# Why nothing bends without it, a formula says. Put the output of one layer into the next:
#
# $$(X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2)$$

# %% [markdown]
# That is one affine layer again. Write `collapse_linear`, which returns its `W` and `b`.

# %% exercise="collapse_linear"
def collapse_linear(W1, b1, W2, b2):
    """(W, b) of the one layer that does what these two do in a row."""
    W1, b1, W2, b2 = (np.asarray(a, dtype=float) for a in (W1, b1, W2, b2))
    ### BEGIN SOLUTION
    return W1 @ W2, b1 @ W2 + b2
    ### END SOLUTION

# %% check="collapse_linear" points=1
check(collapse_linear)

# %% check="collapse_linear" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(5309)
first, second = rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
check_hidden("collapse_linear", collapse_linear, 1, [
    Probe("four inputs, three units, two outputs",
          lambda: (first.copy(), np.array([1.0, -2.0, 0.5]), second.copy(), np.array([3.0, 4.0])),
          (np.einsum("ij,jk->ik", first, second), second[0] - 2 * second[1] + second[2] / 2 + np.array([3.0, 4.0]))),
    Probe("two of each", lambda: (np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([2.0, 5.0]),
                                  np.array([[3.0, 1.0], [1.0, 4.0]]), np.array([-1.0, 10.0])),
          (np.array([[5.0, 9.0], [-1.0, -4.0]]), np.array([10.0, 32.0]))),
    Probe("whole numbers", lambda: (np.array([[2], [3]]), np.array([4]), np.array([[5, -1, 0]]), np.array([1, 1, 1])),
          (np.array([[10.0, -2.0, 0.0], [15.0, -3.0, 0.0]]), np.array([21.0, -3.0, 1.0]))),
])
### END HIDDEN TESTS

# %%
rng = np.random.default_rng(56)
wide1, shift1 = rng.normal(size=(2, 50)), rng.normal(size=50)
wide2, shift2 = rng.normal(size=(50, 3)), rng.normal(size=3)
flat, shift = collapse_linear(wide1, shift1, wide2, shift2)
one = affine_forward(X, flat, shift)[0]
hidden = affine_forward(X, wide1, shift1)[0]
for name, between in [("nothing", hidden), ("ReLU", relu_forward(hidden)[0])]:
    two = affine_forward(between, wide2, shift2)[0]
    off = np.max(np.abs(np.subtract(two, one)))
    print(f"{name} between: two layers and the one differ by {off:.2g}")
print("numbers in the two:", 2 * 50 + 50 + 50 * 3 + 3,
      " in the one:", np.size(flat) + np.size(shift))

# %% [markdown]
# Without an activation 303 numbers do what 9 can do. Any row of affine layers collapses in this way, two by two. What
# makes a second layer worth having is what stands between.

# %% [markdown]
# ## What we found
#
# - An entry that is used in several places gathers the slopes of all of them: `dX = dZ @ W.T`, `dW = X.T @ dZ`,
#   `db = dZ.sum(axis=0)`. Each has the shape of its array.
# - The Jacobian of an element-wise function is diagonal: a product with it is an element-wise product, `dA * slope`. The
#   slope of the sigmoid comes from its output, `A * (1 - A)`.
# - The 1/m of the mean comes in once, at the top: `dZ = (P - Y) / m`.
# - A table of all gradients says which step is wrong: the first row that differs, and any further one that is not made from
#   a wrong array. Within `h` of a kink it may be the measurement that is wrong.
# - Affine layers in a row are one affine layer.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | `dout`, "upstream gradient" | `dZ` or `dA`: what a backward function receives |
# | `class Affine` with `self.x = x` in `forward` | the cache, kept in the object |
# | $\delta = (W^T \delta) \odot \sigma'(z)$, "Hadamard product" | `dZ1 = (dZ2 @ W2.T) * slope` |
# | `dW = np.dot(dZ, A_prev.T) / m`, `db = np.sum(dZ, axis=1, keepdims=True) / m`, examples in columns | `X.T @ dZ`, `dZ.sum(axis=0)`; there `dZ = A - Y` lacks the 1/m |
# | `dx = (y - t) / batch_size`, `SoftmaxWithLoss` | `(P - Y) / m` |
# | `dout[self.mask] = 0`, with `mask = (x <= 0)` | `dA * (Z > 0)`, a new array |
# | 활성화 함수 / 야코비 행렬 | activation / Jacobian |
# | "subgradient" | a slope chosen at a kink, as our 0 |

# %% [markdown]
# ## On your own
#
# - Put ReLU in place of the sigmoid in the network above, and compare all eight again.
# - Write `tanh_forward` and `tanh_backward`. The slope is `1 - A**2`; check it as you checked the others.
# - Call `Layers(affine_forward, sigmoid_forward)`. How many straight pieces are there now?
#
# Next: [a network](4_network.ipynb) of as many layers as you like.
