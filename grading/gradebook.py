"""nbgrader's gradebook, opened once for a whole run, with each submission entered whole or not at all."""
import contextlib
import warnings

from nbgrader.api import Assignment, Grade, Gradebook, SourceCell, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Notebook as GradebookNotebook
from nbgrader.converters import autograde
from nbgrader.preprocessors import latesubmissions, overwritecells, overwritekernelspec, saveautogrades
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from . import restore
from .cache import digest

# The modules that open the gradebook while they grade, a dozen times a notebook.
USERS = (autograde, latesubmissions, overwritecells, overwritekernelspec, saveautogrades, restore)


class Held(Session):
    """A session whose `commit`, which nbgrader calls after every cell, waits for `commit_for_good`."""

    def commit(self):
        """Send what is new to the database, and believe nothing that was read before."""
        self.flush()
        self.expire_all()

    def commit_for_good(self):
        """The commit of a session."""
        super().commit()


class OneGradebook(Gradebook):
    """A gradebook that stays open, for use in `whole` alone."""

    def __init__(self, db_url, course_id):
        super().__init__(db_url, course_id)
        self.db.remove()
        self.db = scoped_session(sessionmaker(class_=Held, autoflush=True, bind=self.engine, future=True))

    def close(self):
        """Nothing: nbgrader's classes close what they think they opened."""

    def close_for_good(self):
        """Close it at the end of the run."""
        super().close()

    @contextlib.contextmanager
    def whole(self):
        """What nbgrader does within is in the gradebook afterwards, or, if anything is raised, nothing of it."""
        before = {module: module.Gradebook for module in USERS}
        for module in USERS:
            module.Gradebook = lambda *arguments, **keywords: self
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)    # nbgrader's own, of objects it has not added yet
                yield
            self.db().commit_for_good()
        finally:
            for module, gradebook in before.items():
                module.Gradebook = gradebook
            self.db.remove()    # rolls back what was not committed, and forgets all objects

    def tests(self, assignment):
        """Hash of what nbgrader restores in a submission: locked cells, points, kernel."""
        with self.whole():
            cells = self.db.query(GradebookNotebook.name, GradebookNotebook.kernelspec, SourceCell.name,
                                  SourceCell.cell_type, SourceCell.locked, SourceCell.source, SourceCell.checksum) \
                .join(SourceCell, SourceCell.notebook_id == GradebookNotebook.id) \
                .join(Assignment, Assignment.id == GradebookNotebook.assignment_id) \
                .filter(Assignment.name == assignment).all()
            points = [(n.name, g.name, g.max_score) for n in self.find_assignment(assignment).notebooks
                      for g in [*n.grade_cells, *n.task_cells]]
        return digest(*(repr(tuple(row)) for row in sorted([*cells, *points], key=repr)))

    def state(self, assignment, student):
        """What the gradebook holds of a submission, to see later whether it is still that: a hash, the points."""
        with self.whole():
            row = self.db.query(SubmittedAssignment.id, SubmittedAssignment.timestamp, SubmittedAssignment.extension,
                                Assignment.duedate) \
                .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id) \
                .filter(Assignment.name == assignment, SubmittedAssignment.student_id == student).one_or_none()
            if row is None:
                return None
            grades = self.db.query(Grade.id, Grade.auto_score) \
                .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id) \
                .filter(SubmittedNotebook.assignment_id == row[0]).all()
        return digest(repr(tuple(row)), *sorted(repr(tuple(grade)) for grade in grades))

    def points(self, assignment, student):
        """(score, highest possible score) of a submission."""
        with self.whole():
            submission = self.find_submission(assignment, student)
            return submission.score, submission.max_score
