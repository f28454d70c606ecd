"""Lesson 4: the two cost surfaces of one unit, and where a descent on each of them ends."""
import numpy as np
from matplotlib.collections import LineCollection

from .. import figures
from ..descent import classify_critical_point
from ..logistic import sigmoid
from .base import Choice, Explorer, Slider

LEVEL = 0.01        # a gradient shorter than this: the steps are next to nothing
STRAIGHT = 1e-3     # a curvature smaller than this does not hold a descent in place
SAME_COST = 0.001   # costs that differ by less are alike


class Surfaces(Explorer):
    """04/4. A descent over the contours of a unit's cost, and the unit it ends with. Drag the start, or use sliders.

    costs: {name: (cost, its gradient)}, functions of v = (w, b), a (2,) array; the learner's own among them.
    x, y: the feature and the label of each example, (m,) each.
    """

    controls = {
        "cost": Choice("cost", ("MSE",), "MSE"),
        "w": Slider("start w", -6.0, 6.0, 0.1, 4.0),
        "b": Slider("start b", -6.0, 6.0, 0.1, 4.0),
    }
    draggable = {"x": "w", "y": "b"}
    size = (6.4, 4.0)
    edge = 6.4          # how far the picture reaches; a start can lie 6 from the middle
    learning_rate = 2.0
    steps = 300

    def __init__(self, costs, x, y, **state):
        self.controls = {**self.controls, "cost": Choice("cost", tuple(costs), next(iter(costs)))}
        super().__init__(**state)
        self.costs = costs
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self._shown = None      # the cost whose contours are on the picture
        self._worked_out = {}   # of each cost: contour lines, their heights, and the lowest cost

    def draw(self, figure):
        """Left contours, path, start and end; right the examples and the probability that each unit gives."""
        left, right = figure.subplots(1, 2, width_ratios=(1.25, 1))
        figures.label(left, "The cost: yellow low, dark high", "weight w", "bias b")
        figures.label(right, "The unit it ends with", "feature x", "probability of a yes")
        left.set(xlim=(-self.edge, self.edge), ylim=(-self.edge, self.edge), xticks=range(-6, 7, 2))
        left.grid(False)
        self.lines = left.add_collection(LineCollection([], cmap="viridis_r", linewidths=1.0, norm="linear"))
        self.lines.set_clim(0.0, 1.0)
        self.path, = left.plot([], [], ".-", color=figures.RED, linewidth=1.2, markersize=4, label="path")
        self.start, = left.plot([], [], "o", color=figures.BLACK, markersize=8, label="start")
        self.end, = left.plot([], [], "D", color=figures.ORANGE, markeredgecolor=figures.BLACK, markersize=8,
                              label=f"after {self.steps} steps")
        reach = 1.15 * np.abs(self.x).max()
        self.along = np.linspace(-reach, reach, 121)
        right.set(xlim=(-reach, reach), ylim=(-0.06, 1.06))
        right.plot(self.x, self.y, "o", color=figures.BLUE, label="examples")
        self.first, = right.plot([], [], "--", color=figures.BLACK, linewidth=1.2, label="unit at the start")
        self.last, = right.plot([], [], color=figures.ORANGE, label="unit at the end")
        figure.legend(loc="outside lower center", ncols=3, columnspacing=1.2, handlelength=1.6)
        return self.path, self.start, self.end, self.first, self.last

    def update(self, cost, w, b):
        """Descend from the start on the chosen cost; say where that ended, and in what."""
        start = np.array([w, b])
        self.start.set_data([w], [b])
        self.first.set_data(self.along, self._probability(start))
        self._show(np.empty((0, 2)))    # nothing to see, should the learner's function fail
        with np.errstate(all="ignore"):
            lowest = self._background_of(cost)
            path = self._descend(self.costs[cost][1], start)
            self._show(path)
            return f"{cost}, from ({w:z.1f}, {b:z.1f}): {self._words_for(cost, path[-1], lowest)}"

    def _background_of(self, cost):
        """Show the contours of a cost, worked out at their first use; returns the lowest cost there is."""
        if cost not in self._worked_out:
            f, gradient = self.costs[cost]
            side = np.linspace(-self.edge, self.edge, 61)
            grid = figures.heights(f, side, side)
            lowest = np.nan
            if np.isfinite(grid).all():
                row, column = np.unravel_index(np.argmin(grid), grid.shape)
                lowest = float(f(self._descend(gradient, np.array([side[column], side[row]]))[-1]))
            self._worked_out[cost] = *_contours(side, grid), lowest
        segments, heights, lowest = self._worked_out[cost]
        if cost != self._shown:
            self.lines.set_segments(segments)
            self.lines.set_array(np.asarray(heights))
            self._shown = cost
            self.draw_background()
        return lowest

    def _descend(self, gradient, v):
        path = [v]
        for _ in range(self.steps):
            v = v - self.learning_rate * gradient(v)
            path.append(v)
        path = np.asarray(path, dtype=float)
        if path.shape != (self.steps + 1, 2):
            raise ValueError(f"a gradient of shape (2,) is due here, not {path.shape[1:]}")
        return path

    def _show(self, path):
        near = np.clip(np.nan_to_num(path, nan=99.0), -99.0, 99.0)    # far outside, but possible to draw
        self.path.set_data(*near.T)
        self.end.set_data(*near[-1:].T)
        self.last.set_data(*((self.along, self._probability(near[-1])) if len(near) else ([], [])))

    def _probability(self, v):
        return sigmoid(v[0] * self.along + v[1])

    def _words_for(self, cost, end, lowest):
        f, gradient = self.costs[cost]
        value, length = float(f(end)), float(np.linalg.norm(gradient(end)))
        if not np.isfinite([value, length]).all():
            return "the descent meets numbers that are not finite. Look at your cost there."
        return (f"after {self.steps} steps at ({end[0]:z.2f}, {end[1]:z.2f}), with cost {value:.3f} and a gradient "
                f"{length:.4f} long. {_came_to(gradient, end, length, value - lowest)}")


def _contours(side, grid):
    """Contour lines of `grid` and the height of each, in shares from 0 to 1; none of a cost that is not finite."""
    import contourpy  # comes with matplotlib

    if not np.isfinite(grid).all():
        return [], []
    generator = contourpy.contour_generator(side, side, grid)
    shares = np.linspace(0.01, 0.97, 26)
    # Equal areas between the lines: they lie close where the cost changes little, and show what is on a shelf.
    lines = [(line, share) for level, share in zip(np.quantile(grid, shares), shares, strict=True)
             for line in generator.lines(level)]
    return [line for line, _ in lines], [share for _, share in lines]


def _came_to(gradient, end, length, above_lowest):
    """In words, what kind of place a descent came to."""
    if above_lowest < SAME_COST:
        return "Home: nowhere is this cost lower."
    if not above_lowest < np.inf:
        return "How low this cost can get is not known: it is not finite everywhere."
    if length > LEVEL:
        return f"Still on its way: elsewhere this cost is {above_lowest:.3f} lower."
    curvatures = np.array([(gradient(end + step) - gradient(end - step)) / 2e-4 for step in 1e-4 * np.eye(2)])
    if classify_critical_point((curvatures + curvatures.T) / 2, tol=STRAIGHT) == "minimum":
        return f"Caught by a local minimum: elsewhere this cost is {above_lowest:.3f} lower."
    return f"Stuck on a shelf: there is next to no slope, yet elsewhere this cost is {above_lowest:.3f} lower."
