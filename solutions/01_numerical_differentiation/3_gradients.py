# %% [markdown]
# # Measure a gradient
#
# **You will** write a function that measures the gradient of any function of any array, and one that says
# whether a gradient is right.
#
# **You will be able to** read a gradient's direction, length, signs and sizes; find why a measured gradient
# is 0 when it should not be; judge a gradient by its relative error.
#
# **You need** [choose a step](2_step_size.ipynb). About 40 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.differentiation import central_difference
from helpers.explorers import Gradient

# %% [markdown]
# ## Hold all but one fixed
#
# So far a function had one number to move. A network has thousands, kept in arrays. Begin with two:
#
# $$f(x) = x_0^2 + x_1^2$$
#
# Its picture is a round bowl. At (3, 4), how steep is it? That depends on which way you go.

# %%
def bowl(x):
    return x[0]**2 + x[1]**2


print("at (3, 4):", bowl(np.array([3.0, 4.0])))

# %% [markdown]
# Hold `x[1]` at 4 and let only `x[0]` move: what is left is a function of one number. Its slope is called the
# **partial derivative** of `f` with respect to `x[0]`. **Predict** it at (3, 4), and the other one, with
# `x[0]` held at 3.

# %%
print("x[1] held at 4:", central_difference(lambda x0: x0**2 + 4.0**2, 3.0))
print("x[0] held at 3:", central_difference(lambda x1: 3.0**2 + x1**2, 4.0))

# %% [markdown]
# What is held fixed is a constant and drops out: the slopes are `2 * 3` and `2 * 4`, up to rounding. Instead
# of a new `lambda` for every entry, let a function move entry `i` of the array and leave the others alone:
#
# $$\frac{f(\text{x with x[i] + h}) - f(\text{x with x[i] - h})}{2h}$$

# %% [markdown]
# One trap before you write it. **Predict** what this prints: is the entry 3, 3.5 or 4?

# %%
whole = np.array([3, 4])
whole[0] = whole[0] + 0.5
print(whole, whole.dtype)
print(np.zeros_like(whole).dtype, "or", np.zeros(np.shape(whole)).dtype)

# %% [markdown]
# An array of whole numbers stays one: what is stored in it is cut off after the point, without a word: a
# step of 0.0001 up is lost, and one down becomes a whole 1. `np.zeros_like(x)` takes over the type of `x` too. `np.array(x, dtype=float)`, a
# copy, and `np.zeros(np.shape(x))` are of floats, whatever `x` is.

# %% [markdown]
# Write `partial_derivative`. Leave `x` itself as it was: move an entry of a copy.
#
# <details><summary>Hint 1: two copies</summary>
# Make two copies of <code>x</code>, both of floats: <code>above</code> and <code>below</code>.
# </details>
# <details><summary>Hint 2: move one entry</summary>
# <code>above[i] += h</code> moves entry <code>i</code> of that copy alone.
# </details>
# <details><summary>Hint 3: the slope</summary>
# <code>f</code> takes a whole array: hand it each of the two. Keep the run in brackets.
# </details>

# %% exercise="partial_derivative"
def partial_derivative(f, x, i, h=1e-4):
    """Slope of `f` at the array x when only entry i moves."""
    ### BEGIN SOLUTION
    above, below = np.array(x, dtype=float), np.array(x, dtype=float)
    above[i] += h
    below[i] -= h
    return (f(above) - f(below)) / (2 * h)
    ### END SOLUTION

# %% check="partial_derivative" points=2
check(partial_derivative)

# %% check="partial_derivative" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(301)
spot = rng.uniform(0.5, 2.0, 4)
check_hidden("partial_derivative", partial_derivative, 1, [
    Probe("the product of four numbers, entry 2, a wide step", lambda: (np.prod, spot.copy(), 2, 0.25),
          spot[0] * spot[1] * spot[3]),
    Probe("the sum of exponentials, entry 3", lambda: (lambda x: np.sum(np.exp(x)), spot.copy(), 3, 0.5),
          np.exp(spot[3]) * np.sinh(0.5) / 0.5),
    Probe("log of the sum of exponentials, the default step",
          lambda: (lambda x: np.log(np.sum(np.exp(x))), spot.copy(), 0),
          np.exp(spot[0]) / np.sum(np.exp(spot)), rtol=1e-7),
    Probe("whole numbers", lambda: (lambda x: x[0]**3 * x[1] + x[2], np.array([2, 5, 7]), 0, 0.3), 60.45),
])
### END HIDDEN TESTS

# %% [markdown]
# ## All of them at once
#
# The **gradient** is the array of all partial derivatives, each at the place of its entry: it has the shape
# of `x`. For a table the index of an entry is a pair of numbers. `np.ndindex` walks through all the indices,
# whatever the shape:

# %%
W = np.array([[0.5, -1.0, 2.0], [0.1, 0.8, -0.3]])
print(list(np.ndindex(W.shape)))
print(W[(1, 2)], "is", W[1, 2])

# %% [markdown]
# Write `numerical_gradient`: for every index `i` of `x`, put the partial derivative along entry `i` at place
# `i` of a new array of floats. Afterwards `x` must be unchanged, even if `f` stops with an error.
#
# <details><summary>Hint 1: where the slopes go</summary>
# Begin with an array of zeros in the shape of <code>x</code>, fill it in a loop, and return it after the
# loop.
# </details>
# <details><summary>Hint 2: the loop</summary>
# Loop over <code>np.ndindex</code>, as above. Both <code>x</code> and the array of slopes take such an index
# as it is.
# </details>
# <details><summary>Hint 3: one slope</summary>
# You have a function for the slope along one entry. It takes any index that <code>x</code> takes.
# </details>

# %% exercise="numerical_gradient"
def numerical_gradient(f, x, h=1e-4):
    """Slopes of `f` along every entry of x, in an array of x's shape."""
    ### BEGIN SOLUTION
    gradient = np.zeros(np.shape(x))
    for i in np.ndindex(gradient.shape):
        gradient[i] = partial_derivative(f, x, i, h)
    return gradient
    ### END SOLUTION

# %% check="numerical_gradient" points=4
check(numerical_gradient)

# %% check="numerical_gradient" points=2
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(302)
table, block = rng.uniform(0.5, 2.0, (4, 2)), rng.uniform(-2.0, 2.0, (2, 3, 2))


def fragile(x):
    if x[1, 0] < table[1, 0]:
        raise ValueError("not below this")
    return float(np.sum(x))


check_hidden("numerical_gradient", numerical_gradient, 2, [
    Probe("the product of all entries of a table, a wide step", lambda: (np.prod, table.copy(), 0.3),
          np.prod(table) / table),
    Probe("log of the sum of exponentials, three axes, the default step",
          lambda: (lambda x: np.log(np.sum(np.exp(x))), block.copy()),
          np.exp(block) / np.sum(np.exp(block)), rtol=1e-7),
    Probe("a table of whole numbers",
          lambda: (lambda x: x[0, 0]**3 * x[1, 2] + x[0, 1]**2, np.array([[2, 3, 1], [4, 6, 5]]), 0.3),
          np.array([[60.45, 6.0, 0.0], [0.0, 0.0, 8.0]]), atol=1e-9),
    Probe("an array with one entry", lambda: (lambda x: np.exp(x[0]), np.array([0.4]), 0.5),
          np.array([np.exp(0.4) * np.sinh(0.5) / 0.5])),
    Probe("an f that raises", lambda: (fragile, table.copy(), 0.1), ValueError),
])
### END HIDDEN TESTS

# %% [markdown]
# Now the bowl, at three places. **Predict** before you run: at (0, 2), which entry is 0?

# %%
for place in [(3, 4), (0, 2), (3, 0)]:
    print(place, numerical_gradient(bowl, np.array(place)).round(6))

# %% [markdown]
# At (0, 2) a step along `x[0]` leads over level ground: that entry is 0.

# %% [markdown]
# ## Across the contour
#
# A gradient of two numbers is an arrow: so far to the right, so far up. Here are arrows of the bowl. The
# rings are **contours**: all along a ring `f` has the same value.

# %%
side = np.arange(-2, 3)
places = np.array([(a, b) for a in side for b in side])
slopes = np.array([numerical_gradient(bowl, place) for place in places])
ax = figures.contours(figures.axes(5.4, 4.6), bowl, -3, 3)
figures.arrows(ax, places, slopes, scale=0.2)
figures.label(ax, "Uphill, and longer where it is steeper", "x0", "x1")
figures.show(ax, "Round contours of the bowl with the gradient at 25 places, "
                 "drawn at a fifth of its length: every arrow points straight "
                 "outward, the outer ones are longer, and the middle has none.")

# %% [markdown]
# **Predict.** You stand somewhere and take a tiny step at a right angle to the arrow. What does `f` do?
#
# - `"a"` it rises
# - `"b"` it falls
# - `"c"` next to nothing

# %% exercise="across_the_arrow"
across_the_arrow = ...
### BEGIN SOLUTION
across_the_arrow = "c"
### END SOLUTION

# %% check="across_the_arrow" points=1
check_answer("across_the_arrow", across_the_arrow)

# %%
here, ahead, aside = [3.0, 4.0], [0.006, 0.008], [-0.008, 0.006]
print(f"with the arrow: {bowl(np.add(here, ahead)) - bowl(here):+.4f}")
print(f"to the side:    {bowl(np.add(here, aside)) - bowl(here):+.4f}")

# %% [markdown]
# Both steps are 0.01 long. The one to the side goes along the contour, where `f` stays as it is. The 0.0001 is left
# because the step is straight and the contour bends: a step ten times shorter leaves a hundredth of it.
#
# Next, a valley that runs at an angle, lowest at (0, 0). **Predict:** does each arrow still point straight
# away from the lowest point? Then drag the point, or move the sliders with the left and right arrow keys. The arrows are
# measured by your `numerical_gradient`.

# %%
def valley(x):
    return 1.6 * x[0]**2 - 2.4 * x[0] * x[1] + 3.4 * x[1]**2


Gradient(valley, numerical_gradient)

# %% [markdown]
# The thin arrows are the partial derivatives; together they make the thick one, the gradient. It crosses the
# contour at a right angle and points to where `f` rises fastest *from here*: in most places not away from the
# lowest point. (The drawn lengths only say where it is steeper; the true length stands under the figure.)
# **Answer for yourself:** where is the thick arrow longest, and how close are the contours there?

# %% [markdown]
# **Mission.** In some places the thick arrow does point straight away from (0, 0), along the dashed line.
# Find one, at least 1 away from (0, 0) and right to within 3 degrees. Copy the line after *State* under the
# figure in place of the dots.

# %% exercise="straight_away"
straight_away = ...
### BEGIN SOLUTION
straight_away = {"x0": 1.2, "x1": 0.6}
### END SOLUTION

# %% check="straight_away" points=2
check_mission("straight_away", straight_away)

# %% [markdown]
# Such places lie along the valley and straight across it. And the gradient is longest in the corners (2, -2)
# and (-2, 2), where the contours are closest: there a short way leads from one to the next.

# %% [markdown]
# ## What one entry says
#
# Now let `W` from above be a table of weights. `X` is one example with two features, `X @ W` makes three
# scores from it (`@` is the matrix product: each score is a sum of features times weights), and the loss says
# how far they are from a target.

# %%
X = np.array([0.6, 0.9])
target = np.array([1.0, 0.0, 0.0])


def loss(W):
    return np.sum((X @ W - target)**2)


dW = numerical_gradient(loss, W)
print(W)
print("loss:", loss(W).round(6))
print(dW.round(3))

# %% [markdown]
# `dW` is short for the gradient of the loss with respect to `W`. Its first entry, `dW[0, 0]`, is -0.732.
#
# **Predict.** To make the loss smaller, which way should `W[0, 0]` go?
#
# - `"a"` it should become larger
# - `"b"` it should become smaller
# - `"c"` the sign does not tell

# %% exercise="entry_sign"
entry_sign = ...
### BEGIN SOLUTION
entry_sign = "a"
### END SOLUTION

# %% check="entry_sign" points=1
check_answer("entry_sign", entry_sign)

# %% [markdown]
# Move that entry alone, and compare: an entry of `dW` times the move foretells the change of the loss.

# %%
for move in [0.01, 0.1, 1.0]:
    moved = W.copy()
    moved[0, 0] += move
    foretold, happened = dW[0, 0] * move, loss(moved) - loss(W)
    print(f"+ {move:<4}  foretold {foretold:+.4f}  happened {happened:+.4f}")

# %% [markdown]
# For a move of 0.01 the two agree to -0.0073. For a move of 1 the loss falls by 0.3720 instead of 0.7320: a
# slope holds only nearby. So the **sign** says whether the loss rises or falls as this weight grows, the
# **size** how fast. In each column of `dW` the lower entry is 1.5 times the upper one: weights in row 1 are
# multiplied by 0.9, those in row 0 by 0.6.

# %% [markdown]
# ## The argument that is never used
#
# In many programs you meet `numerical_gradient(lambda W: model.loss(), model.W)`: a function that takes a `W`
# and never looks at it. How can that work? First, what does `=` copy? **Predict** for each of the three lines
# whether `a` changes with `b`.

# %%
a = np.array([1.0, 2.0])
b = a
b[0] = 99.0
print("b = a:        a is", a)
b = a[:]
b[0] = 55.0
print("b = a[:]:     a is", a)
b = a.copy()
b[0] = 11.0
print("b = a.copy(): a is", a)

# %% [markdown]
# `b = a` gives the same array a second name, an **alias**. A slice of an array, `a[:]`, is a **view**: a new
# array object on the same numbers. (A slice of a *list* would be a copy.) Only a copy has numbers of its own.
# Now see how a gradient is measured in many books:

# %%
def gradient_in_place(f, x, h=1e-4):
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h       # no copy: the caller's own array is moved
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept           # and put back
        gradient[i] = (above - below) / (2 * h)
    return gradient

# %% [markdown]
# Now a function that ignores its argument. `loss_of` makes it. The inner function remembers `weights`, a name
# of the place where it was made: such a function is called a **closure**. What it remembers is the array
# itself, not a copy.

# %%
def loss_of(weights):
    def ignores_it(unused):
        return loss(weights)

    return ignores_it


ignores_it = loss_of(W)
print(gradient_in_place(ignores_it, W).round(3))

# %% [markdown]
# The right gradient. The argument is there only because `gradient_in_place` calls `f(x)`. What `ignores_it`
# sees is that the numbers in `W` change between the calls.
#
# **Predict.** What does `gradient_in_place(ignores_it, W.copy())` give?
#
# - `"a"` the same gradient: the copy has the same numbers
# - `"b"` zeros
# - `"c"` an error

# %% exercise="unused_argument"
unused_argument = ...
### BEGIN SOLUTION
unused_argument = "b"
### END SOLUTION

# %% check="unused_argument" points=1
check_answer("unused_argument", unused_argument)

# %%
for name, x in [("W:", W), ("a view of W:", W[:]), ("a copy of W:", W.copy())]:
    print(f"{name:13}", gradient_in_place(ignores_it, x).ravel().round(3))
print("yours, W:    ", numerical_gradient(ignores_it, W).ravel().round(3))

# %% [markdown]
# The view shares its numbers with `W`, so moving it moves `W`. The copy is moved, but `ignores_it` looks at `W`, which
# then never moves: every rise is 0. If your function works on copies, it gives zeros too. So an argument that is never
# used works only if the array is moved **in place** and the function looks at **those very numbers**, under this name or
# through a view. (A model that keeps a copy of its weights fails the
# second.) A function that uses its argument, as `loss` does, has no such trap.

# %% [markdown]
# ## Is it right
#
# Later you will work out gradients by formula: much faster, and easy to get wrong. The measured gradient is
# the test. How close must the two be? A difference of 0.1 is nothing for a slope of 1000 and much for a slope
# of 0.2. Divide it by the size of the two, entry by entry, and take the largest:
#
# $$\max_i \frac{|a_i - b_i|}{\max(|a_i| + |b_i|,\; 10^{-12})}$$

# %% [markdown]
# Write `relative_error`. It lies between 0 and 1; the floor of `1e-12` keeps 0 / 0 away where both entries
# are 0. The first line is given.
#
# <details><summary>Hint 1: two kinds of maximum</summary>
# <code>np.max(values)</code> is the largest entry of one array. <code>np.maximum(values, 1e-12)</code>
# compares every entry with 1e-12 and keeps the larger.
# </details>
# <details><summary>Hint 2: the divisor</summary>
# Each entry has its own divisor, so the divisors are an array like <code>a</code>. You need both kinds of
# maximum: one inside, one outside.
# </details>

# %% exercise="relative_error"
def relative_error(a, b):
    """Largest difference between a and b, in proportion to their size."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ### BEGIN SOLUTION
    return np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))
    ### END SOLUTION

# %% check="relative_error" points=2
check(relative_error)

# %% check="relative_error" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

grid = np.random.default_rng(303).uniform(1.0, 2.0, (3, 2))
signs = np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]])
one_off = grid.copy()
one_off[2, 0] *= 1.5
check_hidden("relative_error", relative_error, 1, [
    Probe("one entry half as large again", lambda: (one_off.copy(), grid.copy()), 0.2, rtol=1e-9),
    Probe("the same the other way round, with signs", lambda: (grid * signs, one_off * signs), 0.2,
          rtol=1e-9),
    Probe("all signs turned round", lambda: (grid.copy(), -grid), 1.0, rtol=1e-9),
    Probe("two entries off", lambda: (np.array([200.0, 3.0]), np.array([240.0, 1.0])), 0.5, rtol=1e-9),
    Probe("both all zeros", lambda: (np.zeros(4), np.zeros(4)), 0.0),
    Probe("a difference far below the floor", lambda: (np.array([1e-15, 1.0]), np.array([0.0, 1.0])),
          1e-3, rtol=1e-9),
])
### END HIDDEN TESTS

# %% [markdown]
# Now a test where the truth is known. The cost below is smooth. The derivative of `log(cosh(r))` is
# `tanh(r)`; how `inputs.T @ ...` comes from it, you may take on trust until lesson 5. The formula is right.
# The measured gradient depends on its step.

# %%
rng = np.random.default_rng(7)
inputs, targets = rng.normal(size=(30, 10)), rng.normal(size=(30, 4))
weights = rng.normal(size=(10, 4))


def cost(weights):
    return np.sum(np.log(np.cosh(inputs @ weights - targets))) / 30


by_formula = inputs.T @ np.tanh(inputs @ weights - targets) / 30

# %% [markdown]
# Say that we accept a formula when the relative error is below `1e-7`. **Predict:** with which steps would
# this right formula be rejected? You know both ends of the curve from the notebook before.

# %%
hs = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9]
for h in hs:
    error = relative_error(numerical_gradient(cost, weights, h), by_formula)
    verdict = "accepted" if error < 1e-7 else "REJECTED"
    print(f"h = {h:.0e}  relative error {error:.0e}  {verdict}")

# %% [markdown]
# With `h = 1e-3` truncation spoils the test, from `h = 1e-7` down rounding does: the formula was right all
# the time. It has happened: a well-known course checks gradients with a step of 1e-7 and a threshold of 1e-7.
# These are the errors of its own correct formula:

# %%
for h, error in [(1e-7, 1.19e-7), (1e-5, 9.3e-10)]:
    verdict = "accepted" if error < 1e-7 else "REJECTED"
    print(f"h = {h:.0e}  relative error {error:.1e}  {verdict}")

# %% [markdown]
# (It divides the length of the whole difference by the lengths of both gradients, which is milder than entry by
# entry.)

# %% [markdown]
# The other way round: a formula that *is* wrong, in one entry of forty, which is twice what it should be.

# %%
planted = by_formula.copy()
planted[4, 1] *= 2
measured = numerical_gradient(cost, weights, 1e-5)
print(f"right: {relative_error(measured, by_formula):.0e}")
print(f"one entry doubled: {relative_error(measured, planted):.2f}")

# %% [markdown]
# Millions of times more: `abs(2g - g) / (2g + g)` is a third. No fine threshold is needed. With `h = 1e-5`:
#
# - below about `1e-7`: right
# - above about `1e-3`: wrong, or you stand on a corner (see below)
# - in between: look at which entry it is. A very small entry drowns in rounding; try `1e-4` and `1e-6` too

# %% [markdown]
# ## Where the test itself is wrong
#
# The sum of `abs(x)` has a corner wherever an entry is 0. Its slope is `np.sign(x)`: that formula is right at
# every place below. **Predict** which place will fail the test.

# %%
def total_size(x):
    return np.sum(np.abs(x))


for first, h in [(0.5, 1e-5), (2e-5, 1e-5), (3e-6, 1e-5), (3e-6, 1e-6)]:
    x = np.array([first, -2.0])
    measured = numerical_gradient(total_size, x, h)
    error = relative_error(measured, np.sign(x))
    print(f"x[0] = {first:.0e}, h = {h:.0e}: {measured.round(4)}",
          f"relative error {error:.2f}")

# %% [markdown]
# At 3e-6 the step of 1e-5 reaches over the corner: the chord joins two different sides, and its slope is 0.3.
# Here the test is wrong, not the formula. A smaller step that stays on one side agrees again; so does a point
# a little further off.

# %% [markdown]
# ## Find the mistake
#
# Four programs claim to measure a gradient. At least one is right. The others have one mistake each: `"whole
# numbers"` (loses what stands after the point), `"not put back"` (measures the next slope somewhere else),
# `"row by row"` (hands over only a part of `x`).

# %%
def gradient_a(f, x, h=1e-4):
    x, gradient = np.array(x, dtype=float), np.zeros(np.shape(x))
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


def gradient_b(f, x, h=1e-4):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + step) - f(x - step)) / (2 * h) for step in steps]
    return np.reshape(slopes, x.shape)

# %%
def gradient_c(f, x, h=1e-4):
    gradient = np.zeros(np.shape(x))
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


def gradient_d(f, x, h=1e-4):
    rows = np.array(x, dtype=float)
    return np.array([numerical_gradient(f, row, h) for row in rows])

# %% [markdown]
# This test finds nothing: by it, all four are right. It is too kind. Make it louder: change the function, the
# type of `table` and the step, and run again. For another function measure the truth with your own
# `numerical_gradient`, or compare the four with each other.
#
# <details><summary>Hint: what makes a test loud</summary>
# In a sum of squares the slope along one entry does not depend on the others, so it hides who spoils or loses
# the others. Take a function in which all entries depend on each other, such as
# <code>np.sum(x)**2 + np.sum(x**3)</code>, and a step as wide as 0.3.
# </details>

# %%
def squares(x):
    return np.sum(x**2)


table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
h = 1e-4
truth = 2 * table    # the gradient of squares
for program in [gradient_a, gradient_b, gradient_c, gradient_d]:
    error = relative_error(program(squares, table, h), truth)
    print(program.__name__, f"relative error {error:.0e}")

# %% [markdown]
# Fill in each with one of `"whole numbers"`, `"not put back"`, `"row by row"` or `"right"`.

# %% exercise="gradient_mistakes"
# in the form {"a": "right", "b": "right", "c": "right", "d": "right"}
gradient_mistakes = ...
### BEGIN SOLUTION
gradient_mistakes = {"a": "not put back", "b": "right",
                     "c": "whole numbers", "d": "row by row"}
### END SOLUTION

# %% check="gradient_mistakes" points=2
check_answer("gradient_mistakes", gradient_mistakes)

# %% [markdown]
# ## What we found
#
# - A **partial derivative** moves one entry and holds the others fixed. The **gradient** is all of them, in
#   the shape of `x`.
# - As an arrow it crosses the contour at a right angle, uphill. It says what happens nearby, not where the
#   lowest point is.
# - An entry's sign says which way `f` rises, its size how fast. Times a small move it foretells the change.
# - A function that ignores its argument is measured right only if the very numbers it looks at are moved in
#   place.
# - A gradient is judged by its relative error, with a step such as `1e-5`. Too small a step rejects what is
#   right.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\partial f / \partial x_0$, "partial", 편미분 | the partial derivative, `partial_derivative(f, x, 0)` |
# | $\nabla f$ ("nabla f", "del f"), `grad`, 기울기 | the gradient |
# | $\partial L / \partial W$, `dW`, `grads['W1']` | the gradient of the loss with respect to `W` |
# | `numerical_gradient(f, W)` with `f = lambda W: net.loss(x, t)` | dummy argument: `W` must move in place |
# | `it = np.nditer(x, flags=['multi_index'])`, `idx = it.multi_index` | `for i in np.ndindex(x.shape)`, `i` |
# | "gradient checking": `norm(a - b) / (norm(a) + norm(b))` | `relative_error`, but of whole gradients |

# %% [markdown]
# ## On your own
#
# - How often is `f` called for one gradient of a (10, 4) table? And for a network with 100,000 weights?
# - Call `Gradient` with a surface of your own, such as `lambda x: np.sin(x[0]) * np.cos(x[1])`. Where does the
#   arrow vanish?
# - Write `numerical_gradient` with the complex step of the last notebook. For which functions is it better?
#
# Next: the second lesson, gradient descent. It begins with "Downhill": take a step against the arrow, and
# another.
