"""Rebuild cat_or_not.npz from photographs packaged in scikit-image (needs scikit-image).

    python helpers/data/build_cat_or_not.py

Each picture is a square of 96 pixels cut from a photograph, shrunk to 32: a pixel is the mean of nine. Neighbouring
squares overlap, so a split by chance would put nearly the same picture into both sets. Therefore the test pictures
come from the middle of each photograph, between 35 % and 65 % of its width, and no square for training reaches there.
"""
from pathlib import Path

import numpy as np

ABOUT = """\
Cat or not: squares cut from four photographs, 32 x 32 pixels of red, green and blue, 0 to 255
Source: photographs packaged in scikit-image: chelsea, a cat (Stefan van der Walt); astronaut, Eileen Collins (NASA);
  coffee (Rachel Michetti); rocket, a Falcon 9 (SpaceX)
Licence: CC0 (chelsea, coffee) and public domain (astronaut, rocket)
Columns: train_images, test_images: height, width, colour; train_labels, test_labels: 1 for cat, 0 for not
Shape: train_images (200, 32, 32, 3), test_images (94, 32, 32, 3), uint8; train_labels (200,), test_labels (94,), int64
Rebuilt by: build_cat_or_not.py
"""
SIDE, SHRINK = 96, 3
TEST = 0.35, 0.65    # share of the width
# Photograph: label, then squares across and down: left of the test region, in it, right of it.
PHOTOGRAPHS = {"chelsea": (1, (5, 8), (5, 8), (5, 8)), "astronaut": (0, (3, 6), (3, 6), (3, 6)),
               "coffee": (0, (3, 6), (3, 6), (4, 6)), "rocket": (0, (3, 6), (3, 6), (4, 6))}


def squares(photograph, left, right, across, down):
    """Small pictures of squares laid evenly over the columns from left to right: (across * down, 32, 32, 3)."""
    corners = [(y, x) for y in np.linspace(0, len(photograph) - SIDE, down).round().astype(int)
               for x in np.linspace(left, right - SIDE, across).round().astype(int)]
    cut = np.array([photograph[y:y + SIDE, x:x + SIDE] for y, x in corners], dtype=float)
    small = cut.reshape(len(cut), SIDE // SHRINK, SHRINK, SIDE // SHRINK, SHRINK, 3).mean(axis=(2, 4))
    return np.floor(small + 0.5).astype(np.uint8)


def pictures():
    """The arrays of cat_or_not.npz, by name."""
    from skimage import data

    parts = {"train": ([], []), "test": ([], [])}
    for name, (label, *layout) in PHOTOGRAPHS.items():
        photograph = getattr(data, name)()
        borders = [0, *(round(share * photograph.shape[1]) for share in TEST), photograph.shape[1]]
        for part, left, right, (across, down) in zip(("train", "test", "train"), borders[:-1], borders[1:], layout,
                                                     strict=True):
            images, labels = parts[part]
            images.append(squares(photograph, left, right, across, down))
            labels.append(np.full(across * down, label))
    return {f"{part}_{kind}": np.concatenate(arrays) for part, both in parts.items()
            for kind, arrays in zip(("images", "labels"), both, strict=True)}


if __name__ == "__main__":
    np.savez(Path(__file__).with_name("cat_or_not.npz"), about=np.array(ABOUT), **pictures())
