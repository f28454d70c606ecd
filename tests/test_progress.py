"""The progress of a training: what it says and when, in Python alone and in a notebook's kernel."""
import time

import nbformat
import pytest
from nbclient import NotebookClient

from helpers import progress
from helpers.progress import repeat


@pytest.fixture
def impatient(monkeypatch):
    """Everything counts as slow."""
    monkeypatch.setattr(progress, "SECONDS_UNTIL_SHOWN", 0.0)
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0.0)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


def stopping_at(number):
    """A step that adds 1, and is interrupted when it is to make `number`."""
    def step(state):
        if state + 1 == number:
            raise KeyboardInterrupt
        return state + 1

    return step


def test_the_last_state_comes_back(capsys):
    assert repeat(lambda state: (state[0] * 2, state[1] + 3), (1, 0), times=5) == (32, 15)
    assert repeat(lambda state: state + 1, 7, times=0) == 7
    assert capsys.readouterr() == ("", "")    # quick: nothing is said


def test_slow_work_says_how_far_it_is(impatient, capsys):
    assert repeat(lambda state: state + 1, 0, times=1200, label="round") == 1200
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["round 1 of 1,200", "round 2 of 1,200"]
    assert said[-1].startswith("round 1,200 of 1,200, ") and said[-1].endswith(" s")


def test_it_does_not_say_so_too_often(impatient, monkeypatch, capsys):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0.1)
    repeat(lambda state: time.sleep(0.01), None, times=30)
    assert 3 <= len(capsys.readouterr().out.splitlines()) <= 6


def test_work_just_below_a_moment_says_nothing(impatient, monkeypatch, capsys):
    monkeypatch.setattr(progress, "SECONDS_UNTIL_SHOWN", 60.0)
    assert repeat(lambda state: state + 1, 0, times=50) == 50
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("number", [1, 2, 40])
def test_an_interrupt_keeps_what_was_reached_and_says_so(number, capsys):
    assert repeat(stopping_at(number), 0, times=100) == number - 1
    assert capsys.readouterr().out == f"Stopped after step {number - 1} of 100. What was reached is kept.\n"


def test_an_interrupt_while_it_speaks_loses_nothing_either(impatient, monkeypatch):
    monkeypatch.setattr(progress.Line, "say", interrupted_once(progress.Line.say))
    assert repeat(lambda state: state + 1, 0, times=100) == 1


def interrupted_once(say):
    told = []

    def first_time_interrupted(line, text):
        told.append(text)
        if len(told) == 1:
            raise KeyboardInterrupt
        say(line, text)

    return first_time_interrupted


def test_other_errors_go_through():
    with pytest.raises(ZeroDivisionError):
        repeat(lambda state: 1 / 0, 0, times=3)


@pytest.mark.parametrize("step", [lambda state: state + 1, stopping_at(3)])
def test_grading_sees_nothing(impatient, monkeypatch, capsys, step):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repeat(step, 0, times=5) in (2, 5)
    assert capsys.readouterr() == ("", "")


CELL = """
import os, signal, time
os.environ.pop("NBGRADER_EXECUTION", None)
from helpers import progress
progress.SECONDS_UNTIL_SHOWN = progress.SECONDS_BETWEEN = 0.02

def step(state):
    time.sleep(0.01)
    if state + 1 == stop:
        os.kill(os.getpid(), signal.SIGINT)    # the Stop button's way
        time.sleep(10)
    return state + 1
"""


def test_in_a_notebook_one_line_is_written_over():
    cells = [CELL, "stop = 0\nstate = progress.repeat(step, 0, 20)", "print(state)",
             "stop = 8\nstate = progress.repeat(step, 0, 20)", "print(state)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    NotebookClient(notebook, timeout=60).execute()
    _, whole, last, stopped, kept = (cell.outputs for cell in notebook.cells)
    assert [output.output_type for output in whole + stopped] == ["display_data", "display_data"]
    assert whole[0].data["text/plain"].startswith("step 20 of 20, ")
    assert stopped[0].data == {"text/plain": "Stopped after step 7 of 20. What was reached is kept."}
    assert (last[0].text, kept[0].text) == ("20\n", "7\n")
