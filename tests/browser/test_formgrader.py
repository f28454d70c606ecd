"""Formgrader in a real browser, with the instructor's configuration: from an assignment to its feedback."""
import os
import re
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from . import lab

LESSON, NOTEBOOK = "00_start_here", "start_here"
SLOW = 120_000    # ms, for what runs notebooks on a busy machine

# What a learner's code might try where the instructor looks at it. Without a sandbox, all of it would work.
INTRUSION = """
from pathlib import Path
from IPython.display import HTML
for folder in ("{course}", "{course}/grading", "."):
    try:
        Path(folder, "intruder-was-here").touch()
    except OSError:
        pass
HTML("<script>document.title = 'intruder was here'; top.document.title = 'intruder was here'</script>")
"""


class Formgrader:
    """Formgrader in its tab of JupyterLab, by what a person sees and does."""

    def __init__(self, page, address):
        self.page, self.problems = page, []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(address)
        page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click(timeout=60_000)
        page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Formgrader$")).click()
        self.frame = page.wait_for_selector("iframe[src$='/formgrader']").content_frame()
        self._wait_for_table("/formgrader/manage_assignments")

    def _listen(self, said):
        if said.type == "error":
            self.problems.append(f"{said.text} {said.location}")

    def follow(self, text, path):
        """Click a link that leads to the page `path` with a table."""
        self.frame.get_by_role("link", name=text, exact=True).first.click()
        self._wait_for_table(path)

    def _wait_for_table(self, path):
        self.frame.wait_for_url(f"**{path}", timeout=60_000)
        self.frame.locator("#main-table tr", has_not_text="Loading, please wait").first.wait_for()

    def warnings(self):
        """What Formgrader complains of above its table."""
        return self.frame.locator(".alert").all_inner_texts()

    def row(self, name):
        """The line of the table in which a cell has this text."""
        return self.frame.locator("#main-table tr", has=self.frame.get_by_text(name, exact=True))

    def read(self, name, column):
        """What stands in one column of a line, once something does."""
        cell = self.row(name).locator(f".{column}").filter(has_text=re.compile(r"\S"))
        return cell.inner_text().strip()

    def press(self, name, column):
        """Press the button in one column of a line; returns the heading of the dialog that follows."""
        self.row(name).locator(f".{column} a").click()
        dialog = self.frame.locator(".modal-content")
        dialog.wait_for(timeout=SLOW)
        said = dialog.locator(".modal-title").inner_text()
        dialog.get_by_text("OK", exact=True).click()
        self.frame.locator(".modal-backdrop").wait_for(state="detached")
        return said


@pytest.fixture
def page(browser, clone, tmp_path, unavailable):
    """A page of the browser, and JupyterLab as `make teach` starts it over a copy of the project."""
    if shutil.which("bwrap") is None:
        unavailable("no bubblewrap on this machine")
    home = tmp_path / "home"
    home.mkdir()
    with lab.jupyterlab(clone, home, clone / "grading") as address:
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.address = address
        yield opened


def hand_in(course, learner, part, *cells):
    """Put a notebook of `part` where Formgrader looks for what learners handed in, with cells added at its end."""
    notebook = nbformat.read(course / part / LESSON / f"{NOTEBOOK}.ipynb", as_version=4)
    notebook.cells += map(new_code_cell, cells)
    place = course / "grading" / "submitted" / learner / LESSON / f"{NOTEBOOK}.ipynb"
    place.parent.mkdir(parents=True)
    nbformat.write(notebook, place)


def test_from_an_assignment_to_its_feedback(page, clone):
    formgrader = Formgrader(page, page.address("grading"))
    assert formgrader.warnings() == []
    assert formgrader.press(LESSON, "assign") == "Success"

    hand_in(clone, "honest", "solutions")
    hand_in(clone, "intruder", "lessons", INTRUSION.format(course=clone))
    page.reload()
    formgrader = Formgrader(page, page.address("grading"))
    assert formgrader.read(LESSON, "num-submissions") == "2"
    formgrader.follow("2", f"/manage_submissions/{LESSON}")
    assert formgrader.read("honest", "status") == "needs autograding"
    assert [formgrader.press(learner, "autograde") for learner in ("honest", "intruder")] == ["Success"] * 2
    assert {formgrader.read(learner, "status") for learner in ("honest", "intruder")} == {"graded"}
    points, most = formgrader.read("honest", "score").split(" / ")
    assert points == most != "0"
    assert formgrader.read("intruder", "score") == f"0 / {most}"
    assert not [*clone.rglob("intruder-was-here")]
    if os.environ.get("PICTURES"):
        page.screenshot(path=lab.ROOT / "tests/pictures/formgrader.png")

    assert formgrader.press("intruder", "generate-feedback") == "Success"
    formgrader.row("intruder").get_by_role("link", name="None, None").click()
    formgrader._wait_for_table(f"/manage_students/intruder/{LESSON}")
    assert formgrader.read(NOTEBOOK, "score") == f"0 / {most}"
    formgrader.frame.get_by_role("link", name=NOTEBOOK, exact=True).click()
    formgrader.frame.locator("input.score[placeholder='0']").first.wait_for()    # where others could be given by hand
    if os.environ.get("PICTURES"):
        page.screenshot(path=lab.ROOT / "tests/pictures/formgrader-notebook.png")
    assert "intruder was here" not in page.title() + formgrader.frame.title()
    # nbgrader's page of a graded notebook takes MathJax from the network; without it, formulas stay as they were typed
    assert [problem for problem in formgrader.problems if "mathjax" not in problem.lower()] == []

    page.goto(page.address(f"grading/feedback/intruder/{LESSON}/{NOTEBOOK}.html"))
    feedback = page.wait_for_selector(".jp-HTMLViewer iframe", timeout=60_000).content_frame()
    feedback.get_by_text(f"Score: 0.0 / {float(most)}").first.wait_for()
    assert "intruder was here" not in page.title()
    if os.environ.get("PICTURES"):
        page.screenshot(path=lab.ROOT / "tests/pictures/formgrader-feedback.png")
