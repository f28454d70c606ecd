# %% [markdown]
# # Write backpropagation
#
# **You will** write the gradient of a network of any depth, check it, and watch it train.
#
# **You will be able to** say what delta is; find which of many gradients is wrong; tell backpropagation from descent;
# say why weights must not begin equal; read the same formulas in three other notations.
#
# **You need** [layers](3_layers.ipynb), and `forward` and `network_cost` from
# [a network's cost](../04_cost_functions/5_network_cost.ipynb). About 60 minutes.

# %%
from itertools import pairwise
from time import perf_counter

import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer, check_mission
from helpers.costs import forward, network_cost
from helpers.descent import gradient_descent, momentum_descent
from helpers.differentiation import numerical_gradient, relative_error
from helpers.explorers import Training
from helpers.gradient_table import GradientTable
from helpers.logistic import sigmoid

# %% [markdown]
# ## A place to begin
#
# A list says how many units each layer has: `[400, 30, 10]` is 400 inputs, a **hidden** layer of 30 units between, and
# 10 outputs. Every descent needs a start. How large should the weights be? A unit adds up a product for every input.
# **Predict** for 400 inputs, and weights with a standard deviation of 1 or of 1 / sqrt(400) = 0.05: how far does `z`
# spread, and how large is the sigmoid's slope, `p (1 - p)`, on average?

# %%
rng = np.random.default_rng(0)
rows = rng.normal(size=(1000, 400))
for spread in [1.0, 0.05]:
    z = rows @ rng.normal(0, spread, 400)
    p = sigmoid(z)
    print(f"weights spread by {spread:<4}  z by {z.std():5.2f},",
          f"mean of p (1 - p): {np.mean(p * (1 - p)):.3f}")

# %% [markdown]
# With 1 the `z` spread by about 20: four of five `p` are within 0.01 of 0 or 1, and the slope `p (1 - p)`, which every
# derivative must pass on its way back, is almost gone. With `1 / sqrt(n_in)` the `z` spread by about 1, however many inputs there are.
#
# Write `initialize`: for each layer weights `(n_in, n_out)`, drawn by `rng.normal(0, std, shape)`, where `std` is
# `scale`, or $1 / \sqrt{n_{in}}$ if `scale` is None; and biases `(n_out,)` that are 0. The loop is given: `pairwise`
# goes through neighbours, `(2, 3)` and `(3, 1)` of `[2, 3, 1]`.
#
# <details><summary>Hint 1: which std</summary>
# <code>a if condition else b</code> chooses. Ask for <code>scale is None</code>: to Python, a scale of 0 is as false as
# None.
# </details>
# <details><summary>Hint 2: into the lists</summary>
# <code>weights.append(...)</code> and <code>biases.append(...)</code>, once a layer.
# </details>

# %% exercise="initialize"
def initialize(layer_sizes, rng, scale=None):
    """(weights, biases) to start from: two lists, an array a layer."""
    weights, biases = [], []
    for n_in, n_out in pairwise(layer_sizes):
        ### BEGIN SOLUTION
        std = 1 / np.sqrt(n_in) if scale is None else scale
        weights.append(rng.normal(0, std, (n_in, n_out)))
        biases.append(np.zeros(n_out))
        ### END SOLUTION
    return weights, biases

# %% check="initialize" points=2
check(initialize)

# %% check="initialize" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

check_hidden("initialize", initialize, 1, [
    Probe("the spread of many weights, scale left out", lambda: ([300, 150, 80], np.random.default_rng(21)),
          [300**-0.5, 150**-0.5], use=lambda result: [float(np.std(W)) for W in result[0]], rtol=0.05),
    Probe("the spread of many weights, scale 2", lambda: ([300, 150, 80], np.random.default_rng(22), 2.0),
          [2.0, 2.0], use=lambda result: [float(np.std(W)) for W in result[0]], rtol=0.05),
    Probe("the mean of many weights, scale by name", lambda: ([300, 150, 80], np.random.default_rng(23)),
          [0.0, 0.0], use=lambda result: [float(np.mean(W)) for W in result[0]], atol=0.05, keywords={"scale": 1.5}),
    Probe("the biases of three layers", lambda: ([5, 4, 3, 2], np.random.default_rng(24)),
          [np.zeros(4), np.zeros(3), np.zeros(2)], use=lambda result: list(result[1])),
    Probe("the shapes of three layers' weights", lambda: ([5, 4, 3, 2], np.random.default_rng(25)),
          [[5, 4], [4, 3], [3, 2]], use=lambda result: [list(np.shape(W)) for W in result[0]]),
])
### END HIDDEN TESTS

# %% [markdown]
# ## What delta is
#
# A network small enough to look at: 5 examples, layers `[2, 3, 2]`, and all that it works out on the way. `J` is its
# cost: cross-entropy, summed over both outputs, the mean over the examples.

# %%
rng = np.random.default_rng(4)
X = rng.normal(size=(5, 2))
Y = np.array([[1, 0], [0, 1], [1, 1], [0, 0], [1, 0]])
(W1, W2), _ = initialize([2, 3, 2], rng, scale=1.0)
b1, b2 = rng.normal(size=3), rng.normal(size=2)
Z1, Z2 = X @ W1 + b1, sigmoid(X @ W1 + b1) @ W2 + b2
A1, A2 = sigmoid(Z1), sigmoid(Z2)
print("Z1", Z1.shape, " A1", A1.shape, " Z2", Z2.shape, " A2", A2.shape)

# %% [markdown]
# **delta** of a layer is $dJ/dZ$: how fast the cost changes when an entry of that layer's `Z` moves. As for one neuron,
# that can be measured, in both layers. **Predict** for the output layer: which formula of `A2` and `Y` gives it?

# %%
def cross_entropy(P):
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / 5


def cost_with(name, value, cost_of=cross_entropy):
    """The cost if the array of that name were `value`."""
    way = {"W1": W1, "b1": b1, "W2": W2, "b2": b2, name: value}
    # setdefault keeps what is there already
    way.setdefault("Z1", X @ way["W1"] + way["b1"])
    way.setdefault("A1", sigmoid(way["Z1"]))
    way.setdefault("Z2", way["A1"] @ way["W2"] + way["b2"])
    return cost_of(sigmoid(way["Z2"]))

# %%
def slope_by(name, array, cost_of=cross_entropy):
    """dJ by each entry of an array, by differences."""
    return numerical_gradient(lambda a: cost_with(name, a, cost_of),
                              array, 1e-5)


delta2, delta1 = slope_by("Z2", Z2), slope_by("Z1", Z1)
print("delta2, measured, first two examples:\n", delta2[:2].round(5))
print("(A2 - Y) / 5:\n", ((A2 - Y) / 5)[:2].round(5))
print("delta1, measured, the same two:\n", delta1[:2].round(5))

# %% [markdown]
# At the output delta *looks* like an error, divided by `m` because the cost is a mean. In the hidden layer nothing
# could be an error: nobody says what `A1` should have been. Yet its delta is there, for it is a derivative. By the
# layers of the last notebook, it is what comes back through `W2`, times the sigmoid's slope, and `dW2` follows from
# `delta2`:
#
# $$\delta_1 = (\delta_2 W_2^T) * A_1 * (1 - A_1) \qquad\qquad dW_2 = A_1^T \delta_2$$

# %% [markdown]
# **Predict.** Take squared errors instead, $J = \frac{1}{m} \sum (A_2 - Y)^2$. Which of these three formulas change:
# `delta2 = (A2 - Y) / m`, that of `delta1` and that of `dW2`?
#
# - `"a"` only that of `delta2`
# - `"b"` those of `delta2` and `delta1`
# - `"c"` all three

# %% exercise="other_cost"
other_cost = ...
### BEGIN SOLUTION
other_cost = "a"
### END SOLUTION

# %% check="other_cost" points=1
check_answer("other_cost", other_cost)

# %%
def squares(P):
    return np.sum((P - Y)**2) / 5


for cost_of in [cross_entropy, squares]:
    delta2, delta1 = slope_by("Z2", Z2, cost_of), slope_by("Z1", Z1, cost_of)
    dW2 = slope_by("W2", W2, cost_of)
    print(f"{cost_of.__name__}: relative error of")
    for name, measured, formula in [
            ("delta2 as an error", delta2, (A2 - Y) / 5),
            ("delta2, squares", delta2, 2 * (A2 - Y) * A2 * (1 - A2) / 5),
            ("delta1", delta1, delta2 @ W2.T * A1 * (1 - A1)),
            ("dW2", dW2, A1.T @ delta2)]:
        print(f"    {name:18} {relative_error(measured, formula):.0e}")

# %% [markdown]
# The cost enters at the output, and nowhere else: from there on everything is made of the delta that arrives. With
# squared errors the sigmoid's slope stays in `delta2`; with cross-entropy it cancels, and that alone is why it is so
# clean.

# %% [markdown]
# ## Back through all layers
#
# The output's delta, then, from the last layer to the first, three lines each. `A` stands for what goes **into** the
# layer with the weights `W`: the activations of the layer before, or `X`.
#
# $$\delta = (A_L - Y) / m$$
# $$dW = A^T \delta + \frac{l2}{m} W \qquad db = \sum_i \delta_i \qquad \delta \leftarrow (\delta\, W^T) * A * (1 - A)$$
#
# The arrow: from here on $\delta$ is that of the layer before. `*` is element by element.

# %% [markdown]
# Write `backprop`, the gradient of `network_cost`, without a loop over the examples. `layers` is given, a list of pairs
# `(W, A)`; $A_L$ is `activations[-1]`. The sum of `db` goes over the examples. `dweights` and `dbiases` are to stand in
# the order of `weights`. After the first layer, the last delta is of no use, and does no harm.
#
# <details><summary>Hint 1: from the last layer to the first</summary>
# <code>for W, A in reversed(layers):</code>
# </details>
# <details><summary>Hint 2: in the right order</summary>
# <code>dweights.insert(0, ...)</code> puts an array in front of those that are there. Make <code>dW</code> and
# <code>db</code> before <code>delta</code> moves on.
# </details>
# <details><summary>Hint 3: shapes</summary>
# <code>delta</code> is (m, n_out), a row an example. Over the examples, that is over axis 0.
# </details>

# %% exercise="backprop"
def backprop(X, Y, weights, biases, l2=0.0):
    """(dweights, dbiases), slopes of network_cost: two lists of arrays."""
    activations = forward(X, weights, biases)
    layers = list(zip(weights, activations[:-1], strict=True))
    m, dweights, dbiases = len(Y), [], []
    ### BEGIN SOLUTION
    delta = (activations[-1] - Y) / m
    for W, A in reversed(layers):
        dweights.insert(0, A.T @ delta + l2 / m * W)
        dbiases.insert(0, delta.sum(axis=0))
        delta = delta @ W.T * A * (1 - A)
    ### END SOLUTION
    return dweights, dbiases

# %% check="backprop" points=4
check(backprop)

# %% check="backprop" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from itertools import pairwise

from helpers.checks import Probe, check_hidden


def measured_gradient(X, Y, weights, biases, l2=0.0):
    """Five-point differences of a cost made of tanh: no formula of backpropagation in it."""
    parameters = [np.array(p, dtype=float) for p in [*weights, *biases]]

    def value():
        a = np.asarray(X, dtype=float)
        for W, b in zip(parameters[:len(weights)], parameters[len(weights):], strict=True):
            a = (1 + np.tanh((np.einsum("ij,jk->ik", a, W) + b) / 2)) / 2
        right = np.where(np.asarray(Y) == 1, a, 1 - a)
        return (-np.log(right).sum() + l2 / 2 * sum((W**2).sum() for W in parameters[:len(weights)])) / len(X)

    slopes = []
    for p in parameters:
        slopes.append(np.zeros(p.shape))
        for i in np.ndindex(p.shape):
            kept, values = p[i], []
            for k in (-2, -1, 1, 2):
                p[i] = kept + 1e-3 * k
                values.append(value())
            p[i] = kept
            slopes[-1][i] = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / 12e-3
    return slopes[:len(weights)], slopes[len(weights):]


def example(shape, m, seed):
    rng = np.random.default_rng(seed)
    return (rng.normal(size=(m, shape[0])), rng.integers(0, 2, (m, shape[-1])).astype(float),
            [rng.normal(size=pair) for pair in pairwise(shape)],
            [rng.normal(size=n) for n in shape[1:]])


whole = (np.array([[2, -1], [1, 1], [0, -2]]), np.array([[0, 1], [1, 1], [0, 0]]),
         [np.array([[1, 0, -1], [2, -1, 1]]), np.array([[1, 0], [-1, 2], [0, 1]])],
         [np.array([0, 1, 0]), np.array([-1, 1])])
check_hidden("backprop", backprop, 2, [
    Probe("one hidden layer, l2 left out", lambda: example([4, 3, 2], 6, 31),
          measured_gradient(*example([4, 3, 2], 6, 31)), atol=1e-9),
    Probe("two hidden layers, l2 = 2.5", lambda: (*example([2, 4, 3, 1], 5, 32), 2.5),
          measured_gradient(*example([2, 4, 3, 1], 5, 32), 2.5), atol=1e-9),
    Probe("three hidden layers, l2 by name", lambda: example([3, 2, 2, 3, 2], 7, 33),
          measured_gradient(*example([3, 2, 2, 3, 2], 7, 33), 1.5), keywords={"l2": 1.5}, atol=1e-9),
    Probe("whole numbers", lambda: (*whole, 3), measured_gradient(*whole, 3), atol=1e-9),
])
### END HIDDEN TESTS

# %% [markdown]
# ## Which array is wrong
#
# A gradient check says *that* something is wrong. To see *where*, compare every array of the way back with its own
# measurement, here first those of your `backprop`. Row `W2` is $dJ/dW_2$, and so on. `exact` is what a program claims,
# `approximate` what you measured.

# %%
arrays = {"Z2": Z2, "W2": W2, "b2": b2, "A1": A1, "Z1": Z1, "W1": W1, "b1": b1}
measured = {name: slope_by(name, array) for name, array in arrays.items()}

dweights, dbiases = backprop(X, Y, [W1, W2], [b1, b2])
mine = {"W1": dweights[0], "W2": dweights[1],
        "b1": dbiases[0], "b2": dbiases[1]}
GradientTable(mine, {name: measured[name] for name in mine})

# %% [markdown]
# Two other programs for the same network, each with one mistake. Read a table from above, and look for the first row
# that differs: either its own line is wrong, or something it uses was changed in between. Rows below it may only have
# inherited the mistake. **Predict** from the code of each, before you run it: which rows will differ?

# %%
def pass_a(W1, W2):
    d = {"Z2": (A2 - Y) / 5}
    d["W2"] = A1.T @ d["Z2"]
    d["b2"] = d["Z2"].sum(axis=0)
    W2 = W2 - 0.5 * d["W2"]
    d["A1"] = d["Z2"] @ W2.T
    d["Z1"] = d["A1"] * A1 * (1 - A1)
    d["W1"] = X.T @ d["Z1"]
    d["b1"] = d["Z1"].sum(axis=0)
    return d


GradientTable(pass_a(W1, W2), measured)

# %%
def pass_b(W1, W2):
    d = {"Z2": (A2 - Y) / 5}
    d["W2"] = A1.T @ d["Z2"]
    d["b2"] = d["Z2"].sum(axis=0)
    d["A1"] = d["Z2"] @ W1
    d["Z1"] = d["A1"] * A1 * (1 - A1)
    d["W1"] = X.T @ d["Z1"]
    d["b1"] = d["Z1"].sum(axis=0)
    return d


GradientTable(pass_b(W1, W2), measured)

# %% [markdown]
# The table says where to look; what is wrong there, the code says. Name the mistake of each program: `"moved too early"`
# (a step before the derivative has gone through), `"wrong weights"` (those of another layer) or `"wrong slope"` (of the
# activation).

# %% exercise="backward_mistakes"
# in the form {"a": "wrong slope", "b": "wrong slope"}
backward_mistakes = ...
### BEGIN SOLUTION
backward_mistakes = {"a": "moved too early", "b": "wrong weights"}
### END SOLUTION

# %% check="backward_mistakes" points=2
check_answer("backward_mistakes", backward_mistakes)

# %% [markdown]
# ## One long vector
#
# The functions of lessons 1 and 2 know nothing of layers: they take one array. So put all parameters into one vector,
# `theta`: **first all weights**, layer by layer, each row by row, **then all biases**.
#
# Write `flatten_parameters`. The first line, which makes floats of all arrays, is given.
#
# <details><summary>Hint</summary>
# <code>p.ravel()</code> is the array <code>p</code> row by row in one axis. <code>np.concatenate(list)</code> joins a
# list of such arrays.
# </details>

# %% exercise="flatten_parameters"
def flatten_parameters(weights, biases):
    """All weights, then all biases, as one array with one axis."""
    arrays = [np.asarray(p, dtype=float) for p in [*weights, *biases]]
    ### BEGIN SOLUTION
    return np.concatenate([p.ravel() for p in arrays])
    ### END SOLUTION

# %% check="flatten_parameters" points=1
check(flatten_parameters)

# %% check="flatten_parameters" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

first, second = np.array([[3.0, -1.0, 2.0], [0.0, 5.0, 7.0]]), np.array([[9.0], [8.0], [-4.0]])
check_hidden("flatten_parameters", flatten_parameters, 1, [
    Probe("two layers", lambda: ([first.copy(), second.copy()], [np.array([1.5, 2.5, 3.5]), np.array([6.0])]),
          np.array([3.0, -1, 2, 0, 5, 7, 9, 8, -4, 1.5, 2.5, 3.5, 6])),
    Probe("one layer", lambda: ([second.T.copy()], [np.array([0.5])]), np.array([9.0, 8, -4, 0.5])),
    Probe("three layers of whole numbers",
          lambda: ([np.array([[1, 2]]), np.array([[3], [4]]), np.array([[5, 6]])],
                   [np.array([7, 8]), np.array([9]), np.array([10, 11])]), np.arange(1.0, 12.0)),
])
### END HIDDEN TESTS

# %% [markdown]
# Write the way back, `unflatten_parameters`. `start` is where the next array begins in `theta`. The loop over the
# weights is begun: cut out `n_in * n_out` numbers, reshape them, move `start` on. The biases, of `n_out` numbers each,
# come in a second loop, behind the first, at its indent.
#
# <details><summary>Hint 1: cut and reshape</summary>
# <code>theta[start:start + count]</code> has <code>count</code> numbers; <code>.reshape(n_in, n_out)</code> makes a
# table of them, row by row.
# </details>
# <details><summary>Hint 2: the biases</summary>
# <code>for n_out in layer_sizes[1:]:</code>, at the indent of the first loop. <code>start</code> stands at the right
# place already.
# </details>

# %% exercise="unflatten_parameters"
def unflatten_parameters(theta, layer_sizes):
    """(weights, biases): what flatten_parameters put into theta."""
    theta = np.array(theta, dtype=float)
    weights, biases, start = [], [], 0
    for n_in, n_out in pairwise(layer_sizes):
        ### BEGIN SOLUTION
        weights.append(theta[start:start + n_in * n_out].reshape(n_in, n_out))
        start += n_in * n_out
    for n_out in layer_sizes[1:]:
        biases.append(theta[start:start + n_out])
        start += n_out
        ### END SOLUTION
    return weights, biases

# %% check="unflatten_parameters" points=2
check(unflatten_parameters)

# %% check="unflatten_parameters" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

numbers = np.random.default_rng(34).normal(size=31)
check_hidden("unflatten_parameters", unflatten_parameters, 1, [
    Probe("three layers", lambda: (numbers.copy(), [2, 4, 2, 3]),
          ([np.vstack([numbers[:4], numbers[4:8]]), np.vstack([numbers[8:10], numbers[10:12], numbers[12:14],
                                                               numbers[14:16]]),
            np.vstack([numbers[16:19], numbers[19:22]])], [numbers[22:26], numbers[26:28], numbers[28:]])),
    Probe("one layer", lambda: (numbers[:8].copy(), [3, 2]),
          ([np.vstack([numbers[:2], numbers[2:4], numbers[4:6]])], [numbers[6:8]])),
    Probe("whole numbers", lambda: (np.array([5, 3, 1, 2, 4, 6, 9]), [1, 2, 1]),
          ([np.array([[5.0, 3.0]]), np.array([[1.0], [2.0]])], [np.array([4.0, 6.0]), np.array([9.0])])),
])
### END HIDDEN TESTS

# %% [markdown]
# With the two, the cost of a whole network is a function of one array, and so is its gradient. The data is **XOR**: 1
# where exactly one of two coordinates is near 1. No straight line parts it.

# %%
X_xor, labels = data.xor(80, np.random.default_rng(5))
Y_xor = labels.reshape(-1, 1)
sizes = [2, 4, 1]


def cost(theta):
    return network_cost(X_xor, Y_xor, *unflatten_parameters(theta, sizes))


def gradient(theta):
    slopes = backprop(X_xor, Y_xor, *unflatten_parameters(theta, sizes))
    return np.array(flatten_parameters(*slopes))


begin = initialize(sizes, np.random.default_rng(0))
first = np.array(flatten_parameters(*begin))
print(len(first), "parameters, cost at the start", round(cost(first), 4))

# %% [markdown]
# ## Is it right
#
# Now `gradient_check`, for any cost and gradient of one vector: the relative error between `gradient(theta)` and the
# numerical gradient of `cost`, measured with the step `h`. You wrote `relative_error` and `numerical_gradient` in
# lesson 1.
#
# <details><summary>Hint</summary>
# <code>numerical_gradient(f, x, h)</code>: without the third argument it takes its own step.
# </details>

# %% exercise="gradient_check"
def gradient_check(cost, gradient, theta, h=1e-5):
    """Relative error of gradient(theta), compared with differences of cost."""
    ### BEGIN SOLUTION
    return relative_error(gradient(theta), numerical_gradient(cost, theta, h))
    ### END SOLUTION

# %% check="gradient_check" points=2
check(gradient_check)

# %% check="gradient_check" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

quadratic = lambda t: t @ t / 2 + np.sum(t**3) / 3
exactly = lambda t: t + t**2
off = lambda t: t + t**2 + np.array([0.0, 0.0, 0.5])


def due(exact, spot, h):
    measured = spot + spot**2 + h**2 / 3
    return max(abs(a - b) / (abs(a) + abs(b)) for a, b in zip(exact(spot), measured, strict=True))


spot = np.array([0.4, -2.5, 1.2])
check_hidden("gradient_check", gradient_check, 1, [
    Probe("a right gradient, a wide step", lambda: (quadratic, exactly, spot.copy(), 0.6), due(exactly, spot, 0.6)),
    Probe("one entry off by one half", lambda: (quadratic, off, spot.copy(), 0.2), due(off, spot, 0.2)),
    Probe("a wide step by name", lambda: (quadratic, exactly, spot.copy()), due(exactly, spot, 0.9),
          keywords={"h": 0.9}),
    Probe("whole numbers", lambda: (quadratic, exactly, np.array([2, 1, -3]), 0.5),
          due(exactly, np.array([2.0, 1.0, -3.0]), 0.5)),
])
### END HIDDEN TESTS

# %% [markdown]
# Your `backprop` passed its check, so it is right. Suppose a colleague accepts a gradient when its relative error is
# below `1e-7`. **Predict:** with which of these steps would your right gradient be rejected?

# %%
for step in [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]:
    error = gradient_check(cost, gradient, first, step)
    print(f"h = {step:.0e}: {error:.1e}",
          "accepted" if error < 1e-7 else "REJECTED")
exact, by_steps = gradient(first), numerical_gradient(cost, first, 1e-7)
lengths = np.linalg.norm(exact) + np.linalg.norm(by_steps)
print(f"by lengths, h = 1e-07: {np.linalg.norm(exact - by_steps) / lengths:.1e}")

# %% [markdown]
# With `h = 1e-7` the right gradient has an error of 3.5e-07: rounding, as in lesson 1. (The published course of lesson 1
# takes just this step and threshold, but divides the length of the whole difference by the lengths of both gradients: by
# that measure, the last line, ours is accepted.) With `1e-5` it is 1.1e-08; from other starts up to about 1e-5, where an
# entry is nearly 0. So, as in lesson 1: below 1e-7 right, above 1e-3 wrong, and in between look at the entry and try
# another step. In the tables above, the smallest error of an array that differs was 0.27.
#
# With ReLU units the cost has corners, where a `z` is 0. A step that reaches over one rejects what is right: check
# again at another point.

# %% [markdown]
# ## Backpropagation computes, descent uses
#
# Are backpropagation and gradient descent the same thing? Here is your one `gradient` with two ways downhill, both from
# lesson 2, and the plain one once more with measured slopes: it never heard of backpropagation. **Predict:** how far from
# each other do the two plain ones end, that with `backprop` and that with measured slopes?

# %%
plain = gradient_descent(gradient, first, 1.0, 600)[-1]
rolling = momentum_descent(gradient, first, 1.0, 0.9, 600)[-1]
by_differences = lambda theta: numerical_gradient(cost, theta, 1e-5)
without = gradient_descent(by_differences, first, 1.0, 600)[-1]
for name, end in [("plain", plain), ("momentum", rolling),
                  ("plain, measured", without)]:
    print(f"{name:16} cost {cost(end):.6f}")
print(f"plain and measured differ by {np.max(np.abs(plain - without)):.0e}")

# %% [markdown]
# Two descents used the same backpropagation and ended elsewhere; one descent went the plain way without it. And
# `gradient_check` used backpropagation without any descent. Backpropagation **computes** a gradient; descent **uses**
# one, and does not ask where it comes from.

# %% [markdown]
# ## What one entry says
#
# Of the 12 weights at the start, take the one with the largest slope and the one with the smallest.

# %%
slopes = gradient(first)
size = np.abs(slopes[:12])
largest, smallest = np.argmax(size), np.argmin(size)
for i in [largest, smallest]:
    print(f"weight {i}, its entry of the gradient is {slopes[i]:+.2e}")

# %% [markdown]
# **Predict:** weight 10 grows by 0.01. By how much does the cost change, and in which direction? And if it grows by 1?

# %%
for i in [largest, smallest]:
    print(f"weight {i}")
    for move in [0.01, 1.0]:
        moved = first.copy()
        moved[i] += move
        print(f"    {move:+5}: foretold {slopes[i] * move:+.2e},",
              f"happened {cost(moved) - cost(first):+.2e}")

# %% [markdown]
# The sign is minus: the cost falls as weight 10 grows. The entry times the move foretells by how much: -1.11e-03, and
# -1.10e-03 happened. For a move of 1 it is -6.00e-02 instead of -1.11e-01, for a slope holds only nearby. Weight 7
# matters hundreds of times less, here and now: after a few steps another weight may.

# %% [markdown]
# ## Why not zeros
#
# All biases begin at 0. Why not the weights? A start of zeros is easy to try; so is one in which all weights are 0.5.
#
# **Predict.** All weights of the network `[2, 4, 1]` begin at 0.5. After 1000 steps, what about its four hidden units?
#
# - `"a"` they have become different, for the examples differ
# - `"b"` their weights have changed, and are still equal to each other
# - `"c"` nothing has changed: all gradients are 0

# %% exercise="equal_start"
equal_start = ...
### BEGIN SOLUTION
equal_start = "b"
### END SOLUTION

# %% check="equal_start" points=1
check_answer("equal_start", equal_start)

# %%
random_weights, zero_biases = initialize(sizes, np.random.default_rng(0))
for value in [0.0, 0.5, None]:
    begin = [w if value is None else np.full(np.shape(w), value)
             for w in random_weights]
    begun = flatten_parameters(begin, zero_biases)
    end = gradient_descent(gradient, begun, 1.0, 1000)[-1]
    print("random weights" if value is None else f"all weights {value}",
          f"cost {cost(begun):.3f}, then {cost(end):.3f}. W of layer 1:")
    print(np.round(unflatten_parameters(end, sizes)[0][0], 4))

# %% [markdown]
# A column of `W` is what a unit listens to. Two units with equal biases and equal weights, those in and those out, have
# equal activations and equal deltas, so they move by the same amounts, for ever: four equal units are one unit, four
# times. (With zeros and as many labels 1 as 0, not even that moves.) Weights by chance **break the symmetry**. Small ones do not saturate the sigmoids.

# %% [markdown]
# Now watch it live: your `initialize` and your `backprop` train a network with one hidden layer. **Predict:** with
# `moons` and a start scale of 0, what shape will the boundary have, with 12 hidden units? Then press the play button.
# The slider of steps goes back as well, also with the arrow keys.

# %%
datasets = {
    "XOR": data.xor(80, np.random.default_rng(5)),
    "moons": data.moons(121, np.random.default_rng(5), noise=0.15),
    "flower": data.flower(160, np.random.default_rng(5))}
Training(initialize, backprop, datasets)

# %% [markdown]
# **Answer for yourself:** on the `flower` with 12 units and start scale 1, what does a learning rate above 10 do? On
# `XOR` with 4 units, start scale 0.1 and a rate near 3, the cost seems to stand still for long: does nothing happen?
#
# <details><summary>The rate above 10</summary>
# The first steps throw the weights so far that the cost rises to several times what it was. Many units then say nearly 0
# or 1 whatever the example. Their slopes are almost gone, so they hardly come back: at the last step the cost is still
# higher than with rate 1.
# </details>
#
# The other answer in numbers, and what becomes of a start at zero:

# %%
def trained(name, hidden, scale, steps):
    """Parameters and cost after so many steps with rate 3."""
    points, labels = datasets[name]
    shape, Y_points = [2, hidden, 1], labels.reshape(-1, 1)
    parts = initialize(shape, np.random.default_rng(0), scale)
    for _ in range(steps):
        slope_parts = backprop(points, Y_points, *parts)
        parts = [[p - 3.0 * dp for p, dp in zip(ps, dps, strict=True)]
                 for ps, dps in zip(parts, slope_parts, strict=True)]
    return parts, network_cost(points, Y_points, *parts)

# %%
for units, spread in [(12, 0.0), (1, 1.0), (12, 1.0)]:
    (moon_weights, _), after = trained("moons", units, spread, 2000)
    apart = np.ptp(moon_weights[0], axis=1).max()
    print(f"moons, {units:2} hidden units, start scale {spread}:",
          f"cost {after:.4f}, units differ by {apart:.4f}")
for steps in [0, 400, 800, 1200, 1600]:
    (xor_weights, _), after = trained("XOR", 4, 0.1, steps)
    apart = np.ptp(xor_weights[0], axis=1).max()
    print(f"XOR, step {steps:4}: cost {after:.4f}, units differ by {apart:.4f}")

# %% [markdown]
# From zeros the 12 units never differ, and reach 0.2808; a single unit reaches 0.2887. Both boundaries are straight; the
# costs differ, for 12 equal units move the output 12 times as much as one: another start, another pace. From random
# weights they reach 0.0095. On XOR the small start lies close to the place where all units are equal, a saddle: the cost
# stays near 0.6931 for 800 steps while the units drift apart, first slowly, then ever faster. At 1600 it is 0.0652.

# %% [markdown]
# **Mission.** Bring the cost on the `flower` down to 0.30 or less within 300 steps. Choose hidden units, start
# scale and rate, and copy what stands after *State*, with its braces, in place of the dots.

# %% exercise="early_flower"
# cost 0.30 or less on the flower, by step 300 at the latest
early_flower = ...
### BEGIN SOLUTION
early_flower = {"data": "flower", "hidden": 12, "scale": "1",
                "learning_rate": 5.62341, "step": 300}
### END SOLUTION

# %% check="early_flower" points=2
check_mission("early_flower", early_flower)

# %% [markdown]
# ## What a gradient costs
#
# Differences are right too. Why bother? **Predict.** For a network of about 5000 parameters, how many times as long
# does the numerical gradient take as `backprop`?
#
# - `"a"` about 2 times, for it computes the cost on both sides
# - `"b"` about 50 times
# - `"c"` thousands of times

# %% exercise="price_of_measuring"
price_of_measuring = ...
### BEGIN SOLUTION
price_of_measuring = "c"
### END SOLUTION

# %% check="price_of_measuring" points=1
check_answer("price_of_measuring", price_of_measuring)

# %%
def seconds(function, repeats):
    """Seconds of the fastest of several calls: the others were disturbed."""
    times = []
    for _ in range(repeats):
        begun = perf_counter()
        function()
        times.append(perf_counter() - begun)
    return min(times)


rows, targets = rng.normal(size=(20, 10)), rng.integers(0, 2, (20, 1))
counts, times = [], {"numerical": [], "backprop": []}

# %%
for units in [1, 4, 16, 64, 400]:
    shape = [10, units, 1]
    W_b = initialize(shape, rng)
    long = flatten_parameters(*W_b)
    cost_of = lambda v, s=shape: network_cost(
        rows, targets, *unflatten_parameters(v, s))
    counts.append(len(long))
    times["numerical"].append(
        seconds(lambda f=cost_of, v=long: numerical_gradient(f, v), 2))
    times["backprop"].append(
        seconds(lambda p=W_b: backprop(rows, targets, *p), 20))
    ratio = times["numerical"][-1] / times["backprop"][-1]
    print(f"{len(long):4} parameters: {1000 * times['numerical'][-1]:8.2f} ms",
          f"and {1000 * times['backprop'][-1]:.3f} ms, ratio {ratio:.0f}")

# %%
ax = figures.error_curves(figures.axes(), counts, times)
figures.label(ax, "The more parameters, the further measuring falls behind",
              "number of parameters", "time of one gradient (seconds)")
figures.show(ax, "Time of one gradient over the number of parameters, both "
                 "axes logarithmic: the line of the numerical gradient rises "
                 "steeply, that of backpropagation is nearly level, far below.")

# %% [markdown]
# The ratio is about twice the number of parameters, more on a busy machine: two costs for each of them, and a cost
# takes nearly as long as `backprop` altogether, which goes forward and back once for all of them. For a million
# parameters that is two million passes a step.
#
# And which of the two is the more exact? The complex step of lesson 1 has no rounding to speak of, so it can judge both.
# `cost_of_V` is the cost on XOR over the weights `V` of layer 1, with biases that are 0. **Predict** both errors.

# %%
weights, biases = initialize(sizes, np.random.default_rng(0))


def cost_of_V(V):
    A = 1 / (1 + np.exp(-X_xor @ V))
    P = 1 / (1 + np.exp(-A @ weights[1]))
    return -np.mean(np.log(np.where(Y_xor == 1, P, 1 - P)))


truth = np.zeros(weights[0].shape)
for place in np.ndindex(truth.shape):
    V = weights[0].astype(complex)
    V[place] += 1e-20j
    truth[place] = cost_of_V(V).imag / 1e-20

# %%
found = backprop(X_xor, Y_xor, weights, biases)[0][0]
print(f"backprop    {relative_error(found, truth):.0e}")
for h in [1e-3, 1e-4, 1e-5, 1e-6, 1e-7]:
    by_steps = numerical_gradient(cost_of_V, weights[0], h)
    print(f"h = {h:.0e}   {relative_error(by_steps, truth):.0e}")

# %% [markdown]
# Backpropagation is exact to rounding, 4e-16; the best of these steps is off by 6e-10. Differences are for checking, on
# a small network.

# %% [markdown]
# ## What we found
#
# - **delta** of a layer is the derivative $dJ/dZ$. At the output, with cross-entropy, it happens to look like an error.
# - A way back is three lines a layer: `dW = A.T @ delta`, `db` the sum over the examples,
#   `delta = delta @ W.T * A * (1 - A)`.
# - A table of all arrays shows which line is wrong; a gradient check only that one is. Relative error, `h = 1e-5`.
# - Backpropagation computes a gradient, descent uses it; either can be exchanged without the other.
# - Equal units stay equal. Weights begin by chance, spread by $1 / \sqrt{n_{in}}$.
# - The numerical gradient needs two costs a parameter, backpropagation one way forward and one back for all of them.

# %% [markdown]
# ## Reading other notations
#
# Three dialects, each with its three formulas of the way back and a cell that says them line by line, for the small
# network from above with `l2 = 3`. A table compares each with what your `backprop` gives. Read the one that you meet;
# the others can wait.

# %%
dweights, dbiases = backprop(X, Y, [W1, W2], [b1, b2], l2=3)
mine = {"W1": dweights[0], "b1": dbiases[0],
        "W2": dweights[1], "b2": dbiases[1]}

# %% [markdown]
# **Theta, delta, capital Delta.** Layer 1 is the input, so with one hidden layer the output is layer 3. An example at a
# time, as columns.
#
# | there | here |
# |---|---|
# | $m$ examples, $K$ outputs, $L$ layers, $s_l$ units in layer $l$ | `m`, `K`, `len(weights) + 1`, an entry of `layer_sizes` |
# | $x^{(i)}$, $a^{(l)}$: example i, layer l | `X[i]`, a row of `activations[l - 1]` |
# | $a_0^{(l)} = 1$, an extra unit | none: the bias has a name of its own |
# | $\Theta^{(l)}$, units x inputs, the bias as column 0 | `np.column_stack([b, W.T])` |
# | $J = -\frac{1}{m} \sum_i \sum_k [y_k \log h_k + \dots] + \frac{\lambda}{2m} \sum_l \sum_i \sum_j (\Theta_{ji}^{(l)})^2$ | `network_cost`; two sums in the data term, three in the penalty, column 0 left out |
# | 1. $\delta^{(3)} = a^{(3)} - y$, $\;\delta^{(2)} = (\Theta^{(2)})^T \delta^{(3)}\; .*\; a^{(2)}\; .*\; (1 - a^{(2)})$ | `delta`, times `m`, a row turned into a column |
# | 2. $\Delta^{(l)} := \Delta^{(l)} + \delta^{(l+1)} (a^{(l)})^T$ | the sum that `A.T @ delta` makes |
# | 3. $D^{(l)} = \frac{1}{m} \Delta^{(l)} + \frac{\lambda}{m} \Theta^{(l)}$, column 0 without $\lambda$ | `dW` and `db` |

# %%
Theta1, Theta2 = np.column_stack([b1, W1.T]), np.column_stack([b2, W2.T])
Delta1, Delta2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
for x, y in zip(X, Y, strict=True):
    a1 = np.append(1.0, x)
    a2 = np.append(1.0, sigmoid(Theta1 @ a1))
    d3 = sigmoid(Theta2 @ a2) - y                         # 1.
    d2 = (Theta2.T @ d3 * a2 * (1 - a2))[1:]              # 1., without unit 0
    Delta1, Delta2 = Delta1 + np.outer(d2, a1), Delta2 + np.outer(d3, a2)  # 2.
D1, D2 = Delta1 / 5, Delta2 / 5                           # 3.
D1[:, 1:] += 3 / 5 * Theta1[:, 1:]
D2[:, 1:] += 3 / 5 * Theta2[:, 1:]
GradientTable(mine, {"W1": D1[:, 1:].T, "b1": D1[:, 0],
                     "W2": D2[:, 1:].T, "b2": D2[:, 0]})

# %% [markdown]
# **A column an example.** All examples at once, each a column. `dW`, `dZ` are names, short for $dJ/dW$ and so on.
#
# | there | here |
# |---|---|
# | $X$ ($n_x$, m), $Y$ (K, m) | `X.T`, `Y.T` |
# | $a^{[l]\,(i)}$: square brackets the layer, round ones the example | row i of `activations[l]` |
# | $W^{[l]}$ (n_out, n_in), $b^{[l]}$ (n_out, 1) | `W.T`, `b[:, None]` |
# | $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ | the transpose of `A @ W + b` |
# | `dw += x * dz` for each example, `dw /= m` at the end: an accumulator | the sum inside `A.T @ delta` |
# | 1. $dZ^{[2]} = A^{[2]} - Y$ | `delta`, times `m`, transposed |
# | 2. $dW^{[2]} = \frac{1}{m} dZ^{[2]} A^{[1]T} + \frac{\lambda}{m} W^{[2]}$, `db = np.sum(dZ, axis=1, keepdims=True) / m` | `dW.T`, `db` as a column |
# | 3. $dZ^{[1]} = W^{[2]T} dZ^{[2]} * g'(Z^{[1]})$; `*` is element by element | `delta @ W.T * A * (1 - A)` |

# %%
W_1, W_2, X_columns, Y_columns = W1.T, W2.T, X.T, Y.T
A_1 = sigmoid(W_1 @ X_columns + b1[:, None])
A_2 = sigmoid(W_2 @ A_1 + b2[:, None])
dZ_2 = A_2 - Y_columns                                    # 1.
dW_2 = dZ_2 @ A_1.T / 5 + 3 / 5 * W_2                     # 2.
db_2 = np.sum(dZ_2, axis=1, keepdims=True) / 5
dZ_1 = W_2.T @ dZ_2 * A_1 * (1 - A_1)                     # 3.
dW_1 = dZ_1 @ X_columns.T / 5 + 3 / 5 * W_1
db_1 = np.sum(dZ_1, axis=1, keepdims=True) / 5
GradientTable(mine, {"W1": dW_1.T, "b1": db_1[:, 0],
                     "W2": dW_2.T, "b2": db_2[:, 0]})

# %% [markdown]
# **From scratch.** Each layer is an object; its `backward` gets `dout`, what came back so far, and returns `dx`.
#
# | there | here |
# |---|---|
# | `t`, one-hot target; `y`, the prediction | `Y`; `activations[-1]` |
# | `params['W1']`, `grads['W1']` | `weights[0]`, `dweights[0]` |
# | `weight_decay_lambda`, `0.5 * lambda * np.sum(W**2)` | `l2 / m`: this penalty is not divided by m |
# | `numerical_gradient(f, W)`, with an `f` that ignores its argument | `numerical_gradient(cost, theta)` |
# | 1. last layer: `dx = (y - t) / batch_size` | `delta = (activations[-1] - Y) / m` |
# | 2. Affine: `dW = x.T @ dout`, `db = np.sum(dout, axis=0)`, `dx = dout @ W.T` | the same, with `delta` for `dout` |
# | 3. Sigmoid: `dx = dout * (1.0 - out) * out` | `... * A * (1 - A)` |

# %%
t, batch_size, lam = Y, 5, 3 / 5
dout = (A2 - t) / batch_size                              # 1.
grads = {"W2": A1.T @ dout + lam * W2,                    # 2.
         "b2": np.sum(dout, axis=0)}
dout = dout @ W2.T
dout = dout * (1.0 - A1) * A1                             # 3.
grads["W1"] = X.T @ dout + lam * W1                       # 2. again
grads["b1"] = np.sum(dout, axis=0)
GradientTable(mine, grads)

# %% [markdown]
# Three dialects, one gradient. (역전파 is backpropagation, 가중치 초기화 weight initialisation, 기울기 확인 gradient
# check.)

# %% [markdown]
# ## On your own
#
# - Change `network_cost` and `backprop` to squared errors. Which line changes? Train both on XOR: which learns faster,
#   and why?
# - Write `backprop` with ReLU in the hidden layers, and check it by `gradient_check` at several points.
# - Start with all weights equal but the hidden biases different. Is the symmetry broken?
# - Give `Training` points of your own, such as two spirals.
#
# Next: [train on digits](5_training_digits.ipynb), where all of this learns to read.
