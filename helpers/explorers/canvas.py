"""Shows a matplotlib figure in the page, moving. Imported only when a figure is shown: widgets are slow to import."""
import io
import zlib
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from ipywidgets import FloatLogSlider, FloatSlider
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

DOTS = 100      # an inch, on a screen with one pixel a dot
FEW = 32_000    # pixels that are sent as they are: 8 bytes each


class Canvas(anywidget.AnyWidget):
    """The picture of `figure`; canvas.js is its half in the page.

    While a reader moves it, few pixels change, and those are sent as they are: to pack them into a PNG and to unpack
    it takes longer than to send them.
    """

    _esm = Path(__file__).with_name("canvas.js")
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    draggable = traitlets.Bool().tag(sync=True)

    def __init__(self, figure, label="", dragged=None):
        """`label` names the picture for those who cannot see it; `dragged(x, y)` is told of each place the pointer is
        dragged to, in shares of the figure's width and height from the lower left."""
        width, height = (int(inches * DOTS) for inches in figure.get_size_inches())
        super().__init__(width=width, height=height, label=label, draggable=dragged is not None)
        self.figure, self.dragged = figure, dragged
        self.agg = FigureCanvasAgg(figure)
        self._shown = None    # pixels as the page has them
        self.on_msg(self._receive)

    def pixels(self):
        """The picture as an array of shape (height, width), of whole numbers that each hold a pixel's four bytes."""
        return np.asarray(self.agg.buffer_rgba()).view("<u4")[..., 0]

    def draw(self):
        """Draw the figure anew and send what changed."""
        self.agg.draw()
        self.send_changes()

    def send_changes(self):
        """Send the pixels that differ from what the page has; the whole picture if they are many."""
        pixels, before = self.pixels(), self._shown
        known = before is not None and before.shape == pixels.shape
        changed = np.flatnonzero(pixels != before) if known else None
        self._shown = pixels.copy()
        if not known or changed.size > FEW:
            self.send({"picture": pixels.shape}, buffers=[self._png()])
        elif changed.size:
            self.send({"pixels": pixels.shape}, buffers=[changed.astype("<u4"), pixels.ravel()[changed]])

    def _png(self):
        png = io.BytesIO()
        picture = Image.fromarray(np.asarray(self.agg.buffer_rgba())).convert("RGB")
        picture.save(png, format="png", compress_level=1, compress_type=zlib.Z_RLE)    # in a hurry
        return png.getvalue()

    def _receive(self, widget, message, buffers):
        if "ready" in message:    # a view has opened, on a screen with so many pixels a dot
            self.figure.set_dpi(DOTS * min(max(float(message["ready"]), 1), 4))
            self._shown = None
            self.draw()
        elif self.dragged is not None:
            self.dragged(*message["dragged"])
            self.send({"followed": True})


def _without_echo(kind):
    """The slider `kind`, without telling the page again what the page has just told it: that delays the picture."""
    return type(kind.__name__, (kind,), {"value": traitlets.CFloat(1.0).tag(sync=True, echo_update=False)})


LinearSlider, LogarithmicSlider = _without_echo(FloatSlider), _without_echo(FloatLogSlider)
