"""nbgrader's Autograde with the execution taken out: what comes before it, and what comes after it.

Both halves are nbgrader's own preprocessors, configured as nbgrader reads its configuration, so that gradebook,
Formgrader, feedback and export find what `nbgrader autograde` would have left.
"""
import os

import nbformat
from nbconvert.writers import FilesWriter
from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata, Execute
from nbgrader.utils import rmtree
from traitlets.utils.importstring import import_item

from .sealed.execute import SealedExecute


class ExecutedElsewhere(Autograde):
    """Call `sanitize` a notebook, have it executed, and `save` a submission when all its notebooks are."""

    def __init__(self, gradebook, **keywords):
        super().__init__(**keywords)
        self.gradebook = gradebook
        self.writer = FilesWriter(parent=self, config=self.config)
        self._before = self._exporter(self.sanitize_preprocessors)
        self._after = self._exporter(self.autograde_preprocessors)

    def sanitize(self, submission, name):
        """JSON text of a submitted notebook with its locked cells, tests and points restored.

        Of a file that is no notebook it is one that says so.
        """
        with self.gradebook.whole():
            return self._before.from_filename(str(submission.notebooks[name]), self._resources(submission, name))[0]

    def save(self, submission, executed):
        """Write a submission's executed notebooks ({name: JSON text}) and enter its points, whole or not at all."""
        place = os.path.normpath(self._format_dest(submission.assignment, submission.student))
        self._executed = {str(submission.notebooks[name]): text for name, text in executed.items()}
        self._submission, self.notebooks = submission, sorted(self._executed)
        try:
            with self.gradebook.whole():
                self._convert(place)
        except BaseException:
            if os.path.exists(place):
                rmtree(place)
            raise

    def is_there(self, submission, names):
        """Whether the graded notebooks of a submission lie where `save` put them."""
        place = self._format_dest(submission.assignment, submission.student)
        return all(os.path.exists(os.path.join(place, f"{name}.ipynb")) for name in names)

    def convert_single_notebook(self, notebook_filename):
        """The second half of nbgrader's, for a notebook that has been executed."""
        name = os.path.splitext(os.path.basename(notebook_filename))[0]
        notebook = nbformat.reads(self._executed[notebook_filename], as_version=4)
        output, resources = self._after.from_notebook_node(notebook, self._resources(self._submission, name))
        self.write_single_notebook(output, resources)

    def _convert(self, place):
        """What nbgrader does with one submission."""
        assignment, student = self._submission.assignment, self._submission.student
        if os.path.exists(place):
            rmtree(place)
        self._run_hook(self.pre_convert_hook)
        self.init_assignment(assignment, student)
        for notebook in self.notebooks:
            self.convert_single_notebook(notebook)
        self.set_permissions(assignment, student)
        self._run_hook(self.post_convert_hook)

    def _run_hook(self, hook):
        try:
            if hook:
                hook(assignment=self._submission.assignment, student=self._submission.student,
                     notebooks=self.notebooks)
        except Exception:    # as nbgrader has it
            self.log.info("hook failed", exc_info=True)

    def _resources(self, submission, name):
        return {"unique_key": name, "output_files_dir": f"{name}_files",
                "nbgrader": {"student": submission.student, "assignment": submission.assignment, "notebook": name,
                             "db_url": self.coursedir.db_url}}

    def _exporter(self, steps):
        exporter = self.exporter_class(parent=self, config=self.config)
        exporter.optimistic_validation = True    # once, at the end
        for step in steps:
            if not _is_done_elsewhere(step):
                exporter.register_preprocessor(step)
        return exporter


def _is_done_elsewhere(step):
    """Whether workers do it; or whether it checks cells' metadata, which come from the gradebook: slow, and no news."""
    step = import_item(step) if isinstance(step, str) else step
    return isinstance(step, type) and issubclass(step, Execute | SealedExecute | CheckCellMetadata)
