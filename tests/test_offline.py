"""The course needs no network and nothing but its own requirements: every solved notebook runs without the rest.

The environment is the one that Binder makes, the network is a namespace that holds nothing.
"""
import ast
import os
import re
import shutil
import subprocess
import venv

import nbformat
import pytest

from tests.conftest import ROOT, copy_of_the_project

NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
# Ways to run a program without a network, the first that the machine allows is taken.
CUT_OFF = (["unshare", "--net"], ["unshare", "--user", "--map-root-user", "--net"],
           ["bwrap", "--dev-bind", "/", "/", "--unshare-net"])
# Executes a notebook where no network is. Channels are ipc sockets, since even the loopback is down.
EXECUTE = """
import socket, sys, tempfile
from pathlib import Path
import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

notebook, ran = sys.argv[1:]
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1).close()
except TimeoutError:
    sys.exit("the network is not cut off: a packet left")
except OSError:
    pass    # unreachable, at once
else:
    sys.exit("the network is not cut off")
content = nbformat.read(notebook, as_version=4)
with tempfile.TemporaryDirectory() as folder:
    channels = {"KernelManager": {"transport": "ipc", "ip": f"{folder}/channel"}}
    NotebookClient(content, timeout=120, config=Config(channels),
                   resources={"metadata": {"path": str(Path(notebook).parent)}}).execute()
nbformat.write(content, ran)
"""
NETWORK_MODULES = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx",
                   "urllib3", "aiohttp", "pooch", "webbrowser"}


def without_network():
    """The beginning of a command that runs the rest of it cut off from the network; None without a way."""
    for command in CUT_OFF:
        if shutil.which(command[0]):
            if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
                return command
    return None


@pytest.fixture(scope="module")
def learner(tmp_path_factory, unavailable):
    """What runs a program as a learner does who has just installed the course, but cut off from the network."""
    prefix = without_network()
    if prefix is None:
        unavailable("this system allows no network namespace")
    folder = tmp_path_factory.mktemp("learner")
    course = copy_of_the_project(folder / "course")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env/bin"
    installed = subprocess.run([programs / "pip", "install", "--quiet", "-r", "binder/requirements.txt"], cwd=course,
                               capture_output=True, text=True, check=False)
    if installed.returncode and "connection" in installed.stderr.lower():
        unavailable("no package index within reach")
    assert installed.returncode == 0, installed.stderr[-2000:]

    alone = {name: value for name, value in os.environ.items()
             if not name.startswith(("JUPYTER", "PYTHON", "VIRTUAL_ENV"))}
    alone |= {"HOME": str(folder / "home"), "PATH": os.pathsep.join([str(programs), os.environ["PATH"]])}

    def run(*command):
        return subprocess.run([*prefix, programs / "python", *command], env=alone, cwd=course, text=True,
                              capture_output=True, check=False)

    return run


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_runs_in_a_fresh_environment_with_the_network_cut_off(learner, notebook, tmp_path):
    ran = tmp_path / notebook.name
    done = learner("-c", EXECUTE, notebook.relative_to(ROOT), ran)
    assert done.returncode == 0, done.stderr[-3000:]

    cells = nbformat.read(ran, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    assert len(outputs) > 10
    assert not [output for output in outputs if output.output_type == "error"]
    shown = "".join(str(output.get("data", "")) for output in outputs)
    assert not re.findall(r"""(?:src|href)\s*=\s*\\?['"](?:https?:)?//""", shown)


@pytest.mark.parametrize("module", sorted((ROOT / "helpers").rglob("*.py")),
                         ids=lambda path: str(path.relative_to(ROOT)))
def test_helpers_import_nothing_that_reaches_out(module):
    imported = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported.add(node.module.partition(".")[0])
    assert not imported & NETWORK_MODULES
