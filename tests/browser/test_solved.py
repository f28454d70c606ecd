"""The solved notebooks in a real browser: they run, their figures answer, Validate agrees."""
import os

import pytest

from helpers import explorers
from helpers.explorers.base import Choice

from . import lab
from .notebook import shown_explorer
from .stopwatch import first_picture, next_key

READABLE = 4.5    # WCAG 2.1, contrast of text, level AA


def test_runs_to_the_end(solved):
    assert solved.errors() == []
    assert all(cell["execution_count"] for cell in solved.cells() if cell["cell_type"] == "code")


def test_all_checks_are_right(solved):
    reports = solved.reports()
    assert reports
    assert {name: text for name, text in reports.items() if ": right, " not in text} == {}


def figures(notebook):
    """(class, figure in the page) of each explorer in the notebook; `.object` is the kernel's name for the figure."""
    cells = [cell for cell in notebook.cells() if shown_explorer(cell["source"])]
    shown = notebook.explorers()
    assert len(cells) == len(shown)
    for cell, figure in zip(cells, shown, strict=True):
        figure.object = f"Out[{cell['execution_count']}]"
    return [(getattr(explorers, shown_explorer(cell["source"])), figure)
            for cell, figure in zip(cells, shown, strict=True)]


def drag_along(notebook, figure, axes):
    """Two places where the figure can be dragged, shares of its width and height from the top left, along `axes`."""
    left, bottom, width, height = notebook.evaluate(f"[*map(float, {figure.object}.drag_axes.get_position().bounds)]")
    start = left + 0.35 * width, 1 - bottom - 0.5 * height
    return start, (start[0] + 0.35 * width * ("x" in axes), start[1] - 0.25 * height * ("y" in axes))


def test_figures_come_with_words_and_a_state(solved):
    for kind, figure in figures(solved):
        reading, _ = figure.settle()
        assert len(reading) > 20 and "raised" not in reading and "not written" not in reading
        assert set(kind.controls) <= set(figure.state_dict())    # a figure may add some that depend on what it is given
        assert figure.sliders.count() + figure.choices.count() == len(figure.state_dict())


def test_every_slider_moves_by_arrow_keys(solved):
    for kind, figure in figures(solved):
        for slider in figure.sliders.all():
            before = figure.settle()
            figure.focus(slider)
            solved.page.keyboard.press(next_key(slider))
            after = figure.wait_for_other(*before)
            assert after[0] != before[0] and after[1] != before[1], f"{kind.__name__}: {after}"


def test_every_list_works_from_the_keyboard(solved):
    # JupyterLab takes arrow keys on a closed list for itself (they go to the next cell): the space bar opens it.
    for kind, figure in figures(solved):
        for choice in figure.choices.all():
            before = figure.settle()
            figure.focus(choice)
            is_last = choice.evaluate("list => list.selectedIndex == list.length - 1")
            for key in ("Space", "ArrowUp" if is_last else "ArrowDown", "Enter"):
                solved.page.keyboard.press(key)
                solved.page.wait_for_timeout(100)
            after = figure.wait_for_other(*before)
            assert after[0] != before[0] and after[1] != before[1], f"{kind.__name__}: {after}"


def test_dragging_moves_figure_words_and_sliders(solved):
    for kind, figure in figures(solved):
        if not kind.draggable:
            continue
        solved.page.evaluate("() => getSelection().removeAllRanges()")
        start, end = drag_along(solved, figure, kind.draggable)
        before, readouts = figure.settle(), figure.readouts()
        figure.hover(end)    # without the button: nothing follows
        assert figure.settle() == before
        figure.drag(start, end)
        after = figure.wait_for_other(*before)
        assert after[0] != before[0] and after[1] != before[1], kind.__name__
        moved = [a != b for a, b in zip(readouts, figure.readouts(), strict=True)]
        assert sum(moved) == sum(not isinstance(kind.controls.get(name), Choice) for name in kind.draggable.values())
        assert solved.page.evaluate("() => getSelection().toString()") == ""


def test_what_was_blitted_is_what_would_be_drawn(solved):
    for kind, figure in figures(solved):
        if kind.draggable:
            figure.drag(*drag_along(solved, figure, kind.draggable), steps=40)    # as fast as the browser can
        solved.execute("pass")    # comes after all that is still on its way
        _, blitted = figure.settle()
        solved.execute(f"{figure.object}.canvas.draw()")
        assert figure.settle()[1] == blitted, kind.__name__


def test_first_picture_comes_soon(solved):
    for index, cell in enumerate(solved.cells()):
        if name := shown_explorer(cell["source"]):
            solved.select(index)
            taken = first_picture(solved, index)
            print(f"{name}: first picture after {taken:.0f} ms")
            assert taken < 6000    # the goal is 1500 on an idle machine: see `make bench`


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_words_can_be_read(solved, theme):
    solved.theme(theme)
    if os.environ.get("PICTURES") == "1":
        _, name = solved.name.split("/")
        solved.take_pictures(lab.ROOT / "tests/pictures", f"{name}-{theme.split()[1].lower()}")
    contrasts = solved.contrasts("div[role=status], p, .widget-label, .widget-readout, select")
    assert contrasts
    assert [found for found in contrasts if found[0] < READABLE] == []


def test_validate_says_success(solved):
    assert "Success! Your notebook passes all the tests." in solved.validate()
