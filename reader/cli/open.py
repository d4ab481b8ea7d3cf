"""Opening the screen from the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.lazy import absent

if TYPE_CHECKING:
    from reader.workspace.paths import Workspace


def has_terminal() -> bool:
    """Whether there is a terminal to show texts in."""
    if os.environ.get("TEXTUAL_DRIVER"):
        # In a browser, a server connects the terminal through pipes.
        return True
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def show(
    workspace: Workspace, paths: Sequence[Path], settings: Path, *, repairing: bool = False
) -> None:
    """Show texts until the user quits.

    Args:
        workspace: The workspace that holds their annotations.
        paths: Their files; without any, those of the last session.
        settings: The user's settings file.
        repairing: Whether to begin with annotations that are lost or uncertain.
    """
    # TLS takes an eighth of the empty screen's memory, and the screen uses no network.
    with absent("ssl"):
        import asyncio  # noqa: F401 (Textual needs it, whole or without TLS)
    from reader.ui.app import ReaderApp

    ReaderApp(workspace, paths, settings=settings, repairing=repairing).run()
