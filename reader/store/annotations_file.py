"""Where the database is kept: one JSON file, replaced atomically, under a lock for all processes.

The content is kept in memory, since TinyDB reads it at each call; before each write the file is
compared with it, byte for byte.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.files import remove_unfinished, replace_file
from reader.lazy import lazy
from reader.store.json_file import FORMAT, META, NOTHING, Content, Tables, parse, render

if TYPE_CHECKING:
    import filelock
else:
    filelock = lazy("filelock")

_SETTLED_NS = 50_000_000
"""Nanoseconds after which a file's time is sure to show the next change, since file systems' clocks
are coarse."""


class FileStorage:
    """The annotations file. `read` costs nothing; `write` happens inside `transaction`.

    It is a storage as TinyDB calls it, which is not imported for that: to read needs none.
    """

    def __init__(self, path: Path, lock_timeout: float) -> None:
        self.path = path
        """The file, which may not exist yet; may be a symbolic link."""
        self.notices: tuple[str, ...] = ()
        """Warnings about the file, one sentence each."""
        self._lock_timeout = lock_timeout
        self._content = NOTHING
        self._pending: Tables | None = None
        self._seen: tuple[int, ...] | None = None

    @property
    def backup(self) -> Path:
        """The file with the last good copy."""
        return self._beside(".bak")

    @property
    def content(self) -> Content:
        """The file's content when it was last read or written."""
        return self._content

    @property
    def backup_time(self) -> datetime | None:
        """When the last good copy was made, or None if there is none."""
        try:
            return datetime.fromtimestamp(self.backup.stat().st_mtime, UTC)
        except OSError:
            return None

    def read(self) -> Tables:
        """The tables as last read or written; in a transaction, as they will be written."""
        tables = self._content.tables if self._pending is None else self._pending
        return dict(tables)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Set the tables; the file follows when the transaction ends."""
        if self._pending is None:
            raise RuntimeError("FileStorage.write was called outside a transaction")
        self._pending = dict(data)

    def is_settled(self) -> bool:
        """Whether the file's status shows that it has not changed since it was read or written."""
        return self._seen is not None and self._seen == _glance(self.path)

    def reload(self) -> bool:
        """Read the file again if it has changed; returns whether it had.

        Raises:
            ReaderError: It does not parse or cannot be read; what was known stays.
        """
        if self.is_settled():
            return False
        before = self._content
        self._load()
        if self._content is before:
            return False
        # A reading process must not wait, and may lack permission for the copy.
        with suppress(ReaderError, OSError):
            if self._is_ahead():
                with self.locked(timeout=0):
                    if self._is_ahead():
                        self._back_up()
        return True

    def _is_ahead(self) -> bool:
        """Whether the last good copy differs from what was last read."""
        if not self._content.tables:
            return False
        return not self.backup.exists() or self.backup.read_bytes() != self._content.raw

    @contextmanager
    def locked(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the lock that keeps other processes from writing.

        Raises:
            ReaderError: Another process held it until the timeout, or the folder is read-only.
        """
        patience = self._lock_timeout if timeout is None else timeout
        lock = filelock.FileLock(self._beside(".lock"), patience)
        try:
            self._beside("").parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as error:
            raise ReaderError(
                f"{self.path} is being written by another program, which did not finish within "
                f"{lock.timeout:g} seconds. Nothing was saved; try again."
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock from reading to writing; write when the block ends without an error.

        Raises:
            ReaderError: The file could not be locked, read or written. It is unchanged, and so is
                what `read` returns.
        """
        with self.locked():
            self._load()
            self._check_format()
            self._pending = dict(self._content.tables)
            try:
                yield
                self._commit(self._pending)
            finally:
                self._pending = None

    def restore_backup(self) -> Path | None:
        """Restore the last good copy; returns where the replaced file is kept, if there was one.

        Raises:
            ReaderError: There is no good copy; nothing was changed.
        """
        with self.locked():
            try:
                raw = self.backup.read_bytes()
                parse(raw)
            except (OSError, ReaderError) as error:
                raise ReaderError(f"{self.backup} is no good copy: {_why(error)}.") from error
            target = self._beside("")
            try:
                aside = _set_aside(target, "broken") if os.path.lexists(target) else None
                replace_file(target, raw, like=self.backup)
            except OSError as error:
                raise self._unwritable(error) from error
            self._load()
            return aside

    def _load(self) -> None:
        seen = _glance(self.path)
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            self._missing()
            return
        except OSError as error:
            raise ReaderError(f"{self.path} cannot be read: {_why(error)}.") from error
        if raw != self._content.raw or self._content is NOTHING:
            self._content = self._parse(raw)
        self.notices = tuple(f"{self.path.name}: {fact}." for fact in self._content.lost)
        self._seen = seen if seen and _is_old(seen) else None

    def _parse(self, raw: bytes) -> Content:
        if not raw.strip() and not self._content.raw and not self.backup.exists():
            return Content(raw, {}, {})
        try:
            return parse(raw, self._content)
        except ReaderError as error:
            advice = "Mend it by hand"
            if made := self.backup_time:
                advice += (
                    f", or put back the last good copy, of {made.astimezone():%Y-%m-%d %H:%M}, "
                    f"with: reader check --restore"
                )
            raise ReaderError(f"{self.path}, {error}. It was left as it is. {advice}.") from error

    def _check_format(self) -> None:
        row = self._content.tables.get(META, {}).get("format")
        version = row.get("version") if isinstance(row, dict) else None
        if isinstance(version, int) and version > FORMAT:
            raise ReaderError(
                f"{self.path} was written by a newer version of this program (format {version}); "
                "update it to change the file."
            )

    def _missing(self) -> None:
        self._seen = None
        if self._content.raw:
            self.notices = (f"{self.path} is gone; the next change writes it again.",)
        elif self.backup.exists():
            self.notices = (f"{self.path} is gone, but its last good copy is there.",)
        else:
            self.notices = ()

    def _commit(self, tables: Tables) -> None:
        target = self._beside("")
        content = render(tables, self._content)
        if content.raw == self._content.raw and target.exists():
            return
        try:
            remove_unfinished(target)
            if self._content.lost and target.exists():
                self._copy_aside(target)
            if not self._content.raw and self.backup.exists():
                _set_aside(self.backup, "kept")
            replace_file(target, content.raw)
        except OSError as error:
            raise self._unwritable(error) from error
        self._content = content
        self.notices = ()
        seen = _glance(self.path)
        self._seen = seen if seen and _is_old(seen) else None
        try:
            self._back_up()
        except OSError as error:
            # Only the copy failed; the file itself is safe.
            self.notices = (f"{self.backup} could not be written: {_why(error)}.",)

    def _back_up(self) -> None:
        """Write the current content to the last good copy."""
        replace_file(self.backup, self._content.raw, like=self._beside(""), durable=False)

    def _copy_aside(self, target: Path) -> None:
        """Keep the original of a file whose content the tables can't fully represent."""
        replace_file(_free(target, "edited"), self._content.raw, like=target)

    def _beside(self, suffix: str) -> Path:
        """A path beside the file itself, with symbolic links followed."""
        real = Path(os.path.realpath(self.path))
        return real.with_name(real.name + suffix)

    def _unwritable(self, error: OSError) -> ReaderError:
        return ReaderError(
            f"{self.path} cannot be written: {_why(error)}. Nothing was changed in it."
        )


def _glance(path: Path) -> tuple[int, ...] | None:
    """The parts of a file's status that change with it, or None if there is no file."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino, seen.st_dev


def _is_old(glance: tuple[int, ...]) -> bool:
    return time.time_ns() - max(glance[0], glance[1]) > _SETTLED_NS


def _set_aside(path: Path, word: str) -> Path:
    """Keep a file under a dated name; it is moved only if it cannot be hard-linked."""
    aside = _free(path, word)
    try:
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)
    return aside


def _free(path: Path, word: str) -> Path:
    """An unused dated name beside a file."""
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    aside = path.with_name(f"{path.name}.{word}-{stamp}")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}.{word}-{stamp}-{number}")
    return aside


def _why(error: OSError | ReaderError) -> str:
    """The reason for an error, without the number and file name that Python adds."""
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).rstrip(".")
