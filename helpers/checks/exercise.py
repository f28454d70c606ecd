"""What a check knows of an exercise: the calls it makes, and the mistakes it can name."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .calls import SECONDS_A_CALL


class WrongResult(Exception):
    """Raised by a probe's `use` when the result is not the kind of thing it can use; the text is the finding."""


@dataclass(frozen=True)
class Probe:
    """One call with a known answer.

    label: the call in words, "x² at x = 3". arguments: makes the positional arguments anew for each call.
    expected: the answer from another source than the solution, or the exception class that is due.
    use: what to do with the result before comparing, for a result that is itself a function.
    again: makes the arguments of a second call, for what only two calls show; `use` then gets both results.
    quiet: whether a warning of floating-point arithmetic, such as of an overflow, costs part of the call.
    seconds: how long the call may take; more than usual only for a whole training.
    """

    label: str
    arguments: Callable[[], tuple]
    expected: object
    keywords: Mapping = field(default_factory=dict)
    use: Callable | None = None
    rtol: float = 1e-6
    atol: float = 1e-12
    quiet: bool = False
    again: Callable[[], tuple] | None = None
    seconds: float = SECONDS_A_CALL


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation, and what a tutor says to who wrote it.

    see: notebook and section to reread, "01/1 Both sides".
    """

    name: str
    function: Callable
    sentence: str
    see: str


@dataclass(frozen=True)
class NoLoop:
    """That a function is to leave the loop over the examples to NumPy.

    arguments: the call's arguments for m examples. sentence: what a tutor says to who wrote a loop.
    """

    arguments: Callable[[int], tuple]
    sentence: str
    see: str


@dataclass(frozen=True)
class Exercise:
    """A function the learner writes.

    upstreams: for a backward function, how many of a probe's arguments, the first ones, are its own; the others go to
    the forward function that makes its cache. Its misconceptions take all of them.
    """

    name: str
    points: float
    probes: tuple[Probe, ...]
    misconceptions: tuple[Misconception, ...]
    no_loop: NoLoop | None = None
    upstreams: int | None = None


@dataclass(frozen=True)
class Question:
    """A concept question: its answer is kept as a salted hash, so that reading this file does not tell it.

    answer: digest(name, answer). wrong: {digest(name, option): what that option overlooks}.
    A bug hunt has several parts: then `answer` is {part: digest(name/part, answer)}.
    options: the words that a learner may write.
    """

    name: str
    points: float
    answer: str | Mapping[str, str]
    wrong: Mapping[str, str]
    see: str
    options: tuple[str, ...] = ("a", "b", "c", "d")


@dataclass(frozen=True)
class Mission:
    """A goal to reach with an explorable figure; the recorded state is judged by computing it again.

    judge: state -> (share of the goal reached in 0..1, what was found in words).
    """

    name: str
    points: float
    example: Mapping[str, object]     # a state of the right form, not one that reaches the goal
    judge: Callable[[dict], tuple[float, str]]
    see: str
