"""02/1: gradient descent on a tilted bowl, over its learning rate."""
import numpy as np

from .. import figures
from .base import Explorer, LogSlider, Slider
from .start_here import Count


class LearningRate(Explorer):
    """02/1. The path of a descent on x.T A x / 2, and its cost after every step. Drag the start, or use the sliders.

    descend: the learner's `gradient_descent(gradient, x0, learning_rate, steps)`. A: (2, 2), symmetric.
    """

    controls = {
        "learning_rate": LogSlider("learning rate", -4.0, 0.0, 0.005, 0.01),
        "steps": Count("steps", 1, 100, 1, 20),
        "x0": Slider("start x0", -4.0, 4.0, 0.1, -3.0),
        "x1": Slider("start x1", -4.0, 4.0, 0.1, 4.0),
    }
    draggable = {"x": "x0", "y": "x1"}
    size = (7.2, 3.9)
    edge = 4.0                  # the start goes so far out; around it is room for a path that leaves
    shown = (1e-12, 1e8)        # a cost beyond is drawn at the end

    def __init__(self, descend, A, **state):
        super().__init__(**state)
        self.descend, self.A = descend, np.asarray(A, dtype=float)
        self.axes = np.linalg.eigh(self.A)[1]    # the bowl's own axes, in columns

    def draw(self, figure):
        """Left the contours, the path and its start; right the cost after every step."""
        left, right = figure.subplots(1, 2)
        figures.label(left, "Every step goes across a contour", "x0", "x1")
        figures.label(right, "Past the edge the cost grows", "steps", "cost (drawn from 1e-12 to 1e8)")
        side, room = np.linspace(-self.edge - 1, self.edge + 1, 61), self.edge + 1
        first, second = np.meshgrid(side, side)
        grid = self.costs(np.stack([first, second], axis=-1))
        left.contour(side, side, grid, levels=grid.max() * np.linspace(0.08, 1, 12) ** 2, colors=figures.BLACK,
                     alpha=0.35, linewidths=0.8)
        left.set(xlim=(-room, room), ylim=(-room, room), aspect="equal", xticks=[-4, -2, 0, 2, 4],
                 yticks=[-4, -2, 0, 2, 4])
        left.grid(False)
        right.set(xlim=(-4, 104), yscale="log", ylim=(2e-13, 5e8), yticks=[1e-12, 1e-8, 1e-4, 1, 1e4, 1e8])
        right.minorticks_off()
        left.plot(0, 0, "x", color=figures.GREEN, markersize=9, markeredgewidth=2.5, label="lowest point")
        self.start, = left.plot([], [], "o", color=figures.BLACK, markersize=9, label="start")
        self.path, = left.plot([], [], "o-", color=figures.ORANGE, markersize=4, linewidth=1.5, label="path")
        self.curve, = right.plot([], [], "o-", color=figures.BLUE, markersize=3, linewidth=1.2)
        figure.legend(loc="outside lower left", ncols=3, columnspacing=1.5)
        return self.start, self.path, self.curve

    def costs(self, points):
        """x.T A x / 2 at each place of `points`, (..., 2)."""
        return np.einsum("...i,ij,...j->...", points, self.A, points) / 2

    def update(self, learning_rate, steps, x0, x1):
        """Run the learner's descent; draw its path and its costs; say what it does."""
        start = np.array([x0, x1])
        with np.errstate(all="ignore"):    # a descent that explodes may leave the range of float64
            path = np.asarray(self.descend(lambda x: self.A @ x, start.copy(), learning_rate, steps), dtype=float)
            if path.shape != (steps + 1, 2):
                raise ValueError(f"a path of shape ({steps + 1}, 2) is due here, not {path.shape}")
            costs = self.costs(path)
            self.start.set_data([x0], [x1])
            self.path.set_data(*_near(path, 100 * self.edge).T)
            self.curve.set_data(np.arange(steps + 1), np.clip(costs, *self.shown))
            return (f"At a learning rate of {learning_rate:.4g}, {steps} step{'' if steps == 1 else 's'} from "
                    f"({x0:.1f}, {x1:.1f}): {_verdict(path @ self.axes, costs)}")


def _near(path, far):
    """The part of the path that can be drawn: up to the first point beyond `far`, which is brought nearer."""
    outside = np.flatnonzero(~(np.abs(path).max(axis=1) <= far))
    if not outside.size:
        return path
    kept = path[:outside[0] + 1].copy()
    size = np.abs(kept[-1]).max()
    kept[-1] = kept[-1] / size * far if np.isfinite(size) else np.nan
    return kept


def _verdict(parts, costs):
    """In words, what a descent does: it explodes, zigzags, converges or crawls. parts: the path along the axes."""
    first, before, last = costs[0], costs[-2], costs[-1]
    if not first:
        return "the start is the lowest point. There the gradient is 0, and nothing moves."
    if not np.isfinite(last):
        return "it explodes. The cost is too large to be written as a number."
    if last > before * (1 + 1e-12):
        return f"it explodes. The last step raised the cost from {before:.3g} to {last:.3g}."
    came_down = f"The cost went from {first:.3g} to {last:.3g}."
    # The last steps may not show it: there only the part along the flat axis is left. The first step does.
    if np.min(parts[0] * parts[1]) < -1e-12 * (parts[0] @ parts[0]):
        return f"it zigzags, and each step jumps over the bottom. {came_down}"
    return f"it {'crawls' if last > 0.1 * first else 'converges'}. {came_down}"
