"""Static figures: every function draws on Axes and returns them. `show` displays them with their alt text."""
import base64
import io
import os

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

# Okabe and Ito's palette: told apart also by colour-blind readers.
BLUE, ORANGE, GREEN, RED, PURPLE, SKY, BLACK = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#222222")

STYLE = {
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.alpha": 0.3,
    "axes.titlelocation": "left", "axes.titlesize": 12, "axes.labelsize": 11, "lines.linewidth": 2,
    "legend.frameon": False, "figure.dpi": 100, "font.size": 10,
}


def layout():
    """Who sets the margins. To measure all texts takes twice as long as to draw: not while hundreds are graded."""
    return "none" if "NBGRADER_EXECUTION" in os.environ else "constrained"


def axes(width=6.4, height=4.0, columns=1):
    """New Axes (an array of them for several columns) in the course's style. Sizes in inches."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout=layout())
        made = figure.subplots(1, columns, squeeze=False)[0]
    return made[0] if columns == 1 else made


def pictures(images, titles=(), columns=8, width=6.4, title="", **style):
    """A picture an Axes, side by side in rows of `columns`, without axes: a pixel's place has no unit.

    images: (m, H, W), shown from black (lowest) to white (highest), or (m, H, W, 3), colours as uint8 or in [0, 1].
    titles: one above each picture, or none. title: what the figure as a whole shows. style goes to `imshow`.
    Returns an array of m Axes.

    >>> pictures(np.zeros((9, 4, 6)), title="Nine black pictures").shape
    (9,)
    """
    images = np.asarray(images)
    m, height, wide = images.shape[:3]
    columns = min(columns, m)
    rows = -(-m // columns)
    lines = max((str(name).count("\n") + 1 for name in titles), default=0)
    tall = rows * (width / columns * height / wide + 0.19 * lines) + 0.35 * bool(title)
    with mpl.rc_context({**STYLE, "axes.titlelocation": "center", "axes.titlesize": 9}):
        figure = Figure(figsize=(width, tall), layout=layout())
        made = [figure.add_subplot(rows, columns, place + 1) for place in range(m)]
        for ax, image in zip(made, images, strict=True):
            ax.imshow(image, **{"cmap": "gray", "interpolation": "nearest", **style})
            ax.set_axis_off()
        for ax, name in zip(made, titles, strict=False):
            ax.set_title(str(name))
        if title:
            figure.suptitle(title, x=0.01, ha="left", fontsize=12)
    return np.array(made)


def label(ax, title, x, y):
    """Write the finding as title, and what each axis is, with its unit."""
    ax.set_title(title, loc="left")
    ax.set_xlabel(x)
    ax.set_ylabel(y)
    return ax


def show(ax, alt):
    """Display the figure of `ax` (Axes or an array of them) as a picture with alt text `alt`."""
    return Picture(np.ravel(ax)[0].figure, alt)


class Picture:
    """A static figure as notebooks show it: an image whose text says what there is to see."""

    def __init__(self, figure, alt):
        if not alt.strip():
            raise ValueError("a figure needs an alt text: say in a sentence what there is to see")
        self.figure, self.alt = figure, alt

    def __repr__(self):
        return self.alt

    def _repr_html_(self):
        png = io.BytesIO()
        self.figure.savefig(png, format="png")
        data = base64.b64encode(png.getvalue()).decode()
        alt = self.alt.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
        return f"<img alt='{alt}' src='data:image/png;base64,{data}'>"


def curve(ax, f, low, high, **style):
    """The curve of `f`, an element-wise function, from low to high."""
    x = np.linspace(low, high, 400)
    ax.plot(x, f(x), **{"color": BLUE, **style})
    return ax


def chord(ax, f, start, end, reach, **style):
    """The straight line through two points of the curve of `f`, drawn `reach` beyond them to either side."""
    slope = (f(end) - f(start)) / (end - start)
    x = np.array([min(start, end) - reach, max(start, end) + reach])
    ax.plot(x, f(start) + slope * (x - start), **{"color": ORANGE, **style})
    ax.plot([start, end], [f(start), f(end)], "o", color=style.get("color", ORANGE))
    return ax


def error_curves(ax, hs, errors):
    """Errors of a difference over its step, both logarithmic. errors: {label: (len(hs),) array}.

    An error of exactly 0 has no place on a logarithmic axis: it is left out.
    """
    marks = zip((BLUE, ORANGE, GREEN, RED, PURPLE), "o^sDv", strict=True)
    for (name, values), (color, mark) in zip(errors.items(), marks, strict=False):
        values = np.where(np.asarray(values) > 0, values, np.nan)
        ax.loglog(hs, values, mark + "-", color=color, markersize=4, label=name)
    ax.legend(frameon=False)
    return ax


def heights(f, x0, x1):
    """Values of `f`, a function of a (2,) array, over a grid. x0: (n,), x1: (k,). Returns (k, n)."""
    return np.array([[float(f(np.array([a, b]))) for a in x0] for b in x1])


def contours(ax, f, low, high, levels=12, points=81):
    """Contour lines of `f`, a function of a (2,) array, over a square, from low to high both ways."""
    side = np.linspace(low, high, points)
    ax.contour(side, side, heights(f, side, side), levels=levels, cmap="viridis_r", linewidths=1)
    ax.set_aspect("equal")
    return ax


def arrows(ax, places, vectors, scale=1.0, **style):
    """An arrow of `scale` times its vector from each place. places, vectors: (m, 2)."""
    places, vectors = np.asarray(places), np.asarray(vectors)
    ax.quiver(*places.T, *vectors.T, angles="xy", scale_units="xy", scale=1 / scale,
              **{"color": ORANGE, "width": 0.007, "zorder": 3, **style})
    return ax


def power_line(ax, hs, factor, power, **style):
    """The line factor * h**power under an error curve, dashed: straight where both axes are logarithmic."""
    hs = np.asarray(hs, dtype=float)
    ax.loglog(hs, factor * hs**power, **{"color": BLACK, "linestyle": "--", "linewidth": 1, **style})
    return ax


def confusion(ax, table):
    """A confusion matrix, (K, K): each count in its cell, the mistakes coloured, the diagonal left grey."""
    table = np.asarray(table)
    wrong = np.ma.masked_array(table, mask=np.eye(len(table), dtype=bool))
    cmap = mpl.colormaps["Blues"].with_extremes(bad="#E8E8E8")
    ax.imshow(wrong, cmap=cmap, vmin=0, vmax=max(1, wrong.max()), interpolation="nearest")
    for row, column in np.argwhere(table):
        dark = row != column and table[row, column] > 0.6 * wrong.max()
        ax.text(column, row, f"{table[row, column]:g}", ha="center", va="center", color="white" if dark else BLACK)
    ax.set(xticks=range(len(table)), yticks=range(len(table)))
    ax.grid(False)
    return ax


def network(ax, sizes, m):
    """A network of layers of `sizes` units, the inputs first: circles, lines, and the shapes for m examples."""
    middle = (max(sizes) - 1) / 2
    tops = [middle - (size - 1) / 2 for size in sizes]
    for layer, (size, top) in enumerate(zip(sizes, tops, strict=True)):
        name = "X" if layer == 0 else f"A{layer}"
        ax.text(layer, max(sizes) - 0.2, f"{name}\n({m}, {size})", ha="center", va="center", color=BLUE)
        if layer:
            before, start = sizes[layer - 1], tops[layer - 1]
            for i, j in np.ndindex(before, size):
                ax.plot([layer - 1, layer], [start + i, top + j], color="#999999", linewidth=1, zorder=1)
            ax.text(layer - 0.5, -1.0, f"W{layer} ({before}, {size})\nb{layer} ({size},)", ha="center", va="center",
                    color=RED)
        ax.plot([layer] * size, top + np.arange(size), "o", color="white", markeredgecolor=BLACK, markersize=20)
    ax.set(xlim=(-0.5, len(sizes) - 0.5), ylim=(max(sizes) + 0.3, -1.5), xticks=range(len(sizes)), yticks=[])
    ax.grid(False)
    return ax
