"""02/3: a line among measurements, the squares of its residuals, and the bowl of its cost."""
import matplotlib as mpl
import numpy as np
from matplotlib.collections import PolyCollection

from .. import figures
from .base import Explorer, Slider


class LineFit(Explorer):
    """02/3. A line and its cost: drag the point over the bowl, or use the sliders.

    mse: the learner's `mse(y_hat, y)`. x: (m,), decades since 1980. y: (m,), CO2 in ppm.
    """

    controls = {
        "slope": Slider("slope w", 0.0, 27.0, 0.1, 5.0),
        "intercept": Slider("intercept b", 325.0, 355.0, 0.1, 330.0),
    }
    draggable = {"x": "slope", "y": "intercept"}
    shown = 5    # a square for every so many measurements: more would hide each other

    def __init__(self, mse, x, y, **state):
        super().__init__(**state)
        self.mse, self.x, self.y = mse, np.asarray(x, dtype=float), np.asarray(y, dtype=float)

    @property
    def drag_axes(self):
        """The bowl, right: there the line is a point."""
        return self.figure.axes[1]

    def draw(self, figure):
        """Left the measurements, the line and squares; right the contours of the cost, and the point."""
        left, right = figure.subplots(1, 2)
        figures.label(left, "Large residuals, large squares", "decades since 1980", "CO2 (ppm)")
        figures.label(right, "Their mean is a bowl", "slope w (ppm a decade)", "intercept b (ppm)")
        low, high = self.y.min(), self.y.max()
        left.set(xlim=(-2.5, 2.5), ylim=(low - 0.3 * (high - low), high + 0.3 * (high - low)))
        left.plot(self.x, self.y, "o", color=figures.BLACK, markersize=3)
        self._bowl(right)
        self.squares = left.add_collection(PolyCollection(
            [], facecolors=figures.ORANGE, edgecolors=figures.RED, alpha=0.4, linewidths=1))
        self.line, = left.plot([], [], color=figures.BLUE)
        self.point, = right.plot([], [], "o", color=figures.BLUE, markersize=9)
        return self.squares, self.line, self.point

    def _bowl(self, ax):
        """Contours of the cost, from a formula of our own: the learner's `mse` may not be written or right yet."""
        slope, intercept = self.controls["slope"], self.controls["intercept"]
        w = np.linspace(slope.low, slope.high, 61)
        b = np.linspace(intercept.low, intercept.high, 61)
        residuals = w[None, :, None] * self.x + b[:, None, None] - self.y
        ax.contour(w, b, np.mean(residuals**2, axis=2), levels=[5, 15, 40, 80, 130, 200, 300, 420],
                   colors=mpl.colormaps["viridis"](np.linspace(0.0, 0.7, 8)), linewidths=1)
        ax.set(xlim=(slope.low, slope.high), ylim=(intercept.low, intercept.high))
        ax.grid(False)

    def update(self, slope, intercept):
        """Put line, squares and point in place; say what the line costs, and where it is furthest off."""
        ends = np.array([-2.5, 2.5])
        self.line.set_data(ends, slope * ends + intercept)
        self.point.set_data([slope], [intercept])
        y_hat = slope * self.x + intercept
        residuals = y_hat - self.y
        self.squares.set_verts(self._corners(y_hat, residuals))
        cost = float(self.mse(y_hat.copy(), self.y.copy()))
        worst = int(np.argmax(np.abs(residuals)))
        side = "above" if residuals[worst] > 0 else "below"
        return (f"The line {slope:.1f} x + {intercept:.1f} costs {cost:.3f} ppm². Its largest residual is "
                f"{residuals[worst]:+.2f} ppm, at x = {self.x[worst]:.1f}: there the line runs {side} the measurement.")

    def _corners(self, y_hat, residuals):
        """A square on the residual of every few measurements, toward the middle: (k, 4, 2).

        On the screen its sides are equal, whatever the axes' scales are.
        """
        (left, bottom), (right, top) = self.line.axes.transData.transform([[0.0, 0.0], [1.0, 1.0]])
        chosen = slice(None, None, self.shown)
        x, here, there = self.x[chosen], self.y[chosen], y_hat[chosen]
        beside = x - np.sign(x) * np.abs(residuals[chosen]) * (top - bottom) / (right - left)
        return np.stack([np.stack([x, here], 1), np.stack([x, there], 1),
                         np.stack([beside, there], 1), np.stack([beside, here], 1)], axis=1)
