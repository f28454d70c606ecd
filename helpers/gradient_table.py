"""A table that says WHICH gradient of many is wrong, not only that one is."""
import html
from collections.abc import Mapping

import numpy as np

from .differentiation import relative_error


class GradientTable:
    """Exact and approximate gradients side by side, an array a row, in the order of `exact`.

    exact, approximate: {name: array or float}, of the same names and shapes, for example from a backward pass and
    from numerical_gradient; otherwise ValueError. A row shows the entry that differs most. tolerance: the largest
    relative error that counts as equal; an array whose entries all differ by at most a thousandth of it is equal too.

    >>> table = GradientTable({"dW": [2.0, 4.0], "db": 1.0}, {"dW": [2.0, 4.0], "db": 2.0})
    >>> table.wrong
    ['db']
    >>> table
    array  shape   exact  approximate  difference  relative error
    dW     (2,)        2            2           0               0  equal
    db     ()          1            2           1           0.333  DIFFERENT
    """

    def __init__(self, exact: Mapping, approximate: Mapping, tolerance=1e-6):
        if set(exact) != set(approximate):
            raise ValueError(f"exact has {', '.join(exact)}; approximate has {', '.join(approximate)}")
        self.tolerance = tolerance
        self.rows = [self._row(name, exact[name], approximate[name]) for name in exact]

    def _row(self, name, exact, approximate):
        exact, approximate = np.asarray(exact, dtype=float), np.asarray(approximate, dtype=float)
        if exact.shape != approximate.shape:
            raise ValueError(f"{name}: exact has the shape {exact.shape}, approximate {approximate.shape}")
        difference = np.abs(exact - approximate)
        at = np.unravel_index(np.argmax(difference), exact.shape) if exact.ndim else ()
        error = relative_error(exact, approximate)
        # Two zeros that differ by rounding have a relative error of 1 and are equal all the same.
        same = bool(error <= self.tolerance or difference[at] <= self.tolerance * 1e-3)
        return name, exact.shape, float(exact[at]), float(approximate[at]), float(difference[at]), error, same

    @property
    def wrong(self):
        """Names of the arrays that differ."""
        return [name for name, *_, same in self.rows if not same]

    def _cells(self):
        yield "array", "shape", "exact", "approximate", "difference", "relative error", ""
        for name, shape, exact, approximate, difference, error, same in self.rows:
            yield (name, str(shape), f"{exact:.6g}", f"{approximate:.6g}", f"{difference:.3g}", f"{error:.3g}",
                   "equal" if same else "DIFFERENT")

    def __repr__(self):
        columns = list(zip(*self._cells(), strict=True))
        widths = [max(map(len, column)) for column in columns]
        sides = "<<>>>><"
        return "\n".join("  ".join(f"{cell:{side}{width}}" for cell, side, width in
                                   zip(row, sides, widths, strict=True)).rstrip() for row in self._cells())

    def _repr_html_(self):
        head, *rows = self._cells()

        def line(tag, cells):
            return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

        body = "".join(line("td", (*row[:-1], "\N{CHECK MARK} equal" if row[-1] == "equal"
                                   else "\N{BALLOT X} different")) for row in rows)
        return f"<table><thead>{line('th', head)}</thead><tbody>{body}</tbody></table>"
