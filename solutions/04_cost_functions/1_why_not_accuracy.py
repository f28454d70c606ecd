# %% [markdown]
# # Train on a cost, not on accuracy
#
# **You will** measure the slope of an accuracy and of a cost while one bias moves, and let a descent run on each.
#
# **You will be able to** say why a descent cannot follow an accuracy; say what the sigmoid does about it and what the
# loss does; say what becomes of the stairs if you measure with a wider step.
#
# **You need** [training a classifier](../03_logistic_regression/3_training_a_classifier.ipynb). About 40 minutes.

# %%
import numpy as np

from helpers import data, figures
from helpers.checks import check, check_answer, check_mission
from helpers.descent import gradient_descent
from helpers.explorers import Stairs
from helpers.logistic import accuracy, flatten_images, logistic_loss, sigmoid

# %% [markdown]
# ## One bias, twenty pictures
#
# What you want of a classifier is right answers, a high **accuracy**. What you lowered in lesson 3 was a **cost**. Why
# not raise the accuracy itself? Take twenty of the cat pictures, and a unit that looks at one thing only: how green a
# picture is. `x` is that greenness, counted from 0.4 on and with its weight already in it. What can still move is the
# bias: $z = x + b$.

# %%
images, labels, _, _ = data.cat_or_not()
images, y = images[::10], labels[::10]      # every tenth picture
green = flatten_images(images)[:, 1::3].mean(axis=1)    # 1::3: of each red,
x = 25 * (green - 0.4)      # green, blue the green; 25 and 0.4 were chosen
print(len(y), "pictures")
print("x of the cats:  ", np.sort(x[y == 1]).round(2))
print("x of the others:", np.sort(x[y == 0]).round(2))

# %% [markdown]
# Cats have much green, most other pictures have less. The unit says "cat" where `p = sigmoid(z)` is at least 0.5, that
# is where `z` is at least 0. **Predict:** `b` moves from 5 to 5.15 in three small steps. How often does the accuracy
# change, and how often the cost?

# %%
def accuracy_at(b):
    return accuracy((x + b >= 0).astype(int), y)


def cost_at(b):
    return np.mean(logistic_loss(sigmoid(x + b), y))


for bias in [5.0, 5.05, 5.1, 5.15]:
    print(f"b = {bias}: accuracy {accuracy_at(bias):.2f},",
          f"cost {cost_at(bias):.4f}")

# %% [markdown]
# The cost answers to every move. The accuracy does nothing, nothing, and then jumps by 0.05: one picture of twenty has
# changed sides, the one with `x = -5.14`.

# %% [markdown]
# ## The slope along the bias
#
# A descent asks only one thing of what it lowers: the slope. Here it is along one number, `b`, and can be measured as
# in lesson 1, by a step of `h` to either side.
#
# Write `slope_along`. A **metric** is a function of one float, such as `accuracy_at`; call it twice:
#
# $$\frac{\text{metric}(b + h) - \text{metric}(b - h)}{2h}$$
#
# <details><summary>Hint: the brackets</summary>
# One pair around the difference, one around <code>2 * h</code>.
# </details>

# %% exercise="slope_along"
def slope_along(metric, b, h=1e-4):
    """Central slope of `metric`, a function of one float, at b."""
    ### BEGIN SOLUTION
    return (metric(b + h) - metric(b - h)) / (2 * h)
    ### END SOLUTION

# %% check="slope_along" points=2
check(slope_along)

# %% check="slope_along" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

check_hidden("slope_along", slope_along, 1, [
    Probe("a wave, h left out", lambda: (lambda b: np.sin(3 * b), 0.4), 3 * np.cos(1.2) * np.sin(3e-4) / 3e-4),
    Probe("a wave with a wide step", lambda: (lambda b: np.sin(3 * b), 0.4, 0.5), np.cos(1.2) * np.sin(1.5) / 0.5),
    Probe("whole steps", lambda: (lambda b: b * b * b, 3, 2), 31.0),
    Probe("a count, at a jump", lambda: (lambda b: int(b >= 1.0) + int(b >= 1.25), 1.125, 0.2), 5.0),
    Probe("a count, beside the jump", lambda: (lambda b: int(b >= 1.0), 1.1), 0.0),
])
### END HIDDEN TESTS

# %%
for bias in [-3.0, -1.0, 0.0, 1.0, 5.0, 7.0]:
    print(f"b = {bias:4}  slope of the accuracy",
          f"{slope_along(accuracy_at, bias):.4f},",
          f"of the cost {slope_along(cost_at, bias):7.4f}")

# %% [markdown]
# Six places, six times 0 for the accuracy. Is that bad luck? Let us count.
#
# **Predict.** You measure at 1001 places from `b = -5` to 8. At how many of them is the slope of the accuracy 0?
#
# - `"a"` at about half of them
# - `"b"` at about 900
# - `"c"` at all of them, or all but one or two

# %% exercise="flat_places"
flat_places = ...
### BEGIN SOLUTION
flat_places = "c"
### END SOLUTION

# %% check="flat_places" points=1
check_answer("flat_places", flat_places)

# %% [markdown]
# ## Stairs
#
# Write `share_flat`: the share of the places `bs` at which the size of the slope is at most `tol`. Use your
# `slope_along`, with the same `h`, at one place after the other: a metric takes one float at a time.
#
# <details><summary>Hint 1: the size</summary>
# A slope of -3 is not flat. <code>abs</code> takes the sign away.
# </details>
# <details><summary>Hint 2: a share is a mean</summary>
# Make a list with True or False for every place: <code>[... for b in bs]</code>. Its mean is the share of True. Keep
# the square brackets: without them <code>np.mean</code> gets no list, and raises a TypeError.
# </details>

# %% exercise="share_flat"
def share_flat(metric, bs, h=1e-4, tol=1e-12):
    """Share of the places bs, (k,), where abs(slope) of metric is <= tol."""
    ### BEGIN SOLUTION
    return np.mean([abs(slope_along(metric, b, h)) <= tol for b in bs])
    ### END SOLUTION

# %% check="share_flat" points=2
check(share_flat)

# %% check="share_flat" points=1
# Hidden tests stand here: they run when your notebook is graded.
### BEGIN HIDDEN TESTS
from helpers.checks import Probe, check_hidden

spread = np.array([-9.0, -5.5, -2.0, 0.0, 1.0, 2.5, 4.0])
check_hidden("share_flat", share_flat, 1, [
    Probe("level in one half", lambda: (lambda b: min(b, 0.0), np.array([-1.0, 0.5, 1.0, 2.0])), 0.75),
    Probe("falling on one side", lambda: (lambda b: max(-b, 1.0), spread.copy()), 4 / 7),
    Probe("jumps, a wide step", lambda: (lambda b: int(b >= 1.5) + int(b >= 5.0), spread.copy(), 1.2), 4 / 7),
    Probe("a parabola, tol = 4", lambda: (lambda b: b * b, spread.copy(), 0.5, 4.0), 3 / 7),
    Probe("a falling line, tol at its slope", lambda: (lambda b: 1 - 2 * b, [0, 1, 2], 1, 2), 1.0),
])
### END HIDDEN TESTS

# %%
places = np.linspace(-5, 8, 1001)
print("flat share of the accuracy:", share_flat(accuracy_at, places))
print("flat share of the cost:    ", share_flat(cost_at, places))

# %% [markdown]
# Each picture changes its answer at one value of `b` only, `b = -x`. So there are twenty jumps, and between them
# nothing happens. **Predict:** what does `slope_along` say exactly at a jump, and what does a smaller `h` change?

# %%
jump = -np.sort(x)[-3]      # of the cat with x = 1.54
for width in [1e-2, 1e-3, 1e-4]:
    print(f"h = {width}:",
          f"accuracy {slope_along(accuracy_at, jump, width):6.1f},",
          f"cost {slope_along(cost_at, jump, width):.6f}")

# %% [markdown]
# The slope of the cost settles. The one of the accuracy is `0.05 / (2 * h)`, plus because a larger `b` calls a cat
# right; where the picture is no cat it is minus that. It is ten times as large for an `h` ten times as small: it tells
# of `h`, not of the accuracy. At a jump there is no slope, everywhere else it is 0.

# %% [markdown]
# ## Two descents
#
# `gradient_descent` of lesson 2 takes its steps from any slope. Let it go down the cost, and up the accuracy (down its
# negative), both from `b = 5`. **Predict** both ends.

# %%
down = gradient_descent(lambda b: slope_along(cost_at, b), 5.0, 1.0, 100)
up = gradient_descent(lambda b: -slope_along(accuracy_at, b), 5.0, 1.0, 100)
for k in [0, 1, 3, 10, 30, 100]:
    print(f"step {k:3}  on the cost: b = {down[k]:6.3f},",
          f"accuracy {accuracy_at(down[k]):.2f}",
          f"  on the accuracy: b = {up[k]:.3f}")

# %% [markdown]
# Up the accuracy it takes a hundred steps of length 0. Down the cost it moves at once, and the accuracy follows in
# jumps, from 0.70 to 0.85; at the end it is 0.75, and we shall see why. Now move `b` yourself. **Predict:** on the way
# down from 0.85 to 0.75, how many jumps are there, and what does the cost do at each of them? Drag along `b` in
# either half, or use the sliders; jumps can lie close together, so go there with the arrow keys, 0.01 at a time.

# %%
Stairs(slope_along, accuracy_at, cost_at)

# %% [markdown]
# **Answer for yourself:** from `b = 5` go left. On every stair the accuracy says nothing; what does the cost say there,
# and how does it know?
#
# **Mission.** With `h` at most 0.01, find a place where both have a slope and the two disagree: one asks for a larger
# `b`, the other for a smaller one. (One is to rise, one to fall: compare the directions that the figure says, not the
# signs.) Copy what stands after *State*, with its braces, in place of the dots.

# %% exercise="disagree"
# both slopes not 0, and they disagree; in the form {"b": 5.0, "h": 0.01}
disagree = ...
### BEGIN SOLUTION
disagree = {"b": -1.5, "h": 0.01}
### END SOLUTION

# %% check="disagree" points=2
check_mission("disagree", disagree)

# %% [markdown]
# Go over that jump the way the cost asks: one picture falls on the wrong side, and the cost goes down all the same. All
# twenty together gain, though this one and some others lose. A jump of the accuracy knows of one picture, the slope of
# the cost of all twenty. The price: the lowest cost need not be where most answers are right. **Predict** how many
# pictures that costs here.

# %%
scores = {"accuracy": accuracy_at, "cost": lambda b: -cost_at(b)}
for name, score in scores.items():
    values = np.array([score(place) for place in places])
    best = places[values == values.max()]
    print(f"best {name}: from b = {best[0]:.2f} to {best[-1]:.2f},",
          f"there accuracy {accuracy_at(best[0]):.2f},",
          f"cost {cost_at(best[0]):.4f} to {cost_at(best[-1]):.4f}")

# %% [markdown]
# Two of twenty: 0.75 where the cost is lowest, 0.85 on the highest stair. On that stair every `b` is as good as any other
# to the accuracy; the cost tells them apart, 0.4720 to 0.5063, for it also counts how sure each answer is.

# %% [markdown]
# ## Step or sigmoid
#
# Where do the stairs come from? There are two places to look. What the unit gives out: a **step**, 0 or 1, or a
# **sigmoid**. And what is done with it: **count** the right answers, or take the mean **loss**, which is the cost from
# above. That makes four.
#
# **Predict.** Which of the four has a slope that is not 0?
#
# - `"a"` both with the sigmoid
# - `"b"` both with the loss
# - `"c"` only the sigmoid with the loss
# - `"d"` all but the step with the count

# %% exercise="needs_both"
needs_both = ...
### BEGIN SOLUTION
needs_both = "c"
### END SOLUTION

# %% check="needs_both" points=1
check_answer("needs_both", needs_both)

# %%
def step(z):
    return (z >= 0).astype(float)


def count(p):
    return accuracy((p >= 0.5).astype(int), y)


def mean_loss(p):
    return np.mean(logistic_loss(p, y))


for output in [step, sigmoid]:
    for judge in [count, mean_loss]:
        # f=, g=: with the functions of this round
        share = share_flat(lambda b, f=output, g=judge: g(f(x + b)), places)
        print(f"{output.__name__:8}{judge.__name__:10}",
              f"at b = 5: {judge(output(x + 5)):7.4f}   flat share {share}")

# %% [markdown]
# It takes both. A step puts out 0 or 1, so `p` itself does not move until it jumps; a loss can only notice the jump.
# (Its 10.3619 is large, for a wrong 0 or 1 costs about 34.5, and 30 % are wrong; without the clip inside `logistic_loss`
# it would be infinite.) A sigmoid lets `p` slide, but a count does not see from where to where. Here is one cat on its
# way over the border.

# %%
z = np.array([-2.0, -1.0, -0.1, 0.1, 1.0, 2.0])
print("z       ", z)
print("step    ", step(z))
print("sigmoid ", sigmoid(z).round(3))
print("loss    ", logistic_loss(sigmoid(z), np.ones(6)).round(3))

# %% [markdown]
# From -2 to -0.1 the answer is wrong all the time, but less and less so: the loss falls from 2.127 to 0.744, and its
# slope says "go on". And past the border it goes on falling: it asks the unit to be surer, where a count is content.

# %% [markdown]
# ## A wider step
#
# With `h = 1e-4` the measurement falls between the jumps. So take a wider one.
#
# **Predict.** The descent on the accuracy, from `b = 5`, measures its slope with `h = 1`, 2 or 3. What happens?
#
# - `"a"` it stays at 5, as before
# - `"b"` it moves, and where it ends depends on `h`
# - `"c"` it moves, and ends at the same place whatever `h` is

# %% exercise="wider_step"
wider_step = ...
### BEGIN SOLUTION
wider_step = "b"
### END SOLUTION

# %% check="wider_step" points=1
check_answer("wider_step", wider_step)

# %%
starts = [7.0, 5.0, -2.0, -4.5]
print("from", starts)
for width in [1e-4, 0.1, 1.0, 2.0, 3.0]:
    uphill = lambda b, width=width: -slope_along(accuracy_at, b, width)
    ends = [gradient_descent(uphill, start, 1.0, 300)[-1] for start in starts]
    share = share_flat(accuracy_at, places, width)
    print(f"h = {width:<6}: flat share {share:.3f}, it ends at",
          np.round(ends, 2))
downhill = lambda b: slope_along(cost_at, b)
ends = [gradient_descent(downhill, start, 1.0, 300)[-1] for start in starts]
print("on the cost:                 it ends at", np.round(ends, 2))

# %% [markdown]
# A wide step does give slopes: of something else. `slope_along` with a wide `h` is exactly the slope of the
# **average** of the metric from `b - h` to `b + h`: move that window to the right, and the average gains
# `metric(b + h)` and loses `metric(b - h)`. It blurs the stairs. Look at what is then climbed.

# %%
def blurred(b, h):
    """Mean of the accuracy from b - h to b + h."""
    return np.mean([accuracy_at(c) for c in np.linspace(b - h, b + h, 61)])


ax = figures.axes()
ax.plot(places, [accuracy_at(b) for b in places], color=figures.BLACK,
        linewidth=1, label="accuracy")
fewer = places[::5]
looks = [(1.0, figures.ORANGE, "-"), (2.0, figures.GREEN, "-."),
         (3.0, figures.BLUE, "--")]
for width, color, style in looks:
    ax.plot(fewer, [blurred(b, width) for b in fewer], style, color=color,
            label=f"average, h = {width}")
ax.legend(loc="lower center")
figures.label(ax, "A wide step climbs another hill than the accuracy",
              "bias b", "accuracy (share)")
figures.show(ax, "The accuracy over the bias in stairs, and its averages over "
                 "2 h: with h = 1 a wavy hill with level places, with h = 2 and "
                 "3 ever smoother and wider hills whose tops lie further "
                 "right than the highest stair.")

# %% [markdown]
# With `h = 0.1` most of it is still level. With 1 only 0.089 of the places are, yet a climb ends on the first of them: at
# 6.67, 4.12 or -0.15. With 2 it ends near 0.84 or 0.76, with 3 near 1.76 or 1.58, about on top of another hill: the
# highest stair ends at 0.28. From -4.5, 1 and 2 lead the wrong way, and 3 does not get going. The cost needs no such
# choice, all four starts end at -0.49. And it has a formula for all weights at once, `logistic_gradient`; a formula for
# the slope of the accuracy could only say 0.

# %% [markdown]
# ## What we found
#
# - Accuracy moves in **stairs**: one jump for each picture that changes sides. Its slope is 0 everywhere else, so a
#   descent on it does not move.
# - A **sigmoid** in place of the step lets `p` slide with the bias, a **loss** in place of the count lets us see it
#   slide. It takes both.
# - The cost knows of all examples, of the right ones too, and how sure each is. The accuracy knows a new thing only when
#   one of them changes sides.
# - A wider step blurs the stairs into other hills, and `h` decides which.
# - Train on the cost, report the accuracy. The lowest cost need not have the highest accuracy.

# %% [markdown]
# ## Reading other notations
#
# | elsewhere | here |
# |---|---|
# | "0-1 loss" | 1 for a wrong answer, 0 for a right one; its mean is 1 minus the accuracy |
# | "surrogate loss" | a smooth loss, trained on in place of the 0-1 loss |
# | "metric", 정확도 (accuracy) | what is reported; as an argument here, any function of one float, the cost too |
# | "objective", 손실함수, 비용함수 | what is lowered |
# | "step function", "Heaviside", 계단 함수 | `step`; the old *perceptron* is a unit with a step |
# | "not differentiable", "zero gradient almost everywhere" | a jump, and a slope of 0 between the jumps |

# %% [markdown]
# ## On your own
#
# - The mean of `np.where(y == 1, p, 1 - p)` is the accuracy to be expected if each answer is the toss of a coin that says
#   cat with probability `p`. It is smooth. Let a descent climb it from `b = 6`, and compare with the cost. One picture
#   that is no cat has a `z` of 9.9: how steep is its `1 - p` along `b` there, and how steep its loss?
# - Show that the mean squared error of the step unit is 1 minus its accuracy, at every `b`.
# - Take all 200 pictures. How many jumps are there, how high is each, and what is the flat share now?
#
# Next: [losses for numbers](2_losses_for_numbers.ipynb). If it is to be a loss, then which one?
