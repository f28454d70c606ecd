"""Real grading of every notebook: solutions, untouched lessons, and every misconception."""
import base64
import os
import re
import shutil
import subprocess
import sys

import cloudpickle
import nbformat
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook

import helpers.checks
from grading.authoring import ROOT
from helpers.checks import CHECKED, Exercise, Pair

LESSONS = sorted(p.name for p in (ROOT / "lessons").iterdir() if p.is_dir())
TAKES_ITS_PLACE = "import base64, pickle\n{name} = pickle.loads(base64.b64decode('{function}'))\n"
# A misconception of a backward function takes its forward function's arguments: that one hands them on as the cache.
TAKES_THE_PLACE_OF_BOTH = """
def {forward}(*arguments):
    return None, arguments

def {name}(*arguments, mistake={name}):
    return mistake(*arguments[:{upstreams}], *arguments[-1])
"""

# The sandbox has no module of checks to import the misconceptions from: they travel by value.
cloudpickle.register_pickle_by_value(helpers.checks)


class Course:
    """A copy of the course in which one lesson has been released, handed in by several students, and graded."""

    def __init__(self, root, lesson):
        self.root, self.lesson = root, lesson
        for part in ("solutions", "lessons"):
            shutil.copytree(ROOT / part / lesson, root / part / lesson)
        self.db = f"sqlite:///{root / 'gradebook.db'}"
        self.nbgrader("generate_assignment", "--force")
        self.names = sorted(p.stem for p in (root / "solutions" / lesson).glob("*.ipynb"))

    def nbgrader(self, command, *options):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", command, self.lesson, f"--CourseDirectory.root={self.root}",
             f"--db={self.db}", *options],
            cwd=ROOT / "grading", capture_output=True, text=True, check=False, env={**os.environ, "MPLBACKEND": "agg"})
        assert done.returncode == 0, done.stderr[-4000:]

    def grade_in_bulk(self, *options):
        """Grade whoever was not graded yet, on all cores."""
        done = subprocess.run(
            [sys.executable, "-m", "grading", "autograde", self.lesson, f"--CourseDirectory.root={self.root}",
             f"--db={self.db}", *options], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and done.stdout.endswith("; 0 need attention\n"), done.stdout + done.stderr[-4000:]

    def submit(self, student, part, change=lambda notebook: True):
        """Hand in every notebook of `part` in which `change` has something to change."""
        folder = self.root / "grading" / "submitted" / student / self.lesson
        folder.mkdir(parents=True)
        for name in self.names:
            notebook = nbformat.read(self.root / part / self.lesson / f"{name}.ipynb", 4)
            if change(notebook):
                nbformat.write(notebook, folder / f"{name}.ipynb")

    def graded(self, student, name):
        return nbformat.read(self.root / "grading" / "autograded" / student / self.lesson / f"{name}.ipynb", 4)

    def reports(self, student):
        """{name of a check cell: what it told the student}"""
        folder = self.root / "grading" / "autograded" / student / self.lesson
        cells = [cell for path in folder.glob("*.ipynb") for cell in self.graded(student, path.stem).cells
                 if cell.metadata.get("nbgrader", {}).get("grade") and cell.outputs]
        return {cell.metadata.nbgrader.grade_id: BeautifulSoup(cell.outputs[0].get("data", {}).get("text/html", ""),
                                                               "html.parser").get_text() for cell in cells}

    def grades(self, student):
        with Gradebook(self.db, "gradients") as gradebook:
            submission = gradebook.find_submission(self.lesson, student)
            return {g.name: (g.auto_score, g.max_score) for n in submission.notebooks for g in n.grades}

    def feedback(self, student, name):
        return (self.root / "grading" / "feedback" / student / self.lesson / f"{name}.html").read_text()


def put_in_place(name, function):
    """The code of a cell that sets `name` to `function`."""
    return TAKES_ITS_PLACE.format(name=name, function=base64.b64encode(cloudpickle.dumps(function)).decode())


def mistake_in_place(exercise, function):
    """The code of a cell that sets an exercise's name to one of its misconceptions."""
    if exercise.upstreams is None:
        return put_in_place(exercise.name, function)
    forward = exercise.name.replace("backward", "forward")
    if isinstance(function, Pair):
        return put_in_place(forward, function.halves[0]) + put_in_place(exercise.name, function.halves[1])
    both = TAKES_THE_PLACE_OF_BOTH.format(name=exercise.name, forward=forward, upstreams=exercise.upstreams)
    return put_in_place(exercise.name, function) + both


def demonstrates(cell):
    """Whether a cell only shows something: no exercise, and nothing in it that later ones need."""
    return (cell.cell_type == "code" and "nbgrader" not in cell.metadata
            and not re.search(r"^(import|from|def) ", cell.source, re.MULTILINE))


def mistaken(number):
    """Replace every function by its misconception of that number, where it has one; leave out what takes time."""
    def change(notebook):
        changed = False
        notebook.cells = [cell for cell in notebook.cells if not demonstrates(cell)]
        for cell in notebook.cells:
            item = CHECKED.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
            if isinstance(item, Exercise) and number < len(item.misconceptions):
                cell.source = mistake_in_place(item, item.misconceptions[number].function)
                changed = True
        return changed
    return change


@pytest.fixture(scope="module")
def course(request, tmp_path_factory):
    made = Course(tmp_path_factory.mktemp(request.param), request.param)
    asked = {c.id for name in made.names
             for c in nbformat.read(made.root / "solutions" / made.lesson / f"{name}.ipynb", 4).cells}
    made.exercises = [CHECKED[name] for name in CHECKED if name in asked and isinstance(CHECKED[name], Exercise)]
    made.most = max(len(e.misconceptions) for e in made.exercises)
    made.submit("solution", "solutions")
    made.submit("untouched", "lessons")
    for number in range(made.most):
        made.submit(f"mistaken-{number}", "solutions", mistaken(number))
    for student in ("solution", "untouched", "mistaken-0"):
        made.nbgrader("autograde", f"--student={student}")
    made.sealed = {student: made.grades(student) for student in ("solution", "untouched", "mistaken-0")}
    made.grade_in_bulk()
    for student in ("solution", "mistaken-0"):
        made.nbgrader("generate_feedback", f"--student={student}")
    return made


pytestmark = [
    pytest.mark.filterwarnings("ignore"),    # SQLAlchemy's and nbgrader's own
    pytest.mark.parametrize("course", LESSONS, indirect=True, scope="module"),
]


def test_the_solution_scores_full_marks_in_every_cell(course):
    grades = course.grades("solution")
    assert grades and all(score == most for score, most in grades.values()), grades


def test_an_untouched_lesson_scores_nothing_in_any_cell(course):
    assert {name: score for name, (score, _) in course.grades("untouched").items() if score} == {}


def test_every_misconception_loses_points_and_is_told_its_sentence(course):
    for number in range(course.most):
        student = f"mistaken-{number}"
        grades, reports = course.grades(student), course.reports(student)
        for exercise in (e for e in course.exercises if number < len(e.misconceptions)):
            name, misconception = f"{exercise.name}-check", exercise.misconceptions[number]
            score, most = grades[name]
            assert score < most, (exercise.name, misconception.name)
            assert misconception.sentence.replace("`", "") in reports[name], (exercise.name, misconception.name)


def test_feedback_keeps_the_sentences_and_leaves_out_the_hidden_tests(course):
    pages = {student: " ".join(BeautifulSoup(course.feedback(student, name), "html.parser").get_text()
                               for name in course.names) for student in ("solution", "mistaken-0")}
    for page in pages.values():
        assert "HIDDEN TESTS" not in page and "check_hidden(" not in page
    for exercise in course.exercises:
        assert f"{exercise.name}: right" in pages["solution"]
        assert exercise.misconceptions[0].sentence.replace("`", "") in pages["mistaken-0"]


def test_scores_are_the_same_in_bulk_and_without_a_sandbox(course):
    """The last test of the lesson: it grades some once more, executed by nbgrader itself."""
    students = list(course.sealed)
    assert course.sealed == {student: course.grades(student) for student in students}
    course.grade_in_bulk("--force", "--no-sandbox", "--student", *students)
    assert course.sealed == {student: course.grades(student) for student in students}
