"""`python -m grading autograde`: grade submissions in bulk, here or on a Dask cluster."""
import contextlib
import json
import logging
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import dask
from distributed import Client, LocalCluster
from distributed.utils import get_mp_context
from nbgrader.preprocessors import Execute
from tqdm import tqdm

from .around import ExecutedElsewhere
from .bulk import Batch
from .cache import Busy, Cache
from .gradebook import OneGradebook
from .sealed.execute import SealedExecute
from .submissions import Course, CourseError
from .work import NoSandbox, OtherVersions, get_ready

SECONDS_TO_CONNECT = 15
LOUD = """
    ************************************************************************
    WITHOUT A SANDBOX: learners' code is about to run as you. It can read,
    change and delete all that you can, the gradebook and the solutions
    included. Go on only with code of people you trust.
    ************************************************************************
"""


@dataclass
class Tools:
    """What a batch works with."""

    client: Client
    cache: Cache
    gradebook: OneGradebook
    converter: ExecutedElsewhere
    db_url: str


def run(options, nbgrader_options=()):
    """Grade; return the exit status."""
    if options.no_sandbox:
        print(LOUD, file=sys.stderr)
    try:
        return _run(options, Course.read(nbgrader_options))
    except NoSandbox as problem:
        print(problem, file=sys.stderr)
        return 2
    except (CourseError, Busy, OtherVersions) as problem:
        print(problem, file=sys.stderr)
        return 1


def _run(options, course):
    begun = time.monotonic()
    if options.report and not os.access(options.report.resolve().parent, os.W_OK):
        raise CourseError(f"The report cannot be written: there is no folder {options.report.resolve().parent}, or it "
                          "is not yours to write to.")
    places = course.coursedir
    with contextlib.ExitStack() as stack:
        raise_if_pressed = stack.enter_context(_ctrl_c_waits())
        cache = stack.enter_context(Cache(Path(places.root) / course.cache_directory))
        gradebook = OneGradebook(places.db_url, places.course_id)
        stack.callback(gradebook.close_for_good)
        submissions = [submission for assignment in dict.fromkeys(options.assignments)
                       for submission in course.handed_in(assignment, options.student,
                                                          course.released(assignment, gradebook))]
        converter = ExecutedElsewhere(gradebook, coursedir=places, parent=course)
        bar = stack.enter_context(tqdm(total=len(submissions), unit=" submissions", disable=None))
        client = stack.enter_context(_client(options, len(submissions)))
        if not options.no_sandbox:    # while the first notebooks are read; a failure is met again with a notebook
            stack.callback(client.cancel, [client.submit(get_ready, workers=[worker], pure=False)
                                           for worker in client.nthreads()])
        batch = Batch(Tools(client, cache, gradebook, converter, places.db_url), _how(options, course.config),
                      options.force, lambda row: bar.update(), raise_if_pressed)
        batch.run(submissions)
    return _tell(batch, time.monotonic() - begun, options)


def _how(options, config):
    """How workers execute, as plain data."""
    seconds = options.time_limit or SealedExecute(config=config).seconds_a_notebook
    name = (Execute if options.no_sandbox else SealedExecute).__name__
    return {"sealed": not options.no_sandbox, "seconds": seconds, "config": {name: dict(config.get(name, {}))}}


@contextlib.contextmanager
def _client(options, most):
    """A connection to the cluster that was named, or to one of our own."""
    dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.logging.distributed": "critical",
                     "distributed.admin.low-level-log-length": 10})    # it would keep whole notebooks
    if options.scheduler:
        try:
            client = Client(options.scheduler, timeout=SECONDS_TO_CONNECT)
        except (OSError, ValueError, TimeoutError) as problem:
            raise CourseError(f"No Dask scheduler answers at {options.scheduler} ({problem}).") from None
        with client:
            yield client
        return
    workers = options.workers or max(1, min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity")
                                            else os.cpu_count(), most))
    with _local_cluster(workers) as cluster, Client(cluster) as client:
        yield client


@contextlib.contextmanager
def _ctrl_c_waits():
    """Yield a function that raises KeyboardInterrupt if Ctrl-C was pressed; a second Ctrl-C raises by itself.

    Raised anywhere, it is lost in a callback, or leaves processes of Dask behind that complain.
    """
    pressed = []

    def note(*details):
        pressed.append(details)
        signal.signal(signal.SIGINT, before)

    def raise_if_pressed():
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield raise_if_pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _local_cluster(workers):
    if "forkserver" in multiprocessing.get_all_start_methods():
        _start_forkserver()
    try:
        return LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0",
                            silence_logs=logging.CRITICAL)
    except RuntimeError as problem:
        raise CourseError(f"Dask could not start its workers ({problem}). Run the same command again.") from None


def _start_forkserver():
    """Workers that have imported everything already, and to whom a terminal's Ctrl-C does not come."""
    dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"})
    get_mp_context().set_forkserver_preload(["grading.apart", "distributed", "grading.work"])
    multiprocessing.resource_tracker.ensure_running()    # it would unblock what is blocked here
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})    # until `apart` has set it apart
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _tell(batch, seconds, options):
    """Print what needs attention and the last line; write the report."""
    attention = [(row["assignment"], row["student"], entry["notebook"], entry["reason"])
                 for row in batch.rows for entry in row["attention"]]
    concerned = sum(bool(row["attention"]) for row in batch.rows)
    graded = sum(row["status"] == "graded" for row in batch.rows)
    unchanged = sum(row["status"] == "unchanged" for row in batch.rows)
    if options.report:
        options.report.write_text(json.dumps({
            "assignments": options.assignments, "graded": graded, "notebooks": batch.notebooks,
            "unchanged": unchanged, "seconds": round(seconds, 2), "need_attention": concerned,
            "submissions": batch.rows}, indent=1) + "\n")
    for line in table([("assignment", "student", "notebook", "needs attention because it"), *attention]
                      if attention else []):
        print(line)
    if unchanged:
        print(f"{unchanged} unchanged since they were graded")
    print(f"graded {graded} submissions ({batch.notebooks} notebooks) in {seconds:.0f} s; "
          f"{concerned} need attention")
    return 0


def table(rows):
    """Lines of a table, its first row the heading; learners' names cannot draw in it."""
    rows = [["".join(c if c.isprintable() else "?" for c in text) for text in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["-" * width for width in widths])
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
