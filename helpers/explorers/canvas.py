"""ipympl's canvas, made to answer faster. Imported only when a figure is shown: ipympl is slow to import."""
import io
import zlib

import numpy as np
from ipympl.backend_nbagg import Canvas as _Canvas
from PIL import Image


class Canvas(_Canvas):
    """A canvas that sends whole pictures, compressed in a hurry.

    ipympl sends only the pixels that changed. But the browser drops a picture when the next one comes too soon, and
    of a dropped change a ghost stays. What whole pictures cost more, light compression without transparency saves.
    """

    def get_diff_image(self):
        """The picture as PNG; None if it is as it was when last asked for."""
        if not self._png_is_old:
            return None
        self._png_is_old = False
        self.set_image_mode("full")
        pixels = np.asarray(self.get_renderer().buffer_rgba())
        self._last_buff = pixels.view(np.uint32).squeeze(2)    # from which ipympl makes what is saved with a notebook
        png = io.BytesIO()
        Image.fromarray(pixels).convert("RGB").save(png, format="png", compress_level=1, compress_type=zlib.Z_RLE)
        return png.getvalue()
