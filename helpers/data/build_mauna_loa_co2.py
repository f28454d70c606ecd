"""Rebuild mauna_loa_co2.csv from the weekly series packaged in statsmodels (needs statsmodels and pandas).

    python helpers/data/build_mauna_loa_co2.py

A year's mean is the mean of its twelve monthly means, so that a month with missing weeks weighs no less than
the others: CO2 rises and falls by about 6 ppm within a year. A year without a measurement in every month has
no honest mean and is left out: 1958 (begins in March) and 1964 (nothing from February to April).
"""
from pathlib import Path

HEADER = """\
# Carbon dioxide in the air at Mauna Loa, Hawaii: annual means of weekly measurements, 1959-2001, without 1964
# Source: Keeling and Whorf (2004), Scripps Institution of Oceanography, through CDIAC, Oak Ridge National
#   Laboratory; the weekly series packaged as statsmodels.datasets.co2
# Licence: public domain
# Columns: year; CO2 in parts per million by volume (ppm), the mean of the year's twelve monthly means
# Shape: 42 rows, 2 columns; a year with a month that was never measured is left out
# Rebuilt by: build_mauna_loa_co2.py
year,ppm
"""


def annual_means(weekly):
    """Year and mean of every year of the pandas Series `weekly` that was measured in all twelve months."""
    weekly = weekly.dropna()
    monthly = weekly.groupby([weekly.index.year, weekly.index.month]).mean()
    months = monthly.groupby(level=0)
    return months.mean()[months.size() == 12].items()


def text():
    """The contents of mauna_loa_co2.csv."""
    from statsmodels.datasets import co2

    rows = (f"{year},{ppm:.4f}\n" for year, ppm in annual_means(co2.load_pandas().data["co2"]))
    return HEADER + "".join(rows)


if __name__ == "__main__":
    Path(__file__).with_name("mauna_loa_co2.csv").write_text(text(), encoding="utf-8", newline="\n")
