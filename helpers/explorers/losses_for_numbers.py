"""04/2: one misread year, and which line follows it: that of squared, of absolute or of Huber's loss."""
from dataclasses import dataclass

import numpy as np

from .. import figures
from .base import Choice, Explorer, LogSlider, Slider

SIDE = 15       # lines a side of the grid
ROUNDS = 16     # of the search: each halves the grid around the best line


def best_line(loss, x, y):
    """The line with the least total loss, looked for by the values of `loss` alone: its slope and intercept.

    Lines stand on a grid: their height in the middle of x, and how much they rise over a spread of x. The grid is
    halved around its best line again and again, so whatever is convex needs no slope, and a kink does no harm.
    loss: (k,) residuals -> (k,). x, y: (m,). Losses that are no numbers count as infinite.
    """
    spread = x.std() or 1.0
    u = (x - x.mean()) / spread
    height, rise, reach = y.mean(), 0.0, float(np.ptp(y)) or 1.0
    steps = np.linspace(-1.0, 1.0, SIDE)
    for _ in range(ROUNDS):
        heights, rises = (a.ravel() for a in np.meshgrid(height + reach * steps, rise + reach * steps))
        residuals = heights[:, None] + rises[:, None] * u - y
        losses = np.asarray(loss(residuals.ravel()), dtype=float)
        if losses.shape != (residuals.size,):
            raise ValueError(f"one loss a residual is due here, shape {(residuals.size,)}, not {losses.shape}")
        totals = np.where(np.isfinite(losses), losses, np.inf).reshape(residuals.shape).sum(axis=1)
        best = np.argmin(totals)
        if not np.isfinite(totals[best]):
            raise ValueError("there is no line all of whose losses are numbers")
        height, rise, reach = heights[best], rises[best], reach / 2
    return np.array([rise / spread, height - rise / spread * x.mean()])


@dataclass(frozen=True)
class Place(Choice):
    """One of several numbers, written as words; the pointer takes the nearest."""

    def clip(self, value):
        """Return the option nearest to `value`."""
        return min(self.options, key=lambda option: abs(float(option) - value))


class Outlier(Explorer):
    """04/2. Three lines through yearly means, one of which is misread: drag it, or use the sliders.

    x: (m,) years. y: (m,) CO2 in ppm. squared, absolute: the learner's losses of residuals r. huber: the learner's
    `huber_loss(r, delta)`. Every line is searched for by the learner's own loss, see `best_line`.
    """

    controls = {
        "year": Place("year", ("2000",), "2000"),
        "error": Slider("error (ppm)", -50.0, 50.0, 1.0, 0.0),
        "delta": LogSlider("delta (ppm)", -1.0, 2.0, 0.05, 10**0.2),
    }
    draggable = {"x": "year", "y": "error"}    # by way of the year's true mean, see _drag
    size = (6.4, 4.8)
    names = ("squared", "absolute", "Huber")

    def __init__(self, x, y, squared, absolute, huber, **state):
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        years = tuple(f"{year:g}" for year in self.x)
        self.controls = {**self.controls, "year": Place("year", years, years[-1])}
        super().__init__(**state)
        self.losses = (squared, absolute, huber)
        self._known = {}    # lines of the squared and the absolute loss: they do not depend on delta

    def draw(self, figure):
        """The means, the misread one, three lines, and how far Huber's loss is a square."""
        ax = figures.label(figure.subplots(), "Each line has the least total of its own loss", "year", "CO2 (ppm)")
        low, high = self.y.min(), self.y.max()
        self.ends = np.array([self.x.min() - 3.0, self.x.max() + 3.0])
        ax.set(xlim=self.ends, ylim=(low - 30.0, high + 55.0))
        true, = ax.plot(self.x, self.y, "o", color="white", markeredgecolor=figures.BLACK, markersize=6,
                        label="true mean")
        self.band = [ax.plot([], [], ":", color=figures.GREEN, linewidth=1.2, label=label)[0]
                     for label in ("Huber ± delta", None)]
        looks = ((figures.RED, "--"), (figures.BLUE, "-"), (figures.GREEN, "-."))
        self.lines = [ax.plot([], [], style, color=color, linewidth=1.6, label=name)[0]
                      for name, (color, style) in zip(self.names, looks, strict=True)]
        self.points, = ax.plot([], [], "o", color=figures.BLACK, markersize=5, label="as read")
        self.misread, = ax.plot([], [], "D", color=figures.ORANGE, markeredgecolor=figures.BLACK, markersize=9,
                                label="misread")
        squared, absolute, huber = self.lines    # a legend is filled by columns: lines above, points below
        figure.legend(handles=[squared, self.points, absolute, self.misread, huber, true, self.band[0]],
                      loc="outside lower center", ncols=4)
        return *self.band, *self.lines, self.points, self.misread

    def update(self, year, error, delta):
        """Lay the three lines through what was read; say how far each was moved, and what lies outside delta."""
        at = self.controls["year"].options.index(year)
        read = self.y.copy()
        read[at] += error
        self.points.set_data(np.delete(self.x, at), np.delete(self.y, at))
        self.misread.set_data(self.x[at:at + 1], read[at:at + 1])
        for artist in (*self.lines, *self.band):    # nothing to see, should the learner's function fail
            artist.set_data([], [])
        with np.errstate(all="ignore"):
            lines = self._lines(read, delta)
            undisturbed = self._lines(self.y, delta)
        for artist, line in zip(self.lines, lines, strict=True):
            artist.set_data(self.ends, np.polyval(line, self.ends))
        for artist, side in zip(self.band, (delta, -delta), strict=True):
            artist.set_data(self.ends, np.polyval(lines[2], self.ends) + side)
        moves = [_largest_move(self.x, line, before) for line, before in zip(lines, undisturbed, strict=True)]
        outside = np.abs(np.polyval(lines[2], self.x) - read) > delta
        return self._words_for(year, error, delta, moves, outside, at)

    def _lines(self, read, delta):
        squared, absolute, huber = self.losses
        key = read.tobytes()
        if key not in self._known:
            self._known[key] = [best_line(loss, self.x, read) for loss in (squared, absolute)]
        return *self._known[key], best_line(lambda r: huber(r, delta), self.x, read)

    def _words_for(self, year, error, delta, moves, outside, at):
        moved = ", ".join(f"{name} {move:.2f}" for name, move in zip(self.names, moves, strict=True))
        said = (f"is misread by {error:+.0f} ppm. That moves the lines by up to, in ppm: {moved}" if error else
                "is read as it is, and no line is moved")
        count = int(outside.sum())
        which = "" if not outside[at] else ", that year alone" if count == 1 else ", that year among them"
        return (f"The mean of {year} {said}. Huber's line with delta = {delta:.2f} ppm has {count} of {len(self.x)} "
                f"means further off than delta{which}.")

    def _drag(self, x, y):
        """Bring the misread mean under the pointer: the nearest year, and its distance from that year's true mean."""
        place = self.figure.transFigure.transform((x, y))
        if not self.drag_axes.bbox.contains(*place):
            return
        when, read = map(float, self.drag_axes.transData.inverted().transform(place))
        year = self.controls["year"].clip(when)
        true = self.y[self.controls["year"].options.index(year)]
        moved = {"year": year, "error": self.controls["error"].clip(read - true)}
        if any(self._values[name] != value for name, value in moved.items()):
            self.set(**moved)


def _largest_move(x, line, before):
    """How far two lines lie apart at most, within the years that were measured."""
    ends = np.array([x.min(), x.max()])
    return float(np.abs(np.polyval(line, ends) - np.polyval(before, ends)).max())
