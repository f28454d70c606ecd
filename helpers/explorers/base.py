"""What every explorable figure shares: controls, a moving picture, a reading in words, and a state.

A subclass names its controls, draws once, and then only moves what it drew:

    class Parabola(Explorer):
        controls = {"x": Slider("x", -2, 2, 0.1, 1.0)}
        def draw(self, figure): ...       # build the axes; return the artists that will move
        def update(self, x): ...          # set their data; return the reading, a sentence

Moving a control sets data and blits: matplotlib's background is kept as pixels, the moving artists are drawn on
it, and the picture is sent to the browser. Re-plotting would take two to three times as long.
"""
import html
import math
import os
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.figure import Figure

from ..figures import STYLE

_LOOK = {"layout": {"width": "23em"}, "style": {"description_width": "7em"}}


@dataclass(frozen=True)
class Slider:
    """A number between low and high, in steps."""

    label: str
    low: float
    high: float
    step: float
    value: float

    def check(self, value):
        """Return `value` as the nearest number the slider can take; ValueError outside its range."""
        if not self.low <= value <= self.high:
            raise ValueError(f"{value} is not between {self.low} and {self.high}")
        return round(self.low + round((value - self.low) / self.step) * self.step, 12)

    def clip(self, value):
        """Return the nearest value the slider can take."""
        return self.check(min(max(value, self.low), self.high))

    def widget(self, value):
        """The slider of ipywidgets that shows `value`."""
        from .canvas import LinearSlider
        return LinearSlider(value=value, min=self.low, max=self.high, step=self.step, description=self.label,
                            readout_format=".2f", **_LOOK)


@dataclass(frozen=True)
class LogSlider:
    """A positive number on a logarithmic scale: low, high and step are powers of ten."""

    label: str
    low: float
    high: float
    step: float
    value: float

    def check(self, value):
        """Return `value` as a float; ValueError outside the range."""
        if not 10**self.low * 0.999 <= value <= 10**self.high * 1.001:
            raise ValueError(f"{value} is not between {10**self.low:g} and {10**self.high:g}")
        return float(value)

    def clip(self, value):
        """Return the nearest value the slider can take."""
        power = min(max(math.log10(max(value, 1e-300)), self.low), self.high)
        return 10 ** (self.low + round((power - self.low) / self.step) * self.step)

    def widget(self, value):
        """The logarithmic slider of ipywidgets that shows `value`."""
        from .canvas import LogarithmicSlider
        return LogarithmicSlider(value=value, min=self.low, max=self.high, step=self.step, description=self.label,
                                 readout_format=".3g", **_LOOK)


@dataclass(frozen=True)
class Choice:
    """One of several words."""

    label: str
    options: tuple
    value: str

    def check(self, value):
        """Return `value`; ValueError if it is none of the options."""
        if value not in self.options:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, self.options))}")
        return value

    def widget(self, value):
        """The drop-down list of ipywidgets that shows `value`."""
        import ipywidgets
        return ipywidgets.Dropdown(options=self.options, value=value, description=self.label, **_LOOK)


class Explorer:
    """Base of the explorable figures. Keyword arguments are a state: values of the controls, by name."""

    controls = {}
    size = (6.4, 4.0)    # inches, at 100 dots an inch; wider would be cut off in a narrow window
    draggable = {}       # {"x": name of the control that follows the pointer's x, "y": ...}

    def __init__(self, **state):
        self._values = self._checked({name: control.value for name, control in self.controls.items()} | state)
        self.reading = ""
        self.view = None
        self._moving, self._background, self._busy = [], None, False

    # what a subclass gives

    def draw(self, figure):
        """Build axes and artists on `figure`; return the artists that `update` will move."""
        raise NotImplementedError

    def update(self, **state):
        """Set the moving artists' data for `state`; return what is to be read off, as a sentence."""
        raise NotImplementedError

    # what a reader uses

    @property
    def state(self):
        """The controls' values as a dict: pass it back in, `Chord(f, slope, **state)`, for the same picture."""
        return dict(self._values)

    def set(self, **state):
        """Move controls by name, as the hand would; all together, one redraw."""
        self._values |= self._checked(state)
        self._show_values()

    def _checked(self, state):
        """`state` as its controls take it; TypeError for an unknown control, ValueError for what it cannot be."""
        kind = type(self).__name__
        if unknown := set(state) - set(self.controls):
            raise TypeError(f"{kind} has no control {', '.join(sorted(unknown))}; it has {', '.join(self.controls)}")
        checked = {}
        for name, value in state.items():
            try:
                checked[name] = self.controls[name].check(value)
            except TypeError:
                raise ValueError(f"{kind}: {name} = {value!r} is not a number") from None
            except ValueError as problem:
                raise ValueError(f"{kind}: {name} = {problem}") from None
        return checked

    def _ipython_display_(self):
        # Grading executes the notebook with nobody there to look.
        if "NBGRADER_EXECUTION" in os.environ:
            return
        from IPython.display import display
        self.build()
        display(self.view)

    # how it works

    def build(self):
        """Make the figure, the controls and the words under them, once. Returns the widget that holds them."""
        if self.view is not None:
            return self.view
        import ipywidgets
        self._build_canvas()
        self.widgets = {name: control.widget(self._values[name]) for name, control in self.controls.items()}
        for name, widget in self.widgets.items():
            widget.observe(lambda change, name=name: self._follow(name, change["new"]), "value")
        self._words = ipywidgets.HTML()
        self._refresh()
        rows = ipywidgets.Box(list(self.widgets.values()), layout={"flex_flow": "row wrap"})
        self.view = ipywidgets.VBox([self.canvas, rows, self._words])
        return self.view

    def _build_canvas(self):
        from .canvas import DOTS, Canvas
        with mpl.rc_context(STYLE):
            self.figure = Figure(figsize=self.size, dpi=DOTS, layout="constrained")
            label = f"{type(self).__name__}, a figure that moves. What it shows is said in words under it."
            self.canvas = Canvas(self.figure, label, self._drag if self.draggable else None)
            self._moving = list(self.draw(self.figure))
        self.figure.draw_without_rendering()    # settle the layout once, then keep it: it must not move with the data
        self.figure.set_layout_engine("none")
        for artist in self._moving:
            artist.set_animated(True)
        self.canvas.agg.mpl_connect("draw_event", self._keep_background)

    def draw_background(self):
        """Draw anew what does not move, for an `update` that has changed it: as slow as to plot, so seldom."""
        if self._background is not None:
            self.canvas.agg.draw()

    def _keep_background(self, event):
        self._background = self.canvas.agg.copy_from_bbox(self.figure.bbox)
        self._draw_moving()

    def _draw_moving(self):
        for artist in self._moving:
            artist.axes.draw_artist(artist)

    def _follow(self, name, value):
        if not self._busy and value != self._values[name]:
            self._values[name] = value
            self._refresh()

    def _show_values(self):
        """Let the widgets say what the state is, without each of them asking for a redraw."""
        if self.view is None:
            return
        self._busy = True
        try:
            for name, widget in self.widgets.items():
                widget.value = self._values[name]
        finally:
            self._busy = False
        self._refresh()

    def _drag(self, x, y):
        """Follow the pointer to a place in shares of the figure's width and height, if it is over the axes."""
        place = self.figure.transFigure.transform((x, y))
        if not self.drag_axes.bbox.contains(*place):
            return
        places = dict(zip("xy", map(float, self.drag_axes.transData.inverted().transform(place)), strict=True))
        moved = {name: self.controls[name].clip(places[axis]) for axis, name in self.draggable.items()}
        if any(self._values[name] != value for name, value in moved.items()):
            self._values.update(moved)
            self._show_values()

    @property
    def drag_axes(self):
        """The axes on which dragging moves the point: the first, unless a subclass says otherwise."""
        return self.figure.axes[0]

    def _refresh(self):
        try:
            self.reading = self.update(**self._values)
        except Exception as problem:    # the learner's own function may not be written or right yet
            self.reading = f"{problem}." if isinstance(problem, NotImplementedError) \
                else f"Your function raised {type(problem).__name__}: {problem}."
        if self._background is not None:    # the picture goes first: the eye waits for it
            self.canvas.agg.restore_region(self._background)
            self._draw_moving()
            self.canvas.send_changes()
        self._words.value = (f"<p role='status' aria-live='polite' style='font-size:1.05em;line-height:1.4'>"
                             f"{html.escape(self.reading)}</p>"
                             f"<p>State: <code>{html.escape(repr(self._rounded()))}</code></p>")

    def _rounded(self):
        return {name: float(f"{v:.6g}") if isinstance(v, float) else v for name, v in self._values.items()}
