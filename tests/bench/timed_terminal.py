"""Any full-screen program in a pseudo-terminal, timed from outside as a person would see it.

What the program sends is only stamped with the time while it is busy; the screen is made of it
when the program is quiet, so that whoever watches does not slow down what is watched. Every
wait has a limit, and what never came is None.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path

import pyte

QUIET = 0.025
"""Seconds without output after which a screen counts as complete."""
REST = 0.3
"""The same, after which a program counts as idle."""
PATIENCE = 2.0
"""Seconds until the answer to a key is given up on."""
LONGEST = 20.0
"""Seconds until a program that never stops sending is left to it."""
LOOK = 0.5
"""Seconds between looks at the screen of a program that is never quiet."""

_QUERY = re.compile(
    rb"\x1b\[(?:(?P<device>>?0?c)|(?P<status>[56]n)|\?(?P<mode>\d+)\$p)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[(?:[>=<][0-9;]*[A-Za-z]|\?[0-9;]*\$?[a-gijkm-zA-Z]|[0-9;]*\$[a-z])"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P][^\x07\x1b]*\x1b?)?\Z")


class Emulation:
    """The screen that a terminal would show."""

    def __init__(self, columns, rows):
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""

    def feed(self, data):
        """Show what was sent, and answer the text of the rows that it wrote to."""
        whole = self._rest + data
        cut = _UNFINISHED.search(whole)
        at = cut.start() if cut else len(whole)
        self._rest = whole[at:]
        self._screen.dirty.clear()
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", whole[:at]))
        cells = range(self._screen.columns)
        lines = [self._screen.buffer[row] for row in sorted(self._screen.dirty)]
        return "\n".join("".join(line[cell].data for cell in cells) for line in lines)

    def resize(self, columns, rows):
        """Have another size, and nothing on it until the program sends it."""
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)


class TimedTerminal:
    """A terminal with a program in it; times are in milliseconds."""

    def __init__(self, command, cwd, environ, size=(120, 40)):
        self._size = size
        self._chunks = []
        self._shown = 0
        self._tail = b""
        self._emulation = Emulation(*size)
        self._begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, self._winsize(*size))
                os.chdir(cwd)
                os.execvpe(command[0], command, environ)
            finally:
                os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.pid:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def text(self, marker, limit):
        """From the program's start until a word is on the screen."""
        return _ms(self._begun, self._see(marker, limit))

    def keys(self, key, times):
        """From each of some keys until the screen is complete, up to one without an answer."""
        self._rest()
        taken = []
        for _ in range(times):
            begun = self._type(key)
            settled = self._settle(PATIENCE)
            if settled is None:
                break
            taken.append(_ms(begun, settled))
        return taken

    def held(self, key, times, rate):
        """From the last of many keys, so many a second, until the screen is complete."""
        self._rest()
        known = len(self._chunks)
        begun = last = time.perf_counter()
        for number in range(times):
            last = self._type(key)
            while (left := begun + (number + 1) / rate - time.perf_counter()) > 0:
                self._read(left)
        self._rest()
        return _ms(last, max(last, self._chunks[-1][0])) if len(self._chunks) > known else None

    def step(self, keys, marker, limit):
        """From keys until a word is on the screen."""
        self._rest()
        self._show()
        return _ms(self._type(keys), self._see(marker, limit))

    def resize(self, columns, marker, limit):
        """From another width until a word is on the screen again and the screen is complete."""
        self._rest()
        self._show()
        self._emulation.resize(columns, self._size[1])
        begun = time.perf_counter()
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, self._winsize(columns, self._size[1]))
        seen = self._see(marker, limit)
        return _ms(begun, seen and self._chunks[-1][0])

    def peak(self):
        """The most memory that the program and those it started had, in MB, where that is told."""
        self._rest()
        peaks = [_peak_of(pid) for pid in _tree(self.pid)]
        known = [each for each in peaks if each is not None]
        return sum(known) if known else None

    def quit(self, keys, limit=5.0):
        """Ask the program to end, and answer whether it did."""
        self._rest()
        end = self._type(keys) + limit
        while time.perf_counter() < end and not self._has_ended():
            self._read(0.01)
        return self._has_ended()

    def _type(self, keys):
        with suppress(OSError):
            os.write(self._fd, keys.encode())
        return time.perf_counter()

    def _read(self, timeout):
        """Stamp what comes next; answers whether anything came."""
        if not select.select([self._fd], [], [], max(0, timeout))[0]:
            return False
        data = b""
        with suppress(OSError):
            data = os.read(self._fd, 65536)
        if not data:
            # The program ended: there is nothing more, and select would not wait for it.
            time.sleep(min(timeout, 0.01))
            return False
        self._chunks.append((time.perf_counter(), data))
        if b"\x1b" in self._tail + data:
            self._answer(self._tail + data, len(self._tail))
        self._tail = data[-24:]
        return True

    def _answer(self, data, known):
        """Answer what programs ask a terminal at their start."""
        for found in _QUERY.finditer(data):
            if found.end() <= known:
                continue
            if found["device"]:
                answer = "\x1b[>41;354;0c" if found["device"][:1] == b">" else "\x1b[?62;22c"
            elif found["status"]:
                answer = "\x1b[0n" if found["status"] == b"5n" else "\x1b[1;1R"
            elif found["mode"]:
                answer = f"\x1b[?{int(found['mode'])};{2 if found['mode'] == b'2026' else 0}$y"
            else:
                shade = "dddd" if found["colour"] == b"10" else "0000"
                answer = f"\x1b]{found['colour'].decode()};rgb:{shade}/{shade}/{shade}\x1b\\"
            self._type(answer)

    def _settle(self, patience, quiet=QUIET):
        """Read until the screen is complete; the time of the last output, if there was any."""
        end = time.perf_counter() + LONGEST
        last = None
        while self._read(patience if last is None else quiet):
            last = self._chunks[-1][0]
            if last > end:
                break
        return last

    def _rest(self):
        """Let the program come to rest."""
        self._settle(REST, REST)

    def _see(self, marker, limit):
        """The time of the output with which a word came onto the screen."""
        now = time.perf_counter()
        end, look = now + limit, now + LOOK
        while (now := time.perf_counter()) < end:
            if self._read(QUIET) and now < look:
                continue
            look = now + LOOK
            seen = self._show(marker)
            if seen is not None or self._has_ended():
                return seen
        return self._show(marker)

    def _show(self, marker=None):
        """Bring the screen up to date, as far as the output that shows a word."""
        while self._shown < len(self._chunks):
            moment, data = self._chunks[self._shown]
            self._shown += 1
            rows = self._emulation.feed(data)
            if marker is not None and marker in rows:
                return moment
        return None

    def _has_ended(self):
        if self.pid and os.waitpid(self.pid, os.WNOHANG)[0]:
            self.pid = 0
        return not self.pid

    @staticmethod
    def _winsize(columns, rows):
        return struct.pack("HHHH", rows, columns, 0, 0)


def _ms(begun, ended):
    return None if ended is None else 1000 * (ended - begun)


def _tree(pid):
    """A process and those that it started."""
    found = [pid]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            with suppress(OSError):
                found += [int(child) for child in children.read_text().split()]
    return found


def _peak_of(pid):
    """A process's peak memory in MB, where the system tells."""
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) * 1024 / 1e6 if found else None
    return None
