# %% [markdown]
# # Explore a landscape
#
# **You will** write a function that says what kind of place a descent has come to, and a descent that keeps
# its speed.
#
# **You will be able to** say where the arrow against the gradient points, and where it does not; tell a minimum
# from a saddle by curvatures; say what momentum helps, and what it does not.
#
# **You need** [downhill](1_downhill.ipynb). About 45 minutes.

# %%
import numpy as np

from helpers import figures
from helpers.checks import check, check_answer, check_mission
from helpers.descent import gradient_descent
from helpers.differentiation import numerical_gradient, relative_error
from helpers.explorers import Landscape

# %% [markdown]
# ## Against the arrow
#
# A descent steps against the gradient. Does that lead it to the minimum? In the round bowl, yes. Here is a
# **ravine**: across it, along `x[1]`, the walls are steep; along `x[0]` the floor falls slowly to (0, 0).
#
# $$f(x) = \frac{x_0^2 + 25\,x_1^2}{2} \qquad \text{gradient}\; (x_0,\; 25\,x_1)$$

# %%
def bowl(x):
    return x[0]**2 + x[1]**2


def bowl_gradient(x):
    return np.array([2 * x[0], 2 * x[1]])


def ravine(x):
    return (x[0]**2 + 25 * x[1]**2) / 2


def ravine_gradient(x):
    return np.array([x[0], 25 * x[1]])


place = np.array([2.0, 0.4])
print("ravine at (2, 0.4):", ravine(place), "gradient:", ravine_gradient(place))

# %% [markdown]
# **Predict.** You stand in the ravine at (2, 0.4). The minimum is at (0, 0). The step goes against the
# gradient. It points
#
# - `"a"` straight at the minimum
# - `"b"` off it, by less than 45 degrees
# - `"c"` off it, by more than 45 degrees

# %% exercise="ravine_arrow"
ravine_arrow = ...
### BEGIN SOLUTION
ravine_arrow = "c"
### END SOLUTION

# %% check="ravine_arrow" points=1
check_answer("ravine_arrow", ravine_arrow)

# %%
def degrees_off(gradient, x):
    """Angle between the step, -gradient, and the way from x to (0, 0)."""
    step, way = -gradient(x), -x
    cosine = step @ way / (np.linalg.norm(step) * np.linalg.norm(way))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


for x in np.array([[2.0, 0.4], [2.0, 0.1], [0.5, 1.5],
                   [2.0, 0.0], [0.0, 0.4]]):
    print(x, f"bowl: {degrees_off(bowl_gradient, x):4.1f} degrees off,",
          f"ravine: {degrees_off(ravine_gradient, x):4.1f} degrees off")

# %% [markdown]
# The step goes at a right angle to the contour, 67.4 degrees off the way home. Only on the two axes of the
# ravine, where `x[0]` or `x[1]` is 0, does it point at the minimum. Is another direction better, then? Try two
# steps of the same length, one against the gradient, one towards the minimum. **Predict** which lowers `f` more
# if both are 0.01 long, and if both are as long as the whole way.

# %%
against = -ravine_gradient(place) / np.linalg.norm(ravine_gradient(place))
towards = -place / np.linalg.norm(place)
for length in [0.01, np.linalg.norm(place)]:
    down, home = (ravine(place + length * direction) - ravine(place)
                  for direction in (against, towards))
    print(f"length {length:.2f}: against the gradient {down:+.3f},",
          f"towards the minimum {home:+.3f}")

# %% [markdown]
# For a tiny step nothing beats the direction against the gradient: -0.101 to -0.039. For a long one it climbs
# the other wall. The gradient knows what is near, and nothing else. And to know where the minimum is, we would
# have to have found it already. So a descent in a ravine goes to and fro:

# %%
path = gradient_descent(ravine_gradient, place, learning_rate=0.07, steps=40)
ax = figures.contours(figures.axes(6.4, 2.3), ravine, -2.4, 2.4, points=161,
                      levels=[0.02, 0.1, 0.3, 0.7, 1.3, 2, 3, 4])
ax.plot(*path.T, ".-", color=figures.RED, linewidth=1)
figures.arrows(ax, path[:4], [-ravine_gradient(x) for x in path[:4]],
               scale=0.07)
ax.set_ylim(-0.6, 0.6)
figures.label(ax, "In a ravine the steps go across more than along", "x0", "x1")
figures.show(ax, "Long thin contours around (0, 0) with the path of a descent "
                 "that starts at (2, 0.4): it jumps from one wall to the "
                 "other, a little further along each time, and then creeps "
                 "along the floor.")

# %% [markdown]
# The learning rate has to be small for the steep direction (below 2 / 25, as the slope along `x[1]` grows by 25
# a unit), and is then too small for the other. Later in this notebook you mend that.

# %% [markdown]
# ## Where the gradient is 0
#
# A place where every entry of the gradient is 0 is called a **critical point**. There `learning_rate * 0` is
# no step at all: a descent that stands there stays, whether or not it is a minimum. Here is a surface with
# three of them.
#
# $$f(x) = \frac{x_0^4}{4} - \frac{x_0^2}{2} + \frac{x_1^2}{2} \qquad \text{gradient}\; (x_0^3 - x_0,\; x_1)$$

# %%
def saddle(x):
    return x[0]**4 / 4 - x[0]**2 / 2 + x[1]**2 / 2


def saddle_gradient(x):
    return np.array([x[0]**3 - x[0], x[1]])


for x in np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]):
    print(x, "gradient", saddle_gradient(x), "height", saddle(x))

# %% [markdown]
# (-1, 0) and (1, 0) are minima. At (0, 0) the surface rises along `x[1]` and falls along `x[0]`, as a horse's
# **saddle** does. **Predict:** where does a descent end that starts at (0, 1.5)? And one that starts a
# millionth beside it, at (1e-6, 1.5)?

# %%
paths = {}
for offset in [0, 1e-12, 1e-6, 1e-3]:
    path = gradient_descent(saddle_gradient, [offset, 1.5],
                            learning_rate=0.1, steps=400)
    away = np.flatnonzero(path[:, 0] > 0.5)
    when = f"at step {away[0]}" if away.size else "never"
    print(f"offset {offset:5}: passes x0 = 0.5 {when},",
          f"ends at {path[-1].round(3)}")
    paths[offset] = path

# %% [markdown]
# Exactly on the line it runs onto the saddle and stays. A hair beside it, the small offset grows by a tenth a
# step, and in the end the descent gets away; but that takes long.

# %%
ax = figures.axes()
for offset, color in [(0, figures.BLACK), (1e-12, figures.RED),
                      (1e-6, figures.ORANGE), (1e-3, figures.BLUE)]:
    ax.plot(saddle(paths[offset].T), color=color,
            label=f"start at ({offset:g}, 1.5)")
ax.set_ylim(-0.3, 0.3)
ax.legend()
figures.label(ax, "A saddle looks like the end, for a while",
              "step", "height of the surface")
figures.show(ax, "Height over the steps of four descents: all come down to 0 "
                 "within 30 steps and run level there; three of them drop to "
                 "-0.25 later, the sooner the further from the line they "
                 "started.")

# %% [markdown]
# So a cost that no longer falls is no proof of a minimum. Nor is a gradient of nearly 0, as the next surface
# shows: a pit in a wide plain, a **plateau**. **Predict** how long the gradient is at a distance of 3.

# %%
def plateau(x):
    return 1 - np.exp(-2 * (x[0]**2 + x[1]**2))


def plateau_gradient(x):
    return 4 * np.exp(-2 * (x[0]**2 + x[1]**2)) * np.array([x[0], x[1]])


for distance in [0.5, 1.0, 2.0, 3.0]:
    x = np.array([distance, 0.0])
    end = gradient_descent(plateau_gradient, x, 0.1, steps=1000)[-1]
    length = np.linalg.norm(plateau_gradient(x))
    print(f"from {distance}: gradient {length:.1e} long,",
          f"after 1000 steps at {abs(end[0]):.4f}")

# %% [markdown]
# At 3 the gradient is 1.8e-07 long, and a thousand steps lead nowhere. Networks have such plateaus; in lesson 5
# you meet them again as vanishing gradients.

# %% [markdown]
# ## Curvatures
#
# The gradient alone does not tell a minimum from a saddle. The slope of the slope does. With one number: where
# it is above 0, the slope grows from left to right, and the curve bends upward. It is called **curvature**.
# With two numbers the gradient has two entries, and each has a gradient of its own. Written under each other
# they are a table, the **Hessian**:

# %%
def hessian(gradient, x):
    """Row i is the gradient of entry i of the gradient."""
    def entry(i):
        return lambda x: gradient(x)[i]

    return np.array([numerical_gradient(entry(i), x) for i in range(len(x))])


for x in np.array([[0.0, 0.0], [1.0, 0.0]]):
    print(f"saddle at {x}:\n{hessian(saddle_gradient, x).round(6) + 0}")

# %% [markdown]
# On the diagonal, from upper left to lower right, stand the curvatures along `x[0]` and along `x[1]`: at (0, 0)
# they are -1 and 1. The other two say how the slope along one changes as the *other* moves. They are equal:
# the table is symmetric. Here they are not 0:
#
# $$f(x) = x_0^2 + 3\,x_0 x_1 + x_1^2 \qquad \text{gradient}\; (2x_0 + 3x_1,\; 3x_0 + 2x_1)$$

# %%
def crossed(x):
    return x[0]**2 + 3 * x[0] * x[1] + x[1]**2


def crossed_gradient(x):
    return np.array([2 * x[0] + 3 * x[1], 3 * x[0] + 2 * x[1]])


middle = np.array([0.0, 0.0])
H = hessian(crossed_gradient, middle)
print(H.round(6))

# %% [markdown]
# **Predict.** The curvatures along `x[0]` and along `x[1]` are both 2, above 0. Then (0, 0) is
#
# - `"a"` a minimum
# - `"b"` a saddle
# - `"c"` a maximum

# %% exercise="mixed_curvature"
mixed_curvature = ...
### BEGIN SOLUTION
mixed_curvature = "b"
### END SOLUTION

# %% check="mixed_curvature" points=1
check_answer("mixed_curvature", mixed_curvature)

# %%
for direction in np.array([[1, 0], [0, 1], [1, 1], [1, -1]]):
    step = 0.1 * direction
    print(direction, f"there {crossed(step):+.3f},",
          f"and back {crossed(-step):+.3f}")
print("eigenvalues:", np.linalg.eigvalsh(H).round(6))

# %% [markdown]
# Along both axes the surface rises, and along (1, -1) it falls. Two axes are not all directions. But there is
# a direction of least curvature and one of greatest, at a right angle to it; their curvatures are the
# **eigenvalues** of the Hessian, here -1 and 5. All other directions lie between. `np.linalg.eigvalsh` gives
# them, the smallest first, for a symmetric table of any size.

# %% [markdown]
# What they say of a critical point (a number within `tol` of 0 counts as 0, for rounding):
#
# - `"minimum"`: all above `tol`; the surface bends upward whichever way you go
# - `"maximum"`: all below `-tol`
# - `"saddle"`: one above `tol` and one below `-tol`, whatever the others are
# - `"flat"`: none of these. Some or all are 0, and the others, if any, have one sign: the curvatures do not
#   decide

# %% [markdown]
# Write `classify_critical_point`. It returns one of the four words. `H` may have more than two rows.
#
# <details><summary>Hint 1: the numbers to look at</summary>
# <code>values = np.linalg.eigvalsh(H)</code>, an array of n numbers for an H of n rows.
# </details>
# <details><summary>Hint 2: all and any</summary>
# <code>np.all(values > tol)</code> is true if every one is, <code>np.any(values > tol)</code> if at least one
# is.
# </details>
# <details><summary>Hint 3: the order</summary>
# Test for three of the words, each with a <code>return</code>; what gets past them is the fourth.
# </details>

# %% exercise="classify_critical_point"
def classify_critical_point(H, tol=1e-8):
    """'minimum', 'maximum', 'saddle' or 'flat', for the symmetric table H."""
    ### BEGIN SOLUTION
    values = np.linalg.eigvalsh(H)
    up, down = values > tol, values < -tol
    if np.any(up) and np.any(down):
        return "saddle"
    return "minimum" if np.all(up) else "maximum" if np.all(down) else "flat"
    ### END SOLUTION

# %% check="classify_critical_point" points=2
check(classify_critical_point)

# %% check="classify_critical_point" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden


def bent(*curvatures):
    Q = np.linalg.qr(np.random.default_rng(len(curvatures)).normal(size=(len(curvatures),) * 2))[0]
    H = Q * np.array(curvatures) @ Q.T
    return (H + H.T) / 2


check_hidden("classify_critical_point", classify_critical_point, 1, [
    Probe("four curvatures above 0", lambda: (bent(0.5, 2.0, 3.0, 7.0),), "minimum"),
    Probe("three curvatures below 0", lambda: (bent(-0.3, -2.0, -6.0),), "maximum"),
    Probe("five curvatures, two of them below 0", lambda: (bent(3.0, -1.0, 4.0, -2.0, 1.0),), "saddle"),
    Probe("both signs and a 0", lambda: (bent(-4.0, 0.0, 0.5),), "saddle"),
    Probe("a 0 among curvatures above 0", lambda: (bent(5.0, 0.0, 0.2, 1.0),), "flat"),
    Probe("a 0 among curvatures below 0", lambda: (bent(-5.0, 0.0, -2.0),), "flat"),
    Probe("both signs, one within a wide tolerance", lambda: (bent(-0.2, 3.0), 0.5), "flat"),
    Probe("the same with a narrow one", lambda: (bent(-0.2, 3.0), 0.1), "saddle"),
    Probe("whole numbers", lambda: (np.array([[1, 2], [2, 1]]),), "saddle"),
])
### END HIDDEN TESTS

# %% [markdown]
# "The curvatures do not decide" is meant literally. Three surfaces, each level at (0, 0). **Predict** what your
# function says to each.

# %%
for name, gradient in [("x0^4 + x1^4 ", lambda x: 4 * x**3),
                       ("-x0^4 - x1^4", lambda x: -4 * x**3),
                       ("x0^3 + x1^2 ",
                        lambda x: np.array([3 * x[0]**2, 2 * x[1]]))]:
    H = hessian(gradient, middle)
    low, high = np.linalg.eigvalsh(H)
    print(name, classify_critical_point(H, tol=1e-6),
          f"curvatures {low:z.1e} and {high:z.1e}")

# %% [markdown]
# The first is a minimum, the second a maximum, the third neither, and all three are called `flat`: their
# curvatures do not tell. (The tolerance is wider here because these Hessians are measured: at a step of 1e-4,
# `4 * x**3` is 4e-12. Divided by the step, that is a curvature of 4e-8, more than the usual 1e-8.)

# %% [markdown]
# ## Many starts
#
# Now a surface with several minima. **Predict** from the picture below how many critical points of each kind
# there are, before you read what your function says. The numbers on the contours are heights.
#
# $$f(x) = \frac{x_0^4 + x_1^4}{4} - x_0^2 - x_1^2 + 0.4\,x_0 x_1 + 0.5\,x_0$$

# %%
def hollows(x):
    round_part = (x[0]**4 + x[1]**4) / 4 - x[0]**2 - x[1]**2
    return round_part + 0.4 * x[0] * x[1] + 0.5 * x[0]


def hollows_gradient(x):
    return np.array([x[0]**3 - 2 * x[0] + 0.4 * x[1] + 0.5,
                     x[1]**3 - 2 * x[1] + 0.4 * x[0]])


level = np.array([[-1.6386, 1.5560], [-1.4997, -0.3157], [-1.4149, -1.2428],
                  [-0.0322, -1.4110], [0.2708, 0.0542], [0.6664, 1.3422],
                  [0.9768, 1.3040], [1.2290, 0.2540], [1.4425, -1.5409]])
measured = numerical_gradient(hollows, place)
error = relative_error(hollows_gradient(place), measured)
print("is the formula right?", error < 1e-7)

# %%
side = np.linspace(-2, 2, 81)
starts = np.array(np.meshgrid(side, side))
ends = gradient_descent(hollows_gradient, starts, 0.05, steps=200)[-1]
where = (ends[0] > 0) + 2 * (ends[1] > 0)    # 0 to 3: the corner it ends in
ax = figures.axes(5.4, 5.0)
ax.pcolormesh(side, side, where, cmap="viridis", alpha=0.45)
lines = ax.contour(side, side, hollows(starts), levels=24, linewidths=0.6,
                   colors=figures.BLACK, linestyles="solid")
ax.clabel(lines, lines.levels[1::2], fontsize=7)
ax.plot(*level.T, "D", color=figures.RED)
figures.label(ax, "The start decides where a descent ends",
              "start x0", "start x1")
figures.show(ax, "A square of starts, coloured by where their descents end, "
                 "under contours that carry their heights. Nine marks, some "
                 "inside a colour, the others on the borders between colours.")

# %% [markdown]
# One colour is one **basin**: all starts whose descent ends in the same minimum. The whole square was computed
# in one go, since `x[0]` may be a table as well as a number. The marks are places where the gradient is 0:

# %%
for x in level:
    length = np.linalg.norm(hollows_gradient(x))
    kind = classify_critical_point(hessian(hollows_gradient, x))
    print(f"({x[0]:7.4f}, {x[1]:7.4f})  gradient {length:.4f}",
          f" height {hollows(x):7.4f}  {kind}")

# %% [markdown]
# Four minima, four saddles, one maximum. (The gradients are not quite 0 as the places are rounded.) The minimum
# at (-1.6386, 1.5560) is the lowest place of all, the **global** minimum. The other three are **local** minima:
# lower than all that is near. The saddles lie on the borders: they are the passes between two basins.
#
# **Predict:** from 50 random starts on each surface, in how many different places do the descents end?

# %%
surfaces = {"bowl": (bowl, bowl_gradient), "ravine": (ravine, ravine_gradient),
            "saddle": (saddle, saddle_gradient),
            "plateau": (plateau, plateau_gradient),
            "several minima": (hollows, hollows_gradient)}
lowest = {"bowl": 0, "ravine": 0, "saddle": -0.25, "plateau": 0,
          "several minima": -3.6775}
starts = np.random.default_rng(22).uniform(-2, 2, (2, 50))
for name, (f, gradient) in surfaces.items():
    ends = gradient_descent(gradient, starts, 0.05, steps=1000)[-1]
    places = np.unique(ends.round(2), axis=1).shape[1]
    home = np.sum(f(ends) < lowest[name] + 0.001)
    print(f"{name:15} {places:2} different ends,",
          f"{home} of 50 at the global minimum")

# %% [markdown]
# In bowl and ravine every start reaches the one minimum. Both are **convex**: a chord between any two points of
# the surface lies nowhere below it. Then every place without slope is a global minimum: there is nothing else to
# be caught by. So on a convex surface that has a lowest place the start does not matter, if the learning rate is
# small enough and the steps are many. On others it may: on `saddle` all 50 were lucky, on `several minima` 20, and on `plateau` 8 did
# not come away (each counts as an end of its own). Lesson 4 tells which costs are convex.

# %% [markdown]
# ## Momentum
#
# A heavy ball would not crawl along the floor of the ravine: it keeps its speed. Give the descent a
# **velocity** `v`. At each step a part of it is kept, `momentum`, and the slope adds to it:
#
# $$v = \text{momentum} \cdot v - \text{learning\_rate} \cdot g, \qquad x = x + v$$
#
# `g` is the gradient at `x`, and `v` starts at 0. With `momentum = 0` this is the descent you know.

# %% [markdown]
# **Predict.** On a slope that is the same everywhere, with `momentum = 0.9`, how long do the steps become?
#
# - `"a"` as long as those of plain descent
# - `"b"` 10 times as long, and then no longer
# - `"c"` longer and longer, without end

# %% exercise="top_speed"
top_speed = ...
### BEGIN SOLUTION
top_speed = "b"
### END SOLUTION

# %% check="top_speed" points=1
check_answer("top_speed", top_speed)

# %% [markdown]
# Write `momentum_descent`: the whole path, like `gradient_descent`. Row 0 is `x0`, and there is a row for each
# step after it. `x0` may be a table, of shape (2, 3) for example, and stays as it is. The first line is given.
#
# <details><summary>Hint 1: before the loop</summary>
# A velocity of zeros in the shape of <code>x</code>, and a list with the first row.
# </details>
# <details><summary>Hint 2: in the loop</summary>
# First the new velocity, from the gradient where you stand; then the new <code>x</code>; then a row.
# </details>
# <details><summary>Hint 3: rows that all look alike</summary>
# <code>x += v</code> changes the array that is in the list already. <code>x = x + v</code> makes a new one.
# </details>

# %% exercise="momentum_descent"
def momentum_descent(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    """The path from x0 with velocity, (steps + 1, *x0.shape)."""
    x = np.array(x0, dtype=float)
    ### BEGIN SOLUTION
    v, path = np.zeros_like(x), [x]
    for _ in range(steps):
        v = momentum * v - learning_rate * gradient(x)
        x = x + v
        path.append(x)
    return np.array(path)
    ### END SOLUTION

# %% check="momentum_descent" points=2
check(momentum_descent)

# %% check="momentum_descent" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden


def pull(x):
    return np.sinh(x) - 0.3 * np.roll(x, 1, axis=-1)


def law(rate, momentum):
    """First two rows, and what is left over of: a step is momentum times the last minus rate times slope."""
    def read(path):
        path = np.asarray(path)
        steps = np.diff(path, axis=0)
        return [path[0], steps[0], steps[1:] - momentum * steps[:-1] + rate * pull(path[1:-1])]

    return read


start = np.random.default_rng(202).uniform(-1.5, 1.5, (4, 3))
check_hidden("momentum_descent", momentum_descent, 1, [
    Probe("a bent surface, a table of starts", lambda: (pull, start.copy(), 0.3, 0.7, 8),
          [start, -0.3 * pull(start), np.zeros((7, 4, 3))], use=law(0.3, 0.7), atol=1e-10),
    Probe("the same from whole numbers", lambda: (pull, np.array([1, -1, 2]), 0.2, 0.4, 5),
          [np.array([1.0, -1.0, 2.0]), -0.2 * pull(np.array([1.0, -1.0, 2.0])), np.zeros((4, 3))],
          use=law(0.2, 0.4), atol=1e-10),
    Probe("the defaults", lambda: (pull, start[0].copy()),
          [start[0], -0.1 * pull(start[0]), np.zeros((99, 3))], use=law(0.1, 0.9), atol=1e-10),
    Probe("a single step", lambda: (pull, start[1].copy(), 0.5, 0.8, 1),
          np.array([start[1], start[1] - 0.5 * pull(start[1])])),
    Probe("no step at all", lambda: (pull, start[2].copy(), 0.5, 0.8, 0), start[2:3]),
])
### END HIDDEN TESTS

# %% [markdown]
# First the slope that is the same everywhere: `g` is 1, and the learning rate 0.1.

# %%
path = momentum_descent(lambda x: np.ones(1), np.zeros(1), learning_rate=0.1,
                        momentum=0.9, steps=100)
lengths = np.abs(np.diff(path[:, 0]))
for step in [1, 2, 3, 10, 50, 100]:
    print(f"step {step:3} is {lengths[step - 1]:.3f} long")

# %% [markdown]
# Each step keeps 0.9 of the last and adds 0.1: at 1.000 the tenth that is lost and the 0.1 that is added are
# equal. In general steps along an even slope grow to `1 / (1 - momentum)` times the plain ones. Across the
# ravine momentum swings from wall to wall: the slope changes its sign every few steps, so the pushes take turns
# and never add up for long. **Predict** which momentum needs the fewest steps until the cost stays below 0.001.

# %%
for momentum in [0, 0.5, 0.75, 0.9, 0.99]:
    path = momentum_descent(ravine_gradient, place, 0.02, momentum, steps=2000)
    above = np.flatnonzero(ravine(path.T) >= 0.001)
    print(f"momentum {momentum:<4}  {above[-1] + 1:4} steps,",
          f"farthest to the left {path[:, 0].min():z.2f}")

# %% [markdown]
# The best of these, 0.75, needs 34 steps instead of 189, with the same learning rate. 0.9 already **overshoots**:
# the descent runs past the minimum, to -0.59. With 0.99 far too much is kept: it runs to -1.79, and swings to and
# fro for 820 steps.

# %%
ax = figures.axes()
for momentum, color in [(0, figures.BLACK), (0.75, figures.GREEN),
                        (0.99, figures.RED)]:
    path = momentum_descent(ravine_gradient, place, 0.02, momentum, steps=200)
    ax.semilogy(ravine(path.T), color=color, label=f"momentum {momentum}")
ax.set_ylim(1e-7, 30)
ax.legend(loc="lower right")
figures.label(ax, "Some momentum helps in a ravine, too much swings",
              "step", "cost")
figures.show(ax, "Cost over 200 steps in the ravine, the cost axis "
                 "logarithmic: with momentum 0.75 it falls fast, with none "
                 "slowly on a straight line, with 0.99 it swings up and down "
                 "and hardly falls.")

# %% [markdown]
# ## Where it ends
#
# All five surfaces, on your `momentum_descent`, with 200 steps. Drag the start, or use the sliders. **Predict**
# first: on `saddle`, which starts are caught? On `plateau`, how near must you start? Then see, with momentum 0
# and with 0.9.

# %%
Landscape(surfaces, momentum_descent, surface="saddle")

# %% [markdown]
# On `saddle` only starts with `x0` of exactly 0 are caught, and momentum does not free them: there `v` has nothing
# to keep along `x0`. On `plateau` momentum reaches the pit from farther off, as its steps grow. **Answer for yourself:** on
# `several minima`, can momentum also carry a descent *away* from the global minimum?

# %% [markdown]
# **Mission.** On `several minima`, find a start from which the descent comes home, to the global minimum, with
# momentum, and is caught elsewhere without, at the same learning rate. Compare momentum 0 with 0.9 at the same
# start. Copy the line after *State*, with momentum, in place of the dots.

# %% exercise="only_with_momentum"
only_with_momentum = ...
### BEGIN SOLUTION
only_with_momentum = {"surface": "several minima", "x0": 1.8, "x1": 1.2,
                      "learning_rate": 0.05, "momentum": 0.9}
### END SOLUTION

# %% check="only_with_momentum" points=2
check_mission("only_with_momentum", only_with_momentum)

# %% [markdown]
# The local minimum at (0.9768, 1.3040) is small. **Predict:** what share of all starts comes home, without
# momentum and with it? And are there any that come home only without?

# %%
starts = np.array(np.meshgrid(side, side))
home = []
for momentum in [0, 0.9]:
    path = momentum_descent(hollows_gradient, starts, 0.05, momentum, steps=300)
    home.append(hollows(path[-1]) < -3.67)
plain, rolling = home
for name, low, top in [("small", 6, 5), ("lower left", 2, 1)]:
    climb = hollows(level[top]) - hollows(level[low])
    print(f"from the {name} minimum up to the pass: {climb:.3f}")
print(f"home without momentum: {plain.mean():.1%}, with: {rolling.mean():.1%}")
print(f"only with: {(rolling & ~plain).mean():.1%},",
      f"only without: {(plain & ~rolling).mean():.1%}")

# %%
ax = figures.axes(5.4, 5.0)
ax.pcolormesh(side, side, plain + 2.0 * rolling, cmap="coolwarm_r", alpha=0.6)
ax.contour(side, side, hollows(starts), levels=24, colors=figures.BLACK,
           linewidths=0.6, linestyles="solid")
for x0, x1, text in [(-1.0, 0.9, "home either way"), (0.2, -1.0, "neither"),
                     (1.67, 1.1, "only with\nmomentum")]:
    ax.text(x0, x1, text, ha="center", va="center", weight="bold", fontsize=8)
ax.annotate("only without", (0.5, 0.5), (-0.5, 0.15), ha="center", fontsize=8,
            weight="bold", arrowprops={"arrowstyle": "->"})
figures.label(ax, "Momentum brings more starts home, not all",
              "start x0", "start x1")
figures.show(ax, "The square of starts by whether they reach the global "
                 "minimum in the upper left: either way from around it, only "
                 "with momentum from strips at the edges and a patch in the "
                 "middle, only without from a thin seam at the border of the "
                 "first, elsewhere not at all.")

# %% [markdown]
# From the small minimum to the pass it is only 0.012 up: a descent that comes with speed rolls over it. From the
# larger one at the lower left it is 0.310 up, and momentum gets out only with enough of a run (the strip at the
# lower edge): most starts there stay caught. Nothing promises that it ends lower: some starts come home only
# without it. What does help is to try several starts and to keep the best end.

# %% [markdown]
# ## What we found
#
# - The step goes against the gradient, at a right angle to the contour: fastest down *from here*. At the
#   minimum it points only by luck, or in a round bowl.
# - Where the gradient is 0 a descent stays, and where it is nearly 0 it crawls: on saddles and plateaus too.
# - The signs of the Hessian's **eigenvalues** tell a minimum from a saddle; its diagonal alone does not.
# - On a **convex** surface that has a minimum every start leads to a global one, with small enough steps. On
#   others the start may decide.
# - **Momentum** keeps a part of the last step: faster along a ravine, over small hollows, and past the goal if
#   there is too much of it.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | $\theta$, $W$; $\eta$ or $\alpha$ | `x`; `learning_rate` |
# | $\gamma$, $\beta$, $\mu$, "friction", 모멘텀 | `momentum` |
# | $v \leftarrow \beta v + g,\; x \leftarrow x - \alpha v$ | the same path: this `v` is ours divided by `-learning_rate` |
# | $v \leftarrow \beta v + (1 - \beta) g,\; x \leftarrow x - \alpha v$ | ours with `learning_rate` times $(1 - \beta)$ |
# | "Nesterov" | the gradient is taken at `x + momentum * v`, not at `x` |
# | $\nabla^2 f$, "second derivative test" | the Hessian, `classify_critical_point` |
# | 안장점, 국소 최솟값, 전역 최솟값, 고원 | saddle, local minimum, global minimum, plateau |

# %% [markdown]
# ## On your own
#
# - Which learning rate is too large for the ravine with `momentum = 0.9`? Find the edge, and compare it with
#   2 / 25.
# - Add a little noise to every gradient and start on the saddle's line. Is the descent still caught?
# - A saddle needs one curvature of each sign. If signs fell like coins, how likely would a critical point with
#   100 entries be a minimum?
#
# Next: [fit a line](3_fitting_a_line.ipynb), where the surface is a cost and the place is a line.
