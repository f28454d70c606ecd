"""A filter of system calls (seccomp) for kernels: what no notebook needs and what has let people out of sandboxes.

Without it a learner's process could make a user namespace of its own and be root in there: mount file systems without
a limit to their size, and reach parts of the system that only root is meant to reach.
"""
import ctypes
import platform
import struct

EPERM, ENOSYS = 1, 38
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16    # where they stand in struct seccomp_data
NEW_NAMESPACES = 0x7E020000
FOREIGN = 0x40000000    # the bit of x86-64's second table of calls

# memfd and shm are memory that no limit of a process counts.
MACHINES = {
    "x86_64": (0xC000003E, 56, 435, (
        29, 30, 68, 101, 103, 135, 155, 161, 163, 165, 166, 167, 168, 169, 175, 176, 179, 246, 248, 249, 250, 272, 298,
        303, 304, 308, 310, 311, 312, 313, 319, 320, 321, 323, 425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440,
        442, 447)),
    "aarch64": (0xC00000B7, 220, 435, (
        39, 40, 41, 51, 60, 89, 92, 97, 104, 105, 106, 116, 117, 142, 186, 194, 196, 217, 218, 219, 224, 225, 241, 264,
        265, 268, 270, 271, 272, 273, 279, 280, 282, 294, 425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442,
        447)),
}


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def forbid(libc):
    """Install the filter for this process and all it will start; PR_SET_NO_NEW_PRIVS must be set."""
    if platform.machine() not in MACHINES:    # the namespaces hold without it
        return
    code = b"".join(struct.pack("=HBBI", *line) for line in _instructions(*MACHINES[platform.machine()]))
    kept = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(kept, ctypes.c_void_p))
    if libc.prctl(22, 2, ctypes.byref(program), 0, 0):    # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
        raise OSError(ctypes.get_errno(), "seccomp")


def _instructions(architecture, clone, clone3, forbidden):
    refuse, unknown, allow = (RETURN, 0, 0, ERRNO | EPERM), (RETURN, 0, 0, ERRNO | ENOSYS), (RETURN, 0, 0, ALLOW)
    yield (LOAD, 0, 0, ARCHITECTURE)
    yield (EQUAL, 1, 0, architecture)
    yield refuse
    yield (LOAD, 0, 0, NUMBER)
    yield (ANY_BIT, 0, 1, FOREIGN)
    yield refuse
    yield (EQUAL, 0, 1, clone3)    # its flags cannot be seen from here; libc then takes clone
    yield unknown
    for number in forbidden:
        yield (EQUAL, 0, 1, number)
        yield refuse
    yield (EQUAL, 0, 3, clone)
    yield (LOAD, 0, 0, FIRST_ARGUMENT)
    yield (ANY_BIT, 0, 1, NEW_NAMESPACES)
    yield refuse
    yield allow
