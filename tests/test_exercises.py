"""Every exercise's check, at both ends and between: the reference, honest styles, each misconception."""
import math

import numpy as np
import pytest

from helpers import checks, differentiation, shapes
from helpers.checks import CHECKED, Exercise, Mission, Question
from helpers.checks.answers import judge_answer, judge_mission
from helpers.checks.judge import judge_function

EXERCISES = [item for item in CHECKED.values() if isinstance(item, Exercise)]
MISTAKES = [pytest.param(e, m, id=f"{e.name}-{m.name}") for e in EXERCISES for m in e.misconceptions]


def reference(name):
    return next(getattr(module, name) for module in (shapes, differentiation) if hasattr(module, name))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_the_reference_earns_all_points(exercise):
    report = judge_function(reference(exercise.name), exercise)
    assert report.verdict == "right", report.text
    assert float(repr(report)) == exercise.points
    assert not report.notes, report.notes


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_at_least_four_misconceptions_with_sentences_of_their_own(exercise):
    sentences = [m.sentence for m in exercise.misconceptions]
    assert len(sentences) >= 4
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("exercise,misconception", MISTAKES)
def test_a_misconception_loses_points_and_is_named(exercise, misconception):
    report = judge_function(misconception.function, exercise)
    assert report.earned < exercise.points
    assert report.sentences[0] == misconception.sentence
    assert report.see == misconception.see


def unwritten(*arguments, **keywords):
    raise NotImplementedError("this function is not written yet")


WORTHLESS = {
    "unwritten": unwritten,
    "returns nothing": lambda *a, **k: None,
    "returns zero": lambda *a, **k: 0.0,
    "returns one": lambda *a, **k: 1.0,
    "returns an array of zeros": lambda *a, **k: np.zeros(3),
    "returns its last argument": lambda *a, **k: a[-1],
    "returns its first argument": lambda *a, **k: a[0],
    "returns a string": lambda *a, **k: "right",
    "returns True": lambda *a, **k: True,
    "returns nan": lambda *a, **k: math.nan,
    "always refuses": lambda *a, **k: (_ for _ in ()).throw(ValueError("no")),
}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
@pytest.mark.parametrize("kind", WORTHLESS)
def test_worthless_answers_earn_nothing(exercise, kind):
    report = judge_function(WORTHLESS[kind], exercise)
    assert repr(report) == "0", report.text
    assert report.sentences[0]


def loop_forward(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    flat = [(float(f(v + h)) - float(f(v))) / h for v in x.ravel()]
    return np.array(flat).reshape(x.shape)


def list_central(f, x, h=1e-4):
    if np.ndim(x) == 0:
        return float((f(x + h) - f(x - h)) / (2 * h))
    return [float(v) for v in (f(x + h) - f(x - h)) / h / 2]


def partial_by_basis(f, x, i, h=1e-4):
    step = h * np.eye(len(x))[i]
    return np.float64(f(x + step) - f(x - step)) / (2 * h)


def gradient_in_place(f, x, h=1e-4):
    """Moves an entry of the caller's array and puts it back from a saved copy, as the contract allows."""
    if x.dtype != float:
        x = x.astype(float)
    gradient = np.empty(x.shape)
    walk = np.nditer(x, flags=["multi_index"], op_flags=[["readwrite"]])
    for _ in walk:
        i = walk.multi_index
        kept = x[i]
        try:
            x[i] = kept + h
            above = f(x)
            x[i] = kept - h
            below = f(x)
        finally:
            x[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient


def complex_by_attribute(f, x, h=1e-20):
    return f(x + complex(0, h)).imag / h


HONEST = {
    "center_columns": [lambda X: np.asarray(X, float) - np.mean(X, axis=0, keepdims=True),
                       lambda X: (np.array(X, dtype=float).T - np.array(X, dtype=float).T.mean(1)[:, None]).T],
    "residuals": [lambda y_hat, y: np.reshape(y_hat, len(y)).astype(float) - np.reshape(y, len(y)),
                  lambda y_hat, y: [float(a) - float(b) for a, b in
                                    zip(np.ravel(y_hat), np.ravel(y), strict=True)]],
    "forward_difference": [loop_forward, lambda f, x, h=1e-4: np.asarray((f(x + h) - f(x)) / h)],
    "central_difference": [list_central, lambda f, x, h=1e-4: ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2],
    "tangent_line": [lambda f, x0, h=1e-4: np.poly1d(
        [differentiation.central_difference(f, x0, h), f(x0) - x0 * differentiation.central_difference(f, x0, h)])],
    "absolute_errors": [lambda difference, f, df, x, hs: [abs(difference(f, x, h) - df(x)) for h in hs]],
    "best_step": [lambda difference, f, df, x, hs: min(hs, key=lambda h: abs(difference(f, x, h) - df(x)))],
    "complex_step": [complex_by_attribute],
    "partial_derivative": [partial_by_basis],
    "numerical_gradient": [gradient_in_place],
    "relative_error": [lambda a, b: max((abs(p - q) / max(abs(p) + abs(q), 1e-12)
                                         for p, q in zip(np.ravel(a), np.ravel(b), strict=True)))],
}


def test_every_exercise_has_an_honest_style_that_is_not_the_reference():
    assert set(HONEST) == {e.name for e in EXERCISES}


@pytest.mark.parametrize("name,style", [pytest.param(name, style, id=f"{name}-{i}") for name, styles in HONEST.items()
                                        for i, style in enumerate(styles)])
def test_honest_styles_earn_all_points(name, style):
    report = judge_function(style, CHECKED[name])
    assert report.verdict == "right", report.text


@pytest.mark.parametrize("question", [i for i in CHECKED.values() if isinstance(i, Question)], ids=lambda q: q.name)
def test_a_question_takes_one_answer_and_says_what_each_other_overlooks(question):
    if isinstance(question.answer, str):
        options = [o for o in ("a", "b", "c", "d") if _known(question, question.name, o)]
        right = [o for o in options if judge_answer(o, question).verdict == "right"]
        assert len(right) == 1 and len(options) >= 3
        assert judge_answer(f" {right[0].upper()} ", question).verdict == "right"
        for option in set(options) - set(right):
            report = judge_answer(option, question)
            assert report.earned == 0 and len(report.sentences[0]) > 20 and report.see
    for empty in (..., None, "", "z", 7, {}, []):
        report = judge_answer(empty, question)
        assert report.earned == 0 and report.sentences[0]


@pytest.mark.parametrize("question", [i for i in CHECKED.values() if isinstance(i, Question)], ids=lambda q: q.name)
def test_an_answer_that_is_no_option_is_told_what_may_be_written(question):
    parts = [""] if isinstance(question.answer, str) else list(question.answer)
    for answer in ("25", 25, 0.3, (3, 3), np.zeros((3, 3)), ...):
        report = judge_answer(answer if parts == [""] else dict.fromkeys(parts, answer), question)
        told = "no answer yet" if answer is ... else f'one of "{question.options[0]}", '
        assert report.earned == 0 and told in report.text
    known = {checks.digest(f"{question.name}/{part}" if part else question.name, option)
             for part in parts for option in question.options}
    due = {question.answer} if parts == [""] else {*question.answer.values()}
    assert due | set(question.wrong) <= known


def test_a_state_between_quotes_is_told_to_drop_them():
    mission = CHECKED["forty_eight"]
    assert "without quotes" in judge_mission(str(dict(mission.example)), mission).sentences[0]


def _known(question, name, option):
    mine = checks.digest(name, option)
    return mine == question.answer or mine in question.wrong


@pytest.mark.parametrize("mission", [i for i in CHECKED.values() if isinstance(i, Mission)], ids=lambda m: m.name)
@pytest.mark.parametrize("state", [..., None, {}, "there", {"x0": 1}, 3], ids=repr)
def test_a_mission_without_a_state_says_what_to_hand_in(mission, state):
    report = judge_mission(state, mission)
    assert report.earned == 0
    assert str(dict(mission.example)) in report.sentences[0]


@pytest.mark.parametrize("mission", [i for i in CHECKED.values() if isinstance(i, Mission)], ids=lambda m: m.name)
def test_a_mission_is_not_reached_by_the_example_or_by_nonsense(mission):
    assert judge_mission(dict(mission.example), mission).share < 1
    for value in (math.nan, math.inf, -1e300, "x", None, [1]):
        report = judge_mission(dict.fromkeys(mission.example, value), mission)
        assert report.earned == 0 and report.sentences[0]
