"""One warm sandbox for all notebooks that this process runs one after another, ended when none has come for a while."""
import atexit
import contextlib
import threading

from .sandbox import Broken, Sandbox

SECONDS_TO_WAIT = 20    # for another notebook

_turn = threading.RLock()
_kept = []
_timer = None


@contextlib.contextmanager
def sandbox():
    """A sandbox of this process's own; one notebook at a time has it."""
    global _timer
    with _turn:
        if _timer:
            _timer.cancel()
        if not _kept:
            _kept.append(Sandbox())
        try:
            yield _kept[0]
        except Broken:
            close()
            raise
        finally:
            _timer = threading.Timer(SECONDS_TO_WAIT, close)
            _timer.daemon = True
            _timer.start()


@atexit.register
def close():
    """End the sandbox if there is one."""
    with _turn:
        while _kept:
            _kept.pop().close()
