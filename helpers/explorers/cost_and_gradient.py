"""03/2: what one example costs, over how sure the unit is."""
import numpy as np

from .. import figures
from ..logistic import sigmoid
from .base import Choice, Explorer, Slider


class Surprise(Explorer):
    """The probability of one example's label and its loss, over z. Drag along z in either half, or use the slider.

    loss: the learner's `logistic_loss(p, y)`.
    """

    controls = {
        "z": Slider("z", -10.0, 10.0, 0.1, 1.0),
        "y": Choice("label y", ("1", "0"), "1"),
    }
    draggable = {"x": "z"}
    size = (6.4, 5.6)
    grid = np.linspace(-10.0, 10.0, 201)
    reach = 2.0    # of the drawn tangent, in z, to either side
    _half = 0      # of the figure, in which the pointer is

    def __init__(self, loss, **state):
        super().__init__(**state)
        self.loss = loss

    def draw(self, figure):
        """The probability of the label above, its loss below, and the example's place on both."""
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(2, 3))
        figures.label(above, "How likely the unit called what happened", "z", "probability")
        figures.label(below, "Sure and wrong costs most", "z", "loss of this example")
        above.set(xlim=(-10.5, 10.5), ylim=(-0.08, 1.08))
        above.tick_params(labelbottom=True)    # a shared axis has its numbers at the bottom alone
        below.set(ylim=(-0.8, 11.0))
        self.probability, = above.plot([], [], color=figures.BLUE)
        self.curve, = below.plot([], [], color=figures.ORANGE, label="loss")
        self.tangent, = below.plot([], [], "--", color=figures.GREEN, label="tangent")
        self.lines = [ax.axvline(0.0, color=figures.BLACK, linewidth=0.8, linestyle=":") for ax in (above, below)]
        self.points = [ax.plot([], [], "o", color=figures.BLACK, markersize=8)[0] for ax in (above, below)]
        figure.legend(loc="outside lower center", ncols=2)
        return *self.lines, self.probability, self.curve, self.tangent, *self.points

    def update(self, z, y):
        """Draw both curves for the label y, and say what stands at z."""
        label, h = float(y), 1e-4
        with np.errstate(all="ignore"):
            losses = self._losses(np.append(self.grid, [z, z + h, z - h]), label)
            slope = (losses[-2] - losses[-1]) / (2 * h)
        p = float(sigmoid(z))
        happened, loss = (p if label else float(sigmoid(-z))), losses[-3]
        self.probability.set_data(self.grid, sigmoid(self.grid if label else -self.grid))
        self.curve.set_data(self.grid, losses[:-3])
        ends = np.array([-self.reach, self.reach])
        self.tangent.set_data(z + ends, loss + slope * ends)
        for line, point, height in zip(self.lines, self.points, (happened, loss), strict=True):
            line.set_xdata([z, z])
            point.set_data([z], [height])
        return (f"z = {z:z.1f}: the unit gives a yes the probability p = {p:.4g}. The label is {y}, a "
                f"{'yes' if label else 'no'}, so what happened had the probability {happened:.4g}, and the loss is "
                f"{loss:.4f}. Here the loss changes by {slope:+z.3g} for each 1 that z grows.")

    def _losses(self, z, label):
        losses = np.asarray(self.loss(sigmoid(z), np.full(len(z), label)), dtype=float)
        if losses.shape != z.shape:
            raise ValueError(f"one loss an example is due here, shape {z.shape}, not {losses.shape}")
        return losses

    def _drag(self, x, y):
        place = self.figure.transFigure.transform((x, y))
        self._half = next((i for i, ax in enumerate(self.figure.axes) if ax.bbox.contains(*place)), 0)
        super()._drag(x, y)

    @property
    def drag_axes(self):
        """The half in which the pointer is: z runs along both."""
        return self.figure.axes[self._half]
