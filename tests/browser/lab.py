"""A real JupyterLab over a copy of the lessons, a real Chromium, and what a person does in them."""
import ast
import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a browser does for its maker and its owner, not for a page.
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
         "--disable-extensions", "--disable-sync", "--no-first-run", "--mute-audio")
# Questions JupyterLab puts to new users, which would lie over the notebook.
SETTINGS = {"apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}'}


def lessons():
    """Names of all notebooks, such as "01_numerical_differentiation/1_slopes", in course order."""
    return sorted(f"{path.parent.name}/{path.stem}" for path in (ROOT / "lessons").glob("*/*.ipynb"))


def browser_path():
    """The system's Chromium or Chrome; None if there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def launch(playwright):
    """Start the system's browser without a window."""
    sandbox = () if hasattr(os, "geteuid") and os.geteuid() else ("--no-sandbox",)
    return playwright.chromium.launch(executable_path=browser_path(), args=[*QUIET, *sandbox])


def copy_course(folder):
    """Copy the notebooks to `folder`, as learners have them and solved."""
    for kind in ("lessons", "solutions"):
        for path in (ROOT / kind).glob("*/*.ipynb"):
            target = folder / kind / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


@contextlib.contextmanager
def jupyterlab(folder, home):
    """Run JupyterLab over `folder`, with `home` for all it keeps; yields the address of a page in it."""
    for name, text in SETTINGS.items():
        path = home / "config/lab/user-settings/@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    kept = {f"JUPYTER_{kind.upper()}_DIR": str(home / kind) for kind in ("config", "data", "runtime")}
    kept |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "IPYTHONDIR": str(home / "ipython"),
             "JUPYTERLAB_SETTINGS_DIR": str(home / "config/lab/user-settings")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
               "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}",
               "--ServerApp.allow_root=True", "--LabApp.expose_app_in_browser=True",
               "--LabApp.extension_manager=readonly"]
    log = home / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, env=os.environ | kept, cwd=home, stdout=output, stderr=output)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, log)
            yield lambda path: f"http://127.0.0.1:{port}/lab/tree/{path}?token={token}&reset"
        finally:
            server.terminate()    # it ends its kernels first
            server.wait(30)


def _wait_for(address, server, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


class Notebook:
    """An open notebook, by what a person sees and does."""

    def __init__(self, page, address):
        self.page, self.problems = page, []
        page.on("console", lambda said: said.type == "error" and self.problems.append(f"{said.text} {said.location}"))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_function("() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status == 'idle'",
                               timeout=60_000)

    # running

    def menu(self, name, item):
        """Choose from the menu bar."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=name).first.click()
        self.page.locator(".lm-Menu-itemLabel", has_text=item).first.click()

    def run_all(self, timeout=60):
        """Run > Run All Cells; returns how long it took, in seconds. Stops at the first error, as JupyterLab does."""
        start = time.monotonic()
        self.menu("Run", "Run All Cells")
        self.wait_until_idle(timeout)
        return time.monotonic() - start

    def run_to_the_end(self):
        """Run every cell, whatever errors there are: after each, go on with the cell below."""
        self.run_all()
        for _ in range(len(self.cells())):
            todo = [i for i, cell in enumerate(self.cells())
                    if cell["cell_type"] == "code" and not cell["execution_count"]]
            if not todo:
                return
            self.select(todo[0])
            self.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-below') }")
            self.wait_until_idle()
        raise AssertionError("cells are left that do not run")

    def wait_until_idle(self, timeout=60):
        """Wait until nothing is running or waiting to run."""
        self.page.wait_for_timeout(100)
        self.page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status == 'idle' && "
            "jupyterapp.shell.currentWidget.content.widgets.every("
            "cell => cell.model.type != 'code' || cell.model.executionState != 'running')", timeout=timeout * 1000)
        self.page.wait_for_timeout(200)

    # reading

    def cells(self):
        """The cells as nbformat keeps them, with their outputs."""
        return self.page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.toJSON())")

    def errors(self):
        """What cells raised, as (id of the cell, message)."""
        return [(cell["id"], f"{output['ename']}: {output['evalue']}") for cell in self.cells()
                for output in cell.get("outputs", ()) if output["output_type"] == "error"]

    def select(self, index):
        """Make the cell number `index` the active one and bring it into view."""
        self.page.evaluate("""async index => {
            const notebook = jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = index;
            await notebook.scrollToItem(index, 'start');
        }""", index)

    def cell(self, index):
        """The cell number `index` in the page."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def reports(self):
        """What the graded checks say: {id of the cell: text}; "" where there is no report."""
        graded = [i for i, cell in enumerate(self.cells()) if cell["metadata"].get("nbgrader", {}).get("grade")]
        return {self.cells()[i]["id"]: "".join(self.cell(i).locator("div[role=status]").all_text_contents())
                for i in graded}

    def explorers(self):
        """Every explorable figure in the notebook, in order."""
        outputs = self.page.locator(".jp-OutputArea-output", has=self.page.locator(".jupyter-matplotlib"))
        return [Explorer(self, outputs.nth(i)) for i in range(outputs.count())]

    def validate(self):
        """Press nbgrader's Validate; returns what its dialog says."""
        self.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate", exact=True).click()
        dialog = self.page.locator(".jp-Dialog")
        dialog.wait_for(timeout=120_000)
        text = dialog.inner_text()
        dialog.locator("button").last.click()
        dialog.wait_for(state="detached")
        return text

    def theme(self, name):
        """Settings > Theme."""
        self.page.evaluate("name => jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        dark = str("Dark" not in name).lower()
        self.page.wait_for_selector(f"body[data-jp-theme-light='{dark}']", state="attached")
        self.page.wait_for_timeout(500)


    def execute(self, code):
        """Run code in the notebook's kernel, unseen."""
        self.page.evaluate("""code => jupyterapp.shell.currentWidget.sessionContext.session.kernel
            .requestExecute({code, silent: true}).done""", code)

    def contrasts(self, selector):
        """(WCAG contrast, text) of every piece of text in what `selector` finds in the outputs."""
        return self.page.locator(".jp-OutputArea-output").locator(selector).evaluate_all(CONTRASTS)

    def take_pictures(self, folder, name):
        """Save the whole notebook as PNG files that are each at most 1900 pixels high."""
        folder.mkdir(exist_ok=True)
        self.select(0)
        height = self.page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollHeight") + 200
        self.page.set_viewport_size({"width": 1280, "height": height})
        self.page.wait_for_timeout(1500)
        for piece, top in enumerate(range(0, height, 1900)):
            clip = {"x": 0, "y": top, "width": 1280, "height": min(1900, height - top)}
            self.page.screenshot(path=folder / f"{name}-{piece:02}.png", clip=clip)
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def shut_down(self):
        """End the kernel and close the page."""
        self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        self.page.close()


# Text against the nearest background that is painted, for each element that holds text of its own.
CONTRASTS = """roots => {
    const numbers = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = colour => {
        const [r, g, b] = colour.slice(0, 3).map(c => c / 255).map(
            c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    function behind(element) {
        for (; element; element = element.parentElement) {
            const colour = numbers(getComputedStyle(element).backgroundColor);
            if (colour.length === 3 || colour[3] > 0.99) return colour;
        }
        return [255, 255, 255];
    }
    const found = new Map();
    for (const root of roots) for (const element of [root, ...root.querySelectorAll('*')]) {
        const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim();
        if (!text || found.has(element)) continue;
        const [a, b] = [numbers(getComputedStyle(element).color), behind(element)].map(light).sort((a, b) => a - b);
        found.set(element, [(b + 0.05) / (a + 0.05), text]);
    }
    return [...found.values()];
}"""

HASH = """canvas => {
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let hash = 0;
    for (let i = 0; i < data.length; i++) hash = (hash * 31 + data[i]) | 0;
    return hash;
}"""


class Explorer:
    """An explorable figure in the page."""

    def __init__(self, notebook, output):
        self.page, self.output = notebook.page, output
        self.canvas = output.locator(".jupyter-matplotlib canvas").first
        self.sliders = output.locator("[role=slider]")
        self.choices = output.locator("select")

    def pixels(self):
        """A number that changes with the picture."""
        return self.canvas.evaluate(HASH)

    def reading(self):
        """The sentence under the picture."""
        return self.output.locator("p[role=status]").text_content()

    def state_dict(self):
        """The state, read as Python."""
        return ast.literal_eval(self.output.locator("p code").text_content())

    def readouts(self):
        """The numbers beside the sliders."""
        return self.output.locator(".widget-readout").all_text_contents()

    def wait_for_other(self, reading, pixels):
        """Wait for another reading and another picture, for some seconds at most; returns both, at rest."""
        for _ in range(60):
            if self.reading() != reading and self.pixels() != pixels:
                break
            self.page.wait_for_timeout(50)
        return self.settle()

    def settle(self):
        """Wait until reading and picture keep still; returns both."""
        before = None
        for _ in range(100):
            now = self.reading(), self.pixels()
            if now == before:
                return now
            before = now
            self.page.wait_for_timeout(80)
        raise AssertionError("the figure does not come to rest")

    def drag(self, start, end, steps=12):
        """Press at `start`, move to `end` (shares of width and height from the top left), let go."""
        self.canvas.scroll_into_view_if_needed()
        box = self.canvas.bounding_box()
        (x, y), (to_x, to_y) = [(box["x"] + box["width"] * u, box["y"] + box["height"] * v) for u, v in (start, end)]
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(to_x, to_y, steps=steps)
        self.page.mouse.up()
