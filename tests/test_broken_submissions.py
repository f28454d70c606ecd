"""Whatever is handed in is graded as far as it can be, or its learner is told in a sentence why not."""
import copy
import hashlib
import json
import os
import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute

from grading.authoring import ROOT
from grading.release import ClearGradedHiddenTests
from grading.restore import RestoreCells, SubmittedNotebook
from grading.sealed import shared
from grading.sealed.execute import SealedExecute
from tests.sealing import HONEST, LATER, SOURCES, check_cell

NAME, LESSON = "slopes", "01_lesson"
pytestmark = pytest.mark.filterwarnings("ignore")


def solution_cell(name, source):
    cell = new_code_cell(source)
    cell.metadata["nbgrader"] = nbformat.from_dict({
        "grade": False, "solution": True, "locked": False, "task": False, "grade_id": name, "schema_version": 3})
    return cell


def author():
    """The author's notebook: two exercises, their checks, a hidden test."""
    setup = new_code_cell("import numpy as np\nfrom helpers.checks import check")
    return new_notebook(cells=[
        new_markdown_cell("# Slopes"), setup,
        solution_cell("forward_difference", f"### BEGIN SOLUTION\n{HONEST}### END SOLUTION"),
        check_cell("forward_difference-check"),
        check_cell("forward_difference-hidden",
                   f"### BEGIN HIDDEN TESTS\n{SOURCES['forward_difference-hidden']}\n### END HIDDEN TESTS"),
        solution_cell("central_difference", f"### BEGIN SOLUTION\n{LATER}### END SOLUTION"),
        check_cell("central_difference-check")])


class Class:
    """A course with one lesson, released; `grade` grades a file in this process, as `nbgrader autograde` would."""

    def __init__(self, root):
        self.root, self.db = root, f"sqlite:///{root / 'gradebook.db'}"
        (root / "source" / LESSON).mkdir(parents=True)
        nbformat.write(author(), root / "source" / LESSON / f"{NAME}.ipynb")
        self.nbgrader("generate_assignment", "--CourseDirectory.source_directory=source",
                      "--CourseDirectory.release_directory=release")
        self.released = nbformat.read(root / "release" / LESSON / f"{NAME}.ipynb", 4)
        self.solved = copy.deepcopy(self.released)
        self.solved.cells[2].source, self.solved.cells[5].source = HONEST, LATER

    def nbgrader(self, command, *options, status=0):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", command, LESSON, f"--CourseDirectory.root={self.root}",
             f"--db={self.db}", *options], cwd=ROOT / "grading", capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr[-4000:]
        return done.stderr

    def submit(self, content, student="ada", name=NAME):
        folder = self.root / "grading" / "submitted" / student / LESSON
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.ipynb"
        path.write_bytes(content if isinstance(content, bytes) else as_bytes(content))
        return path

    def grade(self, path, student="ada"):
        """(points by grade_id, the graded notebook) of one file."""
        with Gradebook(self.db) as gradebook:
            gradebook.update_or_create_student(student)
            gradebook.update_or_create_submission(LESSON, student)
        before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
        about = {"student": student, "assignment": LESSON, "notebook": NAME, "db_url": self.db}
        steps = [RestoreCells, *Autograde.sanitize_preprocessors.default()]
        exporter = exporter_of(steps)
        text, _ = exporter.from_filename(str(path), {"nbgrader": dict(about)})
        steps = [SealedExecute if step is Execute else step for step in Autograde.autograde_preprocessors.default()]
        text, _ = exporter_of(steps).from_notebook_node(nbformat.reads(text, 4), {"nbgrader": dict(about)})
        text.encode()
        if before:
            assert hashlib.sha256(path.read_bytes()).digest() == before
        with Gradebook(self.db) as gradebook:
            grades = gradebook.find_submission_notebook(NAME, LESSON, student).grades
            return {grade.name: grade.auto_score for grade in grades}, nbformat.reads(text, 4)


def exporter_of(steps):
    exporter = SubmittedNotebook()
    for step in steps:
        exporter.register_preprocessor(step)
    return exporter


def as_bytes(notebook):
    return json.dumps(notebook).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])    # alembic
    yield Class(tmp_path_factory.mktemp("school"))
    shared.close()


ALL = {"forward_difference-check": 2, "forward_difference-hidden": 1, "central_difference-check": 2}
NOTHING = dict.fromkeys(ALL, 0)
FIRST_LOST = {**ALL, "forward_difference-check": 0, "forward_difference-hidden": 0}


def cells(change):
    """What the changed cells of a solved notebook are as a file."""
    def make(school):
        notebook = copy.deepcopy(school.solved)
        change(notebook)
        return notebook
    return make


def file(change):
    """A solved notebook's file, changed."""
    return lambda school: change(as_bytes(school.solved))


def put(*sources):
    def change(notebook):
        notebook.cells[2:2] = [new_code_cell(source) for source in sources]
    return cells(change)


def each_nbgrader(**changes):
    def change(notebook):
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata.nbgrader.update(changes)
    return cells(change)


def older(version):
    def make(school):
        notebook = nbformat.convert(copy.deepcopy(school.solved), version)
        return nbformat.writes(notebook, version).encode() if version != 3 else json.dumps(notebook).encode()
    return make


def heading(level):
    """Of format 3, where a heading's level is the number of # it gets."""
    sheet = {"cells": [{"cell_type": "heading", "level": level, "source": "x", "metadata": {}}], "metadata": {}}
    notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [sheet]}
    return lambda school: json.dumps(notebook).encode()


def without(*numbers):
    def change(notebook):
        notebook.cells = [cell for number, cell in enumerate(notebook.cells) if number not in numbers]
    return cells(change)


def forge(notebook):
    cell = check_cell("forward_difference-check", "print('forged')")
    cell.metadata.nbgrader.grade_id = "invented"
    notebook.cells.append(cell)


def scramble(notebook):
    notebook.cells[0] = nbformat.from_dict({"cell_type": "heading", "source": ["a", 1, None], "metadata": []})
    notebook.cells[1].pop("metadata")
    notebook.cells[3].outputs = "none"
    notebook.cells[4].pop("outputs")
    notebook.cells.append("no cell")
    notebook.metadata = [1]


def set_all(key, value):
    def change(notebook):
        for cell in notebook.cells:
            cell[key] = copy.deepcopy(value)
    return cells(change)


KINDS = {
    # no notebook at all
    "not JSON": (lambda school: b"dear teacher", NOTHING, "no complete JSON"),
    "truncated": (file(lambda content: content[:-200]), NOTHING, "cut off"),
    "empty": (lambda school: b"", NOTHING, "is empty"),
    "blank": (lambda school: b" \n\n", NOTHING, "is empty"),
    "a picture": (lambda school: b"\x89PNG\r\n\xff\xfe\x00", NOTHING, "is not text"),
    "JSON, but a list": (lambda school: b"[1, 2]", NOTHING, "could not be graded"),
    "JSON, but a number": (lambda school: b"7", NOTHING, "could not be graded"),
    "JSON without cells": (lambda school: b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', NOTHING, "no"),
    "very deep JSON": (lambda school: b"[" * 200_000, NOTHING, "could not be graded"),
    "many marks of a merge, and no end of it": (lambda school: b"<<<<<<< \n" * 500_000, NOTHING, "no complete JSON"),
    "many small parts": (lambda school: b'{"nbformat": 4, "cells": [' + b"{}," * 600_000 + b"{}]}", NOTHING, "parts"),
    "a heading of 400,000,000 signs": (heading(400_000_000), NOTHING, ""),
    "merge markers": (file(lambda content: b"<<<<<<< HEAD\n" + content + b"\n=======\n{}\n>>>>>>> theirs\n"), NOTHING,
                      "unfinished merge"),
    # a notebook in an unusual coat
    "UTF-16": (file(lambda content: content.decode().encode("utf-16")), ALL, ""),
    "UTF-8 with a mark": (file(lambda content: b"\xef\xbb\xbf" + content), ALL, ""),
    "nbformat 3": (older(3), ALL, ""),
    "nbformat 4.0, without cell ids": (set_all("id", None), ALL, ""),
    "duplicate cell ids": (set_all("id", "same"), ALL, ""),
    "odd cell ids": (set_all("id", "ü" * 300), ALL, ""),
    "cells of no known form": (cells(scramble), ALL, ""),
    "another kernel": (cells(lambda n: n.metadata.update(kernelspec={"name": "ir", "display_name": "R"}, language="R")),
                       ALL, ""),
    "a language that is a number": (cells(lambda n: n.metadata.update(language=5, kernelspec=7, widgets=[])), ALL, ""),
    # check cells
    "deleted check cells": (without(3, 4, 6), ALL, ""),
    "everything deleted": (without(*range(7)), NOTHING, ""),
    "deleted solution cell": (without(2), FIRST_LOST, "forward_difference is not defined"),
    "edited check cells": (cells(lambda n: [cell.update(source="1000") for cell in n.cells[3:5]]), ALL, ""),
    "check cells made text": (cells(lambda n: [cell.update(cell_type="markdown") for cell in n.cells[3:5]]), ALL, ""),
    "check cells made raw": (cells(lambda n: [cell.update(cell_type="raw") for cell in n.cells[3:5]]), ALL, ""),
    "changed points": (each_nbgrader(points=500), ALL, ""),
    "points that are text": (each_nbgrader(points="many"), ALL, ""),
    "ungraded by metadata": (each_nbgrader(grade=False), ALL, ""),
    "graded by hand by metadata": (each_nbgrader(solution=True), ALL, ""),
    "all claims at once": (each_nbgrader(solution=True, grade=True, locked=False, task=True, schema_version=99),
                           ALL, ""),
    "old schema": (each_nbgrader(schema_version=0), ALL, ""),
    "metadata that is a list": (cells(lambda n: [c.metadata.update(nbgrader=[1]) for c in n.cells[3:4]]), ALL, ""),
    "grade_id that is a list": (cells(lambda n: n.cells[3].metadata.nbgrader.update(grade_id=[1])), ALL, ""),
    "every cell twice": (cells(lambda n: n.cells.extend(copy.deepcopy(n.cells))), ALL, ""),
    "a forged graded cell": (cells(forge), ALL, ""),
    "skip-execution on every cell": (set_all("metadata", {"tags": ["skip-execution"]}), NOTHING, ""),
    # code that will not run
    "Colab's magics": (put("!echo pip install numpy\n%pip --version", "%load_ext google.colab.data_table",
                           "from google.colab import drive\ndrive.mount('/x')"), ALL, "google"),
    "input()": (put("name = input('name? ')"), ALL, "StdinNotImplemented"),
    "merge markers in a cell": (put("<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> theirs"), ALL, "SyntaxError"),
    "Python 2": (put("print 'hello'"), ALL, "SyntaxError"),
    "tabs and spaces": (put("if True:\n\tx = 1\n        y = 2"), ALL, "Error"),
    "lone surrogates and NUL in a source": (put("x = '\ud800'", "y = '\x00'"), ALL, ""),
    "a solution cell that is no Python": (cells(lambda n: n.cells[2].update(source="def (")),
                                          FIRST_LOST, "SyntaxError"),
    "scripts in text": (cells(lambda n: n.cells[0].update(source="<script>alert(1)</script>")), ALL, "< script>"),
    "huge outputs": (cells(lambda n: n.cells[1].update(outputs=[
        {"output_type": "stream", "name": "stdout", "text": "x" * 8_000_000}])), ALL, ""),
    "outputs that claim points": (cells(lambda n: n.cells[3].update(outputs=[{
        "output_type": "execute_result", "data": {"text/plain": "2"}, "metadata": {}, "execution_count": 1}])),
                                  ALL, ""),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_notebook_is_graded_as_far_as_it_can_be(school, kind):
    make, due, said = KINDS[kind]
    scores, graded = school.grade(school.submit(make(school)))
    assert scores == due
    assert said in json.dumps(graded, ensure_ascii=False)
    assert "<script" not in json.dumps(graded)
    assert len(json.dumps(graded)) < 3_000_000


@pytest.mark.parametrize("source", [
    "[click](javascript:alert(1))", "[click]( java\nscript:alert(1))", "![](http://example.org/track.png)",
    "[click][1]\n\n[1]: javascript:alert(1)", "[1]  : data:text/html,x\n\n[1]", "[click](&#106;avascript:alert(1))",
    "![x](attachment:gone.png)", "<http://example.org>", "[a](attachment:dot.gif)(http://example.org)"])
def test_no_link_of_a_learner_is_live(school, source):
    notebook = copy.deepcopy(school.solved)
    notebook.cells[0].source = source
    _, graded = school.grade(school.submit(notebook))
    page, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[graded.cells[0]]))
    shown = BeautifulSoup(page, "html.parser").find("main")
    assert not shown.find_all(["script", "iframe"]) and not shown.find_all("img")
    assert not [a for a in shown.find_all("a", href=True) if not a["href"].startswith(("#", "http"))]


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
def test_an_attached_picture_is_shown(school, kind):
    notebook = copy.deepcopy(school.solved)
    notebook.cells[0].source = f"![dot](attachment:dot.{kind})"
    notebook.cells[0].attachments = {f"dot.{kind}": {f"image/{kind}": "AAAA"}}
    _, graded = school.grade(school.submit(notebook))
    page, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[graded.cells[0]]))
    assert f"data:image/{kind};base64,AAAA" in page


def test_text_that_takes_long_to_look_through_is_cut(school):
    notebook = copy.deepcopy(school.solved)
    notebook.cells[0].source = "\\\\[" * 40_000
    notebook.cells[1].source += "\nfrom IPython.display import HTML\nHTML('<table><b>x' * 20_000)"
    scores, graded = school.grade(school.submit(notebook))
    assert scores == ALL
    assert "left out" in graded.cells[0].source and len(graded.cells[0].source) < 25_000
    assert "text/html" not in graded.cells[1].outputs[0].data


def test_marks_of_hidden_tests_in_a_learners_own_cell_stay():
    cell = new_code_cell("### BEGIN HIDDEN TESTS")
    check = check_cell("forward_difference-hidden", "### BEGIN HIDDEN TESTS\n1\n### END HIDDEN TESTS")
    made, _ = ClearGradedHiddenTests().preprocess(new_notebook(cells=[cell, check]), {})
    assert made.cells[0].source == "### BEGIN HIDDEN TESTS" and "1" not in made.cells[1].source


def test_a_link_is_not_followed(school):
    target = school.submit(school.solved, student="bob")
    link = school.root / "grading" / "submitted" / "eve" / LESSON / f"{NAME}.ipynb"
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    scores, graded = school.grade(link, student="eve")
    assert scores == NOTHING and "is a link" in graded.cells[0].source


WORDS = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.floats(), st.text(max_size=8),
                  st.sampled_from(["code", "markdown", "cells", "metadata", "forward_difference-check"]))
THINGS = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner,
                                                                                      max_size=3), max_leaves=5)


def places(thing, path=()):
    """Paths to everything in nested data."""
    yield path
    items = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_no_mangled_notebook_brings_the_grading_down(school, data):
    """Mangled anywhere and several times: read and restored without a crash, each check cell there once, as it was."""
    mangled = json.loads(as_bytes(school.solved))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(sorted(places(mangled), key=str)[1:] or [()]))
        if not path:
            break
        inner = mangled
        for key in path[:-1]:
            inner = inner[key]
        if data.draw(st.booleans()):
            del inner[path[-1]]
        else:
            inner[path[-1]] = data.draw(THINGS)
    content = json.dumps(mangled).encode()
    if data.draw(st.integers(0, 9)) == 0:
        content = content[:data.draw(st.integers(0, len(content)))]
    path = school.submit(content, student="mangled")
    about = {"student": "mangled", "assignment": LESSON, "notebook": NAME, "db_url": school.db}
    steps = [RestoreCells, *Autograde.sanitize_preprocessors.default()]
    text, _ = exporter_of(steps).from_filename(str(path), {"nbgrader": about})
    restored = [c for c in nbformat.reads(text, 4).cells if c.metadata.get("nbgrader", {}).get("grade")]
    assert sorted(c.metadata.nbgrader.grade_id for c in restored) == sorted(ALL)
    for cell in restored:
        assert SOURCES[cell.metadata.nbgrader.grade_id] in cell.source
        assert cell.metadata.nbgrader.points == ALL[cell.metadata.nbgrader.grade_id]


def test_nbgrader_autograde_itself(school):
    """The command: odd students, a cheat, a file that is none; then a machine without a sandbox."""
    odd = ["Zoë O'Hara", "名前", "a.b-c_d", "-dash"]
    for student in odd:
        school.submit(school.solved, student=student)
    school.submit(b"dear teacher", student="unreadable")
    cheat = copy.deepcopy(school.released)
    cheat.cells[2].source = ("import os\nfor path in ('gradebook.db', '../gradebook.db'):\n"
                             "    open(path, 'w').write('x')\nforward_difference = 2")
    forge(cheat)
    school.submit(cheat, student="cheat")
    school.submit(school.solved, student="wrong-name", name="my_slopes")
    school.submit(school.solved, student="wrong-name")
    school.nbgrader("autograde", "--CourseDirectory.source_directory=source")
    with Gradebook(school.db, "gradients") as gradebook:
        points = {s.student.id: s.score for s in gradebook.assignment_submissions(LESSON)}
    assert [points[student] for student in [*odd, "wrong-name"]] == [5] * 5
    assert points["unreadable"] == 0 and points["cheat"] == 0
    school.submit(school.solved, student="late")
    found = [folder for folder in os.environ["PATH"].split(os.pathsep) if not os.path.exists(f"{folder}/bwrap")]
    before, os.environ["PATH"] = os.environ["PATH"], os.pathsep.join([*found, os.path.dirname(sys.executable)])
    try:
        said = school.nbgrader("autograde", "--student=late", "--CourseDirectory.source_directory=source", status=1)
        assert "bubblewrap (bwrap) is not installed" in said and "--SealedExecute.no_sandbox=True" in said
        assert not (school.root / "grading" / "autograded" / "late" / LESSON).exists()
        said = school.nbgrader("autograde", "--student=late", "--CourseDirectory.source_directory=source",
                               "--SealedExecute.no_sandbox=True")
    finally:
        os.environ["PATH"] = before
    assert "WITHOUT A SANDBOX" in said
    with Gradebook(school.db, "gradients") as gradebook:
        assert gradebook.find_submission(LESSON, "late").score == 5
