"""04/1: accuracy in stairs under a smooth cost, while one bias moves."""
import numpy as np

from .. import figures
from .base import Explorer, LogSlider, Slider

LEVEL = 1e-12    # a slope no larger gives no direction
NOWHERE = "no direction"


class Stairs(Explorer):
    """Accuracy and cost of one unit over its bias, a slope of each. Drag along b in either half, or use the sliders.

    slope_along: the learner's `slope_along(metric, b, h)`. accuracy, cost: functions of one float, the bias.
    """

    controls = {
        "b": Slider("bias b", -5.0, 8.0, 0.01, 5.0),
        "h": LogSlider("step h", -4.0, 0.5, 0.25, 1e-2),    # b moves by as much: no jump is missed
    }
    draggable = {"x": "b"}
    size = (6.4, 5.6)
    grid = np.linspace(-5.0, 8.0, 1301)
    reach = 1.0    # of the drawn line, in b, to either side at least
    _half = 0      # of the figure, in which the pointer is

    def __init__(self, slope_along, accuracy, cost, **state):
        super().__init__(**state)
        self.slope_along, self.metrics = slope_along, (accuracy, cost)

    def draw(self, figure):
        """Both curves, once; what moves are a point, the ends of the step and a line of the slope on each."""
        halves = figure.subplots(2, 1, sharex=True)
        figures.label(halves[0], "The same moves of b: stairs above, a curve below", "bias b", "accuracy (share)")
        figures.label(halves[1], "The cost has a slope everywhere but at its lowest point", "bias b",
                      "cost (mean loss)")
        for ax, metric, color in zip(halves, self.metrics, (figures.BLUE, figures.ORANGE), strict=True):
            heights = np.array([metric(b) for b in self.grid.tolist()])
            ax.plot(self.grid, heights, color=color)
            ax.set(xlim=(-5.2, 8.2), ylim=(0, 1.15 * heights.max()))
            ax.tick_params(labelbottom=True)    # a shared axis has its numbers at the bottom alone
        self.bars = [ax.axvline(0.0, color=figures.BLACK, linewidth=0.8, linestyle=":") for ax in halves]
        self.lines = [ax.plot([], [], "--", color=figures.GREEN, label="your slope")[0] for ax in halves]
        self.ends = [ax.plot([], [], "d", color=figures.RED, markersize=6, label="b - h and b + h")[0] for ax in halves]
        self.points = [ax.plot([], [], "o", color=figures.BLACK, markersize=8, label="b")[0] for ax in halves]
        figure.legend(handles=[self.points[0], self.ends[0], self.lines[0]], loc="outside lower center", ncols=3)
        return *self.bars, *self.lines, *self.points, *self.ends    # the ends last: a narrow step lies on its point

    def update(self, b, h):
        """Set the points at b and the lines through the ends of the step; say heights, slopes and directions."""
        for line in self.lines:
            line.set_data([], [])    # nothing to see, should the learner's function fail
        heights, middles = [], []
        for metric, bar, point, ends in zip(self.metrics, self.bars, self.points, self.ends, strict=True):
            before, here, after = (float(metric(place)) for place in (b - h, b, b + h))
            bar.set_xdata([b, b])
            point.set_data([b], [here])
            ends.set_data([b - h, b + h], [before, after])
            heights.append(here)
            middles.append((before + after) / 2)
        with np.errstate(all="ignore"):
            slopes = [float(self.slope_along(metric, b, h)) for metric in self.metrics]
            around = max(self.reach, h) * np.array([-1.0, 1.0])
            for line, slope, middle in zip(self.lines, slopes, middles, strict=True):
                line.set_data(b + around, middle + slope * around)
        return (f"b = {b:z.2f}, h = {h:.3g}: accuracy {heights[0]:.2f}, slope {slopes[0]:z.4g}; cost {heights[1]:.4f}, "
                f"slope {slopes[1]:z.4f}. {_directions(*slopes)}")

    def _drag(self, x, y):
        place = self.figure.transFigure.transform((x, y))
        self._half = next((i for i, ax in enumerate(self.figure.axes) if ax.bbox.contains(*place)), 0)
        super()._drag(x, y)

    @property
    def drag_axes(self):
        """The half in which the pointer is: b runs along both."""
        return self.figure.axes[self._half]


def _directions(of_accuracy, of_cost):
    """In words, which way each slope says that b should move: up the accuracy, down the cost."""
    if not np.isfinite([of_accuracy, of_cost]).all():
        return "One of the slopes is no finite number: it gives no direction."
    by_accuracy, by_cost = _way(of_accuracy), _way(-of_cost)
    words = f"For a better accuracy: {by_accuracy}. For a lower cost: {by_cost}."
    if NOWHERE in (by_accuracy, by_cost):
        return words
    return f"{words} The two {'agree' if by_accuracy == by_cost else 'disagree'}."


def _way(slope):
    if abs(slope) <= LEVEL:
        return NOWHERE
    return "a larger b" if slope > 0 else "a smaller b"
