"""What a Dask worker does: execute one notebook, given and returned as plain text.

A worker keeps one warm sandbox for its life. It never sees the gradebook nor the submitted files.
"""
import contextlib
import multiprocessing.util
import tempfile
import threading
import time

import nbformat
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from . import cache
from .sealed.execute import SealedExecute
from .sealed.sandbox import NoSandbox, Sandbox

# Check cells print to what is this process's standard output: one notebook at a time, however many threads.
_turn = threading.Lock()
_kept = []


class OtherVersions(RuntimeError):
    """This worker has other checks or packages than the coordinator: it would grade by other rules."""


class TookTooLong(RuntimeError):
    """A notebook went on long after its time was over."""


def execute(notebook, options, environment):
    """Run a sanitized notebook (JSON text); return it executed, with the seconds that took.

    `options` is a dict: `sealed`, `seconds` (wall time a notebook) and `config`, nbgrader's for the executing class.
    """
    if cache.environment() != environment:
        raise OtherVersions("a worker has another version of the course, of Python or of its packages than this "
                            "machine; install the same on both and start the worker again")
    with _turn:
        begun = time.perf_counter()
        node = nbformat.reads(notebook, as_version=4)
        (_sealed if options["sealed"] else _unsealed)(node, options)
        return {"notebook": nbformat.writes(node), "seconds": time.perf_counter() - begun}


def _sealed(node, options):
    try:
        _in_sandbox(node, options)
    except NoSandbox:    # it broke down: by accident, by this notebook, or because there is none on this machine
        try:
            _in_sandbox(node, options)
        except NoSandbox as problem:
            _in_sandbox(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]), options)
            raise RuntimeError(f"brought its sandbox down, twice ({problem})") from None


def _in_sandbox(node, options):
    runner = SealedExecute(config=Config(options["config"]))
    runner.seconds_a_notebook = options["seconds"]
    runner.sandbox = _sandbox()
    with _ends_after(1.5 * options["seconds"] + 60) as ended:
        try:
            runner.preprocess(node, {})
        except Exception:
            _close_sandbox()    # whatever went wrong, the next notebook gets a new one
            if ended.is_set():
                raise TookTooLong(f"ran on long after its {options['seconds']:g} seconds were over") from None
            raise


def _unsealed(node, options):
    """nbgrader's own Execute, as whoever started this process, with whatever they may do."""
    end = time.monotonic() + options["seconds"]
    runner = Execute(config=Config(options["config"]))
    most = runner.timeout or options["seconds"]
    runner.timeout_func = lambda cell: max(1, min(most, int(end - time.monotonic())))
    with tempfile.TemporaryDirectory() as folder:
        runner.preprocess(node, {"metadata": {"path": folder}})


def _sandbox():
    """This process's sandbox, made when it is first wanted."""
    if not _kept:
        _kept.append(Sandbox())
        # Dask's worker processes end without `atexit`, but not without this.
        multiprocessing.util.Finalize(None, _close_sandbox, exitpriority=10)
    return _kept[0]


def _close_sandbox():
    while _kept:
        with contextlib.suppress(Exception):
            _kept.pop().close()


@contextlib.contextmanager
def _ends_after(seconds):
    """A last resort: take the sandbox away from a notebook that found a way past all its limits."""
    ended = threading.Event()

    def end():
        ended.set()
        _kept[0]._process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield ended
    finally:
        timer.cancel()


__all__ = ["NoSandbox", "OtherVersions", "TookTooLong", "execute"]
