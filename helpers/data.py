"""The data the lessons use. All of it is shipped in `data/` beside this file; nothing is downloaded."""
from pathlib import Path

import numpy as np

SHIPPED = Path(__file__).with_name("data")


def mauna_loa_co2():
    """Annual mean of carbon dioxide in the air at Mauna Loa, Hawaii, 1959 to 2001.

    1964 is missing: nothing was measured from February to April, and a mean of the rest would be off, because
    CO2 rises and falls by about 6 ppm within a year. Each mean is that of the year's twelve monthly means.

    Returns (years, ppm): float64 (42,) each; the second in parts per million of the air's volume.
    Source: Keeling and Whorf (2004), public domain, the weekly series packaged in statsmodels.

    >>> years, ppm = mauna_loa_co2()
    >>> print(years[0], ppm[0], years[-1], ppm[-1])
    1959.0 316.0007 2001.0 370.8537
    """
    years, ppm = np.loadtxt(SHIPPED / "mauna_loa_co2.csv", delimiter=",", skiprows=8).T.copy()
    return years, ppm
