"""Rebuild handwritten_digits.csv from the digits packaged in scikit-learn (needs scikit-learn).

    python helpers/data/build_handwritten_digits.py
"""
from pathlib import Path

HEADER = """\
# Handwritten digits: scans of 32 x 32 black or white pixels, counted in blocks of 4 x 4
# Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository (1998), the
#   part packaged as sklearn.datasets.load_digits
# Licence: CC BY 4.0
# Columns: the digit, 0 to 9; then 64 pixels, row by row, each the number of inked dots in its block, 0 to 16
# Shape: 1797 rows, 65 columns
# Rebuilt by: build_handwritten_digits.py
"""


def text():
    """The contents of handwritten_digits.csv."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    rows = (",".join(map(str, [label, *map(int, pixels)])) for label, pixels in
            zip(digits.target, digits.data, strict=True))
    return HEADER + "\n".join(rows) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("handwritten_digits.csv").write_text(text(), encoding="utf-8", newline="\n")
