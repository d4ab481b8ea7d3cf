"""Run the person's own editor in place of the program."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.errors import ReaderError

USUAL = "notepad" if sys.platform == "win32" else "vi"
"""The default editor."""
WITH_COLON = {"hx", "helix", "subl", "zed"}
"""Editors that accept a line after the file's name, as in `file:12`."""
WITH_GOTO = {"code", "code-insiders", "codium", "cursor"}
"""Editors that accept it after `--goto`, and need `--wait`."""


def edit(path: Path, line: int | None = None) -> None:
    """Let a person edit a file until they leave the editor.

    Args:
        path: The file.
        line: The line to start at, from 1.

    Raises:
        ReaderError: There is no such editor, or it failed.
    """
    asked = chosen(os.environ)
    # C-c is for the editor alone. A handler is not inherited, as ignoring it would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(command(asked, path, line), check=False).returncode  # noqa: S603 (the person's own)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(
            f"{asked} can't be started ({reason}): set VISUAL or EDITOR to your editor."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        raise ReaderError(f"{asked} ended with status {status}: nothing was taken from it.")


def chosen(environ: Mapping[str, str]) -> str:
    """The editor that a person chose, as a command line."""
    return environ.get("VISUAL") or environ.get("EDITOR") or USUAL


def command(asked: str, path: Path, line: int | None) -> list[str]:
    """The command line that starts an editor on a file.

    Raises:
        ValueError: A quote in `asked` is never closed.
    """
    words = shlex.split(asked, posix=sys.platform != "win32") or [USUAL]
    name = Path(words[0]).stem.casefold()
    if name in WITH_GOTO:
        place = str(path) if line is None else f"{path}:{line}"
        return [*words, *(["--wait"] if "--wait" not in words else []), "--goto", place]
    if line is None or name == "notepad":
        return [*words, str(path)]
    if name in WITH_COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]
