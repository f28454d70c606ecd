"""The learner's names as the trusted side sees them: plain data as it is, everything else a stand-in to be called."""
import base64
import builtins
import warnings

import cloudpickle
import numpy as np

import helpers.checks
import helpers.checks.differentiation
from helpers.checks.calls import OutOfTime

from . import plain
from .kernel import Died

SECONDS_A_CALL = 2.0

# The sandbox has no checks to import the probes' functions from: they travel by value.
cloudpickle.register_pickle_by_value(helpers.checks)


class LearnersError(Exception):
    """An exception of the learner's own making, known by its name alone."""


class StandIn:
    """A learner's function (or another object that is no plain data): it can be called and handed in, no more.

    The call runs in the sandbox. What comes back is data; an array that the call changed is changed here too, what
    it printed is printed, what it warned of is warned of, and what it raised is raised, under its name.
    """

    def __init__(self, kernel, reference, name, kind="function"):
        self._kernel, self._reference = kernel, reference
        self.__name__, self._kind = name, kind

    def __call__(self, *arguments, **keywords):
        """Run in the sandbox, for SECONDS_A_CALL at most."""
        request = {"call": self._reference, "arguments": self._encode(arguments), "keywords": self._encode(keywords)}
        try:
            reply = self._kernel.ask(request, SECONDS_A_CALL)
        except Died as problem:
            raise OutOfTime(str(problem)) from None
        self._replay(reply, arguments)
        if "failure" in reply:
            raise _exception(reply)
        return plain.decode(reply["value"], self._receive)

    def __repr__(self):
        return f"<the learner's {self._kind} {self.__name__}>"

    def _encode(self, value):
        return plain.encode(value if isinstance(value, dict) else tuple(value), _hand_in)

    def _receive(self, kind, content):
        return receive(self._kernel, kind, content)

    def _replay(self, reply, arguments):
        """What the call did besides, done once more on this side."""
        if reply.get("printed"):
            print(reply["printed"], end="")
        for name, text in reply.get("warned", ()):
            category = getattr(builtins, name, UserWarning)
            warnings.warn(text, category if _is_kind(category, Warning) else UserWarning, stacklevel=3)
        for place, content in reply.get("changed", {}).items():
            old, new = arguments[int(place)], plain.decode(content, self._receive)
            if isinstance(old, np.ndarray) and isinstance(new, np.ndarray) and old.shape == new.shape:
                old[...] = new


def receive(kernel, kind, content):
    """The trusted side's form of what is no plain data: a stand-in, callable or not."""
    if kind != "handle":
        raise plain.NotPlain(kind)
    number, type_name, is_callable = content
    if is_callable:
        return StandIn(kernel, {"handle": int(number)}, str(type_name))
    return Opaque(kernel, {"handle": int(number)}, str(type_name))


class Opaque:
    """A learner's object that is neither plain nor callable, such as a cache: it can only be handed in again."""

    def __init__(self, kernel, reference, kind):
        self._kernel, self._reference, self._kind = kernel, reference, kind

    def __repr__(self):
        return f"<the learner's {self._kind}>"


def look_up(kernel, names, seconds=SECONDS_A_CALL):
    """{name: plain data or stand-in} for those of `names` that the learner's notebook defines."""
    reply = kernel.ask({"names": sorted(names)}, seconds)
    found = {}
    for name, content in reply.get("found", {}).items():
        value = plain.decode(content, lambda kind, inner: receive(kernel, kind, inner))
        if isinstance(value, StandIn):
            value = StandIn(kernel, {"name": name}, name)
        found[name] = value
    return found


def _hand_in(value):
    """What is no plain data on its way in: a stand-in as a reference, a function of ours by value."""
    if isinstance(value, StandIn | Opaque):
        return value._reference
    return {"pickle": base64.b64encode(cloudpickle.dumps(value)).decode()}


def _exception(reply):
    """The exception a call ended with, of a built-in class if it has the name of one."""
    name, message = str(reply["failure"]), str(reply["message"])
    kind = getattr(builtins, name, None)
    if _is_kind(kind, KeyboardInterrupt):
        kind = None    # the learner's, not ours
    if not _is_kind(kind, BaseException):
        kind = type(name[:80] if name.isidentifier() else "LearnersError", (LearnersError,), {})
    try:
        problem = kind(message)
    except TypeError:    # UnicodeDecodeError and its like want more arguments
        problem = LearnersError(message)
    problem.learners_line = str(reply.get("line", ""))
    return problem


def _is_kind(thing, kind):
    return isinstance(thing, type) and issubclass(thing, kind)
