"""How long a figure in the page takes to answer."""
import statistics
from dataclasses import dataclass

PRESSES, WARM_UP = 40, 5

# The page's own clock and pixels. A key's timeStamp is when the browser got it from the keyboard. Pixels are read only
# in a frame before which something was drawn: reading them takes milliseconds, and the figure would wait for them.
WATCH = """cell => {
    const copy = document.createElement('canvas');
    const pen = copy.getContext('2d', {willReadFrequently: true});
    function picture() {
        return cell.querySelector('.jp-OutputArea canvas') ?? cell.querySelector('.jp-OutputArea img');
    }
    if (!window.drawn) {
        window.drawn = new WeakMap();
        for (const name of ['drawImage', 'putImageData']) {
            const draw = CanvasRenderingContext2D.prototype[name];
            CanvasRenderingContext2D.prototype[name] = function(...given) {
                drawn.set(this.canvas, (drawn.get(this.canvas) ?? 0) + 1);
                return draw.apply(this, given);
            };
        }
    }
    function version() {
        const seen = picture();
        return seen?.tagName === 'CANVAS' ? drawn.get(seen) : seen?.complete ? seen.src : null;
    }
    function pixels() {
        const seen = picture();
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
            let known = version();
            this.answer = new Promise(resolve => window.addEventListener('keydown', event => {
                const look = () => {
                    const now = performance.now() - event.timeStamp;
                    const fresh = version();
                    const after = fresh === known ? null : pixels();
                    known = fresh;
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
            return f"{'-':>8} {'-':>5}"
        return f"{statistics.median(self.times):8.0f} {statistics.quantiles(self.times, n=20)[-1]:5.0f}"


def first_picture(notebook, index):
    """Milliseconds from Shift+Enter to the first picture of the explorer in the cell number `index`."""
    notebook.cell(index).evaluate(WATCH)
    notebook.page.evaluate("() => jupyterapp.commands.execute('notebook:clear-cell-output')")
    notebook.page.evaluate("() => bench.arm(20000)")
    notebook.cell(index).locator(".jp-InputPrompt").first.click()
    notebook.page.keyboard.press("Shift+Enter")
    taken = notebook.page.evaluate("() => bench.answer")
    notebook.wait_until_idle()
    return taken


def presses(notebook, index, number):
    """Timing of arrow keys on the slider number `number` of the figure in the cell number `index`."""
    cell = notebook.cell(index)
    cell.evaluate(WATCH)
    control = cell.locator("[role=slider]").nth(number)
    control.scroll_into_view_if_needed()
    control.focus()
    timing, key = Timing([]), None
    for i in range(WARM_UP + PRESSES):
        key = next_key(control, key)
        notebook.page.evaluate("() => bench.arm(1500)")
        notebook.page.keyboard.press(key)
        taken = notebook.page.evaluate("() => bench.answer")
        notebook.page.wait_for_timeout(60)    # let what is still on its way arrive
        if i >= WARM_UP and taken is not None:
            timing.times.append(taken)
        timing.unchanged += i >= WARM_UP and taken is None
    return timing


def next_key(slider, key=None):
    """The arrow key that goes on in the same direction, and turns round at the ends."""
    now, low, high = (float(slider.get_attribute(f"aria-value{word}")) for word in ("now", "min", "max"))
    if now >= high:
        return "ArrowLeft"
    return "ArrowRight" if now <= low or key is None else key
