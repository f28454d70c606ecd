"""The walls: a bubblewrap sandbox that holds one warm process, from which kernels are forked."""
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import helpers

try:
    import fcntl
except ImportError:    # Windows
    fcntl = None

HERE = Path(__file__).resolve().parent
COURSE = HERE.parents[1]
SECONDS_TO_BEGIN = 60
SECONDS_TO_ANSWER = 40
LIMITS = {
    "disk": "64m",
    "resources": {"RLIMIT_AS": 4 << 30, "RLIMIT_DATA": 2 << 30, "RLIMIT_NPROC": 64, "RLIMIT_FSIZE": 32 << 20,
                  "RLIMIT_NOFILE": 256, "RLIMIT_CORE": 0, "RLIMIT_MSGQUEUE": 0, "RLIMIT_MEMLOCK": 0},
}
# A learner's own cells may call the checks; in here they say nothing, and know nothing that could be looked up.
SILENT_CHECKS = '''
def _silent(*arguments, **keywords):
    return None

check = check_answer = check_mission = check_hidden = digest = Exercise = Misconception = Mission = Probe = _silent
Question = points_of = _silent
CHECKED = {}
'''
ENVIRONMENT = {"HOME": "/tmp", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MPLCONFIGDIR": "/tmp",
               "MPLBACKEND": "module://matplotlib_inline.backend_inline", "OPENBLAS_NUM_THREADS": "1",
               "OMP_NUM_THREADS": "1", "NBGRADER_EXECUTION": "autograde", "PYTHONPATH": "/course:/sealed",
               "IPYTHONDIR": "/tmp/ipython", "PYTHONDONTWRITEBYTECODE": "1", "JPY_PARENT_PID": "0",
               "PYDEVD_DISABLE_FILE_VALIDATION": "1"}    # the debugger, imported with ipykernel, warns otherwise


class NoSandbox(RuntimeError):
    """This machine cannot build the sandbox; the message says why and what to do."""


class Broken(NoSandbox):
    """The sandbox was there and came to an end; a new one may be made."""


class Sandbox:
    """A running sandbox. Use it as a context manager.

    One thread at a time may use it, and the thread that made it must outlive it: with that thread Linux ends it too.
    """

    def __init__(self):
        self._count = self._asked = 0
        self._process = self._control = None
        program = _bubblewrap()
        _sweep()
        # The names of sockets are short: 107 characters.
        place = tempfile.gettempdir()
        self.folder = Path(tempfile.mkdtemp(prefix="sealed-", dir=place if len(place) < 60 else "/tmp"))
        try:
            self._lock = _locked(self.folder)
            self._begin(program)
        except BaseException:
            self.close()
            raise

    def folder_for_channels(self):
        """A new folder for one kernel's connection file and sockets; /kernel as the kernel sees it."""
        self._count += 1
        folder = self.folder / "channels" / str(self._count)
        folder.mkdir()
        os.chmod(folder, 0o777)    # the kernel may run as another user; nobody else gets as far as here
        return folder

    def start(self, folder):
        """Fork a kernel whose connection file is in `folder`; return its number for `state` and `stop`."""
        kernel = self._ask(start=folder.name, limits=LIMITS)["kernel"]
        if not kernel:
            raise NoSandbox(_advice("a kernel could not get namespaces of its own"))
        return kernel

    def stop(self, kernel):
        """Kill a kernel and everything it started, and wait until it is gone."""
        self._ask(stop=kernel)

    def state(self, kernel):
        """{"lives": whether the kernel still runs, "memory": bytes that are in use in the sandbox}."""
        return self._ask(state=kernel)

    @property
    def works(self):
        """Whether the sandbox still runs."""
        return self._process is not None and self._process.poll() is None

    def close(self):
        """End the sandbox and whatever runs in it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stderr.close()
            self._process = None
        if self._control is not None:
            self._control.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        if getattr(self, "_lock", None) is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()

    def _begin(self, program):
        (self.folder / "channels").mkdir(mode=0o755)
        (self.folder / "checks.py").write_text(SILENT_CHECKS)
        os.chmod(self.folder / "checks.py", 0o644)
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(SECONDS_TO_BEGIN)
        with theirs:
            self._process = subprocess.Popen(
                command(program, self.folder, theirs.fileno()), pass_fds=[theirs.fileno()], env=ENVIRONMENT,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            ready = self._control.recv(1 << 16)
        except OSError as problem:
            raise NoSandbox(_advice(f"it did not begin within {SECONDS_TO_BEGIN} seconds ({problem})")) from None
        if not ready:
            reason = self._process.communicate()[1].strip()
            raise NoSandbox(_advice(reason.splitlines()[-1] if reason else "bubblewrap ended without a word"))
        self._control.settimeout(SECONDS_TO_ANSWER)

    def _ask(self, **request):
        """The reply to a request. What a wait that was cut short left behind is known by its number, and dropped."""
        self._asked += 1
        number = self._asked
        try:
            self._control.send(json.dumps({"number": number, **request}).encode())
            while packet := self._control.recv(1 << 16):
                reply = json.loads(packet)
                if reply["number"] == number:
                    return reply
        except OSError:
            pass
        raise Broken("the sandbox ended unexpectedly")


def command(program, folder, descriptor):
    """The bubblewrap command of a sandbox whose files are in `folder`, talking over the socket `descriptor`."""
    walls = ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--die-with-parent", "--new-session"]
    if os.geteuid() == 0:    # root may do without, and then each kernel can be another user than root
        walls += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL"]
    else:
        walls += ["--unshare-user"]
    mounts = _mounts(folder)
    # Named one by one, since bubblewrap would make them for their owner alone and a kernel may be another user.
    folders = sorted({str(parent) for mount in mounts for parent in list(Path(mount[-1]).parents)[:-1]} - {"/tmp"})
    return [program, *walls, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", "/kernel",
            *(word for place in folders for word in ("--dir", place)),
            *(word for mount in mounts for word in mount),
            "--bind", f"{folder}/channels", "/channels", "--remount-ro", "/", "--remount-ro", "/dev", "--chdir", "/",
            sys.executable, "/sealed/warm.py", str(descriptor)]


def _mounts(folder):
    """What can be seen: the system, Python, and of the course the package `helpers` without its checks."""
    places = {COURSE, Path.cwd()}
    if places & {Path(sys.prefix), Path(sys.base_prefix)}:
        raise NoSandbox(f"No sandbox: Python's environment is the course's own folder, {sys.prefix}, so learners' "
                        "code, which needs Python, would see all of it. Make the environment in a folder within, such "
                        "as .venv: `make test` does so.")
    system = {path for path in ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/fonts",
                                "/etc/alternatives") if os.path.exists(path)}
    python = {sys.prefix, sys.base_prefix, sysconfig.get_paths()["purelib"]}
    # A course that lies within one of these, such as in /usr/src, is not to be seen with it.
    hidden = {str(place) for place in places
              if any(place.is_relative_to(seen) and str(place) != seen for seen in {*system, *python})}
    seen = [("--ro-bind", path, path) for path in {*system, *python}] + [("--tmpfs", path) for path in hidden]
    seen.sort(key=lambda mount: (mount[-1].count("/"), mount[0] == "--ro-bind"))
    package = Path(helpers.__file__).parent
    return [*seen,
            ("--ro-bind", str(package), "/course/helpers"),
            ("--tmpfs", "/course/helpers/checks"),
            ("--ro-bind", f"{folder}/checks.py", "/course/helpers/checks/__init__.py"),
            ("--remount-ro", "/course/helpers/checks"),
            *(("--ro-bind", str(HERE / f"{name}.py"), f"/sealed/{name}.py")
              for name in ("warm", "inside", "plain", "syscalls"))]


def _bubblewrap():
    program = shutil.which("bwrap")
    if program is None:
        raise NoSandbox(_advice("bubblewrap (bwrap) is not installed"))
    for place in (sys.prefix, sys.base_prefix):
        if Path(place).is_relative_to("/tmp"):
            raise NoSandbox(f"No sandbox: Python is installed in {place}, and learners' code gets a /tmp of its own, "
                            "which would hide it. Move the course out of /tmp and set it up there again.")
    return program


def _locked(folder):
    """A lock on a sandbox's folder, which the system lets go however this process ends."""
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _sweep():
    """Remove the folders of sandboxes whose process was killed before it could do so."""
    if fcntl is None:
        return
    for folder in Path(tempfile.gettempdir()).glob("sealed-*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.geteuid() or time.time() - folder.stat().st_mtime < 60:
                continue
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)


def _advice(reason):
    return (f"No sandbox: {reason}. Learners' code runs in one, so that it can harm nothing. On Debian or Ubuntu: "
            "apt-get install bubblewrap; in a container, allow user namespaces (for Docker: --security-opt "
            "seccomp=unconfined --security-opt systempaths=unconfined). On macOS or Windows, grade in a Linux "
            "virtual machine. To grade without a sandbox, with code you trust: --no-sandbox with `python -m grading "
            "autograde`, --SealedExecute.no_sandbox=True with `nbgrader autograde`.")
