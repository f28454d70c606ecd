"""Lesson 3: the boundary of a classifier while it trains, and the cost on points it has not seen."""
from dataclasses import dataclass

import numpy as np

from .. import figures
from ..logistic import logistic_cost
from .base import Choice, Explorer, LogSlider

SIDE = 61    # points along each axis at which the boundary is looked for


@dataclass(frozen=True)
class Steps(LogSlider):
    """A whole number of steps on a logarithmic scale."""

    def check(self, value):
        """Return the number of steps nearest to `value` at which the slider stops; ValueError outside the range."""
        return self.clip(super().check(value))

    def clip(self, value):
        """Return the nearest number of steps at which the slider stops."""
        return round(super().clip(value))

    def widget(self, value):
        """The slider, which shows whole numbers."""
        slider = super().widget(value)
        slider.readout_format = ".0f"
        return slider

    def stops(self):
        """Every number of steps at which the slider stops."""
        return [round(10 ** (self.low + i * self.step)) for i in range(round((self.high - self.low) / self.step) + 1)]


class Boundary(Explorer):
    """03/3. Where a classifier is undecided, and its cost on two sets, as it trains; with a penalty to choose.

    train: the learner's `train_logistic(X, y, learning_rate, steps, l2)`. features: (m, 2) points -> (m, n) table.
    points, y: what it is trained on, (m, 2) and (m,). held, y_held: validation points, which it does not see.
    """

    controls = {
        "step": Steps("step", 0.0, 10 / 3, 1 / 3, 1),
        "l2": Choice("l2", ("0", "0.01", "0.1", "1", "10"), "0"),
    }
    size = (6.4, 4.3)

    def __init__(self, train, features, points, y, held, y_held, learning_rate=1.0, **state):
        super().__init__(**state)
        self.train, self.features, self.learning_rate = train, features, learning_rate
        self.points, self.y = np.asarray(points, dtype=float), np.asarray(y)
        self.held, self.y_held = np.asarray(held, dtype=float), np.asarray(y_held)
        self._trainings = {}

    def draw(self, figure):
        """Left the points and the boundary; right both costs up to the chosen step."""
        left, right = figure.subplots(1, 2)
        figures.label(left, "Where p is 0.5: undecided", "x0", "x1")
        figures.label(right, "The cost on both sets", "steps, logarithmic", "cost (mean loss, no penalty)")
        self._draw_points(left)
        self.steps = self.controls["step"].stops()
        right.set(xscale="log", xlim=(0.8, 1.25 * self.steps[-1]), ylim=(0, 0.75))
        self.boundary, = left.plot([], [], color=figures.BLACK, label="p = 0.5")
        self.curves = [right.plot([], [], mark, color=color, markersize=4, label=name)[0]
                       for mark, color, name in (("o-", figures.GREEN, "training"), ("s-", figures.RED, "validation"))]
        figure.legend(loc="outside lower center", ncols=5, columnspacing=1.0, handlelength=1.6)
        self.note = right.text(0.97, 0.97, "", transform=right.transAxes, ha="right", va="top", color=figures.BLACK)
        return self.boundary, *self.curves, self.note

    def _draw_points(self, ax):
        everywhere = np.concatenate([self.points, self.held])
        low, high = everywhere.min(axis=0) - 0.2, everywhere.max(axis=0) + 0.2
        ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        for label, color, mark in ((0, figures.BLUE, "o"), (1, figures.ORANGE, "^")):
            ax.plot(*self.held[self.y_held == label].T, mark, color=color, markersize=3, alpha=0.3)
            ax.plot(*self.points[self.y == label].T, mark, color=color, markersize=6.5, markeredgecolor=figures.BLACK,
                    label=f"y = {label}")
        self.side = [np.linspace(a, b, SIDE) for a, b in zip(low, high, strict=True)]
        with np.errstate(all="ignore"):
            self.grid = self.features(np.column_stack([axis.ravel() for axis in np.meshgrid(*self.side)]))

    def _follow(self, name, value):
        # The page sends what lies under the knob, 21.5 for 22.
        super()._follow(name, self.controls[name].clip(value) if name == "step" else value)

    def update(self, step, l2):
        """Show the boundary after `step` steps and the costs until then; say what they are."""
        for artist in (self.boundary, *self.curves):
            artist.set_data([], [])
        self.note.set_text(f"step {step}, l2 = {l2}")
        with np.errstate(all="ignore"):
            weights, costs = self._training(l2)
            at = self.steps.index(step)
            self._show_boundary(*weights[at])
            shares = [self._share_right(*weights[at], *known)
                      for known in ((self.points, self.y), (self.held, self.y_held))]
        for curve, values in zip(self.curves, costs.T, strict=True):
            curve.set_data(self.steps[:at + 1], values[:at + 1])
        return self._words_for(step, l2, costs[:at + 1], shares)

    def _training(self, l2):
        """Weights at every stop of the slider, and costs on both sets, (stops, 2); kept from the first time on.

        Each stop is a training from zeros: all that the learner's function gives back is where it ends.
        """
        if l2 not in self._trainings:
            X, X_held = self.features(self.points), self.features(self.held)
            weights = [self._trained(X, steps, float(l2)) for steps in self.steps]
            costs = np.array([[logistic_cost(X, self.y, w, b), logistic_cost(X_held, self.y_held, w, b)]
                              for w, b in weights])
            self._trainings[l2] = weights, costs
        return self._trainings[l2]

    def _trained(self, X, steps, l2):
        w, b, _ = self.train(X.copy(), self.y.copy(), self.learning_rate, steps, l2)
        w, b = np.asarray(w, dtype=float), float(b)
        if w.shape != X.shape[1:]:
            raise ValueError(f"weights of shape {X.shape[1:]} are due here, not {w.shape}")
        return w, b

    def _show_boundary(self, w, b):
        """Draw the lines where z = w x + b is 0, that is where p is 0.5."""
        import contourpy  # comes with matplotlib

        z = (self.grid @ w + b).reshape(SIDE, SIDE)
        lines = contourpy.contour_generator(*self.side, z).lines(0.0) if np.isfinite(z).all() else []
        lines = [np.append(line, [[np.nan, np.nan]], axis=0) for line in lines]
        self.boundary.set_data(*(np.concatenate(lines).T if lines else ([], [])))

    def _share_right(self, w, b, points, y):
        return float(np.mean((self.features(points) @ w + b >= 0) == (y == 1)))

    def _words_for(self, step, l2, costs, shares):
        (training, validation), best = costs[-1], costs[:, 1]
        words = (f"After {step} step{'' if step == 1 else 's'} with l2 = {l2}: cost {training:.3f} and {shares[0]:.0%} "
                 f"right on the {len(self.y)} training points, cost {validation:.4f} and {shares[1]:.1%} right on the "
                 f"{len(self.y_held)} validation points.")
        if not np.isfinite(costs[-1]).all():
            return words + " The training has gone astray: its weights are no longer numbers."
        lowest = int(np.nanargmin(best))
        if lowest < len(best) - 1:
            return words + (f" On the validation points it was better before: {best[lowest]:.4f} after "
                            f"{self.steps[lowest]}.")
        return words + " So far no shorter training does better on the validation points."
