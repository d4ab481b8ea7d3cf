"""The command `reader`.

To open texts is what somebody waits for, so a line of nothing but files goes to the screen
without the library that reads command lines. It means the same either way.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.cli.open import has_terminal, show
from reader.errors import ReaderError


def main() -> None:
    """Run the command."""
    # What a verb loads is no garbage before it ends; the screen collects again once it is there.
    gc.disable()
    if not opens_files(sys.argv[1:]) or "_READER_COMPLETE" in os.environ or not has_terminal():
        from reader.cli.main import run

        run()
        return
    try:
        _open([Path(word) for word in sys.argv[1:]])
    except ReaderError as error:
        from reader.cli.output import complain

        complain(str(error))
        sys.exit(1)


def opens_files(words: Sequence[str]) -> bool:
    """Whether words are nothing but files, as no verb, option or name of a text looks."""
    return all(
        not word.startswith("-") and ("/" in word or "." in word) and Path(word).is_file()
        for word in words
    )


def _open(paths: Sequence[Path]) -> None:
    from reader import locations
    from reader.workspace import paths as workspace

    found = workspace.find(None, os.environ, Path.cwd())
    show(found, paths, locations.path_of(None, os.environ))


if __name__ == "__main__":
    main()
