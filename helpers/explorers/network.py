"""05/4: a network while it trains, live: its boundary, its cost, and whether its hidden units differ."""
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FormatStrFormatter, MaxNLocator

from .. import figures
from ..costs import forward, network_cost
from .base import Choice, Explorer, LogSlider, Slider

SIDE = 61           # points along each axis at which the probability is worked out
STRIDE = 10         # steps of descent from one stop of the slider to the next
LAST = 2000
SEED = 0            # of every start: what differs between two trainings is what was chosen
MILLISECONDS = 50   # from one tick of Play to the next
GUESSING = float(np.log(2))    # the cost of saying 0.5 to everything
TOPS = (1.05, 2.1, 4.2, 8.4)   # of the axis of the cost: with a large rate it rises far


class Whole(Slider):
    """A whole number; the slider shows no digits after the point."""

    def check(self, value):
        """Return `value` as the nearest whole number the slider can take; ValueError outside its range."""
        return round(super().check(value))

    def widget(self, value):
        """The slider of ipywidgets that shows `value`."""
        slider = super().widget(value)
        slider.readout_format = ".0f"
        return slider


class Run:
    """A training by the learner's `backprop` that goes on only as far as it was ever asked to.

    stops: (weights, biases, cost) at the start and after every STRIDE steps. To look back is free.
    """

    def __init__(self, backprop, X, Y, weights, biases, learning_rate):
        self.backprop, self.X, self.Y, self.learning_rate = backprop, X, Y, learning_rate
        self.shapes = [a.shape for a in (*weights, *biases)]
        self.stops = [self._stop(weights, biases)]

    def _stop(self, weights, biases):
        return weights, biases, network_cost(self.X, self.Y, weights, biases)

    def until(self, step):
        """Every stop up to `step`."""
        stop = step // STRIDE
        while len(self.stops) <= stop:
            weights, biases = ([a.copy() for a in arrays] for arrays in self.stops[-1][:2])    # backprop may alter them
            for _ in range(STRIDE):
                weights, biases = self._moved(weights, biases)
            shapes = [np.shape(a) for a in (*weights, *biases)]
            if shapes != self.shapes:
                raise ValueError(f"gradients of the shapes {self.shapes} are due here; with those of backprop the "
                                 f"parameters become {shapes}")
            self.stops.append(self._stop(weights, biases))
        return self.stops[:stop + 1]

    def _moved(self, weights, biases):
        """One step downhill."""
        dweights, dbiases = self.backprop(self.X, self.Y, list(weights), list(biases))
        return ([W - self.learning_rate * np.asarray(dW) for W, dW in zip(weights, dweights, strict=True)],
                [b - self.learning_rate * np.asarray(db) for b, db in zip(biases, dbiases, strict=True)])


class Training(Explorer):
    """The boundary of a network with one hidden layer as it trains: play, pause, or move the step by hand.

    initialize, backprop: the learner's. datasets: {name: (X, labels)}, points (m, 2) and labels 0 or 1, (m,).
    """

    controls = {
        "data": Choice("data", ("XOR",), "XOR"),
        "hidden": Whole("hidden units", 1, 12, 1, 4),
        "scale": Choice("start scale", ("0", "0.1", "1", "5"), "1"),
        "learning_rate": LogSlider("learning rate", -1.0, 1.5, 0.25, 1.0),
        "step": Whole("step", 0, LAST, STRIDE, 0),
    }
    size = (6.4, 4.2)

    def __init__(self, initialize, backprop, datasets, **state):
        self.controls = {**self.controls, "data": Choice("data", tuple(datasets), next(iter(datasets)))}
        super().__init__(**state)
        self.initialize, self.backprop = initialize, backprop
        self.datasets = {name: (np.asarray(X, dtype=float), np.asarray(labels))
                         for name, (X, labels) in datasets.items()}
        self._runs = {}    # trainings by their settings

    def build(self):
        """The figure and its controls, with the buttons of Play in front of the slider of steps."""
        if self.view is None:
            import ipywidgets
            super().build()
            slider, controls = self.widgets["step"], self.view.children[1]
            self.play = _play()(value=int(slider.value), min=0, max=LAST, step=STRIDE, interval=MILLISECONDS,
                                show_repeat=False, tooltip="train", layout={"margin": "2px 0 2px 7.5em"})
            # In the page: its ticks come from there, so that the kernel is free between them.
            self.link = ipywidgets.jslink((slider, "value"), (self.play, "value"))
            others = [widget for widget in controls.children if widget is not slider]
            controls.children = (*others, ipywidgets.Box([self.play], layout={"width": "23em"}), slider)
        return self.view

    def draw(self, figure):
        """Left the probability as a colour, the points and the boundary; right the cost up to the step."""
        left, right = figure.subplots(1, 2, width_ratios=(6, 5))
        self._shown = None    # of the data, on this picture
        figures.label(left, "How likely a 1 is, by colour", "x0", "x1")
        figures.label(right, "The cost up to this step", "step", "cost")
        left.grid(False)
        for axis in (left.xaxis, left.yaxis, right.yaxis):    # labels as wide whatever is shown: the layout stays
            axis.set_major_locator(MaxNLocator(5))
            axis.set_major_formatter(FormatStrFormatter("%.1f"))
        # Few shades: from one tick to the next fewer pixels change, and so fewer are sent.
        colors = LinearSegmentedColormap.from_list("p", ["#7FB8D8", "#FFFFFF", "#F2CF7F"], N=21)
        self.image = left.imshow(np.full((SIDE, SIDE), 0.5), cmap=colors.with_extremes(bad="#BBBBBB"), vmin=0, vmax=1,
                                 origin="lower", aspect="auto", interpolation="nearest", extent=(-1.5, 1.5, -1.5, 1.5))
        self.clouds = [left.plot([], [], mark, color=color, markersize=4.5, markeredgecolor=figures.BLACK,
                                 markeredgewidth=0.5, label=f"y = {label}")[0]
                       for label, (mark, color) in enumerate((("o", figures.BLUE), ("^", figures.ORANGE)))]
        self.boundary, = left.plot([], [], color=figures.BLACK, label="p = 0.5")
        right.axhline(GUESSING, color=figures.BLACK, linewidth=0.8, linestyle=":", label="guessing, 0.693")
        self.curve, = right.plot([], [], color=figures.GREEN)
        self.dot, = right.plot([], [], "o", color=figures.GREEN, markersize=7)
        self.note = right.text(0.97, 0.97, "", transform=right.transAxes, ha="right", va="top", color=figures.BLACK)
        right.set(xlim=(-60, LAST + 60), ylim=(0, TOPS[0]), xticks=[0, 1000, 2000])
        figure.legend(loc="outside lower center", ncols=4, columnspacing=1.2, handlelength=1.4)
        return self.image, self.boundary, *self.clouds, self.curve, self.dot, self.note

    def _follow(self, name, value):
        # The page sends 20.0 for 20.
        super()._follow(name, self.controls[name].clip(value) if isinstance(self.controls[name], Whole) else value)

    def update(self, data, hidden, scale, learning_rate, step):
        """Train on to `step`, or look it up; show boundary and cost there, and say what they are."""
        if data != self._shown:
            self._show_data(data)
        self._show_nothing()
        self.note.set_text(f"step {step}, rate {learning_rate:.3g}")
        with np.errstate(all="ignore"):
            run = self._run(data, hidden, scale, learning_rate)
            stops = run.until(step)
            weights, biases, cost = stops[-1]
            p = forward(self.grid, weights, biases)[-1].reshape(SIDE, SIDE)
            X, labels = self.datasets[data]
            right = float(np.mean((forward(X, weights, biases)[-1][:, 0] >= 0.5) == (labels == 1)))
        self._show_top(stop[2] for stop in run.stops)
        self.image.set_data(p)
        self._show_boundary(p)
        self.curve.set_data(STRIDE * np.arange(len(stops)), [stop[2] for stop in stops])
        self.dot.set_data([step], [cost])
        return (f"{data}, {hidden} hidden unit{'' if hidden == 1 else 's'}, start scale {scale}, rate "
                f"{learning_rate:.3g}, step {step}: cost {cost:.3f}, {right:.0%} right. {_units(weights, biases)}")

    def _run(self, *settings):
        """The training with these settings, from its start; begun once and kept."""
        if settings not in self._runs:
            data, hidden, scale, learning_rate = settings
            X, labels = self.datasets[data]
            start = self.initialize([2, hidden, 1], np.random.default_rng(SEED), float(scale))
            weights, biases = ([np.array(a, dtype=float) for a in arrays] for arrays in start)
            shapes, due = [a.shape for a in (*weights, *biases)], [(2, hidden), (hidden, 1), (hidden,), (1,)]
            if shapes != due:
                raise ValueError(f"weights and biases of the shapes {due} are due from initialize, not {shapes}")
            Y = labels.reshape(-1, 1).astype(float)
            self._runs[settings] = Run(self.backprop, X, Y, weights, biases, learning_rate)
        return self._runs[settings]

    def _show_data(self, data):
        """Put the points of `data` on the picture, and axes that hold them: all that moves only now and then."""
        X, labels = self.datasets[data]
        low, high = X.min(axis=0) - 0.2, X.max(axis=0) + 0.2
        self.image.set_extent((low[0], high[0], low[1], high[1]))
        self.image.axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        for label, cloud in enumerate(self.clouds):
            cloud.set_data(*X[labels == label].T)
        self.side = [np.linspace(a, b, SIDE) for a, b in zip(low, high, strict=True)]
        self.grid = np.column_stack([axis.ravel() for axis in np.meshgrid(*self.side)])
        self._shown = data
        self.draw_background()

    def _show_nothing(self):
        """What stays to be seen should the learner's function fail: the points."""
        self.image.set_data(np.full((SIDE, SIDE), np.nan))
        for artist in (self.boundary, self.curve, self.dot):
            artist.set_data([], [])

    def _show_top(self, costs):
        """Let the axis of the cost hold the training as far as it is known. Its top doubles: so it seldom moves."""
        highest = max((cost for cost in costs if np.isfinite(cost)), default=0.0)
        top = next((top for top in TOPS if top >= highest), TOPS[-1])
        axes = self.curve.axes
        if top != axes.get_ylim()[1]:
            axes.set_ylim(0, top)
            self.draw_background()

    def _show_boundary(self, p):
        """Draw the lines where p is 0.5. Where it is 0.5 everywhere there is none."""
        import contourpy  # comes with matplotlib

        lines = contourpy.contour_generator(*self.side, p).lines(0.5) if np.isfinite(p).all() and np.ptp(p) else []
        lines = [np.append(line, [[np.nan, np.nan]], axis=0) for line in lines]
        self.boundary.set_data(*(np.concatenate(lines).T if lines else ([], [])))


def _play():
    """The class Play of ipywidgets, without telling the page again what the page has just told it."""
    import ipywidgets
    import traitlets

    return type("Play", (ipywidgets.Play,), {"value": traitlets.CInt(0).tag(sync=True, echo_update=False)})


def _units(weights, biases):
    """In words, whether the hidden units have the same weights: then they are one unit, many times."""
    if not all(np.isfinite(a).all() for a in (*weights, *biases)):
        return "The training has gone astray: its weights are no longer numbers."
    units = np.column_stack([weights[0].T, biases[0], weights[1]])
    if len(units) == 1:
        return "There is a single hidden unit."
    same = np.allclose(units, units[0], rtol=1e-9, atol=1e-12)
    count = "Both" if len(units) == 2 else f"All {len(units)}"
    if same:
        return f"{count} hidden units are equal."
    return f"The hidden units' input weights differ by up to {np.ptp(weights[0], axis=1).max():.4f}."
