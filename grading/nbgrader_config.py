"""nbgrader's configuration of this course; nbgrader reads it when it is run inside `grading/`."""
from pathlib import Path

from grading.release import PREPROCESSORS

GRADING = Path(__file__).resolve().parent

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

c.Exchange.root = str(GRADING / "exchange")
c.Exchange.path_includes_course = True

c.GenerateAssignment.preprocessors = PREPROCESSORS
# A learner's cell that draws, trains or searches may take a while; a cell that hangs may not.
c.Execute.timeout = 120
