"""A notebook open in JupyterLab, and the explorable figures in it, by what a person sees and does."""
import ast
import time

from helpers import explorers


class Notebook:
    """An open notebook, by what a person sees and does."""

    def __init__(self, page, address):
        self.page, self.problems = page, []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_function(
            "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status == 'idle'",
            timeout=60_000)

    def _listen(self, said):
        if said.type == "error":
            self.problems.append(f"{said.text} {said.location}")

    # running

    def menu(self, name, item):
        """Choose from the menu bar."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=name).first.click()
        self.page.locator(".lm-Menu-itemLabel", has_text=item).first.click()

    def run_all(self, timeout=180):
        """Run > Run All Cells, which stops at the first error; returns how long it took, in seconds."""
        start = time.monotonic()
        self.menu("Run", "Run All Cells")
        self.wait_until_idle(timeout)
        return time.monotonic() - start

    def run_to_the_end(self):
        """Run every cell in order, whatever errors there are: a tag of Jupyter's tells that a cell may raise."""
        self._for_each_cell("cell => cell.model.setMetadata('tags', ['raises-exception'])")
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.content.widgets.every("
            "cell => cell.model.type != 'code' || cell.model.executionCount)", timeout=60_000)
        self.wait_until_idle()
        self._for_each_cell("cell => cell.model.deleteMetadata('tags')")

    def _for_each_cell(self, act):
        self.page.evaluate(f"() => jupyterapp.shell.currentWidget.content.widgets.forEach({act})")

    def wait_until_idle(self, timeout=60):
        """Wait until nothing is running or waiting to run."""
        self.page.wait_for_timeout(100)
        self.page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status == 'idle' && "
            "jupyterapp.shell.currentWidget.content.widgets.every("
            "cell => cell.model.type != 'code' || cell.model.executionState != 'running')",
            timeout=timeout * 1000)
        self.page.wait_for_timeout(200)

    # reading

    def cells(self):
        """The cells as nbformat keeps them, with their outputs."""
        return self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.toJSON())")

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
        outputs = self.page.locator(".jp-OutputArea-output", has=self.page.locator(".explorer-canvas"))
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
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", name)
        dark = str("Dark" not in name).lower()
        self.page.wait_for_selector(f"body[data-jp-theme-light='{dark}']", state="attached")
        self.page.wait_for_timeout(500)


    def execute(self, code):
        """Run code in the notebook's kernel, unseen."""
        self.page.evaluate("""code => jupyterapp.shell.currentWidget.sessionContext.session.kernel
            .requestExecute({code, silent: true}).done""", code)

    def evaluate(self, expression):
        """The value of an expression of numbers, strings, lists and dicts in the notebook's kernel."""
        found = self.page.evaluate("""async value => {
            const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            const asked = {code: "", silent: true, user_expressions: {value}};
            return (await kernel.requestExecute(asked).done).content.user_expressions.value;
        }""", expression)
        assert found["status"] == "ok", found
        return ast.literal_eval(found["data"]["text/plain"])

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
        const lights = [numbers(getComputedStyle(element).color), behind(element)].map(light);
        found.set(element, [(Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05), text]);
    }
    return [...found.values()];
}"""

HASH = """canvas => {
    if (!canvas.width || !canvas.height) return null;    // not there yet
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let hash = 0;
    for (let i = 0; i < data.length; i++) hash = (hash * 31 + data[i]) | 0;
    return hash;
}"""


class Explorer:
    """An explorable figure in the page."""

    def __init__(self, notebook, output):
        self.page, self.output = notebook.page, output
        self.canvas = output.locator(".explorer-canvas canvas").first
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
            if now == before and None not in now:
                return now
            before = now
            self.page.wait_for_timeout(80)
        raise AssertionError("the figure does not come to rest")

    def focus(self, control):
        """Put the keyboard's focus on a control, once JupyterLab has done with moving it after a run."""
        for _ in range(20):
            control.focus()
            self.page.wait_for_timeout(150)
            if control.evaluate("control => document.activeElement === control"):
                return
        raise AssertionError("something else keeps taking the focus")

    def _place(self):
        """Where the canvas is in the window, once it keeps still: cells that come into view change their height."""
        before = None
        for _ in range(50):
            self.canvas.scroll_into_view_if_needed()
            self.page.wait_for_timeout(200)
            box = self.canvas.bounding_box()
            if box == before:
                return box
            before = box
        raise AssertionError("the figure does not keep its place")

    def hover(self, place):
        """Move the pointer to `place`, shares of width and height from the top left, with no button pressed."""
        box = self._place()
        self.page.mouse.move(box["x"] + box["width"] * place[0], box["y"] + box["height"] * place[1])

    def drag(self, start, end, steps=12):
        """Press at `start`, move to `end` (shares of width and height from the top left), let go."""
        box = self._place()
        self.hover(start)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * end[0], box["y"] + box["height"] * end[1], steps=steps)
        self.page.mouse.up()


def shown_explorer(source):
    """Name of the explorer's class if the cell's last line shows one, made there or earlier in the cell."""
    try:
        *before, last = ast.parse(source).body
    except (SyntaxError, ValueError):
        return None
    made = {target.id: line.value for line in before if isinstance(line, ast.Assign)
            for target in line.targets if isinstance(target, ast.Name)}
    shown = getattr(last, "value", None) if isinstance(last, ast.Expr) else None
    call = made.get(shown.id) if isinstance(shown, ast.Name) else shown
    name = getattr(getattr(call, "func", None), "id", None)
    return name if name in explorers.__all__ else None
