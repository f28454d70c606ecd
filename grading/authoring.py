"""From an author's `solutions/L/N.py` to `solutions/L/N.ipynb` and, through nbgrader, to `lessons/L/N.ipynb`.

The source is Jupytext's py:percent. Three markers stand for nbgrader's metadata:

    # %% exercise="name"              the cell a learner fills in; it defines the function or variable `name`
    # %% check="name" points=2        a cell that grades it; hidden when it holds a hidden-tests region
    # %% [markdown] locked=True       text that grading restores if a learner changed it
"""
import ast
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import jupytext
import nbformat
from nbgrader.utils import compute_checksum
from tqdm.auto import tqdm

from helpers.checks import points_of

ROOT = Path(__file__).resolve().parent.parent
MARKERS = {"exercise", "check", "points", "locked"}
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class AuthoringError(ValueError):
    """A source file breaks the rules above; the message says where and how to mend it."""


class LessonInUse(RuntimeError):
    """A lesson's notebook holds somebody's work, which rebuilding would overwrite."""


def build(only=(), root=ROOT, progress=True):
    """Write the notebooks of `root/solutions` and `root/lessons` anew; return the paths that changed.

    only: sources to build, such as "01_numerical_differentiation/1_slopes"; all of them if empty.
    """
    sources = sorted((root / "solutions").glob("*/*.py"))
    known = {str(s.relative_to(root / "solutions").with_suffix("")): s for s in sources}
    if unknown := set(only) - set(known):
        raise AuthoringError(f"no source {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    sources = [s for name, s in known.items() if not only or name in only]
    changed = []
    for source in tqdm(sources, desc="solutions", disable=not progress):
        notebook = nbformat.writes(expand(source.read_text(encoding="utf-8"), source.relative_to(root)))
        changed += _write_if_changed(source.with_suffix(".ipynb"), notebook + "\n")
    with tempfile.TemporaryDirectory() as folder:
        for lesson in tqdm(sorted({s.parent.name for s in sources}), desc="lessons", disable=not progress):
            notebooks = [s.stem for s in sources if s.parent.name == lesson]
            changed += _release(root, lesson, notebooks, Path(folder))
    return changed


def expand(text, where):
    """The nbformat notebook of a py:percent source `text`; `where` names it in error messages."""
    notebook = jupytext.reads(text, fmt="py:percent")
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    exercises, taken = set(), set()
    for cell in notebook.cells:
        marks = {key: cell.metadata[key] for key in cell.metadata if key != "lines_to_next_cell"}
        if unknown := set(marks) - MARKERS:
            raise AuthoringError(f"{where}: unknown marker {sorted(unknown)}; there are {sorted(MARKERS)}")
        cell.metadata = nbformat.from_dict({})
        if "exercise" in marks:
            _mark_exercise(cell, marks["exercise"], exercises, where)
        elif "check" in marks:
            _mark_check(cell, marks, exercises, taken, where)
        elif marks.get("locked"):
            _mark(cell, f"text-{_digest(cell)}", grade=False, solution=False, locked=True)
        cell.id = _unique(cell.metadata.get("nbgrader", {}).get("grade_id") or plain_id(cell), taken)
        taken.add(cell.id)
    if unchecked := exercises - {name.partition("-")[0] for name in taken if "-" in name}:
        raise AuthoringError(f"{where}: no check cell for {sorted(unchecked)}")
    nbformat.validate(notebook)
    return notebook


def plain_id(cell):
    """The id of a cell without a marker: it changes with the text, and so does not change without it."""
    return f"{cell.cell_type}-{_digest(cell)}"


def _digest(cell):
    return hashlib.sha256(cell.source.encode()).hexdigest()[:10]


def _unique(name, taken):
    count = 1
    while (candidate := name if count == 1 else f"{name}-{count}") in taken:
        count += 1
    return candidate


def _mark(cell, grade_id, *, grade, solution, locked, points=None):
    metadata = {"grade": grade, "grade_id": grade_id, "locked": locked,
                "schema_version": 3, "solution": solution, "task": False}
    if points is not None:
        metadata["points"] = points
    cell.metadata["nbgrader"] = nbformat.from_dict(metadata)


def _mark_exercise(cell, name, exercises, where):
    if name in exercises:
        raise AuthoringError(f"{where}: exercise {name!r} stands twice")
    if "### BEGIN SOLUTION" not in cell.source or name not in _defined_names(cell.source):
        raise AuthoringError(f"{where}: the cell of exercise {name!r} needs a definition of {name} "
                             "and a region between ### BEGIN SOLUTION and ### END SOLUTION")
    exercises.add(name)
    _mark(cell, name, grade=False, solution=True, locked=False)


def _mark_check(cell, marks, exercises, taken, where):
    name, points = marks["check"], marks.get("points")
    if name not in exercises:
        raise AuthoringError(f"{where}: a check of {name!r} stands before its exercise cell")
    if not isinstance(points, int | float) or points <= 0:
        raise AuthoringError(f"{where}: the check of {name!r} needs points above 0")
    hidden = "### BEGIN HIDDEN TESTS" in cell.source
    if not hidden and points != points_of(name):
        raise AuthoringError(f"{where}: the check of {name!r} gives {points_of(name)} points, "
                             f"the marker says {points}")
    _mark(cell, _unique(f"{name}-{'hidden' if hidden else 'check'}", taken),
          grade=True, solution=False, locked=True, points=points)


def _defined_names(source):
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _release(root, lesson, notebooks, folder):
    """Run nbgrader's generate_assignment into `folder`; copy what changed to `root/lessons`."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", lesson, "--force", "--create", "--no-db",
               f"--CourseDirectory.root={root}", f"--CourseDirectory.release_directory={folder}"]
    if len(notebooks) == 1:
        command.append(f"--notebook={notebooks[0]}")
    done = subprocess.run(command, cwd=ROOT / "grading", capture_output=True, text=True, check=False)
    changed = []
    for name in notebooks:
        released, target = folder / lesson / f"{name}.ipynb", root / "lessons" / lesson / f"{name}.ipynb"
        if done.returncode or not released.exists():
            raise AuthoringError(f"nbgrader could not release {lesson}/{name}:\n{done.stderr}")
        if target.exists() and (cells := written_by_hand(target)):
            raise LessonInUse(f"{target.relative_to(root)} holds work of yours ({', '.join(cells)}). "
                              "Move it elsewhere, then run `make notebooks` again.")
        changed += _write_if_changed(target, released.read_text(encoding="utf-8"))
    return changed


def written_by_hand(path):
    """Ids of the cells of a lesson's notebook that are not as they were released."""
    touched = []
    for cell in nbformat.read(path, as_version=4).cells:
        marked = cell.metadata.get("nbgrader")
        if marked and marked.get("checksum") not in (None, compute_checksum(cell)):
            touched.append(cell.id)
        elif not marked and cell.source.strip() and not cell.id.startswith(plain_id(cell)):
            touched.append(cell.id)
    return touched


def _write_if_changed(path, text):
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [path]
