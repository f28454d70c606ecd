"""How an answer differs from what is due, said in one sentence: type, then shape, then value, then dtype."""
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be."""

    kind: str        # "error", "type", "shape", "value" or "property"
    sentence: str    # with the values
    without_values: str = ""    # the same for a hidden test

    @property
    def discreet(self):
        """The sentence that shows no value of a hidden test."""
        return self.without_values or self.sentence


def difference(actual, expected, rtol=1e-6, atol=1e-12):
    """The Finding of what tells `actual` from `expected`, or None if they agree.

    A float may be a Python number, a NumPy scalar or a 0-d array; an array may be a list; a tuple may be a
    list. NaN and infinity agree only with themselves.
    """
    if isinstance(expected, str | bool) or expected is None:
        return _different_word(actual, expected)
    if isinstance(expected, tuple | list):
        return _different_items(actual, expected, rtol, atol)
    return _different_numbers(actual, np.asarray(expected), rtol, atol)


def describe(value):
    """A few words that name a value: a number, a small array's entries, a large one's shape, a type."""
    if isinstance(value, bool | np.bool_ | str) or value is None:
        return repr(value) if not isinstance(value, np.bool_) else str(bool(value))
    if isinstance(value, int | float | np.number) or (isinstance(value, np.ndarray) and value.ndim == 0):
        return f"{value:.10g}" if np.isrealobj(value) and not isinstance(value, np.ndarray) else f"{value[()]:.10g}"
    if isinstance(value, np.ndarray):
        small = value.size <= 6
        return np.array2string(value, precision=6, separator=", ") if small else f"an array of shape {value.shape}"
    if isinstance(value, list | tuple):
        return f"a {type(value).__name__} of {len(value)}"
    return _a(type(value).__name__)


def _a(name):
    return f"{'an' if name[:1].lower() in 'aeiou' or name == 'ndarray' else 'a'} {name}"


def _is_complex(value):
    try:
        return np.iscomplexobj(value)
    except Exception:    # ragged lists, objects that refuse to be arrays
        return False


def _different_word(actual, expected):
    if isinstance(actual, np.str_):
        actual = str(actual)
    if isinstance(expected, bool) and isinstance(actual, np.bool_):
        actual = bool(actual)
    if type(actual) is type(expected) and actual == expected:
        return None
    if not isinstance(actual, type(expected)):
        return _wrong_type(actual, f"{describe(expected)} is due", f"{_a(type(expected).__name__)} is due")
    return Finding("value", f"returned {describe(actual)} where {describe(expected)} is due", "returned a wrong answer")


def _different_items(actual, expected, rtol, atol):
    if isinstance(actual, np.ndarray):
        return Finding("type", f"returned one array where {len(expected)} things are due: return them with commas "
                               "between them, not inside np.array(...)")
    if not isinstance(actual, tuple | list):
        return _wrong_type(actual, f"{len(expected)} things are due", f"{len(expected)} things are due")
    if len(actual) != len(expected):
        things = "1 thing" if len(actual) == 1 else f"{len(actual)} things"
        return Finding("shape", f"returned {things} where {len(expected)} are due")
    for place, (mine, due) in enumerate(zip(actual, expected, strict=True), start=1):
        if finding := difference(mine, due, rtol, atol):
            return Finding(finding.kind, _inside(place, len(expected), finding.sentence),
                           _inside(place, len(expected), finding.discreet))
    return None


def _inside(place, count, sentence):
    """`result 1 of 2: ...`; of a list in a result, `result 1 of 2, item 3 of 4: ...`."""
    nested = sentence.startswith("result ")
    rest = sentence.replace("result", "item", 1) if nested else sentence
    return f"result {place} of {count}{',' if nested else ':'} {rest}"


def _different_numbers(actual, expected, rtol, atol):
    due = "a number is due" if expected.ndim == 0 else f"an array of shape {expected.shape} is due"
    try:
        numbers = np.asarray(actual)
    except Exception:
        return _wrong_type(actual, due, due)
    if actual is None or numbers.dtype.kind not in "biuf":
        return _wrong_type(actual, due, due)
    if numbers.shape != expected.shape:
        return Finding("shape", f"returned shape {numbers.shape} where {due}", "returned another shape than is due")
    close = np.isclose(numbers, expected, rtol=rtol, atol=atol, equal_nan=True)
    if not close.all():
        return _wrong_value(numbers, expected, close)
    if isinstance(actual, np.ndarray | np.generic) and expected.dtype == np.float64 != numbers.dtype:
        return Finding("property", f"the numbers are right but of type {numbers.dtype}; "
                                   "results are float64 here, whatever comes in")
    return None


def _wrong_type(actual, due, discreet_due):
    if actual is None:
        sentence = "returned None where {}: is the `return` missing?"
    elif _is_complex(actual):
        sentence = "returned complex numbers where {}: take the real or the imaginary part"
    elif isinstance(actual, np.ndarray) and actual.dtype == object:
        sentence = "returned an array that holds no numbers where {}: np.array takes a list, in square brackets"
    elif callable(actual):
        sentence = "returned a function where {}: is it still to be called?"
    else:
        sentence = f"returned {_a(type(actual).__name__)} where {{}}"
    return Finding("type", sentence.format(due), sentence.format(discreet_due))


def _wrong_value(numbers, expected, close):
    if expected.ndim == 0:
        sentence = f"returned {describe(numbers)} where {describe(expected)} is due"
    else:
        with np.errstate(invalid="ignore", over="ignore"):
            gap = np.where(close, -1.0, np.nan_to_num(np.abs(numbers - expected), nan=np.inf))
        worst = np.unravel_index(np.argmax(gap), gap.shape)
        place = ", ".join(str(int(i)) for i in worst)
        sentence = (f"{int((~close).sum())} of {close.size} numbers are off, entry [{place}] most: "
                    f"{describe(numbers[worst])} where {describe(expected[worst])} is due")
    return Finding("value", sentence + _common_factor(numbers, expected),
                   "returned wrong numbers" + _common_factor(numbers, expected))


def _common_factor(numbers, expected):
    """Say so when every number is the same multiple of what is due: a lost sign or a lost factor."""
    if np.any(expected == 0) or not np.all(np.isfinite(numbers)):
        return ""
    ratio = np.ravel(numbers / expected)
    if ratio[0] == 0 or np.isclose(ratio[0], 1.0) or not np.allclose(ratio, ratio[0], rtol=1e-6) or expected.size < 2:
        return ""
    return f" (every number is {ratio[0]:.6g} times what is due)"
