"""The sandbox and what runs through it: honest work scores as with nbgrader alone, and what goes wrong stays small."""
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from nbgrader.utils import determine_grade, is_grade, is_solution

from grading.authoring import ROOT
from grading.sealed import outputs, plain, sandbox, shared, trusted
from grading.sealed.execute import SealedExecute, sources_of_sanitized
from grading.sealed.sandbox import Broken, NoSandbox, Sandbox
from helpers.checks import CHECKED
from tests.sealing import HONEST, LATER, SOURCES, ZERO, check_cell, first, notebook, run

NOTEBOOKS = sorted(path.relative_to(ROOT / "solutions") for path in (ROOT / "solutions").glob("*/*.ipynb"))

@pytest.fixture(scope="module")
def walls():
    with Sandbox() as made:
        yield made


def said_by(source, walls, **settings):
    """Outputs of one cell."""
    return run(new_notebook(cells=[new_code_cell(source)]), walls, **settings).notebook.cells[0].outputs


# -- honest work

def test_a_kernel_clears_away_rubbish_and_goes_on(walls):
    """What the warm process left behind must not close the files of a kernel that was forked from it."""
    busy = ("import gc\nfrom helpers import figures\nfor _ in range(10):\n    gc.collect()\n"
            "    figures.axes().figure.savefig('/tmp/a.png')\nprint('still here')")
    assert said_by(busy, walls, seconds_a_cell=30)[0].text == "still here\n"


def test_honest_work_scores_fully_and_untouched_work_nothing(walls):
    assert first(run(notebook(HONEST), walls)) == (2, 1)
    result = run(notebook("def forward_difference(f, x, h=1e-4):\n    raise NotImplementedError('not yet')"), walls)
    assert first(result) == (0, 0) and "not yet" in result.said
    assert result.scores["central_difference-check"] == 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_check_cells_take_from_the_notebook_only_what_is_asked_for(path):
    for name, source in sources_of_sanitized(nbformat.read(ROOT / "solutions" / path, 4)).items():
        wanted = trusted.foreign_names(source) - {"np", "check", "check_answer", "check_mission"}
        assert wanted <= set(CHECKED), name


@pytest.mark.parametrize("body, right", [
    ("return [(f(a + h) - f(a)) / h for a in np.ravel(x)] if np.ndim(x) == 1 else (f(x + h) - f(x)) / h", True),
    ("return np.asarray((f(x + h) - f(x)) / h)", True),
    ("return np.float64(1) * (f(x + h) - f(x)) / h", True),
    ("return np.matrix((f(x + h) - f(x)) / h)", False),
    ("print('x' * 5000); return (f(x + h) - f(x)) / h", True),
    ("import warnings; warnings.warn('careful'); return (f(x + h) - f(x)) / h", True),
    ("return lambda: 1", False), ("return None", False), ("return 'six'", False), ("return {1: 2}", False),
    ("return object()", False), ("return 1 / 0", False), ("exit()", False), ("return ValueError('x')", False),
    ("return (f(x + h) - f(x)) / h + 0j", False),
])
def test_results_of_many_kinds(walls, body, right):
    result = run(notebook(f"def forward_difference(f, x, h=1e-4):\n    {body}\n"), walls)
    assert (result.scores["forward_difference-check"] == 2) is right, result.said


def test_a_changed_argument_is_noticed_as_it_would_be_without_a_sandbox(walls):
    source = ("def forward_difference(f, x, h=1e-4):\n    y = (f(x + h) - f(x)) / h\n"
              "    if isinstance(x, np.ndarray): x *= 2\n    return y\n")
    result = run(notebook(source), walls)
    assert 0 < result.scores["forward_difference-check"] < 2 and "changed its second argument" in result.said


def test_a_call_that_hangs_is_stopped_and_told_its_line(walls):
    result = run(notebook("def forward_difference(f, x, h=1e-4):\n    while True:\n        pass\n"), walls)
    assert first(result) == (0, 0) and "did not finish in time, at line" in result.said
    assert result.scores["central_difference-check"] == 2


def test_a_call_has_the_time_that_its_probe_gives_it(walls):
    source = ("def forward_difference(f, x, h=1e-4):\n    import time\n    time.sleep(2.5 * (np.shape(x) == (2, 3)))\n"
              "    return (f(x + h) - f(x)) / h\n")
    patient = SOURCES["forward_difference-hidden"].replace("0.7)))]", "0.7)), seconds=20.0)]")
    assert "seconds=20" in patient
    assert run(notebook(source), walls).scores["forward_difference-hidden"] == 0
    given = run(notebook(source), walls, sources={**SOURCES, "forward_difference-hidden": patient})
    assert given.scores["forward_difference-hidden"] == 1


# -- a cell that dies, hangs or floods

@pytest.mark.parametrize("source, words", [
    ("import os\nos._exit(0)", "ended Python itself"),
    ("while True: pass", "stopped after"),
    ("import time\ntime.sleep(1000)", "stopped after"),
    ("while True: print('x' * 100000)", "stopped"),
    ("print('x' * 100_000_000)", "printed"),
])
def test_it_costs_that_cell_and_what_needs_it(walls, source, words):
    cells = notebook(HONEST, before=["before = 41"])
    cells.cells.insert(5, new_code_cell(source + "\nafter = 1"))
    cells.cells.insert(6, new_code_cell("print('before is', before + 1)"))
    cells.cells.insert(7, new_code_cell("print(after)"))
    result = run(cells, walls)
    assert first(result) == (2, 1) and result.scores["central_difference-check"] == 2
    assert words in cells.cells[5].outputs[-1].evalue
    assert "before is 42" in cells.cells[6].outputs[0].text
    assert cells.cells[7].outputs[0].ename == "NameError"


def test_a_cell_that_fails_only_when_run_again_does_not_loop(walls):
    # It hangs whenever it is not run for the first time: by the clock.
    trap = f"import time\nif time.time() > {time.time()} + 4: time.sleep(1000)\ntrap = 1"
    cells = notebook(HONEST, before=[trap])
    for place in (6, 7):
        cells.cells.insert(place, new_code_cell("import os, time; time.sleep(2.2); os._exit(1)"))
    begun = time.monotonic()
    result = run(cells, walls)
    assert result.scores["central_difference-check"] == 2 and first(result) == (2, 1)
    assert time.monotonic() - begun < 60


def test_a_notebook_that_dies_over_and_over_comes_to_an_end(walls):
    dying = new_notebook(cells=[new_code_cell("import os; os._exit(1)") for _ in range(20)])
    result = run(dying, walls)
    assert "so often" in result.said
    slow = new_notebook(cells=[new_code_cell("import time; time.sleep(0.5)") for _ in range(20)])
    result = run(slow, walls, seconds_a_notebook=2.0)
    assert "ran for 2 seconds" in result.said


# -- cells as IPython has them

def test_magics_shell_and_odd_cells(walls):
    cells = [new_code_cell("%%time\nx = 1"), new_code_cell("!echo shell $((1 + 1))"),
             new_code_cell("%matplotlib inline\nx"), new_code_cell("def broken(:"),
             new_code_cell("  \n"), new_raw_cell("raw"), new_markdown_cell("# text"),
             new_code_cell("input('name? ')"), new_code_cell("%%bash\necho from bash"), new_code_cell("x?"),
             new_code_cell("1 / 0", metadata={"tags": ["skip-execution"]}), new_code_cell("%no_such_magic"),
             new_code_cell("from IPython.display import clear_output\nprint('old'); clear_output(); print('new')")]
    made = run(new_notebook(cells=cells), walls).notebook.cells
    assert "Wall time" in made[0].outputs[0].text
    assert "shell 2" in made[1].outputs[0].text
    assert made[2].outputs[0].data["text/plain"] == "1"
    assert made[3].outputs[0].ename == "SyntaxError"
    assert made[4].outputs == [] and made[10].outputs == [] and made[10].execution_count is None
    assert made[7].outputs[-1].ename == "StdinNotImplementedError"
    assert "from bash" in made[8].outputs[0].text
    assert "new" in made[12].outputs[0].text and "old" not in made[12].outputs[0].text


def test_pictures_pass_and_what_is_live_does_not(walls):
    source = ("import matplotlib.pyplot as plt\nfrom IPython.display import HTML, Javascript, SVG, display, Markdown\n"
              "plt.plot([1, 2])\nplt.show()\n"
              "display(HTML('<b>bold</b><script>alert(1)</script><img src=x onerror=alert(2)>'))\n"
              "display(Javascript('alert(3)'))\ndisplay(SVG('<svg onload=\"alert(4)\"></svg>'))\n"
              "display(Markdown('<iframe src=\"javascript:alert(5)\">'))")
    result = run(new_notebook(cells=[new_code_cell(source)]), walls)
    assert "image/png" in result.text and "<b>bold</b>" in result.text
    for word in ("<script", "onerror", "javascript", "<svg", "onload", "iframe"):
        assert word not in "".join(str(o.get("data")) for o in result.notebook.cells[0].outputs).replace(
            "<IPython.core.display", ""), word


def test_long_outputs_are_cut_and_the_cell_counts(walls):
    shown = said_by("print('x' * 3_000_000)", walls)
    assert len(str(shown)) < 1.2 * outputs.MOST_KEPT and "left out" in str(shown)


# -- what may run out here

def test_a_check_cell_runs_as_the_gradebook_has_it(walls):
    forged = notebook(ZERO)
    for cell in forged.cells:
        if is_grade(cell):
            cell.source = "print('forged')"
    result = run(forged, walls)
    assert first(result) == (0, 0) and "forged" not in result.text


def test_a_graded_cell_that_the_gradebook_does_not_know_runs_in_the_sandbox(walls):
    made = notebook(HONEST)
    forged = check_cell("forward_difference-check", "import os; print('folders:', os.listdir('/'))")
    forged.metadata.nbgrader.grade_id = "invented"
    made.cells.append(forged)
    assert run(made, walls).scores["central_difference-check"] == 2
    assert "'kernel'" in made.cells[-1].outputs[0].text


def test_nothing_runs_without_knowing_which_cells_are_checks(walls):
    runner = SealedExecute()
    runner.sandbox = walls
    with pytest.raises(KeyError):
        runner.preprocess(notebook(HONEST), {})


@pytest.mark.parametrize("name", ["float", "np", "check", "check_hidden", "Probe", "secret", "isinstance", "range"])
def test_names_of_a_check_cells_own_cannot_be_taken(walls, name):
    source = f"{ZERO}\n_np = np\ndef {name}(*arguments, **keywords):\n    return 0.0\n"
    result = run(notebook(source), walls)
    assert first(result) == (0, 0) and result.scores["central_difference-check"] in (0, 2)


def test_free_names_of_a_check_cell():
    source = ("import os as o\nfrom a import b\nx = 1\ndef f(a): return a + y + x\nclass K: z = w\n"
              "g = lambda q: q + float(x) + t\n[i for i in range(3)]\nf(u)")
    assert trusted.foreign_names(source) == {"y", "w", "t", "u"}


# -- the plain data that passes

@pytest.mark.parametrize("value", [
    None, True, 3, -2**70, 1.5, float("nan"), float("inf"), 1 + 2j, "text", "\ud800", ..., [1, [2.0, "x"]], (1, ()),
    {"a": (1, 2)}, np.arange(6.0).reshape(2, 3), np.array(3), np.float32(2), np.array(["ab", "c"]), np.zeros((0, 3)),
    np.arange(4)[::2], np.array([1, 2], ">i4"), range(3)], ids=repr)
def test_plain_data_comes_back_as_it_was(value):
    def refuse(*_):
        raise AssertionError

    back = plain.decode(plain.loads(plain.dumps(plain.encode(value, refuse))), refuse)
    if isinstance(value, np.ndarray | np.generic):
        assert back.dtype == value.dtype and np.array_equal(back, value)
    else:
        assert repr(back) == repr(list(value) if isinstance(value, range) else value)


@pytest.mark.parametrize("data", [
    {"array": ["|O", [1], "AAAAAAAAAAA="]}, {"array": ["<f8", [10**9], "AAAA"]}, {"array": ["<f8", [-1], "AAAA"]},
    {"array": ["<f8,<f8", [1], "AAAA"]}, {"array": "x"}, {"int": "0x" + "f" * 5000}, {"int": 5}, {"float": "x"},
    {"float": None}, {"list": 7}, {"dict": [[1]]}, {"dict": [[{"list": []}, None]]}, {"a": 1, "b": 2}, [1], 1.5,
    {"complex": ["0"]}, {"pickle": "gASVCgAAAAAAAACMBnN5c3RlbZQu"}, {"handle": None}], ids=str)
def test_data_of_another_form_is_refused(data):
    from grading.sealed.standins import receive

    with pytest.raises((plain.NotPlain, TypeError, ValueError)):
        plain.decode(data, lambda kind, content: receive(None, kind, content))


def test_data_that_is_deep_or_long_is_refused():
    def refuse(*_):
        raise plain.NotPlain

    deep, round_about = [], []
    for _ in range(30):
        deep = [deep]
    round_about.append(round_about)
    for value in (deep, round_about, list(range(200_000)), np.zeros(10**6), 1 << 10_000):
        with pytest.raises(plain.NotPlain):
            plain.encode(value, refuse)
    for text in ("[" * 100_000, "nonsense", "x" * 5_000_000):
        with pytest.raises(plain.NotPlain):
            plain.loads(text)


# -- no sandbox, and the end of one

def test_a_machine_without_bubblewrap_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSandbox, match=r"\(bwrap\) is not installed.*apt-get install bubblewrap.*--no-sandbox"):
        Sandbox()


def test_a_sandbox_that_cannot_be_built_gives_the_reason_and_leaves_nothing(monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(sandbox.tempfile, "gettempdir", lambda: str(tmp_path))
    with pytest.raises(NoSandbox, match="No permissions to create new namespace"):
        Sandbox()
    assert not list(tmp_path.glob("sealed-*"))


def test_nothing_is_left_after_the_end(tmp_path):
    made = Sandbox()
    begun = threading.Timer(2.0, made._process.kill)    # as the system might
    begun.start()
    with pytest.raises(Broken):
        run(new_notebook(cells=[new_code_cell("import time; time.sleep(60)")]), made, seconds_a_cell=60.0)
    made.close()
    assert not made.folder.exists() and not made.works


def test_a_killed_grader_leaves_no_process_and_its_folder_is_swept(tmp_path):
    script = ("import sys, time; from grading.sealed.sandbox import Sandbox; from grading.sealed.kernel import Kernel\n"
              "s = Sandbox(); k = Kernel(s); print(s._process.pid, s.folder, flush=True); time.sleep(60)")
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT) as grader:
        pid, folder = grader.stdout.readline().split()
        grader.kill()
    end = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
    os.utime(folder, (0, 0))
    sandbox._sweep()
    assert not Path(folder).exists()


def test_a_python_that_the_sandbox_would_hide_is_refused(monkeypatch):
    monkeypatch.setattr(sys, "prefix", "/tmp/course/.venv")
    with pytest.raises(sandbox.NoSandbox, match=r"installed in /tmp/course/\.venv.*Move the course out of /tmp"):
        Sandbox()


def test_the_shared_sandbox_is_used_again_and_ends_by_itself(monkeypatch):
    shared.close()
    monkeypatch.setattr(shared, "SECONDS_TO_WAIT", 0.3)
    with shared.sandbox() as one:
        pass
    with shared.sandbox() as two:
        assert one is two
    end = time.monotonic() + 10
    while one.folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not one.works and not one.folder.exists()


def test_without_a_sandbox_on_purpose_it_is_loud(caplog):
    runner = SealedExecute(no_sandbox=True)
    made = notebook(HONEST)
    runner.preprocess(made, {"metadata": {"path": str(ROOT)}})
    scores = [determine_grade(c)[0] for c in made.cells if is_grade(c) and not is_solution(c)]
    assert scores == [2, 1, 2] and SOURCES and LATER
    assert "WITHOUT A SANDBOX" in caplog.text
