"""What a Dask worker does: execute one notebook, given and returned as plain text.

A worker keeps one warm sandbox for its life. It never sees the gradebook nor the submitted files.
"""
import faulthandler
import multiprocessing.util
import sys
import tempfile
import threading
import time

import nbformat
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from . import cache
from .sealed import shared
from .sealed.execute import SealedExecute, sources_of_sanitized
from .sealed.sandbox import Broken, NoSandbox
from .sealed.trusted import SECONDS_A_CHECK

_turn = threading.Lock()    # one notebook at a time, however many threads a worker was given
# Dask's worker processes end without `atexit`, but not without this.
multiprocessing.util.Finalize(None, shared.close, exitpriority=10)


class OtherVersions(RuntimeError):
    """This worker has other checks or packages than the coordinator: it would grade by other rules."""


def longest(seconds):
    """Seconds after which a notebook that may take `seconds` is stuck: the last check may begin when they end."""
    return seconds + SECONDS_A_CHECK + 60


def get_ready():
    """Warm the sandbox up before the first notebook comes."""
    with _turn, shared.sandbox():
        pass


def execute(notebook, options, environment):
    """Run a sanitized notebook (JSON text); return it executed, with the seconds that took.

    `options` is a dict: `sealed`, `seconds` (wall time a notebook) and `config`, nbgrader's for the executing class.
    """
    if cache.environment() != environment:
        raise OtherVersions("A worker has another version of the course, of Python or of its packages than this "
                            "machine. Install the same on both and start the worker again.")
    with _turn:
        begun = time.perf_counter()
        # All that a learner does has an end. Should something else not have one, this process tells where it stands
        # and ends, as if it had been killed: another one takes its place.
        faulthandler.dump_traceback_later(longest(options["seconds"]), exit=True, file=sys.__stderr__)
        try:
            node = nbformat.reads(notebook, as_version=4)
            (_sealed if options["sealed"] else _unsealed)(node, options)
            return {"notebook": nbformat.writes(node), "seconds": time.perf_counter() - begun}
        finally:
            faulthandler.cancel_dump_traceback_later()


def _sealed(node, options):
    runner = SealedExecute(config=Config(options["config"]))
    runner.seconds_a_notebook, runner.no_sandbox = options["seconds"], False
    runner.sources = sources_of_sanitized(node)
    try:
        runner.preprocess(node, {})
    except Broken as problem:    # twice: it is this notebook's doing, and the next one gets a new sandbox
        raise RuntimeError(f"brought its sandbox down ({problem})") from None


def _unsealed(node, options):
    """nbgrader's own Execute, as whoever started this process, with whatever they may do."""
    end = time.monotonic() + options["seconds"]
    runner = Execute(config=Config(options["config"]))
    most = runner.timeout or options["seconds"]
    runner.timeout_func = lambda cell: max(1, min(most, int(end - time.monotonic())))
    with tempfile.TemporaryDirectory() as folder:
        runner.preprocess(node, {"metadata": {"path": folder}})


__all__ = ["NoSandbox", "OtherVersions", "execute", "get_ready"]
