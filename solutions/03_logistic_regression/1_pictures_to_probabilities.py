# %% [markdown]
# # Turn a picture into a probability
#
# **You will** write a unit, the part that all of the rest is built from: it takes the numbers of a picture and says,
# between 0 and 1, how sure it is that the answer is yes.
#
# **You will be able to** say what each axis of an array of pictures means; turn pictures into rows and back; compute a
# sigmoid that no number breaks; say what a weight does and why a unit needs a bias.
#
# **You need** [scale, and take batches](../02_gradient_descent/4_scaling_and_batches.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer, check_mission
from helpers.explorers import Sigmoid

# %% [markdown]
# ## A picture is numbers
#
# Here are 200 small squares cut from four photographs. On 80 of them is a bit of a cat; their label is 1. On the others
# is something else; their label is 0.

# %%
images, labels, _, _ = data.cat_or_not()
some = [2, 14, 30, 56, 60, 44, 76, 10, 80, 94, 102, 112, 118, 134, 170, 184]
shown = figures.pictures(images[some], labels[some],
                         title="A bit of a cat (1) or something else (0)")
figures.show(shown, "Sixteen small colour pictures. Eight bits of a cat: its "
                    "eyes, stripes, whiskers, fur. Eight other things: a flag, "
                    "orange cloth, white tubes, a helmet, a table, a dark sky.")

# %% [markdown]
# The photographs, as packaged in scikit-image: a cat (Stefan van der Walt, CC0), a cup of coffee (Rachel Michetti, CC0),
# an astronaut (NASA, public domain), a rocket at its pad (SpaceX, public domain).
#
# Each picture is 32 pixels high and 32 wide, with three numbers a pixel. **Predict** the shape of each part before you
# run.

# %%
print("all pictures:       ", images.shape, images.dtype)
print("one picture:        ", images[94].shape)
print("its top row:        ", images[94, 0].shape)
print("the first pixel:    ", images[94, 0, 0].shape, images[94, 0, 0])
print("how green that is:  ", images[94, 0, 0, 1].shape, images[94, 0, 0, 1])

# %% [markdown]
# The shape is (m, H, W, C): `m` pictures, each `H` rows high and `W` pixels wide, with `C` numbers a pixel: how much
# red, green and blue light, from 0 to 255. Each index takes away the first axis that is left. That pixel is orange: a
# lot of red, some green, little blue.

# %% [markdown]
# The type is `uint8`, a whole number of eight bits: from 0 to 255. **Predict.** Two such arrays hold 200 and 100. What
# is in their sum?
#
# - `"a"` 300
# - `"b"` 255, the largest there is
# - `"c"` 44
# - `"d"` nothing: an error

# %% exercise="uint8_sum"
uint8_sum = ...
### BEGIN SOLUTION
uint8_sum = "c"
### END SOLUTION

# %% check="uint8_sum" points=1
check_answer("uint8_sum", uint8_sum)

# %%
light, dark = np.array([200], dtype=np.uint8), np.array([100], dtype=np.uint8)
print("200 + 100:", light + dark)
print("100 - 200:", dark - light)
print("as floats:", light.astype(float) + dark)
print("200 / 255:", light / 255)

# %% [markdown]
# Past 255 the count begins again at 0, and below 0 again at 255, without a word. So turn pictures into floats before you
# compute with them. Dividing does it: `images / 255` is a new array of `float64`, between 0 and 1.

# %% [markdown]
# ## A picture becomes a row
#
# In the last lesson an example was a row of features. A picture is an example too: its features are its
# `32 * 32 * 3 = 3072` numbers, one after another. In which order? NumPy takes the top row first, from left to right,
# and of each pixel red, green, blue. The last index runs fastest. That is called **C order**.

# %% [markdown]
# **Predict.** How far apart in that row are the red of a pixel and the red of the pixel right *below* it?
#
# - `"a"` 1 place
# - `"b"` 3 places
# - `"c"` 32 places
# - `"d"` 96 places

# %% exercise="pixel_below"
pixel_below = ...
### BEGIN SOLUTION
pixel_below = "d"
### END SOLUTION

# %% check="pixel_below" points=1
check_answer("pixel_below", pixel_below)

# %% [markdown]
# So colour `k` of the pixel in row `r` and column `c` has the place `(r * W + c) * 3 + k`: before it come `r` whole rows
# of `W` pixels, then `c` pixels, each of 3 numbers. Try it, with other pixels too.

# %%
H, W, C = images[56].shape
row = images[56].reshape(-1)
print("numbers in the row:", row.shape)
for r, c, k in [(0, 0, 0), (0, 1, 0), (1, 0, 0), (20, 7, 2)]:
    place = (r * W + c) * 3 + k
    print(f"row {r}, column {c}, colour {k}: {images[56, r, c, k]}",
          f"and at place {place}: {row[place]}")

# %% [markdown]
# Write `flatten_images`: pictures of shape (m, H, W, C) become rows of shape (m, H * W * C), in C order, and each number
# is divided by 255.
#
# <details><summary>Hint 1: a new shape for the same numbers</summary>
# <code>images.reshape(a, b)</code> makes <code>a</code> rows of <code>b</code> numbers, in C order. It leaves
# the shape of <code>images</code> as it is and returns the same numbers in another one.
# </details>
# <details><summary>Hint 2: any size</summary>
# Where you write <code>-1</code>, NumPy works out what is left. So you need only say how many rows there are to be:
# <code>len(images)</code>.
# </details>

# %% exercise="flatten_images"
def flatten_images(images):
    """Pictures (m, H, W, C), 0 to 255, as rows (m, H * W * C), 0 to 1."""
    ### BEGIN SOLUTION
    return images.reshape(len(images), -1) / 255
    ### END SOLUTION

# %% check="flatten_images" points=2
check(flatten_images)

# %% check="flatten_images" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(301)
wide = rng.integers(0, 180, (3, 2, 7, 3)).astype(np.uint8)
tall = rng.integers(0, 256, (2, 6, 1, 4)).astype(np.uint8)


def in_memory(pictures):
    return np.frombuffer(pictures.tobytes(), dtype=np.uint8).astype(float).reshape(len(pictures), -1) / 255.0


check_hidden("flatten_images", flatten_images, 1, [
    Probe("wide pictures, none of them bright", lambda: (wide.copy(),), in_memory(wide)),
    Probe("tall pictures with four numbers a pixel", lambda: (tall.copy(),), in_memory(tall)),
    Probe("a single picture", lambda: (wide[:1].copy(),), in_memory(wide[:1])),
])
### END HIDDEN TESTS

# %% [markdown]
# Now all 200 pictures, as an `X` of one row an example, as in lesson 2. Is anything lost on the way? A second `reshape`
# leads back.

# %%
X = flatten_images(images)
back = X.reshape(-1, 32, 32, 3)
print("X:   ", X.shape, X.dtype, "from", X.min(), "to", X.max())
print("back:", back.shape, "the same:", np.array_equal(back, images / 255))

# %% [markdown]
# Nothing is lost. But `reshape` never asks what the numbers mean. Two other lines give rows of the same shape:
# `order="F"` lets the *first* index run fastest; `reshape(-1, m).T` looks like a turned table. **Predict** what each
# of them shows, read back in C order: noise, small copies of the picture, or bits of other pictures too?

# %%
few = images[[14, 60, 94, 170]]
versions = {"C order": few.reshape(4, -1),
            'order="F"': few.reshape((4, -1), order="F"),
            "reshape(-1, m).T": few.reshape(-1, 4).T}
rows = np.concatenate([*versions.values()])
shown = figures.pictures(rows.reshape(-1, 32, 32, 3), np.repeat([*versions], 4),
                         columns=4, width=5.6, title="Only one order leads back")
figures.show(shown, "Three versions of four pictures: as before; nine small grey "
                    "copies of each; sixteen small copies each, a band of four "
                    "for every picture, the second purple, the third green.")

# %% [markdown]
# With `order="F"` a row holds all the red, then the green, then the blue, each column by column. Read back, a pixel is
# three numbers of one colour: grey. A line is three old columns: three copies side by side, once for each colour. In the
# last version a row is every fourth number of *all* pictures, while the label belongs to one. Where it begins with a green
# or a blue, that is shown as red: hence the tints. A program that trains on such rows gives no error, since the shapes
# are right. So look at a few pictures on their way back, each time.

# %% [markdown]
# ## From a number to a probability
#
# Next: one number for each picture, from its row. Call it `z`: any number, large for a yes, far below 0 for a no. To
# read it as a probability, it has to lie between 0 and 1. The **sigmoid** does that:
#
# $$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}}$$

# %% [markdown]
# `np.exp(-z)` is $e^{-z}$, with $e$ about 2.718. Many programs on the web write the sigmoid as below. **Predict** what
# it says at `z = 0`, where $e^{-z}$ is 1.

# %%
def found_on_the_web(z):
    return 1 / 1 + np.exp(-z)


def with_brackets(z):
    return 1 / (1 + np.exp(-z))


for z in [-2.0, 0.0, 2.0]:
    print(f"z = {z:4}   found: {found_on_the_web(z):.3f}",
          f"  with brackets: {with_brackets(z):.3f}")

# %% [markdown]
# A probability of 2.000. Python divides before it adds, so `1 / 1 + np.exp(-z)` is `1 + np.exp(-z)`. It even falls where
# it should rise. With brackets, 0 becomes 0.500, and -2 and 2 become 0.119 and 0.881, which add up to 1.
#
# What does `z` itself say? Compare the probability of a yes with that of a no; their ratio is called the **odds**.

# %%
for z in [0.0, 1.0, 2.0, 3.0]:
    yes = with_brackets(z)
    print(f"z = {z}   p = {yes:.3f}   odds p / (1 - p) = {yes / (1 - yes):6.3f}",
          f"  e to the z = {np.exp(z):6.3f}")

# %% [markdown]
# The odds are $e^z$: each 1 more in `z` makes them 2.718 times higher. So `z` is the logarithm of the odds, 0 means one
# to one, and no `z`, however large, makes it quite certain (on paper; a float rounds).

# %% [markdown]
# ## Too large for exp
#
# A `float64` can hold numbers up to about 1.8e+308, and $e^{1000}$ is far larger. There is a second formula for the
# sigmoid, $e^z / (1 + e^z)$: the first, multiplied by $e^z$ above and below the line. **Predict:** which of the two
# breaks, and where, far above 0 or far below?

# %%
print(f"the largest float64: {np.finfo(float).max:.1e}")
with np.errstate(all="ignore"):    # else NumPy warns of an overflow in exp
    for z in [-1000.0, -710.0, -700.0, 700.0, 710.0, 1000.0]:
        second = np.exp(z) / (1 + np.exp(z))
        print(f"z = {z:5.0f}   exp(z) = {np.exp(z):9.2e}",
              f"  first: {with_brackets(z):9.2e}   second: {second:9.2e}")

# %% [markdown]
# From 710 on `np.exp` gives `inf`, infinity, with a warning. The first formula survives it, since `1 / inf` is 0 (at -710
# only the second keeps the true 4.48e-309); far above 0 the second makes `inf / inf`, which is `nan`, not a number. The
# cure is never to hand `np.exp` a number above 0. With `small = np.exp(-np.abs(z))`
#
# - where `z >= 0`, `small` is $e^{-z}$, and the first formula is `1 / (1 + small)`
# - where `z < 0`, `small` is $e^z$, and the second formula is `small / (1 + small)`

# %% [markdown]
# Write `sigmoid`, for a number or an array, without a warning for any `z`. `np.where(condition, one, other)` chooses entry
# by entry: `one` where the condition holds, else `other`. (It is handed both, worked out for all entries.)
#
# <details><summary>Hint 1: two lines</summary>
# First <code>small</code>, as above; then return what <code>np.where</code> chooses.
# </details>
# <details><summary>Hint 2: the condition</summary>
# <code>z >= 0</code> is an array of yes and no, an entry for each entry of <code>z</code>.
# </details>

# %% exercise="sigmoid"
def sigmoid(z):
    """1 / (1 + e^-z), element by element, for any z."""
    z = np.asarray(z, dtype=float)
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    ### END SOLUTION

# %% check="sigmoid" points=2
check(sigmoid)

# %% check="sigmoid" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

odds = np.random.default_rng(302).uniform(0.01, 100.0, (4, 2, 3))
far = np.array([[-9999.0, 800.0], [-720.0, 9999.0], [5000.0, -5000.0]])
check_hidden("sigmoid", sigmoid, 1, [
    Probe("logs of odds, three axes", lambda: (np.log(odds),), odds / (1 + odds)),
    Probe("a single number", lambda: (np.log(9.0),), 0.9),
    Probe("whole numbers", lambda: (np.array([-1, 0, 1]),), np.array([1 / (1 + np.e), 0.5, np.e / (1 + np.e)])),
    Probe("very large and very small numbers", lambda: (far.copy(),), np.array([[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]),
          quiet=True),
])
### END HIDDEN TESTS

# %%
for z in [-10000.0, -40.0, 0.0, 40.0, 10000.0]:
    print(f"z = {z:8.0f}   sigmoid: {sigmoid(z):7.2g}",
          f"  is it 1: {sigmoid(z) == 1}")

# %% [markdown]
# At 40 the probability is a little below 1, by as much as it is above 0 at -40. A float near 1 cannot hold so small a
# difference, and what is stored is 1. The next notebook will stumble over that.

# %% [markdown]
# ## What the weight and the bias move
#
# Begin with a single feature `x`. Let `z = w * x + b`: the **weight** `w` says how much the feature counts, and in which
# direction; the **bias** `b` is `z` where the feature is 0. In the figure your sigmoid says the probability. The square
# shows it at `x = 3`, for a mission further down.

# %% [markdown]
# **Predict:** with `w = 1` and `b = 3` it says 0.5 at `x = -3`. When you double `w` and leave `b`, where does that point
# go: to -6, to -1.5, or nowhere? Then move `w`. To move the curve sideways, drag in the figure, or move `b` with the
# arrow keys.

# %%
Sigmoid(sigmoid)

# %% [markdown]
# It goes to -1.5. It says 0.5 where `z` is 0, that is at `x = -b / w`, so the weight moves the point too. It is steepest
# there, with a slope of `w / 4`, as the reading shows. **Answer for yourself:** what does a negative `w` do, and what is
# left at `w = 0`?

# %% [markdown]
# **Mission.** Make it say 0.5 at `x = 2`, and 0.9 at `x = 3` (to within 0.01). Copy what stands after *State*, with its
# braces, in place of the dots.

# %% exercise="sure_at_three"
sure_at_three = ...
### BEGIN SOLUTION
sure_at_three = {"w": 2.2, "b": -4.4}
### END SOLUTION

# %% check="sure_at_three" points=2
check_mission("sure_at_three", sure_at_three)

# %% [markdown]
# ## One unit
#
# A picture has 3072 features, so there are 3072 weights, one for each, and still one bias:
#
# $$z = x_0 w_0 + x_1 w_1 + \dots + x_{n-1} w_{n-1} + b \qquad p = \text{sigmoid}(z)$$
#
# Weights, bias and sigmoid together are a **unit**. For all rows of `X` at once it is `X @ w + b`.

# %%
few_X = np.array([[0.5, 1.0, 0.0], [1.0, 0.5, 2.0]])    # m = 2 rows, n = 3
few_w = np.array([2.0, -1.0, 0.5])
print("shapes:   ", few_X.shape, "@", few_w.shape, "->", (few_X @ few_w).shape)
print("X @ w:    ", few_X @ few_w)
print("row 1:    ", 1.0 * 2.0 + 0.5 * -1.0 + 2.0 * 0.5)
print("X @ w + b:", few_X @ few_w + 0.25)

# %% [markdown]
# The axis of length `n` is summed away; `m` numbers are left, one for each example, and `b` is added to all of them.

# %% [markdown]
# Write `predict_probability`: the probability of a yes for each row of `X`, (m, n), with weights `w`, (n,), and bias `b`.
# It returns shape (m,). Use your `sigmoid`.
#
# <details><summary>Hint 1: from the inside</summary>
# First <code>z</code> for all rows, with the bias; then the sigmoid of it.
# </details>
# <details><summary>Hint 2: no loop</summary>
# <code>X @ w</code> sums the products of each row. Your sigmoid takes an array.
# </details>

# %% exercise="predict_probability"
def predict_probability(X, w, b):
    """Probability of a yes for each row. X: (m, n), w: (n,). Returns (m,)."""
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    ### BEGIN SOLUTION
    return sigmoid(X @ w + b)
    ### END SOLUTION

# %% check="predict_probability" points=2
check(predict_probability)

# %% check="predict_probability" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(303)
odds, some_w, some_X = rng.uniform(0.05, 20.0, 6), rng.uniform(0.5, 2.0, 4), rng.uniform(-1.0, 1.0, (6, 4))
some_X[:, 3] = (np.log(odds) + 0.8 - some_X[:, :3] @ some_w[:3]) / some_w[3]    # so that z is log(odds)
check_hidden("predict_probability", predict_probability, 1, [
    Probe("six rows of four", lambda: (some_X.copy(), some_w.copy(), -0.8), odds / (1 + odds)),
    Probe("two rows of four", lambda: (some_X[:2].copy(), some_w.copy(), -0.8), odds[:2] / (1 + odds[:2])),
    Probe("whole numbers", lambda: (np.array([[1, 2, 0], [3, 0, 5]]), np.array([1, -1, 0]), 2),
          np.array([np.e / (1 + np.e), np.e**5 / (1 + np.e**5)])),
    Probe("no feature counts", lambda: (some_X.copy(), np.zeros(4), np.log(3.0)), np.full(6, 0.75)),
])
### END HIDDEN TESTS

# %% [markdown]
# Now a unit for cats, its weights made by hand. The cat's fur is fairly light, and so it has a fair amount of green light.
# Green is colour 1 of 3: the places 1, 4, 7 and so on. Let each green number count `50 / 1024` and all else 0: then
# `X @ w` is 50 times the mean green. With a bias of -20, `z` is 0 where the mean green is 0.4.

# %%
w = np.zeros(3072)
w[1::3] = 50 / 1024    # from place 1 on, every third
b = -20.0
p = predict_probability(X, w, b)
print("p:", p.shape)
for i in [60, 94, 134, 184]:
    print(f"picture {i:3}: mean green {images[i, :, :, 1].mean() / 255:.3f},",
          f"z = {X[i] @ w + b:6.3f}, p = {p[i]:.3f}")

# %% [markdown]
# Here are 16 pictures with what the unit says. **Predict** on which kind of picture it is wrong.

# %%
said = [f"{labels[i]}: {p[i]:.2f}" for i in some]
shown = figures.pictures(images[some], said,
                         title="Label, and the probability of a cat by green")
figures.show(shown, "The sixteen pictures again, with label and probability. "
                    "Seven of the eight bits of a cat get more than a half. So do "
                    "two others, white tubes and light wood; dark sky almost 0.")

# %%
yes = p >= 0.5
print("cats:  ", yes[labels == 1].sum(), "of", (labels == 1).sum(), "get a yes")
print("others:", yes[labels == 0].sum(), "of", (labels == 0).sum(), "get a yes")
print("right: ", (yes == (labels == 1)).sum(), "of", len(labels))

# %% [markdown]
# 168 of 200, by one unit that looks at nothing but green. (Always saying no would be right on 120.) It calls light things
# cats. Weights that are *learned* will come in this lesson.
#
# **Predict.** What does *any* unit with `b = 0` say to an all-black picture, a row of zeros?
#
# - `"a"` 0
# - `"b"` 0.5
# - `"c"` 1
# - `"d"` that depends on the weights

# %% exercise="black_picture"
black_picture = ...
### BEGIN SOLUTION
black_picture = "b"
### END SOLUTION

# %% check="black_picture" points=1
check_answer("black_picture", black_picture)

# %% [markdown]
# Take the bias away from the cat unit, or make it larger and smaller, and count again.

# %%
black = np.zeros((1, 3072))
print("black, w by hand:", predict_probability(black, w, 0))
print("black, another w:", predict_probability(black, -7 * w + 3, 0))
for bias in [0, -10, -20, -30]:
    yes = predict_probability(X, w, bias) >= 0.5
    print(f"b = {bias:3}: yes where mean green >= {abs(bias) / 50},",
          f"{yes.sum()} of 200")

# %% [markdown]
# Without a bias, `z` is 0 for a black picture whatever the weights, and here every picture, even a black one, gets a yes.
# The line between no and yes is a **threshold** on `X @ w`: yes where `X @ w >= -b`. Weights alone cannot move it away
# from 0. That is what the bias is for.

# %% [markdown]
# ## The bias trick
#
# Some courses have no `b`. They put a feature in front that is 1 in every example, $x_0 = 1$, and treat the bias as its
# weight: `1 * b` is `b`. Then a single product does it all.

# %% [markdown]
# Write `add_bias`: it returns `X` with a column of ones in front, shape (m, n + 1).
#
# <details><summary>Hint 1: the column</summary>
# <code>np.ones(len(X))</code> holds a 1 for each row of <code>X</code>.
# </details>
# <details><summary>Hint 2: side by side</summary>
# <code>np.column_stack([left, right])</code> puts columns and tables next to each other.
# </details>

# %% exercise="add_bias"
def add_bias(X):
    """X, (m, n), with a column of ones in front: (m, n + 1)."""
    X = np.asarray(X, dtype=float)
    ### BEGIN SOLUTION
    return np.column_stack([np.ones(len(X)), X])
    ### END SOLUTION

# %% check="add_bias" points=2
check(add_bias)

# %% check="add_bias" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

table = np.random.default_rng(304).uniform(-2.0, 2.0, (5, 2))
expected = np.ones((5, 3))
expected[:, 1:] = table
check_hidden("add_bias", add_bias, 1, [
    Probe("five rows of two", lambda: (table.copy(),), expected),
    Probe("one row of two", lambda: (table[:1].copy(),), expected[:1]),
    Probe("whole numbers", lambda: (np.array([[7, 8, 9, 6], [5, 4, 3, 2]]),),
          np.array([[1.0, 7.0, 8.0, 9.0, 6.0], [1.0, 5.0, 4.0, 3.0, 2.0]])),
])
### END HIDDEN TESTS

# %%
few_b = 0.25
few_v = np.concatenate([[few_b], few_w])    # the bias first, then the weights
print(add_bias(few_X))
print("weights with the bias in front:", few_v)
print("difference:", add_bias(few_X) @ few_v - (few_X @ few_w + few_b))
v = np.concatenate([[b], w])
print("pictures:", add_bias(X).shape, "@", v.shape)
difference = add_bias(X) @ v - (X @ w + b)
print("difference below 1e-12:", np.max(np.abs(difference)) < 1e-12)

# %% [markdown]
# The same numbers (for the pictures up to rounding: the sum is taken in another order). The trick makes formulas shorter.
# The price: the bias now looks like any other weight, and later there will be rules for weights that must leave it alone.
# That is why this course keeps `w` and `b` apart.

# %% [markdown]
# ## What we found
#
# - Pictures have shape (m, H, W, C). As rows they have shape (m, H * W * C), and colour `k` of pixel (r, c) is at
#   `(r * W + c) * C + k`. A wrong `reshape` keeps the shape and spoils the picture.
# - `uint8` counts past 255 from 0 again. Divide by 255 first.
# - The sigmoid makes a probability of any `z`; `z` is the log of the odds. Never hand `np.exp` a number above 0.
# - A unit is `sigmoid(X @ w + b)`. It says 0.5 where `X @ w` is `-b`, its threshold. A feature of ones can stand for `b`.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\sigma(z)$, $g(z)$, "logistic function", `expit`, 시그모이드 함수 | `sigmoid(z)` |
# | $\hat{y}$, $h_\theta(x)$, $a$, "activation" | `p`, the probability of a yes |
# | "logit", "score", "pre-activation" | `z` |
# | $\theta^T x$ with $x_0 = 1$, $\theta_0$ | `X @ w + b`, `b` |
# | $w^T x + b$, with `X.reshape(m, -1).T` of shape (n_x, m) | `X @ w + b`, with an example a row, (m, n) |
# | 가중치, 편향 | weight, bias |

# %% [markdown]
# ## On your own
#
# - Give weight to other colours, or to red minus blue. How many of the 200 can you get right? (Always saying no gets 120.)
# - Turn the weights into a picture: `w.reshape(32, 32, 3)`. What would you like them to look like?
# - Show that `sigmoid(z) + sigmoid(-z)` is 1, with pencil and paper; then check it on 1000 numbers.
#
# Next: [cost and gradient](2_cost_and_gradient.ipynb). The weights were made by hand here. To learn them, we first need a
# number that says how wrong they are.
