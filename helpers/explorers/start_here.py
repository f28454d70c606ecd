"""Start here: a line that learns, and the shapes that NumPy makes of two arrays."""
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from .. import figures
from .base import _LOOK, Choice, Explorer, Slider

AT_MOST = 8    # numbers in an array of Broadcast: 8 by 8 cells can still be read
TINTS = LinearSegmentedColormap.from_list("tints", [figures.SKY, "#E8E8E8", figures.ORANGE])


@dataclass(frozen=True)
class Count(Slider):
    """A whole number between low and high."""

    def check(self, value):
        """Return `value` as an int; ValueError outside the range."""
        return int(super().check(value))

    def widget(self, value):
        """The slider of ipywidgets that shows `value`."""
        import ipywidgets
        return ipywidgets.IntSlider(value, min=self.low, max=self.high, description=self.label, **_LOOK)


def descend(x, y, learning_rate, steps):
    """Descent of the line w x + b on the mean of (w x + b - y)^2.

    x, y: (m,). Returns slopes, intercepts and costs, (steps+1,) each: at the start and after every step.
    """
    w, b, path = 0.0, 0.0, []
    for _ in range(steps + 1):
        error = w * x + b - y
        path.append((w, b, np.mean(error**2)))
        w, b = w - learning_rate * 2 * np.mean(error * x), b - learning_rate * 2 * np.mean(error)
    return np.array(path).T


class FirstDescent(Explorer):
    """00. A line that learns from measurements: move through the steps of its gradient descent.

    x, y: (m,), what was measured.
    """

    controls = {"steps": Count("steps", 0, 100, 1, 0)}
    size = (6.4, 3.4)

    def __init__(self, x, y, **state):
        super().__init__(**state)
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.slopes, self.intercepts, self.costs = descend(self.x, self.y, 0.05, 100)

    def draw(self, figure):
        """Left the measurements, the line and the distances between; right the cost of each step so far."""
        left, right = figure.subplots(1, 2)
        figures.label(left, "Each step: a closer line", "load x (newtons)", "length of the spring (cm)")
        figures.label(right, "Each step: a lower cost", "steps", "cost (cm²), logarithmic")
        low, high = min(0.0, self.y.min()), max(0.0, self.y.max())    # the line starts at 0
        pad = 0.07 * (high - low)
        left.set(xlim=(0, 1.1 * self.x.max()), ylim=(low - pad, high + 2 * pad))
        left.plot(self.x, self.y, "o", color=figures.BLACK)
        right.set(xlim=(-5, len(self.costs) + 4), yscale="log",
                  ylim=(self.costs.min() / 2, 2 * self.costs.max()))
        self.curve, = right.plot([], [], color=figures.BLUE)
        self.line, = left.plot([], [], color=figures.ORANGE)
        self.distances = left.add_collection(LineCollection([], colors=figures.RED, linewidths=1.5))
        self.mark, = right.plot([], [], "o", color=figures.ORANGE, markersize=9)
        return self.distances, self.line, self.curve, self.mark

    def update(self, steps):
        """Show the line after `steps` steps."""
        w, b, cost = self.slopes[steps], self.intercepts[steps], self.costs[steps]
        ends = np.array([0.0, 1.1 * self.x.max()])
        self.line.set_data(ends, w * ends + b)
        self.distances.set_segments([[(x, w * x + b), (x, y)] for x, y in zip(self.x, self.y, strict=True)])
        self.curve.set_data(np.arange(steps + 1), self.costs[:steps + 1])
        self.mark.set_data([steps], [cost])
        return (f"After {steps} step{'' if steps == 1 else 's'} the line is {w:.2f} x + {b:.2f}. "
                f"The cost, the mean of its squared distances, is {cost:.3g} cm².")


@cache
def _outline(text):
    """The outline of `text`, 9 points high, about its centre."""
    path = TextPath((0, 0), text, size=9)
    box = path.get_extents()
    return Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2).transform_path(path)


class _Grid:
    """An array drawn as cells with a number in each; it holds up to AT_MOST by AT_MOST of them."""

    def __init__(self, ax):
        ax.set(xlim=(-0.5, AT_MOST - 0.5), ylim=(AT_MOST - 0.5, -0.5), aspect="equal",
               xticks=range(AT_MOST), yticks=range(AT_MOST))
        ax.grid(False)
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
        edges = np.arange(AT_MOST + 1) - 0.5
        self.cells = ax.pcolormesh(edges, edges, np.zeros((AT_MOST, AT_MOST)), cmap=TINTS, vmin=-AT_MOST,
                                   vmax=AT_MOST, edgecolors="white", linewidth=2)
        # One collection of outlines: sixty-four Text artists would take as long to draw as all the rest.
        self.numbers = ax.add_collection(PathCollection(
            [], offsets=np.empty((0, 2)), offset_transform=ax.transData, color=figures.BLACK, linewidths=0))
        self.numbers.set_transform(Affine2D().scale(1 / 72) + ax.figure.dpi_scale_trans)
        self.note = ax.text((AT_MOST - 1) / 2, (AT_MOST - 1) / 2, "", ha="center", va="center", fontsize=11,
                            color=figures.BLACK)
        self.kind = ax.text((AT_MOST - 1) / 2, 1.5, "", ha="center", va="center", fontsize=11, color=figures.BLACK)
        self.moving = [self.cells, self.numbers, self.note, self.kind]

    def show(self, values, note=""):
        """Draw `values`, an array of at most two dimensions (1-D as a row); None shows the note alone."""
        table = np.ma.masked_all((AT_MOST, AT_MOST))
        if values is not None:
            rows = np.atleast_2d(values)
            table[:rows.shape[0], :rows.shape[1]] = rows
        self.cells.set_array(table)
        filled = np.argwhere(~table.mask)
        self.numbers.set_paths([_outline(f"{table[i, j]:.3g}".replace("-", "−")) for i, j in filled])
        self.numbers.set_offsets(filled[:, ::-1])
        self.note.set_text(note)
        self.kind.set_text("" if values is None else _kind(values))


def _kind(values):
    """What a picture of one row of cells does not tell: a flat array, a row, or a single number."""
    names = {(): "a single number", (1,): "a row"}
    name = "flat" if values.ndim == 1 else names.get(values.shape[:1], "")
    return f"{name}, shape {values.shape}" if name else ""


def shaped(m, shape):
    """The numbers 1 to m in one of the three shapes that Broadcast offers.

    >>> shaped(3, "(m, 1)").shape
    (3, 1)
    """
    return np.arange(1.0, m + 1).reshape({"(m,)": (m,), "(m, 1)": (m, 1), "(1, m)": (1, m)}[shape])


class Broadcast(Explorer):
    """00. What NumPy makes of a - b, for every shape of both; beside it what the learner's function returns.

    residuals: the learner's `residuals(y_hat, y)`.
    """

    _SHAPES = ("(m,)", "(m, 1)", "(1, m)")
    controls = {
        "m_a": Count("numbers in a", 2, AT_MOST, 1, 4), "a": Choice("shape of a", _SHAPES, "(m,)"),
        "m_b": Count("numbers in b", 2, AT_MOST, 1, 4), "b": Choice("shape of b", _SHAPES, "(m,)"),
    }
    size = (6.4, 3.6)

    def __init__(self, residuals, **state):
        super().__init__(**state)
        self.residuals = residuals

    def draw(self, figure):
        """Two grids of cells: NumPy's and the learner's."""
        left, right = figure.subplots(1, 2)
        figures.label(left, "a - b: shapes decide", "column", "row")
        figures.label(right, "residuals: one an example", "column", "row")
        self.numpy_grid, self.own_grid = _Grid(left), _Grid(right)
        return [*self.numpy_grid.moving, *self.own_grid.moving]

    def update(self, m_a, a, m_b, b):
        """Subtract the numbers 1 to m_b from 1 to m_a, in these shapes, both ways."""
        first, second = shaped(m_a, a), shaped(m_b, b)
        try:
            grid = first - second
            makes = f"NumPy makes {_in_words(grid)}"
        except ValueError:
            grid, makes = None, "NumPy refuses: these shapes do not fit (ValueError)"
        self.numpy_grid.show(grid, "NumPy refuses" if grid is None else "")
        return f"a has shape {first.shape}, b has shape {second.shape}. {makes}. {self._own(first, second)}"

    def _own(self, first, second):
        """Show what the learner's function makes of the same arrays; return it in words."""
        row = ""
        if 1 in (first.shape[0], second.shape[0]):
            row = " A row is not among the shapes you were asked to handle."
        try:
            answer = np.asarray(self.residuals(first.copy(), second.copy()))
        except NotImplementedError as problem:
            self.own_grid.show(None, "not written yet")
            return f"{problem}."
        except Exception as problem:
            self.own_grid.show(None, type(problem).__name__)
            return f"Your residuals raises {type(problem).__name__}: {problem}.{row}"
        if answer.dtype.kind not in "bif" or answer.ndim > 2 or max(answer.shape, default=1) > AT_MOST:
            self.own_grid.show(None, "no array of numbers")
            return f"Your residuals returns something else than an array of numbers.{row}"
        self.own_grid.show(answer)
        return f"Your residuals returns {_in_words(answer)}.{row}"


def _in_words(array):
    return f"{array.size} number{'' if array.size == 1 else 's'}, shape {array.shape}"
