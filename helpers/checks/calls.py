"""Calling a learner's function so that nothing it does can harm the check: what came of it, as data."""
import contextlib
import linecache
import traceback
import warnings
from dataclasses import dataclass, field

import numpy as np

from ..bounds import Clipped, read_out, within
from ..bytecodes import count_bytecodes

SECONDS_A_CALL = 2.0


@dataclass(frozen=True)
class Outcome:
    """What one call did: its value, or how it failed; and what it did besides."""

    value: object = None
    failure: str = ""       # "", or the name of an exception, "OutOfTime" among them
    message: str = ""       # the exception's text
    line: str = ""          # the learner's line it happened on
    changed: tuple = ()     # places of the arguments that the call altered
    warned: tuple = field(default=(), compare=False)
    printed: str = field(default="", compare=False)


def call(function, arguments, keywords=None, use=None, seconds=SECONDS_A_CALL, lines_of=None):
    """Call `function(*arguments, **keywords)` and return its Outcome; `use` is applied to the result inside.

    lines_of: whose line is told where it fails, if not the function's own.
    Raises nothing but KeyboardInterrupt: the learner's own Stop button goes on working.
    """
    def answer():
        result = _limited(function, seconds)(*arguments, **(keywords or {}))
        return use(result) if use else read_out(result)

    before = [copied(a) for a in arguments]
    printed, failed, value = Clipped(), {}, None
    with warnings.catch_warnings(record=True) as caught, \
            contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        warnings.simplefilter("always")
        try:
            value = within(seconds, answer)
        except KeyboardInterrupt:
            raise
        except BaseException as problem:
            failed = {"failure": type(problem).__name__, "message": _text_of(problem),
                      "line": _line_of(problem, lines_of or function)}
    changed = tuple(i for i, (old, new) in enumerate(zip(before, arguments, strict=True)) if not same(old, new))
    warned = tuple(dict.fromkeys(f"{w.category.__name__}: {w.message}" for w in caught))
    return Outcome(value=value, changed=changed, warned=warned, printed=printed.getvalue(), **failed)


def _limited(function, seconds):
    """A function that runs elsewhere keeps the time there as well, see grading/sealed."""
    limited_to = getattr(type(function), "limited_to", None)
    return limited_to(function, seconds) if limited_to else function


def bytecodes(function, arguments):
    """Outcome of counting the bytecodes of a call; its value is their number."""
    # A function that runs elsewhere is counted there, see grading/sealed.
    count = getattr(type(function), "count_bytecodes", count_bytecodes)
    return call(count, (function, *arguments), lines_of=function)


def copied(value):
    """What `same` needs of a value, to tell later whether it was altered."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item) for item in value]
    return value


def same(old, new):
    """Whether `new` still is what it was when `copied` made `old` of it."""
    if isinstance(old, np.ndarray):
        return isinstance(new, np.ndarray) and old.dtype == new.dtype and old.shape == new.shape \
            and old.tobytes() == new.tobytes()
    if isinstance(old, dict):
        return old.keys() == new.keys() and all(same(item, new[key]) for key, item in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(same(a, b) for a, b in zip(old, new, strict=True))
    return old is new


def _text_of(problem):
    try:
        return str(problem)
    except Exception:
        return ""


def _line_of(problem, function):
    """The innermost line of the learner's cell, as `line 3 of the cell, "return x"`."""
    if hasattr(problem, "learners_line"):    # the function ran elsewhere, see grading/sealed
        return problem.learners_line
    codes = [getattr(half, "__code__", None) for half in getattr(function, "halves", (function,))]
    files = {code.co_filename for code in codes if code}
    frames = [f for f in traceback.extract_tb(problem.__traceback__) if f.filename in files]
    if not frames:
        return ""
    text = (frames[-1].line or linecache.getline(frames[-1].filename, frames[-1].lineno)).strip()
    return f'line {frames[-1].lineno} of its cell, "{text}"'
