"""04/3: three logits, the shares softmax makes of them, and what the true class's share costs."""
import numpy as np

from .. import figures
from .base import Choice, Explorer, Slider

CLASSES = 3
HIGHEST = 13.0    # of the loss that is drawn


class Softmax(Explorer):
    """04/3. Three logits, their softmax, and the cross-entropy of the true class. Drag a logit's bar or its slider.

    softmax, cross_entropy: the learner's `softmax(Z)` and `cross_entropy(P, Y)`; they are handed tables of one row.
    """

    controls = {
        "z0": Slider("logit z0", -6.0, 6.0, 0.1, 0.3),
        "z1": Slider("logit z1", -6.0, 6.0, 0.1, 2.9),
        "z2": Slider("logit z2", -6.0, 6.0, 0.1, 4.0),
        "true": Choice("true class", ("0", "1", "2"), "1"),
    }
    draggable = {"y": "z0"}    # of the bar that is under the pointer
    size = (6.4, 4.6)

    def __init__(self, softmax, cross_entropy, **state):
        super().__init__(**state)
        self.softmax, self.cross_entropy = softmax, cross_entropy

    def draw(self, figure):
        """Left the logits above their shares of 1, a bar a class; right the loss over the true class's share."""
        grid = figure.add_gridspec(2, 2, width_ratios=(1, 1.15))
        above, below, right = (figure.add_subplot(place) for place in (grid[0, 0], grid[1, 0], grid[:, 1]))
        figures.label(above, "Three logits of any size", "class", "logit z")
        figures.label(below, "Softmax: shares of 1", "class", "probability")
        figures.label(right, "What the true class costs", "probability of the true class", "cross-entropy")
        above.set(ylim=(-6.6, 6.6))
        below.set(ylim=(0, 1.22), yticks=[0, 0.5, 1])
        self.logits, self.shares = (ax.bar(range(CLASSES), np.ones(CLASSES), width=0.6, color=figures.BLUE)
                                    for ax in (above, below))
        for ax in (above, below):
            ax.set(xlim=(-0.6, CLASSES - 0.4), xticks=range(CLASSES))
        above.axhline(0.0, color=figures.BLACK, linewidth=0.8)
        self.notes = [below.text(k, 0.0, "", ha="center", va="bottom", color=figures.BLACK) for k in range(CLASSES)]
        curve = np.geomspace(np.exp(-HIGHEST), 1.0, 200)
        right.set(xlim=(-0.04, 1.04), ylim=(-0.5, HIGHEST))
        right.plot(curve, -np.log(curve), color=figures.BLACK, linewidth=1, label="-log p")
        self.point, = right.plot([], [], "o", color=figures.ORANGE, markeredgecolor=figures.BLACK, markersize=9)
        right.plot([], [], "s", color=figures.ORANGE, markersize=8, label="true class")
        right.plot([], [], "s", color=figures.BLUE, markersize=8, label="other classes")
        right.legend(loc="upper right")
        return *self.logits, *self.shares, *self.notes, self.point

    def update(self, z0, z1, z2, true):
        """Set the bars and the point; say the probabilities, the cross-entropy and what argmax names."""
        z, label = np.array([z0, z1, z2]), int(true)
        self._show_bars(self.logits, z, label)
        self._show_bars(self.shares, np.zeros(CLASSES), label)
        self.point.set_data([], [])
        with np.errstate(all="ignore"):
            P = self._shares(z)
            self._show_bars(self.shares, np.clip(np.nan_to_num(P), 0.0, 1.22), label)
            loss = self._loss(P, label)
        for note, share in zip(self.notes, P, strict=True):
            note.set(text=f"{share:.3f}", y=float(np.clip(np.nan_to_num(share), 0.0, 1.0)) + 0.02)
        if np.isfinite([P[label], loss]).all():
            self.point.set_data([P[label]], [loss])
        return (f"Logits {_row(z, 'z.1f')}: probabilities {_row(P, '.4f')}, which add up to {P.sum():.3f}. The "
                f"true class {label} has {P[label]:.4f}, so the cross-entropy is {loss:.4f}. {_named(P, label)}")

    def _show_bars(self, bars, heights, label):
        for k, (bar, height) in enumerate(zip(bars, heights, strict=True)):
            bar.set_height(height)
            bar.set_facecolor(figures.ORANGE if k == label else figures.BLUE)
        if bars is self.shares:
            for note in self.notes:
                note.set_text("")

    def _shares(self, z):
        """The learner's softmax of one row of logits."""
        P = np.asarray(self.softmax(z[None].copy()), dtype=float)
        if P.shape != (1, CLASSES):
            raise ValueError(f"softmax is to keep the shape (1, 3) here, not to return shape {P.shape}")
        return P[0]

    def _loss(self, P, label):
        """The learner's cross-entropy of one row of probabilities."""
        loss = np.asarray(self.cross_entropy(P[None].copy(), np.eye(CLASSES)[[label]]), dtype=float)
        if loss.size != 1:
            raise ValueError(f"cross_entropy is to return one number, not shape {loss.shape}")
        return float(loss.ravel()[0])

    def _drag(self, x, y):
        place = self.figure.transFigure.transform((x, y))
        bar = round(float(self.drag_axes.transData.inverted().transform(place)[0]))
        self.draggable = {"y": f"z{min(max(bar, 0), CLASSES - 1)}"}
        super()._drag(x, y)


def _row(numbers, form):
    """Three numbers in words."""
    first, second, third = (format(float(v), form) for v in numbers)
    return f"{first}, {second} and {third}"


def _named(P, label):
    """What argmax makes of the probabilities."""
    if not np.isfinite(P).all():
        return "Where a probability is no number, argmax cannot name a class."
    named = int(np.argmax(P))
    shared = " (a tie: it takes the first)" if np.sum(P == P[named]) > 1 else ""
    return f"Argmax names class {named}{shared}: {'right' if named == label else 'wrong'}."
