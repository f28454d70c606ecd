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


def handwritten_digits():
    """1,797 scans of handwritten digits, 8 x 8 pixels; neighbours come from the same writers.

    Returns (X, labels): (1797, 64) float64, row by row from the top, 0 (paper) to 16 (ink); (1797,) whole numbers 0..9.
    Source: Alpaydin and Kaynak (1998), UCI Machine Learning Repository, CC BY 4.0, the part packaged in scikit-learn.

    >>> X, labels = handwritten_digits()
    >>> print(X.shape, X.max(), labels[:5])
    (1797, 64) 16.0 [0 1 2 3 4]
    """
    table = np.loadtxt(SHIPPED / "handwritten_digits.csv", delimiter=",")
    return table[:, 1:].copy(), table[:, 0].astype(int)


def cat_or_not():
    """Squares cut from photographs, of a cat (label 1) or not (label 0), 32 x 32 pixels of red, green and blue.

    The test pictures come from parts of the photographs that no training picture shows.

    Returns (train_images, train_labels, test_images, test_labels): (200, 32, 32, 3) uint8, (200,), (94, 32, 32, 3),
    (94,). Sources: see `data/README.md`; CC0 and public domain, as packaged in scikit-image.

    >>> train_images, train_labels, test_images, test_labels = cat_or_not()
    >>> print(train_images.shape, train_labels.sum(), len(test_images), test_labels.sum())
    (200, 32, 32, 3) 80 94 40
    """
    with np.load(SHIPPED / "cat_or_not.npz") as kept:
        return tuple(kept[name] for name in ("train_images", "train_labels", "test_images", "test_labels"))


def blobs(m, rng, centers=((-1.0, -1.0), (1.0, 1.0)), spread=1.0):
    """m points in the plane, in round clouds about the centers. rng: numpy Generator.

    Returns (X, labels): (m, 2) float64 and (m,) whole numbers, the number of each point's cloud.

    >>> X, labels = blobs(5, np.random.default_rng(0))
    >>> print(X.shape, labels)
    (5, 2) [0 1 0 1 0]
    """
    labels = np.arange(m) % len(centers)
    return np.asarray(centers, dtype=float)[labels] + spread * rng.standard_normal((m, 2)), labels


def moons(m, rng, noise=0.2):
    """m points in the plane, in two half moons that no straight line parts. rng: numpy Generator.

    Returns (X, labels): (m, 2) float64 and (m,) whole numbers 0 and 1.

    >>> X, labels = moons(4, np.random.default_rng(0))
    >>> print(X.shape, labels)
    (4, 2) [0 1 0 1]
    """
    labels = np.arange(m) % 2
    angles = np.pi * rng.random(m)
    curves = np.where(labels[:, None] == 0, np.column_stack([np.cos(angles), np.sin(angles)]),
                      np.column_stack([1 - np.cos(angles), 0.5 - np.sin(angles)]))
    return curves + noise * rng.standard_normal((m, 2)), labels


def xor(m, rng, noise=0.2):
    """m points in four clouds about (0, 0), (0, 1), (1, 0) and (1, 1); 1 where exactly one coordinate is near 1.

    Returns (X, labels): (m, 2) float64 and (m,) whole numbers 0 and 1. rng: numpy Generator.

    >>> X, labels = xor(4, np.random.default_rng(0))
    >>> print(X.shape, labels)
    (4, 2) [0 1 1 0]
    """
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])[np.arange(m) % 4]
    return corners + noise * rng.standard_normal((m, 2)), corners[:, 0] ^ corners[:, 1]


def flower(m, rng, petals=4, noise=0.1):
    """m points in the plane, on the petals of a flower: label 1 on every second petal. rng: numpy Generator.

    Returns (X, labels): (m, 2) float64, within about 1 of the middle, and (m,) whole numbers 0 and 1.

    >>> X, labels = flower(4, np.random.default_rng(0))
    >>> print(X.shape, labels)
    (4, 2) [0 1 0 1]
    """
    petal = np.arange(m) % petals
    turn = rng.random(m)    # from one edge of a petal to the other
    radius = np.sin(np.pi * turn) * (0.4 + 0.6 * rng.random(m))
    angles = 2 * np.pi * (petal + turn) / petals
    points = radius[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    return points + noise * rng.standard_normal((m, 2)), petal % 2
