"""04/5: a point on its way through a small network, and what the outputs cost."""
from itertools import product

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path

from .. import figures
from ..logistic import logistic_loss
from .base import Choice, Explorer, Slider

SIDE = 41    # points along each axis at which the outputs' borders are looked for


class ForwardPass(Explorer):
    """Activations of every unit for one point, and the loss of every output. Drag the point, or use the sliders.

    forward: the learner's `forward(X, weights, biases)`. weights, biases: of a network with two inputs.
    """

    controls = {
        "x0": Slider("input x0", -0.5, 1.5, 0.05, 1.0),
        "x1": Slider("input x1", -0.5, 1.5, 0.05, 0.0),
        "targets": Choice("targets", ("0", "1"), "1"),
    }
    draggable = {"x": "x0", "y": "x1"}
    size = (6.4, 4.2)

    def __init__(self, forward, weights, biases, **state):
        self.weights = [np.asarray(W, dtype=float) for W in weights]
        self.biases = [np.asarray(b, dtype=float) for b in biases]
        self.sizes = [2, *(W.shape[1] for W in self.weights)]
        options = tuple(" ".join(bits) for bits in product("01", repeat=self.sizes[-1]))
        self.controls = {**self.controls, "targets": Choice("targets", options, options[-1])}
        super().__init__(**state)
        self.forward = forward
        self._borders = None

    def draw(self, figure):
        """Left the plane of inputs, right the network: a circle a unit, its activation in it as number and shade."""
        left, right = figure.subplots(1, 2, width_ratios=(2, 3))
        figures.label(left, "The point that goes in", "input x0", "input x1")
        figures.label(right, "Layer after layer, one number a unit", "layer", "unit")
        left.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal", xticks=[0, 1], yticks=[0, 1])
        # Others than those of the weights on the right.
        colors, styles = (figures.GREEN, figures.PURPLE, figures.SKY, figures.BLACK), ("-", "--", ":", "-.")
        self.sides = [left.add_collection(PathCollection([], facecolors=colors[k % 4], edgecolors="none", alpha=0.2),
                                          autolim=False) for k in range(self.sizes[-1])]
        self.borders = [left.plot([], [], styles[k % 4], color=colors[k % 4], label=f"output {k} is 0.5")[0]
                        for k in range(self.sizes[-1])]
        self.point, = left.plot([], [], "o", color=figures.BLACK, markersize=9)
        self._draw_network(right)
        figure.legend(handles=self.borders, loc="outside lower center", ncols=2,
                      title="on the shaded side of its curve an output is above 0.5", title_fontsize="medium")
        return *self.sides, *self.borders, self.point, self.circles, *self.numbers, *self.prices

    def _draw_network(self, ax):
        layers = len(self.sizes)
        ax.set(xlim=(-0.5, layers + 0.35), ylim=(max(self.sizes) - 0.5, -0.5), xticks=range(layers),
               yticks=range(max(self.sizes)))
        ax.grid(False)
        places = [(layer, unit) for layer, size in enumerate(self.sizes) for unit in range(size)]
        lines = [[(layer, i), (layer + 1, j)] for layer, W in enumerate(self.weights) for i, j in np.ndindex(W.shape)]
        signs = np.concatenate([np.sign(W).ravel() for W in self.weights])
        shades = {1.0: figures.BLUE, -1.0: figures.RED, 0.0: "#DDDDDD"}
        ax.add_collection(LineCollection(lines, colors=[shades[sign] for sign in signs], linewidths=1.2, zorder=1,
                                         linestyles=["--" if sign < 0 else "-" for sign in signs]))
        self.circles = ax.scatter(*np.transpose(places), s=950, c=np.zeros(len(places)), cmap="Blues", vmin=0.0,
                                  vmax=1.8, edgecolors=figures.BLACK, zorder=2)
        self.numbers = [ax.text(*place, "", ha="center", va="center", color=figures.BLACK, zorder=3)
                        for place in places]
        self.prices = [ax.text(layers - 0.72, unit, "", va="center", color=figures.BLACK)
                       for unit in range(self.sizes[-1])]

    def update(self, x0, x1, targets):
        """Send the point through the learner's function; say what every layer gives, and the losses."""
        self.point.set_data([x0], [x1])
        for price in self.prices:
            price.set_text("")
        self._show([np.full(size, np.nan) for size in self.sizes])    # nothing to see, should that function fail
        with np.errstate(all="ignore"):
            activations = [layer[0] for layer in self._activations(np.array([[x0, x1]]))]
            self._lay_borders()
            self._show(activations)
            due = np.array([float(bit) for bit in targets.split()])
            losses = logistic_loss(activations[-1], due)
        for price, bit, loss in zip(self.prices, due, losses, strict=True):
            price.set_text(f"y = {bit:.0f}\nloss {loss:.4f}")
        layers = "; ".join(f"layer {number}: {_listed(values)}"
                           for number, values in enumerate(activations[1:], start=1))
        # The sum has a digit less than its parts: rounded alike, it would look like a mistake.
        return (f"In goes ({x0:z.2f}, {x1:z.2f}). Out of {layers}. With the targets {targets} the outputs cost "
                f"{' + '.join(f'{loss:.4f}' for loss in losses)}, together {losses.sum():.3f}.")

    def _activations(self, X):
        layers = [np.asarray(layer, dtype=float)
                  for layer in self.forward(X, [W.copy() for W in self.weights], [b.copy() for b in self.biases])]
        shapes, due = [layer.shape for layer in layers], [(len(X), size) for size in self.sizes]
        if shapes != due:
            raise ValueError(f"activations of the shapes {', '.join(map(str, due))} are due here, not "
                             f"{', '.join(map(str, shapes))}")
        return layers

    def _show(self, activations):
        values = np.concatenate(activations)
        self.circles.set_array(np.clip(np.nan_to_num(values), 0.0, 1.0))
        for number, value in zip(self.numbers, values, strict=True):
            number.set_text("" if np.isnan(value) else f"{value:z.2f}")

    def _lay_borders(self):
        """Where each output is 0.5: the same for every point, so worked out once."""
        if self._borders is None:
            import contourpy  # comes with matplotlib

            side = np.linspace(-0.5, 1.5, SIDE)
            grid = np.column_stack([axis.ravel() for axis in np.meshgrid(side, side)])
            heights = np.nan_to_num(self._activations(grid)[-1]).T.reshape(-1, SIDE, SIDE)
            generators = [contourpy.contour_generator(side, side, z, fill_type="OuterCode") for z in heights]
            self._borders = [generator.lines(0.5) for generator in generators]
            for area, generator in zip(self.sides, generators, strict=True):
                area.set_paths([Path(*outline) for outline in zip(*generator.filled(0.5, np.inf), strict=True)])
        for border, lines in zip(self.borders, self._borders, strict=True):
            broken = [np.append(line, [[np.nan, np.nan]], axis=0) for line in lines]
            border.set_data(*(np.concatenate(broken).T if broken else ([], [])))


def _listed(values):
    return ", ".join(f"{value:z.2f}" for value in values)
