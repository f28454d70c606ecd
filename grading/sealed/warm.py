"""The process inside the sandbox that has imported everything already and forks a kernel a notebook.

Started by `sandbox` within bubblewrap, with a socket as its only tie to the trusted side. Each kernel gets
namespaces of its own within the sandbox's: it sees no other kernel, no other learner's channel and no process but
its own, and when it is killed nothing of it is left.
"""
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys

import syscalls  # put beside this file in the sandbox

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
PR_SET_NO_NEW_PRIVS = 38
NOBODY = 65534

libc = ctypes.CDLL(None, use_errno=True)
KERNELS = {}    # a pidfd for each kernel, by the pid of the helper that waits for its end


def serve(control):
    """Answer numbered requests, a JSON packet each, until the socket closes."""
    while packet := control.recv(1 << 16):
        request = json.loads(packet)
        if "start" in request:
            reply = {"kernel": start(request["start"], request["limits"], control)}
        elif "state" in request:
            reply = state(request["state"])
        else:
            stop(request["stop"])
            reply = {}
        control.send(json.dumps({"number": request["number"], **reply}).encode())


def start(folder, limits, control):
    """Fork a kernel whose channels are in /channels/`folder`; return its number, or 0 if that failed."""
    reader, writer = os.pipe()
    helper = os.fork()
    if helper == 0:
        control.close()
        os.close(reader)
        try:
            _separate()
            child = os.fork()    # the first process of the new pid namespace
            if child == 0:
                os.close(writer)
                _become_kernel(folder, limits)
            os.write(writer, str(child).encode())
            os.close(writer)
            os.waitpid(child, 0)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        pid = answer.read()
    if not pid:
        os.waitpid(helper, 0)
        return 0
    try:
        descriptor = os.pidfd_open(int(pid))    # unlike its pid, this will never mean another process
    except ProcessLookupError:
        os.waitpid(helper, 0)
        return 0
    KERNELS[helper] = descriptor
    return helper


def state(kernel):
    """Whether a kernel lives, and how much memory all processes of the sandbox have taken for themselves."""
    return {"lives": _lives(kernel), "memory": sum(map(_memory, _processes()))}


def stop(kernel):
    """Kill a kernel and, with the first process of its pid namespace, all that it started; wait until they are gone."""
    descriptor = KERNELS.pop(kernel, None)
    if descriptor is None:
        return
    try:
        signal.pidfd_send_signal(descriptor, signal.SIGKILL)
    except ProcessLookupError:
        pass
    select.select([descriptor], [], [], 30)
    os.close(descriptor)
    os.waitpid(kernel, 0)


def _lives(kernel):
    return kernel in KERNELS and not select.select([KERNELS[kernel]], [], [], 0)[0]


def _processes():
    ours = {1, os.getpid(), *KERNELS}
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) not in ours]


def _memory(pid):
    """Bytes that a process does not share with files, such as the programs it runs."""
    try:
        with open(f"/proc/{pid}/statm") as file:
            resident, shared = map(int, file.read().split()[1:3])
    except (OSError, ValueError):    # it has just ended
        return 0
    return (resident - shared) * resource.getpagesize()


def _separate():
    """Leave all namespaces of the sandbox for new ones, as an ordinary user."""
    if os.getuid() == 0 and os.geteuid() == 0 and _may_change_user():
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        libc.prctl(4, 1, 0, 0, 0)    # PR_SET_DUMPABLE: or /proc/self/uid_map belongs to root
    user, group = os.getuid(), os.getgid()
    _try(libc.unshare, CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET)
    for name, text in (("setgroups", "deny"), ("uid_map", f"1000 {user} 1"), ("gid_map", f"1000 {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _may_change_user():
    with open("/proc/self/uid_map") as file:
        return len(file.read().split()) == 3 and int(open("/proc/self/uid_map").read().split()[2]) > NOBODY


def _become_kernel(folder, limits):
    """Close every door, then run an IPython kernel for ever. Does not return."""
    os.setsid()
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.closerange(3, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") < 1 << 20 else 1 << 16)
    _first_to_go()
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    _mount(f"/channels/{folder}", "/kernel", None, MS_BIND)
    _mount("tmpfs", "/channels", "tmpfs", MS_RDONLY)
    _mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, f"size={limits['disk']},nr_inodes=10000,mode=700")
    for place in ("/proc", "/dev/shm"):
        _mount("tmpfs", place, "tmpfs", MS_RDONLY)
    os.chdir("/tmp")
    for name, most in limits["resources"].items():
        resource.setrlimit(getattr(resource, name), (most, most))
    from ipykernel.kernelapp import IPKernelApp
    app = IPKernelApp.instance()
    app.initialize(["-f", "/kernel/connection.json", "--HistoryManager.enabled=False", "--quiet"])
    import inside
    from matplotlib_inline.backend_inline import _enable_matplotlib_integration
    inside.listen(app.kernel)
    _enable_matplotlib_integration()    # it was imported before there was a shell to tell about it
    # The sockets exist now: nothing more is to be written where the trusted side could see it.
    _mount(None, "/kernel", None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
    _try(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _drop_capabilities()
    syscalls.forbid(libc)
    app.start()
    os._exit(0)


def _first_to_go():
    """Should the machine run out of memory, a kernel is to be killed before anything else."""
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass


def _drop_capabilities():
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _try(libc.capset, header, nothing)


def _mount(source, target, kind, flags, options=None):
    texts = [None if t is None else t.encode() for t in (source, target, kind)]
    _try(libc.mount, *texts, ctypes.c_ulong(flags), options.encode() if options else None)


def _try(function, *arguments):
    if function(*arguments) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{function.__name__}: {os.strerror(error)}")


def _warm_up():
    """Import once what nearly every notebook imports, and fill matplotlib's caches of fonts and formulas."""
    for name in ("ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.debugger", "matplotlib.pyplot",
                 "matplotlib_inline.backend_inline", "numpy.linalg", "numpy.random", "inside", "helpers.data",
                 "helpers.differentiation", "helpers.explorers", "helpers.shapes", "helpers.figures"):
        importlib.import_module(name)
    from helpers import figures
    figures.error_curves(figures.axes(), [0.1, 1.0], {"error": [0.1, 1.0]}).figure.savefig("/dev/null", format="png")
    figures.contours(figures.axes(), sum, -1, 1, points=3).figure.savefig("/dev/null", format="png")
    # What is rubbish here is to be cleared away here. A kernel that did it would close files by numbers which by then
    # are those of its channels.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)    # a kernel lives for seconds, and figures make many objects



if __name__ == "__main__":
    _warm_up()
    connection = socket.socket(fileno=int(sys.argv[1]))
    connection.send(b'{"number": 0}')
    serve(connection)
