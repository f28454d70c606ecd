"""Bulk grading into PostgreSQL, which keeps rules that SQLite lets pass: the gradebook ends up the same."""
import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from grading.authoring import ROOT

from .test_autograde import mistaken
from .test_bulk import LESSON, NOTEBOOK, STUDENTS, Bulk, sign

# Imports of nbgrader and Dask warn of their own future.
pytestmark = pytest.mark.filterwarnings("ignore")

# Nothing here has to outlive the test, and no port is taken: it listens on a socket in its folder.
SETTINGS = ("-F", "-c", "listen_addresses=", "-c", "max_connections=20", "-c", "timezone=UTC")


def programs():
    """The folder of PostgreSQL's programs, which Debian keeps out of PATH; None if there is none."""
    on_path = shutil.which("postgres")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]))
    return next((place for place in reversed(places) if (place / "initdb").exists() and (place / "postgres").exists()),
                None)


def who():
    """As whom PostgreSQL is to run, for `subprocess`: it refuses to run as root."""
    if os.geteuid():
        return {}
    import pwd
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(scope="module")
def server():
    """A new PostgreSQL server; yields its address as nbgrader's --db takes it."""
    place = programs()
    if place is None:
        reason = "no PostgreSQL on this machine: looked for initdb and postgres in PATH and /usr/lib/postgresql/*/bin"
        if os.environ.get("REQUIRE_POSTGRESQL") == "1":
            pytest.fail(f"{reason}, and REQUIRE_POSTGRESQL=1 forbids to skip")
        pytest.skip(reason)
    # Not pytest's folder, which other users cannot enter; and the name of a socket has to be short.
    with tempfile.TemporaryDirectory(prefix="postgresql-", dir="/tmp") as folder:
        user = who()
        if user:
            os.chown(folder, user["user"], user["group"])
        how = {"cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": folder}, **user}
        done = subprocess.run([place / "initdb", "--pgdata=data", "--username=instructor", "--auth=trust",
                               "--encoding=UTF8", "--locale=C", "--no-sync"],
                              capture_output=True, text=True, check=False, **how)
        assert done.returncode == 0, done.stderr
        log = Path(folder, "log")
        with log.open("w") as output:
            process = subprocess.Popen([place / "postgres", "-D", "data", "-k", folder, *SETTINGS],
                                       stdout=output, stderr=output, **how)
        try:
            wait_for(process, {"host": folder, "user": "instructor", "dbname": "postgres"}, log)
            # The guide's address, filled in for this server.
            scheme = re.search(r'db_url = "(postgresql.*?)USER', (ROOT / "grading" / "README.md").read_text())[1]
            yield f"{scheme}instructor@/postgres?host={folder}"
        finally:
            process.send_signal(signal.SIGINT)    # its "fast" end, whoever is still connected
            process.wait(30)


def wait_for(process, address, log, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            psycopg2.connect(**address).close()
            return
        except psycopg2.OperationalError:
            time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def export(course):
    """The lines of `nbgrader export`."""
    file = course.root / "grades.csv"
    done = subprocess.run([sys.executable, "-m", "nbgrader", "export", f"--to={file}", f"--db={course.db}",
                           f"--CourseDirectory.root={course.root}"],
                          cwd=course.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    with file.open(newline="") as lines:
        return sorted(csv.DictReader(lines), key=lambda line: line["student_id"])


@pytest.fixture(scope="module")
def courses(server, tmp_path_factory):
    """(course graded by nbgrader into SQLite, the same course graded in bulk into PostgreSQL)."""
    lite = Bulk(tmp_path_factory.mktemp("lite"), LESSON)
    lite.submit("solution", "solutions")
    lite.submit("untouched", "lessons")
    lite.submit("mistaken", "solutions", mistaken(0))
    stamp = lite.root / "grading" / "submitted" / "solution" / LESSON / "timestamp.txt"
    stamp.write_text("2025-02-02 15:58:23 UTC")
    post = lite.copy(tmp_path_factory.mktemp("post") / "course")
    (post.root / "gradebook.db").unlink()
    post.db = server
    post.nbgrader("generate_assignment", "--force")
    lite.nbgrader("autograde")
    post.report = post.grade("--workers", 1)
    return lite, post


def test_the_gradebook_is_the_same_as_in_sqlite(courses):
    lite, post = courses
    assert sorted(post.gradebook()) == sorted(STUDENTS)
    assert post.gradebook() == lite.gradebook()
    assert not (post.root / "gradebook.db").exists()


def test_the_report_has_the_scores(courses):
    _, post = courses
    assert (post.report["graded"], post.report["need_attention"]) == (3, 0)
    scores = {row["student"]: row["score"] for row in post.report["submissions"]}
    most = post.report["submissions"][0]["max_score"]
    assert scores["untouched"] == 0 < scores["mistaken"] < scores["solution"] == most


def test_export_gives_the_same_lines(courses):
    lite, post = courses
    lines = export(post)
    assert [line["student_id"] for line in lines] == sorted(STUDENTS)
    assert lines == export(lite)


def test_feedback_is_made_of_it(courses):
    _, post = courses
    post.nbgrader("generate_feedback")
    assert "right" in post.feedback("solution", NOTEBOOK)


def test_a_second_run_grades_what_changed_and_nothing_else(courses, capsys):
    """The last test here: it changes what was handed in, and what was graded goes out of the gradebook first."""
    _, post = courses
    before = post.gradebook()
    report = post.grade("--workers", 1)
    assert (report["graded"], report["unchanged"]) == (0, 3) and post.gradebook() == before
    assert "graded 0 submissions (0 notebooks) in " in capsys.readouterr().out

    post.resubmit("untouched", "solutions", sign("late"))
    report = post.grade("--workers", 1)
    assert {row["student"]: row["status"] for row in report["submissions"]} == {
        "mistaken": "unchanged", "solution": "unchanged", "untouched": "graded"}
    after = post.gradebook()
    assert {after[name] == before[name] for name in ("mistaken", "solution")} == {True}
    assert {cell: points for cell, points in after["untouched"].items() if isinstance(cell, tuple)} == \
        {cell: points for cell, points in after["solution"].items() if isinstance(cell, tuple)}
