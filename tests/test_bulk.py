"""Bulk grading: the same as nbgrader, once, whatever happens in between."""
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import types
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from grading import autograde, bulk, restore, submissions
from grading.__main__ import main
from grading.authoring import ROOT
from grading.cache import Busy, Cache, digest, environment

from .test_autograde import Course, mistaken

LESSON = "00_start_here"
NOTEBOOK = "start_here"
STUDENTS = ("mistaken", "solution", "untouched")

# Imports of nbgrader and Dask warn of their own future.
pytestmark = pytest.mark.filterwarnings("ignore")


class Bulk(Course):
    """A scratch course that is graded in bulk."""

    def copy(self, root):
        """The same course in another place."""
        shutil.copytree(self.root, root, symlinks=True)
        other = object.__new__(Bulk)
        other.root, other.lesson, other.names = root, self.lesson, self.names
        other.db = f"sqlite:///{root / 'gradebook.db'}"
        return other

    def command(self, *options):
        return ["autograde", self.lesson, f"--CourseDirectory.root={self.root}", f"--db={self.db}",
                "--report", str(self.root / "report.json"), *map(str, options)]

    def grade(self, *options, expect=0):
        """Grade in bulk within this process; return the report."""
        if "--scheduler" not in options:    # new workers see the course as it is now
            environment.cache_clear()
        assert main(self.command(*options)) == expect
        return json.loads((self.root / "report.json").read_text()) if expect == 0 else None

    def start(self, *options, **environment):
        """Grade in bulk in a process of its own, in a process group of its own, as a shell would start it."""
        return subprocess.Popen([sys.executable, "-m", "grading", *self.command(*options)], cwd=ROOT, text=True,
                                env={**os.environ, **environment}, process_group=0,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def gradebook(self):
        """All that grading enters."""
        with Gradebook(self.db, "gradients") as gradebook:
            return {s.student.id: {(n.name, g.name): (g.auto_score, g.needs_manual_grade, g.max_score)
                                   for n in s.notebooks for g in n.grades}
                    | {(n.name, c.name): c.auto_comment for n in s.notebooks for c in n.comments}
                    | {n.name: n.late_submission_penalty for n in s.notebooks} | {"at": s.timestamp}
                    for s in gradebook.assignment_submissions(self.lesson)}

    def resubmit(self, student, part, change=lambda notebook: True):
        shutil.rmtree(self.root / "grading" / "submitted" / student / self.lesson)
        self.submit(student, part, change)

    def submitted(self):
        return {path: path.read_bytes() for path in (self.root / "grading" / "submitted").rglob("*") if path.is_file()}


def sign(name):
    """Make a student's notebook their own, so that its execution is not another's."""
    def change(notebook):
        next(cell for cell in notebook.cells if cell.cell_type == "code").source += f"\n# {name}"
        return True
    return change


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    made = Bulk(tmp_path_factory.mktemp("bulk"), LESSON)
    made.submit("solution", "solutions")
    made.submit("untouched", "lessons")
    made.submit("mistaken", "solutions", mistaken(0))
    stamp = made.root / "grading" / "submitted" / "solution" / LESSON / "timestamp.txt"
    stamp.write_text("2025-02-02 15:58:23 UTC")
    (stamp.parent / "notes.csv").write_text("1,2\n")
    return made


@pytest.fixture
def course(handed_in, tmp_path):
    return handed_in.copy(tmp_path / "course")


@contextlib.contextmanager
def dask_cluster(folder):
    """A Dask scheduler and two workers, each a process of its own; (address, the workers)."""
    file = folder / "scheduler.json"

    def start(what, *options):
        return subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(file),
                                 "--no-dashboard", *options], cwd=folder, stderr=subprocess.DEVNULL)

    scheduler = start("scheduler", "--port", "0", "--host", "127.0.0.1")
    while not file.exists():
        assert scheduler.poll() is None
        time.sleep(0.1)
    workers = [start("worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
    yield json.loads(file.read_text())["address"], workers
    for process in [*workers, scheduler]:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with dask_cluster(tmp_path_factory.mktemp("dask")) as made:
        yield made


def has_a_sandbox(process):
    with contextlib.suppress(psutil.Error):
        return any(child.name() == "bwrap" for child in process.children())
    return False


@pytest.fixture(scope="module")
def graded(handed_in, cluster, tmp_path_factory):
    """The course graded in bulk, on the cluster."""
    made = handed_in.copy(tmp_path_factory.mktemp("graded") / "course")
    made.before = made.submitted()
    made.report = made.grade("--scheduler", cluster[0])
    return made


def test_leaves_what_nbgrader_leaves(graded, course):
    course.nbgrader("autograde")
    assert graded.gradebook() == course.gradebook()
    ours, theirs = (c.root / "grading" / "autograded" for c in (graded, course))
    files = sorted(path.relative_to(theirs) for path in theirs.rglob("*"))
    assert sorted(path.relative_to(ours) for path in ours.rglob("*")) == files
    for file in files:
        assert (ours / file).stat().st_mode == (theirs / file).stat().st_mode
    for student in STUDENTS:
        for mine, stock in zip(graded.graded(student, NOTEBOOK).cells, course.graded(student, NOTEBOOK).cells,
                               strict=True):
            assert (mine.source, mine.metadata, mine.id) == (stock.source, stock.metadata, stock.id)
    graded.nbgrader("generate_feedback")
    assert "right" in graded.feedback("solution", NOTEBOOK)


def test_the_report_says_what_was_done(graded):
    assert graded.report["graded"] == 3 and graded.report["notebooks"] == 3
    assert graded.report["need_attention"] == graded.report["unchanged"] == 0
    scores = {row["student"]: (row["status"], row["score"], row["max_score"]) for row in graded.report["submissions"]}
    most = scores["solution"][2]
    assert scores["solution"] == ("graded", most, most) and scores["untouched"] == ("graded", 0, most)


def test_what_was_handed_in_is_not_touched(graded):
    assert graded.submitted() == graded.before


def test_grades_again_only_what_changed(graded, tmp_path, cluster, capsys):
    course, address = graded.copy(tmp_path / "course"), cluster[0]
    course.grade("--scheduler", address)    # the gradebook's address has changed: entered anew, executed not at all
    report = course.grade("--scheduler", address)
    assert (report["graded"], report["unchanged"]) == (0, 3)
    assert capsys.readouterr().out.splitlines()[-1].startswith("graded 0 submissions (0 notebooks) in ")

    course.resubmit("untouched", "solutions", sign("late"))
    before = course.gradebook()
    report = course.grade("--scheduler", address)
    changed = [row["student"] for row in report["submissions"] if row["status"] == "graded"]
    assert changed == ["untouched"] and report["submissions"][2]["score"] == report["submissions"][2]["max_score"]
    assert all(course.gradebook()[student] == before[student] for student in ("mistaken", "solution"))

    report = course.grade("--scheduler", address, "--force", "--student", "solution")
    assert [row["student"] for row in report["submissions"]] == ["solution"] and report["submissions"][0]["seconds"]


def test_a_changed_hidden_test_is_a_reason_to_grade_all_again(graded, tmp_path, cluster):
    course = graded.copy(tmp_path / "course")
    course.grade("--scheduler", cluster[0])
    path = course.root / "solutions" / LESSON / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, 4)
    cell = next(cell for cell in notebook.cells if "BEGIN HIDDEN TESTS" in cell.source)
    cell.source = cell.source.replace("### BEGIN HIDDEN TESTS", "### BEGIN HIDDEN TESTS\nassert False, 'stricter'")
    nbformat.write(notebook, path)
    course.nbgrader("generate_assignment", "--force")
    report = course.grade("--scheduler", cluster[0])
    assert report["graded"] == 3 and all("seconds" in row for row in report["submissions"])
    solution = next(row for row in report["submissions"] if row["student"] == "solution")
    assert solution["score"] < solution["max_score"]


def test_a_lost_entry_is_entered_again_without_running_anything(graded, tmp_path, cluster):
    course = graded.copy(tmp_path / "course")
    course.grade("--scheduler", cluster[0])
    expected = course.gradebook()
    with Gradebook(course.db, "gradients") as gradebook:
        gradebook.remove_submission(LESSON, "mistaken")
    shutil.rmtree(course.root / "grading" / "autograded" / "untouched")
    report = course.grade("--scheduler", cluster[0])
    assert {row["student"] for row in report["submissions"] if row["status"] == "graded"} == {"mistaken", "untouched"}
    assert not any("seconds" in row for row in report["submissions"])
    assert course.gradebook() == expected


def test_a_killed_coordinator_loses_nothing(course, cluster):
    for number in range(4):
        course.submit(f"more-{number}", "solutions", sign(number))
    undisturbed = course.copy(course.root.parent / "undisturbed")
    undisturbed.grade("--scheduler", cluster[0])
    chance = random.Random(3)
    for _ in range(3):
        process = course.start("--scheduler", cluster[0])
        time.sleep(chance.uniform(2, 7))
        process.kill()
        process.communicate()
    report = course.grade("--scheduler", cluster[0])
    assert report["graded"] + report["unchanged"] == 7 and report["need_attention"] == 0
    assert course.gradebook() == undisturbed.gradebook()


@pytest.mark.parametrize("moment", range(4))    # it imports, starts its workers, grades, ends
@pytest.mark.parametrize("send", [os.kill, os.killpg])    # a terminal's Ctrl-C goes to all of a group
def test_ctrl_c_stops_it_in_a_sentence(course, send, moment):
    process = course.start("--workers", 1)
    time.sleep(random.Random(moment).uniform(2 * moment + 0.5, 2 * moment + 2))
    others = psutil.Process(process.pid).children(recursive=True)
    send(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert ("run the same command again" in err and process.returncode in (130, -signal.SIGINT)) \
        or ("graded 3" in out and process.returncode == 0), out + err
    assert err.count("\n") <= 1
    assert not psutil.wait_procs(others, timeout=10)[1]


def test_a_killed_worker_is_replaced(course, graded):
    process = course.start("--workers", 2)
    busy = []
    while process.poll() is None and not busy:    # about to run a notebook
        with contextlib.suppress(psutil.Error):
            busy = [*filter(has_a_sandbox, psutil.Process(process.pid).children(recursive=True))]
        time.sleep(0.05)
    busy[0].kill()
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0 and "0 need attention" in out, out + err
    assert course.gradebook() == graded.gradebook()


def test_a_cluster_goes_on_without_a_killed_worker(course, graded, tmp_path):
    with dask_cluster(tmp_path) as (address, workers):
        process = course.start("--scheduler", address)
        while process.poll() is None and not any(has_a_sandbox(psutil.Process(w.pid)) for w in workers):
            time.sleep(0.05)
        next(w for w in workers if has_a_sandbox(psutil.Process(w.pid))).kill()
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0 and "0 need attention" in out, out + err
    assert course.gradebook() == graded.gradebook()


def test_a_notebook_that_kills_its_worker_is_listed_and_the_others_are_graded(course, capsys):
    def deadly(notebook):
        next(c for c in notebook.cells if c.cell_type == "code").source = "import os; os.kill(os.getppid(), 9)"
        return True

    course.resubmit("mistaken", "solutions", deadly)
    report = course.grade("--no-sandbox", "--workers", 1)
    assert {row["student"]: row["status"] for row in report["submissions"]} == {
        "mistaken": "attention", "solution": "graded", "untouched": "graded"}
    printed = capsys.readouterr()
    assert "came to a sudden end" in printed.out and "WITHOUT A SANDBOX" in printed.err
    assert printed.out.splitlines()[-1].endswith("1 need attention")


@pytest.mark.parametrize(("busy", "end"), [(0.1, "lives"), (30, "in <lambda>")])
def test_a_worker_that_is_stuck_tells_where_and_ends(busy, end):
    program = f"""
import time
from grading import cache, work

work._sealed = lambda node, options: time.sleep({busy})
work.longest = lambda seconds: seconds
notebook = '{{"cells": [], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}'
work.execute(notebook, {{"sealed": True, "seconds": 1.0, "config": {{}}}}, cache.environment())
time.sleep(1.5)
print("lives")
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=25,
                          check=False)
    assert end in (done.stderr if done.returncode else done.stdout), done.stderr


def test_workers_that_never_answer_are_not_waited_for_for_ever(monkeypatch):
    def nothing_yet(*arguments, **options):
        raise TimeoutError

    monkeypatch.setattr(bulk, "wait", nothing_yet)
    monkeypatch.setattr(bulk, "PATIENCE", 0.1)
    monkeypatch.setattr(bulk.work, "longest", lambda seconds: seconds)
    tools = types.SimpleNamespace(client=types.SimpleNamespace(nthreads=lambda: {"a worker": 1}), cache=None,
                                  gradebook=None, converter=None)
    batch = bulk.Batch(tools, {"seconds": 0.1}, False, None, lambda: None)
    batch._flying = {"a future": "a key"}
    with pytest.raises(submissions.CourseError, match="give no answer"):
        batch.run([])


def test_a_linked_folder_and_a_wrong_time_are_listed_and_a_report_without_a_place_is_refused(course, cluster, capsys):
    submitted = course.root / "grading" / "submitted"
    (submitted / "solution" / LESSON / "private.txt").write_text("mine")
    (submitted / "thief").mkdir()
    (submitted / "thief" / LESSON).symlink_to(submitted / "solution" / LESSON)
    (submitted / "untouched" / LESSON / "timestamp.txt").write_text("yesterday")
    report = course.grade("--scheduler", cluster[0])
    reasons = {row["student"]: row["attention"][0]["reason"] for row in report["submissions"] if row["attention"]}
    assert set(reasons) == {"thief", "untouched"}
    assert "is a link" in reasons["thief"] and "timestamp.txt holds no time" in reasons["untouched"]
    assert not (course.root / "grading" / "autograded" / "thief").exists()
    (submitted / "untouched" / LESSON / "timestamp.txt").unlink()
    course.nbgrader("autograde")    # nbgrader's own command
    assert not [*(course.root / "grading" / "autograded" / "thief").rglob("private.txt")]
    capsys.readouterr()
    course.grade("--report", str(course.root / "nowhere" / "report.json"), expect=1)
    assert "The report cannot be written" in capsys.readouterr().err


def test_a_time_limit_that_is_none_is_refused_in_words(course, capsys):
    with pytest.raises(SystemExit):
        course.grade("--time-limit", "0")
    assert "not a whole number of 1 or more" in capsys.readouterr().err


def test_broken_submissions_are_listed_and_stop_nobody(course, cluster, capsys):
    for student, content in {"empty": b"", "cut off": b'{"cells": [', "list": b"[]", "bytes": b"\xff\x00\x81"}.items():
        course.submit(student, "lessons")
        (course.root / "grading" / "submitted" / student / LESSON / f"{NOTEBOOK}.ipynb").write_bytes(content)
    course.submit("thief", "lessons")
    stolen = course.root / "grading" / "submitted" / "thief" / LESSON / f"{NOTEBOOK}.ipynb"
    stolen.unlink()
    stolen.symlink_to(course.root / "solutions" / LESSON / f"{NOTEBOOK}.ipynb")
    course.submit("renamed", "solutions")
    folder = course.root / "grading" / "submitted" / "renamed" / LESSON
    (folder / f"{NOTEBOOK}.ipynb").rename(folder / f"{NOTEBOOK} (1).ipynb")
    report = course.grade("--scheduler", cluster[0])
    assert report["graded"] == 8 and report["need_attention"] == 6
    assert {row["student"] for row in report["submissions"] if row.get("score")} == {"mistaken", "solution"}
    said = {row["student"]: row["attention"][0]["reason"] for row in report["submissions"] if row["attention"]}
    assert said["empty"] == "is empty" and "cut off" in said["cut off"] and "link" in said["thief"]
    assert "was the name changed?" in said["renamed"]


@pytest.mark.parametrize("content, words", [
    (b"  \n", "empty"), (b"\xff\xd8\xff\xe0\x80", "not text"), (b'{"nbformat": 4, "cells": [', "cut off"),
    (b'<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n', "merge"), (b'{"a": 1}', "no"), (b"3", "no"),
])
def test_what_is_no_notebook_is_told_in_a_sentence(content, words):
    with pytest.raises(submissions.Unreadable, match=words):
        submissions.parse(content)


def test_a_notebook_in_another_encoding_is_read():
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 'é'")]))
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        read = restore.mended(submissions.parse(text.encode(encoding)))
        assert read.cells[0].source == "x = 'é'"


@pytest.mark.parametrize("arguments, words", [
    (["99_no_such_lesson"], "There is no assignment 99_no_such_lesson. There are: 00_start_here."),
    ([LESSON, "--student", "nobody"], "nobody did not hand in"),
    ([LESSON, "--scheduler", "tcp://127.0.0.1:1"], "No Dask scheduler answers at tcp://127.0.0.1:1"),
])
def test_says_what_is_wrong(course, arguments, words, capsys, monkeypatch):
    monkeypatch.setattr(autograde, "SECONDS_TO_CONNECT", 1)
    assert main(["autograde", *arguments, f"--CourseDirectory.root={course.root}", f"--db={course.db}"]) == 1
    assert words in capsys.readouterr().err


def test_says_what_is_missing_before_the_first_grading(course, capsys):
    (course.root / "gradebook.db").unlink()
    course.grade(expect=1)
    assert f"nbgrader generate_assignment {LESSON}" in capsys.readouterr().err
    course.nbgrader("generate_assignment", "--force")
    shutil.rmtree(course.root / "grading" / "submitted")
    course.grade(expect=1)
    assert f"Nobody has handed in {LESSON}" in capsys.readouterr().err


def test_refuses_without_a_sandbox(course, tmp_path):
    process = course.start("--workers", 1, PATH=str(tmp_path / "nowhere"))
    _, message = process.communicate(timeout=120)
    assert process.returncode == 2 and "bubblewrap" in message and "--no-sandbox" in message
    assert course.gradebook() == {}


def test_an_option_that_nobody_knows_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["autograde", LESSON, "--worker=3"])
    assert "unknown: --worker=3" in capsys.readouterr().err


class TestCache:
    def test_keeps_whole_texts_and_forgets_the_unfinished(self, tmp_path):
        with Cache(tmp_path) as cache:
            cache.keep("ab12", "é" * 1000)
            assert cache.execution("ab12") == "é" * 1000 and cache.execution("ab13") is None
            cache._path("executions", "ab12", "gz").write_bytes(b"\x1f\x8b half")
            assert cache.execution("ab12") is None
            cache.note({"x": 1}, "db", "a", "../../b")
            assert cache.saved("db", "a", "../../b") == {"x": 1}
            cache.note(None, "db", "a", "../../b")
            assert cache.saved("db", "a", "../../b") is None
        assert not [path for path in Path(tmp_path).rglob("*") if path.parent.name == "unfinished"]

    def test_one_run_at_a_time(self, tmp_path):
        with Cache(tmp_path), pytest.raises(Busy, match="Another run"), Cache(tmp_path):
            pass

    def test_parts_are_told_apart(self):
        assert digest("ab", "c") != digest("a", "bc")
        assert digest("\ud800")
