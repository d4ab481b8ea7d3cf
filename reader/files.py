"""Replace a file completely or not at all, even if the program is killed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_UNFINISHED = ".tmp"


def replace_file(
    path: Path, data: bytes, *, like: Path | None = None, durable: bool = True
) -> None:
    """Replace a file with `data`, or leave it as it was.

    Args:
        path: The place itself; a symbolic link there would be replaced, not followed.
        data: All of the new file.
        like: The file whose owner and permissions the new one gets; the old one at `path`
            if not said. Where there is none, a new file gets what the umask leaves.
        durable: Whether to wait until the disk has it.

    Raises:
        OSError: Nothing was changed and nothing is left over.
    """
    model = _stat(like or path)
    unfinished = path.with_name(f".{path.name}.{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        _write(unfinished, data, model, durable=durable)
        unfinished.replace(path)
    finally:
        # It is not there any more if it has taken its place.
        with suppress(OSError):
            unfinished.unlink()
    if durable:
        sync_directory(path.parent)


def remove_unfinished(path: Path) -> None:
    """Remove what killed writers of a file left beside it.

    Only the one that may write the file may call this: the others' work would be removed too.
    """
    with suppress(OSError):
        for entry in os.scandir(path.parent):
            if entry.name.startswith(f".{path.name}.") and entry.name.endswith(_UNFINISHED):
                Path(entry.path).unlink()


def sync_directory(folder: Path) -> None:
    """Wait until a rename in a directory is on disk, where the system can report that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _write(path: Path, data: bytes, model: os.stat_result | None, *, durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # Permissions are never wider than those of the final file, even before the mode is set.
    descriptor = os.open(path, flags, 0o666 if model is None else 0o600)
    with os.fdopen(descriptor, "wb") as file:
        if model is not None:
            _liken(path, model)
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def _liken(path: Path, model: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only root may give a file away; anyone else's new file stays their own.
        with suppress(PermissionError):
            os.chown(path, model.st_uid, model.st_gid)
    path.chmod(stat.S_IMODE(model.st_mode))
