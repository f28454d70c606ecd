"""How fast the explorable figures answer, in JupyterLab in Chromium, against `@interact`; for `make bench`.

Every slider of every figure is measured where a learner meets it, in the solved notebooks: from a key pressed on
it to the first frame of the page in which the picture's pixels differ. The rival draws the same picture from the
same data the way most notebooks do: `@interact` around a function that plots anew, with inline matplotlib. It is
spared writing the reading and the state. And how long Run All takes, which learners wait for. This prints tables and
judges nothing. Names of notebooks, such as 01_numerical_differentiation/1_slopes, as arguments: only these.
"""
import contextlib
import json
import math
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from tqdm.auto import tqdm

from .browser import lab
from .browser.notebook import Notebook, shown_explorer
from .browser.stopwatch import first_picture, presses

IMPORTS = 15
MODULES = ", ".join(f"helpers.{name}" for name in ("checks", "data", "figures", "explorers", "differentiation"))

RIVAL = '''
import copy
import matplotlib.pyplot as plt
from ipywidgets import interact

def rival(explorer):
    """What `explorer` shows, plotted anew on every move."""
    twin = copy.copy(explorer)
    twin.view = twin._background = None

    def replot(**state):
        twin.figure = plt.figure(figsize=explorer.size, dpi=100)
        twin.draw(twin.figure)
        twin.update(**twin._checked(state))    # the page sends 20.0 for 20
        plt.show()

    state = explorer.state
    interact(replot, **{name: control.widget(state[name]) for name, control in explorer.controls.items()})

%matplotlib inline
explorer = Out[max(Out)]    # not _, which a notebook may have used for something else
explorer.set(**START)
rival(explorer)
'''

# States in which every press shows: two flat arrays of different lengths look the same, whatever the lengths.
START = {"Broadcast": {"a": "(m,)", "b": "(m, 1)"}}

# A key press without the browser: the new value arrives as from the page, and picture and words are sent.
KERNEL = '''
import json, statistics, time
from helpers.explorers.base import LogSlider

def kernel_times(explorer, name, steps=40):
    """Milliseconds of each of `steps` moves of the control `name`."""
    control, widget, times = explorer.controls[name], explorer.widgets[name], []
    for i in range(steps + 5):
        share = 0.3 + 0.4 * (i % 2) + 0.001 * i
        value = control.low + share * (control.high - control.low)
        value = 10**value if isinstance(control, LogSlider) else control.clip(value)
        start = time.perf_counter()
        widget.set_state({"value": value})
        times.append(1000 * (time.perf_counter() - start))
    return times[5:]

before = explorer.state
times = {name: statistics.median(kernel_times(explorer, name))
         for name, control in explorer.controls.items() if hasattr(control, "step")}
explorer.set(**before)
print(json.dumps(times))
'''

def main():
    """Measure and print."""
    share, base = import_share()
    print(f"importing {MODULES}\n"
          f"adds {share:.0%} to importing numpy and matplotlib.pyplot, which takes {1000 * base:.0f} ms\n")
    if lab.browser_path() is None:
        sys.exit("The figures are measured in Chromium or Chrome, and there is none on this machine.")
    names = sys.argv[1:] or lab.lessons()
    print("solved notebook                                          Run All, s")
    for name, seconds in run_all(names):
        tqdm.write(f"{name:56} {seconds:10.1f}")
    print("\nfigure        slider     key press to changed pixels, ms    @interact     first  update in\n"
          "                          figure         @interact         times as   picture the kernel\n"
          "                          median   p95   median   p95          long        ms         ms")
    for name in tqdm(names, desc="notebooks", leave=False):
        for row in measure(name):
            tqdm.write(row)


def import_share(repeats=IMPORTS):
    """(what importing helpers adds, as a share of importing NumPy and matplotlib; the latter, in seconds)."""
    program = ("from time import perf_counter as now; a = now(); import numpy, matplotlib.pyplot; b = now(); "
               f"import {MODULES}; c = now(); print((c - b) / (b - a), b - a)")

    def once():
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                              cwd=lab.ROOT)
        return map(float, done.stdout.split())

    measured = [once() for _ in tqdm(range(repeats), desc="imports", leave=False)]
    return tuple(map(statistics.median, zip(*measured, strict=True)))


@contextlib.contextmanager
def opener(change=lambda course: True):
    """A function that opens a notebook of a copy of the course in the browser; `change` may alter the copy before."""
    from playwright.sync_api import sync_playwright
    with tempfile.TemporaryDirectory() as folder:
        course, home = Path(folder, "course"), Path(folder, "home")
        home.mkdir()
        lab.copy_course(course)
        change(course)
        with lab.jupyterlab(course, home) as address, sync_playwright() as playwright:
            browser = lab.launch(playwright)
            yield lambda path: Notebook(browser.new_page(viewport={"width": 1280, "height": 900}), address(path))
            browser.close()


def run_all(names):
    """(name, seconds from Run All until the last cell is done) of each notebook, solved."""
    with opener() as opened:
        for name in tqdm(names, desc="Run All", leave=False):
            notebook = opened(f"solutions/{name}.ipynb")
            yield name, notebook.run_all()
            notebook.shut_down()


def measure(name):
    """Rows of the table for the figures of notebook `name`."""
    path, places = f"solutions/{name}.ipynb", {}
    with opener(lambda course: places.update(prepare(course / path))) as opened:
        if places:
            yield from in_page(opened(path), places)


def prepare(path):
    """Put the rival and the kernel's clock below each explorer's cell; return {index of its cell: class}."""
    notebook = nbformat.read(path, as_version=4)
    cells, places = [], {}
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "code" and (shown := shown_explorer(cell.source)):
            places[len(cells) - 1] = shown
            cells[-1].source = cell.source + "\n"
            cells += [nbformat.v4.new_code_cell(f"START = {START.get(shown, {})}\n{RIVAL}"),
                      nbformat.v4.new_code_cell(KERNEL)]
    notebook.cells = cells
    nbformat.write(notebook, path)
    return places


def in_page(notebook, places):
    """Run the notebook cell by cell and measure at each explorer."""
    codes = [i for i, cell in enumerate(notebook.cells()) if cell["cell_type"] == "code"]
    for i in codes:
        notebook.select(i)
        if i not in places:
            run(notebook)
            continue
        first = first_picture(notebook, i)
        for rest in (i + 1, i + 2):
            notebook.select(rest)
            run(notebook)
        kernel = json.loads(notebook.cells()[i + 2]["outputs"][-1]["text"])
        yield from each_control(notebook, i, places[i], first, kernel)


def run(notebook):
    """Run the active cell and wait for it."""
    notebook.page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
    notebook.wait_until_idle()


def each_control(notebook, index, name, first, kernel):
    """A row of the table for each slider of one explorer."""
    for number, label in enumerate(tqdm(list(kernel), desc=name, leave=False)):
        ours, theirs = (presses(notebook, i, number) for i in (index, index + 1))
        faster = statistics.median(theirs.times or [0]) / statistics.median(ours.times or [math.nan])
        note = f"   {ours.unchanged} presses changed nothing" if ours.unchanged else ""
        yield f"{name:13} {label:9} {ours} {theirs} {faster:13.1f} {first:9.0f} {kernel[label]:10.1f}{note}"


if __name__ == "__main__":
    main()
