"""Checks that say what went wrong and where to look.

`check(function)`, `check_answer(name, answer)` and `check_mission(name, state)` return a Report: words for the
learner, and as plain text the points earned, which is what nbgrader reads. They raise nothing and write
nothing to stderr.
"""
import functools
import importlib
import sys

from .answers import digest, judge_answer, judge_mission
from .exercise import Exercise, Misconception, Mission, NoLoop, Probe, Question
from .judge import judge_function, judge_hidden
from .pairs import Pair, output
from .report import Report

__all__ = ["CHECKED", "Exercise", "Misconception", "Mission", "NoLoop", "Pair", "Probe", "Question", "Report",
           "check", "check_answer", "check_hidden", "check_mission", "digest", "output", "points_of"]

LESSONS = ("start_here", "differentiation", "descent", "logistic", "costs", "backpropagation")


@functools.cache
def _checked():
    """All that can be checked, by name. Read at the first check: to import it all would take as long as NumPy."""
    lessons = (importlib.import_module(f".{lesson}", __name__) for lesson in LESSONS)
    return {item.name: item for lesson in lessons for item in lesson.CHECKED}


def __getattr__(name):
    if name == "CHECKED":
        return _checked()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def points_of(name):
    """Points of the exercise, question or mission `name`."""
    return _checked()[name].points


def check(function, forward=None):
    """Report on a function the course asked for, known by the name it stands under in the notebook.

    forward: with a backward function, the forward function that makes its cache.
    """
    names = _names(function, sys._getframe(1).f_globals)
    if len(names) == 1:
        return _judged(function, forward, _checked()[names[0]])
    if not names:
        sentence = ("This is no function that the course asks for. Run the cell that defines it, under the name "
                    "it has there, then this one again.")
    else:
        sentence = f"One function stands under the names {' and '.join(names)}: write each on its own."
    return Report("check", 0.0, 0.0, (sentence,))


def _judged(function, forward, exercise):
    if exercise.upstreams is None:
        return judge_function(function, exercise)
    if not callable(forward):
        sentence = (f"{exercise.name} is tried on what its forward function keeps: hand that in as well, "
                    f"check({exercise.name}, {exercise.name.replace('backward', 'forward')}).")
        return Report(exercise.name, exercise.points, 0.0, (sentence,))
    return judge_function(Pair(function, forward, exercise.upstreams), exercise)


def check_hidden(name, function, points, probes):
    """Report on calls that the learner's copy of the notebook does not show."""
    return judge_hidden(function, name, points, probes)


def check_answer(name, answer):
    """Report on the answer to a concept question or a bug hunt."""
    return judge_answer(answer, _checked()[name])


def check_mission(name, state):
    """Report on the state of a figure with which a mission's goal was to be reached."""
    return judge_mission(state, _checked()[name])


def _names(function, namespace):
    names = [name for name, item in _checked().items()
             if isinstance(item, Exercise) and namespace.get(name, check) is function]
    own_name = getattr(function, "__name__", None)
    if not names and isinstance(_checked().get(own_name), Exercise):
        names = [own_name]
    return names
