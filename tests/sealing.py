"""What the tests of sealed execution share: a small notebook, run in the sandbox, and what came of it."""
import types

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade, is_grade

from grading.sealed.execute import SealedExecute

HONEST = "def forward_difference(f, x, h=1e-4):\n    return (f(x + h) - f(x)) / h\n"
ZERO = "def forward_difference(f, x, h=1e-4):\n    return 0.0\n"
LATER = "def central_difference(f, x, h=1e-4):\n    return (f(x + h) - f(x - h)) / (2 * h)\n"
FIRST = "import numpy as np\nfrom helpers.checks import check, check_answer, check_mission\n"
SOURCES = {
    "forward_difference-check": "check(forward_difference)",
    "forward_difference-hidden": (
        "from helpers.checks import Probe, check_hidden\n"
        "secret = np.random.default_rng(7).uniform(0.5, 3.0, (2, 3))\n"
        "check_hidden('forward_difference', forward_difference, 1, [\n"
        "    Probe('1/x', lambda: (lambda x: 1 / x, secret.copy(), 0.7), -1 / (secret * (secret + 0.7)))])"),
    "central_difference-check": "check(central_difference)",
}
POINTS = {"forward_difference-check": 2, "forward_difference-hidden": 1, "central_difference-check": 2}


def check_cell(name, source=None):
    """A check cell as it stands in a notebook."""
    cell = new_code_cell(SOURCES[name] if source is None else source)
    cell.metadata["nbgrader"] = nbformat.from_dict({
        "grade": True, "solution": False, "locked": True, "task": False, "grade_id": name, "points": POINTS[name],
        "schema_version": 3, "cell_type": "code", "checksum": "0" * 32})
    return cell


def notebook(*sources, before=()):
    """Cells of `before`, those of `sources` in place of the first exercise, its checks, and an honest second one."""
    cells = [new_code_cell(source) for source in (FIRST, *before, *sources)]
    cells += [check_cell("forward_difference-check"), check_cell("forward_difference-hidden"),
              new_code_cell(LATER), check_cell("central_difference-check")]
    return new_notebook(cells=cells)


def run(made, sandbox, seconds_a_cell=3.0, sources=SOURCES, **settings):
    """Run a notebook; .scores by grade_id, .said as all text of its outputs."""
    runner = SealedExecute()
    runner.sandbox, runner.sources, runner.seconds_a_cell = sandbox, sources, seconds_a_cell
    for name, value in settings.items():
        setattr(runner, name, value)
    runner.preprocess(made, {})
    nbformat.validate(made)
    text = nbformat.writes(made)
    text.encode()    # every file can hold it
    scores = {c.metadata.nbgrader.grade_id: determine_grade(c)[0] for c in made.cells if is_grade(c)}
    said = "\n".join(str(o.get("text") or o.get("data") or o.get("evalue")) for c in made.cells
                     if c.cell_type == "code" for o in c.outputs)
    return types.SimpleNamespace(scores=scores, said=said, notebook=made, text=text)


def first(result):
    """Points of the first exercise: its check and its hidden test."""
    return result.scores["forward_difference-check"], result.scores["forward_difference-hidden"]
