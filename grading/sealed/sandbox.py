"""The walls: a bubblewrap sandbox that holds one warm process, from which kernels are forked."""
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import helpers

HERE = Path(__file__).resolve().parent
LIMITS = {
    "disk": "64m",
    "resources": {"RLIMIT_AS": 4 << 30, "RLIMIT_NPROC": 64, "RLIMIT_FSIZE": 32 << 20, "RLIMIT_NOFILE": 256,
                  "RLIMIT_CORE": 0},
}
# A learner's own cells may call the checks; in here they say nothing, and know nothing that could be looked up.
SILENT_CHECKS = '''
def _silent(*arguments, **keywords):
    return None

check = check_answer = check_mission = check_hidden = Probe = _silent
CHECKED = {}
'''
ENVIRONMENT = {"HOME": "/tmp", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
               "MPLCONFIGDIR": "/tmp", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "NBGRADER_EXECUTION": "autograde",
               "PYTHONPATH": "/course:/sealed", "IPYTHONDIR": "/tmp/ipython", "PYTHONDONTWRITEBYTECODE": "1",
               "JPY_PARENT_PID": "0"}


class NoSandbox(RuntimeError):
    """This machine cannot build the sandbox; the message says why and what to do."""


class Sandbox:
    """A running sandbox. Use it as a context manager."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="sealed-"))
        os.chmod(self.folder, 0o755)
        self._count = 0
        (self.folder / "channels").mkdir()
        (self.folder / "checks.py").write_text(SILENT_CHECKS)
        self._control, theirs = socket.socketpair()
        self._control.settimeout(60)
        with theirs:
            os.set_inheritable(theirs.fileno(), True)
            self._process = subprocess.Popen(
                command(self.folder, theirs.fileno()), pass_fds=[theirs.fileno()], env=ENVIRONMENT,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self._lines = self._control.makefile("r")
        if not self._lines.readline():
            reason = self._process.communicate()[1].strip()
            self.close()
            raise NoSandbox(_advice(reason.splitlines()[-1] if reason else "bubblewrap ended without a word"))

    def folder_for_channels(self):
        """A new folder for one kernel's connection file and sockets; /kernel as the kernel sees it."""
        self._count += 1
        folder = self.folder / "channels" / str(self._count)
        folder.mkdir()
        os.chmod(folder, 0o777)    # the kernel may run as another user
        return folder

    def start(self, folder):
        """Fork a kernel whose connection file is in `folder`; return its number for `stop`."""
        pid = self._ask(start=folder.name, limits=LIMITS)["pid"]
        if not pid:
            raise NoSandbox(_advice("a kernel could not get namespaces of its own"))
        return pid

    def stop(self, pid):
        """Kill a kernel and everything it started."""
        self._ask(stop=pid)

    def lives(self, pid):
        """Whether a kernel still runs."""
        return self._ask(lives=pid)["lives"]

    def close(self):
        """End the sandbox and whatever runs in it."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        self._process.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()

    def _ask(self, **request):
        self._control.sendall(json.dumps(request).encode() + b"\n")
        answer = self._lines.readline()
        if not answer:
            raise NoSandbox("the sandbox ended unexpectedly")
        return json.loads(answer)


def command(folder, descriptor):
    """The bubblewrap command of a sandbox whose files are in `folder`, talking over the socket `descriptor`."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise NoSandbox(_advice("bubblewrap (bwrap) is not installed"))
    walls = ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--die-with-parent", "--new-session"]
    if os.geteuid() == 0:    # root may do without, and then each kernel can be another user than root
        walls += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL"]
    else:
        walls += ["--unshare-user"]
    read_only = [path for path in ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/fonts",
                                   "/etc/alternatives") if os.path.exists(path)]
    python = {sys.prefix, sys.base_prefix, sysconfig.get_paths()["purelib"]}
    mounts = [("--ro-bind", path, path) for path in [*read_only, *sorted(p for p in python if not p.startswith("/usr"))]]
    package = Path(helpers.__file__).parent
    mounts += [("--ro-bind", str(package), "/course/helpers"),
               ("--tmpfs", "/course/helpers/checks"),
               ("--ro-bind", f"{folder}/checks.py", "/course/helpers/checks/__init__.py"),
               ("--remount-ro", "/course/helpers/checks")]
    mounts += [("--ro-bind", str(HERE / f"{name}.py"), f"/sealed/{name}.py") for name in ("warm", "inside", "plain")]
    # Named one by one, since bubblewrap would make them for their owner alone and a kernel may be another user.
    folders = sorted({str(parent) for mount in mounts for parent in list(Path(mount[-1]).parents)[:-1]})
    return [bwrap, *walls, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", "/kernel",
            *(word for folder in folders for word in ("--dir", folder)),
            *(word for mount in mounts for word in mount),
            "--bind", f"{folder}/channels", "/channels", "--chdir", "/",
            sys.executable, "/sealed/warm.py", str(descriptor)]


def _advice(reason):
    return (f"No sandbox: {reason}. Learners' code runs in one, so that it can harm nothing. On Debian or Ubuntu: "
            "apt-get install bubblewrap; in a container, allow user namespaces (for Docker: --security-opt "
            "seccomp=unconfined --security-opt systempaths=unconfined). On macOS or Windows, grade in a Linux "
            "virtual machine. To grade without a sandbox, with code you trust: --no-sandbox.")
