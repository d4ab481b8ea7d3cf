"""Where the texts, the annotations and the program's own memory are."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs

from reader.errors import ReaderError
from reader.workspace.source_file import name_of

VARIABLE = "READER_WORKSPACE"
"""The environment variable that names a workspace."""
_APP = "reader-tui"
_TEXTS = "texts"
_PACKAGE = Path(__file__).parents[1]


class Workspace(NamedTuple):
    """A folder with texts and annotations."""

    root: Path
    """Absolute."""

    @property
    def texts(self) -> Path:
        """The folder of the texts; there may be none yet."""
        return self.root / _TEXTS

    @property
    def annotations_file(self) -> Path:
        """The file of all annotations; there may be none yet."""
        return self.root / "annotations" / "annotations.json"

    @property
    def state_dir(self) -> Path:
        """Where what is only of this machine belongs, such as reading positions."""
        state = platformdirs.user_state_path(_APP, appauthor=False)
        return state / "workspaces" / name_of(self.root)

    def relative(self, path: Path) -> str:
        """A path as a document's record has it: below the workspace, or else absolute; with `/`."""
        absolute = _absolute(path, self.root)
        for inside, root in ((absolute, self.root), (absolute.resolve(), self.root.resolve())):
            if inside.is_relative_to(root):
                return inside.relative_to(root).as_posix()
        return absolute.as_posix()

    def absolute(self, recorded: str) -> Path:
        """The path that a document's record means: the inverse of `relative`."""
        return _absolute(Path(recorded), self.root)


def find(option: Path | None, environ: Mapping[str, str], cwd: Path) -> Workspace:
    """The workspace to use.

    That is the one that was asked for, else the environment's, else the current directory if it
    has `texts/`, else the user's own, which gets the sample articles when it is first used.

    Args:
        option: What `--workspace` says.
        environ: The environment's variables.
        cwd: The current directory.

    Raises:
        ReaderError: The folder that was asked for is none, or the user's can't be made.
    """
    if option is not None:
        return _asked_for(option, cwd, "--workspace")
    if environ.get(VARIABLE):
        return _asked_for(Path(environ[VARIABLE]), cwd, f"${VARIABLE}")
    if (cwd / _TEXTS).is_dir():
        return Workspace(_absolute(cwd, cwd))
    own = Workspace(platformdirs.user_data_path(_APP, appauthor=False).absolute())
    _furnish(own)
    return own


def samples() -> Path:
    """The folder of the sample articles: in the package, or beside it in a checkout."""
    inside = _PACKAGE / _TEXTS
    return inside if inside.is_dir() else _PACKAGE.parent / _TEXTS


def _asked_for(path: Path, cwd: Path, by: str) -> Workspace:
    # What no shell has read may still begin with `~`.
    root = _absolute(Path(os.path.expanduser(path)), cwd)  # noqa: PTH111 - its own may raise
    if not root.exists():
        raise ReaderError(f"There is no folder {root} ({by}): make it first.")
    if not root.is_dir():
        raise ReaderError(f"{root} ({by}) is not a folder.")
    return Workspace(root)


def _absolute(path: Path, base: Path) -> Path:
    """A path without `..`, and without following links, which a person would not recognize."""
    return Path(os.path.normpath(base.absolute() / path))


def _furnish(workspace: Workspace) -> None:
    """Put the samples into a workspace that has no texts yet."""
    if workspace.texts.is_dir():
        return
    try:
        workspace.root.mkdir(parents=True, exist_ok=True)
        unfinished = workspace.root / f".{_TEXTS}.{os.getpid()}"
        unfinished.mkdir()
        for sample in sorted(samples().glob("*.md")):
            shutil.copyfile(sample, unfinished / sample.name)
        _put(unfinished, workspace.texts)
    except OSError as error:
        raise ReaderError(
            f"Could not make the workspace {workspace.root}: {error.strerror or error}. "
            f"Name another with --workspace or ${VARIABLE}."
        ) from error


def _put(unfinished: Path, texts: Path) -> None:
    """Give a folder its name, unless another program was first."""
    try:
        unfinished.rename(texts)
    except OSError as error:
        if error.errno not in {errno.EEXIST, errno.ENOTEMPTY}:
            raise
        with suppress(OSError):
            shutil.rmtree(unfinished)
