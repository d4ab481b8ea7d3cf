"""The real program in a real pseudo-terminal."""

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

INSTALLED = Path(sys.executable).with_name("reader")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-P", "-m", "reader"]

OSC_52 = re.compile(rb"\x1b\]52;c;([^\x07]*)\x07")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[>=<][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07]*\x07")
PATIENCE = 20.0
"""Seconds until something that should happen is given up on."""


class Terminal:
    """A terminal with the program in it; `screen` is what a person would see."""

    def __init__(self, *arguments, cwd, size=(100, 30), environ=None, command=COMMAND):
        columns, rows = size
        self.raw = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(cwd)
            os.execvpe(command[0], [*command, *arguments], self._environ(cwd, environ or {}))

    @staticmethod
    def _environ(cwd, more):
        ours = {"TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "COLUMNS", "LINES"}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        here = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(cwd)}
        return {**kept, **here, "XDG_STATE_HOME": str(Path(cwd) / "state"), **more}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.pid:
            self.kill()
        os.close(self._fd)

    def kill(self):
        """End the program at once, as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pid = 0

    def send(self, keys):
        """Type, in UTF-8 unless bytes are given."""
        os.write(self._fd, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns, rows):
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, condition, what=""):
        """Read what the program sends until something holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition():
                return
            self._read()
        shown = "\n".join(self.screen.display)
        raise AssertionError(f"never came: {what or condition}\n{shown}")

    def see(self, text):
        """Wait until a text is on the screen."""
        self.wait_for(lambda: text in "\n".join(self.screen.display), text)

    def see_no(self, text):
        """Wait until a text is gone from the screen."""
        self.wait_for(lambda: text not in "\n".join(self.screen.display), f"no {text}")

    def ended(self, patience=PATIENCE):
        """Wait for the program's end, and answer its exit status."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            self._read()
        raise AssertionError("it did not end")

    def copied(self):
        """What was sent to the terminal's clipboard, the latest last."""
        return [base64.b64decode(each).decode() for each in OSC_52.findall(self.raw)]

    def _read(self):
        if select.select([self._fd], [], [], 0.05)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            self.raw += data
            # A sequence may be cut by the read; what is unfinished waits for the rest.
            whole = self._rest + data
            cut = whole.rfind(b"\x1b")
            at = cut if cut >= 0 and len(whole) - cut < 64 else len(whole)
            self._rest = whole[at:]
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", whole[:at]))
        elif self._rest:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", self._rest))
            self._rest = b""
