"""05/5: how much of the gradient reaches each layer of a network before its training."""
import numpy as np

from .. import figures
from ..logistic import sigmoid
from ..network import initialize
from .base import Choice, Explorer, LogSlider
from .start_here import Count

WIDTH, DEEPEST = 32, 8    # units of every hidden layer; layers at most
LOWEST, HIGHEST = 1e-10, 1e10    # norms that can be seen
BAND = (1.0, 10.0)    # norms with which a learning rate of a tenth or a hundredth gets somewhere

# What a hidden layer makes of z, and the derivative of that, from the output a.
ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda a: a > 0),
}


def gradient_norms(X, Y, weights, biases, activation):
    """Norm of each layer's dweights, (L,), with `activation` in the hidden layers and sigmoid units at the end."""
    bend, slope = ACTIVATIONS[activation]
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        inputs.append(bend(inputs[-1] @ W + b))
    delta = (sigmoid(inputs[-1] @ weights[-1] + biases[-1]) - Y) / len(X)
    norms = []
    for W, A in zip(reversed(weights), reversed(inputs), strict=True):
        norms.append(np.linalg.norm(A.T @ delta))
        delta = delta @ W.T * slope(A)    # after the first layer it belongs to the pixels, and nobody asks for it
    return np.array(norms[::-1])


class Vanishing(Explorer):
    """05/5. A bar a layer: the norm of its gradient at the start, for a depth, an activation and a scale of the start.

    layer_norms: the learner's `layer_gradient_norms(X, Y, weights, biases)`, for sigmoid units. X, Y: a fixed batch,
    (m, 64) and (m, 10).
    """

    controls = {
        "depth": Count("depth", 1, DEEPEST, 1, 4),
        "activation": Choice("activation", tuple(ACTIVATIONS), "sigmoid"),
        "scale": LogSlider("start scale", -1.5, 0.5, 0.05, 10**-0.75),
    }
    size = (6.4, 3.9)

    def __init__(self, layer_norms, X, Y, **state):
        super().__init__(**state)
        self.layer_norms = layer_norms
        self.X, self.Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)

    def draw(self, figure):
        """A bar a layer, the first layer left, on a logarithmic axis; the band that is to be reached."""
        ax = figures.label(figure.add_subplot(), "How long each layer's gradient is, before any training",
                           "layer (1: next to the pixels)", "norm of dW, logarithmic")
        ax.set(xlim=(0.4, DEEPEST + 0.6), ylim=(LOWEST, HIGHEST), yscale="log", xticks=range(1, DEEPEST + 1),
               yticks=[1e-10, 1e-5, 1, 1e5, 1e10])
        ax.grid(axis="x")    # off
        ax.axhspan(*BAND, color=figures.GREEN, alpha=0.18, linewidth=0, label="from 1 to 10")
        self.bars = ax.bar(range(1, DEEPEST + 1), np.zeros(DEEPEST), width=0.7, bottom=LOWEST, color=figures.BLUE)
        self.note = ax.text(0.02, 0.96, "", transform=ax.transAxes, va="top", color=figures.BLACK)
        ax.legend(loc="upper right")
        return *self.bars, self.note

    def update(self, depth, activation, scale):
        """Set the bars to the norms of this start; say the first, the last and how they compare."""
        self._show(np.zeros(0))
        self.note.set_text(f"{depth} layer{'' if depth == 1 else 's'}, {activation}, start scale {scale:.3g}")
        weights, biases = self.start(depth, scale)
        with np.errstate(all="ignore"):
            norms = self._norms(weights, biases, activation)
            self._show(norms)
            return self._words_for(norms, depth, activation, scale)

    @staticmethod
    def start(depth, scale):
        """(weights, biases) of `depth` layers; always from the same random numbers, times the scale."""
        return initialize([64, *[WIDTH] * (depth - 1), 10], np.random.default_rng(0), scale)

    def _norms(self, weights, biases, activation):
        if activation != "sigmoid":
            return gradient_norms(self.X, self.Y, weights, biases, activation)
        norms = np.asarray(self.layer_norms(self.X, self.Y, weights, biases), dtype=float)
        if norms.shape != (len(weights),):
            raise ValueError(f"a norm for each of {len(weights)} layers is due here, not shape {norms.shape}")
        return norms

    def _show(self, norms):
        heights = np.zeros(DEEPEST)
        heights[:len(norms)] = np.clip(np.nan_to_num(norms, nan=0.0), LOWEST, HIGHEST) - LOWEST
        inside = np.zeros(DEEPEST, dtype=bool)
        inside[:len(norms)] = within(norms)
        for bar, height, good in zip(self.bars, heights, inside, strict=True):
            bar.set_height(height)
            bar.set_facecolor(figures.GREEN if good else figures.BLUE)

    @staticmethod
    def _words_for(norms, depth, activation, scale):
        words = f"{depth} layer{'' if depth == 1 else 's'}, {activation}, start scale {scale:.3g}: "
        if not np.isfinite(norms).all():
            return words + "the norms are no numbers any more."
        if depth == 1:
            words += f"the only layer's gradient has the norm {norms[0]:.3g}, whatever the activation."
        else:
            words += (f"the gradient's norm is {norms[0]:.3g} in the first layer and {norms[-1]:.3g} in the last; "
                      f"the first is {_times(norms[0], norms[-1])}.")
        return words + f" {within(norms).sum()} of {depth} lie{'s' if depth == 1 else ''} between 1 and 10."


def within(norms):
    """Which norms lie in the band: (L,) of True and False."""
    return (norms >= BAND[0]) & (norms <= BAND[1])


def _times(first, last):
    if not first or not last:
        return f"{first:.3g} to {last:.3g}"
    ratio = first / last
    return f"{ratio:.3g} times the last" if ratio >= 1 else f"{1 / ratio:,.3g} times smaller than the last"
