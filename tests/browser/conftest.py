"""One JupyterLab and one browser for all tests here; each notebook is opened once, solved and as released."""
import os

import pytest

from . import lab
from .notebook import Notebook


@pytest.fixture(scope="session")
def open_notebook(tmp_path_factory):
    """A function that opens a notebook of the copied course, "lessons/L/N.ipynb", in a page of its own."""
    if lab.browser_path() is None:
        reason = f"no browser on this machine: looked for {', '.join(lab.BROWSERS)}"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright
    course, home = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("home")
    lab.copy_course(course)
    with lab.jupyterlab(course, home) as address, sync_playwright() as playwright:
        browser = lab.launch(playwright)

        def opened(path):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            return Notebook(page, address(path))

        yield opened
        browser.close()


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
    notebook.seconds = notebook.run_all()
    yield notebook
    notebook.shut_down()


@pytest.fixture(autouse=True)
def quiet_console(request):
    """After each test: nothing in the browser's console was an error."""
    yield
    for name in {"solved", "untouched"} & set(request.fixturenames):
        assert request.getfixturevalue(name).problems == []
