# %% [markdown]
# # Send derivatives backwards
#
# **You will** write a sum and a product that work both ways, forwards with values and backwards with derivatives, and
# build a gradient from them.
#
# **You will be able to** differentiate by what does not stand in the formula; pass a derivative through a graph, one
# factor at a time; say where the terms of the chain rule cancel and where they do not; say why one goes backwards.
#
# **You need** [gradients](../01_numerical_differentiation/3_gradients.ipynb) of lesson 1. About 45 minutes.

# %%
import numpy as np

from helpers.checks import check, check_answer, check_mission
from helpers.differentiation import central_difference, numerical_gradient
from helpers.explorers import Graph
from helpers.graph import Input, gradient, value

# %% [markdown]
# ## J has no w in it
#
# Two lines: `a = 2 + 3 * w`, then `J = a**2`. In the second line there is no `w`. What is the derivative of `J` by
# `w`?
#
# **Predict.** Close to `w = 3`, at what rate does `J` change, for each 1 of `w`?
#
# - `"a"` not at all: there is no `w` in `a**2`
# - `"b"` 22
# - `"c"` 66
# - `"d"` 3

# %% exercise="no_w_in_it"
no_w_in_it = ...
### BEGIN SOLUTION
no_w_in_it = "c"
### END SOLUTION

# %% check="no_w_in_it" points=1
check_answer("no_w_in_it", no_w_in_it)

# %%
def both_lines(w):
    a = 2 + 3 * w
    return a, a**2


def ratios(w, h):
    a, J = both_lines(w)
    a_moved, J_moved = both_lines(w + h)
    a_change, J_change = a_moved - a, J_moved - J
    return (f"da/dw {a_change / h:.4f}  dJ/da {J_change / a_change:.4f}  "
            f"dJ/dw {J_change / h:.4f}")


print("at w = 3: a, J =", both_lines(3))
for h in [0.1, 0.01, 0.001]:
    print(f"nudge {h:<5g}", ratios(3, h))

# %% [markdown]
# `a` is no fixed number: when `w` moves, `a` moves, and `J` with it. A nudge travels from line to line. In each row
# the third ratio is the product of the first two, since the change of `a` cancels: in the last row 22.0030 times 3
# is 66.0090. As the nudge shrinks, the ratios become derivatives, and 22 times 3 is 66. This is the **chain rule**:
#
# $$\frac{dJ}{dw} = \frac{dJ}{da} \cdot \frac{da}{dw}$$

# %% [markdown]
# $\frac{dJ}{da}$ is said "the derivative of `J` by `a`". It looks like a fraction, and so far it behaves like one.
# Keep that in mind: further down it goes wrong.

# %% [markdown]
# ## A formula is a graph
#
# `J = 3 * (a + b * c)` is three operations, one after another. Give each result a name. **Predict** all three for
# `a = 5`, `b = 3`, `c = 2`.

# %%
def forwards(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return u, v, J


print("u, v, J =", forwards(5, 3, 2))

# %% [markdown]
# Drawn, each operation is a **node**, and each number runs along an **edge** from node to node: together a **graph**.
# To work it out from the inputs to `J` is the **forward pass**. Afterwards derivatives will come back the same way,
# and then a node may need numbers it saw on the way forwards. So a forward function returns two things: `out`, and a
# **cache**, whatever its own backward function will need. What you put into it is your affair.

# %% [markdown]
# Write `add_forward`: `out` is `a + b`, entry by entry if they are arrays. What will the way back need? By how much
# does `a + b` change when `a` grows by 1, and does that depend on `a` or `b`?
#
# <details><summary>Hint 1: two results</summary>
# <code>return out, cache</code> gives both back, in this order.
# </details>
# <details><summary>Hint 2: the cache</summary>
# If the way back needs nothing, the cache can be <code>None</code>.
# </details>

# %% exercise="add_forward"
def add_forward(a, b):
    """(out, cache) of a + b. a, b: numbers, or arrays of one shape."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ### BEGIN SOLUTION
    return a + b, None
    ### END SOLUTION

# %% check="add_forward" points=1
check(add_forward)

# %% check="add_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

rng = np.random.default_rng(5101)
left, right = rng.normal(size=(2, 5, 3))
check_hidden("add_forward", add_forward, 1, [
    Probe("two numbers", lambda: (-0.125, 9.0), 8.875, use=output),
    Probe("two tables", lambda: (left.copy(), right.copy()), np.sum([left, right], axis=0), use=output),
    Probe("whole numbers", lambda: (np.array([8, -3]), np.array([-1, -4])), np.array([7.0, -7.0]), use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# Write `multiply_forward`: `out` is `a * b`, entry by entry. What will its way back need? By how much does `a * b`
# change when `a` grows by 1?
#
# <details><summary>Hint: try numbers</summary>
# 5 * 7 is 35, and 6 * 7 is 42. Which number must one know to say how much it grew?
# </details>

# %% exercise="multiply_forward"
def multiply_forward(a, b):
    """(out, cache) of a * b. a, b: numbers, or arrays of one shape."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ### BEGIN SOLUTION
    return a * b, (a, b)
    ### END SOLUTION

# %% check="multiply_forward" points=1
check(multiply_forward)

# %% check="multiply_forward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden, output

rng = np.random.default_rng(5102)
left, right = rng.normal(size=(2, 4, 3))
check_hidden("multiply_forward", multiply_forward, 1, [
    Probe("two numbers", lambda: (-0.125, 9.0), -1.125, use=output),
    Probe("two tables", lambda: (left.copy(), right.copy()), np.einsum("ij,ij->ij", left, right), use=output),
    Probe("whole numbers", lambda: (np.array([8, -3]), np.array([-1, -4])), np.array([-8.0, 12.0]), use=output),
])
### END HIDDEN TESTS

# %% [markdown]
# ## What I received
#
# Now back, from `J`. In code `dv` is the name of the whole derivative $dJ/dv$, and so on; a part of a fraction it is
# only in formulas. The last node, `J = 3 * v`, receives the derivative of `J` by itself, 1. Its **own derivative**, that of its output by its input `v`, is 3. It passes the
# product on to `v`: `dv` is 1 times 3. So does each node: what it received, times its own derivative by an input, goes
# to that input. **Predict** `db` and `dc` for `a = 5`, `b = 3`, `c = 2`.

# %%
def backwards(a, b, c):
    dJ = 1
    dv = dJ * 3    # J = 3 * v: its own derivative by v is 3
    da = dv * 1    # v = a + u: its own derivative by a is 1
    du = dv * 1    #            and by u it is 1 too
    db = du * c    # u = b * c: its own derivative by b is c
    dc = du * b    #            and by c it is b
    return da, db, dc


print("da, db, dc =", backwards(5, 3, 2))

# %%
def J_at(place):
    return forwards(*place)[-1]


print("measured:", numerical_gradient(J_at, np.array([5, 3, 2])).round(6))

# %% [markdown]
# **What I received, times my own derivative, passed on**: the chain rule, one factor at a time. This is the **backward
# pass**, or **backpropagation**. What a node received is called its **upstream** derivative. With it and with what it
# kept, a node knows enough: it need not know what `J` is, nor what the rest of the graph looks like.

# %% [markdown]
# Write `add_backward`. It takes `upstream` and the cache that your `add_forward` has made, and returns `(da, db)`.
# Here `out` is `a + b`, and `da` and `db` are
#
# $$\frac{dJ}{da} = \text{upstream} \cdot \frac{d\,\text{out}}{da} \qquad
# \frac{dJ}{db} = \text{upstream} \cdot \frac{d\,\text{out}}{db}$$
#
# <details><summary>Hint: the own derivatives</summary>
# When <code>a</code> grows by 1, <code>a + b</code> grows by 1. The same with <code>b</code>.
# </details>

# %% exercise="add_backward"
def add_backward(upstream, cache):
    """(da, db) of a sum. upstream: derivative of J by the sum, of its shape."""
    ### BEGIN SOLUTION
    return upstream, upstream
    ### END SOLUTION

# %% check="add_backward" points=1
check(add_backward, add_forward)

# %% check="add_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5103)
up, left, right = rng.normal(size=(3, 5, 2))
check_hidden("add_backward", Pair(add_backward, add_forward, 1), 1, [
    Probe("three numbers", lambda: (-2.5, 4.0, 0.5), (-2.5, -2.5)),
    Probe("three tables", lambda: (up.copy(), left.copy(), right.copy()), (up.copy(), up.copy())),
    Probe("whole numbers, with an upstream of floats",
          lambda: (np.array([0.25, 8.0]), np.array([3, 1]), np.array([-2, 6])),
          (np.array([0.25, 8.0]), np.array([0.25, 8.0]))),
])
### END HIDDEN TESTS

# %% [markdown]
# Write `multiply_backward`: the same two formulas, where `out` is `a * b`, entry by entry.
#
# <details><summary>Hint 1: the own derivative</summary>
# When <code>a</code> grows by 1, <code>a * b</code> grows by <code>b</code>.
# </details>
# <details><summary>Hint 2: where the factors are</summary>
# In the cache, as your own <code>multiply_forward</code> has put them there: <code>a, b = cache</code>.
# </details>

# %% exercise="multiply_backward"
def multiply_backward(upstream, cache):
    """(da, db) of a product. upstream: derivative of J by it, of its shape."""
    ### BEGIN SOLUTION
    a, b = cache
    return upstream * b, upstream * a
    ### END SOLUTION

# %% check="multiply_backward" points=2
check(multiply_backward, multiply_forward)

# %% check="multiply_backward" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Pair, Probe, check_hidden

rng = np.random.default_rng(5104)
up, left, right = rng.normal(size=(3, 5, 2))
check_hidden("multiply_backward", Pair(multiply_backward, multiply_forward, 1), 1, [
    Probe("three numbers", lambda: (-2.5, 4.0, 0.5), (-1.25, -10.0)),
    Probe("three tables", lambda: (up.copy(), left.copy(), right.copy()),
          (np.einsum("ij,ij->ij", up, right), np.einsum("ij,ij->ij", up, left))),
    Probe("whole numbers, with an upstream of floats",
          lambda: (np.array([0.25, 8.0]), np.array([3, 1]), np.array([-2, 6])),
          (np.array([-0.5, 48.0]), np.array([0.75, 8.0]))),
    Probe("nothing received", lambda: (0.0, 4.0, 0.5), (0.0, 0.0)),
])
### END HIDDEN TESTS

# %% [markdown]
# A shop. Two apples at 100 each, then 10 % tax: two products, one after the other. **Predict:** by how much does the
# bill grow when an apple costs 1 more, and by how much for one apple more?

# %%
fruit, fruit_cache = multiply_forward(100, 2)
bill, bill_cache = multiply_forward(fruit, 1.1)
dfruit, dtax = multiply_backward(1.0, bill_cache)
dprice, dcount = multiply_backward(dfruit, fruit_cache)
print(f"bill {bill:.1f}")
print(f"by price {dprice:.1f}, by count {dcount:.1f}, by tax {dtax:.1f}")

# %% [markdown]
# 2.2 for each 1 of price, 110 for each apple. By tax it is 200: if the factor 1.1 grew by 1, to 2.1, the bill would
# grow by 200. Now a sum and then a product: `f = (x + y) * z`, at `x = -2`, `y = 5`, `z = -4`.

# %%
total, total_cache = add_forward(-2, 5)
f, f_cache = multiply_forward(total, -4)
dtotal, dz = multiply_backward(1.0, f_cache)
dx, dy = add_backward(dtotal, total_cache)
print(f"f = {f:.0f}; by x {dx:.0f}, by y {dy:.0f}, by z {dz:.0f}")

# %% [markdown]
# The sum passes on what it received, -4, to both. The product multiplies by the *other* factor.

# %% [markdown]
# ## The whole graph
#
# Write `graph_gradient`: the three derivatives of `J = 3 * (a + b * c)`, from your four functions. First the
# forward pass, which keeps three caches; then backwards through the three nodes in reverse order, beginning with 1.
# Return `(da, db, dc)`. The constant 3 is an input as well; its derivative is not asked for.
#
# <details><summary>Hint 1: forwards</summary>
# <code>u, u_cache = multiply_forward(b, c)</code>, then a sum, then a product with 3.
# </details>
# <details><summary>Hint 2: the first step back</summary>
# After <code>J, J_cache = multiply_forward(3, v)</code> the first step back is
# <code>_, dv = multiply_backward(1.0, J_cache)</code>: the derivative by 3 is not needed.
# </details>
# <details><summary>Hint 3: on from there</summary>
# <code>dv</code> is the upstream of the sum, and the second result of the sum that of the product <code>b * c</code>.
# </details>

# %% exercise="graph_gradient"
def graph_gradient(a, b, c):
    """(dJ/da, dJ/db, dJ/dc) of J = 3 * (a + b * c), for numbers a, b, c."""
    ### BEGIN SOLUTION
    u, u_cache = multiply_forward(b, c)
    v, v_cache = add_forward(a, u)
    _, J_cache = multiply_forward(3, v)
    _, dv = multiply_backward(1.0, J_cache)
    da, du = add_backward(dv, v_cache)
    db, dc = multiply_backward(du, u_cache)
    return da, db, dc
    ### END SOLUTION

# %% check="graph_gradient" points=2
check(graph_gradient)

# %% check="graph_gradient" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden
from helpers.differentiation import complex_step


def three_slopes(a, b, c):
    """The gradient by complex steps, which have no rounding: another way to the same numbers."""
    return (complex_step(lambda x: 3 * (x + b * c), a), complex_step(lambda x: 3 * (a + x * c), b),
            complex_step(lambda x: 3 * (a + b * x), c))


check_hidden("graph_gradient", graph_gradient, 1, [
    Probe(label, lambda numbers=numbers: numbers, three_slopes(*numbers))
    for label, numbers in {"positive numbers": (0.3, 1.7, 8.5), "negative numbers": (-4.0, -2.25, -6.0),
                           "whole numbers": (1, -9, 12), "a zero": (3.0, 0.0, -1.5)}.items()])
### END HIDDEN TESTS

# %% [markdown]
# Here is the graph, and it runs on your four functions. Inputs are round; the constant is a square. Go through the
# steps with the slider *step* (drag it, or use the arrow keys), or click on a node: on its upper half for its step
# forwards, on its lower half for the one backwards. Beside each derivative stands the measured one: a nudge along that
# edge alone.
#
# **Predict:** which of `da`, `db` and `dc` change when `a` moves, and which when `b` moves? Go to step 7 and try.

# %%
a, b, c = Input("a", 5), Input("b", 3), Input("c", 2)
Graph(3 * (a + b * c), add=(add_forward, add_backward),
      multiply=(multiply_forward, multiply_backward))

# %% [markdown]
# When `a` moves, none of `da`, `db` and `dc` changes: `J` grows by 3 for each 1 of `a`, wherever you stand. When `b`
# moves, only `dc` changes, since `b` is the other factor of `c`. What comes to the constant 3 changes both times.
# **Answer for yourself:** why does it, and why does nobody use it?
#
# <details><summary>Answer</summary>
# It is the other factor of 3, <code>a + b * c</code>: by so much would <code>J</code> grow if the 3 were a 4. But the 3
# belongs to the formula. Nobody can move it, so nobody asks what a move would do.
# </details>

# %% [markdown]
# ## Do the terms cancel
#
# Now `u = x * x` and `J = u + x`. Here `x` is used more than once. At `x = 3` the derivative of `u` by `x` is 6, and
# that of `J` by `u` is 1.
#
# **Predict.** What is the derivative of `J` by `x` at 3?
#
# - `"a"` 6, for `du` cancels, and 1 times 6 is 6
# - `"b"` 7
# - `"c"` 1, as `J` is `u + x`, and the derivative of `x` by `x` is 1

# %% exercise="two_ways"
two_ways = ...
### BEGIN SOLUTION
two_ways = "b"
### END SOLUTION

# %% check="two_ways" points=1
check_answer("two_ways", two_ways)

# %% [markdown]
# Measure it. And write `x` as three inputs, one for each place where it stands, so that each can be moved alone.

# %%
def J_of(first, second, last):
    return first * second + last


moves = {"all three": lambda x: J_of(x, x, x),
         "first alone": lambda x: J_of(x, 3, 3),
         "second alone": lambda x: J_of(3, x, 3),
         "last alone": lambda x: J_of(3, 3, x)}
for name, J_moved in moves.items():
    print(f"{name:13}", round(central_difference(J_moved, 3.0), 6))

# %% [markdown]
# 3 + 3 + 1 is 7. Every place where `x` stands is a **path** from `x` to `J`; a nudge of `x` takes all of them at once,
# and what they bring is **added**. To cancel `du` gives 6, the share of the two paths through `u`, and forgets the
# third.

# %% [markdown]
# Why did it work for `w`? There all that `w` does to `J` went through `a`. Here the two `dJ` are not the same: in
# `dJ/du` only `u` moves and the last `x` stands still, in `dJ/dx` both move. So $\frac{dJ}{dx}$ is a name, not a
# fraction:
#
# $$\frac{dJ}{dx} = \frac{dJ}{du} \cdot \frac{du}{dx} + 1$$
#
# Along one path, multiply. Where paths meet again, going back, add.

# %% [markdown]
# Below, `x` is used three times. **Predict:** with `x = 3`, which `c` makes the three numbers that come back to `x`
# add up to 0?

# %%
x, c = Input("x", 3), Input("c", -2)
Graph(x * x + x * c, add=(add_forward, add_backward),
      multiply=(multiply_forward, multiply_backward), step=7)

# %% [markdown]
# **Mission.** Move `x` and `c` so that what comes to `x` adds up to 0, and `J` is -16. Copy what stands after *State*,
# with its braces, in place of the dots.

# %% exercise="paths_to_zero"
# dJ/dx = 0 and J = -16; in the form {"x": 3.0, "c": -2.0, "step": 7}
paths_to_zero = ...
### BEGIN SOLUTION
paths_to_zero = {"x": -4.0, "c": 8.0, "step": 7}
### END SOLUTION

# %% check="paths_to_zero" points=2
check_mission("paths_to_zero", paths_to_zero)

# %% [markdown]
# There a small nudge of `x` changes nothing: what `x * x` gains, `x * c` takes away. **Answer for yourself:** leave
# `c` where it is and move `x` to either side. What kind of place is it?
#
# <details><summary>Answer</summary>
# The bottom of a valley: with <code>x</code> moved by 1 to either side, <code>J</code> is -15, above -16. Such a place,
# where the derivative is 0, is what gradient descent looks for.
# </details>

# %% [markdown]
# ## Find the mistake
#
# Four programs for a product, each with both halves. At least one is right. The others have one mistake each:
# `"not swapped"` (each factor gets its own number instead of the other's), `"received left out"` (the own derivative
# alone is passed on), `"overwritten"` (what was received is lost before it is used a second time).

# %%
def keep(a, b):
    return a * b, (a, b)


def keep_reversed(a, b):
    return a * b, (b, a)


def backward_a(upstream, cache):
    a, b = cache
    da, db = b, a
    return da, db


def backward_b(upstream, cache):
    first, second = cache
    return upstream * first, upstream * second

# %%
def backward_c(upstream, cache):
    a, b = cache
    upstream = upstream * b
    da = upstream
    db = upstream * a
    return da, db


def backward_d(upstream, cache):
    first, second = cache
    return upstream * first, upstream * second


programs = {"a": (keep, backward_a), "b": (keep_reversed, backward_b),
            "c": (keep, backward_c), "d": (keep, backward_d)}

# %% [markdown]
# With all inputs at 1 the figure finds nothing, whichever program it runs: the measured numbers agree. Move the inputs
# until a `≠` shows, or until you are sure that none will. Then do so for the other three: change the letter in the
# last line and run the cell again.
#
# <details><summary>Hint: which input to move</summary>
# Move <code>z</code> alone: what do the two factors of <code>x * y</code> receive? Then move <code>y</code> alone.
# </details>

# %%
x, y, z = (Input(name, 1) for name in "xyz")
Graph(x * y * z, add=(add_forward, add_backward),
      multiply=programs["a"], step=5)

# %% [markdown]
# Fill in each with one of `"not swapped"`, `"received left out"`, `"overwritten"` or `"right"`.

# %% exercise="multiply_mistakes"
# in the form {"a": "right", "b": "right",
#              "c": "right", "d": "right"}
multiply_mistakes = ...
### BEGIN SOLUTION
multiply_mistakes = {"a": "received left out", "b": "right",
                     "c": "overwritten", "d": "not swapped"}
### END SOLUTION

# %% check="multiply_mistakes" points=2
check_answer("multiply_mistakes", multiply_mistakes)

# %% [markdown]
# ## Why backwards
#
# Derivatives could be found forwards as well: nudge an input, work the graph out again, see what `J` does. Count the
# work of both ways. `counted` wraps a function so that each call leaves a mark in a list.

# %%
calls = []


def counted(function):
    def wrapped(*arguments):
        calls.append(function.__name__)
        return function(*arguments)

    return wrapped


operations = {
    "add": (counted(add_forward), counted(add_backward)),
    "multiply": (counted(multiply_forward), counted(multiply_backward))}

# %% [markdown]
# A longer bill: two apples at 100 and three oranges at 150, then 10 % tax. Five inputs, four nodes. `value` makes a
# forward pass through your functions, `gradient` one forwards and one backwards.

# %%
def nudged(J, inputs, h=1e-4):
    """Derivatives of J by one pass forwards, and one more for each input."""
    start, slopes = value(J, operations), {}
    for one in inputs:
        moved = {one.name: one.value + h}    # such as {"apple": 100.0001}
        end = value(J, operations, **moved)  # then as value(..., apple=100.0001)
        slopes[one.name] = (end - start) / h
    return slopes


prices = {"apple": 100, "apples": 2, "orange": 150, "oranges": 3, "tax": 1.1}
inputs = [Input(name, number) for name, number in prices.items()]
apple, apples, orange, oranges, tax = inputs
J = (apple * apples + orange * oranges) * tax
print(f"bill {value(J, operations):.1f}")
for way in [nudged(J, inputs), gradient(J, operations)]:
    print({name: round(slope, 3) for name, slope in way.items()})

# %% [markdown]
# The same five derivatives of the bill of 715. **Predict.** Take a graph with 400 inputs and 399 nodes. To nudge each
# input, and to work `J` out once without a nudge, takes 401 times 399, that is 159,999 calls. How many calls does it
# take with a backward pass?
#
# - `"a"` 798
# - `"b"` 79,800
# - `"c"` 159,999 too

# %% exercise="four_hundred"
four_hundred = ...
### BEGIN SOLUTION
four_hundred = "a"
### END SOLUTION

# %% check="four_hundred" points=1
check_answer("four_hundred", four_hundred)

# %%
def sum_of_products(n):
    """A graph of n inputs, n an even number, and n - 1 nodes."""
    made = [Input(f"x{i}", 0.5 + i % 3) for i in range(n)]
    J = made[0] * made[1]
    for i in range(2, n, 2):
        J = J + made[i] * made[i + 1]
    return J, made


for n in [4, 40, 400]:
    J, inputs = sum_of_products(n)
    calls.clear()
    nudged(J, inputs)
    count = len(calls)
    calls.clear()
    gradient(J, operations)
    print(f"{n:>3} inputs: nudged {count:>6} calls, backwards {len(calls):>3}")

# %% [markdown]
# Forwards, a nudge belongs to one input: each input needs a pass of its own. Backwards, what runs belongs to `J`, and
# `J` is one number. What a node received is worked out once and serves all that stands before it. In the first graph
# `db` was `3 * 1 * c` and `dc` was `3 * 1 * b`: `du`, the `3 * 1`, was worked out once, for both. So all derivatives
# together take as many calls as a second forward pass.
# A network with a million weights has one cost: this is why it learns backwards.

# %% [markdown]
# ## What we found
#
# - `J` can be differentiated by what does not stand in its last line: a nudge travels.
# - A formula is a graph of nodes. Forwards run values, and each node keeps what it will need; backwards run
#   derivatives.
# - A node passes on **what it received times its own derivative**: a sum passes on 1 times that, a product the other
#   factor times that.
# - Along one path the factors are multiplied, and the terms seem to cancel. Several paths are **added**, and they do
#   not.
# - A backward pass gives all derivatives of one number for about the price of one forward pass more.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | "chain rule", 연쇄법칙; "computational graph", 계산 그래프 | the chain rule; the graph |
# | "backpropagation", "reverse-mode differentiation", 역전파 | the backward pass; 순전파 is the forward pass |
# | `dout`, "upstream gradient" | `upstream`, what was received |
# | "local gradient", 국소적 미분 | a node's own derivative |
# | `class MulLayer` with `self.x`, `self.y` | the cache of `multiply_forward` |
# | $\frac{\partial J}{\partial b}$, `db`, `grads['b']`, `b.grad` | the derivative of `J` by `b` |
# | `x.grad += ...` | the paths into `x`, added |

# %% [markdown]
# ## On your own
#
# - Write `square_forward` and `square_backward` for `x**2`. What must the cache hold? Check that your
#   `multiply_backward` with both factors `x`, its two results added, gives the same.
# - Draw a graph of your own, with `add=` and `multiply=` as above. `helpers.graph` has the nodes `sigmoid` and `log`
#   too: `from helpers.graph import sigmoid`, make inputs `w`, `x` and `b`, and try `sigmoid(w * x + b)`. Where does
#   what comes back to `w` become very small?
# - In the graph of `x * x * x`: which three numbers come back to `x`? And in that of `x * x * x * x`?
#
# Next: [one neuron](2_one_neuron.ipynb), whose gradient you know, link by link.
