"""A learner's kernel as the trusted side drives it: every wait has an end, every answer a size."""
import ast
import json
import queue
import shutil
import time
import uuid

import nbformat
import zmq
from jupyter_client.blocking import BlockingKernelClient

from . import plain

MOST_OUTPUT = 2_000_000    # bytes of output of one cell
SECONDS_TO_START = 20


class Died(RuntimeError):
    """The kernel is gone; the text says, to a learner, what happened."""


class Kernel:
    """One kernel in a sandbox. After Died, make another."""

    def __init__(self, sandbox):
        self._sandbox = sandbox
        self.hung = False
        self._folder = sandbox.folder_for_channels()
        connection = {"transport": "ipc", "ip": "/kernel/k", "key": uuid.uuid4().hex,
                      "signature_scheme": "hmac-sha256", "shell_port": 1, "iopub_port": 2, "stdin_port": 3,
                      "control_port": 4, "hb_port": 5}
        file = self._folder / "connection.json"
        file.write_text(json.dumps(connection))
        file.chmod(0o644)
        self._context = zmq.Context()
        # What a learner sends is bounded before it is read: size of a message, number of messages that wait.
        self._context.setsockopt(zmq.MAXMSGSIZE, 2 * plain.MOST_BYTES)
        self._context.setsockopt(zmq.RCVHWM, 100)
        self._context.setsockopt(zmq.LINGER, 0)
        self._pid = sandbox.start(self._folder)
        self._client = BlockingKernelClient(context=self._context)
        self._client.load_connection_info({**connection, "ip": str(self._folder / "k")})
        self._client.start_channels(shell=True, iopub=True, stdin=False, hb=False, control=False)
        self._wait_until_ready()

    def run(self, source, seconds):
        """Run a cell as a learner would; return its outputs (nbformat). Died if it dies, hangs or floods."""
        request = self._client.execute(source, store_history=True, allow_stdin=False, stop_on_error=False)
        outputs, size, end, idle = [], 0, time.monotonic() + seconds, False
        while not idle:
            message = self._next(self._client.get_iopub_msg, end, request,
                                 f"The cell was stopped after {seconds:g} seconds: is there a loop that never ends?")
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "status":
                idle = content["execution_state"] == "idle"
            elif kind in ("stream", "display_data", "execute_result", "error"):
                size += len(json.dumps(content, default=str))
                if size > MOST_OUTPUT:
                    self._fail(f"The cell printed more than {MOST_OUTPUT:,} characters and was stopped.")
                _append(outputs, nbformat.v4.output_from_msg(message))
        return outputs

    def ask(self, request, seconds):
        """Let `inside` answer a request; return encoded data. Died if no answer comes in time."""
        if self.hung:
            raise Died("An earlier call in this cell did not finish.")
        self.hung = True    # until the answer is here, whatever stops the wait
        expression = f"__import__('inside').answer({plain.dumps(request)!r}, globals())"
        sent = self._client.execute("", silent=True, store_history=False, user_expressions={"answer": expression},
                                    allow_stdin=False)
        end = time.monotonic() + seconds
        reply = self._next(self._client.get_shell_msg, end, sent, "The call did not finish in time.")
        self.hung = False
        try:
            text = reply["content"]["user_expressions"]["answer"]["data"]["text/plain"]
            return plain.loads(ast.literal_eval(text))
        except (KeyError, TypeError, ValueError, SyntaxError, MemoryError, RecursionError):
            return {"failure": "Garbled", "message": "gave back something that cannot be read", "line": ""}

    def close(self):
        """Kill the kernel and all it started; nothing of it is left."""
        self._client.stop_channels()
        self._sandbox.stop(self._pid)
        self._context.destroy(linger=0)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_until_ready(self):
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            self._client.kernel_info()
            try:
                self._client.get_shell_msg(timeout=SECONDS_TO_START)
                while self._client.get_iopub_msg(timeout=0.1)["content"].get("execution_state") != "idle":
                    pass
                return
            except queue.Empty:
                continue    # it answers, but does not yet hear that somebody listens to its outputs
        self._fail("The notebook could not be started.")

    def _next(self, receive, end, request, late):
        """The next message that answers `request`; what a learner sends under other names is passed over."""
        while True:
            left = end - time.monotonic()
            if left <= 0:
                self._fail(late)
            try:
                message = receive(timeout=min(left, 0.5))
            except queue.Empty:
                if not self._sandbox.lives(self._pid):
                    self._fail("The cell ended Python itself, so nothing could be run after it.")
                continue
            except Exception:    # unsigned or malformed: not from the kernel's own machinery
                continue
            if message.get("parent_header", {}).get("msg_id") == request:
                return message

    def _fail(self, reason):
        raise Died(reason)


def _append(outputs, output):
    """Add an output; text that follows text of the same stream is joined to it."""
    last = outputs[-1] if outputs else {}
    if output.output_type == "stream" and last.get("output_type") == "stream" and last["name"] == output.name:
        last["text"] += output.text
    else:
        outputs.append(output)
