"""A learner's kernel as the trusted side drives it: every wait has an end, every answer a size."""
import contextlib
import json
import shutil
import time
import uuid

import zmq
from jupyter_client.session import Session
from zmq.utils.monitor import recv_monitor_message

from . import outputs, plain

SECONDS_TO_START = 30
SECONDS_BETWEEN_LOOKS = 0.25    # at whether the kernel lives, and what memory it uses
SECONDS_FOR_LATE_OUTPUT = 2    # of a cell that is said to be finished
MOST_MEMORY = 3 << 30    # of all processes of a notebook together


class Died(RuntimeError):
    """The kernel is gone, or is to be; the text says, to a learner, what happened."""


class Kernel:
    """One kernel in a sandbox, used as a context manager or closed by hand. After Died, make another."""

    def __init__(self, sandbox):
        self._sandbox, self._number = sandbox, None
        self.hung = False
        self._folder = sandbox.folder_for_channels()
        self._context = zmq.Context()
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def run(self, source, seconds):
        """Run a cell as a learner would; return its outputs (nbformat). Died if it dies, hangs or floods."""
        late = f"The cell was stopped after {seconds:.3g} seconds: is there a loop that never ends?"
        request = self._send("execute_request", code=source, silent=False, store_history=True, user_expressions={},
                             allow_stdin=False, stop_on_error=False)
        collected, end, replied = outputs.Collected(), time.monotonic() + seconds, None
        while not collected.finished:
            for channel, message in self._messages(end, late):
                if message["parent_header"].get("msg_id") != request:
                    continue    # of an earlier cell, or of the learner's invention
                if channel is self._shell:
                    replied = time.monotonic()
                elif not collected.take(message["header"].get("msg_type"), message["content"]):
                    raise Died(f"The cell printed more than {outputs.MOST_READ:,} characters and was stopped.")
            if replied and time.monotonic() - replied > SECONDS_FOR_LATE_OUTPUT:
                break    # so much was printed that the word of its end was lost
        return collected.outputs

    def ask(self, request, seconds):
        """Let `inside` answer a request; return its reply, a dict. Died if none comes in time."""
        if self.hung:
            raise Died("An earlier call in this cell did not finish.")
        self.hung = True    # until the answer is here, whatever stops the wait
        sent = self._send("ask_request", request=plain.dumps(request))
        end, content = time.monotonic() + seconds, None
        while content is None:
            for channel, message in self._messages(end, "The call did not finish in time."):
                if channel is self._shell and message["parent_header"].get("msg_id") == sent:
                    content = message["content"]
        self.hung = False
        return _reply(content)

    def close(self):
        """Kill the kernel and all it started; nothing of it is left."""
        try:
            if self._number is not None:
                number, self._number = self._number, None
                self._sandbox.stop(number)
        finally:
            self._context.destroy(linger=0)
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()

    def _begin(self):
        connection = {"transport": "ipc", "ip": "/kernel/k", "key": uuid.uuid4().hex,
                      "signature_scheme": "hmac-sha256", "shell_port": 1, "iopub_port": 2, "stdin_port": 3,
                      "control_port": 4, "hb_port": 5}
        file = self._folder / "connection.json"
        file.write_text(json.dumps(connection))
        file.chmod(0o644)
        self._session = Session(key=connection["key"].encode(), signature_scheme="hmac-sha256")
        self._poller = zmq.Poller()
        self._number = self._sandbox.start(self._folder)
        self._shell, self._iopub = self._socket(zmq.DEALER, 1), self._socket(zmq.SUB, 2)
        self._iopub.setsockopt(zmq.SUBSCRIBE, b"")
        # What goes beyond the size of a message ends the connection, and that is heard here.
        self._monitor = self._iopub.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        self._poller.register(self._monitor, zmq.POLLIN)
        self._looked = time.monotonic()
        self._wait_until_ready()

    def _socket(self, kind, port):
        socket = self._context.socket(kind)
        # What a learner sends is bounded before it is read: size of a message, number of messages that wait.
        socket.setsockopt(zmq.MAXMSGSIZE, 2 * plain.MOST_BYTES)
        socket.setsockopt(zmq.RCVHWM, 50)
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.RECONNECT_IVL, 20)
        socket.connect(f"ipc://{self._folder}/k-{port}")
        self._poller.register(socket, zmq.POLLIN)
        return socket

    def _wait_until_ready(self):
        """Until it answers, and is heard on both channels."""
        end, heard, asked = time.monotonic() + SECONDS_TO_START, set(), 0.0
        while len(heard) < 2:
            if time.monotonic() - asked > 0.1:
                self._send("kernel_info_request")
                asked = time.monotonic()
            for channel, _ in self._messages(end, "The notebook could not be started.", wait=0.1):
                heard.add(channel)

    def _send(self, kind, **content):
        return self._session.send(self._shell, kind, content)["header"]["msg_id"]

    def _messages(self, end, late, wait=SECONDS_BETWEEN_LOOKS):
        """The messages that are there or come within `wait` seconds, as (channel, message). Died after `end`."""
        left = end - time.monotonic()
        if left <= 0:
            raise Died(late)
        ready = [channel for channel, _ in self._poller.poll(1000 * min(left, wait))]
        if time.monotonic() - self._looked > SECONDS_BETWEEN_LOOKS:
            self._look()
        if self._monitor in ready:
            recv_monitor_message(self._monitor)
            for _ in range(20):    # it hangs up a little before it is seen to be dead
                self._look()
                time.sleep(0.05)
            raise Died("The cell printed too much at once and was stopped.")
        for channel in ready:
            with contextlib.suppress(Exception):    # unsigned or malformed: not from the kernel's own machinery
                message = self._session.recv(channel, zmq.NOBLOCK)[1]
                if message and all(isinstance(message[part], dict) for part in ("header", "parent_header", "content")):
                    yield channel, message

    def _look(self):
        self._looked = time.monotonic()
        state = self._sandbox.state(self._number)
        if not state["lives"]:
            raise Died("The cell ended Python itself, so what it had defined is lost.")
        if state["memory"] > MOST_MEMORY:
            raise Died(f"The cell took more than {MOST_MEMORY >> 30} GB of memory and was stopped.")


def _reply(content):
    """The reply of `inside`, which a learner may have made up."""
    try:
        reply = plain.loads(content["answer"])
        if isinstance(reply, dict):
            return reply
    except (KeyError, TypeError, plain.NotPlain):
        pass
    return {"failure": "Garbled", "message": "what came back cannot be read", "line": ""}
