"""03/1: the curve from a number to a probability, and where a weight and a bias put it."""
import numpy as np

from .. import figures
from ..differentiation import central_difference
from .base import Explorer, Slider


class Sigmoid(Explorer):
    """03/1. sigmoid(w x + b) over x: drag the place where it says 0.5, or use the sliders.

    sigmoid: the learner's `sigmoid(z)`. w sets how steep the curve is, b / w where it stands.
    """

    controls = {
        "w": Slider("weight w", -5.0, 5.0, 0.1, 1.0),
        "b": Slider("bias b", -10.0, 10.0, 0.1, 3.0),
    }
    draggable = {"x": "b"}    # by way of the crossing, see _drag
    edge = 6.0
    marked = 3.0    # the x at which the reading says the probability

    def __init__(self, sigmoid, **state):
        super().__init__(**state)
        self.sigmoid = sigmoid
        self.x = np.linspace(-self.edge, self.edge, 361)

    def draw(self, figure):
        """The curve, the tangent at its middle, and the two points that the reading speaks of."""
        ax = figures.label(figure.subplots(), "The weight sets how steep, weight and bias together set where",
                           "feature x", "probability p")
        ax.set(xlim=(-self.edge, self.edge), ylim=(-0.08, 1.08), yticks=[0, 0.25, 0.5, 0.75, 1])
        ax.axhline(0.5, color=figures.BLACK, linewidth=1, alpha=0.5)
        self.tangent, = ax.plot([], [], "--", color=figures.GREEN, label="tangent where z = 0")
        self.curve, = ax.plot([], [], color=figures.BLUE, label="sigmoid(w x + b)")
        self.middle, = ax.plot([], [], "o", color=figures.BLACK, markersize=9, label="z = 0")
        self.at_three, = ax.plot([], [], "s", color=figures.RED, markersize=8, label=f"x = {self.marked:g}")
        figure.legend(loc="outside lower center", ncols=4)
        return self.tangent, self.curve, self.middle, self.at_three

    def update(self, w, b):
        """Lay the curve; say where it is steep, how steep, and what it says at the marked place."""
        with np.errstate(all="ignore"):
            heights = np.asarray(self.sigmoid(w * self.x + b), dtype=float)
            if heights.shape != self.x.shape:
                raise ValueError(f"for z of shape {self.x.shape} it returned shape {heights.shape}")
            there = float(self.sigmoid(w * self.marked + b))
            self.curve.set_data(self.x, heights)
            self.at_three.set_data([self.marked], [there])
            middle = self._lay_middle(w, b)
        return f"{middle} At x = {self.marked:g} it says {there:z.3f}."

    def _lay_middle(self, w, b):
        """Point and tangent where z is 0, and the sentence about them."""
        if w == 0:
            self.middle.set_data([], [])
            self.tangent.set_data([], [])
            return f"With w = 0 and b = {b:z.2f} z is {b:z.2f} for every x: the curve is level."
        x = -b / w
        height = float(self.sigmoid(w * x + b))
        slope = float(central_difference(lambda place: self.sigmoid(w * place + b), x, 1e-4))
        reach = np.array([-1.0, 1.0]) * min(2.0, 0.5 / max(abs(slope), 1e-9))
        self.middle.set_data([x], [height])
        self.tangent.set_data(x + reach, height + slope * reach)
        seen = "" if abs(x) <= self.edge else ", outside the figure"
        return (f"With w = {w:z.2f} and b = {b:z.2f} z is 0 at x = {x:z.2f}{seen}. There your sigmoid says "
                f"{height:z.3f} and {'rises' if slope >= 0 else 'falls'} by {abs(slope):.3f} for each 1 more in x.")

    def _drag(self, x, y):
        """Bring the place where z = 0 under the pointer: b follows, w stays."""
        place, w = self.figure.transFigure.transform((x, y)), self._values["w"]
        if w == 0 or not self.drag_axes.bbox.contains(*place):
            return
        b = self.controls["b"].clip(-w * float(self.drag_axes.transData.inverted().transform(place)[0]))
        if b != self._values["b"]:
            self.set(b=b)
