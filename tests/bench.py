"""How fast the explorable figures answer, in JupyterLab in Chromium, against `@interact`. Run by `make bench`.

Every figure of every solved notebook is measured where a learner meets it. From a key pressed on a slider to the
first frame of the page in which the picture's pixels differ; the rival draws the same picture from the same data
the way most notebooks do: `@interact` around a function that plots anew, with inline matplotlib. It does not even
write the reading and the state. It prints a table and judges nothing.
"""
import ast
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
from tqdm.auto import tqdm

from helpers import explorers

from .browser import lab

PRESSES, WARM_UP, IMPORTS = 40, 5, 15
MODULES = ", ".join(f"helpers.{name}" for name in ("checks", "figures", "explorers", "differentiation"))

RIVAL = '''
import copy
import matplotlib.pyplot as plt
from ipywidgets import interact

def rival(explorer):
    """What `explorer` shows, plotted anew on every move."""
    twin = copy.copy(explorer)
    twin.view = None

    def replot(**state):
        twin.figure = plt.figure(figsize=explorer.size, dpi=100)
        twin.draw(twin.figure)
        twin.update(**state)
        plt.show()

    interact(replot, **{name: control.widget(explorer.state[name]) for name, control in explorer.controls.items()})

%matplotlib inline
rival(_)
'''

# A key press without the browser: the new value arrives, as from the page, and the picture and the words are sent.
KERNEL = '''
import json, statistics, time

def kernel_times(explorer, name, steps=40):
    """Milliseconds of each of `steps` moves of the control `name`."""
    control, widget, times = explorer.controls[name], explorer.widgets[name], []
    for i in range(steps + 5):
        share = (i % 20 + 0.5) / 20
        if hasattr(control, "options"):
            value = i % len(control.options)
            value = {"index": value}
        elif type(control).__name__ == "LogSlider":
            value = {"value": 10 ** (control.low + share * (control.high - control.low))}
        else:
            value = {"value": control.clip(control.low + share * (control.high - control.low))}
        start = time.perf_counter()
        widget.set_state(value)
        times.append(1000 * (time.perf_counter() - start))
    return times[5:]

explorer = _EXPLORER_
before = explorer.state
times = {name: statistics.median(kernel_times(explorer, name)) for name in explorer.controls}
explorer.set(**before)
print(json.dumps(times))
'''

# The page's own clock and pixels. A key's timeStamp is when the browser got it from the keyboard.
WATCH = """cell => {
    const copy = document.createElement('canvas');
    const pen = copy.getContext('2d', {willReadFrequently: true});
    function pixels() {
        const seen = cell.querySelector('.jupyter-matplotlib canvas') ?? cell.querySelector('.jp-OutputArea img');
        const [width, height] = [seen?.naturalWidth ?? seen?.width, seen?.naturalHeight ?? seen?.height];
        if (!width || !height || seen.complete === false) return null;
        if (copy.width !== width || copy.height !== height) [copy.width, copy.height] = [width, height];
        pen.clearRect(0, 0, width, height);
        pen.drawImage(seen, 0, 0);
        const all = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
        return all.some(pixel => pixel !== all[0]) ? all : null;    // an empty canvas is no picture yet
    }
    function differ(a, b) {
        if (a.length !== b?.length) return true;
        for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return true;
        return false;
    }
    window.bench = {
        pixels,
        arm(patience) {
            const before = pixels();
            this.answer = new Promise(resolve => window.addEventListener('keydown', event => {
                const look = () => {
                    const now = performance.now() - event.timeStamp;
                    const after = pixels();
                    if (after && differ(after, before)) resolve(now);
                    else if (now > patience) resolve(null);
                    else requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
            }, {capture: true, once: true}));
        },
    };
}"""


@dataclass
class Timing:
    """Milliseconds from key press to changed pixels; presses that changed none are only counted."""

    times: list
    unchanged: int = 0

    def __str__(self):
        if len(self.times) < PRESSES / 2:
            return f"{'-':>8} {'-':>6}"
        return f"{statistics.median(self.times):8.0f} {statistics.quantiles(self.times, n=20)[-1]:6.0f}"


def main():
    """Measure and print."""
    share, base = import_share()
    print(f"importing {MODULES} adds {share:.0%} to importing numpy and matplotlib.pyplot ({1000 * base:.0f} ms)\n")
    if lab.browser_path() is None:
        sys.exit("The figures are measured in Chromium or Chrome, and there is none on this machine.")
    rows = [row for name in tqdm(lab.lessons(), desc="notebooks") for row in measure(name)]
    print("                                       key press to changed pixels, ms            first      update in\n"
          "                                       this course     @interact        times     picture    the kernel\n"
          "figure       control                   median    p95   median    p95    faster          ms            ms")
    print(*rows, sep="\n")


def import_share(repeats=IMPORTS):
    """(what importing helpers adds, as a share of importing NumPy and matplotlib; the latter, in seconds)."""
    program = ("from time import perf_counter as now; a = now(); import numpy, matplotlib.pyplot; b = now(); "
               f"import {MODULES}; c = now(); print((c - b) / (b - a), b - a)")
    measured = [tuple(map(float, subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                                                check=True, cwd=lab.ROOT).stdout.split()))
                for _ in tqdm(range(repeats), desc="imports", leave=False)]
    return tuple(map(statistics.median, zip(*measured, strict=True)))


def measure(name):
    """Rows of the table for the figures of notebook `name`."""
    from playwright.sync_api import sync_playwright
    with tempfile.TemporaryDirectory() as folder:
        course, home = Path(folder, "course"), Path(folder, "home")
        home.mkdir()
        lab.copy_course(course)
        path = f"solutions/{name}.ipynb"
        places = prepare(course / path)
        if not places:
            return
        with lab.jupyterlab(course, home) as address, sync_playwright() as playwright:
            browser = lab.launch(playwright)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            notebook = lab.Notebook(page, address(path))
            yield from in_page(notebook, places)
            browser.close()


def prepare(path):
    """Put the rival and the kernel's clock below each explorer's cell; return {index of the cell: its class}."""
    notebook = nbformat.read(path, as_version=4)
    cells, places = [], {}
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "code" and (shown := shown_explorer(cell.source)):
            places[len(cells) - 1] = shown
            cells[-1].source = cell.source + "\n"
            cells += [nbformat.v4.new_code_cell("_EXPLORER_ = _\n" + RIVAL),
                      nbformat.v4.new_code_cell(KERNEL)]
    notebook.cells = cells
    nbformat.write(notebook, path)
    return places


def shown_explorer(source):
    """Name of the explorer's class if the cell's last line shows one."""
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError):
        return None
    call = last.value if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    name = getattr(getattr(call, "func", None), "id", None)
    return name if name in explorers.__all__ else None


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


def first_picture(notebook, index):
    """Milliseconds from Shift+Enter to the first picture of the explorer in the cell number `index`."""
    notebook.cell(index).evaluate(WATCH)
    notebook.page.evaluate("() => jupyterapp.commands.execute('notebook:clear-cell-output')")
    notebook.page.evaluate("() => { jupyterapp.shell.currentWidget.content.mode = 'command'; bench.arm(20000) }")
    notebook.cell(index).locator(".jp-InputPrompt").first.click()
    notebook.page.keyboard.press("Shift+Enter")
    taken = notebook.page.evaluate("() => bench.answer")
    notebook.wait_until_idle()
    return taken


def each_control(notebook, index, name, first, kernel):
    """A row of the table for each control of one explorer."""
    labels = list(getattr(explorers, name).controls)
    for number, label in enumerate(tqdm(labels, desc=name, leave=False)):
        ours, theirs = (presses(notebook, i, number) for i in (index, index + 1))
        faster = statistics.median(theirs.times) / statistics.median(ours.times)
        note = f"   {ours.unchanged} presses changed nothing" if ours.unchanged else ""
        yield (f"{name:12} {label:22} {ours} {theirs} {faster:9.1f} {first:11.0f} {kernel[label]:13.1f}{note}")


def presses(notebook, index, number):
    """Timing of arrow keys on the control number `number` of the figure in the cell number `index`."""
    cell = notebook.cell(index)
    cell.evaluate(WATCH)
    control = cell.locator("[role=slider], .widget-dropdown select").nth(number)
    control.scroll_into_view_if_needed()
    control.focus()
    timing, key = Timing([]), None
    for i in range(WARM_UP + PRESSES):
        key = next_key(control, key)
        notebook.page.evaluate("() => bench.arm(1500)")
        notebook.page.keyboard.press(key)
        taken = notebook.page.evaluate("() => bench.answer")
        notebook.page.wait_for_timeout(120)    # let what is still on its way arrive
        if i >= WARM_UP and taken is not None:
            timing.times.append(taken)
        timing.unchanged += i >= WARM_UP and taken is None
    return timing


def next_key(control, key=None):
    """The arrow key that goes on in the same direction, and turns round at the ends."""
    now, low, high, on, back = control.evaluate(
        "c => c.tagName == 'SELECT' ? [c.selectedIndex, 0, c.options.length - 1, 'ArrowDown', 'ArrowUp']"
        " : [...['now', 'min', 'max'].map(word => Number(c.getAttribute('aria-value' + word))),"
        " 'ArrowRight', 'ArrowLeft']")
    if now >= high:
        return back
    return on if now <= low or key is None else key



if __name__ == "__main__":
    main()
