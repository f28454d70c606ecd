"""Answers the trusted side's requests from within a learner's kernel: look a name up, or call a function.

Whatever runs here can be altered by the learner; the trusted side believes none of it and takes only plain data.
"""
import base64
import contextlib
import pickle
import traceback
import warnings

import numpy as np
import plain  # put beside this file in the sandbox

from helpers.bounds import Clipped, read_out, within
from helpers.bytecodes import count_bytecodes

HANDLES = {}


def listen(kernel):
    """Let `kernel` answer messages of a kind of our own: to have them answered by a cell takes twice as long."""
    async def ask_request(stream, identity, parent):
        content = {"answer": answer(parent["content"]["request"], kernel.shell.user_ns)}
        kernel.session.send(stream, "ask_reply", content, parent, identity)

    kernel.shell_handlers["ask_request"] = ask_request


def answer(request, namespace):
    """JSON answer to a JSON request: {"names": [...]} or {"call": target, "arguments": ..., "keywords": ...}."""
    try:
        request = plain.loads(request)
        return plain.dumps(_look_up(request["names"], namespace) if "names" in request else _call(request, namespace))
    except Exception as problem:
        return plain.dumps({"failure": type(problem).__name__, "message": _text(problem), "line": ""})


def _look_up(names, namespace):
    return {"found": {name: _encode(namespace[name]) for name in names if name in namespace}}


def _call(request, namespace):
    def given(data):
        return plain.decode(data, lambda kind, content: _given(kind, content, namespace))

    function, arguments, keywords = (given(request[part]) for part in ("call", "arguments", "keywords"))
    before = [_snapshot(a) for a in arguments]
    printed, failed, value = Clipped(), {}, None
    with warnings.catch_warnings(record=True) as caught, \
            contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        warnings.simplefilter("always")
        try:
            value = within(request["seconds"], lambda: count_bytecodes(function, *arguments) if request.get("count")
                            else read_out(function(*arguments, **keywords)))
        except BaseException as problem:
            failed = {"failure": type(problem).__name__, "message": _text(problem), "line": _line(problem)}
    changed = {str(i): _encode(new) for i, (old, new) in enumerate(zip(before, arguments, strict=True))
               if old is not None and old != _snapshot(new)}
    reply = {"warned": [[w.category.__name__, str(w.message)[:500]] for w in caught[:20]],
             "printed": printed.getvalue(), "changed": changed}
    if failed:
        return {**reply, **failed}
    try:
        return {**reply, "value": plain.encode(value, _keep)}
    except plain.NotPlain as problem:
        return {**reply, "failure": "TooLarge", "message": f"what it returned is {problem}", "line": ""}


def _encode(value):
    """A value as data, or, where it is too large for that, by its handle."""
    try:
        data = plain.encode(value, _keep)
        plain.dumps(data)
        return data
    except plain.NotPlain:
        return _keep(value)


def _keep(value):
    """What is not plain stays here; the trusted side gets a handle, to call it or to hand it in again."""
    if hasattr(type(value), "__array__") and not callable(value):    # such as a table of pandas
        return plain.encode(np.asarray(value), _handle)
    return _handle(value)


def _handle(value):
    number = len(HANDLES) + 1
    HANDLES[number] = value
    return {"handle": [number, type(value).__name__[:80], callable(value)]}


def _snapshot(value):
    """What would tell that a call altered `value`, or None if it is nothing that a call could alter."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, dict):
        return [(key, _snapshot(item) or id(item)) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return [_snapshot(item) or id(item) for item in value]
    return None


def _given(kind, content, namespace):
    if kind == "handle":
        return HANDLES[content]
    if kind == "name":
        return namespace[content]
    if kind == "pickle":    # from the trusted side: its own functions, handed in as arguments
        return pickle.loads(base64.b64decode(content))
    raise plain.NotPlain(kind)


def _text(problem):
    try:
        return str(problem)[:1000]
    except Exception:
        return ""


def _line(problem):
    """The innermost line that stands in a cell."""
    frames = [f for f in traceback.extract_tb(problem.__traceback__) if "ipykernel" in f.filename]
    return f'line {frames[-1].lineno} of its cell, "{(frames[-1].line or "").strip()[:200]}"' if frames else ""
