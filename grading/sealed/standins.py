"""The learner's names as the trusted side sees them: plain data as it is, everything else a stand-in to be called."""
import base64
import builtins
import warnings

import cloudpickle
import numpy as np

import helpers.checks
from helpers.bounds import PRINTED_AT_MOST, OutOfTime
from helpers.checks.calls import SECONDS_A_CALL

from . import plain
from .kernel import Died

SHARE_INSIDE = 0.95    # of the seconds, so that a call that takes too long is stopped in there, by an exception
WARNED_AT_MOST = 20

# The sandbox has no checks to import the probes' functions from: they travel by value.
cloudpickle.register_pickle_by_value(helpers.checks)


class LearnersError(Exception):
    """An exception of the learner's own making, known by its name alone."""


class StandIn:
    """A learner's function (or another object that is no plain data): it can be called and handed in, no more.

    The call runs in the sandbox. What comes back is data; an array that the call changed is changed here too, what
    it printed is printed, what it warned of is warned of, and what it raised is raised, under its name.
    """

    def __init__(self, kernel, reference, name, kind="function", seconds=SECONDS_A_CALL):
        self._kernel, self._reference, self._seconds = kernel, reference, seconds
        self.__name__, self._kind = name, kind

    def __call__(self, *arguments, **keywords):
        """Run in the sandbox, for SECONDS_A_CALL at most or as long as `limited_to` says."""
        return self._ask(arguments, keywords, {})

    def limited_to(self, seconds):
        """The same function, with calls that may take so long."""
        return StandIn(self._kernel, self._reference, self.__name__, self._kind, seconds)

    def _ask(self, arguments, keywords, besides):
        request = {"call": self._reference, "arguments": self._encode(arguments), "keywords": self._encode(keywords),
                   "seconds": SHARE_INSIDE * self._seconds, **besides}
        try:
            reply = self._kernel.ask(request, self._seconds)
        except Died as problem:
            raise OutOfTime(str(problem)) from None
        self._replay(reply, arguments)
        if "failure" in reply:
            raise _exception(reply)
        return plain.decode(reply.get("value"), self._receive)

    def count_bytecodes(self, *arguments):
        """Bytecodes that a call executes, counted in the sandbox."""
        return int(self._ask(arguments, {}, {"count": True}))

    def __repr__(self):
        return f"<the learner's {self._kind} {self.__name__}>"

    def _encode(self, value):
        return plain.encode(value if isinstance(value, dict) else tuple(value), _hand_in)

    def _receive(self, kind, content):
        return receive(self._kernel, kind, content)

    def _replay(self, reply, arguments):
        """What the call did besides, done once more on this side."""
        if reply.get("printed"):
            print(str(reply["printed"])[:PRINTED_AT_MOST], end="")
        for name, text in list(reply.get("warned", ()))[:WARNED_AT_MOST]:
            category = getattr(builtins, str(name), UserWarning)
            warnings.warn(str(text)[:500], category if _is_kind(category, Warning) else UserWarning, stacklevel=3)
        for place, content in reply.get("changed", {}).items():
            _alter(arguments[int(place)], plain.decode(content, self._receive))


def _alter(old, new):
    """Change an argument as a call changed its copy in the sandbox."""
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        if old.shape != new.shape:
            old.resize(new.shape, refcheck=False)
        old[...] = new
    elif isinstance(old, list | dict) and isinstance(new, list | dict):
        old.clear()
        old.update(new) if isinstance(old, dict) else old.extend(new)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        for mine, theirs in zip(old, new, strict=True):
            _alter(mine, theirs)


def receive(kernel, kind, content):
    """The trusted side's form of what is no plain data: a stand-in, callable or not."""
    if kind != "handle":
        raise plain.NotPlain(kind)
    number, type_name, is_callable = content
    number, type_name = int(number), str(type_name)[:80]
    if is_callable is True:
        return StandIn(kernel, {"handle": number}, type_name)
    if _is_kind(getattr(builtins, type_name, None), Exception):    # returned where it should be raised
        return _exception({"failure": type_name})
    # A report names the type of what came back.
    kept = type(type_name if type_name.isidentifier() else "object", (Opaque,), {})
    return kept(kernel, {"handle": number}, type_name)


class Opaque:
    """A learner's object that is neither plain nor callable, such as a cache: it can only be handed in again."""

    def __init__(self, kernel, reference, kind):
        self._kernel, self._reference, self._kind = kernel, reference, kind

    def __repr__(self):
        return f"<the learner's {self._kind}>"


def look_up(kernel, names, seconds=SECONDS_A_CALL):
    """{name: plain data or stand-in} for those of `names` that the learner's notebook defines."""
    reply = kernel.ask({"names": sorted(names)}, seconds)
    answered, found = reply.get("found"), {}
    for name in names & set(answered) if isinstance(answered, dict) else ():
        try:
            value = plain.decode(answered[name], lambda kind, inner: receive(kernel, kind, inner))
        except plain.NotPlain:
            continue
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
    name, message = str(reply["failure"])[:80], str(reply.get("message", ""))[:1000]
    kind = OutOfTime if name == "OutOfTime" else getattr(builtins, name, None)
    if _is_kind(kind, KeyboardInterrupt):
        kind = None    # the learner's, not ours
    if not _is_kind(kind, BaseException):
        kind = type(name if name.isidentifier() else "LearnersError", (LearnersError,), {})
    try:
        problem = kind(message)
    except TypeError:    # UnicodeDecodeError and its like want more arguments
        problem = LearnersError(message)
    problem.learners_line = str(reply.get("line", ""))[:400]
    return problem


def _is_kind(thing, kind):
    return isinstance(thing, type) and issubclass(thing, kind)
