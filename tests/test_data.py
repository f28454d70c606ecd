"""The shipped data: true to its source, documented, and there in an installed package."""
import os
import subprocess
import sys
import zipfile

import numpy as np
import pytest
import skimage.data
from sklearn.datasets import load_digits

from helpers import data
from tests.conftest import ROOT

SHIPPED = sorted(path for path in (ROOT / "helpers/data").iterdir() if path.suffix in (".csv", ".npz"))


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


def test_digits_are_those_of_scikit_learn():
    X, labels = data.handwritten_digits()
    theirs = load_digits()
    assert X.dtype == np.float64 and labels.dtype.kind == "i"
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(labels, theirs.target)


def test_no_test_picture_shows_a_place_that_a_training_picture_shows():
    """Sought for in the photographs again: every picture's columns, by the square it equals."""
    train_images, train_labels, test_images, test_labels = data.cat_or_not()
    assert train_images.dtype == test_images.dtype == np.uint8
    photograph = skimage.data.chelsea().astype(float)
    # Of every square of 96 x 96 of the cat: what its middle row is once it is shrunk, (top, left, channel, column).
    thirds = np.lib.stride_tricks.sliding_window_view(photograph[45:-48], (3, 3), axis=(0, 1)).mean(axis=(3, 4))
    rows = np.lib.stride_tricks.sliding_window_view(thirds, 94, axis=1)[..., ::3]

    def columns(picture):
        """Left edges of the squares that this picture may have been."""
        tops, lefts = np.nonzero(np.all(np.abs(rows[..., 0] - picture[15, 0]) < 0.51, axis=2))
        return {left for top, left in zip(tops, lefts, strict=True)
                if np.allclose(rows[top, left], picture[15].T, atol=0.51)}

    train, test = (set().union(*(columns(picture) for picture in images[labels == 1]))
                   for images, labels in ((train_images, train_labels), (test_images, test_labels)))
    assert train and test
    assert all(abs(a - b) >= 96 for a in train for b in test)


def test_two_blobs_and_two_moons():
    X, labels = data.blobs(4000, np.random.default_rng(1), centers=[(0, 3), (5, -2), (1, 1)], spread=0.5)
    for k, center in enumerate([(0, 3), (5, -2), (1, 1)]):
        np.testing.assert_allclose(X[labels == k].mean(axis=0), center, atol=0.06)
        np.testing.assert_allclose(X[labels == k].std(axis=0), 0.5, rtol=0.05)
    X, labels = data.moons(2000, np.random.default_rng(2), noise=0.0)
    np.testing.assert_allclose(np.hypot(*X[labels == 0].T), 1)
    np.testing.assert_allclose(np.hypot(*(X[labels == 1] - [1, 0.5]).T), 1)
    assert (X[labels == 0, 1] >= 0).all() and (X[labels == 1, 1] <= 0.5).all()


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
    if file.suffix == ".npz":
        header = str(np.load(file)["about"]).splitlines()
    else:
        lines = file.read_text(encoding="utf-8").splitlines()
        header = [line.removeprefix("# ") for line in lines if line.startswith("#")]
    for word in ("Source: ", "Licence: ", "Columns: ", "Shape: "):
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
