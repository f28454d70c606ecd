# %% [markdown]
# # Write losses for classes
#
# **You will** write softmax, which turns any numbers into the probabilities of classes, and cross-entropy, which says
# how good these probabilities are.
#
# **You will be able to** say where the probability is when there are K classes; say why a yes or no needs one unit and
# K classes need K; keep both functions right for numbers of any size; say why classes are trained with cross-entropy.
#
# **You need** [losses for numbers](2_losses_for_numbers.ipynb), and from lesson 3
# [many classes](../03_logistic_regression/4_many_classes.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.differentiation import numerical_gradient
from helpers.explorers import Softmax
from helpers.logistic import logistic_loss, sigmoid

# %% [markdown]
# ## A one for the right class
#
# In lesson 3 each of ten units had its own targets: 1 for its own class, 0 for the rest. All targets side by side are a
# table, one row an example, one column a class. Each row holds a single 1, in the column of the label. The table is
# called **one-hot**. To write it you choose entries by two lists of places. **Predict** both tables:

# %%
pairs, columns = np.zeros((2, 4)), np.zeros((2, 4))
pairs[[0, 1], [3, 0]] = 1    # rows 0 and 1, columns 3 and 0
columns[:, [3, 0]] = 1       # all rows, columns 3 and 0
print(pairs)
print(columns)

# %% [markdown]
# Two lists are read in pairs: one entry for each row. With `:` every row gets every column of the list.
#
# Write `one_hot`: for labels of shape (m,) a table of floats, (m, `n_classes`), 1 in the column of each row's label, 0
# elsewhere. For a label outside 0 to `n_classes - 1` raise a `ValueError`.
#
# <details><summary>Hint 1: the error</summary>
# <code>np.any(labels &lt; 0)</code> is True if any label is negative. Test both ends, and
# <code>raise ValueError("...")</code>.
# </details>
# <details><summary>Hint 2: the ones</summary>
# Begin with <code>np.zeros((len(labels), n_classes))</code>. The rows are <code>np.arange(len(labels))</code>.
# </details>

# %% exercise="one_hot"
def one_hot(labels, n_classes):
    """A row an example, 1 in the column of its label: (m, n_classes)."""
    labels = np.asarray(labels)
    ### BEGIN SOLUTION
    if np.any(labels < 0) or np.any(labels >= n_classes):
        raise ValueError(f"labels are to be 0 to {n_classes - 1}")
    Y = np.zeros((len(labels), n_classes))
    Y[np.arange(len(labels)), labels] = 1
    return Y
    ### END SOLUTION

# %% check="one_hot" points=2
check(one_hot)

# %% check="one_hot" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

classes = np.random.default_rng(4301).integers(0, 7, 11)
check_hidden("one_hot", one_hot, 1, [
    Probe("eleven labels, nine classes", lambda: (classes.copy(), 9),
          np.array([[float(k == label) for k in range(9)] for label in classes.tolist()])),
    Probe("two labels of five classes", lambda: (np.array([4, 1]), 5),
          np.array([[0.0, 0, 0, 0, 1], [0.0, 1, 0, 0, 0]])),
    Probe("rows add up to 1", lambda: (classes.copy(), 7), np.ones(11),
          use=lambda Y: np.sum(Y, axis=1, dtype=float)),
    Probe("one label too large", lambda: (np.array([0, 2, 3]), 3), ValueError),
    Probe("one label negative", lambda: (np.array([0, 1, -3]), 4), ValueError),
])
### END HIDDEN TESTS

# %% [markdown]
# ## From numbers to shares
#
# A unit for each class gives every example `K` numbers, a row of `X @ W + b`, of any size and sign. They are called
# **logits**. The sigmoid makes a probability of each alone, and the `K` of them do not add up to 1. **Softmax** makes
# all numbers positive, by $e^z$, and divides by their sum: $p_k = e^{z_k} / \sum_j e^{z_j}$. **Predict:** for the
# logits 0.3, 2.9 and 4.0, which share is the largest, and is one of them 0?

# %%
def by_formula(z):
    return np.exp(z) / np.sum(np.exp(z))


z = np.array([0.3, 2.9, 4.0])
print(by_formula(z).round(8), "sum", by_formula(z).sum().round(8))

# %% [markdown]
# The shares keep the order of the logits, none is 0, and they add up to 1: class 2 gets 0.73659691.
#
# **Predict.** Add 1 to all three logits. What happens to the three shares?
#
# - `"a"` all three grow
# - `"b"` they come closer to each other
# - `"c"` they stay as they are
# - `"d"` the largest grows, the others shrink

# %% exercise="one_more_each"
one_more_each = ...
### BEGIN SOLUTION
one_more_each = "c"
### END SOLUTION

# %% check="one_more_each" points=1
check_answer("one_more_each", one_more_each)

# %%
for c in [0, 1, -4, 1000]:
    with np.errstate(all="ignore"):
        print(f"all logits {c:+}:", by_formula(z + c).round(8))

# %% [markdown]
# $e^{z + c} = e^c\, e^z$, and the factor $e^c$ stands above and below the line: a shift changes nothing. Only the
# differences of logits count. But $e^{1004}$ is more than a float can hold: inf over inf is nan. The cure is a shift
# too: take off the **largest** logit. The largest power is then $e^0 = 1$. A power too small for a float becomes 0 (it
# **underflows**), and that share was next to nothing.

# %% [markdown]
# In a table each row has its own largest and its own sum. `axis=-1` goes along the last axis: along each row, and also
# along a single row of shape (K,). **Predict** the two shapes.

# %%
Z = np.array([[0.3, 2.9, 4.0], [1010.0, 1000.0, 990.0]])
print(Z.max(axis=-1).shape, Z.max(axis=-1, keepdims=True).shape)

# %% [markdown]
# With `keepdims=True` the result is a column: it fits beside the table, one number a row. A shape (2,) does not fit
# (2, 3). In a table of three rows and three columns a shape (3,) would fit, without any message, along the wrong axis.
#
# Write `softmax`, for `Z` of shape (K,) or (m, K), along the last axis: take off each row's largest, then
# $p_k = e^{z_k} / \sum_j e^{z_j}$. Leave the array that is handed in as it is.
#
# <details><summary>Hint 1: two steps</summary>
# First all powers, a table under a name of its own. Then that table, divided by its sums.
# </details>
# <details><summary>Hint 2: the sums</summary>
# There is one for each row, as there is one largest. Which shape must they have to fit beside the table?
# </details>

# %% exercise="softmax"
def softmax(Z):
    """Probabilities from logits Z, (K,) or (m, K), along the last axis."""
    Z = np.asarray(Z, dtype=float)
    ### BEGIN SOLUTION
    exps = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)
    ### END SOLUTION

# %% check="softmax" points=2
check(softmax)

# %% check="softmax" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

shares = np.random.default_rng(4302).dirichlet(np.ones(4), 3)
heights = np.array([[0.0], [8000.0], [-9000.0]])
check_hidden("softmax", softmax, 1, [
    Probe("logarithms of shares", lambda: (np.log(shares),), shares),
    Probe("one row", lambda: (np.log(shares[1]),), shares[1]),
    Probe("the same, each row shifted far", lambda: (np.log(shares) + heights,), shares, rtol=1e-9),
    Probe("one row, shifted far", lambda: (np.log(shares[2]) - 1e4,), shares[2], rtol=1e-9),
    Probe("five rows of two", lambda: (np.array([[0, 0], [1, 1], [7, 7], [-2, -2], [10000, 0]]),),
          np.array([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [1.0, 0.0]])),
])
### END HIDDEN TESTS

# %%
for row in [*softmax(Z), softmax([1, 2, 3, 4])]:
    print(*[f"{share:.8g}" for share in row])

# %% [markdown]
# The second row, which overflows in the plain formula, now gives 0.9999546 to its first class. The **probability** of
# class `k` is column `k` of softmax.

# %% [markdown]
# ## One unit for yes or no
#
# With two classes, take $z_0$ off both logits: 0 and $z_1 - z_0$ are left. So one number decides everything.
# **Predict:** how does the probability of class 1 depend on that number? You know the curve.

# %%
rng = np.random.default_rng(43)
two = rng.normal(0, 5, (1000, 2))
p0, p1 = np.transpose(softmax(two))    # its two columns
off = np.abs(p1 - sigmoid(two[:, 1] - two[:, 0]))
print(f"softmax against sigmoid of the difference: {off.max():.0e} off")

# %% [markdown]
# It **is** the sigmoid: $e^{z_1} / (e^{z_0} + e^{z_1}) = 1 / (1 + e^{-(z_1 - z_0)})$, equal but for rounding, about
# 1e-16. A unit for yes or no learns that difference directly, and a second unit would add nothing. With `K` classes
# `K - 1` differences are left; a unit for each class gives them all, and treats no class as special.

# %% [markdown]
# And which class to name? Draw labels with the probabilities that softmax gave for 0.3, 2.9 and 4.0. One reader always
# names the most probable class, **argmax**; another draws an answer with the same probabilities. **Predict:** who is
# right more often?

# %%
p = softmax(z)
drawn, answers = rng.choice(3, (2, 100_000), p=p)
print("always argmax: right", np.mean(drawn == np.argmax(p)).round(2))
print("drawn answers: right", np.mean(drawn == answers).round(2))

# %% [markdown]
# Argmax is right as often as its class occurs, 0.74, and nothing beats that. As $e^z$ rises everywhere, the largest
# logit has the largest probability: to decide, softmax is not even needed. To **train** it is, as the loss will show.

# %% [markdown]
# ## How surprised
#
# The loss of a yes or no is known from lesson 3: minus the log of the probability given to what happened. Its mean is
# called **binary cross-entropy**.
#
# Write `binary_cross_entropy`, for `p` and `y` of shape (m,): the mean of
# $-\big(y \log p + (1 - y) \log (1 - p)\big)$, with `p` clipped into `1e-15` to `1 - 1e-15`. `logistic_loss` of lesson
# 3 is imported, and may be called.
#
# <details><summary>Hint</summary>
# <code>logistic_loss(p, y)</code> clips, and gives one loss for each example.
# </details>

# %% exercise="binary_cross_entropy"
def binary_cross_entropy(p, y):
    """Mean loss. p: probabilities of a yes, y: labels 0 or 1, (m,) each."""
    ### BEGIN SOLUTION
    return np.mean(logistic_loss(p, y))
    ### END SOLUTION

# %% check="binary_cross_entropy" points=2
check(binary_cross_entropy)

# %% check="binary_cross_entropy" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng_hidden = np.random.default_rng(4303)
guesses, truth = rng_hidden.uniform(0.01, 0.99, 8), (np.arange(8) % 3 == 1).astype(float)
check_hidden("binary_cross_entropy", binary_cross_entropy, 1, [
    Probe("eight examples", lambda: (guesses.copy(), truth.copy()), -np.log1p(-np.abs(truth - guesses)).sum() / 8),
    Probe("sure and right, and sure and wrong", lambda: (np.array([1.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])),
          5 * np.log(10), rtol=1e-4),
    Probe("very small p for labels 1", lambda: (np.array([2e-15, 1e-200]), np.ones(2)),
          15 * np.log(10) - np.log(2) / 2, rtol=1e-4),
    Probe("whole numbers", lambda: (np.array([1, 0, 1, 1]), np.array([0, 0, 1, 1])), 3.75 * np.log(10), rtol=1e-4),
])
### END HIDDEN TESTS

# %% [markdown]
# With `K` classes what happened is the true class, and the loss is minus the log of **its** probability. The one-hot
# row picks it out: times `Y`, all other logs become 0. **Predict** which number is left.

# %%
P = np.array([0.1, 0.05, 0.6, 0.25])
Y = np.array([0, 0, 1, 0])
losses = -np.log(P)
print("-log P:  ", losses.round(4))
print("times Y: ", (Y * losses).round(4))

# %% [markdown]
# The sum along a row is the loss of that example: **cross-entropy**. The cost is the mean over the rows.
#
# Write `cross_entropy`, for `P` and `Y` of shape (m, K): the mean over the rows of $-\sum_k Y_k \log P_k$, with `P`
# clipped into `1e-15` to `1 - 1e-15`. The result is one number. `Y` need not be one-hot: do not look for a 1 in it.
#
# <details><summary>Hint 1: the clip</summary>
# <code>P = np.clip(P, ..., ...)</code> makes a new array. Without it, <code>0 * log(0)</code> is nan.
# </details>
# <details><summary>Hint 2: sum, then mean</summary>
# Add along each row, <code>axis=1</code>; then the mean over the rows. A mean over all entries would divide by m K.
# </details>

# %% exercise="cross_entropy"
def cross_entropy(P, Y):
    """Mean over the rows of -sum(Y log P). P, Y: (m, K)."""
    P, Y = np.asarray(P, dtype=float), np.asarray(Y, dtype=float)
    ### BEGIN SOLUTION
    P = np.clip(P, 1e-15, 1 - 1e-15)
    return np.mean(-np.sum(Y * np.log(P), axis=1))
    ### END SOLUTION

# %% check="cross_entropy" points=2
check(cross_entropy)

# %% check="cross_entropy" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng_hidden = np.random.default_rng(4304)
guesses, soft = rng_hidden.dirichlet(np.ones(3), 5), rng_hidden.dirichlet(np.ones(3), 5)
truth = np.array([1, 1, 0, 2, 1])
picked = np.array([guesses[i, k] for i, k in enumerate(truth)])
check_hidden("cross_entropy", cross_entropy, 1, [
    Probe("five examples", lambda: (guesses.copy(), np.eye(3)[truth]), -np.log(np.prod(picked)) / 5),
    Probe("five rows of soft labels", lambda: (guesses.copy(), soft.copy()),
          -np.einsum("ij,ij->", soft, np.log(guesses)) / 5),
    Probe("sure and right, and sure and wrong",
          lambda: (np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), np.eye(4)[[0, 2, 1]]), 5 * np.log(10),
          rtol=1e-4),
    Probe("whole numbers", lambda: (np.array([[0, 1], [1, 0], [1, 0], [0, 1], [1, 0]]), np.eye(2, dtype=int)[[1] * 5]),
          9 * np.log(10), rtol=1e-4),
])
### END HIDDEN TESTS

# %%
p, y = np.array([0.9, 0.2, 0.7, 0.4]), np.array([1, 0, 1, 1])
print("binary:     ", binary_cross_entropy(p, y))
print("two classes:", cross_entropy(np.column_stack([1 - p, p]), one_hot(y, 2)))
print(f"p = 0.6: {cross_entropy([[0.4, 0.6]], [[0, 1]]):.9f},",
      f"with log(p + 1e-7) {-np.log(0.6 + 1e-7):.9f}")

# %% [markdown]
# For two classes both losses are the same number. (A well-known book adds `1e-7` inside the logarithm instead of a
# clip: its 0.510825457 is a little off.)
#
# **Predict.** A model of **ten** classes has not learned anything: all its logits are 0. What is its cross-entropy?
#
# - `"a"` about 0.1
# - `"b"` about 0.69
# - `"c"` about 2.3
# - `"d"` about 10

# %% exercise="loss_by_chance"
loss_by_chance = ...
### BEGIN SOLUTION
loss_by_chance = "c"
### END SOLUTION

# %% check="loss_by_chance" points=1
check_answer("loss_by_chance", loss_by_chance)

# %%
for K in [2, 3, 10]:
    P, Y = softmax(np.zeros((6, K))), one_hot([0, 1, 1, 0, 1, 0], K)
    print(f"{K:2} classes: {cross_entropy(P, Y):.4f}, log K {np.log(K):.4f}")

# %% [markdown]
# Each class gets `1 / K`, and minus its log is `log K`. A training on ten classes should begin near 2.3026; if it does
# not, look for a mistake before you wait. Next the figure: three logits, and the class that is true. Set the sliders or
# drag the bars of the logits.
#
# **Predict:** the true class's logit rises by 1, from 2.9 to 3.9. Does the cross-entropy fall by more than 1, or less?

# %%
Softmax(softmax, cross_entropy)

# %% [markdown]
# The same in numbers, and once more with the true class's logit far below the others, at -6:

# %%
for low, high in [(2.9, 3.9), (-6.0, -5.0)]:
    costs = [cross_entropy([softmax([0.3, true_logit, 4.0])], [[0, 1, 0]])
             for true_logit in [low, high]]
    print(f"from {low} to {high}: {costs[0]:.4f}, then {costs[1]:.4f}")

# %% [markdown]
# It falls by less than 1: from 1.4057 to 0.7573. **Answer for yourself:** from -6 to -5 it falls by 1, to four digits.
# What does the figure say of the true class's probability there, and what do the two have to do with each other?
#
# **Mission.** At 3.9 the figure says *wrong*, for a cost of 0.7573. Find logits for which it says *right*, with a
# cross-entropy of 1.0 or more. Copy what stands after *State*, with its braces, in place of the dots.

# %% exercise="costly_right_answer"
# in the form {"z0": 0.3, "z1": 2.9, "z2": 4.0, "true": "1"}
costly_right_answer = ...
### BEGIN SOLUTION
costly_right_answer = {"z0": 0.0, "z1": 0.1, "z2": 0.0, "true": "1"}
### END SOLUTION

# %% check="costly_right_answer" points=1
check_mission("costly_right_answer", costly_right_answer)

# %% [markdown]
# It is right by a hair: three classes with nearly a third each. With `K` classes a right answer can cost up to `log K`,
# for three 1.0986: more than the mistake above. The loss counts how sure an answer is, argmax does not.

# %% [markdown]
# `Y` may say "probably": **soft labels**. *Label smoothing* moves, say, 0.1 of each 1 to the other classes. **Predict**
# which of these three probabilities for the true class then costs least.

# %%
smooth = [[0.9, 0.05, 0.05]]
for share in [0.7, 0.9, 0.998]:
    P = [[share, (1 - share) / 2, (1 - share) / 2]]
    print(f"p = {share}: one-hot {cross_entropy(P, [[1, 0, 0]]):.4f},",
          f"smooth {cross_entropy(P, smooth):.4f}")

# %% [markdown]
# With smooth labels the least is at `P` equal to `Y`: 0.3944 with 0.9, and 0.6926 with 0.998. To be too sure costs.

# %% [markdown]
# ## Straight from the logits
#
# From a clipped `P` no loss comes above about 34.5. The way out is that of lesson 3: not to go through `P`. With the
# true class `t`, the **true logit** $z_t$ and any shift `M`
#
# $$-\log \frac{e^{z_t}}{\sum_j e^{z_j}} = \log \sum_j e^{z_j} - z_t = M + \log \sum_j e^{z_j - M} - z_t$$
#
# $\log \sum_j e^{z_j}$ is called **log-sum-exp**. For `M` take the row's largest. **Predict** the last column: the
# true logit is 0, the other two are `wrong` and -1.

# %%
for wrong in [3.0, 50.0, 1000.0]:
    z = np.array([0.0, wrong, -1.0])    # the true class is 0
    M = z.max()
    with np.errstate(all="ignore"):
        plain = np.log(np.sum(np.exp(z))) - z[0]
    shifted = M + np.log(np.sum(np.exp(z - M))) - z[0]
    clipped = cross_entropy([softmax(z)], [[1, 0, 0]])
    print(f"wrong = {wrong:<6}  from P {clipped:<8.4f}",
          f"not shifted {plain:<8.4f} shifted {shifted:.4f}")

# %% [markdown]
# At 3 all agree. At 50 the clip decides, at 1000 the plain sum overflows. The shifted form is right.
#
# Write `cross_entropy_from_logits`, for `Z` of shape (m, K) and labels of shape (m,): the mean over the rows of
# $M + \log \sum_j e^{z_j - M} - z_t$, where `M` is the row's largest logit and `t` its label. Do not clip. Simplest:
# shift all logits of a row at once, the true one too. The loss stays the same, and no `M` is left to be added.
# `Z[rows, labels]` picks one logit a row, as in `one_hot`.
#
# <details><summary>Hint 1: rows and columns</summary>
# If you keep <code>M</code>: a column (m, 1) plus sums of shape (m,) is a table (m, m), without any message. Its mean
# happens to be the right number, but for 10000 rows it has 100 million entries. Give both one shape.
# </details>
# <details><summary>Hint 2: the true logits</summary>
# The rows are <code>np.arange(len(Z))</code>.
# </details>

# %% exercise="cross_entropy_from_logits"
def cross_entropy_from_logits(Z, labels):
    """Mean cross-entropy of softmax(Z), Z (m, K), with labels (m,)."""
    Z, labels = np.asarray(Z, dtype=float), np.asarray(labels)
    ### BEGIN SOLUTION
    Z = Z - Z.max(axis=1, keepdims=True)
    true = Z[np.arange(len(Z)), labels]
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - true)
    ### END SOLUTION

# %% check="cross_entropy_from_logits" points=2
check(cross_entropy_from_logits)

# %% check="cross_entropy_from_logits" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng_hidden = np.random.default_rng(4305)
table, truth = rng_hidden.normal(0, 3, (6, 4)), np.array([3, 0, 0, 2, 1, 3])
losses = [np.logaddexp.reduce(row) - row[k] for row, k in zip(table, truth, strict=True)]
heights = 3000.0 * np.arange(6)[:, None] - 9000.0
check_hidden("cross_entropy_from_logits", cross_entropy_from_logits, 1, [
    Probe("six examples, four classes", lambda: (table.copy(), truth.copy()), sum(losses) / 6),
    Probe("the same, each row shifted far", lambda: (table + heights, truth.copy()), sum(losses) / 6, rtol=1e-8),
    Probe("sure and wrong", lambda: (np.array([[-9000.0, 0.0], [50.0, 0.0], [0.0, 7000.0]]), np.array([0, 1, 0])),
          16050 / 3),
    Probe("whole numbers", lambda: (np.array([[2, 2, 2, 2, 2], [0, 0, 0, 0, 0]]), np.array([4, 1])), np.log(5)),
])
### END HIDDEN TESTS

# %%
Z, labels = rng.normal(0, 3, (200, 10)), rng.integers(0, 10, 200)
print("from P:     ", cross_entropy(softmax(Z), one_hot(labels, 10)))
print("from logits:", cross_entropy_from_logits(Z, labels))

# %% [markdown]
# ## What it does to the logits
#
# Training moves logits. In which direction does the loss push each of them? Measure the **slope by** each **logit**:
# how fast the loss rises when that logit alone does. Take 0.3, 2.9 and 4.0 with the true class 1. **Predict** the
# signs, and the sum of the three slopes.

# %%
Z, Y = np.array([[0.3, 2.9, 4.0]]), np.array([[0, 1, 0]])
by_logits = numerical_gradient(lambda Z: cross_entropy_from_logits(Z, [1]), Z)
print("measured:", by_logits.round(6), f"sum {by_logits.sum():.0e}")
print("P - Y:   ", (softmax(Z) - Y).round(6))

# %% [markdown]
# **`P - Y`**, as `p - y` in lesson 3; the sum is 0 but for rounding. The true class is pulled up by what it lacks to 1,
# each other is pushed down by its share. (For the mean of `m` examples it is `(P - Y) / m`. Why: lesson 5.)
#
# **Predict.** The model is sure and wrong: logits 0, 12 and 0, and class 0 is true. What is the slope by the true
# logit, if the loss is the squared error $\sum_k (P_k - Y_k)^2$ instead?
#
# - `"a"` about -2, as the square makes a large error larger
# - `"b"` about -1, as with cross-entropy
# - `"c"` nearly 0

# %% exercise="squares_when_wrong"
squares_when_wrong = ...
### BEGIN SOLUTION
squares_when_wrong = "c"
### END SOLUTION

# %% check="squares_when_wrong" points=1
check_answer("squares_when_wrong", squares_when_wrong)

# %%
Y = np.array([[1.0, 0.0, 0.0]])
losses = {"cross-entropy": lambda Z: cross_entropy_from_logits(Z, [0]),
          "squared error": lambda Z: np.sum((softmax(Z) - Y) ** 2)}
others = np.linspace(-8, 16, 49)    # the logit of the wrong class 1
slopes = {name: np.array([numerical_gradient(loss, np.array([[0, z, 0]]))[0, 0]
                          for z in others]) for name, loss in losses.items()}
for name, values in slopes.items():
    at = [f" z = {z}: {values[others == z][0]:.6f}" for z in [0, 4, 12]]
    print(name, *at)

# %%
ax = figures.axes(6.4, 3.6)
looks = [("-", figures.BLUE), ("--", figures.ORANGE)]
for name, (style, color) in zip(slopes, looks, strict=True):
    ax.plot(others, slopes[name], style, color=color, label=name)
ax.legend(loc="lower left", frameon=False)
figures.label(ax, "Sure and wrong, squares stop pulling",
              "logit of the wrong class 1 (the others are 0)",
              "slope by the true logit")
figures.show(ax, "The slope by the true logit over a wrong class's logit. "
                 "Both begin near -0.5. For cross-entropy it falls to -1 and "
                 "stays there; for the squared error it rises to 0.")

# %% [markdown]
# **Predict:** descend from the logits 0, 12 and 0, with each loss, in 100 steps of step size 1.0. What is the
# probability of class 0, the true one, in the end? At the start it is 0.000006.

# %%
for name, loss in losses.items():
    Z = np.array([[0.0, 12.0, 0.0]])
    for _ in range(100):
        Z = Z - 1.0 * numerical_gradient(loss, Z)
    print(f"{name}: p of the true class {softmax(Z)[0][0]:.6f}")

# %% [markdown]
# With cross-entropy it has learned its lesson; with squares it stands where it began. The squared error knows that the
# model is wrong, but it cannot tell the logits: the curve of softmax is flat there.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to do what your `cross_entropy_from_logits` does for labels (m,). They also claim to take the
# labels as a column, (m, 1), and to give the same number. At least one is right. The others have one mistake each:
# `"maximum"` (a largest of the wrong numbers is taken off), `"columns"` (logits of other rows' labels are taken),
# `"reshape"` (a result is dropped).

# %%
def cost_a(Z, labels):
    labels = np.ravel(labels)    # (m, 1) becomes (m,)
    Z = Z - np.max(Z)
    logs = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(logs[np.arange(len(Z)), labels])


def cost_b(Z, labels):
    labels.reshape(len(Z))    # (m, 1) becomes (m,)
    Z = Z - np.max(Z, axis=1, keepdims=True)
    logs = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(logs[np.arange(len(Z)), labels])

# %%
def cost_c(Z, labels):
    labels = np.ravel(labels)    # (m, 1) becomes (m,)
    Z = Z - np.max(Z, axis=1, keepdims=True)
    logs = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(logs[:, labels])


def cost_d(Z, labels):
    labels = np.ravel(labels)    # (m, 1) becomes (m,)
    differences = Z - Z[np.arange(len(Z)), labels][:, None]    # z_j - z_t
    M = np.max(differences, axis=1)
    powers = np.exp(differences - M[:, None])
    return np.mean(M + np.log(np.sum(powers, axis=1)))

# %% [markdown]
# By the test in the next cell all four look right. Make it louder there before you decide.
#
# <details><summary>Hint 1: more than one</summary>
# In a table of one row there are no other rows to mix up. Take at least three rows with different labels.
# </details>
# <details><summary>Hint 2: what should change nothing</summary>
# What may be done to all logits of a row, and how may the labels be handed in, without a change of the cost? Do it.
# </details>

# %%
Z, labels = np.array([[1.0, 3.0, -2.0]]), np.array([0])
print("yours: ", cross_entropy_from_logits(Z, np.ravel(labels)))
for program in [cost_a, cost_b, cost_c, cost_d]:
    print(program.__name__, program(Z, labels))

# %% [markdown]
# Fill in each with one of `"maximum"`, `"columns"`, `"reshape"` or `"right"`.

# %% exercise="class_cost_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right"}
class_cost_mistakes = ...
### BEGIN SOLUTION
class_cost_mistakes = {"a": "maximum", "b": "reshape",
                       "c": "columns", "d": "right"}
### END SOLUTION

# %% check="class_cost_mistakes" points=2
check_answer("class_cost_mistakes", class_cost_mistakes)

# %% [markdown]
# ## What we found
#
# - Softmax turns logits into shares of 1. A shift of a row changes nothing; to take off its largest keeps it safe.
# - With two classes softmax is the sigmoid of the difference: one unit is enough. Argmax names the most probable class.
# - Cross-entropy is the mean of minus the log of the true class's probability. Without knowledge it is `log K`.
# - From logits, by log-sum-exp, it is right at any size.
# - Its slope by the logits is `P - Y`: the more wrong, the stronger the pull. Squares pull least where it counts most.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\sigma(z)_k$, "normalized exponential", 소프트맥스 | `softmax` |
# | logits, scores; 원-핫 인코딩, one-hot encoding | `Z` before softmax; `one_hot` |
# | `t`, one-hot or not; `y`, the output of softmax | `Y` or `labels`; `P` |
# | `-np.sum(t * np.log(y + 1e-7)) / batch_size` | `cross_entropy`, with a clip instead of `1e-7` |
# | `y[np.arange(batch_size), t]` | the same: one entry a row |
# | "categorical cross-entropy" / "sparse ..." | `Y` is one-hot / labels are numbers |
# | `CrossEntropyLoss`, "from logits" | `cross_entropy_from_logits` |
# | `BCELoss`, "log loss" | `binary_cross_entropy` |

# %% [markdown]
# ## On your own
#
# - Divide all logits by a "temperature" of 0.1, 1 and 10 before softmax. What does a high one do to the shares?
# - Which `P` makes `cross_entropy(P, Y)` smallest for the soft row 0.5, 0.3, 0.2? Descend on three logits to find it.
# - Take the weights of lesson 3's ten units: is the cross-entropy of `softmax(X @ W + b)` below 2.3026 on new digits?
#
# Next: [convexity](4_convexity.ipynb), the shape of a cost, and why every start may lead to the same place.
