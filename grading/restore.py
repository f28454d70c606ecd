"""What a submitted notebook goes through before it is run: it is read, mended, and what is not the learner's put back.

nbgrader restores the source of locked cells and their points; it believes the rest of what stands in the notebook,
such as which of its cells are graded. Here nothing is believed: a cell is graded if the gradebook says so.
"""
import os
import re
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import base
from nbgrader.preprocessors import NbGraderPreprocessor

from .sealed import outputs
from .submissions import LARGEST, Unreadable, is_link, parse

LONGEST_SOURCE = 10_000_000
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
NOTICE = ("**This notebook could not be graded: the file {}.** Open yours in JupyterLab, run it once more, save it, "
          "and hand that file in.")


class SubmittedNotebook(NotebookExporter):
    """Reads any file as a notebook: one that is none becomes a notebook that says so, and scores nothing."""

    def from_filename(self, filename, resources=None, **keywords):
        """Read a notebook file and pass it through the preprocessors."""
        path = Path(filename)
        resources = {} if resources is None else resources
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        try:
            notebook = read(path)
        except Unreadable as problem:
            self.log.warning("%s %s", path.name, problem)
            notebook = new_notebook(cells=[new_markdown_cell(NOTICE.format(problem))])
        return self.from_notebook_node(notebook, resources=resources, **keywords)

    def from_notebook_node(self, nb, resources=None, **keywords):
        """Pass a notebook through the preprocessors."""
        return super().from_notebook_node(mended(nb), resources=resources, **keywords)


class RestoreCells(NbGraderPreprocessor):
    """Makes of each cell what the gradebook says it is; adds graded cells that were deleted."""

    def preprocess(self, notebook, resources):
        """Restore a notebook."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            known = cells_of(gradebook.find_notebook(about["notebook"], about["assignment"]))
        present = set()
        for cell in reversed(notebook.cells):    # of several copies the last one counts, as nbgrader has it
            about_it = cell.metadata.pop("nbgrader", None)
            name = about_it.get("grade_id") if isinstance(about_it, dict) else None
            if isinstance(name, str) and name in known and name not in present:
                present.add(name)
                _restore(cell, *known[name])
            elif cell.cell_type == "markdown":
                _tame(cell)
        for name in [n for n, (about_it, _) in known.items() if n not in present]:
            if known[name][0]["grade"] or known[name][0]["task"]:
                self.log.warning("cell %s was deleted and is put back", name)
                _put_back(notebook.cells, name, *known[name])
        return notebook, resources


def cells_of(notebook):
    """{grade_id: (nbgrader's metadata, source)} of the cells that the gradebook has for a notebook."""
    solutions = {cell.name for cell in notebook.solution_cells}
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    known = {}
    for cell in sorted(notebook.source_cells, key=lambda cell: cell.name):
        known[cell.name] = ({
            "grade": cell.name in points, "solution": cell.name in solutions, "locked": cell.locked,
            "task": cell.name in tasks, "grade_id": cell.name, "cell_type": cell.cell_type,
            "checksum": cell.checksum, "schema_version": 3}, cell.source)
        if cell.name in points or cell.name in tasks:
            known[cell.name][0]["points"] = points.get(cell.name, tasks.get(cell.name))
    return known


def read(path):
    """A submitted notebook, in nbformat 4; Unreadable if it is none."""
    if is_link(path):
        raise Unreadable("is a link to another file, not a file of its own")
    if not path.is_file():
        raise Unreadable("is a folder, not a file")
    if path.stat().st_size > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    return parse(path.read_bytes())


def mended(notebook):
    """A notebook with the form that all that follows relies on, made of one that may have any."""
    cells, ids = [], set()
    given = notebook.get("cells")
    for number, cell in enumerate(given if isinstance(given, list) else ()):
        if isinstance(cell, dict):
            cells.append(_mended_cell(cell))
            name = cells[-1].get("id")
            if not (isinstance(name, str) and CELL_ID.fullmatch(name)) or name in ids:
                cells[-1]["id"] = f"cell-{number}" if f"cell-{number}" not in ids else f"cell-{number}-{len(ids)}"
            ids.add(cells[-1]["id"])
    made = new_notebook(cells=cells)
    spec = notebook.get("metadata", {}).get("kernelspec") if isinstance(notebook.get("metadata"), dict) else None
    if isinstance(spec, dict) and all(isinstance(spec.get(key), str) for key in ("name", "display_name")):
        made.metadata["kernelspec"] = nbformat.from_dict(
            {key: outputs.text(spec[key], 100) for key in ("display_name", "language", "name")
             if isinstance(spec.get(key), str)})
    made.metadata["language_info"] = nbformat.from_dict({"name": "python"})
    return made


def refuse_links():
    """Let nbgrader copy nothing of a submission that is a link: it might be one to the gradebook."""
    if not hasattr(base.find_all_files, "of_nbgrader"):
        found = base.find_all_files

        def find_all_files(path, exclude=None):
            if is_link(Path(path), above=1):
                return []
            return [file for file in found(path, exclude) if not os.path.islink(file)]    # it follows no folders within

        find_all_files.of_nbgrader = found
        base.find_all_files = find_all_files


def _mended_cell(cell):
    source = cell.get("source", "")
    kind = cell.get("cell_type") if cell.get("cell_type") in ("code", "markdown", "raw") else "raw"
    made = {"cell_type": kind, "source": outputs.text(source, LONGEST_SOURCE), "metadata": {}}
    if "id" in cell:
        made["id"] = cell["id"]
    given = cell.get("metadata") if isinstance(cell.get("metadata"), dict) else {}
    if isinstance(given.get("nbgrader"), dict):
        made["metadata"]["nbgrader"] = given["nbgrader"]
    if isinstance(given.get("tags"), list):
        made["metadata"]["tags"] = sorted({tag for tag in given["tags"] if tag in ("skip-execution", "hide-input")}
                                          if all(isinstance(tag, str) for tag in given["tags"]) else ())
    if kind == "code":
        count, shown = cell.get("execution_count"), cell.get("outputs")
        made["execution_count"] = count if type(count) is int else None
        made["outputs"] = [output for output in shown if isinstance(output, dict)] if isinstance(shown, list) else []
    elif isinstance(cell.get("attachments"), dict) and kind == "markdown":
        made["attachments"] = {str(name): data for name, data in cell["attachments"].items() if _is_picture(data)}
    return nbformat.from_dict(made)


def _is_picture(data):
    return isinstance(data, dict) and all(kind in outputs.PICTURES and isinstance(content, str)
                                          for kind, content in data.items())


def _restore(cell, about, source):
    if cell.cell_type != about["cell_type"]:
        kept = {key: cell[key] for key in ("id", "source")}
        cell.clear()
        cell.update(_new_cell(about["cell_type"], **kept))
    cell.metadata["nbgrader"] = nbformat.from_dict(about)
    if (about["grade"] and not about["solution"]) or about["locked"]:
        cell.metadata.pop("tags", None)
        cell.source = source
    elif cell.cell_type == "markdown":
        _tame(cell)


def _tame(cell):
    cell.source = outputs.tame_markdown(cell.source, cell.get("attachments", {}))


def _put_back(cells, name, about, source):
    """Insert a graded cell after the one whose name begins its own (`slope` before `slope-check`), or at the end."""
    before = [i for i, cell in enumerate(cells)
              if name.startswith(cell.metadata.get("nbgrader", {}).get("grade_id", name + "-"))]
    made = _new_cell(about["cell_type"], source=source, id=f"restored-{len(cells)}")
    made.metadata["nbgrader"] = nbformat.from_dict(about)
    cells.insert(before[-1] + 1 if before else len(cells), made)


def _new_cell(kind, **content):
    return new_code_cell(**content) if kind == "code" else new_markdown_cell(**content)
