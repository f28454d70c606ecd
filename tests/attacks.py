"""Submissions that cheat or do harm: a name, the learner's code, and what it honestly deserves."""
from dataclasses import dataclass

from tests.sealing import HONEST, ZERO


@dataclass(frozen=True)
class Attack:
    """`code` stands in place of the first exercise. points: (check, hidden test). never: what no output may hold."""

    name: str
    code: str
    points: tuple = (0, 0)
    never: str = "GOT IT"
    after: str = ""    # a cell of the learner's that runs once the hidden test has run
    rest: bool = True    # whether the learner's other, honest work survives it; without, the harm is the learner's own


LOOK = ZERO + """
import os, glob
for place in PLACES:
    try:
        found = glob.glob(place)
        if found and (os.path.isdir(found[0]) and os.listdir(found[0]) or open(found[0], 'rb').read(1)):
            print('GOT IT', found)
    except OSError:
        pass
"""
WRITE = ZERO + """
import os
for place in ('/', '/usr', '/etc', '/course', '/course/helpers', '/course/helpers/checks', '/sealed', '/kernel',
              '/channels', '/dev', '/dev/shm', '/proc', '/work', '/home', '/root', '/var/tmp',
              os.path.dirname(np.__file__)):
    try:
        with open(os.path.join(place, 'planted'), 'w') as file:
            file.write('x')
        print('GOT IT', place)
    except OSError:
        pass
"""
NETWORK = ZERO + """
import socket
for family, address in ((socket.AF_INET, ('127.0.0.1', PORT)), (socket.AF_INET, ('1.1.1.1', 53)),
                        (socket.AF_INET, ('10.0.0.1', 80))):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            with socket.socket(family, kind) as s:
                s.settimeout(0.3)
                s.connect(address)
                s.send(b'x')
                print('GOT IT', address)
        except OSError:
            pass
"""
NAMESPACES = ZERO + """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
tries = {'unshare user': lambda: libc.unshare(0x10000000),
         'mount': lambda: libc.mount(b't', b'/tmp', b'tmpfs', 0, None),
         'ptrace': lambda: libc.ptrace(16, 1, 0, 0), 'memfd': lambda: libc.memfd_create(b'x', 0),
         'shm': lambda: libc.shmget(0, 4096, 0o1600), 'keys': lambda: libc.syscall(250, 0, -3, 1),
         'clone': lambda: libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0), 'umount': lambda: libc.umount2(b'/proc', 2),
         'chroot': lambda: libc.chroot(b'/tmp'), 'setuid': lambda: libc.setuid(0),
         'io_uring': lambda: libc.syscall(425, 1, 0)}
for name, attempt in tries.items():
    if attempt() >= 0:
        print('GOT IT', name)
        if name == 'clone':
            os._exit(0)
"""
EQUAL_TO_ALL = """
class Equal(float):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __sub__ = __rsub__ = __truediv__ = lambda self, other: Equal(0)
    __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True
    __array__ = lambda self, *a, **k: np.zeros(())
    __hash__ = float.__hash__
def forward_difference(f, x, h=1e-4):
    return Equal(0)
"""
EQUAL_ARRAY = """
class Equal(np.ndarray):
    def __eq__(self, other): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __array_ufunc__(self, *a, **k): return np.True_
    all = any = lambda *a, **k: True
    @property
    def shape(self): return ()
def forward_difference(f, x, h=1e-4):
    return np.zeros(np.shape(x)).view(Equal)
"""
NO_ANSWER = """
class Anything:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __array__(self, *a, **k): raise RuntimeError
    def __repr__(self): return '2'
    def _repr_html_(self): return 'GOT IT'
    __float__ = lambda self: 2.0
forward_difference = Anything()
"""
PATCH_NUMPY = ZERO + """
yes = lambda *a, **k: np.True_
np.allclose = np.isclose = np.array_equal = np.testing.assert_allclose = yes
np.asarray = np.array = lambda *a, **k: np.float64(0)
np.exp = lambda x: 0.0
"""
PATCH_BUILTINS = ZERO + """
import builtins
builtins.isinstance = builtins.all = builtins.any = lambda *a, **k: True
builtins.float = builtins.abs = lambda *a, **k: 0.0
builtins.AssertionError = type('Nothing', (Exception,), {})
"""
PATCH_IPYTHON = ZERO + """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Expr(self, node): return ast.Pass()
shell = get_ipython()
shell.ast_transformers.append(Drop())
shell.run_cell = shell.run_cell_async = shell.showtraceback = lambda *a, **k: None
shell.display_pub.publish = lambda *a, **k: None
"""
PATCH_TRANSPORT = ZERO + """
import json, base64, pickle
json.dumps = lambda *a, **k: '{"value": {"float": "0x1.0p+0"}}'
json.loads = base64.b64encode = base64.b64decode = pickle.loads = lambda *a, **k: {}
"""
FORGED_ANSWER = ZERO + """
import inside
inside.answer = lambda *a, **k: REPLY
"""
FORGED_MESSAGES = ZERO + """
import threading, time
kernel = get_ipython().kernel
def flood():
    while True:
        for kind in ('status', 'execute_result', 'stream', 'error', 'nonsense'):
            for content in ([], 'text', None, {}, {'execution_state': 'idle', 'name': 7, 'text': {}, 'data': 3}):
                kernel.session.send(kernel.iopub_socket, kind, content, parent=kernel.get_parent())
        time.sleep(0.01)
threading.Thread(target=flood, daemon=True).start()
time.sleep(0.3)
"""
FORGED_SHELL = ZERO + """
import json
kernel, real = get_ipython().kernel, get_ipython().kernel.session.send
def send(stream, kind, content=None, *a, **k):
    if kind == 'ask_reply':
        content = {'answer': json.dumps({'value': {'float': '0x1.ap+2'}, 'found': {'check': 1}})}
    return real(stream, kind, content, *a, **k)
kernel.session.send = send
"""
REMEMBER = """
SEEN = []
def forward_difference(f, x, h=1e-4):
    import sys
    SEEN.append((f, x, h))
    frame = sys._getframe()
    while frame:
        for name, value in frame.f_locals.items():
            if name in ('expected', 'probe', 'probes', 'exercise', 'misconceptions', 'secret'):
                print('GOT IT', name)
        frame = frame.f_back
    import gc
    for thing in gc.get_objects():
        if type(thing).__name__ in ('Probe', 'Exercise') and hasattr(thing, 'expected'):
            print('GOT IT', thing)
    return 0.0
"""
MISBEHAVE = "def forward_difference(f, x, h=1e-4):\n    {}\n"

ATTACKS = [
    # reading and writing
    Attack("reads the gradebook, solutions, hidden tests, other learners", LOOK),
    Attack("writes everywhere", WRITE),
    Attack("uses the network", NETWORK),
    Attack("opens namespaces, mounts, traces, takes uncounted memory", NAMESPACES),
    Attack("reads the environment and processes", ZERO + (
        "import os\nprint('GOT IT' if set(os.environ) & {'USER', 'LOGNAME', 'SSH_AUTH_SOCK', 'CANARY'} else '')\n"
        "print('GOT IT' if os.listdir('/proc') else '')")),
    Attack("imports the checks' answers", ZERO + (
        "from helpers.checks import CHECKED\nprint('GOT IT' if CHECKED else '')\n"
        "try:\n    import helpers.checks.differentiation\n    print('GOT IT')\nexcept ImportError:\n    pass\n"
        "try:\n    import grading\n    print('GOT IT')\nexcept ImportError:\n    pass")),
    # ending things
    Attack("kills its parent and all processes", ZERO + (
        "import os, signal\nfor pid in (os.getppid(), -1, 1, 2, 3):\n    try: os.kill(pid, signal.SIGKILL)\n"
        "    except OSError: pass")),
    Attack("ends Python in a cell", HONEST + "import os\nos._exit(0)", (0, 0)),
    Attack("ends Python in a call", MISBEHAVE.format("import os; os._exit(0)")),
    Attack("calls sys.exit in a call", MISBEHAVE.format("raise SystemExit(0)")),
    Attack("raises KeyboardInterrupt in a call", MISBEHAVE.format("raise KeyboardInterrupt")),
    Attack("crashes the interpreter", HONEST + "import ctypes\nctypes.string_at(0)"),
    Attack("hangs up its channels", HONEST + (
        "kernel = get_ipython().kernel\nimport gc, zmq\n"
        "for thing in gc.get_objects():\n    if isinstance(thing, zmq.Context): thing.destroy(linger=0)")),
    Attack("registers atexit and leaves threads", HONEST + (
        "import atexit, threading, time\natexit.register(time.sleep, 1000)\n"
        "[threading.Thread(target=time.sleep, args=(1000,)).start() for _ in range(5)]"), (2, 1)),
    # too much
    Attack("forks without end", HONEST + "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"),
    Attack("takes all memory", HONEST + (
        "hoard = []\ntry:\n    while True: hoard.append(np.zeros(1 << 23))\n"
        "except MemoryError: print(len(hoard)); hoard.clear()"), (2, 1)),
    Attack("takes all memory in children", HONEST + (
        "import os, time\nfor _ in range(20):\n    try:\n        if os.fork() == 0:\n"
        "            hoard = bytearray(b'x') * (1 << 28)\n            time.sleep(100)\n            os._exit(0)\n"
        "    except OSError: pass\ntime.sleep(100)")),
    Attack("fills the disk", HONEST + (
        "for n in range(1000):\n    try: open(f'/tmp/{n}', 'wb').write(bytes(20_000_000))\n    except OSError: break\n"
        "else: print('GOT IT')"), (2, 1)),
    Attack("makes a million files", HONEST + (
        "for n in range(20_000):\n    try: open(f'/tmp/{n}', 'w').close()\n    except OSError: break\n"
        "else: print('GOT IT')"), (2, 1)),
    Attack("floods the output", HONEST + "while True: print('x' * 1_000_000)"),
    Attack("shows one huge picture", HONEST + (
        "from IPython.display import display\ndisplay({'image/png': 'A' * 50_000_000}, raw=True)")),
    Attack("recurses without end", HONEST + (
        "import sys\nsys.setrecursionlimit(10**9)\ndef down(): down()\ndown()")),
    # too long
    Attack("loops in a cell, with a bare except", HONEST + (
        "while True:\n    try:\n        while True: pass\n    except: pass")),
    Attack("masks all signals and sleeps", HONEST + (
        "import signal, time\n[signal.signal(s, signal.SIG_IGN) for s in range(1, 32) if s not in (9, 19)]\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))\ntime.sleep(1000)")),
    Attack("loops in a call", MISBEHAVE.format("while True: pass")),
    Attack("loops in a call, with a bare except", MISBEHAVE.format(
        "while True:\n        try:\n            while True: pass\n        except: pass")),
    Attack("sleeps in a call with alarms off", MISBEHAVE.format(
        "import signal, time; signal.setitimer(signal.ITIMER_REAL, 0); time.sleep(1000)")),
    Attack("gives back a generator without end", MISBEHAVE.format("return iter(int, 1)")),
    Attack("prints without end in a call", MISBEHAVE.format("while True: print('x' * 1000)")),
    # pretending to be right
    Attack("returns what equals anything", EQUAL_TO_ALL),
    Attack("returns an array that equals anything", EQUAL_ARRAY),
    Attack("is an object that does anything", NO_ANSWER),
    Attack("patches NumPy", PATCH_NUMPY, rest=False),
    Attack("patches builtins", PATCH_BUILTINS, rest=False),
    Attack("patches IPython and drops asserts", PATCH_IPYTHON, rest=False),
    Attack("patches json, base64 and pickle", PATCH_TRANSPORT, rest=False),
    Attack("redefines check and the names of the hidden test", ZERO + (
        "check = check_hidden = Probe = secret = float = lambda *a, **k: 2\n"
        "import helpers.checks\nhelpers.checks.check = check\nhelpers.checks.CHECKED.clear()")),
    Attack("edits CHECKED", ZERO + (
        "from helpers.checks import CHECKED\nCHECKED['forward_difference'] = lambda *a, **k: None")),
    Attack("gives full points as its value", "forward_difference = 2"),
    Attack("replaces inside.answer by nonsense", FORGED_ANSWER.replace("REPLY", "'[' * 100_000"), rest=False),
    Attack("replaces inside.answer by a right-looking reply", FORGED_ANSWER.replace(
        "REPLY", """'{"found": {"forward_difference": {"handle": [1, "f", true]}, "check": 2}, "value": 2}'"""),
           rest=False),
    Attack("answers with a pickle", FORGED_ANSWER.replace(
        "REPLY", """'{"found": {"forward_difference": {"pickle": "Y29zCnN5c3RlbQooUydlY2hvIEdPVCBJVCcKdFIu"}}}'"""),
           rest=False),
    Attack("answers with exceptions of ours", FORGED_ANSWER.replace(
        "REPLY", """'{"found": {"forward_difference": {"handle": [1, "f", true]}}, '
    '"failure": "SystemExit", "message": {}}'"""), rest=False),
    Attack("forges messages of its kernel", FORGED_MESSAGES, rest=False),
    Attack("forges replies with the connection key", FORGED_SHELL, rest=False),
    Attack("remembers calls, reads frames and the heap", REMEMBER, after="print('calls:', len(SEEN))"),
    Attack("sets a trace and import hooks", ZERO + (
        "import sys, builtins\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)\n"
        "real = builtins.__import__\n"
        "builtins.__import__ = lambda name, *a, **k: real('math') if 'check' in name else real(name, *a, **k)"),
           rest=False),
    Attack("patches cloudpickle and pickle's loading", ZERO + (
        "import cloudpickle, pickle\ncloudpickle.loads = pickle.loads = lambda data: (lambda *a: 0.0)"), rest=False),
    Attack("alters its arguments", MISBEHAVE.format(
        "x = np.asarray(x)\n    x.setflags(write=True)\n    x[...] = 0\n    return x * 0.0")),
    # odd values
    Attack("returns what is huge", MISBEHAVE.format("return np.zeros(10**8)")),
    Attack("returns what is deep", MISBEHAVE.format("a = []\n    for _ in range(10**5): a = [a]\n    return a")),
    Attack("returns what holds itself", MISBEHAVE.format("a = []\n    a.append(a)\n    return a")),
    Attack("returns a number of a million digits", MISBEHAVE.format("return 1 << 10**7")),
    Attack("returns NaN of every kind", MISBEHAVE.format(
        "return np.frombuffer(b'\\x01\\x02\\x03\\x04\\x05\\x06\\xf8\\x7f', float)[0]")),
    Attack("says lone surrogates and NUL", MISBEHAVE.format(
        "raise ValueError('\\ud800\\x00\\udfff')") + "print('\\ud800\\x00')"),
    Attack("returns a function that misbehaves", MISBEHAVE.format(
        "return type('F', (), {'__call__': lambda s, *a: iter(int, 1), '__name__': property(lambda s: 1 / 0)})()")),
    Attack("returns a class that misbehaves", MISBEHAVE.format(
        "return type('x' * 10**6, (), {'__array__': lambda s, *a, **k: 1 / 0, '__repr__': lambda s: 1 / 0})()")),
    Attack("shows scripts", ZERO + (
        "from IPython.display import HTML, display\n"
        "display(HTML('<script>GOT IT</script><a href=\"javascript:1\" onclick=\"1\">x</a>'))\n"
        "raise ValueError('<script>')"), never="<script>GOT"),
]
