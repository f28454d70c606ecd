"""What bounds a call of somebody else's function: in its time, in what it prints, and in what it yields."""
import ctypes
import io
import signal
import threading

PRINTED_AT_MOST = 2000      # characters
READ_OUT_AT_MOST = 10_000   # items


class OutOfTime(BaseException):
    """A call ran longer than allowed. Not an Exception, so that `except Exception` does not swallow it."""


class Clipped(io.StringIO):
    """Keeps the beginning of what is printed: a loop that prints must not fill the memory."""

    def write(self, text):
        """Take all of `text`, keep what there is room for."""
        room = PRINTED_AT_MOST - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def within(seconds, action):
    """Return `action()`; raise OutOfTime inside it once it has run for `seconds`.

    Where there are interval timers they are used, since they also end a sleep; elsewhere (Windows, threads)
    an exception is planted in the running thread. Both repeat, as a bare `except:` may swallow the first.

    Either may come at the last moment. It must not come later, in somebody else's code, so both ways begin their
    ending with an assignment, before which Python lets nothing in, and from then on nothing is raised any more.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _with_alarm(seconds, action)
    return with_planted_exception(seconds, action)


def _with_alarm(seconds, action):
    state = {"over": False}

    def ring(signum, frame):
        if not state["over"]:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.05)
        return action()
    finally:
        state["over"] = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def with_planted_exception(seconds, action):
    """The same as `within`, in any thread."""
    thread, planted, state = threading.get_ident(), [], {"over": False}
    begun, ended = threading.Event(), threading.Event()

    def watch():
        begun.wait()
        pause = seconds
        while not ended.wait(pause) and not state["over"]:
            planted.append(_plant(thread))
            pause = 0.05

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        begun.set()
        return action()
    finally:
        state["over"] = True
        while True:
            try:
                ended.set()
                begun.set()    # the Stop button may have been faster
                watcher.join()
                if planted:
                    # The last one may be still to come: let another, which takes its place, go off here. To take it
                    # back instead leaves Python 3.11 believing for ever that something is pending.
                    planted.clear()
                    _plant(thread)
                    while True:
                        pass
                break
            except OutOfTime:
                pass


def _plant(thread):
    return ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))


def read_out(value):
    """An iterator as a list of its first items, to be called within the time limit; anything else as it is."""
    if not hasattr(value, "__next__"):
        return value
    return [item for item, _ in zip(value, range(READ_OUT_AT_MOST), strict=False)]
