"""nbgrader's configuration of this course; nbgrader reads it when it is run inside `grading/`."""
import os
import sys
from pathlib import Path

from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import Execute

from grading.release import PREPROCESSORS, ClearGradedHiddenTests
from grading.restore import RestoreCells, SubmittedNotebook, refuse_links
from grading.sealed.execute import SealedExecute

GRADING = Path(__file__).resolve().parent

# nbgrader makes its gradebook by calling `alembic` by name: let it find the one installed beside this Python.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c = get_config()  # noqa: F821 (nbgrader provides it)

c.CourseDirectory.course_id = "gradients"
c.CourseDirectory.root = str(GRADING.parent)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.source_with_tests_directory = "grading/source_with_tests"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.db_url = f"sqlite:///{GRADING / 'gradebook.db'}"
# The authors' .py files hold the solutions: they must never travel with a lesson.
c.CourseDirectory.ignore = ["*.py", "*.pyc", "__pycache__", ".ipynb_checkpoints"]

# The folder through which nbgrader hands lessons out and in; Formgrader warns as long as it is missing.
(GRADING / "exchange").mkdir(exist_ok=True)
c.Exchange.root = str(GRADING / "exchange")
c.Exchange.cache = str(GRADING / "cache")
c.Exchange.path_includes_course = True

c.GenerateAssignment.preprocessors = PREPROCESSORS
# Learners' code runs in a sandbox and is judged outside; what they handed in is read and mended before.
c.Autograde.exporter_class = SubmittedNotebook
c.Autograde.sanitize_preprocessors = [RestoreCells, *Autograde.sanitize_preprocessors.default()]
c.Autograde.autograde_preprocessors = [
    SealedExecute if step is Execute else step for step in Autograde.autograde_preprocessors.default()]
refuse_links()

# Feedback is made from the graded notebooks, which hold the hidden tests: learners see only their verdict.
c.GenerateFeedback.preprocessors = [*GenerateFeedback.preprocessors.default(), ClearGradedHiddenTests]
# A learner's cell that draws, trains or searches may take a while; a cell that hangs may not.
c.SealedExecute.seconds_a_cell = 120
c.Execute.timeout = 120    # without a sandbox
