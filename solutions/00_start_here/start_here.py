# %% [markdown]
# # Start here
#
# **You will** watch a line learn, and write two small functions: one that centres a table, and one that is
# safe from a mistake that gives no error message.
#
# **You will be able to** run a notebook, its checks and its figures; take means along either axis of a table;
# say what shape a difference of two arrays has.
#
# **You need** to know how to write a Python function. About 40 minutes.

# %% [markdown]
# ## A machine that learns
#
# Below is a **cell** with code. Click into it, then hold Shift and press Enter. That runs it and takes you to
# the next cell. Run every cell on this page this way, from the top down.

# %%
import numpy as np

from helpers.checks import check, check_answer, check_mission
from helpers.explorers import Broadcast, FirstDescent

load = np.array([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0])      # newtons
length = np.array([2.9, 3.3, 4.4, 4.8, 5.9, 6.4, 7.4, 7.8])    # cm, of a spring

FirstDescent(load, length)

# %% [markdown]
# A line tries to fit eight measurements; `x` is the load. The red distances say how wrong the line is; the mean
# of their squares is its **cost**. **Predict:** will the hundredth step move the line as far as the first did?
# Then drag the slider, or click its knob and press the left and right arrow keys. The next cell prints some of
# the lines.

# %%
descent = FirstDescent(load, length)
for step in [0, 1, 99, 100]:
    w, b, cost = descent.slopes[step], descent.intercepts[step], descent.costs[step]
    print(f"after step {step:3d}: {w:.2f} x + {b:.2f}, cost {cost:.3f} cm²")

# %% [markdown]
# It does not. The first step turns the line from 0.00 x + 0.00 to 1.40 x + 0.54; the hundredth leaves all printed
# digits as they are. The steps get shorter as the line comes closer to the best one. This is **gradient
# descent**. Why it works you will see step by step, and you will write every part of it, up to a neural network.
#
# Every such figure has controls, a sentence that says what there is to see, and a *State* that you can copy.

# %% [markdown]
# ## Cells and their order
#
# All cells share one memory, kept by the **kernel**, the Python that runs behind the page. What counts is the
# order in which you run cells, not their order on the page.

# %%
count = 10

# %%
count = count + 5
print("count is", count)

# %% [markdown]
# It printed 15. **Predict.** Suppose you ran the second of these two cells, and only that one, two more times.
# What would it print last? Answer before you try.
#
# - `"a"` 15
# - `"b"` 25
# - `"c"` 20
# - `"d"` an error
#
# Write the letter in place of the dots, with its quotes, and run that cell and the next.

# %% exercise="run_again"
run_again = ...
### BEGIN SOLUTION
run_again = "b"
### END SOLUTION

# %% check="run_again" points=1
check_answer("run_again", run_again)

# %% [markdown]
# Now go back and do it. The number in brackets beside a cell, such as `[5]`, counts the runs: it tells in which
# order things happened. When you have lost track, open the menu **Kernel** and choose **Restart Kernel and
# Run All Cells**. The memory is emptied, everything runs once from the top, and `count` is 15 again. (It
# stops at the first cell that needs a function you have not written yet. The cells below it can still be run one
# by one.)

# %% [markdown]
# ## Tables and shapes
#
# Our data are tables, NumPy arrays named `X`: a row is an **example**, a column is a **feature**. Its
# **shape** is `(m, n)`: `m` rows, `n` columns. Whenever something looks strange, print a shape.

# %%
X = np.array([[1.0, 10.0],
              [2.0, 20.0],
              [6.0, 30.0]])
print("shape of X:      ", X.shape)
print("mean of it all:  ", X.mean())
print("mean over axis 0:", X.mean(axis=0))
print("mean over axis 1:", X.mean(axis=1))

# %% [markdown]
# Axis 0 goes down the rows, so a mean over it leaves one number for each column: 3 and 20. Axis 1 goes along
# a row and leaves one number for each example. To **centre** a column is to take its mean off, so that what
# is left averages to 0:
#
# $$X - \text{mean of each column}$$

# %% [markdown]
# ## What a check says
#
# Here is a try at it, wrong on purpose. Run it and its check.

# %%
def center_columns(X):
    return X - X.mean()


check(center_columns)

# %% [markdown]
# The first line is the **verdict**, with points. Then comes a sentence on what went wrong, a call that shows
# it, and the part of the page to reread. Click the small triangle to see every call that was tried. A check
# never blames and remembers nothing: run it as often as you like.

# %% [markdown]
# Now write it right: `center_columns` returns X minus each column's mean, of shape `(m, n)`. The first line
# is given: with it `X` may hold numbers of any type, and the result is `float64` (numbers with a point, to
# about 16 digits). Leave the caller's `X` as it was.
#
# <details><summary>Hint 1: one mean a column</summary>
# <code>X.mean(axis=0)</code> has one number for each column, shape <code>(n,)</code>.
# </details>
# <details><summary>Hint 2: from every row at once</summary>
# NumPy takes an array of shape <code>(n,)</code> off every row of an <code>(m, n)</code> table: a plain minus
# will do.
# </details>

# %% exercise="center_columns"
def center_columns(X):
    """X minus each column's mean, (m, n)."""
    X = np.asarray(X, dtype=float)
    ### BEGIN SOLUTION
    return X - X.mean(axis=0)
    ### END SOLUTION

# %% check="center_columns" points=2
check(center_columns)

# %% check="center_columns" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(1)
half = rng.integers(-40, 40, (3, 5)) / 4
centred = np.vstack([half, -half])    # every column averages to 0
check_hidden("center_columns", center_columns, 1, [
    Probe("a table of shape (6, 5)", lambda: (centred + np.array([3.0, -8.0, 100.0, 0.5, 2000.0]),), centred),
    Probe("a table of shape (2, 5)", lambda: (centred[[0, 3]] - 7.0,), centred[[0, 3]]),
    Probe("whole numbers, shape (6, 5)", lambda: ((4 * centred).astype(int) + 9,), 4 * centred),
])
### END HIDDEN TESTS

# %% [markdown]
# The cell above looks empty: its tests are added when your notebook is graded. They call the same function with
# other numbers.

# %%
print(center_columns(X))
print("means now:", center_columns(X).mean(axis=0))

# %% [markdown]
# ## A mistake without a message
#
# An array can hold `m` numbers in two ways that look alike: **flat**, of shape `(m,)`, or as a **column**, a
# table of shape `(m, 1)`. Predictions often come as one and measurements as the other. (There is a third way, a
# **row**: a table of shape `(1, m)`.)

# %%
flat = np.zeros(3)
column = np.zeros((3, 1))
print("flat has shape", flat.shape)
print(flat)
print("column has shape", column.shape)
print(column)

# %% [markdown]
# **Predict.** What is the shape of `np.zeros(3) - np.zeros((3, 1))`?
#
# - `"a"` `(3,)`
# - `"b"` `(3, 1)`
# - `"c"` `(3, 3)`
# - `"d"` none: NumPy refuses

# %% exercise="zeros_shape"
zeros_shape = ...
### BEGIN SOLUTION
zeros_shape = "c"
### END SOLUTION

# %% check="zeros_shape" points=1
check_answer("zeros_shape", zeros_shape)

# %% [markdown]
# Now with numbers. Four predictions, all exactly right, so the mean of the squared differences has to be 0.

# %%
y = np.array([1.0, 2.0, 3.0, 4.0])               # measured
y_hat = np.array([[1.0], [2.0], [3.0], [4.0]])    # predicted
print("mean of squares:", np.mean((y_hat - y)**2))
print("shapes:", y_hat.shape, "minus", y.shape, "is", (y_hat - y).shape)
print(y_hat - y)

# %% [markdown]
# 2.5, and no error message. From every prediction every measurement was subtracted. NumPy lines two shapes up
# at their right ends; a missing length counts as 1; a length of 1 is stretched to the other's; any other
# difference is an error. So `(4, 1)` against `(4,)` is `(4, 1)` against `(1, 4)`, and both stretch to
# `(4, 4)`. This is **broadcasting**.

# %% [markdown]
# **Which?** `p` has shape `(m,)` and `q` has shape `(m, 1)`. Which line gives shape `(m,)`?
#
# - `"a"` `p - q`
# - `"b"` `p - q.T` (`.T` turns rows into columns)
# - `"c"` `p - q.ravel()` (`.ravel()` makes an array flat)
# - `"d"` `p.reshape(-1, 1) - q` (`.reshape(-1, 1)` makes a column)

# %% exercise="flat_difference"
flat_difference = ...
### BEGIN SOLUTION
flat_difference = "c"
### END SOLUTION

# %% check="flat_difference" points=1
check_answer("flat_difference", flat_difference)

# %% [markdown]
# Try all four.

# %%
p, q = np.zeros(5), np.zeros((5, 1))
print("a", (p - q).shape)
print("b", (p - q.T).shape)
print("c", (p - q.ravel()).shape)
print("d", (p.reshape(-1, 1) - q).shape)

# %% [markdown]
# A **residual** is what was predicted minus what was measured, one number an example: $\hat{y} - y$, in code
# `y_hat - y`. (Statistics books take it the other way round.) Write `residuals` so that a column cannot spoil it.
#
# - `y_hat` and `y` may each have shape `(m,)` or `(m, 1)`. The result has shape `(m,)`.
# - If they do not hold the same number of examples, raise `ValueError`: also when one holds a single number and
#   the other more. One against one is fine.
#
# <details><summary>Hint 1: flat first</summary>
# <code>y_hat.ravel()</code> is a flat version of <code>y_hat</code>, whichever of the two shapes it had.
# <code>y_hat</code> itself keeps its shape: give the flat one a name.
# </details>
# <details><summary>Hint 2: to raise an error</summary>
# <code>raise ValueError("say here what is wrong")</code> stops the function. Put it under an
# <code>if</code> that compares the two lengths once both are flat.
# </details>

# %% exercise="residuals"
def residuals(y_hat, y):
    """y_hat - y as a flat array, (m,)."""
    y_hat = np.asarray(y_hat, dtype=float)
    y = np.asarray(y, dtype=float)
    ### BEGIN SOLUTION
    y_hat, y = y_hat.ravel(), y.ravel()
    if y_hat.shape != y.shape:
        raise ValueError(f"{y_hat.size} predictions for {y.size} measurements")
    return y_hat - y
    ### END SOLUTION

# %% check="residuals" points=2
check(residuals)

# %% check="residuals" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

rng = np.random.default_rng(2)
measured, off = rng.integers(-40, 40, 7) / 4, rng.integers(-9, 9, 7) / 2 + 0.25
predicted = measured + off
check_hidden("residuals", residuals, 1, [
    Probe("a column and a flat array", lambda: (predicted.reshape(7, 1).copy(), measured.copy()), off),
    Probe("a flat array and a column", lambda: (predicted.copy(), measured.reshape(7, 1).copy()), off),
    Probe("two columns", lambda: (predicted.reshape(7, 1).copy(), measured.reshape(7, 1).copy()), off),
    Probe("two flat arrays", lambda: (predicted.copy(), measured.copy()), off),
    Probe("a column of 7 and a flat array of 6",
          lambda: (predicted.reshape(7, 1).copy(), measured[:6].copy()), ValueError),
    Probe("7 predictions for a column of 1", lambda: (predicted.copy(), np.array([[2.0]])), ValueError),
])
### END HIDDEN TESTS

# %% [markdown]
# Below, `a` holds the numbers 1, 2, 3 and so on, and so does `b`: on the left what NumPy makes of `a - b`, on the
# right what your `residuals` returns. **Predict:** with 4 numbers each, `a - b` should be four zeros. For which two
# shapes is it a grid instead? Then change the shapes. (On the keyboard: Tab goes from control to control, the left
# and right arrow keys move a slider, the space bar opens a list.)

# %%
Broadcast(residuals)

# %% [markdown]
# A flat array against a column makes a grid, and so does a row against a column; the right answer, zeros, is
# left only on its diagonal. Two flat arrays of different lengths are refused.
#
# **Mission.** Make NumPy produce exactly 48 differences out of 14 numbers. Copy what stands after *State*
# under the figure, with its braces, in place of the dots.

# %% exercise="forty_eight"
forty_eight = ...
### BEGIN SOLUTION
forty_eight = {"m_a": 6, "a": "(m,)", "m_b": 8, "b": "(m, 1)"}
### END SOLUTION

# %% check="forty_eight" points=2
check_mission("forty_eight", forty_eight)

# %% [markdown]
# ## Find the mistake
#
# This function should return the mean of the squared residuals. Here `y` is exactly what it predicts, so 0 is
# due. (`X @ w` multiplies each row of `X` by `w`, number by number, and adds up.)

# %%
def mean_squared_error(X, w, b, y):
    y_hat = X @ w + b                # line a: one prediction a row of X
    y_hat = y_hat.reshape(-1, 1)     # line b
    error = y_hat - y                # line c
    return np.mean(error**2)         # line d


X = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0], [4.0, 1.0]])
w, b = np.array([2.0, 1.0]), 0.5
y = np.array([2.5, 5.5, 3.5, 9.5])
print(mean_squared_error(X, w, b, y))

# %% [markdown]
# Which line has to go to make it right? Print `.shape` between the lines before you decide.

# %% exercise="line_at_fault"
line_at_fault = ...    # "a", "b", "c" or "d"
### BEGIN SOLUTION
line_at_fault = "b"
### END SOLUTION

# %% check="line_at_fault" points=1
check_answer("line_at_fault", line_at_fault)

# %% [markdown]
# Delete that line and run the cell again. With `residuals` the mistake could not have happened: try it on a
# column.

# %%
print(np.mean(residuals((X @ w + b).reshape(-1, 1), y)**2))

# %% [markdown]
# ## Your points
#
# Add up the verdicts: this page has 12 points, 2 of them in hidden tests. The **Validate** button at the top of the
# page runs the whole notebook afresh. It lists every check that does not give its full points, and calls each of
# them *Partial credit*, even if nothing is written there yet. Hidden tests are not among them.

# %% [markdown]
# ## The letters of this course
#
# You need not learn this table: each of its words is explained where it is first used. Come back to it then.
#
# | thing | here | shape |
# |---|---|---|
# | examples, features, classes | `m`, `n`, `K` | |
# | features, a row an example | `X` | (m, n) |
# | real or 0/1 target | `y` | (m,) |
# | integer labels 0..K-1 / one-hot | `labels` / `Y` | (m,) / (m, K) |
# | weights, bias of one unit | `w`, `b` | (n,), float |
# | weights, biases of a layer | `W`, `b` | (n_in, n_out), (n_out,) |
# | pre-activation, activation | `z`/`Z`, `a`/`A` | `Z = A_prev @ W + b` |
# | loss: of ONE example. cost: the mean over all examples (+ penalty) | | |
# | gradient of the cost with respect to `w` | `dw` | shape of `w` |
# | step of a finite difference | `h` | unit of x |
# | step of descent | `learning_rate` | |
# | strength of the L2 penalty: `l2 / (2 m) * sum(W**2)`, biases never penalised | `l2` | |
#
# Two promises hold everywhere. Results are `float64`, whatever type comes in. Functions are **pure**: when
# one returns, the arrays that were handed in are what they were before.

# %% [markdown]
# ## When you are stuck
#
# - Read the check's sentence, then the part it names. Open the hints one at a time.
# - Take a smaller case, two rows or one number, and work it out on paper.
# - Print the `.shape` of everything in the line that surprises you.
# - **Restart Kernel and Run All Cells**: old memory is a common culprit.
# - Leave it and read on. A cell that needs the missing function will say so; the cells after it still run if you
#   run them one by one.

# %% [markdown]
# ## What we found
#
# - Cells share one memory: the order of running counts, and a restart makes it clean.
# - `X` is (m, n), a row an example. Axis 0 goes down the rows.
# - (m,) minus (m, 1) is (m, m), without a message. Look at `.shape`, and make both flat.

# %% [markdown]
# ## Reading other notations
#
# **Skip this today**: go on to [On your own](#On-your-own), and come back when a formula elsewhere looks foreign.
#
# The same ideas are told in three dialects; the formulas differ, the results do not. *Theta* is spoken in an older,
# well-known video course with programs in Octave, *a column an example* in a later series of courses on neural
# networks, *from scratch* in books that build everything with NumPy alone.
#
# | here | Theta, delta, capital Delta | a column an example | from scratch |
# |---|---|---|---|
# | `X` (m, n) | $X$ (m, n + 1), column 0 all ones | $X$ (n_x, m), a **column** an example | `x` (m, n) |
# | `y`, one-hot `Y` | $y$ | $Y$ (1, m) | `t`, one-hot |
# | `y_hat`, `p` | $h_\theta(x)$ | $\hat{y}$, $a$, $A^{[L]}$ | `y` (**not** the target) |
# | example number i | $x^{(i)}$ | $x^{(i)}$ | `x[i]` |
# | layer number l | $a^{(l)}$, $z^{(l)}$: round brackets again | $a^{[l]}$, $z^{[l]}$: square brackets | `W1`, `W2` |
# | `W` (n_in, n_out), `b` | $\Theta^{(l)}$ (n_out, n_in + 1), `b` is its column 0 | $W^{[l]}$ (n_out, n_in), $b^{[l]}$ (n_out, 1) | `W1`, `b1`, as here |
# | `dw`, `dW` | $\partial J / \partial \theta_j$, $D^{(l)}$ | `dw`: first a sum, divided by m at the end | `grads['W1']` |
# | `dZ`, gradient at a layer's `Z` | $\delta^{(l)}$, of one example | $dZ^{[l]}$, not yet divided by m | `dout` |
# | sum of the gradients of all examples | $\Delta^{(l)}$ | `dw` before it is divided | |
# | `learning_rate`, `l2` | $\alpha$, $\lambda$ | $\alpha$, $\lambda$ | `lr`, `weight_decay_lambda` (which is `l2 / m`) |
# | `numerical_gradient(f, x)` | "gradApprox", with `EPSILON` | "gradapprox", $\varepsilon$ | `numerical_gradient(f, W)` |

# %% [markdown]
# **Theta.** Units and inputs are counted from 1. Number 0 is an extra input that is always 1, and its weight
# is the bias. For unit 2 of a layer with two inputs:
#
# $$z_2 = \Theta_{20} \cdot 1 + \Theta_{21}\, x_1 + \Theta_{22}\, x_2$$

# %%
W = np.array([[0.1, 0.2, 0.3],
              [0.4, 0.5, 0.6]])      # here: 2 inputs, 3 units
b = np.array([1.0, 2.0, 3.0])
x = np.array([5.0, 7.0])
Theta = np.column_stack([b, W.T])    # there: 3 units, 1 + 2 inputs
print("there:", Theta @ np.array([1.0, 5.0, 7.0]))
print("here: ", x @ W + b)

# %% [markdown]
# Each prints the `z` of all three units; $z_2$ is the one in the middle, 6.5.

# %% [markdown]
# **A column an example.** `dw` is one name, not `d` times `w`. It starts at 0 as an **accumulator**: each
# example $x^{(i)}$ adds its part, and the sum is divided by m.
#
# $$dw \mathrel{+}= x^{(i)} (a^{(i)} - y^{(i)}) \quad \text{for } i = 1 \ldots m, \qquad dw \mathrel{/}= m$$

# %%
X = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0], [4.0, 1.0]])    # here: 4 rows
a, y = np.array([0.5, 0.25, 0.75, 0.5]), np.array([1.0, 0.0, 1.0, 0.0])
columns = X.T    # there: 4 columns
dw = np.zeros(2)
for i in range(4):
    dw += columns[:, i] * (a[i] - y[i])
dw /= 4
print("there:", dw)
print("here: ", X.T @ residuals(a, y) / 4)

# %% [markdown]
# **From scratch.** `t` is the target as a **one-hot** row (1 at the right class, 0 elsewhere) and `y` the
# prediction. A sum over all classes then keeps only the logarithm at the right class:
#
# $$-\frac{1}{m} \sum_i \sum_k t_{ik} \log y_{ik}$$
#
# Its `numerical_gradient(f, W)` gets an `f` that takes a `W` and never looks at it, a **dummy argument**. Why
# that works is an experiment of lesson 1.

# %%
P = np.array([[0.7, 0.2, 0.1],
              [0.1, 0.6, 0.3]])          # the prediction: there y
labels = np.array([0, 2])                # the target, here
t = np.array([[1, 0, 0], [0, 0, 1]])    # the target, there
print("there:", -np.sum(t * np.log(P)) / 2)
print("here: ", -np.mean(np.log(P[np.arange(2), labels])))

# %% [markdown]
# **Key terms in English and Korean.**
#
# | English | 한국어 | English | 한국어 |
# |---|---|---|---|
# | slope | 기울기 | layer | 층, 계층 |
# | derivative | 도함수; at a point 미분계수 | neural network | 신경망 |
# | numerical differentiation | 수치 미분 | weight | 가중치 |
# | forward, central difference | 전방 차분, 중앙 차분 | bias | 편향 |
# | tangent | 접선 | activation | 활성값 |
# | chord, secant | 현, 할선 | activation function | 활성화 함수 |
# | partial derivative | 편미분 | sigmoid | 시그모이드 |
# | gradient | 기울기, 그래디언트 | softmax | 소프트맥스 |
# | gradient descent | 경사하강법 | cross-entropy | 교차 엔트로피 |
# | learning rate | 학습률 | one-hot | 원-핫 |
# | loss, loss function | 손실, 손실함수 | logistic regression | 로지스틱 회귀 |
# | cost, cost function | 비용, 비용함수 | chain rule | 연쇄 법칙 |
# | residual | 잔차 | backpropagation | 역전파 |
# | mean squared error | 평균 제곱 오차 | vanishing gradient | 기울기 소실 |
# | rounding error | 반올림 오차 | over-fitting | 과적합 |
# | truncation error | 절단 오차 | regularisation | 규제, 정규화 |
# | local minimum | 극솟값, 지역 최솟값 | standardisation | 표준화 |
# | saddle point | 안장점 | batch, mini-batch | 배치, 미니배치 |
# | convex function | 볼록 함수 | feature | 특성, 특징 |
# | likelihood | 가능도, 우도 | label | 레이블 |

# %% [markdown]
# ## On your own
#
# - Centre the rows of a table instead of its columns. Why does a plain minus not do here? (Look up
#   `keepdims`.)
# - `(2, 1, 4)` and `(1, 3, 1)` differ in every length, and NumPy still subtracts them. Predict the result's shape.
# - Replace two of the spring's lengths at the top by wild ones, and watch where the line goes.
#
# Next: [measure a slope](../01_numerical_differentiation/1_slopes.ipynb), what a step downhill is made of.
