"""Cheats and harmful code: each scores what it honestly deserves, harms nobody and leaves nothing behind."""
import os
import socket
import time
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell

from grading.authoring import ROOT
from grading.sealed.sandbox import Sandbox
from tests.attacks import ATTACKS
from tests.sealing import ZERO, first, notebook, run

PLACES = [str(ROOT / place) for place in ("grading", "grading/gradebook.db", "solutions", "lessons", "tests", ".git",
                                          "helpers/checks", "solutions/*/*.py")]
PLACES += ["/root/.[bs]*", "/home/*/.[bs]*", "/var", "/etc/passwd", "/etc/hostname", "/sys", "/proc/1",
           "/channels", "/channels/*", "/course/helpers/checks/differentiation", "/tmp/sealed-*", "/run", "/mnt"]


@pytest.fixture(scope="module")
def walls():
    os.environ["CANARY"] = "1"
    with Sandbox() as made:
        yield made
    del os.environ["CANARY"]


@pytest.fixture(scope="module")
def port():
    """A port on this machine at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def files():
    """What could be altered outside, with the time at which it was."""
    return {path: path.stat().st_mtime_ns for folder in ("grading", "helpers", "solutions", "lessons")
            for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".ipynb", ".db") and path.is_file()
            and not {"autograded", "submitted", "feedback"} & set(path.parts)}


@pytest.mark.parametrize("attack", [
    pytest.param(attack, id=attack.name) for attack in ATTACKS])
def test_it_earns_what_it_deserves_and_harms_nobody(attack, walls, port):
    before = set(files())
    code = attack.code.replace("PLACES", repr(PLACES)).replace("PORT", str(port))
    made = notebook(code)
    if attack.after:
        made.cells.insert(-2, new_code_cell(attack.after))
    begun = time.monotonic()
    result = run(made, walls, seconds_a_cell=2.5)
    assert first(result) == attack.points, result.said[:3000]
    assert result.scores["central_difference-check"] == 2 or not attack.rest, result.said[:3000]
    assert attack.never not in result.said
    assert time.monotonic() - begun < 90
    assert len(result.text) < 3_000_000
    assert walls.works and walls.state(0)["memory"] == 0, "a process is left"
    assert not list((walls.folder / "channels").iterdir())
    assert not {path for path in set(files()) - before if "planted" in path.name}
    assert not Path("/tmp/planted").exists()


def test_there_are_enough_of_them():
    assert len(ATTACKS) >= 30 and len({attack.name for attack in ATTACKS}) == len(ATTACKS)


def test_the_next_learner_finds_nothing_of_the_one_before(walls):
    run(notebook(ZERO + "open('/tmp/note', 'w').write('x'); import helpers; helpers.NOTE = np.NOTE = 1"), walls)
    result = run(notebook(ZERO + (
        "import os, helpers\nprint('GOT IT' if os.path.exists('/tmp/note') or hasattr(helpers, 'NOTE') "
        "or hasattr(np, 'NOTE') else 'nothing')")), walls)
    assert "GOT IT" not in result.said and "nothing" in result.said
