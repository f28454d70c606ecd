"""Lesson 1: the chord that becomes a tangent, the error over the step, the gradient as an arrow."""
import numpy as np

from .. import figures
from ..differentiation import central_difference
from .base import Explorer, LogSlider, Slider


class Chord(Explorer):
    """01/1. The chord from x0 to x0 + h, and the tangent it turns into. Drag along the curve, or use the sliders.

    f: element-wise function. slope: the learner's `forward_difference(f, x, h)`.
    """

    controls = {
        "x0": Slider("point x0", -2.0, 2.0, 0.05, -1.0),
        "h": LogSlider("step h", -3.0, 0.5, 0.05, 1.995262),
    }
    draggable = {"x": "x0"}

    def __init__(self, f, slope, **state):
        super().__init__(**state)
        self.f, self.slope = f, slope

    def draw(self, figure):
        """Curve, tangent, chord and the two points it joins."""
        ax = figures.label(figure.subplots(), "The smaller the step, the closer the chord to the tangent", "x", "f(x)")
        x = np.linspace(-2.5, 5.5, 500)
        shown = np.linspace(-2.5, 2.5, 200)
        low, high = np.min(self.f(shown)), np.max(self.f(shown))
        margin = 0.25 * (high - low or 1.0)
        ax.set(xlim=(-2.5, 3.5), ylim=(low - margin, high + margin))
        ax.plot(x, self.f(x), color=figures.BLUE, label="f")
        self.tangent, = ax.plot([], [], "--", color=figures.GREEN, label="tangent at x0")
        self.chord, = ax.plot([], [], color=figures.ORANGE, label="chord from x0 to x0 + h")
        self.points, = ax.plot([], [], "o", color=figures.BLACK, markersize=8)
        ax.legend(loc="upper center", ncols=3)
        return self.tangent, self.chord, self.points

    def update(self, x0, h):
        """Lay both lines through the point at x0 and compare their slopes."""
        height, ends = float(self.f(x0)), np.array([-3.0, 6.0])
        tangent = float(central_difference(self.f, x0, 1e-5))
        self.tangent.set_data(ends, height + tangent * (ends - x0))
        self.points.set_data([x0, x0 + h], [height, float(self.f(x0 + h))])
        chord = float(self.slope(self.f, x0, h))
        self.chord.set_data(ends, height + chord * (ends - x0))
        return (f"From x0 = {x0:.2f} a step of h = {h:.4g} gives the chord a slope of {chord:.4f}. "
                f"The tangent has {tangent:.4f}: the chord is off by {chord - tangent:+.4f}.")
