"""Every exercise's check, at both ends and between: the reference, honest styles, each misconception."""
import math

import numpy as np
import pytest

from helpers import checks, costs, descent, differentiation, logistic, network, shapes
from helpers.checks import CHECKED, Exercise, Mission, Pair, Question
from helpers.checks.answers import judge_answer, judge_mission
from helpers.checks.judge import judge_function

from .honest import HONEST

EXERCISES = [item for item in CHECKED.values() if isinstance(item, Exercise)]
MISTAKES = [pytest.param(e, m, id=f"{e.name}-{m.name}") for e in EXERCISES for m in e.misconceptions]


def reference(exercise):
    function = _reference(exercise.name)
    if exercise.upstreams is None:
        return function
    return Pair(function, _reference(exercise.name.replace("backward", "forward")), exercise.upstreams)


def _reference(name):
    return next(getattr(module, name) for module in (shapes, differentiation, descent, logistic, costs, network)
                if hasattr(module, name))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_the_reference_earns_all_points(exercise):
    report = judge_function(reference(exercise), exercise)
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


def test_a_state_that_lacks_an_entry_is_told_which():
    report = judge_mission({"w": 1.0}, Mission("home", 1, {"w": 0.0, "step": 2}, lambda state: (1.0, ""), "00 Nowhere"))
    assert report.earned == 0 and report.sentences[0].endswith("Yours has no 'step'.")


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
