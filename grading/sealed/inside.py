"""Answers the trusted side's requests from within a learner's kernel: look a name up, or call a function.

Whatever runs here can be altered by the learner; the trusted side believes none of it and takes only plain data.
"""
import base64
import contextlib
import io
import pickle
import sys
import traceback
import warnings

import numpy as np
import plain    # put beside this file in the sandbox

HANDLES = {}
PRINTED_AT_MOST = 2000
READ_OUT_AT_MOST = 10_000


def answer(request, namespace):
    """JSON answer to a JSON request: {"names": [...]} or {"call": target, "arguments": ..., "keywords": ...}."""
    try:
        request = plain.loads(request)
        reply = _look_up(request["names"], namespace) if "names" in request else _call(request, namespace)
        return plain.dumps(reply)
    except Exception as problem:
        return plain.dumps({"failure": type(problem).__name__, "message": str(problem)[:500], "line": ""})


def _look_up(names, namespace):
    return {"found": {name: plain.encode(namespace[name], _keep) for name in names if name in namespace}}


def _call(request, namespace):
    function = plain.decode(request["call"], lambda kind, content: _given(kind, content, namespace))
    arguments = plain.decode(request["arguments"], lambda kind, content: _given(kind, content, namespace))
    keywords = plain.decode(request["keywords"], lambda kind, content: _given(kind, content, namespace))
    before = [a.copy() if isinstance(a, np.ndarray) else a for a in arguments]
    printed, failed, value = io.StringIO(), {}, None
    with warnings.catch_warnings(record=True) as caught, \
            contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        warnings.simplefilter("always")
        try:
            value = _read_out(function(*arguments, **keywords))
        except BaseException as problem:
            failed = {"failure": type(problem).__name__, "message": _text(problem), "line": _line(problem)}
    reply = {
        "warned": [[w.category.__name__, str(w.message)[:500]] for w in caught[:20]],
        "printed": printed.getvalue()[:PRINTED_AT_MOST],
        "changed": {str(i): plain.encode(new, _keep) for i, (old, new) in enumerate(zip(before, arguments, strict=True))
                    if isinstance(old, np.ndarray) and old.tobytes() != new.tobytes()},
    }
    return {**reply, **failed} if failed else {**reply, "value": plain.encode(value, _keep)}


def _keep(value):
    """What is not plain stays here; the trusted side gets a handle, to call it or to hand it in again."""
    number = len(HANDLES) + 1
    HANDLES[number] = value
    return {"handle": [number, type(value).__name__[:80], callable(value)]}


def _given(kind, content, namespace):
    if kind == "handle":
        return HANDLES[content]
    if kind == "name":
        return namespace[content]
    if kind == "pickle":    # from the trusted side: its own functions, handed in as arguments
        return pickle.loads(base64.b64decode(content))
    raise plain.NotPlain(kind)


def _read_out(value):
    if not hasattr(value, "__next__"):
        return value
    return [item for item, _ in zip(value, range(READ_OUT_AT_MOST), strict=False)]


def _text(problem):
    try:
        return str(problem)[:1000]
    except Exception:
        return ""


def _line(problem):
    """The innermost line that stands in a cell."""
    frames = [f for f in traceback.extract_tb(sys.exc_info()[2]) if "ipykernel" in f.filename]
    return f'line {frames[-1].lineno} of its cell, "{(frames[-1].line or "").strip()[:200]}"' if frames else ""
