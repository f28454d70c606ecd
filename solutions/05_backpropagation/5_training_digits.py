# %% [markdown]
# # Train a network on digits
#
# **You will** train a network of your own until it reads at least 95 of 100 handwritten digits it has never seen.
#
# **You will be able to** train on mini-batches; read learning curves; measure how much of the gradient reaches each
# layer, and do something about it when it fades; say what an accuracy promises.
#
# **You need** [a network](4_network.ipynb), [many classes](../03_logistic_regression/4_many_classes.ipynb), and
# [batches](../02_gradient_descent/4_scaling_and_batches.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer, check_mission
from helpers.costs import forward, network_cost, one_hot
from helpers.descent import minibatches, standardize
from helpers.explorers import Vanishing
from helpers.logistic import accuracy, confusion_matrix, sigmoid
from helpers.network import backprop, initialize
from helpers.progress import repeat

# %% [markdown]
# ## Ten digits again
#
# The 1,797 scans of lesson 3, 8 by 8 pixels from 0 to 16, in the same three sets. There ten single units made 24
# mistakes on the 500 test digits. `Y` has a row an example, with a 1 in the column of its digit.

# %%
raw, labels = data.handwritten_digits()
X, Y = raw / 16, one_hot(labels, 10)
order = np.random.default_rng(0).permutation(len(X))
train, validation, test = np.split(order, [1000, 1297])
print("X", X.shape, "Y", Y.shape)
print(len(train), "to train,", len(validation), "to validate,",
      len(test), "to test")

# %% [markdown]
# ## Train a network
#
# All parts are there: `initialize` makes a start, `minibatches` shuffles and deals out the examples, `backprop` gives
# the slopes, a step moves every array against its own. Once through all batches is an **epoch**.
#
# Write `train_network`. In each epoch: for every batch of `minibatches(X, Y, batch_size, rng)` one call of `backprop`,
# with that batch, and one step of all weights and biases; after the last batch, append `network_cost` of the whole
# set. Hand `l2` on to both as it is. `layer_sizes` is a list such as `[64, 64, 10]`. The start, the loop over the
# epochs and the end are given.
#
# (`backprop` divides `l2` by the examples of its batch, `network_cost` by those of the whole set: with 32 of 1000
# digits a step is pulled 31 times as hard as that cost says. With small batches take a small `l2`.)
#
# <details><summary>Hint 1: the batches</summary>
# <code>for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):</code> goes through one epoch. Called anew in every
# epoch, it shuffles anew.
# </details>
# <details><summary>Hint 2: a step of a list of arrays</summary>
# <code>weights = [W - learning_rate * dW for W, dW in zip(weights, dweights)]</code>, and the same for the biases, with
# slopes from one call of <code>backprop</code>.
# </details>
# <details><summary>Hint 3: the cost</summary>
# <code>costs.append(network_cost(X, Y, weights, biases, l2))</code>, behind the inner loop.
# </details>

# %% exercise="train_network"
def train_network(X, labels, layer_sizes, learning_rate, epochs,
                  batch_size, rng, l2=0.0):
    """Train on mini-batches: (weights, biases, costs), a cost an epoch."""
    Y = one_hot(labels, layer_sizes[-1])
    weights, biases = initialize(layer_sizes, rng)
    costs = []
    for _ in range(epochs):
        ### BEGIN SOLUTION
        for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
            dweights, dbiases = backprop(X_batch, Y_batch, weights, biases, l2)
            weights = [W - learning_rate * dW
                       for W, dW in zip(weights, dweights, strict=True)]
            biases = [b - learning_rate * db
                      for b, db in zip(biases, dbiases, strict=True)]
        costs.append(network_cost(X, Y, weights, biases, l2))
        ### END SOLUTION
    return weights, biases, np.array(costs)

# %% check="train_network" points=3
check(train_network)

# %% check="train_network" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from math import exp, log

from helpers.checks import Probe, check_hidden


def number_by_number(X, labels, sizes, rate, epochs, batch_size, seed, l2):
    """The training example by example, without products of matrices: another way to the same numbers."""
    rng = np.random.default_rng(seed)
    W = [rng.normal(0, a**-0.5, (a, c)).tolist() for a, c in zip(sizes, sizes[1:], strict=False)]  # noqa: RUF007
    B = [[0.0] * n for n in sizes[1:]]
    rows, costs = X.tolist(), []

    def outputs(x):
        layers = [x]
        for w, b in zip(W, B, strict=True):
            z = [b[j] + sum(layers[-1][i] * w[i][j] for i in range(len(w))) for j in range(len(b))]
            layers.append([1 / (1 + exp(-v)) for v in z])
        return layers

    for _ in range(epochs):
        dealt = rng.permutation(len(rows))
        for begin in range(0, len(rows), batch_size):
            batch = dealt[begin:begin + batch_size]
            dW = [[[l2 * v / len(batch) for v in line] for line in w] for w in W]
            dB = [[0.0] * len(b) for b in B]
            for e in batch:
                layers = outputs(rows[e])
                delta = [(p - (k == labels[e])) / len(batch) for k, p in enumerate(layers[-1])]
                for at in range(len(W) - 1, -1, -1):
                    for j, d in enumerate(delta):
                        dB[at][j] += d
                        for i, a in enumerate(layers[at]):
                            dW[at][i][j] += a * d
                    delta = [a * (1 - a) * sum(W[at][i][j] * d for j, d in enumerate(delta))
                             for i, a in enumerate(layers[at])]
            W = [[[v - rate * s for v, s in zip(*lines, strict=True)] for lines in zip(*pair, strict=True)]
                 for pair in zip(W, dW, strict=True)]
            B = [[v - rate * s for v, s in zip(*pair, strict=True)] for pair in zip(B, dB, strict=True)]
        loss = -sum(log(p if k == labels[e] else 1 - p) for e, x in enumerate(rows)
                    for k, p in enumerate(outputs(x)[-1]))
        costs.append((loss + l2 / 2 * sum(v * v for w in W for line in w for v in line)) / len(rows))
    return [np.array(w) for w in W], [np.array(b) for b in B], np.array(costs)


def drawn(m, n, K, seed):
    numbers = np.random.default_rng(seed)
    return numbers.normal(size=(m, n)), numbers.integers(0, K, m)


def probe(label, examples, sizes, rate, epochs, batch_size, seed, l2):
    rows, classes = examples
    return Probe(label, lambda: (rows.copy(), classes.copy(), list(sizes), rate, epochs, batch_size,
                                 np.random.default_rng(seed)),
                 number_by_number(rows, classes, sizes, rate, epochs, batch_size, seed, l2),
                 keywords={"l2": l2}, atol=1e-10)


check_hidden("train_network", train_network, 1, [
    probe("two hidden layers, a last batch that is smaller", drawn(8, 3, 4, 551), (3, 5, 2, 4), 0.9, 3, 3, 91, 1.5),
    probe("one hidden layer, no penalty", drawn(6, 4, 3, 552), (4, 3, 3), 0.6, 4, 2, 92, 0.0),
    probe("whole numbers, a strong penalty", (np.array([[2, -1], [0, 1], [1, 1], [-1, 0], [1, -2]]),
                                              np.array([0, 2, 2, 1, 0])), (2, 4, 3), 0.4, 2, 4, 93, 3.0),
    probe("a single batch of one epoch", drawn(5, 2, 2, 553), (2, 3, 2), 1.0, 1, 9, 94, 2.0),
])
### END HIDDEN TESTS

# %% [markdown]
# Now the digits: 64 pixels, 64 hidden units, 10 outputs. Before any training an output knows nothing, and says
# something near 0.5. **Predict** the cost at the start: near 0.7, near 7 or near 70?

# %%
sizes = [64, 64, 10]
start = initialize(sizes, np.random.default_rng(0))
print("at the start, cost",
      round(network_cost(X[train], Y[train], *start), 2),
      " ten times -log(0.5):", round(-10 * np.log(0.5), 2))
weights, biases, costs = train_network(
    X[train], labels[train], sizes, 1.0, 60, 32, np.random.default_rng(0))
for n in [1, 2, 3, 4, 5, 10, 20, 60]:
    print(f"after epoch {n:2}: cost {costs[n - 1]:.3f}")

# %% [markdown]
# Ten outputs at 0.5 would cost 6.93. It is more, 7.85: in this start most outputs lean to "yes", and nine of ten
# answers should be "no". The end is 0.061. On the way the cost also rises, from epoch 3 to 4: each step looks at 32
# digits only, and with a learning rate of 1 it goes far on what they say. How many digits does the network read?

# %%
def share_right(rows, weights, biases):
    """Share of these rows of X whose largest output is their digit's."""
    read = np.argmax(forward(X[rows], weights, biases)[-1], axis=1)
    return accuracy(read, labels[rows])


print("training:  ", share_right(train, weights, biases))
print("validation:", round(share_right(validation, weights, biases), 3))

# %% [markdown]
# ## Learning curves
#
# `train_network` keeps the cost of the digits it learns from. What it costs on others shows only if one looks, epoch by
# epoch. Here is the body of your loop as one step of `repeat`, which says how far it is and can be stopped (the square
# button, or Esc, I, I). **Predict:** does the validation cost turn round, as it did in lesson 3?

# %%
def one_epoch(state):
    weights, biases, curves = state
    for X_batch, Y_batch in minibatches(X[train], Y[train], 32, shuffler):
        dweights, dbiases = backprop(X_batch, Y_batch, weights, biases)
        weights = [W - dW for W, dW in zip(weights, dweights, strict=True)]
        biases = [b - db for b, db in zip(biases, dbiases, strict=True)]
    both = [network_cost(X[rows], Y[rows], weights, biases)
            for rows in [train, validation]]
    return weights, biases, [*curves, both]


shuffler = np.random.default_rng(1)
*_, curves = repeat(one_epoch, (*start, []), 60, "epoch")
for n in [n for n in [1, 10, 20, 40, 60] if n <= len(curves)]:
    print(f"after epoch {n:2}: training {curves[n - 1][0]:.3f}, "
          f"validation {curves[n - 1][1]:.3f}")

# %%
ax = figures.axes(6.2, 3.6)
seen, unseen = np.transpose(curves)
ax.semilogy(np.arange(1, len(seen) + 1), seen, color=figures.GREEN,
            label="training")
ax.semilogy(np.arange(1, len(seen) + 1), unseen, "--", color=figures.RED,
            label="validation")
ax.legend()
figures.label(ax, "The training cost goes on falling, the other levels off",
              "epoch", "cost (mean loss), logarithmic")
figures.show(ax, "Both costs fall fast and jaggedly for about ten epochs. Then "
                 "the training cost goes on falling, while the validation "
                 "cost levels off near 0.2.")

# %% [markdown]
# After 60 epochs the training cost is 0.059, the validation cost 0.208. The second levels off, but so far it does not
# turn round: nobody needs to stop early. The gap between the two is what the network knows of its own thousand digits
# only. Both still jump, mostly at the same epochs.

# %% [markdown]
# ## Raw pixels
#
# `X` holds pixels divided by 16. Suppose somebody forgets that: same network, same start, same batches, learning rate
# 1, but pixels from 0 to 16. **Predict.** The validation accuracy after 20 epochs is
#
# - `"a"` the same: only the unit of the pixels is another
# - `"b"` lower
# - `"c"` one in ten: the network learns nothing at all

# %% exercise="raw_pixels"
raw_pixels = ...
### BEGIN SOLUTION
raw_pixels = "b"
### END SOLUTION

# %% check="raw_pixels" points=1
check_answer("raw_pixels", raw_pixels)

# %%
_, mean, std = standardize(raw[train])
Z = (raw - mean) / np.where(std == 0, 1, std)
tables = {"raw, 0 to 16": raw, "divided by 16": X, "standardised": Z}
for name, table in tables.items():
    A = forward(table[train], *start)[1]    # the hidden layer
    print(f"{name:13}: a (1 - a) at the start, mean {np.mean(A * (1 - A)):.3f}")
    for rate in [1.0, 0.1]:
        *trained, _ = train_network(table[train], labels[train], sizes, rate,
                                    20, 32, np.random.default_rng(0))
        read = np.argmax(forward(table[validation], *trained)[-1], axis=1)
        print(f"    learning rate {rate}:",
              f"{accuracy(read, labels[validation]):.3f} right")

# %% [markdown]
# With raw pixels every `z` is 16 times larger, so most hidden units begin saturated: `a (1 - a)`, which every slope is
# multiplied by on its way back, is 0.050 instead of 0.236 (0.25 is the most). At learning rate 1 that costs much. At
# 0.1 raw pixels do well, 0.960: the first layer's slopes are products with the pixels, so they are larger too. Scale
# and rate belong together, and `initialize` counts on numbers of size 1. Standardised pixels learn fastest, 0.976.

# %% [markdown]
# ## The gradient fades
#
# If one hidden layer is good, are seven better? How far a layer moves in a step depends on how long its gradient is. As
# a measure take the **norm** of `dW`: the root of the sum of the squares of all its entries.
#
# Write `layer_gradient_norms`: the norm of each of `dweights`, the first layer's first, as an array of shape `(L,)` for
# `L` layers.
#
# <details><summary>Hint 1: the gradients</summary>
# <code>dweights, dbiases = backprop(X, Y, weights, biases)</code>; the second is not needed.
# </details>
# <details><summary>Hint 2: the norm</summary>
# <code>np.linalg.norm(dW)</code> is the norm of one array of any shape, or <code>np.sqrt(np.sum(dW**2))</code>.
# </details>

# %% exercise="layer_gradient_norms"
def layer_gradient_norms(X, Y, weights, biases):
    """Norm of each layer's dW, (L,)."""
    ### BEGIN SOLUTION
    dweights, _ = backprop(X, Y, weights, biases)
    return np.array([np.linalg.norm(dW) for dW in dweights])
    ### END SOLUTION

# %% check="layer_gradient_norms" points=2
check(layer_gradient_norms)

# %% check="layer_gradient_norms" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden
from helpers.costs import network_cost as cost_of
from helpers.differentiation import numerical_gradient


def by_differences(rows, goals, W, b):
    """Every dW by central differences of the cost, and its norm as the root of a sum of squares."""
    norms = []
    for at in range(len(W)):
        def cost(w, at=at):
            return cost_of(rows, goals, [*W[:at], w, *W[at + 1:]], b)

        norms.append(np.sqrt(np.sum(numerical_gradient(cost, W[at], 1e-5) ** 2)))
    return np.array(norms)


def network_of(units, seed):
    numbers = np.random.default_rng(seed)
    return ([numbers.normal(0, 1.2, (a, c)) for a, c in zip(units, units[1:], strict=False)],  # noqa: RUF007
            [numbers.normal(0, 0.8, c) for c in units[1:]])


def probe(label, rows, goals, units, seed):
    W, b = network_of(units, seed)
    return Probe(label, lambda: (rows.copy(), goals.copy(), [w.copy() for w in W], [v.copy() for v in b]),
                 by_differences(rows, goals, W, b), rtol=1e-5, atol=1e-9)


numbers = np.random.default_rng(554)
check_hidden("layer_gradient_norms", layer_gradient_norms, 1, [
    probe("four layers", numbers.normal(size=(6, 3)), numbers.integers(0, 2, (6, 2)), (3, 4, 5, 3, 2), 95),
    probe("two layers", numbers.normal(size=(9, 2)), numbers.random((9, 3)), (2, 6, 3), 96),
    probe("a single layer", numbers.normal(size=(4, 5)), numbers.integers(0, 2, (4, 3)), (5, 3), 97),
    probe("whole numbers", numbers.integers(-2, 3, (5, 3)), numbers.integers(0, 2, (5, 2)), (3, 3, 2), 98),
])
### END HIDDEN TESTS

# %% [markdown]
# At the start, before any training, with 200 digits: networks of 1 to 4 layers, with 32 units in each hidden layer.

# %%
few = train[:200]


def at_the_start(depth):
    made = initialize([64] + [32] * (depth - 1) + [10], np.random.default_rng(0))
    return layer_gradient_norms(X[few], Y[few], *made)


for depth in [1, 2, 3, 4]:
    print(depth, "layers:", np.round(at_the_start(depth), 3))

# %% [markdown]
# **Predict.** In a network of 8 layers, the norm of the first layer's gradient is smaller than the last one's
#
# - `"a"` about 15 times
# - `"b"` about 1,000 times
# - `"c"` about 30,000 times
# - `"d"` infinitely: the first is exactly 0

# %% exercise="eight_layers"
eight_layers = ...
### BEGIN SOLUTION
eight_layers = "c"
### END SOLUTION

# %% check="eight_layers" points=1
check_answer("eight_layers", eight_layers)

# %%
norms = {depth: np.asarray(at_the_start(depth)) for depth in range(1, 9)}
for depth, found in norms.items():
    print(f"{depth} layers: first {found[0]:.1e}, last {found[-1]:.1e}, "
          f"last / first {found[-1] / found[0]:,.0f}")
steps = norms[8][1:] / norms[8][:-1]
print("from layer to layer, in 8:", steps.round(1))
made = initialize([64] + [32] * 7 + [10], np.random.default_rng(0))
slopes = [np.mean(A * (1 - A)) for A in forward(X[few], *made)[1:-1]]
print("mean of a (1 - a), in 8:", np.round(slopes, 2))

# %%
ax = figures.axes(6.2, 3.6)
for depth, found in norms.items():
    ax.semilogy(range(1, depth + 1), found, "o-", color=figures.BLUE,
                alpha=0.3 + 0.08 * depth)
figures.label(ax, "Towards the first layer the norms fall in straight lines",
              "layer (1: next to the pixels)", "norm of dW, logarithmic")
figures.show(ax, "The norm of each layer's gradient for networks of 1 to 8 "
                 "layers: on a logarithmic axis nearly straight lines, which "
                 "fall from about 4 in the last layer to 1e-4 in the first "
                 "of eight.")

# %% [markdown]
# From layer to layer it is 3.6 to 6 times: nearly a straight line on a logarithmic axis. The reason is a product. On
# the way back through a layer of sigmoids, `delta` is multiplied by `W.T` and by `a (1 - a)`. The first leaves its
# length about as it is, for `initialize` takes weights of size `1 / sqrt(n_in)`. The second is 0.25 at most, and seven
# such factors make `0.25**7`, that is 1/16,384. Measured was 1/30,720: the slopes are 0.23 or 0.24 on average, and 0.25
# only where `z` is 0. This is called the **vanishing gradient**. What does it do to a training?

# %%
deep = [64] + [32] * 7 + [10]
*trained, costs = train_network(X[train], labels[train], deep, 1.0, 20, 32,
                                np.random.default_rng(0))
print("cost after 20 epochs:", round(costs[-1], 2))
print("right on validation:", round(share_right(validation, *trained), 3))
print("cost of always saying 0.1, to all ten questions:",
      round(-np.log(0.1) - 9 * np.log(0.9), 2))
seventh = forward(X[few], *initialize(deep, np.random.default_rng(0)))[-2]
print(f"seventh hidden layer at the start, from digit to digit: "
      f"spread {np.mean(np.std(seventh, axis=0)):.1e}")
print(f"0.25**7 = {0.25**7:.6f} = 1/{1 / 0.25**7:,.0f}")

# %% [markdown]
# Nothing is learned but how frequent the digits are: the cost is that of always saying 0.1. The last layer moves, but
# what reaches it hardly differs from digit to digit, for the way forward squeezes differences by the same factors. And
# the first layers, which could change that, get 1/30,000 of a gradient.

# %% [markdown]
# ## What cures it
#
# Two factors a layer, so two things to change, besides having fewer layers. One is the **start scale**, the spread of
# the weights. The other is the activation of the hidden layers: **tanh** runs from -1 to 1 and has slope 1 at 0, ReLU
# has slope 1 wherever `z` is above 0. (The outputs stay sigmoids. For sigmoid the figure calls your function. It has
# one scale for all layers, where `initialize` takes `1 / sqrt(n_in)`, so its norms differ a little from those above.)
# Set depth to 8. **Predict:** with ReLU and a smaller start scale, which bars get shorter, the first ones or all? Can
# the sigmoid's bars be level?

# %%
Vanishing(layer_gradient_norms, X[few], Y[few])

# %% [markdown]
# **Answer for yourself:** with ReLU the bars are about level at every scale. Look at scale 0.1, and near 0.5: why is
# level not enough?
#
# **Mission.** In a network of 8 layers, bring all norms between 1 and 10, the green band. Copy what stands after
# *State*, with its braces, in place of the dots.

# %% exercise="every_layer"
# all norms from 1 to 10; in the form
# {"depth": 3, "activation": "sigmoid", "scale": 0.178}
every_layer = ...
### BEGIN SOLUTION
every_layer = {"depth": 8, "activation": "ReLU", "scale": 0.251189}
### END SOLUTION

# %% check="every_layer" points=2
check_mission("every_layer", every_layer)

# %% [markdown]
# With ReLU a smaller scale shortens all bars alike. Level says that no layer is left behind, not how far they go: at
# 0.1 no layer gets anywhere, near 0.5 all leap. A good scale is `sqrt(2 / 32)`, that is 0.25: about half of the units
# let nothing through, so the squares of the weights should be twice as large (He and others, 2015). For tanh
# `1 / sqrt(32)` will do, near 0.178. Even sigmoid has answers, above 2.5.
#
# But do they learn? First the way forward, for all three. `bend` is the activation, `slope` its derivative, written
# with `a`, and `layers` a list with a pair `(W, b)` for each layer.

# %%
bends = {"sigmoid": (sigmoid, lambda A: A * (1 - A)),
         "tanh": (np.tanh, lambda A: 1 - A**2),
         "ReLU": (lambda Z: np.maximum(Z, 0), lambda A: A > 0)}


def deep_forward(X, layers, bend):
    A = [X]
    for W, b in layers[:-1]:
        A.append(bend(A[-1] @ W + b))
    W, b = layers[-1]
    return [*A, sigmoid(A[-1] @ W + b)]

# %% [markdown]
# Then a step, the way back: your `backprop` with `slope(before)` in place of `a (1 - a)`, where `before` is what went
# into the layer. `moved` collects the pairs after their step, the first layer's in front.

# %%
def deep_step(X, Y, layers, activation, rate):
    bend, slope = bends[activation]
    *A, P = deep_forward(X, layers, bend)
    delta, moved = (P - Y) / len(X), []
    for (W, b), before in zip(layers[::-1], A[::-1], strict=True):
        moved.insert(0, (W - rate * before.T @ delta,
                         b - rate * np.sum(delta, axis=0)))
        delta = delta @ W.T * slope(before)
    return moved

# %% [markdown]
# **Predict.** Three starts with all norms in the green band: sigmoid at scale 3.16, tanh at 0.251, ReLU at 0.251. With
# gradients that long in eight layers at once, a learning rate of 1 would go too far, so it is 0.03. After 20 epochs,
# which read more than 80 of 100 validation digits?
#
# - `"a"` all three
# - `"b"` tanh and ReLU
# - `"c"` ReLU only

# %% exercise="three_starts"
three_starts = ...
### BEGIN SOLUTION
three_starts = "b"
### END SOLUTION

# %% check="three_starts" points=1
check_answer("three_starts", three_starts)

# %%
def train_deep(activation, scale):
    shuffler = np.random.default_rng(0)
    layers = list(zip(*initialize(deep, shuffler, scale), strict=True))
    bend, slope = bends[activation]
    first_slope = np.mean(slope(deep_forward(X[few], layers, bend)[1]))
    for _ in range(20):
        for X_batch, Y_batch in minibatches(X[train], Y[train], 32, shuffler):
            layers = deep_step(X_batch, Y_batch, layers, activation, 0.03)
    P = deep_forward(X[validation], layers, bend)[-1]
    return first_slope, accuracy(P.argmax(axis=1), labels[validation])


for activation, scale in [("sigmoid", 0.178), ("sigmoid", 3.16),
                          ("tanh", 0.251), ("ReLU", 0.251)]:
    first_slope, right = train_deep(activation, scale)
    print(f"{activation:7} scale {scale:5}: {right:.3f} right, "
          f"mean slope of the first layer at the start {first_slope:.3f}")

# %% [markdown]
# The sigmoid at scale 3.16 reads 0.148, hardly more than the one whose gradient vanished. Its bars reach the band
# because huge weights make up for slopes near 0, mean 0.035: most units are saturated, and no small step changes them.
# tanh and ReLU have both, norms that arrive and units that can follow, and learn with eight layers. (These digits need
# none of it: one hidden layer read 0.98.)

# %% [markdown]
# ## The capstone
#
# Now all of it together, with every choice yours: layers, learning rate, epochs, batches. The check trains your network
# twice, which takes a few seconds.
#
# Write `train_digits`. It gets raw pixels, 0 to 16, and returns `(weights, biases)` of a network of sigmoid units that
# takes raw pixels too. It should read at least 95 % of digits it has not seen, whatever the seed, after less than a
# minute. Learn with scaled pixels, and put the scale into the first layer at the end:
#
# $$(x / 16) \; W + b \;=\; x \; (W / 16) + b$$
#
# <details><summary>Hint 1: settings</summary>
# Those of the first training above read 0.98 of the validation digits.
# </details>
# <details><summary>Hint 2: the first layer</summary>
# <code>weights[0] / 16</code> takes the place of <code>weights[0]</code>; the other layers and the biases stay.
# </details>
# <details><summary>Hint 3: what not to do</summary>
# <code>X /= 16</code> would change the caller's pixels: write <code>X / 16</code>. And return two things, not three.
# </details>

# %% exercise="train_digits"
def train_digits(X, labels, rng):
    """(weights, biases) of a network that reads raw pixels, 0 to 16."""
    X = np.asarray(X, dtype=float)
    ### BEGIN SOLUTION
    weights, biases, _ = train_network(X / 16, labels, [64, 64, 10],
                                       1.0, 60, 32, rng)
    return [weights[0] / 16, *weights[1:]], biases
    ### END SOLUTION

# %% check="train_digits" points=3
check(train_digits)

# %% check="train_digits" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import check_hidden
from helpers.checks.backpropagation.training_digits import capstone_probe

check_hidden("train_digits", train_digits, 2, [
    capstone_probe(f"1,300 digits to learn from, 95 % of 497 others to read: {which} unseen seed", seed, renamed=renamed)
    for which, seed, renamed in [("first", 5501, False), ("second", 5502, True), ("third", 5503, True)]])
### END HIDDEN TESTS

# %% [markdown]
# What does `/ 16` at the end do? Take the first network you trained, which knows pixels from 0 to 1, and give it raw
# validation digits. **Predict:** with its first layer as it is, not divided, what becomes of the accuracy? Of the cost?

# %%
for name, by in [("divided by 16", 16), ("as it is", 1)]:
    net = [np.divide(weights[0], by), *weights[1:]]
    _, A, P = forward(raw[validation], net, biases)
    cost = network_cost(raw[validation], Y[validation], net, biases)
    print(f"first layer {name:13}:",
          f"{accuracy(P.argmax(axis=1), labels[validation]):.3f} right,",
          f"cost {cost:.3f}, mean a (1 - a) {np.mean(A * (1 - A)):.3f}")

# %% [markdown]
# Still 0.973, and yet it is not the network that was trained: every `z` of its first layer is 16 times too large. The
# hidden units are saturated, and the cost is 0.507, not 0.212. Which output is the largest seldom changes, and accuracy
# asks for no more. Nor does the check above: so look for yourself whether your `train_digits` divides.

# %% [markdown]
# Nothing is left to choose, so the validation digits may be learned from as well. Then the test set, once. **Predict**
# how many of the 24 mistakes of lesson 3 are left.

# %%
known = np.concatenate([train, validation])
weights, biases = train_digits(raw[known], labels[known],
                               np.random.default_rng(0))
P = forward(raw[test], weights, biases)[-1]
read = P.argmax(axis=1)
print("right on the test set:", round(accuracy(read, labels[test]), 3))
print("mistakes:", np.sum(read != labels[test]), "of", len(test))

# %% [markdown]
# ## What it gets wrong
#
# (Here and below the numbers in the text are those of layers [64, 64, 10], rate 1, 60 epochs and batches of 32; yours
# may differ.) With those, 8 of 500. Look at the table and at the mistakes themselves. **Predict:** when it is wrong,
# how sure is the surest output?

# %%
table = np.asarray(confusion_matrix(read, labels[test], 10))
ax = figures.confusion(figures.axes(5.6, 4.8), table)
right = np.trace(table)
figures.label(ax, f"{right} of {len(test)} digits are taken for what they are",
              "taken for (column)", "is (row)")
figures.show(ax, f"Confusion matrix of {len(test)} test digits: {right} on "
                 "the grey diagonal, the mistakes beside it.")

# %%
wrong = np.flatnonzero(read != labels[test])
titles = [f"{labels[test[i]]} as {read[i]}\np = {P[i].max():.2f}"
          for i in wrong]
ax = figures.pictures(raw[test[wrong]].reshape(-1, 8, 8), titles,
                      cmap="gray_r", title="The mistakes, and how sure")
figures.show(ax, "The misread test digits with what each was taken for and "
                 "the largest output; several are hard to read for people "
                 "as well.")

# %% [markdown]
# With those settings, no two digits are confused again and again, but half of the mistakes are taken for an 8. For
# four of the eight no output is above 0.2: ten times "no", and the least sure no wins. Such an answer could be refused.
# The other four are taken for another digit with 0.64 and more.

# %% [markdown]
# ## Other hands
#
# All three sets were drawn by chance, so each writer's digits are in all of them: the network had met the hands of the
# test set. The file goes from writer to writer. So learn from its first 1,297 digits, and read its last 500, by hands
# that were not among the first (but for the one at the cut). **Predict** the accuracy.

# %%
other = train_digits(raw[:1297], labels[:1297], np.random.default_rng(0))
called = forward(raw[1297:], *other)[-1].argmax(axis=1)
print("by chance, known hands:", round(accuracy(read, labels[test]), 3))
print("last 500, other hands: ", round(accuracy(called, labels[1297:]), 3))

# %% [markdown]
# Four times as many mistakes. Both numbers are true, and they answer different questions: 98.4 % is what its own
# writers may expect, 93.4 % what you would promise to a stranger. What you hold out should be as new as what will come.

# %% [markdown]
# ## What we found
#
# - To train is to go through all batches again and again, with a step of every array for each. The cost of the whole
#   set falls, with jumps.
# - Learning curves need a second set: the training cost falls on and on, the validation cost says what that is worth.
# - Going back through a sigmoid layer multiplies the gradient by the weights and by `a (1 - a)`, 0.25 at most. After
#   seven of them nearly nothing is left.
# - Cures: fewer layers, scaled pixels, an activation with slope 1, a start scale that fits it. Level norms are needed;
#   units that are not saturated are needed too.
# - A scale that was used in training belongs to the network: it fits into its first layer. If it is missing, the cost
#   shows it, the accuracy need not.
# - An accuracy holds for data like those it was measured on: 98.4 % on known hands, 93.4 % on new ones.

# %% [markdown]
# ## The whole course
#
# You began with a runner's average speed. From the chord came the slope, from slopes the gradient, and against the
# gradient you went downhill: first in a bowl, then with a line through 42 years of CO2, then with a unit that says yes
# or no. You saw what a cost must be for that to work, and the chain rule brought the slope of that cost to 4,810
# numbers at once. Each part was checked against an independent one. Larger networks have more of the same.

# %%
print("numbers in the network:", sum(np.size(a) for a in [*weights, *biases]))

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | SGD, mini-batch gradient descent, 확률적 경사하강법 | steps on the batches of `minibatches` |
# | "iteration" | one step, on one batch |
# | vanishing gradient, 기울기 소실 | norms of `dW` that fall from the last layer to the first |
# | LeCun, Xavier or Glorot initialization | a start scale near `1 / sqrt(n_in)` |
# | He or Kaiming initialization | `sqrt(2 / n_in)`, for ReLU |
# | "logits" | the last `Z`, before the sigmoid or softmax |

# %% [markdown]
# ## On your own
#
# - Let the network refuse: no answer where the largest output is below some `p`. How many of the other hands' digits
#   does it refuse, and how good is it on the rest?
# - Train with standardised pixels, and put mean and standard deviation into the first layer.
# - Are more hands a better help than more digits? Learn from 600 digits of the first 1,297: the first ones, or every
#   second. Read the last 500.
# - Give `train_deep` momentum, or 30 layers. Or replace the ten sigmoids by one softmax: which line changes?
# - Draw an 8 by 8 digit of your own, 0 to 16, and have it read.
#
# This is the last notebook. [Start here](../00_start_here/start_here.ipynb) has the table of notations, for whatever
# you read next.
