# %% [markdown]
# # Measure a whole network
#
# **You will** send examples through a network of any number of layers, and write the cost of what comes out.
#
# **You will be able to** name the shape of everything in a network; read the double and the triple sum of its cost; say
# why no bias is in the penalty; say what a network's cost has to do with logistic regression.
#
# **You need** [many classes](../03_logistic_regression/4_many_classes.ipynb) and one-hot labels from
# [losses for classes](3_losses_for_classes.ipynb). About 40 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer
from helpers.costs import one_hot
from helpers.explorers import ForwardPass
from helpers.logistic import (
    logistic_cost,
    logistic_loss,
    sigmoid,
    train_one_vs_all,
)

# %% [markdown]
# ## Layers of units
#
# In lesson 3 ten units stood side by side: `sigmoid(X @ W + b)`, column `k` of `W` for unit `k`. Such units are a
# **layer**. What it gives out, its **activations** `A1`, has a row an example and a column a unit, just as `X` has a
# column a feature. So it can go into a second layer, and so on: that is a **network**. Layers before the last are
# called **hidden**. Here is one made by hand, for inputs that are 0 or 1.

# %%
# hidden units: at least one is on; both are on; the first is on
W1 = np.array([[10.0, 10.0, 10.0],
               [10.0, 10.0, 0.0]])
b1 = np.array([-5.0, -15.0, -5.0])
# output units: exactly one is on; only the first is on
W2 = np.array([[10.0, 0.0],
               [-10.0, -10.0],
               [0.0, 10.0]])
b2 = np.array([-5.0, -5.0])
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
A1 = sigmoid(corners @ W1 + b1)
print(A1.round(2))

# %% [markdown]
# Rows are the four examples, columns the three hidden units. "Exactly one" is "at least one, but not both": that is how
# `W2` is made. **Predict** the two outputs for each row, then run.

# %%
A2 = sigmoid(A1 @ W2 + b2)
print(A2.round(2))

# %%
ax = figures.network(figures.axes(6.0, 3.4), sizes=[2, 3, 2], m=4)
figures.label(ax, "As many columns in an A as the next W has rows",
              "layer", "units")
figures.show(ax, "A network of two inputs, three hidden units and two "
                 "outputs, each unit joined to all of the layer before. Under "
                 "the layers the shapes of X (4, 2), A1 (4, 3), A2 (4, 2), "
                 "between them W1 (2, 3), b1 (3,), W2 (3, 2), b2 (2,).")

# %% [markdown]
# Layer `l` takes the activations of the one before, and `A0` is `X`. With `L` layers of weights:
#
# $$A_l = \text{sigmoid}(A_{l-1} W_l + b_l) \qquad l = 1, \dots, L$$
#
# Write `forward` for any number of layers. `weights` and `biases` are lists, an array a layer. It returns the list of all
# activations, `[X, A1, ..., AL]`: one longer than `weights`. Its first item is given.
#
# <details><summary>Hint 1: two lists at once</summary>
# <code>for W, b in zip(weights, biases):</code> goes through the layers.
# </details>
# <details><summary>Hint 2: the layer before</summary>
# Its activations are the last item of the list so far, <code>activations[-1]</code>. Append the new ones.
# </details>

# %% exercise="forward"
def forward(X, weights, biases):
    """The activations of every layer of sigmoid units: [X, A1, ..., AL]."""
    activations = [np.asarray(X, dtype=float)]
    ### BEGIN SOLUTION
    for W, b in zip(weights, biases, strict=True):
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations
    ### END SOLUTION

# %% check="forward" points=2
check(forward)

# %% check="forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from itertools import pairwise

from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(4501)


def hidden_network(m, *sizes):
    """X, weights, biases of random numbers."""
    pairs = list(pairwise(sizes))
    return rng.normal(size=(m, sizes[0])), [rng.normal(size=s) for s in pairs], [rng.normal(size=s[1]) for s in pairs]


def hidden_layers(X, weights, biases):
    """The same by another way: the odds e^z, and one sum of products for each unit."""
    layers = [X]
    for W, b in zip(weights, biases, strict=True):
        odds = np.exp((layers[-1][:, :, None] * W).sum(axis=1) + b)
        layers.append(odds / (1 + odds))
    return layers


one_layer, two_layers, four_layers = hidden_network(6, 4, 3), hidden_network(3, 5, 2, 4), hidden_network(2, 3, 4, 2, 5, 1)
check_hidden("forward", forward, 1, [
    Probe("one layer", lambda: one_layer, hidden_layers(*one_layer)),
    Probe("two layers", lambda: two_layers, hidden_layers(*two_layers)),
    Probe("four layers", lambda: four_layers, hidden_layers(*four_layers)),
    Probe("whole numbers", lambda: (np.array([[2, 0]]), [np.array([[1, -1, 0], [3, 2, 1]])], [np.array([-2, 2, 0])]),
          [np.array([[2.0, 0.0]]), np.array([[0.5, 0.5, 0.5]])]),
])
### END HIDDEN TESTS

# %%
weights, biases = [W1, W2], [b1, b2]
for number, A in enumerate(forward(corners, weights, biases)):
    print(f"A{number}, shape {np.shape(A)}")

# %% [markdown]
# Now a point between the corners. On the left, each curve is where an output is 0.5; on its shaded side it says yes. On
# the right, blue lines are weights above 0, dashed orange ones below, grey ones 0. **Predict:** at (0.5, 0.5), what do the
# three hidden units say, and what the two outputs? Drag the point, or use the sliders.

# %%
ForwardPass(forward, weights, biases)

# %%
for A in forward(np.array([[0.5, 0.5]]), weights, biases):
    print(np.round(A, 2))

# %% [markdown]
# "At least one" is on, "both" is off, and "the first" is in doubt, at 0.5. So output 0 says yes. Output 1 asks for "the
# first, but not both": it is in doubt too, and the little that "both" says takes it just below a half, to 0.48.
#
# **Answer for yourself:** with the targets `1 1`, both outputs should say yes. Name three regions of the plane in which
# the sum of the two losses is large. Which of the two outputs is to blame in each?
#
# <details><summary>Answer</summary>
# Round (0, 0) and round (1, 1) both: each says no, and has a loss of about 5. Round (0, 1) output 1 alone: output 0
# says yes there, as it should.
# </details>

# %% [markdown]
# ## A digit goes through
#
# The same function takes a real network: 64 pixels, 25 hidden units, 10 outputs, one for each digit. It is untrained,
# its weights are random. The targets are one-hot: row `i` of `Y` is 1 at the right digit. **Predict** all four shapes.

# %%
X, labels = data.handwritten_digits()
X, Y = X / 16, one_hot(labels, 10)
rng = np.random.default_rng(45)
random_weights = [rng.normal(size=(64, 25)) / 8, rng.normal(size=(25, 10)) / 5]
random_biases = [np.zeros(25), np.zeros(10)]
layers = forward(X, random_weights, random_biases)
print([np.shape(A) for A in layers])
print("targets", Y.shape)
print("a", labels[0], "and what the ten outputs say of it:")
print(np.round(layers[-1][0], 2))

# %% [markdown]
# ## Two sums
#
# How wrong is that? Each output unit answers a yes-or-no question of its own, "is it a 0?", "is it a 1?", so each has
# the **logistic loss** of lesson 3. An example costs the **sum** of the losses of its `K` outputs; the cost is the
# **mean** of that over the `m` examples. Hence two sums, one for the rows of the table of outputs $P$ and one for its
# columns:
#
# $$-\frac{1}{m} \sum_i \sum_k \big(Y_{ik} \log P_{ik} + (1 - Y_{ik}) \log (1 - P_{ik})\big)$$

# %% [markdown]
# **Predict.** All weights and biases are 0, there are 10 outputs and 1797 examples. What is the cost?
#
# - `"a"` $-\log 0.5 = 0.6931$
# - `"b"` $10 \cdot 0.6931 = 6.9315$
# - `"c"` $\log 10 = 2.3026$
# - `"d"` $1797 \cdot 6.9315$

# %% exercise="chance_cost"
chance_cost = ...
### BEGIN SOLUTION
chance_cost = "b"
### END SOLUTION

# %% check="chance_cost" points=1
check_answer("chance_cost", chance_cost)

# %%
zeros = [np.zeros((64, 25)), np.zeros((25, 10))]
outputs = np.asarray(forward(X, zeros, random_biases)[-1])
total = 0.0
for i in range(len(X)):    # every example
    for k in range(10):    # every output
        total += logistic_loss(outputs[i, k], Y[i, k])
print(f"two loops, over m:      {total / len(X):.4f}")
losses = logistic_loss(outputs, Y)
print(f"np.sum, over m:         {np.sum(losses) / len(X):.4f}")
print(f"np.mean, over m and K:  {np.mean(losses):.4f}")
print(f"a softmax, for comparison: {np.log(10):.4f}")

# %% [markdown]
# Each of the ten outputs says 0.5 and costs $\log 2$. (A softmax would say 0.1 ten times, and cost $\log 10$.) `K log 2`
# is the cost of chance. Write it down before you train: an untrained network with small weights whose cost is far from it
# has a mistake. `np.mean` of the whole table is a tenth of the cost. It points the same way downhill, but a penalty added
# to it would count ten times as much, compared with the data.

# %% [markdown]
# ## Three sums
#
# To the losses comes the penalty of [lesson 3](../03_logistic_regression/2_cost_and_gradient.ipynb), `l2 / (2 m)` times
# the sum of the squared weights. It takes every weight: of each **layer**, in each **row** (where it comes from) and each
# **column** (where it goes to). The data are a table, so two sums; the weights are a list of tables, so three.
# **Predict:** how many squares are added up for 64, 25 and 10 units?

# %%
squares, count = 0.0, 0
for layer in random_weights:
    for row in range(layer.shape[0]):
        for column in range(layer.shape[1]):
            squares += layer[row, column] ** 2
            count += 1
print(f"{count} squares, their sum: {squares:.4f}")
by_layer = sum(np.sum(V**2) for V in random_weights)
print(f"a sum for each layer:  {by_layer:.4f}")

# %% [markdown]
# 64 times 25 and 25 times 10. For a table `V`, `np.sum(V**2)` does rows and columns at once.

# %% [markdown]
# ## Why the bias goes free
#
# The biases are not in it. An experiment: on 200 days of some temperature, was the ice cream sold out? A unit has the
# weight 0.4 for each degree, and its bias is to be found. Measure in degrees Celsius, or in kelvin, 273.15 more.
# **Predict:** with the best bias, what is the mean of the 200 probabilities of "sold out", with and without a penalty on
# that bias, `l2 / (2 m)` times its square?

# %%
rng = np.random.default_rng(7)
celsius = rng.uniform(5, 35, 200)
sold_out = rng.random(200) < sigmoid(0.4 * (celsius - 20))
print("sold out:", sold_out.mean())
tries = np.linspace(-160, 0, 8001)    # biases to try, in steps of 0.02

# %%
for scale, degrees in [("Celsius", celsius), ("kelvin", celsius + 273.15)]:
    z = 0.4 * degrees[:, None] + tries    # a row a day, a column a bias
    losses = np.logaddexp(0, z) - sold_out[:, None] * z    # logistic, from z
    for strength in [0, 1]:
        price = np.mean(losses, axis=0) + strength / (2 * 200) * tries**2
        best = tries[np.argmin(price)]
        print(f"{scale:7} l2 = {strength}: best b = {best:8.3f}, mean p",
              f"{sigmoid(0.4 * degrees + best).mean():.3f}")

# %% [markdown]
# Without a penalty the unit is the same in both, 0.505: another bias makes up for the other zero point. With one, it says
# "sold out" every day in kelvin, 1.000. A penalty on a weight says "do not listen too much to a feature". A penalty on
# a bias says "stay near the zero point of your thermometer", which means nothing. In a hidden layer likewise: the bias
# sets where a unit switches, not how strongly it listens.

# %% [markdown]
# ## The cost of a network
#
# Write `network_cost`: the two sums of the data, with outputs clipped to `1e-15` and `1 - 1e-15` as in
# `logistic_loss`, plus the penalty on the weights of all layers, row `r` and column `c` of each:
#
# $$-\frac{1}{m} \sum_i \sum_k \big(Y_{ik} \log P_{ik} + (1 - Y_{ik}) \log (1 - P_{ik})\big)
# + \frac{l2}{2m} \sum_l \sum_r \sum_c W_{l,rc}^2$$
#
# <details><summary>Hint 1: the outputs</summary>
# <code>P</code> is the last item of <code>forward(X, weights, biases)</code>. <code>logistic_loss(P, Y)</code> clips, and
# gives the whole table of losses.
# </details>
# <details><summary>Hint 2: how many examples</summary>
# <code>m</code> is <code>len(Y)</code>. Keep <code>2 * m</code> in brackets.
# </details>
# <details><summary>Hint 3: all layers</summary>
# <code>sum(... for W in weights)</code> adds up a number for each layer.
# </details>

# %% exercise="network_cost"
def network_cost(X, Y, weights, biases, l2=0.0):
    """Mean over the examples of the sum over the outputs, plus the penalty.

    X: (m, n), Y: (m, K) of 0 and 1, weights and biases as in forward.
    """
    ### BEGIN SOLUTION
    m = len(Y)
    P = forward(X, weights, biases)[-1]
    penalty = l2 / (2 * m) * sum(np.sum(W**2) for W in weights)
    return np.sum(logistic_loss(P, Y)) / m + penalty
    ### END SOLUTION

# %% check="network_cost" points=3
check(network_cost)

# %% check="network_cost" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from itertools import pairwise

from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(4502)


def hidden_task(m, *sizes):
    """X, Y, weights, biases of random numbers."""
    pairs = list(pairwise(sizes))
    return (rng.normal(size=(m, sizes[0])), rng.integers(0, 2, (m, sizes[-1])).astype(float),
            [rng.normal(size=s) for s in pairs], [rng.normal(size=s[1]) for s in pairs])


def hidden_price(X, Y, weights, biases, l2=0.0):
    """The same from the odds e^z of what did not happen, and from the trace of W.T W."""
    A = X
    for W, b in zip(weights, biases, strict=True):
        z = np.einsum("mi,ij->mj", A, W) + b
        A = np.exp(-np.logaddexp(0, -z))
    squares = sum(np.trace(W.T @ W) for W in weights)
    return (np.log1p(np.exp((1 - 2 * Y) * z)).sum() + 0.5 * l2 * squares) / X.shape[0]


flat, deep, wide = hidden_task(6, 3, 4), hidden_task(5, 2, 3, 4, 2), hidden_task(3, 4, 6, 5)
check_hidden("network_cost", network_cost, 1, [
    Probe("no hidden layer", lambda: flat, hidden_price(*flat)),
    Probe("two hidden layers, l2 = 2.5", lambda: (*deep, 2.5), hidden_price(*deep, 2.5)),
    Probe("one hidden layer, l2 given by name", lambda: wide, hidden_price(*wide, 4.0), keywords={"l2": 4.0}),
    Probe("sure and wrong", lambda: (np.array([[300.0], [400.0]]), np.array([[0.0, 1.0], [0.0, 0.0]]),
                                     [np.array([[1.0, 1.0]])], [np.zeros(2)]), 45 * np.log(10) / 2, rtol=1e-4),
])
### END HIDDEN TESTS

# %%
for name, tables in [("zeros", zeros), ("random", random_weights)]:
    for strength in [0, 10]:
        found = network_cost(X, Y, tables, random_biases, l2=strength)
        print(f"{name:7} l2 = {strength:2}: cost {found:.4f}")

# %% [markdown]
# Random weights cost 6.8834, about as much as chance, 6.9315. So it should be with weights as small as these: the network
# has learned nothing yet, and none of its outputs is sure of anything.

# %% [markdown]
# ## Is it the same cost
#
# A network may have **no** hidden layer: one `W` of shape (64, 10), one `b`. That is what `train_one_vs_all` of lesson 3
# makes: ten units, each trained alone on its own `logistic_cost`.
#
# **Predict.** What is the `network_cost` of the ten together?
#
# - `"a"` the mean of the ten logistic costs
# - `"b"` the sum of the ten logistic costs
# - `"c"` something else: logistic regression is no network

# %% exercise="same_cost"
same_cost = ...
### BEGIN SOLUTION
same_cost = "b"
### END SOLUTION

# %% check="same_cost" points=1
check_answer("same_cost", same_cost)

# %%
units, unit_biases = train_one_vs_all(X, labels, 10, 0.5, 100)
for strength in [0, 2]:
    alone = [logistic_cost(X, Y[:, k], units[:, k], unit_biases[k], strength)
             for k in range(10)]
    together = network_cost(X, Y, [units], [unit_biases], strength)
    print(f"l2 = {strength}: the ten costs {np.sum(alone):.12f}")
    print(f"        the network   {together:.12f},",
          f"differs by {abs(together - np.sum(alone)):.0e}")

# %% [markdown]
# The same to less than 1e-12, with a penalty too. (Only a unit so sure that the clip steps in would differ.) So with no
# hidden layer a network's cost is no new formula: it is `K` logistic costs, added up. **Predict:** and with a hidden
# layer, if the ten units get what it gives out? Without a penalty, and with one of strength 10?

# %%
made = forward(X, random_weights, random_biases)[1]    # (1797, 25)
last, last_biases = random_weights[-1], random_biases[-1]
for strength in [0, 10]:
    alone = [logistic_cost(made, Y[:, k], last[:, k], last_biases[k], strength)
             for k in range(10)]
    together = network_cost(X, Y, random_weights, random_biases, strength)
    print(f"l2 = {strength:2}: ten costs {np.sum(alone):.8f}, network",
          f"{together:.8f}, differs by {abs(together - np.sum(alone)):.4f}")

# %% [markdown]
# Without a penalty, the same again: the last layer of any network is logistic regression, on 25 features in place of 64
# pixels. With one, the network costs 0.0702 more: it also pays for its hidden weights.

# %%
on_hidden = 10 / (2 * len(X)) * np.sum(random_weights[0] ** 2)
print(f"penalty on the hidden weights: {on_hidden:.4f}")

# %% [markdown]
# These weights are what is new: with them the hidden layer makes the features of the last one, and they are learned as
# well. How, is lesson 5.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to be the cost of a network with the outputs `P`. At least one is right. The others have one mistake
# each: `"biases penalised"`, `"norm not squared"` (the length of `W` in place of the sum of squares) or
# `"mean of all entries"` (divided by `m` times `K`).

# %%
def cost_a(P, Y, weights, biases, l2):
    lengths = [np.linalg.norm(V) for V in weights]
    return (np.sum(logistic_loss(P, Y)) + l2 / 2 * np.sum(lengths)) / len(Y)


def cost_b(P, Y, weights, biases, l2):
    v = np.concatenate([V.ravel() for V in weights])
    of_data = np.mean(np.sum(logistic_loss(P, Y), axis=1))
    return of_data + l2 * (v @ v) / (2 * len(Y))

# %%
def cost_c(P, Y, weights, biases, l2):
    squares = sum(np.sum(V**2) for V in weights)
    return np.mean(logistic_loss(P, Y)) + l2 / (2 * len(Y)) * squares


def cost_d(P, Y, weights, biases, l2):
    tables = [np.vstack([biases[k], weights[k]]) for k in range(len(weights))]
    squares = sum(np.sum(T**2) for T in tables)
    return np.sum(logistic_loss(P, Y)) / len(Y) + l2 / (2 * len(Y)) * squares

# %% [markdown]
# By this test all four are right: it is too kind. Make it louder, with other weights, other biases and more outputs,
# and run it again. For a second output, `W`, `b` and `Y` change together: a second number in each row of `W` and of `Y`,
# and in `b`.
#
# <details><summary>Hint: what makes a test loud</summary>
# Each mistake hides behind a 0 or a 1. Change the weights, then the biases, then the number of outputs, and see each time
# who leaves the others.
# </details>

# %%
test_X = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
test_Y = np.array([[1], [0], [1]])
test_weights, test_biases = [np.array([[0.6], [0.8]])], [np.array([0.0])]
strength = 1.0
test_P = forward(test_X, test_weights, test_biases)[-1]
for program in [cost_a, cost_b, cost_c, cost_d]:
    found = program(test_P, test_Y, test_weights, test_biases, strength)
    print(program.__name__, f"{found:.6f}")

# %% [markdown]
# Fill in each with one of `"biases penalised"`, `"norm not squared"`, `"mean of all entries"` or `"right"`.

# %% exercise="cost_mistakes"
# in this form:
# {"a": "right",
#  "b": "right",
#  "c": "right",
#  "d": "right"}
cost_mistakes = ...
### BEGIN SOLUTION
cost_mistakes = {"a": "norm not squared", "b": "right",
                 "c": "mean of all entries", "d": "biases penalised"}
### END SOLUTION

# %% check="cost_mistakes" points=2
check_answer("cost_mistakes", cost_mistakes)

# %% [markdown]
# ## What we found
#
# - A **layer** is units side by side; its activations are the features of the next. `(m, n_in) @ (n_in, n_out)` gives
#   `(m, n_out)`.
# - **Two sums** for the data: over the examples (a mean) and over the outputs (a sum). With small random weights it is
#   about `K log 2`.
# - **Three sums** for the penalty: layers, rows, columns. A bias goes free: it depends on where the zero point lies.
# - With no hidden layer the cost is that of `K` logistic regressions, added up. With one it is the same, on features that
#   the network makes itself, apart from the penalty on the hidden weights.

# %% [markdown]
# ## Reading other notations
#
# In the Theta dialect a layer is one table $\Theta^{(l)}$, a row a unit, the bias as column 0. The cost $J(\Theta)$ is
#
# $$-\frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{K} \Big[ y_k^{(i)} \log (h_\Theta(x^{(i)}))_k
# + (1 - y_k^{(i)}) \log (1 - (h_\Theta(x^{(i)}))_k) \Big]$$
#
# $$+ \, \frac{\lambda}{2m} \sum_{l=1}^{L-1} \sum_{i=1}^{s_l} \sum_{j=1}^{s_{l+1}} (\Theta_{ji}^{(l)})^2$$
#
# | there | here |
# |---|---|
# | $L$, layers with the inputs counted | `len(weights) + 1` |
# | $s_l$, units in layer $l$ | rows of a `W`; $s_{l+1}$: its columns |
# | $\Theta^{(l)}$, ($s_{l+1}$, $s_l + 1$) | `np.column_stack([b, W.T])` |
# | $(h_\Theta(x^{(i)}))_k$ | `P[i, k]`, with `P = forward(X, weights, biases)[-1]` |
# | $\sum_{i=1}^{m} \sum_{k=1}^{K}$ | `np.sum(...)` of the whole table |
# | $\sum_l \sum_i \sum_j$; $i$ begins at 1, past the bias column | `sum(np.sum(W**2) for W in weights)` |
# | $\lambda$ | `l2` |
# | $A^{[l]} = \sigma(W^{[l]} A^{[l-1]} + b^{[l]})$, a column an example | `sigmoid(A @ W + b)`, a row an example |
# | "forward propagation", 순전파; "hidden layer", 은닉층 | `forward`; every layer but the last |

# %% [markdown]
# Line by line, on twenty digits and the random network:

# %%
Thetas = [np.column_stack([random_biases[k], random_weights[k].T])
          for k in range(2)]
print("Theta:", [Theta.shape for Theta in Thetas])
few, few_Y, lam = X[:20], Y[:20], 3.0
J = 0.0
for i in range(20):                                   # sum over i = 1 ... m
    a = few[i]
    for Theta in Thetas:
        a = sigmoid(Theta @ np.append(1.0, a))        # a 1 in front of a
    for k in range(10):                               # sum over k = 1 ... K
        J += -(few_Y[i, k] * np.log(a[k])
               + (1 - few_Y[i, k]) * np.log(1 - a[k])) / 20
for Theta in Thetas:                                  # sum over l
    for j in range(Theta.shape[0]):                   # rows: where to
        for i in range(1, Theta.shape[1]):            # from 1: no bias
            J += lam / (2 * 20) * Theta[j, i] ** 2
print(f"there: {J:.10f}")
here = network_cost(few, few_Y, random_weights, random_biases, lam)
print(f"here:  {here:.10f}")

# %% [markdown]
# ## On your own
#
# - Let `i` begin at 0 in the last loop. How much is added, and why is it nothing here? Give the network other biases.
# - Make the random weights ten times as large. What becomes of the cost, and why is it far above `K log 2` now?
# - Write `network_cost` straight from the last `z`, with `np.logaddexp`, so that no clip is needed.
#
# Next: lesson 5, which begins with [the chain rule](../05_backpropagation/1_chain_rule.ipynb). It makes the gradient of
# this cost.
