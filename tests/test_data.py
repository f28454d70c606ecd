"""The shipped data: true to its source, documented, and there in an installed package."""
import os
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from helpers import data
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "helpers/data").glob("*.csv"))


def test_mauna_loa_agrees_with_the_published_annual_means():
    # NOAA Global Monitoring Laboratory, "Mauna Loa CO2 annual mean data": the same station on a newer
    # calibration scale, with gaps filled, so half a ppm either way is the same curve.
    published = {1959: 315.98, 1960: 316.91, 1970: 325.68, 1980: 338.76, 1990: 354.45, 2000: 369.71}
    years, ppm = data.mauna_loa_co2()
    for year, mean in published.items():
        assert ppm[years == year] == pytest.approx([mean], abs=0.5), year


def test_mauna_loa_has_a_row_a_year_without_1964():
    years, ppm = data.mauna_loa_co2()
    assert years.dtype == ppm.dtype == np.float64
    assert years.shape == ppm.shape == (42,)
    np.testing.assert_array_equal(years, [y for y in range(1959, 2002) if y != 1964])
    assert np.all(np.diff(ppm) > 0)


def test_each_call_gives_arrays_of_its_own():
    years, ppm = data.mauna_loa_co2()
    years[:], ppm[:] = 0, 0
    assert data.mauna_loa_co2()[1][0] > 300 and data.mauna_loa_co2()[0][0] == 1959


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_rebuilding_gives_the_shipped_bytes(file, tmp_path):
    script = tmp_path / f"build_{file.stem}.py"
    script.write_bytes((file.parent / script.name).read_bytes())
    subprocess.run([sys.executable, script], check=True)
    assert (tmp_path / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_each_file_says_where_it_is_from(file):
    header = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for word in ("# Source: ", "# Licence: ", "# Columns: ", "# Shape: "):
        assert any(line.startswith(word) for line in header), word
    readme = (file.parent / "README.md").read_text(encoding="utf-8")
    assert len([line for line in readme.splitlines() if f"`{file.name}`" in line]) == 1


def test_an_installed_package_has_all_of_helpers(clone, tmp_path):
    subprocess.run([sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--quiet",
                    "--wheel-dir", tmp_path], cwd=clone, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    here, there = clone / "helpers", tmp_path / "installed/helpers"
    files = {path.relative_to(here) for path in here.rglob("*.*") if "__pycache__" not in path.parts}
    assert not {str(path) for path in files if not (there / path).exists()}

    code = "import helpers.data as d; print(d.__file__, len(d.mauna_loa_co2()[0]))"
    installed_only = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                             cwd=tmp_path, env=installed_only).stdout
    assert printed.split() == [str(there / "data.py"), "42"]
