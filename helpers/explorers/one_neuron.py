"""05/2: the three factors of one neuron's derivative, each as the slope of a curve, and their product."""
import numpy as np

from .. import figures
from ..logistic import sigmoid
from .base import Choice, Explorer, Slider

ALIKE = 1e-3    # relative: a product further off the measured slope than this is called different


def loss_at(z, y):
    """Cross-entropy of one example from z, for the label y: right however sure the neuron is."""
    return np.logaddexp(0, z) - y * z


class Factors(Explorer):
    """The chain J -> p -> z -> w of one example: a curve and a tangent for each link, and one for the whole.

    Drag along w in either of the two lower pictures, or use the sliders.
    local_derivatives: the learner's `local_derivatives(p, y)`; it is handed arrays of one example.
    """

    controls = {
        "x": Slider("feature x", -3.0, 3.0, 0.1, 3.0),
        "y": Choice("label y", ("1", "0"), "1"),
        "w": Slider("weight w", -2.0, 2.0, 0.1, 0.5),
        "b": Slider("bias b", -2.0, 2.0, 0.1, -1.5),
    }
    draggable = {"x": "w"}
    size = (6.4, 6.0)
    colors = {"dJ/dp": figures.RED, "dp/dz": figures.GREEN, "dz/dw": figures.BLUE, "dJ/dw": figures.BLACK}
    deep = 9.6       # how far z and the loss reach: so that no point comes to lie in a corner
    wide = 2.4       # how far w reaches
    _under = 2       # the picture that the pointer is in, of the two that lie over w

    def __init__(self, local_derivatives, **state):
        super().__init__(**state)
        self.local_derivatives = local_derivatives

    def draw(self, figure):
        """Four pictures, J over p, p over z, z over w and J over w, above the product of the four derivatives."""
        figure.set_layout_engine("constrained", rect=(0, 0.15, 1, 0.85))
        panels = figure.subplots(2, 2).ravel()
        words = (("J follows p", "probability p", "loss J"), ("p follows z", "z", "probability p"),
                 ("z follows w", "weight w", "z"), ("so J follows w", "weight w", "loss J"))
        for ax, (title, x, y) in zip(panels, words, strict=True):
            figures.label(ax, title, x, y)
        loss, z, w = (-0.5, self.deep), (-self.deep, self.deep), (-self.wide, self.wide)
        for ax, across, up in zip(panels, ((-0.1, 1.1), z, w, w), (loss, (-0.08, 1.08), z, loss), strict=True):
            ax.set(xlim=across, ylim=up)
        self.grids = (np.linspace(2e-4, 1 - 2e-4, 400), np.linspace(*z, 100), np.linspace(*w, 100),
                      np.linspace(*w, 100))
        self.curves = [ax.plot([], [], color=color)[0]
                       for ax, color in zip(panels, self.colors.values(), strict=True)]
        self.tangents = [ax.plot([], [], "--", color=figures.ORANGE)[0] for ax in panels]
        self.points = [ax.plot([], [], "o", color=figures.BLACK, markersize=7)[0] for ax in panels]
        self.numbers = self._product_line(panels[2])
        return *self.curves, *self.tangents, *self.points, *self.numbers

    def _product_line(self, ax):
        """The names of the factors below the pictures, and under each its number: the texts that move."""
        def text(x, y, words, color=figures.BLACK, size=13):
            made = ax.text(x, y, words, color=color, size=size, ha="center", va="center",
                           transform=ax.figure.transFigure, clip_on=False)
            made.set_in_layout(False)
            return made

        places = (0.15, 0.38, 0.61, 0.84)
        for x, sign in zip((0.265, 0.495, 0.725), "××=", strict=True):
            text(x, 0.105, sign)
            text(x, 0.05, sign)
        for (name, color), x in zip(self.colors.items(), places, strict=True):
            text(x, 0.105, name, color)
        return [text(x, 0.05, "", color, 12) for x, color in zip(places, self.colors.values(), strict=True)]

    def update(self, x, y, w, b):
        """Set curves, points and tangents for one example; say the factors, their product and what is measured."""
        label, z = float(y), w * x + b
        p, loss = float(sigmoid(z)), float(loss_at(z, label))
        happened = self.grids[0] if label else 1 - self.grids[0]
        heights = (-np.log(happened), sigmoid(self.grids[1]), self.grids[2] * x + b,
                   loss_at(self.grids[3] * x + b, label))
        for curve, grid, height in zip(self.curves, self.grids, heights, strict=True):
            curve.set_data(grid, height)
        spots = ((p, loss), (z, p), (w, z), (w, loss))
        for point, tangent, text, (across, up) in zip(self.points, self.tangents, self.numbers, spots, strict=True):
            point.set_data([across], [up])
            tangent.set_data([], [])    # nothing to see, should the learner's function fail
            text.set_text("")
        slopes = self._slopes(p, label, x)
        for tangent, text, spot, slope in zip(self.tangents, self.numbers, spots, slopes, strict=True):
            tangent.set_data(*_tangent(tangent.axes, spot, slope))
            text.set_text(f"{slope:z.4g}")
        measured = float(loss_at((w + 1e-4) * x + b, label) - loss_at((w - 1e-4) * x + b, label)) / 2e-4
        return (f"With z = {z:z.2f} the probability is p = {p:.4g} and the loss J = {loss:.4g}. "
                f"{_in_words(slopes, measured)}")

    def _slopes(self, p, label, x):
        """The three factors, two of them the learner's, and their product."""
        with np.errstate(all="ignore"):
            dJ_dp, dp_dz = self.local_derivatives(np.array([p]), np.array([label]))
            pair = [np.asarray(slope, dtype=float) for slope in (dJ_dp, dp_dz)]
            if any(slope.shape != (1,) for slope in pair):
                raise ValueError(f"two arrays of shape (1,) are due for one example, not {pair[0].shape} and "
                                 f"{pair[1].shape}")
            factors = float(pair[0][0]), float(pair[1][0]), float(x)
            return *factors, float(np.prod(factors))

    def _drag(self, x, y):
        place = self.figure.transFigure.transform((x, y))
        self._under = next((i for i in (2, 3) if self.figure.axes[i].bbox.contains(*place)), 2)
        super()._drag(x, y)

    @property
    def drag_axes(self):
        """The picture with w along its axis that the pointer is in."""
        return self.figure.axes[self._under]


def _tangent(ax, spot, slope):
    """Ends of a line of `slope` through `spot`, nearly as long on the screen whatever the slope; none if not finite."""
    if not np.isfinite(slope):
        return [], []
    width, height = (np.ptp(limits) for limits in (ax.get_xlim(), ax.get_ylim()))
    reach = 0.28 * width / np.hypot(1.0, slope * width / height)
    return spot[0] + np.array([-reach, reach]), spot[1] + slope * np.array([-reach, reach])


def _in_words(slopes, measured):
    dJ_dp, dp_dz, dz_dw, product = (f"{slope:z.4g}" for slope in slopes)
    said = f"{dJ_dp} times {dp_dz} times {dz_dw} is {product}"
    if not np.isfinite(slopes).all():
        return f"{said}: a factor is no finite number."
    if abs(slopes[-1] - measured) <= max(ALIKE * abs(measured), 1e-6):
        return f"{said}. Measured by moving w alone: {measured:z.4g} as well."
    return f"{said}, but measured by moving w alone it is {measured:z.4g}: they differ."
