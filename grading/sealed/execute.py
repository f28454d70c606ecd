"""The nbgrader preprocessor that runs a submission: the learner's cells in the sandbox, the check cells out here.

What is run out here is the source that the gradebook keeps for a check cell, whatever the notebook says: its metadata
and its cells are the learner's, who may have copied, changed or invented them.
"""
import time

from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Float

from . import outputs, shared, trusted
from .kernel import Died, Kernel
from .sandbox import Broken

MOST_RESTARTS = 10
WARNING = ("WITHOUT A SANDBOX: learners' code runs as you. It can read, change and delete all that you can, the "
           "gradebook and the solutions included.")


class SealedExecute(NbGraderPreprocessor):
    """Takes the place of nbgrader's Execute; what follows it (saving grades, feedback) finds ordinary outputs."""

    seconds_a_cell = Float(30.0, help="how long one of the learner's cells may run").tag(config=True)
    seconds_a_notebook = Float(300.0, help="how long all of them may run").tag(config=True)
    no_sandbox = Bool(False, help="run learners' code as yourself, with nbgrader's Execute").tag(config=True)

    sandbox = None    # one that is kept warm for many notebooks; None: one that this process shares
    sources = None    # {grade_id: source} of the check cells; None: as the gradebook has them

    def preprocess(self, notebook, resources):
        """Run all cells of `notebook` and write their outputs into it."""
        if self.no_sandbox:
            self.log.warning(WARNING)
            return Execute(parent=self.parent)(notebook, resources)
        sources = self.sources if self.sources is not None else sources_in_gradebook(resources)
        if self.sandbox is not None:
            Run(self.sandbox, self, sources).cells(notebook.cells)
        else:
            self._in_shared_sandbox(notebook, sources)
        return notebook, resources

    def _in_shared_sandbox(self, notebook, sources):
        for last_try in (False, True):
            try:
                with shared.sandbox() as sandbox:
                    return Run(sandbox, self, sources).cells(notebook.cells)
            except Broken:    # such as by the system, when it ran out of memory
                if last_try:
                    raise


def sources_in_gradebook(resources):
    """{grade_id: source} of the check cells that the gradebook has for a notebook."""
    about = resources["nbgrader"]
    with Gradebook(about["db_url"]) as gradebook:
        notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
        return checks_of(notebook)


def checks_of(notebook):
    """{grade_id: source} of the cells of a gradebook's notebook that are run out here."""
    by_hand = {cell.name for cell in notebook.solution_cells}
    graded = {cell.name for cell in notebook.grade_cells} - by_hand
    return {cell.name: cell.source for cell in notebook.source_cells
            if cell.name in graded and cell.cell_type == "code"}


def sources_of_sanitized(notebook):
    """The same, of a notebook in which grading.restore has put back everything that is not the learner's.

    Never of a notebook as it was handed in: its check cells are whatever its learner made of them.
    """
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells
            if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)}


class Run:
    """One notebook, cell by cell. A kernel that dies is replaced, and the cells that went well are run again."""

    def __init__(self, sandbox, limits, sources):
        self._sandbox, self._limits, self._sources = sandbox, limits, sources
        self._left = limits.seconds_a_notebook
        self._went_well = []    # [source, seconds] of learner's cells
        self._kernel, self._starts = None, 0

    def cells(self, cells):
        """Run the code cells in order."""
        try:
            for count, cell in enumerate((c for c in cells if c.cell_type == "code"), start=1):
                name = cell.metadata.get("nbgrader", {}).get("grade_id")
                if name in self._sources:
                    cell.source = self._sources[name]
                    cell.outputs = self._timed(self._check, cell.source)
                elif _is_run(cell):
                    cell.outputs = self._timed(self._learners, cell.source)
                else:
                    cell.outputs, cell.execution_count = [], None
                    continue
                cell.execution_count = count
                for output in cell.outputs:
                    if output.output_type == "execute_result":
                        output.execution_count = count
        finally:
            self._replace()

    def _timed(self, run, source):
        begun = time.monotonic()
        try:
            return run(source)
        finally:
            self._left -= time.monotonic() - begun

    def _learners(self, source):
        begun = time.monotonic()
        try:
            kernel = self._ready()
            seconds = min(self._limits.seconds_a_cell, self._left - (time.monotonic() - begun))
            result = kernel.run(source, max(seconds, 0.01))
        except Died as problem:
            self._replace()
            return [outputs.error("Stopped", str(problem))]
        self._went_well.append([source, time.monotonic() - begun])
        return result

    def _check(self, source):
        """Run a check cell on the trusted side, with stand-ins for the learner's names."""
        try:
            kernel = self._ready()
        except Died:
            kernel = None
        try:
            return trusted.run(source, kernel)
        finally:
            if kernel is None or kernel.hung:
                self._replace()

    def _ready(self):
        """The kernel, in which the cells have run that went well."""
        end = time.monotonic() + self._left
        if self._left <= 0:
            raise Died(f"The notebook ran for {self._limits.seconds_a_notebook:g} seconds; this cell was not run.")
        while self._kernel is None:
            if self._starts > MOST_RESTARTS:
                raise Died("Cells of this notebook ended Python so often that this cell was not run.")
            self._starts += 1
            self._kernel = Kernel(self._sandbox)
            self._run_again(end)
        return self._kernel

    def _run_again(self, end):
        """Run the cells that went well in a new kernel; one that this time does not is left out from now on."""
        for entry in list(self._went_well):
            source, before = entry
            left = min(end - time.monotonic(), 2 * before + 5)
            try:
                if left <= 0:
                    raise Died("")
                self._kernel.run(source, left)
            except Died:
                self._went_well.remove(entry)
                self._replace()
                return

    def _replace(self):
        kernel, self._kernel = self._kernel, None
        if kernel:
            kernel.close()


def _is_run(cell):
    """Whether Jupyter would run this cell: nothing in an empty one, nothing in one whose tag says so."""
    return bool(cell.source.strip()) and "skip-execution" not in cell.metadata.get("tags", ())
