"""The terminal that Reader runs in: what is pasted arrives cleaned, and its end ends Reader.

Textual's parser takes escape sequences inside a paste for keys, which then arrive before the
paste. So what is read passes through here first.
"""

from __future__ import annotations

import os
import select
from threading import Event, Thread, Timer
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.lazy import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

ESC = b"\x1b"
PASTE_START, PASTE_END = ESC + b"[200~", ESC + b"[201~"
"""What a terminal sends around what is pasted."""
CHUNK = 1 << 16
"""Bytes that are read at once."""
TICK = 0.1
"""Seconds after which it is seen that nothing is to be read any more."""
PATIENCE = 3.0
"""Seconds that saving may take once the terminal is gone."""
_SEQUENCE = late_pattern(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    rb"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"
    rb"|\x1b[ -/]*[0-~]?"
    rb"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
"""An escape sequence, or a control character other than tab and the ends of lines."""


class PasteFilter:
    """Takes escape sequences and control characters out of what is pasted."""

    def __init__(self) -> None:
        """Begin outside a paste."""
        self._pasted: bytearray | None = None
        self._rest = b""
        """What came and is kept back: it may be the beginning of a mark."""
        self._passed = 0
        """How much of that was passed on already: a lone ESC, which may be the key."""

    def feed(self, data: bytes) -> bytes:
        """What can be passed on once some more bytes came."""
        return b"".join(self._pieces(self._rest + data))

    def flush(self) -> bytes:
        """What was kept back, once nothing more came for a while: it begins no paste."""
        if self._pasted is not None:
            return b""
        kept, self._rest = self._rest[self._passed :], b""
        self._passed = 0
        return kept

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        passed, self._rest, self._passed = self._passed, b"", 0
        while data:
            mark = PASTE_START if self._pasted is None else PASTE_END
            before, found, behind = data.partition(mark)
            if not found:
                kept = _beginning(data, mark)
                before, self._rest = data[: len(data) - kept], data[len(data) - kept :]
            if self._pasted is not None:
                self._pasted += before
                if found:
                    yield _SEQUENCE.sub(b"", bytes(self._pasted)) + found
                    self._pasted = None
            else:
                yield (before + found)[passed:]
                passed = max(passed - len(before + found), 0)
                if self._rest == ESC and not passed:
                    yield ESC
                    passed = 1
                self._passed = passed if self._rest else 0
                self._pasted = bytearray() if found else None
            data = behind


def _beginning(data: bytes, mark: bytes) -> int:
    """How many bytes at the end of some may be the beginning of a mark."""
    return next((size for size in range(len(mark) - 1, 0, -1) if data.endswith(mark[:size])), 0)


class TerminalDriver(LinuxDriver):
    """Reads keys and pastes from a terminal, and notices when that is gone."""

    class Gone(Message):
        """There is no terminal any more: nobody sees or types anything."""

    is_gone = False
    """Whether the terminal is gone, so that nothing can be written to it."""

    def run_input_thread(self) -> None:
        """Read until input is disabled, through a filter."""
        terminal, ended = self.fileno, Event()
        source, sink = os.pipe()
        pump = Thread(target=self._pump, args=(terminal, sink, ended), name="reader-input")
        pump.start()
        self.fileno = source
        try:
            super().run_input_thread()
        finally:
            self.fileno = terminal
            ended.set()
            pump.join()
            os.close(source)
            os.close(sink)

    def _pump(self, terminal: int, sink: int, ended: Event) -> None:
        """Pass on what is typed and pasted."""
        pastes = PasteFilter()
        while not ended.is_set():
            ready, _, _ = select.select([terminal], [], [], TICK)
            if ended.is_set():
                return
            if not ready:
                _write_all(sink, pastes.flush(), ended)
                continue
            try:
                data = os.read(terminal, CHUNK)
            except OSError:
                data = b""
            if not data:
                self._report_end()
                return
            _write_all(sink, pastes.feed(data), ended)

    def _report_end(self) -> None:
        self.is_gone = True
        # Whatever waits for the terminal now waits for ever.
        watchdog = Timer(PATIENCE, os._exit, (1,))
        watchdog.daemon = True
        watchdog.start()
        self.process_message(self.Gone())

    def write(self, data: str) -> None:
        """Write to the terminal, while there is one."""
        if not self.is_gone:
            super().write(data)


def _write_all(sink: int, data: bytes, ended: Event) -> None:
    """Write bytes to a pipe, in pieces that it has room for."""
    while data and not ended.is_set():
        _, ready, _ = select.select([], [sink], [], TICK)
        if ready:
            data = data[os.write(sink, data[: select.PIPE_BUF]) :]
