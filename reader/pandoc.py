"""The `pandoc` executable: finding it, its version, and running it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from reader.errors import ReaderError

HOW_TO_INSTALL = "install pandoc, or reader-tui[csl] with pip"
"""The advice when pandoc is missing."""
OLDEST = 3
"""The first version that prints citations correctly in each style."""
_TELLING = 3.0
"""The time limit in seconds for asking for its version."""


class RefusedError(Exception):
    """Pandoc failed; its message is on one line and not too long."""


def executable(since: tuple[int, ...] = (OLDEST,)) -> str | None:
    """The executable: on the path, or that of `pypandoc-binary` if there is no newer one.

    Args:
        since: The first version that is of use.
    """
    found, packaged = shutil.which("pandoc"), _packaged()
    if found and packaged and is_older(version(found), since):
        return packaged
    return found or packaged


def _packaged() -> str | None:
    """The executable in `pypandoc-binary`, if that is installed."""
    package = find_spec("pypandoc")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder) / "files" / name
        if path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return None


def is_older(version: str, wanted: tuple[int, ...]) -> bool:
    """Whether a version is older than another; an unknown one counts as older."""
    return tuple(map(int, filter(None, version.split(".")))) < wanted


def version(program: str) -> str:
    """The version that a program reports; empty if it reports none."""
    try:
        changed = Path(program).stat().st_mtime_ns
    except OSError:
        changed = 0
    return _version(program, changed)


@lru_cache(maxsize=4)
def _version(program: str, changed: int) -> str:  # noqa: ARG001 — another file is asked again
    out = _outcome([program, "--version"], b"", _TELLING, "its version")[1]
    found = re.match(rb"pandoc\S*\s+(\d+(?:\.\d+)*)", out)
    return found[1].decode() if found else ""


def run(
    program: str, arguments: Sequence[str], given: bytes, *, seconds: float, task: str
) -> bytes:
    """The output of pandoc, run in its sandbox.

    Args:
        program: Its file.
        arguments: The command-line arguments.
        given: Its standard input.
        seconds: How long it may take.
        task: The task, for the message about a timeout.

    Raises:
        RefusedError: It reports an error.
        ReaderError: It can't be run, or takes too long.
    """
    code, out, told = _outcome([program, "--sandbox", *arguments], given, seconds, task)
    if code:
        words = " ".join(told.decode(errors="replace").split())
        raise RefusedError(words[:200].rstrip(".") or "it does not say why")
    return out


def _outcome(
    command: Sequence[str], given: bytes, seconds: float, task: str
) -> tuple[int, bytes, bytes]:
    """The exit status, output and error output of a program; it and its children end in time."""
    try:
        process = subprocess.Popen(  # noqa: S603 — a list of arguments, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise ReaderError(f"{command[0]} can't be run: {error.strerror or error}.") from error
    with process:
        try:
            out, told = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ReaderError(
                f"Pandoc took longer than {seconds:g} s for {task}: it was stopped."
            ) from error
        finally:
            if process.returncode is None:
                _end(process)
    return process.returncode, out, told


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all processes that it started."""
    with contextlib.suppress(OSError):
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
