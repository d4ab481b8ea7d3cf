"""The `pandoc` executable: where it is, whether it is new enough, and one run of it.

Pandoc holds a whole CSL processor, which prints the styles that Reader does not print itself.
"""

from __future__ import annotations

import contextlib
import json
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
from typing import Any

from reader.errors import ReaderError

SECONDS = 3.0
"""How long a run may take."""
OLDEST = 3
"""The first major version that prints styles as it is needed here."""
ABSENT = (
    "Only pandoc prints this style, and it is not on this machine: "
    "install pandoc, or reader-tui[csl] with pip."
)
"""What to say where there is none."""


def run(arguments: Sequence[str], document: object, seconds: float = SECONDS) -> Any:
    """What pandoc makes of a document; both as JSON.

    Args:
        arguments: What pandoc is told besides.
        document: Its own tree of a document.
        seconds: How long it may take.

    Raises:
        ReaderError: There is no pandoc, it is too old, it takes too long, or it complains.
    """
    program = executable()
    if program is None:
        raise ReaderError(ABSENT)
    _check_version(program)
    command = [program, "--sandbox", "--from=json", "--to=json", *arguments]
    code, out, told = _outcome(command, json.dumps(document).encode(), seconds)
    if code:
        raise ReaderError(f"Pandoc could not print this style: {_one_line(told)}.")
    try:
        return json.loads(out)
    except ValueError as error:
        raise ReaderError("Pandoc answered with something that is no JSON.") from error


def executable() -> str | None:
    """The program's file: on the path, else the one that `pypandoc-binary` brings along."""
    found = shutil.which("pandoc")
    if found:
        return found
    package = find_spec("pypandoc")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder) / "files" / name
        if path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return None


def _check_version(program: str) -> None:
    """Raise a ReaderError where a program is older than the oldest that will do."""
    try:
        changed = Path(program).stat().st_mtime_ns
    except OSError:
        changed = 0
    version = _version(program, changed)
    if not version or int(version.partition(".")[0]) < OLDEST:
        told = f"is version {version}" if version else "does not say its version"
        raise ReaderError(f"This style needs pandoc {OLDEST} or newer, and {program} {told}.")


@lru_cache(maxsize=4)
def _version(program: str, changed: int) -> str:  # noqa: ARG001 — another file is asked again
    """What version a program says it is, or nothing."""
    _, out, _ = _outcome([program, "--version"], b"", SECONDS)
    found = re.match(rb"pandoc\S*\s+(\d+(?:\.\d+)*)", out)
    return found[1].decode() if found else ""


def _outcome(command: Sequence[str], given: bytes, seconds: float) -> tuple[int, bytes, bytes]:
    """What a program ends with, prints and complains of; it and its children end in time."""
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
                f"Pandoc took longer than {seconds:g} s for this style: it was stopped."
            ) from error
        finally:
            if process.returncode is None:
                _end(process)
    return process.returncode, out, told


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    with contextlib.suppress(OSError):
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _one_line(told: bytes) -> str:
    """The complaint that a program ended with, on one line and not too long."""
    words = " ".join(told.decode(errors="replace").split())
    return words[:200].rstrip(".") or "it does not say why"
