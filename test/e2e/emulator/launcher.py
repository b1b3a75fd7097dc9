"""The child process that runs the engines: one line of JSON there, one line back."""
import itertools
import json
import subprocess
import threading
from concurrent.futures import Future


class LauncherError(Exception):
    """The launcher's own sentence on why it didn't do something."""


class Launcher:
    def __init__(self, node, program, on_end):
        # in a session of its own: on Ctrl-C the emulator ends it, by closing the pipe
        self._process = subprocess.Popen(
            [node, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        self._on_end = on_end
        self._ids = itertools.count(1)
        self._waiting = {}
        self._lock = threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def call(self, operation, **arguments):
        identity, future = next(self._ids), Future()
        line = json.dumps({"id": identity, "op": operation, **arguments})
        with self._lock:
            self._waiting[identity] = future
            try:
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()
            except OSError:
                raise LauncherError("the launcher of the local engines has ended") from None
        reply = future.result(timeout=120)
        if "error" in reply:
            raise LauncherError(reply["error"])
        return reply["ok"]

    def stop(self):
        """Closing its input ends the launcher and everything that it has started."""
        try:
            self._process.stdin.close()
        except OSError:
            pass
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _read(self):
        for line in self._process.stdout:
            reply = json.loads(line)
            future = self._waiting.pop(reply.get("id"), None)
            if future:
                future.set_result(reply)
        for future in list(self._waiting.values()):
            future.set_result({"error": "the launcher of the local engines has ended"})
        # without it the emulator has nothing to offer
        self._on_end()
