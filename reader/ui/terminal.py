"""The terminal driver: it cleans pasted text, and exits Reader when the terminal is gone.

Textual's parser takes escape sequences inside a paste for keys, which then arrive before the paste.
It also loses Esc before most keys that follow at once, and ends at a byte that is not UTF-8. So all
input is filtered here first.
"""

from __future__ import annotations

import os
import select
from dataclasses import dataclass
from functools import cached_property
from threading import Event, Thread, Timer
from time import monotonic
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.lazy import late_pattern
from reader.pastes import CharacterFilter, PasteFilter, keys_apart

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

CHUNK = 1 << 16
"""Bytes per read."""
TICK = 0.1
"""Seconds until a stop of the input is noticed."""
PATIENCE = 3.0
"""Seconds allowed for saving once the terminal is gone."""


_COLOR = late_pattern(rb"\x1b\]11;rgba?:([0-9a-fA-F/]+)(?:\x07|\x1b\\)")
"""A terminal's answer to the query for its background colour."""
_ASKED = b"\x1b]11;"
ANSWER = 3.0
"""Seconds to wait for an answer; a later one is dropped."""
_LONGEST_ANSWER = 64
"""The most bytes of such an answer."""
ASK_BACKGROUND = "\x1b]11;?\x07"
"""The query for the background colour."""
_CONSOLES = {"dumb", "linux", "cons25"}
"""Terminals that display the query instead of answering it."""


class AnswerFilter:
    """Removes a terminal's answers from the input, so that they are not taken for keys."""

    def __init__(self, answered: Callable[[bytes], object]) -> None:
        """Start without waiting for an answer.

        Args:
            answered: Called with the colour in an expected answer.
        """
        self._answered = answered
        self._rest = b""
        self._until = 0.0

    def wait(self) -> None:
        """Expect an answer, but not for long."""
        self._until = monotonic() + ANSWER

    @property
    def _waits(self) -> bool:
        return monotonic() < self._until

    def feed(self, data: bytes) -> bytes:
        """The input that is not part of an answer, given more bytes."""
        data = _COLOR.sub(self._take, self._rest + data)
        begun = data.rfind(_ASKED)
        if begun < 0 or len(data) - begun > _LONGEST_ANSWER:
            # Unless an answer is expected, what begins like one is a key with Alt.
            least = 1 if self._waits else 2
            sizes = range(len(_ASKED) - 1, least - 1, -1)
            begun = len(data) - next((size for size in sizes if data.endswith(_ASKED[:size])), 0)
        self._rest = data[begun:]
        return data[:begun]

    def flush(self) -> bytes:
        """The held-back input, which is no answer since nothing more came for a while."""
        if self._waits and self._rest.startswith(_ASKED):
            return b""
        kept, self._rest = self._rest, b""
        return kept

    def _take(self, found: re.Match[bytes]) -> bytes:
        if self._waits:
            self._until = 0.0
            self._answered(found[1])
        return b""


def is_light(color: bytes) -> bool:
    """Whether a colour, in the form terminals report, needs dark letters."""
    parts = [part for part in color.split(b"/") if part][:3]
    shares = [int(part, 16) / (16 ** len(part) - 1) for part in parts]
    weights = (0.2126, 0.7152, 0.0722)
    brightness = sum(weight * share for weight, share in zip(weights, shares, strict=False))
    return bool(brightness > 0.5)  # noqa: PLR2004 (half of white)


class TerminalDriver(LinuxDriver):
    """Reads keys and pastes from a terminal, and notices when it is gone."""

    class Gone(Message):
        """The terminal is gone."""

    @dataclass
    class Background(Message):
        """The terminal reported its background colour."""

        is_light: bool
        """Whether the background is light."""

    is_gone = False
    """Whether the terminal is gone, so that nothing can be written to it."""

    @cached_property
    def _answers(self) -> AnswerFilter:
        return AnswerFilter(lambda color: self.process_message(self.Background(is_light(color))))

    def run_input_thread(self) -> None:
        """Read until input is disabled, through the filter."""
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
        """Pass on keys and pastes."""
        characters, pastes = CharacterFilter(), PasteFilter()
        while not ended.is_set():
            ready, _, _ = select.select([terminal], [], [], TICK)
            if ended.is_set():
                return
            if not ready:
                late = self._answers.feed(characters.flush()) + self._answers.flush()
                rest = pastes.feed(late) + pastes.flush()
                _write_all(sink, keys_apart(rest), ended)
                continue
            try:
                data = os.read(terminal, CHUNK)
            except OSError:
                data = b""
            if not data:
                self._report_end()
                return
            arrived = pastes.feed(self._answers.feed(characters.feed(data)))
            _write_all(sink, keys_apart(arrived), ended)

    def _report_end(self) -> None:
        self.is_gone = True
        # Whoever waits for the terminal now would wait forever.
        watchdog = Timer(PATIENCE, os._exit, (1,))
        watchdog.daemon = True
        watchdog.start()
        self.process_message(self.Gone())

    def write(self, data: str) -> None:
        """Write to the terminal, unless it is gone."""
        if not self.is_gone:
            super().write(data)


class AskingDriver(TerminalDriver):
    """Start application mode, and query the background colour."""

    def start_application_mode(self) -> None:
        """Take over the terminal, and send the query."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if os.environ.get("TERM", "dumb") not in _CONSOLES:
            self._answers.wait()
            self.write(ASK_BACKGROUND)
            self.flush()


def _write_all(sink: int, data: bytes, ended: Event) -> None:
    """Write bytes to a pipe, in chunks that fit."""
    while data and not ended.is_set():
        _, ready, _ = select.select([], [sink], [], TICK)
        if ready:
            data = data[os.write(sink, data[: select.PIPE_BUF]) :]
