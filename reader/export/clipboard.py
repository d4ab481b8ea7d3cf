"""Copying: to the terminal's clipboard, the system's, tmux's, or otherwise to a file.

OSC 52 reaches the person's own machine over SSH; the system's clipboard works where the
terminal refuses that. Neither confirms reliably, so every way that could work is tried in
parallel, each in a thread of its own, and none is waited for beyond a limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

import pyperclip

from reader import options
from reader.errors import ReaderError
from reader.export import rich_text

LIMIT = 0.18
"""The time limit of a copy in seconds; a way that has not succeeded by then has failed."""
OSC_52_BYTES = 74_000
"""The longest text, in bytes, that terminals are known to accept by OSC 52."""
DEAF_TERMINALS = {"", "dumb", "linux", "unknown"}
"""Values of `TERM` whose terminals have no clipboard."""

_COPY = """\
import sys, pyperclip
text = sys.stdin.buffer.read().decode()
pyperclip.copy(text)
sys.exit(pyperclip.paste() != text)
"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a copied text went."""

    ways: tuple[str, ...]
    """The clipboards that accepted it, in words; empty if none did."""
    file: Path | None = None
    """The file that it was written to otherwise."""

    def __str__(self) -> str:
        """The end of a notice about the copy."""
        return f"in {self.file}" if self.file else " and ".join(self.ways)


class Clipboard:
    """Copies texts in every way that the terminal may support."""

    def __init__(
        self,
        send_osc52: Callable[[str], None],
        spill: Path,
        environ: Mapping[str, str] = os.environ,
        rich: str = options.DEFAULT_RICH,
    ) -> None:
        """Use the clipboards that this terminal may have.

        Args:
            send_osc52: Sends a text to the terminal's clipboard; must not wait for it.
            spill: The file that a text is written to when no way works.
            environ: The environment variables, which describe the terminal.
            rich: One of `options.RICH`: where HTML goes.
        """
        self._send_osc52 = send_osc52
        self._spill = spill
        self._environ = environ
        self.rich = rich
        """One of `options.RICH`."""

    def copy(self, text: str, html: str = "") -> Delivery:
        """Copy a text in every way that may work, within `LIMIT` seconds.

        Args:
            text: The text.
            html: The text with its italics, for programs that accept HTML.

        Raises:
            ReaderError: No way worked, and it could not be put in a file either.
        """
        deadline = time.monotonic() + LIMIT
        program = rich_text.program(self._environ) if html and self.rich != "never" else None
        if program and self.rich == "first" and self._is_local and not program.holds_both:
            program.select(text, is_html=False, is_primary=True)
            if program.select(html, is_html=True, is_primary=False):
                return Delivery(("the system clipboard, as rich text",))
        attempts = [
            _Attempt("the system clipboard", lambda: self._copy_locally(text, html, program))
        ]
        if "TMUX" in self._environ:
            attempts.append(_Attempt("tmux", lambda: self._copy_to_tmux(text)))
        ways = []
        if self._terminal_listens(text):
            self._send_osc52(text)
            ways.append("the terminal")
        ways += [attempt.way for attempt in attempts if attempt.worked_by(deadline)]
        return Delivery(tuple(ways)) if ways else Delivery((), self._put_in_file(text))

    @property
    def _is_local(self) -> bool:
        """Whether the person uses this machine directly, and not over SSH."""
        return not {"SSH_CONNECTION", "SSH_TTY"} & self._environ.keys()

    def _copy_locally(self, text: str, html: str, program: rich_text.Program | None) -> bool:
        """Copy to the system's own clipboard, then add HTML."""
        worked = _copy_locally(text)
        if program is not None:
            beside = partial(_put_beside, program, text, html)
            # It is not awaited, since PowerShell is slow to start.
            Thread(target=beside, daemon=True).start()
        return worked

    def _terminal_listens(self, text: str) -> bool:
        """Whether the terminal can be expected to accept a text by OSC 52.

        Within tmux and GNU screen it is they who decide; tmux is asked by its own command.
        """
        environ = self._environ
        return (
            environ.get("TERM", "") not in DEAF_TERMINALS
            and environ.get("TERM_PROGRAM") != "Apple_Terminal"
            and "STY" not in environ
            and len(text.encode(errors="replace")) <= OSC_52_BYTES
        )

    def _copy_to_tmux(self, text: str) -> bool:
        """Load a text into tmux's buffer, which also sends it to the outer terminal."""
        tmux = shutil.which("tmux", path=self._environ.get("PATH"))
        if tmux is None:
            return False
        done = subprocess.run(  # noqa: S603 (a fixed command; the text goes in by its input)
            [tmux, "load-buffer", "-w", "-"],
            input=text.encode(errors="replace"),
            env=dict(self._environ),
            capture_output=True,
            timeout=5 * LIMIT,
            check=False,
        )
        return done.returncode == 0

    def _put_in_file(self, text: str) -> Path:
        try:
            self._spill.parent.mkdir(parents=True, exist_ok=True)
            self._spill.write_text(text + "\n", encoding="utf-8", errors="replace")
        except OSError as error:
            raise ReaderError(
                f"Nothing was copied: neither the terminal nor the system has a clipboard, and "
                f"{self._spill} can't be written ({error.strerror})."
            ) from error
        return self._spill


def _put_beside(program: rich_text.Program, text: str, html: str) -> None:
    """Have a program provide HTML beside the plain text."""
    if program.holds_both:
        program.copy(text, html)
    else:
        program.select(html, is_html=True, is_primary=True)


class _Attempt:
    """An attempt to copy in one way, in a daemon thread."""

    def __init__(self, way: str, copy: Callable[[], bool]) -> None:
        self.way = way
        self._copy = copy
        self._worked = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._worked = self._copy()
        except (OSError, subprocess.SubprocessError):
            self._worked = False

    def worked_by(self, deadline: float) -> bool:
        """Whether it has succeeded by a time of `time.monotonic`."""
        self._thread.join(max(deadline - time.monotonic(), 0))
        return self._worked


def _copy_locally(text: str) -> bool:
    """Copy to the system's own clipboard, if there is one.

    In a child process: the programs that pyperclip runs may wait for a display that does not
    answer, and complain on the terminal that is being drawn on. What was copied is read back,
    since they do not all say when they failed.
    """
    copier: object = pyperclip.determine_clipboard()[0]
    if not copier:
        return False
    done = subprocess.run(  # noqa: S603 (this program's own interpreter)
        [sys.executable, "-P", "-X", "utf8", "-c", _COPY],
        input=text.encode(errors="replace"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=5 * LIMIT,
        check=False,
    )
    return done.returncode == 0
