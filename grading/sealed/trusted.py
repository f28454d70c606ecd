"""Running a check cell: the only code that runs with the instructor's rights, and it is the instructor's."""
import ast
import builtins
import contextlib
import io
import math
import symtable
import threading

from nbformat.v4 import new_output

from helpers.bounds import with_planted_exception

from . import outputs, standins
from .kernel import Died

SECONDS_A_CHECK = 240.0    # more than three trainings of a minute, which is what the last exercise may take
PRINTED_AT_MOST = 10_000
# What check cells may use without importing it themselves.
PRELUDE = """
import numpy as np
from helpers.checks import check, check_answer, check_mission
"""
_one_at_a_time = threading.Lock()    # standard output is one for all threads


def run(source, kernel):
    """Outputs of a check cell, with stand-ins for what it names of the learner's in `kernel` (or None)."""
    namespace = {"__name__": "check"}
    exec(PRELUDE, namespace)
    try:
        tree, wanted = ast.parse(source), foreign_names(source) - set(namespace)
    except SyntaxError as problem:
        return [outputs.error("SyntaxError", f"This check cannot be read: {problem}")]
    with contextlib.suppress(Died):
        if kernel and wanted:
            namespace.update(standins.look_up(kernel, wanted))
    with _one_at_a_time:
        return _outputs(tree, namespace)


def foreign_names(source):
    """Names that a check cell takes from the notebook: what it uses and neither makes itself nor Python has.

    A learner who calls a variable `float` or `rng` must not thereby get into the cell's own workings.
    """
    top = symtable.symtable(source, "<check>", "exec")
    made = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported() or s.is_namespace()}
    return {name for name in _globals(top) if name not in made and not hasattr(builtins, name)
            and not name.startswith("__")}


def _globals(table):
    if table.get_type() == "module":
        names = {s.get_name() for s in table.get_symbols() if s.is_referenced()}
    else:
        names = {s.get_name() for s in table.get_symbols() if s.is_global()}
    return names.union(*(_globals(child) for child in table.get_children()))


def _outputs(tree, namespace):
    """What a cell printed, and the value of its last line."""
    printed, results, last = io.StringIO(), [], None
    body = list(tree.body)
    if body and isinstance(body[-1], ast.Expr):
        last = ast.Expression(body.pop().value)

    def shown():
        exec(compile(ast.Module(body, []), "<check>", "exec"), namespace)
        return _shown(eval(compile(last, "<check>", "eval"), namespace) if last else None)

    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            results = with_planted_exception(SECONDS_A_CHECK, shown)
        except KeyboardInterrupt:
            raise
        except NameError as problem:
            results = [outputs.error("NameError", f"{problem.name} is not defined: its cell raised an error, was "
                                                  "stopped or was not run.")]
        except BaseException as problem:    # with a stand-in's SystemExit among them
            results = [outputs.error(type(problem).__name__, _text_of(problem))]
    if text := printed.getvalue():
        results.insert(0, new_output("stream", name="stdout", text=outputs.text(text, PRINTED_AT_MOST)))
    return results


def _shown(value):
    """The output that shows a value. nbgrader reads points from it, and takes all that is no number for full points."""
    if value is None:
        return []
    if isinstance(value, standins.StandIn | standins.Opaque):
        return [outputs.error("TypeError", "a check ended with something that is no result")]
    words = repr(value)
    with contextlib.suppress(ValueError):
        words = words if math.isfinite(float(words)) else "0"
    data = {"text/plain": outputs.text(words)}
    if hasattr(value, "_repr_html_"):
        data["text/html"] = outputs.text(value._repr_html_(), outputs.MOST_KEPT)
    return [new_output("execute_result", data=data, execution_count=None)]


def _text_of(problem):
    try:
        return str(problem)
    except Exception:
        return ""
