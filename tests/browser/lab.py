"""A real JupyterLab over a copy of the lessons, and the system's own browser."""
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
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-default-apps", "--disable-extensions", "--disable-sync", "--no-first-run")
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
def jupyterlab(folder, home, config=ROOT / "binder"):
    """Run JupyterLab over `folder`, with `home` for all it keeps; yields the address of a page in it.

    `config` is the folder of its configuration: that of learners, as `make lab` has it, or of instructors.
    """
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
             "JUPYTERLAB_SETTINGS_DIR": str(home / "config/lab/user-settings"),
             "JUPYTER_CONFIG_PATH": str(config)}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
               "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
               f"--ServerApp.root_dir={folder}", "--ServerApp.allow_root=True", "--LabApp.expose_app_in_browser=True",
               "--LabApp.extension_manager=readonly"]
    log = home / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, env=os.environ | kept, cwd=home, stdout=output, stderr=output)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, log)
            yield lambda path: f"http://127.0.0.1:{port}/lab/tree/{path}?token={token}&reset"
        finally:
            server.terminate()    # it ends its kernels first
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:    # now and then it waits for ever for a closed page
                server.kill()
                server.wait()


def _wait_for(address, server, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")
