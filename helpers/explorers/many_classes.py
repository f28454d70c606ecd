"""03/4: one digit, the ten probabilities it gets, and the weights behind one of them."""
import numpy as np
from matplotlib.patches import Rectangle

from .. import figures
from ..logistic import sigmoid
from .base import Choice, Explorer
from .start_here import Count

UNITS, SIDE = 10, 8    # a unit a digit, pictures of 8 by 8 pixels


class Digit(Explorer):
    """03/4. The scan of a digit, each unit's probability for it, and one unit's weights. Choose by the sliders.

    X, labels: digits, (m, 64) in [0, 1] and (m,). W, b: what the learner trained, (64, 10) and (10,).
    predict: the learner's `predict_one_vs_all(X, W, b)`. The unit it begins with is the right one.
    """

    controls = {
        "scan": Count("scan", 0, 0, 1, 0),
        "unit": Count("unit", 0, UNITS - 1, 1, 0),
        "shows": Choice("its picture", ("weights", "weight times ink"), "weights"),
    }
    size = (6.4, 4.2)

    def __init__(self, X, labels, W, b, predict, **state):
        self.controls = {**self.controls, "scan": Count("scan", 0, len(labels) - 1, 1, 0)}
        super().__init__(**state)
        self.X, self.labels, self.predict = np.asarray(X, dtype=float), np.asarray(labels), predict
        if "unit" not in state:
            self._values["unit"] = self.controls["unit"].clip(self.labels[self._values["scan"]])
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def draw(self, figure):
        """Left the digit above the chosen unit's picture; right a bar a unit, and the mark of the right one."""
        grid = figure.add_gridspec(2, 2, width_ratios=[1, 1.9])
        self.picture = self._picture(figure.add_subplot(grid[0, 0]), "The scan's ink", cmap="gray_r", vmin=0, vmax=1)
        largest = np.max(np.abs(self.W), where=np.isfinite(self.W), initial=1e-9)
        self.weights = self._picture(figure.add_subplot(grid[1, 0]), "Unit 0: weights", cmap="RdBu_r",
                                     vmin=-largest, vmax=largest)
        self.title = self.weights.axes.set_title("Unit 0: weights", loc="left", fontsize=10)
        ax = figures.label(figure.add_subplot(grid[:, 1]), "Ten units, ten answers of their own", "unit",
                           "probability p")
        ax.set(xlim=(-0.6, UNITS - 0.4), ylim=(0, 1.14), xticks=range(UNITS), yticks=[0, 0.25, 0.5, 0.75, 1])
        ax.grid(axis="x")    # off
        self.chosen = ax.add_patch(Rectangle((-0.5, 0), 1, 1.14, color=figures.BLACK, alpha=0.12, linewidth=0,
                                             label="chosen unit"))
        self.bars = ax.bar(range(UNITS), np.zeros(UNITS), width=0.7, color=figures.BLUE)
        self.mark, = ax.plot([], [], "v", color=figures.GREEN, markersize=10, label="right answer")
        ax.plot([], [], "s", color=figures.ORANGE, markersize=8, label="surest unit")
        ax.plot([], [], "s", color=figures.BLUE, markersize=8, label="other units")
        ax.legend(loc="upper center", bbox_to_anchor=(0.45, -0.13), ncols=2, handletextpad=0.2, columnspacing=1.6)
        return self.picture, self.weights, self.title, self.chosen, *self.bars, self.mark

    @staticmethod
    def _picture(ax, title, **style):
        figures.label(ax, title, "column (pixels)", "row (pixels)").set_title(title, loc="left", fontsize=10)
        ax.set(xticks=[0, 7], yticks=[0, 7])
        ax.grid(False)
        return ax.imshow(np.zeros((SIDE, SIDE)), interpolation="nearest", **style)

    def update(self, scan, unit, shows):
        """Show the scan, the bars and the unit's picture; say who is surest, and what the unit's z is made of."""
        x, label = self.X[scan], int(self.labels[scan])
        self.picture.set_data(x.reshape(SIDE, SIDE))
        self.mark.set_data([label], [1.07])
        self.chosen.set_x(unit - 0.5)
        self.title.set_text(f"Unit {unit}: {'weights' if shows == 'weights' else 'weight × ink'}")
        if self.W.shape != (SIDE * SIDE, UNITS) or self.b.shape != (UNITS,):
            raise ValueError(f"W of shape (64, 10) and b of shape (10,) are due, not {self.W.shape} and {self.b.shape}")
        with np.errstate(all="ignore"):
            z = x @ self.W + self.b
            p = sigmoid(z)
            pixels = self.W[:, unit] * (x if shows == "weight times ink" else 1.0)
        self.weights.set_data(pixels.reshape(SIDE, SIDE))
        first, second = np.argsort(np.nan_to_num(-z, nan=np.inf))[:2]
        for k, bar in enumerate(self.bars):
            bar.set_height(np.nan_to_num(p[k]))
            bar.set_facecolor(figures.ORANGE if k == first else figures.BLUE)
        return (f"Scan {scan} is {'an' if label == 8 else 'a'} {label}. Unit {first} is surest with {p[first]:.3f}, "
                f"then unit {second} with {p[second]:.3f}; the ten add up to {p.sum():.2f}. {self._called(x, label)} "
                f"Unit {unit} has z = {z[unit]:z.2f}, so p = {p[unit]:.3f}{_made_of(shows, self.b[unit])}.")

    def _called(self, x, label):
        """What the learner's predict_one_vs_all takes the digit for, in words."""
        with np.errstate(all="ignore"):
            answer = np.ravel(self.predict(x[None].copy(), self.W.copy(), self.b.copy()))
        if answer.size != 1:
            raise ValueError(f"predict_one_vs_all is to give one label for one digit, not {answer.size}")
        return f"Your predict_one_vs_all says {answer[0]:g}: {'right' if answer[0] == label else 'wrong'}."


def _made_of(shows, bias):
    if shows == "weights":
        return ""
    return f"; the 64 numbers in its picture and the bias {bias:z.2f} add up to z"
