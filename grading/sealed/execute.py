"""The nbgrader preprocessor that runs a submission: the learner's cells in the sandbox, the check cells out here."""
import ast
import contextlib
import io
import time

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Float

from . import standins
from .kernel import Died, Kernel
from .sandbox import Sandbox

# What check cells may use without importing it themselves.
PRELUDE = """
import numpy as np
from helpers.checks import check, check_answer, check_mission
"""


class SealedExecute(NbGraderPreprocessor):
    """Takes the place of nbgrader's Execute; what follows it (saving grades, feedback) finds ordinary outputs."""

    seconds_a_cell = Float(30.0, help="how long one of the learner's cells may run").tag(config=True)
    seconds_a_notebook = Float(300.0, help="how long all of them may run").tag(config=True)

    sandbox = None    # one that is kept warm for many notebooks; made anew for each if there is none

    def preprocess(self, notebook, resources):
        """Run all cells of `notebook` and write their outputs into it."""
        if self.sandbox is not None:
            Run(self.sandbox, self).cells(notebook.cells)
        else:
            with Sandbox() as sandbox:
                Run(sandbox, self).cells(notebook.cells)
        return notebook, resources


class Run:
    """One notebook, cell by cell. A kernel that dies is replaced, and the cells that went well are run again."""

    def __init__(self, sandbox, limits):
        self._sandbox, self._limits = sandbox, limits
        self._left = limits.seconds_a_notebook
        self._went_well = []
        self._kernel = None

    def cells(self, cells):
        """Run the code cells in order."""
        try:
            for count, cell in enumerate((c for c in cells if c.cell_type == "code"), start=1):
                cell.execution_count = count
                cell.outputs = self._check(cell) if _is_check(cell) else self._learners(cell)
        finally:
            if self._kernel:
                self._kernel.close()

    def _learners(self, cell):
        begun = time.monotonic()
        seconds = min(self._limits.seconds_a_cell, self._left)
        if seconds <= 0:
            return [_error("OutOfTime", f"The notebook ran for {self._limits.seconds_a_notebook:g} seconds; "
                                        "this cell was not run any more.")]
        try:
            outputs = self._ready().run(cell.source, seconds)
        except Died as problem:
            self._replace()
            return [_error("Stopped", str(problem))]
        finally:
            self._left -= time.monotonic() - begun
        self._went_well.append(cell.source)
        return outputs

    def _check(self, cell):
        """Run a check cell on the trusted side, with stand-ins for the learner's names."""
        tree = ast.parse(cell.source)
        namespace = {"__name__": "check"}
        exec(PRELUDE, namespace)
        try:
            namespace.update(standins.look_up(self._ready(), _names_in(tree) - set(namespace)))
        except Died:
            self._replace()
        outputs = run_trusted(tree, namespace)
        if self._kernel and self._kernel.hung:
            self._replace()
        return outputs

    def _ready(self):
        if self._kernel is None:
            self._kernel = Kernel(self._sandbox)
            for source in self._went_well:
                self._kernel.run(source, self._limits.seconds_a_cell)
        return self._kernel

    def _replace(self):
        if self._kernel:
            self._kernel.close()
        self._kernel = None


def run_trusted(tree, namespace):
    """Outputs of a check cell: what it printed, and the value of its last line."""
    printed, outputs, last = io.StringIO(), [], None
    body = list(tree.body)
    if body and isinstance(body[-1], ast.Expr):
        last = ast.Expression(body.pop().value)
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            exec(compile(ast.Module(body, []), "<check>", "exec"), namespace)
            value = eval(compile(last, "<check>", "eval"), namespace) if last else None
            if value is not None:
                data = {"text/plain": repr(value)}
                if hasattr(value, "_repr_html_"):
                    data["text/html"] = value._repr_html_()
                outputs.append(new_output("execute_result", data=data, execution_count=None))
        except NameError as problem:
            outputs.append(_error("NameError", f"{problem.name} is not defined: its cell raised an error or was "
                                               "not run."))
        except Exception as problem:
            outputs.append(_error(type(problem).__name__, str(problem)))
    if printed.getvalue():
        outputs.insert(0, new_output("stream", name="stdout", text=printed.getvalue()))
    return outputs


def _is_check(cell):
    return is_grade(cell) and not is_solution(cell)


def _names_in(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _error(name, message):
    return new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])
