"""One JupyterLab and one browser for each file of tests; each notebook is opened once, solved and as released."""
import pytest

from . import lab
from .notebook import Notebook


@pytest.fixture(scope="module")
def browser(unavailable):
    """The browser. It goes when its file of tests is done: while it is there, nothing else can run an event loop."""
    if lab.browser_path() is None:
        unavailable(f"no browser on this machine: looked for {', '.join(lab.BROWSERS)}")
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        launched = lab.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def open_notebook(browser, tmp_path_factory):
    """A function that opens a notebook of the copied course, "lessons/L/N.ipynb", in a page of its own."""
    course, home = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("home")
    lab.copy_course(course)
    with lab.jupyterlab(course, home) as address:
        def opened(path):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            return Notebook(page, address(path))

        yield opened


@pytest.fixture(scope="module", params=lab.lessons())
def solved(request, open_notebook):
    """A notebook with its solutions, after Run All."""
    yield from _after_running(open_notebook(f"solutions/{request.param}.ipynb"), request.param)


@pytest.fixture(scope="module", params=lab.lessons())
def untouched(request, open_notebook):
    """A notebook as learners get it, after Run All, which stops at the first function not written yet."""
    yield from _after_running(open_notebook(f"lessons/{request.param}.ipynb"), request.param)


def _after_running(notebook, name):
    notebook.name = name
    notebook.run_all()
    yield notebook
    notebook.shut_down()


@pytest.fixture(autouse=True)
def quiet_console(request):
    """After each test: nothing in the browser's console was an error."""
    yield
    for name in {"solved", "untouched"} & set(request.fixturenames):
        assert request.getfixturevalue(name).problems == []
