# %% [markdown]
# # Tell ten digits apart
#
# **You will** write a classifier that reads handwritten digits, and the table that says which digit it takes for which.
#
# **You will be able to** say why yes or no needs one unit and ten digits need ten; say what each unit's probability
# means, and why the largest decides; read a confusion matrix.
#
# **You need** [train a classifier](3_training_a_classifier.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer
from helpers.descent import normal_equation
from helpers.differentiation import relative_error
from helpers.explorers import Digit
from helpers.logistic import accuracy, add_bias, sigmoid, train_logistic

# %% [markdown]
# ## Ten kinds of pictures
#
# Here are 1,797 scans of handwritten digits (Alpaydin and Kaynak, 1998, UCI Machine Learning Repository, CC BY 4.0).
# Each is 8 by 8 pixels, from 0 (paper) to 16 (ink), already flattened to a row of 64. Divided by 16, they lie between 0
# and 1.

# %%
X, labels = data.handwritten_digits()
X = X / 16
print(X.shape, "from", X.min(), "to", X.max())
ax = figures.pictures(X[:16].reshape(-1, 8, 8), labels[:16], cmap="gray_r",
                      title="Sixteen scans, each with its label above it")
figures.show(ax, "Sixteen handwritten digits of 8 by 8 pixels, dark ink on "
                 "white, in two rows: 0 to 9, then 0 to 5.")

# %% [markdown]
# As in the last notebook: learn on the **training** set, choose on the **validation** set, look at the **test** set
# once, at the end. Neighbours in the file come from the same hand, so shuffle before you split; with the seed 0
# everybody has the same shuffle. And how often would you be right without looking, by always giving the most frequent
# label?

# %%
order = np.random.default_rng(0).permutation(len(X))
train, validation, test = np.split(order, [1000, 1297])
print(len(train), "to train,", len(validation), "to validate,",
      len(test), "to test")
counts = np.bincount(labels[train])    # how often each label occurs
most = counts.argmax()    # argmax: the place of the largest entry
print(counts, "so always say", most)
always = accuracy(np.full(297, most), labels[validation])
print("right on the validation set:", always)

# %% [markdown]
# About one in ten. That is the mark to beat.

# %% [markdown]
# ## One number for ten digits
#
# For "cat or not" one unit was enough: `p` for a cat, and `1 - p` is then the probability of no cat. Why not ask one
# unit for the digit itself, as a number? Lesson 2 can fit a line to the labels.

# %%
line = normal_equation(add_bias(X[train]), labels[train])
answers = add_bias(X[validation]) @ line
rounded = np.clip(np.rint(answers), 0, 9)    # the nearest label
print("right:", accuracy(rounded, labels[validation]))
print("1s are called", rounded[labels[validation] == 1].astype(int))

# %% [markdown]
# Better than always a 3, but no use: most 1s are called 2, 3 or 4. To see why, take a 1 and a 9 that the line calls
# right, once rounded, and mix them: each pixel is the mean of the two.

# %%
def nearest_to(digit):
    shown = X[validation][labels[validation] == digit]
    off = abs(add_bias(shown) @ line - digit)
    return shown[np.argmin(off)]    # argmin: the place of the smallest


one, nine = nearest_to(1), nearest_to(9)
mixture = (one + nine) / 2
three = np.array([one, mixture, nine])
ax = figures.pictures(three.reshape(-1, 8, 8), ["a 1", "the mixture", "a 9"],
                      width=4.8, cmap="gray_r",
                      title="The mixture has half the ink of each")
figures.show(ax, "A 1, a mixture and a 9. The mixture has the ink of both, "
                 "each half as dark.")

# %% [markdown]
# **Predict.** What will the line call the mixture?
#
# - `"a"` a 1
# - `"b"` a 5
# - `"c"` a 9
# - `"d"` nothing sensible: the mixture looks like no digit

# %% exercise="between_one_and_nine"
between_one_and_nine = ...
### BEGIN SOLUTION
between_one_and_nine = "b"
### END SOLUTION

# %% check="between_one_and_nine" points=1
check_answer("between_one_and_nine", between_one_and_nine)

# %%
print("a 1, the mixture, a 9:", (add_bias(three) @ line).round(2))

# %% [markdown]
# 0.6 is rounded to 1, 9.24 to 9. The mixture has 4.92: a 5, of which there is nothing in the picture. A single number
# can only lie *between*: in doubt between 1 and 9 it ends at 5. But labels are names. A 9 is not nine times a 1, and 5
# is no compromise of the two. What we need is an answer that can say "perhaps a 1, perhaps a 9, no 5": a number **for
# each** digit.

# %% [markdown]
# ## One against the rest
#
# A unit can answer yes or no. So let unit `k` answer one question only: is it a `k`, or any of the rest? Its targets
# are easily made. Here are the first twelve of unit 3:

# %%
print(labels[:12])
print((labels[:12] == 3).astype(float))

# %% [markdown]
# With `K` classes train `K` units, each alone and from zeros. This is called **one against the rest**, or one-vs-all.
# Column `k` of the table `W`, (n, K), holds the weights of unit `k`, and `b[k]` its bias.
#
# Write `train_one_vs_all`. Train each unit by `train_logistic(X, y, learning_rate, steps, l2)`, which returns `w`, `b`
# and the costs. The first line is given: `labels` may be a list.
#
# <details><summary>Hint 1: which classes</summary>
# Loop over <code>range(n_classes)</code>. A class without any example gets its unit too.
# </details>
# <details><summary>Hint 2: one unit</summary>
# Its targets are <code>labels == k</code>. Hand learning rate, steps and l2 on. The costs are not needed here.
# </details>
# <details><summary>Hint 3: from K units to one table</summary>
# Collect the weights in one list, the biases in another. <code>np.column_stack(list_of_arrays)</code> makes each array
# a column.
# </details>

# %% exercise="train_one_vs_all"
def train_one_vs_all(X, labels, n_classes,
                     learning_rate=0.1, steps=300, l2=0.0):
    """W (n, K) and b (K,): one unit per class, each against the rest."""
    labels = np.asarray(labels)
    ### BEGIN SOLUTION
    units = [train_logistic(X, labels == k, learning_rate, steps, l2)
             for k in range(n_classes)]
    weights, biases, _ = zip(*units, strict=True)
    return np.column_stack(weights), np.array(biases)
    ### END SOLUTION

# %% check="train_one_vs_all" points=2
check(train_one_vs_all)

# %% check="train_one_vs_all" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(341)
inputs, classes = rng.normal(0.4, 1.0, (9, 4)), np.array([0, 2, 2, 4, 0, 1, 2, 4, 3])    # 9 examples, 4 features
goals = np.array([[label == k for k in range(5)] for label in classes], dtype=float)
first_errors = np.column_stack([goals, np.zeros((9, 1))]) - 0.5    # at zeros every probability is 0.5


def slopes_left(result):
    W, b = np.asarray(result[0]), np.asarray(result[1])
    errors = 0.5 * (1 + np.tanh((inputs @ W + b) / 2)) - goals
    return [inputs.T @ errors + 2.0 * W, errors.sum(axis=0)]


check_hidden("train_one_vs_all", train_one_vs_all, 1, [
    Probe("one step from zeros, a class without an example", lambda: (inputs.copy(), classes.copy(), 6, 0.7, 1, 2.0),
          (0.7 * inputs.T @ first_errors / 9, 0.7 * first_errors.mean(axis=0))),
    Probe("after many steps with l2 nothing is left to descend",
          lambda: (inputs.copy(), classes.copy(), 5, 1.0, 1500, 2.0), [np.zeros((4, 5)), np.zeros(5)],
          use=slopes_left, atol=1e-8),
    Probe("two classes: mirror images", lambda: (inputs.copy(), classes // 2 % 2, 2, 0.5, 40, 1.0),
          [np.zeros(4), 0.0], use=lambda result: [np.asarray(result[0])[:, 0] + np.asarray(result[0])[:, 1],
                                                  np.sum(result[1])], atol=1e-9),
    Probe("everything left out: as 300 steps at 0.1 without a penalty",
          lambda: (np.array([[1], [-1], [2]]), np.array([1, 0, 1]), 2), [np.zeros((1, 2)), np.zeros(2)],
          again=lambda: (np.array([[1], [-1], [2]]), np.array([1, 0, 1]), 2, 0.1, 300, 0.0),
          use=lambda left_out, given: [np.subtract(a, b) for a, b in zip(left_out, given, strict=True)]),
])
### END HIDDEN TESTS

# %% [markdown]
# Why one unit for yes or no, then, and not two? Train two units on the 0s and 1s alone, one for each.

# %%
zeros_and_ones = train[labels[train] < 2]
W, b = train_one_vs_all(X[zeros_and_ones], labels[zeros_and_ones], 2, 1.0)
P = sigmoid(X[zeros_and_ones] @ W + b)
print("the two units' probabilities for three digits:", *P[:3].round(3))
first, second = np.transpose(W)    # the weights of each, a column of W
error = relative_error(first, -second)
print(f"weights of one, minus those of the other: relative error {error:.0e}")

# %% [markdown]
# Up to rounding the two are mirror images, and what they say adds up to 1: the second unit repeats the first with the
# other sign. From three classes on, "not this one" leaves open which of the others: each class needs its unit. Now all
# ten, with a learning rate of 1 for now.

# %%
W, b = train_one_vs_all(X[train], labels[train], 10, learning_rate=1.0)
print("W", np.shape(W), "b", np.shape(b))

# %% [markdown]
# ## The surest unit
#
# All ten units at once: `X @ W + b` is a table, one row per example, one column per unit. `sigmoid` turns each entry
# into a probability: that of a yes to this unit's own question. **Predict.** For one digit, the ten probabilities add
# up to
#
# - `"a"` exactly 1, for every digit
# - `"b"` exactly 1, for those digits that are called right
# - `"c"` a number that differs from digit to digit
# - `"d"` 10

# %% exercise="ten_sums"
ten_sums = ...
### BEGIN SOLUTION
ten_sums = "c"
### END SOLUTION

# %% check="ten_sums" points=1
check_answer("ten_sums", ten_sums)

# %%
P = sigmoid(X[validation] @ W + b)
print("the first digit, a", labels[validation[0]], "gets", P[0].round(2))
print("sums for the first eight:", P.sum(axis=1)[:8].round(2))
yes = np.sum(P >= 0.5, axis=1)    # how many units say yes to each digit
print("digits to which none says yes:", np.sum(yes == 0),
      " several:", np.sum(yes > 1))

# %% [markdown]
# Nothing ties the ten together. Each probability belongs to a question of its own and is no share of one whole.
# (Lesson 4 makes them shares, by `softmax`.) Nor is a yes or no from each unit enough: to 34 digits none says yes, to
# 6 several do. So take the unit that is **surest**, whatever it says: `argmax` gives the *place* of the largest entry
# in a row, here the digit. Are the largest `z` and the largest `p` in the same place?

# %%
z = X[validation] @ W + b
same = z.argmax(axis=1) == P.argmax(axis=1)
print("z and p have their largest in the same place:", np.all(same))
print("sigmoid(40) == sigmoid(50):", sigmoid(40.0) == sigmoid(50.0))

# %% [markdown]
# They are: the sigmoid rises everywhere, so the largest `z` has the largest `p`, and to decide, `z` is enough. And it
# is safer: 40 and 50 differ, their probabilities are both rounded to 1.
#
# Write `predict_one_vs_all`: for each row of `X` the place of the largest entry of `X @ W + b`.
#
# <details><summary>Hint 1: along which axis</summary>
# <code>z.argmax(axis=0)</code> goes down each column, <code>z.argmax(axis=1)</code> along each row. What is due is one
# label for each example.
# </details>

# %% exercise="predict_one_vs_all"
def predict_one_vs_all(X, W, b):
    """For each row of X, the surest unit's class: (m,) whole numbers."""
    ### BEGIN SOLUTION
    return np.argmax(X @ W + b, axis=1)
    ### END SOLUTION

# %% check="predict_one_vs_all" points=2
check(predict_one_vs_all)

# %% check="predict_one_vs_all" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(342)
middles, spots = rng.normal(0, 2.0, (5, 3)), rng.normal(0, 2.0, (11, 3))
nearest = np.array([min(range(5), key=lambda k, spot=spot: np.linalg.norm(spot - middles[k])) for spot in spots])
halves = -np.sum(middles**2, axis=1) / 2    # with these biases the largest z is that of the nearest middle
check_hidden("predict_one_vs_all", predict_one_vs_all, 1, [
    Probe("the nearest of five middles", lambda: (spots.copy(), middles.T.copy(), halves.copy()), nearest),
    Probe("all biases high", lambda: (spots.copy(), middles.T.copy(), halves + 12.0), nearest),
    Probe("all biases low", lambda: (spots.copy(), middles.T.copy(), halves - 12.0), nearest),
    Probe("whole numbers", lambda: (np.array([[2, -1, 0], [0, 1, 3]]),
                                    np.array([[1, 0, 0, 2], [0, 3, 1, 1], [1, 0, 1, -1]]),
                                    np.array([0, 1, 2, 0])), np.array([3, 2])),
])
### END HIDDEN TESTS

# %% [markdown]
# How good is it? And which learning rate, 0.1 or 1? The validation set decides.

# %%
for rate in [0.1, 1.0]:
    W, b = train_one_vs_all(X[train], labels[train], 10, learning_rate=rate)
    for name, part in [("training", train), ("validation", validation)]:
        right = accuracy(predict_one_vs_all(X[part], W, b), labels[part])
        print(f"learning rate {rate}: {right:.3f} of the {name} set right")

# %% [markdown]
# In 300 steps the larger rate gets further, and that holds on new digits too. We keep it: `W` and `b` are those of the
# last turn. Now the test set, once.

# %%
predicted = np.asarray(predict_one_vs_all(X[test], W, b))
print("right on the test set:", accuracy(predicted, labels[test]))
print("mistakes:", np.sum(predicted != labels[test]), "of", len(test))

# %% [markdown]
# 0.952, with 24 mistakes in 500, against one right in ten. And the mixture of a 1 and a 9?

# %%
for name, x in [("the 1", one), ("the mixture", mixture), ("the 9", nine)]:
    called = predict_one_vs_all(x[None], W, b)    # x[None]: a table of one row
    print(f"{name:11}", sigmoid(x @ W + b).round(2), "called a", *called)

# %% [markdown]
# Ten numbers can say what one could not. For the mixture units 1 and 9 are the surest, though neither is sure: all ten
# say no, and unit 5 has 0.0. Next, look at single scans. In the test set these are called wrong:

# %%
print(np.flatnonzero(predicted != labels[test]))    # the places of the Trues

# %% [markdown]
# **Predict:** when a scan is called wrong, is the right unit a close second, or far behind? And is the surest unit as
# sure as with those called right? Set the slider *scan* to some of these numbers, and to others (the arrow keys move
# it by one). The picture below the scan shows the weights of one unit: ink on red speaks for its digit, ink on blue
# against it.

# %%
Digit(X[test], labels[test], W, b, predict_one_vs_all)

# %% [markdown]
# **Answer for yourself:** with scan 11, unit 0 and *its picture* set to the weight times ink, which pixels speak
# against a 0? Then all 500 at once: how many units are surer than the right one, how sure is the surest, and how far
# ahead of the right one? (The median is the number in the middle, when all are sorted.)

# %%
P = sigmoid(X[test] @ W + b)
of_right = P[np.arange(500), labels[test]]    # in each row, the right unit's p
ahead = np.sum(P > of_right[:, None], axis=1)    # [:, None]: as a column
for units, digits in enumerate(np.bincount(ahead)):
    print(f"{digits:3} digits with {units} units ahead of the right one")
for name, part in [("called right", ahead == 0), ("called wrong", ahead > 0)]:
    surest = P[part].max(axis=1)
    gap = np.median(surest - of_right[part])
    print(f"{name}, medians: surest unit's p {np.median(surest):.2f}, "
          f"ahead of the right one by {gap:.2f}")
print("largest p of a wrong answer:", P[ahead > 0].max().round(2))

# %% [markdown]
# For 18 of the 24 wrong digits the right unit comes second. Over all 24 the surest unit is as a rule not far ahead of
# the right one: by 0.17. The surest unit is less sure where it is wrong: 0.46 against 0.94. So its `p` tells something about how far to trust an answer (but scan
# 236 is wrong at 0.85). And scan 11 has ink where a 0 has its hole: there the weights are negative, and that outweighs
# the rest.

# %% [markdown]
# ## Which for which
#
# 24 mistakes. Which digit, do you think, is most often taken for which? A **confusion matrix** counts the pairs: its
# entry in row `i`, column `j` says how often an `i` was taken for a `j`. It is tempting to fill it in one line,
# `table[actual, predicted] += 1`, with whole arrays as indices.
#
# **Predict.** A 0 is taken for a 1 three times. What stands in row 0, column 1 after `table[[0, 0, 0], [1, 1, 1]] +=
# 1`?
#
# - `"a"` 3
# - `"b"` 1
# - `"c"` 0, since it is an error

# %% exercise="counted_once"
counted_once = ...
### BEGIN SOLUTION
counted_once = "b"
### END SOLUTION

# %% check="counted_once" points=1
check_answer("counted_once", counted_once)

# %%
table = np.zeros((2, 2), dtype=int)
table[[0, 0, 0], [1, 1, 1]] += 1
print(table)
np.add.at(table, ([0, 0, 0], [1, 1, 1]), 1)
print(table)

# %% [markdown]
# `table[rows, columns] += 1` reads the cells, adds 1, and writes them back: here a 1, three times. `np.add.at` adds
# once for each index, here 3 to the 1 that was there. So would a loop.

# %% [markdown]
# Write `confusion_matrix`. The table has `n_classes` rows and columns, whether all classes occur or not, and is of
# whole numbers: `dtype=int`.
#
# <details><summary>Hint 1: a loop</summary>
# <code>for i, j in zip(actual, predicted):</code> walks through the pairs.
# </details>
# <details><summary>Hint 2: which is the row</summary>
# The row is what it is, the column what it was taken for: <code>table[i, j]</code> with <code>i</code> from
# <code>actual</code>.
# </details>

# %% exercise="confusion_matrix"
def confusion_matrix(predicted, actual, n_classes):
    """How often each class (row) was taken for each (column): (K, K) ints."""
    ### BEGIN SOLUTION
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (actual, predicted), 1)
    return table
    ### END SOLUTION

# %% check="confusion_matrix" points=2
check(confusion_matrix)

# %% check="confusion_matrix" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(343)
known = rng.integers(0, 5, (4, 4))
known[2] = 0    # a class that never occurs
rows, columns = (np.repeat(place.ravel(), known.ravel()) for place in np.indices(known.shape))
mixed = rng.permutation(len(rows))
wider = np.zeros((6, 6), dtype=int)
wider[:4, :4] = known
check_hidden("confusion_matrix", confusion_matrix, 1, [
    Probe("pairs of four classes, shuffled", lambda: (columns[mixed], rows[mixed], 4), known),
    Probe("the same with two classes more that never occur", lambda: (columns[mixed], rows[mixed], 6), wider),
    Probe("everything right", lambda: (rows.copy(), rows.copy(), 4), np.diag(known.sum(axis=1))),
    Probe("its sum is the number of examples", lambda: (columns.copy(), rows.copy(), 4), len(rows), use=np.sum),
])
### END HIDDEN TESTS

# %%
table = np.asarray(confusion_matrix(predicted, labels[test], 10))
ax = figures.confusion(figures.axes(6.0, 5.2), table)
figures.label(ax, "Two pairs make up 8 of the 24 mistakes",
              "taken for (column)", "is (row)")
figures.show(ax, "Confusion matrix of 500 test digits. The grey diagonal holds "
                 "the right answers, 36 to 57 a digit. The darkest other cell "
                 "is 1 taken for 8, five times; then 4 for 7, three times.")

# %% [markdown]
# Read it row by row: row 1 says what became of the 1s. Five were taken for an 8, the most frequent mistake. The
# diagonal, where row and column agree, is what was right; it is left grey, or its large numbers would hide the small
# ones. (With 24 mistakes in all, 2 against 1 may be chance.) **Predict:** what are the sum of a row, the sum of a
# column, and the sum of the diagonal over the sum of all?

# %%
print("sums of the rows:   ", table.sum(axis=1))
print("how often each is:  ", np.bincount(labels[test]))
print("sums of the columns:", table.sum(axis=0))
print("how often called:   ", np.bincount(predicted, minlength=10))
# np.trace: the sum of the diagonal
print("diagonal over all:  ", np.trace(table) / table.sum())
print("accuracy:           ", accuracy(predicted, labels[test]))

# %% [markdown]
# A row adds up to how often a digit occurs, a column to how often it is called, the diagonal to all right answers. So
# each row also gives the accuracy on one digit alone:

# %%
print("right, from the 0s to the 9s:")
print((np.diag(table) / table.sum(axis=1)).round(2))    # np.diag: the diagonal

# %% [markdown]
# 0.952 on the whole is 1 for the 2s and the 7s, and 0.87 for the 1s: one number hides that. Here are the 1s that are
# taken for an 8, and the 4s that are taken for a 7.

# %%
pairs = [(1, 8), (4, 7)]
shown = [test[(labels[test] == i) & (predicted == j)] for i, j in pairs]
titles = [f"{i} as {j}" for i, j in pairs for _ in range(table[i, j])]
ax = figures.pictures(X[np.concatenate(shown)].reshape(-1, 8, 8), titles,
                      cmap="gray_r", title="The two most frequent confusions")
figures.show(ax, "Eight misread digits: five 1s with thick strokes that were "
                 "taken for 8s, and three 4s that were taken for 7s.")

# %% [markdown]
# ## What a unit looks for
#
# Here are all ten pictures of weights: again, ink on red speaks for the digit, ink on blue against it. **Predict:**
# where is unit 7 bluest, and where is unit 1 reddest?

# %%
weights = np.asarray(W)
never = np.all(X[train] == 0, axis=0)    # no training digit has ink
print(never.sum(), "pixels never have ink; their weights:",
      np.unique(weights[never]))
largest = np.max(abs(weights))
ax = figures.pictures(weights.T.reshape(10, 8, 8),
                      [f"unit {k}" for k in range(10)], columns=5,
                      cmap="RdBu_r", vmin=-largest, vmax=largest,
                      title="Each unit has its own red and blue places")
figures.show(ax, "The weights of the ten units as pictures of 8 by 8 pixels, "
                 "red positive and blue negative. Unit 0 is blue in the "
                 "middle, where a 0 has its hole.")

# %% [markdown]
# Unit 7 at the bottom, right of a 7's foot: nearly all other digits have ink there. Unit 1 in one spot in the upper
# half: the other digits have less ink there. These are no pictures of digits: they show what tells a digit from the
# *rest*. And where no training digit has ink, the gradient is 0, so the weight stays at the 0 it began with.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to do what your `train_one_vs_all` does, for all units at once; a fifth claims to be
# `confusion_matrix`. At least one is right. The others have one mistake each: `"labels"` (the labels themselves are
# the targets), `"one bias"` (the units share a bias), `"penalty"` (it is laid on the biases too), `"swapped"` (row and
# column).

# %%
def train_a(X, labels, n_classes, learning_rate=1.0, steps=100, l2=0.0):
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
    Y = labels[:, None] == np.arange(n_classes)    # (m, K)
    for _ in range(steps):
        errors = sigmoid(X @ W + b) - Y
        W = W - learning_rate * (X.T @ errors + l2 * W) / len(X)
        b = b - learning_rate * np.mean(errors)
    return W, b


def train_b(X, labels, n_classes, learning_rate=1.0, steps=100, l2=0.0):
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
    Y = np.tile(labels[:, None], n_classes)    # the column K times: (m, K)
    for _ in range(steps):
        errors = sigmoid(X @ W + b) - Y
        W = W - learning_rate * (X.T @ errors + l2 * W) / len(X)
        b = b - learning_rate * np.mean(errors, axis=0)
    return W, b

# %%
def train_c(X, labels, n_classes, learning_rate=1.0, steps=100, l2=0.0):
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
    Y = labels[:, None] == np.arange(n_classes)    # (m, K)
    for _ in range(steps):
        errors = sigmoid(X @ W + b) - Y
        W = (1 - learning_rate * l2 / len(X)) * W
        W = W - learning_rate * (X.T @ errors) / len(X)
        b = b - learning_rate * np.mean(errors, axis=0)
    return W, b


def train_d(X, labels, n_classes, learning_rate=1.0, steps=100, l2=0.0):
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
    Y = labels[:, None] == np.arange(n_classes)    # (m, K)
    for _ in range(steps):
        errors = sigmoid(X @ W + b) - Y
        W = W - learning_rate * (X.T @ errors + l2 * W) / len(X)
        b = b - learning_rate * (np.sum(errors, axis=0) + l2 * b) / len(X)
    return W, b

# %%
def table_e(predicted, actual, n_classes):
    cells = np.bincount(predicted * n_classes + actual, minlength=n_classes**2)
    return cells.reshape(n_classes, n_classes)

# %% [markdown]
# The test in the next cell is too kind: by it, only one of the five looks wrong. Make it louder there before you
# decide. (Left out, the programs take a learning rate of 1.0 and 100 steps, your own function takes 0.1 and 300.)
#
# <details><summary>Hint 1: what a good accuracy hides</summary>
# Compare <code>W</code> and <code>b</code> with those of your own function, with the same learning rate and steps, by
# <code>relative_error</code> of lesson 1. And compare tables cell by cell.
# </details>
# <details><summary>Hint 2: a penalty that is 0</summary>
# With <code>l2=0</code> nobody can see where it is laid. Hand all programs <code>l2=30</code>.
# </details>

# %%
for program in [train_a, train_b, train_c, train_d]:
    theirs = program(X[train], labels[train], 10)    # their W and b
    called = predict_one_vs_all(X[validation], *theirs)
    right = accuracy(called, labels[validation])
    print(program.__name__, "right:", round(right, 3))
e = table_e(predicted, labels[test], 10)
print("table_e right:", np.trace(e) / np.sum(e))

# %% [markdown]
# Fill in each with one of `"labels"`, `"one bias"`, `"penalty"`, `"swapped"` or `"right"`.

# %% exercise="classifier_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right", "e": "right"}
classifier_mistakes = ...
### BEGIN SOLUTION
classifier_mistakes = {"a": "one bias", "b": "labels", "c": "right",
                       "d": "penalty", "e": "swapped"}
### END SOLUTION

# %% check="classifier_mistakes" points=2
check_answer("classifier_mistakes", classifier_mistakes)

# %% [markdown]
# ## What we found
#
# - One number can only lie between classes. For yes or no one unit is enough, since its mirror image says nothing new;
#   `K` classes need `K` units.
# - Each unit gives the probability of its own class **against the rest**. The `K` of them do not add up to 1.
# - The surest unit decides: `argmax` of `z`, which is that of `p`, because the sigmoid rises.
# - A confusion matrix says what a single accuracy hides: which class is taken for which.
# - `table[rows, columns] += 1` counts a repeated cell once.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | one-vs-all, one-vs-rest, OvR, 일대다 | one against the rest |
# | `all_theta`, (K, n + 1), one row per unit, bias in column 0 | `W` (n, K), one column per unit, and `b` (K,) |
# | confusion matrix, 혼동 행렬; some have the predicted class in the rows | row actual, column predicted |
# | recall, sensitivity, 재현율 | a diagonal entry over the sum of its row |
# | precision, 정밀도 | a diagonal entry over the sum of its column |

# %% [markdown]
# ## On your own
#
# - Split without the shuffle: train on the first 1000 of the file, test on the last 500, written by other hands. How
#   much of the accuracy is left, and which of the two numbers would you promise to a user?
# - Let the classifier refuse: no answer where the surest unit is below some `p`. How many digits does it refuse, and
#   how good is it on the rest?
# - Draw an 8 by 8 digit of your own as an array and have it read.
#
# Next: lesson 4, where you ask why it is a cost that is lowered, and which: [why not
# accuracy](../04_cost_functions/1_why_not_accuracy.ipynb).
