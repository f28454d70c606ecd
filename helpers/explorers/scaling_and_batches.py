"""02/4: what scaling does to the cost's surface, and what batches do to the way down."""
import numpy as np

from .. import figures
from .base import Choice, Explorer, Slider
from .start_here import Count

EPOCHS = 30
PANEL = 0.75    # width of the left panel over its height: what is round shall look round
TOP = 1e7    # ppm², where the cost's axis ends


class Batches(Explorer):
    """02/4. The way of a descent over the cost of a line, for a scaling of x, a batch size and a learning rate.

    x, y: (m,), years and what was measured. standardize, minibatches: the learner's.
    """

    titles = {"raw years": "Raw years: a crack", "years since the first": "Since {first:.0f}: a ravine",
              "standardised": "Standardised: a bowl"}
    SCALINGS = tuple(titles)
    controls = {
        "scaling": Choice("x is", SCALINGS, "raw years"),
        "batch_size": Choice("batch size", (1, 8, 42), 42),
        "rate": Slider("rate / largest", 0.02, 1.1, 0.02, 0.1),
        "epochs": Count("epochs", 0, EPOCHS, 1, 3),
    }
    size = (6.4, 3.9)

    def __init__(self, x, y, standardize, minibatches, **state):
        self.controls = {**self.controls, "batch_size": Choice("batch size", (1, 8, len(y)), len(y))}
        super().__init__(**state)
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.standardize, self.minibatches = standardize, minibatches
        self._bowls, self._epochs, self._backgrounds, self._keeping = {}, {}, {}, False

    def draw(self, figure):
        """Left a surface for each scaling, of which one is seen; right the cost over the examples looked at."""
        grid = figure.add_gridspec(1, 2)
        self.panels = {name: self._panel(figure.add_subplot(grid[0]), name) for name in self.SCALINGS}
        right = figures.label(figure.add_subplot(grid[1]), "Cost on the way", "examples looked at",
                              "cost (ppm²), logarithmic")
        right.set(xlim=(-0.03 * EPOCHS * len(self.y), 1.03 * EPOCHS * len(self.y)), yscale="log", ylim=(1, TOP))
        right.minorticks_off()
        self.curve, = right.plot([], [], color=figures.BLUE, linewidth=1.2)
        self.least, = right.plot([], [], ":", color=figures.GREEN, linewidth=1.5)
        self.mark, = right.plot([], [], "o", color=figures.ORANGE, markersize=7)
        return [*(artist for panel in self.panels.values() for artist in panel[1:]), self.curve, self.least, self.mark]

    def _panel(self, ax, name):
        """Axes with the surface's contours; the lines of the path and its last point, which will move."""
        unit = "ppm a standard deviation" if name == "standardised" else "ppm a year"
        figures.label(ax, self.titles[name].format(first=self.x[0]), f"w ({unit})", "b (ppm)")
        try:
            bowl = self._bowl(name)
        except Exception:    # the learner's standardize is not written or not right: update says so
            bowl = None
        if bowl:
            low, high = bowl.window(square=name == "standardised")
            ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
            for residual in 30.0 * 2.0 ** np.arange(9):    # rms distance from the best line, doubling
                ax.plot(*bowl.contour(residual), color=figures.BLACK, alpha=0.35, linewidth=0.8)
            ax.plot(*bowl.bottom, "*", color=figures.GREEN, markersize=11)
            ax.plot(0, 0, "s", color=figures.BLACK, markersize=5)
        path, = ax.plot([], [], ".-", color=figures.BLUE, linewidth=1.0, markersize=3)
        last, = ax.plot([], [], "o", color=figures.ORANGE, markersize=7)
        return ax, path, last

    def update(self, scaling, batch_size, rate, epochs):
        """Lay the path over the surface; say what it cost and how far it came."""
        self._turn_to(scaling)
        bowl = self._bowl(scaling)
        largest = 2 / bowl.steepest
        looked, path = self._descend(scaling, batch_size, rate * largest, epochs)
        costs = bowl.costs(path)
        _, line, last = self.panels[scaling]
        seen = bowl.near(path)
        line.set_data(*seen.T)
        last.set_data(*seen[-1:].T)
        drawn = np.where(costs < TOP, costs, np.nan)
        self.curve.set_data(looked, drawn)
        self.mark.set_data(looked[-1:], np.clip(np.nan_to_num(costs[-1:], nan=TOP), 1, TOP))
        self.least.set_data([0, EPOCHS * len(self.y)], [bowl.least] * 2)
        batch = "all examples at once" if batch_size == len(self.y) else f"batches of {batch_size}"
        return (f"{scaling.capitalize()}, {batch}, learning rate {rate * largest:.3g} "
                f"({rate:.2f} of the largest stable one). After {_count(epochs, 'epoch')}, "
                f"{_count(len(looked) - 1, 'step')} and {_count(looked[-1], 'example')} looked at, "
                + _reached(costs[-1], bowl.least, path[-1]))

    def _turn_to(self, scaling):
        """Show the surface of this scaling."""
        self._see(scaling)
        for artist in self._moving:
            artist.set_data([], [])
        self._background = self._backgrounds.get(scaling, self._background)

    def _keep_background(self, event):
        """Keep a background for each scaling: to draw a surface when it is asked for would take too long."""
        if self._keeping:    # the draws below are announced too
            return
        self._keeping = True
        chosen, agg = self._values["scaling"], self.canvas.agg
        self._backgrounds = {chosen: agg.copy_from_bbox(self.figure.bbox)}
        for name in set(self.SCALINGS) - {chosen}:
            self._see(name)
            self.figure.draw(agg.get_renderer())
            self._backgrounds[name] = agg.copy_from_bbox(self.figure.bbox)
        self._keeping = False
        self._see(chosen)
        agg.restore_region(self._backgrounds[chosen])
        super()._keep_background(event)

    def _see(self, scaling):
        for name, (ax, *_) in self.panels.items():
            ax.set_visible(name == scaling)

    def _column(self, scaling):
        if scaling == "raw years":
            return self.x
        if scaling == "years since the first":
            return self.x - self.x[0]
        with np.errstate(all="ignore"):
            Z = self.standardize(self.x[:, None].copy())[0]
        Z = np.asarray(Z, dtype=float)
        if Z.shape != (len(self.x), 1) or not np.isfinite(Z).all():
            raise ValueError(f"a table of shape ({len(self.x)}, 1) without nan is due as Z")
        return Z[:, 0]

    def _bowl(self, scaling):
        if scaling not in self._bowls:
            self._bowls[scaling] = _Bowl(self._column(scaling), self.y)
        return self._bowls[scaling]

    def _moments(self, scaling, batch_size):
        """What each batch of all epochs says: its size and the means that its gradient is made of."""
        key = scaling, batch_size
        if key not in self._epochs:
            X, rng = self._column(scaling)[:, None], np.random.default_rng(0)
            sizes, x, y = [], [], []
            for _ in range(EPOCHS):
                for X_batch, y_batch in self.minibatches(X.copy(), self.y.copy(), batch_size, rng):
                    sizes.append(len(y_batch))
                    x.append(np.ravel(X_batch))
                    y.append(np.ravel(y_batch))
            x, y, sizes = np.concatenate(x), np.concatenate(y), np.array(sizes)
            if len(x) != EPOCHS * len(self.y) or not sizes.all():
                raise ValueError(f"{len(x) / EPOCHS:g} examples come in an epoch where {len(self.y)} are due, "
                                 "or a batch is empty")
            starts = np.cumsum(sizes) - sizes
            means = [np.add.reduceat(values, starts) / sizes for values in (x * x, x, x * y, y)]
            self._epochs[key] = np.cumsum(sizes), np.transpose(means).tolist()
        return self._epochs[key]

    def _descend(self, scaling, batch_size, learning_rate, epochs):
        """Examples looked at, and (w, b), at the start and after every step."""
        looked, moments = self._moments(scaling, batch_size)
        steps = int(np.searchsorted(looked, epochs * len(self.y), side="right"))
        w, b, path = 0.0, 0.0, [(0.0, 0.0)]
        for xx, x, xy, y in moments[:steps]:
            dw, db = 2 * (w * xx + b * x - xy), 2 * (w * x + b - y)
            w, b = w - learning_rate * dw, b - learning_rate * db
            path.append((w, b))
        return np.concatenate([[0], looked[:steps]]), np.array(path)


class _Bowl:
    """The cost of the line w x + b, mean((w x + b - y)^2), as a surface over (w, b)."""

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.hessian = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])
        self.values, self.directions = np.linalg.eigh(self.hessian)
        if self.values[0] <= 0:
            raise ValueError("the scaled column is constant, so that no line can be told from another")
        self.steepest = float(self.values[-1])
        self.bottom = np.polynomial.Polynomial.fit(x, y, 1).convert().coef[::-1]
        self.least = float(np.mean((self.bottom[0] * x + self.bottom[1] - y) ** 2))

    def costs(self, path):
        """Cost at each (w, b) of `path`, (k, 2); inf or nan where it left all bounds."""
        with np.errstate(all="ignore"):
            away = path - self.bottom
            return self.least + 0.5 * np.sum((away @ self.directions) ** 2 * self.values, axis=1)

    def contour(self, distance):
        """The ellipse of all lines whose cost is distance² above the least: (2, 400)."""
        turn = np.linspace(0, 2 * np.pi, 400)
        round_ = np.array([np.cos(turn), np.sin(turn)])
        return self.bottom[:, None] + self.directions @ (distance * np.sqrt(2 / self.values)[:, None] * round_)

    def window(self, square):
        """Lower left and upper right corner: start, bottom and where a first step may lead are inside."""
        across = 2 * np.mean(self.x * self.y) / np.mean(self.x**2)
        corners = np.array([(0.0, 0.0), self.bottom, (across, 0.0)])
        low, high = corners.min(axis=0), corners.max(axis=0)
        if square:
            half = 0.75 * np.max(high - low) * np.array([PANEL, 1.0])
            return (low + high) / 2 - half, (low + high) / 2 + half
        return low - 0.25 * (high - low), high + 0.25 * (high - low)

    def near(self, path):
        """The path up to where it leaves the surroundings of the window: nothing further can be drawn."""
        low, high = self.window(square=True)
        with np.errstate(all="ignore"):
            out = ~(np.abs(path - (low + high) / 2) < 20 * (high - low)).all(axis=1)
        return path[:np.argmax(out)] if out.any() else path


def _count(number, word):
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _reached(cost, least, point):
    if not cost < TOP:
        return f"the cost is above the figure's {TOP:.0e} ppm²: this diverges."
    w, b = point
    return (f"the cost is {cost:,.2f} ppm², the least is {least:.2f}. The line, w = {w:.4g} and b = {b:.4g}, is on "
            f"average {max(cost - least, 0) ** 0.5:.2f} ppm from the best one.")
