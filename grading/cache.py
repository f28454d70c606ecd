"""What a grading run keeps, so that a run that was stopped goes on and nothing is graded twice.

Two kinds of files below one folder (`grading/cache`, ignored by git, deleted without harm):
`executions/` holds executed notebooks under the hash of all that their outputs depend on; `saved/` holds, for each
submission, what it was when its points went into the gradebook.
"""
import functools
import gzip
import hashlib
import importlib.metadata
import json
import os
import shutil
import sys
import uuid
from pathlib import Path

import helpers

try:
    import fcntl
except ImportError:    # Windows
    fcntl = None

# Packages that outputs depend on, besides the course's own code.
PACKAGES = ("numpy", "matplotlib", "ipython", "ipykernel", "ipywidgets", "nbclient", "nbgrader")


class Busy(RuntimeError):
    """Another run is grading this course."""


def digest(*parts):
    """Hash of texts or bytes, each with its length, so that ("ab", "c") and ("a", "bc") differ."""
    total = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()


@functools.cache
def environment():
    """Hash of what an execution depends on besides the notebook: the checks, the sandbox, Python and its packages.

    It is the same on every machine with the same course and the same packages, wherever they lie.
    """
    package, sealed = Path(helpers.__file__).parent, Path(__file__).parent / "sealed"
    files = [(folder.name, path.relative_to(folder).as_posix(), path.read_bytes())
             for folder in (package, sealed) for path in sorted(folder.rglob("*"))
             if path.is_file() and "__pycache__" not in path.parts]
    versions = [f"{name} {_version(name)}" for name in PACKAGES]
    return digest(sys.version, *versions, *(part for file in files for part in file))


def _version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"


class Cache:
    """The folder of kept executions and of what has been saved. A context manager: one run at a time has it."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = open(self.folder / "lock", "w")    # let go by the system, however the process ends
        try:
            if fcntl:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise Busy(f"Another run is grading this course (it holds {self.folder / 'lock'}). "
                       "Wait for its end, or stop it.") from None
        shutil.rmtree(self.folder / "unfinished", ignore_errors=True)
        return self

    def __exit__(self, *problem):
        self._lock.close()

    def execution(self, key):
        """The executed notebook kept under `key` (JSON text), or None."""
        try:
            return gzip.decompress(self._path("executions", key, "gz").read_bytes()).decode()
        except (OSError, EOFError, ValueError, gzip.zlib.error):    # not there, or cut off by a power failure
            return None

    def keep(self, key, notebook):
        """Keep an executed notebook (JSON text)."""
        self._write(self._path("executions", key, "gz"), gzip.compress(notebook.encode("utf-8", "replace"), 1))

    def saved(self, *submission):
        """What `note` was told of a submission, or None."""
        try:
            return json.loads(self._path("saved", digest(*submission), "json").read_bytes())
        except (OSError, ValueError):
            return None

    def note(self, record, *submission):
        """Note that a submission is in the gradebook; None: that it may be there in part, or not."""
        path = self._path("saved", digest(*submission), "json")
        if record is None:
            path.unlink(missing_ok=True)
        else:
            self._write(path, json.dumps(record).encode())

    def _path(self, kind, key, ending):
        return self.folder / kind / key[:2] / f"{key}.{ending}"

    def _write(self, path, content):
        """All of it or nothing, whenever the process is killed."""
        unfinished = self.folder / "unfinished" / uuid.uuid4().hex
        for folder in (unfinished.parent, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
