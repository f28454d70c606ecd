"""The course needs no network: every solved notebook runs in a network namespace that holds nothing."""
import ast
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
# Ways to run a program without a network, the first that the machine allows is taken.
CUT_OFF = (["unshare", "--net"], ["unshare", "--user", "--map-root-user", "--net"],
           ["bwrap", "--dev-bind", "/", "/", "--unshare-net"])
NETWORK_MODULES = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx",
                   "urllib3", "aiohttp", "pooch", "webbrowser"}


def without_network():
    """The beginning of a command that runs the rest of it cut off from the network; None without a way."""
    for command in CUT_OFF:
        if shutil.which(command[0]):
            if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
                return command
    return None


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_runs_with_the_network_cut_off(notebook, tmp_path, unavailable):
    prefix = without_network()
    if prefix is None:
        unavailable("this system allows no network namespace")
    ran = tmp_path / notebook.name
    done = subprocess.run([*prefix, sys.executable, __file__, notebook, ran], capture_output=True, text=True,
                          check=False)
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


def execute(notebook, ran):
    """Execute a notebook where no network is; channels are ipc sockets, since even the loopback is down."""
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


if __name__ == "__main__":
    execute(*sys.argv[1:])
