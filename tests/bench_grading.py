"""How many submissions an hour: stock nbgrader against bulk grading in the sandbox, for `make bench`.

Both grade the same submissions of the same lesson on this machine, one after the other, and must come to the same
scores. No two submissions are alike, so that nothing can be executed once for two. What is measured is the whole
command, its start included. The floor is what the learners' cells themselves take, in the sandbox, spread over the
workers: no way of grading them could be faster. Then 1, 10, 100 and 1,000 submissions of a short lesson: time a
submission and memory are to stay flat. This prints tables and judges nothing but the scores. One number as argument:
so many submissions in the first table, and no second.
"""
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from nbgrader.api import Gradebook
from tqdm import tqdm

from grading.authoring import ROOT

from .test_autograde import Course

LESSON = "01_numerical_differentiation"
SUBMISSIONS = 40
SHORT_LESSON, GROWING = "00_start_here", (1, 10, 100, 1000)


def main(submissions=SUBMISSIONS, lesson=LESSON):
    """Grade them both ways and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        courses = {name: handed_in(Path(folder) / name, lesson, submissions) for name in ("stock", "bulk")}
        notebooks = submissions * len(courses["stock"].names)
        workers = min(len(os.sched_getaffinity(0)), submissions)
        print(f"\n{submissions} submissions of {lesson} ({notebooks} notebooks), {workers} cores, "
              f"load {os.getloadavg()[0]:.1f} before")
        stock, _ = graded(courses["stock"], "nbgrader autograde", STOCK, ROOT / "grading")
        ours, memory = graded(courses["bulk"], "python -m grading autograde", BULK, ROOT)
        assert scores(courses["stock"]) == scores(courses["bulk"]), "the scores differ"
        floor = cells_alone(courses["bulk"]) / workers
        print(f"{'':32}{'seconds':>9}{'a notebook':>12}{'an hour':>9}{'x stock':>9}")
        for name, seconds in (("stock nbgrader, no sandbox", stock), ("bulk, sandbox", ours), ("floor", floor)):
            print(f"{name:32}{seconds:9.1f}{seconds / notebooks:12.2f}{3600 * submissions / seconds:9.0f}"
                  f"{stock / seconds:9.1f}")
        print(f"memory a worker, at most: {memory['worker'] / 1e6:.0f} MB, and {memory['sandbox'] / 1e6:.0f} MB in "
              f"its sandbox; coordinator {memory['coordinator'] / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f} after\n")


# nbgrader as it comes: its own steps, its own Execute.
STOCK = ("nbgrader", "autograde", "--Autograde.exporter_class=nbconvert.exporters.NotebookExporter",
         "--Autograde.sanitize_preprocessors=['nbgrader.preprocessors.ClearOutput', "
         "'nbgrader.preprocessors.DeduplicateIds', 'nbgrader.preprocessors.OverwriteKernelspec', "
         "'nbgrader.preprocessors.OverwriteCells', 'nbgrader.preprocessors.CheckCellMetadata']",
         "--Autograde.autograde_preprocessors=['nbgrader.preprocessors.Execute', "
         "'nbgrader.preprocessors.IgnorePattern', 'nbconvert.preprocessors.ClearMetadataPreprocessor', "
         "'nbgrader.preprocessors.LimitOutput', 'nbgrader.preprocessors.SaveAutoGrades', "
         "'nbgrader.preprocessors.AssignLatePenalties', 'nbgrader.preprocessors.CheckCellMetadata']")
BULK = ("grading", "autograde")


def growing():
    """Grade ever more submissions in bulk and print the second table."""
    print(f"{'submissions of ' + SHORT_LESSON:32}{'seconds':>9}{'each, ms':>10}"
          f"{'coordinator, MB':>17}{'worker, MB':>12}")
    for submissions in GROWING:
        with tempfile.TemporaryDirectory() as folder:
            course = handed_in(Path(folder) / "course", SHORT_LESSON, submissions)
            seconds, memory = graded(course, "python -m grading autograde", BULK, ROOT)
            points = scores(course)
            assert len({student for student, *_ in points}) == submissions
            print(f"{submissions:<32,}{seconds:9.1f}{1000 * seconds / submissions:10.0f}"
                  f"{memory['coordinator'] / 1e6:17.0f}{memory['worker'] / 1e6:12.0f}", flush=True)


def handed_in(root, lesson, submissions):
    """A course in which the lesson's solution was handed in many times, each time a little different."""
    root.mkdir()
    course = Course(root, lesson)
    for number in range(submissions):
        course.submit(f"student-{number:03}", "solutions", _signed(number))
    return course


def _signed(number):
    def change(notebook):
        next(cell for cell in notebook.cells if cell.cell_type == "code").source += f"\n# student {number}"
        return True
    return change


def graded(course, what, words, folder):
    """(seconds, bytes of memory by kind of process) of one grading command over a course."""
    command = [sys.executable, "-m", words[0], words[1], course.lesson, *words[2:],
               f"--CourseDirectory.root={course.root}", f"--db={course.db}"]
    place = course.root / "grading" / "autograded"
    with open(course.root / "log", "w") as log:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, "MPLBACKEND": "agg"})
        most = {"coordinator": 0, "worker": 0, "sandbox": 0}
        watcher = threading.Thread(target=watch, args=(process, most), daemon=True)
        watcher.start()
        with tqdm(total=len(list((course.root / "grading" / "submitted").iterdir())), desc=what, leave=False) as bar:
            while process.poll() is None:
                done = len(list(place.glob("*")))
                if done > bar.n:
                    bar.update(done - bar.n)
                time.sleep(0.2)
        seconds = time.monotonic() - begun
        watcher.join()
    assert process.returncode == 0, (course.root / "log").read_text()[-3000:]
    return seconds, most


def watch(process, most):
    """Note the largest share of memory of the coordinator, of a worker, and of what runs in a worker's sandbox."""
    while process.poll() is None:
        try:
            root = psutil.Process(process.pid)
            most["coordinator"] = max(most["coordinator"], _own_memory(root))
            for worker in filter(_is_worker, root.children(recursive=True)):
                inside = [child for child in worker.children(recursive=True) if not _is_worker(child)]
                most["worker"] = max(most["worker"], _own_memory(worker))
                if not any(map(_is_worker, worker.children())):    # the server from which workers fork has none
                    most["sandbox"] = max(most["sandbox"], sum(map(_own_memory, inside)))
        except (psutil.Error, OSError):
            pass
        time.sleep(1)


def _is_worker(process):
    return "forkserver" in " ".join(process.cmdline())


def _own_memory(process):
    """Bytes of a process, what it shares with others counted in parts."""
    return process.memory_full_info().pss


def scores(course):
    """Points of every graded cell, by student."""
    with Gradebook(course.db, "gradients") as gradebook:
        return {(s.student.id, n.name, g.name): g.auto_score for s in gradebook.assignment_submissions(course.lesson)
                for n in s.notebooks for g in n.grades}


def cells_alone(course):
    """Seconds that the cells of all submissions run, one after another: nothing else is done with them."""
    from grading.sealed.kernel import Kernel
    from grading.sealed.sandbox import Sandbox

    total, sample = 0.0, sorted((course.root / "grading" / "autograded").iterdir())[:3]
    with Sandbox() as sandbox:
        for student in sample:
            for name in course.names:
                kernel = Kernel(sandbox)
                sources = [c.source for c in course.graded(student.name, name).cells
                           if c.cell_type == "code" and not _is_check(c)]
                begun = time.monotonic()
                for source in sources:
                    kernel.run(source, 60)
                total += time.monotonic() - begun
                kernel.close()
    return total / len(sample) * len(list((course.root / "grading" / "autograded").iterdir()))


def _is_check(cell):
    about = cell.metadata.get("nbgrader", {})
    return about.get("grade") and not about.get("solution")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
    if not sys.argv[1:]:
        growing()
