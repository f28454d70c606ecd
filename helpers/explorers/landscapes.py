"""Lesson 2: where a descent ends, on surfaces of several kinds."""
import numpy as np
from matplotlib.collections import LineCollection

from .. import figures
from ..descent import classify_critical_point
from .base import Choice, Explorer, Slider

LEVEL = 0.01        # a gradient shorter than this: the descent has come to rest
STRAIGHT = 0.1      # a curvature smaller than this does not lead away within the steps taken
SAME_COST = 0.01    # costs that differ by less are alike
RECENT = 50         # a cost that rose within so many last steps: the descent swings


class Landscape(Explorer):
    """02/2. A descent over the contours of a surface, and what it was caught by. Drag the start, or use the sliders.

    surfaces: {name: (f, its gradient)}, functions of a (2,) array. descent: the learner's
    `momentum_descent(gradient, x0, learning_rate, momentum, steps)`.
    """

    controls = {
        "surface": Choice("surface", ("bowl",), "bowl"),
        "x0": Slider("start x0", -2.0, 2.0, 0.05, -1.5),
        "x1": Slider("start x1", -2.0, 2.0, 0.05, 1.0),
        "learning_rate": Slider("learning rate", 0.01, 0.5, 0.01, 0.05),
        "momentum": Slider("momentum", 0.0, 0.99, 0.01, 0.0),
    }
    draggable = {"x": "x0", "y": "x1"}
    size = (5.6, 5.5)
    edge = 2.4      # how far the picture reaches; a start can lie 2 from the middle
    steps = 200

    def __init__(self, surfaces, descent, **state):
        self.controls = {**self.controls, "surface": Choice("surface", tuple(surfaces), next(iter(surfaces)))}
        super().__init__(**state)
        self.surfaces, self.descent = surfaces, descent
        self._shown = None    # the surface whose contours are on the picture

    def draw(self, figure):
        """Contours of every surface, worked out once; the path, its start and its end."""
        ax = figures.label(figure.subplots(), "Where a descent ends depends on where it starts", "x0", "x1")
        ax.set(xlim=(-self.edge, self.edge), ylim=(-self.edge, self.edge), aspect="equal",
               xticks=[-2, -1, 0, 1, 2], yticks=[-2, -1, 0, 1, 2])
        ax.grid(False)
        side = np.linspace(-self.edge, self.edge, 61)
        grids = {name: figures.heights(f, side, side) for name, (f, _) in self.surfaces.items()}
        self.lowest = {name: grid.min() for name, grid in grids.items()}
        self.contours = {name: _contours(side, grid) for name, grid in grids.items()}
        self.lines = ax.add_collection(LineCollection([], cmap="viridis_r", linewidths=1.0, norm="linear"))
        self.lines.set_clim(0.0, 1.0)
        self.path, = ax.plot([], [], ".-", color=figures.RED, linewidth=1.2, markersize=4, label="path")
        self.start, = ax.plot([], [], "o", color=figures.BLACK, markersize=8, label="start")
        self.end, = ax.plot([], [], "D", color=figures.ORANGE, markeredgecolor=figures.BLACK, markersize=8,
                            label="end")
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3)
        return self.path, self.start, self.end

    def update(self, surface, x0, x1, learning_rate, momentum):
        """Descend from the start with the learner's function; say where that ended, and in what."""
        if surface != self._shown:
            segments, heights = self.contours[surface]
            self.lines.set_segments(segments)
            self.lines.set_array(heights)
            self._shown = surface
            self.draw_background()
        self.start.set_data([x0], [x1])
        self._show_path(np.empty((0, 2)))    # nothing to see, should the learner's function fail
        f, gradient = self.surfaces[surface]
        with np.errstate(all="ignore"):
            path = np.asarray(self.descent(gradient, np.array([x0, x1]), learning_rate, momentum, self.steps),
                              dtype=float)
            if path.shape != (self.steps + 1, 2):
                raise ValueError(f"a path of shape ({self.steps + 1}, 2) is due here, not {path.shape}")
            self._show_path(path)
            return (f"{surface.capitalize()}, from ({x0:.2f}, {x1:.2f}), rate {learning_rate:.2f}, momentum "
                    f"{momentum:.2f}: {self._words_for(f, gradient, path, self.lowest[surface])}")

    def _show_path(self, path):
        near = np.clip(np.nan_to_num(path, nan=99.0), -99.0, 99.0)    # far outside, but possible to draw
        self.path.set_data(*near.T)
        self.end.set_data(*near[-1:].T)

    def _words_for(self, f, gradient, path, lowest):
        end = path[-1]
        if not np.all(np.abs(end) < 1e3):
            return ("the descent flies off, ever higher. The steps are too long for this surface: choose a "
                    "smaller learning rate.")
        cost, length = float(f(end)), float(np.linalg.norm(gradient(end)))
        costs = np.array([float(f(x)) for x in path])
        late = np.flatnonzero(~(np.abs(costs - cost) <= SAME_COST))
        needed = int(late[-1]) + 1 if late.size else 0
        return (f"after {self.steps} steps at ({end[0]:z.2f}, {end[1]:z.2f}), with cost {cost:z.3f} and a gradient "
                f"{length:.4f} long. From step {needed} on the cost stays within {SAME_COST} of that. "
                f"{_caught_by(gradient, end, length, costs, lowest)}")


def _contours(side, grid):
    """Contour lines of `grid` and the height of each, in shares from 0 to 1; closer together where it is low."""
    import contourpy  # comes with matplotlib

    generator = contourpy.contour_generator(side, side, grid)
    shares = np.linspace(0.03, 0.92, 18)
    # Equal areas between the lines show hollows, equal heights show a pit in a plain: half of each shows both.
    levels = (np.quantile(grid, shares) + grid.min() + shares**2 * np.ptp(grid)) / 2
    lines = [(line, share) for level, share in zip(levels, shares, strict=True) for line in generator.lines(level)]
    return [line for line, _ in lines], np.array([share for _, share in lines])


def _caught_by(gradient, end, length, costs, lowest):
    """In words, what kind of place a descent came to."""
    above_lowest = float(costs[-1]) - lowest
    if length > LEVEL:
        rose = np.any(np.diff(costs[-RECENT:]) > 0)
        return "Nearly home: still swinging around it." if rose and above_lowest < SAME_COST else "Still on its way."
    curvatures = np.array([(gradient(end + step) - gradient(end - step)) / 2e-4 for step in 1e-4 * np.eye(2)])
    kind = classify_critical_point(curvatures, tol=STRAIGHT)
    if kind == "minimum" and above_lowest > SAME_COST:
        return f"Caught by a local minimum: elsewhere this surface is {above_lowest:.2f} lower."
    return {"minimum": "Home: nowhere is this surface lower.",
            "saddle": "Caught by a saddle: no slope here, yet to two sides the surface falls away.",
            "maximum": "Held on a summit: no slope here, yet every way leads down.",
            "flat": "Caught by a plateau: the ground is so nearly level that the steps are next to nothing."}[kind]
