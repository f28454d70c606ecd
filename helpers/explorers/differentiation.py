"""Lesson 1: the chord that becomes a tangent, the error over the step, the gradient as an arrow."""
import numpy as np

from .. import figures
from ..differentiation import central_difference
from .base import Choice, Explorer, LogSlider, Slider


class Chord(Explorer):
    """01/1. The chord from x0 to x0 + h, and the tangent it turns into. Drag along the curve, or use the sliders.

    f: element-wise function. slope: the learner's `forward_difference(f, x, h)`.
    """

    controls = {
        "x0": Slider("point x0", -2.0, 2.0, 0.05, 1.0),
        "h": LogSlider("step h", -3.0, 0.5, 0.05, 1.0),
    }
    draggable = {"x": "x0"}

    def __init__(self, f, slope, **state):
        super().__init__(**state)
        self.f, self.slope = f, slope

    def draw(self, figure):
        """Curve, tangent, chord and the two points it joins."""
        ax = figures.label(figure.subplots(), "A short chord has nearly the tangent's slope", "x", "f(x)")
        x = np.linspace(-2.5, 5.5, 500)
        shown = np.linspace(-2.5, 2.5, 200)
        low, high = np.min(self.f(shown)), np.max(self.f(shown))
        margin = 0.25 * (high - low or 1.0)
        ax.set(xlim=(-2.5, 3.5), ylim=(low - margin, high + margin))
        ax.plot(x, self.f(x), color=figures.BLUE, label="f")
        self.tangent, = ax.plot([], [], "--", color=figures.GREEN, label="tangent at x0")
        self.chord, = ax.plot([], [], color=figures.ORANGE, label="chord from x0 to x0 + h")
        self.points, = ax.plot([], [], "o", color=figures.BLACK, markersize=8)
        figure.legend(loc="outside lower center", ncols=3)
        return self.tangent, self.chord, self.points

    def update(self, x0, h):
        """Lay both lines through the point at x0 and compare their slopes."""
        height, ends = float(self.f(x0)), np.array([-3.0, 6.0])
        tangent = float(central_difference(self.f, x0, 1e-5))
        self.tangent.set_data(ends, height + tangent * (ends - x0))
        self.points.set_data([x0, x0 + h], [height, float(self.f(x0 + h))])
        chord = float(self.slope(self.f, x0, h))
        self.chord.set_data(ends, height + chord * (ends - x0))
        return (f"From x0 = {x0:.2f} a step of h = {h:.4g} gives the chord a slope of {chord:z.4f}. "
                f"The tangent has {tangent:z.4f}: the chord is off by {chord - tangent:+z.4f}.")


class Gradient(Explorer):
    """01/3. The partial derivatives and the gradient at a point, over contours. Drag the point, or use the sliders.

    f: function of a (2,) array. gradient: the learner's `numerical_gradient(f, x)`.
    """

    controls = {
        "x0": Slider("point x0", -2.0, 2.0, 0.05, -1.0),
        "x1": Slider("point x1", -2.0, 2.0, 0.05, 1.0),
    }
    draggable = {"x": "x0", "y": "x1"}
    size = (5.6, 5.5)
    edge = 2.0               # contours are drawn where the point can go; around them is room for the arrows
    lengths = (0.65, 1.0)    # of the thick arrow, from level ground to the steepest place

    def __init__(self, f, gradient, **state):
        super().__init__(**state)
        self.f, self.gradient = f, gradient

    def draw(self, figure):
        """Contours of f; the point with its contour, its partial derivatives and its gradient as arrows."""
        import contourpy  # comes with matplotlib

        ax = figures.label(figure.subplots(), "The gradient crosses the contour at a right angle", "x0", "x1")
        side = np.linspace(-self.edge, self.edge, 61)
        room = self.edge + self.lengths[1]
        grid = figures.heights(self.f, side, side)
        ax.contour(side, side, grid, levels=14, colors=figures.BLACK, alpha=0.35, linewidths=0.8)
        ax.set(xlim=(-room, room), ylim=(-room, room), aspect="equal", xticks=[-2, -1, 0, 1, 2],
               yticks=[-2, -1, 0, 1, 2])
        ax.grid(False)
        self.levels = contourpy.contour_generator(side, side, grid)
        self.steepest = float(np.hypot(*np.gradient(grid, side[1] - side[0])).max()) or 1.0
        self.ray, = ax.plot([], [], "--", color=figures.BLACK, linewidth=1.0, label="line from (0, 0)")
        self.through, = ax.plot([], [], color=figures.BLACK, linewidth=1.8, label="contour through the point")
        self.partials = self._arrows(ax, 2, figures.BLUE, "partial derivatives", width=0.007)
        self.arrow = self._arrows(ax, 1, figures.RED, "gradient (longer is steeper)", width=0.012)
        self.point, = ax.plot([], [], "o", color=figures.BLACK, markersize=7)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=2, columnspacing=1.2)
        return self.ray, self.through, self.partials, self.arrow, self.point

    @staticmethod
    def _arrows(ax, count, color, name, width):
        ax.plot([], [], color=color, linewidth=3, label=name)    # stands in the legend for the arrows
        nothing = np.zeros(count)
        return ax.quiver(nothing, nothing, nothing, nothing, color=color, width=width, units="width",
                         angles="uv", scale_units="xy", scale=1.0, zorder=3)

    def update(self, x0, x1):
        """Put point, contour and arrows in place; say what they say, and what small steps really change."""
        x = np.array([x0, x1])
        height = float(self.f(x))
        self.point.set_data([x0], [x1])
        beyond = x * (1.0 + 1.2 / max(np.hypot(x0, x1), 1e-9)) if x.any() else x
        self.ray.set_data([0.0, beyond[0]], [0.0, beyond[1]])
        lines = [np.append(line, [[np.nan, np.nan]], axis=0) for line in self.levels.lines(height)]
        self.through.set_data(*(np.concatenate(lines).T if lines else ([], [])))
        slopes = np.asarray(self.gradient(self.f, x.copy()), dtype=float)
        if slopes.shape != (2,):
            raise ValueError(f"a gradient of shape (2,) is due here, not {slopes.shape}")
        length = float(np.hypot(*slopes))
        across, up = self._drawn(length) / (length or 1.0) * slopes
        self.partials.set_offsets([[x0, x1], [x0, x1]])
        self.partials.set_UVC([across, 0.0], [0.0, up])
        self.arrow.set_offsets([[x0, x1]])
        self.arrow.set_UVC([across], [up])
        return self._words_for(x, height, slopes, length)

    def _drawn(self, length):
        """Drawn length of a gradient: direction must be seen where it is short, and fit where it is long."""
        short, long = self.lengths
        return short + (long - short) * min(1.0, length / self.steepest)

    def _words_for(self, x, height, slopes, length):
        where = (f"At ({x[0]:.2f}, {x[1]:.2f}) f is {height:.3f}; the partial derivatives are "
                 f"{slopes[0]:.3f} (along x0) and {slopes[1]:.3f} (along x1). ")
        if length < 1e-6:
            return where + "The gradient has no length: to every side the ground is level."
        ahead = slopes / length
        aside = np.array([-ahead[1], ahead[0]])
        along, beside = (float(self.f(x + 0.01 * step)) - height for step in (ahead, aside))
        lies = f"; the point lies at {_degrees(x)}, seen from (0, 0)" if x.any() else ""
        return where + (f"The gradient is {length:.3f} long and points {_degrees(slopes)} from the x0 axis{lies}. "
                        f"A step of 0.01 along it changes f by {along:+.4f}, a step of 0.01 at a right angle to it "
                        f"by {beside:+.4f}.")


def _degrees(arrow):
    """Direction of an arrow, counted from the x0 axis."""
    return f"{np.degrees(np.arctan2(arrow[1], arrow[0])):.0f}°"


class StepSize(Explorer):
    """01/2. The error of a slope over its step, both logarithmic. Drag along x, or use the slider.

    functions: {name: (f, its derivative)}. differences: {name: the learner's difference(f, x, h)}.
    errors: the learner's `absolute_errors(difference, f, df, x, hs)`. x: where the slope is taken.
    """

    controls = {
        "h": LogSlider("step h", -20.0, 0.0, 0.1, 0.1),
        "method": Choice("method", ("forward", "central", "complex step"), "forward"),
        "function": Choice("function", ("1/x", "cube"), "1/x"),
        "precision": Choice("precision", ("float64", "float32"), "float64"),
    }
    draggable = {"x": "h"}
    steps = np.logspace(-20, 0, 201)
    floor = 1e-18    # an error of exactly 0 has no place on a logarithmic axis: it is drawn here

    def __init__(self, functions, differences, errors, x=1.0, **state):
        self.controls = {**self.controls,
                         "method": Choice("method", tuple(differences), next(iter(differences))),
                         "function": Choice("function", tuple(functions), next(iter(functions)))}
        super().__init__(**state)
        self.functions, self.differences, self.errors, self.x = functions, differences, errors, x
        self._curves = {}

    def draw(self, figure):
        """Axes of 20 decades, the curve, its bottom, and the chosen step on it."""
        ax = figures.label(figure.subplots(), "A step can be too large, and too small",
                           "step h (in the unit of x)", "absolute error of the slope")
        ax.set(xscale="log", yscale="log", xlim=(3e-21, 3), ylim=(1e-19, 1e3))
        self.curve, = ax.plot([], [], color=figures.BLUE, linewidth=1.5, label="error")
        self.lowest = ax.axvline(1.0, linestyle=":", color=figures.GREEN, label="near the bottom")
        self.line = ax.axvline(1.0, color=figures.ORANGE, linewidth=1.5, label="chosen h")
        self.point, = ax.plot([], [], "o", color=figures.BLACK, markersize=8)
        figure.legend(loc="outside lower center", ncols=3)
        return self.curve, self.lowest, self.line, self.point

    def update(self, h, method, function, precision):
        """Show the curve, kept from the first time it was asked for, and where h stands on it."""
        all_errors, bottom = self._curve(method, function, precision)
        with np.errstate(all="ignore"):
            error = float(self._measure([h], method, function, precision)[0])
        self.curve.set_data(self.steps, np.maximum(all_errors, self.floor))
        self.lowest.set_xdata([bottom or np.nan] * 2)
        self.line.set_xdata([h, h])
        self.point.set_data([h], [max(error, self.floor)])
        lost = error == abs(float(self.functions[function][1](self.x)))
        size = f"{error:.1e}" if error else f"0, drawn at {self.floor:g}"
        return (f"{method.capitalize()}, {function} at x = {self.x:g}, {precision}: with h = {h:.1e} "
                f"the error is {size}. {_where(h, bottom, lost)}")

    def _curve(self, *choices):
        if choices not in self._curves:
            with np.errstate(all="ignore"):
                errors = self._measure(self.steps, *choices)
            self._curves[choices] = errors, _bottom(self.steps, errors)
        return self._curves[choices]

    def _measure(self, hs, method, function, precision):
        f, df = self.functions[function]
        f = single(f) if precision == "float32" else f
        return np.asarray(self.errors(self.differences[method], f, df, self.x, hs), dtype=float)


def single(f):
    """`f` in single precision: what goes in and what comes out is rounded to about 7 digits."""
    def rounded(x):
        small, large = (np.complex64, np.complex128) if np.iscomplexobj(x) else (np.float32, np.float64)
        return large(small(f(small(x))))

    return rounded


def _bottom(hs, errors):
    """The step around which even the worst error is least; None if small steps are no worse than that.

    One step alone may do well by luck, so each is judged by the worst within half a decade.
    """
    wide = max(1, round(0.5 / np.log10(hs[1] / hs[0])))
    worst = np.array([np.max(errors[max(0, i - wide):i + wide + 1]) for i in range(len(hs))])
    best = int(np.argmin(worst))
    return float(hs[best]) if worst[0] > 100 * max(worst[best], 1e-17) else None


def _where(h, bottom, lost):
    """In words, which error dominates at the step h."""
    if bottom is None:
        return ("Nothing cancels here: this curve has no rounding side. A smaller step makes it no worse, apart "
                "from a wobble.")
    place = f"the bottom, near {bottom:.0e}"
    if lost:
        return f"The step is lost: x + h is rounded to x, and the slope comes out as 0. Far left of {place}."
    if h < bottom / 4:
        return f"Rounding dominates: this is left of {place}, and a larger step is better."
    if h > 4 * bottom:
        return f"Truncation dominates: this is right of {place}, and a smaller step is better."
    side = "here" if abs(np.log10(h / bottom)) < 0.05 else f"a little to the {'right' if h < bottom else 'left'}"
    return ("Truncation and rounding are alike, and luck decides between neighbouring steps. "
            f"The bottom, near {bottom:.0e}, is {side}.")
