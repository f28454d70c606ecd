"""Two commands on a fresh machine: what they install, what they start, and what the documents say of them."""
import itertools
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from jupyterlab_server.config import get_page_config
from packaging.requirements import Requirement
from traitlets.config import PyFileConfigLoader

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
START = re.search(r"^START := (.*)$", MAKEFILE, re.MULTILINE).group(1)
NOTEBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "lessons").glob("*/*.ipynb"))


def pins(file):
    """What a lock names on this machine: {package: version}."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"==[^*,]+", str(each.specifier)) for each in wanted)
    here = [each for each in wanted if not each.marker or each.marker.evaluate()]
    return {each.name: str(each.specifier)[2:] for each in here}


@pytest.mark.parametrize("file, extras", [("requirements.txt", ()),
                                          ("tests/requirements.txt", ("teach", "test"))])
def test_the_lock_names_one_version_of_each_dependency(file, extras):
    locked, optional = pins(file), PROJECT["optional-dependencies"]
    for text in itertools.chain(PROJECT["dependencies"], *(optional[extra] for extra in extras)):
        needed = Requirement(text)
        assert needed.specifier.contains(locked[needed.name]), text


def test_tests_run_on_the_versions_learners_have():
    assert pins("requirements.txt").items() <= pins("tests/requirements.txt").items()


def test_learners_install_nothing_that_only_authors_need():
    assert not pins("requirements.txt").keys() & {"jupytext", "pytest", "playwright", "statsmodels", "pandas"}


@pytest.mark.parametrize("target", ["lab", "test", "notebooks", "teach", "bench", "lock"])
def test_make_has_the_target(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{target}\b", MAKEFILE, re.MULTILINE)


def test_make_lab_passes_options_on_and_opens_the_first_notebook(unavailable):
    if not shutil.which("make"):
        unavailable("there is no make")
    printed = subprocess.run(["make", "--dry-run", "lab", "ARGS=--port 9000"], cwd=ROOT, capture_output=True,
                             text=True, check=True).stdout
    assert f"--LabApp.default_url=/lab/tree/{START} --port 9000" in printed
    assert (ROOT / START).exists()


def test_importing_helpers_loads_only_numpy_and_matplotlib_besides():
    modules = ("helpers.checks, helpers.data, helpers.descent, helpers.differentiation, helpers.explorers, "
               "helpers.figures, helpers.logistic, helpers.progress")
    code = ("import sys, numpy, matplotlib.pyplot\nbefore = set(sys.modules)\n"
            f"import {modules}\nprint(*(set(sys.modules) - before))")
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    packages = {name.partition(".")[0] for name in printed.split()}
    assert packages - sys.stdlib_module_names == {"helpers"}


def page_config(folder, monkeypatch):
    """The settings of JupyterLab's page with `folder` as JUPYTER_CONFIG_PATH, as the server makes them."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(ROOT / folder))
    return get_page_config([str(Path(sys.prefix, "share/jupyter/labextensions"))])


def test_learners_get_the_validate_button_and_no_instructors_tools(monkeypatch):
    off = set(page_config("binder", monkeypatch)["disabledExtensions"])
    assert {f"@jupyter/nbgrader:{name}" for name in ("formgrader", "create-assignment", "menu")} <= off
    assert not off & {"@jupyter/nbgrader", "@jupyter/nbgrader:validate-assignment"}
    static = Path(sys.prefix, "share/jupyter/labextensions/@jupyter/nbgrader/static")
    code = "".join(path.read_text(encoding="utf-8") for path in static.glob("*.js"))
    for name in off | {"@jupyter/nbgrader:validate-assignment"}:
        assert "nbgrader" not in name or f'"{name}"' in code, f"nbgrader has no plugin {name}"
    server = PyFileConfigLoader("jupyter_server_config.py", str(ROOT / "binder")).load_config().ServerApp
    assert server.jpserver_extensions["nbgrader.server_extensions.formgrader"] is False


def test_instructors_get_all_of_nbgrader(monkeypatch):
    off = page_config("grading", monkeypatch)["disabledExtensions"]
    assert not [name for name in off if "nbgrader" in name]


def test_the_readme_gives_the_commands_that_ci_runs():
    assert re.search(r"^make lab$", README, re.MULTILINE) and re.search(r"^make test$", README, re.MULTILINE)
    assert "REQUIRE_BROWSER=1 make test" in (ROOT / ".ci/run").read_text()
    workflow = (ROOT / ".github/workflows/ci.yml").read_text()
    assert ".ci/run" in workflow and all(f'"3.{minor}"' in workflow for minor in range(11, 15))


def test_the_public_address_is_written_once():
    assert README.count("OWNER/REPOSITORY/") == 1
    assert f"?urlpath=lab/tree/{START})" in README


def test_the_readme_links_the_lessons_there_are():
    assert sorted(re.findall(r"\((lessons/[^)]*\.ipynb)\)", README)) == NOTEBOOKS
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        if not target.endswith(".png"):
            assert (ROOT / target).exists(), target


def test_the_teaching_notes_agree_with_the_notebooks():
    notes = (ROOT / "lessons/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(\w+)\]\(([^)]+)\) \| (\d+) \| (\d+) \|", notes, re.MULTILINE)
    assert sorted(f"lessons/{path}" for _, path, _, _ in rows) == NOTEBOOKS
    sections = {}
    for name, path, minutes, points in rows:
        cells = nbformat.read(ROOT / "lessons" / path, as_version=4).cells
        text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        assert f"About {minutes} minutes" in " ".join(text.split()), name
        assert int(points) == sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells), name
        sections[name] = re.findall(r"^## (.*)$", text, re.MULTILINE)
    questions = re.findall(r"^\| (Q\d\d) \| .* \| (\w+) \| ([^|]+) \|$", notes, re.MULTILINE)
    assert {each for each, _, _ in questions} == {f"Q{number:02}" for number in range(1, 31)}
    for question, name, section in questions:
        assert section in sections[name], question
