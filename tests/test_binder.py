"""Binder's recipe, which can be had without Docker. What it installs is in test_offline.py, with every notebook."""
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def dockerfile():
    done = subprocess.run([sys.executable, "-m", "repo2docker", "--no-build", "--debug", "--user-id=1000",
                           "--user-name=reader", "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_binder_copies_the_repository_before_it_installs_our_requirements(dockerfile):
    copied = re.search(r"^\s*COPY --chown=\d+:\d+ src/ \$\{REPO_DIR\}/", dockerfile, re.MULTILINE)
    installed = re.search(r'pip install --no-cache-dir -r "binder/requirements.txt"', dockerfile)
    assert copied and installed and copied.start() < installed.start()


def test_binder_uses_a_python_of_ours_and_starts_as_make_lab_does(dockerfile):
    assert "environment-2epy-2d3-2e12" in dockerfile    # the escaped name of conda's lock for Python 3.12
    assert 'R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile


def test_binder_starts_with_the_learners_settings():
    printed = subprocess.run(["bash", "binder/start", "printenv", "JUPYTER_CONFIG_PATH"], cwd=ROOT,
                             capture_output=True, text=True, check=True).stdout
    assert printed.strip() == str(ROOT / "binder")
    assert os.access(ROOT / "binder/start", os.X_OK)
