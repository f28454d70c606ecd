"""Calling a learner's function so that nothing it does can harm the check: what came of it, as data."""
import contextlib
import ctypes
import io
import linecache
import signal
import threading
import traceback
import warnings
from dataclasses import dataclass, field

import numpy as np

from ..bytecodes import count_bytecodes

SECONDS_A_CALL = 2.0
PRINTED_AT_MOST = 2000


class OutOfTime(BaseException):
    """A call ran longer than allowed. Not an Exception, so that `except Exception` does not swallow it."""


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


class _Clipped(io.StringIO):
    """Keeps the beginning of what is printed: a loop that prints must not fill the memory."""

    def write(self, text):
        room = PRINTED_AT_MOST - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def call(function, arguments, keywords=None, use=None, seconds=SECONDS_A_CALL, lines_of=None):
    """Call `function(*arguments, **keywords)` and return its Outcome; `use` is applied to the result inside.

    lines_of: whose line is told where it fails, if not the function's own.
    Raises nothing but KeyboardInterrupt: the learner's own Stop button goes on working.
    """
    def answer():
        result = _limited(function, seconds)(*arguments, **(keywords or {}))
        return use(result) if use else _read_out(result)

    before = [copied(a) for a in arguments]
    printed, failed, value = _Clipped(), {}, None
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


def within(seconds, action):
    """Return `action()`; raise OutOfTime inside it once it has run for `seconds`.

    Where there are interval timers they are used, since they also end a sleep; elsewhere (Windows, threads)
    an exception is planted in the running thread. Both repeat, as a bare `except:` may swallow the first.

    Either may come at the last moment. It must not come later, in somebody else's code, so both ways begin their
    ending with an assignment, before which Python lets nothing in, and from then on nothing is raised any more.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _with_alarm(seconds, action)
    return with_planted_exception(seconds, action)


def _with_alarm(seconds, action):
    state = {"over": False}

    def ring(signum, frame):
        if not state["over"]:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.05)
        return action()
    finally:
        state["over"] = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def with_planted_exception(seconds, action):
    """The same as `within`, in any thread."""
    thread, planted, state = threading.get_ident(), [], {"over": False}
    begun, ended = threading.Event(), threading.Event()

    def watch():
        begun.wait()
        pause = seconds
        while not ended.wait(pause) and not state["over"]:
            planted.append(_plant(thread))
            pause = 0.05

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        begun.set()
        return action()
    finally:
        state["over"] = True
        while True:
            try:
                ended.set()
                begun.set()    # the Stop button may have been faster
                watcher.join()
                if planted:
                    # The last one may be still to come: let another, which takes its place, go off here. To take it
                    # back instead leaves Python 3.11 believing for ever that something is pending.
                    planted.clear()
                    _plant(thread)
                    while True:
                        pass
                break
            except OutOfTime:
                pass


def _plant(thread):
    return ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))


def _read_out(value, at_most=10_000):
    """An iterator as a list, read within the time limit; anything else as it is."""
    if not hasattr(value, "__next__"):
        return value
    return [item for item, _ in zip(value, range(at_most), strict=False)]


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
