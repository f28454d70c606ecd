"""The machinery of the checks: nothing a learner's function does harms them, and each failure is said in words."""
import html
import re
import sys
import threading
import time
import warnings
from functools import partial

import numpy as np
import pytest

from helpers.bounds import PRINTED_AT_MOST, OutOfTime, with_planted_exception, within
from helpers.checks import Exercise, Misconception, Pair, Probe, check, check_hidden
from helpers.checks.calls import call
from helpers.checks.compare import difference
from helpers.checks.judge import judge_function
from helpers.checks.report import Report

DOUBLE = Exercise(
    "double", 3,
    probes=(Probe("an array", lambda: (np.array([1.0, 2.0, 4.0]),), np.array([2.0, 4.0, 8.0])),
            Probe("a number", lambda: (3.0,), 6.0),
            Probe("a word", lambda: ("x",), ValueError)),
    misconceptions=(Misconception("square", lambda x: np.asarray(x)**2, "This squares.", "00 Nowhere"),))


def double(x):
    if isinstance(x, str):
        raise ValueError(x)
    return 2 * x


def in_place(x):
    if isinstance(x, str):
        raise ValueError(x)
    x *= 2
    return x


def test_the_right_function_earns_all():
    report = judge_function(double, DOUBLE)
    assert (repr(report), report.verdict) == ("3", "right")


def test_partial_credit_is_the_share_of_right_calls_rounded_down():
    report = judge_function(lambda x: 2 * x, DOUBLE)    # doubles the word too
    assert repr(report) == "2"
    assert "ValueError is to be raised" in report.text
    assert repr(judge_function(in_place, DOUBLE)) == "2.5"    # right, but the array is the caller's


def test_fewer_than_half_right_earns_nothing():
    assert repr(judge_function(lambda x: 6.0, DOUBLE)) == "0"


def test_a_matching_misconception_speaks_first():
    report = judge_function(lambda x: np.array(x) ** 2, DOUBLE)
    assert report.sentences[0] == "This squares."
    assert report.see == "00 Nowhere"


def test_a_function_that_differs_from_a_misconception_on_one_call_is_not_taken_for_it():
    report = judge_function(lambda x: np.asarray(x)**2 if np.ndim(x) else 10.0, DOUBLE)
    assert "This squares." not in report.sentences and not report.see


def endless(x):
    while True:
        try:
            x = x + 0
        except:  # noqa: E722
            pass


def asleep(x):
    time.sleep(60)


@pytest.mark.parametrize("function", [endless, asleep])
def test_a_call_that_never_ends_is_stopped_and_said(function):
    begun = time.monotonic()
    report = judge_function(function, DOUBLE)
    assert time.monotonic() - begun < 5    # two seconds a call, and no second call after the first such
    assert "did not finish in time" in report.text and "loop" in report.text
    assert report.earned == 0 and "not tried" in report.text


def test_a_probe_says_how_long_its_call_may_take():
    def slow(x):
        time.sleep(0.3)
        return 2.0 * x

    for seconds, right in ((0.1, False), (5.0, True)):
        exercise = Exercise("double", 2, (Probe("x = 3", lambda: (3.0,), 6.0, seconds=seconds),), ())
        assert (judge_function(slow, exercise).earned == 2) is right
        hidden = check_hidden("double", slow, 1, exercise.probes)
        assert (hidden.earned == 1) is right and ("in time" in hidden.text) is not right


def test_the_time_limit_works_in_threads_too():
    seen = []

    def run():
        seen.append(call(endless, (1.0,), seconds=0.2))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=10)
    assert seen[0].failure == "OutOfTime"


def test_the_time_limit_leaves_nothing_behind():
    assert within(0.05, lambda: 7) == 7
    time.sleep(0.15)


@pytest.mark.parametrize("limited", [within, with_planted_exception])
def test_a_limit_that_comes_at_the_last_moment_comes_in_time_or_not_at_all(limited):
    """A planted exception that came later would end a grading worker's thread, and one for ever would hang it."""
    seen = {"in time": 0, "out of time": 0, "later": 0}

    def busy(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.0002)
        return "in time"

    def run():
        for i in range(1500):
            try:
                try:
                    seen[limited(0.002, partial(busy, 0.0012 + 0.0008 * (i % 50) / 50))] += 1
                except OutOfTime:
                    seen["out of time"] += 1
            except OutOfTime:
                seen["later"] += 1

    if limited is within:
        run()
    else:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(60)
        assert not thread.is_alive()
    time.sleep(0.2)
    assert seen["in time"] and seen["out of time"] and not seen["later"]
    assert [thread.name for thread in threading.enumerate() if "watch" in thread.name] == []


def deep(x):
    return deep(x)


def leaves(x):
    sys.exit(3)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("not even this")


def odd(x):
    raise Odd


class Unreadable:
    def __array__(self, *arguments, **keywords):
        raise RuntimeError("no array")


@pytest.mark.parametrize("function,words", [
    (deep, "RecursionError"),
    (leaves, "exit()"),
    (odd, "Odd"),
    (lambda x: 1 / 0, "ZeroDivisionError: division by zero"),
    (lambda x: undefined, "name 'undefined' is not defined"),    # noqa: F821
    (lambda: 1, "takes 0 positional arguments"),
    (lambda x: Unreadable(), "returned an Unreadable"),
    (lambda x: (i for i in iter(int, 1)), "shape (10000,)"),
    (lambda x: "six", "returned a str"),
    (lambda x: None, "is the `return` missing?"),
    (lambda x: double, "returned a function"),
    (lambda x: 1j * x, "complex"),
    (lambda x: [[1], [2, 3]], "returned a list"),
    (lambda x: np.ones((3, 3)), "returned shape (3, 3) where an array of shape (3,) is due"),
    (lambda x: np.full(3, np.nan), "nan where"),
    (lambda x: -2 * x if not isinstance(x, str) else 1, "every number is -1 times what is due"),
    (lambda x: {1: x}, "returned a dict"),
    (lambda x: object, "returned"),
    (3.0, "not a function"),
    (None, "not a function"),
])
def test_every_failure_is_said_in_words(function, words, capsys):
    report = judge_function(function, DOUBLE)
    assert words in report.text
    assert report.earned == 0
    assert "Traceback" not in report._repr_html_()
    assert capsys.readouterr() == ("", "")


def test_the_line_that_failed_is_quoted():
    assert 'of its cell, "raise Odd"' in judge_function(odd, DOUBLE).text


def test_what_is_printed_and_warned_costs_nothing_and_is_shown_clipped(capfd):
    def chatty(x):
        print("word " * 100_000)
        print("to stderr", file=sys.stderr)
        np.log(np.zeros(1))
        return double(x)

    report = judge_function(chatty, DOUBLE)
    assert report.verdict == "right"
    assert "RuntimeWarning: divide by zero" in report.text
    assert len(report.text) < PRINTED_AT_MOST + 1000
    assert capfd.readouterr() == ("", "")


QUIET = Exercise(
    "reciprocal", 2,
    probes=(Probe("a half", lambda: (np.array([2.0]),), np.array([0.5])),
            Probe("zero", lambda: (np.zeros(1),), np.array([np.inf]), quiet=True)),
    misconceptions=(Misconception("loud", lambda x: 1 / x, "This divides by 0.", "00 Nowhere"),))


def warns_elsewhere(x):
    """As a stand-in does in grading: the call itself is quiet, what was warned of is said once more."""
    with np.errstate(all="ignore"):
        value = 1 / x
    if not x.all():
        warnings.warn("divide by zero encountered in divide", RuntimeWarning, stacklevel=2)
    return value


@pytest.mark.parametrize("function", [lambda x: 1 / x, warns_elsewhere])
def test_a_warning_costs_part_of_a_call_that_is_to_be_quiet(function):
    report = judge_function(function, QUIET)
    assert report.earned == 1.5 and report.sentences[0] == "This divides by 0."
    assert "the answer is right, but the call gave a warning, RuntimeWarning: divide by zero" in report.text
    assert "cost nothing" not in report.text
    hidden = check_hidden("reciprocal", function, 1, QUIET.probes)
    assert repr(hidden) == "0.75" and "gave a warning" in hidden.text


def deprecated(x):
    warnings.warn("soon gone", DeprecationWarning, stacklevel=2)
    return np.divide(1, x, out=np.full(1, np.inf), where=x != 0)


def test_only_warnings_of_arithmetic_cost_anything_and_a_quiet_function_is_not_taken_for_a_loud_one():
    report = judge_function(deprecated, QUIET)
    assert report.verdict == "right" and "cost nothing: DeprecationWarning: soon gone" in report.text
    halves = judge_function(lambda x: deprecated(x).astype(np.float32), QUIET)    # right, another type, no warning
    assert halves.earned == 1 and "This divides by 0." not in halves.sentences


def test_html_of_a_learner_is_text():
    def shout(x):
        raise ValueError("<script>alert(1)</script>")

    page = judge_function(shout, DOUBLE)._repr_html_()
    assert "<script>" not in page
    assert html.escape("<script>alert(1)</script>") in page


@pytest.mark.parametrize("right", [2.0, 2, np.float64(2), np.float32(2).astype(float), np.array(2.0), True + 1])
def test_a_float_may_come_as_any_scalar(right):
    assert difference(right, 2.0) is None


def test_lists_and_tuples_pass_for_arrays_and_each_other():
    assert difference([1.0, 2.0], np.array([1.0, 2.0])) is None
    assert difference([np.array([1, 2]), 3], (np.array([1, 2]), 3)) is None
    assert difference((1.0, 2.0, 3.0), (1.0, 2.0)).kind == "shape"


@pytest.mark.parametrize("wrong,kind", [
    (np.array([2.0]), "shape"), (None, "type"), ("2", "type"), (2.1, "value"), (np.nan, "value"),
    (np.float32(2), "property"), (np.int64(2), "property"), (2 + 0j, "type"),
])
def test_what_is_no_such_float(wrong, kind):
    assert difference(wrong, 2.0).kind == kind


def test_a_word_may_come_from_numpy_and_an_error_of_numpy_is_the_one_it_descends_from():
    assert difference(np.array(["low", "high"])[0], "low") is None
    assert difference(np.str_("high"), "low").kind == "value"
    assert issubclass(np.linalg.LinAlgError, ValueError)
    exercise = Exercise("roots", 1, (Probe("-1", lambda: (np.array([[-1.0]]),), ValueError),), ())
    assert judge_function(np.linalg.cholesky, exercise).earned == 1


def test_one_array_for_several_things_and_a_list_within_a_list_are_told_apart():
    due = (1.0, 2.0)
    assert "returned one array where 2 things are due" in difference(np.array(due), due).sentence
    assert difference([1.0], due).sentence == "returned 1 thing where 2 are due"
    nested = difference(([1.0, 2.0], [3.0, 5.0]), ([1.0, 2.0], [3.0, 4.0])).sentence
    assert nested.startswith("result 2 of 2, item 2 of 2: ")


def test_a_small_float_is_not_taken_for_a_whole_number():
    exercise = Exercise(
        "twice", 2, (Probe("floats", lambda: (np.array([1.0, 2.0]),), np.array([2.0, 4.0])),
                     Probe("whole numbers", lambda: (np.array([1, 2]),), np.array([2.0, 4.0]))),
        (Misconception("whole", lambda x: 2 * x, "Whole numbers stay whole.", "00 Nowhere"),))
    assert judge_function(lambda x: 2 * x, exercise).sentences[0] == "Whole numbers stay whole."
    small = judge_function(lambda x: np.float32(2) * x.astype(np.float32), exercise)
    assert "Whole numbers stay whole." not in small.sentences and "float32" in small.text


def test_a_hidden_test_shows_no_value():
    probes = [Probe("a secret number", lambda: (8.0,), 64.125), Probe("another", lambda: (9.0,), 81.125)]
    for function in (lambda x: x, lambda x: None, lambda x: np.ones(3), lambda x: 1 / 0, lambda x: print(x)):
        text = check_hidden("square", function, 1, probes).text
        assert not re.search(r"64|81|8\.|9\.", text), text
        assert "a secret number" in text


def test_check_finds_the_exercise_by_the_name_in_the_notebook():
    forward_difference = lambda f, x, h=1e-4: (f(x + h) - f(x)) / h
    namespace = {"check": check, "forward_difference": forward_difference}
    assert repr(eval("check(forward_difference)", namespace)) == "2"


def test_one_function_under_two_names_is_refused():
    f = lambda f, x, h=1e-4: (f(x + h) - f(x)) / h
    namespace = {"check": check, "forward_difference": f, "central_difference": f}
    report = eval("check(forward_difference)", namespace)
    assert repr(report) == "0" and "forward_difference and central_difference" in report.text


def test_something_the_course_did_not_ask_for():
    assert repr(check(len)) == "0"


def test_a_report_never_gives_more_than_its_points():
    for share in np.linspace(0, 1, 101):
        report = Report("x", 2, float(share), ("s",))
        assert 0 <= float(repr(report)) <= 2
        assert (float(repr(report)) == 2) == (share == 1)


TWICE_BACKWARD = Exercise("twice_backward", 2, upstreams=1, misconceptions=(), probes=(
    Probe("three", lambda: (np.array([1.0, 2.0]), np.array([3.0, 5.0])), np.array([6.0, 20.0])),
    Probe("two", lambda: (np.array([1.0]), np.array([4.0])), np.array([8.0])),))


def square_forward(x):
    return x**2, {"what I like": x}


def square_backward(upstream, cache):
    return 2 * upstream * cache["what I like"]


def judged(backward, forward):
    return judge_function(Pair(backward, forward, 1), TWICE_BACKWARD)


def test_a_backward_function_gets_the_cache_of_its_own_forward_function():
    assert judged(square_backward, square_forward).verdict == "right"


def test_what_goes_wrong_in_either_half_is_said_with_its_line():
    def unpaired(x):
        return x**2

    def wrong_key(upstream, cache):
        return upstream * cache["what you like"]

    assert "two things are due, the output and the cache" in judged(square_backward, unpaired).text
    assert "unpaired returned" in judged(square_backward, unpaired).text
    assert 'return upstream * cache["what you like"]' in judged(wrong_key, square_forward).text


def test_a_backward_function_that_changes_what_its_forward_function_was_given_is_told():
    def in_place_backward(upstream, cache):
        cache["what I like"] *= 2
        return upstream * cache["what I like"]

    assert "changed its second argument" in judged(in_place_backward, square_forward).text


def test_a_cache_altered_in_place_is_told_whatever_it_holds():
    def forward_with_a_copy(x):
        return x**2, {"twice": [2 * x]}

    def in_place_backward(upstream, cache):
        cache["twice"][0] *= upstream
        return cache["twice"][0]

    report = judged(in_place_backward, forward_with_a_copy)
    assert "changed its second argument" in report.text
    assert float(repr(report)) == 1.5    # of the second call's upstream of 1 nothing is to be seen
