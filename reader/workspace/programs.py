"""External programs that a person configures: one looks words up, one reads aloud.

Each is run without a shell, with limits, and whatever is asked of it is one argument.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from reader.errors import ReaderError

SECONDS = 5.0
"""How long a lookup may take."""
MOST = 64 * 1024
"""The most bytes of output that are kept."""
WORD = "{word}"
"""Stands for the word to look up, in the command for that."""
VOICES = (("spd-say", "--wait"), ("espeak-ng",))
"""The programs that can read aloud, the best first, each with its arguments."""


def looked_up(command: str, word: str, seconds: float = SECONDS) -> str:
    """A program's answer about a word, truncated if it is too long.

    Args:
        command: The command; `WORD` in it stands for the word, which else comes last.
        word: The word to look up.
        seconds: How long it may take.

    Raises:
        ReaderError: The command is empty, can't be run, takes too long, or prints nothing.
    """
    asked = " ".join(word.split()).lstrip("-")
    if not asked:
        raise ReaderError("There is no word here to look up.")
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ReaderError(f"lookup in the settings is no command: {error}.") from error
    if not words:
        raise ReaderError("lookup in the settings is empty: write a command there.")
    if not any(WORD in each for each in words):
        words.append(WORD)
    said, is_cut = _answer([each.replace(WORD, asked) for each in words], seconds)
    text = said.decode("utf-8", "replace").strip()
    if not text:
        raise ReaderError(f"{words[0]} says nothing of “{asked}”.")
    return f"{text}\n…" if is_cut else text


def _answer(command: Sequence[str], seconds: float) -> tuple[bytes, bool]:
    """The output of a program, errors included, and whether it was truncated."""
    try:
        process = subprocess.Popen(  # noqa: S603 — a list of arguments, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(
            f"{command[0]} can't be run ({reason}): lookup in the settings names it."
        ) from error
    said = bytearray()
    until = time.monotonic() + seconds
    try:
        with selectors.DefaultSelector() as waiting:
            assert process.stdout is not None  # noqa: S101 — it was asked for
            waiting.register(process.stdout, selectors.EVENT_READ)
            while len(said) <= MOST:
                left = until - time.monotonic()
                if left <= 0 or not waiting.select(left):
                    raise ReaderError(
                        f"{command[0]} took longer than {seconds:g} s: it was stopped."
                    )
                piece = os.read(process.stdout.fileno(), MOST)
                if not piece:
                    break
                said += piece
    finally:
        end(process)
        if process.stdout is not None:
            process.stdout.close()
        process.wait()
    return bytes(said[:MOST]), len(said) > MOST


def voice() -> list[str]:
    """The command for reading aloud; the text follows it.

    Raises:
        ReaderError: There is none.
    """
    for name, *told in VOICES:
        if shutil.which(name):
            return [name, *told]
    names = " or ".join(name for name, *_ in VOICES)
    raise ReaderError(f"Nothing here reads aloud: install {names}.")


def say(command: Sequence[str], text: str) -> subprocess.Popen[bytes]:
    """A program that is reading a text aloud.

    Raises:
        ReaderError: It can't be run.
    """
    try:
        return subprocess.Popen(  # noqa: S603 — a list of arguments, and no shell
            [*command, "--", " ".join(text.split())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{command[0]} can't be run: {reason}.") from error


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all processes that it started."""
    with contextlib.suppress(OSError):
        if sys.platform != "win32" and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()


def hush(command: Sequence[str]) -> None:
    """Have a speech server stop speaking, if the command talks to one."""
    if command[0] == "spd-say":
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 — no shell
                [command[0], "--cancel"], check=False, timeout=1, stdin=subprocess.DEVNULL
            )
