"""What tests of several files share."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def unavailable():
    """Skip the test, and say why; fail it where REQUIRE_BROWSER=1 says that this machine has everything."""
    def give_up(reason):
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"{reason}, and REQUIRE_BROWSER=1 forbids to skip")
        pytest.skip(reason)

    return give_up


def copy_of_the_project(to):
    """Copy the files that a fresh clone has to the new folder `to`; returns it."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


@pytest.fixture
def clone(tmp_path):
    """The files of the project as a fresh clone has them, where a test may do to them what it likes."""
    return copy_of_the_project(tmp_path / "clone")
