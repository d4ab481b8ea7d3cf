"""Files that change with a step of the store, such as a draft that something is sent to."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError
from reader.files import replace_file


class FileConflictError(ReaderError):
    """A file can't be changed back, since someone else changed it meanwhile."""


class FileChange(NamedTuple):
    """A change of one passage in a file of text."""

    path: str
    """The file."""
    start: int
    """Where the passage begins, in characters."""
    old: str
    """Its text before the change."""
    new: str
    """Its text after the change."""
    before: str
    """The SHA-256 of the whole file before the change; empty where there was none."""
    after: str
    """The SHA-256 of the whole file after the change; empty where there is none."""

    def reversed(self) -> FileChange:
        """The change that takes this one back."""
        return self._replace(old=self.new, new=self.old, before=self.after, after=self.before)

    def make(self) -> None:
        """Change the file.

        Raises:
            FileConflictError: Someone else changed it meanwhile.
            ReaderError: It can't be written.
        """
        path = Path(self.path)
        try:
            found = path.read_bytes() if path.exists() else b""
            if (digest(found) if path.exists() else "") != self.before:
                raise FileConflictError(f"{path.name} was edited since, and left as it is now.")
            if not self.after:
                path.unlink()
                return
            text = found.decode()
            text = text[: self.start] + self.new + text[self.start + len(self.old) :]
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path.resolve(), text.encode())
        except OSError as error:
            raise ReaderError(f"{path} can't be written: {error.strerror or error}.") from error


def change_of(path: Path, before: str | None, after: str) -> FileChange:
    """The change of a file in UTF-8 from one content to another.

    Args:
        path: The file.
        before: Its content before; None where there was none.
        after: Its content after.
    """
    old = before or ""
    start = _alike(old, after)
    end = _alike(old[start:][::-1], after[start:][::-1])
    return FileChange(
        str(path.absolute()),
        start,
        old[start : len(old) - end],
        after[start : len(after) - end],
        "" if before is None else digest(before.encode()),
        digest(after.encode()),
    )


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()
