"""The folders for texts, annotations and the program's state."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import platformdirs

from reader.annotations.names import encodable, with_bytes
from reader.errors import ReaderError
from reader.workspace.texts.source_file import name_of, stamp

VARIABLE = "READER_WORKSPACE"
"""The environment variable that names a workspace."""
_APP = "reader-tui"
_TEXTS = "texts"
_PACKAGE = Path(__file__).parents[1]


class Workspace(NamedTuple):
    """A folder with texts and annotations."""

    root: Path
    """The folder, as an absolute path."""

    @property
    def texts(self) -> Path:
        """The folder of the texts, which may not exist yet."""
        return self.root / _TEXTS

    @property
    def drafts(self) -> Path:
        """The folder of the drafts, which may not exist yet."""
        return self.root / "drafts"

    def is_draft(self, path: Path | None) -> bool:
        """Whether a file is a draft."""
        return path is not None and path.parent == self.drafts

    @property
    def annotations_file(self) -> Path:
        """The annotations file, which may not exist yet."""
        return self.root / "annotations" / "annotations.json"

    @property
    def state_dir(self) -> Path:
        """The folder for what belongs to this machine only, such as reading positions."""
        state = platformdirs.user_state_path(_APP, appauthor=False)
        return state / "workspaces" / name_of(self.root)

    @property
    def steps_file(self) -> Path:
        """The file with the undo steps of the last session."""
        return self.state_dir / "steps.json"

    def relative(self, path: Path) -> str:
        """The stored form of a path: relative to the workspace if inside it, with `/` as separator.

        It can be encoded whatever the file is called, and does not depend on how a system
        composes letters.
        """
        absolute = _absolute(path, self.root)
        found = absolute
        for inside, root in ((absolute, self.root), (_resolved(absolute), self.root.resolve())):
            if inside.is_relative_to(root):
                found = inside.relative_to(root)
                break
        written = found.as_posix()
        if written.isascii():
            return written
        composed = unicodedata.normalize("NFC", written)
        beside = stamp(self.root / composed) if composed != written else None
        # Two files whose names differ only in Unicode composition may be in one folder.
        return encodable(written if beside not in (None, stamp(absolute)) else composed)

    def absolute(self, recorded: str) -> Path:
        """The path of a stored form: the inverse of `relative`."""
        path = _absolute(Path(recorded), self.root)
        if recorded.isascii() and "\\x" not in recorded:
            return path
        return path if stamp(path) else _with_any_spelling(Path(with_bytes(str(path))))


def find(option: Path | None, environ: Mapping[str, str], cwd: Path) -> Workspace:
    """The workspace to use.

    That is the one that was asked for, else the environment's, else the current directory if it
    has `texts/`, else the user's own, which gets the sample articles when it is first used.

    Args:
        option: What `--workspace` says.
        environ: The environment's variables.
        cwd: The current directory.

    Raises:
        ReaderError: The requested folder is not a folder, or the user's can't be created.
    """
    if option is not None:
        return _asked_for(option, cwd, "--workspace")
    if environ.get(VARIABLE):
        return _asked_for(Path(environ[VARIABLE]), cwd, f"${VARIABLE}")
    if (cwd / _TEXTS).is_dir():
        return Workspace(_absolute(cwd, cwd))
    own = Workspace(platformdirs.user_data_path(_APP, appauthor=False).absolute())
    _add_samples(own)
    return own


def samples() -> Path:
    """The folder of the sample articles: in the package, or beside it in a source checkout."""
    inside = _PACKAGE / _TEXTS
    return inside if inside.is_dir() else _PACKAGE.parent / _TEXTS


def _asked_for(path: Path, cwd: Path, by: str) -> Workspace:
    # A path that came from no shell may still begin with `~`.
    root = _absolute(Path(os.path.expanduser(path)), cwd)  # noqa: PTH111 - its own may raise
    if not root.exists():
        raise ReaderError(f"There is no folder {root} ({by}): make it first.")
    if not root.is_dir():
        raise ReaderError(f"{root} ({by}) is not a folder.")
    return Workspace(root)


def _absolute(path: Path, base: Path) -> Path:
    """A path without `..`; symbolic links are not resolved, so that a person recognizes it."""
    return Path(os.path.normpath(base.absolute() / path))


def _resolved(path: Path) -> Path:
    """A path without symbolic links; as it is if it can't be that of a file."""
    try:
        return path.resolve()
    except ValueError:
        return path


def short_names(paths: Mapping[str, str]) -> dict[str, str]:
    """Labels for texts in a list: file names, with folders where names are shared.

    Args:
        paths: Their recorded paths, by id.
    """
    stems = {key: PurePosixPath(path).stem for key, path in paths.items()}
    shared = {stem for stem, count in Counter(stems.values()).items() if count > 1}
    return {
        key: stem
        if stem not in shared
        else paths[key].removesuffix(PurePosixPath(paths[key]).suffix).removeprefix(f"{_TEXTS}/")
        for key, stem in stems.items()
    }


def _with_any_spelling(path: Path) -> Path:
    """A path whose parts are spelled as in the folders, composed or decomposed."""
    found = Path(path.anchor)
    for part in path.relative_to(path.anchor).parts:
        found /= part if stamp(found / part) else _spelled_in(found, part)
    return found


def _spelled_in(folder: Path, name: str) -> str:
    """A name as a folder spells it; unchanged if nothing there has that name."""
    wanted = unicodedata.normalize("NFC", name)
    try:
        names = [entry.name for entry in folder.iterdir()]
    except (OSError, ValueError):
        return name
    return next((each for each in names if unicodedata.normalize("NFC", each) == wanted), name)


def _add_samples(workspace: Workspace) -> None:
    """Copy the sample articles into a workspace that has no texts yet."""
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
    """Rename the finished folder, unless another process was first."""
    try:
        unfinished.rename(texts)
    except OSError as error:
        if error.errno not in {errno.EEXIST, errno.ENOTEMPTY}:
            raise
        with suppress(OSError):
            shutil.rmtree(unfinished)
