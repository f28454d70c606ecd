"""05/3: what a stack of layers makes of one input, with an activation between the layers and without."""
import numpy as np

from .. import figures
from .base import Choice, Explorer
from .start_here import Count

UNITS = 3             # in each layer but the last, which has one
MOST = 6              # layers
STRAIGHT = 1e-6       # slopes that differ by less, in shares of the largest, are of one straight piece
CURVED = 0.2          # share of the places with a bend from which on it is a curve


class Layers(Explorer):
    """05/3. One input, one output, and affine layers between, whose weights were drawn once. Choose by the sliders.

    affine: the learner's `affine_forward(X, W, b)`. between: the learner's `relu_forward(Z)`, or another function
    that goes through an activation; it stands behind every layer but the last.
    """

    controls = {
        "layers": Count("layers", 1, MOST, 1, 2),
        "activation": Choice("activation", ("off", "on"), "off"),
        "draw": Count("draw", 0, 9, 1, 0),
    }
    size = (6.4, 4.0)
    x = np.linspace(-3.0, 3.0, 3001)

    def __init__(self, affine, between, **state):
        super().__init__(**state)
        self.affine, self.between = affine, between
        self._drawn = {}

    def draw(self, figure):
        """The output over the input, and a dot on every bend."""
        ax = figures.label(figure.subplots(), "What the stack of layers makes of x", "input x",
                           "output y, as a share of its largest size")
        ax.set(xlim=(-3.1, 3.1), ylim=(-1.15, 1.4))
        self.curve, = ax.plot([], [], color=figures.BLUE, label="y")
        self.bends, = ax.plot([], [], "o", color=figures.ORANGE, markeredgecolor=figures.BLACK, markersize=5,
                              label="a bend")
        self.note = ax.text(0.03, 0.97, "", transform=ax.transAxes, va="top", color=figures.BLACK)
        ax.legend(loc="upper right", ncols=2)
        return self.curve, self.bends, self.note

    def update(self, layers, activation, draw):
        """Send the grid of inputs through the learner's layers; say how many straight pieces come out."""
        self.curve.set_data([], [])
        self.bends.set_data([], [])
        what = f"{layers} layer{'' if layers == 1 else 's'}, activation {activation}"
        self.note.set_text(f"{what}, draw {draw}")
        with np.errstate(all="ignore"):
            y = self._output(layers, activation == "on", draw)
            if not np.isfinite(y).all():
                return f"{what}: the output holds inf or nan, so there is nothing to draw."
            bends = _bends(y)
            share = y / max(np.abs(y).max(), 1e-300)
        self.curve.set_data(self.x, share)
        if bends is not None:
            self.bends.set_data(self.x[bends], share[bends])
        words = f"{what}: {_words_for(bends, np.diff(share) / np.diff(self.x))}"
        if layers == 1 and activation == "on":
            words += " One layer has nothing between layers: the activation has no place to stand."
        return words

    def _output(self, layers, active, draw):
        hidden, last = self._weights(draw)
        A = self.x[:, None].copy()
        for W, b in hidden[:layers - 1]:
            A = self._through(self.affine, A, W.copy(), b.copy())
            if active:
                A = self._through(self.between, A)
        return self._through(self.affine, A, *(a.copy() for a in last[layers - 1]))[:, 0]

    def _through(self, forward, *arguments):
        out, _ = forward(*arguments)
        out = np.asarray(out, dtype=float)
        due = (len(self.x), arguments[1].shape[1] if len(arguments) > 1 else UNITS)
        if out.shape != due:
            raise ValueError(f"an output of shape {due} is due here, not {out.shape}")
        return out

    def _weights(self, draw):
        if draw not in self._drawn:
            self._drawn[draw] = drawn_weights(np.random.default_rng(draw), self.x)
        return self._drawn[draw]


def drawn_weights(rng, x):
    """(hidden, last): (W, b) of each layer that may stand before the last, and of a last one for each depth.

    Each unit is scaled and shifted so that, with ReLU between the layers, it goes through 0 well inside the range of
    the inputs x, (m,): units that are always or never above 0 would bend nothing.
    """
    A, hidden, last = x[:, None], [], []
    for _ in range(MOST):
        last.append(_layer(rng, A, 1))
        hidden.append(_layer(rng, A, UNITS))
        W, b = hidden[-1]
        A = np.maximum(A @ W + b, 0)
    return hidden, last


def _layer(rng, A, n_out):
    W = rng.normal(size=(A.shape[1], n_out))
    W = W / np.std(A @ W, axis=0)
    apart = np.linspace(-1, 1, n_out) if n_out > 1 else 0.0    # so that the units bend in different places
    b = apart + rng.uniform(-0.3, 0.3, n_out) - np.mean(A @ W, axis=0)
    size = rng.uniform(0.5, 1.5, n_out)
    return size * W, size * b


def _bends(y):
    """Places on the grid where the slope of y changes; None if that is nearly everywhere.

    A bend between two places spoils the slope between them, and so its difference from both neighbours: of two
    differences in a row one is kept.
    """
    slopes = np.diff(y)
    # What is lost to rounding is no bend, however level the line.
    bent = np.abs(np.diff(slopes)) > max(STRAIGHT * np.abs(slopes).max(), 1e-13 * np.abs(y).max())
    if bent.mean() > CURVED:
        return None
    kept = []
    for place in np.flatnonzero(bent):
        if not kept or place > kept[-1] + 1:
            kept.append(int(place))
    return np.array(kept, dtype=int) + 1


def _words_for(bends, slopes):
    """The reading of a curve whose slopes, of y as it is drawn, are given."""
    if bends is None:
        return (f"a smooth curve, which bends nearly everywhere. Its slope goes from {slopes.min():z.3g} to "
                f"{slopes.max():z.3g}.")
    if not bends.size:
        return f"one straight piece, with the slope {slopes.mean():z.3g} everywhere."
    pieces = bends.size + 1
    return (f"{pieces} straight pieces, joined at {bends.size} bend{'' if bends.size == 1 else 's'}. Their slopes, as "
            f"drawn, go from {slopes.min():z.3g} to {slopes.max():z.3g}.")
