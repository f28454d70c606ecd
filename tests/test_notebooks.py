"""Every notebook, executed: no error, full marks, figures that can be read, numbers in the prose that are true."""
import json
import re
import textwrap
from html.parser import HTMLParser

import nbformat
import pytest
from nbclient import NotebookClient

from grading.authoring import ROOT
from helpers.checks import CHECKED, Exercise

SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NAMES = [f"{p.parent.name}/{p.stem}" for p in SOLUTIONS]

# Run at the end of a notebook: what its figures say to a reader.
INSPECTION = textwrap.dedent("""
    import gc, json
    from helpers.explorers.base import Explorer
    from helpers.figures import Picture
    def _words(figure):
        # Axes that are off hold a picture: the place of a pixel has no unit, and one title may stand above them all.
        return [[a.get_title("left") or a.get_title("center"), a.get_xlabel(), a.get_ylabel()]
                if a.axison else [figure.get_suptitle() or a.get_title("center"), "off", "off"] for a in figure.axes]
    _objects = gc.get_objects()
    print(json.dumps({
        "pictures": [_words(o.figure) for o in _objects if isinstance(o, Picture)],
        "explorers": [[type(o).__name__, o.reading, _words(o.figure)] for o in _objects
                      if isinstance(o, Explorer) and o.view is not None]}))
""")


each_executed = pytest.mark.parametrize("executed", SOLUTIONS, ids=NAMES, indirect=True, scope="module")


@pytest.fixture(scope="module")
def executed(request):
    notebook = nbformat.read(request.param, 4)
    notebook.cells.append(nbformat.v4.new_code_cell(INSPECTION, id="inspection"))
    client = NotebookClient(notebook, timeout=60, allow_errors=True,
                            resources={"metadata": {"path": request.param.parent}})
    return client.execute()


def outputs(notebook, kind):
    return [(c, o) for c in notebook.cells if c.cell_type == "code" for o in c.outputs if o.output_type in kind]


@each_executed
def test_nothing_fails_and_nothing_goes_to_stderr(executed):
    assert [(c.id, o.get("evalue", o.get("text"))) for c, o in outputs(executed, ("error", "stream"))
            if o.output_type == "error" or o.name == "stderr"] == []


@each_executed
def test_every_check_gives_all_its_points(executed):
    checks = [c for c in executed.cells if c.metadata.get("nbgrader", {}).get("grade")]
    assert checks
    for cell in checks:
        assert float(cell.outputs[-1].data["text/plain"]) == cell.metadata.nbgrader.points, cell.id


class Images(HTMLParser):
    def __init__(self):
        super().__init__()
        self.alts = []

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.alts.append(dict(attributes).get("alt", ""))


@each_executed
def test_every_picture_has_alt_text(executed):
    for cell, output in outputs(executed, ("display_data", "execute_result")):
        data = output.data
        if "application/vnd.jupyter.widget-view+json" in data:
            continue
        parser = Images()
        parser.feed(data.get("text/html", ""))
        assert all(len(alt.split()) >= 8 for alt in parser.alts), f"{cell.id}: {parser.alts}"
        assert not any(kind.startswith("image/") for kind in data), f"{cell.id}: show it with figures.show"


@each_executed
def test_every_figure_has_a_title_and_labels(executed):
    found = json.loads(executed.cells[-1].outputs[0].text)
    for axes in found["pictures"] + [axes for _, _, axes in found["explorers"]]:
        assert axes
        for title, x, y in axes:
            assert len(title.split()) >= 3, axes
            assert x and y, axes


@each_executed
def test_every_explorer_reads_in_words(executed):
    found = json.loads(executed.cells[-1].outputs[0].text)
    assert found["explorers"]
    for name, reading, _ in found["explorers"]:
        assert len(reading.split()) >= 8 and "raised" not in reading and "not written" not in reading, name


@each_executed
def test_every_number_in_the_prose_stands_in_a_cell_or_its_output(executed):
    shown = "".join(o.get("text", "") or o.get("data", {}).get("text/plain", "")
                    for _, o in outputs(executed, ("stream", "execute_result", "display_data")))
    code = "".join(c.source for c in executed.cells if c.cell_type == "code")
    missing = [number for c in executed.cells if c.cell_type == "markdown"
               for number in re.findall(r"(?<![\w.])\d+\.\d{2,}(?:e[-+]?\d+)?|(?<![\w.])\d+\.\d+e[-+]?\d+", c.source)
               if number not in shown + code and f"{float(number):g}" not in code]
    assert missing == []


@each_executed
def test_prose_is_short_and_calm(executed):
    for cell in executed.cells:
        if cell.cell_type == "markdown":
            plain = re.sub(r"`[^`]*`|\$[^$]*\$|<!--.*?-->|!\[", "", cell.source)
            assert "!" not in plain, cell.source
            assert "—" not in plain and "–" not in plain, cell.source


def headings(folder, notebook):
    source = nbformat.read(ROOT / "solutions" / folder / f"{notebook}.ipynb", 4)
    text = "\n".join(c.source for c in source.cells if c.cell_type == "markdown")
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def test_what_a_check_tells_to_reread_exists():
    places = {item.see for item in CHECKED.values() if not isinstance(item, Exercise)}
    places |= {m.see for item in CHECKED.values() if isinstance(item, Exercise) for m in item.misconceptions}
    for place in places:
        number, _, heading = place.partition(" ")
        lesson, _, part = number.partition("/")
        path = next(p for p in SOLUTIONS if p.parent.name.startswith(lesson) and (not part or p.stem.startswith(part)))
        assert heading in headings(path.parent.name, path.stem), place


@pytest.mark.parametrize("path", SOLUTIONS, ids=NAMES)
def test_links_lead_somewhere(path):
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#]+)", cell.source):
                assert "://" in target or (path.parent / target).exists(), target


@pytest.mark.parametrize("path", sorted((ROOT / "lessons").glob("*/*.ipynb")) + SOLUTIONS,
                         ids=lambda p: "/".join(p.parts[-3:]))
def test_no_output_widget_state_or_kernel_noise_is_committed(path):
    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"nbgrader"} | ({"deletable", "editable"} if "lessons" in path.parts else set())
        assert cell.cell_type != "code" or (cell.outputs == [] and cell.execution_count is None)
